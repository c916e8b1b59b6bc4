package read

import (
	"bytes"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"secondsource"
)

const (
	// maxElements bounds the work on one page; news pages have under 10,000.
	maxElements = 100_000
	// minArticle is the length in bytes under which the main text that was found
	// is doubted, and all paragraphs of the page are taken instead.
	minArticle = 250
)

// page reads one HTML page: its main text, one paragraph a block, and what its
// head says. Scripts, styles and attributes never reach the text.
func (r *reader) page(p string, b []byte) {
	switch {
	case len(b) > MaxPage:
		r.tooLarge(p, int64(len(b)))
		return
	case bytes.IndexByte(b, 0) >= 0 && !bytes.HasPrefix(b, []byte("\xFF\xFE")) && !bytes.HasPrefix(b, []byte("\xFE\xFF")):
		r.skip(p, secondsource.SkipBinary, "")
		return
	}
	src := decodePage(b)
	d := &secondsource.Doc{Path: p, SHA256: sum(b)}
	root, err := parsePage(src)
	if err != nil {
		// Nested deeper than 512 elements, or too many of them.
		flatPage(d, src)
	} else {
		readHead(d, root)
		mainText(d, root)
	}
	if words(sample(d.Text, 6000)) < 8 {
		r.skip(p, secondsource.SkipNoText, "no article found in the page: save its text as .txt")
		return
	}
	r.add(d)
}

// decodePage trusts valid UTF-8 before any declaration: pages declare late or
// wrongly.
func decodePage(b []byte) string {
	if utf8.Valid(b) {
		return strings.TrimPrefix(string(b), "\uFEFF")
	}
	good, bad := multibyte(b)
	if bad*20 <= good {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	enc, _, _ := charset.DetermineEncoding(b[:min(len(b), 4096)], "")
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return strings.TrimPrefix(strings.ToValidUTF8(string(out), "\uFFFD"), "\uFEFF")
}

func parsePage(src string) (*html.Node, error) {
	if strings.Count(src, "<") > 2*maxElements {
		return nil, errTooMany
	}
	return html.Parse(strings.NewReader(src))
}

// mainText finds the article in the tree (which it changes) and writes it.
func mainText(d *secondsource.Doc, root *html.Node) {
	all := &blocks{}
	all.paragraphs(root)
	ps := readability.NewParser()
	ps.DisableJSONLD, ps.KeepClasses = true, true
	art, err := ps.ParseAndMutate(root, nil)
	found := &blocks{}
	if err == nil {
		if d.Given.Title == "" {
			d.Given.Title = oneLine(art.Title())
		}
		if d.Given.Byline == "" {
			d.Given.Byline = person(art.Byline())
		}
		if art.Node != nil {
			found.node(art.Node, "")
			found.end()
		}
	}
	if found.size < minArticle && all.size > 2*found.size {
		found = all
	}
	found.write(d)
}

// blocks collects the paragraphs of a page in order.
type blocks struct {
	list []block
	size int // bytes of all texts
	text strings.Builder
	kind secondsource.ZoneKind // of the block being built
}

type block struct {
	text string
	kind secondsource.ZoneKind // "" where the mark-up does not tell
}

// write makes the text of d: the title, where the article does not begin with
// it, and a paragraph for every block, with a hint where its kind is known.
func (b *blocks) write(d *secondsource.Doc) {
	list := b.list
	if t := d.Given.Title; t != "" {
		for i, l := range list[:min(3, len(list))] {
			if sameWords(l.text, t) {
				list = append(list[:i:i], list[i+1:]...)
				break
			}
		}
		list = append([]block{{t, secondsource.ZoneTitle}}, list...)
	}
	var text strings.Builder
	for i, l := range list {
		if i > 0 {
			text.WriteString("\n\n")
		}
		at := text.Len()
		text.WriteString(l.text)
		if l.kind != "" {
			d.Hints = append(d.Hints, secondsource.Zone{Kind: l.kind, Span: secondsource.Span{Start: at, End: text.Len()}, Paragraph: i + 1})
		}
	}
	d.Text = text.String()
}

func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// end closes the block being built.
func (b *blocks) end() {
	if t := oneLine(strings.Map(visible, b.text.String())); t != "" {
		b.list = append(b.list, block{t, b.kind})
		b.size += len(t)
	}
	b.text.Reset()
	b.kind = ""
}

// visible drops controls and marks without width, which break words.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return ' '
	case r < 0x20 || r == 0x7F || r == '\u00AD' || r == '\u200B' || r == '\u2060' || r == '\uFEFF':
		return -1
	}
	return r
}

