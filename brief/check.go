package brief

import (
	"fmt"

	"secondsource"
)

// Check holds the invariants of the brief against a ledger: every word it quotes
// is cut from the place it cites, every citation names a document and a
// paragraph, every reference leads somewhere, and no address is printed.
func Check(led *secondsource.Ledger) []secondsource.Fault {
	var out []secondsource.Fault
	pages := []*secondsource.Ledger{led}
	if several(led) {
		for _, s := range led.Stories {
			pages = append(pages, keep(led, func(d *secondsource.Document) bool { return string(d.Story) == s.ID }))
		}
	}
	for _, l := range pages {
		x := newIndex(l)
		for _, k := range []caps{uncut(), least()} {
			c := checker{x: x, ids: map[string]bool{}}
			c.page(build(x, Options{}, k))
			out = append(out, c.faults...)
		}
	}
	return out
}

type checker struct {
	x      *index
	ids    map[string]bool
	faults []secondsource.Fault
}

func (c *checker) bad(rule, format string, args ...any) {
	c.faults = append(c.faults, secondsource.Fault{Rule: rule, Where: "brief", Detail: fmt.Sprintf(format, args...)})
}

func (c *checker) page(p *page) {
	c.lines(p.lead...)
	c.lines(p.note...)
	for _, s := range p.sections {
		for _, it := range s.items {
			if c.ids[it.id] && it.id != "" {
				c.bad("the ids of a page differ", "%s", it.id)
			}
			c.ids[it.id] = true
			c.lines(it.head)
			for _, r := range it.rows {
				c.lines(r.text)
			}
		}
	}
}

func (c *checker) lines(ls ...line) {
	for _, l := range ls {
		for _, r := range l {
			c.run(r)
		}
	}
}

func (c *checker) run(r run) {
	if trim(r.text) != "" && starred(r.text) != r.text {
		c.bad("no address is printed", "%q", r.text)
	}
	for _, p := range r.at {
		if c.x.docs[p.doc] == nil {
			c.bad("a citation names a document", "%q", p.doc)
			return
		}
		if len(p.spans) > 0 && c.x.text(p.doc) != "" && p.paragraph < 1 {
			c.bad("a citation names a paragraph", "%s %v", p.label, p.spans)
		}
	}
	if r.style == words {
		c.words(r)
	}
}

// words holds that quoted words are those of their span, byte for byte but for
// what must not be printed (controls, addresses).
func (c *checker) words(r run) {
	if len(r.at) != 1 || len(r.at[0].spans) != 1 {
		c.bad("quoted words have one place", "%q", r.text)
		return
	}
	p := r.at[0]
	text := c.x.text(p.doc)
	s := p.spans[0]
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		c.bad("quoted words stand in the text", "%s %v", p.label, s)
		return
	}
	if got := trim(s.Of(text)); got != r.text {
		c.bad("quoted words equal their span", "%q, but %s holds %q", r.text, p.label, got)
	}
}
