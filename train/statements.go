package train

import (
	"runtime"
	"slices"
	"sync"

	"secondsource"
	"secondsource/extract"
	"secondsource/pack"
)

// StatementOptions steers the fit of the learnt extractor of statements. The zero
// value is the fit of record.
type StatementOptions struct {
	Folds int    // parts into which the articles are cut, so that no stage learns from what another has seen
	Seed  uint64 // of the order of the examples
	Log   func(format string, args ...any)
}

// The fits of record, found on every eighth article. Leaving out half of the features
// by chance is worth two points of F1.
var (
	tagOptions   = chainOptions{epochs: 8, rate: 0.1, l2: 0.02, least: 4, drop: 0.5}
	roleOptions  = chainOptions{epochs: 8, rate: 0.1, l2: 0.03, least: 5, drop: 0.5}
	judgeOptions = chainOptions{epochs: 5, rate: 0.05, l2: 1, least: 8}
)

const (
	sourceBonus = 0.5 // in favour of a source, where one is hardly less likely than none
	tableCut    = 2   // weights below it, in 127ths of the largest, are left out
)

// Statements fits the learnt extractor on annotated articles: the span tagger on
// all; the role tagger on what span taggers guess that have not seen the article;
// the judge on what both find in articles that they have not seen. The steps must
// give all layers that statements need.
func Statements(arts []*Article, p *pack.Pack, steps []secondsource.Step, o StatementOptions) ([]byte, error) {
	if o.Folds == 0 {
		o.Folds = 4
	}
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	ss := samples(arts, p, steps, o.Folds)
	o.Log("%d articles", len(ss))
	pr := newPriors()
	for _, s := range ss {
		pr.add(s, 1)
	}
	for _, s := range ss {
		pr.apply(s)
	}
	tags := crossFit(ss, o, "span tagger", func(ss []*sample) *chain { return fitTags(ss, tagOptions, o.Seed) }, guesses)
	roles := crossFit(ss, o, "role tagger", func(ss []*sample) *chain { return fitRoles(ss, roleOptions, o.Seed) },
		func(c *chain, s *sample) { roles(c, s, sourceBonus) })
	judge := fitJudge(ss, judgeOptions, o.Seed)
	o.Log("judge: %d features", len(judge.index))
	var b []byte
	b = tags.append(b, tableCut)
	b = roles.append(b, tableCut)
	b = judge.append(b, 1)
	keys, buckets := pr.table()
	return extract.LearntFile(b, sourceBonus, keys, buckets), nil
}

// crossFit fits a model on all samples and gives it; use is called for every
// sample with a model that has not seen it.
func crossFit(ss []*sample, o StatementOptions, name string, fit func([]*sample) *chain, use func(*chain, *sample)) *chain {
	var g sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var all *chain
	for f := -1; f < o.Folds; f++ {
		g.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			if f < 0 {
				all = fit(ss)
				o.Log("%s: %d features", name, len(all.index))
				return
			}
			c := fit(slices.DeleteFunc(slices.Clone(ss), func(s *sample) bool { return s.fold == f }))
			for _, s := range ss {
				if s.fold == f {
					use(c, s)
				}
			}
		})
	}
	g.Wait()
	return all
}
