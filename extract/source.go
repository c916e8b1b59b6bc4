package extract

import (
	"strings"

	"secondsource"
)

// dayBefore is the first token of a time expression right before the cue, after the
// one who speaks: the company Tuesday said. -1 for none.
func (r *reader) dayBefore(c *cue) int {
	if c.first <= c.s.First {
		return -1
	}
	end := r.tok[c.first-1].Span.End
	for i := r.firstDate(c.s.Span.Start); i < len(r.d.Dates) && r.d.Dates[i].Span.End <= end; i++ {
		if x := r.d.Dates[i]; x.Span.End == end && (x.Type == "DATE" || x.Type == "TIME") {
			first, _ := r.tokensOf(x.Span)
			if first > c.s.First && r.lower(first-1) == "on" {
				first--
			}
			if first > c.s.First && r.is(first-1, secondsource.NOUN, secondsource.PROPN) {
				return first
			}
		}
	}
	return -1
}

// source finds the tokens of a cue's source: the noun phrase with its apposition
// and relative clause. It gives -1, -1 where the text names nobody.
func (r *reader) source(c *cue) [2]int {
	none := [2]int{-1, -1}
	day := r.dayBefore(c)
	if day >= 0 && c.subject >= day {
		c.subject = day - 1 // Norway yesterday denied
	}
	h := c.subject
	if c.passive {
		h = r.agent(c)
	}
	if h < 0 {
		return none
	}
	a, b := r.subtree(c.s, h)
	if h < c.first {
		b = min(b, c.first-1)
		if day > a && day > h {
			b = min(b, day-1)
		}
		if r.relative(c.first-1) || c.first-2 > h && r.relative(c.first-2) { // the official who told …
			b = min(b, c.first-2)
			if r.relative(b) {
				b--
			}
			a = r.pastPreposition(a, h)
		}
	} else {
		a = max(a, c.last+1)
	}
	a, b = r.unquoted(a, b, h)
	if h > c.last {
		b = r.invertedEnd(h, b)
		for a-1 > c.last && r.is(a-1, secondsource.PROPN, secondsource.NOUN, secondsource.ADJ, secondsource.DET) && !r.dated(c, a-1) {
			a-- // said on Tuesday Prime Minister John Doe
		}
	}
	if b-a > 30 || r.holdsReport(a, b, h, c) {
		a, b = r.nounPhrase(c.s, h)
		if h < c.first {
			b = min(b, c.first-1)
		}
	}
	a, b = r.cutSource(c, a, b, h)
	if b < c.first && b == h && r.knowsBy(b+1) { // a person close to the board: the tree may break it
		b = r.phraseEnd(c.s, h)
		if n := r.nameAfter(b); n > b {
			b = n
		}
		b = min(b, c.first-1)
	}
	for b > h && (r.is(b, secondsource.PUNCT, secondsource.CCONJ, secondsource.ADP, secondsource.SCONJ, secondsource.ADV)) {
		b--
	}
	for a < h && (r.is(a, secondsource.PUNCT, secondsource.CCONJ, secondsource.ADP, secondsource.SCONJ, secondsource.ADV)) && r.lower(a) != "both" && r.lower(a) != "neither" {
		a++
	}
	if a > h || b < h {
		return [2]int{h, h}
	}
	return [2]int{a, b}
}

// pastPreposition is where the noun phrase with head h begins, behind a preposition
// that the tree has put into it: sent the file to | the bank, which did not answer.
func (r *reader) pastPreposition(a, h int) int {
	for i := h - 1; i >= a; i-- {
		if r.is(i, secondsource.ADP) && r.lower(i) != "of" && r.lower(i) != "for" {
			return i + 1
		}
	}
	return a
}

// nameAfter is the end of a name that stands in apposition behind token i (the
// exporter, Doe Trading), i for none.
func (r *reader) nameAfter(i int) int {
	if i+2 < len(r.tok) && r.mark(i+1, ",") && r.nameOf[i+2] >= 0 {
		return r.names[r.nameOf[i+2]].last
	}
	return i
}

// dated reports whether token i behind a cue belongs to a time expression.
func (r *reader) dated(c *cue, i int) bool {
	for k := max(c.last+1, i-3); k <= i; k++ {
		if r.frameDate(k) > i {
			return true
		}
	}
	return false
}

// agent is the head of a passive's by-phrase.
func (r *reader) agent(c *cue) int {
	if k := r.kid(c.s, c.main, secondsource.OblAgent); k > c.main {
		return k
	}
	if k := r.kid(c.s, c.main, secondsource.Obl); k > c.main {
		if by := r.kid(c.s, k, secondsource.Case); by >= 0 && r.lower(by) == "by" {
			return k
		}
	}
	return -1
}

