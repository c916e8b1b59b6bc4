package extract

import (
	"secondsource"
)

// skipFrame steps over what stands between a cue and its content: the addressee
// (told reporters), the day, the place (in a statement, at the port on Friday).
// It returns the first token of the content and the addressee.
func (r *reader) skipFrame(c *cue, i int) (int, int) {
	to := -1
	for i < c.s.Last {
		switch {
		case r.mark(i, ",") && i+1 < c.s.Last && (r.quoteMark(i+1) || r.lower(i+1) == "that"):
			i++
		case r.rules.lists["tellers"][r.lemma(c.main)] && to < 0 && r.tells(c, i) && r.addressee(i) > i:
			to, i = i, r.addressee(i)
		case r.is(i, secondsource.ADV) && (r.mark(i+1, ":") || i+1 < c.s.Last && r.quoteMark(i+1)): // said only: “…”
			i++
		case (r.lower(i) == "late" || r.lower(i) == "early") && r.frameDate(i+1) > i+1: // said late on Sunday
			i++
		case r.frameDate(i) > i:
			i = r.frameDate(i)
		case r.framePhrase(c, i) > i:
			i = r.framePhrase(c, i)
		case r.circumstance(c, i) > i:
			i = r.circumstance(c, i)
		default:
			return i, to
		}
	}
	return i, to
}

// tells reports whether the noun phrase at token i is an addressee: a clause, a
// quotation or the end of the sentence follows it, not a verb of which it would
// be the subject.
func (r *reader) tells(c *cue, i int) bool {
	j := r.addressee(i)
	if j == i || r.inQuote[i] >= 0 {
		return false
	}
	if j >= c.s.Last {
		return true
	}
	if r.is(j, secondsource.VERB, secondsource.AUX) {
		return false
	}
	rel := r.rel(i)
	for k := i; k < j; k++ {
		if r.rel(k) == secondsource.Nsubj || r.rel(k) == secondsource.NsubjPass {
			return r.rules.venues[r.lemma(k)] || r.lower(j) == "that"
		}
	}
	return rel != secondsource.Nsubj
}

// frameDate gives the token after a time expression that begins at token i, with
// its preposition; i if none begins there.
func (r *reader) frameDate(i int) int {
	from := i
	if r.is(i, secondsource.ADP) {
		from++
	}
	if from >= len(r.tok) {
		return i
	}
	for _, d := range r.d.Dates[r.firstDate(r.tok[i].Span.Start):] {
		if d.Span.Start > r.tok[from].Span.Start {
			break
		}
		if d.Span.Start == r.tok[i].Span.Start || d.Span.Start == r.tok[from].Span.Start {
			j := from
			for j < len(r.tok) && r.tok[j].Span.Start < d.Span.End {
				j++
			}
			return j
		}
	}
	return i
}

// circumstance gives the token after an adverb or prepositional phrase that hangs
// on the cue and leads on to a that-clause or a quotation (said at a stop in
// Toledo, Ohio, that …; adding later, “…”); i where there is none.
func (r *reader) circumstance(c *cue, i int) int {
	if r.lower(i) == "that" || !r.is(i, secondsource.ADP, secondsource.ADV, secondsource.SCONJ) || r.inQuote[i] >= 0 {
		return i
	}
	for j := i + 1; j < c.s.Last && j < i+24; j++ {
		switch {
		case r.quoteMark(j):
			if r.mark(j-1, ",") || r.is(i, secondsource.ADV) && j == i+1 {
				return j
			}
			return i
		case r.lower(j) == "that" && r.is(j, secondsource.SCONJ) && r.tok[j].Head > j && (r.tok[r.tok[j].Head].Head == c.main || r.mark(j-1, ",")), r.lower(j) == "that" && r.is(j-1, secondsource.NUM):
			return j
		case r.is(j, secondsource.VERB) && r.rel(j) != secondsource.Amod && r.rel(j) != secondsource.Acl && !r.gerund(j):
			return i
		}
	}
	return i
}

// framePhrase gives the token after a prepositional phrase of the report itself
// that begins at token i (in a statement, at a news conference in Vienna, to
// reporters), i if there is none.
func (r *reader) framePhrase(c *cue, i int) int {
	if !r.is(i, secondsource.ADP, secondsource.SCONJ) && r.lower(i) != "to" || r.lower(i) == "that" {
		return i
	}
	j, head := i+1, -1
	for j < c.s.Last && !r.quoteMark(j) && r.frameDate(j) == j &&
		(r.is(j, secondsource.DET, secondsource.ADJ, secondsource.NOUN, secondsource.PROPN, secondsource.NUM) || r.possessive(j) || r.lower(j) == "'s" || r.lower(j) == "’s") {
		if r.is(j, secondsource.NOUN, secondsource.PROPN) {
			head = j
		}
		j++
	}
	if head < 0 || !r.rules.venues[r.lemma(head)] && !(r.lower(i) == "by" && r.rules.lists["means"][r.lemma(head)]) {
		return i
	}
	if j < c.s.Last && r.is(j, secondsource.ADP) { // at the port in Vienna
		k := j + 1
		for k < c.s.Last && r.is(k, secondsource.DET, secondsource.PROPN) {
			k++
		}
		if k > j+1 && r.is(k-1, secondsource.PROPN) && !(k < c.s.Last && r.is(k, secondsource.VERB, secondsource.AUX)) {
			j = k
		}
	}
	return j
}

// addressee gives the token after a noun phrase that begins at token i and is
// not the subject of a following verb.
func (r *reader) addressee(i int) int {
	j := i
	if r.is(j, secondsource.PRON) && !r.mark(j, ",") {
		return j + 1
	}
	if r.is(j, secondsource.DET) {
		j++
	}
	if n, ok := r.nameAt(j); ok && n.Span.Start == r.tok[j].Span.Start {
		_, last := r.tokensOf(n.Span)
		if w := r.lower(last + 1); w == "'s" || w == "’s" {
			j = last + 2 // told the island's council
		} else if j = last + 1; !r.is(j, secondsource.NOUN) || r.lower(j+1) != "that" { // told a House of Lords panel that
			return j
		}
	}
	for j < len(r.tok) && r.is(j, secondsource.DET, secondsource.ADJ, secondsource.NOUN, secondsource.PROPN, secondsource.NUM) && r.frameDate(j) == j {
		j++
	}
	return j
}
