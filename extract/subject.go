package extract

import (
	"strings"

	"secondsource"
	"secondsource/pack"
)

// verbGroup widens a verb cue to its auxiliaries, negation and adverbs, and
// finds its subject.
func (r *reader) verbGroup(c *cue) {
	for c.first > c.s.First {
		k := c.first - 1
		if r.is(k, secondsource.AUX) || r.lemma(k) == "not" || r.lemma(k) == "never" ||
			(r.is(k, secondsource.ADV) && k > c.s.First && (r.is(k-1, secondsource.AUX) || r.lemma(k-1) == "not" || r.tok[k].Head == c.main && r.subjectLike(k-1))) {
			c.first = k
			continue
		}
		break
	}
	for k := c.first; k < c.main; k++ {
		if w := r.lemma(k); w == "not" || w == "never" {
			c.negated = true
		}
	}
	f := r.tok[c.main].Feats
	c.passive = r.kid(c.s, c.main, secondsource.AuxPass) >= 0 || r.kid(c.s, c.main, secondsource.NsubjPass) >= 0
	c.passive = c.passive || r.reducedPassive(c)
	aux := c.first < c.main
	c.participle = !aux && (f.Has(secondsource.Gerund) || strings.HasSuffix(r.lower(c.main), "ing"))
	c.subject = r.subjectOf(c)
}

// reducedPassive reports whether a cue is a participle whose subject suffers what it
// tells, without an auxiliary of its own: coordinated with a passive (was cheered
// abroad and vilified at home), or in a headline (Doe appointed as director).
func (r *reader) reducedPassive(c *cue) bool {
	f := r.tok[c.main].Feats
	if c.first == c.main && r.chargedAt(c.main) && r.rel(c.main) != secondsource.AclRelcl {
		return true
	}
	if c.first < c.main || !f.Has(secondsource.Past) || c.last+1 < c.s.Last && (r.quoteMark(c.last+1) || r.lower(c.last+1) == "that") {
		return false
	}
	next := c.last + 1
	if r.lower(next) == "by" && r.is(next, secondsource.ADP) && r.frameDate(next) == next {
		return !r.rules.lists["means"][r.lemma(next+1)] && !r.rules.lists["means"][r.lemma(next+2)]
	}
	object := next < c.s.Last && r.is(next, secondsource.DET, secondsource.NOUN, secondsource.PROPN, secondsource.ADJ, secondsource.PRON, secondsource.NUM)
	if object {
		return false
	}
	if h := r.tok[c.main].Head; h >= c.s.First && h < c.main && r.rel(c.main) == secondsource.Conj && r.kid(c.s, h, secondsource.AuxPass) >= 0 && r.kid(c.s, c.main, secondsource.Nsubj) < 0 {
		return true
	}
	return r.headline(c.s) && next < c.s.Last && !r.is(next, secondsource.PUNCT) && f.Has(secondsource.Participle)
}

// chargedAt reports whether token i is the participle of a verb that cannot do without
// an object and has none: accused of theft, blamed for the fire.
func (r *reader) chargedAt(i int) bool {
	var with string
	switch r.lemma(i) {
	case "accuse", "suspect", "convict", "acquit":
		with = "of"
	case "blame", "criticise", "criticize", "condemn", "praise":
		with = "for"
	case "charge":
		with = "with"
	}
	return with != "" && strings.HasSuffix(r.lower(i), "ed") && r.lower(i+1) == with
}

// pastCharged is the true subject of a cue behind a participle that only tells what
// somebody is charged with: a baker accused of poisoning the well | told. -1 for none.
func (r *reader) pastCharged(c *cue) int {
	for i := c.first - 1; i > c.s.First && i > c.first-25 && r.inQuote[i] < 0; i-- {
		if r.mark(i, ",;:—–") || r.is(i, secondsource.CCONJ, secondsource.AUX) || r.relative(i) {
			return -1
		}
		if r.chargedAt(i) {
			if r.subjectLike(i-1) && !r.is(i-1, secondsource.PRON) {
				return r.phraseHead(c.s, i-1)
			}
			return -1
		}
	}
	return -1
}

