package extract

import (
	"strings"
	"unicode"

	"secondsource"
	"secondsource/pack"
)

// figure is somebody a document speaks of: a person, a body, a state, a
// document, an unnamed source.
type figure struct {
	secondsource.Speaker
	family string
	role   pack.Role
	female bool // known from a title or role word
	male   bool
	noun   string // the head noun it was introduced with: official, ministry, statement
	count  int    // of a collective: how many members
}

func (f *figure) person() bool {
	return f.Kind == secondsource.KindPerson || f.Kind == secondsource.KindAnonymous && !f.Plural
}

func (f *figure) body() bool {
	switch f.Kind {
	case secondsource.KindInstitution, secondsource.KindState, secondsource.KindOutlet:
		return true
	}
	return false
}

// seen is a figure at a place of the text.
type seen struct {
	at      int // token
	fig     *figure
	subject bool
}

// cast is everybody a document has spoken of so far, in text order.
type cast struct {
	figures []*figure
	seen    []seen
}

func (c *cast) note(at int, f *figure, subject bool) {
	if n := len(c.seen); n > 0 && c.seen[n-1].at == at {
		c.seen[n-1] = seen{at, f, subject || c.seen[n-1].subject}
		return
	}
	c.seen = append(c.seen, seen{at, f, subject})
}

// last gives the figure seen last before token at that passes; one that was a
// subject in the same or the previous sentence comes first.
func (c *cast) last(at, since int, pass func(*figure) bool) *figure {
	var any *figure
	for i := len(c.seen) - 1; i >= 0; i-- {
		s := c.seen[i]
		if s.at >= at || !pass(s.fig) {
			continue
		}
		if s.at < since {
			break
		}
		if s.subject {
			return s.fig
		}
		if any == nil {
			any = s.fig
		}
	}
	return any
}

// add keeps a figure, or gives the one that is kept under its id.
func (c *cast) add(f *figure) *figure {
	for _, g := range c.figures {
		if g.ID == f.ID {
			return g
		}
	}
	c.figures = append(c.figures, f)
	return f
}

// named gives the figures of persons with a family name.
func (c *cast) named(family string) *figure {
	var found *figure
	for _, f := range c.figures {
		if f.Kind == secondsource.KindPerson && f.family == family && strings.Contains(f.Name, " ") {
			if found != nil && found != f {
				return nil // father and son: abstain
			}
			found = f
		}
	}
	return found
}

// slug is the id of a name that the pack does not know.
func slug(name string) string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(name) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		} else {
			dash = true
		}
	}
	return "~" + b.String()
}

// nameAt gives the name that covers token i, and whether there is one.
func (r *reader) nameAt(i int) (secondsource.Name, bool) {
	at := r.tok[i].Span
	names := r.d.Names
	lo, hi := 0, len(names)
	for lo < hi {
		m := (lo + hi) / 2
		if names[m].Span.End <= at.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(names) && names[lo].Span.Overlaps(at) {
		return names[lo], true
	}
	return secondsource.Name{}, false
}

// tokensOf gives the tokens a span covers, first and last.
func (r *reader) tokensOf(s secondsource.Span) (int, int) {
	lo, hi := 0, len(r.tok)
	for lo < hi {
		m := (lo + hi) / 2
		if r.tok[m].Span.End <= s.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	last := lo
	for last+1 < len(r.tok) && r.tok[last+1].Span.Start < s.End {
		last++
	}
	return lo, last
}
