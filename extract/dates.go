package extract

import (
	"strings"
	"sync"

	"secondsource"
)

// dateFinder reads the time expressions of one document after another. It is
// not safe for use by several at once.
type dateFinder struct {
	scanner  dateScanner
	doc      *secondsource.Doc
	zone     int // the one that is being read
	found    []dateFound
	business bool // the report of a quarter
	void     bool // what matched is no date, and no part of it is one: 31 February
	// The quarters told of in their own right, and as forecasts: how often, and first.
	quarters     [2][5]int
	firstQuarter [2][5]secondsource.Expr
	lastQuarter  int // where the last one ended

	// How the document's own dates are written, for 5/6/2023.
	dayFirst, monthFirst int
}

// dateFound is an expression with the token it begins at.
type dateFound struct {
	dateReading
	first, last int
	span        secondsource.Span
	aside       bool // outside the story: captions, biographies, furniture
}

// compiledDates is compiled once, on first use, and never changed.
var compiledDates = sync.OnceValue(func() *dateRules {
	r, err := compileDateRules(dateWords, dateRuleText)
	if err != nil {
		panic(err) // the file is part of the program and tested with it
	}
	return r
})

// dates finds the time expressions of all zones of d, captions and biographies
// too: they are no publication dates, but they bound one. Values and intervals
// are filled where the text decides, or the publication that it states;
// [secondsource.ResolveDates] does the rest when link has solved that.
func dates(d *secondsource.Doc) {
	f := dateFinder{scanner: dateScanner{rules: compiledDates()}}
	f.read(d)
	f.stateDay(d)
	f.weekly(d)
	for _, x := range f.found {
		t := secondsource.Date{Span: x.span, Text: x.span.Of(d.Text), Type: x.Type, Expr: x.Expr}
		if !x.Floating() {
			t.Interval, t.Value = x.On(0), x.Value(0)
		} else if x.Kind == secondsource.ExprSpan {
			t.Value = x.Value(0)
		}
		t.Why = whyOf(x)
		if x.Grain > secondsource.GrainMonth && strings.Contains(strings.ToLower(t.Text), "fiscal") {
			t.Why += "; the fiscal year taken for the calendar's"
		}
		d.Dates = append(d.Dates, t)
	}
	if d.Published.From != 0 {
		secondsource.ResolveDates(d, d.Published)
	}
}

// read scans the zones, or the whole text where there are none.
func (f *dateFinder) read(d *secondsource.Doc) {
	s := &f.scanner
	s.tokens, f.found = s.tokens[:0], f.found[:0]
	f.doc, f.zone = d, 0
	if len(d.Zones) == 0 {
		s.scan(d.Text, 0, len(d.Text), true)
	}
	for _, z := range d.Zones {
		s.scan(d.Text, z.Span.Start, z.Span.End, true)
	}
	s.numbers()
	s.reach()
	f.find()
}

const (
	carrierReach = 7    // tokens from the first of an expression to the word that makes it one
	quarterReach = 4000 // bytes over which the report of a quarter stays one
)

func (f *dateFinder) find() {
	s := &f.scanner
	for i := 0; i < len(s.tokens); {
		if s.tokens[i].far > carrierReach || s.tokens[i].id == 0 && s.tokens[i].classes == 0 && s.tokens[i].mark == 0 {
			i++
			continue
		}
		m, ok := s.best(i)
		if !ok {
			i++
			continue
		}
		for k := i + 1; k <= m.from; k++ { // begun by its context: a longer reading may begin inside
			if n, ok := s.best(k); ok && (n.to > m.to || n.to == m.to && n.from < m.from) {
				m = n
			}
		}
		f.void = false
		r, ok := f.meaning(&m)
		if f.void {
			i = m.to
			continue
		}
		if !ok { // the next best reading
			if m, ok = s.next(i, m.rule); ok {
				r, ok = f.meaning(&m)
			}
		}
		if !ok {
			i++
			continue
		}
		span := s.span(m.from, m.to)
		f.found = append(f.found, dateFound{r, m.from, m.to, span, f.outside(span)})
		if r.Grain == secondsource.GrainQuarter {
			f.count(r.Expr, span.End)
		}
		i = max(m.to, i+1)
	}
}

// outside reports whether a span stands in no part of the story.
func (f *dateFinder) outside(span secondsource.Span) bool {
	zones := f.doc.Zones
	for f.zone < len(zones) && zones[f.zone].Span.End < span.End {
		f.zone++
	}
	if f.zone >= len(zones) {
		return false
	}
	k := zones[f.zone].Kind
	return !k.Readable() && k != secondsource.ZoneDateline
}

func (f *dateFinder) meaning(m *dateMatch) (dateReading, bool) {
	return dateMeanings[m.rule.meaning](&dateBuilder{dateMatch: m, s: &f.scanner, doc: f, args: m.rule.args})
}

