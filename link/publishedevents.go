package link

import (
	"fmt"
	"math"
	"slices"

	"secondsource"
	"secondsource/pack"
)

// sharedEvents: where two documents date what they tell in the same words, it
// may be one day. Only the likeliest pair of two documents counts, since those
// after it say the same again.
func (g *dating) sharedEvents(a, b *undated) {
	var x, y *mention
	best, common := 0.15, g.common(a, b)
	for i := range a.mentions {
		for k := range b.mentions {
			m, n := &a.mentions[i], &b.mentions[k]
			if !m.datable() || !n.datable() || max(m.expr.Grain, n.expr.Grain) > secondsource.GrainMonth || min(m.expr.Grain, n.expr.Grain) > secondsource.GrainWeek {
				continue
			}
			if p := g.oneEvent(m, n, common); p > best && differ(m.expr, n.expr) {
				x, y, best = m, n, p
			}
		}
	}
	if x == nil {
		return
	}
	what := fmt.Sprintf("what it dates %q is dated %q in", x.date.Text, y.date.Text)
	back := fmt.Sprintf("what it dates %q is dated %q in", y.date.Text, x.date.Text)
	assume := fmt.Sprintf("%q in %s and %q in %s date one event", x.date.Text, label(a), y.date.Text, label(b))
	odds := best / (1 - best)
	tie(a, b, x, y, what+" "+label(b), assume, math.Log(1+odds*choices(x.expr, y.expr)))
	tie(b, a, y, x, back+" "+label(a), assume, math.Log(1+odds*choices(y.expr, x.expr)))
}

// differ reports whether two expressions can tell something of each other: two
// weekdays must be the same one, two days with a month the same day.
func differ(x, y secondsource.Expr) bool {
	if x.Kind == secondsource.ExprWeekday && y.Kind == secondsource.ExprWeekday {
		return x.Day == y.Day
	}
	absolute := func(e secondsource.Expr) bool {
		return e.Kind == secondsource.ExprFixed || e.Kind == secondsource.ExprCalendar
	}
	return !absolute(x) || !absolute(y)
}

// choices is in how many ways, over some weeks, two expressions could fail to
// meet: the more there are, the more it says that they do.
func choices(x, y secondsource.Expr) float64 {
	const days = 42
	if x.Grain > secondsource.GrainDay {
		return 1.5
	}
	switch y.Grain {
	case secondsource.GrainDay:
	case secondsource.GrainWeek, secondsource.GrainWeekend:
		return days / 13
	default:
		return 1.5
	}
	if x.Kind == secondsource.ExprWeekday && y.Kind == secondsource.ExprWeekday {
		return days / 7
	}
	return days
}

// oneEvent is the probability that two expressions date one event, by the words
// around them, the verbs they hang on, whether both name the same weekday, and
// how many persons and little-known names the documents share: a logistic
// regression on 947 pairs of AFP and Xinhua articles that lie within three weeks
// of each other.
func (g *dating) oneEvent(x, y *mention, common int) float64 {
	alike := g.alikeness(x.terms, y.terms)
	if alike < 0.75 {
		return 0
	}
	shared, names, numbers := 0, 0, 0
	for _, t := range x.terms {
		if slices.Contains(y.terms, t) {
			shared++
			if g.v.isName[t] {
				names++
			}
			if g.v.isNum[t] {
				numbers++
			}
		}
	}
	z := -3.0 + 0.18*min(alike, 4) + 1.6*float64(shared)/float64(len(x.terms)+len(y.terms)-shared) +
		0.16*float64(min(names, 3)) + 1.3*float64(min(numbers, 2)) + 0.17*float64(min(common, 10))
	if x.verb >= 0 && x.verb == y.verb {
		z += 0.36
	}
	if x.expr.Kind == secondsource.ExprWeekday && y.expr.Kind == secondsource.ExprWeekday && x.expr.Day == y.expr.Day {
		z += 1.6
	}
	return 1 / (1 + math.Exp(-z))
}

// common counts the persons and the names unknown to the pack that two
// documents share.
func (g *dating) common(a, b *undated) int {
	n := 0
	for t := range a.tf {
		if b.tf[t] == 0 || !g.v.isName[t] {
			continue
		}
		key := g.v.names[t]
		if key[0] == '~' {
			n++
		} else if g.p != nil && g.p.Actors != nil {
			if x := g.p.Actors.ByID(key[1:]); x != nil && x.Kind == pack.KindPerson {
				n++
			}
		}
	}
	return n
}

// datable reports whether an expression dates an event of the past.
func (m *mention) datable() bool {
	switch m.expr.Kind {
	case secondsource.ExprFixed, secondsource.ExprCalendar:
		if m.expr.Toward >= 0 || m.expr.Extra > 0 {
			return false
		}
	case secondsource.ExprShift, secondsource.ExprWeekday:
	default:
		return false
	}
	return m.zone.Readable() && m.expr.Toward <= 0 && m.expr.Grain >= secondsource.GrainDay && m.expr.Grain <= secondsource.GrainMonth && len(m.terms) >= 3 && !m.speech && !(m.expr.Kind == secondsource.ExprShift && m.expr.N > 0)
}

// alikeness sums the weight of the terms two places share, less for those that
// every document of the set has, and nothing where they share fewer than three.
func (g *dating) alikeness(x, y []int32) float64 {
	n, sum := 0, 0.0
	for _, t := range x {
		if slices.Contains(y, t) {
			n++
			sum += g.scale.weight(t)
		}
	}
	if n < 3 {
		return 0
	}
	return sum
}
