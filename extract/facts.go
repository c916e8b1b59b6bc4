package extract

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"secondsource"
	"secondsource/pack"
)

// facts fills in what a document says about itself: its outlet, title and
// byline, and the day of publication where the container or a labelled line
// states it. What is only in a picture's caption, or said of another paper in
// the story, states nothing. A fact from the text is exactly the words of its
// span; e-mail addresses and handles are in none.
func facts(d *secondsource.Doc, p *pack.Pack) {
	f := factFinder{d: d, p: p}
	if d.Outlet = f.given(d.Given.Outlet); d.Outlet == nil {
		d.Outlet = f.outlet()
	}
	if d.Title = f.title(); d.Title == nil {
		d.Title = f.given(d.Given.Title)
	}
	if d.Byline = f.byline(); d.Byline == nil {
		d.Byline = f.given(d.Given.Byline)
	}
	if d.Byline == nil {
		d.Byline = f.reporters()
	}
	f.published()
}

// factFinder looks for the facts of one document.
type factFinder struct {
	d *secondsource.Doc
	p *pack.Pack
}

// given is a fact that the container or the person states.
func (f *factFinder) given(text string) *secondsource.Fact {
	if text == "" {
		return nil
	}
	return &secondsource.Fact{Text: text, Basis: f.d.Given.Basis}
}

// stated is a fact at a place of the text.
func (f *factFinder) stated(start, end int, basis string) *secondsource.Fact {
	s := secondsource.Span{Start: start, End: end}
	return &secondsource.Fact{Text: s.Of(f.d.Text), Basis: basis, Span: &s}
}

// zones calls look for every zone of the kinds, in order, until one answers.
// head says whether the zone stands before the first body.
func (f *factFinder) zones(look func(z secondsource.Zone, head bool) *secondsource.Fact, kinds ...secondsource.ZoneKind) *secondsource.Fact {
	head := true
	for _, z := range f.d.Zones {
		head = head && z.Kind != secondsource.ZoneBody
		for _, k := range kinds {
			if z.Kind == k {
				if fact := look(z, head); fact != nil {
					return fact
				}
			}
		}
	}
	return nil
}

func (f *factFinder) title() *secondsource.Fact {
	return f.zones(func(z secondsource.Zone, _ bool) *secondsource.Fact {
		return f.stated(z.Span.Start, z.Span.End, "title")
	}, secondsource.ZoneTitle)
}

// outlet tries, in this order, a masthead, a copyright line, the agency in the
// dateline, in a closing credit or beside the reporter's name, and the note
// about the author.
func (f *factFinder) outlet() *secondsource.Fact {
	for _, try := range []func() *secondsource.Fact{
		func() *secondsource.Fact { return f.zones(f.masthead, secondsource.ZoneBoilerplate) },
		func() *secondsource.Fact {
			return f.zones(f.owner, secondsource.ZoneCredit, secondsource.ZoneBoilerplate)
		},
		func() *secondsource.Fact { return f.zones(f.dateline, secondsource.ZoneDateline) },
		func() *secondsource.Fact { return f.zones(f.closing, secondsource.ZoneCredit) },
		func() *secondsource.Fact { return f.zones(f.bylineAgency, secondsource.ZoneByline) },
		func() *secondsource.Fact { return f.zones(f.employer, secondsource.ZoneBio) },
		func() *secondsource.Fact { return f.zones(f.titled, secondsource.ZoneTitle) },
	} {
		if fact := try(); fact != nil {
			return fact
		}
	}
	return nil
}

var (
	mastName = regexp.MustCompile(`^(.+?)(?:(?:\s+[—–|-]\s+|[,:|]\s*)(.*))?$`)
	edition  = regexp.MustCompile(`(?i)\b(?:edition|digest|bulletin|vol(?:ume)?\b|online|newspaper|weekly|daily)`)
)

// masthead reads "The Harbour Gazette — English edition" at the head.
func (f *factFinder) masthead(z secondsource.Zone, head bool) *secondsource.Fact {
	s := z.Span.Of(f.d.Text)
	m := mastName.FindStringSubmatchIndex(s)
	if !head || m == nil || strings.ContainsAny(s, "\n/@") || !capitalised(s[:m[3]]) {
		return nil
	}
	name := strings.TrimRight(s[:m[3]], ",")
	first := z.Paragraph == 1 && m[4] < 0 && !isLabel(name) && !strings.ContainsAny(s, ":|#*") && unicode.IsLetter([]rune(name)[0])
	if first || (m[4] >= 0 && edition.MatchString(s[m[4]:])) || f.isOutlet(name) {
		return f.stated(z.Span.Start, z.Span.Start+len(name), "masthead")
	}
	return nil
}

