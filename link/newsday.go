package link

import (
	"sort"
	"strings"

	"secondsource"
)

// news is what a report is the report of: the day of its first dated statement,
// or of the event in its first sentence.
type news struct {
	day       secondsource.Interval // none: a feature, a column, a page without days
	speech    bool                  // it dates what somebody said
	morning   bool                  // told as yesterday: a paper that closed on that day
	text      string
	sentence  secondsource.Span // of the event
	paragraph int               // the first of the body
	end       int               // where the report of it ends: the next sub-heading
}

// lately and fresh are days before the publication: of a remark without a day,
// and of the event that a report is the news of.
const (
	lately = 14
	fresh  = 3
	week   = 7
)

// findNews finds the day of the news.
func (t *teller) findNews() news {
	n := news{paragraph: 1, end: len(t.Text)}
	var lead secondsource.Span
	for _, z := range t.Zones {
		switch {
		case z.Kind == secondsource.ZoneBody && lead.End == 0:
			lead, n.paragraph = z.Span, z.Paragraph
		case z.Kind == secondsource.ZoneSubheading && lead.End != 0:
			n.end = z.Span.Start
		}
		if n.end < len(t.Text) {
			break
		}
	}
	if len(t.Zones) == 0 {
		lead.End = len(t.Text)
	}
	n.sentence = lead
	for _, s := range t.Sentences {
		if s.Span.Start >= lead.Start && s.Span.End <= lead.End {
			n.sentence = s.Span
			break
		}
	}
	t.news = n
	if t.pub.From == 0 {
		return n
	}
	if t.newsOfSpeech(&n) {
		return n
	}
	t.newsOfEvent(&n)
	return n
}

// newsOfSpeech: the first statement of the first two paragraphs that has a day.
func (t *teller) newsOfSpeech(n *news) bool {
	for i, s := range t.Statements {
		if s.Mode == secondsource.Headline || s.Inside != "" || s.SaidAt < 0 || s.Iterated || s.Cue == nil {
			continue
		}
		if s.Paragraph-n.paragraph > 1 || s.Paragraph > n.paragraph && t.tellsDay(n.sentence) {
			return false
		}
		w := t.dated(i)
		if w == nil || !w.Single() {
			return false
		}
		n.day, n.speech, n.text = w.Interval, true, t.Dates[s.SaidAt].Text
		n.morning = yesterday(t.Dates[s.SaidAt].Expr)
		return true
	}
	return false
}

// tellsDay reports whether a span tells a day of the past.
func (t *teller) tellsDay(s secondsource.Span) bool {
	for i := t.firstDate(s.Start); i < len(t.Dates) && t.Dates[i].Span.End <= s.End; i++ {
		if x := &t.Dates[i]; x.Expr.Grain == secondsource.GrainDay && x.Expr.Toward <= 0 && (x.Type == "DATE" || x.Type == "TIME") {
			return true
		}
	}
	return false
}

// newsOfEvent: the first day of the past that the main clause of the first
// sentence tells, where it is fresh.
func (t *teller) newsOfEvent(n *news) {
	for i := range t.Dates {
		x := &t.Dates[i]
		if x.Span.Start >= n.sentence.End {
			return
		}
		if x.Span.Start < n.sentence.Start || x.Expr.Toward > 0 || x.Type != "DATE" && x.Type != "TIME" || !t.mainClause(x.Span) {
			continue
		}
		iv := t.meaning(x)
		if !iv.Single() || iv.From > t.pub.To || t.pub.To-iv.From > fresh {
			continue
		}
		n.day, n.text, n.morning = iv, x.Text, yesterday(x.Expr)
		return
	}
}

// yesterday reports whether an expression is the day before: a paper of the next
// morning writes so.
func yesterday(e secondsource.Expr) bool {
	return e.Kind == secondsource.ExprShift && e.Grain == secondsource.GrainDay && e.N == -1 && e.Then == 0
}

// mainClause reports whether the tree puts a span in no clause below the main one,
// other than that of what somebody says.
func (t *teller) mainClause(at secondsource.Span) bool {
	k := sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].Span.End > at.Start })
	if r := t.rootOf(k); r >= 0 && t.Tokens[r].UPOS != secondsource.VERB && t.Tokens[r].UPOS != secondsource.ADJ {
		return true // the tree has no main clause
	}
	for n := 0; k >= 0 && k < len(t.Tokens) && n < 16; n++ {
		switch x := &t.Tokens[k]; {
		case at.Contains(x.Span):
		case x.Deprel == secondsource.AclRelcl, (x.Deprel == secondsource.Acl || x.Deprel == secondsource.Advcl) && !(x.Feats.Has(secondsource.Finite) && !t.marked(k)):
			return false
		}
		k = t.Tokens[k].Head
	}
	return true
}

