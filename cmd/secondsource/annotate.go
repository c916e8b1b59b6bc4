package main

import (
	"fmt"
	"io"
	"strings"

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
		if _, err := secondsource.ParseDay(c.Published); err != nil {
			return fmt.Errorf("--published %s: write the date as YYYY-MM-DD", c.Published)
		}
		in.Published = []string{"=" + c.Published}
	}
	if err := writable(c.Output); err != nil {
		return err
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
	w.tellUnread(m)
	return m.err
}

// tellUnread names what was not read, and how documents were read that are not
// what they should be, for a command whose output has no place for it.
func (w *world) tellUnread(m *material) {
	w.tellSkipped(m.skipped)
	for _, d := range m.docs {
		for _, s := range d.Skipped {
			if len(s.Spans) == 0 { // of the whole document
				w.warn("note on %s: %s; %s", shown(d), s.Reason, s.Detail)
			}
		}
	}
	w.tellNothing(m)
}

// shown is what a document is called in messages.
func shown(d *secondsource.Doc) string {
	if d.Path == "-" {
		return "standard input" + strings.TrimSuffix(":"+d.Record, ":")
	}
	return d.Path + strings.TrimSuffix(":"+d.Record, ":")
}

// tellNothing says what to do where paths were read and no document came of it.
func (w *world) tellNothing(m *material) {
	if len(m.docs) > 0 || len(m.skipped) == 0 {
		return
	}
	w.warn("nothing could be read. It reads English articles as text (.txt), Markdown (.md), HTML (.html) and JSON Lines (.jsonl); convert the files as said for each, or give others.")
}

// tellSkipped names what was not read on the error stream, for a command whose
// output has no place for it.
func (w *world) tellSkipped(list []secondsource.Skip) {
	for _, s := range list {
		w.warn("skipped %s: %s; %s", s.Doc, s.Reason, s.Detail)
	}
}
