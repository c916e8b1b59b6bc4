package link

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// telling is one place where a document answers a facet of the affair.
type telling struct {
	*secondsource.Detail
	art  *article
	s    *stmt // who says it, nil for the outlet
	when secondsource.Day
	key  map[string]bool // stems of its words, for facets told in words
}

// account is one value given for a facet, with all who give or deny it.
type account struct {
	facet       *pack.Facet
	at, against []*telling
	entry       *secondsource.Account
}

// accounts tells, story by story, what is said about the facets of the affair
// that the story is about.
func (l *linker) accounts(stories []secondsource.Story) []*secondsource.Account {
	out := []*secondsource.Account{}
	if l.p == nil {
		return out
	}
	for n, g := range l.groups {
		for _, f := range l.p.Kinds.Facets {
			if len(f.Affair) > 0 && !l.tells(g, f.Affair) {
				continue
			}
			for _, a := range l.answersTo(g, f) {
				a.entry.Story = secondsource.Opt(stories[n].ID)
				out = append(out, a.entry)
			}
		}
	}
	return out
}

// answersTo groups the tellings of a facet by their value and judges each value.
func (l *linker) answersTo(g []int, f *pack.Facet) []*account {
	var all []*account
	for _, t := range l.tellings(g, f) {
		a := accountOf(all, t)
		if a == nil {
			a = &account{facet: f}
			all = append(all, a)
		}
		if t.Status == secondsource.DeniedEvent {
			a.against = append(a.against, t)
		} else {
			a.at = append(a.at, t)
		}
	}
	if f.Type == "number" {
		all = totals(all, f)
	}
	for _, a := range all {
		switch f.Type {
		case "actor":
			l.refused(g, a)
		case "text":
			l.absent(g, a)
		}
	}
	for _, a := range all {
		l.judge(a, all)
	}
	return all
}

// tellings are the places that answer a facet, the first published first. What
// is a part of a number, or told of another event of the kind, answers nothing.
func (l *linker) tellings(g []int, f *pack.Facet) []*telling {
	since := l.affairDay(g, f)
	var out []*telling
	for _, i := range g {
		a := l.arts[i]
		by := map[string]*stmt{}
		for _, s := range a.stmts {
			by[s.ID] = s
		}
		for k := range a.Details {
			d := &a.Details[k]
			if d.Facet != f.ID || d.Count != nil && d.Count.Part || l.before(a, d, since) {
				continue
			}
			t := &telling{Detail: d, art: a, s: by[d.Statement], when: a.pub.To}
			if t.s != nil && t.s.dated && t.s.said.To != 0 && (t.when == 0 || t.s.said.To < t.when) {
				t.when = t.s.said.To
			}
			if f.Type != "number" {
				if t.key = contentStems(d.Text); len(t.key) == 0 && d.Actor == "" {
					continue // it, this, which
				}
			}
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(x, y *telling) int {
		return cmp.Or(cmp.Compare(x.when, y.when), cmp.Compare(x.art.n, y.art.n), cmp.Compare(x.Span.Start, y.Span.Start))
	})
	return out
}

// affairDay is the day that most of the affair's own events are told of, the
// first of several; 0 where no day is told.
func (l *linker) affairDay(g []int, f *pack.Facet) secondsource.Day {
	count := map[secondsource.Day]int{}
	for _, i := range g {
		a := l.arts[i]
		for _, e := range a.Events {
			if e.Date < 0 || !slices.Contains(f.Affair, e.Kind) {
				continue
			}
			if v := l.value(a, a.Dates[e.Date]); v.Single() {
				count[v.From]++
			}
		}
	}
	var best secondsource.Day
	for d, n := range count {
		if best == 0 || n > count[best] || n == count[best] && d < best {
			best = d
		}
	}
	return best
}

// before reports whether a detail is dated by the text before the affair: by a day
// more than two weeks before the affair's own, or by a month or a year that was over
// by then. Where no day of the affair is known, the document's takes its place.
func (l *linker) before(a *article, d *secondsource.Detail, day secondsource.Day) bool {
	if d.Date < 0 || d.Date >= len(a.Dates) {
		return false
	}
	const near, old = 14, 60
	v := l.value(a, a.Dates[d.Date])
	switch {
	case v.To == 0:
		return false
	case day == 0:
		return a.pub.From != 0 && v.To < a.pub.From-old
	case v.From != 0 && v.To-v.From < 3:
		return v.To < day-near
	}
	return v.To < day
}

// accountOf is the account that a telling belongs to: the same number, the same actor,
// or words that say the same.
func accountOf(all []*account, t *telling) *account {
	for _, a := range all {
		for _, o := range append(a.at[:len(a.at):len(a.at)], a.against...) {
			switch {
			case t.Count != nil:
				if o.Count != nil && o.Count.N == t.Count.N {
					return a
				}
			case t.Actor != "" && o.Actor == t.Actor, sameStems(t.key, o.key):
				return a
			}
		}
	}
	return nil
}

// sameStems: one phrase holds all content words of the other.
func sameStems(a, b map[string]bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for w := range a {
		if !b[w] {
			return false
		}
	}
	return len(a) > 0
}

// contentStems are the words of a phrase that say what it is.
func contentStems(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" \t.,;:()[]“”\"‘’'–—", r) }) {
		if !emptyWords[w] {
			out[stem(w)] = true
		}
	}
	return out
}

