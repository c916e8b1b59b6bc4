package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDatesCommand(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.txt")
	text := "Ardvale bridge is closed\n\nARDVALE, March 14, 2019 (Harbour Press) - The Bridge Board of Ardvale closed the old bridge on Tuesday, two weeks after a crack was seen in a pillar, its spokeswoman Vilma Okoro said.\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	if s := run([]string{"dates", file}, &world{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }}); s != exitOK {
		t.Fatalf("status %d: %s", s, errs.String())
	}
	for _, want := range []string{"published 2019-03-14: stated", "2019-03-12", "looking back", "P2W"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

func TestScoreDatesCommand(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.tml")
	tml := `<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2019-03-14" functionInDocument="CREATION_TIME">March 14</TIMEX3></DCT>
<TEXT>The board closed the bridge on <TIMEX3 tid="t1" type="DATE" value="2019-03-12">Tuesday</TIMEX3> for <TIMEX3 tid="t2" type="DURATION" value="P2W">two weeks</TIMEX3>. It met in <TIMEX3 tid="t3" type="DATE" value="XXXX">the old days</TIMEX3>.</TEXT></TimeML>`
	if err := os.WriteFile(file, []byte(tml), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	if s := run([]string{"score", "dates", "--misses", file}, &world{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }}); s != exitOK {
		t.Fatalf("status %d: %s", s, errs.String())
	}
	for _, want := range []string{"3 expressions, 2 found", "DATE value right of all gold 50.0 (1 of 2)", `"the old days"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if s := run([]string{"score", "dates", t.TempDir()}, &world{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }}); s != exitUsage {
		t.Errorf("a folder without gold: status %d", s)
	}
}

// TestScoreLinks reads which event lies in which time, and what became of it: the
// bridge closed on Tuesday, the repair is not dated, the vote is put to Monday alone.
func TestScoreLinks(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.tml")
	tml := `<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2019-03-14" functionInDocument="CREATION_TIME">March 14</TIMEX3></DCT>
<TEXT>The board <EVENT eid="e1">closed</EVENT> the bridge on <TIMEX3 tid="t1" type="DATE" value="2019-03-12">Tuesday</TIMEX3>. It <EVENT eid="e2">voted</EVENT> on <TIMEX3 tid="t2" type="DATE" value="2019-03-10">Monday</TIMEX3>. It <EVENT eid="e3">might</EVENT> rain. It will <EVENT eid="e4">open</EVENT> the gate.</TEXT>
<MAKEINSTANCE eventID="e1" eiid="ei1" /><MAKEINSTANCE eventID="e2" eiid="ei2" /><MAKEINSTANCE eventID="e3" eiid="ei3" /><MAKEINSTANCE eventID="e4" eiid="ei4" />
<TLINK lid="l1" relType="INCLUDES" timeID="t1" relatedToEventInstance="ei1" /><TLINK lid="l2" relType="IS_INCLUDED" eventInstanceID="ei2" relatedToTime="t2" />
<TLINK lid="l3" relType="IS_INCLUDED" eventInstanceID="ei3" relatedToTime="t2" /><TLINK lid="l4" relType="AFTER" eventInstanceID="ei4" relatedToTime="t0" />
<TLINK lid="l5" relType="AFTER" eventInstanceID="ei1" relatedToTime="t0" /></TimeML>`
	if err := os.WriteFile(file, []byte(tml), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	if s := run([]string{"score", "dates", file}, &world{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }}); s != exitOK {
		t.Fatalf("status %d: %s", s, errs.String())
	}
	for _, want := range []string{"dated inside it 33.3 (1 of 3), by a wider span 0, by an open one 0, not dated 1, wrongly 1", "on the right side 50.0 (1 of 2), not dated 0"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

// printed is what the command dates prints of one text.
func printed(t *testing.T, text string, flags ...string) string {
	t.Helper()
	path := file(t, t.TempDir(), "a.txt", text)
	var out, errs strings.Builder
	if s := run(append(append([]string{"dates"}, flags...), path), &world{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }}); s != exitOK {
		t.Fatalf("status %d: %s", s, errs.String())
	}
	return out.String()
}

// TestDatedByPublicEvent: a page without a date names a summit and its place; the
// pack's days decide, and the assumption is told.
func TestDatedByPublicEvent(t *testing.T) {
	out := printed(t, "Bridge to open\n\nThe bridge at Skellen will open next week, when NATO leaders meet in Washington, the minister said on Thursday.\n")
	for _, want := range []string{"2024-07-0", "assumed", "NATO summit was on 2024-07-09 to 2024-07-11"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if out := printed(t, "Bridge to open\n\nThe bridge at Skellen will open next week, the minister said on Thursday.\n"); !strings.Contains(out, "published unknown") {
		t.Errorf("a date out of nothing:\n%s", out)
	}
}

// TestOddDates: what is no day is none, and what contradicts itself is told.
func TestOddDates(t *testing.T) {
	out := printed(t, "PORT ELLERY, Friday, June 10, 2021 (Gannet News) - The ferry struck a rock on Friday, June 3, the company said yesterday, Tuesday.\n\n"+
		"It sailed on 31 February 2021, in the year 0 and on 13/13/2021; bus 2019, not two thousand of "+strings.Repeat("7", 200)+" crates, came in 12021. It left in 1066, on 12/13/14 and three Fridays ago. It opens every other Sunday.\n")
	for _, want := range []string{`"Friday, June 10, 2021" is a Thursday`, `"Friday, June 3" is a Thursday`, `"yesterday" is not "Tuesday"`, "2021-06-03", "2014-12-13", "the only order that is a day", "1066-01-01..1066-12-31", "2021-05-21", "XXXX-WXX-7"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	for _, no := range []string{"2022-06-03", "2021-02", "2021-03", "2019", "2000-", "12021", "0000", "2021-13"} {
		if strings.Contains(out, no) {
			t.Errorf("%q in\n%s", no, out)
		}
	}
}
