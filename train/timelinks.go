package train

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"secondsource"
)

// TimeLink is an annotated relation of an event to a time (TLINK of TimeML).
type TimeLink struct {
	Event secondsource.Span
	Rel   string // of the event to the time: BEFORE, AFTER, IS_INCLUDED, INCLUDES, SIMULTANEOUS …
	Time  secondsource.Interval
	Told  bool // the time is that of the document
}

// timeLinks collects the events, times and relations of one TimeML document.
type timeLinks struct {
	raw    string
	events map[string]secondsource.Span // by eid
	open   string
}

func newTimeLinks(raw string) *timeLinks {
	return &timeLinks{raw: raw, events: map[string]secondsource.Span{}}
}

// event notes where an event begins or ends in the text.
func (l *timeLinks) event(tag string, begins bool, at int) {
	if begins {
		l.open = attribute(tag, "eid")
		l.events[l.open] = secondsource.Span{Start: at, End: at}
	} else if l.open != "" {
		l.events[l.open] = secondsource.Span{Start: l.events[l.open].Start, End: at}
		l.open = ""
	}
}

var (
	timeMLInstance = regexp.MustCompile(`<MAKEINSTANCE[^>]*>`)
	timeMLLink     = regexp.MustCompile(`<TLINK[^>]*>`)
	timeMLTimex    = regexp.MustCompile(`<TIMEX3[^>]*>`)
)

// inverse turns the relation of a time to an event round.
var inverse = map[string]string{"BEFORE": "AFTER", "AFTER": "BEFORE", "INCLUDES": "IS_INCLUDED", "IS_INCLUDED": "INCLUDES",
	"SIMULTANEOUS": "SIMULTANEOUS", "IDENTITY": "SIMULTANEOUS", "DURING": "SIMULTANEOUS"}

// read gives the links of events to times, those to the day of the document among them.
func (l *timeLinks) read() []TimeLink {
	of, value, told := map[string]string{}, map[string]string{}, ""
	for _, tag := range timeMLInstance.FindAllString(l.raw, -1) {
		of[attribute(tag, "eiid")] = attribute(tag, "eventID")
	}
	for _, tag := range timeMLTimex.FindAllString(l.raw, -1) {
		id := attribute(tag, "tid")
		if kind := attribute(tag, "type"); kind == "DATE" || kind == "TIME" {
			value[id] = attribute(tag, "value")
		}
		if attribute(tag, "functionInDocument") == "CREATION_TIME" {
			told = id
		}
	}
	var out []TimeLink
	for _, tag := range timeMLLink.FindAllString(l.raw, -1) {
		event, at, rel := attribute(tag, "eventInstanceID"), attribute(tag, "relatedToTime"), attribute(tag, "relType")
		if rel == "DURING" || rel == "IDENTITY" {
			rel = "SIMULTANEOUS"
		}
		if event == "" {
			event, at, rel = attribute(tag, "relatedToEventInstance"), attribute(tag, "timeID"), inverse[rel]
		}
		span, ok := l.events[of[event]]
		iv := intervalOf(value[at])
		if ok && span.End > span.Start && iv.Known() && rel != "" {
			out = append(out, TimeLink{Event: span, Rel: rel, Time: iv, Told: at == told})
		}
	}
	return out
}

var timexValue = regexp.MustCompile(`^(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d)|-Q([1-4]))?(?:T.*)?$`)

// intervalOf is the days that a TIMEX3 value names: a day, week, month, quarter or
// year; none for any other.
func intervalOf(v string) secondsource.Interval {
	m := timexValue.FindStringSubmatch(v)
	if m == nil {
		return secondsource.Interval{}
	}
	n := func(i int) int { k, _ := strconv.Atoi(m[i]); return k }
	y := n(1)
	span := func(from, to secondsource.Day) secondsource.Interval {
		return secondsource.Interval{From: from, To: to}
	}
	switch {
	case y == 0:
		return secondsource.Interval{}
	case m[3] != "":
		d := secondsource.DayOf(y, n(2), n(3))
		return span(d, d)
	case m[2] != "":
		return span(secondsource.DayOf(y, n(2), 1), secondsource.DayOf(y, n(2)+1, 0))
	case m[4] != "":
		first := secondsource.DayOf(y, 1, 4) // in week 1
		monday := first - secondsource.Day(first.Weekday()) + secondsource.Day(7*(n(4)-1))
		return span(monday, monday+6)
	case m[5] != "":
		return span(secondsource.DayOf(y, 3*n(5)-2, 1), secondsource.DayOf(y, 3*n(5)+1, 0))
	}
	return span(secondsource.DayOf(y, 1, 1), secondsource.DayOf(y, 12, 31))
}

