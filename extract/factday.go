package extract

import (
	"regexp"
	"strconv"
	"strings"

	"secondsource"
)

const (
	aMonth = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`
	aDay   = `(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})|(\d{1,2})(?:st|nd|rd|th)? (` + aMonth + `),? (\d{4})|(` + aMonth + `) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})`
)

var (
	labelledDay = regexp.MustCompile(`(?i)\b(?:first published|published|posted|issued|released|publi\w+)(?: on| at)?[ :]*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(?:` + aDay + `)`)
	timeStamp   = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})[T ]\d{2}:\d{2}`)
)

// published sets the day of publication where the container states it, or a
// line that calls itself so ("Updated 5 May | Published 4 May 2024"); plain date
// lines and datelines are read with the other dates.
func (f *factFinder) published() {
	g := f.d.Given
	if g.Published != 0 {
		basis := g.PublishedBasis
		if basis == "" {
			basis = g.Basis
		}
		f.d.Published = statedAs(g.Published, basis)
		return
	}
	for _, z := range f.d.Zones {
		switch z.Kind {
		case secondsource.ZoneDateline, secondsource.ZoneCredit, secondsource.ZoneByline, secondsource.ZoneWidget:
		default:
			continue
		}
		s := z.Span.Of(f.d.Text)
		m := labelledDay.FindStringSubmatch(s)
		if m != nil && z.Kind == secondsource.ZoneWidget && !strings.HasPrefix(s, m[0]) {
			m = nil // a link to another article
		}
		if m == nil && z.Kind == secondsource.ZoneDateline {
			m = timeStamp.FindStringSubmatch(s)
		}
		if day := dayIn(m); day != 0 {
			f.d.Published = statedAs(day, m[0])
			return
		}
	}
}

// dayIn is the day in the brackets of aDay, whichever three of them matched.
func dayIn(m []string) secondsource.Day {
	for i := 1; i+2 < len(m); i += 3 {
		if m[i] == "" {
			continue
		}
		y, month, day := m[i], m[i+1], m[i+2]
		switch i {
		case 4, 7:
			y, day = day, y
		case 10:
			y, month, day = day, y, month
		}
		year, _ := strconv.Atoi(y)
		n, err := strconv.Atoi(month)
		if err != nil {
			n = monthNumber(month)
		}
		if dd, err := strconv.Atoi(day); err == nil && validDay(year, n, dd) {
			return secondsource.DayOf(year, n, dd)
		}
	}
	return 0
}

// monthNumber reads the name of a month, 1 to 12, by its first three letters.
func monthNumber(name string) int {
	if len(name) < 3 {
		return 0
	}
	return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(name[:3]))/3 + 1
}
