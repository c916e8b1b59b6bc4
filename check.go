package secondsource

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fault is an invariant that does not hold: which, where, and what was found.
// It is always an error of the program, never of a text.
type Fault struct{ Rule, Where, Detail string }

// faults collects what the rules report.
type faults struct {
	where string
	list  []Fault
}

func (f *faults) bad(rule, format string, args ...any) {
	f.list = append(f.list, Fault{rule, f.where, fmt.Sprintf(format, args...)})
}

// CheckDoc holds the invariants of one document against it. Layers that are not
// there are not checked.
func CheckDoc(d *Doc) []Fault {
	f := &faults{where: d.Path}
	if !utf8.ValidString(d.Text) {
		f.bad("text is UTF-8", "invalid bytes")
	}
	for _, rule := range []func(*Doc, *faults){
		checkZones, checkSentences, checkTokens, checkNames, checkQuotes, checkFacts, checkDates, checkStatements,
	} {
		rule(d, f)
	}
	return f.list
}

// inside reports whether a span lies in the text, has a length, and cuts no rune.
func inside(text string, s Span) bool {
	return s.Start >= 0 && s.Start < s.End && s.End <= len(text) &&
		utf8.RuneStart(text[s.Start]) && (s.End == len(text) || utf8.RuneStart(text[s.End]))
}

func blank(s string) bool { return strings.TrimFunc(s, unicode.IsSpace) == "" }

func checkZones(d *Doc, f *faults) {
	at, paragraph := 0, 0
	for i, z := range d.Zones {
		if !inside(d.Text, z.Span) {
			f.bad("zones lie in the text", "zone %d %v", i, z.Span)
			return
		}
		if z.Span.Start < at {
			f.bad("zones are in order and do not overlap", "zone %d %v begins before %d", i, z.Span, at)
			return
		}
		if gap := d.Text[at:z.Span.Start]; !blank(gap) {
			f.bad("zones cover the text", "%q before zone %d lies in none", short(gap), i)
		}
		if s := z.Span.Of(d.Text); strings.TrimFunc(s, unicode.IsSpace) != s {
			f.bad("zones begin and end with a word", "zone %d %v has blanks at an end", i, z.Span)
		}
		if z.Paragraph < max(1, paragraph) {
			f.bad("paragraphs are counted from 1 in order", "zone %d has paragraph %d after %d", i, z.Paragraph, paragraph)
		}
		at, paragraph = z.Span.End, z.Paragraph
	}
	if gap := d.Text[at:]; len(d.Zones) > 0 && !blank(gap) {
		f.bad("zones cover the text", "%q after the last zone lies in none", short(gap))
	}
}

func checkSentences(d *Doc, f *faults) {
	last, token := 0, 0
	for i, s := range d.Sentences {
		switch {
		case !inside(d.Text, s.Span):
			f.bad("sentences lie in the text", "sentence %d %v", i, s.Span)
		case s.Span.Start < last:
			f.bad("sentences are in order and do not overlap", "sentence %d %v", i, s.Span)
		case s.Zone < 0 || s.Zone >= len(d.Zones) || !d.Zones[s.Zone].Span.Contains(s.Span):
			f.bad("a sentence lies in its zone", "sentence %d %v", i, s.Span)
		}
		if s.First < token || s.Last < s.First || s.Last > len(d.Tokens) {
			f.bad("a sentence holds its tokens", "sentence %d has tokens %d to %d of %d", i, s.First, s.Last, len(d.Tokens))
			return
		}
		last, token = s.Span.End, s.Last
	}
}

// checkTokens holds that tokens plus gaps give the text back: they are in order,
// and between two of one sentence stands nothing but white space.
func checkTokens(d *Doc, f *faults) {
	at := 0
	for i, t := range d.Tokens {
		if !inside(d.Text, t.Span) || t.Span.Start < at {
			f.bad("tokens are in order in the text", "token %d %v after byte %d", i, t.Span, at)
			return
		}
		at = t.Span.End
	}
	for i, s := range d.Sentences {
		if s.First < 0 || s.Last > len(d.Tokens) || !inside(d.Text, s.Span) {
			return // reported with the sentences
		}
		at := s.Span.Start
		for k, t := range d.Tokens[s.First:max(s.First, s.Last)] {
			if t.Span.Start < at || t.Span.End > s.Span.End || !blank(d.Text[at:t.Span.Start]) {
				f.bad("tokens and gaps give the text back", "sentence %d, token %d %v", i, s.First+k, t.Span)
				break
			}
			if t.Head != -1 && (t.Head < s.First || t.Head >= s.Last) {
				f.bad("the head of a token stands in its sentence", "token %d has head %d", s.First+k, t.Head)
			}
			at = t.Span.End
		}
		if s.Last > s.First && at <= s.Span.End && !blank(d.Text[at:s.Span.End]) {
			f.bad("tokens and gaps give the text back", "sentence %d ends with %q outside its tokens", i, short(d.Text[at:s.Span.End]))
		}
	}
}

