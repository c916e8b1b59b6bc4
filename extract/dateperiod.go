package extract

import (
	"strconv"

	"secondsource"
)

// quarter reads quarters: of a year, of last year, or of the year that the
// publication decides.
func quarter(b *dateBuilder) (dateReading, bool) {
	n := 4 // the final quarter
	switch {
	case b.has(clOrd):
		n = b.slot(clOrd)
	case b.has(clDigits):
		n = b.slot(clDigits)
	}
	if n < 1 || n > 4 {
		return dateReading{}, false
	}
	e := secondsource.Expr{Kind: secondsource.ExprCalendar, Grain: secondsource.GrainQuarter, Month: int8(n), Part: secondsource.PartWhole}
	switch {
	case b.has(clYear):
		e.Kind, e.Year = secondsource.ExprFixed, int16(b.slot(clYear))
	case b.word("year") && (b.word("this") || b.has(clLast) || b.has(clNext)):
		e.Toward, e.In, e.InMove = secondsource.TowardIn, secondsource.GrainYear, b.lastNext()
	case b.word("year"):
		e.Then, e.ThenGrain = -1, secondsource.GrainYear
	case b.s.toward(b.from, b.to) > 0:
		e.Toward = secondsource.TowardAhead
	}
	return day(e), true
}

func half(b *dateBuilder) (dateReading, bool) {
	n := 2
	if b.has(clOrd) {
		n = b.slot(clOrd)
	}
	if n < 1 || n > 2 {
		return dateReading{}, false
	}
	e := secondsource.Expr{Kind: secondsource.ExprCalendar, Grain: secondsource.GrainHalf, Month: int8(n), Toward: secondsource.TowardIn, In: secondsource.GrainYear, InMove: b.lastNext()}
	if b.word("last") && !b.has(clOrd) && b.have[clLast] == 1 && b.s.is(b.from+1, "last") {
		e.InMove = 0
	}
	if b.has(clYear) {
		e.Kind, e.Year, e.Toward = secondsource.ExprFixed, int16(b.slot(clYear)), 0
	}
	return day(e), true
}

// yearAgo reads "a year earlier" and its like: the quarter told of, a year
// back, in the report of a quarter; else the year before.
func yearAgo(b *dateBuilder) (dateReading, bool) {
	if b.has(clUnit) && b.word("same") { // the same month a year ago
		g := secondsource.Grain(b.slot(clUnit))
		return b.anchoredTo(b.doc.last(g, g), -1, secondsource.GrainYear)
	}
	if b.has(clOrd) && b.word("quarter") {
		e := secondsource.Expr{Kind: secondsource.ExprCalendar, Grain: secondsource.GrainQuarter, Month: int8(min(b.slot(clOrd), 4)), Then: -1, ThenGrain: secondsource.GrainYear}
		return day(e), true
	}
	if b.doc.quarterly(b.from) || b.word("quarter", "period") {
		if r, ok := b.yearBack(); ok {
			return r, true
		}
	}
	if b.word("quarter", "period") {
		return day(secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainQuarter, N: -5}), true
	}
	if a := b.doc.last(secondsource.GrainMonth, secondsource.GrainYear); a != nil && !b.doc.business {
		if r, ok := b.anchoredTo(a, -1, secondsource.GrainYear); ok {
			return r, true
		}
	}
	return day(secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainYear, N: -1}), true
}

// yearBack is the quarter under report, a year earlier.
func (b *dateBuilder) yearBack() (dateReading, bool) {
	a := b.doc.reported()
	if a == nil {
		return dateReading{}, false
	}
	e := *a
	e.Then, e.ThenGrain = -1, secondsource.GrainYear
	return day(e), true
}

// thisQuarter reads "the quarter", "the latest period", "the 1988 quarter".
func thisQuarter(b *dateBuilder) (dateReading, bool) {
	a := b.doc.reported()
	if b.has(clYear) {
		if b.word("quarter", "period") && a != nil && a.Kind != secondsource.ExprFixed {
			e := secondsource.Expr{Kind: secondsource.ExprFixed, Grain: secondsource.GrainQuarter, Month: a.Month, Year: int16(b.slot(clYear))}
			return day(e), e.Month > 0
		}
		return fixed(secondsource.GrainYear, b.slot(clYear), 0, 0), true
	}
	if m, ok := b.endMonth(); ok {
		return day(secondsource.Expr{Kind: secondsource.ExprCalendar, Grain: secondsource.GrainQuarter, Month: int8((m+10)%12/3 + 1)}), true
	}
	if a != nil {
		e := *a
		e.Then, e.ThenGrain = 0, 0
		return day(e), true
	}
	if b.word("period") && !b.word("latest") {
		return dateReading{}, false
	}
	if b.word("current") {
		return day(secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainQuarter}), true
	}
	return day(secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainQuarter, N: -1}), true
}

