package train

import (
	"math/rand/v2"
	"slices"
	"sort"
	"strings"

	"secondsource/annotate"
)

// ParseOptions steers the fit of the parser. The zero value is the fit of record.
type ParseOptions struct {
	Epochs   int
	Fits     int // models of which the mean is taken
	Seed     uint64
	Clusters *annotate.Clusters
	Folds    int // of the cross-validation that gives the parser the tagger's mistakes to see
	Log      func(format string, args ...any)
}

// Relation is the name under which the parser learns a relation of a treebank:
// the sub-types that extraction asks for are kept.
func Relation(deprel string) string {
	switch deprel {
	case "acl:relcl", "aux:pass", "compound:prt", "nmod:poss", "nsubj:pass", "obl:agent", "nmod:desc", "nmod:unmarked", "det:predet", "cc:preconj":
		return deprel
	case "obl:unmarked", "obl:npmod", "obl:tmod":
		return "obl:tmod" // bare noun phrases; most of them are times
	}
	r, _, _ := strings.Cut(deprel, ":")
	return r
}

// parseExample is a sentence as the parser learns from it.
type parseExample struct {
	sent   []Word
	tags   []uint8
	heads  []int32
	labels []uint8
}

// Parse fits the parser. Its tags come from taggers that have not seen the
// sentence. Of the automatic parses in silver, only those arcs are learnt that a
// first parser fitted on sents finds too.
func Parse(sents, silver [][]Word, o ParseOptions) (*annotate.Model, error) {
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Folds == 0 {
		o.Folds = 5
	}
	if o.Fits == 0 {
		o.Fits = 4
	}
	names, index := relations(sents)
	tags, err := strangerTags(sents, sents, o.Folds, func(i int, _ []Word) int { return i * o.Folds / len(sents) }, TagOptions{Seed: o.Seed, Clusters: o.Clusters, Epochs: 5})
	if err != nil {
		return nil, err
	}
	var examples []parseExample
	for i, s := range sents {
		examples = append(examples, newParseExample(s, tags[i], index))
	}
	tagNames, _ := fineTags(sents)
	var more, trees []parseExample
	if len(silver) > 0 {
		first := o
		first.Epochs = 6
		if more, trees, err = agreed(sents, silver, onlyParser(names, examples, nil, first), index, o); err != nil {
			return nil, err
		}
	}
	return parseModel(names, tagNames, examples, more, trees, o), nil
}

// parseModel fits the parser, the revision and the placing of marks. The trees
// are those that a parser without silver gives the sentences of silver.
func parseModel(names, tagNames []string, gold, silver, trees []parseExample, o ParseOptions) *annotate.Model {
	goldTrees := strangerTrees(gold, silver, names, o)
	means := fits(o.Fits, func(seed uint64) []*Learner {
		f := newParseFit(o, len(names), seed)
		f.epochs(gold, silver)
		return []*Learner{f.actions, f.rels}
	})
	p := &annotate.Parser{Labels: names, Usual: &annotate.Clusters{}, Actions: means[0].weights(4, 22), Rels: means[1].weights(6, 24)}
	contexts, choice := usual(p, slices.Concat(gold, silver), o)
	again := revision(slices.Concat(gold, silver), slices.Concat(goldTrees, trees), len(gold), names, tagNames, o)
	m := annotate.NewModel("parse")
	m.PutLines("labels", names)
	m.Put("usual", annotate.AppendClusters(nil, contexts, choice))
	m.Put("actions", annotate.AppendRows(nil, 3, means[0].Rows(4, 22)))
	m.Put("relations", annotate.AppendRows(nil, len(names), means[1].Rows(6, 24)))
	m.Put("governors", annotate.AppendRows(nil, 1, again[0].Rows(8, 40)))
	m.Put("last relations", annotate.AppendRows(nil, len(names), again[1].Rows(10, 48)))
	m.Put("marks", annotate.AppendRows(nil, 1, marks(gold, tagNames, o)))
	return m
}

