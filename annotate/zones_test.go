package annotate

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"secondsource"
)

var update = flag.Bool("update", false, "rewrite the expectations of the example files")

// zonesText lists the zones of a document as the examples show them.
func zonesText(d *secondsource.Doc) string {
	var b strings.Builder
	for _, z := range d.Zones {
		s := z.Span.Of(d.Text)
		if len(s) > 100 {
			s = s[:floorRune(s, 60)] + " … " + s[ceilRune(s, len(s)-30):]
		}
		fmt.Fprintf(&b, "%d %s %q\n", z.Paragraph, z.Kind, s)
	}
	return b.String()
}

// The examples: a sentence of intent, the article after "-- article --", the
// zones after "-- zones --".
func TestZoneExamples(t *testing.T) {
	files, err := filepath.Glob("testdata/zones/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no example files: %v", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		head, rest, ok := strings.Cut(string(b), "-- article --\n")
		article, want, ok2 := strings.Cut(rest, "-- zones --\n")
		if !ok || !ok2 || strings.TrimSpace(head) == "" {
			t.Errorf("%s: wants a sentence of intent, -- article -- and -- zones --", f)
			continue
		}
		d := &secondsource.Doc{Text: article}
		zones(d)
		checkZones(t, d)
		got := zonesText(d)
		if *update {
			err = os.WriteFile(f, []byte(head+"-- article --\n"+article+"-- zones --\n"+got), 0o644)
			if err != nil {
				t.Fatal(err)
			}
		} else if got != want {
			t.Errorf("%s: %s\ngot:\n%s\nwant:\n%s", filepath.Base(f), strings.TrimSpace(head), got, want)
		}
	}
}

// checkZones tests what must hold for any text: zones in order, without
// overlap, without white space at their ends, over every byte that is none, and
// each inside one paragraph.
func checkZones(t *testing.T, d *secondsource.Doc) {
	t.Helper()
	at, para := 0, 0
	for _, z := range d.Zones {
		if z.Span.Start < at || z.Span.End <= z.Span.Start || z.Span.End > len(d.Text) || z.Paragraph < para {
			t.Fatalf("zone %+v after byte %d, paragraph %d of %q", z, at, para, d.Text)
		}
		if s := z.Span.Of(d.Text); strings.TrimSpace(s) != s {
			t.Fatalf("zone %q has white space at its ends", s)
		}
		if gap := d.Text[at:z.Span.Start]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
			t.Fatalf("%q lies in no zone", gap)
		}
		at, para = z.Span.End, z.Paragraph
	}
	if rest := d.Text[at:]; strings.TrimFunc(rest, unicode.IsSpace) != "" {
		t.Fatalf("%q lies in no zone", rest)
	}
}

func FuzzZones(f *testing.F) {
	files, _ := filepath.Glob("testdata/zones/*.txtar")
	for _, name := range files {
		if b, err := os.ReadFile(name); err == nil {
			f.Add(string(b))
		}
	}
	f.Add("\uFEFF---\ntitle: x\n---\n# A #\n===\n- \n> x (AFP)\n1 | 2 May 2024 | A. B.")
	f.Fuzz(func(t *testing.T, text string) {
		d := &secondsource.Doc{Text: strings.ToValidUTF8(text, "?")}
		zones(d)
		checkZones(t, d)
	})
}

// What the mark-up of a page says goes before what the words look like.
func TestZoneHints(t *testing.T) {
	text := "Ship leaves quay\n\nThe harbour office said on Tuesday that the ship had left.\n\nThe ship leaves the quay in May\n\nWhat happened then?\n\nNobody knew, the harbour office said on Wednesday."
	d := &secondsource.Doc{Text: text}
	at := func(kind secondsource.ZoneKind, s string) secondsource.Zone {
		i := strings.Index(text, s)
		return secondsource.Zone{Kind: kind, Span: secondsource.Span{Start: i, End: i + len(s)}}
	}
	d.Hints = []secondsource.Zone{at(secondsource.ZoneTitle, "Ship leaves quay"), at(secondsource.ZoneCaption, "The ship leaves the quay in May"), at(secondsource.ZoneSubheading, "What happened then?")}
	zones(d)
	var kinds []string
	for _, z := range d.Zones {
		kinds = append(kinds, string(z.Kind))
	}
	if got := strings.Join(kinds, " "); got != "title body caption subheading body" {
		t.Errorf("kinds %s", got)
	}
	if len(d.Skipped) != 1 || d.Skipped[0].Reason != secondsource.SkipCaption {
		t.Errorf("skipped %+v", d.Skipped)
	}
}
