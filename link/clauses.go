package link

import (
	"cmp"
	"slices"
	"sort"

	"secondsource"
)

// sameEnough is the least weight of what two clauses of one event must fill their
// slots with alike. One thing that every statement of a story names weighs 0.3 of
// a rare one and is not enough alone.
const sameEnough = 0.3

// What two statements are joined by, the best last.
const (
	byMain   = iota // their main clauses say the same
	byRetold        // clauses of one act of speech that is told in two documents
	byQuote         // the same words quoted of one act of speech
)

// ground is why two statements say the same.
type ground struct {
	pair
	by int
}

// joinClauses joins claims whose main clauses say the same: the same is done, to
// the same, by nobody else. The best founded come first, and no two statements
// that exclude each other come into one claim.
func (l *linker) joinClauses(scale *scale, claims []*claim) []*claim {
	at := map[*stmt]int{}
	var ss []*stmt
	for i, c := range claims {
		for _, s := range c.stmts {
			at[s] = i
			ss = append(ss, s)
		}
	}
	pairs := slices.Concat(l.clausePairs(scale, ss), l.requoted(scale, ss))
	slices.SortStableFunc(pairs, func(p, q ground) int { return cmp.Or(cmp.Compare(q.by, p.by), cmp.Compare(q.sim, p.sim)) })
	for _, p := range pairs {
		i, j := at[ss[p.a]], at[ss[p.b]]
		if i == j || !l.joinable(claims[i], claims[j]) || p.by == byMain && !l.sharesChief(claims[i], claims[j]) {
			l.trail.apart(l, ss[p.a], ss[p.b], claims[i], claims[j])
			continue
		}
		l.trail.joinedClaim(ss[p.a], ss[p.b], min(1, p.sim), groundWords[p.by]+l.common(ss[p.a], ss[p.b]))
		if i > j {
			i, j = j, i
		}
		for _, s := range claims[j].stmts {
			at[s] = i
		}
		claims[i].stmts = append(claims[i].stmts, claims[j].stmts...)
		claims[i].sort()
		claims[j] = nil
	}
	var out []*claim
	for _, c := range claims {
		if c != nil {
			out = append(out, c)
		}
	}
	return out
}

// requoted gives the pairs of statements of one act of speech that quote the same
// words: whatever else they say, that they both say. They come before all others.
func (l *linker) requoted(scale *scale, ss []*stmt) []ground {
	of := map[*utterance][]int{}
	var order []*utterance
	for i, s := range ss {
		if s.utt == nil || len(s.quotedRuns()) == 0 {
			continue
		}
		u := s.utt.root()
		if of[u] == nil {
			order = append(order, u)
		}
		of[u] = append(of[u], i)
	}
	var out []ground
	for _, u := range order {
		if len(of[u]) > 60 { // a debate
			continue
		}
		for x, i := range of[u] {
			for _, j := range of[u][x+1:] {
				if ss[i].art == ss[j].art || !comparable(ss[i], ss[j]) {
					continue
				}
				n, w := scale.sharedQuote(ss[i], ss[j])
				if a, b := len(ss[i].at), len(ss[j].at); n >= 3 && w > 0.5 && 2*n >= min(a, b) && (4*n >= max(a, b) || quotesPoint(ss[i], ss[j])) {
					out = append(out, ground{pair{i, j, w}, byQuote})
				}
			}
		}
	}
	return out
}

// quotesPoint: what both quote in one run tells, in both, what happens and to what.
func quotesPoint(s, t *stmt) bool {
	shared := map[int32]bool{}
	for _, x := range sharedTerms(s, t) {
		shared[x] = true
	}
	point := func(s *stmt) bool {
		return slices.ContainsFunc(s.props, func(p *proposition) bool {
			return p.main && !p.noun && shared[p.art.words[p.pred].term] && len(p.theme.terms) > 0 && shared[p.theme.terms[0]]
		})
	}
	return point(s) && point(t)
}

