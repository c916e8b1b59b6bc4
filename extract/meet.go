package extract

import (
	"strings"

	"secondsource"
)

// meet notes whom a sentence speaks of, outside quotations, so that later
// pronouns and short forms find them.
func (r *reader) meet(s secondsource.Sentence) {
	for i := s.First; i < s.Last; i++ {
		if r.inQuote[i] >= 0 {
			continue
		}
		subject := r.rel(i) == secondsource.Nsubj || r.rel(i) == secondsource.NsubjPass
		if n, ok := r.nameAt(i); ok && n.Span.Start == r.tok[i].Span.Start {
			first, last := r.tokensOf(n.Span)
			for k := first; k <= last; k++ {
				subject = subject || r.rel(k) == secondsource.Nsubj || r.rel(k) == secondsource.NsubjPass
			}
			if f := r.meetName(n, first, last); f != nil {
				r.cast.note(first, f, subject || r.roleIsSubject(first, last))
			}
			i = last
			continue
		}
		if subject && r.is(i, secondsource.NOUN) {
			a, b := r.nounPhrase(s, i)
			if f := r.described(s, a, b, i); f != nil {
				r.cast.note(i, f, true)
			}
		} else if r.is(i, secondsource.NOUN) && r.introduces(s, i) {
			a, _ := r.nounPhrase(s, i)
			if f := r.described(s, a, i, i); f != nil && f.Kind == secondsource.KindAnonymous {
				r.cast.note(i, f, false)
			}
		} else if r.is(i, secondsource.NOUN) && r.bodyNoun(i) {
			a, _ := r.nounPhrase(s, i)
			if f := r.described(s, a, i, i); f != nil && f.body() {
				r.cast.note(i, f, false)
			}
		}
	}
}

// introduces reports whether a noun brings in an unnamed source: an official, a
// diplomat, one witness.
func (r *reader) introduces(s secondsource.Sentence, i int) bool {
	roles := r.p.Roles.Find(r.lemma(i))
	if len(roles) == 0 {
		return false
	}
	a, _ := r.nounPhrase(s, i)
	switch r.lower(a) {
	case "a", "an", "one", "another":
		return roles[0].Alone || roles[0].Class == "official" || roles[0].Class == "source" || roles[0].Class == "witness"
	}
	return false
}

// bodyNoun reports whether a noun is a word for a body of a state.
func (r *reader) bodyNoun(i int) bool {
	switch r.lemma(i) {
	case "ministry", "embassy", "office", "department", "agency", "committee", "commission", "prosecutor", "government":
		return true
	}
	return false
}

// meetName gives the figure of a name met in the text.
func (r *reader) meetName(n secondsource.Name, first, last int) *figure {
	if n.Type == "PER" {
		return r.person(n, first, last, first, last)
	}
	x, width := r.actorAt(first, last, r.states()...)
	if x != nil && width == last-first+1 {
		if r.is(first, secondsource.ADJ) && width == 1 {
			return nil
		}
		return r.actorFigure(x)
	}
	if n.Type == "ORG" {
		return r.namedBody(first, last, last)
	}
	return nil
}

// roleIsSubject reports whether a name belongs to a subject by apposition.
func (r *reader) roleIsSubject(first, last int) bool {
	for k := first; k <= last; k++ {
		h := r.tok[k].Head
		if h >= 0 && (h < first || h > last) && (r.rel(h) == secondsource.Nsubj || r.rel(h) == secondsource.NsubjPass) &&
			(r.rel(k) == secondsource.Appos || r.rel(k) == secondsource.Flat || r.rel(k) == secondsource.Compound) {
			return true
		}
	}
	return false
}

