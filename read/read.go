// Package read turns files, folders, pages and streams into documents.
//
// It reads plain text, Markdown, HTML and JSON Lines (one object a line with
// id, url, outlet, title, published and text). In a folder, taken with all its
// sub-folders in the order of names, the articles are the files ending in .txt,
// .text, .md, .markdown, .html, .htm, .xhtml, .jsonl and .ndjson and files of
// prose without an ending; hidden files, README, LICENSE and the like are none.
// Other kinds of document (PDF, Word, e-mail, archives …) are recorded as
// skipped with what to convert them to; what is no document at all (.json,
// source code, images) is passed over in silence. A file given by name is always
// read or reported, whatever it is called.
//
// An odd input never stops the others: it becomes a [secondsource.Skip].
package read

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"secondsource"
)

// Limits of what is read, in bytes; a file over them is skipped, not cut.
const (
	MaxText   = 64 << 20 // plain text and Markdown
	MaxPage   = 20 << 20 // HTML
	MaxRecord = 20 << 20 // one line of JSON Lines; the file may be of any size
)

// Options of reading; the zero value works.
type Options struct {
	// Published holds days known from outside, by path as given, by base name,
	// by record id, or under "" for every document.
	Published map[string]secondsource.Day
	// AnyLanguage keeps texts that are not in English.
	AnyLanguage bool
}

// Paths reads files, folders and, for "-", the stream in. A path that does not
// exist and a folder without articles are errors (all of them, joined); the
// documents of the other paths are returned beside the error.
func Paths(paths []string, in io.Reader, o Options) ([]*secondsource.Doc, []secondsource.Skip, error) {
	r := &reader{in: in, o: o, seen: map[string]bool{}}
	var errs []error
	for _, p := range paths {
		if err := r.path(p); err != nil {
			errs = append(errs, err)
		}
	}
	identify(r.docs)
	errs = append(errs, r.publish()...)
	return r.docs, r.skipped, errors.Join(errs...)
}

// reader collects what one call of [Paths] finds.
type reader struct {
	in      io.Reader
	o       Options
	docs    []*secondsource.Doc
	skipped []secondsource.Skip
	seen    map[string]bool // real paths of the files and folders read
}

func (r *reader) skip(path string, reason secondsource.SkipReason, detail string) {
	if rest, ok := strings.CutPrefix(path, "-"); ok && (rest == "" || rest[0] == ':') {
		path = "standard input" + rest
	}
	r.skipped = append(r.skipped, secondsource.Skip{Doc: path, Reason: reason, Detail: detail})
}

// add takes a document unless its text is none for us to read.
func (r *reader) add(d *secondsource.Doc) {
	where := d.Path
	if d.Record != "" {
		where += ":" + d.Record
	}
	if reason, detail := unfit(d, r.o); reason != "" {
		r.skip(where, reason, detail)
		return
	}
	d.Skipped = append(d.Skipped, longLines(d.Text)...)
	r.docs = append(r.docs, d)
}

// identify gives every document its id: "d" and ten hex digits of the hash of
// its text. Of several documents with one text the first by path keeps that id;
// those of the others come from text and path.
func identify(docs []*secondsource.Doc) {
	byPath := slices.Clone(docs)
	slices.SortStableFunc(byPath, func(a, b *secondsource.Doc) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Record, b.Record))
	})
	used := map[string]bool{}
	for _, d := range byPath {
		key := d.Text
		for n := 0; ; n++ {
			sum := sha256.Sum256([]byte(key))
			if d.ID = "d" + hex.EncodeToString(sum[:5]); !used[d.ID] {
				break
			}
			key = d.Text + "\x00" + filepath.ToSlash(d.Path) + "\x00" + d.Record + "\x00" + strconv.Itoa(n)
		}
		used[d.ID] = true
		for i := range d.Skipped {
			d.Skipped[i].Doc = d.ID
		}
	}
}

// publish hands the days of the person to the documents they name.
func (r *reader) publish() []error {
	used := map[string]bool{}
	for _, d := range r.docs {
		for _, key := range []string{d.Path, filepath.Base(d.Path), d.Record, ""} {
			day, ok := r.o.Published[key]
			if !ok || day == 0 || (key == "" && d.Given.Published != 0) {
				continue
			}
			d.Given.Published, d.Given.PublishedBasis = day, "command line"
			used[key] = true
			break
		}
	}
	var errs []error
	for key := range r.o.Published {
		if key != "" && !used[key] {
			errs = append(errs, fmt.Errorf("published day for %q: no such document was read: %w", key, secondsource.ErrNotFound))
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
	return errs
}
