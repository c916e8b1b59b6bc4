package link

import (
	"maps"
	"slices"
	"strings"

	"secondsource"
)

// How two fillers of one slot go together.
const (
	slotOpen  = iota // one text leaves it open, or the words do not decide
	slotMatch        // they name the same
	slotClash        // they name two things that are not one
)

// wide are nouns that may stand for any of the things or people of a story.
var wide = stemSet(`good thing item material product equipment property object stuff
	people person man woman official officer worker employee source expert unit force side party group team staff crew company firm business country state government`)

// matches compares two fillers.
func (l *linker) matches(a, b filler) int {
	if len(a.terms) == 0 || len(b.terms) == 0 {
		return slotOpen
	}
	x, y := a.terms[0], b.terms[0]
	names := [2]int{}
	for k, f := range []filler{a, b} {
		for _, x := range f.terms {
			if l.v.isName[x] {
				names[k]++
			}
		}
	}
	shared, sharedName := false, false
	for _, x := range a.terms {
		for _, y := range b.terms {
			if l.oneTerm(x, y) {
				shared = true
				sharedName = sharedName || l.v.isName[x]
			}
		}
	}
	switch {
	case sharedName:
		return slotMatch
	case a.n > 0 && b.n > 0 && a.n != b.n && l.oneTerm(x, y): // six dead, nine dead
		return slotClash
	case l.v.event[x] && x == y: // talks of one, talks of the other: the parties stand beside
		return slotMatch
	case names[0] > 0 && names[1] > 0 && (l.v.isName[x] == l.v.isName[y] || shared):
		return slotClash
	case l.oneTerm(x, y) || shared && (a.head < 0 || b.head < 0 || l.loose(x) || l.loose(y)):
		return slotMatch
	case !shared && !l.oneTerm(x, y) && (l.sort(a) && !l.loose(y) || l.sort(b) && !l.loose(x)): // of one sort, and another thing
		return slotClash
	case l.v.isName[x] || l.v.isName[y] || a.own || b.own || l.loose(x) || l.loose(y) || shared:
		return slotOpen
	}
	return slotClash
}

// sort reports a thing of a wide word that a noun before it narrows: milking
// equipment is not any equipment. A crate of any sort may hold anything.
func (l *linker) sort(f filler) bool { return f.made && wide[l.v.names[f.terms[0]]] }

// loose reports a word that may stand for many things.
func (l *linker) loose(t int32) bool {
	return l.v.names[t] == "cargo" || wide[l.v.names[t]]
}

// oneTerm: the same term, or one is the wider of the other.
func (l *linker) oneTerm(x, y int32) bool {
	if x == y {
		return true
	}
	px, ok := l.v.parent[x]
	py, yes := l.v.parent[y]
	return ok && px == y || yes && py == x
}

// crossed: who does it in one is whom it is done to in the other.
func (l *linker) crossed(p, q *proposition) bool {
	if l.matches(p.agent, q.agent) != slotMatch && (l.matches(p.agent, q.to) == slotMatch || l.matches(p.to, q.agent) == slotMatch) && l.matches(p.to, q.to) != slotMatch {
		return true
	}
	if len(p.agent.terms) == 0 || len(p.theme.terms) == 0 || len(q.agent.terms) == 0 || len(q.theme.terms) == 0 {
		return false
	}
	return l.matches(p.agent, q.theme) == slotMatch && l.matches(p.agent, q.agent) != slotMatch ||
		l.matches(p.theme, q.agent) == slotMatch && l.matches(p.theme, q.theme) != slotMatch
}

// otherEnd: it goes to two that both bear a name, or to two states.
func (l *linker) otherEnd(p, q *proposition) bool {
	if x, y := p.goal(l), q.goal(l); x >= 0 && y >= 0 && x != y {
		return true
	}
	return l.nameIn(p.to) >= 0 && l.nameIn(q.to) >= 0 && l.matches(p.to, q.to) == slotClash
}

// goal is the state to which something goes in a clause, -1 for none.
func (p *proposition) goal(l *linker) int32 {
	if p.to.head < 0 || p.art.caseOf(p.to.head) != "to" {
		return -1
	}
	for _, x := range p.to.terms {
		if l.isState(x) {
			return x
		}
		if st := l.in[x]; st != 0 {
			return st
		}
	}
	return -1
}

// slotsOf compares agents and themes. What has one party only may have it in
// either slot: his visit, he visited.
func (l *linker) slotsOf(p, q *proposition) (agent, theme int) {
	agent, theme = l.openSlots(p, q)
	if (p.theme.own && q.theme.own || p.its && q.its) && p.s != nil && q.s != nil && !p.s.who.same(q.s.who) && !p.s.who.oneBody(q.s.who) {
		theme = slotClash // its own computers, and another's
	}
	if theme == slotClash && l.theSame(p, q) {
		theme = slotMatch
	}
	if p.s != nil && q.s != nil && (p.agent.own || q.agent.own) && !p.s.who.same(q.s.who) && !p.s.who.oneBody(q.s.who) {
		if p.agent.own && q.agent.own || p.s.reply == secondsource.IsDenial && q.s.reply == secondsource.IsDenial {
			agent = slotClash // each denies what its own side is said to have done
		}
	}
	return agent, theme
}

