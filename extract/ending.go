package extract

import (
	"strings"

	"secondsource"
)

// closesAt is the token of the mark that closes the quotation opened at i, or -1.
func (r *reader) closesAt(i int) int {
	q := r.inQuote[i]
	if q < 0 {
		return -1
	}
	j := i
	for j+1 < len(r.tok) && r.inQuote[j+1] == q {
		j++
	}
	return j
}

// trimEnd drops closing marks and a final stop from the end of a content; a
// comma or stop inside quotation marks is kept.
func (r *reader) trimEnd(start, end int) int {
	for end >= start {
		switch {
		case r.quoteMark(end) && (end == start || r.inQuote[start] == r.inQuote[end] && r.inQuote[start] >= 0):
			end--
		case r.mark(end, ".,;:–—") && r.inQuote[end] < 0 && !r.abbreviation(end):
			end--
		default:
			return end
		}
	}
	return end
}

// abbreviation reports whether the stop at token i belongs to the word before it.
func (r *reader) abbreviation(i int) bool {
	return len(r.word(i)) > 1
}

// clauseEnd cuts from the end of a sentence what does not belong to the content
// that begins at token start: participles and clauses that hang on the cue, and
// coordinated reports. A clause keeps its verb.
func (r *reader) clauseEnd(c *cue, start, end int, clause bool) int {
	end = r.beforeMatrix(c, start, min(end, start+window))
	for i := start + 1; i <= end; i++ {
		if r.inQuote[i] >= 0 || r.mark(i, ",") && r.unbegun(start, i) {
			continue
		}
		if r.meanwhile(c, i) || r.mark(i, ",") && r.lower(i+1) == "which" && r.mark(i+2, ",") && r.outerReport(c, start, i+2) {
			return i - 1
		}
		if r.mark(i, ";") || !clause && r.mark(i, ":") && r.saysMore(i+1, c.s.Last) || r.mark(i, ",") && i+1 < c.s.Last && r.parenthetic(c) && r.verbNext(i+1) {
			return i - 1
		}
		if r.outerReport(c, start, i) || clause && r.narrates(c, i) && r.clauseLike(start, i-1) || r.remarks(i) || r.comesAfter(c, start, i) {
			return i - 1
		}
		if r.newReport(c, start, i) && (!clause || r.clauseLike(start, i-1)) {
			return i - 1
		}
	}
	// Segments after a comma, from the right: keep what hangs inside.
	for i := end; i > start; i-- {
		if r.inQuote[i] >= 0 || !r.mark(i, ",") {
			continue
		}
		if !r.unbegun(start, i) && r.hangsOutside(c, start, i+1, end) && (!clause || r.clauseLike(start, i-1) && (r.complete(start, i-1) || !r.is(i+1, secondsource.VERB, secondsource.AUX) && !r.complete(i+1, end))) {
			end = i - 1
			continue
		}
		break
	}
	return end
}

// unbegun reports whether a clause that begins with "that" and a comma has not come to
// its verb before token i: that, as the road was shut, | he walked.
func (r *reader) unbegun(start, i int) bool {
	if r.lower(start) != "that" || !r.mark(start+1, ",") {
		return false
	}
	if !r.is(start+2, secondsource.SCONJ) {
		return !r.complete(start+2, i-1)
	}
	verbs := 0
	for k := start + 2; k < i; k++ {
		if r.finite(k) {
			verbs++
		}
	}
	return verbs < 2
}

// parenthetic reports whether a cue stands in a clause between commas, behind which
// its subject goes on with another verb: the bank, which said …, has; the bank,
// admitting …, has.
func (r *reader) parenthetic(c *cue) bool {
	if c.first <= c.s.First {
		return false
	}
	k := c.first - 1
	for k > c.s.First && c.participle && r.is(k, secondsource.ADV) {
		k--
	}
	return r.relative(c.first-1) || c.participle && r.mark(k, ",")
}

// verbNext reports whether token i is the verb of a clause, also one that looks like a
// participle (who foretold a flood, | turned out to be wrong).
func (r *reader) verbNext(i int) bool {
	return r.finite(i) || r.is(i, secondsource.VERB) && r.tok[i].Feats.Has(secondsource.Past) && (!r.is(i+1, secondsource.ADP) || r.rel(i+1) == secondsource.CompoundPrt)
}