func (r *reader) subjectLike(k int) bool {
	if r.is(k, secondsource.ADJ) && r.rules.people[r.lower(k)] {
		return true // official, expert: taken for adjectives before a verb
	}
	return r.is(k, secondsource.NOUN, secondsource.PROPN, secondsource.PRON, secondsource.NUM)
}

// subjectOf finds the head of the cue's subject: its own in the tree, that of
// the verb it is coordinated with, that of its governor for a participle, and
// failing these the noun phrase beside it.
func (r *reader) subjectOf(c *cue) int {
	if n := r.headlineSubject(c); n >= 0 {
		return n
	}
	if n := r.pastCharged(c); n >= 0 {
		return n
	}
	k := r.governed(c)
	if n := r.pastColon(c, k); n >= 0 {
		return n
	}
	if n := r.pastComma(c, k); n >= 0 {
		return n
	}
	if k >= 0 && k < c.first {
		switch r.lemma(k) {
		case "day", "week", "month", "year", "hour": // a day after the minister said
			if n := r.besideSubject(c); n > k {
				return n
			}
		}
		if d := r.dateFrom(c.s, k); d > c.s.First && r.subjectLike(d-1) { // Ghana last night denied
			return d - 1
		}
	}
	return k
}

// headlineSubject is the subject of a verb in a headline where its place shows it: the
// noun between "as" and the verb (… as Rome threatens a boycott), or, for a verb behind a
// comma, the noun before the headline's first verb (Rome bans the film, threatens a
// boycott). -1 elsewhere.
func (r *reader) headlineSubject(c *cue) int {
	k := c.first - 1
	if !r.headline(c.s) || k-1 <= c.s.First {
		return -1
	}
	if r.lower(k-1) == "as" && r.subjectLike(k) {
		return k
	}
	if !r.mark(k, ",") || !r.is(c.last+1, secondsource.NOUN) || r.human(r.lemma(c.last+1)) {
		return -1
	}
	for i := c.s.First + 1; i < k; i++ {
		if r.is(i, secondsource.VERB) || len(r.p.Acts.Verb(strings.TrimSuffix(r.lower(i), "s"))) > 0 && strings.HasSuffix(r.lower(i), "s") {
			if r.subjectLike(i-1) && r.outside(c, i-1) {
				return i - 1
			}
			return -1
		}
	}
	return -1
}

// dateFrom is the first token of the time expression that token k belongs to, -1 for none.
func (r *reader) dateFrom(s secondsource.Sentence, k int) int {
	for j := k; j >= max(s.First, k-2); j-- {
		if r.frameDate(j) > k && !r.is(j, secondsource.ADP) {
			return j
		}
	}
	return -1
}

// governed is the subject by the tree, corrected for relative clauses.
func (r *reader) governed(c *cue) int {
	if v := r.reporterShared(c.s, c.main); v >= 0 && c.first == c.main {
		for k := -1; v >= c.s.First; v = r.tok[v].Head {
			if k = r.kid(c.s, v, secondsource.Nsubj); k >= 0 && k < c.first && r.outside(c, k) {
				return r.nounOf(c.s, k)
			}
			if r.rel(v) != secondsource.Conj {
				break
			}
		}
	}
	if k, n := r.inverted(c), r.nearestSubject(c); k >= 0 && (n < c.first || n > k) {
		return k
	}
	k, m := r.nearestSubject(c), r.beforeRelative(c)
	if m >= 0 && (k < 0 || m < k && (k < c.first || r.finite(k+1))) { // said the freighter had left: the freighter says nothing
		return m
	}
	if k >= 0 {
		if m := r.pastRelative(c, k); m >= 0 {
			return m
		}
		return r.nounOf(c.s, k)
	}
	if k := r.reporterOf(c); k >= 0 {
		return k
	}
	if h := r.tok[c.main].Head; h >= 0 {
		switch r.rel(c.main) {
		case secondsource.Conj, secondsource.Advcl, secondsource.Xcomp, secondsource.Parataxis:
			if c.participle || r.rel(c.main) == secondsource.Conj || r.rel(c.main) == secondsource.Xcomp {
				if k := r.kid(c.s, h, secondsource.Nsubj, secondsource.NsubjPass); k >= 0 && k < c.main && r.outside(c, k) {
					return r.nounOf(c.s, k)
				}
			}
		case secondsource.AclRelcl, secondsource.Acl:
			if h < c.main && r.subjectLike(h) && r.outside(c, h) {
				return h
			}
		}
	}
	if c.participle || c.first > c.s.First && r.lower(c.first-1) == "to" {
		return r.governingSubject(c)
	}
	return r.besideSubject(c)
}