func (l *linker) openSlots(p, q *proposition) (agent, theme int) {
	a, b := p.only(), q.only()
	if p.came != q.came && (a != nil || b != nil) { // what arrives is not what brings it
		return slotOpen, l.matches(p.theme, q.theme)
	}
	if a != nil && b != nil {
		return slotOpen, l.matches(*a, *b)
	}
	agent, theme = l.matches(p.agent, q.agent), l.matches(p.theme, q.theme)
	if a != nil {
		agent, theme = slotOpen, eitherSlot(l.matches(*a, q.agent), l.matches(*a, q.theme))
	} else if b != nil {
		agent, theme = slotOpen, eitherSlot(l.matches(p.agent, *b), l.matches(p.theme, *b))
	}
	return agent, theme
}

// eitherSlot is the better of two answers.
func eitherSlot(x, y int) int {
	switch {
	case x == slotMatch || y == slotMatch:
		return slotMatch
	case x == slotOpen || y == slotOpen:
		return slotOpen
	}
	return slotClash
}

// only is the one filler of a proposition that has one.
func (p *proposition) only() *filler {
	switch {
	case len(p.agent.terms) == 0:
		return &p.theme
	case len(p.theme.terms) == 0:
		return &p.agent
	}
	return nil
}

// mutual are events in which the parties stand side by side.
var mutual = wordSet(`meet negotiate exchange cooperate deal agree talks-break dispute`)

// likeness of two propositions of one event: 0 where a slot clashes or too
// little is shared, else the weight of what fills their slots alike.
func (l *linker) likeness(scale *scale, p, q *proposition) float64 {
	if !l.oneEvent(p, q) || elsewhere(p.places, q.places) || p.neg != q.neg || p.unreal != q.unreal || l.otherCount(p, q) || l.otherDay(p, q) {
		return 0
	}
	return l.slotLikeness(scale, p, q)
}

// nobody: of no one it is told, or of nothing of the sort: no one was charged, no
// charges were brought.
func (p *proposition) nobody() bool {
	if p.noun {
		return len(p.theme.terms) == 0 && len(p.agent.terms) == 0
	}
	if p.theme.head < 0 || len(p.theme.terms) > 0 {
		return false
	}
	low := strings.ToLower(p.art.Tokens[p.theme.head].Span.Of(p.art.Text))
	return low == "one" || negations[low]
}

// oneScope: no name stands beside the one clause where another stands beside the other.
func (l *linker) oneScope(p, q *proposition) bool {
	name := func(p *proposition) []int32 {
		return slices.DeleteFunc(slices.Clone(p.with), func(x int32) bool { return !l.v.isName[x] })
	}
	a, b := name(p), name(q)
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(x int32) bool { return has(b, x) })
}

// theSame: in one act of speech the same number of things is told of, the second
// time as "the": six drones; the six aircraft.
func (l *linker) theSame(p, q *proposition) bool {
	return oneAct(p.s, q.s) && p.theme.n > 1 && p.theme.n == q.theme.n && p.theme.head >= 0 && q.theme.head >= 0 &&
		(p.art.definite(p.theme.head) || q.art.definite(q.theme.head))
}

// landing are ways in which something comes to a place.
var landing = wordSet(`arrive unload supply`)

// oneEvent: the same event, or two words for how the same came to the same place.
func (l *linker) oneEvent(p, q *proposition) bool {
	if p.event == q.event && p.holds == q.holds || oneAct(p.s, q.s) && (p.holds && q.sent(l) || q.holds && p.sent(l)) {
		return true
	}
	if !p.landed(l) || !q.landed(l) {
		return false
	}
	if oneAct(p.s, q.s) && p.theme.n > 0 && p.theme.n == q.theme.n { // he told of six that came: delivered, flown in
		return true
	}
	for x := range p.where() {
		if q.where()[x] {
			return true
		}
	}
	return false
}

// landed: something comes to where it goes to: it arrives, is handed over, is flown
// there.
func (p *proposition) landed(l *linker) bool { return p.came || landing[l.v.names[p.event]] }

// sent: something goes to somebody or somewhere.
func (p *proposition) sent(l *linker) bool {
	return p.landed(l) || l.v.names[p.event] == "ship"
}

// where is the places of a proposition, and those it goes to.
func (p *proposition) where() map[int32]bool {
	out := maps.Clone(p.places)
	if out == nil {
		out = map[int32]bool{}
	}
	for _, x := range p.to.terms {
		out[x] = true
	}
	return out
}

