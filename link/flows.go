package link

import (
	"slices"

	"secondsource"
)

// Words for how things leave and how they come to where they go.
var (
	goingIn   = wordSet(`load depart ship`)
	comingOut = wordSet(`unload arrive supply`)
)

// way tells whether a quantity is of what went on its way ("in"), or of what came
// off it ("out"); "" where its clause tells neither.
func (l *linker) way(q *quantity) string {
	if q.s == nil {
		return ""
	}
	out := ""
	for _, p := range q.s.props {
		near := false
		for _, f := range []filler{p.theme, p.agent} {
			if f.head >= 0 {
				at := p.art.Tokens[f.head].Span.Start
				near = near || at >= q.art.words[q.from].span.Start && at < q.art.words[q.to-1].span.End
			}
		}
		w := ""
		switch name := l.v.names[p.event]; {
		case goingIn[name]:
			w = "in"
		case comingOut[name]:
			w = "out"
		}
		if w != "" && (near || out == "") {
			out = w
			if near {
				break
			}
		}
	}
	return out
}

// wayOf is the one way of several quantities, "" for none or both.
func (l *linker) wayOf(qs []*quantity) string {
	out := ""
	for _, q := range qs {
		if w := l.way(q); w != "" && out != "" && w != out {
			return ""
		} else if w != "" {
			out = w
		}
	}
	return out
}

// oneVoyage: the acts of speech of two statements name one ship, place or person
// that is no state.
func (l *linker) oneVoyage(s, t *stmt) bool {
	own := s.scene()
	return slices.ContainsFunc(t.scene(), func(x int32) bool { return l.v.isName[x] && !l.isState(x) && has(own, x) })
}

// wholeWords say that nothing went elsewhere.
var wholeWords = wordSet(`whole entire all every complete only solely nothing`)

// emptied finds one vessel that one account empties in one place and another
// unloads in another: its whole cargo there, crates here.
func (l *linker) emptied(group []int) []*dispute {
	var all, some []*proposition
	for _, p := range l.storyClauses(group) {
		if p.neg || p.unreal || p.noun || p.s == nil || p.s.reply != "" || len(p.places) == 0 || l.v.names[p.event] != "unload" {
			continue
		}
		if p.whole() {
			all = append(all, p)
		} else {
			some = append(some, p)
		}
	}
	var out []*dispute
	used := map[*proposition]bool{}
	for _, p := range all {
		if used[p] {
			continue
		}
		side := []*proposition{p}
		for _, o := range all {
			if o != p && !elsewhere(o.places, p.places) {
				side, used[o] = append(side, o), true
			}
		}
		var other []*proposition
		for _, q := range some {
			if slices.ContainsFunc(side, func(o *proposition) bool {
				return l.rivals(o, q) && elsewhere(o.places, q.places) && l.oneVoyage(o.s, q.s) && l.oneDay(o, q)
			}) {
				other = append(other, q)
			}
		}
		if len(other) > 0 {
			out = append(out, sided("conflict", "place", "all of it is said to have been put out in one place, and some of it in another", true, cites(side), cites(other)))
		}
	}
	return out
}

// whole: what is done is done to the whole of it.
func (p *proposition) whole() bool {
	out := false
	if p.theme.head >= 0 {
		p.art.children(p.theme.head, func(c int, tok secondsource.Token) {
			out = out || wholeWords[tok.Lemma]
		})
	}
	return out
}

// oneDay: two clauses bear no two days.
func (l *linker) oneDay(p, q *proposition) bool {
	d, e := p.day(l), q.day(l)
	if !d.Known() || !e.Known() {
		return true
	}
	_, ok := d.Meet(e)
	return ok
}
