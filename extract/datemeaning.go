package extract

import (
	"secondsource"
)

// dateReading is what a rule makes of a match: its expression and TIMEX3 type.
type dateReading struct {
	secondsource.Expr
	Type string
	why  string
}

// dateBuilder is a match with what stands around it.
type dateBuilder struct {
	*dateMatch
	s    *dateScanner
	doc  *dateFinder
	args []string
}

type dateMeaning func(*dateBuilder) (dateReading, bool)

// dateMeanings are the meanings that a rule can name.
var dateMeanings = map[string]dateMeaning{
	"numeric": numericDate, "date": calendarDate, "range": dateRange, "month": monthName, "weekday": weekdayName,
	"repeated": repeated, "deictic": deictic, "unit": unitAround, "week-of": weekOf, "week-in-month": weekInMonth,
	"ago": ago, "later": later, "span": spanOf, "recent": recentUnits, "length": length, "quarter": quarter,
	"half": half, "year-ago": yearAgo, "this-quarter": thisQuarter, "year": yearOnly, "decade": decade,
	"century": century, "season": season, "feast": feast, "vague": vague, "anchor": anchor, "clock": clock,
	"beyond": beyond, "weekdays-ago": weekdaysAgo, "weekday-week": weekdayWeek, "fortnight": fortnight, "named": namedDay,
}

func day(e secondsource.Expr) dateReading { return dateReading{Expr: e, Type: "DATE"} }

// validDay reports whether the day is one of the calendar.
func validDay(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 || d > 31 || y < 1 || y > 9999 {
		return false
	}
	if y == 0 {
		y = 2000
	}
	_, mm, _ := secondsource.DayOf(y, m, d).Date()
	return mm == m
}

// word reports whether the match holds a literal word.
func (b *dateBuilder) word(words ...string) bool {
	for i := b.first; i < b.to; i++ {
		for _, w := range words {
			if b.s.is(i, w) {
				return true
			}
		}
	}
	return false
}

func (b *dateBuilder) slot(c dateClass) int { return int(b.slots[c][0]) }

// toward is the side of the publication: by words such as last and next, else
// by tense.
func (b *dateBuilder) toward() secondsource.Toward {
	switch {
	case b.has(clLast):
		return secondsource.TowardLast
	case b.has(clNext):
		return secondsource.TowardNext
	}
	if b.from > 0 && b.s.is(b.from-1, "since") {
		return secondsource.TowardLast
	}
	return b.s.toward(b.from, b.to)
}

// part is early, mid, late, earlier, the end of …
func (b *dateBuilder) part() secondsource.Part {
	switch {
	case b.has(clEarly):
		return secondsource.Part(b.slot(clEarly))
	case b.has(clEre):
		return secondsource.Part(b.slot(clEre))
	case b.has(clEdge):
		return secondsource.Part(b.slot(clEdge))
	case b.word("mid"):
		return secondsource.PartMid
	}
	return secondsource.PartWhole
}

// numericDate reads three numbers: year first, day first with dots, or in the
// order that the numbers or the document allow; otherwise it is left alone.
func numericDate(b *dateBuilder) (dateReading, bool) {
	var n [3]int
	k := 0
	for i := b.from; i < b.to; i++ {
		if b.s.tokens[i].mark == '0' && k < 3 {
			n[k] = int(b.s.tokens[i].num)
			k++
		}
	}
	if p := b.from - 1; p >= 0 && b.s.tokens[b.from].gap == gapNone && b.s.tokens[p].mark != '(' && b.s.tokens[p].mark != '/' {
		return dateReading{}, false
	}
	if next := b.to; next+1 < len(b.s.tokens) && b.s.tokens[next].gap == gapNone && b.s.tokens[next+1].gap == gapNone && b.s.tokens[next+1].mark == '0' {
		return dateReading{}, false // more numbers follow: a version, an address
	}
	y, m, d := n[0], n[1], n[2]
	dotted := b.s.tokens[b.from+1].mark == '.'
	why := ""
	switch {
	case n[0] >= 1000:
	case dotted:
		y, d = n[2], n[0]
	case n[2] >= 1000 || b.s.tokens[b.from+1].mark == '/':
		var ok bool
		if y, m, d, ok = b.order(n); !ok {
			return dateReading{}, false
		}
		why = "written in the only order that is a day"
		if m <= 12 && d <= 12 && m != d {
			why = "written in the order of the document's other dates"
		}
	default:
		return dateReading{}, false
	}
	if y < 100 {
		y += 1900
		if y < 1950 {
			y += 100
		}
	}
	if y < 1000 || !validDay(y, m, d) {
		return dateReading{}, false
	}
	r := fixed(secondsource.GrainDay, y, m, d)
	r.why = why
	return r, true
}

