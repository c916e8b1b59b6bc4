// Package golden turns the gold.json of a story into documents and scores, for tests.
package golden

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"secondsource"
	"secondsource/annotate"
	"secondsource/pack"
)

// gold is a gold.json: what a person found in the articles of a story.
type gold struct {
	Documents []struct {
		ID, File, Story, Outlet, Published string
		Range                              string `json:"published_range"`
	}
	Statements []goldStatement
	Dates      []struct {
		Doc, Text, Value string
		Byte             [2]int
	}
}

type goldStatement struct {
	ID, Doc, Speaker, Institution, Mention, Cue, Type, Act, Content, Said string
	To, Note                                                              *string
	Kind                                                                  string   `json:"speaker_kind"`
	MentionByte                                                           *[2]int  `json:"mention_byte"`
	CueByte                                                               *[2]int  `json:"cue_byte"`
	ContentBytes                                                          [][2]int `json:"content_bytes"`
	Chain                                                                 []string
}

// Oracle reads a story's gold.json and gives its documents with all layers, but
// with the statements and days of the gold: linking measured alone, as if
// extraction made no errors.
func Oracle(path, articles string, p *pack.Pack) ([]*secondsource.Doc, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var g gold
	if err := json.Unmarshal(data, &g); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	outlets := map[string]bool{}
	for _, d := range g.Documents {
		outlets[strings.TrimPrefix(d.Outlet, "The ")] = d.Outlet != ""
	}
	var docs []*secondsource.Doc
	for _, d := range g.Documents {
		text, err := os.ReadFile(filepath.Join(articles, d.File))
		if err != nil {
			return nil, err
		}
		doc := &secondsource.Doc{ID: d.ID, Path: d.File, Text: string(text), Own: true}
		for _, step := range annotate.Steps(p) {
			step.Run(doc)
		}
		if d.Outlet != "" {
			doc.Outlet = &secondsource.Fact{Text: d.Outlet, Basis: "stated"}
		}
		pub := d.Published
		if d.Range != "" {
			pub = d.Range
		}
		doc.Published = secondsource.Published{Interval: goldDays(pub), Basis: "stated", Why: "gold"}
		for _, x := range g.Dates {
			if x.Doc == d.ID {
				doc.Dates = append(doc.Dates, secondsource.Date{Span: secondsource.Span{Start: x.Byte[0], End: x.Byte[1]}, Text: x.Text, Type: "DATE", Interval: goldDays(x.Value)})
			}
		}
		slices.SortFunc(doc.Dates, func(a, b secondsource.Date) int { return a.Span.Start - b.Span.Start })
		for _, s := range g.Statements {
			if s.Doc == d.ID {
				doc.Statements = append(doc.Statements, s.statement(doc, p, outlets))
			}
		}
		nest(doc)
		docs = append(docs, doc)
	}
	return docs, nil
}

func goldDays(v string) secondsource.Interval {
	if v == "" {
		return secondsource.Interval{}
	}
	a, b, ok := strings.Cut(v, "/")
	if !ok {
		b = a
	}
	var i secondsource.Interval
	if a != ".." && a != "" {
		i.From = fullDay(a, false)
	}
	if b != ".." && b != "" {
		i.To = fullDay(b, true)
	}
	return i
}

func fullDay(s string, last bool) secondsource.Day {
	if len(s) > 10 {
		s = s[:10]
	}
	switch len(s) {
	case 4:
		if last {
			s += "-12-31"
		} else {
			s += "-01-01"
		}
	case 7:
		d, err := secondsource.ParseDay(s + "-01")
		if err != nil {
			return 0
		}
		if y, m, _ := d.Date(); last {
			return secondsource.DayOf(y, m+1, 0)
		}
		return d
	}
	d, _ := secondsource.ParseDay(s)
	return d
}

var modes = map[string]secondsource.Mode{"D": secondsource.Direct, "I": secondsource.Indirect, "M": secondsource.Mixed, "H": secondsource.Headline}

func words(text string, b *[2]int) *secondsource.Words {
	if b == nil {
		return nil
	}
	return secondsource.WordsAt(text, secondsource.Span{Start: b[0], End: b[1]})
}