// onlyParser fits a parser once, without revision and marks.
func onlyParser(names []string, gold, silver []parseExample, o ParseOptions) *annotate.Parser {
	f := newParseFit(o, len(names), 0)
	f.epochs(gold, silver)
	return &annotate.Parser{Labels: names, Usual: &annotate.Clusters{}, Actions: f.actions.weights(4, 22), Rels: f.rels.weights(6, 24)}
}

// agreed gives the automatic parses with those arcs that the parser p finds
// too, the others unknown, and the trees of p.
func agreed(sents, silver [][]Word, p *annotate.Parser, index map[string]uint8, o ParseOptions) (out, trees []parseExample, err error) {
	tm, err := Tags(sents, TagOptions{Fits: 1, Seed: o.Seed, Clusters: o.Clusters})
	if err != nil {
		return nil, nil, err
	}
	t, err := annotate.LoadTagger(tm)
	if err != nil {
		return nil, nil, err
	}
	var ctx annotate.TagContext
	var state annotate.ParseState
	known, all := 0, 0
	for _, s := range silver {
		ws := words(nil, s, formsOf(s), o.Clusters)
		ctx.Reset(ws, t.Lex)
		tags := make([]uint8, len(s))
		t.Tag(&ctx, tags)
		state.Reset(ws, tags)
		p.Parse(&state)
		x := parseExample{sent: s, tags: tags, heads: make([]int32, len(s)+2), labels: make([]uint8, len(s)+2)}
		for i, w := range s {
			h := int32(w.Head + 1)
			if w.Head == -1 {
				h = state.Root
			}
			x.heads[i+1] = Unknown
			all++
			if w.Head != Unknown && h == state.Heads[i+1] {
				x.heads[i+1] = h
				known++
				if l := index[Relation(w.Deprel)] + 1; l == state.Label[i+1] {
					x.labels[i+1] = l
				}
			}
		}
		out, trees = append(out, x), append(trees, treeOf(&state))
	}
	if o.Log != nil {
		o.Log("parse: %d of %d words of automatic parses have an agreed governor", known, all)
	}
	return out, trees, nil
}

// relations lists the relations, root first.
func relations(sents [][]Word) ([]string, map[string]uint8) {
	seen := map[string]bool{}
	for _, s := range sents {
		for _, w := range s {
			seen[Relation(w.Deprel)] = true
		}
	}
	delete(seen, "root")
	var names []string
	for n := range seen {
		names = append(names, n)
	}
	sort.Strings(names)
	names = append([]string{"root"}, names...)
	index := map[string]uint8{}
	for i, n := range names {
		index[n] = uint8(i)
	}
	return names, index
}

func newParseExample(s []Word, tags []uint8, index map[string]uint8) parseExample {
	x := parseExample{sent: s, tags: tags, heads: make([]int32, len(s)+2), labels: make([]uint8, len(s)+2)}
	for i, w := range s {
		x.heads[i+1] = int32(w.Head + 1)
		if w.Head < 0 {
			x.heads[i+1] = int32(len(s) + 1)
		}
		x.labels[i+1] = index[Relation(w.Deprel)] + 1
	}
	projectivise(x.heads, int32(len(s)+1))
	return x
}

// projectivise lifts the dependents of crossing arcs to the governor's
// governor until no arcs cross (Nivre and Nilsson 2005, without marks).
func projectivise(heads []int32, root int32) {
	for {
		d := crossing(heads, root)
		if d == 0 {
			return
		}
		heads[d] = heads[heads[d]]
	}
}

// crossing gives the dependent of the shortest arc that spans a word that its
// head does not govern, 0 for none.
func crossing(heads []int32, root int32) int32 {
	var worst, length int32
	for d := int32(1); d < root; d++ {
		h := heads[d]
		if h == root {
			continue
		}
		lo, hi := min(h, d), max(h, d)
		for k := lo + 1; k < hi; k++ {
			a := k
			for a != h && a != root {
				a = heads[a]
			}
			if a != h && (worst == 0 || hi-lo < length) {
				worst, length = d, hi-lo
			}
		}
	}
	return worst
}

// treeOf is the tree of a finished state, without the sentence.
func treeOf(s *annotate.ParseState) parseExample {
	return parseExample{heads: slices.Clone(s.Heads), labels: slices.Clone(s.Label)}
}

