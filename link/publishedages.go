package link

import (
	"strings"

	"secondsource"
)

// How old, in days, a weekday is that an article names in the past tense: odds as
// logarithms of round numbers, reasoned and not counted. An agency names the day by
// its weekday on that day, papers and sites print it a day later: one in two is of
// the day, one in four of the eve, one in ten a day older, and the rest thins out.
// The weekday of the news itself is the day or the eve; "also Thursday" stands
// beside it. A paper that writes yesterday calls neither that day nor its own by the
// weekday.
var (
	ageOfWeekday       = [7]float64{-0.7, -1.4, -2.3, -3.0, -3.2, -3.5, -3.5}
	ageOfLead          = [7]float64{-0.3, -1.4, -4.0, -5.0, -5.0, -5.0, -5.0}
	ageOfAlso          = ageOfLead
	ageBesideYesterday = [7]float64{-3.5, -3.5, -0.9, -1.2, -1.6, -1.9, -2.3}
)

// scattered is what every day costs that an article leaves out between the weekdays
// it names, where these are three or more: it tells of days in a row.
const scattered = 0.8

// holes counts the days between the first and the last that are seen which are not.
func holes(seen [7]bool) int {
	n, gap, begun := 0, 0, false
	for _, s := range seen {
		switch {
		case s:
			if begun {
				n += gap
			}
			begun, gap = true, 0
		default:
			gap++
		}
	}
	return n
}

// ages weighs the weekdays of the past tense, each once. Weeklies and opinion
// are slower: there they weigh less.
func (u *undated) ages() {
	tables := map[int8]*[7]float64{}
	usual := &ageOfWeekday
	if u.writesYesterday() {
		usual = &ageBesideYesterday
	}
	var order []int8
	var words []string
	for i := range u.mentions {
		m := &u.mentions[i]
		if !m.bare() || m.beside || !m.zone.Readable() {
			continue
		}
		day := m.expr.Day
		if tables[day] == nil {
			tables[day] = usual
			order = append(order, day)
			words = append(words, m.date.Text)
		}
		if (m == u.lead || m.heads) && usual == &ageOfWeekday {
			tables[day] = &ageOfLead
		}
		if m.also && usual == &ageOfWeekday {
			tables[day] = &ageOfAlso
		}
	}
	if len(order) == 0 {
		return
	}
	factor := 1.0
	if u.slow() {
		factor = 0.7
	}
	scatter := 0.0
	if len(order) > 2 {
		scatter = scattered * factor
	}
	why := "it writes of " + strings.Join(words, ", ") + " as just past"
	u.soft(why, "", func(pub secondsource.Day) float64 {
		s := 0.0
		var seen [7]bool
		for _, day := range order {
			age := (pub.Weekday() - int(day) + 7) % 7
			s += factor * tables[day][age]
			seen[age] = true
		}
		return s - scatter*float64(holes(seen))
	})
}

// writesYesterday reports whether the document uses that word for the day before.
func (u *undated) writesYesterday() bool {
	for i := range u.mentions {
		m := &u.mentions[i]
		if m.zone.Readable() && m.expr.Kind == secondsource.ExprShift && m.expr.Grain == secondsource.GrainDay && m.expr.N == -1 && m.expr.DayPart == 0 {
			return true
		}
	}
	return false
}

// slow reports whether the document is from a weekly, or opinion.
func (u *undated) slow() bool {
	head := u.Text[:min(len(u.Text), 200)]
	if u.Outlet != nil {
		head += u.Outlet.Text
	}
	head = strings.ToLower(head)
	for _, w := range [...]string{"weekly", "magazine", "monthly", "opinion", "comment\n", "analysis\n", "editorial", "sunday "} {
		if strings.Contains(head, w) {
			return true
		}
	}
	return false
}
