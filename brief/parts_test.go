package brief

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"secondsource"
)

func TestLabels(t *testing.T) {
	for _, c := range []struct{ paths, want string }{
		{"a/000_fbb7dd.txt a/001_2bf82b.txt", "000 001"},
		{"harbour-post.txt meridian.html", "harbour meridian"},
		{"crates-one-long.txt crates-two-long.txt", "crates-one crates-two"},
		{"a/report.txt b/report.txt", "report report~2"},
		{"story.txt story-2.txt", "story story-2"},
		{"-", "stdin"},
		{`C:\press\wire.txt`, "wire"},
		{"averyveryverylongnamewithoutanybreakinit.txt", "averyveryverylongn"},
		{"<b>.txt \u202ex.txt", "b x"},
	} {
		var docs []*secondsource.Document
		for i, p := range strings.Fields(c.paths) {
			docs = append(docs, &secondsource.Document{ID: fmt.Sprint("d", i), Path: p})
		}
		got := labels(docs)
		var l []string
		for _, d := range docs {
			l = append(l, got[d.ID])
		}
		if s := strings.Join(l, " "); s != c.want {
			t.Errorf("%s: labels %q, want %q", c.paths, s, c.want)
		}
	}
}

func TestDays(t *testing.T) {
	for _, c := range []struct{ from, to, want, short string }{
		{"", "", "undated", "undated"},
		{"2023-08-30", "2023-08-30", "Wed 30 Aug 2023", "Wed 30 Aug"},
		{"2023-08-30", "2023-08-31", "30–31 Aug 2023", "30–31 Aug"},
		{"2023-08-30", "2023-09-02", "30 Aug – 2 Sep 2023", "30 Aug – 2 Sep"},
		{"2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024", "30 Dec 2023 – 2 Jan 2024"},
		{"2023-08-01", "2023-08-31", "Aug 2023", "Aug"},
		{"2024-02-01", "2024-02-29", "Feb 2024", "Feb 2024"},
		{"2023-10-01", "2023-12-31", "Oct–Dec 2023", "Oct–Dec"},
		{"2022-01-01", "2022-12-31", "2022", "2022"},
		{"1980-01-01", "1989-12-31", "1980–1989", "1980–1989"},
		{"", "2023-09-06", "by Wed 6 Sep 2023", "by Wed 6 Sep"},
		{"2023-09-06", "", "from Wed 6 Sep 2023", "from Wed 6 Sep"},
	} {
		i := between(c.from, c.to)
		if got := (calendar{}).days(i); got != c.want {
			t.Errorf("%s/%s is %q, want %q", c.from, c.to, got, c.want)
		}
		if got := (calendar{2023}).days(i); got != c.short {
			t.Errorf("%s/%s in 2023 is %q, want %q", c.from, c.to, got, c.short)
		}
	}
}

// TestNarrow holds that every part of a ledger is a ledger that holds, and keeps
// what was asked for.
func TestNarrow(t *testing.T) {
	for _, c := range []struct {
		s            Selection
		claims, docs int
	}{
		{Selection{}, 5, 3},
		{Selection{Story: "s1"}, 5, 3},
		{Selection{Story: "libya"}, 5, 3},
		{Selection{Claim: "1"}, 1, 3},
		{Selection{Claim: "c3"}, 1, 1},
		{Selection{Claim: "publish papers"}, 1, 1},
		{Selection{Actor: "nordlast"}, 2, 3},
		{Selection{Actor: "Maret Tamm"}, 1, 3},
		{Selection{Doc: "lagoon"}, 3, 3},
		{Selection{Doc: "meridian.txt"}, 3, 3},
		{Selection{Doc: "press/meridian.txt", Claim: "c4"}, 1, 1},
	} {
		led, err := Narrow(fixture(t), c.s)
		if err != nil {
			t.Errorf("%+v: %v", c.s, err)
			continue
		}
		if len(led.Claims) != c.claims || len(led.Documents) != c.docs {
			t.Errorf("%+v keeps %d claims of %d documents, want %d of %d", c.s, len(led.Claims), len(led.Documents), c.claims, c.docs)
		}
		for _, f := range append(secondsource.CheckLedger(led), Check(led)...) {
			t.Errorf("%+v: %s: %s", c.s, f.Rule, f.Detail)
		}
	}
}

