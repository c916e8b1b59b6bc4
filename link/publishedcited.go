package link

import (
	"fmt"

	"secondsource"
)

// citedDay is how surely a named report and its article are of one day, as a
// logarithm of odds.
const citedDay = 3.5

// cited: a tells of a report in the outlet of b with its day (on Tuesday the Gazette
// quoted a letter), and b is an article of that outlet about the same affair: the day
// is that of its publication. Where another article of the outlet may be meant, nothing
// is said.
func (g *dating) cited(a, b *undated) {
	if a.stated || b.outlet == "" || a.outlet == b.outlet {
		return
	}
	for i := range a.mentions {
		m := &a.mentions[i]
		if m.expr.Grain != secondsource.GrainDay || m.expr.Toward > 0 || m.expr.Then != 0 || !m.zone.Readable() || !a.reportIn(m, b.outlet) || a.another(m, b) {
			continue
		}
		today := &mention{expr: secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainDay}}
		n := len(a.links)
		tie(a, b, m, today, fmt.Sprintf("%q is when %s came out", m.date.Text, label(b)), "that is the report of "+label(b)+" it speaks of", citedDay)
		about(a, n, m)
	}
}

// another reports whether the day of an expression may be that of an article of b's
// outlet other than b.
func (u *undated) another(m *mention, b *undated) bool {
	for _, o := range u.near {
		if o == b || o == u || o.outlet != b.outlet {
			continue
		}
		for _, day := range o.kept {
			if m.expr.Kind != secondsource.ExprWeekday || day.Weekday() == int(m.expr.Day) && !(b.stated && b.pub.From == day) {
				return true
			}
		}
	}
	return false
}

// citedReach is how many words may lie between a day and the outlet named with it.
const citedReach = 14

// reportIn reports whether an expression stands in one sentence with the name of an
// outlet, near it, and with no other outlet or day between them.
func (u *undated) reportIn(m *mention, outlet string) bool {
	if m.sentence < 0 {
		return false
	}
	s := u.sentences()[m.sentence]
	at := u.at(m.date.Span.Start)
	for _, step := range [...]int{1, -1} {
		for i, n := at+step, 0; i >= 0 && i < len(u.words) && n < citedReach && s.Contains(u.words[i].span); i, n = i+step, n+1 {
			if u.words[i].dated && !m.date.Span.Contains(u.words[i].span) {
				break
			}
			if o := u.outletAt[i]; o == outlet {
				return true
			} else if o != "" && o != u.outlet {
				break
			}
		}
	}
	return false
}
