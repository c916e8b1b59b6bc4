package extract

import (
	"fmt"
	"strings"
	"testing"

	"secondsource"
)

// rulesDay is the day on which the examples of dates.rules are read.
var rulesDay = secondsource.DayOf(2023, 9, 6)

func findDates(text string, pub secondsource.Day) []secondsource.Date {
	d := &secondsource.Doc{Text: text}
	dates(d)
	secondsource.ResolveDates(d, secondsource.Published{Interval: secondsource.Interval{From: pub, To: pub}})
	return d.Dates
}

func TestDateRuleExamples(t *testing.T) {
	rules := compiledDates()
	if len(rules.rules) < 40 {
		t.Fatalf("only %d rules", len(rules.rules))
	}
	seen := map[string]bool{}
	for _, r := range rules.rules {
		if seen[r.name] {
			continue
		}
		seen[r.name] = true
		for _, y := range r.yes {
			want := y.text[strings.Index(y.text, "[")+1 : strings.Index(y.text, "]")]
			text := strings.NewReplacer("[", "", "]", "").Replace(y.text)
			ok := false
			var got []string
			for _, x := range findDates(text, rulesDay) {
				got = append(got, fmt.Sprintf("%q %s", x.Text, x.Value))
				ok = ok || x.Text == want && x.Value == y.value
			}
			if !ok {
				t.Errorf("rule %s: %s: want %q %s, got %v", r.name, y.text, want, y.value, got)
			}
		}
		for _, n := range r.no {
			f := dateFinder{scanner: dateScanner{rules: rules}}
			f.read(&secondsource.Doc{Text: n})
			for _, x := range f.found {
				if m, ok := f.scanner.best(x.first); ok && m.rule.name == r.name {
					t.Errorf("rule %s takes %q of %q", r.name, x.span.Of(n), n)
				}
			}
		}
	}
}
