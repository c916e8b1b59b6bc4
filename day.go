package secondsource

import (
	"encoding/json"
	"fmt"
	"time"
)

// Day is a calendar day, counted so that 1 is 1 January of year 1 (proleptic
// Gregorian). The zero Day is unknown; in JSON it is null, any other day is
// written as ISO 8601 (2023-09-05). Days compare and subtract as numbers.
type Day int32

// dayZero is the Unix time, in days, of Day 0.
const dayZero = -719163

// DayOf gives the day of a year, month (1 to 12) and day of month; values out of
// range carry over as in [time.Date].
func DayOf(year, month, day int) Day {
	return Day(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix()/86400 - dayZero)
}

// ParseDay reads an ISO day. The error says what was expected.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("day %q: want YYYY-MM-DD: %w", s, ErrInvalid)
	}
	return DayOf(t.Year(), int(t.Month()), t.Day()), nil
}

// Time is midnight UTC of the day.
func (d Day) Time() time.Time { return time.Unix((int64(d)+dayZero)*86400, 0).UTC() }

// Date splits the day into year, month (1 to 12) and day of month.
func (d Day) Date() (year, month, day int) {
	y, m, dd := d.Time().Date()
	return y, int(m), dd
}

// Weekday is 0 for Monday to 6 for Sunday.
func (d Day) Weekday() int { return int((int64(d) - 1) % 7) }

func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

func (d Day) MarshalJSON() ([]byte, error) {
	if d == 0 {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

func (d *Day) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil || s == nil {
		*d = 0
		return err
	}
	p, err := ParseDay(*s)
	*d = p
	return err
}

// Interval is a range of days, both ends inclusive; an unknown end is open.
type Interval struct {
	From Day `json:"from"`
	To   Day `json:"to"`
}

// Known reports whether at least one end is known.
func (i Interval) Known() bool { return i.From != 0 || i.To != 0 }

// Single reports whether the interval is one known day.
func (i Interval) Single() bool { return i.From != 0 && i.From == i.To }

// Meet is the part that i and j share, and whether there is any.
func (i Interval) Meet(j Interval) (Interval, bool) {
	if j.From > i.From {
		i.From = j.From
	}
	if i.To == 0 || (j.To != 0 && j.To < i.To) {
		i.To = j.To
	}
	return i, i.To == 0 || i.From <= i.To
}

// When is an interval with the reason it is believed.
type When struct {
	Interval
	Basis string `json:"basis"`
}