// inverted is the subject behind a cue that ends a report (…, said the minister on
// Friday; “…,” said Jane Doe, who runs the port), whatever the tree makes of it: a
// plain verb of saying behind a comma or closing mark, a noun phrase, and no verb but
// in a relative clause up to the next mark. -1 where there is none.
func (r *reader) inverted(c *cue) int {
	if c.first != c.main || c.first <= c.s.First+1 || c.participle || !r.mark(c.first-1, ",") && !r.quoteMark(c.first-1) || !c.frame("Q") || r.rules.lists["tellers"][r.lemma(c.main)] || !r.statedBefore(c) && !r.partsClause(c) {
		return -1
	}
	i := c.last + 1
	for i < c.s.Last && r.frameDate(i) > i {
		i = r.frameDate(i)
	}
	if c.known[0].Has(pack.FlagMaterial) && r.is(i, secondsource.NOUN) && !r.human(r.lemma(i)) {
		return -1 // …, threatens sanctions
	}
	h := -1
	for ; i < c.s.Last && r.inQuote[i] < 0; i++ {
		switch {
		case r.is(i, secondsource.NOUN, secondsource.PROPN):
			if r.frameDate(i) > i && h >= 0 {
				return h
			}
			h = i
		case r.is(i, secondsource.PUNCT):
			return h
		case h < 0 && r.is(i, secondsource.PRON) && r.rel(i) == secondsource.NmodPoss: // said their lawyer
		case r.is(i, secondsource.VERB, secondsource.AUX, secondsource.PRON), r.lower(i) == "that":
			return -1
		case r.is(i, secondsource.ADP, secondsource.ADV) && h >= 0:
			if r.verbBefore(i, c.s.Last) {
				return -1
			}
			return h
		case !r.is(i, secondsource.DET, secondsource.ADJ, secondsource.NUM, secondsource.PART) && r.word(i) != "-":
			return -1
		}
	}
	return h
}

// partsClause reports whether a cue stands with its subject between the subject of a clause
// and its verb: Rome, says its minister, | will not pay.
func (r *reader) partsClause(c *cue) bool {
	if !r.mark(c.first-1, ",") || !r.subjectLike(c.first-2) {
		return false
	}
	for i := c.last + 1; i+1 < c.s.Last && i < c.last+9; i++ {
		switch {
		case r.mark(i, ","):
			return i > c.last+1 && r.predicate(i+1)
		case r.is(i, secondsource.VERB, secondsource.AUX, secondsource.PUNCT):
			return false
		}
	}
	return false
}

// statedBefore reports whether a clause or quotation stands before a cue, and not only
// a subject with its relative clause.
func (r *reader) statedBefore(c *cue) bool {
	if r.inQuote[c.first-1] >= 0 {
		return true
	}
	for i := max(c.s.First, c.first-window); i < c.first-1; i++ {
		if r.finite(i) && !r.subordinate(i, c.s.First, c.first-1) {
			return true
		}
	}
	return false
}

