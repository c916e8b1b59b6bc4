package brief

import (
	"cmp"
	"slices"
	"strings"

	"secondsource"
)

// became says what became of a forecast, as far as later documents tell.
var became = map[string]string{"true": "borne out", "false": "not so", "unknown": "open"}

// forecastSection lists what was said to be coming, once for every act of speech,
// those of known outcome first.
func (x *index) forecastSection(k caps) section {
	s := section{id: "forecasts", title: "Forecasts and what became of them", what: "forecasts"}
	list := where(x.led.Forecasts, func(f secondsource.Forecast) bool { return x.entries[f.Statement] != nil })
	slices.SortStableFunc(list, func(a, b secondsource.Forecast) int {
		e, g := x.entries[a.Statement], x.entries[b.Statement]
		return cmp.Or(cmp.Compare(btoi(a.Outcome == "unknown"), btoi(b.Outcome == "unknown")), cmp.Compare(saidTo(e), saidTo(g)),
			cmp.Compare(btoi(a.Horizon.To == 0), btoi(b.Horizon.To == 0)))
	})
	rows := grouped(list, func(f secondsource.Forecast) string {
		e := x.entries[f.Statement]
		if e.Utterance == "" {
			return f.Statement
		}
		return string(e.Utterance) + f.Outcome
	})
	for _, g := range rows {
		s.items = append(s.items, x.forecast(g, k))
	}
	s.items, s.more = cut(s.items, k.forecasts)
	return s
}

// saidTo is the last day on which a statement may have been made.
func saidTo(e *secondsource.Entry) secondsource.Day {
	if e.Said == nil {
		return 0
	}
	return e.Said.To
}

// forecast tells one forecast in the words of its first statement.
func (x *index) forecast(list []secondsource.Forecast, k caps) item {
	f, e := list[0], x.entries[list[0].Statement]
	a := x.act(e)
	l := line{say(a.who + ", " + a.when)}
	if q := x.content(e, k.event); len(q) > 0 {
		l = append(append(l, say(": ")), q...)
	}
	var places []place
	for _, g := range list {
		places = append(places, x.statement(x.entries[g.Statement]))
	}
	l = append(l, say(" "), cite(k.refs, places...))
	if f.Horizon.To != 0 {
		l = append(l, hush("; term "+x.days(f.Horizon)))
	}
	var told []place
	for _, p := range f.OutcomeBasis {
		told = append(told, x.place(p.Doc, p.Spans))
	}
	if len(told) > 0 {
		l = append(l, say("; as told in "), cite(k.refs, told...))
	}
	return item{tag: cmp.Or(became[f.Outcome], strings.ToLower(f.Outcome)), head: l, class: "question"}
}