var emptyWords = wordSet(`a an the this that these those it its he she they them his her their which who what of in on at to for from by with no not any some all both had has have been was were is are be and or`)

// totals keeps the numbers that can be one count through time. A number that only
// grows cannot fall: of what is told, the chain that never falls and is told in
// most documents is the count, and what does not fit into it counts something else.
func totals(all []*account, f *pack.Facet) []*account {
	const most = 200
	if !f.Rises || len(all) > most {
		return all
	}
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b *account) int { return cmp.Or(cmp.Compare(a.first(), b.first()), cmp.Compare(a.n(), b.n())) })
	weight, from := make([]int, len(all)), make([]int, len(all))
	best := -1
	for i, a := range all {
		from[i] = -1
		for k, b := range all[:i] {
			if b.n() <= a.n() && (from[i] < 0 || weight[k] > weight[from[i]]) {
				from[i] = k
			}
		}
		weight[i] = 10*a.documents() + 1
		if from[i] >= 0 {
			weight[i] += weight[from[i]]
		}
		if best < 0 || weight[i] > weight[best] {
			best = i
		}
	}
	var out []*account
	for ; best >= 0; best = from[best] {
		out = append(out, all[best])
	}
	slices.Reverse(out)
	return out
}

// documents is the number of documents that tell a value.
func (a *account) documents() int {
	seen := map[*article]bool{}
	for _, t := range a.at {
		seen[t.art] = true
	}
	return len(seen)
}

func (a *account) n() float64 {
	for _, t := range append(a.at[:len(a.at):len(a.at)], a.against...) {
		return t.Count.N
	}
	return 0
}

// first is the day of the first telling, as far as it is known.
func (a *account) first() secondsource.Day {
	if len(a.at) > 0 {
		return a.at[0].when
	}
	return a.against[0].when
}

// refused adds the denials of whoever is named: he denies what the event's own
// word says of him, or guilt of any sort.
func (l *linker) refused(g []int, a *account) {
	l.deniedBy(g, a, func(t *telling, s *stmt) bool {
		if s.Act != secondsource.Deny || s.Speaker == nil || t.Actor == "" || s.Speaker.ID != t.Actor {
			return false
		}
		said := contentStems(s.Content.Text)
		for w := range said {
			if l.p.Kinds.In("guilt", w) {
				return true
			}
		}
		return said[stem(strings.ToLower(t.Word))]
	})
}

// absent adds the statements that there was no such thing: no tremor was recorded.
func (l *linker) absent(g []int, a *account) {
	l.deniedBy(g, a, func(t *telling, s *stmt) bool {
		_, rest, no := strings.Cut(" "+strings.ToLower(s.Content.Text), " no ")
		if !no {
			return false
		}
		if words := strings.Fields(rest); len(words) > 4 {
			rest = strings.Join(words[:4], " ")
		}
		missing := contentStems(rest)
		for w := range t.key {
			if !missing[w] {
				return false
			}
		}
		return len(t.key) > 0
	})
}

// deniedBy adds to an account the statements of a story that deny one of its tellings.
func (l *linker) deniedBy(g []int, a *account, denies func(*telling, *stmt) bool) {
	for _, i := range g {
		for _, s := range l.arts[i].stmts {
			at := slices.IndexFunc(a.at, func(t *telling) bool { return t.s != s && denies(t, s) })
			if at >= 0 && !slices.ContainsFunc(a.against, func(o *telling) bool { return o.s == s }) {
				a.against = append(a.against, &telling{Detail: a.at[at].Detail, art: l.arts[i], s: s, when: l.arts[i].pub.To})
			}
		}
	}
}

// judge writes an answer with its status among the others.
func (l *linker) judge(a *account, all []*account) {
	e := &secondsource.Account{Facet: a.facet.ID, Label: a.facet.Label, By: []string{}, Statements: []string{}, DeniedBy: []string{}, Places: []secondsource.Place{}}
	lead := a.lead()
	e.Value = lead.Text
	if lead.Count != nil {
		n := lead.Count.N
		e.Number, e.Value = &n, strconv.FormatFloat(n, 'f', -1, 64)
		e.Qualifier = secondsource.Opt(lead.Count.Qualifier)
	}
	e.ID = hashID("n", a.facet.ID, lead.art.ID, fmt.Sprint(lead.Span))
	for _, t := range a.at {
		e.Places = append(e.Places, secondsource.Place{Doc: t.art.ID, Spans: []secondsource.Span{t.Span}, Text: t.Span.Of(t.art.Text), Value: secondsource.Opt(e.Value)})
		if t.s != nil && !slices.Contains(e.Statements, t.s.ID) {
			e.Statements = append(e.Statements, t.s.ID)
		}
		if by := t.by(); !slices.Contains(e.By, by) && (t.s != nil || !a.attributed(t.art)) {
			e.By = append(e.By, by)
		}
	}
	for _, t := range a.against {
		if t.s != nil && !slices.Contains(e.DeniedBy, t.s.ID) {
			e.DeniedBy = append(e.DeniedBy, t.s.ID)
		}
	}
	if len(a.at) > 0 {
		e.First = a.first()
	}
	e.Status, e.Why = a.status(all)
	a.entry = e
}

