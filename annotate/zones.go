package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"secondsource"
)

// zones classifies what the paragraphs of a document are for. Nothing is
// deleted: every byte that is not white space lies in exactly one zone. In
// doubt a paragraph is body, except where the doubt is between body and the
// author, the picture or the page.
func zones(d *secondsource.Doc) {
	z := &zoner{text: d.Text, given: d.Given, rules: loadZoneRules(), paras: splitParagraphs(d.Text)}
	z.markUp(d.Hints)
	z.furniture()
	z.head()
	z.dateline()
	z.tail()
	z.middle()
	d.Zones = z.list()
	d.Skipped = append(d.Skipped, z.skipped(d)...)
}

// zoner is one document while its zones are sought.
type zoner struct {
	text  string
	given secondsource.Given
	rules zoneRules
	paras []para
	title string // in small letters, or ""
	body  int    // index of the first paragraph of the body
}

func (z *zoner) of(p *para) string { return p.span.Of(z.text) }

// matches reports whether a rule of the group takes the whole paragraph.
func (z *zoner) matches(group, s string) bool {
	return z.rules.find(group, s, strings.ToLower(s)) != nil
}

// cut gives the bytes from..to, at one end of what is left of paragraph n, a
// kind of their own.
func (z *zoner) cut(p *para, from, to int, kind secondsource.ZoneKind, n int) {
	if s := trim(z.text, secondsource.Span{Start: from, End: to}); s.Len() > 0 {
		p.cuts = append(p.cuts, secondsource.Zone{Kind: kind, Span: s, Paragraph: n + 1})
	}
	if from <= p.span.Start {
		p.span.Start = to
	} else {
		p.span.End = from
	}
	p.span.Start = min(p.span.Start, p.span.End)
	p.span = trim(z.text, p.span)
}

// list gives the zones in text order; what has no kind is body.
func (z *zoner) list() []secondsource.Zone {
	var out []secondsource.Zone
	for i, p := range z.paras {
		if p.kind == "" {
			p.kind = secondsource.ZoneBody
		}
		if p.span.Len() > 0 {
			p.cuts = append(p.cuts, secondsource.Zone{Kind: p.kind, Span: p.span, Paragraph: i + 1})
		}
		slices.SortFunc(p.cuts, func(a, b secondsource.Zone) int { return a.Span.Start - b.Span.Start })
		out = append(out, p.cuts...)
	}
	return out
}

// skipped says what will not be read, and why, one entry a reason.
func (z *zoner) skipped(d *secondsource.Doc) []secondsource.Skip {
	var out []secondsource.Skip
	for _, k := range []struct {
		kind   secondsource.ZoneKind
		reason secondsource.SkipReason
	}{{secondsource.ZoneBio, secondsource.SkipBio}, {secondsource.ZoneCaption, secondsource.SkipCaption}, {secondsource.ZoneWidget, secondsource.SkipWidget}} {
		var spans []secondsource.Span
		for _, zone := range d.Zones {
			if zone.Kind == k.kind {
				spans = append(spans, zone.Span)
			}
		}
		if spans != nil {
			out = append(out, secondsource.Skip{Doc: d.ID, Spans: spans, Reason: k.reason})
		}
	}
	return out
}

// markUp takes what the mark-up of the page, or of Markdown, says.
func (z *zoner) markUp(hints []secondsource.Zone) {
	z.frontMatter()
	h := 0
	for i := range z.paras {
		p := &z.paras[i]
		for h < len(hints) && hints[h].Span.End <= p.span.Start {
			h++
		}
		switch {
		case p.kind != "":
		case p.span.Len() > secondsource.MaxParagraph:
			p.kind = secondsource.ZoneBoilerplate
		case h < len(hints) && hints[h].Span.Contains(p.span):
			p.kind, p.hint = hints[h].Kind, true
			if p.kind == secondsource.ZoneTitle {
				z.title = strings.ToLower(z.of(p))
			}
		default:
			z.mark(i)
		}
	}
}

