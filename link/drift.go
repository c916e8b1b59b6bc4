package link

import (
	"slices"

	"secondsource"
)

// drifts finds what changed in strength from telling to telling of one act of
// speech: a hedge weakened is a matter of scope, a hedge lost a distortion, and
// so is a number made more of.
func (l *linker) drifts() []*dispute {
	var out []*dispute
	for _, u := range l.utts {
		if u.into == nil {
			out = append(out, l.hedgeDrifts(u)...)
		}
	}
	for _, g := range l.groups {
		out = append(out, l.numberDrifts(g)...)
		out = append(out, l.ceilingDrifts(g)...)
		out = append(out, l.reportDrifts(g)...)
	}
	return out
}

// reportDrifts finds what an outlet's text told with a hedge, and another tells
// flatly as that outlet's report.
func (l *linker) reportDrifts(group []int) []*dispute {
	var out []*dispute
	for _, n := range group {
		for _, t := range l.arts[n].stmts {
			if !t.who.channel || t.reply != "" || t.copyOf != nil || t.sureness() < flatly {
				continue
			}
			var low []*stmt
			flat := false
			for _, m := range group {
				a := l.arts[m]
				if a == t.art || a.outlet == "" || !slices.Contains(t.who.relays, a.outlet) || after(a, t.art) {
					continue
				}
				for _, s := range a.stmts {
					if s.reply == "" && s.Mode != secondsource.Headline && !(s.utt != nil && t.utt != nil && s.utt.root() == t.utt.root()) && l.sameReport(s, t) {
						flat = flat || s.sureness() == flatly
						low = append(low, s)
					}
				}
			}
			if len(low) > 0 && !flat {
				out = append(out, sided("distortion", "certainty", "a hedge of the report that this one tells of is lost", false, contents(low), contents([]*stmt{t})))
			}
		}
	}
	return out
}

// sameReport: two tellings have a number and a name in common, or two names and
// what happens.
func (l *linker) sameReport(s, t *stmt) bool {
	names, numbers, events := 0, 0, 0
	for _, x := range s.terms {
		switch {
		case !has(t.terms, x):
		case l.v.isNum[x]:
			numbers++
		case l.v.isName[x]:
			names++
		case l.v.event[x]:
			events++
		}
	}
	return l.scale.closeness(s, t) > 0.25 && (names > 0 && numbers > 0 || names > 1 && events > 0)
}

// hedgeDrifts compares the certainty of the tellings of one act, the least sure
// first; every telling stands in one difference at most.
func (l *linker) hedgeDrifts(u *utterance) []*dispute {
	const debate = 60
	if len(u.stmts) > debate {
		return nil
	}
	ss := slices.DeleteFunc(slices.Clone(u.stmts), func(s *stmt) bool { return s.reply != "" })
	slices.SortStableFunc(ss, func(s, t *stmt) int { return s.sureness() - t.sureness() })
	used := map[*stmt]bool{}
	var out []*dispute
	for k, s := range ss {
		if used[s] {
			continue
		}
		low, high, sure := []*stmt{s}, []*stmt(nil), 0
		for _, t := range ss[k+1:] {
			if !used[t] && t.sureness() > s.sureness() && l.retells(s, t) && hedgedThere(t, s) {
				high, sure = append(high, t), max(sure, t.sureness())
			}
		}
		if len(high) == 0 {
			continue
		}
		for _, t := range ss[k+1:] {
			if !used[t] && t.sureness() == s.sureness() && t.art != s.art && l.retells(t, high[0]) && hedgedThere(high[0], t) {
				low = append(low, t)
			}
		}
		for _, t := range append(low, high...) {
			used[t] = true
		}
		out = append(out, sided(driftKind(sure), "certainty", driftWhy(s, high, sure), false, contents(low), contents(high)))
	}
	return out
}

func driftKind(sure int) string {
	if sure == flatly {
		return "distortion"
	}
	return "scope"
}

// driftWhy says what the drift is.
func driftWhy(s *stmt, high []*stmt, sure int) string {
	switch {
	case !slices.ContainsFunc(high, func(t *stmt) bool { return t.art != s.art }):
		return "the headline is stronger than its body"
	case sure == flatly:
		return "a hedge of the same act of speech is lost"
	}
	return "one act of speech is told with other certainty"
}

// retells: two statements of one act tell the same matter: in two documents, one
// of which may be a copy of the other, or a headline and the body under it.
func (l *linker) retells(s, t *stmt) bool {
	switch {
	case s.art != t.art:
		return s.copyOf == t || t.copyOf == s || s.copyOf == nil && t.copyOf == nil && l.sameMatter(s, t)
	case t.Mode != secondsource.Headline || s.Mode == secondsource.Headline:
		return false
	}
	return l.standsOver(t, s) && !slices.ContainsFunc(s.art.stmts, func(x *stmt) bool {
		return x != s && x.Mode != secondsource.Headline && x.reply == "" && x.sureness() >= t.sureness() && l.standsOver(t, x)
	})
}

