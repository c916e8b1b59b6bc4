package link

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"secondsource"
)

//go:embed opposites.txt
var oppositeText string

// pole is one side of a pair of opposites.
type pole struct{ pair, side int }

var opposites = sync.OnceValue(func() map[string]pole {
	out := map[string]pole{}
	n := 0
	for line := range strings.Lines(oppositeText) {
		left, right, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if !ok || line[0] == '#' {
			continue
		}
		for k, side := range []string{left, right} {
			for _, w := range strings.Fields(side) {
				out[w] = pole{n, k}
			}
		}
		n++
	}
	return out
})

// property is an opposite that a statement says of something.
type property struct {
	s    *stmt
	pole pole
	word int
}

// iffy words make of a property a case that is only imagined.
var iffy = wordSet(`if would could may might whether should even unless`)

// oppositeDisputes finds things of which different sources say opposite things.
func (l *linker) oppositeDisputes(group []int) []*dispute {
	found := map[int][2][]property{}
	var pairs []int
	for _, n := range group {
		for _, s := range l.arts[n].stmts {
			p, ok := properties(s)
			if !ok {
				continue
			}
			sides, known := found[p.pole.pair]
			if !known {
				pairs = append(pairs, p.pole.pair)
			}
			sides[p.pole.side] = append(sides[p.pole.side], p)
			found[p.pole.pair] = sides
		}
	}
	var out []*dispute
	for _, n := range pairs {
		if d := l.oppositeDispute(found[n]); d != nil {
			out = append(out, d)
		}
	}
	return out
}

// properties is the one property that a statement asserts; one that is negated,
// imagined, opinion or asked for is none.
func properties(s *stmt) (property, bool) {
	var p property
	if s.neg || s.kind != secondsource.Evidence || s.outer != nil {
		return p, false
	}
	ok := false
	for _, i := range s.at {
		w := s.art.words[i]
		if iffy[w.low] {
			return p, false
		}
		if x, is := opposites()[w.low]; is && !w.name {
			p, ok = property{s, x, i}, true
		}
	}
	return p, ok
}

// oppositeDispute keeps of two sides what is said of one thing by different sources.
func (l *linker) oppositeDispute(sides [2][]property) *dispute {
	keep := [2]map[*stmt]bool{{}, {}}
	for _, a := range sides[0] {
		for _, b := range sides[1] {
			if a.s.who.same(b.s.who) || a.s.utt != nil && b.s.utt != nil && a.s.utt.root() == b.s.utt.root() || !l.sameThing(a, b) {
				continue
			}
			keep[0][a.s], keep[1][b.s] = true, true
		}
	}
	d := &dispute{slot: "status", kind: "conflict", strict: true}
	var words [2]string
	for k, side := range sides {
		var places []secondsource.Place
		for _, p := range side {
			if !keep[k][p.s] {
				continue
			}
			at := p.s.art.words[p.word].span
			words[k] = at.Of(p.s.art.Text)
			sp := clause(p.s, []secondsource.Place{{Doc: p.s.art.ID, Spans: []secondsource.Span{at}}})
			places = append(places, secondsource.Place{Doc: p.s.art.ID, Spans: []secondsource.Span{sp}, Text: sp.Of(p.s.art.Text), Value: secondsource.Opt(p.s.art.words[p.word].low)})
		}
		if len(places) == 0 {
			return nil
		}
		d.sides = append(d.sides, places)
	}
	d.why = "one thing is called " + words[0] + " and " + words[1]
	return d
}

// clause is the proposition of which a property is the predicate, nil for none.
func (p property) clause() *proposition {
	for _, x := range p.s.props {
		if x.pred == p.word {
			return x
		}
	}
	return nil
}

// namesOf gives the names in a statement that are no states or places.
func (l *linker) namesOf(s *stmt) []int32 {
	var out []int32
	for _, t := range s.terms {
		if l.v.isName[t] && !l.isState(t) && !s.spots[t] {
			out = append(out, t)
		}
	}
	return out
}

// partOfOther: the head of one only describes the other: a painting, the frame of
// a painting.
func (l *linker) partOfOther(a, b filler) bool {
	return !l.oneTerm(a.terms[0], b.terms[0]) && !l.v.isName[a.terms[0]] && !l.v.isName[b.terms[0]]
}

// sameThing: a thing, a name that is no state, or a rare noun stands with both.
func (l *linker) sameThing(a, b property) bool {
	if x, y := a.clause(), b.clause(); x != nil && y != nil && len(x.theme.terms) > 0 && len(y.theme.terms) > 0 {
		return l.matches(x.theme, y.theme) == slotMatch && !l.partOfOther(x.theme, y.theme)
	}
	if x, y := l.namesOf(a.s), l.namesOf(b.s); len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(t int32) bool { return has(y, t) }) {
		return false
	}
	for _, t := range a.s.terms {
		if has(b.s.terms, t) && l.telltale(t) && t != a.s.art.words[a.word].term && t != b.s.art.words[b.word].term {
			return true
		}
	}
	return false
}

// opposed reports that two statements use the two words of a pair of opposites.
func opposed(s, t *stmt) bool {
	for _, p := range s.poles() {
		for _, q := range t.poles() {
			if p.pair == q.pair && p.side != q.side {
				return true
			}
		}
	}
	return false
}

// poles gives the opposites that a statement speaks of.
func (s *stmt) poles() []pole {
	if s.sides == nil {
		s.sides = s.readPoles()
	}
	return s.sides
}

func (s *stmt) readPoles() []pole {
	out := []pole{}
	for _, i := range s.at {
		if x, ok := opposites()[s.art.words[i].low]; ok && !s.art.words[i].name {
			out = append(out, x)
		}
	}
	return out
}
