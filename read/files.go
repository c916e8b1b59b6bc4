package read

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"secondsource"
)

//go:embed formats.tsv
var formatsTable string

// kind is how a file is read.
type kind int

const (
	sniffed kind = iota // by its content
	plain
	markdown
	page
	records
	foreign // a document of a format that is not read
	nothing // no document at all
)

// kindOf goes by the name alone. An ending that is a number, as agencies count
// their files, is none.
func kindOf(name string) kind {
	ext := strings.ToLower(filepath.Ext(name))
	switch ext {
	case ".txt", ".text":
		return plain
	case ".md", ".markdown":
		return markdown
	case ".html", ".htm", ".xhtml":
		return page
	case ".jsonl", ".ndjson":
		return records
	}
	if strings.Trim(ext, ".0123456789") == "" {
		return sniffed
	}
	if what, _ := advice(name); what != "" {
		return foreign
	}
	return nothing
}

// advice says what a file with such a name is and what to do with it.
func advice(name string) (what, todo string) {
	for line := range strings.Lines(formatsTable) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 || strings.HasPrefix(line, "#") || !strings.HasSuffix(strings.ToLower(name), f[0]) {
			continue
		}
		base := filepath.Base(name)
		stem := base[:len(base)-len(f[0])]
		// FILE.txt is the new file, a bare FILE the one at hand.
		todo = strings.ReplaceAll(f[2], "FILE.txt", stem+".txt")
		return f[1], strings.ReplaceAll(todo, "FILE", base)
	}
	return "", ""
}

// notArticle tells by the name that a file of a folder is about the folder, or
// not meant to be seen.
func notArticle(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") {
		return true
	}
	switch strings.ToLower(strings.TrimSuffix(name, filepath.Ext(name))) {
	case "readme", "license", "licence", "copying", "notice", "changelog", "changes", "contributing",
		"authors", "makefile", "dockerfile", "code_of_conduct", "security", "todo":
		return true
	}
	return false
}

// path reads one argument.
func (r *reader) path(p string) error {
	if p == "-" {
		return r.stream()
	}
	info, err := os.Stat(p)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read %q: no such file or folder: %w", p, secondsource.ErrNotFound)
	}
	if err == nil && info.IsDir() {
		before := len(r.docs) + len(r.skipped)
		if err = r.folder(p); err == nil && len(r.docs)+len(r.skipped) == before {
			return fmt.Errorf("read %q: no articles in this folder (looked for .txt, .md, .html, .jsonl and their like): %w", p, secondsource.ErrNotFound)
		}
	} else if err == nil {
		err = r.file(p, false)
	}
	if err != nil {
		r.skip(p, secondsource.SkipUnreadable, reasonOf(err))
		return fmt.Errorf("read %q: %s: %w", p, reasonOf(err), secondsource.ErrInvalid)
	}
	return nil
}

// folder reads what is in a folder. What cannot be opened there is recorded,
// never an error: the person did not name it.
func (r *reader) folder(dir string) error {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		if r.seen[real] {
			r.skip(dir, secondsource.SkipDuplicate, "") // given twice, or a loop of links
			return nil
		}
		r.seen[real] = true
	}
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		return err
	}
	for _, e := range entries {
		p := filepath.Join(dir, e.Name())
		if notArticle(e.Name()) {
			continue
		}
		if err := r.entry(p); err != nil {
			r.skip(p, secondsource.SkipUnreadable, reasonOf(err))
		}
	}
	return nil
}

func (r *reader) entry(p string) error {
	info, err := os.Stat(p)
	switch k := kindOf(p); {
	case err != nil && k == nothing:
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return r.folder(p)
	case !info.Mode().IsRegular() || k == nothing:
		return nil
	}
	return r.file(p, true)
}

// file reads one file; in a folder a file without ending that does not look
// like prose is passed over.
func (r *reader) file(p string, inFolder bool) error {
	if real, err := filepath.EvalSymlinks(p); err == nil {
		if abs, err := filepath.Abs(real); err == nil {
			real = abs
		}
		if r.seen[real] {
			r.skip(p, secondsource.SkipDuplicate, "")
			return nil
		}
		r.seen[real] = true
	}
	k := kindOf(p)
	if k == foreign {
		what, todo := advice(p)
		r.skip(p, secondsource.SkipFormat, what+": "+todo)
		return nil
	}
	f, err := os.Open(p)
	if err != nil {
		return err
	}
	defer f.Close()
	if k == records {
		return r.records(p, f)
	}
	size := int64(0)
	if info, err := f.Stat(); err == nil {
		size = info.Size()
	}
	if size > MaxText {
		r.tooLarge(p, size)
		return nil
	}
	b := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := b.ReadFrom(io.LimitReader(f, MaxText+1)); err != nil {
		return err
	}
	if inFolder && k == sniffed && !prose(b.Bytes()) {
		return nil
	}
	return r.content(p, k, b.Bytes())
}

// stream reads standard input, by its content.
func (r *reader) stream() error {
	if r.in == nil || r.seen["-"] {
		r.skip("-", secondsource.SkipDuplicate, "it can be read once")
		return nil
	}
	r.seen["-"] = true
	head, in, err := peek(r.in)
	if err == nil && looksLikeRecords(head) {
		return r.records("-", in)
	}
	var b []byte
	if err == nil {
		b, err = io.ReadAll(io.LimitReader(in, MaxText+1))
	}
	if err != nil {
		return fmt.Errorf("read standard input: %w", err)
	}
	return r.content("-", sniffed, b)
}

func (r *reader) tooLarge(p string, size int64) {
	r.skip(p, secondsource.SkipTooLarge, fmt.Sprintf("%d MB or more; at most %d MB of text or %d MB of HTML are read as one article: split it", size>>20, MaxText>>20, MaxPage>>20))
}

// reasonOf leaves the path, which is named already, out of a system error.
func reasonOf(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
