package main

import (
	"io"
	"path/filepath"
	"strings"
	"testing"

	"secondsource"
	"secondsource/brief"
	"secondsource/link"
	"secondsource/read"
)

// BenchmarkSteps times every step on the articles of the example story, one
// document after the other; words/s counts words between white space, on one core.
func BenchmarkSteps(b *testing.B) {
	pl, err := newPipeline(nil)
	if err != nil {
		b.Fatal(err)
	}
	paths, err := filepath.Glob("../../examples/*/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatal("no example articles", err)
	}
	load := func() []*secondsource.Doc {
		docs, _, err := read.Paths(paths, strings.NewReader(""), read.Options{})
		if err != nil {
			b.Fatal(err)
		}
		return docs
	}
	words := 0
	for _, d := range load() {
		words += len(strings.Fields(d.Text))
	}
	rate := func(b *testing.B) {
		b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
	}
	b.Run("read", func(b *testing.B) {
		for range b.N {
			load()
		}
		rate(b)
	})
	for i, step := range pl.steps {
		b.Run(step.Name, func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				docs := load()
				for _, d := range docs {
					for _, before := range pl.steps[:i] {
						before.Run(d)
					}
				}
				b.StartTimer()
				for _, d := range docs {
					step.Run(d)
				}
			}
			rate(b)
		})
	}
	ready := func() []*secondsource.Doc {
		docs := load()
		for _, d := range docs {
			for _, s := range pl.steps {
				s.Run(d)
			}
		}
		return docs
	}
	b.Run("link", func(b *testing.B) {
		for range b.N {
			b.StopTimer()
			docs := ready()
			b.StartTimer()
			link.Link(docs, pl.p, link.Options{})
		}
		rate(b)
	})
	b.Run("brief", func(b *testing.B) {
		led := link.Link(ready(), pl.p, link.Options{})
		b.ResetTimer()
		for range b.N {
			if err := brief.Text(io.Discard, led, brief.Options{}); err != nil {
				b.Fatal(err)
			}
		}
		rate(b)
	})
}
