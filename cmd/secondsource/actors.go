package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
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
	return `Prints who is in the documents: persons, bodies, states and outlets, and unnamed sources that say something; under which names, with role, institution and state, and where (file:line). One person is one entry in all documents. An unnamed source is one entry in each document. Names that fit several are listed as ambiguous, with those they may mean, and never merged.

In [brackets] stands the id: that of the packs, or ~ and the name where the packs do not know it.

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
		return writeActors(out, list, len(m.docs), func(id string) string {
			if x := pl.p.Actors.ByID(id); x != nil {
				return x.Name
			}
			return id
		})
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

// perhaps marks persons known by a family name only, and bodies known by a part
// of a longer name, with those they may be.
func perhaps(list []*listedActor) {
	full := map[string][]string{} // kind and last or first words -> ids
	for _, x := range list {
		words := strings.Fields(strings.ToLower(x.Name))
		for n := 1; n < len(words); n++ {
			switch end := string(x.Kind) + " " + strings.Join(words[n:], " "); x.Kind {
			case secondsource.KindPerson:
				full[end] = append(full[end], x.ID)
			case secondsource.KindInstitution, secondsource.KindOutlet:
				front := string(x.Kind) + " " + strings.Join(words[:n], " ")
				full[end], full[front] = append(full[end], x.ID), append(full[front], x.ID)
			}
		}
	}
	for _, x := range list {
		if strings.HasPrefix(x.ID, "?") && !x.Ambiguous || !x.Ambiguous && !strings.HasPrefix(x.ID, "~") {
			continue
		}
		if may := full[string(x.Kind)+" "+strings.ToLower(x.Name)]; len(may) > 0 && len(x.Names) > 0 {
			x.Ambiguous, x.Perhaps = true, may
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
	switch {
	case x.Ambiguous:
		return len(actorHeads) - 1
	case strings.HasPrefix(x.ID, "?") && len(x.Names) == 0 && x.Kind == secondsource.KindPerson:
		return len(actorHeads) - 2 // a minister whom nobody names
	}
	for i, h := range actorHeads {
		if slices.Contains(h.kinds, x.Kind) {
			return i
		}
	}
	return len(actorHeads) - 1
}

// writeActors prints the list for a person. stateName gives the name of a state's id.
func writeActors(out io.Writer, list []*listedActor, docs int, stateName func(string) string) error {
	if len(list) == 0 {
		_, err := fmt.Fprintf(out, "Nobody was found in %s.\n", counted(docs, "document"))
		return err
	}
	short := shortPaths(list)
	head := -1
	for i, x := range list {
		if k := kindOrder(x); k != head {
			if head >= 0 {
				fmt.Fprintln(out)
			}
			n := 0
			for n < len(list)-i && kindOrder(list[i+n]) == k {
				n++
			}
			head = k
			fmt.Fprintf(out, "%s (%d)\n", actorHeads[k].title, n)
		}
		if err := x.write(out, short, stateName); err != nil {
			return err
		}
	}
	return nil
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// shortPaths reports whether file names alone tell the documents apart.
func shortPaths(list []*listedActor) bool {
	of := map[string]string{}
	for _, x := range list {
		for _, p := range x.Places {
			base := filepath.Base(p.Path)
			if old, ok := of[base]; ok && old != p.Path {
				return false
			}
			of[base] = p.Path
		}
	}
	return true
}

func (x *listedActor) write(out io.Writer, short bool, stateName func(string) string) error {
	id := ""
	if !strings.HasPrefix(x.ID, "?") {
		id = "  [" + x.ID + "]"
	}
	fmt.Fprintf(out, "  %s%s\n", inert(x.Name), inert(id))
	for _, p := range x.told(stateName) {
		fmt.Fprintf(out, "    %s\n", inert(p))
	}
	if len(x.Perhaps) > 0 {
		fmt.Fprintf(out, "    perhaps %s\n", inert(strings.Join(x.Perhaps, " or ")))
	}
	var names []string
	for _, n := range x.Names {
		names = append(names, fmt.Sprintf("%s (%d)", n.Text, n.Count))
	}
	if len(names) > 0 {
		wrap(out, "named", names, ", ")
	}
	return wrap(out, "at", citations(x.Places, short), "; ")
}

// told are the positions of an actor in words, without those that another tells
// better: director beside director of the port, a body's own name.
func (x *listedActor) told(stateName func(string) string) []string {
	var out []string
	for i, p := range x.Positions {
		better := slices.ContainsFunc(x.Positions[:i], func(q position) bool { return p.Role == q.Role && p.Institution == q.Institution && q.State != "" })
		for k, q := range x.Positions {
			if k != i && q.Institution != "" && (strings.EqualFold(p.Role, q.Role) || p.Role == "" && p.Institution == q.Institution) && (p.Institution == "" || p.Institution == q.Institution) &&
				(p.State == "" || p.State == q.State) && (q.Role != p.Role || q.Institution != p.Institution) {
				better = true
			}
		}
		institution, state := p.Institution, ""
		if p.State != "" && p.State != x.ID {
			state = stateName(p.State)
		}
		if institution == x.Name || state != "" && institution == state+" government" || institution == x.Name+" government" {
			institution = ""
		}
		if t := joined(p.Role, institution, state); t != "" && !better && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// wrap prints a list behind a word, broken at about 100 columns.
func wrap(out io.Writer, word string, items []string, sep string) error {
	line := "    " + word
	for i, s := range items {
		if i < len(items)-1 {
			s += strings.TrimRight(sep, " ")
		}
		if len(line)+1+len(s) > 100 && line != "      " {
			if _, err := fmt.Fprintln(out, inert(line)); err != nil {
				return err
			}
			line = "      " + s
			continue
		}
		line += " " + s
	}
	_, err := fmt.Fprintln(out, inert(line))
	return err
}

func joined(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(slices.Compact(parts), ", ")
}

// citations are the lines of each document, the first few of them.
func citations(places []place, short bool) []string {
	var out []string
	const most = 6
	path, n, last := "", 0, 0
	for _, p := range places {
		if p.Path != path {
			path, n, last = p.Path, 0, p.Line
			shown := path
			if short {
				shown = filepath.Base(path)
			}
			out = append(out, fmt.Sprintf("%s:%d", shown, p.Line))
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
	return out
}
