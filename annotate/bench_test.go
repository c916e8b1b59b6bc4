//go:build unix

package annotate

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"secondsource"
)

// benchText is about 100,000 words of news where the corpora are at hand, else
// one made-up report again and again.
func benchText(b *testing.B) string {
	files, _ := filepath.Glob("../../shared/data/polnear/dev/*.txt")
	var t strings.Builder
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		t.Write(text)
		t.WriteString("\n\n")
	}
	if len(files) == 0 {
		for range 2500 {
			t.WriteString("The ministry denied on Monday that it had sold rifles to the rebels, a spokesman for the governor said. “We have not sold anything to anybody,” he told reporters in the northern city of Arvendal.\n\n")
		}
	}
	return t.String()
}

// cpu is the processor time of the process, in seconds.
func cpu(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// perWord reports the speed in words (as white space counts them) a second of
// processor time, so that a busy machine does not count.
func perWord(b *testing.B, words int, run func()) {
	b.ReportAllocs()
	start := cpu(b)
	for b.Loop() {
		run()
	}
	b.ReportMetric(float64(words)*float64(b.N)/(cpu(b)-start), "words/s")
}

// BenchmarkSteps measures every step on one goroutine, each with what it needs
// ready.
func BenchmarkSteps(b *testing.B) {
	e, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	text := benchText(b)
	n := len(strings.Fields(text))
	d := &secondsource.Doc{Text: text}
	e.Annotate(d)
	var sents [][]Word
	var tags [][]uint8
	var ctx TagContext
	for _, s := range d.Sentences {
		var ws []Word
		for _, t := range d.Tokens[s.First:s.Last] {
			ws = append(ws, NewWord(t.Span.Of(text), true, e.Words))
		}
		ctx.Reset(ws, e.Tagger.Lex)
		ts := make([]uint8, len(ws))
		e.Tagger.Tag(&ctx, ts)
		sents, tags = append(sents, ws), append(tags, ts)
	}
	var spans []secondsource.Span
	out := make([]uint8, 1000)
	var tree ParseState
	var marks MarkContext
	var names NameContext
	var lattice NameLattice
	b.Run("tokens", func(b *testing.B) {
		perWord(b, n, func() { spans = AppendTokens(spans[:0], text, secondsource.Span{End: len(text)}) })
	})
	b.Run("words", func(b *testing.B) {
		perWord(b, n, func() {
			for _, s := range spans {
				NewWord(s.Of(text), true, e.Words)
			}
		})
	})
	b.Run("tags", func(b *testing.B) {
		perWord(b, n, func() {
			for _, ws := range sents {
				ctx.Reset(ws, e.Tagger.Lex)
				e.Tagger.Tag(&ctx, out)
			}
		})
	})
	b.Run("trees", func(b *testing.B) {
		perWord(b, n, func() {
			for i, ws := range sents {
				tree.Reset(ws, tags[i])
				e.Parser.Parse(&tree)
				e.Parser.Finish(&marks, &tree, ws, tags[i], e.isMark)
			}
		})
	})
	b.Run("names", func(b *testing.B) {
		perWord(b, n, func() {
			for i, ws := range sents {
				names.Reset(ws, tags[i], e.Namer.Lists)
				e.Namer.Name(&names, &lattice, out)
			}
		})
	})
	b.Run("all", func(b *testing.B) {
		perWord(b, n, func() {
			d := secondsource.Doc{Text: text, Zones: d.Zones}
			e.Annotate(&d)
		})
	})
}

// BenchmarkLoad measures the loading of the models, which happens once.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := NewEngine(embedded); err != nil {
			b.Fatal(err)
		}
	}
}