// frontMatter sets aside the fields between two lines "---" at the start.
func (z *zoner) frontMatter() {
	if len(z.paras) < 2 {
		return
	}
	if p := &z.paras[0]; strings.HasPrefix(z.of(p), "\uFEFF") {
		z.cut(p, p.span.Start, p.span.Start+len("\uFEFF"), secondsource.ZoneBoilerplate, 0)
	}
	if z.of(&z.paras[0]) != "---" {
		return
	}
	for end := 1; end < min(len(z.paras), 60); end++ {
		if s := z.of(&z.paras[end]); s == "---" || s == "..." {
			for i := range z.paras[:end+1] {
				z.paras[i].kind = secondsource.ZoneBoilerplate
			}
			return
		}
	}
}

// mark cuts off the marks of headings, lists and quotations.
func (z *zoner) mark(i int) {
	p := &z.paras[i]
	s := z.of(p)
	word, rest, more := strings.Cut(s, " ")
	switch {
	case word == "" || !strings.ContainsAny(s[:1], "#>*-+=_") && s[0] != 0xE2 && s[0] != 0xC2: // bullets begin with these bytes
	case strings.Trim(s, "=") == "" || strings.Trim(s, "-") == "":
		if p.kind = secondsource.ZoneBoilerplate; len(s) > 2 && i > 0 && !p.gap && z.paras[i-1].kind == "" && shortLine(z.of(&z.paras[i-1]), 20) {
			z.heading(i-1, strings.Trim(s, "=") == "")
		}
	case more && len(word) <= 6 && strings.Trim(word, "#") == "":
		z.cut(p, p.span.Start, p.span.End-len(rest), secondsource.ZoneBoilerplate, i)
		if t := z.of(p); strings.HasSuffix(t, "#") {
			z.cut(p, p.span.End-(len(t)-len(strings.TrimRight(t, "#"))), p.span.End, secondsource.ZoneBoilerplate, i)
		}
		z.heading(i, word == "#")
	case more && strings.TrimSpace(rest) != "" && slices.Contains([]string{"*", "-", "+", ">", "•", "·", "▪", "►"}, word):
		z.cut(p, p.span.Start, p.span.End-len(rest), secondsource.ZoneBoilerplate, i)
	}
}

// heading makes paragraph i the title, where it is the first of its rank, or a
// sub-heading.
func (z *zoner) heading(i int, top bool) {
	p := &z.paras[i]
	p.kind, p.hint = secondsource.ZoneSubheading, true
	if top && z.title == "" {
		p.kind, z.title = secondsource.ZoneTitle, strings.ToLower(z.of(p))
	}
}

// shortLine reports a line of at most n words.
func shortLine(s string, n int) bool { return len(s) < 30*n && len(strings.Fields(s)) <= n }

// finished reports whether a paragraph ends like a sentence.
func finished(s string) bool {
	s = strings.TrimRight(s, "\"”’'»)]")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…", r)
}

// prose reports whether a paragraph is running text: at least one sentence.
func prose(s string) bool {
	n := len(strings.Fields(s))
	return n > 25 || (n >= 9 && finished(s) && (n >= 15 || !strings.ContainsAny(s[len(s)-1:], "?!")))
}

// headlineCase reports a line whose words are capitalised as in a headline: all
// but the little ones, and at least half of them.
func headlineCase(s string) bool {
	big, all := 0, 0
	for w := range strings.FieldsSeq(s) {
		w = strings.TrimLeft(w, "\"'“‘([")
		r, _ := utf8.DecodeRuneInString(w)
		all++
		switch {
		case unicode.IsUpper(r):
			big++
		case !unicode.IsLower(r), len(w) <= 4 && w != "said" && w != "says", slices.Contains(littleWords, strings.TrimRight(w, ",:;")):
		default:
			return false
		}
	}
	return 2*big >= all
}

// littleWords are the longer words that headlines leave in small letters.
var littleWords = []string{"about", "after", "against", "amid", "among", "before", "between", "during", "through", "under", "until", "while", "without", "where", "their"}

// lowerFirst reports a line that begins with a small letter.
func lowerFirst(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘"))
	return unicode.IsLower(r)
}
