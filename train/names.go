package train

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"secondsource"
	"secondsource/annotate"
)

// NameOptions steers the fit of the name tagger. The zero value is the fit of record.
type NameOptions struct {
	Epochs   int
	Fits     int // models of which the mean is taken
	Seed     uint64
	Clusters *annotate.Clusters
	Folds    int
	Lists    string // folder of the lists of names
	Log      func(format string, args ...any)
}

// ReadIOB reads sentences with names: a word a line and its label in the second
// column (wikigold) or the third after a number (UNER); an empty line ends a
// sentence. Words are cut as our tokenizer cuts them.
func ReadIOB(path string) ([][]Word, error) {
	f, err := openMaybeGzip(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][]Word
	var sent []Word
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		l := sc.Text()
		if strings.HasPrefix(l, "# ") {
			continue
		}
		c := strings.Fields(l)
		switch {
		case len(c) == 0:
			if len(sent) > 0 {
				out = append(out, sent)
			}
			sent = nil
		case len(c) == 2:
			sent = appendCut(sent, c[0], c[1])
		default:
			sent = append(sent, Word{Form: c[1], Name: c[2]})
		}
	}
	if len(sent) > 0 {
		out = append(out, sent)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no sentences: %w", path, secondsource.ErrInvalid)
	}
	return out, sc.Err()
}

// appendCut appends a word of a corpus with other conventions than ours, cut.
func appendCut(sent []Word, form, label string) []Word {
	for i, s := range annotate.AppendTokens(nil, form, secondsource.Span{End: len(form)}) {
		if i > 0 && strings.HasPrefix(label, "B-") {
			label = "I-" + label[2:]
		}
		sent = append(sent, Word{Form: s.Of(form), Name: label})
	}
	return sent
}

// NameSentences reads the sentences with names at the paths, files or folders
// of *train*.iob2 and *.conll.
func NameSentences(paths []string, want func(name string) bool) ([][]Word, error) {
	var out [][]Word
	for _, p := range paths {
		files, err := filesIn(p, want)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			s, err := ReadIOB(f)
			if err != nil {
				return nil, err
			}
			out = append(out, s...)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no sentences with names in %v: %w", paths, secondsource.ErrNotFound)
	}
	return out, nil
}

// nameSpan is a name of a sentence, [First,Last].
type nameSpan struct {
	First, Last int
	Type        string
}

// nameSpans reads IOB labels (with or without B- at every beginning). What the
// corpora call OTH and MISC is NORP where it names a people, else MISC.
func nameSpans(s []Word) []nameSpan {
	var out []nameSpan
	for i, w := range s {
		kind, typ, _ := strings.Cut(w.Name, "-")
		if typ == "" || typ == "O" || typ == "-" {
			continue
		}
		if n := len(out); kind == "I" && n > 0 && out[n-1].Last == i-1 && out[n-1].Type == typ {
			out[n-1].Last = i
			continue
		}
		out = append(out, nameSpan{i, i, typ})
	}
	for i := range out {
		if t := out[i].Type; t == "OTH" || t == "MISC" {
			out[i].Type = "MISC"
			if out[i].First == out[i].Last && isPeople(s[out[i].First].Form) {
				out[i].Type = "NORP"
			}
		}
	}
	return out
}

// peopleEndings end most names of peoples, faiths and their adjectives.
var peopleEndings = []string{"an", "ans", "ese", "ish", "ic", "ics", "i", "is", "ist", "ists", "ite", "ites", "im", "ims", "ch", "ab", "abs", "jew", "jews", "du", "dus", "ish", "ek", "eks", "ai", "iss", "urd", "urds", "kh", "khs", "tamil", "tamils", "ian", "ians", "shia", "dane", "danes", "swede", "swedes", "turk", "turks"}

func isPeople(form string) bool {
	low := strings.ToLower(form)
	if len(low) < 4 || form == low {
		return false
	}
	for _, e := range peopleEndings {
		if strings.HasSuffix(low, e) {
			return true
		}
	}
	return false
}

