package link

import (
	"slices"
	"strconv"

	"secondsource"
)

// fewDisputes finds small counts of one deed that differ: the same is done with the
// same things, on the same day or to the same party in one article, by two accounts
// that do not lean on each other. Larger numbers are compared wherever they stand.
func (l *linker) fewDisputes(group []int) []*dispute {
	const small = 10
	byEvent := map[int32][]*proposition{}
	var order []int32
	for _, p := range l.storyClauses(group) {
		n := p.counted()
		if n < 2 || n >= small || p.neg || p.s == nil || p.unreal && !p.done() || p.s.reply != "" || p.s.kind != secondsource.Evidence || p.s.copyOf != nil || p.s.who.channel || !l.v.event[p.event] || tolls[l.v.names[p.event]] {
			continue
		}
		if byEvent[p.event] == nil {
			order = append(order, p.event)
		}
		byEvent[p.event] = append(byEvent[p.event], p)
	}
	slices.Sort(order)
	var out []*dispute
	for _, e := range order {
		ps := byEvent[e]
		if len(ps) > crowd {
			continue
		}
		var yes, no []*proposition
		for _, p := range ps {
			for _, q := range ps {
				if p.counted() < q.counted() && l.rivalCounts(p, q) && (len(yes) == 0 || p.counted() == yes[0].counted() && q.counted() == no[0].counted()) {
					if !slices.Contains(yes, p) {
						yes = append(yes, p)
					}
					if !slices.Contains(no, q) {
						no = append(no, q)
					}
				}
			}
		}
		if len(yes) > 0 {
			out = append(out, sided("conflict", "quantity", "the same things are counted differently: "+yes[0].countText()+" and "+no[0].countText(), true, cites(yes), cites(no)))
		}
	}
	return out
}

// countText is what a clause counts, with its number: 6 boats.
func (p *proposition) countText() string {
	return strconv.FormatFloat(p.counted(), 'f', -1, 64) + " " + p.art.Tokens[p.theme.head].Span.Of(p.art.Text)
}

// done: a clause tells what was done though its sentence goes on with what is planned
// (has sent six and will send more).
func (p *proposition) done() bool {
	return p.s.Polarity == secondsource.Planned && p.art.Tokens[p.anchor()].Feats.Has(secondsource.Past) && !p.art.unrealAt(p.art.token[p.pred], p.s.covers)
}

// tolls rise with time.
var tolls = wordSet(`kill wound arrest rescue`)

// counted is how many things a clause is about, 0 where it does not say.
func (p *proposition) counted() float64 { return max(p.theme.n, 0) }

// rivalCounts: two clauses count the same things of one deed.
func (l *linker) rivalCounts(p, q *proposition) bool {
	if p.s.who.state != "" && p.s.who.state == q.s.who.state || p.s.Speaker == nil || q.s.Speaker == nil || p.s.who.same(q.s.who) || p.art.another(p.theme.head) || q.art.another(q.theme.head) ||
		len(p.theme.terms) == 0 || len(q.theme.terms) == 0 || !l.oneTerm(p.theme.terms[0], q.theme.terms[0]) || l.loose(p.theme.terms[0]) || l.matches(p.agent, q.agent) == slotClash || l.otherEnd(p, q) || elsewhere(p.places, q.places) {
		return false
	}
	disputed := p.art == q.art && (l.disputesCount(p.s, q.s) || l.disputesCount(q.s, p.s))
	if !disputed && !l.rivals(p, q) {
		return false
	}
	d, e := p.day(l), q.day(l)
	if d.Known() && e.Known() {
		_, ok := d.Meet(e)
		return ok && d.Single() && e.Single()
	}
	return disputed || p.art == q.art && l.meetWhere(p, q)
}

// disputesCount: who makes a statement disputes, a sentence or two before or after
// it, the number that another gave before: of the side that he names, where he names
// one (disputed the Danish count).
func (l *linker) disputesCount(s, other *stmt) bool {
	for _, d := range l.stmts[max(0, s.n-2):min(len(l.stmts), s.n+3)] {
		if d.art != s.art || d.n < other.n || !d.ofCount() || !d.who.same(s.who) {
			continue
		}
		named, his := false, false
		for _, x := range d.terms {
			if l.v.isName[x] {
				named, his = true, his || l.side(l.v.names[x], other.who) == ours
			}
		}
		if his || !named {
			return true
		}
	}
	return false
}
