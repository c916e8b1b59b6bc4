//go:build unix

package main

import (
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"secondsource/brief"
	"secondsource/read"
)

// BenchmarkAnnotate measures the whole of annotate, from reading the files to
// its JSON, on one core: words (as white space counts them) a second of
// processor time. The articles are PolNeAR's dev part where it is at hand, else
// those of the examples.
func BenchmarkAnnotate(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	pl, err := newPipeline(nil)
	if err != nil {
		b.Fatal(err)
	}
	paths, _ := filepath.Glob("../../../shared/data/polnear/dev/*.txt")
	if len(paths) == 0 {
		paths, _ = filepath.Glob("../../examples/*/*.txt")
	}
	words := 0
	start := processorTime(b)
	for b.Loop() {
		words = 0
		docs, _, err := read.Paths(paths, strings.NewReader(""), read.Options{})
		if err != nil {
			b.Fatal(err)
		}
		for _, d := range docs {
			words += len(strings.Fields(d.Text))
			for _, s := range pl.steps {
				s.Run(d)
			}
			if err := brief.AnnotationJSON(io.Discard, d, []string{"statements"}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/(processorTime(b)-start), "words/s")
}

// processorTime is that of the process so far, in seconds.
func processorTime(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
