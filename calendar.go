package secondsource

// Grain is the size of what a time expression names.
type Grain uint8

const (
	GrainNone Grain = iota
	GrainSecond
	GrainMinute
	GrainHour
	GrainDay
	GrainWeekend
	GrainWeek
	GrainMonth
	GrainQuarter
	GrainSeason
	GrainHalf
	GrainYear
	GrainDecade
	GrainCentury
	GrainMillennium
)

// ExprKind says how an expression finds its day.
type ExprKind uint8

const (
	ExprNone     ExprKind = iota
	ExprFixed             // Year, Month, Day as written: nothing hangs on the publication
	ExprShift             // the Grain that holds the publication, moved by N: last week, today
	ExprWeekday           // Day is a weekday, 0 Monday
	ExprCalendar          // Month, Month and Day, quarter, season (number in Month) without a year
	ExprNth               // the N-th (-1 last) weekday Day of Month: Thanksgiving
	ExprEaster            // N days after Easter Sunday
	ExprSpan              // N Grains up to (Toward<0) or from the publication: the past three months
	ExprVague             // PAST_REF, PRESENT_REF, FUTURE_REF by Toward
	ExprLength            // a duration of N Grains that is fixed nowhere
	ExprSet               // a repetition: every N Grains
)

// Toward says on which side of the publication an expression lies.
type Toward int8

const (
	TowardLast  Toward = -2 // the last one before the day, never the day itself: last Friday
	TowardPast  Toward = -1 // told in the past tense: the day itself or before
	TowardNear  Toward = 0  // nothing said: the nearest
	TowardAhead Toward = 1  // the day itself or after
	TowardNext  Toward = 2  // never the day itself: next Friday
	TowardIn    Toward = 3  // inside the unit In, moved by InMove: Friday of last week, this Friday, June last year
)

// Part is the part of a unit that an expression narrows it to.
type Part uint8

const (
	PartWhole  Part = iota
	PartEarly       // early next year
	PartMid         // mid-November
	PartLate        // late last year
	PartBefore      // earlier this month: between its first day and the publication
	PartAfter       // later this month
	PartStart       // the beginning of October
	PartEnd         // the end of 1990
)

// DayPart is the time of day of an expression, with the letters of TIMEX3.
type DayPart uint8

const (
	WholeDay DayPart = iota
	Morning
	Midday
	Afternoon
	Evening
	Night
	Daytime
)

// Vague counts: a number that the text does not tell (recent days, some months).
const CountUnknown = -1

// Expr is what a time expression says, before it is known on which day it was
// written. It is a small value without pointers: thousands of candidate days
// can be tried on it.
type Expr struct {
	Kind    ExprKind
	Grain   Grain
	Toward  Toward
	Part    Part
	DayPart DayPart
	Month   int8
	Day     int8
	Clock   int16 // minutes after midnight plus 1, 0 for none
	UTC     bool  // the clock is universal time
	Year    int16
	N       int16 // moves, counts; of a month and day: the weekday written beside it, from 1
	Extra   int16 // how many Grains more than one: September 10-13 is day 10 and 3 more
	In      Grain // for TowardIn
	InMove  int16

	// Expressions built on another one (the previous day, a year earlier) are
	// that other one, widened to the unit Within and then moved.
	Within    Grain
	Then      int16
	ThenGrain Grain
}

// Floating reports whether the meaning hangs on the day of publication.
func (e Expr) Floating() bool {
	switch e.Kind {
	case ExprShift, ExprWeekday, ExprCalendar, ExprNth, ExprEaster, ExprSpan:
		return true
	}
	return false
}

