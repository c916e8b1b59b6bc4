package extract

import (
	"regexp"
	"slices"
	"strings"

	"secondsource"
)

// saidAt is the date expression of the act itself: in the cue's sentence, outside
// the content, nearest to the cue. -1 for none. Of a content that is a noun phrase
// (announced new sanctions last week) the date belongs to the verb, where the tree
// hangs it there.
func (r *reader) saidAt(c *cue, cont *content, spans []secondsource.Span) int {
	cue := r.span(c.first, c.last)
	best, dist := -1, 1<<30
	for i := r.firstDate(c.s.Span.Start); i < len(r.d.Dates); i++ {
		d := r.d.Dates[i]
		if d.Span.Start >= c.s.Span.End {
			break
		}
		if d.Type == "DURATION" && d.Expr.Kind != secondsource.ExprSpan || d.Type == "SET" {
			continue
		}
		inside := slices.ContainsFunc(spans, d.Span.Overlaps)
		own := r.beforeThat(c, d.Span) || r.displaced(c, d.Span) || r.beforeTo(c, d.Span) || r.documentDate(c, d.Span)
		if inside && !own && !(cont.by == "object" && r.hangsOn(c, d.Span)) {
			continue
		}
		gap := max(d.Span.Start-cue.End, cue.Start-d.Span.End)
		if gap < dist && (own || r.datesCue(c, d.Span, gap)) {
			best, dist = i, gap
		}
	}
	return best
}

// hangsOn reports whether an expression hangs on the cue itself, or right on its
// object, and the cue is in the simple past.
func (r *reader) hangsOn(c *cue, at secondsource.Span) bool {
	first, last := r.tokensOf(at)
	for k := first; k <= last; k++ {
		if h := r.tok[k].Head; h < first || h > last {
			object := h >= 0 && r.rel(h) == secondsource.Obj && r.tok[h].Head == c.main
			return (h == c.main || object) && !c.participle && r.simplePast(c)
		}
	}
	return false
}

// beforeTo reports whether an expression stands between whom a cue asks and what he is
// to do: asked the council last month to wait.
func (r *reader) beforeTo(c *cue, at secondsource.Span) bool {
	first, last := r.tokensOf(at)
	return first > c.last+1 && c.frame("TO", "VTO") && last+2 < c.s.Last && r.lower(last+1) == "to" && r.is(last+2, secondsource.VERB, secondsource.AUX)
}

// displaced reports whether an expression is the cue's own, between its object and
// a participle that the tree hangs it on: announced new limits last month covering
// three lakes.
func (r *reader) displaced(c *cue, at secondsource.Span) bool {
	first, last := r.tokensOf(at)
	if first <= c.last+1 || !r.simplePast(c) || c.participle {
		return false
	}
	h := r.tok[last].Head
	if h != last+1 || r.rel(h) != secondsource.Acl && r.rel(h) != secondsource.Advcl || !strings.HasSuffix(r.lower(h), "ing") {
		return false
	}
	for k := c.last + 1; k < first; k++ {
		if r.is(k, secondsource.VERB, secondsource.AUX, secondsource.PUNCT, secondsource.SCONJ) {
			return false
		}
	}
	up := r.tok[h].Head
	return up == c.main || up > c.main && up < first && r.tok[up].Head == c.main
}

// documentDate reports whether an expression dates the document that speaks: an
// image taken on May 9 and reviewed by this magazine shows.
func (r *reader) documentDate(c *cue, at secondsource.Span) bool {
	first, last := r.tokensOf(at)
	k := last
	for i := first; i <= last; i++ {
		if h := r.tok[i].Head; (h < first || h > last) && h >= 0 && r.speaksAsClause(c, h) {
			return true
		}
	}
	for n := 0; n < 4 && k >= first && k <= last; n++ {
		k = r.tok[k].Head
	}
	if k < c.s.First || k >= c.s.Last || r.rel(k) != secondsource.Acl && r.rel(k) != secondsource.Amod || !r.rules.lists["papered"][r.lemma(k)] {
		return false
	}
	up := r.tok[k].Head
	return up >= 0 && up == c.subject
}

