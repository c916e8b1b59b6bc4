package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"secondsource"
)

// furnitureLimit is the length in bytes of the longest caption, credit or
// widget that is looked for; longer paragraphs are only cut at their ends.
const furnitureLimit = 700

// furniture finds what is no part of the article by its own words, wherever it
// stands: widgets, credits, captions, marks.
func (z *zoner) furniture() {
	list := false // headlines of other articles follow
	for i := range z.paras {
		p := &z.paras[i]
		if p.kind != "" && (p.kind != secondsource.ZoneSubheading || !p.hint) {
			list = list && p.kind == secondsource.ZoneWidget
			continue
		}
		s := z.of(p)
		if i < 6 {
			if m := z.rules.find("date-head", s, strings.ToLower(s[:min(len(s), 60)])); m != nil && m[1] < len(s) && len(s) > 60 {
				z.cut(p, p.span.Start, p.span.Start+m[1], secondsource.ZoneDateline, i)
				s = z.of(p)
			}
		}
		kind := z.kindByWords(s)
		if kind == "" && z.agencyCaption(i, s) {
			kind = secondsource.ZoneCaption
		}
		if kind == "" && list && shortLine(s, 20) && !finished(s) {
			kind = secondsource.ZoneWidget
		}
		list = kind == secondsource.ZoneWidget && (list || z.matches("widget-list", s))
		if kind != "" {
			p.kind, p.hint = kind, false
		}
	}
}

// kindByWords is the kind that the words of a paragraph alone give it, or "".
func (z *zoner) kindByWords(s string) secondsource.ZoneKind {
	if len(s) > furnitureLimit {
		return ""
	}
	low := strings.ToLower(s)
	has := func(group string) bool { return z.rules.find(group, s, low) != nil }
	switch {
	case has("boilerplate"), has("disclaimer") && !has("bio"):
		return secondsource.ZoneBoilerplate
	case emoji(s) && shortLine(s, 25), has("widget"):
		return secondsource.ZoneWidget
	case has("credit"):
		return secondsource.ZoneCredit
	case has("caption"), has("caption-words"), z.closesWithPhotographer(s, low):
		return secondsource.ZoneCaption
	}
	return ""
}

// closesWithPhotographer reports a picture's credit at the end. What is longer
// than captions are, or holds speech, is left to be body.
func (z *zoner) closesWithPhotographer(s, low string) bool {
	at := max(0, len(s)-160)
	for !utf8.RuneStart(s[at]) {
		at++
	}
	if z.rules.find("caption-end", s[at:], low[max(0, len(low)-160):]) == nil {
		return false
	}
	return len(strings.Fields(s)) <= 90 && z.rules.find("credit-end", s, low) == nil
}

// agencyCaption reports a paragraph that an agency's name closes ("… — AFP")
// where the article goes on for long: after the last paragraph that is the
// credit of the text, before it that of a picture.
func (z *zoner) agencyCaption(i int, s string) bool {
	if len(s) > furnitureLimit || 3*i > len(z.paras) || speech(s) || strings.HasSuffix(s, ")") {
		return false
	}
	if z.rules.find("credit-end", s, strings.ToLower(s)) == nil {
		return false
	}
	after := 0
	for j := i + 1; j < len(z.paras); j++ {
		if prose(z.of(&z.paras[j])) {
			after++
		}
	}
	return after >= 3
}

// emoji reports whether s begins with a pictograph, as players, buttons and
// boxes in any language do.
func emoji(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if r < 0x2190 || !unicode.Is(unicode.So, r) {
		return false
	}
	return strings.TrimSpace(s[n:]) != ""
}

// head classifies what stands before the first sentences: labels, mastheads,
// date lines, bylines, the title and the lines under it.
func (z *zoner) head() {
	var open []int // paragraphs without a kind before the body
	for z.body = 0; z.body < len(z.paras); z.body++ {
		p := &z.paras[z.body]
		if p.kind != "" {
			continue
		}
		s := z.of(p)
		if (prose(s) && (len(open) > 0 || z.title != "" || !z.titleLike(z.body))) || z.headEnd("dateline", s) > 0 {
			break
		}
		if open = append(open, z.body); len(open) > 12 {
			break
		}
	}
	for _, i := range open {
		z.headLine(i)
	}
	for n, i := range open {
		p := &z.paras[i]
		if p.kind != "" {
			continue
		}
		s := z.of(p)
		switch {
		case z.title == "" && z.titleLike(i):
			p.kind, z.title = secondsource.ZoneTitle, strings.ToLower(s)
		case z.nameLine(open, n):
			p.kind = secondsource.ZoneByline
		case z.title != "" && shortLine(s, 30) && !finished(s) && !lowerFirst(s) && z.body < len(z.paras):
			p.kind = secondsource.ZoneSubheading
		}
	}
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
	case z.matches("byline", s), z.title != "" && z.matches("byline-in", s):
		p.kind = secondsource.ZoneByline
	case z.matches("label", s), z.matches("masthead", s) && z.lineAfter(i):
		p.kind = secondsource.ZoneBoilerplate
	default:
		z.mixedLine(i)
	}
}

// lineAfter reports whether another line of the head can be the title.
func (z *zoner) lineAfter(i int) bool {
	if z.title != "" {
		return true
	}
	for j := i + 1; j < min(z.body+1, len(z.paras)); j++ {
		if z.paras[j].kind == "" && (j == z.body || z.titleLike(j)) {
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
		return
	}
	ends = append(ends, len(s))
	dated := false
	var kinds []secondsource.ZoneKind
	from := 0
	for _, end := range ends {
		part := strings.Trim(s[from:end], " |•·")
		kind := secondsource.ZoneBoilerplate
		switch {
		case z.matches("date", part):
			kind, dated = secondsource.ZoneDateline, true
		case z.matches("byline", part), nameOnly(part) && !z.matches("label", part):
			kind = secondsource.ZoneByline
		}
		kinds, from = append(kinds, kind), end
	}
	if !dated {
		return
	}
	start := p.span.Start
	from = start
	for k, end := range ends {
		z.cut(p, from, start+end, kinds[k], i)
		from = start + end
	}
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
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(z.paras) && z.paras[j].kind == secondsource.ZoneDateline {
			return z.title != "" || j < i
		}
	}
	for j := max(z.body, len(z.paras)-4); j < len(z.paras); j++ {
		if strings.HasPrefix(z.of(&z.paras[j]), s+" ") && z.matches("bio", z.of(&z.paras[j])) {
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
