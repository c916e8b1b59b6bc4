package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"secondsource"
	"secondsource/brief"
)

// transfersCommand lists alleged transfers.
type transfersCommand struct {
	input
	Format string `enum:"text,csv,json" default:"text" help:"text, csv or json."`
	Output string `short:"o" placeholder:"FILE" help:"Write to a file."`
	AsOf   string `placeholder:"DATE" help:"Only what was published by this day (YYYY-MM-DD)."`
}

// Help teaches the command by example.
func (transfersCommand) Help() string {
	return `Prints the alleged transfers of goods in the columns of an arms-transfer register: supplier, recipient, quantity, goods, class, what is given in return, how far it is said to have come, the days of the reports, who alleges it and who denies it. Every row is marked alleged and footnoted with the documents and paragraphs it rests on. Nothing here says that a transfer took place.

Examples:

  secondsource transfers articles/
  secondsource transfers --format csv -o register.csv articles/
  secondsource transfers --as-of 2024-05-10 articles/`
}

func (c *transfersCommand) Run(w *world) error {
	asOf, err := dayFlag("--as-of", c.AsOf)
	if err != nil {
		return err
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
	led := pl.ledger(m, asOf)
	write := map[string]func(io.Writer, *secondsource.Ledger) error{"text": writeRegister, "csv": writeRegisterCSV, "json": writeRegisterJSON}[c.Format]
	if err := w.save(c.Output, func(out io.Writer) error { return write(out, led) }); err != nil {
		return err
	}
	w.tellSkipped(m.skipped)
	w.tellNothing(m)
	return m.err
}

// registerRow is one transfer in the columns of a register.
type registerRow struct {
	supplier, recipient, quantity, goods, class, inReturn, status, reached, qualifier, from, to, by, denied string
	notes                                                                                                   []string // footnotes: document and paragraph, with the words
}

// register makes the rows.
func register(led *secondsource.Ledger) []registerRow {
	docs := map[string]*secondsource.Document{}
	for _, d := range led.Documents {
		docs[d.ID] = d
	}
	entries := map[string]*secondsource.Entry{}
	for _, e := range led.Statements {
		entries[e.ID] = e
	}
	var out []registerRow
	for _, t := range led.Transfers {
		r := registerRow{supplier: orUnknown(string(t.Supplier)), recipient: orUnknown(string(t.Recipient)), quantity: orUnknown(string(t.Quantity)),
			goods: t.Goods, class: string(t.Class), inReturn: string(t.InReturn), status: string(t.Status), reached: string(t.Reached), qualifier: t.Qualifier,
			by: strings.Join(t.By, "; ")}
		if len(t.Between) == 2 {
			r.supplier, r.recipient = strings.Join(t.Between, " or "), strings.Join(t.Between, " or ")
		}
		if !strings.HasPrefix(r.qualifier, "alleged") {
			r.qualifier = "alleged; " + r.qualifier
		}
		var on secondsource.Interval
		for _, x := range t.Ladder {
			r.notes = append(r.notes, footnote(x, docs[x.Doc], entries[x.Statement]))
			if e := entries[x.Statement]; e != nil && e.Said != nil && x.Polarity == secondsource.Asserted {
				on = widen(on, e.Said.Interval)
			}
		}
		r.notes = slices.Compact(r.notes)
		if on.From != 0 {
			r.from = on.From.String()
		}
		if on.To != 0 {
			r.to = on.To.String()
		}
		var denied []string
		for _, d := range t.DeniedBy {
			s := d.By
			if d.Scope != "" {
				s += " (" + string(d.Scope) + ")"
			}
			if !slices.Contains(denied, s) { // a copy denies nothing anew
				denied = append(denied, s)
			}
		}
		r.denied = strings.Join(denied, "; ")
		out = append(out, r)
	}
	return out
}

// orUnknown writes ".." for what is not known, as registers do.
func orUnknown(s string) string {
	if s == "" {
		return ".."
	}
	return s
}

func widen(a, b secondsource.Interval) secondsource.Interval {
	if b.From != 0 && (a.From == 0 || b.From < a.From) {
		a.From = b.From
	}
	if b.To != 0 && b.To > a.To {
		a.To = b.To
	}
	return a
}

// footnote cites a rung: document, paragraph, stage, speaker and words.
func footnote(x secondsource.Rung, d *secondsource.Document, e *secondsource.Entry) string {
	name, who, par := x.Doc, "", 0
	if d != nil {
		name = d.Path
	}
	if e != nil {
		par = e.Paragraph
		if e.Speaker != nil {
			who = e.Speaker.Name + ": "
		}
	}
	stage := string(x.Stage)
	if x.Polarity != secondsource.Asserted {
		stage += ", " + string(x.Polarity)
	}
	return fmt.Sprintf("%s ¶%d (%s) %s“%s”", name, par, stage, who, strings.Join(strings.Fields(x.Text), " "))
}

var registerColumns = []string{"row", "supplier", "recipient", "quantity", "goods", "class", "in return", "status", "reached", "qualifier", "reported from", "reported to", "alleged by", "denied by", "footnotes"}

func writeRegisterCSV(out io.Writer, led *secondsource.Ledger) error {
	w := csv.NewWriter(out)
	if err := w.Write(registerColumns); err != nil {
		return fmt.Errorf("write register: %w", err)
	}
	for i, r := range register(led) {
		row := []string{fmt.Sprint(i + 1), r.supplier, r.recipient, r.quantity, r.goods, r.class, r.inReturn, r.status, r.reached, r.qualifier, r.from, r.to, r.by, r.denied, strings.Join(r.notes, " | ")}
		for k := range row {
			row[k] = formulaFree(inert(row[k]))
		}
		if err := w.Write(row); err != nil {
			return fmt.Errorf("write register: %w", err)
		}
	}
	w.Flush()
	return w.Error()
}

// formulaFree keeps a spreadsheet from reading text of a document as a formula.
func formulaFree(s string) string {
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}

func writeRegisterJSON(out io.Writer, led *secondsource.Ledger) error {
	return brief.TransfersJSON(out, led)
}

// writeRegister prints the table with its footnotes.
func writeRegister(out io.Writer, led *secondsource.Ledger) error {
	b := bufio.NewWriter(out)
	rows := register(led)
	if len(rows) == 0 {
		fmt.Fprintln(b, "No alleged transfer was found.")
		return b.Flush()
	}
	fmt.Fprintf(b, "Alleged transfers (%d). Every row is an allegation; “..” is unknown.\n\n", len(rows))
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\tsupplier\trecipient\tquantity\tgoods\tstatus\tqualifier\treported")
	for i, r := range rows {
		day := strings.Trim(r.from+" – "+r.to, " –")
		if r.from == r.to {
			day = r.from
		}
		fmt.Fprintf(t, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", i+1, cell(r.supplier, 24), cell(r.recipient, 24), cell(r.quantity, 18), cell(r.goods, 36), r.status, cell(r.qualifier, 40), orUnknown(day))
	}
	t.Flush()
	for i, r := range rows {
		fmt.Fprintf(b, "\n%d  %s → %s, %s\n", i+1, inert(r.supplier), inert(r.recipient), inert(r.goods))
		for _, f := range [][2]string{{"class", r.class}, {"in return", r.inReturn}, {"alleged by", r.by}, {"denied by", r.denied}} {
			if f[1] != "" {
				fmt.Fprintf(b, "   %s: %s\n", f[0], inert(f[1]))
			}
		}
		for _, n := range r.notes {
			fmt.Fprintf(b, "   - %s\n", inert(n))
		}
	}
	return b.Flush()
}

// cell is a value cut to a width in runes.
func cell(s string, n int) string {
	r := []rune(inert(s))
	if len(r) <= n {
		return string(r)
	}
	return string(r[:n-1]) + "…"
}