// unquoted narrows [a,b] to the unquoted tokens around h.
func (r *reader) unquoted(a, b, h int) (int, int) {
	for i := h; i >= a; i-- {
		if r.inQuote[i] >= 0 {
			a = i + 1
			break
		}
	}
	for i := h; i <= b; i++ {
		if r.inQuote[i] >= 0 {
			b = i - 1
			break
		}
	}
	return a, b
}

// invertedEnd cuts the end of a subject that follows its cue (said the minister
// on Friday, adding that …).
func (r *reader) invertedEnd(h, b int) int {
	for i := h + 1; i <= b; i++ {
		if r.frameDate(i) > i || r.mark(i, ",") && (i+1 > b || r.is(i+1, secondsource.VERB, secondsource.ADP)) {
			return i - 1
		}
	}
	return b
}

// holdsReport reports whether the phrase [a,b] runs into another clause: a finite
// verb outside a relative clause.
func (r *reader) holdsReport(a, b, h int, c *cue) bool {
	for i := a; i <= b; i++ {
		if r.is(i, secondsource.VERB) && r.rel(i) != secondsource.AclRelcl && r.rel(i) != secondsource.Acl && r.rel(i) != secondsource.Amod &&
			r.rel(i) != secondsource.Compound && !r.insideRelative(i, h) {
			return true
		}
	}
	return false
}

// insideRelative reports whether token i hangs below a relative clause or
// participle of h.
func (r *reader) insideRelative(i, h int) bool {
	for steps := 0; i >= 0 && i != h && steps < 60; steps++ {
		if r.rel(i) == secondsource.AclRelcl || r.rel(i) == secondsource.Acl {
			return true
		}
		i = r.tok[i].Head
	}
	return false
}

// nounPhrase is the plain noun phrase around its head: determiners, adjectives,
// nouns and of-phrases, no clauses.
func (r *reader) nounPhrase(s secondsource.Sentence, h int) (int, int) {
	a, b := h, h
	for a > s.First && (r.is(a-1, secondsource.VERB) && r.rel(a-1) == secondsource.Amod || r.is(a-1, secondsource.DET, secondsource.ADJ, secondsource.NOUN, secondsource.PROPN, secondsource.NUM, secondsource.PART) ||
		r.lower(a-1) == "'s" || r.lower(a-1) == "’s" || r.word(a-1) == "-") && r.inQuote[a-1] < 0 {
		a--
	}
	for b+1 < s.Last && r.is(b+1, secondsource.NOUN, secondsource.PROPN) {
		b++
	}
	return a, b
}

// cutSource takes out of a source what the tree wrongly hung on it: a phrase with
// a comma before its head, days, a prepositional phrase behind a comma.
func (r *reader) cutSource(c *cue, a, b, h int) (int, int) {
	for i := h - 1; i >= a; i-- {
		if r.lower(i) == "after" || r.lower(i) == "before" || r.mark(i, ",;:") && !r.listed(i, h) {
			a = i + 1
			break
		}
		if r.frameDate(i) > i && r.frameDate(i) <= h {
			a = r.frameDate(i)
			break
		}
	}
	for i := h + 1; i <= b; i++ {
		if r.frameDate(i) > i && r.frameDate(i) > b || r.mark(i, ",") && i+1 <= b && r.is(i+1, secondsource.ADP, secondsource.SCONJ) {
			return a, i - 1
		}
	}
	return a, b
}

// listed reports whether the comma at token i stands in a list of names that the
// head h belongs to.
func (r *reader) listed(i, h int) bool {
	for k := h; k >= 0; {
		if r.rel(k) != secondsource.Conj {
			break
		}
		k = r.tok[k].Head
		if k < i {
			return true
		}
	}
	return false
}

// widen takes into a source the title or role that stands before it and that the
// tree missed: back to the comma or mark that ends the fronted content.
func (r *reader) widen(c *cue, src [2]int) [2]int {
	if src[0] < 0 || src[0] > c.first {
		return src
	}
	i := src[0]
	for i > c.s.First && i > src[0]-14 && r.inQuote[i-1] < 0 && !r.mark(i-1, ",;:—–") {
		if !r.is(i-1, secondsource.NOUN, secondsource.PROPN, secondsource.ADJ, secondsource.DET, secondsource.PART, secondsource.ADP, secondsource.NUM, secondsource.CCONJ) &&
			!strings.HasPrefix(r.lower(i-1), "'") && r.lower(i-1) != "’s" || r.frameDate(i-1) > i-1 {
			return src
		}
		i--
	}
	if i == src[0] || i == c.s.First && r.is(i, secondsource.ADP, secondsource.CCONJ) || i > c.s.First && !r.mark(i-1, ",") && r.inQuote[i-1] < 0 {
		return src
	}
	for i < src[0] && r.is(i, secondsource.ADP, secondsource.CCONJ) {
		i++
	}
	return [2]int{i, src[1]}
}
