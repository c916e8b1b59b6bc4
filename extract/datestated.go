package extract

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"secondsource"
)

// stateDay sets the day of publication where the container, the head of the
// text or the address states it. A picture, a biography or the story itself
// never does.
func (f *dateFinder) stateDay(d *secondsource.Doc) {
	switch day, why := f.statedIn(d); {
	case d.Published.From != 0:
	case d.Given.Published != 0:
		d.Published = statedAs(d.Given.Published, d.Given.Basis)
	case day != 0:
		d.Published = statedAs(day, why)
	default:
		if day := addressDay(d.URL); day != 0 {
			d.Published = statedAs(day, "the address "+d.URL)
		}
	}
}

func statedAs(day secondsource.Day, why string) secondsource.Published {
	return secondsource.Published{Interval: secondsource.Interval{From: day, To: day}, Basis: "stated", Why: why}
}

// headZones is how many zones may stand before the story.
const headZones = 8

// statedIn reads the head: a full date, or a dateline whose year stands in
// another line of the furniture (copyright, slug).
func (f *dateFinder) statedIn(d *secondsource.Doc) (secondsource.Day, string) {
	var first secondsource.Day
	var why string
	var floating *dateFound
	year := 0
	for i := range f.found {
		x := &f.found[i]
		z := zoneOf(d, x.span)
		if z < 0 {
			continue
		}
		if y := furnitureYear(d, x, z); y > 0 {
			year = max(year, y)
		}
		if x.Grain != secondsource.GrainDay || x.Kind == secondsource.ExprFixed && x.Year < gregorian || !heads(d, z) {
			continue
		}
		switch {
		case x.Kind == secondsource.ExprFixed && x.Extra == 0 && first == 0:
			first, why = x.On(0).From, x.span.Of(d.Text)
		case x.Kind == secondsource.ExprFixed && x.Extra == 0 && x.On(0).From != first:
			why += fmt.Sprintf(" (but also %s)", x.span.Of(d.Text))
		case x.Kind == secondsource.ExprCalendar && floating == nil && d.Zones[z].Kind == secondsource.ZoneDateline:
			floating = x
		}
	}
	if first == 0 && floating != nil && year > 0 {
		return secondsource.DayOf(year, int(floating.Month), int(floating.Day)), floating.span.Of(d.Text) + ", the year from " + strconv.Itoa(year) + " in another line"
	}
	return first, why
}

// weeklyPaper is a word in the name of a paper that was closed days before its date.
var weeklyPaper = regexp.MustCompile(`(?i)\bweekly\b`)

// weekly reads "on Friday", told as past in a weekly of a Friday, as the Friday
// before: such a paper is closed before the day that it bears.
func (f *dateFinder) weekly(d *secondsource.Doc) {
	if d.Published.From == 0 || d.Published.From != d.Published.To || !weeklyPaper.MatchString(masthead(d)) {
		return
	}
	for i := range f.found {
		if x := &f.found[i]; x.Kind == secondsource.ExprWeekday && x.Toward == secondsource.TowardPast {
			x.Toward = secondsource.TowardLast
		}
	}
}

// masthead is the name of the paper, or the short first line of the head.
func masthead(d *secondsource.Doc) string {
	if d.Outlet != nil {
		return d.Outlet.Text
	}
	if len(d.Zones) > 0 && d.Zones[0].Kind != secondsource.ZoneBody {
		if line := d.Zones[0].Span.Of(d.Text); len(line) <= 70 && len(strings.Fields(line)) <= 6 {
			return line
		}
	}
	return ""
}

func zoneOf(d *secondsource.Doc, s secondsource.Span) int {
	for i := range d.Zones {
		if d.Zones[i].Span.Contains(s) {
			return i
		}
	}
	return -1
}

// heads reports whether a zone is a line of the head that can carry the date.
func heads(d *secondsource.Doc, z int) bool {
	if labelled(d.Zones[z].Span.Of(d.Text)) {
		return true
	}
	switch d.Zones[z].Kind {
	case secondsource.ZoneDateline:
		return true
	case secondsource.ZoneTitle, secondsource.ZoneBoilerplate, secondsource.ZoneByline, secondsource.ZoneSubheading:
	default:
		return false
	}
	if z >= headZones || d.Zones[z].Span.Len() > 70 {
		return false
	}
	for _, before := range d.Zones[:z] {
		if before.Kind == secondsource.ZoneBody {
			return false
		}
	}
	// A slug or masthead: few words beside the date.
	return len(strings.Fields(d.Zones[z].Span.Of(d.Text))) <= 8
}

// publishedLine opens a line that says when the article came out, wherever it stands.
var publishedLine = regexp.MustCompile(`(?i)^(?:first |originally )?(?:published|posted)(?:\s*:|\s+on|\s+at|\s)\s*(?:\d|[A-Z][a-z]+,? |[A-Z][a-z]+\.? \d)`)

// labelled reports whether a line says when the article was published.
func labelled(line string) bool {
	return len(line) <= 70 && len(strings.Fields(line)) <= 9 && publishedLine.MatchString(line)
}

// furnitureYear is the year of a copyright line or a slug.
func furnitureYear(d *secondsource.Doc, x *dateFound, z int) int {
	if x.Kind != secondsource.ExprFixed {
		return 0
	}
	switch d.Zones[z].Kind {
	case secondsource.ZoneCredit, secondsource.ZoneBoilerplate, secondsource.ZoneByline:
	default:
		return 0
	}
	line := strings.ToLower(d.Zones[z].Span.Of(d.Text))
	if strings.Contains(line, "copyright") || strings.Contains(line, "©") || strings.Contains(line, "(c)") {
		return int(x.Year)
	}
	return 0
}

// addressDay reads /2024/06/07/ or 2024-06-07 in an address.
func addressDay(url string) secondsource.Day {
	for i := 0; i+10 <= len(url); i++ {
		s := url[i : i+10]
		if i > 0 && digit(url[i-1]) || i+10 < len(url) && digit(url[i+10]) {
			continue
		}
		if (s[4] != '/' && s[4] != '-') || s[7] != s[4] {
			continue
		}
		y, err1 := strconv.Atoi(s[:4])
		m, err2 := strconv.Atoi(s[5:7])
		day, err3 := strconv.Atoi(s[8:10])
		if err1 == nil && err2 == nil && err3 == nil && y >= 1990 && y < 2100 && validDay(y, m, day) {
			return secondsource.DayOf(y, m, day)
		}
	}
	return 0
}
