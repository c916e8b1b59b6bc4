package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"secondsource"
)

// turn is a paragraph of a transcript: a label, a colon, and what is said.
type turn struct {
	si, first, colon int // sentence, tokens
	label            string
	words            secondsource.Span // to the end of the paragraph
}

// transcript reads interviews and transcripts: paragraphs that begin with a speaker's
// name and a colon. Questions by nobody in particular are left out; answers whose
// speaker the label does not name are kept as unread.
func (r *reader) transcript() {
	turns := r.turns()
	times := map[string]int{}
	for _, t := range turns {
		times[t.label]++
	}
	if len(turns) < 3 || len(times) < 2 || len(times) == len(turns) && times["q"]+times["question"] == 0 {
		return
	}
	for _, t := range turns {
		if r.rules.lists["questioners"][t.label] {
			continue
		}
		s := r.d.Sentences[t.si]
		var fig *figure
		if !r.rules.lists["answerers"][t.label] {
			fig = r.speakerOf(s, t.first, t.colon-1, t.colon-1)
		}
		if fig == nil {
			r.d.Unread = append(r.d.Unread, secondsource.Unread{Doc: r.d.ID, Spans: []secondsource.Span{t.words}, Text: t.words.Of(r.text)})
			continue
		}
		r.keepTurn(t, s, fig)
	}
}

// turns are the paragraphs that look like a speaker's turn.
func (r *reader) turns() []turn {
	var out []turn
	for si, s := range r.d.Sentences {
		z := r.d.Zones[s.Zone]
		if s.Last-s.First < 3 || !z.Kind.Readable() || si > 0 && r.d.Sentences[si-1].Zone == s.Zone {
			continue
		}
		k := s.First
		if len(r.word(k)) == 1 && startsUpper(r.word(k)) {
			k++ // Q: and A:, whatever their tags
		}
		for k < s.Last && k < s.First+6 && !r.mark(k, ":") && (r.is(k, secondsource.PROPN, secondsource.NOUN, secondsource.ADJ, secondsource.X) || r.mark(k, ".")) {
			k++
		}
		if k == s.First || k+1 >= s.Last || !r.mark(k, ":") || !startsUpper(r.word(s.First)) {
			continue
		}
		at := secondsource.Span{Start: r.tok[k+1].Span.Start, End: z.Span.End}
		label := strings.Trim(strings.ToLower(r.span(s.First, k-1).Of(r.text)), ". ")
		out = append(out, turn{si: si, first: s.First, colon: k, label: label, words: trimBlank(r.text, at)})
	}
	return out
}

// keepTurn makes a statement of a turn, in place of what was read from its colon.
func (r *reader) keepTurn(t turn, s secondsource.Sentence, fig *figure) {
	f := &found{fig: fig}
	f.Doc, f.Paragraph, f.Sentence = r.d.ID, r.d.Zones[s.Zone].Paragraph, t.si
	colon := r.tok[t.colon].Span
	r.found = slices.DeleteFunc(r.found, func(g *found) bool {
		return g.Paragraph == f.Paragraph && (g.Cue != nil && g.Cue.Cover() == colon || g.Cue == nil && overlapsAny(g.Content.Spans, t.words))
	})
	f.Source = secondsource.WordsAt(r.text, r.span(t.first, t.colon-1))
	f.Cue = secondsource.WordsAt(r.text, colon)
	f.Content = secondsource.WordsAt(r.text, t.words)
	f.Mode, f.By, f.Confidence, f.SaidAt = secondsource.Direct, "transcript", 0.8, -1
	f.Act = r.actOfContent(secondsource.Assert, f.Content.Text, f.Mode)
	r.found = append(r.found, f)
}

// startsUpper reports whether a word begins with a capital.
func startsUpper(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}