// nameLabels gives every word its label, -1 where the type is not learnt.
func nameLabels(s []Word) []int {
	out := make([]int, len(s))
	for _, n := range nameSpans(s) {
		for i := n.First; i <= n.Last; i++ {
			pos := annotate.NameInside
			switch {
			case n.First == n.Last:
				pos = annotate.NameSingle
			case i == n.First:
				pos = annotate.NameBegin
			case i == n.Last:
				pos = annotate.NameLast
			}
			out[i] = annotate.NameLabel(n.Type, pos)
		}
	}
	return out
}

// Names fits the name tagger; the tags that it sees come from taggers that have
// not seen the sentence. Of the automatic names in silver, those sentences are
// learnt too in which a first name tagger fitted on sents finds the same.
func Names(sents, treebank, silver [][]Word, o NameOptions) (*annotate.Model, error) {
	if o.Epochs == 0 {
		o.Epochs = 6
	}
	if o.Folds == 0 {
		o.Folds = 3
	}
	if o.Fits == 0 {
		o.Fits = 4
	}
	keys, bits, err := ReadNameLists(o.Lists)
	if err != nil {
		return nil, err
	}
	tags, err := strangerTags(sents, treebank, o.Folds, func(_ int, s []Word) int { return foldOf(s, o.Folds) }, TagOptions{Seed: o.Seed, Clusters: o.Clusters, Epochs: 4})
	if err != nil {
		return nil, err
	}
	d := nameData{lists: annotate.NewClusters(keys, bits)}
	for i, s := range sents {
		d.gold = append(d.gold, tagged{s, tags[i]})
	}
	one := o
	one.Fits = 1
	first := nameModel(d, keys, bits, one)
	if len(silver) > 0 {
		if d.silver, err = sameNames(treebank, silver, first, o); err != nil {
			return nil, err
		}
	}
	return nameModel(d, keys, bits, o), nil
}

// nameData is what the name tagger learns from.
type nameData struct {
	gold, silver []tagged
	lists        *annotate.Clusters
}

// tagged is a sentence with its fine tags.
type tagged struct {
	sent []Word
	tags []uint8
}

func nameModel(d nameData, keys []uint32, bits []uint16, o NameOptions) *annotate.Model {
	means := fits(o.Fits, func(seed uint64) []*Learner {
		f := nameFit{o: o, learner: NewLearner(annotate.NameLabels), rand: newRand(o.Seed*100 + seed), lists: d.lists}
		f.epochs(d)
		return []*Learner{f.learner}
	})
	m := annotate.NewModel("names")
	words, ones := nameWords(d.gold)
	m.Put("words", annotate.AppendClusters(nil, words, ones))
	m.Put("lists", annotate.AppendClusters(nil, keys, bits))
	m.Put("weights", annotate.AppendRows(nil, annotate.NameLabels, means[0].Rows(4, 16)))
	return m
}

// sameNames gives the sentences with automatic names in which the name tagger
// of m finds the same persons, organisations and places.
func sameNames(treebank, silver [][]Word, m *annotate.Model, o NameOptions) ([]tagged, error) {
	n, err := annotate.LoadNamer(m)
	if err != nil {
		return nil, err
	}
	tm, err := Tags(treebank, TagOptions{Fits: 1, Seed: o.Seed, Clusters: o.Clusters, Epochs: 4})
	if err != nil {
		return nil, err
	}
	t, err := annotate.LoadTagger(tm)
	if err != nil {
		return nil, err
	}
	var out []tagged
	var tag annotate.TagContext
	var ctx annotate.NameContext
	var lat annotate.NameLattice
	for _, s := range silver {
		ws := words(nil, s, formsOf(s), o.Clusters)
		x := tagged{s, make([]uint8, len(s))}
		tag.Reset(ws, t.Lex)
		t.Tag(&tag, x.tags)
		ctx.Reset(ws, x.tags, n.Lists)
		labels := make([]uint8, len(s))
		n.Name(&ctx, &lat, labels)
		if slices.Equal(coreNames(spansOf(labels)), coreNames(nameSpans(s))) {
			out = append(out, x)
		}
	}
	if o.Log != nil {
		o.Log("names: %d of %d sentences with automatic names agree", len(out), len(silver))
	}
	return out, nil
}

