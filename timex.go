package secondsource

import "strconv"

// Value is the TIMEX3 value of the expression in a text published on day pub, ""
// where it cannot be known.
func (e Expr) Value(pub Day) string {
	switch e.Kind {
	case ExprNone:
		return ""
	case ExprVague:
		switch {
		case e.Toward < 0:
			return "PAST_REF"
		case e.Toward > 0:
			return "FUTURE_REF"
		}
		return "PRESENT_REF"
	case ExprLength, ExprSpan:
		return period(int(e.N), e.Grain)
	case ExprSet:
		return e.repeated()
	}
	plain := e
	plain.Part = PartWhole
	iv := plain.On(pub)
	if iv.From == 0 {
		return ""
	}
	g := e.grain()
	v := unitName(iv.From, g)
	if e.Extra > 0 {
		return v + "/" + unitName(iv.To, g)
	}
	if g == GrainDay || e.Clock > 0 {
		v += e.time()
	}
	return v
}

// grain is the size of the meaning after widening and moving.
func (e Expr) grain() Grain {
	if e.Within != 0 {
		return e.Within
	}
	if e.Then != 0 && e.ThenGrain < e.Grain {
		return e.ThenGrain
	}
	return e.Grain
}

// time is the part of a value after the day: T22:00, TEV.
func (e Expr) time() string {
	if e.Clock > 0 {
		m := int(e.Clock) - 1
		zone := ""
		if e.UTC {
			zone = "Z"
		}
		return "T" + pad(m/60, 2) + ":" + pad(m%60, 2) + zone
	}
	return [...]string{"", "TMO", "TMI", "TAF", "TEV", "TNI", "TDT"}[e.DayPart]
}

// repeated is the value of a set: P1D for daily, XXXX-WXX-2 for Tuesdays.
func (e Expr) repeated() string {
	switch {
	case e.Grain == GrainDay && e.Day > 0: // a weekday, counted from 1
		return "XXXX-WXX-" + strconv.Itoa(int(e.Day)) + e.time()
	case e.Grain == GrainMonth && e.Month > 0:
		return "XXXX-" + pad(int(e.Month), 2)
	case e.Grain == GrainSeason && e.Month > 0:
		return "XXXX-" + [...]string{"WI", "SP", "SU", "FA"}[e.Month%4]
	}
	return period(int(e.N), e.Grain)
}

// unitName writes the unit that begins on day d.
func unitName(d Day, g Grain) string {
	y, m, _ := ymd(d)
	year := pad(y, 4)
	switch g {
	case GrainWeek, GrainWeekend:
		wy, w := isoWeek(d)
		v := pad(wy, 4) + "-W" + pad(w, 2)
		if g == GrainWeekend {
			v += "-WE"
		}
		return v
	case GrainMonth:
		return year + "-" + pad(m, 2)
	case GrainQuarter:
		return year + "-Q" + strconv.Itoa((m-1)/3+1)
	case GrainHalf:
		return year + "-H" + strconv.Itoa((m-1)/6+1)
	case GrainSeason:
		return year + "-" + [...]string{"WI", "SP", "SU", "FA"}[m/3%4]
	case GrainYear:
		return year
	case GrainDecade:
		return year[:3]
	case GrainCentury:
		return year[:2]
	case GrainMillennium:
		return year[:1]
	}
	return d.String()
}

// isoWeek is the ISO 8601 week of a day and the year the week belongs to.
func isoWeek(d Day) (year, week int) {
	thursday := d - Day(d.Weekday()) + 3
	y, _, _ := ymd(thursday)
	return y, int(thursday-dayOf(y, 1, 1))/7 + 1
}

// period writes a duration: P3M, PT2H, PXD.
func period(n int, g Grain) string {
	letter, time := "", false
	switch g {
	case GrainSecond:
		letter, time = "S", true
	case GrainMinute:
		letter, time = "M", true
	case GrainHour:
		letter, time = "H", true
	case GrainDay:
		letter = "D"
	case GrainWeekend:
		letter = "WE"
	case GrainWeek:
		letter = "W"
	case GrainMonth:
		letter = "M"
	case GrainQuarter:
		letter = "Q"
	case GrainHalf:
		n, letter = 6*n, "M"
	case GrainSeason:
		n, letter = 3*n, "M"
	case GrainYear:
		letter = "Y"
	case GrainDecade:
		letter = "Y"
		if n > 0 {
			n *= 10
		}
	case GrainCentury:
		letter = "Y"
		if n > 0 {
			n *= 100
		}
	case GrainMillennium:
		letter = "Y"
		if n > 0 {
			n *= 1000
		}
	default:
		return "PXX"
	}
	count := "X"
	if n > 0 {
		count = strconv.Itoa(n)
	}
	if time {
		return "PT" + count + letter
	}
	return "P" + count + letter
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}

// ResolveDates fills the values of d.Dates for a text published in p. Where the
// publication is known only as a range, an expression gets the meaning that all
// days of the range share, or else the range of its meanings and no value.
func ResolveDates(d *Doc, p Published) {
	for i := range d.Dates {
		resolve(&d.Dates[i], p)
	}
}

func resolve(t *Date, p Published) {
	e := t.Expr
	if !e.Floating() {
		t.Interval, t.Value = e.On(0), e.Value(0)
		return
	}
	t.Interval, t.Value = Interval{}, ""
	if e.Kind == ExprSpan {
		t.Value = e.Value(0)
	}
	if p.From == 0 || p.To == 0 || p.To-p.From > 400 {
		return
	}
	t.Interval, t.Value = e.On(p.From), e.Value(p.From)
	for day := p.From + 1; day <= p.To; day++ {
		iv := e.On(day)
		if iv == t.Interval {
			continue
		}
		t.Interval.From, t.Interval.To = min(t.Interval.From, iv.From), max(t.Interval.To, iv.To)
		if e.Kind != ExprSpan {
			t.Value = ""
		}
	}
}
