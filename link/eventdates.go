package link

import (
	"slices"
	"sort"

	"secondsource"
)

// happening is an event with the day that the same clause gives it.
type happening struct {
	art     *article
	event   int // word
	date    secondsource.Date
	day     secondsource.Interval
	s       *stmt // nil for the outlet's own voice
	terms   map[int32]bool
	instead bool // "not on Tuesday"
}

// happenings pairs each time expression of a story with the event of its clause.
func (l *linker) happenings(group []int) []*happening {
	var out []*happening
	for _, n := range group {
		a := l.arts[n]
		owner := a.owners()
		sens := a.sentences()
		at := 0
		for _, x := range a.Dates {
			if x.Type != "DATE" && x.Type != "TIME" {
				continue
			}
			for at < len(sens) && sens[at].End <= x.Span.Start {
				at++
			}
			if at == len(sens) || sens[at].Start > x.Span.Start {
				continue
			}
			day := l.value(a, x)
			if day.From == 0 || day.To == 0 || day.To-day.From > 31 {
				continue
			}
			if h := l.happening(a, x, sens[at], owner); h != nil {
				h.day = day
				out = append(out, h)
			}
		}
	}
	return out
}

// happening finds the event that a time expression dates: the nearest event word
// to its left in the clause, else to its right. A verb of saying takes the
// date for itself.
func (l *linker) happening(a *article, x secondsource.Date, sen secondsource.Span, owner []*stmt) *happening {
	d := a.at(x.Span.Start)
	if d >= len(a.words) {
		return nil
	}
	e := l.eventNear(a, d, x, sen)
	if e < 0 {
		return nil
	}
	s := owner[e]
	if owner[d] != s {
		return nil
	}
	h := &happening{art: a, event: e, date: x, s: s, terms: map[int32]bool{}}
	h.instead = d >= 2 && (a.words[d-1].low == "not" || a.words[d-2].low == "not" && prepositions[a.words[d-1].low])
	words := a.wordsIn([]secondsource.Span{sen})
	if s != nil {
		words = s.at
	}
	for _, i := range words {
		if t := a.words[i].term; t >= 0 {
			h.terms[t] = true
		}
	}
	return h
}

func (l *linker) eventNear(a *article, d int, x secondsource.Date, sen secondsource.Span) int {
	if t := a.token[d]; t >= 0 {
		verb := -1
		for up, n := t, 0; up >= 0 && n < 6; up, n = a.Tokens[up].Head, n+1 {
			if i := a.at(a.Tokens[up].Span.Start); i < len(a.words) && a.words[i].term >= 0 && l.v.event[a.words[i].term] && i != d {
				return i
			}
			if a.Tokens[up].UPOS == secondsource.VERB && up != t && !through[a.Tokens[up].Lemma] {
				return l.subjectEvent(a, up)
			}
			if a.Tokens[up].UPOS == secondsource.VERB && verb < 0 {
				verb = up
			}
		}
		if verb >= 0 {
			return l.subjectEvent(a, verb)
		}
		return -1
	}
	for i := d - 1; i >= 0 && a.words[i].span.Start >= sen.Start && d-i < 8; i-- {
		if a.words[i].term >= 0 && l.v.event[a.words[i].term] {
			return i
		}
	}
	return -1
}

// subjectEvent is the event noun that is the subject of a verb: last month his
// visit was seen as a sign.
func (l *linker) subjectEvent(a *article, verb int) int {
	out := -1
	a.children(verb, func(c int, tok secondsource.Token) {
		i := a.at(tok.Span.Start)
		if (tok.Deprel == secondsource.Nsubj || tok.Deprel == secondsource.NsubjPass) && i < len(a.words) && a.words[i].term >= 0 && l.v.event[a.words[i].term] {
			out = i
		}
	})
	return out
}

// dateDisputes finds events that different sources put on different days: the
// same event with the same things or names around it, days that cannot both be
// right, and nobody who puts such an event on both.
func (l *linker) dateDisputes(group []int) []*dispute {
	hs := l.happenings(group)
	byEvent := map[int32][]*happening{}
	var order []int32
	for _, h := range hs {
		t := h.art.words[h.event].term
		if byEvent[t] == nil {
			order = append(order, t)
		}
		byEvent[t] = append(byEvent[t], h)
	}
	sort.Slice(order, func(i, j int) bool { return order[i] < order[j] })
	var out []*dispute
	for _, t := range order {
		out = append(out, l.monthDisputes(byEvent[t])...)
		for _, set := range l.sameEvent(byEvent[t], t) {
			out = append(out, l.daysOf(set, byEvent[t], t)...)
		}
	}
	out = append(out, l.putDays(hs, group)...)
	out = append(out, l.alsoDays(group)...)
	return out
}

