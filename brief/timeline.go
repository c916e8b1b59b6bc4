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
	weight int // which rows stay when the list is cut
	text   line
}

var eventOrder = []string{"happened", "said", "published", "ahead"}

// timeline keeps three dates apart: when something was said, when what was told
// happened, and when an article appeared.
func (x *index) timeline(k caps) section {
	s := section{id: "timeline", title: "Timeline", what: "dated events",
		note: "Said is an act of speech; happened and ahead are as somebody told it."}
	said, undated := x.said(k)
	events := slices.Concat(said, x.happened(k), x.appeared(k))
	events, s.more = weightiest(events, k.timeline)
	slices.SortStableFunc(events, func(a, b event) int {
		af, al := order(a.on)
		bf, bl := order(b.on)
		return cmp.Or(cmp.Compare(al, bl), cmp.Compare(af, bf),
			cmp.Compare(slices.Index(eventOrder, a.kind), slices.Index(eventOrder, b.kind)))
	})
	for _, e := range events {
		s.items = append(s.items, item{tag: x.days(e.on), mark: e.kind, class: e.kind, head: e.text})
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
		l := line{stress(a.who)}
		if a.venue != "" && k.full {
			l = append(l, say(", "+a.venue))
		}
		l = append(append(append(l, say(": ")), x.content(best, k.event)...), say(" "))
		l = append(l, cite(k.refs, first(x.statement(best), at)...))
		out = append(out, event{kind: "said", on: u.Date.Interval, weight: weight + x.importance(best), text: l})
	}
	return out, undated
}

// first puts the place that is shown before the others of the same act, one a
// document.
func first(p place, others []place) []place {
	out := []place{p}
	for _, o := range others {
		if !slices.ContainsFunc(out, func(q place) bool { return q.doc == o.doc }) {
			out = append(out, o)
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
			kind := "happened"
			if p := d.Published.Interval; p.To != 0 && e.From > p.To {
				kind = "ahead"
			}
			l, weight := x.told(d, e.Span, k)
			if weight == 0 && (narrowed || attributed(d.Source, e.Span)) {
				continue // told by somebody who was not asked for, or the day of an act of speech
			}
			out = append(out, event{kind: kind, on: e.Interval, weight: weight, text: l})
		}
	}
	return merged(out)
}

// merged drops rows that tell the same words on the same days: two expressions
// of one statement.
func merged(list []event) []event {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(e event) bool {
		key := fmt.Sprint(e.on, e.text)
		defer func() { seen[key] = true }()
		return seen[key]
	})
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
func (x *index) told(d *secondsource.Document, at secondsource.Span, k caps) (line, int) {
	for _, s := range d.Source.Statements {
		e := x.entries[s.ID]
		if e == nil || e.Content == nil || !meet(e.Content.Spans, []secondsource.Span{at}) {
			continue
		}
		l := append(line{stress(speaker(e)), say(": ")}, x.content(e, k.event)...)
		return append(l, say(" "), cite(k.refs, x.statement(e))), 1 + x.importance(e)/2
	}
	span := at
	for _, s := range d.Source.Sentences {
		if s.Span.Contains(at) {
			span = s.Span
		}
	}
	l := append(line{say("in the article: ")}, x.quote(d.ID, []secondsource.Span{span}, k.event)...)
	return append(l, say(" "), cite(k.refs, x.place(d.ID, []secondsource.Span{span}))), 0
}

// appeared are the publication dates, one row for the documents of one date.
func (x *index) appeared(k caps) []event {
	var out []event
	by := map[string]int{}
	for _, d := range x.led.Documents {
		if !d.Published.Known() {
			continue
		}
		key := fmt.Sprint(d.Published.Interval, d.Published.Basis)
		i, ok := by[key]
		if !ok {
			i = len(out)
			by[key] = i
			out = append(out, event{kind: "published", on: d.Published.Interval, weight: 12,
				text: line{{style: source}, hush(" date " + trim(d.Published.Basis))}})
		}
		c := &out[i].text[0]
		c.at = append(c.at, x.place(d.ID, head(d)))
	}
	for i := range out {
		out[i].text[0] = cite(k.documents, out[i].text[0].at...)
	}
	return out
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