// verbBefore reports whether a finite verb stands between token i and the next mark or
// relative pronoun.
func (r *reader) verbBefore(i, last int) bool {
	for ; i < last && !r.is(i, secondsource.PUNCT) && !r.relative(i); i++ {
		if r.finite(i) {
			return true
		}
	}
	return false
}

// reporterOf is the subject of the report that a participle behind a comma goes on
// with, over whatever that report told (Doe said there was a list of roads to mend,
// adding “…”), -1 for none.
func (r *reader) reporterOf(c *cue) int {
	if !c.participle || c.first <= c.s.First || !r.mark(c.first-1, ",") {
		return -1
	}
	v := r.tok[c.main].Head
	for steps := 0; v >= c.s.First && v < c.first && steps < 8; steps++ {
		if r.reports(v) && r.inQuote[v] < 0 {
			k := r.kid(c.s, v, secondsource.Nsubj)
			if k >= 0 && k < c.first && r.outside(c, k) {
				return r.nounOf(c.s, k)
			}
		}
		v = r.tok[v].Head
	}
	return -1
}

// nounOf corrects a subject whose head the tree took for an adjective behind its
// noun (a person familiar with the case).
func (r *reader) nounOf(s secondsource.Sentence, k int) int {
	if r.relative(k) {
		if h := r.antecedent(s, k); h >= 0 {
			return h
		}
	}
	if r.is(k, secondsource.ADJ) && k > s.First && r.subjectLike(k-1) {
		return k - 1
	}
	return k
}

// pastRelative finds the true subject of a cue whose nearest noun k is the object
// of a relative clause: an official who has read the file told …
func (r *reader) pastRelative(c *cue, k int) int {
	if k >= c.first {
		return -1
	}
	a, _ := r.nounPhrase(c.s, k)
	v := a - 1
	for v > c.s.First && r.is(v, secondsource.ADP) { // prepositional object
		b := v - 1
		for b > c.s.First && !r.is(b, secondsource.VERB, secondsource.PUNCT) {
			b--
		}
		v = b
	}
	if v <= c.s.First || !r.is(v, secondsource.VERB) || r.reports(v) && !r.rules.lists["perceived"][r.lemma(v)] && !r.describes(&cue{known: r.p.Acts.Verb(r.lemma(v))}) {
		return -1
	}
	for v--; v > c.s.First && r.is(v, secondsource.AUX, secondsource.ADV, secondsource.PART); v-- {
	}
	for w := v; w > c.s.First && w > v-5 && r.is(w, secondsource.NOUN, secondsource.PROPN, secondsource.ADJ, secondsource.VERB, secondsource.NUM); w-- { // whose shop faces the gate
		if r.lower(w-1) == "whose" {
			v = w - 1
			break
		}
	}
	if !r.relative(v) && r.lower(v) != "whose" {
		return -1
	}
	return r.antecedent(c.s, v)
}

// pastComma corrects a subject that a single comma separates from its cue: an
// apposition would need a second one, so the noun phrase behind the comma is the
// subject (shipments to Rome, spokesman John Doe told reporters).
func (r *reader) pastComma(c *cue, k int) int {
	last := c.first - 1
	if k < 0 || k >= last || !r.subjectLike(last) {
		return -1
	}
	commas, at := 0, -1
	for i := k + 1; i < c.first; i++ {
		if r.mark(i, ",") && r.inQuote[i] < 0 {
			commas, at = commas+1, i
		}
	}
	if commas%2 == 0 || at+1 >= c.first {
		return -1
	}
	for i := at + 1; i < c.first; i++ {
		if r.is(i, secondsource.CCONJ, secondsource.VERB) || r.relative(i) {
			return -1
		}
	}
	if h := r.phraseHead(c.s, last); h > at {
		return h
	}
	return last
}

