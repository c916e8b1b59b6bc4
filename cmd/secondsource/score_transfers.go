package main

import "secondsource/train"

type scoreTransfersCommand struct {
	Data string `arg:"" name:"data" help:"A file of RAMS (JSON Lines)."`
}

// Help teaches the command by example.
func (scoreTransfersCommand) Help() string {
	return `Prints how often the giver and the recipient of a transfer of ownership are found right, where the sentence of the trigger holds them; of the right ones, how many are guessed by position alone, of which the ledger makes nothing. The annotation is that of a crowd; its givers and recipients are often goods or places.

Example:

  secondsource score transfers rams_dev.jsonlines`
}

func (c *scoreTransfersCommand) Run(w *world) error {
	pl, err := newPipeline(nil)
	if err != nil {
		return err
	}
	return train.ScoreTransfers(w.out, c.Data, pl.steps)
}
