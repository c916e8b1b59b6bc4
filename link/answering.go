package link

import (
	"slices"

	"secondsource"
)

// sameDeed is the claim whose deed a response takes up: what happens in it happens
// in a clause of the response, to nothing and by nobody else. Those of the
// response's own document come first, and among them the nearest before it.
func (l *linker) sameDeed(s *stmt) *claim {
	var best *claim
	rank := 0
	l.claimOf(s)
	for _, c := range l.byStory[l.story[s.art.n]] {
		if c.detail != "" || !l.answerable(c, s) || !l.deedOf(c, s) {
			continue
		}
		at := 1
		for _, t := range c.stmts {
			if t.art == s.art && t.n < s.n {
				at = max(at, t.n-s.art.stmts[0].n+3)
			} else if t.art == s.art {
				at = max(at, 2)
			}
		}
		if at > rank {
			best, rank = c, at
		}
	}
	return best
}

// deedOf: a clause of s matches the main clauses of half a claim in what happens
// and in one slot at least, and clashes with none of them.
func (l *linker) deedOf(c *claim, s *stmt) bool {
	n := 0
	for _, t := range c.stmts {
		found := false
		for _, p := range s.props {
			for _, q := range t.props {
				if !q.main || p.event != q.event || !l.v.event[p.event] && !l.telltale(p.event) || elsewhere(p.places, q.places) || l.otherEnd(p, q) {
					continue
				}
				agent, theme := l.slotsOf(p, q)
				own := p.agent.head >= 0 && l.concernsAgent(q, s)
				if agent == slotClash || theme == slotClash {
					continue
				}
				if theme == slotMatch && (l.looseTheme(p) || l.looseTheme(q)) && !p.noun && len(p.where()) > 0 && !l.meetWhere(p, q) { // goods, but where?
					continue
				}
				found = found || theme == slotMatch || agent == slotMatch || own && theme != slotClash || p.noun && len(p.terms()) == 0
			}
		}
		if found {
			n++
		}
	}
	return 2*n >= len(c.stmts) && n > 0
}

// meetWhere: two clauses share a place, or where something goes.
func (l *linker) meetWhere(p, q *proposition) bool {
	for x := range p.where() {
		if q.where()[x] {
			return true
		}
	}
	return false
}

// concernsAgent: who does it in a clause is the one who responds.
func (l *linker) concernsAgent(q *proposition, s *stmt) bool {
	return slices.ContainsFunc(q.agent.terms, func(x int32) bool { return l.v.isName[x] && l.side(l.v.names[x], s.who) == ours })
}

// namedIn is the nearest claim before a response, in its document, that comes from
// others and names the one who responds or his side.
func (l *linker) namedIn(s *stmt) *claim {
	for k := s.n - 1; k >= 0 && l.stmts[k].art == s.art; k-- {
		t := l.stmts[k]
		if s.Paragraph-t.Paragraph > 2 {
			return nil
		}
		if c := l.claimOf(t); c != nil && !c.stmts[0].neg && (t.who.anon || t.who.channel || t.Act == secondsource.Accuse) && l.answerable(c, s) && l.names(t, s) {
			return c
		}
	}
	return nil
}

// names: a statement names the speaker of another, or his side.
func (l *linker) names(t, s *stmt) bool {
	return slices.ContainsFunc(t.terms, func(x int32) bool { return l.v.isName[x] && l.side(l.v.names[x], s.who) == ours })
}

// reportWords point to what a whole article is about.
var reportWords = wordSet(`report reports claim claims allegation allegations accusation accusations story account accounts affair`)

// ofTheReport: an answer that neither confirms nor comments on the report itself.
func (s *stmt) ofTheReport() bool {
	if s.reply == secondsource.IsDenial {
		return false
	}
	return slices.ContainsFunc(s.at, func(i int) bool { return reportWords[s.art.words[i].low] })
}

// aboutTheGoods: one whom a claim names denies a part in what is done to the goods
// of that claim, in the same document.
func (l *linker) aboutTheGoods(s *stmt) *claim {
	if s.reply != secondsource.IsDenial {
		return nil
	}
	for k := s.n - 1; k >= 0 && l.stmts[k].art == s.art; k-- {
		t := l.stmts[k]
		c := l.claimOf(t)
		if c == nil || !(t.who.anon || t.who.channel || t.Act == secondsource.Accuse) || !l.answerable(c, s) || !l.names(t, s) {
			continue
		}
		for _, p := range s.props {
			for _, q := range t.props {
				if p.main && q.main && len(p.theme.terms) > 0 && len(q.theme.terms) > 0 && l.matches(p.theme, q.theme) == slotMatch {
					return c
				}
			}
		}
	}
	return nil
}
