package read

import (
	"errors"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"secondsource"
)

var errTooMany = errors.New("too many elements")

// flatPage writes the text of a page that cannot be made a tree: a paragraph
// for every block element, nothing from scripts and styles.
func flatPage(d *secondsource.Doc, src string) {
	z := html.NewTokenizer(strings.NewReader(src))
	b := &blocks{}
	depth := 0 // inside how many unseen elements
	title := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			b.end()
			b.write(d)
			return
		case html.TextToken:
			switch text := string(z.Text()); {
			case title:
				d.Given.Title, d.Given.Basis = oneLine(d.Given.Title+" "+text), "meta data"
			case depth == 0:
				b.text.WriteString(text)
			}
		case html.StartTagToken:
			a := tag(z)
			title = a == atom.Title
			if unseen(a) && !void(a) {
				depth++
			}
			if !inline(a) && depth == 0 {
				b.end()
			}
		case html.EndTagToken:
			a := tag(z)
			title = false
			if unseen(a) && !void(a) && depth > 0 {
				depth--
			}
			if !inline(a) && depth == 0 {
				b.end()
			}
		}
	}
}

func tag(z *html.Tokenizer) atom.Atom {
	name, _ := z.TagName()
	return atom.Lookup(name)
}

// void elements have no end tag.
func void(a atom.Atom) bool { return a == atom.Input || a == atom.Embed }
