// Package brief tells a ledger to a person: as text for a terminal, as
// Markdown, as one self-contained HTML page, and as the program's JSON.
//
// All renderings of one ledger say the same. They are typeset from one [page],
// which is built once (page.go and its neighbours): what the page calls words
// is a slice of a document, and carries the place it was cut from, so a test
// and the command check can compare every printed word with its source.
package brief

import (
	"secondsource"
)

// Options says how a brief is told. The zero value is a brief of 80 columns,
// without colour, cut to what fits on two or three screens.
type Options struct {
	Width int  // columns of the text; 0 for 80; kept between 60 and 100
	Full  bool // tell everything: no list is cut
	Color bool // ANSI colour in the text
	// Hint is how the person called the program, for the lines that say how to
	// see more; "" for "secondsource brief PATH…".
	Hint string
}

// The columns a brief can be set in.
const (
	MinWidth     = 60
	MaxWidth     = 100
	defaultWidth = 80
)

func (o Options) width() int {
	if o.Width == 0 {
		return defaultWidth
	}
	return min(max(o.Width, MinWidth), MaxWidth)
}

func (o Options) hint() string {
	if o.Hint == "" {
		return "secondsource brief PATH…"
	}
	return o.Hint
}

// several reports whether a ledger holds stories that are to be opened one by one.
func several(led *secondsource.Ledger) bool { return len(led.Stories) > 1 }