// pastColon corrects a subject that a colon or semicolon separates from its cue: the
// noun phrase that begins behind the mark is the subject (Rome has agreed: its
// spokesman, John Doe, told reporters). -1 where there is none.
func (r *reader) pastColon(c *cue, k int) int {
	if k < 0 || k >= c.first {
		return -1
	}
	at := -1
	for i := k + 1; i < c.first; i++ {
		if r.mark(i, ":;") && r.inQuote[i] < 0 {
			at = i
		}
	}
	for i := at + 1; at >= 0 && i < c.first && i < at+7; i++ {
		switch {
		case r.subjectLike(i) && (i+1 == c.first || !r.is(i+1, secondsource.NOUN, secondsource.PROPN, secondsource.PART)) && r.inQuote[i] < 0:
			return i
		case !r.is(i, secondsource.DET, secondsource.ADJ, secondsource.NOUN, secondsource.PROPN, secondsource.NUM, secondsource.PART) && !r.possessive(i):
			return -1
		}
	}
	return -1
}

// relative reports whether token k is a relative pronoun.
func (r *reader) relative(k int) bool {
	switch r.lower(k) {
	case "who", "that", "which":
		return r.is(k, secondsource.PRON, secondsource.SCONJ, secondsource.DET)
	}
	return false
}

// antecedent is the noun a relative pronoun takes up: the governor of its clause,
// else the noun right before it.
func (r *reader) antecedent(s secondsource.Sentence, k int) int {
	for v, steps := r.tok[k].Head, 0; v >= s.First && steps < 3; v, steps = r.tok[v].Head, steps+1 {
		if r.rel(v) == secondsource.AclRelcl || r.rel(v) == secondsource.Acl {
			if h := r.tok[v].Head; h >= s.First && h < k && r.subjectLike(h) {
				return h
			}
		}
	}
	if k > s.First && r.mark(k-1, ",") {
		k--
	}
	if k > s.First && r.subjectLike(k-1) {
		return r.phraseHead(s, k-1)
	}
	return -1
}

// nearestSubject is the subject that hangs on the cue, the one nearest to it where
// the tree has two (S, he said: the first is the subject of S).
func (r *reader) nearestSubject(c *cue) int {
	best, dist := -1, 1<<30
	for k := max(c.s.First, c.main-window); k < min(c.s.Last, c.main+window); k++ {
		if r.tok[k].Head != c.main || r.rel(k) != secondsource.Nsubj && r.rel(k) != secondsource.NsubjPass || !r.plausibleSubject(c, k) {
			continue
		}
		if gap := max(c.first-k, k-c.last); gap < dist {
			best, dist = k, gap
		}
	}
	return best
}

// plausibleSubject refuses subjects on the wrong side of a mark: in a question
// or an infinitive the tree is often wrong.
func (r *reader) plausibleSubject(c *cue, k int) bool {
	return r.outside(c, k) && !(r.is(k, secondsource.PRON) && r.lower(k) == "there")
}

// outside reports that token k is not quoted.
func (r *reader) outside(c *cue, k int) bool { return !r.insideSpeech(k) }

// governingSubject is the nearest subject to the left of a participle.
func (r *reader) governingSubject(c *cue) int {
	for k := c.first - 1; k >= c.s.First; k-- {
		if (r.rel(k) == secondsource.Nsubj || r.rel(k) == secondsource.NsubjPass) && r.outside(c, k) {
			return k
		}
	}
	// The tree has none: the phrase that opens the sentence, if it is one.
	for k := c.s.First; k < c.first && r.is(k, secondsource.DET, secondsource.ADJ, secondsource.NOUN, secondsource.PROPN); k++ {
		if r.subjectLike(k) && !(k+1 < c.first && r.is(k+1, secondsource.NOUN, secondsource.PROPN)) && r.outside(c, k) {
			return k
		}
	}
	return -1
}

