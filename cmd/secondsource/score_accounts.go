package main

import (
	"path/filepath"

	"secondsource/train"
)

type scoreAccountsCommand struct {
	Data string   `arg:"" name:"data" help:"Folder of articles with a gold.json that holds accounts."`
	Pack []string `placeholder:"DIR" sep:"none" help:"A folder of knowledge read over the built-in packs (repeatable)."`
}

// Help teaches the command by example.
func (scoreAccountsCommand) Help() string {
	return `Reads the articles of a folder and compares the accounts of the ledger (how many died, what the cause was, who is blamed) with those of its gold.json, as examples/callan has them. An account is found when one of the same facet gives the same number, or words of which at least half are the same, articles and prepositions aside; one to one. A status is right when it is that of gold; the share is of all gold accounts.

Example:

  secondsource score accounts examples/callan`
}

func (c *scoreAccountsCommand) Run(w *world) error {
	gold, err := train.GoldAccounts(filepath.Join(c.Data, "gold.json"))
	if err != nil {
		return err
	}
	pl, err := newPipeline(c.Pack)
	if err != nil {
		return err
	}
	texts, err := filepath.Glob(filepath.Join(c.Data, "*.txt"))
	if err != nil {
		return err
	}
	m, err := pl.documents(w, input{Paths: texts})
	if err != nil {
		return err
	}
	train.ScoreAccounts(w.out, gold, pl.ledger(m, 0).Accounts)
	return m.err
}