func (g goldStatement) statement(d *secondsource.Doc, p *pack.Pack, outlets map[string]bool) *secondsource.Statement {
	var spans []secondsource.Span
	for _, b := range g.ContentBytes {
		spans = append(spans, secondsource.Span{Start: b[0], End: b[1]})
	}
	s := &secondsource.Statement{ID: g.ID, Doc: d.ID, Source: words(d.Text, g.MentionByte), Cue: words(d.Text, g.CueByte),
		Content: secondsource.WordsAt(d.Text, spans...), Mode: modes[g.Type], Act: secondsource.Act(g.Act), Polarity: secondsource.Asserted,
		Accepted: true, Confidence: 1, By: "gold", SaidAt: -1, Chain: g.Chain}
	s.Paragraph = strings.Count(d.Text[:spans[0].Start], "\n") + 1
	if i := goldDays(g.Said); i.Known() {
		s.Said = &secondsource.When{Interval: i, Basis: "gold"}
	}
	// An act is dated where a time expression of its paragraph has its day, or
	// where the gold puts it well before publication.
	if s.Said != nil && s.Said.From != 0 {
		if s.Said.To < d.Published.From-3 {
			end := len(d.Text) // a day that the text does not write in one place
			d.Dates = append(d.Dates, secondsource.Date{Span: secondsource.Span{Start: end, End: end}, Type: "DATE", Interval: s.Said.Interval})
			s.SaidAt = len(d.Dates) - 1
		}
		for i, x := range d.Dates {
			if strings.Count(d.Text[:x.Span.Start], "\n")+1 == s.Paragraph && x.Interval == s.Said.Interval {
				s.SaidAt = i
			}
		}
	}
	if s.Cue != nil {
		at := s.Cue.Cover()
		before := strings.ToLower(d.Text[max(0, at.Start-14):at.End])
		s.Iterated = strings.Contains(before, "previously") || strings.Contains(before, "repeatedly")
	}
	s.Speaker = g.speaker(d, p)
	if s.Speaker == nil && s.Cue == nil {
		s.Speaker = &secondsource.Speaker{ID: "~outlet", Name: "outlet", Kind: secondsource.KindOutlet}
	}
	for i, c := range g.Chain {
		l := strings.ToLower(c)
		if c == "NYT" {
			c = "New York Times"
		}
		if i > 0 && (strings.Contains(d.Text, c) || d.Outlet != nil && d.Outlet.Text == c) && (isOutlet(p, c) || outlets[c]) {
			s.Relays = append(s.Relays, c)
		}
		for _, k := range []string{"intelligence", "audit", "emails", "laptop", "papers", "document", "record", "data", "footage", "photograph", "email", "witness", "log"} {
			if strings.Contains(l, k) && i > 0 {
				s.Basis = append(s.Basis, secondsource.Basis{Kind: k, Text: c})
				break
			}
		}
	}
	return s
}

func isOutlet(p *pack.Pack, name string) bool {
	for _, a := range p.Actors.Named(name) {
		if a.Channel {
			return true
		}
	}
	return false
}