// sameEvent splits the happenings of one event word into those that share
// enough else to be one event.
func (l *linker) sameEvent(hs []*happening, event int32) [][]*happening {
	c := newAverage(len(hs))
	for i, h := range hs {
		for j := i + 1; j < len(hs); j++ {
			c.set(i, j, l.kin(h, hs[j], event))
		}
	}
	var out [][]*happening
	for _, g := range c.cluster(0.3, nil) {
		var set []*happening
		for _, i := range g {
			set = append(set, hs[i])
		}
		out = append(out, set)
	}
	return out
}

// kin is how much two happenings have in common beside the event itself; 0 when
// that is not three things, names or rare words at least. States and the leaders
// of states meet and speak every week: they tell no event from another.
func (l *linker) kin(h, k *happening, event int32) float64 {
	if x := l.kinClauses(h, k); x > 0 {
		return x
	}
	shared, a, b := 0.0, 0.0, 0.0
	special := 0
	for t := range h.terms {
		if t == event {
			continue
		}
		w := l.scale.weight(t)
		a += w
		if k.terms[t] {
			shared += w
			if l.telltale(t) {
				special++
			}
		}
	}
	for t := range k.terms {
		if t != event {
			b += l.scale.weight(t)
		}
	}
	explicit := h.instead || k.instead
	if special < 3 && !(explicit && special > 1) || a == 0 || b == 0 {
		return 0
	}
	if x := round2(shared / min(a, b)); x >= 0.45 || explicit {
		return x
	}
	return 0
}

// kinClauses: the event is done to one named thing by the clauses of both; 0 where
// they leave that open.
func (l *linker) kinClauses(h, k *happening) float64 {
	p, q := l.clauseAt(h), l.clauseAt(k)
	if p == nil || q == nil || p.unreal || q.unreal || p.neg != q.neg || p.noun || q.noun {
		return 0
	}
	agent, theme := l.slotsOf(p, q)
	if agent == slotClash || theme == slotClash || l.otherEnd(p, q) || elsewhere(p.places, q.places) {
		return 0
	}
	for _, f := range [][2]filler{{p.theme, q.theme}, {p.agent, q.agent}} {
		if x := l.onlyNamed(p.art, f[0]); x >= 0 && x == l.onlyNamed(q.art, f[1]) {
			return 0.5
		}
	}
	if a, b := p.only(), q.only(); a != nil && b != nil {
		if x := l.onlyNamed(p.art, *a); x >= 0 && x == l.onlyNamed(q.art, *b) {
			return 0.5
		}
	}
	return 0
}

// clauseAt is the proposition of a happening.
func (l *linker) clauseAt(h *happening) *proposition {
	if h.s != nil {
		for _, p := range h.s.props {
			if p.pred == h.event {
				return p
			}
		}
	}
	return l.propositionAt(h.art, h.event, func(int) bool { return true })
}

// telltale: a name that is no state, a thing, or a word unknown to most texts.
func (l *linker) telltale(t int32) bool {
	if l.v.isName[t] {
		return !l.isState(t)
	}
	return l.v.lex.thing[l.v.names[t]] || !l.v.event[t] && l.v.weight[t] > 0.55 && !l.v.isNum[t]
}

// daysOf compares the days of one event; all is every happening of the event
// word, from which the two sides are filled up.
func (l *linker) daysOf(hs, all []*happening, event int32) []*dispute {
	days := sides(hs)
	// What happens on three days and more happens again and again.
	if len(days) != 2 {
		return nil
	}
	a, b := days[0], days[1]
	if recurring[l.v.names[event]] && !rejects(hs) {
		return nil
	}
	if !a.day.Single() || !b.day.Single() || b.day.From-a.day.To > 7 || !rivalDays(a.hs, b.hs) {
		return nil
	}
	d := &dispute{slot: "date", kind: "conflict", strict: true, values: [2]string{dayText(a.day), dayText(b.day)},
		why: "the same event (" + l.v.names[event] + ") is put on different days: " + dayText(a.day) + " and " + dayText(b.day)}
	for k, side := range []*daySide{a, b} {
		var places []secondsource.Place
		for _, h := range all {
			if h.instead || !inSet(side.hs, h) && (h.day != side.day || !h.day.Single()) {
				continue
			}
			places = append(places, secondsource.Place{Doc: h.art.ID, Spans: []secondsource.Span{h.date.Span}, Text: h.date.Text, Value: secondsource.Opt(dayText(h.day))})
			if h.s != nil && h.s.reply == "" && h.day == side.day {
				d.stmts[k] = append(d.stmts[k], h.s)
			}
		}
		if len(places) == 0 {
			return nil
		}
		d.sides = append(d.sides, places)
	}
	return []*dispute{d}
}

