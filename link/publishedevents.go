package link

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"secondsource"
)

// sharedEvents: where two documents date what they tell in the same words, it
// may be one day. Only the likeliest pair of two documents counts, since those
// after it say the same again.
func (g *dating) sharedEvents(a, b *undated) {
	var x, y *mention
	best := 0.02
	for i := range a.mentions {
		for k := range b.mentions {
			m, n := &a.mentions[i], &b.mentions[k]
			if !m.datable() || !n.datable() || max(m.expr.Grain, n.expr.Grain) > secondsource.GrainMonth || min(m.expr.Grain, n.expr.Grain) > secondsource.GrainWeek {
				continue
			}
			if p := g.oneEvent(m, n); p > best && differ(m.expr, n.expr) {
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
	defer about(a, len(a.links), x)
	defer about(b, len(b.links), y)
	tie(a, b, x, y, what+" "+label(b), assume, math.Log(1+odds/a.throng()*choices(x.expr, y.expr)))
	tie(b, a, y, x, back+" "+label(a), assume, math.Log(1+odds/b.throng()*choices(y.expr, x.expr)))
}

// handful is how many documents of one affair the odds are reasoned for.
const handful = 10

// throng is by how much more the documents near u are than a handful: among more of
// them the likeliest pair is likelier to be a chance.
func (u *undated) throng() float64 { return max(1, float64(len(u.near))/handful) }

// about notes which expression the links of u from number n on are about.
func about(u *undated, n int, m *mention) {
	for k := n; k < len(u.links); k++ {
		u.links[k].about = m
	}
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

// How likely two expressions date one event, as logarithms of odds in round
// numbers. They are reasoned, not counted: of the thirty-six pairs of two articles
// with six expressions each, one in two articles has one event in common, hence one
// pair in fifty or so; every second time an event is told again it is told with the
// same verb, and one in fifty other pairs has that too: 25 to 1, and against it where
// the verbs differ; each person, thing or place that both tell of doubles the odds.
const (
	oddsOfPair    = -4.0
	sameHappening = 3.2
	otherwise     = -1.5
	sharedThing   = 0.7
	sharedNumber  = 1.0
	sharedWeekday = 1.0
	mostShared    = 5 // things in common that count
)

// oneEvent is the probability that two expressions date one event.
func (g *dating) oneEvent(x, y *mention) float64 {
	if g.alikeness(x.terms, y.terms) < 0.75 {
		return 0
	}
	same := shareTerm(x.happens, y.happens) || shareTerm(x.happens, y.told) || shareTerm(x.told, y.happens)
	things, numbers := 0, 0
	for _, t := range x.terms {
		switch {
		case !slices.Contains(y.terms, t), slices.Contains(x.happens, t):
		case g.v.isNum[t]:
			numbers++
		case g.scale.weight(t) >= 0.2:
			things++
		}
	}
	z := oddsOfPair + sharedThing*float64(min(things, mostShared)) + sharedNumber*float64(min(numbers, 2))
	switch {
	case same:
		z += sameHappening
	case len(x.happens) > 0 && len(y.happens) > 0:
		z += otherwise
	}
	if x.expr.Kind == secondsource.ExprWeekday && y.expr.Kind == secondsource.ExprWeekday && x.expr.Day == y.expr.Day {
		z += sharedWeekday
	}
	return 1 / (1 + math.Exp(-z))
}

func shareTerm(a, b []int32) bool {
	return slices.ContainsFunc(a, func(t int32) bool { return slices.Contains(b, t) })
}

// happening notes what the sentence of a mention says happens, and what of it the
// mention dates: the verb it hangs on; below a verb of speech, what is told.
func (u *undated) happening(m *mention, sentence secondsource.Span, g *dating) {
	for i := u.at(sentence.Start); i < len(u.words) && u.words[i].span.Start < sentence.End; i++ {
		if u.happens(i, g) && !slices.Contains(m.told, u.words[i].term) {
			m.told = append(m.told, u.words[i].term)
		}
	}
	switch {
	case m.reports || m.verb < 0:
		m.happens = m.told
	case slices.Contains(m.told, m.verb):
		m.happens = []int32{m.verb}
	}
}

// happens reports whether word i is a verb that says what happens: no verb of
// speech, none that leads to another, none that describes (the suspended batch).
func (u *undated) happens(i int, g *dating) bool {
	w := &u.words[i]
	if w.term < 0 || speaking[w.low] || u.token[i] < 0 {
		return false
	}
	t := &u.Tokens[u.token[i]]
	return t.UPOS == secondsource.VERB && t.Deprel != secondsource.Amod && !through[t.Lemma]
}

// headed: what dates the news of the first sentence dates what the title and the
// next sentence say of it.
func (u *undated) headed(g *dating) {
	sentences := u.sentences()
	first := slices.IndexFunc(sentences, func(s secondsource.Span) bool { return u.zoneAt(s) == secondsource.ZoneBody })
	if first < 0 {
		return
	}
	n := slices.IndexFunc(u.mentions, func(m mention) bool { return m.sentence == first && m.expr.Toward <= 0 })
	if n < 0 {
		return
	}
	m := &u.mentions[n]
	m.heads = true
	dated := slices.ContainsFunc(u.mentions, func(m mention) bool { return m.sentence == first+1 }) // the next tells of another day
	for k, s := range sentences {
		if dated && k == first+1 {
			continue
		}
		if z := u.zoneAt(s); k >= first && k != first+1 || k < first && z != secondsource.ZoneTitle && z != secondsource.ZoneSubheading {
			continue
		}
		for i := u.at(s.Start); i < len(u.words) && u.words[i].span.Start < s.End; i++ {
			t := u.words[i].term
			if t < 0 || u.words[i].dated {
				continue
			}
			if !slices.Contains(m.terms, t) {
				m.terms = append(m.terms, t)
			}
			if (u.happens(i, g) || k < first && (g.v.event[t] || strings.HasSuffix(u.words[i].low, "ed"))) && !slices.Contains(m.told, t) {
				m.told = append(m.told, t)
				if m.reports && k < first {
					m.happens = append(slices.Clone(m.happens), t)
				}
			}
		}
	}
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
