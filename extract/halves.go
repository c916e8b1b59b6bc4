package extract

import (
	"secondsource"
)

// butThat parts a report of two clauses that are set against each other (said that the
// vault was “old” but that nothing was missing): f keeps the first, and what is returned
// tells the second, under the same source and cue. Nil where there is one clause.
// Clauses joined by "and" stay one content, as one breath of the speaker.
func (r *reader) butThat(f *found) *found {
	if f == nil || f.cue == nil || f.cue.kind != "verb" || f.cont == nil || f.cont.by != "after" || len(f.cont.runs) != 1 {
		return nil
	}
	start, end := f.cont.runs[0][0], f.cont.runs[0][1]
	at := r.contrast(start, end)
	if at < 0 || r.reportBefore(f.cue) {
		return nil
	}
	first := [2]int{start, r.trimEnd(start, at-1)}
	second := [2]int{at + 1, end}
	g := r.build(f.cue, [2]int{-1, -1}, r.part(f, second), f.fig)
	whole := r.build(f.cue, [2]int{-1, -1}, r.part(f, first), f.fig)
	if g == nil || whole == nil {
		return nil
	}
	g.Source, g.Cue, g.Relays, g.To, g.Venue = f.Source, f.Cue, f.Relays, f.To, f.Venue
	g.Confidence, g.SaidAt, g.Iterated, g.half = f.Confidence, f.SaidAt, f.Iterated, true
	g.Act = f.Act
	if f.Act == r.actOfContent(secondsource.Assert, f.Content.Text, f.Mode) { // told by the content alone
		g.Act = r.actOfContent(secondsource.Assert, g.Content.Text, g.Mode)
		f.Act = r.actOfContent(secondsource.Assert, whole.Content.Text, whole.Mode)
	}
	f.cont, f.Content, f.Mode = whole.cont, whole.Content, whole.Mode
	return g
}

// part is a stretch of a statement's content.
func (r *reader) part(f *found, run [2]int) *content {
	c := *f.cont
	c.runs = [][2]int{run}
	return &c
}

// reportBefore reports whether another report stands before a cue in its sentence, which
// may have the second clause of what the cue reports.
func (r *reader) reportBefore(c *cue) bool {
	for i := max(c.s.First, c.first-window); i < c.first; i++ {
		if r.inQuote[i] < 0 && r.reports(i) {
			return true
		}
	}
	return false
}

// contrast is the token of "but" between two clauses with a verb each, the second of
// which begins with "that"; -1 where there is none, or where a report inside the first
// may have the second too.
func (r *reader) contrast(start, end int) int {
	for i := start + 3; i+3 <= end; i++ {
		switch {
		case r.inQuote[i] >= 0:
		case r.reports(i):
			return -1
		case r.lower(i) == "but" && r.lower(i+1) == "that" && r.inQuote[i+1] < 0:
			if r.finite(i+2) || !r.saysMore(start, i) || !r.saysMore(i+2, end+1) { // but that was long ago
				return -1
			}
			return i
		}
	}
	return -1
}

// quoteAlone narrows a fronted stretch to the quotation that ends it, but for a noun
// phrase without a verb behind it, where the quotation begins the stretch or a colon
// leads to it (The owners disagree: | “…,” | as their lawyer, Jane Doe, put it).
func (r *reader) quoteAlone(start, end int) (int, int) {
	if end <= start {
		return start, end
	}
	last := end
	for last > start && r.inQuote[last] < 0 {
		if r.is(last, secondsource.VERB, secondsource.AUX) {
			return start, end
		}
		last--
	}
	first := last
	for first > start && r.inQuote[first-1] == r.inQuote[last] {
		first--
	}
	if r.inQuote[last] < 0 || first > start && !r.mark(first-1, ":") || first == start && last-first < 2 {
		return start, end
	}
	return first, last
}