// standsOver: most of what a headline says stands in a statement of the text, with the
// same done.
func (l *linker) standsOver(head, s *stmt) bool {
	got, total := 0.0, 0.0
	for _, x := range head.terms {
		w := l.scale.weight(x)
		total += w
		if has(s.terms, x) {
			got += w
		}
	}
	return len(head.terms) > 2 && got >= 0.6*total && l.sameDone(head, s)
}

// hedgedThere: a clause of s that tells what a surer telling does is hedged itself.
func hedgedThere(head, s *stmt) bool {
	const near = 8
	for _, p := range s.props {
		if !slices.ContainsFunc(head.props, func(q *proposition) bool { return q.event == p.event }) {
			continue
		}
		for _, i := range s.at {
			if w := s.art.words[i]; i > p.pred-near && i < p.pred+2 && !w.dated && (possibly[w.low] || probably[w.low]) {
				return true
			}
		}
	}
	return false
}

// numberDrifts finds numbers of one act of speech that one telling gives exactly
// and another as a bound (900; more than 900).
func (l *linker) numberDrifts(group []int) []*dispute {
	type key struct {
		u    *utterance
		noun string
		n    float64
	}
	sides := map[key]*[2][]*quantity{}
	var order []key
	for _, q := range l.quantities(group) {
		if q.noun == "" || q.part || q.instead || q.s == nil || q.s.utt == nil {
			continue
		}
		k := key{q.s.utt.root(), q.noun, q.n}
		if sides[k] == nil {
			sides[k] = &[2][]*quantity{}
			order = append(order, k)
		}
		if q.bounded() {
			sides[k][1] = append(sides[k][1], q)
		} else if !q.loose {
			sides[k][0] = append(sides[k][0], q)
		}
	}
	var out []*dispute
	for _, k := range order {
		exact, bound := sides[k][0], sides[k][1]
		if len(exact) == 0 || len(bound) == 0 || exact[0].art == bound[0].art {
			continue
		}
		out = append(out, sided("distortion", "quantity", "one telling gives the number, another a bound: "+exact[0].words()+" and "+bound[0].bound(), false, places(exact), places(bound)))
	}
	return out
}

// retells: a text tells of the report of another outlet, which did not appear later.
func (a *article) retells(b *article) bool {
	return b.outlet != "" && a.outlet != b.outlet && !after(b, a) && slices.ContainsFunc(a.stmts, func(s *stmt) bool { return slices.Contains(s.who.relays, b.outlet) })
}

// ceilingDrifts finds a number that is a ceiling in an outlet's text (as many as 24),
// and is told as the number itself in another that tells of that report.
func (l *linker) ceilingDrifts(group []int) []*dispute {
	type key struct {
		noun string
		n    float64
	}
	flat, most := map[key][]*quantity{}, map[key][]*quantity{}
	var order []key
	for _, q := range l.quantities(group) {
		k := key{q.noun, q.n}
		switch {
		case q.noun == "" || q.part || q.instead:
		case q.ceiling():
			if most[k] == nil {
				order = append(order, k)
			}
			most[k] = append(most[k], q)
		case !q.loose && !q.bounded():
			flat[k] = append(flat[k], q)
		}
	}
	var out []*dispute
	for _, k := range order {
		if len(most[k])+len(flat[k]) > crowd {
			continue
		}
		var from, to []*quantity
		for _, q := range most[k] {
			for _, f := range flat[k] {
				own := func(a *article) func(*quantity) bool {
					return func(x *quantity) bool { return x.art == a }
				}
				if slices.ContainsFunc(most[k], own(f.art)) || slices.ContainsFunc(flat[k], own(q.art)) || !f.art.retells(q.art) {
					continue
				}
				if !slices.Contains(from, q) {
					from = append(from, q)
				}
				if !slices.Contains(to, f) {
					to = append(to, f)
				}
			}
		}
		if len(from) > 0 {
			out = append(out, sided("distortion", "quantity", "a number that was only a limit is told as the number: "+from[0].bound()+" and "+to[0].words(), false, places(from), places(to)))
		}
	}
	return out
}

// bounds of a number: words that make more or less of it.
var boundWords = wordSet(`about around almost nearly roughly approximately over under least most than`)

// bounded: a word before the number makes a bound or an estimate of it.
func (q *quantity) bounded() bool {
	if w := q.art.words; q.from > 2 && w[q.from-1].low == "as" && (w[q.from-2].low == "many" || w[q.from-2].low == "much") {
		return true
	}
	return q.from > 0 && boundWords[q.art.words[q.from-1].low]
}

// bound is the number with the words that bound it.
func (q *quantity) bound() string {
	from := q.from - 1
	if q.art.words[max(from, 0)].low == "as" {
		from -= 2
	} else if from > 0 && q.art.words[from].low == "than" || q.art.words[from].low == "least" || q.art.words[from].low == "most" {
		from--
	}
	return secondsource.Span{Start: q.art.words[max(from, 0)].span.Start, End: q.art.words[q.to-1].span.End}.Of(q.art.Text)
}
