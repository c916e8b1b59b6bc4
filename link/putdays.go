package link

import (
	"slices"

	"secondsource"
)

// assigning are verbs by which somebody gives an event its day: put the meeting on
// Wednesday.
var assigning = wordSet(`put date place set`)

// putDays finds an event to which somebody else gives another day than the one that
// the same article told a sentence or two before.
func (l *linker) putDays(hs []*happening, group []int) []*dispute {
	var out []*dispute
	for _, n := range group {
		a := l.arts[n]
		for _, x := range a.Dates {
			p := l.assigned(a, x)
			day := l.value(a, x)
			if p == nil || !day.Single() {
				continue
			}
			k := l.toldBefore(hs, p, x)
			if k == nil || !k.day.Single() || k.day == day || k.s != nil && slices.ContainsFunc(p.agent.terms, func(t int32) bool { return l.v.isName[t] && l.side(l.v.names[t], k.s.who) == ours }) {
				continue
			}
			out = append(out, sided("conflict", "date", "the same event ("+l.v.names[a.words[k.event].term]+") is put on different days: "+dayText(k.day)+" and "+dayText(day), true,
				l.datePlace(a, k.date), l.datePlace(a, x)))
		}
	}
	return out
}

// assigned is the clause in which somebody gives an event noun a day, nil for none.
func (l *linker) assigned(a *article, x secondsource.Date) *proposition {
	d := a.at(x.Span.Start)
	if x.Type != "DATE" || d >= len(a.words) || a.token[d] < 0 {
		return nil
	}
	v := a.token[d]
	for n := 0; v >= 0 && n < 4 && a.Tokens[v].UPOS != secondsource.VERB; n++ {
		v = a.Tokens[v].Head
	}
	if v < 0 || !assigning[a.Tokens[v].Lemma] {
		return nil
	}
	p := &proposition{art: a, agent: filler{head: -1}, theme: filler{head: -1}, to: filler{head: -1}}
	a.children(v, func(c int, tok secondsource.Token) {
		switch tok.Deprel {
		case secondsource.Nsubj:
			p.agent = l.fill(p, c)
		case secondsource.Obj:
			p.theme = l.fill(p, c)
		}
	})
	if p.agent.head < 0 || p.theme.head < 0 || len(p.theme.terms) == 0 || !l.v.event[p.theme.terms[0]] {
		return nil
	}
	return p
}

// toldBefore is the nearest happening of the event of a clause, at most three
// sentences before its day.
func (l *linker) toldBefore(hs []*happening, p *proposition, x secondsource.Date) *happening {
	var best *happening
	here := p.art.sentenceAt(x.Span.Start)
	for _, h := range hs {
		if h.art != p.art || h.date.Span.Start >= x.Span.Start || h.art.words[h.event].term != p.theme.terms[0] || here-h.art.sentenceAt(h.date.Span.Start) > 3 {
			continue
		}
		if best == nil || h.date.Span.Start > best.date.Span.Start {
			best = h
		}
	}
	return best
}
