package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"secondsource"
)

// head classifies what stands before the first sentences: labels, mastheads,
// date lines, bylines, the title and the lines under it.
func (z *zoner) head() {
	open := z.openLines()
	for _, i := range open {
		z.headLine(i)
	}
	for n, i := range open {
		if z.paras[i].kind == "" && z.title == "" {
			z.masthead(open, n)
		}
	}
	for n, i := range open {
		p := &z.paras[i]
		if p.kind != "" || p.span.Len() == 0 {
			continue
		}
		s := z.of(p)
		switch {
		case z.title == "" && z.titleLike(i):
			p.kind, z.title = secondsource.ZoneTitle, strings.ToLower(s)
		case z.nameLine(open, n), z.title != "" && z.matches("byline-in", s):
			p.kind = secondsource.ZoneByline
		case z.title != "" && z.matches("masthead", s):
			p.kind = secondsource.ZoneBoilerplate
		case z.title != "" && shortLine(s, 30) && !finished(s) && !lowerFirst(s) && z.body < len(z.paras):
			p.kind = secondsource.ZoneSubheading
		}
	}
}

// openLines are the paragraphs without a kind before the body, and sets where
// the body begins.
func (z *zoner) openLines() []int {
	const most = 12
	var open []int
	for z.body = 0; z.body < len(z.paras) && len(open) <= most; z.body++ {
		p := &z.paras[z.body]
		if p.kind != "" || p.span.Len() == 0 {
			continue
		}
		s := z.of(p)
		if (prose(s) && (len(open) > 0 || z.title != "" || !z.titleLike(z.body))) || z.headEnd("dateline", s) > 0 {
			break
		}
		open = append(open, z.body)
	}
	return open
}

// headLine gives a line of the head its kind, if it is no title.
func (z *zoner) headLine(i int) {
	p := &z.paras[i]
	s := z.of(p)
	switch {
	case strings.EqualFold(s, z.given.Title) && s != "":
		p.kind, z.title = secondsource.ZoneTitle, strings.ToLower(s)
	case z.matches("date", s), z.matches("weekday-date", s):
		p.kind = secondsource.ZoneDateline
	case z.matches("byline", s):
		p.kind = secondsource.ZoneByline
	case z.matches("label", s):
		p.kind = secondsource.ZoneBoilerplate
	default:
		z.mixedLine(i)
	}
}

// masthead sets line n of the head aside, and the motto under it, if it is the
// name of the paper: a name, over a line that can be the title, which calls
// itself a paper, stands over the day or a motto, or is named in the text.
func (z *zoner) masthead(open []int, n int) {
	i := open[n]
	p := &z.paras[i]
	s := z.of(p)
	edition := z.matches("masthead", s)
	title := z.titleAfter(open, n)
	if title < 0 || !shortLine(s, 12) || finished(s) && !edition {
		return
	}
	if edition {
		p.kind = secondsource.ZoneBoilerplate
	}
	if !headlineCase(s) || !shortLine(s, 7) {
		return
	}
	next := &z.paras[i+1]
	over := i+1 < title && !next.gap
	motto := over && next.kind == "" && z.paras[title].gap && title == i+2 && shortLine(s, 5)
	dated := over && z.paras[title].gap && (next.kind == secondsource.ZoneDateline || len(next.cuts) > 0 || next.kind == secondsource.ZoneBoilerplate) && shortLine(s, 5)
	if motto {
		next.kind = secondsource.ZoneBoilerplate
	}
	if motto || dated || z.namedInText(s) {
		p.kind = secondsource.ZoneBoilerplate
	}
}

// titleAfter is the next line of the head after open[n] that can be the title
// and is no name of a paper, or -1.
func (z *zoner) titleAfter(open []int, n int) int {
	found := -1
	for _, j := range open[n+1:] {
		if s := z.of(&z.paras[j]); z.paras[j].kind == "" && z.paras[j].span.Len() > 0 && z.titleLike(j) && !z.matches("masthead", s) && !nameOnly(s) {
			if z.paras[j].gap {
				return j // what follows the masthead directly is rather its motto
			}
			if found < 0 {
				found = j
			}
		}
	}
	return found
}

