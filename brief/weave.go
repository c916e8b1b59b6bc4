package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"secondsource"
)

// anchor is a place of a document that something links to, or a statement that
// is marked.
type anchor struct {
	id    string // w1, w2 …
	doc   string
	spans []secondsource.Span
	class string
	title string
	backs []htmlLink // to the claims it belongs to
	parts int        // elements it was cut into
}

// mark is a stretch of an article inside one element: the whole of an anchor, or
// a part of one that crosses another.
type mark struct {
	*anchor
	span  secondsource.Span
	first bool
	last  bool
}

// node is a piece of an article: text, or a mark with pieces inside.
type node struct {
	Text             string
	ID, Class, Title string // of a mark
	Backs            []htmlLink
	Kids             []node
	Mark             bool
}

type htmlArticle struct {
	ID, Label, Path, Outlet, Published, URL string
	Paragraphs                              []htmlParagraph
}

type htmlParagraph struct {
	ID, Number, Kind string
	Zones            []htmlZone
}

type htmlZone struct {
	Kind string
	Kids []node
}

// target is the id that a citation of a place links to.
func (h *weaver) target(p place) string {
	if p.doc == "" || h.x.docs[p.doc] == nil {
		return "documents"
	}
	if len(p.spans) == 0 || h.x.text(p.doc) == "" {
		return h.docID(p.doc)
	}
	return h.anchor(p.doc, p.spans).id
}

// docID is the id of an article on the page: its place in the list, since its
// own id comes from outside.
func (h *weaver) docID(doc string) string {
	return fmt.Sprintf("doc-%d", 1+slices.IndexFunc(h.x.led.Documents, func(d *secondsource.Document) bool { return d.ID == doc }))
}

func (h *weaver) anchor(doc string, spans []secondsource.Span) *anchor {
	key := fmt.Sprint(doc, spans)
	a := h.anchors[key]
	if a == nil {
		a = &anchor{id: fmt.Sprintf("w%d", len(h.order)+1), doc: doc, spans: spans}
		h.anchors[key] = a
		h.order = append(h.order, a)
		h.byDoc[doc] = append(h.byDoc[doc], a)
	}
	return a
}

// statements marks the words of every statement, with links to its claims.
func (h *weaver) statements() {
	kinds := map[string]secondsource.ResponseKind{}
	for _, r := range h.x.led.Responses {
		kinds[r.Statement] = r.Kind
	}
	for _, e := range h.x.led.Statements {
		if !e.Accepted || len(spansOf(e)) == 0 || h.x.text(e.Doc) == "" {
			continue
		}
		a := h.anchor(e.Doc, spansOf(e))
		a.class = "says"
		if k, ok := kinds[e.ID]; ok {
			a.class = "says " + className(string(k))
		}
		a.title = h.x.summary(e, kinds[e.ID])
		if several(h.x.led) {
			continue // a directory has no claims to lead to
		}
		for _, n := range h.x.numbers(e) {
			a.backs = append(a.backs, htmlLink{Text: fmt.Sprint(n), Href: "#" + claimID(n)})
		}
	}
}

// numbers are the claims that a statement puts forward or answers.
func (x *index) numbers(e *secondsource.Entry) []int {
	ids := slices.Clone(e.Claims)
	for _, r := range x.led.Responses {
		if r.Statement == e.ID {
			ids = append(ids, r.Claims...)
		}
	}
	var ns []int
	for _, id := range ids {
		if n := x.number[id]; n > 0 && !slices.Contains(ns, n) {
			ns = append(ns, n)
		}
	}
	slices.Sort(ns)
	return ns
}

// summary says who speaks when, for the hint of a mark.
func (x *index) summary(e *secondsource.Entry, k secondsource.ResponseKind) string {
	a := x.act(e)
	s := a.who + ", " + a.when
	if k != "" {
		s = responseNames[k][0] + ": " + s
	}
	return s
}

// articles are the documents with their marks; of a directory of stories only
// those that are cited.
func (h *weaver) articles(cited bool) []htmlArticle {
	var out []htmlArticle
	for _, d := range h.x.led.Documents {
		if d.Source == nil || cited && len(h.byDoc[d.ID]) == 0 {
			continue
		}
		a := htmlArticle{ID: h.docID(d.ID), Label: h.x.label[d.ID], Path: trim(d.Path), Outlet: "outlet unknown",
			Published: calendar{}.published(d.Published, uncut()), Paragraphs: h.paragraphs(d)}
		if d.Outlet != nil {
			a.Outlet = trim(d.Outlet.Text)
		}
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b htmlArticle) int { return strings.Compare(a.Label, b.Label) })
	return out
}

// paragraphs groups the zones of a document by paragraph.
func (h *weaver) paragraphs(d *secondsource.Document) []htmlParagraph {
	var out []htmlParagraph
	last := 0
	for _, z := range zonesOf(d.Source) {
		if z.Paragraph != last || len(out) == 0 {
			out = append(out, htmlParagraph{ID: fmt.Sprintf("%s-p%d", h.docID(d.ID), z.Paragraph), Number: fmt.Sprint(z.Paragraph), Kind: string(z.Kind)})
			last = z.Paragraph
		}
		p := &out[len(out)-1]
		if p.Kind != string(z.Kind) {
			p.Kind = "mixed"
		}
		p.Zones = append(p.Zones, htmlZone{Kind: string(z.Kind), Kids: h.weave(d, z.Span)})
	}
	return out
}

