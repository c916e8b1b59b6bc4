package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"secondsource"
)

// leastID is the length from which a beginning of an id is looked up.
const leastID = 3

// find gives the entries that a person means: a claim's number, an id or a
// beginning of one that fits nothing else, a document, or a citation of one of
// its paragraphs, which gives the statements in it.
func (x *index) find(asked string) ([]thing, error) {
	asked = strings.Trim(strings.TrimSpace(asked), "[]")
	if asked == "" {
		return nil, fmt.Errorf("why of what? Give an id, a claim's number or a citation: %w", secondsource.ErrInvalid)
	}
	all := x.things()
	if n, err := strconv.Atoi(strings.TrimPrefix(strings.ToLower(asked), "claim ")); err == nil && asked[0] != '0' {
		for _, t := range all {
			if t.kind == "claim" && x.number[t.id] == n {
				return []thing{t}, nil
			}
		}
	}
	if label, paragraph, ok := cited(asked); ok {
		return x.inParagraph(all, label, paragraph)
	}
	var begin []thing
	for _, t := range all {
		if t.id == asked || t.kind == "document" && x.isDocument(t.entry.(*secondsource.Document), asked) {
			return []thing{t}, nil
		}
		if len(asked) >= leastID && strings.HasPrefix(t.id, asked) {
			begin = append(begin, t)
		}
	}
	switch len(begin) {
	case 1:
		return begin, nil
	case 0:
		return nil, x.unknown(all, asked)
	}
	return nil, fmt.Errorf("%q fits %d entries; write more of the id:\n%s\n%w", asked, len(begin), x.listed(begin), secondsource.ErrInvalid)
}

// cited reads a citation: report-3 ¶7, or report-3:7 where ¶ is hard to type.
func cited(s string) (label string, paragraph int, ok bool) {
	label, rest, ok := strings.Cut(s, "¶")
	if !ok {
		at := strings.LastIndexByte(s, ':')
		if at < 0 {
			return "", 0, false
		}
		label, rest = s[:at], s[at+1:]
	}
	paragraph, err := strconv.Atoi(strings.TrimSpace(rest))
	return strings.TrimSpace(label), paragraph, err == nil
}

func (x *index) isDocument(d *secondsource.Document, asked string) bool {
	base := d.Path[strings.LastIndexAny(d.Path, `/\`)+1:]
	return asked == x.label[d.ID] || asked == d.Path || asked == base || d.Record != "" && asked == string(d.Record)
}

// inParagraph gives the statements of one paragraph of a document.
func (x *index) inParagraph(all []thing, label string, paragraph int) ([]thing, error) {
	var out []thing
	var there []string
	known := false
	for _, t := range all {
		if d, ok := t.entry.(*secondsource.Document); ok {
			there = append(there, x.label[d.ID])
			known = known || x.isDocument(d, label)
		}
		if e, ok := t.entry.(*secondsource.Entry); ok && x.isDocument(x.docs[e.Doc], label) && x.statement(e).paragraph == paragraph {
			out = append(out, t)
		}
	}
	switch {
	case !known:
		return nil, nothing("document", label, there)
	case len(out) == 0:
		return nil, fmt.Errorf("no statement was found in paragraph %d of %s; secondsource brief --full lists what was not read: %w", paragraph, label, secondsource.ErrNotFound)
	}
	return out, nil
}

// unknown is the error for what names nothing, with the entries whose ids look
// most like it.
func (x *index) unknown(all []thing, asked string) error {
	if len(all) == 0 {
		return fmt.Errorf("no entry %q: nothing was read: %w", trim(asked), secondsource.ErrNotFound)
	}
	if _, err := strconv.Atoi(asked); err == nil {
		return fmt.Errorf("no claim %s: there are %s: %w", asked, plural(len(x.led.Claims), "claim", "claims"), secondsource.ErrNotFound)
	}
	slices.SortStableFunc(all, func(a, b thing) int { return cmp.Compare(distance(a.id, asked), distance(b.id, asked)) })
	near, _ := cut(all, 4)
	return fmt.Errorf("no entry %q; near it are:\n%s\nAsk with an id (brief --full shows them, and the JSON), a claim's number, or a citation as in %q: %w",
		trim(asked), x.listed(near), "report-3 ¶7", secondsource.ErrNotFound)
}

// distance compares an id with as much of it as was typed: the number of
// letters that differ (Hamming), and what is missing.
func distance(id, asked string) int {
	n := max(0, len(asked)-len(id))
	for i := range min(len(id), len(asked)) {
		if id[i] != asked[i] {
			n++
		}
	}
	if id[:1] != asked[:1] { // another kind of entry
		n += 2
	}
	return n
}

func (x *index) listed(ts []thing) string {
	var lines []string
	ts, more := cut(ts, 12)
	for _, t := range ts {
		s := "  " + t.id + "  " + t.kind
		if what := x.gistOf(t); what != "" {
			s += ": " + what
		}
		lines = append(lines, s)
	}
	if more > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more", more))
	}
	return strings.Join(lines, "\n")
}

// gistOf is a few words that tell an entry from others.
func (x *index) gistOf(t thing) string {
	s := ""
	switch e := t.entry.(type) {
	case *secondsource.Document:
		s = e.Path
	case *secondsource.Entry:
		s = speaker(e)
		if e.Content != nil {
			s += ": " + e.Content.Text
		}
	case *secondsource.Utterance:
		s = e.Speaker + ", " + x.days(e.Date.Interval)
	case *secondsource.Claim:
		s = e.Gist
	case *secondsource.Origin:
		s = e.Name
	case *secondsource.Difference:
		s = e.Why
	case *secondsource.QuoteSet:
		if u := x.utterances[e.Utterance]; u != nil {
			s = u.Speaker
		}
	case *secondsource.Copy:
		s = x.label[e.Copy] + " of " + x.label[e.Source]
	case *secondsource.Circular:
		s = e.Text
	case *secondsource.Story:
		s = e.Title
	}
	return brevity(trim(s), 60)
}
