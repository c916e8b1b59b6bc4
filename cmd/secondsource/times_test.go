package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"secondsource"
)

// told is what the tests of dates read from a ledger.
type told struct {
	Documents []struct {
		ID, Path  string
		Published secondsource.Published
	}
	Statements []struct {
		ID, Doc  string
		Accepted bool
		Content  secondsource.Words
		Said     *secondsource.When
		Happened *secondsource.When
	}
	Dates []struct {
		Doc, Text string
		secondsource.Interval
	}
	events    map[string]string // of every file: what the command dates prints
	Forecasts []struct {
		Statement, Outcome string
		Horizon            secondsource.Interval
	}
}

// TestTimes reads the small stories of testdata/times from the first byte to the
// ledger and holds the days that a person wrote beside them:
//
//	published FILE DAYS
//	said FILE DAYS words of the content
//	happened FILE DAYS words of the content
//	event FILE DAYS WAY word of a clause
//	date FILE DAYS words of the expression
//	forecast FILE words of the content: HORIZON outcome
//	noforecast FILE words of the content
//
// DAYS is a day, from/to, or ../to; the last means no lower bound.
func TestTimes(t *testing.T) {
	stories, _ := filepath.Glob("testdata/times/*.txt")
	if len(stories) < 3 {
		t.Fatalf("only %d stories", len(stories))
	}
	for _, path := range stories {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			led, wants := readTimes(t, path)
			for _, w := range wants {
				if got, ok := led.holds(w); !ok {
					t.Errorf("want %s\n got %s", w, got)
				}
			}
		})
	}
}

func readTimes(t *testing.T, path string) (*told, []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var wants, files []string
	for _, part := range strings.Split(string(data), "\n-- ")[1:] {
		name, body, _ := strings.Cut(part, " --\n")
		if head, rest, _ := strings.Cut(part, "\n"); head == "want" {
			wants = strings.Split(strings.TrimSpace(rest), "\n")
			continue
		} else if body == "" {
			name, body = head, rest
		}
		files = append(files, file(t, dir, name, body+"\n"))
	}
	if len(files) < 2 || len(wants) < 5 {
		t.Fatalf("%d articles, %d expectations", len(files), len(wants))
	}
	led := &told{}
	if err := json.Unmarshal(briefJSON(t, files), led); err != nil {
		t.Fatal(err)
	}
	led.events = map[string]string{}
	var out, errs strings.Builder
	if s := run(append([]string{"dates", "--events"}, files...), &world{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }}); s != exitOK {
		t.Fatal(errs.String())
	}
	for _, part := range strings.Split(out.String(), "\n\n") {
		path, rest, _ := strings.Cut(strings.TrimSpace(part), "\n")
		led.events[filepath.Base(path)] = rest
	}
	return led, wants
}

// holds reports whether an expectation is met, and what is the case.
func (l *told) holds(want string) (string, bool) {
	f := strings.SplitN(want, " ", 3)
	doc := ""
	for _, d := range l.Documents {
		if filepath.Base(d.Path) == f[1] {
			doc = d.ID
			if f[0] == "published" {
				return written(d.Published.Interval) + ": " + d.Published.Why, written(d.Published.Interval) == f[2]
			}
		}
	}
	if doc == "" {
		return "no document " + f[1], false
	}
	switch f[0] {
	case "said", "happened":
		day, words, _ := strings.Cut(f[2], " ")
		return l.said(doc, words, day, f[0] == "happened")
	case "event":
		w := strings.SplitN(f[2], " ", 3)
		return l.event(f[1], w[0], w[1], w[2])
	case "date":
		day, words, _ := strings.Cut(f[2], " ")
		got := "no such expression"
		for _, d := range l.Dates {
			if d.Doc == doc && d.Text == words {
				if got = written(d.Interval); got == day {
					return got, true
				}
			}
		}
		return got, false
	case "noforecast":
		got, found := l.forecast(doc, f[2], "")
		return got, !found && got == "no such forecast"
	case "forecast":
		words, rest, _ := strings.Cut(f[2], ": ")
		return l.forecast(doc, words, rest)
	}
	return "no such expectation", false
}

func (l *told) said(doc, words, day string, happened bool) (string, bool) {
	for _, s := range l.Statements {
		if s.Doc == doc && s.Accepted && strings.Contains(s.Content.Text, words) {
			w := s.Said
			if happened {
				w = s.Happened
			}
			if w == nil {
				return "on no day", false
			}
			return written(w.Interval) + " " + w.Basis, written(w.Interval) == day
		}
	}
	return "no such statement", false
}

// event looks for a word, its days and its way in what is printed of a file.
func (l *told) event(file, day, way, word string) (string, bool) {
	day = strings.Replace(strings.Replace(day, "../", "/", 1), "/", "..", 1)
	if day == ".." {
		day = "unknown"
	}
	got := "no such event"
	for _, line := range strings.Split(l.events[file], "\n") {
		_, line, _ := strings.Cut(strings.TrimSpace(line), "@")
		_, line, _ = strings.Cut(line, " ")
		rest, ok := strings.CutPrefix(strings.TrimSpace(line), word+" ")
		if f := strings.Fields(rest); ok && len(f) > 1 {
			if got = strings.Join(f, " "); f[0] == day && f[1] == way {
				return got, true
			}
		}
	}
	return got, false
}

func (l *told) forecast(doc, words, want string) (string, bool) {
	for _, s := range l.Statements {
		if s.Doc != doc || !strings.Contains(s.Content.Text, words) {
			continue
		}
		for _, f := range l.Forecasts {
			if f.Statement == s.ID {
				got := strings.TrimSpace(written(f.Horizon) + " " + f.Outcome)
				return got, got == want
			}
		}
	}
	return "no such forecast", false
}

// written gives an interval as in the expectations.
func written(i secondsource.Interval) string {
	if i.Single() {
		return i.From.String()
	}
	from := i.From.String()
	if i.From == 0 && i.To != 0 {
		from = ".."
	}
	if !i.Known() {
		return ".."
	}
	return from + "/" + i.To.String()
}
