package read

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"secondsource"
)

// record is one line of JSON Lines. An id may be a string or a number.
type record struct {
	ID        json.RawMessage `json:"id"`
	URL       string          `json:"url"`
	Outlet    string          `json:"outlet"`
	Title     string          `json:"title"`
	Byline    string          `json:"byline"`
	Published string          `json:"published"`
	Text      *string         `json:"text"`
}

// records reads JSON Lines, one document a line, as a stream: only one line is
// held beside the documents. A bad line is skipped with its number.
func (r *reader) records(p string, in io.Reader) error {
	br := bufio.NewReaderSize(in, sniffLen)
	if head, _ := br.Peek(256); len(head) > 0 {
		if _, ok := wide(head); ok {
			r.skip(p, secondsource.SkipMalformed, "UTF-16: convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)")
			return nil
		}
	}
	before := len(r.docs) + len(r.skipped)
	for n := 1; ; n++ {
		line, long, err := readLine(br)
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("line %d: %w", n, err)
		}
		switch {
		case long:
			r.skip(p, secondsource.SkipLongLine, fmt.Sprintf("line %d has more than %d MB", n, MaxRecord>>20))
		case len(bytes.TrimFunc(line, blank)) > 0:
			if reason, detail := r.record(p, n, line); reason != "" {
				r.skip(p, reason, fmt.Sprintf("line %d: %s", n, detail))
			}
		}
		if err != nil {
			break
		}
	}
	if len(r.docs)+len(r.skipped) == before {
		r.skip(p, secondsource.SkipEmpty, "")
	}
	return nil
}

// readLine reads up to the next newline; of a line over the limit it keeps
// nothing. The error is that of the reader, io.EOF after the last line.
func readLine(br *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := br.ReadSlice('\n')
		if long = long || len(line)+len(part) > MaxRecord; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}

func (r *reader) record(p string, n int, line []byte) (secondsource.SkipReason, string) {
	var rec record
	if err := json.Unmarshal(bytes.TrimPrefix(line, []byte("\xEF\xBB\xBF")), &rec); err != nil {
		return secondsource.SkipMalformed, inWords(err, line)
	}
	if rec.Text == nil {
		return secondsource.SkipMalformed, `the field "text" is missing; a line is an object with id, url, outlet, title, published and text`
	}
	id := strings.Trim(string(rec.ID), `"`)
	if err := json.Unmarshal(rec.ID, &id); err != nil && (id == "" || id == "null") {
		id = fmt.Sprintf("line %d", n)
	}
	given := secondsource.Given{
		Outlet: oneLine(rec.Outlet), Title: oneLine(rec.Title), Byline: person(rec.Byline), Basis: "record",
	}
	d := &secondsource.Doc{Path: p, Record: id, URL: webAddress(rec.URL), SHA256: sum(line), Text: *rec.Text, Given: given}
	if rec.Published != "" {
		day, ok := isoDay(rec.Published)
		if !ok {
			r.skip(p+":"+id, secondsource.SkipMalformed, fmt.Sprintf("line %d: published %q is no ISO day: taken for unknown", n, rec.Published))
		}
		d.Given.Published = day
	}
	if !utf8.Valid(line) {
		remark(d, readRepaired)
	}
	r.add(d)
	return "", ""
}

// inWords says what is wrong with a line: which field, and what was expected.
func inWords(err error, line []byte) string {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Sprintf("the field %q is %s, a text in quotation marks was expected", kind.Field, article(kind.Value))
	case errors.As(err, &kind):
		return fmt.Sprintf("it is %s, an object {…} with id, url, outlet, title, published and text was expected", article(kind.Value))
	case errors.As(err, &syntax) && int(syntax.Offset) >= len(bytes.TrimSpace(line)):
		return "it ends in the middle of an object; every object stands on one line"
	case errors.As(err, &syntax):
		return fmt.Sprintf("no JSON from character %d on; an object {…} with id, url, outlet, title, published and text was expected",
			utf8.RuneCount(line[:max(0, syntax.Offset-1)])+1)
	}
	return "no JSON object with id, url, outlet, title, published and text"
}

// article names what JSON calls a value for a person.
func article(value string) string {
	value, _, _ = strings.Cut(value, " ") // "number 1e999"
	switch value {
	case "array":
		return "a list"
	case "object":
		return "an object"
	case "string":
		return "a text"
	case "bool":
		return "true or false"
	}
	return "a " + value
}

// isoDay reads the day of an ISO day or time stamp ("2023-09-05T08:00:00Z"), as
// written there: the day of the outlet's own clock.
func isoDay(s string) (secondsource.Day, bool) {
	s = strings.TrimSpace(s)
	if len(s) == 8 && strings.Trim(s, "0123456789") == "" {
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	if len(s) > 10 && strings.ContainsRune("T t", rune(s[10])) {
		s = s[:10]
	}
	day, err := secondsource.ParseDay(s)
	return day, err == nil && day > 0
}

// oneLine folds white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// person is a byline without addresses and handles, which go into no output,
// and without the day that some pages append.
func person(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(oneLine(s), "By "), "by ")
	var keep []string
	for w := range strings.FieldsSeq(s) {
		if strings.ContainsAny(w, "0123456789") {
			if n := len(keep); n > 1 && isMonth(keep[n-1]) {
				keep = keep[:n-1]
			}
			break
		}
		if !strings.Contains(w, "@") && !strings.Contains(w, "://") && !strings.Contains(w, "www.") {
			keep = append(keep, w)
		}
	}
	s = strings.Trim(strings.Join(keep, " "), " ,;|-–()")
	if strings.EqualFold(s, "admin") || strings.EqualFold(s, "administrator") {
		return ""
	}
	return s
}

func isMonth(w string) bool {
	for m := time.January; m <= time.December; m++ {
		if w == m.String() || w == m.String()[:3] {
			return true
		}
	}
	return false
}

// webAddress keeps addresses that a brief may link to.
func webAddress(s string) string {
	if s = strings.TrimSpace(s); strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}
