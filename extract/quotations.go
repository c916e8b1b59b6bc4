package extract

import (
	"slices"
	"sort"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// continued finds the quotations that no cue of their own sentence reports: they
// go on from the speaker before them, or take the cue of the sentence that led
// to them (He added a warning. “…”).
func (r *reader) continued() {
	r.indexFound()
	for k := range r.d.Quotes {
		q := &r.d.Quotes[k]
		if q.Depth > 0 || q.Scare || q.Open && !q.Continues || r.taken(q.Inner) {
			continue
		}
		if !r.alone(*q) {
			continue
		}
		si, z := r.sentenceAt(q.Inner.Start)
		if si < 0 || z.Kind != secondsource.ZoneBody {
			continue
		}
		prev := r.latestBefore(q.Outer.Start)
		if colon := r.led(si, *q); colon >= 0 {
			if f := r.ledTo(si, colon, *q, z); f != nil {
				r.keep(f)
			}
			continue
		}
		if f := r.introduced(si, prev, *q, z); f != nil {
			r.keep(f)
			continue
		}
		if prev == nil || prev.fig == nil || z.Paragraph-prev.Paragraph > 1 {
			continue
		}
		if prev.Paragraph != z.Paragraph && !r.carriesOver(prev, *q, z) {
			continue
		}
		r.keep(r.continuation(prev, *q, si, z))
	}
}

// led is the colon that leads from words of a sentence to a quotation in it, -1 for none.
func (r *reader) led(si int, q secondsource.Quote) int {
	s := r.d.Sentences[si]
	first, _ := r.tokensOf(q.Outer)
	if first-1 > s.First && r.mark(first-1, ":") {
		return first - 1
	}
	return -1
}

// ledTo gives a quotation behind a colon to the one person its sentence speaks of
// before the colon, whatever he is said to do (A diplomat shrugs: “…”): never to
// whoever spoke last.
func (r *reader) ledTo(si, colon int, q secondsource.Quote, z secondsource.Zone) *found {
	var only *mention
	seen := r.cast.seen
	for i := sort.Search(len(seen), func(k int) bool { return seen[k].head >= r.d.Sentences[si].First }); i < len(seen) && seen[i].head < colon; i++ {
		m := &seen[i]
		if m.fig == nil || !m.fig.person() || m.fig == r.writer || only != nil && m.fig == only.fig || r.rel(m.head) == secondsource.Appos || r.insideRelative(m.head, -1) {
			continue
		}
		if only != nil {
			return nil
		}
		only = m
	}
	if only == nil {
		return nil
	}
	f := &found{fig: only.fig}
	f.Doc, f.Paragraph, f.Sentence = r.d.ID, z.Paragraph, si
	f.Source = secondsource.WordsAt(r.text, r.span(only.first, only.last))
	f.Cue = secondsource.WordsAt(r.text, r.tok[colon].Span)
	f.Content = secondsource.WordsAt(r.text, trimBlank(r.text, q.Inner))
	f.Mode, f.By, f.Confidence, f.SaidAt = secondsource.Direct, "quotation behind a colon", 0.75, -1
	f.Act = r.actOfContent(secondsource.Assert, f.Content.Text, f.Mode)
	return f
}

// introduced gives a quotation to the person whose doing the sentence right
// before it tells, in the same paragraph and without a report of its own: She
// laughed. “…” He added a warning to all others. “…”
func (r *reader) introduced(si int, prev *found, q secondsource.Quote, z secondsource.Zone) *found {
	i := r.sentenceBefore(si)
	if i < 0 || prev != nil && prev.Sentence >= i || r.d.Zones[r.d.Sentences[i].Zone].Paragraph != z.Paragraph {
		return nil
	}
	s := r.d.Sentences[i]
	c := r.mainVerb(s)
	if c == nil || c.subject < 0 {
		return nil
	}
	src := r.source(c)
	fig := r.figureOf(c, src)
	if fig == nil || !fig.person() {
		return nil
	}
	f := &found{fig: fig}
	f.Doc, f.Paragraph, f.Sentence = r.d.ID, z.Paragraph, si
	f.Source = secondsource.WordsAt(r.text, r.span(src[0], src[1]))
	f.Cue = secondsource.WordsAt(r.text, r.span(c.main, c.main))
	f.Content = secondsource.WordsAt(r.text, trimBlank(r.text, q.Inner))
	f.Mode, f.By, f.Confidence, f.SaidAt = secondsource.Direct, "introduced quotation", 0.75, -1
	f.Act = r.actOfContent(secondsource.Assert, f.Content.Text, f.Mode)
	return f
}

// mainVerb is the root of a sentence as if it were a cue.
func (r *reader) mainVerb(s secondsource.Sentence) *cue {
	for i := s.First; i < s.Last; i++ {
		if r.tok[i].Head < 0 && r.is(i, secondsource.VERB) && r.inQuote[i] < 0 {
			c := &cue{s: s, main: i, first: i, last: i, kind: "verb", known: []pack.Cue{{Act: secondsource.Assert}}, subject: -1}
			r.verbGroup(c)
			return c
		}
	}
	return nil
}

// continuation makes the statement of a quotation that follows prev.
func (r *reader) continuation(prev *found, q secondsource.Quote, si int, z secondsource.Zone) *found {
	at := trimBlank(r.text, q.Inner)
	if prev.cont != nil && prev.cont.by == "object" && r.sentenceBefore(si) == prev.Sentence && r.announces(prev) && prev.Paragraph == z.Paragraph {
		// The sentence before announced the words without giving them.
		prev.Content, prev.Mode, prev.By, prev.Confidence = secondsource.WordsAt(r.text, at), secondsource.Direct, "announced quotation", 0.85
		r.drop(prev)
		return prev
	}
	f := &found{fig: prev.fig, after: prev}
	f.Doc, f.Paragraph, f.Sentence = r.d.ID, z.Paragraph, si
	f.Content = secondsource.WordsAt(r.text, at)
	f.Mode, f.By, f.Confidence = secondsource.Direct, "continued quotation", 0.85
	f.SaidAt, f.Relays = prev.SaidAt, prev.Relays
	f.Act = r.actOfContent(secondsource.Assert, f.Content.Text, f.Mode)
	return f
}

// drop takes a statement out of the list, so that it can be put in again.
func (r *reader) drop(f *found) {
	r.found = slices.DeleteFunc(r.found, func(g *found) bool { return g == f })
}

// announces reports whether a statement's content is only a word for speech:
// a warning, a question, a promise to all others.
func (r *reader) announces(f *found) bool {
	run := f.cont.runs[0]
	for i := run[0]; i <= run[1]; i++ {
		if r.is(i, secondsource.NOUN) {
			return len(r.p.Acts.Noun(r.lemma(i))) > 0
		}
	}
	return false
}

// taken reports whether a statement's content holds the words already.
func (r *reader) taken(s secondsource.Span) bool {
	for _, f := range r.around(r.paragraphAt(s.Start)) {
		if f.fig == nil && f.Confidence < accepted {
			continue // nobody is known to say it there
		}
		for _, c := range f.Content.Spans {
			if c.Overlaps(s) {
				return true
			}
		}
	}
	return false
}

// alone reports whether a quotation stands by itself: nothing but blanks between
// it and the ends of sentences around it.
func (r *reader) alone(q secondsource.Quote) bool {
	before := strings.TrimRight(r.text[max(0, q.Outer.Start-8):q.Outer.Start], " \t\u00a0")
	if before != "" && !strings.ContainsAny(before[len(before)-1:], ".!?:\n\"”") && !strings.HasSuffix(before, "”") {
		return false
	}
	inner := strings.TrimRight(q.Inner.Of(r.text), " ")
	if inner == "" || len(strings.Fields(inner)) < 2 {
		return false
	}
	if q.Open {
		return true
	}
	return strings.ContainsAny(inner[len(inner)-1:], ".!?…'’") || strings.HasSuffix(inner, "…") || q.Outer.End >= len(r.text) || r.text[q.Outer.End] == '.' || r.text[q.Outer.End] == '\n'
}

// sentenceAt gives the sentence and zone at an offset; -1 for none.
func (r *reader) sentenceAt(at int) (int, secondsource.Zone) {
	i := sort.Search(len(r.d.Sentences), func(k int) bool { return r.d.Sentences[k].Span.End > at })
	if i < len(r.d.Sentences) && r.d.Sentences[i].Span.Start <= at {
		return i, r.d.Zones[r.d.Sentences[i].Zone]
	}
	return -1, secondsource.Zone{}
}

func (r *reader) sentenceBefore(i int) int {
	for i--; i >= 0; i-- {
		if r.d.Sentences[i].First < r.d.Sentences[i].Last {
			return i
		}
	}
	return -1
}

// latestBefore is the statement whose words or cue end last before an offset.
func (r *reader) latestBefore(at int) *found {
	var best *found
	end := -1
	for _, f := range r.around(r.paragraphAt(at)) {
		e := f.Content.Cover().End
		if f.Cue != nil {
			e = max(e, f.Cue.Cover().End)
		}
		if e <= at && e > end && f.Confidence >= accepted {
			best, end = f, e
		}
	}
	return best
}

// sameVoice reports whether a quotation that is a paragraph of its own goes on with
// the words of the paragraph before it: one person spoke there, in his own words,
// and nobody else. A question may be the reporter's.
func (r *reader) sameVoice(prev *found, q secondsource.Quote, z secondsource.Zone) bool {
	if prev.Mode != secondsource.Direct || !prev.fig.person() || strings.TrimSpace(z.Span.Of(r.text)) != q.Outer.Of(r.text) ||
		strings.HasSuffix(strings.TrimSpace(q.Inner.Of(r.text)), "?") {
		return false
	}
	for _, f := range r.byParagraph[prev.Paragraph] {
		if f.fig != prev.fig {
			return false
		}
	}
	return true
}

// carriesOver reports whether a quotation in a new paragraph goes on from the
// last one: that one was left open, or ended its paragraph with a quotation.
func (r *reader) carriesOver(prev *found, q secondsource.Quote, z secondsource.Zone) bool {
	for _, p := range r.quotesNear(secondsource.Span{Start: q.Outer.Start - 1, End: q.Outer.Start}) {
		if p.Outer.Start < q.Outer.Start && p.Open && p.Continues && p.Outer.End <= q.Outer.Start && q.Outer.Start-p.Outer.End < 8 {
			return true
		}
	}
	if r.sameVoice(prev, q, z) {
		return true
	}
	end := prev.Content.Cover().End
	if prev.Cue != nil {
		end = max(end, prev.Cue.Cover().End)
	}
	if prev.Source != nil {
		end = max(end, prev.Source.Cover().End)
	}
	between := strings.TrimSpace(r.text[end:q.Outer.Start])
	return prev.Mode == secondsource.Direct && len(between) < 40 && strings.HasSuffix(strings.TrimRight(between, " \n"), ":")
}

// givesName reports whether a cue only tells what the thing before it is called: the
// drill named “Red Sail”; not the mayor called “Old Betty” a wreck.
func (r *reader) givesName(c *cue, cont *content) bool {
	i := c.last + 1
	if !r.rules.lists["naming"][r.lemma(c.main)] || c.first != c.main || c.first == c.s.First || i >= c.s.Last || r.inQuote[i] < 0 || cont.runs[0][0] > i+1 {
		return false
	}
	q := &r.d.Quotes[r.inQuote[i]]
	for i < c.s.Last && r.tok[i].Span.Start < q.Outer.End {
		i++
	}
	return q.Scare && r.is(c.first-1, secondsource.NOUN, secondsource.PROPN) && (i >= c.s.Last || !r.is(i, secondsource.DET, secondsource.ADJ, secondsource.PRON))
}
