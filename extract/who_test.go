package extract

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"secondsource"
	"secondsource/annotate"
	"secondsource/pack"
)

var update = flag.Bool("update", false, "rewrite docs/scores-actors.txt")

// whoCase is one text of testdata/who.txt or said.txt with its expectations.
type whoCase struct {
	group, intent, text string
	asks                []string
	line                int
}

// casesOf reads a file of cases.
func casesOf(t *testing.T, path string) []whoCase {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []whoCase
	for n, line := range strings.Split(string(raw), "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "= "):
			group, intent, _ := strings.Cut(line[2:], ": ")
			out = append(out, whoCase{group: group, intent: intent, line: n + 1})
		case len(out) == 0:
		case strings.HasPrefix(line, "> "):
			out[len(out)-1].asks = append(out[len(out)-1].asks, line[2:])
		default:
			out[len(out)-1].text += line + "\n"
		}
	}
	return out
}

// TestWhoSpeaks reads the invented sentences and holds the score. Every miss is
// printed; the floor is what has been reached.
func TestWhoSpeaks(t *testing.T) {
	p := pack.Default()
	steps := append(annotate.Steps(p), Steps(p)...)
	right, all := map[string]int{}, map[string]int{}
	sentences := 0
	for _, c := range casesOf(t, "testdata/who.txt") {
		d := &secondsource.Doc{ID: "d", Text: strings.TrimSpace(c.text)}
		for _, s := range steps {
			s.Run(d)
		}
		sentences += len(d.Sentences)
		for _, ask := range c.asks {
			all[c.group]++
			if got, ok := answer(d, ask); ok {
				right[c.group]++
			} else {
				t.Logf("line %d (%s: %s): %s\n\tgot %s", c.line, c.group, c.intent, ask, got)
			}
		}
	}
	sum, of := 0, 0
	var report strings.Builder
	for _, g := range slices.Sorted(keys(all)) {
		fmt.Fprintf(&report, "%-21s %3d of %3d\n", g, right[g], all[g])
		sum, of = sum+right[g], of+all[g]
	}
	fmt.Fprintf(&report, "%-21s %3d of %3d  %.1f %%  (%d sentences)\n", "all", sum, of, 100*float64(sum)/float64(of), sentences)
	t.Log("\n" + report.String())
	if sentences < 120 {
		t.Errorf("%d sentences, want at least 120", sentences)
	}
	if float64(sum) < 0.96*float64(of) {
		t.Errorf("%d of %d right, want at least 96 %%", sum, of)
	}
	checkScores(t, report.String())
}

// checkScores holds its own section of docs/scores-actors.txt to what was measured.
func checkScores(t *testing.T, report string) {
	t.Helper()
	const path = "../docs/scores-actors.txt"
	const head = "## go test ./extract -run TestWhoSpeaks -update\n"
	have, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(have), head)
	if !ok {
		t.Fatalf("%s has no section %q", path, head)
	}
	_, after, more := strings.Cut(rest, "\n## ")
	if more {
		after = "\n## " + after
	}
	want := before + head + report + after
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(have) != want {
		t.Errorf("%s is stale; run: go test ./extract -run TestWhoSpeaks -update", path)
	}
}

func keys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// answer reports whether an expectation holds, and what was found instead.
func answer(d *secondsource.Doc, ask string) (string, bool) {
	for _, op := range []string{" == ", " != "} {
		if a, b, ok := strings.Cut(ask, op); ok {
			x, y := speakerFor(d, a), speakerFor(d, b)
			if op == " == " {
				return told(x) + " / " + told(y), x != nil && y != nil && x.ID == y.ID
			}
			return told(x) + " / " + told(y), x == nil || y == nil || x.ID != y.ID
		}
	}
	snippet, want, _ := strings.Cut(ask, " = ")
	sp := speakerFor(d, snippet)
	if want == "-" {
		return told(sp), sp == nil
	}
	if sp == nil {
		return told(sp), false
	}
	name, more, _ := strings.Cut(want, " | ")
	if !strings.Contains(strings.ToLower(sp.Name+" "+string(sp.Institution)), strings.ToLower(name)) {
		return told(sp), false
	}
	facts := strings.ToLower(strings.Join([]string{string(sp.Kind), string(sp.Institution), string(sp.Role), cmp.Or(sp.State, "stateless"), sp.Name}, " "))
	for _, m := range strings.Split(more, ", ") {
		if !strings.Contains(facts, strings.ToLower(m)) {
			return told(sp), false
		}
	}
	return told(sp), true
}

func told(sp *secondsource.Speaker) string {
	if sp == nil {
		return "nobody"
	}
	return fmt.Sprintf("%s (%s, %s, state %q, role %s)", sp.Name, sp.Kind, sp.Institution, sp.State, sp.Role)
}

// speakerFor is the speaker of the shortest accepted statement that holds a snippet.
func speakerFor(d *secondsource.Doc, snippet string) *secondsource.Speaker {
	var fit []*secondsource.Statement
	for _, s := range d.Statements {
		if s.Accepted && strings.Contains(s.Content.Text+",", strings.TrimSpace(snippet)) {
			fit = append(fit, s)
		}
	}
	if len(fit) == 0 {
		return nil
	}
	return slices.MinFunc(fit, func(a, b *secondsource.Statement) int { return cmp.Compare(len(a.Content.Text), len(b.Content.Text)) }).Speaker
}