// order decides between day/month/year and month/day/year.
func (b *dateBuilder) order(n [3]int) (y, m, d int, ok bool) {
	switch {
	case n[0] > 12 && n[1] <= 12:
		return n[2], n[1], n[0], true
	case n[1] > 12 && n[0] <= 12:
		return n[2], n[0], n[1], true
	case n[0] == n[1]:
		return n[2], n[0], n[1], true
	case b.doc.dayFirst > 0 && b.doc.monthFirst == 0:
		return n[2], n[1], n[0], true
	case b.doc.monthFirst > 0 && b.doc.dayFirst == 0:
		return n[2], n[0], n[1], true
	}
	return 0, 0, 0, false
}

func fixed(g secondsource.Grain, y, m, d int) dateReading {
	return day(secondsource.Expr{Kind: secondsource.ExprFixed, Grain: g, Year: int16(y), Month: int8(m), Day: int8(d)})
}

// calendarDate reads month, day and year in words, with or without the day, the
// year, or a weekday beside them.
func calendarDate(b *dateBuilder) (dateReading, bool) {
	d := 0
	switch {
	case b.has(clDay):
		d = b.slot(clDay)
	case b.has(clNth):
		d = b.slot(clNth)
	}
	m := b.slot(clMonth)
	e := secondsource.Expr{Kind: secondsource.ExprCalendar, Grain: secondsource.GrainDay, Month: int8(m), Day: int8(d), Part: b.part()}
	if d == 0 {
		e.Grain = secondsource.GrainMonth
	} else if !validDay(2000, m, d) {
		b.doc.void = true
		return dateReading{}, false
	} else if b.has(clDay) {
		b.doc.note(b.s.tokens[b.from].mark == '0')
	}
	if b.has(clYear) {
		e.Kind, e.Year = secondsource.ExprFixed, int16(b.slot(clYear))
		if d > 0 && !validDay(int(e.Year), m, d) {
			b.doc.void = true
			return dateReading{}, false
		}
		if b.has(clWeekday) && d > 0 {
			e.N = int16(b.slot(clWeekday) + 1)
		}
		return day(e), true
	}
	switch {
	case b.word("year") && !b.word("same", "that"):
		e.Toward, e.In = secondsource.TowardIn, secondsource.GrainYear
		e.InMove = b.lastNext()
	case b.word("year"):
		return b.inAnchorYear(e)
	case b.has(clWeekday):
		e.N = int16(b.slot(clWeekday) + 1) // decides the year
		e.Toward = b.toward()
	default:
		e.Toward = b.toward()
	}
	return day(e), true
}

// inAnchorYear is a month or day of "that year".
func (b *dateBuilder) inAnchorYear(e secondsource.Expr) (dateReading, bool) {
	a := b.doc.last(secondsource.GrainYear, secondsource.GrainDay)
	if a == nil || a.Kind != secondsource.ExprFixed || a.Then != 0 {
		return dateReading{}, false
	}
	e.Kind, e.Year = secondsource.ExprFixed, a.Year
	return day(e), true
}

// lastNext is -1, 0 or 1 for last, this and next.
func (b *dateBuilder) lastNext() int16 {
	switch {
	case b.has(clLast):
		return -1
	case b.has(clNext):
		return 1
	}
	return 0
}

