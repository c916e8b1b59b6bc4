package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"secondsource"
)

// para is one paragraph while its zones are sought.
type para struct {
	span secondsource.Span // what is still to be given a kind
	gap  bool              // an empty line stands before it
	kind secondsource.ZoneKind
	cuts []secondsource.Zone // zones cut off its ends, in any order
	hint bool                // the mark-up of the page gave the kind
}

// white is what stands between zones.
func white(r rune) bool { return unicode.IsSpace(r) }

// trim narrows a span to what is not white.
func trim(text string, s secondsource.Span) secondsource.Span {
	t := s.Of(text)
	s.Start += len(t) - len(strings.TrimLeftFunc(t, white))
	s.End -= len(t) - len(strings.TrimRightFunc(t, white))
	return secondsource.Span{Start: s.Start, End: max(s.Start, s.End)}
}

// splitParagraphs gives the paragraphs of a text: its lines, or, where the lines
// are broken at a fixed width, the lines joined.
func splitParagraphs(text string) []para {
	lines := splitLines(text)
	if !hardWrapped(text, lines) {
		return lines
	}
	var out []para
	width := 0
	for _, l := range lines {
		width = max(width, l.span.Len())
	}
	for i, l := range lines {
		if i > 0 && !l.gap && runsOn(text, lines[i-1].span, l.span, width) {
			out[len(out)-1].span.End = l.span.End
			continue
		}
		out = append(out, l)
	}
	return out
}

// splitLines gives the lines that are not blank.
func splitLines(text string) []para {
	var out []para
	gap, start := true, 0
	for i := 0; i <= len(text); {
		n, end := 0, i == len(text)
		if !end {
			n, end = lineEnd(text[i:])
		}
		if !end {
			i += n
			continue
		}
		if s := trim(text, secondsource.Span{Start: start, End: i}); s.Len() > 0 {
			out = append(out, para{span: s, gap: gap})
			gap = false
		} else {
			gap = true
		}
		i += max(n, 1)
		start = min(i, len(text))
	}
	return out
}

// lineEnd reports whether s begins with the end of a line, and the length of
// what it begins with.
func lineEnd(s string) (int, bool) {
	switch c := s[0]; {
	case c == '\r' && strings.HasPrefix(s, "\r\n"):
		return 2, true
	case c == '\n' || c == '\r' || c == '\v' || c == '\f':
		return 1, true
	case c < utf8.RuneSelf:
		return 1, false
	}
	r, n := utf8.DecodeRuneInString(s)
	return n, r == '\u2028' || r == '\u2029' || r == '\u0085'
}

// hardWrapped reports whether lines are broken inside sentences: many of the
// lines that follow another directly begin in small letters, and hardly any is
// longer than a page is wide.
func hardWrapped(text string, lines []para) bool {
	const pageWidth = 130 // bytes
	follow, small, long := 0, 0, 0
	for i, l := range lines {
		if l.span.Len() > pageWidth {
			long++
		}
		if i == 0 || l.gap {
			continue
		}
		follow++
		r, _ := utf8.DecodeRuneInString(text[l.span.Start:])
		if unicode.IsLower(r) && lines[i-1].span.Len() > 30 {
			small++
		}
	}
	return small >= 2 && 4*small >= follow && 20*long <= len(lines)
}

// runsOn reports whether line b goes on with the paragraph of line a. It does
// not where a ends early, b is indented, or b begins an item.
func runsOn(text string, a, b secondsource.Span, width int) bool {
	first, _, _ := strings.Cut(b.Of(text), " ")
	r, _ := utf8.DecodeRuneInString(first)
	if unicode.IsLower(r) {
		return true
	}
	if indent(text, b) >= indent(text, a)+2 || first == "-" || first == "*" || first == "•" || first == ">" || strings.HasPrefix(first, "#") {
		return false
	}
	early := 4*(a.Len()+1+len(first)) < 3*width
	return !early
}

// indent is the number of blanks before a line.
func indent(text string, s secondsource.Span) int {
	n := 0
	for s.Start > n && (text[s.Start-n-1] == ' ' || text[s.Start-n-1] == '\t') {
		n++
	}
	return n
}
