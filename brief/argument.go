package brief

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"

	"secondsource"
)

// Argument is all that stands behind one entry of a ledger: its words with their
// places and finders, what was joined to make it, and what came near and was not.
type Argument struct {
	ID       string                  `json:"id"`
	Kind     string                  `json:"kind"` // document, statement, response, utterance, claim, root, difference, quotation, copy, circular, story
	Entry    any                     `json:"entry"`
	Of       string                  `json:"of,omitempty"` // of a root: the id of its claim
	Evidence []Evidence              `json:"evidence"`
	Joined   []secondsource.Decision `json:"joined"`
	Refused  []secondsource.Decision `json:"refused"`
}

// Evidence is one statement with its place and its finder.
type Evidence struct {
	Statement  string              `json:"statement"`
	Doc        string              `json:"doc"`
	Path       string              `json:"path"`
	Paragraph  int                 `json:"paragraph"`
	Speaker    string              `json:"speaker"`
	Act        secondsource.Act    `json:"act"`
	Source     *secondsource.Words `json:"source"`
	Cue        *secondsource.Words `json:"cue"`
	Content    *secondsource.Words `json:"content"`
	Said       *secondsource.When  `json:"said"`
	By         string              `json:"by"`
	Confidence float64             `json:"confidence"`
}

// Why gives the arguments for what is asked: an id or a beginning of one that
// fits nothing else, a claim's number in the brief, a citation ("report-3 ¶7"),
// or a document. The ledger must come with its Decisions.
func Why(led *secondsource.Ledger, asked string) ([]Argument, error) {
	x := newIndex(led)
	found, err := x.find(asked)
	if err != nil {
		return nil, err
	}
	out := make([]Argument, len(found))
	for i, f := range found {
		out[i] = x.argument(f)
	}
	return out, nil
}

