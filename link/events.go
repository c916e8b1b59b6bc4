package link

import (
	"fmt"
	"slices"

	"secondsource"
)

// eventEntries are the events of the kinds that the packs list, in the order of
// documents and places. What is only possible happened nowhere and is left out.
func (l *linker) eventEntries() []secondsource.EventEntry {
	out := []secondsource.EventEntry{}
	if l.p == nil {
		return out
	}
	for _, a := range l.arts {
		for _, e := range a.Events {
			if k := l.p.Kinds.Event(e.Kind); k == nil || !k.Listed || e.Status == secondsource.PossibleEvent || a.title(e.Sentence) {
				continue
			}
			out = append(out, l.eventEntry(a, &e))
		}
	}
	return out
}

// title reports whether a sentence stands in the title, which repeats the body.
func (a *article) title(n int) bool {
	return n < len(a.Sentences) && a.Zones[a.Sentences[n].Zone].Kind == secondsource.ZoneTitle
}

func (l *linker) eventEntry(a *article, e *secondsource.Event) secondsource.EventEntry {
	out := secondsource.EventEntry{Type: e.Kind, Status: e.Status, Doc: a.ID, Spans: []secondsource.Span{e.Span},
		Text: e.Span.Of(a.Text), Participants: []secondsource.EventActor{}, Statements: []string{}, Date: l.eventDate(a, e)}
	out.ID = hashID("e", a.ID, e.Kind, fmt.Sprint(e.Span))
	for _, p := range e.Participants {
		if p.Role == "place" && out.Place == "" {
			out.Place = secondsource.Opt(p.Span.Of(a.Text))
			continue
		}
		x := secondsource.EventActor{Role: p.Role, Actor: p.Actor, ID: secondsource.Opt(p.ID)}
		if p.Count != nil {
			x.Number = &p.Count.N
		}
		out.Participants = append(out.Participants, x)
	}
	if e.Statement != "" {
		out.Statements = append(out.Statements, e.Statement)
	}
	return out
}

// eventDate is when an event is told to have happened: the meaning of the
// expression beside it, else what follows from its clause, else unknown.
func (l *linker) eventDate(a *article, e *secondsource.Event) secondsource.When {
	w := secondsource.When{Basis: "unknown"}
	if e.Date < 0 || e.Date >= len(a.Dates) {
		if h := a.clauses.inside(e.Span); h != nil && e.Status != secondsource.DeniedEvent {
			return secondsource.When{Interval: h.Interval, Basis: "inferred: " + h.Basis}
		}
		return w
	}
	x := a.Dates[e.Date]
	if w.Interval = l.value(a, x); !w.Known() {
		return w
	}
	w.Basis = "stated: " + x.Text
	if x.Value == "" {
		w.Basis = "inferred from the day of publication: " + x.Text
	}
	return w
}

// tells reports whether most documents of a story tell of one of the kinds of
// events, as more than a possibility.
func (l *linker) tells(group []int, kinds []string) bool {
	n := 0
	for _, i := range group {
		if slices.ContainsFunc(l.arts[i].Events, func(e secondsource.Event) bool {
			return slices.Contains(kinds, e.Kind) && e.Status != secondsource.PossibleEvent
		}) {
			n++
		}
	}
	return 2*n > len(group)
}
