package main

import "secondsource/train"

type scoreEventsCommand struct {
	Data   string   `arg:"" name:"data" help:"Table of coded sentences (columns marked_sentence and gold_root)."`
	Pack   []string `placeholder:"DIR" sep:"none" help:"A folder of knowledge read over the built-in packs (repeatable)."`
	Misses bool     `help:"List every sentence that is coded otherwise."`
}

// Help teaches the command by example.
func (scoreEventsCommand) Help() string {
	return `Finds the events of each sentence, takes the one that joins the marked source and target, and compares the PLOVER class of its kind (event_kinds.tsv) with the one that people gave. Prints precision, recall and F1 of every class, and their mean.

Example:

  secondsource score events shared/data/events/plv_train.tsv`
}

func (c *scoreEventsCommand) Run(w *world) error {
	coded, err := train.CodedEvents(c.Data)
	if err != nil {
		return err
	}
	p, steps, err := loadPacks(c.Pack)
	if err != nil {
		return err
	}
	train.ScoreEvents(w.out, coded, p, steps, c.Misses)
	return nil
}
