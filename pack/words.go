package pack

import (
	"slices"
	"strings"

	"secondsource"
)

// Hedge is a form that weakens, hands on or conditions what is said.
type Hedge struct {
	Form     string // words in lower case, single spaces; each matches a token by its lemma or its text
	Class    string // one of hedgeClasses; hedges.tsv explains them
	Strength string // weak, likely, reported …; of a basis its kind
}

// PublicEvent is a public event whose days are known, so that a text that
// mentions it can be dated.
type PublicEvent struct {
	ID       string
	Name     string
	Aliases  []string
	Short    []string         // names that mean it only in context
	From, To secondsource.Day // inclusive
	Place    string
	Source   string // where the dates come from
}

// Trap is a sentence that looks like (or unlike) an act of speech, with what
// extraction must make of it. Every trap has sentences both ways.
type Trap struct {
	Sentence string
	// Want is "statement", "none", or alternatives of "act=…" joined by "|".
	Want []string
	Name string // the false friend it is about
	Note string
	File string
	Line int
}

var (
	hedgeColumns = []string{"form", "class", "strength", "note"}
	eventColumns = []string{"id", "name", "aliases", "from", "to", "place", "source", "note"}
	trapColumns  = []string{"sentence", "expectation", "trap", "note"}
)

var hedgeClasses = []string{"possibility", "future", "deontic", "hearsay", "appearance", "likelihood", "adjective", "noun", "verb",
	"unclear", "conditional", "generic", "approximator", "negation", "not-negation", "habit", "concession", "confidence", "basis"}

func buildHedges(rows []row, bad *problems) []Hedge {
	out := make([]Hedge, 0, len(rows))
	for _, r := range rows {
		if !slices.Contains(hedgeClasses, r.cells[1]) {
			bad.at(r.file, r.line, secondsource.ErrInvalid, "unknown class %q", r.cells[1])
		}
		out = append(out, Hedge{Form: r.cells[0], Class: r.cells[1], Strength: r.cells[2]})
	}
	return out
}

func buildEvents(rows []row, bad *problems) []PublicEvent {
	out := make([]PublicEvent, 0, len(rows))
	for _, r := range rows {
		e := PublicEvent{ID: r.cells[0], Name: r.cells[1], Place: r.cells[5], Source: r.cells[6]}
		e.Aliases, e.Short = split(r.cells[2])
		var err1, err2 error
		e.From, err1 = secondsource.ParseDay(r.cells[3])
		e.To, err2 = secondsource.ParseDay(r.cells[4])
		switch {
		case err1 != nil || err2 != nil:
			bad.at(r.file, r.line, secondsource.ErrInvalid, "an event needs two days, YYYY-MM-DD, not %q and %q", r.cells[3], r.cells[4])
		case e.From > e.To:
			bad.at(r.file, r.line, secondsource.ErrInvalid, "the event ends before it begins")
		case e.Name == "":
			bad.at(r.file, r.line, secondsource.ErrInvalid, "the event has no name")
		default:
			out = append(out, e)
		}
	}
	return out
}

// buildTraps reads the false friends and sees that each goes both ways, since
// a trap with one outcome only could be met by a rule that always says no.
func buildTraps(rows []row, bad *problems) []Trap {
	out := make([]Trap, 0, len(rows))
	wants := map[string][]string{}
	last := map[string]row{}
	for _, r := range rows {
		t := Trap{Sentence: r.cells[0], Want: strings.Split(r.cells[1], "|"), Name: r.cells[2], Note: r.cells[3], File: r.file, Line: r.line}
		for _, w := range t.Want {
			act, isAct := strings.CutPrefix(w, "act=")
			if w != "statement" && w != "none" && !(isAct && slices.Contains(acts, secondsource.Act(act))) {
				bad.at(r.file, r.line, secondsource.ErrInvalid, "unknown expectation %q", w)
			}
		}
		if t.Name == "" {
			bad.at(r.file, r.line, secondsource.ErrInvalid, "the sentence names no trap")
		}
		if !slices.Contains(wants[t.Name], r.cells[1]) {
			wants[t.Name] = append(wants[t.Name], r.cells[1])
		}
		last[t.Name] = r
		out = append(out, t)
	}
	for name, w := range wants {
		if len(w) < 2 {
			r := last[name]
			bad.at(r.file, r.line, secondsource.ErrInvalid, "all sentences of trap %q expect %s; one must expect something else", name, w[0])
		}
	}
	return out
}

// Objects says what the object of a speech verb is, where that decides the act.
type Objects map[string][]string

// Is reports whether a lemma belongs to a class of objects.tsv: info, offer,
// both, access, comment, confirm, harm.
func (o Objects) Is(lemma, class string) bool { return slices.Contains(o[lemma], class) }

var (
	objectColumns = []string{"form", "class", "note"}
	objectClasses = []string{"info", "offer", "both", "access", "comment", "confirm", "harm"}
)

func buildObjects(rows []row, bad *problems) Objects {
	o := make(Objects, len(rows))
	for _, r := range rows {
		form, class := r.cells[0], r.cells[1]
		if !slices.Contains(objectClasses, class) {
			bad.at(r.file, r.line, secondsource.ErrInvalid, "unknown class %q", class)
			continue
		}
		o[form] = append(o[form], class)
	}
	return o
}
