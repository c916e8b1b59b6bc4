package train

import (
	"fmt"

	"secondsource/annotate"
)

// strangerTags tags every sentence with a tagger that has not seen it: sentences
// fall into folds, and the taggers are fitted on the treebank without one.
func strangerTags(sents, treebank [][]Word, folds int, fold func(i int, s []Word) int, o TagOptions) ([][]uint8, error) {
	o.Fits = 1
	_, index := fineTags(treebank)
	type result struct {
		t   *annotate.Tagger
		err error
	}
	taggers := eachCore(folds, func(k int) result {
		var rest [][]Word
		for i, s := range treebank {
			if fold(i, s) != k {
				rest = append(rest, s)
			}
		}
		m, err := Tags(rest, o)
		if err != nil {
			return result{nil, fmt.Errorf("tagger of fold %d: %w", k+1, err)}
		}
		t, err := annotate.LoadTagger(m)
		return result{t, err}
	})
	out := make([][]uint8, len(sents))
	var ctx annotate.TagContext
	for i, s := range sents {
		r := taggers[fold(i, s)]
		if r.err != nil {
			return nil, r.err
		}
		ctx.Reset(words(nil, s, formsOf(s), o.Clusters), r.t.Lex)
		tags := make([]uint8, len(s))
		r.t.Tag(&ctx, tags)
		for j := range tags {
			tags[j] = uint8(index[r.t.Set.Names[tags[j]]])
		}
		out[i] = tags
	}
	return out, nil
}

// strangerTrees parses every example with a parser that was fitted without it,
// so that the revision sees the mistakes that it is there for.
func strangerTrees(gold, silver []parseExample, names []string, o ParseOptions) []parseExample {
	out := make([]parseExample, len(gold))
	fold := func(i int) int { return i * o.Folds / len(gold) }
	one := o
	one.Epochs = 5
	parsers := eachCore(o.Folds, func(k int) *annotate.Parser {
		var rest []parseExample
		for i := range gold {
			if fold(i) != k {
				rest = append(rest, gold[i])
			}
		}
		return onlyParser(names, rest, silver, one)
	})
	var state annotate.ParseState
	var ws []annotate.Word
	for i := range gold {
		x := &gold[i]
		ws = words(ws, x.sent, formsOf(x.sent), o.Clusters)
		state.Reset(ws, x.tags)
		parsers[fold(i)].Parse(&state)
		out[i] = treeOf(&state)
	}
	return out
}