func TestNarrowTellsWhatThereIs(t *testing.T) {
	for _, c := range []struct {
		s    Selection
		says string
	}{
		{Selection{Story: "weather"}, "drones for Libya"},
		{Selection{Claim: "submarines"}, "marked as pumps"},
		{Selection{Actor: "Napoleon"}, "Juhan Rebane (Nordlast)"},
		{Selection{Doc: "x.txt"}, "press/lagoon.txt"},
	} {
		_, err := Narrow(fixture(t), c.s)
		if !errors.Is(err, secondsource.ErrNotFound) || !strings.Contains(fmt.Sprint(err), c.says) {
			t.Errorf("%+v: %v, want it to name %q", c.s, err, c.says)
		}
	}
}

// TestNarrowLeavesTheLedger holds that narrowing changes nothing in the whole.
func TestNarrowLeavesTheLedger(t *testing.T) {
	led := fixture(t)
	before := told(t, JSON, led, Options{})
	for _, s := range []Selection{{Claim: "1"}, {Actor: "nordlast"}, {Doc: "lagoon"}} {
		if _, err := Narrow(led, s); err != nil {
			t.Fatal(err)
		}
	}
	if told(t, JSON, led, Options{}) != before {
		t.Error("narrowing changes the ledger")
	}
}

// TestDirectory: several stories give an index that says how to open each.
func TestDirectory(t *testing.T) {
	led := fixture(t)
	led.Stories = []secondsource.Story{
		{ID: "s1", Title: "drones", Documents: []string{"da", "db"}},
		{ID: "s2", Title: "papers", Documents: []string{"dc"}}}
	led.Documents[2].Story = "s2"
	for name, r := range renderings() {
		out := told(t, r, led, Options{Hint: "secondsource brief press"})
		if name == "json" {
			continue
		}
		for _, want := range []string{"2 stories", "Drones", "Papers", "--story s2", "Contested most"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %q in the index", name, want)
			}
		}
		if strings.Contains(out, "Timeline") {
			t.Errorf("%s: the index tells a story", name)
		}
	}
}

// TestCheckFinds makes sure that the check of the brief can fail.
func TestCheckFinds(t *testing.T) {
	led := fixture(t)
	x := newIndex(led)
	c := checker{x: x, ids: map[string]bool{}}
	good := x.quote("da", led.Statements[0].Content.Spans, 1000)
	if len(good) != 1 {
		t.Fatalf("%d runs", len(good))
	}
	bad := good[0]
	bad.text = strings.Replace(bad.text, "twelve", "twenty", 1)
	c.lines(good, line{bad}, line{say("write to a@b.example")}, line{{style: source, at: []place{{doc: "nowhere"}}}})
	var rules []string
	for _, f := range c.faults {
		rules = append(rules, f.Rule)
	}
	if want := []string{"quoted words equal their span", "no address is printed", "a citation names a document"}; !slices.Equal(rules, want) {
		t.Errorf("faults %q, want %q", rules, want)
	}
	if f := Check(led); len(f) > 0 {
		t.Errorf("the fixture does not hold: %v", f)
	}
}

