package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"secondsource"
	"secondsource/brief"
	"secondsource/link"
)

type briefCommand struct {
	input
	Format string `enum:"auto,text,markdown,html,json" default:"auto" help:"text, markdown, html or json; without it, what the name given with -o says, else text."`
	Output string `short:"o" placeholder:"FILE" help:"Write to a file. It is there only when it is whole."`
	AsOf   string `placeholder:"DATE" help:"Only what was published by this day (YYYY-MM-DD), with what followed from it."`

	Since string `placeholder:"DATE" help:"What changed since this day (YYYY-MM-DD): the brief as of then, compared with the one now."`

	Story string `placeholder:"ID" help:"One story of several: its id, its number or words of its title." group:"Narrow down"`
	Claim string `placeholder:"CLAIM" help:"One claim: its number in the brief, its id or words of it." group:"Narrow down"`
	Actor string `placeholder:"NAME" help:"What a speaker, or those who speak for a body, say and answer." group:"Narrow down"`
	Doc   string `placeholder:"FILE" help:"What one document carries." group:"Narrow down"`

	Full  bool   `help:"Tell everything; without it the brief fits a few screens." group:"Text"`
	Width *int   `placeholder:"N" help:"Columns, 60 to 100; without it those of the terminal, else 80." group:"Text"`
	Color string `enum:"auto,always,never" default:"auto" help:"auto, always or never." group:"Text"`
}

// Help teaches the command by example.
func (briefCommand) Help() string {
	return `Reads articles (plain text, Markdown, HTML, JSON Lines), finds who says what, links the acts of speech of all documents and prints the brief: the claims, most contested first, who put them forward, who answered and how, how many independent roots stand behind each, the timeline, the open questions. Every line carries its citation, as in [report-3 ¶7]: document and paragraph.

Examples:

  secondsource brief articles/
      The brief of a folder. Several stories give an index of them.

  secondsource brief --story 2 --full articles/
      All of the second story.

  secondsource brief -o story.html articles/
      One page that holds the brief and the articles; every citation is a link.

  secondsource brief --published wire.txt=2024-05-03 wire.txt paper.txt
      The day of a text that does not say it.

  secondsource brief --as-of 2024-05-10 articles/
      What could be known on that day.

  secondsource brief --since 2024-05-10 articles/
      What changed since that day: a first independent root, a first denial, a status moved.

  cat article.txt | secondsource brief -
      From standard input.`
}

func (c *briefCommand) Run(w *world) error {
	asOf, err := dayFlag("--as-of", c.AsOf)
	if err != nil {
		return err
	}
	since, err := dayFlag("--since", c.Since)
	if err != nil {
		return err
	}
	if since != 0 && asOf != 0 && since >= asOf {
		return fmt.Errorf("--since %s is not before --as-of %s: give the earlier day with --since", c.Since, c.AsOf)
	}
	if c.Width != nil && (*c.Width < brief.MinWidth || *c.Width > brief.MaxWidth) {
		return fmt.Errorf("--width %d: from %d to %d", *c.Width, brief.MinWidth, brief.MaxWidth)
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
	whole := pl.ledger(m, asOf)
	if since != 0 {
		whole.Since, whole.Changes = since, link.Since(pl.ledger(m, since), whole)
	}
	led, err := brief.Narrow(whole, brief.Selection{Story: c.Story, Claim: c.Claim, Actor: c.Actor, Doc: c.Doc})
	if err != nil {
		return err
	}
	render := c.renderer()
	if err := w.save(c.Output, func(out io.Writer) error { return render(out, led, c.options(w)) }); err != nil {
		return err
	}
	w.tellNothing(m)
	return m.err
}

// dayFlag parses the day given with a flag, 0 for none.
func dayFlag(name, value string) (secondsource.Day, error) {
	if value == "" {
		return 0, nil
	}
	d, err := secondsource.ParseDay(value)
	if err != nil {
		return 0, fmt.Errorf("%s %s: write the date as YYYY-MM-DD", name, value)
	}
	return d, nil
}

func (c *briefCommand) options(w *world) brief.Options {
	o := brief.Options{Full: c.Full, Color: w.colored(c.Color, c.Output != ""), Hint: c.hint()}
	switch {
	case c.Width != nil:
		o.Width = *c.Width
	case c.Output == "":
		o.Width = w.screen.columns
	}
	return o
}

// renderer is chosen by --format, else by the name of the file to write.
func (c *briefCommand) renderer() func(io.Writer, *secondsource.Ledger, brief.Options) error {
	format := c.Format
	if format == "auto" {
		switch strings.ToLower(filepath.Ext(c.Output)) {
		case ".html", ".htm":
			format = "html"
		case ".md", ".markdown":
			format = "markdown"
		case ".json":
			format = "json"
		}
	}
	switch format {
	case "html":
		return brief.HTML
	case "markdown":
		return brief.Markdown
	case "json":
		return brief.JSON
	}
	return brief.Text
}

// hint is the command as it was called, for the lines that say how to see more.
func (c *briefCommand) hint() string {
	words := []string{"secondsource", "brief"}
	for _, p := range c.Paths {
		if strings.ContainsFunc(p, func(r rune) bool {
			return !(r == '/' || r == '.' || r == '-' || r == '_' || r == '\\' || r == ':' ||
				r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f)
		}) {
			p = "'" + strings.ReplaceAll(p, "'", `'\''`) + "'"
		}
		words = append(words, p)
	}
	if s := strings.Join(words, " "); len(s) <= 60 {
		return s
	}
	return ""
}
