package train

import (
	"math/rand/v2"
	"slices"
	"sort"

	"secondsource/annotate"
)

// TagOptions steers the fit of the tagger. The zero value is the fit of record.
type TagOptions struct {
	Epochs   int
	Fits     int // models of which the mean is taken
	Seed     uint64
	Clusters *annotate.Clusters
	Log      func(format string, args ...any)
}

// Tags fits the tagger.
func Tags(sents [][]Word, o TagOptions) (*annotate.Model, error) {
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Fits == 0 {
		o.Fits = 4
	}
	names, index := fineTags(sents)
	keys, classes := ambiguity(sents, index)
	lex := annotate.NewClusters(keys, classes)
	means := fits(o.Fits, func(seed uint64) []*Learner {
		f := tagFit{o: o, index: index, lex: lex, learner: NewLearner(len(names)), rand: newRand(o.Seed*100 + seed)}
		f.epochs(sents)
		return []*Learner{f.learner}
	})
	m := annotate.NewModel("tags")
	m.PutLines("tags", names)
	m.Put("lexicon", annotate.AppendClusters(nil, keys, classes))
	sureKeys, sureTags := sureWords(sents, index)
	m.Put("sure", annotate.AppendClusters(nil, sureKeys, sureTags))
	exceptions, known, ones := lemmaTables(sents)
	m.PutLines("irregular", exceptions)
	m.Put("lemmas", annotate.AppendClusters(nil, known, ones))
	m.Put("weights", annotate.AppendRows(nil, len(names), means[0].Rows(4, 20)))
	return m, nil
}

type tagFit struct {
	o          TagOptions
	index      map[string]int
	lex        *annotate.Lexicon
	learner    *Learner
	rand       *rand.Rand
	ctx        annotate.TagContext
	ws         []annotate.Word
	buf        []uint32
	right, all int
}

func (f *tagFit) epochs(sents [][]Word) {
	order := make([]int, len(sents))
	for i := range order {
		order[i] = i
	}
	for e := range f.o.Epochs {
		f.rand.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		f.right, f.all = 0, 0
		for _, i := range order {
			f.sentence(sents[i])
		}
		if f.o.Log != nil {
			f.o.Log("tags: epoch %d: %.2f%% right while learning", e+1, 100*float64(f.right)/float64(f.all))
		}
	}
}

func (f *tagFit) sentence(s []Word) {
	f.ws = words(f.ws, s, restyle(f.rand, s), f.o.Clusters)
	f.ctx.Reset(f.ws, f.lex)
	p1, p2 := uint32(0), uint32(0)
	for i := range s {
		gold, known := f.index[annotate.FineTag(s[i].UPOS, s[i].XPOS)]
		f.buf = f.ctx.Features(f.buf[:0], i, p1, p2)
		var scores [annotate.MaxClasses]int32
		f.learner.Add(f.buf, &scores)
		best := 0
		for c := range len(f.index) {
			if scores[c] > scores[best] {
				best = c
			}
		}
		f.all++
		f.learner.Tick()
		if known && best != gold {
			f.learner.Update(f.buf, gold, 1)
			f.learner.Update(f.buf, best, -1)
		} else {
			f.right++
		}
		p2, p1 = p1, uint32(best)+1
	}
}

// fineTags lists the fine tags of the sentences, and their places in the list.
func fineTags(sents [][]Word) ([]string, map[string]int) {
	count := map[string]int{}
	for _, s := range sents {
		for _, w := range s {
			count[annotate.FineTag(w.UPOS, w.XPOS)]++
		}
	}
	var names []string
	for n, c := range count {
		if c >= 10 {
			names = append(names, n)
		}
	}
	sort.Strings(names)
	index := map[string]int{}
	for i, n := range names {
		index[n] = i
	}
	return names, index
}

// sureWords gives the words that are frequent and have one fine tag in all but
// one of 150 places, with that tag plus one: they need no classifier.
func sureWords(sents [][]Word, index map[string]int) ([]uint32, []uint16) {
	seen := tagCounts(sents, index)
	var keys []uint32
	for k := range seen {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var outKeys []uint32
	var tags []uint16
	for _, k := range keys {
		total, most, tag := 0, 0, 0
		for t := range len(index) {
			n := seen[k][t]
			total += n
			if n > most {
				most, tag = n, t
			}
		}
		if total >= 20 && (total-most)*150 <= total {
			outKeys, tags = append(outKeys, k), append(tags, uint16(tag+1))
		}
	}
	return outKeys, tags
}

// tagCounts counts the tags of every word, by its hash.
func tagCounts(sents [][]Word, index map[string]int) map[uint32]map[int]int {
	seen := map[uint32]map[int]int{}
	for _, s := range sents {
		for _, w := range s {
			i, ok := index[annotate.FineTag(w.UPOS, w.XPOS)]
			if !ok {
				continue
			}
			k := annotate.LowHash(w.Form)
			if seen[k] == nil {
				seen[k] = map[int]int{}
			}
			seen[k][i]++
		}
	}
	return seen
}

// ambiguity gives every word seen at least twice the number of its set of
// tags: those that it has in at least one of 20 places.
func ambiguity(sents [][]Word, index map[string]int) ([]uint32, []uint16) {
	seen := tagCounts(sents, index)
	keys := make([]uint32, 0, len(seen))
	for k := range seen {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	sets := map[string]uint16{}
	var outKeys []uint32
	var classes []uint16
	for _, k := range keys {
		total := 0
		for _, n := range seen[k] {
			total += n
		}
		if total < 2 {
			continue
		}
		var set []byte
		for i := range len(index) {
			if seen[k][i]*20 >= total && seen[k][i] > 0 {
				set = append(set, byte(i))
			}
		}
		if sets[string(set)] == 0 {
			sets[string(set)] = uint16(len(sets) + 1)
		}
		outKeys = append(outKeys, k)
		classes = append(classes, sets[string(set)])
	}
	return outKeys, classes
}
