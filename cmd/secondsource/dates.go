package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"secondsource"
	"secondsource/link"
	"secondsource/train"
)

// datesCommand shows every time expression with its value and why.
type datesCommand struct {
	input
	Events bool   `help:"Show the event of every clause, not only those dated by an expression."`
	Output string `short:"o" placeholder:"FILE" help:"Write to a file."`
}

// Help teaches the command by example.
func (datesCommand) Help() string {
	return `Prints when each document was published and every time expression in it: its place (line and byte), its words, TIMEX3 type and value, the days it means, and how they follow. Then the events of the clauses that an expression dates, with their days, and by what: an expression of its own, the clause that governs it, with --events also the tense, seen from the act of speech or the publication. Last what is told as to come, by when, and what became of it. The day of publication that a text does not state is solved from all documents given together.

Examples:

  secondsource dates article.txt
  secondsource dates articles/
  secondsource dates --published article.txt=2024-05-03 article.txt`
}

func (c *datesCommand) Run(w *world) error {
	pl, err := newPipeline(c.Pack)
	if err != nil {
		return err
	}
	m, err := pl.documents(w, c.input)
	if err != nil {
		return err
	}
	led := link.Link(m.docs, pl.p, link.Options{})
	err = w.save(c.Output, func(out io.Writer) error {
		for _, d := range led.Documents {
			if err := writeDates(out, d); err != nil {
				return err
			}
			writeHappenings(out, led, d, c.Events)
			writeForecasts(out, led, d)
			fmt.Fprintln(out)
		}
		return nil
	})
	if err != nil {
		return err
	}
	w.tellSkipped(m.skipped)
	return m.err
}

// writeDates prints the publication and the expressions of one document.
func writeDates(out io.Writer, d *secondsource.Document) error {
	fmt.Fprintf(out, "%s\n  published %s: %s\n", inert(d.Path), days(d.Published.Interval), inert(publishedWhy(d.Published)))
	own := *d.Source // the findings of a document stay as they are
	own.Dates = append([]secondsource.Date(nil), own.Dates...)
	secondsource.ResolveDates(&own, d.Published)
	t := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	at := lines{text: own.Text}
	for _, x := range own.Dates {
		value := x.Value
		if value == "" {
			value = "-"
		}
		fmt.Fprintf(t, "  %s\t%s\t%s\t%s\t%s\t%s\n", at.place(x.Span.Start), inert(x.Text), x.Type, value, days(x.Interval), inert(x.Why))
	}
	return t.Flush()
}

// lines counts the lines of a text up to places that are asked for in their order.
type lines struct {
	text     string
	line, at int
}

// place is LINE@BYTE.
func (l *lines) place(b int) string {
	if b > l.at {
		l.line += strings.Count(l.text[l.at:b], "\n")
		l.at = b
	}
	return fmt.Sprintf("%d@%d", l.line+1, b)
}

// writeHappenings prints when the events of the clauses took place: those that an
// expression dates, or all.
func writeHappenings(out io.Writer, led *secondsource.Ledger, d *secondsource.Document, all bool) {
	t := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	at, head := lines{text: d.Source.Text}, "  events\n"
	for _, h := range link.HappeningsOf(led, d) {
		if !all && h.Way != secondsource.ByOwn && h.Way != secondsource.ByGovernor {
			continue
		}
		word, way := h.Span.Of(d.Source.Text), h.Way
		if h.Negated {
			word = "not: " + word
		}
		if way == "" {
			way = "-"
		}
		fmt.Fprintf(t, "%s  %s\t%s\t%s\t%s\t%s\n", head, at.place(h.Start), inert(word), days(h.Interval), way, inert(h.Basis))
		head = ""
	}
	t.Flush()
}

