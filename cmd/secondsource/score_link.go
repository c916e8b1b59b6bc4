package main

import (
	"secondsource/link"
	"secondsource/train"
)

type scoreRootsCommand struct {
	Gold string `arg:"" name:"gold" help:"The story's gold.json."`
	input
	Misses bool `help:"List every claim whose bounds are wrong, with what was counted and what not."`
}

// Help teaches the command by example.
func (scoreRootsCommand) Help() string {
	return `Gives the program the claims of a story's gold reading and compares the bounds of their roots: surely n, at most m. So the rules of roots are measured apart from the finding of claims. The format of the gold stands in docs/roots.md.

Example:

  secondsource score roots --misses examples/burgas/gold.json examples/burgas`
}

func (c *scoreRootsCommand) Run(w *world) error {
	gold, err := train.ReadStoryGold(c.Gold)
	if err != nil {
		return err
	}
	pl, err := newPipeline(c.Pack)
	if err != nil {
		return err
	}
	m, err := pl.documents(w, c.input)
	if err != nil {
		return err
	}
	given := gold.Given(m.docs)
	gold.ReportRoots(w.out, given, pl.link(m, link.Options{Claims: given}), c.Misses)
	return m.err
}
