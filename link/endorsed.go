package link

import (
	"slices"
)

// endorse puts those who only say that they trust an outlet's report to the claim
// that the report opens with: they stand behind it, and lean on it.
func (l *linker) endorse(claims []*claim) []*claim {
	into := map[*claim]*claim{}
	for _, c := range claims {
		if s := c.stmts[0]; len(c.stmts) == 1 {
			if d := l.openingClaim(claims, l.endorsed(s)); d != nil && d != c && comparableKind(s, d.stmts[0]) {
				l.trail.joinedClaim(d.stmts[0], s, 1, "it stands behind the report that opens with this")
				into[c] = d
			}
		}
	}
	for _, c := range claims {
		if d := into[c]; d != nil && into[d] == nil {
			d.stmts = append(d.stmts, c.stmts...)
			d.sort()
		}
	}
	return slices.DeleteFunc(claims, func(c *claim) bool { return into[c] != nil && into[into[c]] == nil })
}

// endorsed is the first report of an outlet that a statement says it trusts, nil
// for none.
func (l *linker) endorsed(s *stmt) *article {
	if s.reply != "" || s.who.channel || s.Speaker == nil {
		return nil
	}
	trusts := slices.ContainsFunc(s.props, func(p *proposition) bool {
		t := p.art.token[p.pred]
		return p.main && !p.neg && !p.unreal && p.theme.head >= 0 && sourceWords()["endorse"].words[p.art.Tokens[t].Lemma] &&
			sourceWords()["told"].words[p.art.Tokens[p.theme.head].Lemma]
	})
	if !trusts {
		return nil
	}
	var first *article
	for _, i := range s.at {
		o := s.art.outletAt[i]
		if o == "" {
			continue
		}
		for _, n := range l.groups[l.story[s.art.n]] {
			a := l.arts[n]
			if a != s.art && a.outlet == o && !after(a, s.art) && (first == nil || after(first, a)) {
				first = a
			}
		}
	}
	return first
}

// openingClaim is the largest claim that holds what an article says first.
func (l *linker) openingClaim(claims []*claim, a *article) *claim {
	var best *claim
	if a == nil {
		return nil
	}
	for _, s := range a.stmts {
		for _, c := range claims {
			if c.derived == "" && c.holds(s) && (best == nil || len(c.stmts) > len(best.stmts)) {
				best = c
			}
		}
		if best != nil {
			break
		}
	}
	return best
}
