package brief

import (
	"fmt"
	"strings"

	"secondsource"
)

// calendar writes days, leaving out the year where it is the one given.
type calendar struct{ year int }

// day writes a day as a person would: Wed 30 Aug 2023.
func (c calendar) day(d secondsource.Day) string {
	if d == 0 {
		return "undated"
	}
	return c.short(d.Time().Format("Mon 2 Jan 2006"))
}

func (c calendar) short(s string) string {
	if c.year == 0 {
		return s
	}
	return strings.TrimSuffix(s, fmt.Sprintf(" %d", c.year))
}

// days writes an interval, as short as it stays clear: 30–31 Aug 2023, Aug
// 2023, by Wed 6 Sep 2023, undated.
func (c calendar) days(i secondsource.Interval) string { return c.short(c.whole(i)) }

func (c calendar) whole(i secondsource.Interval) string {
	switch {
	case !i.Known():
		return "undated"
	case i.From == 0:
		return "by " + c.day(i.To)
	case i.To == 0:
		return "from " + c.day(i.From)
	case i.Single():
		return c.day(i.From)
	}
	y1, m1, d1 := i.From.Date()
	y2, m2, d2 := i.To.Date()
	end := i.To.Time()
	switch {
	case i == months(y1, m1, y2, m2) && y1 == y2 && m1 == 1 && m2 == 12:
		return fmt.Sprint(y1)
	case i == months(y1, m1, y2, m2) && m1 == 1 && m2 == 12:
		return fmt.Sprintf("%d–%d", y1, y2)
	case i == months(y1, m1, y2, m2) && y1 == y2 && m1 == m2:
		return end.Format("Jan 2006")
	case i == months(y1, m1, y2, m2) && y1 == y2:
		return i.From.Time().Format("Jan") + "–" + end.Format("Jan 2006")
	case y1 == y2 && m1 == m2:
		return fmt.Sprintf("%d–%s", d1, end.Format("2 Jan 2006"))
	case y1 == y2:
		return fmt.Sprintf("%d %s – %d %s", d1, i.From.Time().Format("Jan"), d2, end.Format("Jan 2006"))
	}
	return i.From.Time().Format("2 Jan 2006") + " – " + end.Format("2 Jan 2006")
}

// months is the interval of whole months.
func months(y1, m1, y2, m2 int) secondsource.Interval {
	return secondsource.Interval{From: secondsource.DayOf(y1, m1, 1), To: secondsource.DayOf(y2, m2+1, 0)}
}

// order sorts intervals: by their last known day, since an open beginning says
// nothing; the undated come last.
func order(i secondsource.Interval) (first, last secondsource.Day) {
	const never = 1 << 30
	switch {
	case !i.Known():
		return never, never
	case i.From == 0:
		return i.To, i.To
	case i.To == 0:
		return i.From, i.From
	}
	return i.From, i.To
}
