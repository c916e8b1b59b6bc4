package link

import (
	"sort"
	"strings"

	"secondsource"
)

// claim is what several statements amount to, while it is being put together.
type claim struct {
	stmts   []*stmt
	kind    secondsource.ClaimKind
	detail  string                      // "42 crates": the claim is one side of a disputed value
	clauses map[*stmt]secondsource.Span // of a value: the clause that gives it
	derived string                      // the word first told in a re-telling: rule 8
	entry   *secondsource.Claim
}

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
	for _, s := range l.stmts {
		if s.claimable() {
			n := l.story[s.art.n]
			byStory[n] = append(byStory[n], s)
		}
	}
	for _, ss := range byStory {
		l.claims = append(l.claims, l.claimsOf(ss)...)
	}
}

// claimable: a missing or refused answer claims nothing; a statement inside
// another's content goes with that one.
func (s *stmt) claimable() bool {
	return (s.reply == "" || s.reply == secondsource.IsDenial) && len(s.terms) > 0 && s.outer == nil
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
	groups := c.cluster(claimNear, nil)
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
	for _, cl := range out {
		l.gather(scale, cl, ss)
	}
	out = l.attach(out)
	out = l.artefacts(out)
	for _, cl := range out {
		cl.nested()
	}
	return out
}

// nested adds the statements that stand in the content of a member.
func (c *claim) nested() {
	for _, s := range c.stmts {
		for _, t := range s.art.stmts {
			if t.outer == s && t.reply == "" && !c.holds(t) {
				c.stmts = append(c.stmts, t)
			}
		}
	}
	c.sort()
}

func (c *claim) sort() {
	sort.Slice(c.stmts, func(i, j int) bool { return c.stmts[i].n < c.stmts[j].n })
}

// blocked gives the pairs that share a term of weight.
func blocked(ss []*stmt, scale *scale) [][2]int {
	index := map[int32][]int{}
	for i, s := range ss {
		for _, t := range s.terms {
			index[t] = append(index[t], i)
		}
	}
	seen := map[[2]int]bool{}
	for t, list := range index {
		if len(list) > 60 && len(list)*4 > len(ss) || scale.weight(t) < 0.05 {
			continue
		}
		for x, i := range list {
			for _, j := range list[x+1:] {
				seen[[2]int{i, j}] = true
			}
		}
	}
	out := make([][2]int, 0, len(seen))
	for p := range seen {
		out = append(out, p)
	}
	sort.Slice(out, func(i, j int) bool { return out[i][0] < out[j][0] || out[i][0] == out[j][0] && out[i][1] < out[j][1] })
	return out
}

// comparable: evidence, opinion and urging never meet, nor a proposition and
// its negation, nor somebody's denial and another's claim.
func comparable(s, t *stmt) bool {
	return s.kind == t.kind && s.neg == t.neg && (s.reply == "") == (t.reply == "")
}

// alike is how much two statements say the same, 0 to 1.
func (l *linker) alike(scale *scale, s, t *stmt) float64 {
	if !comparable(s, t) {
		return 0
	}
	if s.copyOf == t || t.copyOf == s {
		return 1
	}
	sim := scale.closeness(s, t)
	if s.stage != "" && t.stage != "" && s.stage != t.stage {
		sim *= stagePenalty
	}
	retold := s.utt != nil && t.utt != nil && s.utt.root() == t.utt.root() && s.art != t.art
	if otherEvent(s, t) && !(retold && s.stage == t.stage && l.touches(s, t)) {
		sim *= eventPenalty
	}
	if s.utt == nil || t.utt == nil || s.utt.root() != t.utt.root() {
		if elsewhere(s.spots, t.spots) {
			sim *= placePenalty
		}
	} else if retold && sim > 0.2 {
		sim = max(sim, retoldNear)
	}
	return sim
}

// touches reports whether what happens in one statement is at least spoken of
// in the other.
func (l *linker) touches(s, t *stmt) bool {
	for _, x := range s.events {
		if l.v.event[x] && has(t.terms, x) {
			return true
		}
	}
	for _, x := range t.events {
		if l.v.event[x] && has(s.terms, x) {
			return true
		}
	}
	return false
}