// clausePairs gives the pairs of statements with a main clause alike. An event
// that very many statements tell of tells nothing.
func (l *linker) clausePairs(scale *scale, ss []*stmt) []ground {
	const many = 200
	byEvent := map[int32][]int{}
	var order []int32
	for i, s := range ss {
		for _, p := range s.props {
			for _, e := range l.families(p) {
				if n := len(byEvent[e]); !p.aside() && (n == 0 || byEvent[e][n-1] != i) {
					if n == 0 {
						order = append(order, e)
					}
					byEvent[e] = append(byEvent[e], i)
				}
			}
		}
	}
	var out []ground
	for _, e := range order {
		of := byEvent[e]
		if len(of) > many {
			continue
		}
		for x, i := range of {
			for _, j := range of[x+1:] {
				if !comparable(ss[i], ss[j]) {
					continue
				}
				if sim := l.sameClause(scale, ss[i], ss[j]); sim >= sameEnough {
					out = append(out, ground{pair{i, j, sim}, byMain})
				} else if sim := l.retoldIn(scale, ss[i], ss[j]); sim > 0 {
					out = append(out, ground{pair{i, j, sim}, byRetold})
				}
			}
		}
	}
	return out
}

// retoldIn is how well any clauses of two documents match that tell of one act of
// speech, where they name who does it and to whom alike; else 0.
func (l *linker) retoldIn(scale *scale, s, t *stmt) float64 {
	if !toldAgain(s, t) {
		return 0
	}
	best := 0.0
	for _, p := range s.props {
		for _, q := range t.props {
			if x := l.likeness(scale, p, q); x > best && p.main == q.main && !p.aside() && !q.aside() && l.parties(p, q) >= 2 {
				best = min(x, 1)
			}
		}
	}
	return best
}

// family is the event under which clauses are compared: one for all ways of
// coming to a place.
func (l *linker) family(event int32) int32 {
	if landing[l.v.names[event]] {
		return l.v.id("arrive", l.v.lex.conceptWeight("arrive"))
	}
	return event
}

// families are the events under which a clause is compared: its own, and where
// something is brought somewhere, that it came there.
func (l *linker) families(p *proposition) []int32 {
	own := l.family(p.event)
	if p.holds { // the cargo held pumps: pumps were sent
		return []int32{own, l.v.id("ship", l.v.lex.conceptWeight("ship")), l.family(l.v.id("arrive", l.v.lex.conceptWeight("arrive")))}
	}
	if arrived := l.family(l.v.id("arrive", l.v.lex.conceptWeight("arrive"))); p.came && arrived != own {
		return []int32{own, arrived}
	}
	return []int32{own}
}

// joinable: no statement of one claim excludes one of the other.
func (l *linker) joinable(c, d *claim) bool {
	const crowd = 2500
	if len(c.stmts)*len(d.stmts) > crowd {
		return false
	}
	for _, s := range c.stmts {
		for _, t := range d.stmts {
			if !comparable(s, t) || l.excludes(s, t) {
				return false
			}
		}
	}
	return true
}

// sharesChief: what happens in half of one claim happens in half of the other.
func (l *linker) sharesChief(c, d *claim) bool {
	chief := l.chiefFamilies(d)
	return slices.ContainsFunc(l.chiefFamilies(c), func(e int32) bool { return has(chief, e) })
}

// excludes: the same happens elsewhere, to something else, by other hands, on another
// day or in another number.
func (l *linker) excludes(s, t *stmt) bool {
	return farApart(s, t) || l.otherThing(s, t) || l.otherClause(s, t) || opposed(s, t) || l.otherValue(s, t) || l.apart(s, t) || undone(s, t)
}

// undone: all that two statements both speak of is told as done by the one, and by
// the other as failed, not done or only to come (landed; failed to reach its buyer).
func undone(s, t *stmt) bool {
	shared := false
	for _, p := range s.props {
		for _, q := range t.props {
			if p.event != q.event {
				continue
			}
			if (p.unreal || p.neg) == (q.unreal || q.neg) {
				return false
			}
			shared = true
		}
	}
	return shared
}

// alsoSay adds the statements of which another clause than the main one says
// what a claim says: one sentence may say two things.
func (l *linker) alsoSay(scale *scale, claims []*claim, ss []*stmt) {
	byEvent := map[int32][]*stmt{}
	for _, s := range ss {
		for _, p := range s.props {
			for _, e := range l.families(p) {
				if of := byEvent[e]; len(of) == 0 || of[len(of)-1] != s {
					byEvent[e] = append(of, s)
				}
			}
		}
	}
	for _, c := range claims {
		for _, e := range l.chiefFamilies(c) {
			if len(byEvent[e]) > 200 {
				continue
			}
			for _, s := range byEvent[e] {
				if !c.holds(s) && comparableKind(s, c.stmts[0]) && l.saysToo(scale, s, c, e) {
					l.trail.said(s, c, sameEnough, "a clause beside its main one says the same: "+s.wordings([]int32{e}))
					c.stmts = append(c.stmts, s)
					if l.ofAnother(s, c) {
						c.beside = append(c.beside, s)
					}
				}
			}
		}
		c.sort()
	}
}

