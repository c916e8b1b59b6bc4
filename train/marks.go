package train

import (
	"math/rand/v2"

	"secondsource/annotate"
)

// marks fits the placing of punctuation, on the gold trees.
func marks(gold []parseExample, tagNames []string, o ParseOptions) []annotate.Row {
	means := fits(o.Fits, func(seed uint64) []*Learner {
		f := markFit{o: o, learner: NewLearner(1), rand: newRand(o.Seed*100 + seed), isMark: MarkTags(tagNames)}
		for e := range 6 {
			f.wrong, f.all = 0, 0
			for _, i := range f.rand.Perm(len(gold)) {
				f.tree(&gold[i])
			}
			if o.Log != nil {
				o.Log("marks: epoch %d: %d of %d wrong while learning", e+1, f.wrong, f.all)
			}
		}
		return []*Learner{f.learner}
	})
	return means[0].Rows(2, 4)
}

// MarkTags tells which fine tags are punctuation.
func MarkTags(names []string) []bool { return annotate.NewTagset(names).Marks() }

type markFit struct {
	o          ParseOptions
	learner    *Learner
	rand       *rand.Rand
	isMark     []bool
	state      annotate.ParseState
	ctx        annotate.MarkContext
	ws         []annotate.Word
	wrong, all int
}

func (f *markFit) tree(x *parseExample) {
	f.ws = words(f.ws, x.sent, formsOf(x.sent), f.o.Clusters)
	f.state.Reset(f.ws, x.tags)
	copy(f.state.Heads, x.heads)
	copy(f.state.Label, x.labels)
	f.ctx.Reset(&f.state, f.ws, x.tags, f.isMark)
	for d := int32(1); d < f.state.Root; d++ {
		if f.ctx.IsMark(d) {
			f.mark(d, x.heads[d])
		}
	}
}

func (f *markFit) mark(d, gold int32) {
	var feats [][]uint32
	best, right := 0, -1
	var bestScore int32
	for k := range f.ctx.Candidates(d) {
		v := f.ctx.Features(nil, d, k)
		var scores [annotate.MaxClasses]int32
		f.learner.Add(v, &scores)
		if k == 0 || scores[0] > bestScore {
			best, bestScore = k, scores[0]
		}
		if f.ctx.Head(k) == gold {
			right = k
		}
		feats = append(feats, v)
	}
	f.all++
	f.learner.Tick()
	if right < 0 {
		f.wrong++
		return
	}
	if best != right {
		f.wrong++
		f.learner.Update(feats[right], 0, 1)
		f.learner.Update(feats[best], 0, -1)
	}
}
