package extract

import (
	"sort"

	"secondsource"
)

// What stands near a place is looked up, not searched for through the whole
// document: a book is read in linear time.

// firstDate is the index of the first date expression at or behind an offset.
func (r *reader) firstDate(at int) int {
	return sort.Search(len(r.d.Dates), func(k int) bool { return r.d.Dates[k].Span.Start >= at })
}

// quotesNear gives the quotations that may overlap a span.
func (r *reader) quotesNear(s secondsource.Span) []secondsource.Quote {
	q := r.d.Quotes
	hi := sort.Search(len(q), func(k int) bool { return q[k].Outer.Start > s.End })
	lo := sort.Search(len(q), func(k int) bool { return q[k].Outer.Start >= s.Start })
	const nested = 64 // quotations that begin earlier and may still be open
	return q[max(0, lo-nested):hi]
}

// indexFound sorts the statements found by their paragraphs.
func (r *reader) indexFound() {
	r.byParagraph = make(map[int][]*found, len(r.found)/2+1)
	for _, f := range r.found {
		r.byParagraph[f.Paragraph] = append(r.byParagraph[f.Paragraph], f)
	}
}

// keep adds a statement to those found.
func (r *reader) keep(f *found) {
	r.found = append(r.found, f)
	r.byParagraph[f.Paragraph] = append(r.byParagraph[f.Paragraph], f)
}

// around gives the statements of a paragraph and of the one before it.
func (r *reader) around(paragraph int) []*found {
	out := r.byParagraph[paragraph-1]
	return append(out[:len(out):len(out)], r.byParagraph[paragraph]...)
}

// paragraphAt is the paragraph of an offset, 0 for none.
func (r *reader) paragraphAt(at int) int {
	if i, z := r.sentenceAt(at); i >= 0 {
		return z.Paragraph
	}
	return 0
}

// read tells for every sentence whether a statement was taken from it.
func (r *reader) read() []bool {
	out := make([]bool, len(r.d.Sentences))
	mark := func(s secondsource.Span) {
		i := sort.Search(len(out), func(k int) bool { return r.d.Sentences[k].Span.End > s.Start })
		for ; i < len(out) && r.d.Sentences[i].Span.Start < s.End; i++ {
			out[i] = true
		}
	}
	for _, f := range r.found {
		if f.Sentence >= 0 && f.Sentence < len(out) {
			out[f.Sentence] = true
		}
		for _, s := range f.Content.Spans {
			mark(s)
		}
		if f.Cue != nil {
			mark(f.Cue.Spans[0])
		}
	}
	return out
}
