package pack

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"secondsource"
)

// maxProblems is how many problems of one load are listed before it gives up;
// a person mends a file in rounds, and the hundredth line helps nobody.
const maxProblems = 20

// problems collects what is wrong with the files of a load.
type problems struct{ list []problem }

type problem struct {
	file string
	line int
	err  error
}

// at notes a problem of one line. kind is one of the sentinels of the root package.
func (p *problems) at(file string, line int, kind error, format string, args ...any) {
	p.list = append(p.list, problem{file, line, fmt.Errorf("%s:%d: %s: %w", file, line, fmt.Sprintf(format, args...), kind)})
}

// err joins the problems in the order of files and lines.
func (p *problems) err() error {
	slices.SortStableFunc(p.list, func(a, b problem) int { return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line)) })
	var all []error
	for i, one := range p.list {
		if i == maxProblems {
			all = append(all, fmt.Errorf("and %d more: %w", len(p.list)-i, secondsource.ErrInvalid))
			break
		}
		all = append(all, one.err)
	}
	return errors.Join(all...)
}

// row is one line of a table; cells stand in the order of the table's columns.
type row struct {
	file   string
	line   int
	remove bool // the line begins with "-": take out what an earlier pack said under this key
	cells  []string
}

// list splits a cell at semicolons.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	if strings.IndexByte(cell, ';') < 0 {
		return []string{cell}
	}
	out := make([]string, 0, strings.Count(cell, ";")+1)
	for more := true; more; {
		var s string
		s, cell, more = strings.Cut(cell, ";")
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// readTable reads a tab-separated table. Lines that begin with "#" and empty
// lines are skipped, the first other line is the header; columns may stand in
// any order and may be left out at will except the first of columns, and
// trailing empty cells need no tabs.
func readTable(fsys fs.FS, dir, name string, columns []string, bad *problems) []row {
	data, err := fs.ReadFile(fsys, name)
	file := dir + "/" + name
	if err != nil {
		bad.at(file, 0, secondsource.ErrInvalid, "cannot be read (%v)", err)
		return nil
	}
	if !utf8.Valid(data) {
		bad.at(file, 0, secondsource.ErrInvalid, "is not UTF-8 text")
		return nil
	}
	rest := string(data)
	lines := strings.Count(rest, "\n") + 1
	rows := make([]row, 0, lines)
	cells := make([]string, lines*len(columns)) // of all rows
	var where []int                             // cell of the line -> column
	for line := 1; rest != ""; line++ {
		var text string
		text, rest, _ = strings.Cut(rest, "\n")
		text = strings.TrimSuffix(text, "\r")
		if text == "" || text[0] == '#' || strings.TrimSpace(text) == "" {
			continue
		}
		if where == nil {
			if where = header(file, line, text, columns, bad); where == nil {
				return nil
			}
			continue
		}
		r := row{file: file, line: line, cells: cells[:len(columns):len(columns)]}
		if r.cut(text, where, bad) {
			cells = cells[len(columns):]
			rows = append(rows, r)
		}
	}
	return rows
}

// header maps the cells of a header line to columns, nil when it cannot.
func header(file string, line int, text string, columns []string, bad *problems) []int {
	var where []int
	seen := make([]bool, len(columns))
	for _, name := range strings.Split(text, "\t") {
		at := -1
		for i, c := range columns {
			if c == name {
				at = i
			}
		}
		switch {
		case at < 0:
			bad.at(file, line, secondsource.ErrInvalid, "unknown column %q (known: %s)", name, strings.Join(columns, ", "))
			return nil
		case seen[at]:
			bad.at(file, line, secondsource.ErrInvalid, "column %q stands twice", name)
			return nil
		}
		seen[at] = true
		where = append(where, at)
	}
	if !seen[0] {
		bad.at(file, line, secondsource.ErrInvalid, "column %q is missing from the header", columns[0])
		return nil
	}
	return where
}

// cut splits one line into the row's cells.
func (r *row) cut(text string, where []int, bad *problems) bool {
	if text[0] == '-' {
		r.remove, text = true, text[1:]
	}
	for i := 0; ; i++ {
		cell, rest, more := strings.Cut(text, "\t")
		if i == len(where) {
			bad.at(r.file, r.line, secondsource.ErrInvalid, "more cells than the header has columns (%d)", len(where))
			return false
		}
		r.cells[where[i]] = strings.TrimSpace(cell)
		if !more {
			break
		}
		text = rest
	}
	if r.cells[0] == "" {
		bad.at(r.file, r.line, secondsource.ErrInvalid, "the first column is empty")
		return false
	}
	return true
}
