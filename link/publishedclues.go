package link

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// mention is a time expression of a document with what stands around it.
type mention struct {
	n        int // in Doc.Dates
	expr     secondsource.Expr
	date     *secondsource.Date
	zone     secondsource.ZoneKind
	sentence int
	terms    []int32 // of the words around it
	verb     int32   // term of the verb it hangs on, -1 for none
	happens  []int32 // terms of what it says happened: that verb, or those below a verb of speech
	told     []int32 // terms of all that its sentence says happens
	speech   bool    // that verb reports speech: it dates an act of speech
	reports  bool    // it does, or dates what was announced
	beside   bool    // stands beside another expression: yesterday, Monday
	also     bool    // "Also Thursday"
	heads    bool    // the first in the first sentence of the story
}

// past reports whether the text tells the expression of the past; a picture
// always does.
func (m *mention) past() bool {
	return m.expr.Toward < 0 || m.zone == secondsource.ZoneCaption || m.zone == secondsource.ZoneCredit
}

// bare reports whether it is a weekday alone, told of the past.
func (m *mention) bare() bool {
	return m.expr.Kind == secondsource.ExprWeekday && m.expr.Toward == secondsource.TowardPast && m.expr.Then == 0
}

const around = 16 // words on each side of an expression that tell what it dates

// read collects the expressions of the document.
func (u *undated) read(g *dating) {
	sentences := u.sentences()
	at := 0
	for i := range u.Dates {
		d := &u.Dates[i]
		if d.Type == "DURATION" && d.Expr.Kind == secondsource.ExprLength || d.Type == "SET" {
			continue
		}
		m := mention{n: i, expr: d.Expr, date: d, zone: u.zoneAt(d.Span), sentence: -1, verb: -1}
		if v := u.verbOf(d.Span); v >= 0 {
			m.verb, m.reports = u.words[v].term, speaking[u.words[v].low]
			m.speech = m.reports && !decisions[u.words[v].low]
		}
		for at < len(sentences) && sentences[at].End <= d.Span.Start {
			at++
		}
		if at < len(sentences) && sentences[at].Contains(d.Span) {
			m.sentence = at
			m.terms = u.termsAround(d.Span, sentences[at])
			u.happening(&m, sentences[at], g)
		}
		before := strings.ToLower(strings.TrimRight(u.Text[max(0, d.Span.Start-8):d.Span.Start], " "))
		m.also = strings.HasSuffix(before, "also") || strings.HasSuffix(before, "also on")
		u.mentions = append(u.mentions, m)
	}
	for i := 1; i < len(u.mentions); i++ {
		a, b := &u.mentions[i-1], &u.mentions[i]
		if b.date.Span.Start-a.date.Span.End <= 3 {
			a.beside, b.beside = true, true
		}
	}
	for i := range u.mentions {
		if m := &u.mentions[i]; m.bare() && m.zone.Readable() && m.reports && u.early(m) {
			u.lead = m
			break
		}
	}
	u.headed(g)
}

// zoneAt is the kind of the zone that holds a span; body where there are none.
func (u *undated) zoneAt(s secondsource.Span) secondsource.ZoneKind {
	for _, z := range u.Zones {
		if z.Span.Contains(s) {
			return z.Kind
		}
	}
	return secondsource.ZoneBody
}

// termsAround collects the terms of the words near a span, inside its sentence.
func (u *undated) termsAround(s, sentence secondsource.Span) []int32 {
	mid := u.at(s.Start)
	var out []int32
	for i := max(0, mid-around); i < len(u.words) && i <= mid+around; i++ {
		w := &u.words[i]
		if w.term >= 0 && !w.dated && sentence.Contains(w.span) && !slices.Contains(out, w.term) {
			out = append(out, w.term)
		}
	}
	return out
}

// verbOf is the word, or -1, of the verb that governs a span; where there is no
// tree, none. A word of speech beside the span goes before the tree.
func (u *undated) verbOf(s secondsource.Span) int {
	if i := u.besideSpeech(s); i >= 0 {
		return i
	}
	at := sort.Search(len(u.Tokens), func(i int) bool { return u.Tokens[i].Span.End > s.Start })
	for n := 0; at >= 0 && at < len(u.Tokens) && n < 12; n++ {
		t := &u.Tokens[at]
		if t.UPOS == secondsource.VERB && !s.Contains(t.Span) {
			if w := u.at(t.Span.Start); w < len(u.words) {
				return w
			}
		}
		at = t.Head
	}
	return -1
}

