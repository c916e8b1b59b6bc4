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
		if s == "" {
			continue
		}
		if i < 6 {
			if m := z.rules.find("date-head", s, strings.ToLower(s[:min(len(s), 60)])); m != nil && m[1] < len(s) && len(s) > 60 {
				z.cut(p, p.span.Start, p.span.Start+m[1], secondsource.ZoneDateline, i)
				s = z.of(p)
			}
		}
		kind := z.kindByWords(s)
		if i < 6 && z.datelineAlone(s) {
			kind = secondsource.ZoneDateline
		}
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

// datelineAlone reports a dateline on a line of its own.
func (z *zoner) datelineAlone(s string) bool {
	return shortLine(s, 10) && strings.ContainsAny(s, "(/,") && z.headEnd("dateline", strings.TrimRight(s, " -–—:")+" — The ship") >= len(strings.TrimRight(s, " -–—:"))
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