// lead is the telling that is shown: the first that somebody states, then the
// first that is stated at all.
func (a *account) lead() *telling {
	for _, own := range []bool{false, true} {
		for _, t := range a.at {
			if t.Status != secondsource.PossibleEvent && (t.s != nil || own) {
				return t
			}
		}
	}
	return append(a.at[:len(a.at):len(a.at)], a.against...)[0]
}

// attributed reports whether an article gives the value in somebody's name: then
// it does not give it in its own.
func (a *account) attributed(art *article) bool {
	return slices.ContainsFunc(a.at, func(t *telling) bool { return t.art == art && t.s != nil })
}

// by is who gives the value: the speaker, else the outlet.
func (t *telling) by() string {
	if t.s != nil && t.s.Speaker != nil {
		return t.s.Speaker.Name
	}
	if t.art.Outlet != nil {
		return t.art.Outlet.Text
	}
	return "the article itself"
}

// status of a value: replaced by a later number, contested, only possible, or
// stated; with the reason.
func (a *account) status(all []*account) (secondsource.AccountStatus, string) {
	if len(a.at) == 0 {
		return secondsource.AccountDenied, "nobody here says it, somebody denies it"
	}
	if a.facet.Type == "number" {
		for _, b := range all {
			if len(b.at) > 0 && b != a && b.first() > a.first() && (b.n() > a.n() || !a.facet.Rises) {
				return secondsource.AccountSuperseded, "a later count says " + strconv.FormatFloat(b.n(), 'f', -1, 64)
			}
		}
		for _, b := range all {
			if b != a && rivals(a, b) {
				return secondsource.AccountContested, "another source counts " + strconv.FormatFloat(b.n(), 'f', -1, 64) + " at the same time"
			}
		}
	}
	if n := a.others(); n > 0 {
		return secondsource.AccountContested, fmt.Sprintf("denied in %d %s", n, map[bool]string{true: "statement", false: "statements"}[n == 1])
	}
	for _, t := range a.at {
		if t.Status != secondsource.PossibleEvent {
			return secondsource.AccountStated, ""
		}
	}
	return secondsource.AccountPossible, "nobody says more than that it may be so"
}

// others is the number of denials by somebody else than those who say it.
func (a *account) others() int {
	n := 0
	for _, t := range a.against {
		if t.s == nil || !slices.ContainsFunc(a.at, func(o *telling) bool { return o.s != nil && o.s.who.same(t.s.who) }) {
			n++
		}
	}
	return n
}

// rivals: two exact numbers that different sources give for one day, set side by
// side in one paragraph. Further apart they may count different things.
func rivals(a, b *account) bool {
	for _, x := range a.at {
		for _, y := range b.at {
			if x.art == y.art && x.s != nil && y.s != nil && !x.s.who.same(y.s.who) && x.when == y.when && x.s.Paragraph == y.s.Paragraph &&
				x.Count.N > 1 && y.Count.N > 1 &&
				x.Count.Qualifier == "" && y.Count.Qualifier == "" && x.Status != secondsource.PossibleEvent && y.Status != secondsource.PossibleEvent {
				return true
			}
		}
	}
	return false
}

// figureDisputes are the differences of the numbers of a story: a number that
// grew is one of time; two that different sources give for one day are a conflict.
func (l *linker) figureDisputes(g []int) []*dispute {
	var out []*dispute
	if l.p == nil {
		return nil
	}
	for _, f := range l.p.Kinds.Facets {
		if f.Type != "number" || len(f.Affair) > 0 && !l.tells(g, f.Affair) {
			continue
		}
		all := slices.DeleteFunc(l.answersTo(g, f), func(a *account) bool { return len(a.at) == 0 })
		if len(all) < 2 {
			continue
		}
		if days := slices.CompactFunc(slices.Clone(all), func(a, b *account) bool { return a.first() == b.first() }); len(days) > 1 {
			d := &dispute{slot: "quantity", kind: "time", why: f.Label + ": " + numbers(all) + ", each as counted at its date"}
			for _, a := range all {
				d.sides = append(d.sides, a.entry.Places)
			}
			out = append(out, d)
		}
		for i, a := range all {
			for _, b := range all[i+1:] {
				if rivals(a, b) {
					out = append(out, &dispute{slot: "quantity", kind: "conflict", strict: true, sides: [][]secondsource.Place{a.entry.Places, b.entry.Places},
						why: f.Label + ": different sources count " + numbers([]*account{a, b}) + " at the same time"})
				}
			}
		}
	}
	return out
}

func numbers(all []*account) string {
	var out []string
	for _, a := range all {
		out = append(out, a.entry.Value)
	}
	return strings.Join(out, ", ")
}
