package pack

import (
	"slices"
	"strings"

	"secondsource"
)

// EventKind is a sort of happening that texts tell of: a meeting, a strike, a
// vote. Which words tell of it stands in [EventWord].
type EventKind struct {
	ID     string
	Label  string // a noun, for people
	Roles  []EventRole
	Listed bool // its events stand in the ledger
	// Class is the PLOVER class of an event of the kind by its status ("" for any).
	Class map[secondsource.EventStatus]string

	file string
	line int
}

// EventRole is a part that somebody or something plays in an event.
type EventRole struct {
	Name   string
	Type   string // one of roleTypes, or @group: the word must be of it
	Needed bool   // without it there is no event
}

// Role gives a role of the kind by its name.
func (k *EventKind) Role(name string) (EventRole, bool) {
	for _, r := range k.Roles {
		if r.Name == name {
			return r, true
		}
	}
	return EventRole{}, false
}

// EventWord is a word or phrase that tells of an event, with what fills the
// roles.
type EventWord struct {
	Form  string
	Words [][]string // the lemmas that may stand at each place: one, or those of a group
	Kind  string     // verb, noun, adj
	Event *EventKind
	Args  []EventArg
}

// EventArg says which constituent of a trigger fills which role. Func is subj,
// obj, iobj, poss, mod (what an adjective describes), self (the trigger), is
// (what it is said to be), or a preposition.
type EventArg struct {
	Func, Role string
	Type       string // in place of the role's own; "" for that
	Needed     bool   // this word tells of the event only with it
}

// Facet is something that is asked about an affair of some sort: how many died,
// what the cause was. From names the roles of events that answer it.
type Facet struct {
	ID, Label string
	Type      string    // number, actor, text
	Rises     bool      // of a number: it only grows, so a smaller one that comes later is a part
	From      []RoleRef // what answers it; of several in one sentence the first is the whole, the others are parts
	// Affair lists kinds of events: the facet is asked of stories most of whose
	// documents tell of one.
	Affair []string

	file string
	line int
}

// oneEvent reports whether all that answers the facet is one kind of event.
func (f *Facet) oneEvent() bool {
	return !slices.ContainsFunc(f.From, func(r RoleRef) bool { return r.Event != f.From[0].Event })
}

// RoleRef is a role of a kind of event.
type RoleRef struct{ Event, Role string }

// Example is a sentence with what a rule must make of it.
type Example struct {
	Sentence string
	Table    string // event or facet
	Rule     string // its id
	// Want is "yes", "no", or the values of roles: "participant=Norway", joined by ";".
	Want string
	File string
	Line int
}

// Kinds is what the packs know of events and facets.
type Kinds struct {
	Events   []*EventKind
	Facets   []*Facet
	Examples []Example
	words    map[string][]*EventWord // first lemma -> words
	groups   map[string]map[string]bool
}

// Starting gives the event words whose first word may be a lemma.
func (k *Kinds) Starting(lemma string) []*EventWord { return k.words[lemma] }

// In reports whether a lemma belongs to a group of words.
func (k *Kinds) In(group, lemma string) bool { return k.groups[group][lemma] }

