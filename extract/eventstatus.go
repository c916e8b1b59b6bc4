package extract

import (
	"strconv"

	"secondsource"
	"secondsource/pack"
)

// status is how a trigger is told by its own clause and by the verbs above it:
// as a fact, planned, possible or denied.
func (h *happenings) status(s secondsource.Sentence, t trigger) secondsource.EventStatus {
	i := t.main
	st := secondsource.Held
	if t.word.Kind == "noun" || t.word.Kind == "adj" && h.rel(i) == secondsource.Amod {
		if st = h.nounStatus(i); st != secondsource.Held {
			return st
		}
		if v := h.governor(i); v >= 0 {
			return h.verbStatus(s, v, true)
		}
		if h.child(i, secondsource.Cop) < 0 {
			return st
		}
	}
	return h.verbStatus(s, i, false)
}

// nounStatus reads the words before a noun: no talks, planned talks.
func (h *happenings) nounStatus(i int) secondsource.EventStatus {
	for _, c := range h.kids[i] {
		l := h.lemma(c)
		switch {
		case c > i:
		case h.rel(c) == secondsource.DetRel && l == "no":
			return secondsource.DeniedEvent
		case h.rel(c) == secondsource.Amod && h.p.Kinds.In("planned", l), h.rel(c) == secondsource.Amod && h.p.Kinds.In("planned", h.lower(c)):
			return secondsource.PlannedEvent
		case h.rel(c) == secondsource.Amod && h.p.Kinds.In("possible", l), h.rel(c) == secondsource.DetRel && l == "any":
			return secondsource.PossibleEvent
		}
	}
	return secondsource.Held
}

// verbStatus reads the auxiliaries and marks of a verb, then the verbs above it
// as long as they decide whether it happens. arg says that the event is told by a
// noun that is an argument of the verb.
func (h *happenings) verbStatus(s secondsource.Sentence, i int, arg bool) secondsource.EventStatus {
	if arg {
		if st, ok := h.decided(i); ok {
			return h.worse(h.ownStatus(i), st)
		}
	}
	for n := 0; n < 6; n++ {
		if st := h.ownStatus(i); st != secondsource.Held {
			return st
		}
		head := h.tok[i].Head
		if head < s.First {
			return secondsource.Held
		}
		switch h.rel(i) {
		case secondsource.Conj:
			if h.child(i, secondsource.Nsubj, secondsource.NsubjPass, secondsource.AuxRel, secondsource.AuxPass) >= 0 || !h.is(head, secondsource.VERB) {
				return secondsource.Held
			}
		case secondsource.Xcomp, secondsource.Acl, secondsource.Advcl, secondsource.Obl, secondsource.Obj:
			if st, ok := h.decided(head); ok {
				return h.worse(h.ownStatus(head), st)
			}
			if h.withTo(i) && h.rel(i) != secondsource.Xcomp {
				return secondsource.PossibleEvent // in order to, the right to
			}
			if h.rel(i) != secondsource.Xcomp {
				return secondsource.Held
			}
			if h.withTo(i) && !h.p.Kinds.In("achieving", h.lemma(head)) {
				return secondsource.PossibleEvent
			}
		default:
			return secondsource.Held
		}
		i = head
	}
	return secondsource.Held
}

// decided is what a governing verb, noun or adjective makes of its complement:
// plan to meet, refuse to meet, call for a meeting.
func (h *happenings) decided(v int) (secondsource.EventStatus, bool) {
	l := h.lemma(v)
	for _, c := range h.kids[v] {
		if h.rel(c) == secondsource.CompoundPrt { // call off, rule out
			l += " " + h.lemma(c)
		}
	}
	switch {
	case h.p.Kinds.In("refusing", l):
		return secondsource.DeniedEvent, true
	case h.p.Kinds.In("planning", l):
		return secondsource.PlannedEvent, true
	case h.p.Kinds.In("asking", l):
		return secondsource.PossibleEvent, true
	}
	return secondsource.Held, false
}

// worse is the status of what is decided by a verb that is itself negated or only
// planned: did not refuse is left open, will refuse is refused.
func (h *happenings) worse(own, st secondsource.EventStatus) secondsource.EventStatus {
	switch {
	case own == secondsource.DeniedEvent && st == secondsource.DeniedEvent, own == secondsource.PossibleEvent:
		return secondsource.PossibleEvent
	case own == secondsource.DeniedEvent:
		return secondsource.DeniedEvent
	}
	return st
}

