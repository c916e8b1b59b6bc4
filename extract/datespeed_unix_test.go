//go:build unix

package extract

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"secondsource"
)

// Long texts of what may tempt a rule to look ahead come to an end: a step that
// is not linear would run into the deadline of the tests.
func TestDatesLong(t *testing.T) {
	for _, unit := range []string{"1 2 3/4-5. ", "the last ", "Monday, ", "a year earlier ", "twenty ", "0", "( ", "in May the 5 to 6 or 7 "} {
		findDates(strings.Repeat(unit, 1<<19/len(unit)), rulesDay)
	}
}

// BenchmarkDates measures the step of dates in words a second of processor time,
// which does not hang on what else the machine does; the text is read as one zone.
func BenchmarkDates(b *testing.B) {
	text := strings.Repeat("The White House said on Tuesday that talks had gone on since late March 2023, two weeks after the ministers met in Geneva, and that nothing would be decided before next Friday. The crates were moved under guard to a shed behind the customs house, where nobody but the clerk had a key. ", 200)
	words := len(strings.Fields(text))
	start := processorTime(b)
	for b.Loop() {
		dates(&secondsource.Doc{Text: text})
	}
	b.ReportMetric(float64(words)*float64(b.N)/(processorTime(b)-start).Seconds(), "words/cpu-s")
}

// processorTime is what this process has used so far.
func processorTime(t testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