func checkNames(d *Doc, f *faults) {
	for i, n := range d.Names {
		if !inside(d.Text, n.Span) {
			f.bad("names lie in the text", "name %d %v", i, n.Span)
		}
	}
	for i, m := range d.Mentions {
		for _, s := range m {
			if !inside(d.Text, s) {
				f.bad("mentions lie in the text", "entity %d %v", i, s)
			}
		}
	}
}

func checkQuotes(d *Doc, f *faults) {
	for i, q := range d.Quotes {
		if !inside(d.Text, q.Outer) || q.Inner.Start > q.Inner.End || !q.Outer.Contains(q.Inner) {
			f.bad("quotations lie in the text, the words between the marks", "quotation %d %v %v", i, q.Outer, q.Inner)
		}
	}
}

func checkFacts(d *Doc, f *faults) {
	for name, fact := range map[string]*Fact{"outlet": d.Outlet, "title": d.Title, "byline": d.Byline} {
		if fact != nil && fact.Span != nil && !inside(d.Text, *fact.Span) {
			f.bad("facts lie in the text", "%s %v", name, *fact.Span)
		}
	}
	checkInterval(f, "publication", d.Published.Interval)
}

func checkInterval(f *faults, what string, i Interval) {
	if i.From != 0 && i.To != 0 && i.From > i.To {
		f.bad("intervals run forward", "%s from %v to %v", what, i.From, i.To)
	}
}

func checkDates(d *Doc, f *faults) {
	for i, x := range d.Dates {
		if !inside(d.Text, x.Span) || x.Span.Of(d.Text) != x.Text {
			f.bad("a date is the words of its span", "date %d %v %q", i, x.Span, x.Text)
		}
		checkInterval(f, fmt.Sprintf("date %d", i), x.Interval)
	}
}

func checkStatements(d *Doc, f *faults) {
	seen := map[string]bool{}
	for _, s := range d.Statements {
		if s.Doc != d.ID {
			f.bad("a statement names its document", "%s says %q", s.ID, s.Doc)
		}
		if seen[s.ID] || s.ID == "" {
			f.bad("the ids of statements differ", "%q", s.ID)
		}
		seen[s.ID] = true
		if s.SaidAt < -1 || s.SaidAt >= len(d.Dates) && s.SaidAt > 0 {
			f.bad("a statement names its date", "%s has date %d of %d", s.ID, s.SaidAt, len(d.Dates))
		}
		checkStatement(d, s, f)
	}
}

// checkStatement holds that the words of a statement are those of its spans, that
// it stands where statements may be found, and that its labels are of the lists.
func checkStatement(d *Doc, s *Statement, f *faults) {
	for name, w := range map[string]*Words{"source": s.Source, "cue": s.Cue, "content": s.Content} {
		if w != nil {
			checkWords(d.Text, w.Text, w.Spans, s.ID+" "+name, f)
			checkReadable(d, w.Spans, s.ID+" "+name, f)
		}
	}
	if s.Accepted && s.Content == nil && s.Cue == nil {
		f.bad("a statement has content or a cue", "%s", s.ID)
	}
	if s.Said != nil {
		checkInterval(f, s.ID+" said", s.Said.Interval)
	}
	if s.Confidence < 0 || s.Confidence > 1 {
		f.bad("confidence lies between 0 and 1", "%s has %v", s.ID, s.Confidence)
	}
	if !slices.Contains([]Act{Assert, Announce, Confirm, Deny, NonConfirmation, NoComment, Accuse, Condemn, Praise, Warn, Threaten,
		Urge, Pledge, Propose, Refuse, Ask, Predict, Assess, Agree, OtherAct}, s.Act) {
		f.bad("speech acts are a closed list", "%s has %q", s.ID, s.Act)
	}
	if !slices.Contains([]Mode{Direct, Indirect, Mixed, Headline}, s.Mode) {
		f.bad("modes are a closed list", "%s has %q", s.ID, s.Mode)
	}
	if !slices.Contains([]Polarity{Asserted, Negated, Conditional, Planned, Hypothetical}, s.Polarity) {
		f.bad("polarities are a closed list", "%s has %q", s.ID, s.Polarity)
	}
}

// checkWords holds that text is what its spans cut out of a document.
func checkWords(doc, text string, spans []Span, what string, f *faults) {
	if len(spans) == 0 {
		f.bad("words have spans", "%s", what)
		return
	}
	for _, s := range spans {
		if !inside(doc, s) {
			f.bad("spans lie in the text", "%s %v", what, s)
			return
		}
	}
	if got := WordsAt(doc, spans...).Text; got != text {
		f.bad("words equal their spans", "%s is %q, its spans hold %q", what, short(text), short(got))
	}
}

// checkReadable holds that nothing is taken from a caption, a note about the
// author or the furniture of a page.
func checkReadable(d *Doc, spans []Span, what string, f *faults) {
	for _, z := range d.Zones {
		if z.Kind.Readable() {
			continue
		}
		for _, s := range spans {
			if z.Span.Overlaps(s) {
				f.bad("statements stand in the body", "%s %v lies in a %s", what, s, z.Kind)
			}
		}
	}
}

// short is the beginning of a text, for a message.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