// desk is what a paper calls the room that wrote an article.
var desk = regexp.MustCompile(`^(?:[A-Z][A-Za-z]+ ){0,2}(?:Desk|Service|Edition|Bureau)$`)

// titled reads the name of a paper in the first line of a text where that was taken
// for the title: "The Harrow Clarion", "RTV Harrow, Foreign Desk".
func (f *factFinder) titled(z secondsource.Zone, head bool) *secondsource.Fact {
	s := z.Span.Of(f.d.Text)
	m := mastName.FindStringSubmatchIndex(s)
	if !head || z.Paragraph != 1 || m == nil || strings.ContainsAny(s, "\n/@") || !capitalised(s[:m[3]]) {
		return nil
	}
	name := s[:m[3]]
	if m[4] < 0 && f.isOutlet(name) || m[4] >= 0 && len(strings.Fields(name)) <= 4 && desk.MatchString(s[m[4]:]) && !isLabel(name) {
		return f.stated(z.Span.Start, z.Span.Start+len(name), "masthead")
	}
	return nil
}

var copyright = regexp.MustCompile(`(?i)(?:copyright|©|\(c\))(?:\s*(?:©|\(c\)))?(?:\s+by)?[\s,]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?(?:\s+by)?[\s,]*(\p{Lu}[^.,;|()©\d\n]*[\p{L})])`)

// owner reads the name in a copyright line.
func (f *factFinder) owner(z secondsource.Zone, _ bool) *secondsource.Fact {
	s := z.Span.Of(f.d.Text)
	m := copyright.FindStringSubmatchIndex(s)
	if m == nil {
		return nil
	}
	name := s[m[2]:m[3]]
	if i := strings.Index(strings.ToLower(name), " all rights"); i > 0 {
		name = name[:i]
	}
	lower := strings.ToLower(name)
	if strings.HasPrefix(lower, "all rights") || len(strings.Fields(name)) > 6 || strings.Contains(lower, "getty") {
		return nil
	}
	return f.stated(z.Span.Start+m[2], z.Span.Start+m[2]+len(name), "copyright line")
}

var bracketed = regexp.MustCompile(`\(([^()]+)\)|/(\p{Lu}+)/|[\[(](?:[^\])]*[,/] ?)?([^\])(,/]+)[\])]`)

// dateline reads the agency in "PIRAN, June 5 (Harbour Press) -".
func (f *factFinder) dateline(z secondsource.Zone, _ bool) *secondsource.Fact {
	s := z.Span.Of(f.d.Text)
	for _, m := range bracketed.FindAllStringSubmatchIndex(s, -1) {
		for g := 2; g < len(m); g += 2 {
			if m[g] >= 0 && f.agency(s[m[g]:m[g+1]]) {
				return f.stated(z.Span.Start+m[g], z.Span.Start+m[g+1], "dateline")
			}
		}
	}
	if name := strings.TrimRight(s, " -–—:"); f.isOutlet(name) {
		return f.stated(z.Span.Start, z.Span.Start+len(name), "dateline")
	}
	return nil
}

// agency reports what can stand in the brackets of a dateline: an agency, be it
// one that the pack does not know, and no country.
func (f *factFinder) agency(name string) bool {
	if f.isOutlet(name) {
		return true
	}
	return capitalised(name) && len(strings.Fields(name)) <= 4 && !strings.ContainsAny(name, "/,;0123456789") && len(f.p.Actors.States(name)) == 0
}

// closing reads "(Yonhap)" or "— AFP" after the text, or such a line over it; two
// agencies are none.
func (f *factFinder) closing(z secondsource.Zone, head bool) *secondsource.Fact {
	s := z.Span.Of(f.d.Text)
	name := strings.Trim(s, " ()[]/—–-.")
	if head {
		name = strings.TrimPrefix(name, "Source: ")
	}
	if !f.isOutlet(name) && (head || !f.named(name)) {
		return nil
	}
	for _, after := range f.d.Zones {
		if !head && after.Kind == secondsource.ZoneBody && after.Span.Start > z.Span.Start {
			return nil // the credit of a passage
		}
	}
	at := z.Span.Start + strings.Index(s, name)
	if head {
		return f.stated(at, at+len(name), "credit")
	}
	return f.stated(at, at+len(name), "closing credit")
}

