package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"secondsource"
	"secondsource/annotate"
	"secondsource/pack"
)

// saidFloor is the share of the expectations of testdata/said.txt that must hold;
// it only goes up.
const saidFloor = 0.97

// TestSaid reads the invented texts of testdata/said.txt. Every miss is printed.
// Expectations in the group "never" are about acts that must not be found: all of
// them must hold.
func TestSaid(t *testing.T) {
	p := pack.Default()
	steps := append(annotate.Steps(p), Steps(p)...)
	right, all := map[string]int{}, map[string]int{}
	for _, c := range casesOf(t, "testdata/said.txt") {
		d := &secondsource.Doc{ID: "d", Text: strings.TrimSpace(c.text)}
		for _, s := range steps {
			s.Run(d)
		}
		for _, ask := range c.asks {
			all[c.group]++
			if ok, err := holds(d, ask); err != nil {
				t.Fatalf("line %d: %v", c.line, err)
			} else if ok {
				right[c.group]++
				continue
			}
			t.Logf("line %d (%s: %s): %s\n%s", c.line, c.group, c.intent, ask, reading(d))
			if c.group == "never" && (ask == "none" || strings.HasPrefix(ask, "no ")) {
				t.Errorf("line %d: found what must never be found", c.line)
			}
		}
	}
	sum, of := 0, 0
	for _, g := range slices.Sorted(keys(all)) {
		t.Logf("%-14s %3d of %3d", g, right[g], all[g])
		sum, of = sum+right[g], of+all[g]
	}
	t.Logf("all %d of %d", sum, of)
	if float64(sum) < saidFloor*float64(of) {
		t.Errorf("%d of %d right, want at least %.0f %%", sum, of, 100*saidFloor)
	}
}

// holds reports whether an expectation is met: "unread=…", "none", "no field=…; …"
// or "field=…; …" of some accepted statement.
func holds(d *secondsource.Doc, ask string) (bool, error) {
	if part, ok := strings.CutPrefix(ask, "unread="); ok {
		return slices.ContainsFunc(d.Unread, func(u secondsource.Unread) bool { return strings.Contains(u.Text, part) }), nil
	}
	want, none := strings.CutPrefix(ask, "no ")
	if ask == "none" {
		want, none = "", true
	}
	var fields []string
	if want != "" {
		fields = strings.Split(want, "; ")
	}
	for _, s := range d.Statements {
		if !s.Accepted {
			continue
		}
		all := true
		for _, f := range fields {
			ok, err := fieldHolds(s, f)
			if err != nil {
				return false, err
			}
			all = all && ok
		}
		if all {
			return !none, nil
		}
	}
	return none, nil
}

// fieldHolds tests one "name=part" or "name==whole" on a statement; several values
// of a name are parted by "|", an absent one is "-".
func fieldHolds(s *secondsource.Statement, field string) (bool, error) {
	name, want, ok := strings.Cut(field, "=")
	value, known := saidFields(s)[name]
	if !ok || !known {
		return false, fmt.Errorf("unknown field in %q", field)
	}
	whole, exact := strings.CutPrefix(want, "=")
	for _, w := range strings.Split(whole, "|") {
		if w == value || !exact && w != "-" && strings.Contains(value, w) {
			return true, nil
		}
	}
	return false, nil
}

// saidFields are the fields of a statement that expectations name.
func saidFields(s *secondsource.Statement) map[string]string {
	words := func(w *secondsource.Words) string {
		if w == nil {
			return "-"
		}
		return w.Text
	}
	out := map[string]string{
		"act": string(s.Act), "mode": string(s.Mode), "polarity": string(s.Polarity), "source": words(s.Source),
		"cue": words(s.Cue), "content": words(s.Content), "to": cmp.Or(string(s.To), "-"), "venue": cmp.Or(string(s.Venue), "-"),
		"hedges": strings.Join(s.Hedges, ", "), "chain": strings.Join(s.Chain, " > "), "speaker": "-", "kind": "-", "unsaid": strconv.FormatBool(s.Unsaid),
	}
	if s.Speaker != nil {
		out["speaker"], out["kind"] = s.Speaker.Name, string(s.Speaker.Kind)
	}
	return out
}

// reading lists what was found, for a miss.
func reading(d *secondsource.Doc) string {
	var b strings.Builder
	for _, s := range d.Statements {
		f := saidFields(s)
		fmt.Fprintf(&b, "\t%v %.2f %s %s %s | %s | %s | %s | to %s at %s | %s (%s)\n", s.Accepted, s.Confidence, f["act"], f["mode"], f["polarity"],
			f["source"], f["cue"], f["content"], f["to"], f["venue"], f["chain"], s.By)
	}
	return b.String()
}
