//go:build unix

package main

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"secondsource"
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
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		words += len(strings.Fields(string(text)))
	}
	pl.analyse([]*secondsource.Doc{{Text: "It is open, the mayor said."}}, &progress{}) // loads the models
	start := processorTime(b)
	for b.Loop() {
		docs, _, err := read.Paths(paths, strings.NewReader(""), read.Options{})
		if err != nil {
			b.Fatal(err)
		}
		pl.analyse(docs, &progress{})
		for _, d := range docs {
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
