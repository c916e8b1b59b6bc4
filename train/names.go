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
// not seen the sentence.
func Names(sents, treebank [][]Word, o NameOptions) (*annotate.Model, error) {
	if o.Epochs == 0 {
		o.Epochs = 6
	}
	if o.Folds == 0 {
		o.Folds = 3
	}
	if o.Fits == 0 {
		o.Fits = 4
	}
	tags, err := strangerTags(sents, treebank, o)
	if err != nil {
		return nil, err
	}
	means := fits(o.Fits, func(seed uint64) []*Learner {
		f := nameFit{o: o, learner: NewLearner(annotate.NameLabels), rand: newRand(o.Seed*100 + seed)}
		f.epochs(sents, tags)
		return []*Learner{f.learner}
	})
	m := annotate.NewModel("names")
	keys, ones := nameWords(sents)
	m.Put("words", annotate.AppendClusters(nil, keys, ones))
	m.Put("weights", annotate.AppendRows(nil, annotate.NameLabels, means[0].Rows(4, 16)))
	return m, nil
}

// nameWords gives the words that are part of a name in at least one of 50 places.
func nameWords(sents [][]Word) (keys []uint32, ones []uint16) {
	all, inside := map[uint32]int{}, map[uint32]int{}
	for _, s := range sents {
		labels := nameLabels(s)
		for i, w := range s {
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

// strangerTags tags sentences with taggers fitted on other sentences.
func strangerTags(sents, treebank [][]Word, o NameOptions) ([][]uint8, error) {
	out := make([][]uint8, len(sents))
	_, index := fineTags(treebank)
	for k := range o.Folds {
		var rest [][]Word
		for _, s := range treebank {
			if foldOf(s, o.Folds) != k {
				rest = append(rest, s)
			}
		}
		m, err := Tags(rest, TagOptions{Fits: 1, Seed: o.Seed, Clusters: o.Clusters, Epochs: 4})
		if err != nil {
			return nil, err
		}
		t, err := annotate.LoadTagger(m)
		if err != nil {
			return nil, err
		}
		var ctx annotate.TagContext
		for i, s := range sents {
			if foldOf(s, o.Folds) != k {
				continue
			}
			out[i] = make([]uint8, len(s))
			ctx.Reset(words(nil, s, formsOf(s), o.Clusters), t.Lex)
			t.Tag(&ctx, out[i])
			for j, x := range out[i] {
				out[i][j] = uint8(index[t.Set.Names[x]])
			}
		}
	}
	return out, nil
}

type nameFit struct {
	o          NameOptions
	learner    *Learner
	rand       *rand.Rand
	ctx        annotate.NameContext
	ws         []annotate.Word
	lat        annotate.NameLattice
	feats      []uint32
	ends       []int
	wrong, all int
}

func (f *nameFit) epochs(sents [][]Word, tags [][]uint8) {
	for e := range f.o.Epochs {
		f.wrong, f.all = 0, 0
		for _, i := range f.rand.Perm(len(sents)) {
			f.sentence(sents[i], tags[i])
		}
		if f.o.Log != nil {
			f.o.Log("names: epoch %d: %d of %d labels wrong while learning", e+1, f.wrong, f.all)
		}
	}
}

func (f *nameFit) sentence(s []Word, tags []uint8) {
	f.ws = words(f.ws, s, restyle(f.rand, s), f.o.Clusters)
	f.ctx.Reset(f.ws, tags)
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
