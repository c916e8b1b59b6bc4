package train

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"secondsource"
	"secondsource/annotate"
	"secondsource/extract"
	"secondsource/pack"
)

// invented gives a few invented articles with their attributions.
func invented() []*Article {
	who := []string{"The minister", "Anna Berg", "A spokesman for the port", "The company", "Tom Hale"}
	how := []string{"said", "claimed", "warned", "told reporters"}
	what := []string{"the ship had left the harbour", "no crates were found on the pier", "prices would rise again next year", "the bridge was closed after the storm"}
	var out []*Article
	for k := range 12 {
		a := &Article{Name: fmt.Sprint("invented ", k)}
		var b strings.Builder
		put := func(x *Attribution, r Role, s string) {
			x.Roles[r] = append(x.Roles[r], secondsource.Span{Start: b.Len(), End: b.Len() + len(s)})
			b.WriteString(s)
		}
		for i := range 6 {
			w, h, t := who[(i+k)%5], how[(i*k+i)%4], what[(i+2*k)%4]
			var x Attribution
			if i%3 == 2 {
				put(&x, ContentRole, strings.ToUpper(t[:1])+t[1:])
				b.WriteString(", ")
				put(&x, SourceRole, w)
				b.WriteString(" ")
				put(&x, CueRole, h)
			} else {
				put(&x, SourceRole, w)
				b.WriteString(" ")
				put(&x, CueRole, h)
				b.WriteString(" ")
				put(&x, ContentRole, "that "+t)
			}
			b.WriteString(". The wind came from the north. ")
			if i == 3 {
				b.WriteString("\n\n")
			}
			a.Attributions = append(a.Attributions, x)
		}
		a.Text = b.String()
		out = append(out, a)
	}
	return out
}

// What the fit finds in an article, the program finds in it with the model file.
func TestTrainingAndUseAgree(t *testing.T) {
	p := pack.Default()
	ss := samples(invented(), p, annotate.Steps(p), 2)
	pr := newPriors()
	for _, s := range ss {
		pr.add(s, 1)
	}
	keys, buckets := pr.table()
	known := map[uint32]uint8{}
	for i, k := range keys {
		known[k] = buckets[i]
	}
	for _, s := range ss {
		for i := range s.layout.Marks {
			m := &s.layout.Marks[i]
			m.Prior = known[m.PriorKey()]
		}
	}
	all := chainOptions{epochs: 8, rate: 0.1, l2: 0.01, least: 1}
	tags := fitTags(ss, all, 1)
	for _, s := range ss {
		guesses(tags, s)
	}
	role := fitRoles(ss, all, 1)
	for _, s := range ss {
		roles(role, s, sourceBonus)
	}
	verdict := fitJudge(ss, all, 1)
	judge(verdict, ss)

	m, err := extract.ParseLearnt(extract.LearntFile(verdict.append(role.append(tags.append(nil, 0), 0), 0), sourceBonus, keys, buckets))
	if err != nil {
		t.Fatal(err)
	}
	f := m.NewFinder(p)
	found, right := 0, 0
	for _, s := range ss {
		got := f.Find(s.doc)
		var want []*extract.Report
		for k := range s.spots {
			x := &s.spots[k]
			if x.report == nil {
				continue
			}
			want = append(want, x.report)
			found++
			right += bit(x.matched)
		}
		if len(got) != len(want) {
			t.Fatalf("%s: %d reports in use, %d in training", s.art.Name, len(got), len(want))
		}
		for i, g := range got {
			w := want[i]
			if g.First != w.First || g.Last != w.Last || g.Source != w.Source || fmt.Sprint(g.Content) != fmt.Sprint(w.Content) {
				t.Errorf("%s: %v in use, %v in training", s.art.Name, g, *w)
			}
			if math.Abs(float64(g.P-w.P)) > 0.05 || math.Abs(float64(g.Certainty-w.Certainty)) > 0.1 {
				t.Errorf("%s: probability %.3f and certainty %.3f in use, %.3f and %.3f in training", s.art.Name, g.P, g.Certainty, w.P, w.Certainty)
			}
		}
	}
	if right < 60 {
		t.Errorf("%d of %d reports match the 72 gold attributions they were learnt from", right, found)
	}
}

// The scorer on a hand-made case: one attribution whole, one with a wrong source.
func TestAttributionScore(t *testing.T) {
	a := &Article{Text: "Ann said it rained. Bob said: it snowed."}
	span := func(s string, from int) []secondsource.Span {
		i := from + strings.Index(a.Text[from:], s)
		return []secondsource.Span{{Start: i, End: i + len(s)}}
	}
	at := func(who, how, what string, from int) Attribution {
		return Attribution{Roles: [3][]secondsource.Span{span(who, from), span(how, from), span(what, from)}}
	}
	a.Attributions = []Attribution{at("Ann", "said", "it rained", 0), at("Bob", "said:", "it snowed", 19)}
	var s AttributionScore
	wrong := at("Bob", "said", "it snowed", 19)
	wrong.Roles[SourceRole] = span("Ann", 0)
	s.Add(a, []Attribution{at("Ann", "said", "it rained.", 0), wrong})
	if o, e := s.Whole(); o != 50 || e != 50 {
		t.Errorf("whole attributions %.1f by overlap, %.1f exactly; want 50 and 50", o, e)
	}
	if s.said.overlap != 1 || s.roles[CueRole].exact != 2 || s.roles[ContentRole].strict != 1 || s.roles[SourceRole].overlap != 1 {
		t.Errorf("counts %+v", s)
	}
}

// A quotation is found by half of its words, and only fragments between double marks
// count.
func TestQuoteScore(t *testing.T) {
	a := &Article{Text: "“The dam held all night,” she said, and called it “luck” or “\u200bthe skill of six engineers.” He said 'no'."}
	put := func(s string) {
		i := strings.Index(a.Text, s)
		var x Attribution
		x.Roles[ContentRole] = []secondsource.Span{{Start: i, End: i + len(s)}}
		a.Attributions = append(a.Attributions, x)
	}
	put("“The dam held all night,”")
	put("“luck”")
	put("“\u200bthe skill of six engineers.”")
	put("'no'")
	d := &secondsource.Doc{}
	outer := func(from, to string) {
		i := strings.Index(a.Text, from)
		d.Quotes = append(d.Quotes, secondsource.Quote{Outer: secondsource.Span{Start: i, End: i + strings.Index(a.Text[i:], to) + len(to)}})
	}
	outer("“The", "night,”")
	outer("“\u200bthe", "skill")
	var q QuoteScore
	q.Add(a, d)
	if q.gold != 3 || q.found != 1 || q.exact != 1 || len(q.Missed) != 2 {
		t.Errorf("%+v", q)
	}
}
