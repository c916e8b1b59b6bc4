package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"secondsource"
)

// result words the solution.
func (u *undated) result() secondsource.Published {
	if len(u.kept) == 0 {
		return unknownDay("neither the document nor those like it tell a calendar day")
	}
	p := secondsource.Published{Basis: "inferred"}
	first, last := u.kept[0], u.kept[len(u.kept)-1]
	why, assumes := u.reasons()
	if int(last-first) > narrow || len(why) == 0 {
		p = unknownDay(fmt.Sprintf("its clues leave %d days between %v and %v open", len(u.kept), first, last))
		if low := u.latestTold(); low != 0 {
			p.From = low
			p.Why = "after " + low.String() + ", the last day it tells of; " + p.Why
		}
		if len(u.kept) <= 10 && len(why) > 0 {
			p.Candidates = slices.Clone(u.kept)
			p.Why += " (" + strings.Join(why, "; ") + ")"
		}
		return u.contradicted(p)
	}
	p.Interval = secondsource.Interval{From: first, To: last}
	if len(u.kept) > 1 && len(u.kept) <= 10 {
		p.Candidates = slices.Clone(u.kept)
	}
	if len(assumes) > 0 {
		p.Basis = "assumed"
		p.Assumes = secondsource.Opt(strings.Join(assumes, "; "))
	}
	p.Why = strings.Join(why, "; ")
	return u.contradicted(p)
}

func (u *undated) contradicted(p secondsource.Published) secondsource.Published {
	p.Why = withAgainst(p.Why, u.against)
	return p
}

// reasons gives the clues that decided: those without which the days would be
// others. Where several say the same, so that none is missed alone, the
// weightiest are told.
func (u *undated) reasons() (why, assumes []string) {
	tell := func(w, a string) {
		if w != "" && !slices.Contains(why, w) {
			why = append(why, w)
		}
		if a != "" && !slices.Contains(assumes, a) {
			assumes = append(assumes, a)
		}
	}
	for k := range u.clues {
		c := &u.clues[k]
		switch {
		case c.hard && c.rules(u):
			tell(c.why, "")
		case !c.hard && !slices.Equal(u.weighed(k, false), u.kept):
			tell(c.why, c.assume)
		}
	}
	for k := range u.links {
		l := &u.links[k]
		if !slices.Equal(u.weighed(len(u.clues)+k, false), u.kept) {
			tell(l.why, l.assume)
		}
	}
	if bare := u.weighed(-1, true); len(assumes) == 0 && !slices.Equal(bare, u.kept) {
		for _, c := range u.weightiest(true) {
			tell(c.why, c.assume)
		}
	}
	if len(why) == 0 {
		for _, c := range u.weightiest(false) {
			tell(c.why, c.assume)
		}
	}
	return why, assumes
}

// rules reports whether a hard clue rules out a day near the solution.
func (c *clue) rules(u *undated) bool {
	for d := u.kept[0] - 10; d <= u.kept[len(u.kept)-1]+10; d++ {
		if c.score(d) < 0 {
			return true
		}
	}
	return false
}

// weightiest gives the clues that speak most for the days kept, at most three:
// of all, or of those that take something for granted.
func (u *undated) weightiest(assuming bool) []clue {
	type gained struct {
		clue
		gain float64
	}
	var all []gained
	first := slices.Index(u.days, u.kept[0])
	weigh := func(why, assume string, at []float64) {
		if why == "" || len(at) == 0 || assuming && assume == "" {
			return
		}
		if gain := at[first] - slices.Min(at); gain >= 1 {
			all = append(all, gained{clue{why: why, assume: assume}, gain})
		}
	}
	for k := range u.clues {
		if c := &u.clues[k]; !c.hard {
			weigh(c.why, c.assume, c.at)
		}
	}
	for k := range u.links {
		weigh(u.links[k].why, u.links[k].assume, u.links[k].at)
	}
	slices.SortStableFunc(all, func(a, b gained) int { return cmp.Or(cmp.Compare(b.gain, a.gain), cmp.Compare(a.why, b.why)) })
	var out []clue
	for _, g := range all[:min(3, len(all))] {
		out = append(out, g.clue)
	}
	return out
}

// crossed gives the expressions of a document of known day that cannot be what
// they say: a Friday that is none, a "today" beside another day's name. They are
// told, not mended.
func crossed(d *secondsource.Doc, day secondsource.Day) []string {
	var out []string
	for i := range d.Dates {
		x := &d.Dates[i]
		if k := x.Expr.Kind; (k == secondsource.ExprFixed || k == secondsource.ExprCalendar) && x.Expr.N > 0 && x.Expr.Grain == secondsource.GrainDay {
			on := x.Expr
			if k == secondsource.ExprCalendar { // in the year that is meant, not in one in which it fits
				on.N, on.Toward = 0, secondsource.TowardNear
			}
			if iv := on.On(day); iv.From != 0 && iv.From.Weekday() != int(x.Expr.N)-1 {
				out = append(out, fmt.Sprintf("%q is a %s", x.Text, iv.From.Time().Weekday()))
			}
		}
		if i == 0 || listed(d, i) {
			continue
		}
		a := &d.Dates[i-1]
		if why, never := sideBySide(d, a, x, day); never {
			out = append(out, why)
		}
	}
	return out
}

// listed reports whether the expression of number i and the one before it stand in
// a row of three or more: a list names many days.
func listed(d *secondsource.Doc, i int) bool {
	beside := func(k int) bool {
		return k > 0 && k < len(d.Dates) && d.Dates[k].Span.Start >= d.Dates[k-1].Span.End && d.Dates[k].Span.Start-d.Dates[k-1].Span.End <= 6
	}
	return beside(i-1) || beside(i+1)
}

// namesOne reports whether two expressions side by side can be two names of one day:
// a weekday or a "today" and another kind of name. Two of one kind are a list.
func namesOne(a, b secondsource.Expr) bool {
	deictic := func(k secondsource.ExprKind) bool {
		return k == secondsource.ExprWeekday || k == secondsource.ExprShift
	}
	for _, k := range [...]secondsource.ExprKind{a.Kind, b.Kind} {
		if k == secondsource.ExprLength || k == secondsource.ExprSet || k == secondsource.ExprSpan || k == secondsource.ExprVague {
			return false
		}
	}
	return a.Kind != b.Kind && (deictic(a.Kind) || deictic(b.Kind))
}

// sideBySide reports whether two expressions that name one day cannot, on a day of
// publication.
func sideBySide(d *secondsource.Doc, a, b *secondsource.Date, day secondsource.Day) (string, bool) {
	if b.Span.Start < a.Span.End || a.Expr.Grain != secondsource.GrainDay || b.Expr.Grain != secondsource.GrainDay || !a.Expr.Floating() && !b.Expr.Floating() || !namesOne(a.Expr, b.Expr) || !apposed(d.Text[a.Span.End:b.Span.Start]) {
		return "", false
	}
	return fmt.Sprintf("%q is not %q", a.Text, b.Text), !oneDayOn(a.Expr, b.Expr, day)
}