// beforeThat reports whether an expression stands between the cue and the "that" of
// what is said, with no other verb between: assured the agency last week that …
func (r *reader) beforeThat(c *cue, at secondsource.Span) bool {
	first, last := r.tokensOf(at)
	if first <= c.last || last+1 >= c.s.Last || r.lower(last+1) != "that" {
		return false
	}
	for k := c.last + 1; k < first; k++ {
		if r.is(k, secondsource.VERB) || r.is(k, secondsource.AUX) || r.lower(k) == "that" {
			return false
		}
	}
	return true
}

// simplePast reports whether the cue is a verb in the simple past: one act, told.
func (r *reader) simplePast(c *cue) bool {
	return c.first == c.main && strings.HasSuffix(r.lower(c.main), "ed")
}

// datesCue reports whether a date expression dates the act itself: it stands next
// to the cue, opens the sentence, or hangs on the cue; not in a relative clause, on
// something else (the panel set up in May said), on another verb beside the cue
// (said …, and three days later withdrew), or in a clause that opens the sentence
// (Pointing to the vote on Monday, she said).
func (r *reader) datesCue(c *cue, at secondsource.Span, gap int) bool {
	first, last := r.tokensOf(at)
	if r.opening(c, first) {
		return false
	}
	if last < c.first && r.besides(c, last) || r.attributive(c, first, last) {
		return false
	}
	if gap <= 4 && !r.leads(c, last) || first <= c.s.First+1 || r.whenClause(c, last) {
		return true
	}
	if gap > 90 {
		return false
	}
	for k, steps := last, 0; k >= c.s.First && steps < 6; k, steps = r.tok[k].Head, steps+1 {
		if k == c.main {
			return true
		}
		if k < first || k > last {
			switch r.rel(k) {
			case secondsource.Advcl: // speaking on Friday, she said
				if !r.rules.lists["speaking"][r.lemma(k)] {
					return false
				}
			case secondsource.Acl: // in a statement issued on Friday, she said
				if !r.venueDay(c, k) {
					return false
				}
			case secondsource.AclRelcl, secondsource.Ccomp:
				return false
			case secondsource.Conj, secondsource.Parataxis:
				if r.is(k, secondsource.VERB) {
					return false
				}
			}
		}
	}
	return false
}

// venueDay reports whether the participle at token k tells when that came out in which
// it is said: in a statement issued on Friday.
func (r *reader) venueDay(c *cue, k int) bool {
	h := r.tok[k].Head
	return h >= 0 && h != c.subject && r.rules.lists["papered"][r.lemma(k)] && r.rules.lists["venues"][r.lemma(h)]
}

// besides reports whether an expression before the cue stands in a clause or
// apposition about the subject: the survey, first reported by the Gannet on Monday, says.
func (r *reader) besides(c *cue, last int) bool {
	for k, n := last, 0; k >= c.s.First && k != c.main && n < 8; k, n = r.tok[k].Head, n+1 {
		switch r.rel(k) {
		case secondsource.Appos:
			if k != last { // the company Tuesday said
				return true
			}
		case secondsource.Acl:
			if !r.venueDay(c, k) {
				return true
			}
		case secondsource.AclRelcl:
			return true
		}
	}
	return false
}

// attributive reports whether an expression is part of a noun phrase that is no
// occasion of speech: veterans of the 1998 flood said.
func (r *reader) attributive(c *cue, first, last int) bool {
	for k := first; k <= last; k++ {
		h := r.tok[k].Head
		if h >= first && h <= last || h < 0 || h == c.main {
			continue
		}
		switch r.rel(k) {
		case secondsource.Compound, secondsource.Amod, secondsource.Nummod, secondsource.NmodPoss:
			return r.is(h, secondsource.NOUN) && h != c.subject && !r.rules.lists["venues"][r.lemma(h)] && !r.speaksAsClause(c, h)
		}
	}
	return false
}

// speaksAsClause reports whether the noun at token h is what the clause of the cue is
// about: a 2021 resolution that called on.
func (r *reader) speaksAsClause(c *cue, h int) bool {
	return (r.rel(c.main) == secondsource.AclRelcl || r.rel(c.main) == secondsource.Acl) && r.tok[c.main].Head == h && r.rules.lists["papers"][r.lemma(h)]
}

