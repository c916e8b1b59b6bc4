package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"secondsource"
)

// actorsCommand shows who is in the documents.
type actorsCommand struct {
	input
	Format string `enum:"text,json" default:"text" help:"text or json."`
	Output string `short:"o" placeholder:"FILE" help:"Write to a file."`
}

// Help teaches the command by example.
func (actorsCommand) Help() string {
	return `Prints who is in the documents: persons, bodies, states and outlets, and unnamed sources that say something; under which names, with institution, role and state, and where. One person is one entry in all documents. Names that fit several are listed as ambiguous and never merged.

Examples:

  secondsource actors articles/
  secondsource actors --format json article.txt`
}

func (c *actorsCommand) Run(w *world) error {
	pl, err := newPipeline(c.Pack)
	if err != nil {
		return err
	}
	m, err := pl.documents(w, c.input)
	if err != nil {
		return err
	}
	list := listActors(m.docs)
	err = w.save(c.Output, func(out io.Writer) error {
		if c.Format == "json" {
			e := json.NewEncoder(out)
			e.SetIndent("", " ")
			e.SetEscapeHTML(false)
			return e.Encode(list)
		}
		return writeActors(out, list)
	})
	if err != nil {
		return err
	}
	w.tellSkipped(m.skipped)
	return m.err
}

// listedActor is one actor over all documents.
type listedActor struct {
	ID        string                   `json:"id"`
	Name      string                   `json:"name"`
	Kind      secondsource.SpeakerKind `json:"kind"`
	Ambiguous bool                     `json:"ambiguous"` // the name fits several, or only part of a name is known
	Perhaps   []string                 `json:"perhaps"`   // ids of actors an ambiguous one may be
	Positions []position               `json:"positions"`
	Names     []countedName            `json:"names"`
	Places    []place                  `json:"places"`
}

// position is what documents say of an actor's place.
type position struct {
	Role        string   `json:"role"`
	Institution string   `json:"institution"`
	State       string   `json:"state"`
	Docs        []string `json:"docs"`
}

type countedName struct {
	Text  string `json:"text"`
	Count int    `json:"count"`
}