func (l *linker) slotLikeness(scale *scale, p, q *proposition) float64 {
	if mutual[l.v.names[p.event]] {
		return l.mutualLikeness(scale, p, q)
	}
	agent, theme := l.slotsOf(p, q)
	if agent == slotClash || theme == slotClash || l.crossed(p, q) || l.otherEnd(p, q) {
		return 0
	}
	if p.neg && q.neg && p.nobody() && q.nobody() && l.oneScope(p, q) {
		return max(sameEnough, scale.weight(p.event)+l.sharedBeside(scale, p, q))
	}
	sum, slots := 0.0, 0
	if theme == slotMatch && l.theSame(p, q) {
		sum = 0.3
	}
	if theme == slotOpen && (l.holdsTheme(p, q) || l.holdsTheme(q, p)) {
		theme, sum = slotMatch, 0.3
	}
	if theme == slotMatch {
		sum, slots = sum+l.sharedWeight(scale, p.theme.terms, q.theme.terms), slots+1
	} else if l.looseTheme(p) || l.looseTheme(q) { // the same happens in one place to what can be the same
		for x := range p.where() {
			if q.where()[x] {
				slots = 1
			}
		}
	}
	if agent == slotMatch {
		sum, slots = sum+l.sharedWeight(scale, p.agent.terms, q.agent.terms), slots+1
	}
	if x := l.sharedBeside(scale, p, q); x > 0 {
		sum, slots = sum+x, slots+1
	}
	if slots < 2 && (theme != slotMatch || p.noun && !p.carried() || q.noun && !q.carried() || p.unreal || l.looseTheme(p) || l.looseTheme(q)) {
		return 0
	}
	return sum
}

// looseTheme: the goods, the crates: whatever the story is about.
func (l *linker) looseTheme(p *proposition) bool {
	return len(p.theme.terms) > 0 && l.loose(p.theme.terms[0])
}

// holdsTheme: what is done to in q stands beside in p, which leaves its own
// theme open: to put a hold on the goods, to hold the goods.
func (l *linker) holdsTheme(p, q *proposition) bool {
	if len(p.theme.terms) > 0 || len(q.theme.terms) == 0 {
		return false
	}
	return slices.ContainsFunc(p.with, func(x int32) bool { return l.oneTerm(x, q.theme.terms[0]) })
}

// sharedBeside weighs what stands beside the two chief slots of both, or in a
// chief slot of one and beside in the other.
func (l *linker) sharedBeside(scale *scale, p, q *proposition) float64 {
	sum := 0.0
	terms := q.terms()
	for _, x := range p.terms() {
		if (has(p.with, x) || has(q.with, x)) && has(terms, x) && !l.loose(x) {
			sum += scale.weight(x)
		}
	}
	return sum
}

// mutualMatch: no party of one has another in its place in the other.
func (l *linker) mutualMatch(p, q *proposition) bool {
	agent, theme := l.slotsOf(p, q)
	return agent != slotClash && theme != slotClash || l.matches(p.agent, q.theme) == slotMatch || l.matches(p.theme, q.agent) == slotMatch
}

// mutualLikeness: two parties at least, or one party and the thing at issue.
func (l *linker) mutualLikeness(scale *scale, p, q *proposition) float64 {
	if !p.noun && !q.noun && !l.mutualMatch(p, q) {
		return 0
	}
	a, b := p.terms(), q.terms()
	n, sum := 0, 0.0
	for _, x := range a {
		if slices.ContainsFunc(b, func(y int32) bool { return l.oneTerm(x, y) }) {
			n++
			sum += scale.weight(x)
		}
	}
	if n < 2 {
		return 0
	}
	return sum
}

func (l *linker) sharedWeight(scale *scale, a, b []int32) float64 {
	sum := 0.0
	for _, x := range a {
		if slices.ContainsFunc(b, func(y int32) bool { return l.oneTerm(x, y) }) {
			sum += scale.weight(x)
		}
	}
	return sum
}

// sameClause is how well the best of the main clauses of two statements match.
func (l *linker) sameClause(scale *scale, s, t *stmt) float64 {
	best := 0.0
	for _, p := range s.props {
		for _, q := range t.props {
			if p.main && q.main {
				best = max(best, l.likeness(scale, p, q))
			}
		}
	}
	return best
}

// otherClause: the same is done in the main clauses of both, by others, to
// others, or the other way round, and in no clause alike.
func (l *linker) otherClause(s, t *stmt) bool {
	clash := false
	for _, p := range s.props {
		for _, q := range t.props {
			if !p.main || !q.main || p.event != q.event && !(p.landed(l) && q.landed(l)) {
				continue
			}
			if p.unreal != q.unreal && !p.noun && !q.noun || elsewhere(p.places, q.places) {
				clash = true
				continue
			}
			if mutual[l.v.names[p.event]] {
				if p.noun || q.noun || l.mutualMatch(p, q) {
					return false
				}
				clash = true
				continue
			}
			agent, theme := l.slotsOf(p, q)
			if agent != slotClash && theme != slotClash && !l.crossed(p, q) && !l.otherEnd(p, q) {
				return false
			}
			if p.noun != q.noun { // whose visit, whose sale: a noun leaves open who does it to whom
				continue
			}
			clash = true
		}
	}
	return clash
}