// rootOf is the root of the tree that token k stands in, -1 where it is far.
func (t *teller) rootOf(k int) int {
	for n := 0; k >= 0 && k < len(t.Tokens) && n < 32; n++ {
		if t.Tokens[k].Head < 0 {
			return k
		}
		k = t.Tokens[k].Head
	}
	return -1
}

// marked reports whether a word such as after or because opens the clause of verb k.
func (t *teller) marked(k int) bool {
	for i := max(0, k-12); i < k; i++ {
		if t.Tokens[i].Head == k && t.Tokens[i].Deprel == secondsource.Mark {
			return true
		}
	}
	return false
}

// ofTheDay is the day of the news, for what the report tells in the simple past
// without a day: reporters name the day when it is another. After an event it
// was said at the earliest on its day.
func (t *teller) ofTheDay(s *secondsource.Statement) *secondsource.When {
	n := &t.news
	if !n.day.Single() || s.Nominal || !t.simplePast(s) || s.Speaker == nil || s.Speaker.Kind == secondsource.KindDocument || s.Speaker.Kind == secondsource.KindOutlet {
		return nil
	}
	if s.Content == nil || s.Content.Cover().Start >= n.end || t.elsewhen(s) {
		return nil
	}
	iv, same := n.day, n.day.From >= t.pub.From && n.day.From <= t.pub.To
	switch {
	case same || n.morning:
	case n.speech:
		return nil // others may have spoken the day after
	default:
		iv.To = t.pub.To
	}
	if iv.To > t.pub.To {
		return nil
	}
	basis := "undated in a report of “" + n.text + "”"
	if !iv.Single() {
		basis = "undated in a report of an event of “" + n.text + "”"
	}
	if w := t.afterWhat(s); w != nil && w.From > iv.From && w.From <= iv.To {
		iv.From = w.From
	}
	return &secondsource.When{Interval: iv, Basis: basis}
}

// elsewhen reports whether the paragraph of a statement tells of another time
// before it, in the voice of the report: then the day of the news does not reach it.
func (t *teller) elsewhen(s *secondsource.Statement) bool {
	at := s.Content.Cover().Start
	if s.Cue != nil {
		at = min(at, s.Cue.Cover().Start)
	}
	start := strings.LastIndexByte(t.Text[:at], '\n') + 1
	if s.Cue != nil && strings.Contains(t.Text[max(start, at-60):at], " after ") {
		return true // … after an official told
	}
	for i := t.firstDate(start); i < len(t.Dates) && t.Dates[i].Span.Start < at; i++ {
		x := &t.Dates[i]
		if x.Type == "SET" || x.Expr.Toward > 0 || t.reported(x.Span, s) || strings.HasSuffix(t.Text[start:x.Span.Start], "since ") {
			continue
		}
		if iv := t.meaning(x); iv.From != 0 && iv != t.news.day && !(iv.Single() && iv.From >= t.pub.From && iv.From <= t.pub.To) {
			return true
		}
	}
	return false
}

// firstDate is the index of the first expression at or after byte b.
func (t *teller) firstDate(b int) int {
	return sort.Search(len(t.Dates), func(i int) bool { return t.Dates[i].Span.Start >= b })
}

// reported reports whether a span stands in the content of a statement near s.
func (t *teller) reported(at secondsource.Span, s *secondsource.Statement) bool {
	k := sort.Search(len(t.Statements), func(i int) bool {
		o := t.Statements[i]
		return o.Content != nil && len(o.Content.Spans) > 0 && o.Content.Cover().Start > at.Start
	})
	for i := max(0, k-beside); i < min(len(t.Statements), k+beside); i++ {
		if o := t.Statements[i]; o != s && overlaps(o.Content, at) {
			return true
		}
	}
	return false
}

