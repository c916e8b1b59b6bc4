package link

import (
	"slices"
	"sort"

	"secondsource"
)

// claim is what several statements amount to, while it is being put together.
type claim struct {
	stmts   []*stmt
	kind    secondsource.ClaimKind
	detail  string                      // "42 crates": the claim is one side of a disputed value
	clauses map[*stmt]secondsource.Span // of a value: the clause that gives it
	derived string                      // the word first told in a re-telling: rule 8
	beside  []*stmt                     // statements that say it beside the same of another thing
	entry   *secondsource.Claim
	sum     *summary // once asked for
}

// These were set by hand on the stories of seeds, koper and examples together,
// for the precision of claim pairs, and tried on wire reports unseen.
const (
	// claimNear is the least average similarity inside a claim.
	claimNear = 0.36
	// stagePenalty: a sale agreed is not a sale sought.
	stagePenalty = 0.75
	// eventPenalty: the same parties and goods in another event.
	eventPenalty = 0.3
	// placePenalty: the same event in another place.
	placePenalty = 0.5
	// retoldNear is the least similarity of two wordings of one act of speech in
	// two documents that say the same thing.
	retoldNear = 0.5
)

// findClaims groups the statements of every story.
func (l *linker) findClaims() {
	byStory := make([][]*stmt, len(l.groups))
	copies := map[*stmt][]*stmt{}
	for _, s := range l.stmts {
		if l.inCircle(s) {
			continue
		}
		if t := s.first(); t != s && t.claimable() {
			copies[t] = append(copies[t], s)
		} else if s.claimable() {
			n := l.story[s.art.n]
			byStory[n] = append(byStory[n], s)
		}
	}
	for _, ss := range byStory {
		l.claims = append(l.claims, l.claimsOf(ss)...)
	}
	for _, c := range l.claims {
		for _, s := range c.stmts {
			if c.derived == "" {
				c.stmts = append(c.stmts, copies[s]...)
			}
		}
		c.sort()
	}
}

// claimable: a missing or refused answer claims nothing, nor does what was not said; a statement that
// fills another's content goes with that one.
func (s *stmt) claimable() bool {
	return !s.Unsaid && (s.reply == "" || s.reply == secondsource.IsDenial) && len(s.terms) > 0 && (s.outer == nil || !s.fills())
}

// fills reports whether a statement is the better part of the one it stands in:
// then both say one thing.
func (s *stmt) fills() bool { return 2*len(s.at) >= len(s.outer.at) }

// first is the statement that a copy of a copy goes back to.
func (s *stmt) first() *stmt {
	for n := 0; s.copyOf != nil && n < 10; n++ {
		s = s.copyOf
	}
	return s
}

// claimsOf groups the statements of one story.
func (l *linker) claimsOf(ss []*stmt) []*claim {
	if len(ss) == 0 {
		return nil
	}
	scale := newScale(l.v, ss)
	c := newAverage(len(ss))
	for _, p := range blocked(ss, scale) {
		c.set(p[0], p[1], l.alike(scale, ss[p[0]], ss[p[1]]))
	}
	groups := c.cluster(claimNear, func(a, b []int) bool {
		for _, i := range a {
			for _, j := range b {
				if l.excludes(ss[i], ss[j]) {
					return false
				}
			}
		}
		return true
	})
	var out []*claim
	for _, g := range groups {
		cl := &claim{}
		for _, i := range g {
			cl.stmts = append(cl.stmts, ss[i])
		}
		out = append(out, cl)
	}
	out = l.absorb(scale, out)
	out = l.sameAct(scale, out)
	out = l.joinClauses(scale, out)
	words := index{}
	for i, s := range ss {
		for _, t := range s.terms {
			words[t] = append(words[t], i)
		}
	}
	for _, cl := range out {
		l.gather(scale, cl, ss, words)
	}
	l.alsoSay(scale, out, ss)
	out = l.overlapping(out)
	out = l.attach(out)
	out = l.endorse(out)
	out = l.artefacts(out)
	for _, cl := range out {
		cl.nested(l.trail)
	}
	return onlyOnce(out)
}

// onlyOnce drops the claims that have come to hold the statements of another one.
func onlyOnce(claims []*claim) []*claim {
	seen := map[string]bool{}
	return slices.DeleteFunc(claims, func(c *claim) bool {
		if c.derived != "" {
			return false
		}
		key := ""
		for _, s := range c.stmts {
			key += s.ID + " "
		}
		twice := seen[key]
		seen[key] = true
		return twice
	})
}

// nested adds the statements that stand in the content of a member.
func (c *claim) nested(tr *trail) {
	for _, s := range c.stmts {
		for _, t := range s.art.stmts {
			if t.outer == s && t.fills() && t.reply == "" && !c.holds(t) {
				tr.joinedClaim(s, t, 1, "it is told in these words")
				c.stmts = append(c.stmts, t)
			}
		}
	}
	c.sort()
}

func (c *claim) sort() {
	sort.Slice(c.stmts, func(i, j int) bool { return c.stmts[i].n < c.stmts[j].n })
}

func (c *claim) holds(s *stmt) bool {
	for _, t := range c.stmts {
		if t == s {
			return true
		}
	}
	return false
}
