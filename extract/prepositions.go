package extract

import (
	"secondsource"
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
	if h < 0 {
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
	start := r.frontedStart(c, c.s.First, end)
	for start < end && (r.quoteMark(start) || r.mark(start, ",")) {
		start++
	}
	if end-start < 1 && !r.quoteMark(c.first-1) && !(c.first-2 >= 0 && r.quoteMark(c.first-2)) {
		return nil
	}
	return &content{runs: [][2]int{{start, end}}, by: "before", to: -1, conf: 0.85}
}

// quoteBehind is the quotation that follows a prepositional cue inside its sentence,
// where none stands before it: old and, in the words of Jane Doe, “a grave”.
func (r *reader) quoteBehind(c *cue, k core) *content {
	i := k.last + 1
	for i < c.s.Last && i < k.last+12 && !r.quoteMark(i) && (r.mark(i, ",") || r.is(i, secondsource.PROPN, secondsource.NOUN, secondsource.ADJ, secondsource.DET, secondsource.ADP)) {
		i++ // the inspector, Jane Doe,
	}
	if i >= c.s.Last || !r.mark(i-1, ",") && i > k.last+1 || !r.quoteMark(i) || r.inQuote[i] < 0 || r.inQuote[max(c.first-2, 0)] >= 0 {
		return nil
	}
	end := min(r.closesAt(i), c.s.Last-1)
	if end <= i {
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
	a, b := r.subtree(c.s, c.subject)
	b = min(b, c.first-1)
	for b > a && (r.lower(b) == "'s" || r.lower(b) == "’s" || r.word(b) == "’") {
		b--
	}
	if c.subject > b {
		a, b = c.subject, c.subject
	}
	src := [2]int{a, b}
	cont := r.nounContent(c)
	if cont == nil {
		return nil
	}
	fig := r.figureOf(c, src)
	if fig == nil || !r.canSpeak(fig) {
		return nil
	}
	f := r.build(c, src, cont, fig)
	if f == nil {
		return nil
	}
	f.Act = c.known[0].Act
	return f
}

// canSpeak reports whether a noun cue's possessor is somebody who speaks.
func (r *reader) canSpeak(f *figure) bool { return f.Kind != secondsource.KindDocument }

// nounContent is the clause or phrase behind a noun cue. A denial says by itself
// what it does; any other noun needs its content.
func (r *reader) nounContent(c *cue) *content {
	i := c.last + 1
	if i < c.s.Last && (r.lower(i) == "that" || r.lower(i) == "to" && i+1 < c.s.Last && r.is(i+1, secondsource.VERB) && c.frame("VTO", "TO")) {
		end := r.nounEnd(c, i)
		if end > i {
			return &content{runs: [][2]int{{i, end}}, by: "clause", to: -1, conf: 0.7}
		}
	}
	if c.known[0].Act == secondsource.Deny {
		if i+1 < c.s.Last && r.lower(i) == "of" {
			if end := r.nounEnd(c, i); end > i {
				return &content{runs: [][2]int{{i + 1, end}}, by: "of", to: -1, conf: 0.65}
			}
		}
		start := c.subject
		if start > c.s.First && r.is(start-1, secondsource.ADP, secondsource.SCONJ) {
			start--
		}
		return &content{runs: [][2]int{{start, c.last}}, by: "bare", to: -1, conf: 0.6}
	}
	return nil
}

// nounEnd is the end of the clause that hangs on a noun cue: its subtree, up to a
// comma that leads out of it.
func (r *reader) nounEnd(c *cue, i int) int {
	end := i
	for k := i; k < c.s.Last && r.under(k, c.main); k++ {
		end = k
	}
	if end == i { // the tree hangs it elsewhere: take it to the next comma
		for end+1 < c.s.Last && !r.mark(end+1, ",;.") {
			end++
		}
	}
	return r.trimEnd(i, end)
}
