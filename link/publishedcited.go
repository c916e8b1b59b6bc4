package link

import (
	"fmt"

	"secondsource"
)

// citedDay is how surely a named report and its article are of one day, as a
// logarithm of odds.
const citedDay = 3.5

// citedWeek is the same where no more than a week is told.
const citedWeek = 2.0

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
		if m.expr.Grain != secondsource.GrainDay && m.expr.Grain != secondsource.GrainWeek || m.expr.Toward > 0 || m.expr.Then != 0 || !m.zone.Readable() || !a.reportIn(m, b.outlet) || a.another(m, b) {
			continue
		}
		today := &mention{expr: secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainDay}}
		n, odds := len(a.links), citedDay
		if m.expr.Grain == secondsource.GrainWeek {
			odds = citedWeek
		}
		tie(a, b, m, today, fmt.Sprintf("%q is when %s came out", m.date.Text, label(b)), "that is the report of "+label(b)+" it speaks of", odds)
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

// answeredDay is how surely the answer of a state that one document dates, and the one
// that another reports as its news, are one; three to one against most others.
const answeredDay = 2.5

// alikeAnswer is the least weight of words that two such answers share.
const alikeAnswer = 0.3

// answered: a tells on which day a state denied, or declined to confirm, and b reports
// such an answer of that state, of a day it knows.
func (g *dating) answered(a, b *undated) {
	if a.stated || !b.stated || b.pub.From != b.pub.To {
		return
	}
	for _, s := range a.Statements {
		m := a.answer(s)
		if m == nil {
			continue
		}
		for n, t := range b.Statements {
			if replyKind(t) != replyKind(s) || t.Speaker == nil || t.Speaker.State != s.Speaker.State || t.Inside != "" || g.topic(a, s, b, t) < alikeAnswer {
				continue
			}
			if b.saidDays == nil {
				b.saidDays = sayings(b.Doc, b.pub)
			}
			w := b.saidDays[n]
			if w == nil || w.To == 0 || b.pub.To-w.To > fresh {
				continue
			}
			day := &mention{expr: fixedDay(w.To), date: &secondsource.Date{Text: w.Basis}}
			k := len(a.links)
			tie(a, b, m, day, fmt.Sprintf("%q is when the answer in %s was given", m.date.Text, label(b)), "both tell of one answer", answeredDay)
			about(a, k, m)
			return
		}
	}
}

// answer is the expression by which an answer of a state is dated to a day.
func (u *undated) answer(s *secondsource.Statement) *mention {
	if s.SaidAt < 0 || s.Iterated || s.Content == nil || s.Speaker == nil || s.Speaker.State == "" || replyKind(s) == "" || replyKind(s) == secondsource.IsNoResponse {
		return nil
	}
	m := u.mentionOf(s.SaidAt)
	if m == nil || !m.zone.Readable() || m.expr.Grain != secondsource.GrainDay || m.expr.Kind != secondsource.ExprShift && m.expr.Kind != secondsource.ExprWeekday {
		return nil
	}
	return m
}
