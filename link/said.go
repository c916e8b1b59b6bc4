package link

import (
	"sort"
	"strings"

	"secondsource"
)

// saidWhen is when the act of speech of a statement took place, in a document
// published in pub:
//
//   - on the day that an expression of its own dates it to;
//   - on the day of the same speaker's, or his body's, last dated statement
//     before it, as a report stays with one occasion: not where the verb is in
//     the perfect (has denied), the act iterated (repeatedly), or the statement
//     inside another;
//   - a headline on the day of the statement below it;
//   - words without a speaker of their own (a quotation that goes on) on the day
//     of the statement before them;
//   - in the report of a day, on which it was also published, on that day, where
//     the verb is in the simple past: reporters name the day when it is another;
//   - what the author says himself, on the day of publication;
//   - else not after the publication, or, inside another statement, not after that.
//
// It is nil where nothing bounds it.
func saidWhen(d *secondsource.Doc, s *secondsource.Statement, pub secondsource.Published) *secondsource.When {
	if w := saidOn(d, s, pub); w != nil {
		return w
	}
	if s.Iterated {
		return before(pub, "many times, before publication")
	}
	if outer := holder(d, s); outer != nil {
		if w := saidWhen(d, outer, pub); w != nil && w.To != 0 {
			return &secondsource.When{Interval: secondsource.Interval{To: w.To}, Basis: "before the statement that carries it"}
		}
	}
	if s.Mode == secondsource.Headline {
		if w := below(d, s, pub); w != nil {
			return w
		}
		return before(pub, "before publication")
	}
	if ownWords(d, s) && pub.From != 0 && !perfect(s) {
		return &secondsource.When{Interval: pub.Interval, Basis: "the author's words, as published"}
	}
	if w := continued(d, s, pub); w != nil {
		return w
	}
	if w := ofTheDay(d, s, pub); w != nil {
		return w
	}
	return before(pub, "before publication")
}

// ofTheDay is the day of the news, where it is also that of publication.
func ofTheDay(d *secondsource.Doc, s *secondsource.Statement, pub secondsource.Published) *secondsource.When {
	if pub.From == 0 || pub.To-pub.From > 1 || s.Nominal || !simplePast(s) || s.Speaker == nil || s.Speaker.Kind == secondsource.KindDocument || s.Speaker.Kind == secondsource.KindOutlet {
		return nil
	}
	if elsewhen(d, s, pub) {
		return nil
	}
	for _, o := range d.Statements {
		if o.Mode == secondsource.Headline || !o.Accepted || o.Inside != "" {
			continue
		}
		if o.Paragraph-firstParagraph(d) > 1 {
			return nil
		}
		if o.SaidAt < 0 || o.Iterated {
			continue
		}
		if w := saidOn(d, o, pub); w != nil && w.Single() && w.From == pub.From && o != s {
			return &secondsource.When{Interval: w.Interval, Basis: "undated in a report of " + w.Basis}
		}
		return nil
	}
	return nil
}

// elsewhen reports whether the paragraph of a statement tells of another time
// before it or in its sentence: then the day of the news does not reach it.
func elsewhen(d *secondsource.Doc, s *secondsource.Statement, pub secondsource.Published) bool {
	if s.Content == nil || len(s.Content.Spans) == 0 {
		return true
	}
	at := s.Content.Cover()
	start := strings.LastIndexByte(d.Text[:at.Start], '\n') + 1
	if s.Cue != nil && strings.Contains(d.Text[max(start, s.Cue.Cover().Start-60):max(start, s.Cue.Cover().Start)], " after ") {
		return true // … after an official told
	}
	for i := range d.Dates {
		t := &d.Dates[i]
		if t.Span.Start < start || t.Span.Start >= at.Start || t.Type == "SET" {
			continue
		}
		if iv := onDays(t.Expr, pub); iv.From != 0 && !(iv.Single() && iv.From == pub.From) && t.Expr.Toward <= 0 {
			return true
		}
	}
	return false
}

// firstParagraph is the first one of the body.
func firstParagraph(d *secondsource.Doc) int {
	for _, z := range d.Zones {
		if z.Kind == secondsource.ZoneBody {
			return z.Paragraph
		}
	}
	return 1
}

