package link

import (
	"cmp"
	"slices"
	"sort"
)

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
	// Judged on the stories of seeds, koper and examples together: below 0.42
	// strangers come in, and a margin under 1.15 takes in what two claims fit.
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
			x := l.nearness(scale, s, centres[i], centres[j])
			if x <= max(second, near/margin) || !comparable(s, d.stmts[0]) || l.awayFrom(s, d) || !l.bonded(scale, s, d) {
				continue // too far to matter, or another matter
			}
			switch {
			case x > best:
				best, second, at = x, best, j
			case x > second:
				second = x
			}
		}
		if best > near && best > margin*second {
			l.trail.said(s, claims[at], best, "it says what the whole claim says, and comes near to no other like that: "+l.core(scale, claims[at]))
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
		if l.excludes(s, t) {
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
	// As in absorb; lower, because one speaker in one act is the same root.
	const near = 0.4
	centres := make([]vector, len(claims))
	norms := make([]float64, len(claims))
	for i, c := range claims {
		centres[i] = l.centre(scale, c)
		norms[i] = centres[i].norm()
	}
	members := make([][]*stmt, len(claims)) // as they came
	for i, c := range claims {
		members[i] = slices.Clone(c.stmts)
	}
	met := map[[2]int]*meeting{}
	closeness := func(i, j int) float64 {
		if !comparable(claims[i].stmts[0], claims[j].stmts[0]) {
			return 0
		}
		x := centres[i].dot(centres[j]) / (norms[i] * norms[j])
		if x <= near || !l.oneDeed(claims[i], claims[j]) {
			return 0
		}
		m := met[[2]int{i, j}]
		if m == nil {
			m = &meeting{}
			met[[2]int{i, j}] = m
		}
		if !m.oneAffair(l, members[i], members[j]) {
			return 0
		}
		return x
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
		l.trail.met(claims[i], claims[j], pairs[best].sim, "one act of speech says both, of one event")
		claims[i].stmts = append(claims[i].stmts, claims[j].stmts...)
		claims[i].sort()
		members[i] = append(members[i], members[j]...)
		centres[i], into[j] = l.centre(scale, claims[i]), i
		norms[i] = centres[i].norm()
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

// oneDeed: the two claims share what happens, at one stage.
func (l *linker) oneDeed(c, d *claim) bool {
	x, y := c.stage(), d.stage()
	return (x == y || x == "" || y == "") && (l.sharesEvent(c, d) || l.sharesEvent(d, c))
}

// meeting is how far the members of two claims, which only grow, have been held
// against each other.
type meeting struct {
	n, m        int // members of either
	apart, near bool
}

// oneAffair: no member of the one excludes a member of the other, and their places
// can be one.
func (m *meeting) oneAffair(l *linker, ss, ts []*stmt) bool {
	for i, s := range ss {
		for j, t := range ts {
			if i < m.n && j < m.m {
				continue
			}
			if m.apart = m.apart || l.excludes(s, t); m.apart {
				return false
			}
			m.near = m.near || !elsewhere(s.spots, t.spots)
		}
	}
	m.n, m.m = len(ss), len(ts)
	return m.near && !m.apart
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
	for _, i := range words.of(needed(scale, core, sum, words)) {
		s := ss[i]
		got := 0.0
		for _, t := range core {
			if has(s.terms, t) {
				got += scale.weight(t)
			}
		}
		if got > most*sum && comparable(s, c.stmts[0]) && !c.holds(s) && !l.awayFrom(s, c) && s.tells(c) {
			l.trail.said(s, c, got/sum, "it says all that the claim is about: "+s.wordings(core))
			c.stmts = append(c.stmts, s)
		}
	}
	c.sort()
}

// most of the weight of what a claim is about must stand in a statement of it.
const most = 0.85

// needed are the rarest terms of a core of which a statement has at least one: without
// all of them it would not have most of its weight.
func needed(scale *scale, core []int32, sum float64, words index) []int32 {
	rare := slices.Clone(core)
	slices.SortStableFunc(rare, func(x, y int32) int { return cmp.Compare(len(words[x]), len(words[y])) })
	weight := 0.0
	for k, t := range rare {
		if weight += scale.weight(t); weight > 1.001*(1-most)*sum {
			return rare[:k+1]
		}
	}
	return rare
}

// tells: a clause of s tells what happens in a claim, as a fact where the claim does.
func (s *stmt) tells(c *claim) bool {
	if len(s.props) == 0 {
		return true
	}
	chief := c.chiefEvents()
	for _, p := range s.props {
		if !has(chief, p.event) {
			continue
		}
		for _, t := range c.stmts {
			for _, q := range t.props {
				if q.main && q.event == p.event && q.unreal == p.unreal {
					return true
				}
			}
		}
	}
	return len(chief) == 0
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
