package extract

import (
	"fmt"
	"math/rand/v2"
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

// Numbers that are no days, and texts made to break a reader of dates.
func TestHostileDates(t *testing.T) {
	for text, want := range map[string]string{
		"on 31 February 2023 he left":                "",
		"on February 30, 2023":                       "",
		"in year 0 and 0000-00-00":                   "",
		"12/13/14 and 13/13/2013":                    "2014-12-13", // no other order makes a day of it
		"5/6/2023 can be read two ways":              "",
		"the code " + strings.Repeat("7", 200):       "",
		"born on 5 May 1066":                         "1066-05-05",
		"on 30 February 1712 in Sweden":              "",
		"on 5 May 0 and 1 January 0000":              "",
		"on 5 May 12023 and 12023-05-05":             "",
		"in 12023 and 99999-12-31":                   "",
		"29 February 2023, 29 February 2024":         "2024-02-29",
		"$1998 and #2001, 2000% of 1995:30":          "",
		"lasted from 3.5.2.1 to 10.11.12.13":         "",
		"a Sun server, Mon, Wed, Jan Novak, Marches": "",
		"they may march and fall":                    "",
		"May 2023 be better":                         "2023-05",
	} {
		var got []string
		for _, x := range findDates(text, rulesDay) {
			if x.Type == "DATE" {
				got = append(got, x.Value)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%.60q: %q, want %q", text, got, want)
		}
	}
}

// A day before 1583 is one of another calendar: it says so, and is no day on which
// an article was published.
func TestBeforeTheCalendar(t *testing.T) {
	x := findDates("born on 5 May 1066", rulesDay)
	if len(x) != 1 || !strings.Contains(x[0].Why, "calendar of its time") {
		t.Fatalf("%+v", x)
	}
	head := "The Chronicle\n5 May 1066\n"
	d := &secondsource.Doc{Text: head, Zones: []secondsource.Zone{
		{Kind: secondsource.ZoneBoilerplate, Span: secondsource.Span{Start: 0, End: 13}, Paragraph: 1},
		{Kind: secondsource.ZoneDateline, Span: secondsource.Span{Start: 14, End: 24}, Paragraph: 2}}}
	if dates(d); d.Published.From != 0 {
		t.Errorf("published %v: %s", d.Published.From, d.Published.Why)
	}
}

// Whatever digits a text is full of, no expression means a day outside the years
// 1 to 9999, ends before it begins, or has a value without a year.
func TestTextsOfDigits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	parts := strings.Fields("0 1 7 12 13 29 30 31 32 99 100 1000 1582 1583 1999 2000 2024 9999 10000 / - . , : st th May February Friday the of in ' ( ) first 2nd Q3 late week ago years next")
	for range 600 {
		var b strings.Builder
		for range 3 + r.IntN(30) {
			b.WriteString(parts[r.IntN(len(parts))])
			b.WriteString([]string{"", " ", " ", "\n"}[r.IntN(4)])
		}
		for _, pub := range []secondsource.Day{1, rulesDay, 3652059} {
			for _, x := range findDates(b.String(), pub) {
				if x.From < 0 || x.To < 0 || x.From > 3652059 || x.To > 3652059 || x.From != 0 && x.To != 0 && x.To < x.From {
					t.Fatalf("%q in %q, read on %v: %d to %d", x.Text, b.String(), pub, x.From, x.To)
				}
			}
		}
	}
}

func FuzzDates(f *testing.F) {
	f.Add("On Tuesday, June 12, 2025, at 10 p.m., two weeks later")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, x := range findDates(text, rulesDay) {
			if x.Span.Start < last || x.Span.End <= x.Span.Start || x.Text != x.Span.Of(text) {
				t.Fatalf("span %v of %q after %d", x.Span, text, last)
			}
			last = x.Span.End
		}
	})
}