// reported is the quarter under report: of those told in their own right the one
// told most often, forecasts last.
func (f *dateFinder) reported() *secondsource.Expr {
	for k := range f.quarters {
		var best *secondsource.Expr
		n := 0
		for q, c := range f.quarters[k] {
			if c > n {
				best, n = &f.firstQuarter[k][q], c
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

// last is the expression told last whose grain lies in [from,to], as anchor for
// another. It reaches back over twelve expressions.
func (f *dateFinder) last(from, to secondsource.Grain) *secondsource.Expr {
	for i := len(f.found) - 1; i >= 0 && i >= len(f.found)-12; i-- {
		if f.found[i].aside {
			continue
		}
		e := &f.found[i].Expr
		switch e.Kind {
		case secondsource.ExprVague, secondsource.ExprLength, secondsource.ExprSet, secondsource.ExprSpan, secondsource.ExprNone:
			continue
		}
		if e.Grain >= from && e.Grain <= to {
			return e
		}
	}
	return nil
}

// quarterly reports whether the report of a quarter is under way at token i.
func (f *dateFinder) quarterly(i int) bool {
	return f.business && int(f.scanner.tokens[i].start)-f.lastQuarter < quarterReach
}

// count notes a quarter.
func (f *dateFinder) count(e secondsource.Expr, end int) {
	f.business, f.lastQuarter = true, end
	if e.Kind != secondsource.ExprCalendar || e.Then != 0 || e.Month < 1 || e.Month > 4 {
		return
	}
	k := 0
	if e.Toward > 0 {
		k = 1
	}
	if f.quarters[k][e.Month]++; f.quarters[k][e.Month] == 1 {
		f.firstQuarter[k][e.Month] = e
	}
}

// near reports whether the expression told last stands in the same paragraph.
func (s *dateScanner) near(f *dateFinder, i int) bool {
	x := &f.found[len(f.found)-1]
	for k := i; k > x.last; k-- {
		if s.tokens[k].gap == gapBreak {
			return false
		}
	}
	return i-x.last < 40
}

func (f *dateFinder) note(dayFirst bool) {
	if dayFirst {
		f.dayFirst++
	} else {
		f.monthFirst++
	}
}

// numbers joins number words: twenty five, two thousand, nineteen ninety-six.
func (s *dateScanner) numbers() {
	const words = 1<<clNum | 1<<clOrd
	to := 0
	for i := 0; i < len(s.tokens); {
		t := s.tokens[i]
		next := i + 1
		for t.classes&(1<<clNum) != 0 && (t.word != nil || next > i+1) {
			j := next
			if j+1 < len(s.tokens) && s.tokens[j].mark == '-' && s.tokens[j].gap == gapNone {
				j++
			}
			if j >= len(s.tokens) || s.tokens[j].word == nil || s.tokens[j].gap == gapBreak || s.tokens[j].classes&words == 0 {
				break
			}
			joined, ok := join(t, s.tokens[j])
			if !ok {
				break
			}
			t, next = joined, j+1
		}
		s.tokens[to] = t
		to++
		i = next
	}
	s.tokens = s.tokens[:to]
}

// join makes one token of two number words where they are one number.
func join(t, n dateToken) (dateToken, bool) {
	a, b := int(t.value(clNum)), int(n.value(clNum))
	value, classes := 0, uint32(1<<clNum)
	switch {
	case n.classes&(1<<clNum) == 0: // twenty-first
		o := int(n.value(clOrd))
		if a < 20 || a >= 100 || a%10 != 0 || o >= 10 {
			return t, false
		}
		value, classes = a+o, 1<<clOrd|1<<clNth
	case a >= 20 && a < 100 && a%10 == 0 && b < 10:
		value = a + b
	case a < 100 && (b == 100 || b == 1000):
		if value = a * b; b == 1000 && a < 3 {
			classes |= 1 << clYear
		}
	case a >= 13 && a <= 20 && b >= 20 && b < 100: // nineteen ninety
		value, classes = 100*a+b, 1<<clYear|1<<clNum
	case a >= 1300 && a < 2100 && a%10 == 0 && b < 10 && t.classes&(1<<clYear) != 0: // and six
		value, classes = a+b, 1<<clYear
	default:
		return t, false
	}
	t.end, t.word, t.num, t.id, t.classes = n.end, nil, int32(value), 0, classes
	return t, true
}

// gregorian is the first whole year of the calendar we count in.
const gregorian = 1583

// whyOf says in words how an expression gets its meaning.
func whyOf(x dateFound) string {
	if x.why != "" {
		return x.why
	}
	side := ""
	switch x.Toward {
	case secondsource.TowardPast, secondsource.TowardLast:
		side = ", looking back"
	case secondsource.TowardAhead, secondsource.TowardNext:
		side = ", looking ahead"
	}
	switch {
	case x.Then != 0 || x.Within != 0:
		return "counted from the date told before it"
	case x.Kind == secondsource.ExprFixed && x.Year < gregorian && x.Grain <= secondsource.GrainMonth:
		return "written out, in the calendar of its time"
	case x.Kind == secondsource.ExprFixed:
		return "written out"
	case x.Kind == secondsource.ExprWeekday:
		return "a weekday near the publication" + side
	case x.Kind == secondsource.ExprShift, x.Kind == secondsource.ExprSpan:
		return "counted from the publication"
	case x.Kind == secondsource.ExprCalendar, x.Kind == secondsource.ExprNth, x.Kind == secondsource.ExprEaster:
		return "the year follows from the publication" + side
	case x.Kind == secondsource.ExprVague:
		return "no day is told"
	case x.Kind == secondsource.ExprLength:
		return "a length of time"
	case x.Kind == secondsource.ExprSet:
		return "a repetition"
	}
	return ""
}
