package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestStandardInput(t *testing.T) {
	o := call(t, article, "brief", "-")
	if o.status != 0 || !strings.Contains(o.out, "[stdin") {
		t.Errorf("status %d: %s%s", o.status, o.err, o.out)
	}
}

// TestExample runs the commands over the example story: it holds, it fits, and the
// order in which files are named does not matter.
func TestExample(t *testing.T) {
	const story = "../../examples/burgas"
	if out := succeed(t, "check", story); !strings.Contains(out, "10 documents") {
		t.Errorf("check says %q", out)
	}
	text := succeed(t, "brief", story)
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) > 174 {
		t.Errorf("the brief of ten documents takes %d lines, want 174 at most", len(lines))
	}
	files, err := filepath.Glob(story + "/*.txt")
	if err != nil || len(files) != 10 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	forward := succeed(t, append([]string{"brief", "--format", "json"}, files...)...)
	for i, j := 0, len(files)-1; i < j; i, j = i+1, j-1 {
		files[i], files[j] = files[j], files[i]
	}
	if backward := succeed(t, append([]string{"brief", "--format", "json"}, files...)...); backward != forward {
		t.Error("the order of the files changes the ledger")
	}
}

// TestAsOf: what came later is not told, what cannot be dated is named as skipped,
// and a day before everything says that there is nothing.
func TestAsOf(t *testing.T) {
	early := succeed(t, "brief", "--as-of", "2025-03-03", "testdata/records.jsonl")
	if strings.Contains(early, "Meridian") || !strings.Contains(early, "1 document") {
		t.Errorf("as of 3 March:\n%s", early)
	}
	if out := succeed(t, "brief", "--as-of", "2001-01-01", "testdata/records.jsonl"); !strings.Contains(out, "No document") {
		t.Errorf("as of 2001:\n%s", out)
	}
	undated := file(t, t.TempDir(), "undated.txt", article)
	if out := succeed(t, "brief", "--as-of", "2025-03-03", undated); !strings.Contains(out, "undated.txt") || !strings.Contains(out, "--published") {
		t.Errorf("an undated article:\n%s", out)
	}
}