// writeForecasts prints what the document tells as to come, by when, and what later
// documents tell of it.
func writeForecasts(out io.Writer, led *secondsource.Ledger, d *secondsource.Document) {
	t := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	said := map[string]*secondsource.Entry{}
	for _, e := range led.Statements {
		if e.Doc == d.ID {
			said[e.ID] = e
		}
	}
	at, head := lines{text: d.Source.Text}, "  forecasts\n"
	for _, f := range led.Forecasts {
		e := said[f.Statement]
		if e == nil {
			continue
		}
		told := f.Outcome
		for _, p := range f.OutcomeBasis {
			told += fmt.Sprintf(", %q", clip(p.Text))
		}
		fmt.Fprintf(t, "%s  %s\t%s\tby %s\t%s\n", head, at.place(e.Content.Cover().Start), inert(clip(f.Content)), days(f.Horizon), inert(told))
		head = ""
	}
	t.Flush()
}

// clip cuts a text at a blank.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	return s[:max(1, strings.LastIndexByte(s[:most], ' '))] + " …"
}

// days writes an interval; an open end is left out, an unknown one is "unknown".
func days(i secondsource.Interval) string {
	switch {
	case !i.Known():
		return "unknown"
	case i.Single():
		return i.From.String()
	}
	return i.From.String() + ".." + i.To.String()
}

func publishedWhy(p secondsource.Published) string {
	s := p.Basis
	if p.Why != "" {
		s += "; " + p.Why
	}
	if p.Assumes != "" {
		s += "; assumes that " + string(p.Assumes)
	}
	return s
}

// scoreCommand measures steps against gold data.
type scoreCommand struct {
	Dates     scoreDatesCommand     `cmd:"" help:"Score time expressions against TimeML, GUM or MEANTIME."`
	Tags      scoreTagsCommand      `cmd:"" help:"Score tokens, tags and lemmas against a treebank."`
	Parse     scoreParseCommand     `cmd:"" help:"Score dependency trees against a treebank."`
	Names     scoreNamesCommand     `cmd:"" help:"Score names against IOB files."`
	Coref     scoreCorefCommand     `cmd:"" help:"Score coreference against a treebank that holds it."`
	Sentences scoreSentencesCommand `cmd:"" help:"Score sentence ends against a treebank, by genre."`

	Roots      scoreRootsCommand      `cmd:"" help:"Score the bounds of roots where the claims are given."`
	Events     scoreEventsCommand     `cmd:"" help:"Score kinds of events against coded sentences."`
	Transfers  scoreTransfersCommand  `cmd:"" help:"Score giver and recipient of transfers of ownership (RAMS)."`
	Stories    scoreStoriesCommand    `cmd:"" help:"Score the grouping of articles to stories against ECB+."`
	Accounts   scoreAccountsCommand   `cmd:"" help:"Score tolls, causes and blame against the gold of a story."`
	Statements scoreStatementsCommand `cmd:"" help:"Score statements against attributions annotated as in PolNeAR."`
}

type scoreDatesCommand struct {
	Data   []string `arg:"" name:"data" help:"Folders or files: TimeML (.tml), GUM (.conllu), MEANTIME (.xml), also .gz."`
	Misses bool     `help:"List every expression that was missed or got another value."`
}

// Help teaches the command by example.
func (scoreDatesCommand) Help() string {
	return `Reads annotated texts, finds their time expressions and prints precision, recall and F1 of place, type and value, and how many DATE values are right.

Example:

  secondsource score dates --misses shared/data/timeml/TimeBank`
}

func (c *scoreDatesCommand) Run(w *world) error {
	pl, err := newPipeline(nil)
	if err != nil {
		return err
	}
	for _, path := range c.Data {
		texts, err := train.ReadTimeGold(path)
		if err != nil {
			return err
		}
		score := train.ScoreTimes(texts, pl.upTo(secondsource.Dates))
		fmt.Fprintln(w.out, inert(path))
		score.Write(w.out, c.Misses)
		links := train.ScoreLinks(texts, pl.upTo(secondsource.Statements), func(d *secondsource.Doc) []secondsource.Happening {
			return link.Happenings(d, d.Published, nil)
		})
		links.Write(w.out, c.Misses)
	}
	return nil
}

// upTo runs the steps up to the one that gives the layer.
func (pl *pipeline) upTo(layer secondsource.Layer) func(*secondsource.Doc) {
	return func(d *secondsource.Doc) {
		for _, s := range pl.steps {
			s.Run(d)
			if s.Gives&layer != 0 {
				return
			}
		}
	}
}
