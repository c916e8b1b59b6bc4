package link

import "secondsource"

// meaning is what a time expression means where the day of publication is not
// written in the text: the hull over the days it may be.
func (l *linker) meaning(a *article, x secondsource.Date) secondsource.Interval {
	days := a.pub.Candidates
	if len(days) == 0 && a.pub.From != 0 && a.pub.To != 0 && a.pub.To-a.pub.From <= 15 {
		for d := a.pub.From; d <= a.pub.To; d++ {
			days = append(days, d)
		}
	}
	var hull secondsource.Interval
	for i, d := range days {
		m := x.Expr.On(d)
		switch {
		case !m.Known():
			return secondsource.Interval{}
		case i == 0:
			hull = m
			continue
		}
		if hull.From != 0 && (m.From == 0 || m.From < hull.From) {
			hull.From = m.From
		}
		if hull.To != 0 && (m.To == 0 || m.To > hull.To) {
			hull.To = m.To
		}
	}
	return hull
}

// value is the meaning of a time expression, from the text or the solved day.
func (l *linker) value(a *article, x secondsource.Date) secondsource.Interval {
	if x.Interval.Known() {
		return x.Interval
	}
	return l.meaning(a, x)
}
