package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"secondsource"
)

// cite is a citation of places: [seeds-000 ¶7, ¶9; wire ¶2]. At most n places
// are named, the others counted.
func cite(n int, places ...place) run {
	places = slices.Clone(places)
	slices.SortStableFunc(places, func(a, b place) int {
		return cmp.Or(strings.Compare(a.label, b.label), cmp.Compare(a.paragraph, b.paragraph), cmp.Compare(start(a), start(b)))
	})
	places = slices.CompactFunc(places, func(a, b place) bool {
		return a.label == b.label && a.paragraph == b.paragraph && (a.paragraph > 0 || slices.Equal(a.spans, b.spans))
	})
	places, more := cut(places, n)
	return run{style: source, at: places, text: citation(places, more)}
}

// some is a citation of one place that stands for all of them.
func some(places ...place) run {
	c := cite(len(places), places...)
	c.at = c.at[:min(1, len(c.at))]
	c.text = citation(c.at, 0)
	return c
}

func start(p place) int {
	if len(p.spans) == 0 {
		return 0
	}
	return p.spans[0].Start
}

// citation writes places the way every rendering shows them.
func citation(places []place, more int) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, p := range places {
		same := i > 0 && places[i-1].label == p.label
		if i > 0 {
			b.WriteString(map[bool]string{true: ", ", false: "; "}[same])
		}
		b.WriteString(p.short(same))
	}
	if more > 0 {
		fmt.Fprintf(&b, "; +%d", more)
	}
	b.WriteByte(']')
	return b.String()
}

// short is one place of a citation, without the label where it follows a place
// of the same document.
func (p place) short(same bool) string {
	switch {
	case p.paragraph == 0:
		return p.label
	case same:
		return fmt.Sprintf("¶%d", p.paragraph)
	}
	return fmt.Sprintf("%s%c¶%d", p.label, tie, p.paragraph)
}

// quote cuts spans out of a document, at most n runes of them: the cut falls
// between words and is marked. Every run of words it gives is one slice.
func (x *index) quote(doc string, spans []secondsource.Span, n int) line {
	text := x.text(doc)
	var out line
	for i, s := range spans {
		if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
			continue
		}
		if i > 0 {
			out = append(out, say(" […] "))
		}
		k := clip(text[s.Start:s.End], n)
		piece := secondsource.Span{Start: s.Start, End: s.Start + k}
		out = append(out, run{style: words, text: trim(piece.Of(text)), at: []place{x.place(doc, []secondsource.Span{piece})}})
		if k < s.Len() {
			return append(out, say(" […]"))
		}
		n -= utf8.RuneCountInString(piece.Of(text))
		if n <= 0 && i+1 < len(spans) {
			return append(out, say(" […]"))
		}
	}
	return out
}

// clip is the length in bytes of the longest beginning of s of at most n runes
// that ends with a word.
func clip(s string, n int) int {
	if utf8.RuneCountInString(s) <= n {
		return len(s)
	}
	last, i := 0, 0
	for at, r := range s {
		if r == ' ' || r == '\n' || r == '\u00a0' {
			last = at
		}
		if i == n {
			if last == 0 { // one long word: cut between runes
				last = at
			}
			break
		}
		i++
	}
	return len(strings.TrimRight(s[:last], " ,;:–—-"))
}

// content is what a statement says, between quotation marks where the article
// has them as the speaker's own words.
func (x *index) content(e *secondsource.Entry, n int) line {
	spans := spansOf(e)
	if e.Mode != secondsource.Direct && !turned(e) && len(spans) > 0 {
		spans = slices.Clone(spans)
		spans[0].Start += conjunction(x.text(e.Doc), spans[0])
	}
	q := x.quote(e.Doc, spans, n)
	if e.Mode == secondsource.Direct && len(q) > 0 {
		q = append(append(line{say("“")}, q...), say("”"))
	}
	return q
}

// conjunction is the length of a leading "that", which belongs to the cue and not
// to what is said. What is denied keeps it.
func conjunction(text string, s secondsource.Span) int {
	const that = "that "
	if s.Start >= 0 && s.End <= len(text) && s.Len() > len(that) && strings.EqualFold(text[s.Start:s.Start+len(that)], that) {
		return len(that)
	}
	return 0
}

// gist is the words of a claim's best witness with their citation; a gist that
// is no witness's words is told without either.
func (x *index) gist(c *secondsource.Claim, n int) (line, *secondsource.Entry) {
	best := x.witness(c)
	if best == nil {
		return line{say(trim(c.Gist))}, nil
	}
	return x.content(best, n), best
}

// witness is the statement whose words are the gist.
func (x *index) witness(c *secondsource.Claim) *secondsource.Entry {
	var loose *secondsource.Entry
	for _, id := range c.Statements {
		e := x.entries[id]
		if e == nil || e.Content == nil {
			continue
		}
		if e.Content.Text == c.Gist {
			return e
		}
		if loose == nil && c.Gist != "" && strings.Contains(e.Content.Text, c.Gist) {
			loose = e
		}
	}
	return loose
}

// brevity cuts our own remarks, which are no quotations.
func brevity(s string, n int) string {
	if k := clip(s, n); k < len(s) {
		return s[:k] + " …"
	}
	return s
}

// plural writes a count with its noun.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// further counts what is left of a list; what names it in the plural.
func further(n int, what string) string {
	if n == 1 {
		if s, ok := strings.CutSuffix(what, "ies"); ok {
			return "1 more " + s + "y"
		}
		return "1 more " + strings.TrimSuffix(what, "s")
	}
	return fmt.Sprintf("%d more %s", n, what)
}

// list joins names as prose: a, b and c.
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