// besideSpeech is the word of speech right before a span (said on Tuesday) or after it
// (on Tuesday said), -1 for none.
func (u *undated) besideSpeech(s secondsource.Span) int {
	i := u.at(s.Start) - 1
	for i >= 0 && (u.words[i].low == "on" || u.words[i].low == "reporters" || u.words[i].low == "late" || u.words[i].low == "early") {
		i--
	}
	if i >= 0 && speaking[u.words[i].low] && !strings.ContainsAny(u.Text[u.words[i].span.End:s.Start], ",.;“”\"") {
		return i
	}
	if i = u.at(s.End); i < len(u.words) && speaking[u.words[i].low] && u.words[i].span.Start == s.End+1 {
		return i
	}
	return -1
}

// early reports whether a mention stands where the news is told: in the first
// two paragraphs of the body.
func (u *undated) early(m *mention) bool {
	n := 0
	for _, z := range u.Zones {
		if z.Kind == secondsource.ZoneBody {
			n++
		}
		if z.Span.Contains(m.date.Span) {
			return n <= 2
		}
	}
	return len(u.Zones) == 0 && m.sentence < 4
}

// speaking are verbs of reporting.
var speaking = wordSet(`say says said saying tell tells told announce announced announces declare declared state stated add added confirm confirmed
	report reported warn warned deny denied insist insisted acknowledge acknowledged urge urged call called condemn condemned predict predicted
	claim claimed suggest suggested admit admitted note noted comment commented speak spoke write wrote reply replied disclose disclosed reveal
	revealed accuse accused repeat repeated`)

// decisions are words of speech that make what they tell: an announcement dates
// the thing announced.
var decisions = wordSet(`announce announces announced declare declared confirm confirmed`)

// ownClues reads what the document says about its own day.
func (u *undated) ownClues(g *dating) {
	for i := range u.mentions {
		m := &u.mentions[i]
		switch m.zone {
		case secondsource.ZoneBio, secondsource.ZoneWidget:
			continue
		case secondsource.ZoneBoilerplate, secondsource.ZoneByline, secondsource.ZoneCredit, secondsource.ZoneCaption:
			u.bound(m)
			u.copyright(m)
			continue
		case secondsource.ZoneDateline:
			u.dateline(m)
		}
		u.bound(m)
		u.inside(m)
		u.sameDay(i)
		u.season(m)
		u.event(m, g.p)
	}
	u.ages()
	u.pictured()
	u.coincides()
	u.nearest()
	u.coming()
}

func (u *undated) hard(why string, ok func(pub secondsource.Day) bool) {
	u.clues = append(u.clues, clue{why: why, hard: true, score: func(pub secondsource.Day) float64 {
		if ok(pub) {
			return 0
		}
		return -1
	}})
}

func (u *undated) soft(why, assume string, score func(pub secondsource.Day) float64) {
	u.clues = append(u.clues, clue{why: why, assume: assume, score: score})
}

// bound: a day told of the past with its year comes before the publication, one
// told of the future after it. A picture is older than the article.
func (u *undated) bound(m *mention) {
	if m.expr.Kind != secondsource.ExprFixed || m.expr.Grain > secondsource.GrainYear {
		return
	}
	iv := m.expr.On(0)
	switch {
	case m.past() && m.zone == secondsource.ZoneCaption:
		u.hard("not before "+iv.From.String()+", the day of a picture", func(pub secondsource.Day) bool { return pub >= iv.From })
	case m.past():
		u.hard("not before "+m.date.Text+", told of the past", func(pub secondsource.Day) bool { return pub >= iv.From })
	case m.expr.Toward > 0 && m.expr.Grain < secondsource.GrainYear:
		u.hard("not after "+m.date.Text+", told of the future", func(pub secondsource.Day) bool { return pub <= iv.To })
	}
}

// copyright: the year of a copyright line is that of the publication.
func (u *undated) copyright(m *mention) {
	if m.expr.Kind != secondsource.ExprFixed || m.expr.Grain != secondsource.GrainYear {
		return
	}
	line := strings.ToLower(u.Text[max(0, m.date.Span.Start-40):m.date.Span.Start])
	if strings.Contains(line, "copyright") || strings.Contains(line, "©") || strings.Contains(line, "(c)") {
		iv := m.expr.On(0)
		u.hard("copyright "+m.date.Text, func(pub secondsource.Day) bool { return pub >= iv.From && pub <= iv.To })
	}
}

// dateline: the day before the first sentence is the publication's, or the eve.
func (u *undated) dateline(m *mention) {
	if m.expr.Grain != secondsource.GrainDay || m.expr.Kind != secondsource.ExprCalendar && m.expr.Kind != secondsource.ExprWeekday {
		return
	}
	e := m.expr
	e.Toward = secondsource.TowardPast
	u.hard("the dateline "+m.date.Text, func(pub secondsource.Day) bool {
		d := e.On(pub).From
		return d != 0 && pub-d >= 0 && pub-d <= 1
	})
}

