package main

import (
	"fmt"
	"io"
	"os"

	"secondsource/brief"
	"secondsource/link"
)

// whyCommand prints the argument behind one entry of the ledger.
type whyCommand struct {
	ID string `arg:"" name:"id" help:"What to explain: an id (or its beginning), a claim's number, or a citation such as \"report-3 ¶7\"."`
	input
	Format string `enum:"text,json" default:"text" help:"text or json."`
	Output string `short:"o" placeholder:"FILE" help:"Write to a file."`
	Story  string `placeholder:"ID" help:"The story whose claims are numbered: its id, its number or words of its title."`
	Full   bool   `help:"List every decision, not only the nearest."`
	Width  *int   `placeholder:"N" help:"Columns, 60 to 100; without it those of the terminal, else 80."`
	Color  string `enum:"auto,always,never" default:"auto" help:"auto, always or never."`
}

// Help teaches the command by example.
func (whyCommand) Help() string {
	return `Prints the whole argument for one entry of the case file: the words with their places, what found them and how sure it is, why statements were joined to one act of speech or one claim, what came near and was not joined and why not, every root with its reason and every source that is not counted, and on what a document's day rests. Give the same paths as to brief.

What can be asked about: a statement (s…), an act of speech (u…), a claim (c…), a root (r…), a difference (x…), a quotation's wordings (q…), a copy (k…), a circular sentence (o…), a document (d…, or its name), a story (s…). A response is asked about by its statement. Ids derive from content: they are the same from run to run. The beginning of an id is enough where it fits nothing else.

Examples:

  secondsource why 3 articles/
      Why claim 3 of the brief is one claim, and where its roots come from.

  secondsource why "report-3 ¶7" articles/
      What was read in that paragraph, as a citation of the brief has it;
      report-3:7 means the same.

  secondsource why r4c1b articles/
      Why a root is counted. brief --full shows the ids, and so does the JSON.

  secondsource why report-3.txt articles/
      On what the day of a document rests, of what it is a copy, which story
      it belongs to.

  secondsource why --format json c7d10 articles/
      The same for a program.`
}

func (c *whyCommand) Run(w *world) error {
	if c.Width != nil && (*c.Width < brief.MinWidth || *c.Width > brief.MaxWidth) {
		return fmt.Errorf("--width %d: from %d to %d", *c.Width, brief.MinWidth, brief.MaxWidth)
	}
	if _, err := os.Stat(c.ID); err == nil && len(c.Paths) == 0 {
		return fmt.Errorf("say what to explain before the paths: secondsource why ID %s", c.ID)
	}
	if err := writable(c.Output); err != nil {
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
	led, err := brief.Narrow(pl.link(m, link.Options{Decisions: true}), brief.Selection{Story: c.Story})
	if err != nil {
		return err
	}
	args, err := brief.Why(led, c.ID)
	if err != nil {
		return err
	}
	o := brief.Options{Full: c.Full, Color: w.colored(c.Color, c.Output != "")}
	switch {
	case c.Width != nil:
		o.Width = *c.Width
	case c.Output == "":
		o.Width = w.screen.columns
	}
	if err := w.save(c.Output, func(out io.Writer) error {
		if c.Format == "json" {
			return brief.WhyJSON(out, args)
		}
		return brief.WhyText(out, led, args, o)
	}); err != nil {
		return err
	}
	w.tellNothing(m)
	return m.err
}
