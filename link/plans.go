package link

import (
	"slices"
	"strings"

	"secondsource"
)

// plans finds numbers of things that one asked for, talked about or agreed on, and
// fewer of the same things that came: both may be right. One difference is shown for a
// kind of thing.
func (l *linker) plans(group []int) []*dispute {
	meant, came := map[int32][]*proposition{}, map[int32][]*proposition{}
	var order []int32
	for _, p := range l.storyClauses(group) {
		f, n := l.planned(p)
		if n == 0 {
			if p.neg || p.unreal && (p.s == nil || !p.done()) || p.toDo() || p.noun || p.theme.n < 2 || !l.came(p) {
				continue
			}
			f = p.theme
		}
		if len(f.terms) == 0 || l.v.isName[f.terms[0]] || l.loose(f.terms[0]) || timeNouns[l.v.names[f.terms[0]]] {
			continue
		}
		x := f.terms[0]
		if meant[x] == nil && came[x] == nil {
			order = append(order, x)
		}
		if n > 0 {
			meant[x] = append(meant[x], p)
		} else {
			came[x] = append(came[x], p)
		}
	}
	var out []*dispute
	for _, x := range order {
		if len(meant[x])+len(came[x]) > crowd {
			continue
		}
		if d := l.planDispute(meant[x], came[x]); d != nil {
			out = append(out, d)
		}
	}
	return out
}

// planDispute sets the largest number meant beside what came of it, nil where nothing
// surely did.
func (l *linker) planDispute(meant, came []*proposition) *dispute {
	most := 0.0
	for _, p := range meant {
		_, n := l.planned(p)
		most = max(most, n)
	}
	var wanted, got []*proposition
	for _, p := range meant {
		if _, n := l.planned(p); n != most {
			continue
		}
		for _, q := range came {
			if q.theme.n < most && !l.otherEnd(p, q) && (len(p.agent.terms) == 0 || l.matches(p.agent, q.agent) == slotMatch || l.meetWhere(p, q)) && !elsewhere(p.places, q.places) && !slices.Contains(got, q) {
				got = append(got, q)
			}
		}
		wanted = append(wanted, p)
	}
	if len(got) == 0 {
		return nil
	}
	return sided("scope", "quantity", "one number was asked for or agreed on, the other came", false, cites(wanted), cites(got))
}

// wanting are verbs of asking for things that are still to come.
var wanting = wordSet(`ask request order seek want demand need`)

// planned is what is to come in a clause, and how many; 0 for none: asked for four
// boats; in talks to sell as many as 24.
func (l *linker) planned(p *proposition) (filler, float64) {
	if p.neg {
		return filler{head: -1}, 0
	}
	if wanting[p.art.Tokens[p.anchor()].Lemma] {
		f := p.theme
		p.art.children(p.anchor(), func(c int, tok secondsource.Token) {
			if tok.Deprel == secondsource.Obl && p.art.caseOf(c) == "for" {
				f = l.fill(&proposition{art: p.art}, c)
			}
		})
		return f, max(f.n, f.bound)
	}
	if !p.bargained() {
		return filler{head: -1}, 0
	}
	f := p.theme
	p.art.children(p.anchor(), func(c int, tok secondsource.Token) {
		if tok.Deprel == secondsource.Obj && c > p.anchor() && c != f.head { // talks to buy ten: not the talks
			f = l.fill(&proposition{art: p.art}, c)
		}
	})
	if f.head < 0 {
		return f, 0
	}
	if n := p.art.upTo(f.head); n > 0 {
		return f, n
	}
	return f, f.n
}

// bargains are words under which a deed is agreed on or talked about; a forecast is
// none.
var bargains = wordSet(`agree agreement deal contract negotiate negotiation talk order offer request want ask seek bargain tender`)

// bargained: a clause is what is agreed on or talked about: in talks to sell ten.
func (p *proposition) bargained() bool {
	a, t := p.art, p.anchor()
	if p.noun || a.Tokens[t].Feats.Has(secondsource.Finite) {
		return false
	}
	for up, n := a.Tokens[t].Head, 0; up >= 0 && n < 5; up, n = a.Tokens[up].Head, n+1 {
		if bargains[a.Tokens[up].Lemma] {
			return true
		}
	}
	return false
}

// toDo: the clause is an infinitive: agreed to sell ten.
func (p *proposition) toDo() bool {
	t := p.anchor()
	return !p.noun && t > 0 && strings.EqualFold(p.art.Tokens[t-1].Span.Of(p.art.Text), "to") && p.art.Tokens[t-1].UPOS != secondsource.ADP
}

// upTo is the number before a noun that is a ceiling: up to ten, as many as ten, at most
// ten; 0 for none.
func (a *article) upTo(t int) float64 {
	end := a.at(a.Tokens[t].Span.Start)
	for i := end - 1; i > 1 && i > end-5; i-- {
		if !a.words[i].isNum {
			continue
		}
		switch w, v := a.words[i-1].low, a.words[i-2].low; {
		case w == "to" && v == "up", w == "most", w == "maximum", w == "as" && (v == "many" || v == "much"):
			n, _ := a.numberAt(i)
			return n
		}
		return 0
	}
	return 0
}

// came: goods change hands or places in a clause.
func (l *linker) came(p *proposition) bool {
	return p.moves(l) || transport[l.v.lex.stage[l.v.names[p.event]]] || receiving[p.art.Tokens[p.anchor()].Lemma]
}
