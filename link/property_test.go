package link

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"secondsource"
	"secondsource/pack"
)

// copyOf is a document with the text and statements of another, published on
// another day by another outlet.
func copyOf(d *secondsource.Doc, id string, day secondsource.Day) *secondsource.Doc {
	c := *d
	c.ID, c.Path = id, id+".txt"
	c.Outlet = &secondsource.Fact{Text: "The " + strings.ToUpper(id[:1]) + id[1:] + " Gazette", Basis: "stated"}
	if d.Published.Known() {
		c.Published = secondsource.Published{Interval: secondsource.Interval{From: day, To: day}, Basis: "stated", Why: "test"}
	}
	c.Statements = nil
	for _, s := range d.Statements {
		n := *s
		n.ID, n.Doc = strings.Replace(s.ID, d.ID, id, 1), id
		sp := *s.Speaker
		sp.ID = strings.Replace(sp.ID, "?"+d.ID, "?"+id, 1)
		n.Speaker = &sp
		c.Statements = append(c.Statements, &n)
	}
	return &c
}

// holding are the claims of a ledger by the statements of some documents in them.
func holding(led *secondsource.Ledger, docs []*secondsource.Doc) map[string]*secondsource.Claim {
	own := map[string]bool{}
	for _, d := range docs {
		for _, s := range d.Statements {
			own[s.ID] = true
		}
	}
	out := map[string]*secondsource.Claim{}
	for _, c := range led.Claims {
		var in []string
		for _, id := range c.Statements {
			if own[id] {
				in = append(in, id)
			}
		}
		slices.Sort(in)
		if len(in) > 0 {
			out[fmt.Sprint(in)] = c
		}
	}
	return out
}

// TestCopiesNeverRaise: a copy of any document of any case, however late, raises
// no bound of a claim: rule 9.
func TestCopiesNeverRaise(t *testing.T) {
	p := pack.Default()
	files, _ := filepath.Glob("testdata/cases/*.txt")
	compared := 0
	for _, f := range files {
		c := readCase(t, f)
		before := holding(linkCase(c.docs, p, Options{}), c.docs)
		for _, d := range c.docs {
			more := copyOf(d, "zcopy", d.Published.To+2)
			after := holding(linkCase(append(slices.Clone(c.docs), more), p, Options{}), c.docs)
			for key, old := range before {
				now := after[key]
				if now == nil {
					continue // the copy moved the weights of words; the claim is cut otherwise
				}
				compared++
				if now.Roots.Min > old.Roots.Min || now.Roots.Max > old.Roots.Max {
					t.Errorf("%s: a copy of %s raises the roots of %v from %d/%d to %d/%d", c.name, d.ID, key,
						old.Roots.Min, old.Roots.Max, now.Roots.Min, now.Roots.Max)
				}
			}
		}
	}
	if compared < 60 {
		t.Fatalf("only %d claims compared", compared)
	}
}

// TestWireArrivesLater: two papers print an agency's unnamed source, each as its
// own; when the agency's report comes in last, though it was published first, the
// counts of today and of the days past can only fall.
func TestWireArrivesLater(t *testing.T) {
	const report = "The inspectors who went down to the second level of the mine at Harn found no pump running and no lamp lit. " +
		"{?senior-inspector anonymous assert: the pumps in the mine at Harn had been sold in the spring to pay for the new road}, a senior inspector said. " +
		"Nobody at the company would take a call that evening, and the gate to the yard stayed shut until the rain began."
	papers := []*secondsource.Doc{
		markedDoc(t, "a 2024-03-03 Valley Times", report),
		markedDoc(t, "b 2024-03-05 Harn Courier", "Officials spoke out. {?mine-official anonymous assert: the pumps in the mine at Harn were sold in spring to pay for a road}, an official said."),
	}
	wire := markedDoc(t, "w 2024-03-02 Nordic Wire", report)
	p := pack.Default()
	early := claimOf(linkCase(papers, p, Options{}), "a1")
	led := linkCase(append(papers, wire), p, Options{})
	late := claimOf(led, "a1")
	if early == nil || late == nil || !slices.Contains(late.Statements, "w1") {
		t.Fatal("the claim is lost:\n" + describe(led))
	}
	if len(led.Copies) != 1 || led.Copies[0].Source != "w" || led.Copies[0].Copy != "a" {
		t.Errorf("copies %+v", led.Copies)
	}
	for day := secondsource.Day(wire.Published.To); day < wire.Published.To+6; day++ {
		if a, b := boundsOn(early, day), boundsOn(late, day); day > wire.Published.To && (b.Min > a.Min || b.Max > a.Max) {
			t.Errorf("on day %v the bounds rose from %d/%d to %d/%d", day, a.Min, a.Max, b.Min, b.Max)
		}
	}
	if late.Roots.Min > early.Roots.Min || late.Roots.Max > early.Roots.Max {
		t.Errorf("%d/%d became %d/%d", early.Roots.Min, early.Roots.Max, late.Roots.Min, late.Roots.Max)
	}
}

// boundsOn are the bounds for readers on a day.
func boundsOn(c *secondsource.Claim, day secondsource.Day) secondsource.BoundAt {
	for _, b := range c.Roots.Timeline {
		if b.Until == 0 || day <= b.Until {
			return b
		}
	}
	return secondsource.BoundAt{}
}
