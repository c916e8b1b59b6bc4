package secondsource

import "testing"

func TestDaysBothWays(t *testing.T) {
	for d := Day(1); d < 3652059; d += 13 {
		y, m, dd := ymd(d)
		wy, wm, wd := d.Date()
		if y != wy || m != wm || dd != wd || dayOf(y, m, dd) != d {
			t.Fatalf("day %d: %d-%d-%d, want %d-%d-%d", d, y, m, dd, wy, wm, wd)
		}
	}
}

func TestExprOn(t *testing.T) {
	tue := Expr{Kind: ExprWeekday, Grain: GrainDay, Day: 1}
	with := func(e Expr, f func(*Expr)) Expr { f(&e); return e }
	for _, c := range []struct {
		name, pub string
		e         Expr
		want      string // from/to
		value     string
	}{
		{"a weekday in the past tense is the day itself", "2023-09-05", with(tue, func(e *Expr) { e.Toward = TowardPast }), "2023-09-05/2023-09-05", "2023-09-05"},
		{"or at most six days back", "2023-09-04", with(tue, func(e *Expr) { e.Toward = TowardPast }), "2023-08-29/2023-08-29", "2023-08-29"},
		{"last Tuesday is never today", "2023-09-05", with(tue, func(e *Expr) { e.Toward = TowardLast }), "2023-08-29/2023-08-29", "2023-08-29"},
		{"a coming Tuesday", "2023-09-06", with(tue, func(e *Expr) { e.Toward = TowardAhead }), "2023-09-12/2023-09-12", "2023-09-12"},
		{"Tuesday of last week", "2023-09-06", with(tue, func(e *Expr) { e.Toward, e.In, e.InMove = TowardIn, GrainWeek, -1 }), "2023-08-29/2023-08-29", "2023-08-29"},
		{"last week", "2023-09-06", Expr{Kind: ExprShift, Grain: GrainWeek, N: -1}, "2023-08-28/2023-09-03", "2023-W35"},
		{"the week of New Year", "2021-01-02", Expr{Kind: ExprShift, Grain: GrainWeek}, "2020-12-28/2021-01-03", "2020-W53"},
		{"late last year", "2023-08-30", Expr{Kind: ExprShift, Grain: GrainYear, N: -1, Part: PartLate}, "2022-10-01/2022-12-31", "2022"},
		{"last month at the end of March", "2023-03-31", Expr{Kind: ExprShift, Grain: GrainMonth, N: -1}, "2023-02-01/2023-02-28", "2023-02"},
		{"December told in January", "2023-01-10", Expr{Kind: ExprCalendar, Grain: GrainMonth, Month: 12, Toward: TowardPast}, "2022-12-01/2022-12-31", "2022-12"},
		{"the day before 1 March", "2024-05-01", Expr{Kind: ExprFixed, Grain: GrainDay, Year: 2024, Month: 3, Day: 1, Then: -1, ThenGrain: GrainDay}, "2024-02-29/2024-02-29", "2024-02-29"},
		{"a year before a quarter", "1989-11-02", Expr{Kind: ExprCalendar, Grain: GrainQuarter, Month: 3, Then: -1, ThenGrain: GrainYear}, "1988-07-01/1988-09-30", "1988-Q3"},
		{"a range of days", "2023-09-06", Expr{Kind: ExprCalendar, Grain: GrainDay, Month: 9, Day: 10, Extra: 3}, "2023-09-10/2023-09-13", "2023-09-10/2023-09-13"},
		{"winter", "1998-02-23", Expr{Kind: ExprFixed, Grain: GrainSeason, Month: 4, Year: 1994}, "1994-12-01/1995-02-28", "1994-WI"},
		{"Thanksgiving", "2023-11-20", Expr{Kind: ExprNth, Grain: GrainDay, Month: 11, Day: 3, N: 4}, "2023-11-23/2023-11-23", "2023-11-23"},
		{"Good Friday", "2024-04-02", Expr{Kind: ExprEaster, Grain: GrainDay, N: -2, Toward: TowardPast}, "2024-03-29/2024-03-29", "2024-03-29"},
		{"in recent days", "2023-09-05", Expr{Kind: ExprSpan, Grain: GrainDay, N: CountUnknown, Toward: TowardPast}, "2023-08-29/2023-09-05", "PXD"},
		{"the nineties", "1998-03-03", Expr{Kind: ExprFixed, Grain: GrainDecade, Year: 1990}, "1990-01-01/1999-12-31", "199"},
	} {
		pub, err := ParseDay(c.pub)
		if err != nil {
			t.Fatal(err)
		}
		iv := c.e.On(pub)
		if got := iv.From.String() + "/" + iv.To.String(); got != c.want {
			t.Errorf("%s: on %s %s, want %s", c.name, c.pub, got, c.want)
		}
		if got := c.e.Value(pub); got != c.value {
			t.Errorf("%s: value %q, want %q", c.name, got, c.value)
		}
	}
}

func TestExprOnDoesNotAllocate(t *testing.T) {
	e := Expr{Kind: ExprCalendar, Grain: GrainMonth, Month: 12, Toward: TowardPast}
	pub := DayOf(2023, 1, 10)
	if n := testing.AllocsPerRun(100, func() { _ = e.On(pub) }); n != 0 {
		t.Fatalf("%v allocations", n)
	}
}

func TestExprFarOut(t *testing.T) {
	for _, e := range []Expr{
		{Kind: ExprShift, Grain: GrainCentury, N: -32000}, {Kind: ExprShift, Grain: GrainYear, N: 32000},
		{Kind: ExprFixed, Grain: GrainDay, Year: 0, Month: 13, Day: 40}, {Kind: ExprCalendar, Grain: GrainMonth},
		{Kind: ExprSpan, Grain: GrainYear, N: 30000, Toward: TowardPast},
	} {
		for _, pub := range []Day{0, 1, DayOf(2023, 1, 1), maxDay} {
			iv := e.On(pub)
			if iv.From < 0 || iv.To > maxDay {
				t.Errorf("%+v on %v: %v", e, pub, iv)
			}
			e.Value(pub)
		}
	}
}
