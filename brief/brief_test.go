package brief

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"secondsource"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares output with a committed file; -update rewrites it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; see the difference with: go test ./brief -update && git diff brief/testdata\ngot:\n%s", name, got)
	}
}

type renderer func(io.Writer, *secondsource.Ledger, Options) error

func told(t *testing.T, r renderer, led *secondsource.Ledger, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := r(&b, led, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFixtureHolds(t *testing.T) {
	for _, f := range secondsource.CheckLedger(fixture(t)) {
		t.Errorf("%s: %s: %s", f.Where, f.Rule, f.Detail)
	}
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name string
		r    renderer
		o    Options
	}{
		{"brief.txt", Text, Options{}},
		{"brief-full.txt", Text, Options{Full: true}},
		{"brief-narrow-color.txt", Text, Options{Width: 60, Color: true}},
		{"brief.json", JSON, Options{}},
		{"brief.md", Markdown, Options{}},
		{"brief.html", HTML, Options{}},
	} {
		t.Run(c.name, func(t *testing.T) { golden(t, c.name, []byte(told(t, c.r, fixture(t), c.o))) })
	}
}

func TestTextKeepsItsWidth(t *testing.T) {
	for _, width := range []int{60, 72, 80, 100} {
		for i, l := range strings.Split(told(t, Text, fixture(t), Options{Width: width, Full: true}), "\n") {
			if columns(l) > width {
				t.Errorf("width %d: line %d has %d columns: %s", width, i+1, columns(l), l)
			}
		}
	}
}
