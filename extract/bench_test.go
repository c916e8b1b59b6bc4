package extract

import (
	"os"
	"path/filepath"
	"testing"

	"secondsource"
	"secondsource/annotate"
	"secondsource/pack"
)

// BenchmarkSteps measures extraction over the example story, in words a second.
func BenchmarkSteps(b *testing.B) {
	p := pack.Default()
	files, err := filepath.Glob("../examples/burgas/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no example story", err)
	}
	text := ""
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		text += string(raw) + "\n"
	}
	d := &secondsource.Doc{ID: "d", Text: text}
	for _, s := range annotate.Steps(p) {
		s.Run(d)
	}
	steps := Steps(p)
	for _, s := range steps {
		b.Run(s.Name, func(b *testing.B) {
			for range b.N {
				c := *d
				for _, t := range steps {
					if t.Name == s.Name {
						break
					}
					t.Run(&c)
				}
				b.StartTimer()
				s.Run(&c)
				b.StopTimer()
			}
			b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