// recurring are events of which the next one follows within days: two days are
// two of them, unless somebody names one day to reject it.
var recurring = wordSet(`attack kill wound shoot explode rise fall close begin end meet negotiate visit arrive vote protest exercise use own knowledge support`)

func rejects(hs []*happening) bool {
	for _, h := range hs {
		if h.instead {
			return true
		}
	}
	return false
}

func inSet(hs []*happening, h *happening) bool {
	for _, x := range hs {
		if x == h {
			return true
		}
	}
	return false
}

// daySide is the happenings whose days can be one.
type daySide struct {
	day secondsource.Interval
	hs  []*happening
}

// sides groups happenings by days that meet, the earliest first. A range that
// holds two of the days says nothing and is left out.
func sides(hs []*happening) []*daySide {
	hs = slices.Clone(hs)
	sort.SliceStable(hs, func(i, j int) bool { return hs[i].day.To-hs[i].day.From < hs[j].day.To-hs[j].day.From })
	var out []*daySide
	for _, h := range hs {
		var at *daySide
		meets := 0
		for _, s := range out {
			if _, ok := s.day.Meet(h.day); ok {
				meets++
				at = s
			}
		}
		switch meets {
		case 0:
			out = append(out, &daySide{h.day, []*happening{h}})
		case 1:
			at.hs = append(at.hs, h)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].day.From < out[j].day.From })
	return out
}

func dayText(i secondsource.Interval) string {
	if i.Single() {
		return i.From.String()
	}
	return i.From.String() + " to " + i.To.String()
}

// rivalDays: different sources, and none who gives both days; unless somebody
// names one day to reject it.
func rivalDays(a, b []*happening) bool {
	differ := false
	for _, x := range a {
		for _, y := range b {
			if x.art == y.art && (x.instead != y.instead) {
				return true
			}
			if x.s != nil && x.s == y.s || x.s == nil && y.s == nil && x.art == y.art {
				return false
			}
			if x.art == y.art {
				continue
			}
			if x.s == nil || y.s == nil || !x.s.who.same(y.s.who) && (x.s.utt == nil || y.s.utt == nil || x.s.utt.root() != y.s.utt.root()) {
				differ = true
			}
		}
	}
	return differ
}

// monthDisputes finds what one named party did in one month by one account and in
// the next by another: the same errand, not the same habit, so that they must
// share two names or things beside the party.
func (l *linker) monthDisputes(hs []*happening) []*dispute {
	for i, h := range hs {
		for _, k := range hs[i+1:] {
			if !month(h.day) || !month(k.day) || h.art == k.art || h.instead || k.instead || !adjacent(h.day, k.day) || !l.oneErrand(h, k) {
				continue
			}
			if k.day.From < h.day.From {
				h, k = k, h
			}
			d := &dispute{slot: "date", kind: "conflict", strict: true, values: [2]string{dayText(h.day), dayText(k.day)},
				why: "the same event (" + l.v.names[h.art.words[h.event].term] + ") is put in different months"}
			for n, x := range []*happening{h, k} {
				d.sides = append(d.sides, []secondsource.Place{{Doc: x.art.ID, Spans: []secondsource.Span{x.date.Span}, Text: x.date.Text, Value: secondsource.Opt(dayText(x.day))}})
				if x.s != nil && x.s.reply == "" {
					d.stmts[n] = append(d.stmts[n], x.s)
				}
			}
			return []*dispute{d}
		}
	}
	return nil
}

func month(i secondsource.Interval) bool {
	return i.From != 0 && i.To-i.From >= 27 && i.To-i.From <= 30
}

// adjacent: one month follows the other.
func adjacent(a, b secondsource.Interval) bool {
	return a.To+1 == b.From || b.To+1 == a.From
}

// oneErrand: both are told as facts, of one named party, with two names or things
// more in common.
func (l *linker) oneErrand(h, k *happening) bool {
	p, q := l.clauseAt(h), l.clauseAt(k)
	if p == nil || q == nil || p.unreal || q.unreal || p.neg != q.neg {
		return false
	}
	x := l.nameIn(filler{terms: append(slices.Clone(p.agent.terms), p.theme.terms...)})
	if x < 0 || x != l.nameIn(filler{terms: append(slices.Clone(q.agent.terms), q.theme.terms...)}) {
		return false
	}
	n := 0
	for t := range h.terms {
		if t != x && k.terms[t] && (l.v.isName[t] || l.v.lex.thing[l.v.names[t]]) {
			n++
		}
	}
	return n >= 2
}
