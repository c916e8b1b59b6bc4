package brief

import (
	"cmp"
	"slices"
	"strings"

	"secondsource"
)

// lawSection lists the law, commitments and threats that the documents refer to, each
// once, with who invokes it. In short it leaves out what is general (sanctions, export
// controls), and is told only beside a case.
func (x *index) lawSection(k caps) section {
	s := section{id: "law", title: "Law and commitments invoked", what: "references"}
	if !k.full && len(x.led.Transfers) == 0 {
		return s
	}
	list := where(x.led.Instruments, func(i secondsource.Instrument) bool { return k.full || i.Precision != "generic" && i.Class != "threat" })
	groups := grouped(list, func(i secondsource.Instrument) string {
		if i.Regime != "" && (i.Precision == "vague" || i.Class == "embargo") {
			return i.Class + string(i.Regime)
		}
		return i.Class + strings.ToLower(i.Text)
	})
	slices.SortStableFunc(groups, func(a, b []secondsource.Instrument) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0].Text, b[0].Text))
	})
	for _, g := range groups {
		s.items = append(s.items, x.instrument(g, k))
	}
	s.items, s.more = cut(s.items, k.laws)
	return s
}

// instrument is one reference with all places that make it.
func (x *index) instrument(g []secondsource.Instrument, k caps) item {
	l := line{say("“" + brevity(trim(g[0].Text), k.event) + "”")}
	if g[0].Regime != "" {
		l = append(l, hush(" ("+trim(string(g[0].Regime))+")"))
	}
	var who []string
	var at []place
	for _, i := range g {
		if by := trim(i.InvokedBy); !slices.Contains(who, by) {
			who = append(who, by)
		}
		if p := x.place(i.Doc, i.Spans); !slices.ContainsFunc(at, func(o place) bool { return o.doc == p.doc && o.paragraph == p.paragraph }) {
			at = append(at, p)
		}
	}
	slices.Sort(who)
	names, more := cut(who, 3)
	if more > 0 {
		names = append(slices.Clone(names), "others")
	}
	return item{tag: trim(g[0].Class), class: "question", head: append(l, say(": "+list(names)+" "), cite(k.refs, at...))}
}
