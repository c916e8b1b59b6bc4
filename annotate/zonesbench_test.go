package annotate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"secondsource"
)

func BenchmarkZones(b *testing.B) {
	files, err := filepath.Glob("testdata/zones/*.txtar")
	if err != nil || len(files) == 0 {
		b.Fatalf("no example files: %v", err)
	}
	var docs []*secondsource.Doc
	words := 0
	for _, f := range files {
		t, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		_, text, _ := strings.Cut(string(t), "-- article --\n")
		text, _, _ = strings.Cut(text, "-- zones --\n")
		docs = append(docs, &secondsource.Doc{Text: text})
		words += len(strings.Fields(text))
	}
	for b.Loop() {
		for _, d := range docs {
			d.Skipped = nil
			zones(d)
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