// dateRange reads two ends that share month or year.
func dateRange(b *dateBuilder) (dateReading, bool) {
	switch {
	case b.has(clDay):
		return b.dayRange()
	case b.has(clMonth) && b.have[clMonth] == 2 && b.has(clYear):
		r := fixed(secondsource.GrainMonth, b.slot(clYear), b.slot(clMonth), 0)
		r.Extra = int16(b.slots[clMonth][1] - b.slots[clMonth][0])
		return r, r.Extra > 0
	case b.has(clYear):
		from, to := int(b.slots[clYear][0]), int(b.slots[clYear][1])
		if b.has(clYear2) && b.have[clYear] == 1 {
			to = from/100*100 + b.slot(clYear2)
		}
		r := fixed(secondsource.GrainYear, from, 0, 0)
		r.Extra = int16(to - from)
		return r, to > from && to-from < 200
	}
	return dateReading{}, false
}

func (b *dateBuilder) dayRange() (dateReading, bool) {
	if b.have[clDay] < 2 || !b.has(clMonth) {
		return dateReading{}, false
	}
	m, m2 := int(b.slots[clMonth][0]), int(b.slots[clMonth][0])
	if b.have[clMonth] == 2 {
		m2 = int(b.slots[clMonth][1])
	}
	d, d2 := int(b.slots[clDay][0]), int(b.slots[clDay][1])
	y := 2000
	if b.has(clYear) {
		y = b.slot(clYear)
	}
	if !validDay(y, m, d) || !validDay(y, m2, d2) {
		return dateReading{}, false
	}
	y2 := y
	if m2 < m {
		y2++
	}
	extra := secondsource.DayOf(y2, m2, d2) - secondsource.DayOf(y, m, d)
	if extra <= 0 || extra > 200 {
		return dateReading{}, false
	}
	e := secondsource.Expr{Kind: secondsource.ExprCalendar, Grain: secondsource.GrainDay, Month: int8(m), Day: int8(d), Extra: int16(extra), Toward: secondsource.TowardNear}
	if b.has(clYear) {
		e.Kind, e.Year = secondsource.ExprFixed, int16(y)
	}
	return day(e), true
}

// monthName reads a month without a day or year.
func monthName(b *dateBuilder) (dateReading, bool) {
	e := secondsource.Expr{Kind: secondsource.ExprCalendar, Grain: secondsource.GrainMonth, Month: int8(b.slot(clMonth)), Part: b.part()}
	switch {
	case b.word("this") || b.word("that"):
		e.Toward, e.In = secondsource.TowardIn, secondsource.GrainYear
	default:
		e.Toward = b.toward()
	}
	if t := b.s.tokens[b.from]; b.to == b.from+1 && (t.end-t.start <= 3 || b.word("march")) && !b.monthLike() {
		return dateReading{}, false
	}
	return day(e), true
}

// monthLike keeps May and March from being a name or the first word of a
// sentence: a word that leads to a time stands before it.
func (b *dateBuilder) monthLike() bool {
	p := b.from - 1
	if p < 0 || b.s.tokens[b.from].gap == gapBreak {
		return false
	}
	for _, w := range [...]string{"in", "since", "by", "until", "till", "from", "to", "last", "next", "of", "before", "after", "through", "for", "during", "the", "and", "between", "a", "this", "late", "early", "mid"} {
		if b.s.is(p, w) {
			return true
		}
	}
	return b.s.tokens[p].mark == '-'
}

