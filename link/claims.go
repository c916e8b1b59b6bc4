package link

import (
	"slices"
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
	copies := map[*stmt][]*stmt{}
	for _, s := range l.stmts {
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

// claimable: a missing or refused answer claims nothing; a statement inside
// another's content goes with that one.
func (s *stmt) claimable() bool {
	return (s.reply == "" || s.reply == secondsource.IsDenial) && len(s.terms) > 0 && s.outer == nil
}

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
				if farApart(ss[i], ss[j]) {
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
	words := index{}
	for i, s := range ss {
		for _, t := range s.terms {
			words[t] = append(words[t], i)
		}
	}
	for _, cl := range out {
		l.gather(scale, cl, ss, words)
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
		if len(list) > 60 && len(list) > min(200, len(ss)/4) || scale.weight(t) < 0.05 {
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

// index finds items by their terms.
type index map[int32][]int

// of gives the items of any of the terms, in order.
func (x index) of(terms []int32) []int {
	var out []int
	for _, t := range terms {
		out = append(out, x[t]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
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

// farApart: two acts of speech that put what happens in different places are
// never one claim, whatever lies between them.
func farApart(s, t *stmt) bool {
	if s.utt != nil && t.utt != nil && s.utt.root() == t.utt.root() {
		return false
	}
	for event, places := range s.where {
		if elsewhere(places, t.where[event]) {
			return true
		}
	}
	return false
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
	happens := index{}
	for i, c := range claims {
		if len(c.stmts) < 2 {
			continue
		}
		for t, x := range centres[i] {
			if l.v.event[t] && x > 0.15 {
				happens[t] = append(happens[t], i)
			}
		}
	}
	gone := make([]bool, len(claims))
	for i, c := range claims {
		if len(c.stmts) > 1 {
			continue
		}
		s := c.stmts[0]
		best, second, at := 0.0, 0.0, -1
		for _, j := range happens.of(s.terms) {
			d := claims[j]
			if !comparable(s, d.stmts[0]) || l.awayFrom(s, d) {
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

// awayFrom: a member puts the same elsewhere, or all speak of other places.
func (l *linker) awayFrom(s *stmt, c *claim) bool {
	near := false
	for _, t := range c.stmts {
		if farApart(s, t) {
			return true
		}
		near = near || !elsewhere(s.spots, t.spots)
	}
	return !near
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
	closeness := func(i, j int) float64 {
		if !comparable(claims[i].stmts[0], claims[j].stmts[0]) || !l.oneAffair(claims[i], claims[j]) {
			return 0
		}
		return centres[i].dot(centres[j]) / (centres[i].norm() * centres[j].norm())
	}
	pairs := sharedActs(claims)
	for k := range pairs {
		pairs[k].sim = closeness(pairs[k].a, pairs[k].b)
	}
	into := make([]int, len(claims))
	for i := range into {
		into[i] = i
	}
	for {
		best := -1
		for k, p := range pairs {
			if p.sim > near && (best < 0 || p.sim > pairs[best].sim) {
				best = k
			}
		}
		if best < 0 {
			break
		}
		i, j := pairs[best].a, pairs[best].b
		claims[i].stmts = append(claims[i].stmts, claims[j].stmts...)
		claims[i].sort()
		centres[i], into[j] = l.centre(scale, claims[i]), i
		for k := range pairs {
			p := &pairs[k]
			if p.a != i && p.b != i && p.a != j && p.b != j {
				continue
			}
			if p.a == j {
				p.a = i
			}
			if p.b == j {
				p.b = i
			}
			if p.a > p.b {
				p.a, p.b = p.b, p.a
			}
			if p.sim = 0; p.a != p.b {
				p.sim = closeness(p.a, p.b)
			}
		}
	}
	var out []*claim
	for i, c := range claims {
		if into[i] == i {
			out = append(out, c)
		}
	}
	return out
}

// sharedActs gives the pairs of claims that share an act of speech. An act with
// very many claims is a debate, and joins nothing.
func sharedActs(claims []*claim) []pair {
	const debate = 60
	of := map[*utterance][]int{}
	var order []*utterance
	for i, c := range claims {
		for _, s := range c.stmts {
			if s.utt == nil {
				continue
			}
			u := s.utt.root()
			if len(of[u]) == 0 {
				order = append(order, u)
			}
			if n := len(of[u]); n == 0 || of[u][n-1] != i {
				of[u] = append(of[u], i)
			}
		}
	}
	seen := map[[2]int]bool{}
	var out []pair
	for _, u := range order {
		if len(of[u]) > debate {
			continue
		}
		for x, i := range of[u] {
			for _, j := range of[u][x+1:] {
				if k := [2]int{min(i, j), max(i, j)}; i != j && !seen[k] {
					seen[k] = true
					out = append(out, pair{a: k[0], b: k[1]})
				}
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].a < out[j].a || out[i].a == out[j].a && out[i].b < out[j].b })
	return out
}

// oneAffair: the two claims share what happens, at one stage and in places
// that can be one.
func (l *linker) oneAffair(c, d *claim) bool {
	if x, y := c.stage(), d.stage(); x != y && x != "" && y != "" || !l.sharesEvent(c, d) && !l.sharesEvent(d, c) {
		return false
	}
	near := false
	for _, s := range c.stmts {
		for _, t := range d.stmts {
			if farApart(s, t) {
				return false
			}
			near = near || !elsewhere(s.spots, t.spots)
		}
	}
	return near
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
func (l *linker) gather(scale *scale, c *claim, ss []*stmt, words index) {
	if len(c.stmts) < 2 {
		return
	}
	core, sum := c.core(scale)
	if len(core) < 3 || !l.telling(scale, c, core) {
		return
	}
	rarest := core[0]
	for _, t := range core {
		if len(words[t]) < len(words[rarest]) || len(words[t]) == len(words[rarest]) && scale.weight(t) > scale.weight(rarest) {
			rarest = t
		}
	}
	among := words[rarest]
	if scale.weight(rarest) < 0.15*sum { // it may be the one that is missing
		among = words.of(core)
	}
	for _, i := range among {
		s := ss[i]
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
	for _, i := range s.at {
		if w := s.art.words[i]; w.name && w.term >= 0 {
			return false
		}
	}
	first := s.art.words[s.at[0]].low
	if first == "that" && len(s.at) > 1 {
		first = s.art.words[s.at[1]].low
	}
	return (s.Mode == secondsource.Direct || selfPronouns[first]) && len(s.at) < 20 && !strings.ContainsAny(first, "0123456789")
}
