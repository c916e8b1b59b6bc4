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
			ks := l.toldElsewhere(hs, p, group)
			if k := l.toldBefore(hs, p, x); k != nil {
				ks = []*happening{k}
			}
			if d := l.otherPut(ks, p, x); d != nil {
				out = append(out, d)
			}
		}
	}
	return out
}

// otherPut is the dispute between those who tell of an event and the clause that gives
// it another day; nil where it is the same day or the same source.
func (l *linker) otherPut(ks []*happening, p *proposition, x secondsource.Date) *dispute {
	day := l.value(p.art, x)
	by := p.art.owners()[p.art.at(x.Span.Start)]
	var told []secondsource.Place
	for _, k := range ks {
		if !k.day.Single() || k.day == day || k.s != nil && (by != nil && by.who.same(k.s.who) || slices.ContainsFunc(p.agent.terms, func(t int32) bool { return l.v.isName[t] && l.side(l.v.names[t], k.s.who) == ours })) {
			return nil
		}
		told = append(told, l.datePlace(k.art, k.date)...)
	}
	if len(ks) == 0 {
		return nil
	}
	event := l.v.names[ks[0].art.words[ks[0].event].term]
	return sided("conflict", "date", "the same event ("+event+") is put on different days: "+dayText(ks[0].day)+" and "+dayText(day), true, told, l.datePlace(p.art, x))
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
	if tok := a.Tokens[v]; p.agent.head < 0 && tok.Deprel == secondsource.Conj && tok.Head >= 0 { // put the sum at ten, and dated the deal to May
		a.children(tok.Head, func(c int, x secondsource.Token) {
			if x.Deprel == secondsource.Nsubj {
				p.agent = l.fill(p, c)
			}
		})
	}
	if p.agent.head < 0 || p.theme.head < 0 || len(p.theme.terms) == 0 || !l.v.event[p.theme.terms[0]] && !l.isDeal(p.theme.terms[0]) {
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

// toldElsewhere gives the happenings of the event of a clause, or the makings of the deal
// that it dates, in other articles, where all that give it a day give it one.
func (l *linker) toldElsewhere(hs []*happening, p *proposition, group []int) []*happening {
	x := p.theme.terms[0]
	if !p.art.meant(p.theme.head) {
		return nil
	}
	var same []*happening
	for _, h := range hs {
		if h.art != p.art && !h.instead && h.day.Single() && h.art.words[h.event].term == x {
			same = append(same, h)
		}
	}
	if l.isDeal(x) {
		for _, m := range l.madeDeals(group) {
			if m.art != p.art && m.made.terms[0] == x && l.matches(m.made, p.theme) != slotClash {
				same = append(same, &m.happening)
			}
		}
	}
	for _, h := range same {
		if h.day != same[0].day {
			return nil
		}
	}
	return same
}

// closing are verbs by which a deal is made.
var closing = wordSet(`sign conclude close ink seal agree`)

// dealing is a place at which a deal is told to have been made on a day.
type dealing struct {
	happening
	made filler // the deal
}

// madeDeals gives the dealings of a story, read once.
func (l *linker) madeDeals(group []int) []*dealing {
	if ds, ok := l.dealings[group[0]]; ok {
		return ds
	}
	if l.dealings == nil {
		l.dealings = map[int][]*dealing{}
	}
	var out []*dealing
	for _, n := range group {
		out = append(out, l.madeOn(l.arts[n])...)
	}
	l.dealings[group[0]] = out
	return out
}

// madeOn gives the dealings of an article: a contract was signed in Bergen on 9 May.
func (l *linker) madeOn(a *article) []*dealing {
	var out []*dealing
	var owner []*stmt
	everywhere := func(int) bool { return true }
	for _, x := range a.Dates {
		d := a.at(x.Span.Start)
		day := l.value(a, x)
		if x.Type != "DATE" || !day.Single() || d >= len(a.words) || a.token[d] < 0 {
			continue
		}
		v := a.token[d]
		for n := 0; v >= 0 && n < 4 && a.Tokens[v].UPOS != secondsource.VERB; n++ {
			v = a.Tokens[v].Head
		}
		if v < 0 || !closing[a.Tokens[v].Lemma] || a.deniedAt(v, everywhere) || a.unrealAt(v, everywhere) {
			continue
		}
		a.children(v, func(c int, tok secondsource.Token) {
			i := a.at(tok.Span.Start)
			if tok.Deprel != secondsource.Obj && tok.Deprel != secondsource.NsubjPass || i >= len(a.words) || !l.isDeal(a.words[i].term) || a.another(c) {
				return
			}
			if f := l.fill(&proposition{art: a}, c); len(f.terms) > 0 {
				if owner == nil {
					owner = a.owners()
				}
				out = append(out, &dealing{happening{art: a, event: i, date: x, day: day, s: owner[i]}, f})
			}
		})
	}
	return out
}