// newReport reports whether another report begins at token i: ", adding that",
// ", and it said", "but it declined".
func (r *reader) newReport(c *cue, start, i int) bool {
	j := i
	comma := r.mark(j, ",")
	if comma {
		j++
	}
	conj := j < c.s.Last && (r.is(j, secondsource.CCONJ) || comma && (r.lower(j) == "while" || r.lower(j) == "whereas"))
	if conj {
		j++
	}
	if !comma && !conj || j >= c.s.Last {
		return false
	}
	if comma && r.is(j, secondsource.VERB) && strings.HasSuffix(r.lower(j), "ing") && len(r.p.Acts.Verb(r.lemma(j))) > 0 {
		return true
	}
	if !conj {
		return false
	}
	if r.is(j, secondsource.VERB) && (r.doneBySpeaker(c, start, i, j) || r.reporterShared(c.s, j) == c.main) {
		return true
	}
	if j+2 < c.s.Last && (r.lower(j) == "which" || r.lower(j) == "whom") {
		j++ // …, but which the West fears is a cover
	}
	// and/but + subject + reporting verb, or + reporting verb coordinated with the cue.
	for k := j; k < c.s.Last && k < j+10; k++ {
		if r.quoteMark(k) || r.mark(k, ",") || r.lower(k) == "that" {
			return false
		}
		if r.is(k, secondsource.VERB) {
			if !r.reports(k) || r.kid(c.s, k, secondsource.AuxPass) >= 0 {
				return false
			}
			return r.tok[k].Head == c.main || r.tok[k].Head < 0 || !r.under(k, start) && !r.inContent(c, start, i, k)
		}
	}
	return false
}

// doneBySpeaker reports whether the coordinated verb at token j has the cue's own
// subject (denied any role, and blamed the rebels): it is finite, hangs on the cue,
// and no verb of the content governs it.
func (r *reader) doneBySpeaker(c *cue, start, i, j int) bool {
	f := r.tok[j].Feats
	if f.Has(secondsource.Gerund) || f.Has(secondsource.Infinitive) || r.lower(j) == r.lemma(j) {
		return false
	}
	for k := start; k < i; k++ {
		if r.is(k, secondsource.VERB, secondsource.AUX) && r.rel(k) != secondsource.AclRelcl && r.rel(k) != secondsource.Acl {
			return r.tok[j].Head == c.main && len(r.p.Acts.Verb(r.lemma(j))) > 0
		}
	}
	return true // an object holds no finite verb
}

// outerReport reports whether the comma at token i ends what somebody else is
// reported to have said, this cue included: (pledging to meet), a spokesman told
// reporters.
func (r *reader) outerReport(c *cue, start, i int) bool {
	if !r.mark(i, ",") || i+2 >= c.s.Last || r.is(i+1, secondsource.CCONJ, secondsource.SCONJ) || r.relative(i+1) {
		return false
	}
	for k := i + 1; k < c.s.Last && k < i+16; k++ {
		if r.quoteMark(k) || r.mark(k, ":;") {
			return false
		}
		if k == i+1 && r.reports(k) && r.finite(k) && r.is(k+1, secondsource.DET, secondsource.PRON, secondsource.PROPN, secondsource.NOUN, secondsource.ADJ) {
			return !r.saysMore(k+1, c.s.Last) // , said his lawyer
		}
		if r.is(k, secondsource.VERB) {
			aux := k
			for aux > i+1 && r.is(aux-1, secondsource.AUX, secondsource.ADV) {
				aux--
			}
			fronted := r.adverbial(c.s.First) && c.main < i
			return k > i+1 && r.reports(k) && r.subjectLike(aux-1) && (c.s.Last-k < 10 || fronted || r.mark(k+1, ",") || r.frameDate(k+1) > k+1)
		}
	}
	return false
}

// saysMore reports whether a finite verb stands among the tokens [a,b).
func (r *reader) saysMore(a, b int) bool {
	for k := a; k < b; k++ {
		if r.finite(k) {
			return true
		}
	}
	return false
}

// narrates reports whether the comma at token i leads back to the outlet's own
// voice: ", as the army fights on", ", seven weeks after the official spoke".
func (r *reader) narrates(c *cue, i int) bool {
	if !r.mark(i, ",") || i+3 >= c.s.Last {
		return false
	}
	switch r.lower(i + 1) {
	case "contrary":
		return true
	case "according":
		return r.lower(i+2) == "to"
	case "when", "in", "a", "an":
		if r.lower(i+1) == "in" && r.lower(i+2) == "what" {
			return true
		}
		for k := i + 2; k < i+5 && k < c.s.Last; k++ {
			switch r.lower(k) {
			case "reference", "allusion", "asked", "pressed", "referring":
				return true
			}
		}
		return false
	case "as", "though", "although", "despite":
		return r.lower(i+1) == "despite" || r.clauseLike(i+2, min(i+12, c.s.Last-1)) && r.lower(i+2) != "well" && r.lower(i+2) != "part" && r.lower(i+2) != "long"
	}
	for k := i + 1; k < i+5 && k+1 < c.s.Last; k++ {
		switch r.lemma(k) {
		case "day", "week", "month", "year", "hour":
			next := r.lower(k + 1)
			return next == "after" || next == "before"
		}
	}
	return false
}

