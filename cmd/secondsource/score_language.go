package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"secondsource"
	"secondsource/annotate"
	"secondsource/pack"
	"secondsource/train"
)

// treebankInput is what the scores of tags, trees and sentences read.
type treebankInput struct {
	Data   []string `arg:"" name:"data" help:"Treebanks (.conllu, .conllu.gz), or folders of which those with dev in their names are read."`
	Models string   `placeholder:"DIR" help:"Take the models of this folder in place of the built-in ones."`
}

// engine gives the built-in models, or those of a folder.
func engine(dir string) (*annotate.Engine, error) {
	if dir == "" {
		return annotate.Default()
	}
	return annotate.NewEngine(func(kind string) (*annotate.Model, error) {
		return annotate.ReadModel(kind, filepath.Join(dir, kind+".bin"))
	})
}

// each scores every treebank of the input by itself.
func (t *treebankInput) each(w *world, score func(e *annotate.Engine, name string, texts []*train.Text)) error {
	e, err := engine(t.Models)
	if err != nil {
		return err
	}
	for _, p := range t.Data {
		banks, err := train.TreebanksByFile([]string{p}, "dev")
		if err != nil {
			return err
		}
		for _, b := range banks {
			score(e, inert(shortName(b.Path)), b.Texts)
		}
	}
	return nil
}

// shortName is a file's name without its endings.
func shortName(path string) string {
	n, _, _ := strings.Cut(filepath.Base(path), ".")
	return n
}

type scoreTagsCommand struct{ treebankInput }

// Help teaches the command by example.
func (scoreTagsCommand) Help() string {
	return `Prints F1 of tokens, sentences, universal tags, lemmas and trees from raw text (a word counts where its span is right, as in the CoNLL 2018 shared task), and the accuracy of tags on gold tokens.

Example:

  secondsource score tags shared/data/ud`
}

func (c *scoreTagsCommand) Run(w *world) error {
	return c.each(w, func(e *annotate.Engine, name string, texts []*train.Text) {
		train.ScoreRaw(e, texts).Report(w.out, name)
		train.ScoreGold(e, texts).ReportTags(w.out, name)
	})
}

type scoreParseCommand struct{ treebankInput }

// Help teaches the command by example.
func (scoreParseCommand) Help() string {
	return `Prints unlabelled and labelled attachment on gold tokens and sentences with our own tags, and precision and recall of every relation. Sub-types of relations do not count except where it says so.

Example:

  secondsource score parse shared/data/ud`
}

func (c *scoreParseCommand) Run(w *world) error {
	return c.each(w, func(e *annotate.Engine, name string, texts []*train.Text) {
		train.ScoreGold(e, texts).ReportTrees(w.out, name)
	})
}

type scoreSentencesCommand struct{ treebankInput }

// Help teaches the command by example.
func (scoreSentencesCommand) Help() string {
	return `Prints precision, recall and F1 of sentences from raw text, with the paragraphs that the treebank tells of, for every genre and for all.

Example:

  secondsource score sentences shared/data/ud`
}

func (c *scoreSentencesCommand) Run(w *world) error {
	return c.each(w, func(e *annotate.Engine, name string, texts []*train.Text) {
		genres, by := train.Genres(texts)
		for _, g := range genres {
			fmt.Fprintf(w.out, "%-28s raw   %-10s %v\n", name+" "+inert(g), "sentences", train.ScoreRaw(e, by[g]).Sentences)
		}
		fmt.Fprintf(w.out, "%-28s raw   %-10s %v\n", name, "sentences", train.ScoreRaw(e, texts).Sentences)
	})
}

type scoreNamesCommand struct {
	Data   []string `arg:"" name:"data" help:"IOB files, or folders of which those with dev in their names are read."`
	Models string   `placeholder:"DIR" help:"Take the models of this folder in place of the built-in ones."`
}

// Help teaches the command by example.
func (scoreNamesCommand) Help() string {
	return `Prints precision, recall and F1 of names: first word, last word and type must be right. "all" is persons, organisations and places.

Example:

  secondsource score names shared/data/ner`
}

func (c *scoreNamesCommand) Run(w *world) error {
	e, err := engine(c.Models)
	if err != nil {
		return err
	}
	for _, p := range c.Data {
		sents, err := train.NameSentences([]string{p}, func(n string) bool { return strings.Contains(n, "dev") && strings.Contains(n, ".iob2") })
		if err != nil {
			return err
		}
		train.ReportNames(w.out, inert(shortName(p)), train.ScoreNames(e, sents))
	}
	return nil
}

type scoreCorefCommand struct {
	Data []string `arg:"" name:"data" help:"Treebanks with coreference (.conllu, .conllu.gz), or folders of which those with dev in their names are read."`
}

// Help teaches the command by example.
func (scoreCorefCommand) Help() string {
	return `Prints MUC, B3, CEAF-e and their mean (CoNLL F1) of the chains found in the raw text, against the entities that a treebank keeps in its last column (GUM). Names and personal pronouns count, by their head words, in chains of two or more.

Example:

  secondsource score coref shared/data/ud`
}

func (c *scoreCorefCommand) Run(w *world) error {
	p := pack.Default()
	some := false
	for _, path := range c.Data {
		banks, err := train.TreebanksByFile([]string{path}, "dev")
		if err != nil {
			return err
		}
		for _, b := range banks {
			if !train.HasCoref(b.Texts) {
				fmt.Fprintf(w.err, "%s has no coreference (Entity= in the last column): left out\n", inert(b.Path))
				continue
			}
			some = true
			train.ReportCoref(w.out, p, inert(shortName(b.Path)), b.Texts)
		}
	}
	if !some {
		return fmt.Errorf("no treebank with coreference in %v; GUM keeps it as Entity= in the last column: %w", c.Data, secondsource.ErrNotFound)
	}
	return nil
}
