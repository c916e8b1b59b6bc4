package main

import (
	"io"

	"secondsource"
	"secondsource/brief"
)

type annotateCommand struct {
	Paths     []string `arg:"" name:"file" help:"Files, folders, or - for standard input."`
	Format    string   `enum:"json,text" default:"json" help:"json, one object a document and line, or text."`
	Layers    []string `placeholder:"LAYER" help:"zones, sentences, tokens, names, mentions, dates, statements; without it all (text: statements)."`
	Published string   `placeholder:"DATE" help:"The day of publication, known from outside (YYYY-MM-DD)."`
	Output    string   `short:"o" placeholder:"FILE" help:"Write to a file."`
	Pack      []string `placeholder:"DIR" sep:"none" help:"A folder of knowledge read over the built-in packs (repeatable)."`
}

// Help teaches the command by example.
func (annotateCommand) Help() string {
	return `Prints what one document says, without looking at any other: its zones, sentences, tokens, names, dates and statements. Offsets are bytes of the text.

Examples:

  secondsource annotate article.txt
  secondsource annotate --layers dates,statements --published 2024-05-03 article.txt
  secondsource annotate --format text articles/
  secondsource annotate records.jsonl      one object a line for one object a line, with the same id`
}

func (c *annotateCommand) Run(w *world) error {
	if err := brief.CheckLayers(c.Layers); err != nil {
		return err
	}
	in := input{Paths: c.Paths, Pack: c.Pack}
	if c.Published != "" {
		in.Published = []string{"=" + c.Published}
	}
	pl, err := newPipeline(c.Pack)
	if err != nil {
		return err
	}
	m, err := pl.documents(w, in)
	if err != nil {
		return err
	}
	print := brief.AnnotationJSON
	if c.Format == "text" {
		print = brief.AnnotationText
	}
	err = w.save(c.Output, func(out io.Writer) error {
		for _, d := range m.docs {
			if err := print(out, d, c.Layers); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	w.tellSkipped(m.skipped)
	return m.err
}

// tellSkipped names what was not read on the error stream, for a command whose
// output has no place for it.
func (w *world) tellSkipped(list []secondsource.Skip) {
	for _, s := range list {
		w.warn("skipped %s: %s; %s", s.Doc, s.Reason, s.Detail)
	}
}
