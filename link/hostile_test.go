package link

import (
	"fmt"
	"testing"

	"secondsource"
	"secondsource/pack"
)

// TestHalfQuoted: an article that takes over half of another is a copy of a
// passage, in that direction; what it adds of its own counts for itself.
func TestHalfQuoted(t *testing.T) {
	own := " On the quay the paper found {?night-watchman anonymous assert: a second crane that had stood idle since the flood in spring}, and three men who would not say who paid them."
	led := linkCase([]*secondsource.Doc{
		markedDoc(t, "a 2025-06-04 The Post", notice),
		markedDoc(t, "b 2025-06-06 The Herald", notice[:len(notice)/2]+own+own[:80]),
	}, pack.Default(), Options{})
	if len(led.Copies) != 1 || led.Copies[0].Source != "a" || led.Copies[0].Copy != "b" {
		t.Fatalf("copies %+v", led.Copies)
	}
	if c := claimOf(led, "a1"); c == nil || c.Roots.Max != 1 {
		t.Errorf("the copied claim:\n%s", describe(led))
	}
	if c := claimOf(led, "b2"); c == nil || c.Roots.Max != 1 {
		t.Errorf("what the copy adds:\n%s", describe(led))
	}
}

// TestContradictoryDates: hundreds of undated articles of one affair whose days
// contradict each other end in bounded time, and none is given a day that its
// clues do not leave.
func TestContradictoryDates(t *testing.T) {
	var docs []*secondsource.Doc
	for i := range 300 {
		text := fmt.Sprintf("The dam at Rossland broke on {~water-board-%d institution assert: the gates had been open since %d March %d}, it said. Officials of Rossland told of the dam, the gates and the valley below.",
			i%7, 1+i%28, 1990+i%30)
		d := markedDoc(t, fmt.Sprintf("d%03d ?", i), text)
		day := secondsource.DayOf(1990+i%30, 3, 1+i%28)
		at := len("The dam at Rossland broke on ")
		d.Dates = append(d.Dates, secondsource.Date{Span: secondsource.Span{Start: at, End: at + 9}, Text: d.Text[at : at+9], Type: "DATE",
			Interval: secondsource.Interval{From: day, To: day}, Expr: secondsource.Expr{Kind: secondsource.ExprFixed, Grain: secondsource.GrainDay}})
		docs = append(docs, d)
	}
	led := Link(docs, pack.Default(), Options{})
	for _, d := range led.Documents {
		if d.Published.Basis == "stated" || d.Published.Basis == "inferred" && d.Published.Single() {
			t.Errorf("%s is said to be of %v: %s", d.ID, d.Published.Interval, d.Published.Why)
		}
	}
}