// remarks reports whether behind the comma at token i the outlet speaks of the words
// just told: ", a formula that a lawyer called clever", ", a charge that the bank
// denies", ", which the owners deny".
func (r *reader) remarks(i int) bool {
	if !r.mark(i, ",") || i+4 >= len(r.tok) {
		return false
	}
	j := i + 1
	if r.lower(j) == "a" || r.lower(j) == "an" || r.is(j, secondsource.NUM) {
		for j++; r.is(j, secondsource.ADJ, secondsource.ADV) && j < i+4; j++ {
		}
		wording := r.rules.lists["wordings"][r.lemma(j)] || r.p.Objects.Is(r.lemma(j), "info")
		if j+1 >= len(r.tok) || !wording && len(r.p.Acts.Noun(r.lemma(j))) == 0 {
			return false
		}
		if next := r.lower(j + 1); next != "that" && next != "which" {
			return wording && r.gapDenied(j+1, j+5) || r.calledSo(j+1)
		}
		return wording
	}
	return (r.lower(j) == "which" || r.lower(j) == "something") && r.gapDenied(j+1, j+6)
}

// calledSo reports whether a clause that calls by a name what stands before it begins at
// token i: (a warning) the owners dismissed as “weather”.
func (r *reader) calledSo(i int) bool {
	if !r.is(i, secondsource.DET, secondsource.PROPN, secondsource.NOUN, secondsource.PRON) {
		return false
	}
	for k := i; k < i+6 && k+1 < len(r.tok) && !r.is(k, secondsource.PUNCT); k++ {
		if r.is(k, secondsource.VERB) {
			return k > i && r.lower(k+1) == "as"
		}
	}
	return false
}

// gapDenied reports whether one of the tokens [a,b) is a verb of denying without an
// object of its own.
func (r *reader) gapDenied(a, b int) bool {
	for k := a; k < b && k < len(r.tok) && !r.is(k, secondsource.PUNCT); k++ {
		if r.is(k, secondsource.VERB) {
			known := r.p.Acts.Verb(r.lemma(k))
			return len(known) > 0 && known[0].Act == secondsource.Deny && (k+1 >= len(r.tok) || r.is(k+1, secondsource.PUNCT, secondsource.CCONJ) || r.frameDate(k+1) > k+1)
		}
	}
	return false
}

// comesAfter reports whether token i begins to tell after which report a denial came,
// and no more of what is denied: denied that the pit was unsafe | after a newspaper
// said that lamps had failed.
func (r *reader) comesAfter(c *cue, start, i int) bool {
	if r.lower(i) != "after" || c.known[0].Act != secondsource.Deny || r.inQuote[i] >= 0 || i < start+3 {
		return false
	}
	told := false
	for k := i + 1; k < c.s.Last && !r.mark(k, ","); k++ {
		told = told || r.p.Objects.Is(r.lemma(k), "info") || r.rules.documents[r.lemma(k)] || r.rules.lists["carriers"][r.lemma(k)]
		if told && r.finite(k) {
			return r.kid(c.s, k, secondsource.AuxPass) < 0 && (r.reports(k) || r.lemma(k) == "point" || r.lemma(k) == "link")
		}
	}
	return false
}

// meanwhile reports whether a headline turns at token i to what somebody else does at the
// time: Clerk tells of landing | as Oslo threatens sanctions.
func (r *reader) meanwhile(c *cue, i int) bool {
	if !r.headline(c.s) || r.lower(i) != "as" || i < c.last+3 || !r.is(i+1, secondsource.PROPN, secondsource.NOUN) {
		return false
	}
	for k := i + 2; k < c.s.Last && k < i+5; k++ {
		if r.is(k, secondsource.VERB) && !r.gerund(k) || len(r.p.Acts.Verb(r.lemma(k))) > 0 && strings.HasSuffix(r.lower(k), "s") {
			return true
		}
	}
	return false
}

// inContent reports whether token k hangs on a token of the content [start,i).
func (r *reader) inContent(c *cue, start, i, k int) bool {
	h := r.tok[k].Head
	return h >= start && h < i && h != c.main
}

// hangsOutside reports whether the segment [a,b] hangs on the cue or above it and
// on nothing in the content before it.
func (r *reader) hangsOutside(c *cue, start, a, b int) bool {
	if r.lower(a) == "that" || a < b && r.is(a, secondsource.CCONJ) && r.lower(a+1) == "that" {
		return false // …, and that it had stopped
	}
	out := false
	for i := a; i <= b; i++ {
		h := r.tok[i].Head
		if r.is(i, secondsource.PUNCT) || h >= a && h <= b {
			continue
		}
		if h >= start && h < a {
			return false
		}
		out = true
	}
	return out
}
