package link

import (
	"slices"
	"strconv"

	"secondsource"
)

// tolled are events whose victims are counted again from day to day.
var tolled = wordSet(`kill wound missing`)

// tolls finds counts of victims that rise, or fall, from one day's papers to the
// next: each is right at its date. One that goes up and down is none.
func (l *linker) tolls(group []int) []*dispute {
	byEvent := map[int32][]*proposition{}
	var order []int32
	for _, p := range l.clauses(group) {
		if !tolled[l.v.names[p.event]] || p.neg || p.unreal || p.victims() == 0 || p.art.pub.To == 0 || p.past(l) {
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
		if d := l.toll(byEvent[e]); d != nil {
			out = append(out, d)
		}
	}
	return out
}

// victims is how many a clause counts, exactly or at least.
func (p *proposition) victims() float64 { return max(p.theme.n, p.theme.bound) }

// past: the clause tells of something well before its document, in 1987.
func (p *proposition) past(l *linker) bool {
	d := p.day(l)
	return d.Known() && d.To != 0 && p.art.pub.From != 0 && d.To < p.art.pub.From-60
}

// toll orders the counts of one event by publication: the highest of each paper.
func (l *linker) toll(ps []*proposition) *dispute {
	most := map[*article]*proposition{}
	for _, p := range ps {
		if q := most[p.art]; q == nil || p.victims() > q.victims() {
			most[p.art] = p
		}
	}
	var arts []*article
	for a := range most {
		arts = append(arts, a)
	}
	slices.SortFunc(arts, func(a, b *article) int {
		switch {
		case after(b, a):
			return -1
		case after(a, b):
			return 1
		}
		return a.n - b.n
	})
	d := sided("time", "quantity", "a count that rises from day to day", false)
	last := 0.0
	for _, a := range arts {
		p := most[a]
		switch n := p.victims(); {
		case 2*n < last: // of something else
			continue
		case n < last:
			return nil
		case n > last:
			d.sides = append(d.sides, nil)
		}
		last = p.victims()
		at := a.Tokens[p.theme.head].Span
		a.children(p.theme.head, func(_ int, tok secondsource.Token) {
			if tok.Deprel == secondsource.Nummod || tok.UPOS == secondsource.NUM {
				at.Start = min(at.Start, tok.Span.Start)
			}
		})
		k := len(d.sides) - 1
		d.sides[k] = append(d.sides[k], secondsource.Place{Doc: a.ID, Spans: []secondsource.Span{at}, Text: at.Of(a.Text), Value: secondsource.Opt(strconv.FormatFloat(last, 'f', -1, 64))})
	}
	if len(d.sides) < 2 {
		return nil
	}
	return d
}
