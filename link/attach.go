package link

import (
	"slices"
	"strings"

	"secondsource"
)

// attach puts a claim that is only a quotation, which its speaker goes on with in
// the same breath ("The writer knew the serial numbers"), to the claim it goes on
// with. It has the same root, so no count can change.
func (l *linker) attach(claims []*claim) []*claim {
	of := map[*stmt]*claim{}
	for _, c := range claims {
		for _, s := range c.stmts {
			if of[s] == nil || len(c.stmts) > len(of[s].stmts) {
				of[s] = c
			}
		}
	}
	gone := map[*claim]bool{}
	for _, a := range l.arts {
		for k, s := range a.stmts {
			c := of[s]
			if c == nil {
				continue
			}
			var d *claim
			t, why := s.leadsTo(), "it only leads to the quotation"
			if t != nil && len(c.stmts) == 1 {
				d = of[t]
			} else if t, why = l.goesOnWith(s, a.stmts[:k]), "its speaker goes on with it in the same breath"; t != nil && c.oneVoice() && (c.once() || s.takesUp(t)) && (s.continues() && !l.ownMatter(s, t) || s.enlarges(t)) {
				d = of[t]
			}
			if d == nil || d == c {
				continue
			}
			l.trail.joinedClaim(t, s, l.scale.closeness(s, t), why)
			d.stmts = append(d.stmts, c.stmts...)
			d.sort()
			for _, x := range c.stmts {
				of[x] = d
			}
			gone[c] = true
		}
	}
	var out []*claim
	for _, c := range claims {
		if !gone[c] {
			out = append(out, c)
		}
	}
	return out
}

// leadsTo is the quotation that a statement of pronouns alone only introduces: he
// saw them go; "We put the crates ashore".
func (s *stmt) leadsTo() *stmt {
	for _, i := range s.at {
		if w := s.art.words[i]; s.Mode != secondsource.Indirect || w.name || s.art.token[i] >= 0 && s.art.Tokens[s.art.token[i]].UPOS == secondsource.NOUN {
			return nil
		}
	}
	for k, t := range s.art.stmts {
		if t == s && k+1 < len(s.art.stmts) {
			if next := s.art.stmts[k+1]; next.Mode == secondsource.Direct && next.utt != nil && next.utt == s.utt && next.Paragraph-s.Paragraph <= 1 && comparableKind(s, next) {
				return next
			}
		}
	}
	return nil
}

// goesOnWith is the statement that a quotation goes on with: of the last three of
// its speaker in one breath the one with most in common, else the last.
func (l *linker) goesOnWith(s *stmt, before []*stmt) *stmt {
	var best *stmt
	most, par := 0.0, s.Paragraph
	for n, k := 0, len(before)-1; k >= 0 && n < 3; n, k = n+1, k-1 {
		t := before[k]
		if t.outer != nil {
			t = t.outer
		}
		if t.who.channel && !s.who.channel && perfect(t.Statement) && par-t.Paragraph <= 1 {
			continue // what a paper had reported, told in between
		}
		if t.utt == nil || t.utt != s.utt && (s.who.state == "" || s.who.state != t.who.state || !t.who.same(s.who) && !(t.who.anon && s.who.anon)) || par-t.Paragraph > 1 {
			break
		}
		par = t.Paragraph
		if !comparableKind(s, t) || s.ahead() != t.ahead() || l.otherClause(s, t) || opposed(s, t) {
			continue
		}
		if x := l.scale.closeness(s, t); best == nil || x > most {
			best, most = t, x
		}
	}
	return best
}

// once: no document tells a claim more than once.
func (c *claim) once() bool {
	seen := map[*article]bool{}
	for _, s := range c.stmts {
		if seen[s.art] {
			return false
		}
		seen[s.art] = true
	}
	return true
}

// takesUp: what happens in s happens in t: a claim that one text tells twice belongs
// to another only so.
func (s *stmt) takesUp(t *stmt) bool {
	return slices.ContainsFunc(s.props, func(p *proposition) bool { return p.main && has(t.terms, p.event) })
}

// oneVoice: all of a claim is one act of speech, or comes from one body.
func (c *claim) oneVoice() bool {
	t := c.stmts[0]
	for _, s := range c.stmts {
		act := s.utt != nil && t.utt != nil && s.utt.root() == t.utt.root()
		if !act && !s.who.same(t.who) && !s.who.oneBody(t.who) {
			return false
		}
	}
	return true
}

// enlarges: s is about a thing that t only brings in, and calls it by the same
// noun with "the": an audit had found emails; the emails had arrived in April.
func (s *stmt) enlarges(t *stmt) bool {
	x := s.subject()
	if x < 0 || s.art != t.art || s.art.Tokens[x].UPOS != secondsource.NOUN {
		return false
	}
	if !s.art.definite(x) {
		return false
	}
	for _, i := range t.at {
		if k := s.art.token[i]; k >= 0 && s.art.Tokens[k].Lemma == s.art.Tokens[x].Lemma && !s.art.definite(k) {
			return true
		}
	}
	return false
}

// definite reports a noun with the, this or these.
func (a *article) definite(t int) bool {
	out := false
	a.children(t, func(c int, tok secondsource.Token) {
		out = out || tok.Deprel == secondsource.DetRel && (tok.Lemma == "the" || tok.Lemma == "this" || tok.Lemma == "these")
	})
	return out
}

// continues: direct speech, or a clause that opens with a pronoun and has no name
// of its own to be about.
func (s *stmt) continues() bool {
	if len(s.at) == 0 {
		return false
	}
	named := false
	for _, i := range s.at {
		w := s.art.words[i]
		named = named || w.name && w.term >= 0
	}
	first := s.art.words[s.at[0]].low
	if first == "that" && len(s.at) > 1 {
		first = s.art.words[s.at[1]].low
	}
	if s.Mode != secondsource.Direct && (named || !selfPronouns[first] || persons[first] && (s.who.named || s.who.anon)) {
		return false // he said that he was not paid: of himself
	}
	return len(s.at) < 20 && !strings.ContainsAny(first, "0123456789")
}

// ownMatter: what happens in the main clauses of s is of its own, and nothing of t;
// or s names goods or a number of which t says nothing.
func (l *linker) ownMatter(s, t *stmt) bool {
	const stray = 0.1 // a word that both have by chance
	if l.scale.closeness(s, t) >= stray {
		return false
	}
	own := slices.ContainsFunc(s.terms, func(x int32) bool {
		return (l.v.isNum[x] || l.v.lex.parent[l.v.names[x]] != "" && l.v.lex.thing[l.v.names[x]]) && !has(t.terms, x)
	})
	for _, p := range s.props {
		if !p.main || p.noun || !l.v.event[p.event] || mental[p.art.Tokens[p.art.token[p.pred]].Lemma] || p.agent.own || p.theme.own {
			continue
		}
		if has(t.terms, p.event) {
			return false
		}
		own = true
	}
	return own
}
