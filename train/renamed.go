package train

import (
	"fmt"
	"strings"

	"secondsource"
)

// spread is how many days one set of renamed documents lies after the last.
const spread = 60

// Renamed is a copy of an analysed document that tells of others: the letters of
// names that are no pack's are exchanged, in the text and in all that was found,
// and all days lie later. Every length stays, and so every span. k = 0 gives the
// document itself.
func Renamed(d *secondsource.Doc, k int) *secondsource.Doc {
	if k == 0 {
		return d
	}
	turn := func(s string) string { return turned(s, k) }
	c := *d
	c.ID, c.Path = fmt.Sprintf("%s-%d", d.ID, k), fmt.Sprintf("%s-%d", d.Path, k)
	text := []byte(d.Text)
	for _, n := range d.Names {
		if n.Entity == "" || strings.ContainsAny(n.Entity[:1], "~?") {
			copy(text[n.Span.Start:n.Span.End], turn(n.Span.Of(d.Text)))
		}
	}
	c.Text = string(text)
	later(&c.Published.Interval, k)
	c.Published.Candidates = nil
	if c.Given.Published != 0 {
		c.Given.Published += secondsource.Day(spread * k)
	}
	c.Dates = nil
	for _, x := range d.Dates {
		later(&x.Interval, k)
		c.Dates = append(c.Dates, x)
	}
	c.Statements = nil
	for _, s := range d.Statements {
		n := *s
		n.ID, n.Doc = fmt.Sprintf("%s-%d", s.ID, k), c.ID
		if n.Inside != "" {
			n.Inside = fmt.Sprintf("%s-%d", n.Inside, k)
		}
		if n.Continues != "" {
			n.Continues = fmt.Sprintf("%s-%d", n.Continues, k)
		}
		n.Source, n.Cue, n.Content = again(s.Source, c.Text), again(s.Cue, c.Text), again(s.Content, c.Text)
		if s.Speaker != nil {
			sp := *s.Speaker
			for _, f := range []*string{&sp.ID, &sp.Body} {
				if strings.HasPrefix(*f, "~") || strings.HasPrefix(*f, "?") {
					*f = turn(*f)
				}
			}
			if strings.HasPrefix(sp.ID, "~") {
				sp.Name = turn(sp.Name)
			}
			n.Speaker = &sp
		}
		c.Statements = append(c.Statements, &n)
	}
	return &c
}

func later(i *secondsource.Interval, k int) {
	for _, d := range []*secondsource.Day{&i.From, &i.To} {
		if *d != 0 {
			*d += secondsource.Day(spread * k)
		}
	}
}

// again cuts words out of a text in which names were exchanged.
func again(w *secondsource.Words, text string) *secondsource.Words {
	if w == nil {
		return nil
	}
	return secondsource.WordsAt(text, w.Spans...)
}

// turned exchanges vowels for vowels and consonants for consonants; a word keeps
// its first letter's case.
func turned(s string, k int) string {
	const vowels, consonants = "aeiou", "bcdfghjklmnpqrstvwxyz"
	b := []byte(s)
	for i, c := range b {
		low := c | 0x20
		for _, set := range []string{vowels, consonants} {
			if at := strings.IndexByte(set, low); at >= 0 && c < 0x80 && c >= 'A' {
				b[i] = set[(at+k)%len(set)] | c&0x20
				if c&0x20 == 0 {
					b[i] = set[(at+k)%len(set)] &^ 0x20
				}
				break
			}
		}
	}
	return string(b)
}
