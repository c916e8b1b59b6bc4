package extract

import (
	"strconv"

	"secondsource"
)

// deictic reads today, yesterday, tomorrow, tonight, this morning, last night.
func deictic(b *dateBuilder) (dateReading, bool) {
	e := secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainDay, Part: b.part()}
	switch {
	case b.word("yesterday"):
		e.N = -1
	case b.word("tomorrow"):
		e.N = 1
	case b.has(clLast):
		e.N = -1
	}
	if b.has(clDayPart) && b.has(clLast) && b.slot(clDayPart) < int(secondsource.Evening) {
		return dateReading{}, false // "the last morning" is no yesterday
	}
	if b.word("before", "after") {
		e.N *= 2
	}
	r := day(e)
	b.dayPart(&r)
	if b.word("tonight") {
		r.DayPart, r.Type = secondsource.Night, "TIME"
		if b.to == b.from+1 {
			r.DayPart, r.Type = secondsource.Night, "TIME"
		}
	}
	return r, true
}

// unitAround reads last week, this month, the end of the year.
func unitAround(b *dateBuilder) (dateReading, bool) {
	if b.has(clYear) {
		return fixed(secondsource.GrainYear, b.slot(clYear), 0, 0), true
	}
	g := secondsource.GrainYear
	if b.has(clUnit) {
		g = secondsource.Grain(b.slot(clUnit))
	}
	e := secondsource.Expr{Kind: secondsource.ExprShift, Grain: g, N: b.lastNext(), Part: b.part()}
	if b.word("end") && !b.has(clEdge) {
		e.Part = secondsource.PartEnd
	}
	if g < secondsource.GrainDay {
		return dateReading{}, false
	}
	if b.word("same", "that") {
		return b.anchored(0, g)
	}
	if b.word("the") && !b.has(clLast) && !b.has(clNext) && !b.word("current") {
		return b.definite(e)
	}
	if b.word("the") && b.word("following", "previous", "preceding", "next", "prior") {
		if r, ok := b.anchored(int(b.lastNext()), g); ok {
			return r, true
		}
	}
	if g == secondsource.GrainWeekend && e.N == -1 {
		return day(e), true
	}
	return day(e), true
}

// definite reads "the week", "the end of the month": the one told of, else the
// present one. A bare "the day" is too often no date.
func (b *dateBuilder) definite(e secondsource.Expr) (dateReading, bool) {
	if e.Grain == secondsource.GrainWeekend {
		t := b.s.toward(b.from, b.to)
		if t < 0 {
			e.N = -1
		}
		return day(e), true
	}
	if e.Grain == secondsource.GrainYear && b.to < len(b.s.tokens) && b.s.tokens[b.to].gap != gapBreak && (b.s.tokens[b.to].mark == '0' || b.s.tokens[b.to].classes&(1<<clNum) != 0) {
		return dateReading{}, false // the year 0
	}
	if b.to < len(b.s.tokens) && (b.s.is(b.to, "ended") || b.s.is(b.to, "ending")) {
		return dateReading{}, false // a length, not a year of the calendar
	}
	if e.Part == secondsource.PartWhole && e.Grain == secondsource.GrainDay {
		if b.from > 0 && (b.s.is(b.from-1, "in") || b.s.is(b.from-1, "during")) {
			return b.anchored(0, e.Grain)
		}
		return dateReading{}, false
	}
	if e.Part == secondsource.PartWhole && e.Grain != secondsource.GrainYear && e.Grain != secondsource.GrainWeek {
		return dateReading{}, false
	}
	return day(e), true
}

func weekOf(b *dateBuilder) (dateReading, bool) {
	r, ok := calendarDate(b)
	r.Within = secondsource.GrainWeek
	return r, ok
}

// weekInMonth reads the first, the last week of a month.
func weekInMonth(b *dateBuilder) (dateReading, bool) {
	e := secondsource.Expr{Kind: secondsource.ExprCalendar, Grain: secondsource.GrainDay, Month: int8(b.slot(clMonth)), Toward: b.s.toward(b.from, b.to), Within: secondsource.GrainWeek}
	e.Day = 28 // the last week is the one with the 28th, or the next
	if b.has(clOrd) {
		e.Day = int8(min(7*(b.slot(clOrd)-1)+1, 28))
	}
	if b.has(clYear) {
		e.Kind, e.Year = secondsource.ExprFixed, int16(b.slot(clYear))
	}
	return day(e), true
}

// count is the number of a match: 1 for "a", unknown for "several".
func (b *dateBuilder) count() int16 {
	switch {
	case b.word("couple"):
		return 2
	case b.has(clSome):
		return secondsource.CountUnknown
	case b.word("few", "many"):
		return secondsource.CountUnknown
	case b.has(clNum):
		return int16(min(b.slot(clNum), 9999))
	case b.word("a", "an", "one") && !b.has(clUnits):
		return 1
	}
	return secondsource.CountUnknown
}