// endMonth is the month in which the quarter told of ended; a quarter that ends
// with July is the one of May to July, the second.
func (b *dateBuilder) endMonth() (int, bool) { return b.slot(clMonth), b.has(clMonth) }

// yearOnly reads a bare year. A number that counts something is none.
func yearOnly(b *dateBuilder) (dateReading, bool) {
	if b.has(clYear2) {
		y := b.slot(clYear2) + 1900
		if y < 1950 {
			y += 100
		}
		return fixed(secondsource.GrainYear, y, 0, 0), true
	}
	y := b.slot(clYear)
	if !b.yearly(y) {
		return dateReading{}, false
	}
	r := fixed(secondsource.GrainYear, y, 0, 0)
	r.Part = b.part()
	return r, true
}

// spelled reports whether the year is written in words.
func (b *dateBuilder) spelled() bool { return letter(b.s.text[b.s.tokens[b.to-1].start]) }

// signed reports whether a year in words has a sign of time before it: there are
// two thousand of many things.
func (b *dateBuilder) signed() bool {
	if b.word("the") || b.has(clEarly) || b.has(clEdge) {
		return true
	}
	for _, w := range [...]string{"in", "since", "by", "until", "till", "from", "during", "before", "after"} {
		if b.from > 0 && b.s.is(b.from-1, w) {
			next := b.to
			return next >= len(b.s.tokens) || b.s.tokens[next].gap == gapBreak || !letter(b.s.text[b.s.tokens[next].start]) || b.s.tense(next) != tenseNone || len(b.s.text[b.s.tokens[next].start:b.s.tokens[next].end]) <= 3
		}
	}
	return false
}

// numbered reports whether a word before the figures makes them the number of a
// thing: flight 2019.
func (b *dateBuilder) numbered() bool {
	for _, w := range [...]string{"flight", "route", "room", "bus", "page", "number", "model", "highway", "interstate", "section", "article", "resolution",
		"rule", "bill", "directive", "regulation", "apartment", "suite", "channel", "gate", "lot", "code", "train", "tram", "box", "chapter"} {
		if b.from > 0 && b.s.tokens[b.from].gap != gapBreak && b.s.is(b.from-1, w) {
			return true
		}
	}
	return false
}

// yearly reports whether a number of four figures can be a year where it stands.
func (b *dateBuilder) yearly(y int) bool {
	i := b.to - 1
	if p := i - 1; p >= 0 {
		t := &b.s.tokens[p]
		glued := b.s.tokens[i].gap == gapNone
		if glued && t.mark != '(' && t.mark != '-' && t.mark != '\'' && t.mark != '"' && t.mark != 1 || t.mark == '#' || t.mark == '$' {
			return false
		}
		if glued && t.mark == '-' && p > 0 && b.s.tokens[p].gap == gapNone && !(b.from < i) && !b.s.is(p-1, "post") && !b.s.is(p-1, "pre") {
			return false
		}
	}
	if y >= 2000 && y < 2010 && b.spelled() && !b.signed() || b.numbered() {
		return false
	}
	strong := b.first < b.from || b.word("the", "mid") || b.has(clEarly) || b.has(clEdge)
	if b.to < len(b.s.tokens) {
		t := &b.s.tokens[b.to]
		if t.gap == gapNone && (t.mark == '%' || t.mark == ':' || t.mark == '/') {
			return false
		}
		if t.gap == gapNone && t.mark == '-' && b.to+1 < len(b.s.tokens) && b.s.tokens[b.to+1].gap == gapNone && b.s.tokens[b.to+1].mark == '0' {
			return false
		}
		if t.gap != gapBreak && b.s.counted(b.to) {
			return false
		}
	}
	if strong {
		return y >= 1000 && y < 2150
	}
	return y >= 1900 && y < 2100
}