// colonHeadline reads "Minister: we knew nothing" and "We knew nothing: minister"
// in titles and sub-headings.
func (r *reader) colonHeadline(si int, s secondsource.Sentence) {
	z := r.d.Zones[s.Zone]
	if z.Kind != secondsource.ZoneTitle && z.Kind != secondsource.ZoneSubheading {
		return
	}
	for _, f := range r.found {
		if f.Sentence == si {
			return
		}
	}
	for i := s.First + 1; i+1 < s.Last; i++ {
		if !r.mark(i, ":") {
			continue
		}
		left, right := [2]int{s.First, i - 1}, [2]int{i + 1, s.Last - 1}
		if f := r.colonSource(s, left); f != nil && right[1]-right[0] >= 2 {
			r.keepColon(si, s, i, left, right, f)
		} else if f := r.colonSource(s, right); f != nil && left[1]-left[0] >= 2 {
			r.keepColon(si, s, i, right, left, f)
		}
		return
	}
}

// colonSource is the figure that a short, verbless side of a colon names.
func (r *reader) colonSource(s secondsource.Sentence, side [2]int) *figure {
	if side[1]-side[0] > 4 {
		return nil
	}
	for i := side[0]; i <= side[1]; i++ {
		if r.is(i, secondsource.VERB) {
			return nil
		}
	}
	h := side[1]
	if !r.subjectLike(h) {
		return nil
	}
	f := r.speakerOf(s, side[0], side[1], h)
	if f == nil || f.Kind == secondsource.KindDocument && !strings.Contains(strings.ToLower(f.Name), "report") {
		return nil
	}
	return f
}

func (r *reader) keepColon(si int, s secondsource.Sentence, colon int, src, cont [2]int, fig *figure) {
	f := &found{fig: fig}
	f.Doc, f.Paragraph, f.Sentence = r.d.ID, r.d.Zones[s.Zone].Paragraph, si
	f.Source = secondsource.WordsAt(r.text, r.span(src[0], src[1]))
	f.Cue = secondsource.WordsAt(r.text, r.tok[colon].Span)
	f.Content = secondsource.WordsAt(r.text, r.span(cont[0], cont[1]))
	f.Mode, f.Act, f.By, f.Confidence, f.SaidAt = secondsource.Headline, secondsource.Assert, "colon", 0.6, -1
	r.found = append(r.found, f)
}

// nameLate gives statements of an unnamed single source to the person named for
// them right after: "a senior official said …" and, in one of the next two
// paragraphs, "John Doe made the remarks" or the same content in his name.
func (r *reader) nameLate() {
	for _, n := range r.named {
		r.rename(n.unnamed, n.person)
	}
	for i, f := range r.found {
		if f.fig == nil || f.fig.Kind != secondsource.KindAnonymous || f.fig.Plural || f.Source == nil {
			continue
		}
		head := f.Mode == secondsource.Headline
		for _, g := range r.found[i+1:] {
			if !head && g.Paragraph-f.Paragraph > 2 {
				break
			}
			if g.fig == nil || g.fig.Kind != secondsource.KindPerson || !f.fig.fits(g.fig) {
				continue
			}
			if share(f.Content.Text, g.Content.Text) >= 0.4 || r.madeRemarks(g, f.Paragraph) {
				r.rename(f.fig, g.fig)
				break
			}
		}
	}
}

// fits reports whether a person can be the unnamed source f.
func (f *figure) fits(p *figure) bool {
	if f.State != "" && p.State != "" && f.State != p.State {
		return false
	}
	if f.Body != "" && p.Body != "" && f.Body != p.Body && f.State == "" {
		return false
	}
	return f.role.ID != "" && (f.State != "" || f.Body != "" || f.role.Class == p.role.Class)
}

func (r *reader) rename(from, to *figure) {
	for _, f := range r.found {
		if f.fig == from {
			f.fig = to
		}
	}
}

// madeRemarks reports whether the sentence of g says that its speaker made the
// remarks told before.
func (r *reader) madeRemarks(g *found, before int) bool {
	s := r.d.Sentences[g.Sentence]
	t := " " + plain(s.Span.Of(r.text)) + " "
	return g.Paragraph-before <= 1 && (strings.Contains(t, " made the remarks ") || strings.Contains(t, " made the comments ") ||
		strings.Contains(t, " made the remark ") || strings.Contains(t, " made the comment ") || strings.Contains(t, " made the announcement ") ||
		strings.Contains(t, " was speaking "))
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
