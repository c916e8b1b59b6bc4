package link

import (
	"slices"

	"secondsource"
)

// hardened finds the denial that a text tells of, in no words of its own, by one who
// in an earlier text could not confirm or would not say: under the noun by which
// that text calls him, on the same matter. What was said then is kept for the reader.
func (l *linker) hardened(as []*answer) {
	called := callings(as)
	for _, a := range as {
		if a.primary != nil || a.s.reply != secondsource.IsDenial || a.s.evasive || len(a.s.denies) > 0 || a.s.Mode == secondsource.Direct || len(a.s.quotedRuns()) > 0 {
			continue
		}
		own := false
		var from *stmt
		for _, i := range called.like(a.s) {
			b := as[i]
			if b.s.reply != secondsource.IsDenial && b.s.reply != secondsource.IsNonConfirmation || b.s.art == a.s.art || !after(a.s.art, b.s.art) || l.story[b.s.art.n] != l.story[a.s.art.n] || !l.calledAlike(a.s, b.s) {
				continue
			}
			if own = b.s.reply == secondsource.IsDenial; own {
				break
			}
			if l.oneMatter(a.s, b.s) && (from == nil || after(b.s.art, from.art)) {
				from = b.s
			}
		}
		if !own && from != nil {
			a.primary = from
		}
	}
}

// calling finds answers by who gives them, and by the words he is called.
type calling struct {
	by    map[string][]int
	words index
}

func callings(as []*answer) calling {
	c := calling{map[string][]int{}, index{}}
	for i, a := range as {
		for _, key := range []string{a.s.who.key, a.s.who.body} {
			if key != "" {
				once(c.by, key, i)
			}
		}
		if a.s.Source != nil {
			for _, k := range a.s.art.wordsIn(a.s.Source.Spans) {
				once(c.words, a.s.art.words[k].term, i)
			}
		}
	}
	return c
}

// like gives, in order, the answers of those who may be called as the source of s is.
func (c calling) like(s *stmt) []int {
	out := slices.Concat(c.by[s.who.key], c.by[s.who.body])
	if x := s.definite(); x >= 0 {
		out = append(out, c.words[x]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// calledAlike: one source, or the noun of one (the regulator) is among the words by
// which the other is called.
func (l *linker) calledAlike(s, t *stmt) bool {
	if s.who.same(t.who) || s.who.oneBody(t.who) {
		return true
	}
	x := s.definite()
	if x < 0 || t.Source == nil || s.who.named || s.who.key != "" && s.who.key[0] == '@' {
		return false
	}
	return slices.ContainsFunc(t.art.wordsIn(t.Source.Spans), func(i int) bool { return t.art.words[i].term == x })
}

// answering are terms of answering itself, which say nothing of the matter.
var answering = stemSet(`deny confirm verify reject know say`)

// oneMatter: two answers speak of one thing or deed.
func (l *linker) oneMatter(s, t *stmt) bool {
	return slices.ContainsFunc(s.terms, func(x int32) bool {
		return has(t.terms, x) && (l.v.event[x] || l.telltale(x)) && !comments[l.v.names[x]] && !answering[l.v.names[x]]
	})
}
