package extract

import (
	"secondsource"
	"secondsource/pack"
)

// byPreposition reads "…, according to the ministry" and "According to the
// ministry, …".
func (r *reader) byPreposition(c *cue) *found {
	h := -1
	a := c.last + 1
	if a >= c.s.Last {
		return nil
	}
	// The source: the noun phrase behind the preposition, to the next comma or verb.
	b := a
	for b < c.s.Last && !r.mark(b, ",.;:—–") && !r.quoteMark(b) && !(r.is(b, secondsource.VERB) && r.rel(b) != secondsource.Amod && r.rel(b) != secondsource.Acl && r.rel(b) != secondsource.AclRelcl) && r.frameDate(b) == b {
		b++
	}
	b--
	if b < a {
		return nil
	}
	for i := a; i <= b; i++ {
		if r.subjectLike(i) {
			h = i
			if hd := r.tok[i].Head; (hd < a || hd > b) && r.is(i, secondsource.NOUN, secondsource.PROPN, secondsource.PRON) {
				break
			}
		}
	}
	if h < 0 || r.lower(a) == "what" || r.lower(a) == "whom" {
		return nil
	}
	c.subject = h
	src := [2]int{a, b}
	// The source may carry a comma and apposition: according to John Doe, a spokesman.
	k := core{c.first, b}
	cont := r.aroundPreposition(c, k)
	if cont == nil {
		return nil
	}
	fig := r.figureOf(c, src)
	f := r.build(c, src, cont, fig)
	if f == nil {
		return nil
	}
	f.Act = r.actOfContent(c.known[0].Act, f.Content.Text, f.Mode)
	if fig == nil {
		f.Confidence -= 0.25
		if a == h && r.is(h, secondsource.NOUN) && !r.tok[h].Feats.Has(secondsource.Plural) && !r.speaks(c) {
			f.Confidence = 0.3 // according to plan
		}
	}
	r.relay(f)
	return f
}

// aroundPreposition is the content of a prepositional cue: what follows a cue
// that opens the sentence, else what precedes it.
func (r *reader) aroundPreposition(c *cue, k core) *content {
	if c.first <= c.s.First+1 {
		i := k.last + 1
		for i < c.s.Last && !r.mark(i, ",") {
			i++
		}
		i++
		if i >= c.s.Last {
			return nil
		}
		end := r.trimEnd(i, r.clauseEnd(c, i, c.s.Last-1, true))
		if end <= i {
			return nil
		}
		return &content{runs: [][2]int{{i, end}}, by: "after", to: -1, conf: 0.85}
	}
	if q := r.quoteBehind(c, k); q != nil {
		return q
	}
	end := c.first - 1
	for end > c.s.First && (r.mark(end, ",–—-") || r.quoteMark(end)) {
		end--
	}
	if end-c.s.First > window {
		return nil
	}
	start := r.frontedStart(c, c.s.First, end)
	for start < end && (r.quoteMark(start) || r.mark(start, ",")) {
		start++
	}
	if end-start < 1 && !r.quoteMark(c.first-1) && !(c.first-2 >= 0 && r.quoteMark(c.first-2)) {
		return nil
	}
	out := &content{runs: [][2]int{{start, end}}, by: "before", to: -1, conf: 0.85}
	if i := k.last + 2; i < c.s.Last-1 && r.mark(i-1, ",") && r.mark(c.first-1, ",") && r.interrupted(c, out.runs[0], i) {
		if last := r.trimEnd(i, c.s.Last-1); last >= i { // The talks, according to the mediator, have failed
			out.runs, out.by = append(out.runs, [2]int{i, last}), "interrupted"
		}
	}
	return out
}

