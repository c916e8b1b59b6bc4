package extract

import (
	"secondsource"
	"secondsource/pack"
)

// denies reports whether a verb of denying denies its content: a clause or what
// somebody said, and with verbs that also mean to refuse or to send away (reject,
// dismiss, dispute) only an object that may be true or false. In doubt it does not:
// nobody may be said to have denied what he only turned down.
func (r *reader) denies(c *cue, k *pack.Cue, cont *content, clause bool) bool {
	first := cont.runs[0][0]
	clause = clause && !(r.relative(first) && !r.clauseLike(first, cont.runs[0][1])) // which Doe dismissed
	switch {
	case c.passive, k.Has(pack.FlagInfo) && !clause:
		return r.objectIs(cont, true)
	case k.Has(pack.FlagInfo):
		return first < c.first && (r.inQuote[first] >= 0 || r.clauseLike(first, cont.runs[0][1])) || r.lower(first) == "that" && clause || r.inQuote[first] >= 0 || r.objectIs(cont, true)
	}
	return clause || r.deniable(c, cont)
}

// deniable reports whether the object of "deny" is something that can be false: the
// report, any involvement, the raid; not a person, nor what is kept from somebody (a
// visa, entry, the owners the opportunity to speak).
func (r *reader) deniable(c *cue, cont *content) bool {
	a, b := cont.runs[0][0], cont.runs[0][1]
	if n, ok := r.nameAt(a); ok && n.Type == "PER" || r.is(a, secondsource.PROPN) && a == b {
		return false // denied Jane Doe three times
	}
	if a < c.first && c.last+1 < c.s.Last && r.is(c.last+1, secondsource.PRON, secondsource.DET, secondsource.NOUN, secondsource.PROPN) && r.frameDate(c.last+1) == c.last+1 {
		return false // which the guards denied them
	}
	switch r.lower(a) {
	case "him", "her", "them", "us", "me", "you", "itself", "himself", "herself", "themselves":
		return false
	}
	if r.kid(c.s, c.main, secondsource.Iobj) >= 0 {
		return false
	}
	for i := a; i <= min(b, a+8) && !r.is(i, secondsource.ADP, secondsource.SCONJ); i++ {
		if r.p.Objects.Is(r.lemma(i), "access") {
			return false
		}
		if r.twoObjects(a, i) && !r.gerund(a) {
			return false
		}
	}
	return true
}

// answersAside reports whether a relative clause behind a comma tells of an answer of
// the one it describes: the owner, who denies it, …; the bank, which did not answer
// calls. That somebody declined to be named is none.
func (r *reader) answersAside(c *cue, label string, ruled bool) bool {
	if c.first-2 < c.s.First || !r.mark(c.first-2, ",") || r.lower(c.first-1) == "that" {
		return false
	}
	switch {
	case !ruled:
		return c.known[0].Act == secondsource.Deny && !c.passive && !c.negated
	case label == "silent":
		return true
	}
	return (label == "no-comment" || label == "non-confirmation") && !r.named(c)
}

// nameAside makes the name right before a relative clause its subject, where the tree
// hung the clause on a thing before it (sent the file to the bank, Doe & Co, which did
// not answer).
func (r *reader) nameAside(c *cue) {
	i := c.first - 3
	if i < c.s.First || !r.mark(i+1, ",") || !r.relative(i+2) || r.lower(i+2) == "that" || c.subject < 0 || c.subject >= i || r.is(c.subject, secondsource.PROPN) {
		return
	}
	if w := r.lemma(c.subject); (r.is(i, secondsource.PROPN) || r.nameOf[i] >= 0) && !r.human(w) && !r.rules.companies[w] {
		c.subject = i
	}
}

// named reports whether a cue goes on with being named or quoted.
func (r *reader) named(c *cue) bool {
	for i := c.last + 1; i < c.s.Last && i < c.last+5; i++ {
		switch r.lower(i) {
		case "named", "identified", "quoted", "publicly":
			return true
		}
	}
	return false
}

// gapOf finds what somebody denies in a relative clause, which stands before it: a
// sale that the bank denies; a charge, the mine rejects. It narrows the source to
// the one who denies. Nil where the clause goes on.
func (r *reader) gapOf(c *cue, src *[2]int) *content {
	if c.known[0].Act != secondsource.Deny || c.passive || c.negated || c.participle || src[0] < 0 || src[0] >= c.first || c.subject < 0 {
		return nil
	}
	if i := c.last + 1; i < c.s.Last && !r.is(i, secondsource.PUNCT, secondsource.CCONJ) && r.frameDate(i) == i {
		return nil
	}
	k := r.clauseGap(c, src[0])
	if k <= c.s.First || r.inQuote[k] >= 0 || k >= src[1] {
		return nil
	}
	src[0] = max(src[0], k+1)
	h := k - 1
	if r.mark(h, ",") { // of all that the sentence has told
		return &content{runs: [][2]int{{k, k}}, by: "object", to: -1, conf: 0.8}
	}
	if !r.is(h, secondsource.NOUN) {
		return nil
	}
	a, b := r.nounPhrase(c.s, h)
	return &content{runs: [][2]int{{a, min(b, h)}}, by: "object", to: -1, conf: 0.8}
}

// clauseGap is the relative pronoun that stands before the subject of a cue, over a
// verb coordinated with it (a sale that the judge suspects and the bank denies); -1
// for none.
func (r *reader) clauseGap(c *cue, subject int) int {
	for i := subject - 1; i > c.s.First && i > subject-8; i-- {
		switch {
		case r.lower(i) == "that" || r.lower(i) == "which":
			return i
		case r.is(i, secondsource.PUNCT):
			return -1
		}
	}
	if l := r.lower(subject); l == "that" || l == "which" {
		return subject
	}
	return -1
}