// besideSubject looks for a noun phrase that ends right before the cue, or, for
// an inverted cue (… , said the minister), begins right after it.
func (r *reader) besideSubject(c *cue) int {
	if k := c.first - 1; k >= c.s.First && r.subjectLike(k) && r.outside(c, k) {
		if m := r.pastRelative(c, k); m >= 0 {
			return m
		}
		return k
	}
	k := c.last + 1
	for k < c.s.Last && r.frameDate(k) > k { // said on Tuesday John Doe
		k = r.frameDate(k)
	}
	if k < c.s.Last && c.first > c.s.First && (r.quoteMark(c.first-1) || r.mark(c.first-1, ",")) {
		for j := k; j < c.s.Last && j < k+12 && r.outside(c, j); j++ {
			if r.subjectLike(j) {
				for j+1 < c.s.Last && r.is(j+1, secondsource.NOUN, secondsource.PROPN) {
					j++
				}
				return j
			}
			if !r.is(j, secondsource.DET, secondsource.ADJ, secondsource.NUM) {
				break
			}
		}
	}
	return -1
}

// beforeRelative finds the noun that a relative clause or apposition between
// commas separates from its cue: the ministry, which runs the port, said.
func (r *reader) beforeRelative(c *cue) int {
	if c.first-1 <= c.s.First || !r.mark(c.first-1, ",") {
		return -1
	}
	second := false // … who works there, and who asked not to be named,
	for k := c.first - 2; k > c.s.First && k > c.first-30 && r.outside(c, k); k-- {
		if r.mark(k, ",") && r.is(k+1, secondsource.CCONJ) && r.lower(k+2) == "who" {
			second = true
			continue
		}
		if second && r.lower(k) == "who" && r.subjectLike(k-1) {
			return r.phraseHead(c.s, k-1)
		}
		if r.mark(k, ",") {
			next := r.lower(k + 1)
			apart := next == "which" || next == "who" || next == "whose" || next == "where" || next == "a" || next == "an" || next == "the" ||
				r.is(k+1, secondsource.VERB) && (r.rel(k+1) == secondsource.Acl || r.tok[k+1].Feats.Has(secondsource.Participle)) // founded by two dockers
			if n, ok := r.nameAt(k + 1); ok && n.Type == "PER" && r.is(k-1, secondsource.NOUN) {
				apart = true // its president, Jane Doe, said
			}
			if r.titledName(k+1, c.first-2) && r.is(k-1, secondsource.NOUN) {
				apart = true // its captain, Commander John Doe, said
			}
			if n := r.nameOf[k+1]; n >= 0 && r.names[n].last == c.first-2 && r.is(k-1, secondsource.NOUN) {
				apart = true // a friend of the exporter, Doe Trading, said
			}
			if apart && r.subjectLike(k-1) {
				return r.phraseHead(c.s, k-1)
			}
			return -1
		}
	}
	return -1
}

// joined reports whether a conjunction stands between tokens h and i.
func (r *reader) joined(h, i int) bool {
	for k := h + 1; k < i; k++ {
		if r.is(k, secondsource.CCONJ) {
			return true
		}
	}
	return false
}

// phraseHead climbs from the last noun of a phrase to its head: from "ministry" in
// "an official at the ministry" to "official".
func (r *reader) phraseHead(s secondsource.Sentence, i int) int {
	for steps := 0; steps < 8; steps++ {
		h := r.tok[i].Head
		if h < s.First || h > i || !r.subjectLike(h) || r.inQuote[h] != r.inQuote[i] || r.is(i, secondsource.NOUN) && r.rel(i) == secondsource.Conj && !r.joined(h, i) {
			return i
		}
		switch r.rel(i) {
		case secondsource.Nmod, secondsource.Compound, secondsource.Flat, secondsource.NmodPoss, secondsource.Conj:
			i = h
		default:
			return i
		}
	}
	return i
}

// titledName reports whether tokens a to b are titles and the name of a person.
func (r *reader) titledName(a, b int) bool {
	for i := a; i <= b && i < a+5; i++ {
		if n, ok := r.nameAt(i); ok && n.Type == "PER" {
			k := r.nameOf[i]
			return k < 0 || r.names[k].last == b
		}
		if !r.is(i, secondsource.NOUN, secondsource.PROPN, secondsource.ADJ) {
			return false
		}
	}
	return false
}
