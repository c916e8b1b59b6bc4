package brief

import (
	"slices"
	"strings"

	"secondsource"
)

// accountSection tells what is said about the facets of the affair: a number with
// its counts in the order in which they were given, anything else a row a value.
func (x *index) accountSection(k caps) section {
	s := section{id: "accounts", title: "Told of the affair", what: "accounts",
		note: "What is said, by whom and when; nothing here is settled by being said last."}
	for _, g := range grouped(x.led.Accounts, func(a *secondsource.Account) string { return string(a.Story) + a.Facet }) {
		if g[0].Number != nil {
			s.items = append(s.items, item{tag: trim(g[0].Label), class: "said", head: x.counts(g, k)})
			continue
		}
		for _, a := range g {
			s.items = append(s.items, item{tag: trim(a.Label), class: "said", head: x.account(a, k)})
		}
	}
	s.items, s.more = cut(s.items, k.differences+4)
	if len(s.items) == 0 {
		return section{}
	}
	return s
}

// counts is one number through time: 6 (police, 5 Mar) → 9 …
func (x *index) counts(list []*secondsource.Account, k caps) line {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *secondsource.Account) int { return int(a.First) - int(b.First) })
	var l line
	for i, a := range list {
		if i > 0 {
			l = append(l, say(" → "))
		}
		l = append(append(l, stress(strings.TrimSpace(trim(string(a.Qualifier))+" "+trim(a.Value)))), x.standing(a, k)...)
	}
	return l
}

// account is one value in words.
func (x *index) account(a *secondsource.Account, k caps) line {
	return append(line{say("“" + brevity(trim(a.Value), k.event) + "”")}, x.standing(a, k)...)
}

// standing says who gives a value and when, how it stands, and where.
func (x *index) standing(a *secondsource.Account, k caps) line {
	by, more := cut(a.By, max(1, k.says))
	names := brevity(trim(strings.Join(by, ", ")), k.event)
	if more > 0 {
		names += " and others"
	}
	l := line{say(" (" + names)}
	if a.First != 0 {
		l = append(l, say(", by "+x.days(secondsource.Interval{From: a.First, To: a.First})))
	}
	l = append(l, say(")"))
	if a.Status != secondsource.AccountStated && a.Status != secondsource.AccountSuperseded {
		l = append(l, hush(" "+string(a.Status)))
		if w := trim(a.Why); w != "" {
			l = append(l, hush(": "+brevity(w, k.why)))
		}
	}
	var at []place
	for _, p := range a.Places {
		at = append(at, x.place(p.Doc, p.Spans))
	}
	for _, id := range a.DeniedBy {
		if e := x.entries[id]; e != nil {
			at = append(at, x.statement(e))
		}
	}
	return append(l, say(" "), cite(k.refs, at...))
}