// inside: what is earlier or later in a unit leaves days of it on the other side.
func (u *undated) inside(m *mention) {
	e := m.expr
	if e.Kind != secondsource.ExprShift || e.N != 0 || e.Then != 0 {
		return
	}
	room := map[secondsource.Grain]secondsource.Day{secondsource.GrainWeek: 1, secondsource.GrainMonth: 2, secondsource.GrainYear: 20}[e.Grain]
	switch {
	case room == 0:
	case e.Part == secondsource.PartBefore:
		u.hard(fmt.Sprintf("%q leaves out the first days", m.date.Text), func(pub secondsource.Day) bool { return pub-e.On(pub).From >= room })
	case e.Part == secondsource.PartAfter:
		u.hard(fmt.Sprintf("%q leaves out the last days", m.date.Text), func(pub secondsource.Day) bool { return e.On(pub).To-pub >= room })
	}
}

// sameDay: two expressions side by side name one day (yesterday, Monday).
func (u *undated) sameDay(i int) {
	if i == 0 {
		return
	}
	a, b := &u.mentions[i-1], &u.mentions[i]
	if a.expr.Grain != secondsource.GrainDay || b.expr.Grain != secondsource.GrainDay || !a.expr.Floating() && !b.expr.Floating() || !namesOne(a.expr, b.expr) {
		return
	}
	if !apposed(u.Text[a.date.Span.End:b.date.Span.Start]) {
		return
	}
	x, y := a.expr, b.expr
	u.hard(fmt.Sprintf("%q is %q", a.date.Text, b.date.Text), func(pub secondsource.Day) bool { return oneDayOn(x, y, pub) })
}

// apposed reports whether what stands between two expressions makes them one day.
func apposed(gap string) bool {
	return gap == ", " || gap == " (" || gap == ", on " || gap == " – " || gap == ", the "
}

// oneDayOn reports whether two expressions can name one day in a text of day pub.
func oneDayOn(x, y secondsource.Expr, pub secondsource.Day) bool {
	if y.Kind == secondsource.ExprWeekday {
		x, y = y, x
	}
	if x.Kind != secondsource.ExprWeekday {
		_, ok := x.On(pub).Meet(y.On(pub))
		return ok
	}
	// The tense of a weekday may be misread; that of the day beside it decides.
	for _, t := range [...]secondsource.Toward{secondsource.TowardPast, secondsource.TowardAhead} {
		y.Toward = t
		if d := y.On(pub).From; d != 0 && d.Weekday() == int(x.Day) && d-pub <= 7 && pub-d <= 7 {
			return true
		}
	}
	return false
}

// season: the tense of a day or month without its year, and the present month,
// which is called so. A weekday written beside a day decides the year.
func (u *undated) season(m *mention) {
	e := m.expr
	if !undatedYear(e) {
		return
	}
	u.soft("near "+m.date.Text, "", func(pub secondsource.Day) float64 {
		iv := e.On(pub)
		s := 0.0
		switch {
		case e.Toward < 0 && iv.From > pub, e.Toward > 0 && iv.To < pub:
			s -= 2
		case e.Grain == secondsource.GrainMonth && iv.From <= pub && iv.To >= pub && e.Part == secondsource.PartWhole:
			s -= 1.2
		}
		if e.N > 0 && iv.From.Weekday() != int(e.N)-1 {
			s -= 5
		}
		return s
	})
}

// undatedYear reports whether e is a day or month told without its year.
func undatedYear(e secondsource.Expr) bool {
	return e.Kind == secondsource.ExprCalendar && e.Grain <= secondsource.GrainMonth && e.Then == 0
}

// nearest: the day or month told last without its year is seldom far away.
func (u *undated) nearest() {
	var all []secondsource.Expr
	var words []string
	for i := range u.mentions {
		if m := &u.mentions[i]; undatedYear(m.expr) && m.zone.Readable() && m.expr.Toward < 0 {
			all = append(all, m.expr)
			words = append(words, m.date.Text)
		}
	}
	if len(all) == 0 {
		return
	}
	u.soft("soon after "+strings.Join(words, ", "), "", func(pub secondsource.Day) float64 {
		gap := secondsource.Day(400)
		for _, e := range all {
			if iv := e.On(pub); iv.From != 0 {
				gap = min(gap, max(pub-iv.To, iv.From-pub, 0))
			}
		}
		return -float64(gap) / 100
	})
}

// event: an expression in a sentence that names a public event whose days the
// pack knows.
func (u *undated) event(m *mention, p *pack.Pack) {
	if p == nil || m.sentence < 0 || m.speech || !m.expr.Floating() || m.expr.Grain > secondsource.GrainMonth {
		return
	}
	for _, e := range eventsIn(u.sentences()[m.sentence].Of(u.Text), p) {
		x, from, to := m.expr, e.From, e.To
		u.soft(fmt.Sprintf("%q is when %s", m.date.Text, e.Name),
			fmt.Sprintf("%s was on %v to %v", e.Name, from, to),
			func(pub secondsource.Day) float64 {
				iv := x.On(pub)
				if iv.From == 0 || x.Toward > 0 && iv.To < from || iv.From > to || iv.To < from {
					return 0
				}
				if x.Kind == secondsource.ExprShift && x.N > 0 && iv.From > from {
					return 0 // next week is not the second week of it
				}
				return 7
			})
	}
}

