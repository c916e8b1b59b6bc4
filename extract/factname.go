package extract

import (
	"regexp"
	"strings"

	"secondsource"
)

const (
	namePart  = `\p{Lu}[\p{L}\p{M}'’.-]*`
	wholeName = namePart + `(?: (?:(?:de|del|della|der|van|von|bin|al|el|da|dos|di|du|le|la|y|ter|ten) ){0,2}` + namePart + `){1,3}`
)

var (
	bylinePerson = regexp.MustCompile(`^(?i:(?:(?:text|words|story|written|report|posted|submitted) )?by:? |authors?: |from )?(?i:(?:\p{L}+ )?(?:staff |sports|senior |special )?-?(?:writer|reporter|correspondent|columnist)s? )?(` + wholeName + `(?:(?:, and |, | and | & )` + wholeName + `)*)`)
	reportedBy   = regexp.MustCompile(`(?i:(?:reporting|writing|written|report|story) by:?) (` + wholeName + `(?:(?:, and |, | and | & )` + wholeName + `)*)`)
	noteName     = regexp.MustCompile(`^(` + wholeName + `),? (?:an? .{3,80}, )?(?:is|are|writes|covers|reports|teaches|works|joined|edits|was)\b`)
)

// byline reads the names in a line such as "By Jane Doe and John Roe, Harbour
// Press"; papers and agencies among them are no persons.
func (f *factFinder) byline() *secondsource.Fact {
	return f.zones(func(z secondsource.Zone, _ bool) *secondsource.Fact {
		return f.persons(z, bylinePerson, "byline")
	}, secondsource.ZoneByline)
}

// reporters reads the names in a closing credit, or whom the note is about.
func (f *factFinder) reporters() *secondsource.Fact {
	fact := f.zones(func(z secondsource.Zone, _ bool) *secondsource.Fact {
		if strings.HasPrefix(strings.ToLower(strings.TrimLeft(z.Span.Of(f.d.Text), "(")), "additional") {
			return nil
		}
		return f.persons(z, reportedBy, "credit of the reporters")
	}, secondsource.ZoneCredit)
	if fact != nil {
		return fact
	}
	return f.zones(func(z secondsource.Zone, _ bool) *secondsource.Fact {
		return f.persons(z, noteName, "note about the author")
	}, secondsource.ZoneBio)
}

// persons gives the names that the first bracket of re finds at the head of a
// zone, up to the first that is a paper.
func (f *factFinder) persons(z secondsource.Zone, re *regexp.Regexp, basis string) *secondsource.Fact {
	s := strings.ReplaceAll(z.Span.Of(f.d.Text), " AND ", " and ")
	m := re.FindStringSubmatchIndex(s)
	if m == nil {
		return nil
	}
	names := s[m[2]:m[3]]
	if strings.HasPrefix(strings.ToLower(names), "by ") {
		return nil // by one name alone: an agency
	}
	end := 0
	for from := 0; from <= len(names); {
		n, next := len(names)-from, len(names)+1
		for _, sep := range []string{", and ", ", ", " and ", " & "} {
			if i := strings.Index(names[from:], sep); i >= 0 && i < n {
				n, next = i, from+i+len(sep)
			}
		}
		if f.isOutlet(names[from : from+n]) {
			break
		}
		end, from = from+n, next
	}
	if end == 0 {
		return nil
	}
	return f.stated(z.Span.Start+m[2], z.Span.Start+m[2]+len(strings.TrimRight(names[:end], ".")), basis)
}