// node walks the tree of an article.
func (b *blocks) node(n *html.Node, kind secondsource.ZoneKind) {
	switch n.Type {
	case html.TextNode:
		if strings.TrimSpace(n.Data) != "" {
			b.kind = kind
		}
		b.text.WriteString(n.Data)
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	if unseen(n.DataAtom) {
		return
	}
	if n.DataAtom == atom.Br {
		b.lineBreak(n)
		return
	}
	kind = hint(n, kind)
	if inline(n.DataAtom) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			b.node(c, kind)
		}
		return
	}
	b.end()
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.node(c, kind)
	}
	b.end()
}

// lineBreak ends a paragraph unless the break stands inside a sentence.
func (b *blocks) lineBreak(n *html.Node) {
	if next := n.NextSibling; next != nil && next.Type == html.TextNode {
		after := strings.TrimSpace(next.Data)
		before := strings.TrimSpace(b.text.String())
		if after != "" && after[0] >= 'a' && after[0] <= 'z' && before != "" && !strings.HasSuffix(before, ".") {
			b.text.WriteByte(' ')
			return
		}
	}
	b.end()
}

// hint is what an element says about the text in it.
func hint(n *html.Node, outer secondsource.ZoneKind) secondsource.ZoneKind {
	if outer != "" {
		return outer
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return secondsource.ZoneSubheading
	case atom.Figcaption, atom.Figure, atom.Caption:
		return secondsource.ZoneCaption
	case atom.Aside:
		return secondsource.ZoneWidget
	case atom.Blockquote:
		if class := attr(n, "class"); strings.Contains(class, "twitter") || strings.Contains(class, "instagram") || strings.Contains(class, "tiktok") {
			return secondsource.ZoneWidget
		}
	}
	for _, name := range strings.FieldsFunc(strings.ToLower(attr(n, "class")), func(r rune) bool { return r == ' ' || r == '_' || r == '-' }) {
		if k, most := classHint(name); most > 0 && !longer(n, most) {
			return k
		}
	}
	return ""
}

// classHint reads one word of a class attribute, and how many bytes of text such
// an element may hold: a wrapper of the whole article can bear any name.
func classHint(word string) (secondsource.ZoneKind, int) {
	switch word {
	case "caption", "figcaption":
		return secondsource.ZoneCaption, 1000
	case "byline":
		return secondsource.ZoneByline, 300
	case "newsletter", "related", "readmore", "share", "sharing", "social", "promo", "advertisement":
		return secondsource.ZoneWidget, 600
	}
	return "", 0
}

// longer reports whether the text under n has more than most bytes.
func longer(n *html.Node, most int) bool {
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			if most -= len(strings.TrimSpace(c.Data)); most < 0 {
				return true
			}
		}
	}
	return false
}

// unseen are elements whose content is no text of the article.
func unseen(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Math, atom.Head,
		atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Form, atom.Audio, atom.Video, atom.Canvas, atom.Nav:
		return true
	}
	return false
}

// inline are elements that do not end a paragraph.
func inline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font,
		atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strong,
		atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Acronym, atom.Big:
		return true
	}
	return a == 0 // unknown elements are inline
}

// paragraphs collects every <p> and heading of a page, for when no main text is
// found.
func (b *blocks) paragraphs(root *html.Node) {
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || within(n) {
			continue
		}
		switch n.DataAtom {
		case atom.P, atom.H1, atom.H2, atom.H3, atom.Blockquote, atom.Figcaption, atom.Li, atom.Pre:
			b.node(n, "")
		}
	}
}

// within reports whether n lies in an element that is taken as a whole, or in
// the furniture of the page.
func within(n *html.Node) bool {
	for a := range n.Ancestors() {
		switch a.DataAtom {
		case atom.P, atom.Blockquote, atom.Li, atom.Nav, atom.Footer, atom.Form, atom.Pre:
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
