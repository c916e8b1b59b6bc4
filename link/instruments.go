package link

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"secondsource"
	"secondsource/pack"
)

// citing is a reference to law found in a sentence: tokens first to last, both
// included.
type citing struct {
	f           *pack.Instrument
	first, last int
}

// instruments finds the references to law, commitments and threats of measures.
func (l *linker) instruments(led *secondsource.Ledger) {
	if l.p == nil || l.p.Law == nil {
		return
	}
	for _, a := range l.arts {
		owner := a.owners()
		for _, s := range a.Sentences {
			if !a.Zones[s.Zone].Kind.Readable() {
				continue
			}
			for _, c := range l.citings(a, s) {
				led.Instruments = append(led.Instruments, l.instrumentEntry(a, s, owner, c))
			}
		}
	}
}

// citings are the references of a sentence in their order. Where two overlap, the
// longer one stands: the Export Control Act is no talk of export controls.
func (l *linker) citings(a *article, s secondsource.Sentence) []citing {
	var all []citing
	for i := s.First; i < s.Last; i++ {
		if f, last := l.instrumentAt(a, i, s.Last); f != nil {
			c := citing{f, l.reachLeft(a, s, f, i), reachRight(a, s, f, last)}
			if !partOfName(a, s, c, last) && (c.last == last || a.ofLaw(last+1, c.last)) {
				all = append(all, c)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y citing) int { return (y.last - y.first) - (x.last - x.first) })
	var out []citing
	for _, c := range all {
		if !slices.ContainsFunc(out, func(o citing) bool { return c.first <= o.last && o.first <= c.last }) {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(x, y citing) int { return x.first - y.first })
	return out
}

// instrumentAt is the longest form that begins at token i, with its last token. #
// is a number, #/ one with a stroke, * a word with a capital; a form's own capital
// asks for one in the text.
func (l *linker) instrumentAt(a *article, i, end int) (*pack.Instrument, int) {
	var best *pack.Instrument
	try := func(forms []pack.Instrument) {
	next:
		for n := range forms {
			f := &forms[n]
			if i+len(f.Form) > end || best != nil && len(best.Form) >= len(f.Form) {
				continue
			}
			for k, w := range f.Form {
				if !a.matches(w, i+k) {
					continue next
				}
			}
			best = f
		}
	}
	t := a.Tokens[i]
	try(l.p.Law.Instruments[strings.ToLower(t.Span.Of(a.Text))])
	try(l.p.Law.Instruments[strings.ToLower(t.Lemma)])
	if a.capital(i) {
		try(l.p.Law.Instruments["*"])
	}
	if best == nil {
		return nil, 0
	}
	return best, i + len(best.Form) - 1
}

// matches reports whether token i is what a word of a form asks for.
func (a *article) matches(w string, i int) bool {
	t := a.Tokens[i]
	text := t.Span.Of(a.Text)
	switch w {
	case "#":
		return t.UPOS == secondsource.NUM || text[0] >= '0' && text[0] <= '9'
	case "#/":
		return strings.Contains(text, "/") && text[0] >= '0' && text[0] <= '9'
	case "*":
		return a.capital(i) && t.UPOS != secondsource.DET && t.UPOS != secondsource.PRON
	}
	low := strings.ToLower(w)
	if low != w && !a.capital(i) {
		return false
	}
	return strings.ToLower(text) == low || strings.ToLower(t.Lemma) == low
}

// capital reports a word with a capital.
func (a *article) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(a.Tokens[i].Span.Of(a.Text))
	return unicode.IsUpper(r)
}

// reachLeft takes in the words before a reference that belong to it: United Nations
// Security Council resolutions; before a title, only what has a capital.
func (l *linker) reachLeft(a *article, s secondsource.Sentence, f *pack.Instrument, i int) int {
	title := f.Form[0] == "*" || strings.ToLower(f.Form[0]) != f.Form[0]
	for ; i > s.First; i-- {
		switch t := a.Tokens[i-1]; {
		case a.oneName(i-1, i):
		case title && !a.capital(i-1), title && i-1 == s.First && t.UPOS == secondsource.DET:
			return i
		case t.UPOS != secondsource.PROPN && t.UPOS != secondsource.ADJ && t.UPOS != secondsource.NUM && t.UPOS != secondsource.NOUN:
			return i
		}
	}
	return i
}

// oneName reports whether two tokens stand in one name.
func (a *article) oneName(i, k int) bool {
	return slices.ContainsFunc(a.Names, func(n secondsource.Name) bool {
		return n.Span.Contains(a.Tokens[i].Span) && n.Span.Contains(a.Tokens[k].Span)
	})
}

// reachRight takes in what a part of a law is a part of: Article 9 of the Arms Trade
// Treaty.
func reachRight(a *article, s secondsource.Sentence, f *pack.Instrument, last int) int {
	if f.Form[len(f.Form)-1] != "of" {
		return last
	}
	first := last
	for k := last + 1; k < s.Last && k < first+12; k++ {
		switch a.Tokens[k].UPOS {
		case secondsource.DET, secondsource.ADJ, secondsource.NOUN, secondsource.PROPN, secondsource.NUM:
			if a.Tokens[k].UPOS == secondsource.DET {
				continue
			}
			if a.capital(last) && last > first && !a.capital(k) {
				return last
			}
			last = k
		case secondsource.ADP:
			if w := a.Tokens[k].Span.Of(a.Text); w != "on" && w != "of" {
				return last
			}
		default:
			return last
		}
	}
	return last
}

var lawNouns = wordSet(`law act treaty article charter code constitution convention statute resolution protocol regulation decree pact accord agreement embargo`)

// ofLaw reports whether what a provision is a part of is law: it has a name, or a
// word for law.
func (a *article) ofLaw(from, to int) bool {
	for k := from; k <= to; k++ {
		if a.capital(k) || lawNouns[strings.ToLower(a.Tokens[k].Lemma)] {
			return true
		}
	}
	return false
}

// partOfName reports words of a general kind that belong to the name of something
// else: the Lyon Institute for Export Control.
func partOfName(a *article, s secondsource.Sentence, c citing, last int) bool {
	if c.f.Precision != "generic" || last == c.first || !a.capital(last) || a.Zones[s.Zone].Kind == secondsource.ZoneTitle {
		return false
	}
	return c.first > s.First && a.capital(c.first)
}

// instrumentEntry writes a reference with the regime it means.
func (l *linker) instrumentEntry(a *article, s secondsource.Sentence, owner []*stmt, c citing) secondsource.Instrument {
	sp := secondsource.Span{Start: a.Tokens[c.first].Span.Start, End: a.Tokens[c.last].Span.End}
	e := secondsource.Instrument{Doc: a.ID, Spans: []secondsource.Span{sp}, Text: sp.Of(a.Text), Class: c.f.Class, Precision: c.f.Precision, Regime: secondsource.Opt(l.regime(a, s, c.f))}
	e.InvokedBy = "the outlet"
	if w := a.at(a.Tokens[c.last].Span.Start); w < len(a.words) {
		if st := owner[w]; st != nil && st.Speaker != nil {
			e.InvokedBy = st.Speaker.Name
		}
	}
	return e
}