// ofAnother: the main clauses of s do the same as those of a claim, to another thing.
func (l *linker) ofAnother(s *stmt, c *claim) bool {
	return slices.ContainsFunc(s.props, func(p *proposition) bool {
		return p.main && len(p.theme.terms) > 0 && slices.ContainsFunc(c.stmts, func(t *stmt) bool {
			return slices.ContainsFunc(t.props, func(q *proposition) bool {
				return q.main && l.matches(p.theme, q.theme) == slotClash && (p.event == q.event || p.landed(l) && q.landed(l))
			})
		})
	})
}

// overlapping joins claims of one event that share half of the statements of the
// smaller one, not counting those that tell it of another thing first.
func (l *linker) overlapping(claims []*claim) []*claim {
	of := map[*stmt][]int{}
	for i, c := range claims {
		for _, s := range c.stmts {
			of[s] = append(of[s], i)
		}
	}
	for i, c := range claims {
		if c == nil {
			continue
		}
		shared := map[int]int{}
		for _, s := range c.stmts {
			for _, j := range of[s] {
				if j > i && claims[j] != nil && !slices.Contains(c.beside, s) && !slices.Contains(claims[j].beside, s) {
					shared[j]++
				}
			}
		}
		for _, j := range sortedKeys(shared) {
			d := claims[j]
			if d == nil || claims[i] == nil || 2*shared[j] < min(len(c.stmts), len(d.stmts)) || !l.sharesChief(c, d) || !l.joinable(c, d) {
				continue
			}
			l.trail.met(c, d, float64(shared[j])/float64(min(len(c.stmts), len(d.stmts))), "they tell of one event and share half of their statements")
			for _, s := range d.stmts {
				if !c.holds(s) {
					c.stmts = append(c.stmts, s)
				}
			}
			c.sort()
			claims[j] = nil
		}
	}
	return slices.DeleteFunc(claims, func(c *claim) bool { return c == nil })
}

// comparableKind: a clause beside the point has its own polarity and reality.
func comparableKind(s, t *stmt) bool {
	return s.kind == t.kind && oneFront(s, t)
}

// saysToo: a clause of s says what the main clauses of half a claim say, and
// excludes none of them.
func (l *linker) saysToo(scale *scale, s *stmt, c *claim, event int32) bool {
	n := 0
	for _, t := range c.stmts {
		alike := false
		for _, q := range t.props {
			for _, p := range s.props {
				if q.main && has(l.families(q), event) && !p.aside() && (!p.unreal || mutual[l.v.names[q.event]]) && l.likeness(scale, p, q) >= sameEnough {
					alike = true
				}
			}
		}
		if farApart(s, t) || l.apart(s, t) || !alike && l.excludes(s, t) {
			return false
		}
		if alike {
			n++
		}
	}
	return 2*n >= len(c.stmts)
}

// aside reports whether a clause only tells which thing is meant (the crates
// stopped at the port), so that its sentence does not say it.
func (p *proposition) aside() bool {
	return !p.noun && p.art.Tokens[p.art.token[p.pred]].Deprel == secondsource.Acl
}

// chiefEvents are what happens in the main clauses of half the statements of a claim.
func (c *claim) chiefEvents() []int32 {
	return c.chief(func(p *proposition) []int32 { return []int32{p.event} })
}

// chiefFamilies are the events under which those clauses are compared.
func (l *linker) chiefFamilies(c *claim) []int32 { return c.chief(l.families) }

// chief gives what of says of the main clauses of half the statements of a claim.
func (c *claim) chief(of func(*proposition) []int32) []int32 {
	count := map[int32]int{}
	for _, s := range c.stmts {
		seen := map[int32]bool{}
		for _, p := range s.props {
			for _, e := range of(p) {
				if p.main && !seen[e] {
					seen[e] = true
					count[e]++
				}
			}
		}
	}
	var out []int32
	for e, n := range count {
		if 2*n >= len(c.stmts) {
			out = append(out, e)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}
