package main

import (
	"fmt"

	"secondsource"
	"secondsource/brief"
)

type checkCommand struct {
	input
}

// Help teaches the command by example.
func (checkCommand) Help() string {
	return `Reads and links the articles as brief does, and then checks what was found against the texts: every span lies in its text and holds the words quoted, every id names something, root bounds add up, nothing was taken from a caption or an author's note, and every word of the brief stands where its citation says.

The exit status is 2 when an invariant does not hold: that is an error of the program, never of an article.

Example:

  secondsource check articles/`
}

func (c *checkCommand) Run(w *world) error {
	pl, err := newPipeline(c.Pack)
	if err != nil {
		return err
	}
	m, err := pl.documents(w, c.input)
	if err != nil {
		return err
	}
	led := pl.ledger(m, 0)
	var faults []secondsource.Fault
	for _, d := range m.docs {
		faults = append(faults, secondsource.CheckDoc(d)...)
	}
	faults = append(faults, secondsource.CheckLedger(led)...)
	faults = append(faults, brief.Check(led)...)
	for _, f := range faults {
		w.warn("%s: %s: %s", f.Where, f.Rule, f.Detail)
	}
	w.tellUnread(m)
	if len(faults) > 0 {
		return fmt.Errorf("%s found: %w", count(len(faults), "fault"), errBroken)
	}
	fmt.Fprintf(w.out, "%s, %s, %s: every span, id and bound holds.\n", count(len(m.docs), "document"),
		count(len(led.Statements), "statement"), count(len(led.Claims), "claim"))
	return m.err
}

// count writes a number with its noun, which takes an s.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