// tailed takes from a statement the quotation behind its colon that another cue of the
// sentence, which follows the quotation, gives to its own speaker; it reports whether
// no clause is left (The owners say otherwise: “…,” as their lawyer put it).
func (r *reader) tailed(all []*found, f *found) bool {
	if f.cue == nil || f.cont == nil || len(f.cont.runs) != 1 || f.cont.runs[0][0] <= f.cue.last {
		return false
	}
	run := f.cont.runs[0]
	for _, g := range all {
		if g == f || g.cont == nil || g.cont.by != "before" || g.Source == nil || g.cue.first <= f.cue.last {
			continue
		}
		first := g.cont.runs[0][0]
		for first > f.cue.last && r.inQuote[first] >= 0 {
			first--
		}
		if first <= f.cue.last-1 || !r.mark(first, ":") || first > run[1] {
			continue
		}
		end := r.trimEnd(run[0], first-1)
		if end < run[0] || !r.clauseLike(run[0], end) {
			return true
		}
		r.shorten(f, end)
	}
	return false
}

// shorten ends the content of a statement at token end.
func (r *reader) shorten(f *found, end int) {
	f.cont = r.part(f, [2]int{f.cont.runs[0][0], end})
	spans := r.contentSpans(f.cue, f.cont)
	f.Content, f.Mode = secondsource.WordsAt(r.text, spans...), r.mode(f.cue, f.cont, spans)
}

// spokenBehind reports whether the words that a report gives to somebody are a quotation
// that a later cue of the sentence gives to its own speaker.
func (r *reader) spokenBehind(x *Report, out []*found) bool {
	if len(x.Content) != 1 || x.Content[0][0] <= x.Last {
		return false
	}
	words := r.span(x.Content[0][0], x.Content[0][1])
	for _, f := range out {
		if f.cont != nil && f.cont.by == "before" && f.Mode == secondsource.Direct && f.fig != nil && f.cue.first > x.Last && words.Contains(f.Content.Cover()) {
			return true
		}
	}
	return false
}

// reporterShared is the verb of saying whose speaker goes on with the report of the verb at
// token j (said the road was open but denied that it was safe), -1 for none: verb j is
// coordinated with what the other tells and has a clause of its own, and what the other
// tells is done by a thing, or by the speaker himself; or it has an object, and what the
// other tells is a passive.
func (r *reader) reporterShared(s secondsource.Sentence, j int) int {
	if j-1 <= s.First || !r.is(j, secondsource.VERB) || !r.is(j-1, secondsource.CCONJ) || len(r.p.Acts.Verb(r.lemma(j))) == 0 || r.rel(j) != secondsource.Conj || !r.finite(j) && !r.tok[j].Feats.Has(secondsource.Past) || r.gerund(j) {
		return -1
	}
	next := j + 1
	clause := r.reports(j) && (r.lower(next) == "that" && r.is(next, secondsource.SCONJ) || r.is(next, secondsource.PRON) && r.finite(next+1) || next < s.Last && r.quoteMark(next))
	if !clause && !r.is(next, secondsource.PRON, secondsource.DET, secondsource.PROPN) {
		return -1
	}
	h := r.tok[j].Head
	for steps := 0; h > s.First && r.rel(h) == secondsource.Conj && steps < 4; steps++ {
		h = r.tok[h].Head
	}
	if h <= s.First {
		return -1
	}
	v := r.tok[h].Head
	if v < s.First || v > h || !r.reports(v) {
		return -1
	}
	k := r.kid(s, h, secondsource.Nsubj, secondsource.NsubjPass)
	if k <= v || k > h {
		return -1
	}
	if r.kid(s, h, secondsource.AuxPass) >= 0 { // had been dismissed, and thanked him: no participle has an object
		return v
	}
	switch w := r.lemma(k); {
	case !clause:
		return -1
	case r.is(k, secondsource.PRON):
		return v
	case !r.is(k, secondsource.NOUN) || r.human(w) || r.rules.companies[w] || r.rules.documents[w]:
		return -1
	}
	return v
}
