package link

// otherValue: a clause of each tells the same of the same things, and gives them
// another number or another day. Two claims, then, whatever else they share; what
// supports the one supports the other in nothing.
func (l *linker) otherValue(s, t *stmt) bool {
	clash := false
	for _, p := range s.props {
		for _, q := range t.props {
			if !p.main || !q.main || !l.oneEvent(p, q) || p.noun != q.noun {
				continue
			}
			if l.otherCount(p, q) || l.otherDay(p, q) {
				clash = true
			} else if l.sameValue(p, q) { // both numbers stand in one of them
				return false
			}
		}
	}
	return clash
}

// otherCount: two exact numbers of the same things, or of what the same is done to
// where one text does not show what that is: crates may be anything.
func (l *linker) otherCount(p, q *proposition) bool {
	for k, f := range [][2]filler{{p.theme, q.theme}, {p.agent, q.agent}, {p.theme, q.agent}, {p.agent, q.theme}} {
		a, b := f[0], f[1]
		if a.n > 0 && b.n > 0 && a.n != b.n && (k == 0 && (l.anything(a) || l.anything(b)) || len(a.terms) > 0 && len(b.terms) > 0 && l.oneTerm(a.terms[0], b.terms[0])) {
			return true
		}
	}
	return false
}

// anything: the word does not show which thing it is.
func (l *linker) anything(f filler) bool { return len(f.terms) == 0 || l.loose(f.terms[0]) }

// otherDay: their clauses bear two days, of which neither can be the other.
func (l *linker) otherDay(p, q *proposition) bool {
	d, e := p.day(l), q.day(l)
	if !d.Single() || !e.Single() || l.disputedDays(p.s, q.s) {
		return false
	}
	return d != e
}

// sameValue: the numbers of their things are one.
func (l *linker) sameValue(p, q *proposition) bool {
	return p.theme.n > 0 && p.theme.n == q.theme.n && len(p.theme.terms) > 0 && len(q.theme.terms) > 0 && l.oneTerm(p.theme.terms[0], q.theme.terms[0])
}

// disputedDays: the two stand on the two sides of a difference over a day, which is
// told: their claim then has a claim of its own for either day.
func (l *linker) disputedDays(s, t *stmt) bool {
	if s == nil || t == nil || l.story[s.art.n] != l.story[t.art.n] {
		return false
	}
	l.dayDisputes(l.story[s.art.n])
	for _, x := range l.dayEnds[s] {
		for _, y := range l.dayEnds[t] {
			if x.d == y.d && x.side != y.side {
				return true
			}
		}
	}
	return false
}

// dayEnd is a side of a difference over a day.
type dayEnd struct {
	d    *dispute
	side int
}

// dayDisputes gives the differences over days in a story, found once.
func (l *linker) dayDisputes(story int) []*dispute {
	if ds, ok := l.dayDispute[story]; ok {
		return ds
	}
	if l.dayDispute == nil {
		l.dayDispute, l.dayEnds = map[int][]*dispute{}, map[*stmt][]dayEnd{}
	}
	l.dayDispute[story] = l.dateDisputes(l.groups[story])
	for _, d := range l.dayDispute[story] {
		for k, ss := range d.stmts {
			for _, s := range ss {
				l.dayEnds[s] = append(l.dayEnds[s], dayEnd{d, k})
			}
		}
	}
	return l.dayDispute[story]
}

// otherRung: the one says that something is talked about, the other that it is
// agreed or has been done: the sale is negotiated, the goods were delivered. A claim
// holds one rung.
func otherRung(s, t *stmt) bool {
	x, y := rungs[s.stage], rungs[t.stage]
	return x != 0 && y != 0 && x != y
}

// rungs of a transfer that are never one: talked about, agreed, done.
var rungs = map[string]int{"considered": 1, "sought": 1, "offered": 1, "negotiated": 1, "agreed": 2, "ordered": 2, "shipped": 3, "delivered": 3, "used": 3}

// apart: no clause that two statements share makes them one claim.
func (l *linker) apart(s, t *stmt) bool {
	return otherRung(s, t) || l.accuses(s, t) || l.accuses(t, s)
}
