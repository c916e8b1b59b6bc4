package brief

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"secondsource"
)

// Text writes the brief for a terminal. Without Full it is cut to about 120
// lines of 80 columns for five documents, 150 for ten; what was cut is counted.
func Text(w io.Writer, led *secondsource.Ledger, o Options) error {
	x := newIndex(led)
	k := fit(x, o)
	t := typist{w: bufio.NewWriter(w), width: o.width(), color: o.Color, full: o.Full}
	t.page(build(x, o, k), o)
	if err := t.w.Flush(); err != nil {
		return fmt.Errorf("brief: write text: %w", err)
	}
	return nil
}

// typist sets a page in columns.
type typist struct {
	w     *bufio.Writer
	width int
	color bool
	full  bool
	now   string // the code of the style that is on

	// Where lines are only counted: the number each wrapped line makes, by its
	// indents and words, and the lines that were counted and not written.
	known map[string]int
	lines int
}

func (t *typist) page(p *page, o Options) {
	t.wrapped("", "", line{stress(p.title)})
	for _, l := range p.lead {
		t.wrapped("  ", "  ", l)
	}
	more := 0
	for _, s := range p.sections {
		t.section(s)
		more += s.more
	}
	t.w.WriteByte('\n')
	for _, l := range p.note {
		t.wrapped("", "", l)
	}
	if more > 0 && !o.Full {
		t.wrapped("", "", line{hush("Shortened: --full tells everything.")})
	}
}

func (t *typist) section(s section) {
	t.w.WriteByte('\n')
	t.wrapped("", "", line{stress(strings.ToUpper(s.title))})
	if s.note != "" {
		t.wrapped("", "", line{hush(s.note)})
	}
	tags, marks, rows := widths(s)
	for _, it := range s.items {
		first := pad(it.tag, tags) + pad(it.mark, marks)
		t.wrapped(first, strings.Repeat(" ", columns(first)), t.headline(s, it.head))
		for _, r := range t.rows(it.rows) {
			in := strings.Repeat(" ", columns(first))
			if rows > 0 {
				in += pad(r.tag, rows)
			}
			t.wrapped(in, strings.Repeat(" ", columns(in)), r.text)
		}
	}
	if s.more > 0 {
		t.wrapped("", "", line{hush(fmt.Sprintf("  and %s (--full)", further(s.more, s.what)))})
	}
}

// rows joins neighbours of one heading into one paragraph, unless everything is
// to be told.
func (t *typist) rows(list []row) []row {
	if t.full {
		return list
	}
	var out []row
	for _, r := range list {
		if n := len(out); n > 0 && r.tag != "" && out[n-1].tag == r.tag {
			out[n-1].text = append(append(slices.Clone(out[n-1].text), say(map[bool]string{true: ". ", false: "; "}[r.tag == "answer"])), r.text...)
			continue
		}
		out = append(out, r)
	}
	return out
}

// headline makes the words of a claim stand out among its rows.
func (t *typist) headline(s section, l line) line {
	if !t.color || s.id != "claims" {
		return l
	}
	l = slices.Clone(l)
	for i := range l {
		if l[i].style == words {
			l[i].style = strong
		}
	}
	return l
}

// maxTag keeps the left columns from eating the line.
const maxTag = 18

// widths are the columns that the tags and marks of items and the tags of rows
// take, with the gap.
func widths(s section) (tags, marks, rows int) {
	for _, it := range s.items {
		if it.mark != "" {
			marks = max(marks, min(columns(it.mark), maxTag)+2)
		}
		if it.tag != "" {
			tags = max(tags, min(columns(it.tag), maxTag)+2)
		}
		for _, r := range it.rows {
			if r.tag != "" {
				rows = max(rows, min(columns(r.tag), maxTag)+2)
			}
		}
	}
	return tags, marks, rows
}

func pad(s string, n int) string {
	if c := columns(s); c < n {
		return s + strings.Repeat(" ", n-c)
	} else if n > 0 {
		return s + "  "
	}
	return s
}

// wrapped writes a line broken at the width, the first with one indent, the
// others with another.
func (t *typist) wrapped(first, other string, l line) {
	if t.known == nil {
		t.wrap(first, other, l)
		return
	}
	key := lineKey(first, other, l)
	n, ok := t.known[key]
	if !ok {
		var b bytes.Buffer
		one := typist{w: bufio.NewWriter(&b), width: t.width}
		one.wrap(first, other, l)
		one.w.Flush()
		n = bytes.Count(b.Bytes(), []byte("\n"))
		t.known[key] = n
	}
	t.lines += n
}

func lineKey(first, other string, l line) string {
	var b strings.Builder
	b.WriteString(first)
	b.WriteByte(0)
	b.WriteString(other)
	for _, r := range l {
		b.WriteByte(0)
		b.WriteString(r.text)
	}
	return b.String()
}

func (t *typist) wrap(first, other string, l line) {
	indent := first
	room := t.width - columns(first)
	col := 0
	t.paint(first, muted)
	for _, w := range split(l) {
		n := w.columns()
		if col > 0 && col+1+n > room {
			t.newline()
			t.w.WriteString(other)
			indent, col = other, 0
			room = t.width - columns(indent)
		}
		if col > 0 {
			t.w.WriteByte(' ')
			col++
		}
		for _, part := range w {
			col = t.part(part, other, col, room)
		}
	}
	t.newline()
}

// part writes one part of a word, broken where it is longer than a whole line.
func (t *typist) part(p run, other string, col, room int) int {
	s := p.text
	for columns(s) > room {
		n, c := 0, 0
		for i, r := range s {
			if c+runeColumns(r) > room-col {
				break
			}
			c += runeColumns(r)
			n = i + len(string(r))
		}
		if n == 0 && col == 0 {
			break
		}
		t.paint(s[:n], p.style)
		t.newline()
		t.w.WriteString(other)
		s, col = s[n:], 0
	}
	t.paint(s, p.style)
	return col + columns(s)
}

// codes are the ANSI codes of the styles.
var codes = [...]string{plain: "", strong: "1", muted: "2", words: "", source: "36", ref: "36"}

// paint writes text in its style; colour is restrained to bold, faint and one hue
// for what can be looked up. Blanks keep the style of the word before.
func (t *typist) paint(s string, st style) {
	if code := codes[st]; t.color && code != t.now && strings.TrimSpace(s) != "" {
		t.plain()
		if code != "" {
			fmt.Fprintf(t.w, "\x1b[%sm", code)
			t.now = code
		}
	}
	t.w.WriteString(strings.ReplaceAll(s, string(tie), " "))
}

// plain ends a style.
func (t *typist) plain() {
	if t.now != "" {
		t.w.WriteString("\x1b[0m")
		t.now = ""
	}
}

// newline ends a line; no style runs on over its end.
func (t *typist) newline() {
	t.plain()
	t.w.WriteByte('\n')
}

// word is what stands between two blanks, in one or more styles.
type word []run

func (w word) columns() int {
	n := 0
	for _, p := range w {
		n += columns(p.text)
	}
	return n
}

// split cuts a line into words.
func split(l line) []word {
	var out []word
	open := false
	for _, r := range l {
		for i, part := range strings.Split(r.text, " ") {
			if i > 0 {
				open = false
			}
			if part == "" {
				continue
			}
			p := run{style: r.style, text: part}
			if open {
				out[len(out)-1] = append(out[len(out)-1], p)
			} else {
				out = append(out, word{p})
				open = true
			}
		}
	}
	return out
}