// coreNames leaves out the types on which corpora do not agree.
func coreNames(ns []nameSpan) []nameSpan {
	return slices.DeleteFunc(slices.Clone(ns), func(n nameSpan) bool { return n.Type == "MISC" || n.Type == "NORP" })
}

// nameWords gives the words that are part of a name in at least one of 50 places.
func nameWords(sents []tagged) (keys []uint32, ones []uint16) {
	all, inside := map[uint32]int{}, map[uint32]int{}
	for _, s := range sents {
		labels := nameLabels(s.sent)
		for i, w := range s.sent {
			k := annotate.LowHash(w.Form)
			all[k]++
			if labels[i] != 0 {
				inside[k]++
			}
		}
	}
	for k, n := range inside {
		if n*50 >= all[k] {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	for range keys {
		ones = append(ones, 1)
	}
	return keys, ones
}

// foldOf sorts sentences into folds by their words, so that the copies of a
// sentence in two corpora fall into one.
func foldOf(s []Word, folds int) int {
	h := uint32(0)
	for _, w := range s {
		h = h*31 + annotate.LowHash(w.Form)
	}
	return int(h>>8) % folds
}

type nameFit struct {
	o          NameOptions
	learner    *Learner
	rand       *rand.Rand
	ctx        annotate.NameContext
	lists      *annotate.Clusters
	ws         []annotate.Word
	lat        annotate.NameLattice
	feats      []uint32
	ends       []int
	wrong, all int
}

// Of the sentences with automatic names every second one is seen in an epoch, and
// none in the last two, which are for the corpora's own conventions.
const (
	silverNames = 0.5
	goldEpochs  = 2
)

func (f *nameFit) epochs(d nameData) {
	for e := range f.o.Epochs {
		f.wrong, f.all = 0, 0
		data := slices.Clone(d.gold)
		if e < f.o.Epochs-goldEpochs {
			for _, x := range d.silver {
				if f.rand.Float64() < silverNames {
					data = append(data, x)
				}
			}
		}
		for _, i := range f.rand.Perm(len(data)) {
			f.sentence(data[i].sent, data[i].tags)
		}
		if f.o.Log != nil {
			f.o.Log("names: epoch %d: %d of %d labels wrong while learning", e+1, f.wrong, f.all)
		}
	}
}

func (f *nameFit) sentence(s []Word, tags []uint8) {
	f.ws = words(f.ws, s, restyle(f.rand, s), f.o.Clusters)
	f.ctx.Reset(f.ws, tags, f.lists)
	gold := nameLabels(s)
	n := len(s)
	f.lat.Reset(n)
	f.feats, f.ends = f.feats[:0], f.ends[:0]
	for i := range s {
		start := len(f.feats)
		f.feats = f.ctx.Features(f.feats, i)
		f.ends = append(f.ends, len(f.feats))
		var scores [annotate.MaxClasses]int32
		f.learner.Add(f.feats[start:], &scores)
		f.lat.Set(i, &scores)
	}
	got := make([]uint8, n)
	f.lat.Best(annotate.Transitions(f.learner.Add), got)
	f.learner.Tick()
	f.all += n
	start, before, gotBefore := 0, 0, 0
	for i := range s {
		g, b := gold[i], int(got[i])
		if g != b {
			f.wrong++
			f.learner.Update(f.feats[start:f.ends[i]], g, 1)
			f.learner.Update(f.feats[start:f.ends[i]], b, -1)
		}
		if g != b || before != gotBefore {
			f.learner.Update([]uint32{annotate.NameTransition(before)}, g, 1)
			f.learner.Update([]uint32{annotate.NameTransition(gotBefore)}, b, -1)
		}
		start, before, gotBefore = f.ends[i], g, b
	}
}