// place is where an actor is mentioned. Start and End are bytes of the text.
type place struct {
	Doc   string `json:"doc"`
	Path  string `json:"path"`
	Line  int    `json:"line"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// listActors brings together the actors of all documents by their ids.
func listActors(docs []*secondsource.Doc) []*listedActor {
	byID := map[string]*listedActor{}
	var out []*listedActor
	for _, d := range docs {
		for _, a := range d.Actors {
			x := byID[a.ID]
			if x == nil {
				x = &listedActor{ID: a.ID, Name: a.Name, Kind: a.Kind, Ambiguous: a.Doubtful, Perhaps: []string{}, Positions: []position{}, Names: []countedName{}, Places: []place{}}
				byID[a.ID] = x
				out = append(out, x)
			}
			x.add(d, a)
		}
	}
	perhaps(out)
	for _, x := range out {
		slices.SortStableFunc(x.Names, func(a, b countedName) int { return b.Count - a.Count })
	}
	slices.SortStableFunc(out, func(a, b *listedActor) int {
		return cmp.Or(cmp.Compare(kindOrder(a), kindOrder(b)), len(b.Places)-len(a.Places), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// add takes over what one document says of an actor.
func (x *listedActor) add(d *secondsource.Doc, a secondsource.Actor) {
	p := position{Role: string(a.Role), Institution: string(a.Institution), State: a.State, Docs: []string{d.Path}}
	if i := slices.IndexFunc(x.Positions, func(q position) bool {
		return q.Role == p.Role && q.Institution == p.Institution && q.State == p.State
	}); i >= 0 {
		if !slices.Contains(x.Positions[i].Docs, d.Path) {
			x.Positions[i].Docs = append(x.Positions[i].Docs, d.Path)
		}
	} else if p.Role+p.Institution+p.State != "" {
		x.Positions = append(x.Positions, p)
	}
	line, at := 1, 0
	for _, m := range a.Mentions {
		line += strings.Count(d.Text[at:m.Span.Start], "\n")
		at = m.Span.Start
		text := strings.Join(strings.Fields(m.Span.Of(d.Text)), " ")
		x.Places = append(x.Places, place{Doc: d.ID, Path: d.Path + strings.TrimSuffix(":"+d.Record, ":"), Line: line, Start: m.Span.Start, End: m.Span.End, Text: text})
		if !m.Named {
			continue
		}
		if i := slices.IndexFunc(x.Names, func(n countedName) bool { return n.Text == text }); i >= 0 {
			x.Names[i].Count++
		} else {
			x.Names = append(x.Names, countedName{text, 1})
		}
	}
}

// perhaps marks persons known by a family name only, with those they may be.
func perhaps(list []*listedActor) {
	full := map[string][]string{}
	for _, x := range list {
		if x.Kind == secondsource.KindPerson && strings.Contains(x.Name, " ") {
			last := strings.ToLower(x.Name[strings.LastIndexByte(x.Name, ' ')+1:])
			full[last] = append(full[last], x.ID)
		}
	}
	for _, x := range list {
		if x.Kind == secondsource.KindPerson && !strings.Contains(x.Name, " ") && (x.Ambiguous || strings.HasPrefix(x.ID, "~")) {
			if may := full[strings.ToLower(x.Name)]; len(may) > 0 {
				x.Ambiguous, x.Perhaps = true, may
			}
		}
	}
}

var actorHeads = [...]struct {
	title string
	kinds []secondsource.SpeakerKind
}{
	{"Persons", []secondsource.SpeakerKind{secondsource.KindPerson}},
	{"Institutions and companies", []secondsource.SpeakerKind{secondsource.KindInstitution, secondsource.KindCollective}},
	{"States", []secondsource.SpeakerKind{secondsource.KindState}},
	{"Outlets and agencies", []secondsource.SpeakerKind{secondsource.KindOutlet}},
	{"Unnamed sources and documents", []secondsource.SpeakerKind{secondsource.KindAnonymous, secondsource.KindDocument}},
	{"Ambiguous names", nil},
}

func kindOrder(x *listedActor) int {
	if !x.Ambiguous {
		for i, h := range actorHeads {
			if slices.Contains(h.kinds, x.Kind) {
				return i
			}
		}
	}
	return len(actorHeads) - 1
}

// writeActors prints the list for a person.
func writeActors(out io.Writer, list []*listedActor) error {
	head := -1
	for _, x := range list {
		if k := kindOrder(x); k != head {
			if head >= 0 {
				fmt.Fprintln(out)
			}
			head = k
			fmt.Fprintln(out, actorHeads[k].title)
		}
		if err := x.write(out); err != nil {
			return err
		}
	}
	return nil
}

func (x *listedActor) write(out io.Writer) error {
	fmt.Fprintf(out, "  %s  [%s]\n", inert(x.Name), inert(x.ID))
	for _, p := range x.Positions {
		fmt.Fprintf(out, "    %s\n", inert(joined(p.Role, p.Institution, p.State)))
	}
	if len(x.Perhaps) > 0 {
		fmt.Fprintf(out, "    perhaps %s\n", inert(strings.Join(x.Perhaps, ", ")))
	}
	if len(x.Names) > 0 {
		var names []string
		for _, n := range x.Names {
			names = append(names, fmt.Sprintf("%s (%d)", n.Text, n.Count))
		}
		fmt.Fprintf(out, "    named %s\n", inert(strings.Join(names, ", ")))
	}
	_, err := fmt.Fprintf(out, "    at %s\n", inert(citations(x.Places)))
	return err
}

func joined(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(slices.Compact(parts), ", ")
}

// citations are the lines of each document, the first few of them.
func citations(places []place) string {
	var out []string
	const most = 6
	path, n, last := "", 0, 0
	for _, p := range places {
		if p.Path != path {
			path, n, last = p.Path, 0, 0
			out = append(out, fmt.Sprintf("%s:%d", p.Path, p.Line))
			last = p.Line
			continue
		}
		if p.Line == last || n > most {
			continue
		}
		last = p.Line
		if n++; n == most {
			out[len(out)-1] += " …"
			n++
			continue
		}
		out[len(out)-1] += fmt.Sprintf(",%d", p.Line)
	}
	return strings.Join(out, "; ")
}
