package brief

import (
	"secondsource"
)

// page is a brief before it is typeset. Every rendering walks it once.
type page struct {
	title    string
	lead     []line // the story in three lines
	sections []section
	note     []line // what the program cannot see
}

// section is one heading with its list.
type section struct {
	id, title string
	note      string // one line under the heading, or ""
	items     []item
	more      int    // items cut
	what      string // what the items are called, in the plural: "claims"
}

// item is one entry of a list: a mark in the left column, a first line, and
// rows below it that carry a small heading each.
type item struct {
	id    string // for links, or ""
	tag   string
	mark  string // a second column, or ""
	head  line
	rows  []row
	class string // what it is about, for colour: "denial", "said" …
	short bool   // told in brief, below those told in full
	sure  int    // of a claim: the bounds of its roots
	most  int
}

type row struct {
	tag   string
	text  line
	class string
}

// line is a list of runs, read one after the other.
type line []run

type style uint8

const (
	plain  style = iota
	strong       // what the eye should find first
	muted        // reasons and side remarks
	words        // cut from a document: text is clean(slice of the document)
	source       // a citation
	ref          // a link to an item of this page
)

// run is a stretch of text of one style.
type run struct {
	style style
	text  string
	at    []place // words: the one place they were cut from; source: what is cited
	to    string  // ref: the id of the item
}

// place is where something stands.
type place struct {
	doc       string // id
	label     string // what the document is called in citations
	paragraph int    // from 1
	spans     []secondsource.Span
}

func say(s string) run    { return run{text: s} }
func hush(s string) run   { return run{style: muted, text: s} }
func stress(s string) run { return run{style: strong, text: s} }

// tie stands for a blank at which a line is not broken; renderings write a blank.
const tie = '\x01'

// caps is how much of every list is told.
type caps struct {
	claims, short                    int // claims told in full, in short
	says, conflicts, reasons         int // rows of one claim, reasons of one row
	timeline, responses, differences int
	quotes, copies, questions        int // questions: claims named by one question
	sheet, unread, stories           int
	forecasts                        int
	runes, event, why                int // letters of a gist, of a row of a list, of a reason
	refs, cites, documents           int // places in one citation: of a fact, of a list, of a set of documents
	transfers, rungs, changes, laws  int // alleged transfers, rungs of one, changes since a day, references to law
	full                             bool
}

// uncut tells everything.
func uncut() caps {
	const all = 1 << 24
	return caps{claims: all, says: all, conflicts: all, reasons: all, timeline: all, responses: all, differences: all,
		quotes: all, copies: all, questions: all, sheet: all, unread: all, stories: all, forecasts: all,
		runes: all, event: all, why: all, refs: all, cites: all, documents: all, transfers: all, rungs: all, changes: all, laws: all, full: true}
}

// cut keeps the first n elements and counts the rest.
func cut[T any](list []T, n int) ([]T, int) {
	if len(list) <= n {
		return list, 0
	}
	return list[:n], len(list) - n
}
