package read

import (
	"regexp"
	"strings"

	"secondsource"
)

var (
	inlineImage = regexp.MustCompile(`!\[([^\]\n]*)\]\([^()\s]*(?:\([^()\s]*\))?[^()\n]*\)`)
	inlineLink  = regexp.MustCompile(`\[([^\[\]\n]+)\](?:\(<?[^()\s]*(?:\([^()\s]*\))?[^()\s]*>?(?:\s+"[^"\n]*")?\)|\[[^\]\n]*\])`)
	angleLink   = regexp.MustCompile(`<(https?://[^>\s]+)>`)
	footnote    = regexp.MustCompile(`\[\^[^\]\s]+\]`)
	refLine     = regexp.MustCompile(`(?m)^ {0,3}\[[^\]\n]+\]:\s+\S.*$`)
	strong      = regexp.MustCompile(`(\*\*|__)(\S(?:[^\n]*?\S)?)(\*\*|__)`)
	emphasis    = regexp.MustCompile(`(^|[\s(“"‘'—–])([*_])([^\s*_](?:[^\n*_]*?[^\s*_])?)([*_])($|[\s).,;:!?”"’'—–])`)
	escaped     = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+.!>|~-])")
)

// readMarkdown reads the front matter and takes links and emphasis out of the
// running text, where they would cut words and sentences to pieces. A text
// without them stays the file's own bytes; headings, lists and front matter
// stay in it and are a matter of the zones.
func readMarkdown(d *secondsource.Doc) {
	body := frontMatter(d)
	clean := plainInline(body)
	if clean == body {
		return
	}
	d.Text = d.Text[:len(d.Text)-len(body)] + clean
	d.Own = false
}

// plainInline gives the words of inline mark-up.
func plainInline(s string) string {
	s = inlineImage.ReplaceAllString(s, "$1")
	s = inlineLink.ReplaceAllString(s, "$1")
	s = angleLink.ReplaceAllString(s, "$1")
	s = footnote.ReplaceAllString(s, "")
	s = refLine.ReplaceAllString(s, "")
	s = strong.ReplaceAllString(s, "$2")
	s = emphasis.ReplaceAllString(s, "$1$3$5")
	return escaped.ReplaceAllString(s, "$1")
}

// frontMatter reads the fields between two lines of "---" at the start and
// gives the text after them.
func frontMatter(d *secondsource.Doc) string {
	text := strings.TrimPrefix(d.Text, "\uFEFF")
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimRight(first, " \r") != "---" {
		return d.Text
	}
	end := regexp.MustCompile(`(?m)^(---|\.\.\.)[ \r]*$`).FindStringIndex(rest)
	if end == nil {
		return d.Text
	}
	d.Given.Basis = "front matter"
	for line := range strings.Lines(rest[:end[0]]) {
		key, value, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, " ") {
			continue
		}
		value = strings.Trim(oneLine(value), `"'`)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "title":
			d.Given.Title = value
		case "outlet", "site", "site_name", "publication", "publisher":
			d.Given.Outlet = value
		case "author", "authors", "byline":
			d.Given.Byline = person(strings.Trim(value, "[]"))
		case "date", "published", "pubdate":
			d.Given.Published, _ = isoDay(value)
		case "url", "source", "link", "canonical":
			d.URL = webAddress(value)
		}
	}
	return rest[end[1]:]
}