// eventsIn are the public events that a sentence names: where it names the place of
// some of them, those.
func eventsIn(sentence string, p *pack.Pack) []pack.PublicEvent {
	var known, there []pack.PublicEvent
	for _, e := range p.Events {
		if !names(sentence, e) {
			continue
		}
		known = append(known, e)
		if e.Place != "" && hasName(sentence, e.Place) {
			there = append(there, e)
		}
	}
	if len(there) > 0 {
		return there
	}
	return known
}

// publicDays is the span of the public events that the document names beside an
// expression that hangs on its publication; none where the pack knows none.
func (u *undated) publicDays(p *pack.Pack) (span secondsource.Interval) {
	if p == nil {
		return span
	}
	for i := range u.mentions {
		m := &u.mentions[i]
		if m.sentence < 0 || !m.zone.Readable() || !m.expr.Floating() || m.expr.Grain > secondsource.GrainMonth {
			continue
		}
		for _, e := range eventsIn(u.sentences()[m.sentence].Of(u.Text), p) {
			if span.From == 0 || e.From < span.From {
				span.From = e.From
			}
			span.To = max(span.To, e.To)
		}
	}
	return span
}

// names reports whether a sentence names an event, as whole words; a short name
// in capitals only in capitals.
func names(sentence string, e pack.PublicEvent) bool {
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if n != "" && n[0] != '?' && hasName(sentence, n) {
			return true
		}
	}
	// NATO leaders meet: the summit of NATO.
	owner, isSummit := strings.CutSuffix(e.Name, " summit")
	return isSummit && hasName(sentence, owner) && hasName(sentence, "leaders") && (hasName(sentence, "meet") || hasName(sentence, "gather") || hasName(sentence, "meeting"))
}

// hasName reports whether a sentence has a name as whole words.
func hasName(sentence, n string) bool {
	if n != strings.ToUpper(n) {
		sentence, n = strings.ToLower(sentence), strings.ToLower(n)
	}
	for from := 0; ; {
		i := strings.Index(sentence[from:], n)
		if i < 0 {
			return false
		}
		i += from
		if (i == 0 || !isWord(sentence[i-1])) && (i+len(n) == len(sentence) || !isWord(sentence[i+len(n)])) {
			return true
		}
		from = i + 1
	}
}

func isWord(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80
}

// pictured: a dated picture of the scene the article reports is of the day it
// names: its weekday is one that the article tells.
func (u *undated) pictured() {
	for i := range u.mentions {
		m := &u.mentions[i]
		if m.expr.Kind != secondsource.ExprFixed || m.expr.Grain != secondsource.GrainDay || m.zone != secondsource.ZoneCaption {
			continue
		}
		day := m.expr.On(0).From
		for k := range u.mentions {
			w := &u.mentions[k]
			if !w.bare() || !w.zone.Readable() || int(w.expr.Day) != day.Weekday() {
				continue
			}
			x := w.expr
			u.soft(fmt.Sprintf("%q is the day of a picture, %v", w.date.Text, day), "", func(pub secondsource.Day) float64 {
				if x.On(pub).From == day {
					return 4
				}
				return 0
			})
			break
		}
	}
}

// coincides: a weekday and a day of the month in one article are often one day.
func (u *undated) coincides() {
	for i := range u.mentions {
		m := &u.mentions[i]
		if m.expr.Kind != secondsource.ExprCalendar || m.expr.Grain != secondsource.GrainDay || m.expr.Toward >= 0 || m.expr.Extra > 0 || !m.zone.Readable() || m.expr.Then != 0 {
			continue
		}
		for k := range u.mentions {
			w := &u.mentions[k]
			if w.expr.Kind != secondsource.ExprWeekday || w.expr.Toward >= 0 || w.beside || !w.zone.Readable() || w.expr.Then != 0 {
				continue
			}
			x, y := w.expr, m.expr
			u.soft(fmt.Sprintf("%q would be %s", w.date.Text, m.date.Text), "", func(pub secondsource.Day) float64 {
				if iv := x.On(pub); iv.From != 0 && iv == y.On(pub) {
					return 1
				}
				return 0
			})
		}
	}
}

// gauss is a bonus that falls off over some days.
func gauss(gap secondsource.Day, width, bonus float64) float64 {
	x := float64(gap) / width
	return bonus * math.Exp(-x*x)
}