func TestFormatsByName(t *testing.T) {
	dir := t.TempDir()
	for name, begins := range map[string]string{"x.html": "<!doctype html>", "x.md": "# ", "x.json": "{\n\"version\": 1", "x.txt": ""} {
		path := filepath.Join(dir, name)
		if out := succeed(t, "brief", "-o", path, "testdata/records.jsonl"); out != "" {
			t.Errorf("%s: it prints %q too", name, out)
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(got), begins) || len(got) == 0 {
			t.Errorf("%s begins with %.40q", name, got)
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, ".secondsource-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestSaveIsWhole: a failure on the way leaves the old file as it was.
func TestSaveIsWhole(t *testing.T) {
	dir := t.TempDir()
	path := file(t, dir, "x.html", "old")
	w := &world{out: io.Discard}
	broken := errors.New("broken")
	err := w.save(path, func(out io.Writer) error {
		io.WriteString(out, "half")
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("the file holds %q", got)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".secondsource-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if err := w.save(os.DevNull, func(io.Writer) error { return nil }); err != nil {
		t.Errorf("to a device: %v", err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("the device was replaced: %v", err)
	}
}

func TestColor(t *testing.T) {
	env := func(pairs ...string) func(string) string {
		return func(k string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == k {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	tty := screen{terminal: true, columns: 90}
	for _, c := range []struct {
		what   string
		choice string
		screen screen
		env    func(string) string
		toFile bool
		want   bool
	}{
		{"terminal", "auto", tty, env("TERM", "xterm"), false, true},
		{"pipe", "auto", screen{}, env("TERM", "xterm"), false, false},
		{"file", "auto", tty, env("TERM", "xterm"), true, false},
		{"NO_COLOR", "auto", tty, env("NO_COLOR", "1", "TERM", "xterm"), false, false},
		{"dumb", "auto", tty, env("TERM", "dumb"), false, false},
		{"always", "always", screen{}, env("NO_COLOR", "1"), false, true},
		{"never", "never", tty, env("TERM", "xterm"), false, false},
	} {
		w := &world{getenv: c.env, screen: c.screen}
		if got := w.colored(c.choice, c.toFile); got != c.want {
			t.Errorf("%s: colour %v, want %v", c.what, got, c.want)
		}
	}
	if out := succeed(t, "brief", "--color", "always", "testdata/records.jsonl"); !strings.Contains(out, "\x1b[1m") {
		t.Error("--color always gives no colour")
	}
}

// TestWidth: the brief is as wide as the terminal, between 60 and 100 columns.
func TestWidth(t *testing.T) {
	longest := func(columns int) int {
		var out bytes.Buffer
		w := &world{out: &out, err: io.Discard, getenv: func(string) string { return "" }, screen: screen{terminal: true, columns: columns}}
		if status := run([]string{"brief", "--color", "never", "testdata/records.jsonl"}, w); status != 0 {
			t.Fatalf("status %d", status)
		}
		n := 0
		for _, l := range strings.Split(out.String(), "\n") {
			n = max(n, len([]rune(l)))
		}
		return n
	}
	for columns, want := range map[int][2]int{40: {55, 60}, 72: {66, 72}, 0: {70, 80}, 300: {86, 100}} {
		if n := longest(columns); n < want[0] || n > want[1] {
			t.Errorf("on %d columns the longest line has %d, want %v", columns, n, want)
		}
	}
}

func TestNarrowing(t *testing.T) {
	if out := succeed(t, "brief", "--claim", "2", "testdata/records.jsonl"); !strings.Contains(out, "\n2.  ") || strings.Contains(out, "\n1.  ") {
		t.Errorf("claim 2 has another number:\n%s", out)
	}
	for _, args := range [][]string{{"--claim", "1"}, {"--claim", "drones Libya"}, {"--actor", "nordlast"}, {"--doc", "wire-2"}, {"--full"}} {
		out := succeed(t, append(append([]string{"brief"}, args...), "testdata/records.jsonl")...)
		if !strings.Contains(out, "CLAIMS") {
			t.Errorf("%v:\n%s", args, out)
		}
	}
}

// TestSeveralStories gives an index, and opens one.
func TestSeveralStories(t *testing.T) {
	const other = `The Peruvian fisheries ministry said on Tuesday that the anchovy season off Chimbote would open two weeks late.
Trawler owners' association head Rosa Quispe denied that her members had landed undersized fish. "We throw them back," she said.
The ministry's research institute warned that stocks had fallen by a third.
`
	dir := t.TempDir()
	file(t, dir, "a.txt", article)
	file(t, dir, "b.txt", other)
	out := succeed(t, "brief", dir)
	if !strings.Contains(out, "--story") || !strings.Contains(out, "STORIES") {
		t.Fatalf("no index of stories:\n%s", out)
	}
	about := 0
	for _, n := range []string{"1", "2"} {
		one := succeed(t, "brief", "--story", n, dir)
		ships, fish := strings.Contains(one, "Libya"), strings.Contains(one, "Chimbote")
		if ships == fish || !strings.Contains(one, "CLAIMS") {
			t.Errorf("story %s holds ships %v, fish %v:\n%s", n, ships, fish, one)
		}
		about += btoi(ships)
	}
	if about != 1 {
		t.Error("both numbers open one story")
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestHelpAndVersion(t *testing.T) {
	for _, args := range [][]string{{}, {"--help"}, {"brief", "--help"}, {"annotate", "--help"}, {"check", "--help"}} {
		if out := succeed(t, args...); !strings.Contains(out, "Examples") && !strings.Contains(out, "Example:") {
			t.Errorf("%v teaches nothing by example:\n%s", args, out)
		}
	}
	if flag, command := succeed(t, "--version"), succeed(t, "version"); flag != command || !strings.HasPrefix(flag, "secondsource ") {
		t.Errorf("versions %q and %q", flag, command)
	}
}
