package extract

import (
	"secondsource"
)

// embedded reports whether a cue stands where nobody is said to have spoken: under
// a condition (until it agrees), a modal (should insist), another verb (trying to
// agree, stopped short of predicting), or as what somebody else demands. What the
// act rules know (would not say, declined to confirm) is spared.
func (r *reader) embedded(c *cue, ruled bool) bool {
	if ruled || c.kind != "verb" {
		return false
	}
	return c.negated || r.conditional(c) || r.modal(c) || r.infinitive(c) || r.afterPreposition(c) || r.demanded(c)
}

// unsaid reports whether a sentence tells that an act of speech was not done, was
// taken back, or only might be or is said to have been.
func (r *reader) unsaid(c *cue, ruled bool) bool {
	if ruled {
		return c.negated
	}
	return r.embedded(c, ruled) || r.phrased(c) || r.nobody(c) || r.allegedly(c) || r.future(c) || r.takenBack(c) || r.lemma(c.main) == "doubt" && c.kind == "verb"
}

// phrased is embedded for a cue that holds the verb which governs it: failed to say,
// stopped short of accusing.
func (r *reader) phrased(c *cue) bool {
	if c.first == c.main || c.kind != "verb" {
		return false
	}
	d := *c
	d.first, d.participle = c.main, r.tok[c.main].Feats.Has(secondsource.Gerund)
	return r.lower(c.main-1) == "to" && r.infinitive(&d) || r.afterPreposition(&d)
}

// disown marks a statement that was not made: nothing is confirmed or denied by it.
func (r *reader) disown(f *found, c *cue, ruled bool) {
	if f.Silent || f.Act == secondsource.NoComment || f.Act == secondsource.NonConfirmation || !r.unsaid(c, ruled) {
		return
	}
	f.Unsaid = true
	if f.Act != secondsource.Predict {
		f.Act = secondsource.OtherAct
	}
}

// nobody reports whether the subject of the cue is nobody: no official, neither side.
func (r *reader) nobody(c *cue) bool {
	if c.subject < c.s.First || c.subject >= c.s.Last {
		return false
	}
	if r.neither(c) {
		return true
	}
	switch r.lower(c.subject) {
	case "nobody", "none", "neither", "no-one":
		return true
	}
	k := c.subject
	for k > c.s.First && (r.is(k-1, secondsource.ADJ, secondsource.NOUN, secondsource.PROPN) || r.tok[k-1].Head == c.subject && r.is(k-1, secondsource.DET)) {
		k--
	}
	return k <= c.subject && (r.lower(k) == "no" || r.lower(k) == "neither")
}

// allegedly reports whether an adverb puts the act of speech itself in doubt.
func (r *reader) allegedly(c *cue) bool {
	for k := max(c.s.First, c.first-2); k < min(c.s.Last, c.last+2); k++ {
		switch r.lower(k) {
		case "allegedly", "supposedly", "purportedly":
			if r.tok[k].Head == c.main {
				return true
			}
		}
	}
	return false
}

// takenBack reports whether a claim named by a noun is withdrawn: dropped his claim
// that …
func (r *reader) takenBack(c *cue) bool {
	if r.rules.lists["retracting"][r.lemma(c.main)] {
		return true
	}
	if !r.is(c.main, secondsource.NOUN) || r.rel(c.main) != secondsource.Obj || r.tok[c.main].Head < c.s.First {
		return false
	}
	return r.rules.lists["retracting"][r.lemma(r.tok[c.main].Head)]
}

// conditional reports whether the cue's clause is introduced by if, unless, until …
func (r *reader) conditional(c *cue) bool {
	for _, v := range [...]int{c.main, r.tok[c.main].Head} {
		if v < c.s.First || v != c.main && r.rel(c.main) != secondsource.Conj {
			continue
		}
		for k := max(c.s.First, v-window); k < v; k++ {
			if r.tok[k].Head == v && r.rel(k) == secondsource.Mark {
				switch r.lower(k) {
				case "if", "unless", "until", "till", "whether", "lest", "provided":
					return true
				}
			}
		}
	}
	return false
}

// modal reports whether an auxiliary leaves open whether the act was done.
func (r *reader) modal(c *cue) bool {
	for k := c.first; k < c.main; k++ {
		switch r.lower(k) {
		case "should", "must", "ought", "could", "might", "may", "can", "would":
			return true
		}
	}
	return false
}

// infinitive reports whether the cue is an infinitive that another verb or noun
// governs; to go on to say, or to continue to deny, is to say and to deny.
func (r *reader) infinitive(c *cue) bool {
	k := c.first - 1
	for k > c.s.First && r.is(k, secondsource.ADV) {
		k--
	}
	if k < c.s.First || r.lower(k) != "to" || r.is(c.main, secondsource.NOUN) {
		return false
	}
	for j := k - 1; j >= c.s.First && j > k-4; j-- {
		if r.is(j, secondsource.VERB) {
			return !r.rules.lists["allowing"][r.lemma(j)]
		}
	}
	return true
}

// afterPreposition reports whether the cue is a gerund that a preposition or an
// implicative verb takes out of the world: without accusing, stopped short of
// predicting.
func (r *reader) afterPreposition(c *cue) bool {
	k := c.first - 1
	if !c.participle || k < c.s.First {
		return false
	}
	switch r.lower(k) {
	case "without", "of", "from", "for", "before", "against", "instead", "despite", "about":
		return true
	}
	return r.is(k, secondsource.VERB) && r.rules.lists["implicatives"][r.lemma(k)]
}

// demanded reports whether the cue is what somebody else demands or proposes: its
// verb is bare (demanded that the group recognise …).
func (r *reader) demanded(c *cue) bool {
	h := r.tok[c.main].Head
	if h < c.s.First || r.rel(c.main) != secondsource.Ccomp || c.first < c.main {
		return false
	}
	switch r.lemma(h) {
	case "demand", "urge", "insist", "propose", "recommend", "request", "require", "suggest", "ask":
		f := r.tok[c.main].Feats
		return !f.Has(secondsource.Past) && r.lower(c.main) == r.lemma(c.main)
	}
	return false
}

// pastGap reports whether a content behind the cue of a relative clause begins with a
// verb that has no subject: the gap of the clause, or the clause around it, and not
// what was said (the vaccine of which a doctor warned | has been withdrawn).
func (r *reader) pastGap(c *cue, cont *content) bool {
	i := cont.runs[0][0]
	if i <= c.last || i >= c.s.Last || r.inQuote[i] >= 0 {
		return false
	}
	if f := r.tok[i].Feats; !r.is(i, secondsource.AUX) && !(r.is(i, secondsource.VERB) && f.Has(secondsource.Finite)) {
		return false
	}
	for k := c.first - 1; k >= max(c.s.First+1, c.first-8) && !r.is(k, secondsource.PUNCT, secondsource.VERB, secondsource.AUX); k-- {
		if (r.relative(k) || r.lower(k) == "that") && r.is(k-1, secondsource.NOUN, secondsource.PROPN, secondsource.ADP) {
			return true
		}
	}
	return false
}
