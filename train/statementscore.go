package train

import (
	"fmt"
	"io"
	"runtime"
	"sync"

	"secondsource"
)

// ScoreStatements runs the steps over the articles and prints how the statements
// agree with gold, at the confidence at which statements are accepted and at
// others.
func ScoreStatements(w io.Writer, arts []*Article, steps []secondsource.Step) {
	docs := make([]*secondsource.Doc, len(arts))
	var g sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, a := range arts {
		g.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			docs[i] = &secondsource.Doc{ID: a.Name, Path: a.Path, Text: a.Text}
			for _, s := range steps {
				s.Run(docs[i])
			}
		})
	}
	g.Wait()
	at := func(least float64) *AttributionScore {
		var s AttributionScore
		for i, a := range arts {
			s.Add(a, Attributions(docs[i], least))
		}
		return &s
	}
	var q QuoteScore
	for i, a := range arts {
		q.Add(a, docs[i])
	}
	fmt.Fprintf(w, "%d articles\n%s%s\nwhole attributions by least confidence\n", len(arts), at(0), q.String())
	for _, least := range []float64{0.05, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95} {
		s := at(least)
		p, r, f := prf(s.whole.overlap, s.whole.pred, s.whole.gold)
		_, _, e := prf(s.whole.exact, s.whole.pred, s.whole.gold)
		fmt.Fprintf(w, "%.2f  %5d found  P %5.1f  R %5.1f  F1 %5.1f  exact F1 %5.1f\n", least, s.whole.pred, p, r, f, e)
	}
}