func (b *dateBuilder) grain() secondsource.Grain {
	if b.has(clUnits) {
		return secondsource.Grain(b.slot(clUnits))
	}
	return secondsource.Grain(b.slot(clUnit))
}

// ago counts from the publication. Weeks are counted in days, because "two
// weeks ago" names a day, not a week; "about" and "nearly" keep the week.
func ago(b *dateBuilder) (dateReading, bool) {
	sign, _ := strconv.Atoi(b.args[0])
	n, g := b.count(), b.grain()
	if n == secondsource.CountUnknown {
		return day(secondsource.Expr{Kind: secondsource.ExprVague, Toward: secondsource.Toward(sign)}), true
	}
	if g < secondsource.GrainDay {
		return dateReading{}, false
	}
	if b.word("half") {
		return dateReading{}, false
	}
	e := secondsource.Expr{Kind: secondsource.ExprShift, Grain: g, N: n * int16(sign)}
	if g == secondsource.GrainYear && n == 1 && sign < 0 && b.doc.quarterly(b.from) {
		if r, ok := b.yearBack(); ok {
			return r, true
		}
	}
	if g >= secondsource.GrainDecade {
		e = secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainYear, N: n * int16(sign) * 10}
		if g != secondsource.GrainDecade {
			e.N *= 10
		}
	}
	return day(e), true
}

// later counts from the day told last: two days later, a year earlier.
func later(b *dateBuilder) (dateReading, bool) {
	n, g := b.count(), b.grain()
	sign := 1
	if b.word("earlier", "before") {
		sign = -1
	}
	if g == secondsource.GrainYear && n == 1 && sign < 0 {
		return yearAgo(b)
	}
	if n == secondsource.CountUnknown || g < secondsource.GrainDay {
		return dateReading{Expr: secondsource.Expr{Kind: secondsource.ExprLength, Grain: g, N: n}, Type: "DURATION"}, true
	}
	if r, ok := b.anchoredTo(b.doc.last(0, g), sign*int(n), g); ok {
		return r, true
	}
	return dateReading{Expr: secondsource.Expr{Kind: secondsource.ExprLength, Grain: g, N: n}, Type: "DURATION"}, true
}

// spanOf reads the past three months, the next few days.
func spanOf(b *dateBuilder) (dateReading, bool) {
	e := secondsource.Expr{Kind: secondsource.ExprSpan, Grain: b.grain(), N: b.count(), Toward: secondsource.TowardPast}
	if b.has(clNext) {
		e.Toward = secondsource.TowardAhead
	}
	return dateReading{Expr: e, Type: "DURATION"}, true
}

func recentUnits(b *dateBuilder) (dateReading, bool) {
	e := secondsource.Expr{Kind: secondsource.ExprSpan, Grain: b.grain(), N: secondsource.CountUnknown, Toward: secondsource.TowardPast}
	if b.word("coming", "ahead", "come") {
		e.Toward = secondsource.TowardAhead
	}
	return dateReading{Expr: e, Type: "DURATION"}, true
}

// length reads durations.
func length(b *dateBuilder) (dateReading, bool) {
	e := secondsource.Expr{Kind: secondsource.ExprLength, Grain: b.grain(), N: b.count()}
	if b.word("hundred") && !b.has(clNum) {
		e.N = 100
	}
	if b.word("an") && b.word("hour") {
		e.Grain, e.N = secondsource.GrainHour, 1
	}
	if b.word("year") && e.Grain == 0 {
		e.Grain, e.N = secondsource.GrainYear, 1
	}
	if e.Grain == 0 {
		e.N = secondsource.CountUnknown
	}
	if b.word("half") {
		switch e.Grain {
		case secondsource.GrainYear:
			e.N, e.Grain = 12*max(e.N, 0)+6, secondsource.GrainMonth
		case secondsource.GrainHour:
			e.N, e.Grain = 60*max(e.N, 0)+30, secondsource.GrainMinute
		}
	}
	return dateReading{Expr: e, Type: "DURATION"}, true
}

// beyond reads the week before last, the month after next.
func beyond(b *dateBuilder) (dateReading, bool) {
	g := secondsource.Grain(b.slot(clUnit))
	n := int16(2)
	if b.word("before") {
		n = -2
	}
	return day(secondsource.Expr{Kind: secondsource.ExprShift, Grain: g, N: n}), g >= secondsource.GrainDay
}

func fortnight(*dateBuilder) (dateReading, bool) {
	return day(secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainWeek, N: -2}), true
}

// namedDay reads a day of the month that has become the name of what happened
// on it: the year is in the rule.
func namedDay(b *dateBuilder) (dateReading, bool) {
	y, _ := strconv.Atoi(b.args[0])
	m, _ := strconv.Atoi(b.args[1])
	d, _ := strconv.Atoi(b.args[2])
	return fixed(secondsource.GrainDay, y, m, d), true
}
