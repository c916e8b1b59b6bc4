package train

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"secondsource"
	"secondsource/annotate"
)

// Bank is one treebank file.
type Bank struct {
	Path  string
	Texts []*Text
}

// TreebanksByFile reads the treebanks at the paths: files, or folders of which
// all files are read whose names hold part ("train", "dev") and ".conllu".
func TreebanksByFile(paths []string, part string) ([]Bank, error) {
	var out []Bank
	for _, p := range paths {
		files, err := filesIn(p, func(name string) bool {
			return strings.Contains(name, ".conllu") && strings.Contains(name, part)
		})
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			t, err := ReadCoNLLU(f)
			if err != nil {
				return nil, err
			}
			out = append(out, Bank{f, t})
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no %s treebank (*.conllu, *.conllu.gz) in %v: %w", part, paths, secondsource.ErrNotFound)
	}
	return out, nil
}

// Treebanks reads treebanks as one.
func Treebanks(paths []string, part string) ([]*Text, error) {
	banks, err := TreebanksByFile(paths, part)
	var out []*Text
	for _, b := range banks {
		out = append(out, b.Texts...)
	}
	return out, err
}

// SilverTexts reads the automatic parses below the paths: *train.silver.conll.gz.
func SilverTexts(paths []string) ([]*Text, error) {
	var out []*Text
	for _, p := range paths {
		files, err := filesIn(p, func(n string) bool { return strings.HasSuffix(n, "train.silver.conll.gz") })
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if !strings.HasSuffix(f, ".silver.conll.gz") {
				continue
			}
			t, err := ReadSilver(f)
			if err != nil {
				return nil, err
			}
			out = append(out, t...)
		}
	}
	return out, nil
}

// filesIn gives path itself where it is a file, else the files below it whose
// names are wanted, sorted.
func filesIn(path string, want func(name string) bool) ([]string, error) {
	var out []string
	err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !d.IsDir() && (p == path || want(d.Name())) {
			out = append(out, p)
		}
		return nil
	})
	sort.Strings(out)
	return out, err
}

// newRand gives the random numbers of a fit; the same for every run.
func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 20261121)) }

// restyle gives a sentence's forms as in a headline: all capitals, or capitals
// at the beginnings of words. Most sentences stay as they are.
func restyle(r *rand.Rand, s []Word) []string {
	forms := make([]string, len(s))
	how := r.IntN(100)
	for i, w := range s {
		switch {
		case how < 5:
			forms[i] = strings.ToUpper(w.Form)
		case how < 13 && (i == 0 || !smallWord(w)):
			forms[i] = capital(w.Form)
		default:
			forms[i] = w.Form
		}
	}
	return forms
}

// smallWord reports whether a headline leaves the word in small letters.
func smallWord(w Word) bool {
	switch w.UPOS {
	case "ADP", "DET", "CCONJ", "PART":
		return len(w.Form) < 5 || w.UPOS == "PART"
	}
	return false
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// words computes what the classifiers see of a sentence.
func words(out []annotate.Word, s []Word, forms []string, cl *annotate.Clusters) []annotate.Word {
	out = out[:0]
	for i := range s {
		space := i == 0 || s[i].Span.Start > s[i-1].Span.End
		out = append(out, annotate.NewWord(forms[i], space, cl))
	}
	return out
}

func formsOf(s []Word) []string {
	f := make([]string, len(s))
	for i := range s {
		f[i] = s[i].Form
	}
	return f
}

// Sents gives all sentences of the texts.
func Sents(texts []*Text) [][]Word {
	var out [][]Word
	for _, t := range texts {
		out = append(out, t.Sents...)
	}
	return out
}