// counted reports whether token i is a thing that is counted: a plural in small
// letters, a unit of measure.
func (s *dateScanner) counted(i int) bool {
	t := &s.tokens[i]
	if !letter(s.text[t.start]) || s.text[t.start] < 'a' {
		return false
	}
	w := s.text[t.start:t.end]
	switch w {
	case "km", "kg", "m", "ft", "feet", "mph", "percent", "per", "million", "billion", "men", "women", "people", "children", "gmt", "dollar", "pct", "cc", "hp", "lb":
		return true
	case "was", "is", "has", "as", "its", "this", "his", "games", "elections", "olympics", "species", "across", "census", "series", "plus", "versus", "does", "results", "us", "always", "days", "attacks", "protests", "talks", "sanctions", "tests", "crisis", "sales", "earnings", "figures", "losses", "news", "politics", "campaigns", "bonds", "notes", "accords", "sees", "says":
		return false
	}
	n := len(w)
	return n > 3 && w[n-1] == 's' && w[n-2] != 's'
}

func decade(b *dateBuilder) (dateReading, bool) {
	if t := &b.s.tokens[b.to-1]; t.word != nil {
		// in her thirties: an age
		if b.from == 0 || !b.word("the") && b.s.tense(b.from-1) == 0 && !b.has(clEarly) {
			return dateReading{}, false
		}
	}
	r := fixed(secondsource.GrainDecade, b.slot(clDecade), 0, 0)
	r.Part = b.part()
	return r, true
}

func century(b *dateBuilder) (dateReading, bool) {
	if !b.has(clOrd) {
		return day(secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainCentury, N: b.lastNext()}), true
	}
	n := b.slot(clOrd)
	if n < 1 || n > 30 {
		return dateReading{}, false
	}
	return fixed(secondsource.GrainCentury, max(100*(n-1), 1), 0, 0), true
}

// season reads summer and winter.
func season(b *dateBuilder) (dateReading, bool) {
	e := secondsource.Expr{Kind: secondsource.ExprCalendar, Grain: secondsource.GrainSeason, Month: int8(b.slot(clSeason)), Part: b.part()}
	switch {
	case b.has(clYear):
		e.Kind, e.Year = secondsource.ExprFixed, int16(b.slot(clYear))
	case b.word("this") && b.word("past"):
		e.Toward = secondsource.TowardPast
	case b.word("this") && b.word("coming"):
		e.Toward = secondsource.TowardAhead
	case b.word("this"):
		e.Toward, e.In = secondsource.TowardIn, secondsource.GrainYear
	default:
		e.Toward = b.toward()
	}
	return day(e), true
}

