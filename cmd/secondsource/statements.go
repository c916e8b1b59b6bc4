package main

import (
	"fmt"
	"os"
	"slices"

	"secondsource"
	"secondsource/train"
)

type trainStatementsCommand struct {
	Data  string `arg:"" name:"data" help:"Folder of articles (NAME.txt) with attributions (NAME.ann), as PolNeAR has them."`
	Model string `default:"extract/models/statements.bin" placeholder:"FILE" help:"The model to write (${default}); it is used when the program is built again."`
}

// Help teaches the command by example.
func (trainStatementsCommand) Help() string {
	return `Fits the learnt extractor of statements on the layers that this program gives to the articles. Fit it again when the language engine or the pack of speech acts has changed.

Example:

  secondsource train statements polnear/train`
}

func (c *trainStatementsCommand) Run(w *world) error {
	arts, err := train.Articles(c.Data)
	if err != nil {
		return err
	}
	pl, err := newPipeline(nil)
	if err != nil {
		return err
	}
	layers := slices.DeleteFunc(pl.steps, func(s secondsource.Step) bool { return s.Gives&secondsource.Statements != 0 })
	b, err := train.Statements(arts, pl.p, layers, train.StatementOptions{Log: w.log})
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.Model, b, 0o644); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	fmt.Fprintf(w.out, "%s: %d bytes\n", c.Model, len(b))
	return nil
}

type scoreStatementsCommand struct {
	Data string `arg:"" name:"data" help:"Folder of articles (NAME.txt) with attributions (NAME.ann)."`
}

// Help teaches the command by example.
func (scoreStatementsCommand) Help() string {
	return `Prints precision, recall and F1 of sources, cues, contents and whole attributions: matched when they share at least half of the words of the larger one (overlap), the same words (exact), the same characters (strict).

Example:

  secondsource score statements polnear/dev`
}

func (c *scoreStatementsCommand) Run(w *world) error {
	arts, err := train.Articles(c.Data)
	if err != nil {
		return err
	}
	pl, err := newPipeline(nil)
	if err != nil {
		return err
	}
	train.ScoreStatements(w.out, arts, pl.steps)
	return nil
}