// simplePast reports whether the cue tells of one act in the past.
func simplePast(s *secondsource.Statement) bool {
	if s.Cue == nil || perfect(s) {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(s.Cue.Text)) {
		if w == "said" || w == "told" || w == "did" || w == "would" || w == "could" || w == "wrote" || w == "spoke" || strings.HasSuffix(w, "ed") {
			return true
		}
	}
	return false
}

func before(pub secondsource.Published, basis string) *secondsource.When {
	if pub.To == 0 {
		return nil
	}
	return &secondsource.When{Interval: secondsource.Interval{To: pub.To}, Basis: basis}
}

// saidOn is the day of the statement's own expression, not after publication.
func saidOn(d *secondsource.Doc, s *secondsource.Statement, pub secondsource.Published) *secondsource.When {
	if s.SaidAt < 0 || s.SaidAt >= len(d.Dates) {
		return nil
	}
	t := &d.Dates[s.SaidAt]
	if s.Cue != nil && othersDate(d, s, t.Span) {
		return nil
	}
	iv := onDays(t.Expr, pub)
	if !iv.Known() && !t.Expr.Floating() {
		iv = t.Interval
	}
	if !iv.Known() || pub.To != 0 && iv.From > pub.To {
		return nil
	}
	if pub.To != 0 && iv.To > pub.To {
		iv.To = pub.To
	}
	return &secondsource.When{Interval: iv, Basis: "“" + t.Text + "”"}
}

// othersDate reports whether an expression plainly dates something else than the
// cue of s: it stands beside the cue of another statement (said on Friday that
// the paper reported …), or in a relative clause (who opened the case on June 10,
// said …).
func othersDate(d *secondsource.Doc, s *secondsource.Statement, at secondsource.Span) bool {
	beside := func(o *secondsource.Statement) bool {
		if o.Cue == nil {
			return false
		}
		for _, c := range o.Cue.Spans {
			if c.End <= at.Start && at.Start-c.End <= 4 {
				gap := strings.TrimSpace(d.Text[c.End:at.Start])
				return gap == "" || gap == "on"
			}
		}
		return false
	}
	if beside(s) {
		return false
	}
	for _, o := range d.Statements {
		if o != s && o.Accepted && beside(o) && o.Cue.Text != s.Cue.Text {
			return true
		}
	}
	cue := s.Cue.Cover()
	k := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Span.End > at.Start })
	for n := 0; k >= 0 && k < len(d.Tokens) && n < 8; n++ {
		if t := &d.Tokens[k]; t.UPOS == secondsource.VERB && !at.Contains(t.Span) {
			return t.Deprel == secondsource.AclRelcl && !cue.Overlaps(t.Span)
		}
		k = d.Tokens[k].Head
	}
	return false
}

// onDays is what an expression means over all days on which the document may
// have been published.
func onDays(e secondsource.Expr, pub secondsource.Published) secondsource.Interval {
	if !e.Floating() {
		return e.On(0)
	}
	days := pub.Candidates
	if len(days) == 0 && pub.From != 0 && pub.To-pub.From <= narrow {
		for day := pub.From; day <= pub.To; day++ {
			days = append(days, day)
		}
	}
	var hull secondsource.Interval
	for _, day := range days {
		iv := e.On(day)
		if iv.From == 0 {
			return secondsource.Interval{}
		}
		if hull.From == 0 || iv.From < hull.From {
			hull.From = iv.From
		}
		hull.To = max(hull.To, iv.To)
	}
	return hull
}

// continued is the day of the same speaker's last dated statement before s.
func continued(d *secondsource.Doc, s *secondsource.Statement, pub secondsource.Published) *secondsource.When {
	if perfect(s) || s.Nominal {
		return nil
	}
	if s.Speaker == nil {
		return carriedOn(d, s, pub)
	}
	var last *secondsource.Statement
	for _, o := range d.Statements {
		if o == s {
			break
		}
		if o.SaidAt >= 0 && !o.Iterated && o.Inside == "" && o.Accepted && oneVoice(o, s) {
			last = o
		}
	}
	if last == nil {
		return nil
	}
	w := saidOn(d, last, pub)
	if w == nil || w.To-w.From > 7 {
		return nil
	}
	return &secondsource.When{Interval: w.Interval, Basis: w.Basis + ", as before"}
}

