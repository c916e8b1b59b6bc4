package extract

import (
	"strings"

	"secondsource"
	"secondsource/pack"
)

// document is a text as a source. A definite one (the statement, the note) is
// its author's if he was said to have issued one; "the same page" is the text
// spoken of last.
func (r *reader) document(p phrase) *figure {
	if p.definite {
		if f := r.issued[p.noun]; f != nil && p.owner == nil {
			return f
		}
		if f := r.last(p.h, 6, func(f *figure) bool {
			return f.Kind == secondsource.KindDocument && (f.is(p.noun) || p.noun == "page" || p.noun == "entry" || p.noun == "document" || p.noun == "paper")
		}); f != nil {
			return f
		}
	}
	for i := p.a; i <= p.b; i++ {
		if n := r.nameOf[i]; n >= 0 && r.names[n].fig != nil && r.names[n].fig.Kind == secondsource.KindOutlet {
			return r.names[n].fig
		}
	}
	name := r.core(p)
	if p.owner != nil && r.possessive(p.a) {
		name = r.gram(p.a+1, p.b) + " of " + p.owner.Name
	}
	f := &figure{Speaker: secondsource.Speaker{ID: "?" + r.d.ID + slug(name), Name: name, Kind: secondsource.KindDocument}}
	if g := r.writtenBy(p); g != nil {
		f.Institution = g.Institution
	}
	f.calls(p.noun)
	return r.cast.add(f)
}

// writtenBy is the body by name that a text is said to be by: a survey by the Doe
// Institute.
func (r *reader) writtenBy(p phrase) *figure {
	i := p.h + 1
	if r.lower(i) != "by" {
		return nil
	}
	if i++; r.is(i, secondsource.DET) {
		i++
	}
	if i < len(r.tok) && r.nameOf[i] >= 0 {
		if c := &r.names[r.nameOf[i]]; c.fig != nil && c.fig.body() && c.kind == bodyName {
			return c.fig
		}
	}
	return nil
}

// textPaper reports whether "paper" means a text and no newspaper: it has pages, is
// somebody's (by the ministry) or is told to be kept back (internal, leaked), or it
// takes up a text spoken of later than any newspaper.
func (r *reader) textPaper(p phrase) bool {
	if p.noun != "paper" || p.plural {
		return false
	}
	for i := p.a; i < p.h; i++ {
		if r.lower(i) == "page" || r.rules.lists["withheld"][r.lower(i)] {
			return true
		}
	}
	if i := p.h + 1; i < p.b && r.lower(i) == "by" {
		return true
	}
	if n := r.nameOf[max(p.h-1, p.a)]; n >= 0 && r.names[n].kind == bodyName { // an EU paper
		return true
	}
	if !p.definite || !r.bare(p) {
		return false
	}
	m := r.latest(p.h, r.sentenceOf(p.h), 12, func(m *mention) bool {
		return m.fig.Kind == secondsource.KindDocument || m.fig.Kind == secondsource.KindOutlet && !r.ownOutlet(m.fig)
	})
	if m == nil {
		return false
	}
	text := r.last(p.h, 12, func(f *figure) bool { return f.Kind == secondsource.KindDocument && f.is("paper") })
	if text == nil && r.paperActs(p.h) && r.last(p.h, 12, func(f *figure) bool { return f.Kind == secondsource.KindOutlet && !r.ownOutlet(f) }) != nil {
		return false
	}
	return m.fig.Kind == secondsource.KindDocument || text != nil && !r.isSubject(m.head)
}

// paperActs reports whether "the paper" at token h, or the same words in the sentences
// before it, are somebody to whom a thing is told or by whom it is got, so that they mean
// a newspaper: a list obtained by the paper.
func (r *reader) paperActs(h int) bool {
	from := max(r.d.Sentences[max(r.sentenceOf(h)-3, 0)].First, h-2*window)
	for i := h; i > from+1; i-- {
		if r.lower(i) != "paper" || r.lower(i-1) != "the" {
			continue
		}
		switch r.lower(i - 2) {
		case "by", "told", "to", "gave", "showed", "with":
			return true
		}
	}
	return false
}

// ownOutlet reports whether a figure is the outlet of the document itself.
func (r *reader) ownOutlet(f *figure) bool {
	if f.Kind != secondsource.KindOutlet || r.d.Outlet == nil {
		return false
	}
	name := pack.Key(strings.TrimPrefix(strings.ToLower(r.d.Outlet.Text), "the "))
	have := pack.Key(strings.TrimPrefix(strings.ToLower(f.Name), "the "))
	return have == name || strings.HasPrefix(name, have+" ")
}
