package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"secondsource/annotate"
	"secondsource/train"
)

// trainCommand fits the models of the language engine, each by one command.
type trainCommand struct {
	Words     trainWordsCommand     `cmd:"" help:"Fit the word clusters, which all other models use."`
	Sentences trainSentencesCommand `cmd:"" help:"Fit the sentence splitter."`
	Tags      trainTagsCommand      `cmd:"" help:"Fit the tagger and the lemmatiser."`
	Parse     trainParseCommand     `cmd:"" help:"Fit the parser."`
	Names     trainNamesCommand     `cmd:"" help:"Fit the finder of names."`

	Statements trainStatementsCommand `cmd:"" help:"Fit the learnt extractor of statements."`
}

// fitInput is what every fit takes.
type fitInput struct {
	Data   []string `arg:"" name:"data" help:"Folders or files of annotated text; of folders only what is for training is read."`
	Models string   `default:"annotate/models" placeholder:"DIR" help:"Folder of the models: the clusters are read there and the model is written there (${default})."`
	Fits   int      `help:"Number of fits, with seeds of their own, of which the mean is taken."`
	Epochs int      `help:"Number of passes over the data."`
}

// clusters reads the word clusters that the fit uses.
func (f *fitInput) clusters() (*annotate.Clusters, error) {
	m, err := annotate.ReadModel("words", filepath.Join(f.Models, "words.bin"))
	if err != nil {
		return nil, fmt.Errorf("%w (fit them first: secondsource train words DATA)", err)
	}
	return annotate.LoadWords(m)
}

// save writes the model.
func (f *fitInput) save(w *world, m *annotate.Model, err error) error {
	if err != nil {
		return err
	}
	path := filepath.Join(f.Models, m.Kind+".bin")
	b := m.Bytes()
	if err := os.WriteFile(path, b, 0o644); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	fmt.Fprintf(w.out, "%s: %d bytes\n", path, len(b))
	return nil
}

// log tells of the progress of a fit.
func (w *world) log(format string, args ...any) { fmt.Fprintf(w.err, format+"\n", args...) }

type trainWordsCommand struct{ fitInput }

func (c *trainWordsCommand) Run(w *world) error {
	texts, err := train.RawTexts(c.Data)
	if err != nil {
		return err
	}
	m, err := train.Words(texts, train.ClusterOptions{Rounds: c.Epochs, Log: w.log})
	return c.save(w, m, err)
}

type trainSentencesCommand struct{ fitInput }

func (c *trainSentencesCommand) Run(w *world) error {
	cl, err := c.clusters()
	if err != nil {
		return err
	}
	texts, err := train.Treebanks(c.Data, "train")
	if err != nil {
		return err
	}
	m, err := train.Sentences(texts, train.SplitOptions{Clusters: cl, Fits: c.Fits, Epochs: c.Epochs, Log: w.log})
	return c.save(w, m, err)
}

type trainTagsCommand struct{ fitInput }

func (c *trainTagsCommand) Run(w *world) error {
	cl, err := c.clusters()
	if err != nil {
		return err
	}
	texts, err := train.Treebanks(c.Data, "train")
	if err != nil {
		return err
	}
	m, err := train.Tags(train.Sents(texts), train.TagOptions{Clusters: cl, Fits: c.Fits, Epochs: c.Epochs, Log: w.log})
	return c.save(w, m, err)
}

type trainParseCommand struct{ fitInput }

func (c *trainParseCommand) Run(w *world) error {
	cl, err := c.clusters()
	if err != nil {
		return err
	}
	texts, err := train.Treebanks(c.Data, "train")
	if err != nil {
		return err
	}
	silver, err := train.SilverTexts(c.Data)
	if err != nil {
		return err
	}
	m, err := train.Parse(train.Sents(texts), train.Sents(silver), train.ParseOptions{Clusters: cl, Fits: c.Fits, Epochs: c.Epochs, Log: w.log})
	return c.save(w, m, err)
}

type trainNamesCommand struct {
	fitInput
	Lists string `default:"train/lists" placeholder:"DIR" help:"Folder of the lists of given names, family names and places (${default})."`
}

func (c *trainNamesCommand) Run(w *world) error {
	cl, err := c.clusters()
	if err != nil {
		return err
	}
	bank, err := train.Treebanks(c.Data, "train")
	if err != nil {
		return err
	}
	sents, err := train.NameSentences(c.Data, func(n string) bool {
		return strings.Contains(n, "train") && strings.Contains(n, ".iob2") || strings.HasPrefix(n, "wikigold")
	})
	if err != nil {
		return err
	}
	silver, err := train.SilverTexts(c.Data)
	if err != nil {
		return err
	}
	m, err := train.Names(sents, train.Sents(bank), train.Sents(silver), train.NameOptions{Lists: c.Lists, Clusters: cl, Fits: c.Fits, Epochs: c.Epochs, Log: w.log})
	return c.save(w, m, err)
}
