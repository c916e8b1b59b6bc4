package annotate

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"secondsource"
)

// quotes finds the quotations of every paragraph. A quotation never crosses a
// paragraph: one that its paragraph leaves open ends there, and Continues says
// whether the next paragraph takes it up with an opening mark of its own.
// Double marks of any style may hold single ones. A mark that opens while an
// earlier one of its level is still open makes the earlier one a stray.
func quotes(d *secondsource.Doc) {
	paras := paragraphs(d)
	for i, p := range paras {
		found := quotesOf(d.Text, p)
		if n := len(found); n > 0 && i+1 < len(paras) {
			for k := range found {
				q := &found[k]
				if q.Open && q.Depth == 0 {
					q.Continues = opensAt(d.Text, paras[i+1].Start)
				}
			}
		}
		d.Quotes = append(d.Quotes, found...)
	}
}

// paragraphs gives the stretches of text that may hold quotations: the zones
// of one paragraph joined, those that are not read left out.
func paragraphs(d *secondsource.Doc) []secondsource.Span {
	var out []secondsource.Span
	last := -1
	for _, z := range d.Zones {
		if !z.Kind.Readable() {
			continue
		}
		if z.Paragraph == last {
			out[len(out)-1].End = z.Span.End
			continue
		}
		out, last = append(out, z.Span), z.Paragraph
	}
	return out
}

// mark is one quotation mark in the text.
type mark struct {
	at          secondsource.Span
	single      bool
	open, close bool // what it can be, from its form and its neighbours
	possessive  bool // a single mark after s and before a blank: drivers’ union
}

// quotesOf pairs the marks of one paragraph.
func quotesOf(text string, p secondsource.Span) []secondsource.Quote {
	var out []secondsource.Quote
	var open [2]*mark // the open double and the open single mark
	marks := scanMarks(text, p)
	for i := range marks {
		m := &marks[i]
		level := 0
		if m.single {
			level = 1
		}
		// An ambiguous mark closes what is open, else it opens.
		switch {
		case m.possessive && closesSingle(marks[i+1:]): // the later mark is the one that closes
		case m.close && open[level] != nil:
			out = append(out, quoteOf(text, open[level].at, m.at, depthOf(level, open[0])))
			open[level] = nil
			if level == 0 {
				open[1] = nil // a single mark left open inside was an apostrophe
			}
		case m.open && (level == 0 || closesSingle(marks[i+1:])):
			if level == 0 && open[0] != nil {
				out = append(out, stray(open[0].at, m.at.Start))
			}
			open[level] = m
		}
	}
	if open[0] != nil {
		out = append(out, stray(open[0].at, p.End))
	}
	// An outer quotation stands before what it holds.
	slices.SortStableFunc(out, func(a, b secondsource.Quote) int { return a.Outer.Start - b.Outer.Start })
	return out
}

func depthOf(level int, outer *mark) int {
	if level == 1 && outer != nil {
		return 1
	}
	return 0
}

// closesSingle reports whether a later single mark can close, before a double
// mark intervenes: otherwise an opening single mark is an apostrophe.
func closesSingle(rest []mark) bool {
	for _, m := range rest[:min(len(rest), 16)] {
		if !m.single {
			return false
		}
		if m.close {
			return true
		}
	}
	return false
}

// stray is an opening mark without a partner.
func stray(at secondsource.Span, end int) secondsource.Quote {
	return secondsource.Quote{
		Outer: secondsource.Span{Start: at.Start, End: end},
		Inner: secondsource.Span{Start: at.End, End: end},
		Open:  true,
	}
}

func quoteOf(text string, o, c secondsource.Span, depth int) secondsource.Quote {
	q := secondsource.Quote{
		Outer: secondsource.Span{Start: o.Start, End: c.End},
		Inner: secondsource.Span{Start: o.End, End: c.Start},
		Depth: depth,
	}
	q.Scare = isTitle(q.Inner.Of(text))
	return q
}

// isTitle reports whether words are written like a name or title: two to eight
// words, each beginning with a capital or being short, and no final mark.
func isTitle(s string) bool {
	words, capital := 0, 0
	start := true
	for _, r := range s {
		if unicode.IsSpace(r) {
			start = true
			continue
		}
		if start {
			words++
			if unicode.IsUpper(r) {
				capital++
			}
			start = false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return words >= 2 && words <= 8 && capital*4 >= words*3 && unicode.IsLetter(last)
}

// scanMarks lists the quotation marks of a paragraph with what each can be.
func scanMarks(text string, p secondsource.Span) []mark {
	var out []mark
	prev := ' '
	for i := p.Start; i < p.End; {
		r, n := utf8.DecodeRuneInString(text[i:p.End])
		next, _ := utf8.DecodeRuneInString(text[i+n : p.End])
		if i+n >= p.End {
			next = ' '
		}
		if (r == '\'' || r == '`') && next == r { // '' and `` stand for double marks
			after, _ := utf8.DecodeRuneInString(text[min(i+2*n, p.End):p.End])
			out = append(out, doubleMark(r, prev, after, secondsource.Span{Start: i, End: i + 2*n}))
			prev, i = r, i+2*n
			continue
		}
		at := secondsource.Span{Start: i, End: i + n}
		switch r {
		case '"', '“', '”', '„', '‟', '«', '»', '＂':
			out = append(out, doubleMark(r, prev, next, at))
		case '\'', '‘', '’', '‚', '‹', '›':
			if m, ok := singleMark(r, prev, next, at); ok {
				out = append(out, m)
			}
		}
		prev, i = r, i+n
	}
	return out
}

func doubleMark(r, prev, next rune, at secondsource.Span) mark {
	m := mark{at: at}
	switch r {
	case '“', '„', '«':
		m.open = true
		// German-style and careless text closes with the opening form.
		m.close = r == '“' && !startsAfter(prev) && endsBefore(next)
		if m.close {
			m.open = false
		}
	case '”', '»':
		m.close = true
		m.open = r == '”' && startsAfter(prev) // careless text opens with the closing form
	default:
		m.open = startsAfter(prev) && !blank(next)
		m.close = !blank(prev) && endsBefore(next)
		if !m.open && !m.close {
			m.open, m.close = true, true
		}
	}
	return m
}

// singleMark leaves apostrophes out: a mark between letters, or before an elided
// word or decade ('em, '90s), is none.
func singleMark(r, prev, next rune, at secondsource.Span) (mark, bool) {
	if wordy(prev) && wordy(next) {
		return mark{}, false
	}
	m := mark{at: at, single: true, possessive: prev == 's' && next == ' '}
	switch r {
	case '‘', '‚', '‹':
		m.open = true
	case '›':
		m.close = true
	default:
		m.open = r == '\'' && startsAfter(prev) && (unicode.IsLetter(next) || next == '[')
		m.close = !blank(prev) && !startsAfter(prev) && endsBefore(next)
	}
	return m, m.open || m.close
}

func blank(r rune) bool { return unicode.IsSpace(r) || r == utf8.RuneError }
func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// startsAfter reports whether an opening mark may follow r.
func startsAfter(r rune) bool {
	switch r {
	case '(', '[', '{', '—', '–', '-', '/', ':', '"', '“', '‘', '\'', '«', '„':
		return true
	}
	return blank(r)
}

// endsBefore reports whether a closing mark may precede r.
func endsBefore(r rune) bool {
	return blank(r) || (unicode.IsPunct(r) && r != '(' && r != '[') || unicode.IsSymbol(r)
}

// opensAt reports whether the text at i begins with an opening double mark.
func opensAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r == '"' || r == '“' || r == '„' || r == '«'
}