// On is the meaning of the expression in a text published on day pub (0 for
// unknown); the zero Interval when it cannot be known. It does not allocate.
func (e Expr) On(pub Day) Interval {
	if pub == 0 && e.Floating() {
		return Interval{}
	}
	day, iv := e.base(pub)
	if iv.Known() {
		return iv.inCalendar()
	}
	if day < 1 || day > maxDay {
		return Interval{}
	}
	grain, extra := e.Grain, int(e.Extra)
	if e.Within != 0 {
		day, grain, extra = unitStart(day, e.Within), e.Within, 0
	}
	if e.Then != 0 {
		day = move(day, int(e.Then), e.ThenGrain)
		if e.Within == 0 && e.ThenGrain < grain {
			grain = e.ThenGrain
		}
	}
	iv = unitOf(day, grain)
	if extra != 0 {
		iv.To = unitOf(move(iv.From, extra, grain), grain).To
	}
	return cut(iv, grain, e.Part).inCalendar()
}

// inCalendar is the interval where it lies in the years 1 to 9999, else none.
func (i Interval) inCalendar() Interval {
	if i.From < 0 || i.To < 0 || i.From > maxDay || i.To > maxDay || i.From != 0 && i.To != 0 && i.To < i.From {
		return Interval{}
	}
	return i
}

// base is a day inside the unit that the expression names, or its interval
// where it is no unit.
func (e Expr) base(pub Day) (Day, Interval) {
	switch e.Kind {
	case ExprFixed:
		return civil(int(e.Year), max(int(e.Month), 1), max(int(e.Day), 1), e.Grain), Interval{}
	case ExprShift:
		return move(pub, int(e.N), e.Grain), Interval{}
	case ExprWeekday:
		return e.weekday(pub), Interval{}
	case ExprCalendar, ExprNth, ExprEaster:
		return e.inYear(pub), Interval{}
	case ExprSpan:
		return 0, e.span(pub)
	}
	return 0, Interval{}
}

// civil is the first day of what year, month and day name; quarters, seasons
// and halves are counted in month.
func civil(y, m, d int, g Grain) Day {
	switch g {
	case GrainQuarter:
		m = 3*(m-1) + 1
	case GrainHalf:
		m = 6*(m-1) + 1
	case GrainSeason:
		m = 3 * m // spring begins in March, winter in December
	}
	if y < 1 || y > 9999 || m > 12 {
		return 0
	}
	return dayOf(y, m, d)
}

// weekday finds the day of the week that the text means. A past tense reaches
// back six days and to the day itself, as agencies write.
func (e Expr) weekday(pub Day) Day {
	back := Day((pub.Weekday() - int(e.Day) + 7) % 7)
	ahead := Day((int(e.Day) - pub.Weekday() + 7) % 7)
	switch e.Toward {
	case TowardIn:
		return move(unitStart(pub, e.In), int(e.InMove), e.In) + Day(e.Day)
	case TowardLast:
		if back == 0 {
			back = 7
		}
		return pub - back
	case TowardAhead:
		return pub + ahead
	case TowardNext:
		if ahead == 0 {
			ahead = 7
		}
		return pub + ahead
	}
	return pub - back
}

// nearAhead is how many days a month or day may lie on the wrong side of the
// publication for its tense before another year is taken: tense is a clue that
// errs, and eleven months are seldom meant.
const nearAhead = 75

// inYear finds the year of a month, day, quarter, season or feast.
func (e Expr) inYear(pub Day) Day {
	y, pm, _ := ymd(pub)
	if e.Toward == TowardIn {
		return e.yearly(y + int(e.InMove))
	}
	if e.Kind == ExprCalendar && e.N > 0 {
		return e.onWeekday(y, pub)
	}
	here := unitOf(e.yearly(y), e.Grain)
	switch e.Toward {
	case TowardPast:
		if here.From > pub && (e.Grain == GrainSeason || here.From-pub > nearAhead) {
			y--
		}
	case TowardLast:
		if here.To >= pub {
			y--
		}
	case TowardAhead:
		if here.To < pub && pub-here.To > nearAhead {
			y++
		}
	case TowardNext:
		if here.From <= pub {
			y++
		}
	default:
		y = e.nearest(y, pm, pub)
	}
	return e.yearly(y)
}

