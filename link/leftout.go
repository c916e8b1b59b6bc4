package link

import (
	"slices"

	"secondsource"
)

// leftOut finds documents that carry a claim, and nothing of the party that had
// denied it in words of its own by then: one difference for a claim, for the claims
// of most documents of every story.
func (l *linker) leftOut() []*dispute {
	const most = 3
	var out []*dispute
	count := map[int]int{}
	order := slices.Clone(l.claims)
	slices.SortStableFunc(order, func(c, d *claim) int { return d.documents() - c.documents() })
	for _, c := range order {
		story := l.story[c.stmts[0].art.n]
		if c.detail != "" || c.kind != secondsource.Evidence || c.denied() || count[story] == most {
			continue
		}
		for _, s := range l.denials()[c] {
			if s.bare() || s.copyOf != nil {
				continue
			}
			if without := l.silentOn(c, s); len(without) > 0 {
				out = append(out, sided("omission", "speaker", "carries the claim and nothing of "+s.name()+", who had denied it", false, []secondsource.Place{s.content()}, contents(without)))
				count[story]++
				break
			}
		}
	}
	return out
}

// silentOn gives, for every document that carries a claim on the day of a denial or
// later and has no word of the one who denied it, its first statement of the claim.
func (l *linker) silentOn(c *claim, s *stmt) []*stmt {
	var out []*stmt
	for _, t := range c.stmts {
		a := t.art
		if a == s.art || a.pub.From == 0 || s.art.pub.To == 0 || a.pub.From < s.art.pub.To || slices.ContainsFunc(out, func(o *stmt) bool { return o.art == a }) {
			continue
		}
		heard := slices.ContainsFunc(a.stmts, func(o *stmt) bool {
			return o.who.same(s.who) || o.who.oneBody(s.who) || o.who.state != "" && o.who.state == s.who.state || o.reply == secondsource.IsDenial
		})
		if !heard {
			out = append(out, t)
		}
	}
	return out
}
