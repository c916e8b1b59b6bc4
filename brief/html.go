package brief

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"unicode"

	"secondsource"
)

//go:embed brief.tmpl
var pageTemplate string

//go:embed brief.css
var styleSheet string

// HTML writes one page that needs nothing else: the brief beside the articles,
// every citation a link to its words. It tells everything; long lists fold. All
// text goes through html/template, and a policy in the page forbids scripts and
// anything from outside.
func HTML(w io.Writer, led *secondsource.Ledger, o Options) error {
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return fmt.Errorf("brief: page template: %w", err)
	}
	o.Full = true
	x := newIndex(led)
	h := &weaver{x: x, anchors: map[string]*anchor{}, byDoc: map[string][]*anchor{}}
	k := uncut()
	k.event, k.questions = 160, 12 // the words themselves stand beside
	view := h.view(build(x, o, k))
	if err := t.Execute(w, view); err != nil {
		return fmt.Errorf("brief: write HTML: %w", err)
	}
	return nil
}

// The view is what the template walks: plain values, no text that is trusted
// except our own style sheet.
type htmlView struct {
	Title    string
	Program  string
	Style    template.CSS
	Lead     [][]htmlRun
	Sections []htmlSection
	Articles []htmlArticle
	Note     [][]htmlRun
}

type htmlSection struct {
	ID, Title, Note string
	Items, Folded   []htmlItem
	What            string
}

type htmlItem struct {
	ID, Tag, Mark, Class string
	Head                 []htmlRun
	Rows                 []htmlRow
}

// htmlRow is the rows of one heading.
type htmlRow struct {
	Tag, Class string
	Lines      []htmlLine
	Dots       []bool // a root each: true for a sure one
}

type htmlLine struct {
	Class string
	Runs  []htmlRun
}

// htmlRun is a run: Kind is the name of its style, Links the places of a
// citation.
type htmlRun struct {
	Kind, Text, Href string
	Links            []htmlLink
	More             string
}

type htmlLink struct{ Text, Href, Sep string }

// folded is the number of items of a section that stand open.
const folded = 14

// weaver turns a page into its view and collects the places that are cited.
type weaver struct {
	x       *index
	anchors map[string]*anchor
	order   []*anchor
	byDoc   map[string][]*anchor
}

func (h *weaver) view(p *page) *htmlView {
	h.statements()
	v := &htmlView{Title: p.title, Program: trim(h.x.led.Engine.Program), Lead: h.lines(p.lead), Note: h.lines(p.note)}
	for _, s := range p.sections {
		hs := htmlSection{ID: s.id, Title: s.title, Note: s.note}
		told := map[string]bool{}
		for i, it := range s.items {
			again := s.id == "claims" && told[sameWords(it.head)]
			told[sameWords(it.head)] = true
			if i < folded && !again {
				hs.Items = append(hs.Items, h.item(it))
			} else {
				hs.Folded = append(hs.Folded, h.item(it))
			}
		}
		hs.What = further(len(hs.Folded), s.what)
		v.Sections = append(v.Sections, hs)
	}
	v.Articles = h.articles(several(h.x.led))
	v.Style = template.CSS(styleSheet + h.pieces())
	return v
}

// sameWords is what two claims of one gist have in common: the words without
// their marks, citations and remarks.
func sameWords(l line) string {
	var b strings.Builder
	for _, r := range l {
		if r.style == words {
			b.WriteString(strings.ToLower(strings.Join(strings.FieldsFunc(r.text, func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsDigit(r)
			}), " ")))
		}
	}
	if b.Len() == 0 {
		return "\x00" + citationOf(l) // told by no words of an article: on its own
	}
	return b.String()
}

func citationOf(l line) string {
	var b strings.Builder
	for _, r := range l {
		b.WriteString(r.text)
	}
	return b.String()
}

func (h *weaver) lines(ls []line) [][]htmlRun {
	out := make([][]htmlRun, len(ls))
	for i, l := range ls {
		out[i] = h.line(l)
	}
	return out
}

func (h *weaver) item(it item) htmlItem {
	out := htmlItem{ID: it.id, Tag: untie(it.tag), Mark: it.mark, Class: className(it.class), Head: h.line(it.head)}
	for _, r := range it.rows {
		l := htmlLine{className(r.class), h.line(r.text)}
		if n := len(out.Rows); n > 0 && out.Rows[n-1].Tag == r.tag {
			out.Rows[n-1].Lines = append(out.Rows[n-1].Lines, l)
			continue
		}
		row := htmlRow{Tag: r.tag, Class: className(r.tag), Lines: []htmlLine{l}}
		if r.class == "roots" {
			row.Dots = dots(it.sure, it.most)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// dots are the roots of a claim as a row of marks: full ones for the sure.
func dots(sure, most int) []bool {
	out := make([]bool, min(most, 12))
	for i := range out {
		out[i] = i < sure
	}
	return out
}

// className keeps what may stand in a class.
func className(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r == '-':
			return r
		case r == ' ':
			return '-'
		}
		return -1
	}, s)
}

func untie(s string) string { return strings.ReplaceAll(s, string(tie), "\u00a0") }

var styleNames = [...]string{plain: "plain", strong: "strong", muted: "muted", words: "words", source: "cite", ref: "ref"}

func (h *weaver) line(l line) []htmlRun {
	out := make([]htmlRun, 0, len(l))
	for _, r := range l {
		run := htmlRun{Kind: styleNames[r.style], Text: untie(r.text)}
		switch r.style {
		case source:
			run.Links = h.links(r.at)
			if _, rest, ok := strings.Cut(r.text, "; +"); ok {
				run.More = "; +" + strings.TrimSuffix(rest, "]")
			}
		case ref:
			run.Href = "#" + r.to
		}
		out = append(out, run)
	}
	return out
}

// links are the places of a citation, each to its words.
func (h *weaver) links(places []place) []htmlLink {
	out := make([]htmlLink, 0, len(places))
	for i, p := range places {
		same := i > 0 && places[i-1].label == p.label
		l := htmlLink{Text: untie(p.short(same)), Href: "#" + h.target(p)}
		if i > 0 {
			l.Sep = map[bool]string{true: ", ", false: "; "}[same]
		}
		out = append(out, l)
	}
	return out
}
