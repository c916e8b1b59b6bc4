package link

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"secondsource"
)

// reportOf are words for who published what an article refers to.
var reportOf = wordSet(`newspaper paper daily weekly magazine agency broadcaster channel station website site report reports portal tabloid`)

// ownReport are words before them in what an article says of its own outlet.
var ownReport = wordSet(`this our`)

// notYet is the logarithm of the odds against an article that refers to a report
// not yet out; a round number: one in fifty is no such reference.
const notYet = -4.0

// notAfter is the one for an article that comes only after another of the affair
// speaks of its outlet: one in ten.
const notAfter = -2.3

// refer: a sentence that names the outlet of a dated document, or speaks of a
// report, and has a name which that document was the first to
// have, is younger than it. A paper of the morning, which tells of yesterday, had
// closed when it came out.
func (g *dating) refer(u *undated) {
	eve := secondsource.Day(0)
	if u.writesYesterday() {
		eve = 1
	}
	told := map[*undated]bool{}
	for _, o := range u.near {
		if o.stated && u.outlet != "" && o.outlet != u.outlet && o.namesOutlet(u.outlet) && !u.sibling(o) {
			to := o.pub.To
			u.links = append(u.links, linkClue{other: o, why: label(o) + " speaks of its outlet", on: func(belief) func(secondsource.Day) float64 {
				return func(pub secondsource.Day) float64 {
					if pub > to {
						return notAfter
					}
					return 0
				}
			}})
		}
	}
	for _, s := range u.sentences() {
		if !u.zoneAt(s).Readable() {
			continue
		}
		b, word := g.reference(u, s)
		if b == nil || told[b] {
			continue
		}
		told[b] = true
		from := b.pub.From + eve
		u.links = append(u.links, linkClue{other: b, why: fmt.Sprintf("it refers to a report (%s) that %s was the first to have", word, label(b)), on: func(belief) func(secondsource.Day) float64 {
			return func(pub secondsource.Day) float64 {
				if pub < from {
					return notYet
				}
				return 0
			}
		}})
	}
}

// sibling reports whether o may speak of another article of u's outlet.
func (u *undated) sibling(o *undated) bool {
	return slices.ContainsFunc(u.near, func(x *undated) bool {
		return x != o && x.outlet == u.outlet && (!x.stated || x.pub.From <= o.pub.To)
	})
}

// namesOutlet reports whether the text names an outlet.
func (u *undated) namesOutlet(outlet string) bool {
	for _, o := range u.outletAt {
		if o == outlet {
			return true
		}
	}
	return false
}

// reference is the document that a sentence of u refers to, and by which words.
func (g *dating) reference(u *undated, s secondsource.Span) (*undated, string) {
	outlet, report := "", ""
	from := u.at(s.Start)
	to := from
	for ; to < len(u.words) && u.words[to].span.Start < s.End; to++ {
		if o := u.outletAt[to]; o != "" && o != u.outlet {
			outlet, report = o, u.words[to].span.Of(u.Text)
		} else if w := &u.words[to]; outlet == "" && reportOf[w.low] && !w.capital && u.isNoun(to) && !(to > 0 && ownReport[u.words[to-1].low]) {
			report = w.low
		}
	}
	if report == "" {
		return nil, ""
	}
	for i := from; i < to; i++ {
		t := u.words[i].term
		if t < 0 || u.outletAt[i] != "" || !g.telling(t) || i+1 < to && reportOf[u.words[i+1].low] || u.ofOutlet(g.v.names[t]) {
			continue
		}
		if b := u.firstWith(t); b != nil && b.outlet != u.outlet && (outlet == "" || outlet == b.outlet) {
			return b, report + ", " + u.words[i].span.Of(u.Text)
		}
	}
	return nil, ""
}

// isNoun reports whether the tagger takes word i for a noun that stands by itself:
// a weekly, but not the weekly briefing.
func (u *undated) isNoun(i int) bool {
	t := u.token[i]
	if t < 0 {
		return true
	}
	x := &u.Tokens[t]
	return x.UPOS == secondsource.NOUN && x.Deprel != secondsource.Compound && x.Deprel != secondsource.Amod
}

// ofOutlet reports whether a name is part of the name of an outlet of the documents.
func (u *undated) ofOutlet(name string) bool {
	name = strings.TrimPrefix(name, "~")
	for _, o := range append([]*undated{u}, u.near...) {
		if o.outlet != "" && slices.Contains(strings.Fields(o.outlet), name) {
			return true
		}
	}
	return false
}

// firstWith is the first of the dated documents nearby that has a term, where
// others came before it and none on its day has it too.
func (u *undated) firstWith(t int32) *undated {
	var first *undated
	for _, o := range u.near {
		if o.stated && o.tf[t] > 0 && (first == nil || o.pub.From < first.pub.From) {
			first = o
		}
	}
	before := false
	for _, o := range u.near {
		if first != nil && o.stated && o != first {
			if o.tf[t] > 0 && o.pub.From == first.pub.From {
				return nil
			}
			before = before || o.pub.From < first.pub.From
		}
	}
	if !before {
		return nil
	}
	return first
}

// telling reports whether a term tells a turn of an affair from others: a name that
// the pack does not know.
func (g *dating) telling(t int32) bool { return g.v.isName[t] && g.v.names[t][0] == '~' }

// How far ahead, in days, a weekday is that an article names as coming: seldom the
// day itself, which is today, and in a paper that writes tomorrow seldom the next.
var aheadOfWeekday = [7]float64{-3, -0.7, 0, 0, 0, -0.7, -1.4}

// coming weighs the weekdays that are still to come, each once.
func (u *undated) coming() {
	var order []int8
	var words []string
	for i := range u.mentions {
		m := &u.mentions[i]
		if m.expr.Kind != secondsource.ExprWeekday || m.expr.Toward != secondsource.TowardAhead || m.expr.Then != 0 || m.beside || m.zone != secondsource.ZoneBody || slices.Contains(order, m.expr.Day) {
			continue
		}
		order, words = append(order, m.expr.Day), append(words, m.date.Text)
	}
	if len(order) == 0 {
		return
	}
	u.soft("it writes of "+strings.Join(words, ", ")+" as to come", "", func(pub secondsource.Day) float64 {
		s := 0.0
		for _, day := range order {
			s += aheadOfWeekday[(int(day)-pub.Weekday()+7)%7]
		}
		return math.Max(s, -6)
	})
}
