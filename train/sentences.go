package train

import (
	"math/rand/v2"
	"slices"
	"strings"

	"secondsource"
	"secondsource/annotate"
)

// SplitOptions steers the fit of the sentence splitter. The zero value is the
// fit of record.
type SplitOptions struct {
	Epochs   int
	Fits     int // models of which the mean is taken
	Seed     uint64
	Clusters *annotate.Clusters
	Log      func(format string, args ...any)
}

// Sentences fits the sentence splitter: on whole documents, with their
// paragraphs and as one paragraph.
func Sentences(texts []*Text, o SplitOptions) (*annotate.Model, error) {
	if o.Epochs == 0 {
		o.Epochs = 12
	}
	if o.Fits == 0 {
		o.Fits = 8
	}
	var zones []splitExample
	for _, t := range texts {
		zones = append(zones, splitExamples(t, t.Paragraphs, o.Clusters)...)
		zones = append(zones, splitExamples(t, nil, o.Clusters)...)
	}
	means := fits(o.Fits, func(seed uint64) []*Learner {
		f := splitFit{o: o, learner: NewLearner(2), rand: newRand(o.Seed*100 + seed)}
		f.epochs(zones)
		return []*Learner{f.learner}
	})
	m := annotate.NewModel("sentences")
	m.Put("weights", annotate.AppendRows(nil, 2, means[0].Rows(1, 2)))
	return m, nil
}

// splitExample is a zone with the gold ends of its sentences.
type splitExample struct {
	ctx  annotate.SplitContext
	ends map[int]bool // ends of sentences, as byte offsets
}

func splitExamples(t *Text, paragraphs map[int]bool, cl *annotate.Clusters) []splitExample {
	var out []splitExample
	start := 0
	ends := map[int]bool{}
	flush := func(end int) {
		if strings.TrimSpace(t.Text[start:end]) == "" {
			return
		}
		x := splitExample{ends: ends}
		x.ctx.Text = t.Text
		x.ctx.Spans = annotate.AppendTokens(nil, t.Text, secondsource.Span{Start: start, End: end})
		for i, s := range x.ctx.Spans {
			space := i == 0 || x.ctx.Spans[i-1].End < s.Start
			x.ctx.Words = append(x.ctx.Words, annotate.NewWord(s.Of(t.Text), space, cl))
		}
		out = append(out, x)
		start, ends = end, map[int]bool{}
	}
	for i, s := range t.Sents {
		if paragraphs[i] && i > 0 {
			flush(s[0].Span.Start)
		}
		ends[s[len(s)-1].Span.End] = true
	}
	flush(len(t.Text))
	return out
}

type splitFit struct {
	o          SplitOptions
	learner    *Learner
	rand       *rand.Rand
	buf        []uint32
	wrong, all int
}

func (f *splitFit) epochs(all []splitExample) {
	zones := slices.Clone(all)
	for e := range f.o.Epochs {
		f.rand.Shuffle(len(zones), func(i, j int) { zones[i], zones[j] = zones[j], zones[i] })
		f.wrong, f.all = 0, 0
		for i := range zones {
			f.zone(&zones[i])
		}
		if f.o.Log != nil {
			f.o.Log("sentences: epoch %d: %d of %d wrong while learning", e+1, f.wrong, f.all)
		}
	}
}

func (f *splitFit) zone(x *splitExample) {
	length, quotes := 0, 0
	c := &x.ctx
	for i, s := range c.Spans {
		length++
		if t := s.Of(c.Text); t == "\"" || t == "''" || t == "``" {
			quotes++
		}
		gold := 0
		if x.ends[s.End] {
			gold = 1
		}
		if c.Candidate(i) {
			f.buf = c.Features(f.buf[:0], i, length, quotes)
			var scores [annotate.MaxClasses]int32
			f.learner.Add(f.buf, &scores)
			f.learner.Tick()
			f.all++
			got := 0
			if scores[1] > scores[0] {
				got = 1
			}
			if got != gold {
				f.wrong++
				f.learner.Update(f.buf, gold, 1)
				f.learner.Update(f.buf, got, -1)
			}
		}
		if gold == 1 {
			length, quotes = 0, 0
		}
	}
}