// afterWhat bounds a statement by the last day of the same week that it tells of
// as past, or that its paragraph told before it: nobody speaks of what is still to
// come as over. More than a week says nothing worth saying.
func (t *teller) afterWhat(s *secondsource.Statement) *secondsource.When {
	if t.pub.To == 0 || s.Content == nil || len(s.Content.Spans) == 0 || perfect(s) || s.Nominal {
		return nil
	}
	var last *secondsource.Date
	var from secondsource.Day
	take := func(x *secondsource.Date, within secondsource.Day) {
		if x.Type != "DATE" && x.Type != "TIME" || x.Expr.Toward >= 0 && x.Expr.Kind != secondsource.ExprFixed && !yesterday(x.Expr) {
			return
		}
		iv := t.meaning(x)
		if iv.Single() && iv.From <= t.pub.To && t.pub.To-iv.From <= within && iv.From > from {
			last, from = x, iv.From
		}
	}
	for _, sp := range s.Content.Spans {
		for i := t.firstDate(sp.Start); i < len(t.Dates) && t.Dates[i].Span.End <= sp.End; i++ {
			take(&t.Dates[i], week)
		}
	}
	if t.simplePast(s) && s.Sentence >= 0 && s.Sentence < len(t.Sentences) {
		at := t.Sentences[s.Sentence].Span.Start
		for i := t.firstDate(strings.LastIndexByte(t.Text[:at], '\n') + 1); i < len(t.Dates) && t.Dates[i].Span.Start < at; i++ {
			if !t.reported(t.Dates[i].Span, s) && !t.inDateline(t.Dates[i].Span) {
				take(&t.Dates[i], fresh)
			}
		}
	}
	if last == nil {
		return nil
	}
	return &secondsource.When{Interval: secondsource.Interval{From: from, To: t.pub.To}, Basis: "not before “" + last.Text + "”, which it tells of"}
}

// inDateline reports whether a span is part of a dateline: that is no event.
func (t *teller) inDateline(at secondsource.Span) bool {
	for _, z := range t.Zones {
		if z.Span.Contains(at) {
			return z.Kind == secondsource.ZoneDateline
		}
	}
	return false
}

// simplePast reports whether the cue tells of one act in the past.
func (t *teller) simplePast(s *secondsource.Statement) bool {
	if s.Cue == nil || perfect(s) {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(s.Cue.Text)) {
		if w == "said" || w == "told" || w == "did" || w == "would" || w == "could" || w == "wrote" || w == "spoke" || strings.HasSuffix(w, "ed") {
			return true
		}
	}
	at := s.Cue.Cover()
	for k := sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].Span.End > at.Start }); k < len(t.Tokens) && t.Tokens[k].Span.Start < at.End; k++ {
		if x := &t.Tokens[k]; x.Feats.Has(secondsource.Past | secondsource.Finite) {
			return true
		}
	}
	return false
}

// heldOn is the day of the event that an expression of some days dates again, where
// the text tells it elsewhere: this week's summit.
func (t *teller) heldOn(x *secondsource.Date, iv secondsource.Interval) (secondsource.Day, string) {
	if iv.Single() || iv.From == 0 || len(t.Tokens) == 0 {
		return 0, ""
	}
	k := sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].Span.Start >= x.Span.End })
	if k < len(t.Tokens) && t.Tokens[k].UPOS == secondsource.PART { // 's
		k++
	}
	if k >= len(t.Tokens) || t.Tokens[k].Span.Start-x.Span.End > 4 || t.Tokens[k].UPOS != secondsource.NOUN || !gatherings[t.Tokens[k].Lemma] {
		return 0, ""
	}
	return t.onlyDay(t.Tokens[k].Lemma, iv)
}

// onlyDay is the one day of iv on which the text puts an event of a name.
func (t *teller) onlyDay(event string, iv secondsource.Interval) (secondsource.Day, string) {
	var day secondsource.Day
	text := ""
	for i := range t.Dates {
		x := &t.Dates[i]
		on := t.meaning(x)
		if !on.Single() || on.From < iv.From || on.To > iv.To || x.Expr.Toward > 0 || !t.hangsOn(x.Span, event) {
			continue
		}
		if day != 0 && day != on.From {
			return 0, ""
		}
		day, text = on.From, x.Text
	}
	return day, text
}

// hangsOn reports whether the clause that an expression dates has a noun in it.
func (t *teller) hangsOn(at secondsource.Span, noun string) bool {
	k := sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].Span.End > at.Start })
	for n := 0; k >= 0 && k < len(t.Tokens) && n < 12; n++ {
		if t.Tokens[k].Lemma == noun {
			return true
		}
		if t.Tokens[k].UPOS == secondsource.VERB && !at.Contains(t.Tokens[k].Span) {
			return t.argument(k, noun)
		}
		k = t.Tokens[k].Head
	}
	return false
}

// argument reports whether a noun hangs on a verb.
func (t *teller) argument(verb int, noun string) bool {
	for i := max(0, verb-20); i < min(len(t.Tokens), verb+20); i++ {
		if t.Tokens[i].Head == verb && t.Tokens[i].Lemma == noun {
			return true
		}
	}
	return false
}
