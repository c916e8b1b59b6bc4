package annotate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"secondsource"
)

// dateline cuts labels off the title and the first paragraph, and place, day and
// agency off the first sentence.
func (z *zoner) dateline() {
	tried := 0
	for i := range z.paras {
		p := &z.paras[i]
		if p.kind == secondsource.ZoneTitle || (p.kind == "" && tried == 0) {
			z.cutHead(i, "label-head", secondsource.ZoneBoilerplate)
		}
		if p.kind != "" || p.span.Len() == 0 {
			continue
		}
		if tried++; z.cutHead(i, "dateline", secondsource.ZoneDateline) || tried == 3 {
			return
		}
	}
}

// cutHead cuts what a rule of the group takes off the head of paragraph i.
func (z *zoner) cutHead(i int, group string, kind secondsource.ZoneKind) bool {
	p := &z.paras[i]
	n := z.headEnd(group, z.of(p))
	if n > 0 {
		z.cut(p, p.span.Start, p.span.Start+n, kind, i)
	}
	return n > 0
}

// headEnd is the length of what the first bracket of a rule of the group takes
// off the head of a paragraph, or 0. A headline in capitals has no dateline.
func (z *zoner) headEnd(group, s string) int {
	s = s[:floorRune(s, 200)]
	m := z.rules.find(group, s, strings.ToLower(s))
	if m == nil || m[3] <= 0 {
		return 0
	}
	if rest := s[m[3]:]; group == "dateline" && (functionWord(s) || strings.ToUpper(rest) == rest || z.transcript(s[:m[3]])) {
		return 0
	}
	return m[3]
}

// transcript reports a speaker's name in capitals where several paragraphs begin
// with one and a colon.
func (z *zoner) transcript(head string) bool {
	if !strings.HasSuffix(strings.TrimSpace(head), ":") || strings.ContainsAny(head, "()/0123456789") {
		return false
	}
	n := 0
	for i := range z.paras {
		name, _, found := strings.Cut(z.of(&z.paras[i]), ":")
		if found && len(name) < 40 && name == strings.ToUpper(name) && strings.ToLower(name) != name {
			n++
		}
	}
	return n > 1
}

// functionWord reports a first word that no place is called.
func functionWord(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	switch word {
	case "On", "In", "By", "At", "From", "Since", "After", "Until", "Before", "Last", "This", "The", "For":
		return true
	}
	return false
}

