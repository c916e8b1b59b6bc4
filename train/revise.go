package train

import (
	"math/rand/v2"

	"secondsource/annotate"
)

// reviseFit fits the revision on trees with a parser's mistakes.
type reviseFit struct {
	o           ParseOptions
	heads, rels *Learner
	revision    *annotate.Revision // only tells which words it looks at
	rand        *rand.Rand
	isMark      []bool
	state       annotate.ParseState
	ctx         annotate.MarkContext
	ws          []annotate.Word
	feats       [][]uint32

	moves, rightMoves, arcs, rightRels int
}

// revision fits the choice of governors and that of relations. Of the examples
// after the first gold ones a part is seen in an epoch: in them there is
// nothing to mend, since only arcs are known that two parsers found.
func revision(examples, trees []parseExample, gold int, names, tagNames []string, o ParseOptions) []*Mean {
	return fits(min(o.Fits, 2), func(seed uint64) []*Learner {
		f := reviseFit{
			o: o, heads: NewLearner(1), rels: NewLearner(len(names)), rand: newRand(o.Seed*100 + seed),
			revision: annotate.NewRevision(nil, nil, names), isMark: MarkTags(tagNames),
		}
		for e := range 6 {
			f.moves, f.rightMoves, f.arcs, f.rightRels = 0, 0, 0, 0
			for _, i := range f.rand.Perm(len(examples)) {
				if i < gold || f.rand.Float64() < silverShare {
					f.tree(&examples[i], &trees[i])
				}
			}
			if o.Log != nil {
				o.Log("revision: epoch %d: %.2f of governors, %.2f of relations right while learning", e+1, percent(f.rightMoves, f.moves), percent(f.rightRels, f.arcs))
			}
		}
		return []*Learner{f.heads, f.rels}
	})
}

func (f *reviseFit) tree(x, tree *parseExample) {
	f.ws = words(f.ws, x.sent, formsOf(x.sent), f.o.Clusters)
	f.state.Reset(f.ws, x.tags)
	copy(f.state.Heads, tree.heads)
	copy(f.state.Label, tree.labels)
	f.ctx.Reset(&f.state, f.ws, x.tags, f.isMark)
	f.ctx.Children()
	for d := int32(1); d < f.state.Root; d++ {
		if f.revision.Open(&f.ctx, d) {
			f.governor(d, x.heads[d])
		}
	}
	f.ctx.Settle()
	for d := int32(1); d < f.state.Root; d++ {
		if f.revision.Open(&f.ctx, d) && f.state.Heads[d] == x.heads[d] && x.labels[d] != 0 {
			f.relation(d, int(x.labels[d])-1)
		}
	}
}

// governor chooses among the candidates and learns where the right one is one of them.
func (f *reviseFit) governor(d, gold int32) {
	n := f.ctx.Governors(d)
	if n == 0 {
		return
	}
	best, right := 0, -1
	var bestScore int32
	for k := range n {
		if k == len(f.feats) {
			f.feats = append(f.feats, nil)
		}
		f.feats[k] = f.ctx.GovernorFeatures(f.feats[k][:0], d, k)
		var scores [annotate.MaxClasses]int32
		f.heads.Add(f.feats[k], &scores)
		if k == 0 || scores[0] > bestScore {
			best, bestScore = k, scores[0]
		}
		if f.ctx.Head(k) == gold {
			right = k
		}
	}
	f.ctx.Move(d, best)
	f.moves++
	if right < 0 {
		return
	}
	f.heads.Tick()
	if best == right {
		f.rightMoves++
		return
	}
	f.heads.Update(f.feats[right], 0, 1)
	f.heads.Update(f.feats[best], 0, -1)
}

func (f *reviseFit) relation(d int32, gold int) {
	var buf [128]uint32
	v := f.ctx.RelationFeatures(buf[:0], d)
	var scores [annotate.MaxClasses]int32
	f.rels.Add(v, &scores)
	best, _ := annotate.BestRelation(&scores, f.rels.classes)
	f.rels.Tick()
	f.arcs++
	if best == gold {
		f.rightRels++
		return
	}
	f.rels.Update(v, gold, 1)
	f.rels.Update(v, best, -1)
}