// Facet gives a facet by its id, nil for none.
func (k *Kinds) Facet(id string) *Facet {
	for _, f := range k.Facets {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// Event gives a kind of event by its id, nil for none.
func (k *Kinds) Event(id string) *EventKind {
	for _, e := range k.Events {
		if e.ID == id {
			return e
		}
	}
	return nil
}

var (
	groupColumns     = []string{"id", "words", "note"}
	eventKindColumns = []string{"id", "label", "roles", "listed", "class", "note"}
	eventWordColumns = []string{"form", "kind", "event", "args", "note"}
	facetColumns     = []string{"id", "label", "type", "change", "from", "affair", "note"}
	exampleColumns   = []string{"sentence", "rule", "expectation", "note"}

	roleTypes     = []string{"any", "actor", "thing", "place", "number", "people"}
	eventWordKind = []string{"verb", "noun", "adj"}
	facetTypes    = []string{"number", "actor", "text"}
	statuses      = []secondsource.EventStatus{secondsource.Held, secondsource.PlannedEvent, secondsource.PossibleEvent, secondsource.DeniedEvent}
)

// kindReader builds a [Kinds], noting what is wrong on the way.
type kindReader struct {
	*Kinds
	bad *problems
}

func buildKinds(tables map[string][][]row, bad *problems) *Kinds {
	x := kindReader{&Kinds{words: map[string][]*EventWord{}, groups: map[string]map[string]bool{}}, bad}
	for _, r := range overlay(tables["word_groups.tsv"], 1, true, bad) {
		g := map[string]bool{}
		for _, w := range list(r.cells[1]) {
			g[w] = true
		}
		x.groups[r.cells[0]] = g
	}
	for _, r := range overlay(tables["event_kinds.tsv"], 1, true, bad) {
		x.event(r)
	}
	for _, r := range overlay(tables["event_words.tsv"], 2, false, bad) {
		x.word(r)
	}
	for _, r := range overlay(tables["facets.tsv"], 1, true, bad) {
		x.facet(r)
	}
	for _, r := range overlay(tables["examples.tsv"], 2, true, bad) {
		x.example(r)
	}
	x.complete()
	return x.Kinds
}

// fail notes a problem of a row.
func (x kindReader) fail(r row, kind error, format string, args ...any) {
	x.bad.at(r.file, r.line, kind, format, args...)
}

func (x kindReader) event(r row) {
	e := &EventKind{ID: r.cells[0], Label: r.cells[1], Class: map[secondsource.EventStatus]string{}, file: r.file, line: r.line}
	if e.Label == "" {
		x.fail(r, secondsource.ErrInvalid, "%s has no label", e.ID)
	}
	for _, c := range list(r.cells[2]) {
		name, kind, _ := strings.Cut(c, ":")
		role := EventRole{Type: kind}
		role.Name, role.Needed = strings.CutSuffix(name, "+")
		if role.Type == "" {
			role.Type = "any"
		}
		if !x.isType(role.Type) {
			x.fail(r, secondsource.ErrInvalid, "unknown type %q of role %s (known: %s, @GROUP)", kind, role.Name, strings.Join(roleTypes, ", "))
		}
		e.Roles = append(e.Roles, role)
	}
	switch r.cells[3] {
	case "yes", "":
		e.Listed = r.cells[3] == "yes"
	default:
		x.fail(r, secondsource.ErrInvalid, "listed is yes or empty, not %q", r.cells[3])
	}
	for _, c := range list(r.cells[4]) {
		class, status, _ := strings.Cut(c, ":")
		if status != "" && !slices.Contains(statuses, secondsource.EventStatus(status)) {
			x.fail(r, secondsource.ErrInvalid, "unknown status %q of class %s (known: held, planned, possible, denied)", status, class)
		}
		e.Class[secondsource.EventStatus(status)] = class
	}
	x.Events = append(x.Events, e)
}

// isType reports whether a role may be of a type: a known one, or a group of words.
func (x kindReader) isType(kind string) bool {
	group, of := strings.CutPrefix(kind, "@")
	return kind == "" || slices.Contains(roleTypes, kind) || of && x.groups[group] != nil
}

func (x kindReader) word(r row) {
	w := &EventWord{Form: r.cells[0], Kind: r.cells[1], Event: x.Event(r.cells[2])}
	if w.Event == nil {
		x.fail(r, secondsource.ErrNotFound, "unknown event %q", r.cells[2])
		return
	}
	if !slices.Contains(eventWordKind, w.Kind) {
		x.fail(r, secondsource.ErrInvalid, "unknown kind %q (known: %s)", w.Kind, strings.Join(eventWordKind, ", "))
		return
	}
	for _, f := range strings.Fields(w.Form) {
		group, is := strings.CutPrefix(f, "@")
		switch {
		case !is:
			w.Words = append(w.Words, []string{f})
		case x.groups[group] == nil:
			x.fail(r, secondsource.ErrNotFound, "unknown group @%s (word_groups.tsv)", group)
			return
		default:
			var all []string
			for g := range x.groups[group] {
				all = append(all, g)
			}
			slices.Sort(all)
			w.Words = append(w.Words, all)
		}
	}
	for _, c := range list(r.cells[3]) {
		fn, role, _ := strings.Cut(c, "=")
		role, needed := strings.CutSuffix(role, "+")
		role, kind, _ := strings.Cut(role, ":")
		if !x.isType(kind) {
			x.fail(r, secondsource.ErrInvalid, "unknown type %q of role %s (known: %s, @GROUP)", kind, role, strings.Join(roleTypes, ", "))
		}
		if _, known := w.Event.Role(role); !known {
			x.fail(r, secondsource.ErrNotFound, "event %s has no role %q", w.Event.ID, role)
		}
		w.Args = append(w.Args, EventArg{fn, role, kind, needed})
	}
	for _, first := range w.Words[0] {
		x.words[first] = append(x.words[first], w)
	}
}

func (x kindReader) facet(r row) {
	f := &Facet{ID: r.cells[0], Label: r.cells[1], Type: r.cells[2], Rises: r.cells[3] == "rises", Affair: list(r.cells[5]), file: r.file, line: r.line}
	if f.Label == "" {
		x.fail(r, secondsource.ErrInvalid, "%s has no label", f.ID)
	}
	if !slices.Contains(facetTypes, f.Type) {
		x.fail(r, secondsource.ErrInvalid, "unknown type %q (known: %s)", f.Type, strings.Join(facetTypes, ", "))
	}
	if c := r.cells[3]; c != "" && (c != "rises" || f.Type != "number") {
		x.fail(r, secondsource.ErrInvalid, "change is empty, or rises for a number, not %q", c)
	}
	for _, c := range list(r.cells[4]) {
		event, role, _ := strings.Cut(c, ".")
		e := x.Event(event)
		if e == nil {
			x.fail(r, secondsource.ErrNotFound, "unknown event %q", event)
		} else if _, known := e.Role(role); !known {
			x.fail(r, secondsource.ErrNotFound, "event %s has no role %q", event, role)
		}
		f.From = append(f.From, RoleRef{event, role})
	}
	if len(f.From) == 0 {
		x.fail(r, secondsource.ErrInvalid, "%s is answered by no event: give from as EVENT.ROLE", f.ID)
	}
	for _, a := range f.Affair {
		if x.Event(a) == nil {
			x.fail(r, secondsource.ErrNotFound, "unknown event %q", a)
		}
	}
	x.Facets = append(x.Facets, f)
}

func (x kindReader) example(r row) {
	e := Example{Sentence: r.cells[0], Want: r.cells[2], File: r.file, Line: r.line}
	e.Table, e.Rule, _ = strings.Cut(r.cells[1], ":")
	switch {
	case e.Table == "event" && x.Event(e.Rule) == nil, e.Table == "facet" && x.Facet(e.Rule) == nil:
		x.fail(r, secondsource.ErrNotFound, "unknown %s %q", e.Table, e.Rule)
		return
	case e.Table != "event" && e.Table != "facet":
		x.fail(r, secondsource.ErrInvalid, "a rule is event:ID or facet:ID, not %q", r.cells[1])
		return
	case e.Want != "yes" && e.Want != "no" && !strings.Contains(e.Want, "="):
		x.fail(r, secondsource.ErrInvalid, "an expectation is yes, no or ROLE=WORDS, not %q", e.Want)
		return
	}
	x.Examples = append(x.Examples, e)
}

// complete sees that every kind of event has a word, and that every event and
// facet has examples both ways: a rule that was never tried is none. An example of
// a facet that one event answers is one of the event too.
func (x kindReader) complete() {
	worded, yes, no := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, ws := range x.words {
		for _, w := range ws {
			worded[w.Event.ID] = true
		}
	}
	for _, e := range x.Examples {
		rules := []string{e.Table + ":" + e.Rule}
		if f := x.Facet(e.Rule); e.Table == "facet" && len(f.From) > 0 && f.oneEvent() {
			rules = append(rules, "event:"+f.From[0].Event)
		}
		for _, r := range rules {
			no[r] = no[r] || e.Want == "no"
			yes[r] = yes[r] || e.Want != "no"
		}
	}
	tried := func(file string, line int, rule string) {
		switch {
		case !yes[rule]:
			x.bad.at(file, line, secondsource.ErrInvalid, "%s lacks an example in examples.tsv (rule %s, expectation yes or ROLE=WORDS)", rule, rule)
		case !no[rule]:
			x.bad.at(file, line, secondsource.ErrInvalid, "%s lacks an example in examples.tsv of what it is not (rule %s, expectation no)", rule, rule)
		}
	}
	for _, e := range x.Events {
		if !worded[e.ID] {
			x.bad.at(e.file, e.line, secondsource.ErrInvalid, "event %s lacks a word in event_words.tsv", e.ID)
		}
		tried(e.file, e.line, "event:"+e.ID)
	}
	for _, f := range x.Facets {
		tried(f.file, f.line, "facet:"+f.ID)
	}
}
