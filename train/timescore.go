package train

import (
	"fmt"
	"io"
	"slices"

	"secondsource"
)

// TimeScore counts how time expressions were found.
type TimeScore struct {
	Texts, Gold, Found, Relaxed, Strict, Type, Value int
	Dates, DateValues                                int // gold expressions of type DATE; those with the right value
	Misses                                           []TimeMiss
}

// TimeMiss is a gold expression that was not found, or not with its value.
type TimeMiss struct {
	ID, Text, Type, Value, Got string
}

// ScoreTimes runs the steps over the texts and compares what they find: spans
// that share a byte are matched one to one, by falling overlap, as TempEval-3
// does. Gold without a value (open ranges in GUM) is neither asked for nor
// counted against what is found there.
func ScoreTimes(texts []TimeText, run func(*secondsource.Doc)) TimeScore {
	var s TimeScore
	for _, t := range texts {
		d := &secondsource.Doc{ID: t.ID, Path: t.ID, Text: t.Text, Own: true, Given: secondsource.Given{Published: t.Published, Basis: "gold"}}
		run(d)
		s.add(t, d.Dates)
	}
	return s
}

type overlap struct{ bytes, gold, found int }

func (s *TimeScore) add(t TimeText, dates []secondsource.Date) {
	s.Texts++
	var found []secondsource.Date
	for _, d := range dates {
		if t.Until == 0 || d.Span.Start < t.Until {
			found = append(found, d)
		}
	}
	of := match(t.Gold, found)
	blank := 0 // found where the gold has no value
	for g, x := range t.Gold {
		if x.Value == "" {
			if of[g] >= 0 {
				blank++
			}
			continue
		}
		s.Gold++
		var d *secondsource.Date
		if of[g] >= 0 {
			d = &found[of[g]]
		}
		s.compare(t, x, d)
	}
	s.Found += len(found) - blank
}

func (s *TimeScore) compare(t TimeText, g TimeGold, d *secondsource.Date) {
	right := d != nil && d.Value == g.Value
	if g.Type == "DATE" {
		s.Dates++
		if right {
			s.DateValues++
		}
	}
	if !right {
		got := "not found"
		if d != nil {
			got = d.Type + " " + d.Value + " of " + d.Text
		}
		s.Misses = append(s.Misses, TimeMiss{t.ID, g.Of(t.Text), g.Type, g.Value, got})
	}
	if d == nil {
		return
	}
	s.Relaxed++
	if d.Span == g.Span {
		s.Strict++
	}
	if d.Type == g.Type {
		s.Type++
	}
	if right {
		s.Value++
	}
}

// match gives for every gold expression the number of what was found for it, -1
// for none.
func match(gold []TimeGold, found []secondsource.Date) []int {
	var all []overlap
	for g := range gold {
		for f := range found {
			if gold[g].Overlaps(found[f].Span) {
				all = append(all, overlap{min(gold[g].End, found[f].Span.End) - max(gold[g].Start, found[f].Span.Start), g, f})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b overlap) int { return b.bytes - a.bytes })
	of := make([]int, len(gold))
	for g := range of {
		of[g] = -1
	}
	used := make([]bool, len(found))
	for _, o := range all {
		if of[o.gold] < 0 && !used[o.found] {
			of[o.gold], used[o.found] = o.found, true
		}
	}
	return of
}

// Write prints the score, with the misses where they are wanted.
func (s TimeScore) Write(w io.Writer, misses bool) {
	fmt.Fprintf(w, "%d texts, %d expressions, %d found\n", s.Texts, s.Gold, s.Found)
	for _, r := range []struct {
		name  string
		right int
	}{{"relaxed", s.Relaxed}, {"strict", s.Strict}, {"type", s.Type}, {"value", s.Value}} {
		p, rec := percent(r.right, s.Found), percent(r.right, s.Gold)
		f := 0.0
		if p+rec > 0 {
			f = 2 * p * rec / (p + rec)
		}
		fmt.Fprintf(w, "%-8s P %5.1f  R %5.1f  F %5.1f\n", r.name, p, rec, f)
	}
	fmt.Fprintf(w, "DATE value right of all gold %.1f (%d of %d)\n", percent(s.DateValues, s.Dates), s.DateValues, s.Dates)
	if misses {
		for _, m := range s.Misses {
			fmt.Fprintf(w, "%s\t%q\t%s %s\t%s\n", m.ID, m.Text, m.Type, m.Value, m.Got)
		}
	}
}

func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}
