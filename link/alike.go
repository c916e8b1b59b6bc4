package link

import (
	"slices"
	"sort"
)

// blocked gives the pairs that share a term of weight.
func blocked(ss []*stmt, scale *scale) [][2]int {
	index := map[int32][]int{}
	for i, s := range ss {
		for _, t := range s.terms {
			index[t] = append(index[t], i)
		}
	}
	seen := map[[2]int]bool{}
	for t, list := range index {
		if len(list) > 60 && len(list) > min(200, len(ss)/4) || scale.weight(t) < 0.05 {
			continue
		}
		for x, i := range list {
			for _, j := range list[x+1:] {
				seen[[2]int{i, j}] = true
			}
		}
	}
	out := make([][2]int, 0, len(seen))
	for p := range seen {
		out = append(out, p)
	}
	sort.Slice(out, func(i, j int) bool { return out[i][0] < out[j][0] || out[i][0] == out[j][0] && out[i][1] < out[j][1] })
	return out
}

// index finds items by their terms.
type index map[int32][]int

// of gives the items of any of the terms, in order.
func (x index) of(terms []int32) []int {
	var out []int
	for _, t := range terms {
		out = append(out, x[t]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// comparable: evidence, opinion and urging never meet, nor a proposition and
// its negation, nor what is and what is only to come, nor somebody's denial and
// another's claim.
func comparable(s, t *stmt) bool {
	return s.kind == t.kind && s.neg == t.neg && s.ahead() == t.ahead() && (s.reply == "") == (t.reply == "")
}

// alike is how much two statements say the same, 0 to 1.
func (l *linker) alike(scale *scale, s, t *stmt) float64 {
	if !comparable(s, t) || !l.bond(scale, s, t) {
		return 0
	}
	sim := scale.closeness(s, t)
	if s.stage != "" && t.stage != "" && s.stage != t.stage {
		sim *= stagePenalty
	}
	retold := s.utt != nil && t.utt != nil && s.utt.root() == t.utt.root() && s.art != t.art
	if otherEvent(s, t) && !(retold && s.stage == t.stage && l.touches(s, t)) {
		sim *= eventPenalty
	}
	if s.utt == nil || t.utt == nil || s.utt.root() != t.utt.root() {
		if elsewhere(s.spots, t.spots) {
			sim *= placePenalty
		}
	} else if retold && sim > 0.2 {
		sim = max(sim, retoldNear)
	}
	return sim
}

// farApart: two acts of speech that put what happens in different places are
// never one claim, whatever lies between them.
func farApart(s, t *stmt) bool {
	if s.utt != nil && t.utt != nil && s.utt.root() == t.utt.root() {
		return false
	}
	for event, places := range s.where {
		if elsewhere(places, t.where[event]) {
			return true
		}
	}
	return false
}

// touches reports whether what happens in one statement is at least spoken of
// in the other.
func (l *linker) touches(s, t *stmt) bool {
	for _, x := range s.events {
		if l.v.event[x] && has(t.terms, x) {
			return true
		}
	}
	for _, x := range t.events {
		if l.v.event[x] && has(s.terms, x) {
			return true
		}
	}
	return false
}

// otherEvent reports whether both say what happens, and not the same.
func otherEvent(s, t *stmt) bool {
	if len(s.events) == 0 || len(t.events) == 0 {
		return false
	}
	for _, x := range s.events {
		if has(t.events, x) {
			return false
		}
	}
	return true
}
