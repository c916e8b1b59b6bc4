package link

import (
	"maps"
	"slices"

	"secondsource"
)

// wider finds what happened in a place, as some tell, of which others name only the
// state, whichever claims they stand in.
func (l *linker) wider() []*dispute {
	place, state := map[landed][]*proposition{}, map[landed][]*proposition{}
	var order []landed
	for _, c := range l.claims {
		for _, s := range c.stmts {
			for _, p := range s.props {
				l.landings(p, func(k landed, exact bool) {
					of := state
					if exact {
						of = place
					}
					if place[k] == nil && state[k] == nil {
						order = append(order, k)
					}
					if !slices.Contains(of[k], p) {
						of[k] = append(of[k], p)
					}
				})
			}
		}
	}
	var out []*dispute
	for _, k := range order {
		if len(place[k]) > 0 && len(state[k]) > 0 {
			out = append(out, sided("scope", "place", "one tells the place, the other only the country", false, cites(place[k]), cites(state[k])))
		}
	}
	return out
}

// landed is something that happens in a state, in one story.
type landed struct {
	story        int
	event, state int32
}

// landings calls f for every state in which a clause puts what happens: exact where
// it names the place.
func (l *linker) landings(p *proposition, f func(k landed, exact bool)) {
	if p.neg || p.unreal || p.noun {
		return
	}
	story, event := l.story[p.art.n], l.family(p.event)
	where := slices.Sorted(maps.Keys(p.where()))
	inside := map[int32]bool{}
	for _, x := range where {
		if st, ok := l.in[x]; ok {
			inside[st] = true
			f(landed{story, event, st}, true)
		}
	}
	for _, x := range where {
		if l.isState(x) && !inside[x] {
			f(landed{story, event, x}, false)
		}
	}
}

// cites are the places of clauses.
func cites(ps []*proposition) []secondsource.Place {
	var out []secondsource.Place
	for _, p := range ps {
		out = append(out, p.cite())
	}
	return out
}