// floorRune is the greatest index up to n at which s may be cut.
func floorRune(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// tail classifies what follows the article: who wrote it, and for whom.
func (z *zoner) tail() {
	z.aboutAuthors()
	const reach = 6 // paragraphs from the end
	atEnd := true   // only furniture stands after this one
	for i, seen := len(z.paras)-1, 0; i >= 0 && seen < reach; i-- {
		p := &z.paras[i]
		if p.kind != "" || p.span.Len() == 0 {
			continue
		}
		seen++
		s := z.of(p)
		if i > z.body && (z.bio(i, atEnd) || (len(s) < furnitureLimit && !speech(s) && z.matches("contact", s))) {
			p.kind = secondsource.ZoneBio
			continue
		}
		z.closingCredit(i, s)
		if z.bylineAtEnd(i) {
			p.kind = secondsource.ZoneByline
			continue
		}
		atEnd = false
	}
}

// closingCredit cuts the agency or the reporters off the end of a paragraph.
func (z *zoner) closingCredit(i int, s string) {
	from := ceilRune(s, len(s)-250)
	last := s[from:]
	if m := z.rules.find("credit-end", last, strings.ToLower(last)); m != nil && m[2] >= 0 {
		at := z.paras[i].span.Start + from
		z.cut(&z.paras[i], at+m[2], at+m[3], secondsource.ZoneCredit, i)
	}
}

// ceilRune is the least index from n on at which s may be cut.
func ceilRune(s string, n int) int {
	for n = max(n, 0); n < len(s) && !utf8.RuneStart(s[n]); {
		n++
	}
	return n
}

// bylineAtEnd reports a closing line with the author's name.
func (z *zoner) bylineAtEnd(i int) bool {
	s := z.of(&z.paras[i])
	return i > z.body && shortLine(s, 12) && !finished(strings.TrimSuffix(s, ".")) && z.matches("byline", s)
}

// aboutAuthors takes the paragraphs under a heading such as "About the writer".
func (z *zoner) aboutAuthors() {
	for i := range z.paras {
		if k := z.paras[i].kind; (k != "" && k != secondsource.ZoneSubheading && k != secondsource.ZoneWidget) || !z.matches("bio-head", z.of(&z.paras[i])) {
			continue
		}
		z.paras[i].kind = secondsource.ZoneBio
		about := ""
		for j := i + 1; j < min(i+8, len(z.paras)); j++ {
			p := &z.paras[j]
			s := z.of(p)
			if p.kind == secondsource.ZoneTitle || (p.kind != "" && p.kind != secondsource.ZoneSubheading) {
				continue
			}
			if about == "" {
				about, _, _ = strings.Cut(s, " ")
			} else if !strings.Contains(s, about) && !pronounFirst(s) && !z.matches("bio", s) && !z.matches("contact", s) {
				break
			}
			p.kind = secondsource.ZoneBio
		}
	}
}

func pronounFirst(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	switch word {
	case "He", "She", "They", "His", "Her", "Their", "Follow", "Email", "Contact":
		return true
	}
	return false
}

// speech reports marks of quotation.
func speech(s string) bool { return strings.ContainsAny(s, "\"“”«»„") }

// bio reports whether paragraph i is about the author: it begins with the name
// over the article, or it says what a person writes or is who has no part in
// the story, and stands after all of it.
func (z *zoner) bio(i int, atEnd bool) bool {
	s := z.of(&z.paras[i])
	if len(s) > 2*furnitureLimit || reported(s) {
		return false
	}
	if atEnd && z.authorFirst(s) {
		return true
	}
	if !z.matches("bio", s) {
		return false
	}
	if strings.HasPrefix(s, "The ") {
		return slices.Contains([]string{"author", "authors", "writer", "writers", "columnist", "reporter"}, strings.Fields(s)[1])
	}
	family := familyName(s)
	if family == "" {
		return false
	}
	for _, line := range z.bylines() {
		if strings.Contains(line, family) {
			return true
		}
	}
	if !atEnd {
		return false
	}
	for j := range z.paras {
		if p := &z.paras[j]; j != i && (p.kind == "" || p.kind.Readable()) && strings.Contains(z.of(p), family) {
			return false
		}
	}
	return true
}

// bylines are the lines that name the author.
func (z *zoner) bylines() []string {
	lines := []string{z.given.Byline}
	for j := range z.paras {
		if p := &z.paras[j]; p.kind == secondsource.ZoneByline {
			lines = append(lines, z.of(p))
		}
		for _, c := range z.paras[j].cuts {
			if c.Kind == secondsource.ZoneByline {
				lines = append(lines, c.Span.Of(z.text))
			}
		}
	}
	return lines
}

// authorFirst reports a paragraph that begins with the full name of a byline.
func (z *zoner) authorFirst(s string) bool {
	first := strings.Fields(s)
	if len(first) < 3 {
		return false
	}
	for n := 3; n >= 2; n-- {
		name := strings.Join(first[:n], " ")
		if !nameOnly(name) || !strings.HasPrefix(s, name) {
			continue
		}
		for _, line := range z.bylines() {
			if strings.Contains(strings.ToLower(line), strings.ToLower(name)) {
				return true
			}
		}
	}
	return false
}

// reported reports the verbs of an act of speech, which notes about authors do
// without.
func reported(s string) bool {
	for _, w := range []string{" said", " told ", " declined", " denied", " announced", " asked", " according to"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// familyName is the last of the capitalised words that s begins with.
func familyName(s string) string {
	last := ""
	for w := range strings.FieldsSeq(s) {
		word := strings.TrimRight(w, ",")
		if !nameOnly(word + " " + word) {
			break
		}
		if last = word; word != w {
			break
		}
	}
	return last
}

// middle classifies the short lines between the paragraphs of the body: what is
// repeated, what stands over a picture, what is a heading.
func (z *zoner) middle() {
	gaps := 0
	for _, p := range z.paras {
		if p.gap {
			gaps++
		}
	}
	gapped := 2*gaps > len(z.paras)
	seen := map[string]secondsource.ZoneKind{}
	for i := range z.paras {
		p := &z.paras[i]
		s := z.of(p)
		if s == "" {
			continue // all of it was cut off
		}
		key := strings.ToLower(s[:floorRune(s, 60)])
		long := len(strings.Fields(s)) >= 8
		if p.kind == "" && i > z.body {
			p.kind = z.middleLine(i, s, gapped)
		}
		before, again := seen[key]
		switch {
		case p.kind != "" && p.kind != secondsource.ZoneSubheading:
		case again && long && before == secondsource.ZoneBio:
			p.kind = secondsource.ZoneBio
		case again && long && strings.Contains(z.text[:p.span.Start], s):
			p.kind = secondsource.ZoneWidget // said before, word for word
		}
		if !again {
			seen[key] = p.kind
		}
	}
}

// middleLine gives the kind of a line after the beginning of the body, "" for
// body.
func (z *zoner) middleLine(i int, s string, gapped bool) secondsource.ZoneKind {
	if !shortLine(s, 16) || finished(s) {
		return ""
	}
	if i <= z.body+4 {
		if z.matches("date", s) {
			return secondsource.ZoneDateline
		}
		if z.matches("byline", s) {
			return secondsource.ZoneByline
		}
	}
	low := strings.ToLower(s)
	repeated := z.title != "" && len(strings.Fields(s)) >= 4 && strings.HasPrefix(strings.Trim(z.title, "\"'“”‘’"), strings.TrimRight(strings.Trim(low, "\"'“”‘’"), " .…"))
	next := i + 1
	pictured := next < len(z.paras) && z.paras[next].kind == secondsource.ZoneCaption
	switch {
	case pictured && (repeated || (gapped && !z.paras[next].gap)):
		return secondsource.ZoneCaption
	case repeated, z.matches("date", s):
		return secondsource.ZoneWidget
	case z.headsText(i, s):
		return secondsource.ZoneSubheading
	}
	return ""
}

// headsText reports whether a line stands over running text like a heading.
func (z *zoner) headsText(i int, s string) bool {
	if !shortLine(s, 12) || strings.ContainsAny(s[len(s)-1:], ",;:-") || i+1 >= len(z.paras) {
		return false
	}
	next := &z.paras[i+1]
	return !lowerFirst(s) && (next.kind == "" || next.kind == secondsource.ZoneBody) && prose(z.of(next))
}