type parseFit struct {
	o             ParseOptions
	actions, rels *Learner
	rand          *rand.Rand
	explore       float64 // how often the parser goes on with its own mistake
	state         annotate.ParseState
	ws            []annotate.Word
	buf           []uint32

	arcs, rightHeads, rightLabels int
}

func newParseFit(o ParseOptions, relations int, seed uint64) *parseFit {
	return &parseFit{o: o, actions: NewLearner(3), rels: NewLearner(relations), rand: newRand(o.Seed*100 + seed)}
}

// silverShare is the part of the automatic parses that an epoch sees.
const silverShare = 0.35

func (f *parseFit) epochs(gold, silver []parseExample) {
	for e := range f.o.Epochs {
		examples := slices.Clone(gold)
		if e > 0 {
			for i := range silver {
				if f.rand.Float64() < silverShare {
					examples = append(examples, silver[i])
				}
			}
		}
		f.rand.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		f.explore = 0.9
		if e == 0 {
			f.explore = 0
		}
		f.arcs, f.rightHeads, f.rightLabels = 0, 0, 0
		for i := range examples {
			f.sentence(&examples[i])
		}
		if f.o.Log != nil {
			f.o.Log("parse: epoch %d: UAS %.2f LAS %.2f while learning", e+1, 100*float64(f.rightHeads)/float64(f.arcs), 100*float64(f.rightLabels)/float64(f.arcs))
		}
	}
}

func (f *parseFit) sentence(x *parseExample) {
	f.ws = words(f.ws, x.sent, restyle(f.rand, x.sent), f.o.Clusters)
	s := &f.state
	s.Reset(f.ws, x.tags)
	for !s.Done() {
		a := f.action(x)
		label := uint8(0)
		if a != annotate.Shift {
			h, d := s.Arc(a)
			label = f.label(x, h, d)
		}
		s.Apply(a, label)
	}
	for d := 1; d <= len(x.sent); d++ {
		if x.heads[d] == Unknown {
			continue
		}
		f.arcs++
		if s.Heads[d] == x.heads[d] {
			f.rightHeads++
			if s.Label[d] == x.labels[d] {
				f.rightLabels++
			}
		}
	}
}

// action chooses the next action and learns from the choice.
func (f *parseFit) action(x *parseExample) annotate.Action {
	s := &f.state
	var costs [3]int
	s.Costs(x.heads, &costs)
	f.buf = s.Features(f.buf[:0])
	var scores [annotate.MaxClasses]int32
	f.actions.Add(f.buf, &scores)
	best, good, valid := -1, -1, 0
	least := 1 << 30
	for a := range 3 {
		if s.Valid(annotate.Action(a)) {
			valid++
			least = min(least, costs[a])
		}
	}
	for a := range 3 {
		if !s.Valid(annotate.Action(a)) {
			continue
		}
		if best < 0 || scores[a] > scores[best] {
			best = a
		}
		if costs[a] == least && (good < 0 || scores[a] > scores[good]) {
			good = a
		}
	}
	if valid > 1 {
		f.actions.Tick()
		if costs[best] > least {
			f.actions.Update(f.buf, good, 1)
			f.actions.Update(f.buf, best, -1)
			if f.rand.Float64() >= f.explore {
				best = good
			}
		}
	}
	return annotate.Action(best)
}

// label chooses the relation of an arc and, where the arc is right, learns.
func (f *parseFit) label(x *parseExample, h, d int32) uint8 {
	s := &f.state
	if h == s.Root {
		return annotate.RootLabel
	}
	f.buf = s.LabelFeatures(f.buf[:0], h, d)
	var scores [annotate.MaxClasses]int32
	f.rels.Add(f.buf, &scores)
	best, _ := annotate.BestRelation(&scores, f.rels.classes)
	if gold := int(x.labels[d]) - 1; x.heads[d] == h && gold > 0 {
		f.rels.Tick()
		if gold != best {
			f.rels.Update(f.buf, gold, 1)
			f.rels.Update(f.buf, best, -1)
		}
	}
	return uint8(best + 1)
}