// LinkScore counts how the events of clauses were dated.
type LinkScore struct {
	Dated                    int // events that lie in, or at, a time expression of known days
	Inside, Wide, Open, Miss int // dated inside it, by a wider span that meets it, by one open end that meets it, not at all
	Told, Side, NoSide       int // events related to the day of the document; rightly; not at all
	Misses                   []TimeMiss
}

// ScoreLinks dates the events of the clauses of the texts and compares: an event
// that the gold puts into a time expression must lie in its days, and one that it
// puts before, at or after the document's day must do so.
func ScoreLinks(texts []TimeText, run func(*secondsource.Doc), date func(*secondsource.Doc) []secondsource.Happening) LinkScore {
	var s LinkScore
	for _, t := range texts {
		if len(t.Links) == 0 {
			continue
		}
		d := &secondsource.Doc{ID: t.ID, Path: t.ID, Text: t.Text, Own: true, Given: secondsource.Given{Published: t.Published, Basis: "gold"}}
		run(d)
		at := map[int]*secondsource.Happening{} // by the byte at which its word begins
		found := date(d)
		for i := range found {
			at[found[i].Start] = &found[i]
		}
		seen := map[secondsource.Span]bool{}
		for _, l := range t.Links {
			if l.Told {
				s.side(l, within(at, l.Event), t.Published)
			} else if (l.Rel == "IS_INCLUDED" || l.Rel == "SIMULTANEOUS") && !seen[l.Event] {
				seen[l.Event] = true
				s.inside(t, l, within(at, l.Event))
			}
		}
	}
	return s
}

// within is the happening whose word begins in a span, the last of several.
func within(at map[int]*secondsource.Happening, s secondsource.Span) *secondsource.Happening {
	for i := s.End - 1; i >= s.Start; i-- {
		if h := at[i]; h != nil {
			return h
		}
	}
	return nil
}

func (s *LinkScore) inside(t TimeText, l TimeLink, h *secondsource.Happening) {
	s.Dated++
	got := "not dated"
	switch {
	case h == nil || !h.Known():
		s.Miss++
	case h.From != 0 && h.To != 0 && h.From >= l.Time.From && h.To <= l.Time.To:
		s.Inside++
		return
	default:
		got = h.From.String() + "/" + h.To.String() + " " + h.Basis
		if _, ok := h.Meet(l.Time); !ok {
			break
		}
		if h.From == 0 || h.To == 0 {
			s.Open++
		} else {
			s.Wide++
		}
	}
	s.Misses = append(s.Misses, TimeMiss{t.ID, l.Event.Of(t.Text), "EVENT", l.Time.From.String() + "/" + l.Time.To.String(), got})
}

func (s *LinkScore) side(l TimeLink, h *secondsource.Happening, pub secondsource.Day) {
	s.Told++
	switch {
	case h == nil || !h.Known():
		s.NoSide++
	case l.Rel == "BEFORE" && h.To != 0 && h.To <= pub,
		l.Rel == "AFTER" && h.From != 0 && h.From >= pub,
		(l.Rel == "IS_INCLUDED" || l.Rel == "INCLUDES" || l.Rel == "SIMULTANEOUS") && (h.From == 0 || h.From <= pub) && h.To != 0 && h.To >= pub:
		s.Side++
	}
}

// Write prints the score, with the misses where they are wanted.
func (s LinkScore) Write(w io.Writer, misses bool) {
	if s.Dated+s.Told == 0 {
		return
	}
	wrong := s.Dated - s.Inside - s.Wide - s.Open - s.Miss
	fmt.Fprintf(w, "events in a time expression: dated inside it %.1f (%d of %d), by a wider span %d, by an open one %d, not dated %d, wrongly %d\n",
		percent(s.Inside, s.Dated), s.Inside, s.Dated, s.Wide, s.Open, s.Miss, wrong)
	fmt.Fprintf(w, "events and the day of the document: on the right side %.1f (%d of %d), not dated %d\n", percent(s.Side, s.Told), s.Side, s.Told, s.NoSide)
	if misses {
		for _, m := range s.Misses {
			fmt.Fprintf(w, "%s\t%q\t%s\t%s\n", m.ID, m.Text, m.Value, strings.TrimSpace(m.Got))
		}
	}
}
