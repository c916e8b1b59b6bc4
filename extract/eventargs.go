package extract

import (
	"strings"

	"secondsource"
)

// fillers are the head tokens of what stands in a grammatical function to a
// trigger, with what is coordinated with them.
func (h *happenings) fillers(s secondsource.Sentence, t trigger, fn, kind string) []int {
	i := t.main
	k := -1
	switch fn {
	case "subj":
		k = h.subject(s, t)
	case "obj":
		k = h.object(t)
	case "iobj":
		k = h.child(i, secondsource.Iobj)
	case "poss":
		k = h.child(i, secondsource.NmodPoss)
	case "self":
		k = i
	case "mod":
		if h.rel(i) == secondsource.Amod {
			k = h.tok[i].Head
		}
	case "is":
		k = h.counterpart(i)
	default:
		if k = h.prepositional(t, fn); k < 0 || !h.fits(s, k, kind) {
			k = h.further(s, t, fn, kind)
		}
	}
	if k < 0 || k == i && fn != "self" {
		return nil
	}
	out := []int{k}
	for _, c := range h.kids[k] {
		if h.rel(c) == secondsource.Conj && c > k && !h.is(c, secondsource.VERB) && fn != "self" {
			out = append(out, c)
		}
	}
	if v := h.tok[k].Head; fn == "subj" && v == i && v >= 0 { // the rebels and the army, read as two subjects
		for _, c := range h.kids[v] {
			if c > k && h.rel(c) == h.rel(k) && h.is(c, secondsource.NOUN, secondsource.PROPN) && h.joined(k, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// joined reports whether "and" stands between two tokens that are near each other.
func (h *happenings) joined(a, b int) bool {
	for i := a + 1; i < b && b-a < 12; i++ {
		if h.is(i, secondsource.CCONJ) && h.lower(i) == "and" {
			return true
		}
	}
	return false
}

// child is the first child of i with one of the relations, -1 for none.
func (h *happenings) child(i int, rels ...secondsource.Deprel) int {
	for _, c := range h.kids[i] {
		for _, r := range rels {
			if h.rel(c) == r {
				return c
			}
		}
	}
	return -1
}

// passive reports whether the verb at i is one.
func (h *happenings) passive(i int) bool {
	if h.child(i, secondsource.AuxPass, secondsource.NsubjPass) >= 0 {
		return true
	}
	active := h.tok[i].Feats.Has(secondsource.Gerund) || strings.HasSuffix(h.lower(i), "ing") || h.child(i, secondsource.Nsubj, secondsource.AuxRel) >= 0
	switch h.rel(i) {
	case secondsource.Acl, secondsource.Amod:
		return !active && h.child(i, secondsource.Mark, secondsource.Obj) < 0 && h.lower(i) != h.lemma(i)
	case secondsource.Conj:
		return !active && h.child(i, secondsource.Obj) < 0 && h.tok[i].Feats.Has(secondsource.Participle) && h.passive(h.tok[i].Head)
	case secondsource.Xcomp:
		return !active && h.child(i, secondsource.Mark, secondsource.Obj) < 0 && h.tok[i].Feats.Has(secondsource.Participle)
	}
	return false
}

// subject is who does it: of a verb its subject or, in the passive, its agent; of
// an adjective what it is said of; of a noun the subject of the verb that it is
// an object of, its agent, its possessor or its first modifier that can act.
func (h *happenings) subject(s secondsource.Sentence, t trigger) int {
	i := t.main
	if h.is(i, secondsource.NOUN, secondsource.PROPN) && t.word.Kind == "noun" {
		return h.nounSubject(i)
	}
	if t.word.Kind != "verb" {
		switch h.rel(i) {
		case secondsource.Obj, secondsource.Obl, secondsource.Nsubj, secondsource.Nmod:
			return -1 // twelve dead: a noun
		case secondsource.Xcomp:
			if head := h.tok[i].Head; head >= 0 && head < i-1 && h.is(i-1, secondsource.NOUN, secondsource.NUM, secondsource.PROPN) {
				return i - 1 // left four miners dead
			}
		}
		return h.ofClause(i)
	}
	if h.passive(i) {
		return h.byAgent(i)
	}
	return h.ofClause(i)
}

func (h *happenings) byAgent(i int) int {
	for _, c := range h.kids[i] {
		if h.rel(c) == secondsource.OblAgent || (h.rel(c) == secondsource.Obl || h.rel(c) == secondsource.Nmod) && h.cased(c, "by") {
			return c
		}
	}
	return -1
}

// ofClause is the subject of the clause whose head is i: its own, that of the
// verb it is coordinated with or depends on, or the noun that it describes.
func (h *happenings) ofClause(i int) int {
	for n := 0; i >= 0 && n < 5; n++ {
		if k := h.beside(i); k >= 0 {
			return k
		}
		if k := h.child(i, secondsource.Nsubj, secondsource.NsubjPass, secondsource.Csubj); k >= 0 {
			if h.relative(k) && h.rel(i) == secondsource.AclRelcl {
				return h.tok[i].Head
			}
			return k
		}
		head := h.tok[i].Head
		switch h.rel(i) {
		case secondsource.Conj, secondsource.Advcl:
			i = head
		case secondsource.Xcomp:
			if k := h.child(head, secondsource.Obj, secondsource.Iobj); k >= 0 && h.lower(i) == h.lemma(i) {
				return k // urged the firm to pay
			}
			i = head
		case secondsource.Acl, secondsource.AclRelcl, secondsource.Amod:
			if h.is(head, secondsource.NOUN, secondsource.PROPN, secondsource.PRON) && h.child(i, secondsource.Mark) < 0 {
				return head
			}
			i = h.clause(head)
			if i < 0 || h.tok[i].Head == i {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// beside is the noun that stands right before a verb, where the tree has made it
// a second part of what came before "and": A was shut and the dust had gathered.
func (h *happenings) beside(i int) int {
	k := i - 1
	for k >= 0 && h.tok[k].Head == i && h.is(k, secondsource.AUX, secondsource.ADV, secondsource.PART) {
		k--
	}
	if k <= 0 || !h.is(i, secondsource.VERB) || !h.is(k, secondsource.NOUN, secondsource.PROPN, secondsource.PRON) || h.rel(k) != secondsource.Conj {
		return -1
	}
	if head := h.tok[k].Head; head < k && h.is(head, secondsource.VERB) {
		return k
	}
	return -1
}

// object is what it is done to.
func (h *happenings) object(t trigger) int {
	i := t.main
	if t.word.Kind == "verb" && h.passive(i) {
		if h.rel(i) == secondsource.Amod || h.rel(i) == secondsource.Acl && h.child(i, secondsource.NsubjPass) < 0 {
			return h.tok[i].Head
		}
		return h.ofClause(i)
	}
	if k := h.child(i, secondsource.Obj); k >= 0 {
		if h.relative(k) && h.rel(i) == secondsource.AclRelcl {
			return h.tok[i].Head
		}
		return k
	}
	if h.rel(i) == secondsource.Conj && t.word.Kind == "verb" { // criticised and expelled two diplomats
		return -1
	}
	return -1
}

// nounSubject is who does what a noun tells of.
func (h *happenings) nounSubject(i int) int {
	if k := h.byAgent(i); k >= 0 {
		return k
	}
	if v := h.governor(i); v >= 0 && h.rel(i) != secondsource.Nsubj {
		if h.passive(v) {
			if k := h.byAgent(v); k >= 0 {
				return k
			}
		} else if k := h.ofClause(v); k >= 0 && k != i && h.canAct(k) {
			return k
		}
	}
	if k := h.child(i, secondsource.NmodPoss); k >= 0 {
		return k
	}
	for _, c := range h.kids[i] {
		if c < i && (h.rel(c) == secondsource.Compound || h.rel(c) == secondsource.Amod) {
			if _, named := h.nameAt(c); named || h.rel(c) == secondsource.Compound && h.canAct(c) {
				return c
			}
		}
	}
	return -1
}

// governor is the verb that token i is an argument of, -1 for none.
func (h *happenings) governor(i int) int {
	switch h.rel(i) {
	case secondsource.Obj, secondsource.Obl, secondsource.Nsubj, secondsource.NsubjPass, secondsource.Conj:
		if v := h.tok[i].Head; v >= 0 && h.is(v, secondsource.VERB) {
			return v
		} else if v >= 0 && h.rel(i) == secondsource.Conj && v < i {
			return h.governor(v)
		}
	}
	return -1
}

// counterpart is what token i is said to be, or what is said to be it: the cause
// was a fire, a fire was the cause.
func (h *happenings) counterpart(i int) int {
	if h.child(i, secondsource.Cop) >= 0 {
		return h.child(i, secondsource.Nsubj, secondsource.Csubj)
	}
	if v := h.tok[i].Head; v >= 0 && h.rel(i) == secondsource.Nsubj && h.child(v, secondsource.Cop) >= 0 {
		return v
	}
	return -1
}

// prepositional is what stands behind a preposition at the trigger, at its other
// words, or, for a noun, at the verb that it is an argument of.
func (h *happenings) prepositional(t trigger, fn string) int {
	at := t.parts
	if t.word.Kind == "noun" {
		at = append([]int{t.main}, t.parts...)
		if v := h.governor(t.main); v >= 0 {
			at = append(at, v)
		}
	} else if k := h.child(t.main, secondsource.Obj); k >= 0 {
		at = append(at[:len(at):len(at)], k) // a phrase hung on the object
	}
	for _, p := range at {
		for _, c := range h.kids[p] {
			switch h.rel(c) {
			case secondsource.Obl, secondsource.Nmod, secondsource.OblAgent, secondsource.OblTmod:
				if h.cased(c, fn) && c > p {
					return c
				}
			}
		}
	}
	return -1
}

// further looks for a place or a number behind a preposition that the tree has
// hung on another word of the clause: talks with the mayor in Lima.
func (h *happenings) further(s secondsource.Sentence, t trigger, fn, kind string) int {
	if kind != "place" && kind != "number" {
		return -1
	}
	const reach = 24
	for k := t.main + 1; k < min(s.Last, t.main+reach); k++ {
		if h.rel(k) == secondsource.AclRelcl || h.mark(k, ";:") {
			return -1
		}
		if h.lower(k-1) == fn && kind == "number" && h.number(k) && h.fits(s, k, kind) ||
			kind == "place" && h.cased(k, fn) && h.fits(s, k, kind) && h.clause(k) == h.clause(t.main) {
			return k
		}
	}
	return -1
}

// number reports whether token k is written as a number, whatever its tag.
func (h *happenings) number(k int) bool {
	w := h.lower(k)
	_, unit := unitWords[w]
	return unit || w != "" && w[0] >= '0' && w[0] <= '9'
}

// cased reports whether token k stands behind a preposition: one word, or
// several joined by underscores (because_of).
func (h *happenings) cased(k int, prep string) bool {
	first, rest, more := strings.Cut(prep, "_")
	for _, c := range h.kids[k] {
		if c < k && h.rel(c) == secondsource.Case && h.lower(c) == first {
			return !more || h.lower(c+1) == rest
		}
	}
	return false
}
