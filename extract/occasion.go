package extract

import (
	"secondsource"
)

// occasion reads from a report's sentence, outside its content, to whom something is
// said (told reporters, in a letter to the court, in an interview with the paper) and
// where (in a statement, at a news conference in Oslo).
func (r *reader) occasion(f *found) {
	c := f.cue
	if c == nil || c.kind == "prep" || c.kind == "noun" {
		return
	}
	if i := r.afterCore(f); r.rules.lists["tellers"][r.lemma(c.main)] && i < c.s.Last && r.addresses(f, i) {
		f.To = r.plainPhrase(i, r.addressee(i)-1)
	}
	for i := max(c.s.First, c.main-window); i < min(c.s.Last, c.main+window); i++ {
		if !r.is(i, secondsource.ADP, secondsource.SCONJ) && r.lower(i) != "to" || r.inQuote[i] >= 0 || overlapsAny(f.Content.Spans, r.tok[i].Span) || !r.framesCue(c, i) {
			continue
		}
		if r.lower(i) == "to" {
			r.says(f, i)
			continue
		}
		end := r.framePhrase(c, i)
		if end == i || !r.namesOccasion(i+1, end) || f.Venue != "" {
			continue
		}
		with := i + 2 // an interview | with the paper
		for with < end && r.lower(with) != "with" && r.lower(with) != "to" {
			with++
		}
		f.Venue = r.plainPhrase(i+1, with-1)
		if w := r.lower(with); with < c.s.Last && (w == "with" || w == "to") {
			r.says(f, with)
		}
		i = end - 1
	}
}

// afterCore is the token behind a report's cue, or behind its source where that
// follows the cue.
func (r *reader) afterCore(f *found) int {
	i := f.cue.last + 1
	if f.Source != nil {
		if a, b := r.tokensOf(f.Source.Spans[0]); a == i {
			i = b + 1
		}
	}
	return i
}

// addresses reports whether a noun phrase outside the content begins at token i.
func (r *reader) addresses(f *found, i int) bool {
	return r.inQuote[i] < 0 && r.is(i, secondsource.DET, secondsource.ADJ, secondsource.NOUN, secondsource.PROPN, secondsource.PRON, secondsource.NUM) &&
		r.addressee(i) > i && r.lower(i) != "that" && r.frameDate(i) == i && !overlapsAny(f.Content.Spans, r.tok[i].Span)
}

// says takes the noun phrase behind the preposition at token i for who is spoken to,
// if it can be: a person, people, a body or an outlet.
func (r *reader) says(f *found, i int) {
	a := i + 1
	if f.To != "" || a >= f.cue.s.Last || !r.addresses(f, a) {
		return
	}
	b := min(r.addressee(a), f.cue.s.Last) - 1
	h := b
	for h > a && !r.subjectLike(h) {
		h--
	}
	w := r.lemma(h)
	n, named := r.nameAt(h)
	if r.is(h, secondsource.PRON) || r.human(w) || r.rules.companies[w] || r.rules.lists["listeners"][w] || named && n.Type != "LOC" && n.Type != "MISC" {
		f.To = r.plainPhrase(a, b)
	}
}

// namesOccasion reports whether a noun phrase is a word for where something is said.
func (r *reader) namesOccasion(a, end int) bool {
	for i := a; i < end; i++ {
		if r.rules.lists["occasions"][r.lemma(i)] {
			return true
		}
	}
	return false
}

// framesCue reports whether the phrase of the preposition at token i belongs to the
// report: it opens the sentence, follows the core, or hangs on the cue, directly or
// over a word of speaking (speaking at a rally).
func (r *reader) framesCue(c *cue, i int) bool {
	if i == c.s.First || i == c.last+1 {
		return true
	}
	k := r.tok[i].Head
	for steps := 0; k >= c.s.First && k < c.s.Last && steps < 6; steps++ {
		if k == c.main {
			return true
		}
		switch r.rel(k) {
		case secondsource.AclRelcl, secondsource.Acl, secondsource.Ccomp, secondsource.Conj:
			return false
		case secondsource.Advcl:
			if w := r.lemma(k); w != "speak" && w != "talk" && w != "write" && w != "address" {
				return false
			}
		}
		k = r.tok[k].Head
	}
	return false
}

// plainPhrase is the text of tokens a to b without a leading article.
func (r *reader) plainPhrase(a, b int) secondsource.Opt {
	for a < b && r.is(a, secondsource.DET) {
		a++
	}
	return secondsource.Opt(r.span(a, b).Of(r.text))
}