// otherEvent reports whether both say what happens, and not the same.
func otherEvent(s, t *stmt) bool {
	if len(s.events) == 0 || len(t.events) == 0 {
		return false
	}
	for _, x := range s.events {
		if has(t.events, x) {
			return false
		}
	}
	return true
}

// centre is the middle of a claim: every term with its mean weight.
func (l *linker) centre(scale *scale, c *claim) vector {
	v := vector{}
	for _, s := range c.stmts {
		for k, t := range s.terms {
			v[t] += scale.weight(t) * s.factor[k] / float64(len(c.stmts))
		}
	}
	return v
}

// absorb lets claims of two or more statements take in those beside them that
// say what all their members say, where one claim is clearly nearest.
func (l *linker) absorb(scale *scale, claims []*claim) []*claim {
	const near, margin = 0.42, 1.15
	centres := make([]vector, len(claims))
	for i, c := range claims {
		centres[i] = l.centre(scale, c)
	}
	gone := make([]bool, len(claims))
	for i, c := range claims {
		if len(c.stmts) > 1 {
			continue
		}
		s := c.stmts[0]
		best, second, at := 0.0, 0.0, -1
		for j, d := range claims {
			if j == i || gone[j] || len(d.stmts) < 2 || !comparable(s, d.stmts[0]) || l.awayFrom(s, d) {
				continue
			}
			switch x := l.nearness(scale, s, centres[i], centres[j]); {
			case x > best:
				best, second, at = x, best, j
			case x > second:
				second = x
			}
		}
		if best > near && best > margin*second {
			claims[at].stmts = append(claims[at].stmts, s)
			claims[at].sort()
			gone[i] = true
		}
	}
	var out []*claim
	for i, c := range claims {
		if !gone[i] {
			out = append(out, c)
		}
	}
	return out
}

// awayFrom: no member speaks of a place that s speaks of.
func (l *linker) awayFrom(s *stmt, c *claim) bool {
	for _, t := range c.stmts {
		if !elsewhere(s.spots, t.spots) {
			return false
		}
	}
	return true
}

func (l *linker) nearness(scale *scale, s *stmt, v, centre vector) float64 {
	event := false
	for _, t := range s.terms {
		event = event || l.v.event[t] && centre[t] > 0.15
	}
	if !event {
		return 0
	}
	return v.dot(centre) / (v.norm() * centre.norm())
}

// sameAct joins claims that one act of speech makes of one event: the wordings
// of a speaker differ, what he speaks of does not. They have that root in common.
func (l *linker) sameAct(scale *scale, claims []*claim) []*claim {
	const near = 0.4
	centres := make([]vector, len(claims))
	for i, c := range claims {
		centres[i] = l.centre(scale, c)
	}
	gone := make([]bool, len(claims))
	for again := true; again; {
		again = false
		best, at := near, [2]int{}
		for i, c := range claims {
			for j := i + 1; j < len(claims) && !gone[i]; j++ {
				d := claims[j]
				if gone[j] || !comparable(c.stmts[0], d.stmts[0]) || !l.oneAffair(c, d) {
					continue
				}
				if x := centres[i].dot(centres[j]) / (centres[i].norm() * centres[j].norm()); x > best {
					best, at, again = x, [2]int{i, j}, true
				}
			}
		}
		if again {
			i, j := at[0], at[1]
			claims[i].stmts = append(claims[i].stmts, claims[j].stmts...)
			claims[i].sort()
			centres[i], gone[j] = l.centre(scale, claims[i]), true
		}
	}
	var out []*claim
	for i, c := range claims {
		if !gone[i] {
			out = append(out, c)
		}
	}
	return out
}

// oneAffair: the two claims share an act of speech and what happens, in places
// that can be one.
func (l *linker) oneAffair(c, d *claim) bool {
	shared := false
	for _, s := range c.stmts {
		for _, t := range d.stmts {
			shared = shared || s.utt != nil && t.utt != nil && s.utt.root() == t.utt.root()
		}
	}
	if !shared {
		return false
	}
	if x, y := c.stage(), d.stage(); x != y && x != "" && y != "" || !l.sharesEvent(c, d) && !l.sharesEvent(d, c) {
		return false
	}
	for _, s := range c.stmts {
		if !l.awayFrom(s, d) {
			return true
		}
	}
	return false
}

