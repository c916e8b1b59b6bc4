package extract

import (
	"slices"
	"strings"

	"secondsource"
)

// nameLate gives statements of an unnamed single source to the person named for
// them later: "a senior official said …" and, in one of the next paragraphs,
// "John Doe made the remarks" or the same content in his name; and a headline's
// "official says" to the official that the text begins with.
func (r *reader) nameLate() {
	slices.SortStableFunc(r.found, func(a, b *found) int { return a.Sentence - b.Sentence })
	for i, f := range r.found {
		if f.fig == nil || f.fig.Kind != secondsource.KindAnonymous || f.fig.Plural || f.Source == nil {
			continue
		}
		head, holder := f.Mode == secondsource.Headline, (*figure)(nil)
		if head {
			holder = r.onlyHolder(f.fig)
		}
		for _, g := range r.found[i+1:] {
			if !head && g.Paragraph-f.Paragraph > 2 || head && g.Paragraph-f.Paragraph > 12 {
				break
			}
			if g.fig == nil || g.fig == f.fig || !f.fig.fits(g.fig, head) || speaksOfHimself(f, g.fig) {
				continue
			}
			if share(f.Content.Text, g.Content.Text) >= 0.4 || g.fig == holder && g.fig.named || r.madeRemarks(g, f.Paragraph) {
				r.merge(f.fig, g.fig)
				break
			}
		}
	}
}

// onlyHolder is the one person by name among the speakers who has the role of an
// unnamed one: the minister of a headline.
func (r *reader) onlyHolder(f *figure) *figure {
	var only *figure
	for _, g := range r.found {
		if g.fig == nil || g.fig == f || g.fig == only || f.role.Class != "minister" && f.role.Class != "head" || g.fig.role.Class != f.role.Class || g.fig.Kind != secondsource.KindPerson {
			continue
		}
		if only != nil {
			return nil
		}
		only = g.fig
	}
	return only
}

// speaksOfHimself reports whether a statement names the person in its content: an
// unnamed source that speaks of somebody is somebody else.
func speaksOfHimself(f *found, p *figure) bool {
	last := p.Name[strings.LastIndexByte(p.Name, ' ')+1:]
	return p.Kind == secondsource.KindPerson && strings.Contains(f.Content.Text, last)
}

// fits reports whether a person can be the unnamed source f. What a headline
// says so is short: its source may also be the unnamed one of the text.
func (f *figure) fits(p *figure, head bool) bool {
	if p.Kind != secondsource.KindPerson && !(head && p.Kind == secondsource.KindAnonymous && !p.Plural) {
		return false
	}
	if f.State != "" && p.State != "" && f.State != p.State {
		return false
	}
	if f.Body != "" && p.Body != "" && f.Body != p.Body && f.State == "" {
		return false
	}
	if p.Kind == secondsource.KindAnonymous {
		return f.role.ID == p.role.ID || f.role.Class != "" && f.role.Class == p.role.Class
	}
	return f.role.ID != "" && (f.State != "" || f.Body != "" || f.role.Class == p.role.Class)
}

// rename gives the statements of one figure to another.
func (r *reader) rename(from, to *figure) {
	first := 0
	if from.start >= 0 {
		first = r.sentenceOf(from.start)
	}
	for i := len(r.found) - 1; i >= 0 && r.found[i].Sentence >= first; i-- {
		if r.found[i].fig == from {
			r.found[i].fig = to
		}
	}
	for noun, f := range r.issued {
		if f == from {
			r.issued[noun] = to
		}
	}
	for k, f := range r.skip {
		if f == from {
			r.skip[k] = to
		}
	}
}

// madeRemarks reports whether the sentence of g says that its speaker made the
// remarks told before.
func (r *reader) madeRemarks(g *found, before int) bool {
	if g.Paragraph-before > 1 {
		return false
	}
	t := " " + plain(r.d.Sentences[g.Sentence].Span.Of(r.text)) + " "
	for _, made := range [...]string{" made the remarks ", " made the comments ", " made the remark ", " made the comment ", " made the announcement ", " was speaking "} {
		if strings.Contains(t, made) {
			return true
		}
	}
	return false
}

// share is how much of the content words of the shorter text stand in the other.
func share(a, b string) float64 {
	x, y := contentWords(a), contentWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	if len(x) == 0 {
		return 0
	}
	return float64(n) / float64(len(x))
}

func contentWords(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(plain(s), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f) }) {
		if len(w) > 3 {
			out[w[:min(len(w), 6)]] = true
		}
	}
	return out
}