// weekdayName reads a weekday, with its tense or with last, next, this.
func weekdayName(b *dateBuilder) (dateReading, bool) {
	e := secondsource.Expr{Kind: secondsource.ExprWeekday, Grain: secondsource.GrainDay, Day: int8(b.slot(clWeekday)), Part: b.part()}
	switch {
	case b.word("week"):
		e.Toward, e.In, e.InMove = secondsource.TowardIn, secondsource.GrainWeek, b.lastNext()
	case b.word("this") && !b.has(clLast) && !b.has(clNext):
		e.Toward, e.In = secondsource.TowardIn, secondsource.GrainWeek
	default:
		e.Toward = b.toward()
	}
	if b.to == b.from+1 && b.s.tokens[b.from].end-b.s.tokens[b.from].start <= 5 {
		return dateReading{}, false // Sun, Wed: a name or a word, but for the date beside it
	}
	if b.word("following", "previous", "preceding") {
		if r, ok := b.weekdayFrom(e); ok {
			return r, true
		}
	}
	if b.has(clNth) { // Monday the 4th: the month it falls in is the nearest
		e.Toward = secondsource.TowardPast
	}
	r := day(e)
	b.dayPart(&r)
	return r, true
}

// weekdayFrom is a weekday after or before the day told last.
func (b *dateBuilder) weekdayFrom(e secondsource.Expr) (dateReading, bool) {
	a := b.doc.last(secondsource.GrainDay, secondsource.GrainDay)
	if a == nil || a.Kind != secondsource.ExprWeekday || a.Day != e.Day {
		return dateReading{}, false
	}
	x := *a
	x.Then, x.ThenGrain = x.Then+7*b.lastNext(), secondsource.GrainDay
	return day(x), true
}

// weekdayWeek is the weekday after the next: on Tuesday week.
func weekdayWeek(b *dateBuilder) (dateReading, bool) {
	return day(secondsource.Expr{Kind: secondsource.ExprWeekday, Grain: secondsource.GrainDay, Day: int8(b.slot(clWeekday)), Toward: secondsource.TowardNext,
		Then: 7, ThenGrain: secondsource.GrainDay}), true
}

// weekdaysAgo is the n-th weekday back from the publication: three Fridays ago.
func weekdaysAgo(b *dateBuilder) (dateReading, bool) {
	n := int16(2) // a couple
	if b.has(clNum) {
		n = int16(b.slot(clNum))
	}
	if n < 1 || n > 60 {
		return dateReading{}, false
	}
	return day(secondsource.Expr{Kind: secondsource.ExprWeekday, Grain: secondsource.GrainDay, Day: int8(b.slot(clWeekdays)), Toward: secondsource.TowardLast,
		Then: -7 * (n - 1), ThenGrain: secondsource.GrainDay}), true
}

// dayPart adds morning, noon, night.
func (b *dateBuilder) dayPart(r *dateReading) {
	switch {
	case b.has(clNoon):
		r.Clock, r.Type = int16(b.slot(clNoon)*60+1), "TIME"
	case b.has(clDayPart):
		r.DayPart, r.Type = secondsource.DayPart(b.slot(clDayPart)), "TIME"
	}
}

// repeated reads sets.
func repeated(b *dateBuilder) (dateReading, bool) {
	e := secondsource.Expr{Kind: secondsource.ExprSet, N: 1}
	switch {
	case b.has(clWeekdays):
		e.Grain, e.Day = secondsource.GrainDay, int8(b.slot(clWeekdays)+1)
	case b.has(clWeekday):
		e.Grain, e.Day = secondsource.GrainDay, int8(b.slot(clWeekday)+1)
	case b.has(clOften):
		e.Grain = secondsource.Grain(b.slot(clOften))
	case b.has(clUnits):
		e.Grain, e.N = secondsource.Grain(b.slot(clUnits)), int16(min(b.slot(clNum), 9999))
	case b.has(clMonth):
		e.Grain, e.Month = secondsource.GrainMonth, int8(b.slot(clMonth))
	case b.has(clSeason):
		e.Grain, e.Month = secondsource.GrainSeason, int8(b.slot(clSeason))
	default:
		e.Grain = secondsource.Grain(b.slot(clUnit))
	}
	switch {
	case b.has(clDayPart):
		e.DayPart = secondsource.DayPart(b.slot(clDayPart))
	case b.has(clDayParts):
		e.DayPart = secondsource.DayPart(b.slot(clDayParts))
	}
	return dateReading{Expr: e, Type: "SET"}, true
}
