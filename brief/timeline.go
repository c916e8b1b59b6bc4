package brief

import (
	"cmp"
	"fmt"
	"slices"

	"secondsource"
)

// event is a row of the timeline.
type event struct {
	kind   string // said, happened, ahead, published
	on     secondsource.Interval
	weight int    // which rows stay when the list is cut
	key    string // rows of one kind, day and key are one
	text   line
	at     []place // the first is that of the words

	foretold bool // by the one who told it
}

var eventOrder = []string{"happened", "said", "published", "ahead"}

// timeline keeps three dates apart: when something was said, when what was told
// happened, and when an article appeared.
func (x *index) timeline(k caps) section {
	s := section{id: "timeline", title: "Timeline", what: "dated events",
		note: "Said is an act of speech; happened and ahead are as somebody told it."}
	said, undated := x.said(k)
	events := slices.Concat(said, x.happened(k), x.appeared())
	events, s.more = weightiest(events, k.timeline)
	slices.SortStableFunc(events, func(a, b event) int {
		af, al := order(a.on)
		bf, bl := order(b.on)
		return cmp.Or(cmp.Compare(al, bl), cmp.Compare(af, bf),
			cmp.Compare(slices.Index(eventOrder, a.kind), slices.Index(eventOrder, b.kind)))
	})
	for _, e := range events {
		s.items = append(s.items, item{tag: x.days(e.on), mark: e.kind, class: e.kind, head: append(slices.Clone(e.text), say(" "), cite(k.refs, first(e.at)...))})
	}
	if undated > 0 {
		s.items = append(s.items, item{tag: "undated", mark: "said", class: "undated", head: line{hush(
			plural(undated, "act of speech", "acts of speech") + " without a known day, not listed here")}})
	}
	if len(events) == 0 && undated == 0 {
		return section{}
	}
	return s
}

// weightiest keeps n events, some of every kind: a quarter for what happened or
// lies ahead, a sixth for what was published, the rest for what weighs most.
func weightiest(events []event, n int) ([]event, int) {
	slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(b.weight, a.weight) })
	if len(events) <= n {
		return events, 0
	}
	room := map[string]int{"happened": n / 4, "ahead": n / 8, "published": (n + 3) / 6}
	var kept, rest []event
	for _, e := range events {
		if room[e.kind] > 0 {
			room[e.kind]--
			kept = append(kept, e)
		} else {
			rest = append(rest, e)
		}
	}
	more := n - len(kept)
	return append(kept, rest[:more]...), len(rest) - more
}

// said are the acts of speech with a day of their own, and the number of those
// without.
func (x *index) said(k caps) (out []event, undated int) {
	for _, u := range x.led.Utterances {
		var at []place
		var best *secondsource.Entry
		weight := 0
		for _, id := range u.Statements {
			e := x.entries[id]
			if e == nil {
				continue
			}
			at = append(at, x.statement(e))
			weight++
			if best == nil || x.importance(e) > x.importance(best) {
				best = e
			}
		}
		if best == nil {
			continue
		}
		if u.Date.From == 0 || u.Date.To == 0 {
			undated++
			continue
		}
		a := x.act(best)
		who := a.who
		if a.venue != "" && k.full {
			who += ", " + a.venue
		}
		out = append(out, event{kind: "said", on: u.Date.Interval, weight: weight + x.importance(best), text: x.voice(best, who, k.event),
			at: append([]place{x.statement(best)}, at...)})
	}
	return out, undated
}

// first keeps the first place of every document.
func first(places []place) []place {
	var out []place
	for _, p := range places {
		if !slices.ContainsFunc(out, func(q place) bool { return q.doc == p.doc }) {
			out = append(out, p)
		}
	}
	return out
}

// importance of a statement: what answers and what is answered comes first.
func (x *index) importance(e *secondsource.Entry) int {
	n := 0
	if x.responses[e.ID] {
		n += 20
	}
	for _, id := range e.Claims {
		n = max(n, 1+min(30, len(x.answers[id])*10+x.spread(id)))
	}
	return n
}

// happened are the days named in what is told, other than days of speech.
func (x *index) happened(k caps) []event {
	var out []event
	for _, d := range x.led.Documents {
		if d.Source == nil {
			continue
		}
		speech, narrowed := x.speechDates(d.Source), x.narrowed(d.Source)
		for i, e := range d.Source.Dates {
			if speech[i] || e.From == 0 || e.To == 0 || e.Type == "DURATION" || e.Type == "SET" || !readable(d.Source, e.Span) {
				continue
			}
			row := x.told(d, e.Span, k)
			kind, p := "happened", d.Published.Interval
			if p.To != 0 && e.From > p.To || row.foretold && e.To > p.From {
				kind = "ahead"
			}
			if row.weight == 0 && (narrowed || attributed(d.Source, e.Span)) {
				continue // told by somebody who was not asked for, or the day of an act of speech
			}
			row.kind, row.on = kind, e.Interval
			if what := x.happening(d, e.Span, e.Interval); what != "" {
				row.text = append(line{stress(what + ": ")}, row.text...)
			}
			out = append(out, row)
		}
	}
	return merged(out)
}