// opening reports whether token k stands in a clause before the subject of the
// cue, with a verb of its own.
func (r *reader) opening(c *cue, k int) bool {
	end := c.first
	if c.subject >= 0 {
		end = min(end, c.subject)
	}
	for i := c.s.First; i < min(k, end); i++ {
		if r.rel(i) == secondsource.Advcl && r.is(i, secondsource.VERB) && k < end && !r.rules.lists["speaking"][r.lemma(i)] {
			return true
		}
	}
	return false
}

// whenClause reports whether the cue is the verb of a clause that takes up the
// date: closed the bridge on 12 May, when the minister announced …
func (r *reader) whenClause(c *cue, last int) bool {
	k := last + 1
	if k < c.s.Last && r.lower(k) == "," {
		k++
	}
	if k >= c.first || r.lower(k) != "when" {
		return false
	}
	for i := k + 1; i < c.first; i++ {
		if r.is(i, secondsource.VERB) {
			return false
		}
	}
	return true
}

// leads reports whether what follows a date is a clause of its own: said, and on
// Friday the board withdrew.
func (r *reader) leads(c *cue, last int) bool {
	if last+1 >= c.s.Last || last < c.last {
		return false
	}
	for k := c.last + 1; k <= last; k++ {
		if r.lower(k) == "and" || r.lower(k) == "but" {
			return true
		}
	}
	return false
}

// describesNoun reports whether an expression describes the noun behind it: told a
// weekly briefing.
func (r *reader) describesNoun(at secondsource.Span) bool {
	_, last := r.tokensOf(at)
	h := r.tok[last].Head
	return h > last && (r.rel(last) == secondsource.Amod || r.rel(last) == secondsource.Compound) && r.is(h, secondsource.NOUN, secondsource.PROPN)
}

// oftenAtEnd is an adverbial that closes a sentence: denied the claim again and again.
var oftenAtEnd = regexp.MustCompile(`(?i)\b(?:again and again|time and again|time after time|over and over(?: again)?|many times|several times|more than once|on (?:several|many|numerous) occasions)[.!]?["”’]?\s*$`)

// habitual reports whether the cue is what somebody keeps doing, or used to do.
func (r *reader) habitual(c *cue) bool {
	h := r.tok[c.main].Head
	if h < 0 || h >= c.main || h < c.s.First || r.rel(c.main) != secondsource.Xcomp && r.rel(c.main) != secondsource.Advcl && r.rel(c.main) != secondsource.Ccomp {
		return false
	}
	switch r.lemma(h) {
	case "keep":
		return strings.HasSuffix(r.lower(c.main), "ing")
	case "use":
		return r.lower(h) == "used" && r.lower(c.main-1) == "to"
	}
	return false
}

// iterated reports whether the cue tells of an act done again and again, or
// every so often (says each Friday); or, where no date stands beside it, of one
// done before, on no day of its own.
func (r *reader) iterated(c *cue, cont *content, dated bool, spans []secondsource.Span) bool {
	if r.habitual(c) || cont.by == "object" && oftenAtEnd.MatchString(r.text[c.s.Span.Start:c.s.Span.End]) {
		return true
	}
	for i := max(c.s.First, c.first-2); i < min(c.s.Last, c.last+3); i++ {
		if i > c.last && slices.ContainsFunc(spans, r.tok[i].Span.Overlaps) {
			break
		}
		w := r.lower(i)
		if r.rules.lists["again"][w] || !dated && r.rules.lists["earlier"][w] {
			return true
		}
	}
	cue := r.span(c.first, c.last)
	for i := r.firstDate(c.s.Span.Start); i < len(r.d.Dates) && r.d.Dates[i].Span.Start < c.s.Span.End; i++ {
		if d := r.d.Dates[i]; d.Type == "SET" && !r.describesNoun(d.Span) && (d.Span.Start-cue.End <= 4 && d.Span.Start >= cue.End || cue.Start-d.Span.End <= 4 && d.Span.End <= cue.Start) {
			return true
		}
	}
	return false
}