// onWeekday finds the year, this one or one beside it, in which the day falls on the
// weekday that is written beside it, on the side that the tense tells. Where there is
// none the weekday is wrong, and the day is that of the tense.
func (e Expr) onWeekday(y int, pub Day) Day {
	for _, c := range [...]int{0, -1, 1} {
		d := e.yearly(y + c)
		if d == 0 || d.Weekday() != int(e.N)-1 || d-pub > 400 || pub-d > 400 {
			continue
		}
		if e.Toward < 0 && d-pub > nearAhead || e.Toward > 0 && pub-d > nearAhead {
			continue
		}
		return d
	}
	e.N = 0
	return e.inYear(pub)
}

// nearest chooses the year whose day lies closest; of quarters it is the year
// itself, but the last one in the months after it.
func (e Expr) nearest(y, month int, pub Day) int {
	if e.Grain == GrainQuarter {
		if int(e.Month) >= 3 && month <= 3 {
			return y - 1
		}
		return y
	}
	best, gap := y, Day(1<<30)
	for _, c := range [...]int{y, y - 1, y + 1} {
		d := e.yearly(c)
		if d == 0 {
			continue
		}
		if g := max(d-pub, pub-unitOf(d, e.Grain).To, 0); g < gap {
			best, gap = c, g
		}
	}
	return best
}

// yearly is the first day of the expression in year y.
func (e Expr) yearly(y int) Day {
	switch e.Kind {
	case ExprNth:
		return nthWeekday(y, int(e.Month), int(e.Day), int(e.N))
	case ExprEaster:
		return easter(y) + Day(e.N)
	}
	return civil(y, int(e.Month), max(int(e.Day), 1), e.Grain)
}

// recent is how far back "recent days" (weeks, months, years) reaches: a
// reporter's habit, not a definition.
func recent(g Grain) (int, Grain) {
	switch g {
	case GrainDay, GrainHour, GrainMinute, GrainSecond:
		return 7, GrainDay
	case GrainWeek, GrainWeekend:
		return 6, GrainWeek
	case GrainMonth:
		return 6, GrainMonth
	case GrainQuarter:
		return 4, GrainQuarter
	case GrainDecade, GrainCentury:
		return 5, g
	}
	return 5, GrainYear
}

func (e Expr) span(pub Day) Interval {
	n, g := int(e.N), e.Grain
	if n == CountUnknown {
		n, g = recent(g)
	}
	if g < GrainDay {
		n, g = 1, GrainDay
	}
	if e.Toward < 0 {
		return Interval{From: move(pub, -n, g), To: pub}
	}
	return Interval{From: pub, To: move(pub, n, g)}
}

// cut narrows a unit to a part of it. "Earlier this month" stays the month: the
// publication bounds it, and that is what the solver uses.
func cut(iv Interval, g Grain, p Part) Interval {
	months := [...][2]int{PartEarly: {0, 2}, PartMid: {4, 7}, PartLate: {9, 11}}
	switch p {
	case PartEarly, PartMid, PartLate:
	default:
		return iv
	}
	switch g {
	case GrainYear:
		return Interval{move(iv.From, months[p][0], GrainMonth), unitOf(move(iv.From, months[p][1], GrainMonth), GrainMonth).To}
	case GrainMonth:
		days := [...][2]Day{PartEarly: {0, 9}, PartMid: {10, 19}, PartLate: {20, iv.To - iv.From}}
		return Interval{iv.From + days[p][0], iv.From + days[p][1]}
	case GrainWeek:
		days := [...][2]Day{PartEarly: {0, 2}, PartMid: {1, 3}, PartLate: {3, 6}}
		return Interval{iv.From + days[p][0], iv.From + days[p][1]}
	case GrainDecade:
		years := [...][2]int{PartEarly: {0, 3}, PartMid: {4, 6}, PartLate: {7, 9}}
		return Interval{move(iv.From, years[p][0], GrainYear), move(iv.From, years[p][1]+1, GrainYear) - 1}
	}
	return iv
}