// happening is the kind of event that a time expression dates, "" for none.
func (x *index) happening(d *secondsource.Document, at secondsource.Span, on secondsource.Interval) string {
	for _, e := range x.led.Events {
		if e.Doc != d.ID || e.Date.Interval != on || len(e.Spans) == 0 {
			continue
		}
		for _, s := range d.Source.Sentences {
			if s.Span.Contains(at) && s.Span.Contains(e.Spans[0]) {
				return trim(e.Type)
			}
		}
	}
	return ""
}

// merged makes one row of what is told in the same act of speech, or in the same
// words, of the same days: it has the places of all.
func merged(list []event) []event {
	groups := grouped(list, func(e event) string { return fmt.Sprint(e.kind, e.on, e.key) })
	out := make([]event, 0, len(groups))
	for _, g := range groups {
		one := g[0]
		for _, e := range g[1:] {
			one.weight = max(one.weight, e.weight)
			one.at = append(one.at, e.at...)
		}
		out = append(out, one)
	}
	return out
}

// speechDates are the indexes of the expressions that date an act of speech.
func (x *index) speechDates(d *secondsource.Doc) map[int]bool {
	out := map[int]bool{}
	for _, s := range d.Statements {
		if s.SaidAt >= 0 && s.Said != nil {
			out[s.SaidAt] = true
		}
	}
	return out
}

// readable reports whether a span lies in a zone that may hold statements.
func readable(d *secondsource.Doc, s secondsource.Span) bool {
	for _, z := range d.Zones {
		if z.Span.Overlaps(s) {
			return z.Kind.Readable()
		}
	}
	return len(d.Zones) == 0
}

// narrowed reports whether statements of a document were left out by a selection.
func (x *index) narrowed(d *secondsource.Doc) bool {
	return slices.ContainsFunc(d.Statements, func(s *secondsource.Statement) bool { return s.Accepted && x.entries[s.ID] == nil })
}

// attributed reports whether a date stands beside a cue, in a sentence that
// attributes something: there it is no date of what happened.
func attributed(d *secondsource.Doc, at secondsource.Span) bool {
	for _, s := range d.Sentences {
		if s.Span.Contains(at) {
			return slices.ContainsFunc(d.Statements, func(st *secondsource.Statement) bool {
				return st.Cue != nil && meet(st.Cue.Spans, []secondsource.Span{s.Span})
			})
		}
	}
	return false
}

// told is what is said to have happened, in the words of a statement around the
// expression, or of the article's own sentence.
func (x *index) told(d *secondsource.Document, at secondsource.Span, k caps) event {
	for _, s := range d.Source.Statements {
		e := x.entries[s.ID]
		if e == nil || e.Content == nil || !meet(e.Content.Spans, []secondsource.Span{at}) {
			continue
		}
		key := string(e.Utterance)
		if key == "" {
			key = e.ID
		}
		return event{weight: 1 + x.importance(e)/2, key: key, at: []place{x.statement(e)},
			text: x.voice(e, speaker(e), k.event), foretold: e.Act == secondsource.Predict || e.Polarity == secondsource.Planned}
	}
	span := at
	for _, s := range d.Source.Sentences {
		if s.Span.Contains(at) {
			span = s.Span
		}
	}
	return event{key: span.Of(d.Source.Text), at: []place{x.place(d.ID, []secondsource.Span{span})},
		text: append(line{say("in the article: ")}, x.quote(d.ID, []secondsource.Span{span}, k.event)...)}
}

// appeared are the publication dates, one row for the documents of one date.
func (x *index) appeared() []event {
	var out []event
	for _, d := range x.led.Documents {
		if d.Published.Known() {
			out = append(out, event{kind: "published", on: d.Published.Interval, weight: 12, key: d.Published.Basis,
				text: line{hush("date " + trim(d.Published.Basis))}, at: []place{x.place(d.ID, head(d))}})
		}
	}
	return merged(out)
}

// head is where a document begins: its title, or its first words.
func head(d *secondsource.Document) []secondsource.Span {
	switch {
	case d.Title != nil && d.Title.Span != nil:
		return []secondsource.Span{*d.Title.Span}
	case d.Source == nil:
		return nil
	}
	for _, z := range d.Source.Zones {
		if z.Kind.Readable() {
			return []secondsource.Span{z.Span}
		}
	}
	return nil
}

// spread is the number of documents that carry a claim.
func (x *index) spread(claim string) int {
	if c := x.claims[claim]; c != nil {
		return len(c.Documents)
	}
	return 0
}