// quoteBehind is the quotation that follows a prepositional cue inside its sentence,
// where none stands before it: old and, in the words of Jane Doe, “a grave”.
func (r *reader) quoteBehind(c *cue, k core) *content {
	i := k.last + 1
	for i < c.s.Last && i < k.last+12 && !r.quoteMark(i) && (r.mark(i, ",") || r.is(i, secondsource.PROPN, secondsource.NOUN, secondsource.ADJ, secondsource.DET, secondsource.ADP)) {
		i++ // the inspector, Jane Doe,
	}
	if i >= c.s.Last || !r.mark(i-1, ",") || !r.quoteMark(i) || r.inQuote[i] < 0 || r.inQuote[max(c.first-2, 0)] >= 0 {
		return nil
	}
	end := min(r.closesAt(i), c.s.Last-1)
	if end <= i || r.d.Quotes[r.inQuote[i]].Scare {
		return nil
	}
	return &content{runs: [][2]int{{i, end}}, by: "after", to: -1, conf: 0.8}
}

// relay corrects a quotation that is given to an agency: the agency carries it,
// and the speaker is the one whose words the paragraph was telling.
func (r *reader) relay(f *found) {
	if f.fig == nil || f.fig.Kind != secondsource.KindOutlet || f.Mode != secondsource.Direct {
		return
	}
	for i := len(r.found) - 1; i >= 0; i-- {
		g := r.found[i]
		if g.Paragraph != f.Paragraph {
			break
		}
		if g.fig != nil && g.fig.Kind != secondsource.KindOutlet && g.Confidence >= 0.5 && g.Inside == "" {
			f.Relays = append(f.Relays, f.fig.Name)
			f.fig = g.fig
			return
		}
	}
}

// byNoun reads a noun cue with its possessor: "its denials", "the ministry's claim
// that the crates were empty".
func (r *reader) byNoun(c *cue) *found {
	src := [2]int{-1, -1}
	switch {
	case c.subject > c.last:
		src[0], src[1] = r.subtree(c.s, c.subject)
		if r.is(src[0], secondsource.ADP) {
			src[0]++
		}
	case c.subject >= 0:
		src = r.possessor(c)
	}
	cont := r.nounContent(c)
	if cont == nil {
		return nil
	}
	fig := r.figureOf(c, src)
	unnamed := c.subject < 0 || c.subject > c.last || r.is(c.subject, secondsource.PRON) && cont.by == "clause"
	if fig == nil && !unnamed || fig != nil && !r.canSpeak(fig) {
		return nil
	}
	f := r.build(c, src, cont, fig)
	if f == nil {
		return nil
	}
	f.Act = c.known[0].Act
	if fig == nil {
		f.Confidence -= 0.15
	}
	return f
}

// possessor is the noun phrase that a noun cue belongs to.
func (r *reader) possessor(c *cue) [2]int {
	a, b := r.subtree(c.s, c.subject)
	b = min(b, c.first-1)
	for b > a && (r.lower(b) == "'s" || r.lower(b) == "’s" || r.word(b) == "’") {
		b--
	}
	if c.subject > b {
		a, b = c.subject, c.subject
	}
	return [2]int{a, b}
}

// claimsThat reports whether a noun cue without possessor carries what is claimed in
// a clause of its own (the claim that …), and is a word for what somebody says, not
// for what is thought or seen.
func (r *reader) claimsThat(c *cue) bool {
	that := c.last + 1
	if c.s.Last-that < 3 || r.lower(that) != "that" || !r.is(that, secondsource.SCONJ) || r.rel(that) == secondsource.Nsubj || r.rel(that) == secondsource.Obj {
		return false
	}
	if v := r.tok[that].Head; v > that && r.rel(v) == secondsource.AclRelcl {
		return false
	}
	k := c.known[0]
	if k.Has(pack.FlagEvidence) || k.Has(pack.FlagAttitude) || !r.clauseLike(that+1, c.s.Last-1) {
		return false
	}
	switch k.Act {
	case secondsource.Accuse, secondsource.Warn, secondsource.Threaten, secondsource.Pledge, secondsource.Urge, secondsource.Confirm:
		return true
	}
	return k.Act == secondsource.Assert && r.p.Objects.Is(k.Form, "info") && !r.lacksObject(c.s, r.tok[that].Head)
}