// feast reads holidays by the rule's arguments: month and day, month, weekday
// and its count, or days from Easter.
func feast(b *dateBuilder) (dateReading, bool) {
	if r, ok := b.beside(); ok {
		return r, true
	}
	e := secondsource.Expr{Grain: secondsource.GrainDay, Toward: b.toward()}
	num := func(i int) int8 { n, _ := strconv.Atoi(b.args[i]); return int8(n) }
	weekdays := map[string]int8{"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
	switch {
	case b.args[0] == "easter" || b.args[0] == "easter-week":
		e.Kind, e.N = secondsource.ExprEaster, int16(num(1))
		if b.args[0] == "easter-week" {
			e.Within = secondsource.GrainWeek
		}
	case len(b.args) == 3:
		e.Kind, e.Month, e.Day, e.N = secondsource.ExprNth, num(0), weekdays[b.args[1]], int16(num(2))
	default:
		e.Kind, e.Month, e.Day = secondsource.ExprCalendar, num(0), num(1)
	}
	if b.has(clYear) {
		return b.feastOf(e)
	}
	return day(e), true
}

// beside is the day written right before (4 May, Easter Saturday): it decides,
// since churches keep different calendars.
func (b *dateBuilder) beside() (dateReading, bool) {
	if n := len(b.doc.found); n > 0 && b.from-b.doc.found[n-1].last <= 1 {
		if x := b.doc.found[n-1]; x.Grain == secondsource.GrainDay && (x.Kind == secondsource.ExprFixed || x.Kind == secondsource.ExprCalendar) {
			return day(x.Expr), true
		}
	}
	return dateReading{}, false
}

// feastOf is a holiday of a year that is told: resolved at once.
func (b *dateBuilder) feastOf(e secondsource.Expr) (dateReading, bool) {
	e.Toward, e.In = secondsource.TowardIn, secondsource.GrainYear
	y := b.slot(clYear)
	if y < 1583 || y > 9000 {
		return dateReading{}, false
	}
	yy, m, d := e.On(secondsource.DayOf(y, 6, 15)).From.Date()
	return fixed(secondsource.GrainDay, yy, m, d), true
}

func vague(b *dateBuilder) (dateReading, bool) {
	n, _ := strconv.Atoi(b.args[0])
	return day(secondsource.Expr{Kind: secondsource.ExprVague, Toward: secondsource.Toward(n)}), true
}

// anchor reads what hangs on the day told last: that day, the following month.
func anchor(b *dateBuilder) (dateReading, bool) {
	n, _ := strconv.Atoi(b.args[0])
	g := secondsource.GrainDay
	if b.has(clUnit) {
		g = secondsource.Grain(b.slot(clUnit))
	}
	if b.word("then") {
		g = 0
	}
	if n != 0 && (b.has(clLast) || b.word("before", "earlier", "previous")) {
		n = -1
	}
	r, ok := b.anchored(n, g)
	if ok {
		b.dayPart(&r)
	}
	return r, ok
}

// anchored is the unit g that holds the date told last, moved by n.
func (b *dateBuilder) anchored(n int, g secondsource.Grain) (dateReading, bool) {
	return b.anchoredTo(b.doc.last(0, max(g, secondsource.GrainDay)), n, g)
}

func (b *dateBuilder) anchoredTo(a *secondsource.Expr, n int, g secondsource.Grain) (dateReading, bool) {
	if a == nil {
		return dateReading{}, false
	}
	e := *a
	e.Part, e.DayPart, e.Clock, e.Extra = 0, 0, 0, 0
	if g > e.Grain && n == 0 {
		e.Within = g
	}
	if n != 0 {
		if e.Then != 0 && e.ThenGrain != g {
			return dateReading{}, false
		}
		e.Then, e.ThenGrain = e.Then+int16(n), g
		if g > e.Grain && e.Grain != secondsource.GrainQuarter && e.Grain != secondsource.GrainDay && e.Grain != secondsource.GrainMonth {
			e.Within = g
		}
		if g > e.Grain && b.word("following", "previous", "preceding", "next", "last") {
			e.Within = g
		}
	}
	return day(e), true
}

// clock reads times of day, with the day where it is told.
func clock(b *dateBuilder) (dateReading, bool) {
	h, m := 0, 0
	switch {
	case b.has(clNoon):
		h = b.slot(clNoon)
	default:
		h = b.slot(clDigits)
		if b.have[clDigits] > 1 && b.s.is2(b.from+1, ':') {
			m = int(b.slots[clDigits][1])
		}
	}
	pm := b.word("pm", "p")
	if (pm || b.word("am", "a")) && h > 12 || h > 24 || m > 59 {
		return dateReading{}, false
	}
	if b.has(clDigits) && b.to == b.from+1 { // 1430 GMT
		if h < 100 {
			return dateReading{}, false
		}
		h, m = h/100, h%100
	}
	if pm && h < 12 {
		h += 12
	}
	e := secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainDay}
	switch {
	case b.has(clMonth):
		e = secondsource.Expr{Kind: secondsource.ExprCalendar, Grain: secondsource.GrainDay, Month: int8(b.slot(clMonth)), Day: int8(b.slot(clDay)), Toward: b.s.toward(b.from, b.to)}
		if b.has(clYear) {
			e.Kind, e.Year = secondsource.ExprFixed, int16(b.slot(clYear))
		}
	case b.has(clWeekday):
		e = secondsource.Expr{Kind: secondsource.ExprWeekday, Grain: secondsource.GrainDay, Day: int8(b.slot(clWeekday)), Toward: b.s.toward(b.from, b.to)}
	case b.word("yesterday"):
		e.N = -1
	case b.word("tomorrow"):
		e.N = 1
	default:
		if a := b.doc.last(secondsource.GrainDay, secondsource.GrainDay); a != nil && b.s.near(b.doc, b.from) {
			e = *a
			e.DayPart, e.Part = 0, 0
		}
	}
	e.Clock, e.UTC = int16(60*h+m+1), b.word("utc", "gmt") || b.to < len(b.s.tokens) && (b.s.is(b.to, "utc") || b.s.is(b.to, "gmt"))
	return dateReading{Expr: e, Type: "TIME"}, true
}

func (s *dateScanner) is2(i int, mark byte) bool {
	return i < len(s.tokens) && s.tokens[i].mark == mark
}
