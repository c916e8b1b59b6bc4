package brief

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"secondsource"
)

// Layers are the layers of one document that can be printed, in their order.
var Layers = []string{"zones", "sentences", "tokens", "names", "mentions", "dates", "statements"}

// annotation is one document as `annotate --format json` prints it; a layer that
// was not asked for is nil and left out.
type annotation struct {
	ID         string                     `json:"id"`
	Path       string                     `json:"path"`
	TextBytes  int                        `json:"text_bytes"`
	Zones      *[]zoneJSON                `json:"zones,omitempty"`
	Sentences  *[]secondsource.Span       `json:"sentences,omitempty"`
	Tokens     *[]tokenJSON               `json:"tokens,omitempty"`
	Names      *[]nameJSON                `json:"names,omitempty"`
	Mentions   *[][]secondsource.Span     `json:"mentions,omitempty"`
	Dates      *[]secondsource.DateEntry  `json:"dates,omitempty"`
	Statements *[]*secondsource.Statement `json:"statements,omitempty"`
}

type zoneJSON struct {
	Kind      secondsource.ZoneKind `json:"kind"`
	Span      secondsource.Span     `json:"span"`
	Paragraph int                   `json:"paragraph"`
}

// tokenJSON is a token; Head is the index of its governor in the list, -1 for the
// root of a sentence.
type tokenJSON struct {
	Span   secondsource.Span   `json:"span"`
	Lemma  string              `json:"lemma"`
	UPOS   secondsource.UPOS   `json:"upos"`
	Head   int                 `json:"head"`
	Deprel secondsource.Deprel `json:"deprel"`
}

type nameJSON struct {
	Spans  []secondsource.Span `json:"spans"`
	Type   string              `json:"type"`
	Entity secondsource.Opt    `json:"entity"`
}

// CheckLayers reports a layer that does not exist, with those that do.
func CheckLayers(layers []string) error {
	for _, l := range layers {
		if !slices.Contains(Layers, l) {
			return fmt.Errorf("no layer %q; there are %s: %w", l, strings.Join(Layers, ", "), secondsource.ErrInvalid)
		}
	}
	return nil
}

// AnnotationJSON writes the layers of a document as one line of JSON, as
// docs/annotate.schema.json describes it. No layers means all.
func AnnotationJSON(w io.Writer, d *secondsource.Doc, layers []string) error {
	v := publishable(reflect.ValueOf(annotationOf(d, layers)))
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v.Interface()); err != nil {
		return fmt.Errorf("brief: encode annotation of %s: %w", d.Path, err)
	}
	return nil
}

func annotationOf(d *secondsource.Doc, layers []string) annotation {
	a := annotation{ID: d.ID, Path: d.Path, TextBytes: len(d.Text)}
	if d.Record != "" {
		a.ID = d.Record
	}
	want := func(l string) bool { return len(layers) == 0 || slices.Contains(layers, l) }
	if want("zones") {
		a.Zones = layer(d.Zones, func(z secondsource.Zone) zoneJSON { return zoneJSON(z) })
	}
	if want("sentences") {
		a.Sentences = layer(d.Sentences, func(s secondsource.Sentence) secondsource.Span { return s.Span })
	}
	if want("tokens") {
		a.Tokens = layer(d.Tokens, func(t secondsource.Token) tokenJSON {
			return tokenJSON{t.Span, t.Lemma, t.UPOS, t.Head, t.Deprel}
		})
	}
	if want("names") {
		a.Names = layer(d.Names, func(n secondsource.Name) nameJSON {
			return nameJSON{[]secondsource.Span{n.Span}, n.Type, secondsource.Opt(n.Entity)}
		})
	}
	if want("mentions") {
		a.Mentions = &d.Mentions
	}
	if want("dates") {
		a.Dates = layer(d.Dates, func(x secondsource.Date) secondsource.DateEntry {
			return secondsource.DateEntry{Doc: d.ID, Spans: []secondsource.Span{x.Span}, Text: x.Text, Type: x.Type,
				Value: secondsource.Opt(x.Value), Interval: x.Interval, Why: x.Why}
		})
	}
	if want("statements") {
		whole := secondsource.Attributions(d)
		a.Statements = &whole
	}
	return a
}

// layer turns a layer into its JSON form.
func layer[A, B any](in []A, f func(A) B) *[]B {
	out := make([]B, len(in))
	for i, v := range in {
		out[i] = f(v)
	}
	return &out
}

// AnnotationText writes the layers of a document for reading: without layers
// named, its statements.
func AnnotationText(w io.Writer, d *secondsource.Doc, layers []string) error {
	b := bufio.NewWriter(w)
	if len(layers) == 0 {
		layers = []string{"statements"}
	}
	fmt.Fprintf(b, "%s%s\n", trim(d.Path), strings.TrimSuffix(":"+trim(d.Record), ":"))
	for _, l := range Layers {
		if slices.Contains(layers, l) {
			fmt.Fprintf(b, "%s\n", strings.ToUpper(l))
			printLayer(b, d, l)
		}
	}
	fmt.Fprintln(b)
	if err := b.Flush(); err != nil {
		return fmt.Errorf("brief: write annotation of %s: %w", d.Path, err)
	}
	return nil
}

// printLayer writes a layer an entry a line: where it stands, what it is.
func printLayer(b *bufio.Writer, d *secondsource.Doc, name string) {
	row := func(s secondsource.Span, format string, args ...any) {
		fmt.Fprintf(b, "%6d-%-6d ", s.Start, s.End)
		fmt.Fprintf(b, format, args...)
		fmt.Fprintf(b, "  %s\n", trim(s.Of(d.Text)))
	}
	switch name {
	case "zones":
		for _, z := range d.Zones {
			row(z.Span, "¶%d %s", z.Paragraph, z.Kind)
		}
	case "sentences":
		for _, s := range d.Sentences {
			row(s.Span, "%d tokens", s.Last-s.First)
		}
	case "tokens":
		for i, t := range d.Tokens {
			row(t.Span, "%d %s %s %s<-%d", i, trim(t.Lemma), t.UPOS, t.Deprel, t.Head)
		}
	case "names":
		for _, n := range d.Names {
			row(n.Span, "%s %s", n.Type, trim(n.Entity))
		}
	case "mentions":
		for i, m := range d.Mentions {
			for _, s := range m {
				row(s, "%d", i)
			}
		}
	case "dates":
		for _, x := range d.Dates {
			row(x.Span, "%s %s (%s)", x.Type, trim(x.Value), calendar{}.days(x.Interval))
		}
	case "statements":
		for _, s := range secondsource.Attributions(d) {
			printStatement(b, s)
		}
	}
}

// printStatement writes who says what how.
func printStatement(b *bufio.Writer, s *secondsource.Statement) {
	part := func(w *secondsource.Words) string {
		if w == nil {
			return "-"
		}
		return trim(w.Text)
	}
	mark := ""
	if !s.Accepted {
		mark = " (not accepted)"
	}
	who := "-"
	if s.Speaker != nil {
		who = speaker(&secondsource.Entry{Statement: s})
	}
	said := "undated"
	if s.Said != nil {
		said = calendar{}.days(s.Said.Interval)
	}
	fmt.Fprintf(b, "¶%-3d %s, %s, %s%s\n     %s | %s | %s\n", s.Paragraph, who, said, s.Act, mark, part(s.Source), part(s.Cue), part(s.Content))
}