// WhyJSON writes arguments as one JSON object, starred as all that is printed.
func WhyJSON(w io.Writer, args []Argument) error {
	for i := range args {
		if d, ok := args[i].Entry.(*secondsource.Document); ok {
			args[i].Entry = documentOf(d)
		}
		args[i].Entry = publishable(reflect.ValueOf(args[i].Entry)).Interface()
		args[i].Evidence = publishable(reflect.ValueOf(args[i].Evidence)).Interface().([]Evidence)
		args[i].Joined = publishable(reflect.ValueOf(args[i].Joined)).Interface().([]secondsource.Decision)
		args[i].Refused = publishable(reflect.ValueOf(args[i].Refused)).Interface().([]secondsource.Decision)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(map[string]any{"arguments": args}); err != nil {
		return fmt.Errorf("brief: encode arguments: %w", err)
	}
	return nil
}

// thing is an entry of the ledger with its id.
type thing struct {
	id, kind string
	entry    any
	of       *secondsource.Claim // of a root
}

// things lists every entry that can be asked about.
func (x *index) things() []thing {
	var out []thing
	for _, d := range x.led.Documents {
		out = append(out, thing{d.ID, "document", d, nil})
	}
	for _, e := range x.led.Statements {
		kind := "statement"
		if x.responses[e.ID] {
			kind = "response"
		}
		out = append(out, thing{e.ID, kind, e, nil})
	}
	for _, u := range x.led.Utterances {
		out = append(out, thing{u.ID, "utterance", u, nil})
	}
	for _, c := range x.led.Claims {
		out = append(out, thing{c.ID, "claim", c, nil})
		for i := range c.Roots.List {
			out = append(out, thing{c.Roots.List[i].ID, "root", &c.Roots.List[i], c})
		}
	}
	for i, d := range x.led.Differences {
		out = append(out, thing{d.ID, "difference", &x.led.Differences[i], nil})
	}
	for i, q := range x.led.Quotes {
		out = append(out, thing{q.ID, "quotation", &x.led.Quotes[i], nil})
	}
	for i, c := range x.led.Copies {
		out = append(out, thing{c.ID, "copy", &x.led.Copies[i], nil})
	}
	for i, c := range x.led.Circular {
		out = append(out, thing{c.ID, "circular", &x.led.Circular[i], nil})
	}
	for i, s := range x.led.Stories {
		out = append(out, thing{s.ID, "story", &x.led.Stories[i], nil})
	}
	return out
}

// argument gathers what stands behind one entry.
func (x *index) argument(t thing) Argument {
	a := Argument{ID: t.id, Kind: t.kind, Entry: t.entry, Evidence: []Evidence{}, Joined: []secondsource.Decision{}, Refused: []secondsource.Decision{}}
	if t.of != nil {
		a.Of = t.of.ID
	}
	statements, in, kinds := x.grounds(t)
	for _, id := range statements {
		if e := x.any(id); e != nil {
			a.Evidence = append(a.Evidence, x.evidence(e))
		}
	}
	for _, d := range x.led.Decisions {
		if !slices.Contains(kinds, d.Of) {
			continue
		}
		one, both := in[d.A] || in[d.B], in[d.A] && in[d.B]
		switch {
		case !one:
		case !d.Joined:
			a.Refused = append(a.Refused, d)
		case both || len(in) == 1 || d.Of == "response":
			a.Joined = append(a.Joined, d)
		}
	}
	return a
}

// grounds gives the statements an entry rests on, the ids between which its
// decisions fell, and their kinds.
func (x *index) grounds(t thing) (statements []string, in map[string]bool, kinds []string) {
	in = map[string]bool{t.id: true}
	switch e := t.entry.(type) {
	case *secondsource.Document:
		return nil, in, []string{"copy", "story"}
	case *secondsource.Entry:
		return []string{e.ID}, in, []string{"utterance", "claim", "response"}
	case *secondsource.Utterance:
		statements, kinds = e.Statements, []string{"utterance"}
	case *secondsource.Claim:
		statements, kinds = e.Statements, []string{"claim", "response"}
	case *secondsource.Origin:
		for _, id := range e.Utterances {
			if u := x.utterances[id]; u != nil {
				statements = append(statements, where(u.Statements, func(s string) bool { return slices.Contains(t.of.Statements, s) })...)
			}
		}
		kinds = []string{"utterance"}
	case *secondsource.Difference:
		statements = x.covering(e)
	case *secondsource.QuoteSet:
		for _, v := range e.Versions {
			statements = append(statements, v.Statement)
		}
		kinds = []string{"utterance"}
	case *secondsource.Copy:
		return nil, map[string]bool{e.Source: true, e.Copy: true}, []string{"copy"}
	case *secondsource.Circular:
		if c := x.claims[string(e.Claim)]; c != nil {
			statements = c.Statements
		}
	case *secondsource.Story:
		for _, d := range e.Documents {
			in[d] = true
		}
		kinds = []string{"story"}
	}
	for _, s := range statements {
		in[s] = true
	}
	return statements, in, kinds
}

// any finds a statement, accepted or not.
func (x *index) any(id string) *secondsource.Entry {
	if e := x.entries[id]; e != nil {
		return e
	}
	for _, e := range x.led.Statements {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// covering are the statements in whose words the sides of a difference stand.
func (x *index) covering(d *secondsource.Difference) []string {
	var out []string
	for _, side := range d.Sides {
		for _, p := range side {
			for _, e := range x.led.Statements {
				if e.Accepted && e.Doc == p.Doc && e.Content != nil && meet(e.Content.Spans, p.Spans) && !slices.Contains(out, e.ID) {
					out = append(out, e.ID)
				}
			}
		}
	}
	return out
}

func (x *index) evidence(e *secondsource.Entry) Evidence {
	ev := Evidence{Statement: e.ID, Doc: e.Doc, Paragraph: e.Paragraph, Speaker: speaker(e), Act: e.Act, Source: e.Source, Cue: e.Cue,
		Content: e.Content, Said: e.Said, By: e.By, Confidence: e.Confidence}
	if d := x.docs[e.Doc]; d != nil {
		ev.Path = d.Path
	}
	return ev
}
