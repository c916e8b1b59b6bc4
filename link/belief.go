package link

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"secondsource"
)

// belief is what is believed of a document's day without the document asked:
// otherwise it would hear its own opinion back.
type belief struct {
	days []secondsource.Day
	p    []float64 // sums to 1
}

// unlikely is a probability that is left out of account.
const unlikely = 1e-4

// added is belief added up over days, so that what lies before or after a day is
// looked up and not summed again.
type added struct {
	days []secondsource.Day // distinct, in order
	sum  []float64          // of all up to and with the day
}

// over adds up the belief by a day that hangs on the day of publication; a day
// for which f says no is left out.
func (b belief) over(f func(secondsource.Day) (secondsource.Day, bool)) added {
	type part struct {
		day secondsource.Day
		p   float64
	}
	var parts []part
	for i, d := range b.days {
		if b.p[i] <= unlikely {
			continue
		}
		x, ok := f(d)
		switch n := len(parts); {
		case !ok:
		case n > 0 && parts[n-1].day == x:
			parts[n-1].p += b.p[i]
		default:
			parts = append(parts, part{x, b.p[i]})
		}
	}
	slices.SortStableFunc(parts, func(x, y part) int { return cmp.Compare(x.day, y.day) })
	var a added
	total := 0.0
	for _, x := range parts {
		total += x.p
		if n := len(a.days); n > 0 && a.days[n-1] == x.day {
			a.sum[n-1] = total
			continue
		}
		a.days, a.sum = append(a.days, x.day), append(a.sum, total)
	}
	return a
}

// until is what is believed of days up to and with d.
func (a added) until(d secondsource.Day) float64 {
	i := sort.Search(len(a.days), func(i int) bool { return a.days[i] > d })
	if i == 0 {
		return 0
	}
	return a.sum[i-1]
}

func (a added) total() float64 {
	if len(a.sum) == 0 {
		return 0
	}
	return a.sum[len(a.sum)-1]
}

// mean is the logarithm of the mean of f where f is below up to a day, and above
// after it.
func (a added) mean(d secondsource.Day, below, above float64) float64 {
	n := a.until(d)
	return math.Log(max(below*n+above*(a.total()-n), 1e-9))
}

// about is the logarithm of the mean of e^gauss, which is 1 far from the middle.
func (a added) about(middle secondsource.Day, width, bonus float64) float64 {
	sum := a.total()
	far := secondsource.Day(4*width) + 1
	for i := sort.Search(len(a.days), func(i int) bool { return a.days[i] >= middle-far }); i < len(a.days) && a.days[i] <= middle+far; i++ {
		p := a.sum[i]
		if i > 0 {
			p -= a.sum[i-1]
		}
		sum += p * (math.Exp(gauss(a.days[i]-middle, width, bonus)) - 1)
	}
	return math.Log(max(sum, 1e-9))
}

// meanings is the belief in what an expression means: by the first and by the
// last day of each meaning.
type meanings struct{ first, last added }

func (b belief) meanings(e secondsource.Expr) meanings {
	const never = 1 << 30
	return meanings{
		b.over(func(d secondsource.Day) (secondsource.Day, bool) { iv := e.On(d); return iv.From, iv.From != 0 }),
		b.over(func(d secondsource.Day) (secondsource.Day, bool) {
			iv := e.On(d)
			if iv.To == 0 {
				return never, iv.From != 0
			}
			return iv.To, iv.From != 0
		}),
	}
}

// meet is the belief in meanings that have a day in common with i: those that
// begin before it ends, without those that end before it begins.
func (m meanings) meet(i secondsource.Interval) float64 {
	begun := m.first.total()
	if i.To != 0 {
		begun = m.first.until(i.To)
	}
	return max(0, begun-m.last.until(i.From-1))
}