// namedInText reports whether the text speaks of a paper by the name s, as one
// that was told something.
func (z *zoner) namedInText(s string) bool {
	name := strings.ToLower(s)
	name = strings.TrimPrefix(name, "the ")
	if z.body >= len(z.paras) {
		return false
	}
	text := strings.ToLower(z.text[z.paras[z.body].span.Start:])
	for _, before := range []string{"told ", "told the ", "interview with ", "interview with the ", "speaking to ", "(", "seen by ", "seen by the "} {
		if strings.Contains(text, before+name) {
			return true
		}
	}
	return false
}

// mixedLine takes a line of day, section and name apart: "4. 6. 2025 | Economy".
func (z *zoner) mixedLine(i int) {
	p := &z.paras[i]
	s := z.of(p)
	if !shortLine(s, 16) {
		return
	}
	var ends []int
	for at, r := range s {
		if strings.ContainsRune("|•·", r) {
			ends = append(ends, at+utf8.RuneLen(r))
		}
	}
	if ends == nil {
		ends = z.dayAtEnd(s)
	}
	if ends == nil {
		return
	}
	ends = append(ends, len(s))
	dated, labels := false, true
	var kinds []secondsource.ZoneKind
	from := 0
	for _, end := range ends {
		part := strings.Trim(s[from:end], " |•·,")
		kind := secondsource.ZoneBoilerplate
		switch {
		case z.matches("date", part):
			kind, dated = secondsource.ZoneDateline, true
		case z.matches("masthead", part), z.matches("label", part):
		case z.matches("byline", part), nameOnly(part):
			kind = secondsource.ZoneByline
		}
		kinds, from = append(kinds, kind), end
		labels = labels && z.matches("label", part)
	}
	if !dated && !labels {
		return
	}
	start := p.span.Start
	from = start
	for k, end := range ends {
		z.cut(p, from, start+end, kinds[k], i)
		from = start + end
	}
}

// dayAtEnd cuts "The Harbour Gazette, 4 March 2031" before the day.
func (z *zoner) dayAtEnd(s string) []int {
	if i := strings.Index(s, ", "); i > 0 && shortLine(s[:i], 6) && headlineCase(s[:i]) && z.matches("date", s[i+2:]) {
		return []int{i + 1}
	}
	return nil
}

// nameOnly reports two to four words that are all capitalised, initials among
// them: a person's name, as far as its form goes.
func nameOnly(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	big := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			big++
		case w == "de" || w == "van" || w == "von" || w == "der" || w == "al" || w == "bin" || w == "da" || w == "and" || w == "y":
		default:
			return false
		}
		if strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("-'’.", r) }) {
			return false
		}
	}
	return big >= 2
}

// nameLine reports whether line n of the head is the author's name: it looks
// like one, and a day, the page's head or a note about the author agrees.
func (z *zoner) nameLine(open []int, n int) bool {
	i := open[n]
	s := z.of(&z.paras[i])
	if !nameOnly(s) {
		return false
	}
	if z.given.Byline != "" && strings.Contains(strings.ToLower(z.given.Byline), strings.ToLower(s)) {
		return true
	}
	for _, j := range []int{i - 2, i - 1, i + 1, i + 2} {
		if j >= 0 && j < len(z.paras) && (z.paras[j].kind == secondsource.ZoneDateline || len(z.paras[j].cuts) > 1) {
			return z.title != "" || j < i
		}
	}
	for j := max(z.body, len(z.paras)-4); j < len(z.paras); j++ {
		if about := z.of(&z.paras[j]); strings.HasPrefix(about, s+" ") && !reported(about) && (z.matches("bio", about) || i == z.body-1) {
			return true
		}
	}
	return false
}

// titleLike reports whether paragraph i can be the headline: short, followed by
// more, and not a sentence, unless it is capitalised like a headline.
func (z *zoner) titleLike(i int) bool {
	s := z.of(&z.paras[i])
	words := len(strings.Fields(s))
	if words < 2 || words > 25 || len(s) > 220 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case strings.ContainsRune(":,;", r):
		return false
	case strings.ContainsRune(".…", r) || (strings.ContainsRune("\"”)", r) && finished(s)):
		return words <= 20 && words >= 4 && headlineCase(s) && z.more(i)
	}
	return true
}

// more reports whether running text follows paragraph i.
func (z *zoner) more(i int) bool {
	for j := i + 1; j < min(i+6, len(z.paras)); j++ {
		if prose(z.of(&z.paras[j])) {
			return true
		}
	}
	return false
}