// zonesOf are the zones of a document, or its lines where it has none.
func zonesOf(d *secondsource.Doc) []secondsource.Zone {
	if len(d.Zones) > 0 {
		return d.Zones
	}
	var out []secondsource.Zone
	at := 0
	for i, l := range strings.SplitAfter(d.Text, "\n") {
		if strings.TrimSpace(l) != "" {
			out = append(out, secondsource.Zone{Kind: secondsource.ZoneBody, Paragraph: i + 1,
				Span: secondsource.Span{Start: at, End: at + len(l)}})
		}
		at += len(l)
	}
	return out
}

// weave builds the tree of marks over one zone. Marks that cross are cut where
// the outer one ends; the parts are lit together by the style sheet.
func (h *weaver) weave(d *secondsource.Document, zone secondsource.Span) []node {
	var marks []mark
	for _, a := range h.byDoc[d.ID] {
		for i, s := range a.spans {
			m := mark{anchor: a, span: secondsource.Span{Start: max(s.Start, zone.Start), End: min(s.End, zone.End)},
				first: i == 0 && s.Start >= zone.Start, last: i == len(a.spans)-1 && s.End <= zone.End}
			if m.span.Start < m.span.End {
				marks = append(marks, m)
			}
		}
	}
	slices.SortStableFunc(marks, outerFirst)
	w := &loom{text: d.Source.Text, hidden: addresses(d.Source.Text, zone), marks: marks}
	return w.nodes(zone)
}

func outerFirst(a, b mark) int {
	return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
}

// loom weaves the marks of one zone, taking them from the front of the list.
type loom struct {
	text   string
	hidden []address
	marks  []mark
}

// nodes are the pieces of a stretch.
func (l *loom) nodes(in secondsource.Span) []node {
	var out []node
	at := in.Start
	for len(l.marks) > 0 && l.marks[0].span.Start < in.End {
		m := l.marks[0]
		l.marks = l.marks[1:]
		if m.span.End > in.End { // it crosses: the rest is woven later
			rest := m
			rest.span.Start, rest.first = in.End, false
			m.span.End, m.last = in.End, false
			at := 0
			for at < len(l.marks) && outerFirst(l.marks[at], rest) <= 0 {
				at++
			}
			l.marks = slices.Insert(l.marks, at, rest)
		}
		out = append(out, l.plain(at, m.span.Start)...)
		m.parts++
		n := node{Mark: true, Class: strings.TrimSpace(m.class + " " + m.id), Kids: l.nodes(m.span)}
		if m.first {
			n.ID, n.Title = m.id, m.title
		}
		if m.last {
			n.Backs = m.backs
		}
		out = append(out, n)
		at = m.span.End
	}
	return append(out, l.plain(at, in.End)...)
}

// plain is text without marks, without addresses.
func (l *loom) plain(from, to int) []node {
	var b strings.Builder
	for _, a := range l.hidden {
		if a.span.End <= from || a.span.Start >= to {
			continue
		}
		if a.span.Start > from {
			b.WriteString(clean(l.text[from:a.span.Start]))
		}
		if a.span.Start >= from { // told once, where it begins
			b.WriteString("[" + a.what + " removed]")
		}
		from = min(a.span.End, to)
	}
	if from < to {
		b.WriteString(clean(l.text[from:to]))
	}
	if b.Len() == 0 {
		return nil
	}
	return []node{{Text: b.String()}}
}

// address is an e-mail address or a handle in a text.
type address struct {
	span secondsource.Span
	what string
}

// addresses finds what must not be shown in a stretch of text, before marks cut
// it into pieces that no longer look like an address.
func addresses(text string, in secondsource.Span) []address {
	s := in.Of(text)
	if !strings.Contains(s, "@") {
		return nil
	}
	var out []address
	for _, m := range mailForm.FindAllStringIndex(s, -1) {
		out = append(out, address{secondsource.Span{Start: in.Start + m[0], End: in.Start + m[1]}, "e-mail address"})
	}
	for _, m := range handleForm.FindAllStringSubmatchIndex(s, -1) {
		span := secondsource.Span{Start: in.Start + m[4], End: in.Start + m[5]}
		if !slices.ContainsFunc(out, func(a address) bool { return a.span.Overlaps(span) }) {
			out = append(out, address{span, "handle"})
		}
	}
	slices.SortFunc(out, func(a, b address) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return out
}

// pieces are the style rules that light all parts of an anchor when its first is
// the target. Ids are our own, so nothing of a text comes into the style sheet.
func (h *weaver) pieces() string {
	var b strings.Builder
	for _, a := range h.order {
		if a.parts > 1 {
			fmt.Fprintf(&b, "body:has(#%s:target) .%s{background:var(--hit);color:var(--hit-ink)}\n", a.id, a.id)
		}
	}
	return b.String()
}
