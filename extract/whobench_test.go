//go:build unix

package extract

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"secondsource"
	"secondsource/annotate"
	"secondsource/pack"
)

// BenchmarkWho measures in processor time what telling who is who (names, mentions,
// chains) adds to the layers of the example story, and to all the rest that the
// annotate command does with it, in per cent.
func BenchmarkWho(b *testing.B) {
	p := pack.Default()
	files, err := filepath.Glob("../examples/*/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no example story", err)
	}
	var docs []*secondsource.Doc
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, &secondsource.Doc{ID: f, Text: string(raw)})
	}
	layers, findings, rs := annotate.Steps(p), Steps(p), newRules(p)
	var own, before, rest float64
	for b.Loop() {
		start := cpu(b)
		for _, d := range docs {
			for _, s := range layers {
				s.Run(d)
			}
		}
		half := cpu(b)
		for _, d := range docs {
			for _, s := range findings {
				s.Run(d)
			}
		}
		between := cpu(b)
		for _, d := range docs {
			r := newReader(d, p, rs)
			r.nameAll()
			for _, s := range d.Sentences {
				if s.First < s.Last && d.Zones[s.Zone].Kind.Readable() {
					r.meet(s)
				}
			}
			d.Mentions, d.Actors = nil, nil
			r.record()
			*d = secondsource.Doc{ID: d.ID, Text: d.Text}
		}
		again := cpu(b) - between // it is part of the findings, too
		before, rest, own = before+half-start, rest+between-start-again, own+again
	}
	b.ReportMetric(100*own/before, "%-of-layers")
	b.ReportMetric(100*own/rest, "%-of-the-rest")
}

// cpu is the processor time of the process, in seconds.
func cpu(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