// ownStatus reads a clause's own words: will, may, not, if, nobody.
func (h *happenings) ownStatus(i int) secondsource.EventStatus {
	st := secondsource.Held
	for _, c := range h.kids[i] {
		if c > i && h.rel(c) != secondsource.Obj {
			continue
		}
		l := h.lemma(c)
		switch h.rel(c) {
		case secondsource.Advmod:
			if l == "not" || l == "never" || l == "no" && h.lower(c+1) == "longer" {
				return secondsource.DeniedEvent
			}
			if h.p.Kinds.In("possible", l) {
				st = secondsource.PossibleEvent
			}
		case secondsource.AuxRel:
			switch l {
			case "will", "'ll", "shall", "would", "wo":
				st = secondsource.PlannedEvent
			case "may", "might", "could", "can", "should", "must", "ca":
				st = secondsource.PossibleEvent
			}
		case secondsource.Mark:
			switch l {
			case "if", "unless", "whether":
				return secondsource.PossibleEvent
			case "without":
				return secondsource.DeniedEvent
			case "with", "of", "for": // charged with, accused of, suspected of causing it
				return secondsource.PossibleEvent
			}
		case secondsource.Nsubj, secondsource.NsubjPass, secondsource.Obj:
			if h.nobody(c) {
				return secondsource.DeniedEvent
			}
		}
	}
	return st
}

// nobody reports whether token k is, or is counted by, a word for none.
func (h *happenings) nobody(k int) bool {
	switch h.lower(k) {
	case "nobody", "none", "nothing", "neither":
		return true
	}
	for _, c := range h.kids[k] {
		if c < k && h.rel(c) == secondsource.DetRel && (h.lower(c) == "no" || h.lower(c) == "neither") {
			return true
		}
	}
	return false
}

// withTo reports whether the verb at i is one with to.
func (h *happenings) withTo(i int) bool {
	for _, c := range h.kids[i] {
		if c < i && h.rel(c) == secondsource.Mark && h.lower(c) == "to" {
			return true
		}
	}
	return false
}

// details reads the facets of an affair off the events.
func (h *happenings) details() {
	whole := map[string]int{} // facet and sentence -> the first role of the facet that is filled there
	for _, e := range h.d.Events {
		h.answer(&e, func(f *pack.Facet, n int, p secondsource.Participant) {
			key := f.ID + strconv.Itoa(e.Sentence)
			if old, ok := whole[key]; p.Count != nil && (!ok || n < old) {
				whole[key] = n
			}
		})
	}
	for _, e := range h.d.Events {
		h.answer(&e, func(f *pack.Facet, n int, p secondsource.Participant) {
			if p.Count != nil && n > whole[f.ID+strconv.Itoa(e.Sentence)] { // two died, which brings the toll to nine
				part := *p.Count
				part.Part = true
				p.Count = &part
			}
			h.detail(&e, f.ID, f.Type, p)
		})
	}
}

// answer calls give for every participant that answers a facet, with the place of
// its role among those that answer it.
func (h *happenings) answer(e *secondsource.Event, give func(f *pack.Facet, n int, p secondsource.Participant)) {
	for _, f := range h.p.Kinds.Facets {
		for n, from := range f.From {
			if from.Event != e.Kind {
				continue
			}
			for _, p := range e.Participants {
				if p.Role == from.Role {
					give(f, n, p)
				}
			}
		}
	}
}

// detail keeps what one participant says about a facet: a number only where it
// counts, nobody as the number none.
func (h *happenings) detail(e *secondsource.Event, facet, kind string, p secondsource.Participant) {
	d := secondsource.Detail{Facet: facet, Text: p.Span.Of(h.text), Span: p.Span, Status: e.Status, Date: e.Date, Sentence: e.Sentence, Statement: e.Statement}
	at, _ := h.tokensOf(e.Span)
	d.Word = h.lemma(at)
	if kind != "number" && h.d.Zones[h.d.Sentences[e.Sentence].Zone].Kind == secondsource.ZoneTitle {
		return // the grammar of headlines is too loose for names and causes
	}
	if kind == "text" && e.Span.Contains(p.Head) && e.Statement == "" {
		return // a bare word of the article's own tells nothing
	}
	switch kind {
	case "number":
		if p.Count == nil {
			return
		}
		if d.Count = p.Count; d.Count.N == 0 && d.Status == secondsource.DeniedEvent {
			d.Status = secondsource.Held
		}
		d.Span = p.Count.Span
	case "actor":
		if !h.namedIn(p.Head) {
			return // nobody by name: "the company" may be another one
		}
		d.Actor, d.Text = p.ID, p.Actor
	}
	h.d.Details = append(h.d.Details, d)
}

func (h *happenings) namedIn(at secondsource.Span) bool {
	from, to := h.tokensOf(at)
	for k := from; k <= to; k++ {
		if _, named := h.nameAt(k); named {
			return true
		}
	}
	return false
}