// named reports a name that the text speaks of as of a paper.
func (f *factFinder) named(name string) bool {
	return len(name) > 2 && capitalised(name) && (strings.Contains(f.d.Text, " told "+name) || strings.Contains(f.d.Text, " told the "+name))
}

// bylineAgency reads the agency in "By Jane Doe, Harbour Press".
func (f *factFinder) bylineAgency(z secondsource.Zone, _ bool) *secondsource.Fact {
	s := z.Span.Of(f.d.Text)
	for _, sep := range []string{", ", "By ", "by ", "BY ", "/"} {
		if i := strings.LastIndex(s, sep); i >= 0 && f.isOutlet(s[i+len(sep):]) {
			return f.stated(z.Span.Start+i+len(sep), z.Span.End, "byline")
		}
	}
	return nil
}

var (
	isA     = regexp.MustCompile(`\b(?:is|as) (?:an? |the )?((?:\p{Lu}[\p{L}&.'’-]*(?: of)? ?)+)(?:\p{Ll}[\p{L}-]* ){0,3}(?:correspondent|reporter|columnist|writer|journalist|editor|photographer)`)
	worksAt = regexp.MustCompile(`\b(?:(?:correspondent|reporter|columnist|writer|journalist|editor)s?(?: (?:at|for|with|of))|(?:writes|reports|works) for|joined) (the )?((?:The )?\p{Lu}[\p{L}&'’-]*(?: (?:of )?(?:the )?\p{Lu}[\p{L}&'’-]*)*)`)
)

// employer reads the paper in "is a Lantern transport correspondent": a known
// one, or one that a second place of the note confirms.
func (f *factFinder) employer(z secondsource.Zone, _ bool) *secondsource.Fact {
	s := z.Span.Of(f.d.Text)
	if m := isA.FindStringSubmatchIndex(s); m != nil {
		words := strings.Fields(s[m[2]:m[3]])
		for n := len(words); n > 0; n-- {
			name := strings.Join(words[:n], " ")
			if !strings.HasPrefix(s[m[2]:], name) {
				continue
			}
			if f.isOutlet(name) || strings.Contains(s, "joined "+name) || strings.Contains(s, "joined the "+name) {
				return f.stated(z.Span.Start+m[2], z.Span.Start+m[2]+len(name), "note about the author")
			}
		}
	}
	for _, m := range worksAt.FindAllStringSubmatchIndex(s, -1) {
		if f.isOutlet(s[m[4]:m[5]]) {
			return f.stated(z.Span.Start+m[4], z.Span.Start+m[5], "note about the author")
		}
	}
	return nil
}

//go:embed rules/papers.words
var papersText string

// paperWords are the words of rules/papers.words by the kind of their line.
var paperWords = sync.OnceValue(func() map[string]string {
	kinds := map[string]string{}
	for line := range strings.Lines(papersText) {
		kind, words, found := strings.Cut(line, ":")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			kinds[strings.ToLower(w)] = kind
		}
	}
	return kinds
})

// isOutlet reports a name of a paper or agency: one that the pack knows, or one
// that calls itself so.
func (f *factFinder) isOutlet(name string) bool {
	for _, a := range f.p.Actors.Named(name) {
		if a.Kind == pack.KindOutlet || a.Kind == pack.KindAgency {
			return true
		}
	}
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 6 || !capitalised(name) || strings.ContainsAny(name, "/;:()") || isLabel(name) {
		return false
	}
	kinds := paperWords()
	for i, w := range words {
		after := i+1 < len(words) && slices.Contains([]string{"of", "de", "di", "della", "da"}, words[i+1])
		if kinds[strings.ToLower(w)] == "paper" && (i == len(words)-1 || after || kinds[strings.ToLower(words[i+1])] == "service") {
			return i > 0
		}
	}
	return false
}

// isLabel reports a line of words that head sections, not papers.
func isLabel(s string) bool {
	kinds := paperWords()
	for w := range strings.FieldsSeq(s) {
		if k := kinds[strings.ToLower(strings.Trim(w, ".,:;&|"))]; k != "label" && !(k == "paper" && strings.EqualFold(w, "news")) && len(w) > 3 {
			return false
		}
	}
	return true
}

// capitalised reports that all words but the little ones have capitals.
func capitalised(name string) bool {
	any := false
	for w := range strings.FieldsSeq(name) {
		r := []rune(w)[0]
		switch {
		case unicode.IsUpper(r):
			any = true
		case len(w) <= 3 || !unicode.IsLetter(r):
		default:
			return false
		}
	}
	return any
}