// stage is that of most of the statements of a claim.
func (c *claim) stage() string {
	count := map[string]int{}
	for _, s := range c.stmts {
		count[s.stage]++
	}
	for st, n := range count {
		if 2*n > len(c.stmts) {
			return st
		}
	}
	return ""
}

// sharesEvent: what happens in most statements of c is spoken of in most of d.
func (l *linker) sharesEvent(c, d *claim) bool {
	spoken := map[int32]int{}
	for _, s := range d.stmts {
		for _, t := range s.terms {
			spoken[t]++
		}
	}
	for t, n := range c.mainEvents() {
		if l.v.event[t] && 2*n > len(c.stmts) && 2*spoken[t] > len(d.stmts) {
			return true
		}
	}
	return false
}

// mainEvents counts in how many statements of a claim something happens.
func (c *claim) mainEvents() map[int32]int {
	out := map[int32]int{}
	for _, s := range c.stmts {
		for _, t := range s.events {
			out[t]++
		}
	}
	return out
}

// core gives the terms that most members of a claim share.
func (c *claim) core(scale *scale) ([]int32, float64) {
	count := map[int32]int{}
	for _, s := range c.stmts {
		for _, t := range s.terms {
			count[t]++
		}
	}
	var out []int32
	sum := 0.0
	for t, n := range count {
		if 5*n >= 3*len(c.stmts) && n > 1 {
			out = append(out, t)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	for _, t := range out {
		sum += scale.weight(t)
	}
	return out, sum
}

// gather adds the statements that hold all a claim is about beside something
// else: one sentence may say two things.
func (l *linker) gather(scale *scale, c *claim, ss []*stmt) {
	if len(c.stmts) < 2 {
		return
	}
	core, sum := c.core(scale)
	if len(core) < 3 || !l.telling(scale, c, core) {
		return
	}
	for _, s := range ss {
		if c.holds(s) || !comparable(s, c.stmts[0]) || l.awayFrom(s, c) {
			continue
		}
		got := 0.0
		for _, t := range core {
			if has(s.terms, t) {
				got += scale.weight(t)
			}
		}
		if got > 0.85*sum {
			c.stmts = append(c.stmts, s)
		}
	}
	c.sort()
}

// telling: the core says what happens, and more than between whom.
func (l *linker) telling(scale *scale, c *claim, core []int32) bool {
	happens := c.mainEvents()
	weight, event := 0.0, false
	for _, t := range core {
		event = event || 2*happens[t] > len(c.stmts)
		if !l.isState(t) {
			weight += scale.weight(t)
		}
	}
	return event && weight > 1
}

func (c *claim) holds(s *stmt) bool {
	for _, t := range c.stmts {
		if t == s {
			return true
		}
	}
	return false
}

// attach puts a quotation that only goes on with what its speaker has just said
// ("The writer knew the serial numbers") to the claim it goes on with. It has
// the same root, so no count can change.
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
			if k == 0 || c == nil || len(c.stmts) != 1 || !s.continues() {
				continue
			}
			t := a.stmts[k-1]
			if t.outer != nil {
				t = t.outer
			}
			d := of[t]
			if d == nil || d == c || t.utt == nil || t.utt != s.utt || s.Paragraph-t.Paragraph > 1 || s.kind != t.kind {
				continue
			}
			d.stmts = append(d.stmts, s)
			d.sort()
			of[s] = d
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

// continues: direct speech, or a clause that opens with a pronoun, with no name
// of its own to be about.
func (s *stmt) continues() bool {
	if len(s.at) == 0 {
		return false
	}
	first := s.art.words[s.at[0]].low
	if first == "that" && len(s.at) > 1 {
		first = s.art.words[s.at[1]].low
	}
	return (s.Mode == secondsource.Direct || selfPronouns[first]) && len(s.at) < 20 && !strings.ContainsAny(first, "0123456789")
}