// TestClip: words are cut between words, and never inside a rune.
func TestClip(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"one two three", 100, "one two three"},
		{"one two three", 9, "one two"},
		{"one, two, three", 10, "one, two"},
		{"unbreakable", 4, "unbr"},
		{"Überüberüber", 3, "Übe"},
		{"zwei “Worte” hier", 13, "zwei “Worte”"},
	} {
		if got := c.in[:clip(c.in, c.n)]; got != c.want {
			t.Errorf("clip(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

// TestBudget: a story of many claims stays within its lines.
func TestBudget(t *testing.T) {
	led := fixture(t)
	for i := range 200 {
		c := *led.Claims[i%5]
		c.ID = fmt.Sprint("x", i)
		led.Claims = append(led.Claims, &c)
	}
	for range 100 {
		led.Differences = append(led.Differences, led.Differences[0])
		led.Unread = append(led.Unread, led.Unread[0])
		led.Copies = append(led.Copies, led.Copies[0])
	}
	if n := strings.Count(told(t, Text, led, Options{}), "\n"); n > budget(3) {
		t.Errorf("%d lines, want %d at most:\n%s", n, budget(3), told(t, Text, led, Options{}))
	}
	full := told(t, Text, led, Options{Full: true})
	if !strings.Contains(full, "205.") || strings.Contains(full, "--full)") {
		t.Error("--full leaves something out")
	}
}

// TestDenialsAreNotTurnedRound: nowhere does the brief put what somebody denies
// into his mouth.
func TestDenialsAreNotTurnedRound(t *testing.T) {
	led := fixture(t)
	led.Responses = nil // even where linking did not see that it answers something
	led.Claims[0].Responses = nil
	led.Claims = append(led.Claims, &secondsource.Claim{ID: "c9", Gist: "that it had carried drones to Libya", Kind: secondsource.Evidence,
		Statements: []string{"b1"}, Utterances: []string{"u2"}, Documents: []string{"db"}})
	for _, o := range []Options{{}, {Full: true}} {
		out := told(t, Text, led, o)
		for _, l := range strings.Split(out, "\n") {
			if strings.Contains(l, "Nordlast: that it had") || strings.Contains(l, "Nordlast: it had") || strings.Contains(l, "says    Nordlast") {
				t.Errorf("a denial turned round: %s", l)
			}
		}
		if !strings.Contains(strings.Join(strings.Fields(out), " "), "denies Nordlast, Tue 4 Mar") {
			t.Errorf("the denial is missing:\n%s", out)
		}
	}
}

// TestDeed: the act stands in the claim's line, and a denial never "says".
func TestDeed(t *testing.T) {
	entry := func(a secondsource.Act, m secondsource.Mode) *secondsource.Entry {
		return &secondsource.Entry{Statement: &secondsource.Statement{Act: a, Mode: m}}
	}
	const direct, indirect = secondsource.Direct, secondsource.Indirect
	said, denied := entry(secondsource.Deny, indirect), entry(secondsource.Deny, indirect)
	said.Cue, denied.Cue = &secondsource.Words{Text: "has said that"}, &secondsource.Words{Text: "denied"}
	for _, c := range []struct {
		entries []*secondsource.Entry
		want    string
	}{
		{[]*secondsource.Entry{entry(secondsource.Assert, indirect)}, "says"},
		{[]*secondsource.Entry{entry(secondsource.Accuse, direct)}, "accuses"},
		{[]*secondsource.Entry{entry(secondsource.Urge, direct), entry(secondsource.Urge, indirect)}, "urges"},
		{[]*secondsource.Entry{entry(secondsource.Warn, indirect), entry(secondsource.Predict, indirect)}, "says"},
		{[]*secondsource.Entry{entry(secondsource.Deny, indirect)}, "denies"},
		{[]*secondsource.Entry{entry(secondsource.Deny, direct)}, "answers"},
		{[]*secondsource.Entry{said}, "answers"}, // said that he had no knowledge: these words are not what he denies
		{[]*secondsource.Entry{denied}, "denies"},
		{[]*secondsource.Entry{entry(secondsource.Deny, indirect), entry(secondsource.Assert, indirect)}, "answers"},
	} {
		if got := deed(c.entries); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.entries[0].Act, c.entries[0].Mode, got, c.want)
		}
	}
}

// TestOneCardForOneGist: claims of the same words stand open once in the page.
func TestOneCardForOneGist(t *testing.T) {
	led := fixture(t)
	again := *led.Claims[0]
	again.ID = "again"
	led.Claims = append(led.Claims, &again)
	if out := told(t, HTML, led, Options{}); !strings.Contains(out, "<summary>1 more claim</summary>") {
		t.Error("two cards of one gist stand open")
	}
}

func TestFurther(t *testing.T) {
	for what, want := range map[string]string{"quotations": "1 more quotation", "stories": "1 more story", "copies": "1 more copy", "responses": "1 more response"} {
		if got := further(1, what); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
