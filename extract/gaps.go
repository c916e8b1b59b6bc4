package extract

import (
	"secondsource"
)

// beforeMatrix ends a content in a relative clause where the sentence around it goes on
// with its verb (The man who said the dam was safe | has died).
func (r *reader) beforeMatrix(c *cue, start, end int) int {
	if c.first <= c.s.First || !r.relative(c.first-1) {
		return end
	}
	for i := start + 1; i <= end; i++ {
		if r.inQuote[i] >= 0 || !r.finite(i) {
			continue
		}
		v := i
		if r.is(i, secondsource.AUX) && r.tok[i].Head > i {
			v = r.tok[i].Head
		}
		if k := r.kid(c.s, v, secondsource.Nsubj, secondsource.NsubjPass); k >= 0 && k < c.first-1 {
			return i - 1
		}
	}
	return end
}

// objectGap finds what a cue in a relative clause tells of: it stands before the clause
// (The repairs that the owner promised for May | have not come). What the clause adds by a
// preposition or a date belongs to it; the verb of the sentence does not. Nil where the cue
// has an object of its own. What is denied so is the business of gapOf.
func (r *reader) objectGap(c *cue, src *[2]int) *content {
	if c.known[0].Act == secondsource.Deny || c.passive || c.negated || c.participle || src[0] < 0 || src[0] >= c.first || !c.frame("NP", "OF") {
		return nil
	}
	k := c.first - 1
	for k > c.s.First && k > c.first-9 && !r.relative(k) {
		if r.is(k, secondsource.PUNCT, secondsource.VERB, secondsource.AUX) {
			return nil
		}
		k--
	}
	h := k - 1
	if h > c.s.First && (r.lower(h) == "of" || r.mark(h, ",")) {
		h--
	}
	if k == c.first-1 || k >= src[1] || h < c.s.First || !r.is(h, secondsource.NOUN) || r.inQuote[h] >= 0 {
		return nil
	}
	end, ok := r.gapEnd(c)
	if !ok {
		return nil
	}
	src[0] = max(src[0], k+1)
	a, _ := r.nounPhrase(c.s, h)
	out := &content{runs: [][2]int{{a, h}}, by: "object", to: -1, conf: 0.75}
	if end > c.last+1 {
		out.runs = append(out.runs, [2]int{c.last + 1, end})
	}
	return out
}

// gapEnd is the last token of a relative clause without an object behind its cue; not ok
// where something else follows than prepositional phrases, dates and adverbs.
func (r *reader) gapEnd(c *cue) (int, bool) {
	i := c.last + 1
	if i < c.s.Last && !r.is(i, secondsource.ADP, secondsource.AUX, secondsource.PUNCT) && !r.finite(i) && r.frameDate(i) == i || r.lower(i) == "of" {
		return 0, false
	}
	for ; i < c.s.Last && !r.is(i, secondsource.PUNCT, secondsource.AUX) && !r.finite(i); i++ {
		if r.inQuote[i] >= 0 || r.is(i, secondsource.SCONJ, secondsource.CCONJ, secondsource.VERB) || r.lower(i) == "that" || r.lower(i) == "to" {
			return 0, false
		}
	}
	return i - 1, true
}