// unitStart is the first day of the unit that holds d. Weeks begin on Monday.
func unitStart(d Day, g Grain) Day {
	switch g {
	case GrainWeek:
		return d - Day(d.Weekday())
	case GrainWeekend:
		return d - Day(d.Weekday()) + 5
	case GrainNone, GrainSecond, GrainMinute, GrainHour, GrainDay:
		return d
	}
	y, m, _ := ymd(d)
	switch g {
	case GrainMonth:
	case GrainQuarter:
		m = (m-1)/3*3 + 1
	case GrainSeason:
		if m < 3 {
			y, m = y-1, 12
		} else {
			m = m / 3 * 3
		}
	case GrainHalf:
		m = (m-1)/6*6 + 1
	case GrainYear:
		m = 1
	case GrainDecade:
		y, m = y/10*10, 1
	case GrainCentury:
		y, m = y/100*100, 1
	case GrainMillennium:
		y, m = y/1000*1000, 1
	}
	return dayOf(max(y, 1), m, 1)
}

// unitOf is the unit that holds d.
func unitOf(d Day, g Grain) Interval {
	if d == 0 {
		return Interval{}
	}
	from := unitStart(d, g)
	switch g {
	case GrainNone, GrainSecond, GrainMinute, GrainHour, GrainDay:
		return Interval{from, from}
	case GrainWeekend:
		return Interval{from, from + 1}
	case GrainSeason:
		return Interval{from, move(from, 3, GrainMonth) - 1}
	}
	return Interval{from, move(from, 1, g) - 1}
}

// monthsIn gives the length of the units that are counted in months.
func monthsIn(g Grain) int {
	switch g {
	case GrainMonth:
		return 1
	case GrainQuarter:
		return 3
	case GrainHalf:
		return 6
	case GrainSeason, GrainYear:
		return 12
	case GrainDecade:
		return 120
	case GrainCentury:
		return 1200
	case GrainMillennium:
		return 12000
	}
	return 0
}

// move goes n units on; the day of the month is clipped to the month's last. It
// gives 0 outside the years 1 to 9999.
func move(d Day, n int, g Grain) Day {
	switch g {
	case GrainDay, GrainNone:
		d += Day(n)
	case GrainWeek, GrainWeekend:
		d += Day(7 * n)
	case GrainSecond, GrainMinute, GrainHour:
		return d // hours stay on their day
	default:
		y, m, dd := ymd(d)
		t := y*12 + m - 1 + n*monthsIn(g)
		if t < 12 || t >= 120000 {
			return 0
		}
		y, m = t/12, t%12+1
		return dayOf(y, m, min(dd, monthDays(y, m)))
	}
	if d < 1 || d > maxDay {
		return 0
	}
	return d
}

// maxDay is 31 December 9999.
const maxDay Day = 3652059

// dayOf and ymd are the usual conversions in integers (the algorithms of Howard
// Hinnant, "chrono-compatible low-level date algorithms"), because the solver
// calls them for every candidate day.
func dayOf(y, m, d int) Day {
	if m <= 2 {
		y--
	}
	era := y / 400
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	return Day(era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 305)
}

func ymd(day Day) (y, m, d int) {
	z := int(day) + 305
	era := z / 146097
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = mp + 3
	if m > 12 {
		m -= 12
	}
	y = yoe + era*400
	if m <= 2 {
		y++
	}
	return y, m, d
}

func monthDays(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func nthWeekday(y, m, weekday, n int) Day {
	if n < 0 {
		last := dayOf(y, m, monthDays(y, m))
		return last - Day((last.Weekday()-weekday+7)%7)
	}
	first := dayOf(y, m, 1)
	return first + Day((weekday-first.Weekday()+7)%7) + Day(7*(n-1))
}

// easter is Easter Sunday of the Gregorian calendar (the anonymous algorithm
// printed by J. Meeus, Astronomical Algorithms, chapter 8).
func easter(y int) Day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	t := h + l - 7*m + 114
	return dayOf(y, t/31, t%31+1)
}