// lacksObject reports whether a plain verb has nothing that it acts on, as in a
// relative clause (the report that the bank published in May).
func (r *reader) lacksObject(s secondsource.Sentence, v int) bool {
	return r.is(v, secondsource.VERB) && r.kid(s, v, secondsource.Obj, secondsource.Xcomp, secondsource.Ccomp, secondsource.AuxRel, secondsource.AuxPass, secondsource.Cop) < 0
}

// claimant is the head of who a claim is said to come from, -1 where nobody is: the
// claim that … came from its owner.
func (r *reader) claimant(c *cue) int {
	v := r.tok[c.main].Head
	if v <= c.last || v >= c.s.Last || r.rel(c.main) != secondsource.Nsubj || r.lemma(v) != "come" {
		return -1
	}
	if o := r.kid(c.s, v, secondsource.Obl); o > v && r.lower(v+1) == "from" {
		return o
	}
	return -1
}

// canSpeak reports whether a noun cue's possessor is somebody who speaks.
func (r *reader) canSpeak(f *figure) bool { return f.Kind != secondsource.KindDocument }

// nounContent is the clause or phrase behind a noun cue. A denial says by itself
// what it does; any other noun needs its content.
func (r *reader) nounContent(c *cue) *content {
	i := c.last + 1
	if i < c.s.Last && (r.lower(i) == "that" || r.lower(i) == "to" && i+1 < c.s.Last && r.is(i+1, secondsource.VERB) && (c.frame("VTO", "TO") || intends(c.known[0]))) {
		end := r.nounEnd(c, i)
		if end > i {
			return &content{runs: [][2]int{{i, end}}, by: "clause", to: -1, conf: 0.7}
		}
	}
	if c.known[0].Act == secondsource.Deny {
		if i+1 < c.s.Last && r.lower(i) == "of" {
			if end := r.nounEnd(c, i); end > i {
				of := &content{runs: [][2]int{{i + 1, end}}, by: "of", to: -1, conf: 0.65}
				if r.lemma(c.main) == "denial" && r.deniable(c, of) || r.objectIs(of, true) {
					return of
				}
			}
			return nil // its rebuttal of the visit, their denial of service
		}
		start := c.subject
		if start > c.s.First && r.is(start-1, secondsource.ADP, secondsource.SCONJ) {
			start--
		}
		return &content{runs: [][2]int{{start, c.last}}, by: "bare", to: -1, conf: 0.6}
	}
	return nil
}

// intends reports whether a noun is a word for saying what is to be done, and not
// often for the thing itself (plans, bids).
func intends(k pack.Cue) bool {
	if k.Has(pack.FlagMaterial) {
		return false
	}
	switch k.Act {
	case secondsource.Pledge, secondsource.Threaten, secondsource.Urge, secondsource.Refuse, secondsource.Propose, secondsource.Agree:
		return true
	}
	return false
}

// nounEnd is the end of the clause that hangs on a noun cue: its subtree, up to a
// comma that leads out of it.
func (r *reader) nounEnd(c *cue, i int) int {
	end := i
	verb := -1
	for k := i; k < c.s.Last && r.under(k, c.main); k++ {
		switch {
		case r.is(k, secondsource.CCONJ, secondsource.SCONJ, secondsource.PUNCT) || r.relative(k):
			verb = -1
		case r.finite(k) && verb >= 0 && k > verb+1 && !r.is(k-1, secondsource.ADV, secondsource.PRON) && r.subjectLike(k-1):
			return end // that guards beat the divers | was denied
		case r.is(k, secondsource.VERB):
			verb = k
		}
		end = k
	}
	if end == i { // the tree hangs it elsewhere: take it to the next comma
		for end+1 < c.s.Last && !r.mark(end+1, ",;.") {
			end++
		}
	}
	return r.trimEnd(i, end)
}
