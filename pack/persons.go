package pack

import (
	"slices"
	"strings"
	"time"

	"secondsource"
)

// personColumns: a person's first row carries name and variants, every row one
// office.
var personColumns = []string{"id", "name", "family", "variants", "role", "body", "state", "from", "to", "note"}

// persons reads persons.tsv.
func (b builder) persons(rows []row) {
	for _, r := range rows {
		a := b.byID[r.cells[0]]
		if a == nil {
			a = &Actor{ID: r.cells[0], Name: r.cells[1], Kind: KindPerson, Family: r.cells[2], State: r.cells[6]}
			a.Aliases, a.Short = split(r.cells[3])
			if !b.put(a, r) {
				continue
			}
			if a.State != "" && b.ByID(a.State) == nil {
				b.fail(a, secondsource.ErrNotFound, "unknown state %q", a.State)
			}
		} else if a.Kind != KindPerson || (r.cells[1] != "" && r.cells[1] != a.Name) {
			b.bad.at(r.file, r.line, secondsource.ErrConflict, "id %q is already that of %s (%s:%d)", a.ID, a.Name, a.file, a.line)
			continue
		}
		if r.cells[4] == "" {
			continue // known by name only
		}
		b.office(a, r)
	}
}

// office reads the office of one row.
func (b builder) office(a *Actor, r row) {
	fail := func(kind error, format string, args ...any) { b.bad.at(r.file, r.line, kind, format, args...) }
	role, ok := b.roles.ByID(r.cells[4])
	if !ok {
		fail(secondsource.ErrNotFound, "unknown role %q", r.cells[4])
		return
	}
	o := Office{Role: role.ID, Body: r.cells[5]}
	if o.Body == "" {
		o.Body = role.BodyID(a.State)
	}
	if b.ByID(o.Body) == nil {
		fail(secondsource.ErrNotFound, "unknown body %q", o.Body)
		return
	}
	var okFrom, okTo bool
	o.From, okFrom = bound(r.cells[7], true)
	to, open := strings.CutSuffix(r.cells[8], "+")
	if o.To, okTo = bound(to, false); open {
		o.Known, o.To = o.To, 0
	}
	switch {
	case !okFrom || !okTo:
		fail(secondsource.ErrInvalid, "a day is YYYY, YYYY-MM or YYYY-MM-DD (an end also YYYY-MM-DD+, at least until), not %q, %q", r.cells[7], r.cells[8])
		return
	case o.From != 0 && max(o.To, o.Known) != 0 && max(o.To, o.Known) < o.From:
		fail(secondsource.ErrInvalid, "the office ends before it begins")
		return
	}
	a.Offices = append(a.Offices, o)
	b.posts[o.Role+"|"+o.Body] = append(b.posts[o.Role+"|"+o.Body], post{a, o, r.file, r.line})
}

// bound reads a day. Of a month or a year it takes the end for a beginning and
// the beginning for an end: the days on which the office was held for certain.
func bound(s string, from bool) (secondsource.Day, bool) {
	if s == "" {
		return 0, true
	}
	for _, layout := range [...]string{time.DateOnly, "2006-01", "2006"} {
		if len(layout) != len(s) {
			continue
		}
		t, err := time.Parse(layout, s)
		if err != nil {
			return 0, false
		}
		y, m, d := t.Date()
		switch {
		case from && layout == "2006-01":
			return secondsource.DayOf(y, int(m)+1, 0), true
		case from && layout == "2006":
			return secondsource.DayOf(y, 12, 31), true
		}
		return secondsource.DayOf(y, int(m), d), true
	}
	return 0, false
}

// offices sorts each person's offices, gives him the body of the latest, and
// sees that no post of one holder is held by two for more than the day of
// handing over.
func (b builder) offices() {
	for _, a := range b.all {
		if a.Kind != KindPerson {
			continue
		}
		slices.SortStableFunc(a.Offices, func(x, y Office) int { return int(x.From) - int(y.From) })
		if n := len(a.Offices); n > 0 {
			a.Body = a.Offices[n-1].Body
		}
	}
	for _, held := range b.posts {
		role, _ := b.roles.ByID(held[0].office.Role)
		if !role.One || len(held) < 2 {
			continue
		}
		held = slices.Clone(held)
		slices.SortStableFunc(held, func(x, y post) int { return int(x.office.From) - int(y.office.From) })
		for i := 1; i < len(held); i++ {
			p, q := held[i-1], held[i]
			if end := max(p.office.To, p.office.Known); end == 0 || end > q.office.From {
				b.bad.at(q.file, q.line, secondsource.ErrConflict, "%s and %s (%s:%d) are both %s of %s from %v",
					q.who.Name, p.who.Name, p.file, p.line, role.ID, q.office.Body, q.office.From)
			}
		}
	}
}