// carriedOn is the day of the statement just before s, which has no speaker of
// its own.
func carriedOn(d *secondsource.Doc, s *secondsource.Statement, pub secondsource.Published) *secondsource.When {
	var last *secondsource.Statement
	for _, o := range d.Statements {
		if o == s {
			break
		}
		if o.Accepted && o.Inside == "" {
			last = o
		}
	}
	if last == nil || last.Speaker == nil || s.Paragraph-last.Paragraph > 1 || last.Nominal {
		return nil
	}
	w := saidWhen(d, last, pub)
	if w == nil || w.From == 0 {
		return nil
	}
	return &secondsource.When{Interval: w.Interval, Basis: w.Basis + ", carried on"}
}

// oneVoice reports whether two statements are of one speaker, or of one body.
func oneVoice(a, b *secondsource.Statement) bool {
	if a.Speaker == nil || b.Speaker == nil {
		return false
	}
	if a.Speaker.ID != "" && a.Speaker.ID == b.Speaker.ID {
		return true
	}
	if a.Speaker.Kind == secondsource.KindAnonymous && a.Speaker.State != "" && a.Speaker.State == b.Speaker.State && b.Paragraph-a.Paragraph <= 1 {
		return true // a senior official, named in the next paragraph
	}
	if a.Speaker.Kind == secondsource.KindPerson && b.Speaker.Kind == secondsource.KindPerson {
		return false // two persons of one government speak on two occasions
	}
	// The Kremlin and its spokesman: a body, and one who speaks for it.
	for _, x := range [...]string{a.Speaker.ID, a.Speaker.Body} {
		if x != "" && (x == b.Speaker.ID || x == b.Speaker.Body) {
			return true
		}
	}
	return false
}

// below is the day of the first dated statement under a headline by the same voice.
func below(d *secondsource.Doc, s *secondsource.Statement, pub secondsource.Published) *secondsource.When {
	for _, o := range d.Statements {
		if o.Mode != secondsource.Headline && o.SaidAt >= 0 && !o.Iterated && oneVoice(o, s) {
			if w := saidOn(d, o, pub); w != nil {
				return &secondsource.When{Interval: w.Interval, Basis: w.Basis + ", below"}
			}
		}
	}
	return nil
}

// holder is the statement inside whose content s stands.
func holder(d *secondsource.Doc, s *secondsource.Statement) *secondsource.Statement {
	if s.Inside == "" {
		return nil
	}
	for _, o := range d.Statements {
		if o.ID == s.Inside && o != s && o.Inside != s.ID {
			return o
		}
	}
	return nil
}

// perfect reports whether the cue tells of an act of unknown day: has denied.
func perfect(s *secondsource.Statement) bool {
	if s.Cue == nil {
		return false
	}
	first, _, _ := strings.Cut(strings.ToLower(s.Cue.Text), " ")
	return first == "has" || first == "have" || first == "had"
}

// ownWords reports whether the author speaks in the first person.
func ownWords(d *secondsource.Doc, s *secondsource.Statement) bool {
	return s.Speaker != nil && d.Byline != nil && s.Speaker.Name != "" && strings.Contains(d.Byline.Text, s.Speaker.Name) && s.Mode == secondsource.Indirect
}

// sharedDay is the meeting of what the statements of the same voice in one act
// say of its day: another body of the same government may have spoken elsewhere.
func (s *stmt) sharedDay() secondsource.Interval {
	var day secondsource.Interval
	for _, o := range s.utt.root().stmts {
		one := o.who.key != "" && o.who.key == s.who.key || o.who.anon && s.who.anon
		if !one || !o.said.Known() || o.Iterated {
			continue
		}
		if m, ok := day.Meet(o.said); ok {
			day = m
		}
	}
	return day
}

// settleSaid gives every statement what its act of speech is known by: the
// statements of one act, in one document or several, were said at one time, and
// what a text copied was said when its source says.
func (l *linker) settleSaid() {
	for _, s := range l.stmts {
		if s.Iterated || !s.said.Known() {
			continue
		}
		iv, basis := s.said, "as in the text it was taken from"
		if s.utt != nil && !perfect(s.Statement) {
			if m, ok := iv.Meet(s.sharedDay()); ok {
				iv = m
			}
		}
		if s.Said != nil && s.Said.Interval == iv {
			continue
		}
		if s.copyOf == nil {
			basis = "the day of the whole statement, told elsewhere"
		}
		s.Said, s.said = &secondsource.When{Interval: iv, Basis: basis}, iv
	}
}