// speaker builds the speaker that extraction should find, from the names in the gold.
func (g goldStatement) speaker(d *secondsource.Doc, p *pack.Pack) *secondsource.Speaker {
	if g.Speaker == "" {
		return nil
	}
	sp := &secondsource.Speaker{Name: g.Speaker, Kind: secondsource.SpeakerKind(g.Kind), ID: "~" + folded(g.Speaker)}
	if sp.Kind == "state" {
		sp.Kind = secondsource.KindInstitution
	}
	name := strings.NewReplacer("The Kremlin", "Kremlin", "US government", "United States", "US Treasury Department", "US Treasury").Replace(g.Speaker)
	if sp.Kind == secondsource.KindAnonymous {
		sp.ID = "?" + folded(g.Speaker) + " " + d.ID
		if strings.Contains(g.Chain[len(g.Chain)-1], "official") && g.Speaker == strings.TrimSuffix(g.Speaker, "(unnamed)") || true {
			if a := bodyOf(p, strings.TrimPrefix(g.Speaker, "unnamed official, ")); a != nil && g.Institution == "" {
				sp.State, sp.Body = a.State, a.Body
			}
		}
		sp.Others = strings.Contains(g.Speaker, "other")
		sp.Plural = strings.HasSuffix(strings.TrimSuffix(g.Speaker, " (unnamed)"), "s")
		if a := bodyOf(p, g.Institution); a != nil && !strings.Contains(g.Institution, "presumed") {
			sp.State, sp.Body = a.State, a.Body
		}
		return sp
	}
	if a := bodyOf(p, name); a != nil {
		sp.ID, sp.State, sp.Body = a.ID, a.State, a.Body
		if a.Kind == pack.KindPerson && len(a.Offices) > 0 {
			if o := a.OfficeOn(goldDays(g.Said).To); o != nil {
				if b := p.Actors.ByID(o.Body); b != nil {
					sp.Body = b.Body
				}
			}
		}
	}
	if strings.Contains(name, " and ") || strings.Contains(name, ";") || strings.Count(name, ",") > 1 {
		sp.ID, sp.Body, sp.State = "~"+folded(name), "", ""
		sp.Kind = secondsource.KindCollective
		for _, part := range regexp.MustCompile(`, |; | and `).Split(strings.TrimPrefix(strings.TrimSuffix(name, " ministries"), "joint note of the Slovenian "), -1) {
			if strings.Contains(name, "ministries") {
				part = "Slovenian " + part + " ministry"
			}
			if a := bodyOf(p, part); a != nil {
				sp.Members = append(sp.Members, a.ID)
			}
		}
	}
	if g.Institution != "" && sp.Kind == secondsource.KindPerson {
		sp.Institution = secondsource.Opt(g.Institution)
		if a := bodyOf(p, g.Institution); a != nil {
			sp.Body, sp.State = a.Body, a.State
		} else {
			sp.Body = "~" + folded(strings.TrimSuffix(g.Institution, " (lawyer)"))
		}
	}
	return sp
}

// bodyOf finds the actor of a name such as "Slovenian Ministry of Finance".
func bodyOf(p *pack.Pack, name string) *pack.Actor {
	name = strings.TrimSuffix(strings.TrimSuffix(name, " (unnamed)"), ", Koper")
	if name == "" {
		return nil
	}
	if as := p.Actors.Named(name); len(as) == 1 {
		return as[0]
	}
	head, rest, _ := strings.Cut(name, " ")
	head = strings.TrimSuffix(strings.TrimSuffix(head, "'s"), "’s")
	st := p.Actors.State(head)
	if st == nil {
		st = p.Actors.Capital(head)
	}
	if st == nil {
		return nil
	}
	if rest == "" || strings.HasPrefix(rest, "government") || rest == "officials" || strings.HasPrefix(rest, "and other officials") || strings.HasPrefix(rest, "administration") {
		return st
	}
	if a := p.Actors.Institution(st.ID, strings.ToLower(rest)); a != nil {
		return a
	}
	return nil
}

// nest marks the statements that stand in another one's content.
func nest(d *secondsource.Doc) {
	for _, s := range d.Statements {
		for _, t := range d.Statements {
			if s != t && t.Content.Cover().Contains(s.Content.Cover()) && t.Content.Cover().Len() > s.Content.Cover().Len() && t.Speaker != nil {
				s.Inside = t.ID
			}
		}
	}
}

// Stories are the gold files at hand, by name, with the folder of their
// articles. Outside our checkout only the examples are there.
func Stories(root string) map[string][2]string {
	shared := filepath.Join(root, "..", "shared")
	out := map[string][2]string{
		"koper": {filepath.Join(shared, "gold", "koper", "gold.json"), filepath.Join(shared, "gold", "koper")},
		"seeds": {filepath.Join(shared, "gold", "seeds", "gold.json"), filepath.Join(shared, "seeds")},
	}
	for name, at := range out {
		if _, err := os.Stat(at[0]); err != nil {
			delete(out, name)
		}
	}
	found, _ := filepath.Glob(filepath.Join(root, "examples", "*", "gold.json"))
	for _, f := range found {
		out[filepath.Base(filepath.Dir(f))] = [2]string{f, filepath.Dir(f)}
	}
	return out
}

func folded(s string) string {
	return strings.NewReplacer(".", "", "'", "", "’", "").Replace(strings.ToLower(s))
}
