package extract

import (
	"slices"

	"secondsource"
	"secondsource/pack"
)

// who is what the reader keeps for telling who is who.
type who struct {
	names       []called
	nameOf      []int32         // for each token the index of its name, -1 for none
	nameEnds    map[string]bool // the ends of longer names met so far
	particles   map[string]bool // small words of surnames
	acting      map[string]bool // keys of names that speak somewhere, or stand beside a word for a person
	skip        map[int]*figure
	stateList   []string // ids of the states spoken of, most often first
	homeState   *string
	located     map[string]string
	actorMemo   map[string]*pack.Actor
	bodyMemo    map[string]*pack.Actor
	roleMemo    map[string]bool
	byParagraph map[int][]*found
	writer      *figure // "I" outside quotations
	placing     bool    // a description beside a person's name is being read
	voice       bool    // the phrase just read was a spokesperson's
}

// nameTypes are the types of the names that the pack knows, as the name finder has them.
var nameTypes = [nameKinds]string{personName: "PER", bodyName: "ORG", paperName: "ORG", thingName: "MISC", placeName: "LOC", stateName: "LOC", peopleName: "NORP"}

// missedNames adds the names of actors of the pack that the name finder left out.
func (r *reader) missedNames() {
	have := make([]bool, len(r.tok))
	for _, n := range r.d.Names {
		for first, last := r.tokensOf(n.Span); first <= last; first++ {
			have[first] = true
		}
	}
	for _, c := range r.names {
		if c.actor == nil || c.fig == nil || c.fig.doubt || nameTypes[c.kind] == "" || slices.Contains(have[c.first:c.last+1], true) {
			continue
		}
		span := secondsource.Span{Start: r.tok[c.first].Span.Start, End: r.tok[c.last].Span.End}
		r.d.Names = append(r.d.Names, secondsource.Name{Span: span, Type: nameTypes[c.kind], Entity: c.fig.ID})
	}
	slices.SortFunc(r.d.Names, func(a, b secondsource.Name) int { return a.Span.Start - b.Span.Start })
}

// record links the document's names to their actors and keeps the places of each
// figure as coreference.
func (r *reader) record() {
	if r.nameOf == nil {
		r.nameAll()
	}
	for i := range r.d.Names {
		n := &r.d.Names[i]
		first, last := r.tokensOf(n.Span)
		for k := last; k >= first; k-- {
			if c := r.nameOf[k]; c >= 0 && r.names[c].fig != nil && !r.names[c].fig.doubt {
				n.Entity = r.names[c].fig.ID
				break
			}
		}
	}
	r.missedNames()
	places, rest := r.places()
	speaks := map[*figure]bool{}
	for _, f := range r.found {
		speaks[f.fig] = true
	}
	for _, f := range r.cast.figures {
		at := places[f]
		if len(at) == 0 {
			continue
		}
		if len(at) > 1 {
			spans := make([]secondsource.Span, len(at))
			for i, m := range at {
				spans[i] = m.Span
			}
			r.d.Mentions = append(r.d.Mentions, spans)
		}
		if !f.thing && (f.named || f.doubt || speaks[f]) {
			r.d.Actors = append(r.d.Actors, secondsource.Actor{Speaker: f.Speaker, Doubtful: f.doubt, Mentions: at})
		}
	}
	for _, spans := range rest {
		if len(spans) > 1 {
			r.d.Mentions = append(r.d.Mentions, spans)
		}
	}
	slices.SortStableFunc(r.d.Actors, func(a, b secondsource.Actor) int { return a.Mentions[0].Span.Start - b.Mentions[0].Span.Start })
	slices.SortStableFunc(r.d.Mentions, func(a, b []secondsource.Span) int { return a[0].Start - b[0].Start })
}
