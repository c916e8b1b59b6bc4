package brief

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"secondsource"
)

// Markdown writes the brief in GitHub-flavoured Markdown, cut like the text.
// Nothing of what others wrote can become a mark: every character with a
// meaning is escaped, so no link, image, table or HTML comes from an article.
func Markdown(w io.Writer, led *secondsource.Ledger, o Options) error {
	b := bufio.NewWriter(w)
	x := newIndex(led)
	p := build(x, o, fit(x, o))
	fmt.Fprintf(b, "# %s\n\n", escape(p.title))
	for _, l := range p.lead {
		fmt.Fprintf(b, "%s\n\n", markdownLine(l))
	}
	more := 0
	for _, s := range p.sections {
		markdownSection(b, s)
		more += s.more
	}
	b.WriteString("---\n\n")
	for _, l := range p.note {
		fmt.Fprintf(b, "%s\n", markdownLine(l))
	}
	if more > 0 && !o.Full {
		fmt.Fprintf(b, "Shortened: `--full` tells everything.\n")
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("brief: write Markdown: %w", err)
	}
	return nil
}

func markdownSection(b *bufio.Writer, s section) {
	fmt.Fprintf(b, "## %s\n\n", escape(s.title))
	if s.note != "" {
		fmt.Fprintf(b, "_%s_\n\n", escape(s.note))
	}
	for _, it := range s.items {
		fmt.Fprintf(b, "- %s%s\n", markdownTag(it), markdownLine(it.head))
		for _, r := range it.rows {
			tag := ""
			if r.tag != "" {
				tag = "_" + escape(r.tag) + ":_ "
			}
			fmt.Fprintf(b, "  - %s%s\n", tag, markdownLine(r.text))
		}
	}
	if s.more > 0 {
		fmt.Fprintf(b, "\nand %s (`--full`)\n", escape(further(s.more, s.what)))
	}
	b.WriteString("\n")
}

// markdownTag is what stands in the left column of the text. Claims keep an
// anchor that the references lead to.
func markdownTag(it item) string {
	s := ""
	if strings.HasPrefix(it.id, "claim-") {
		s += fmt.Sprintf(`<a id="%s"></a>`, it.id)
	}
	if it.tag != "" {
		s += "**" + escape(it.tag) + "** "
	}
	if it.mark != "" {
		s += escape(it.mark) + " "
	}
	return s
}

func markdownLine(l line) string {
	var b strings.Builder
	for _, r := range l {
		text := escape(strings.ReplaceAll(r.text, string(tie), " "))
		switch r.style {
		case strong:
			lead := len(text) - len(strings.TrimLeft(text, " "))
			tail := len(strings.TrimRight(text, " "))
			if lead < tail {
				text = text[:lead] + "**" + text[lead:tail] + "**" + text[tail:]
			}
		case source:
			text = "`" + strings.ReplaceAll(strings.ReplaceAll(r.text, string(tie), " "), "`", "'") + "`"
		case ref:
			text = "[" + text + "](#" + r.to + ")"
		}
		b.WriteString(text)
	}
	return strings.TrimSpace(b.String())
}

// special are the characters with a meaning in GitHub-flavoured Markdown within
// a line. A parenthesis has none once brackets are escaped.
const special = "\\`*_[]<>#!|~&@$"

// escape makes text inert. A dot, a dash or a colon is escaped only where it
// could begin a list or make an address into a link.
func escape(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune(special, r),
			r == '-' && (i == 0 || i == 1),
			r == ':' && strings.HasPrefix(s[i:], "://"),
			r == '.' && (i > 0 && strings.HasSuffix(strings.ToLower(s[:i]), "www") || listNumber(s[:i])):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// listNumber reports whether s is the number of a list at the start of a line.
func listNumber(s string) bool {
	return s != "" && len(s) < 10 && strings.Trim(s, "0123456789") == ""
}
