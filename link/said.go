package link

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"secondsource"
)

// teller knows when the acts of speech of one document took place, as far as the
// document itself tells.
type teller struct {
	*secondsource.Doc
	pub  secondsource.Published
	news news
	when []*secondsource.When // of every statement
	done []bool
	// papers are the nouns of documents that the text dates, with the expression.
	papers map[string]int
}

// sayings is when the act of speech of every statement of d took place, in a
// document published in pub:
//
//   - an act done again and again has no day: it was before the news;
//   - the day that an expression of its own dates it to, or that follows from
//     "two days after …" and the statement beside it;
//   - what a document says, on the day that the text gives the document;
//   - inside another statement, not after that;
//   - a headline on the day of the statement below it;
//   - what the author says himself, what a body says in its own release, and who
//     had not answered "by the time of publication", on the day of publication;
//   - the day of the same speaker's, or his body's, last dated statement before
//     it, as a report stays with one occasion: not where the verb is in the
//     perfect (has denied);
//   - words without a speaker of their own (a quotation that goes on) on the day
//     of the statement before them;
//   - the day of the news, or between the event of the news and the publication;
//   - with what the same voice says just before in the paragraph;
//   - not before an event of the same week that it tells of as past;
//   - else not after the publication.
//
// It is nil where nothing bounds it.
func sayings(d *secondsource.Doc, pub secondsource.Published) []*secondsource.When {
	t := &teller{Doc: d, pub: pub, when: make([]*secondsource.When, len(d.Statements)), done: make([]bool, len(d.Statements))}
	t.news = t.findNews()
	for i := range d.Statements {
		t.say(i)
	}
	return t.when
}

// say is when statement i was made. One that is asked for while it is being
// worked out knows nothing of itself.
func (t *teller) say(i int) *secondsource.When {
	if !t.done[i] {
		t.done[i] = true
		t.when[i] = t.work(i)
	}
	return t.when[i]
}

func (t *teller) work(i int) *secondsource.When {
	s := t.Statements[i]
	if s.Iterated {
		return t.many()
	}
	for _, find := range [...]func(int) *secondsource.When{t.dated, t.ofPaper, t.counted, t.carried} {
		if w := find(i); w != nil {
			return w
		}
	}
	if s.Mode == secondsource.Headline {
		return first(t.below(s), t.before("before publication"))
	}
	if t.pub.From != 0 && ((t.byline(s) || t.released(s)) && !perfect(s) || t.atPress(s)) {
		return &secondsource.When{Interval: t.pub.Interval, Basis: "as published"}
	}
	return first(t.continued(i), t.ofTheDay(s), t.inOneBreath(i), t.afterWhat(s), t.before("before publication"))
}

func first(ws ...*secondsource.When) *secondsource.When {
	for _, w := range ws {
		if w != nil {
			return w
		}
	}
	return nil
}

// many is when an act was done that was done often: before the news.
func (t *teller) many() *secondsource.When {
	if t.news.speech && t.news.day.Single() && t.pub.To != 0 && t.pub.To-t.news.day.From <= 1 {
		return &secondsource.When{Interval: secondsource.Interval{To: min(t.news.day.From, t.pub.To)}, Basis: "many times, or before, up to the news"}
	}
	return t.before("many times, or before, up to publication")
}

func (t *teller) before(basis string) *secondsource.When {
	if t.pub.To == 0 {
		return nil
	}
	return &secondsource.When{Interval: secondsource.Interval{To: t.pub.To}, Basis: basis}
}

// dated is the day of the statement's own expression, not after publication.
func (t *teller) dated(i int) *secondsource.When {
	s := t.Statements[i]
	if s.SaidAt < 0 || s.SaidAt >= len(t.Dates) {
		return nil
	}
	x := &t.Dates[s.SaidAt]
	if s.Cue != nil && t.othersDate(i, x.Span) {
		return nil
	}
	if s.Speaker != nil && s.Speaker.Kind != secondsource.KindDocument && overlaps(s.Source, x.Span) {
		return nil // the officer on duty that afternoon
	}
	iv := t.meaning(x)
	if !iv.Known() || t.pub.To != 0 && iv.From > t.pub.To {
		return nil
	}
	if t.pub.To != 0 && iv.To > t.pub.To {
		iv.To = t.pub.To
	}
	basis := "“" + x.Text + "”"
	if day, text := t.heldOn(x, iv); day != 0 {
		iv, basis = secondsource.Interval{From: day, To: day}, basis+", dated “"+text+"”"
	}
	return &secondsource.When{Interval: iv, Basis: basis}
}

// meaning is what an expression means, over all days of publication.
func (t *teller) meaning(x *secondsource.Date) secondsource.Interval {
	iv := onDays(x.Expr, t.pub)
	if !iv.Known() && !x.Expr.Floating() {
		iv = x.Interval
	}
	return iv
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

// beside are how many statements around one are looked at: those of its sentence.
const beside = 8

// othersDate reports whether an expression plainly dates something else than the
// cue of statement i: it stands beside the cue of another statement (said on
// Friday that the paper reported …), inside the content of one that i is no part
// of, or in a relative clause (who opened the case on June 10, said …).
func (t *teller) othersDate(i int, at secondsource.Span) bool {
	s := t.Statements[i]
	if t.follows(s, at) {
		return false
	}
	cue := s.Cue.Cover()
	for k := max(0, i-beside); k < min(len(t.Statements), i+beside+1); k++ {
		o := t.Statements[k]
		if k == i || o.Content == nil {
			continue
		}
		if o.Accepted && o.Cue != nil && o.Cue.Text != s.Cue.Text && t.follows(o, at) {
			return true
		}
		for _, sp := range o.Content.Spans {
			if sp.Contains(at) && !sp.Overlaps(cue) && !overlaps(s.Content, at) {
				return true
			}
		}
	}
	k := sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].Span.End > at.Start })
	for n := 0; k >= 0 && k < len(t.Tokens) && n < 8; n++ {
		if x := &t.Tokens[k]; x.UPOS == secondsource.VERB && !at.Contains(x.Span) {
			return x.Deprel == secondsource.AclRelcl && !cue.Overlaps(x.Span)
		}
		k = t.Tokens[k].Head
	}
	return false
}

// follows reports whether an expression stands right after the cue.
func (t *teller) follows(o *secondsource.Statement, at secondsource.Span) bool {
	if o.Cue == nil {
		return false
	}
	for _, c := range o.Cue.Spans {
		if c.End <= at.Start && at.Start-c.End <= 4 {
			gap := strings.TrimSpace(t.Text[c.End:at.Start])
			return gap == "" || gap == "on"
		}
	}
	return false
}

func overlaps(w *secondsource.Words, at secondsource.Span) bool {
	if w == nil {
		return false
	}
	for _, sp := range w.Spans {
		if sp.Overlaps(at) {
			return true
		}
	}
	return false
}

// counted is the day that follows from a length of time and a statement beside
// it: two days after the board denied it, the minister said on Friday …
func (t *teller) counted(i int) *secondsource.When {
	s := t.Statements[i]
	if s.Cue == nil || s.Source == nil {
		return nil
	}
	start := min(s.Cue.Cover().Start, s.Source.Cover().Start)
	at, end := max(0, start-48), s.Cue.Cover().Start
	if end < start || end-start > 96 {
		end = start
	}
	m := lengthAfter.FindStringSubmatchIndex(t.Text[at:end])
	if m == nil || strings.ContainsAny(t.Text[at+m[1]:end], ".,;:\n\"“”") {
		return nil
	}
	length, slack := counts(t.Text[at+m[2]:at+m[3]]), secondsource.Day(0)
	if strings.HasPrefix(strings.ToLower(t.Text[at+m[4]:at+m[5]]), "week") {
		length, slack = 7*length, 3
	}
	if length == 0 {
		return nil
	}
	base := t.besideIn(i, at+m[0])
	if base == nil || !base.Single() || base.From <= length+slack {
		return nil
	}
	iv := secondsource.Interval{From: base.From - length - slack, To: base.From - length + slack}
	return &secondsource.When{Interval: iv, Basis: "“" + t.Text[at+m[0]:at+m[1]] + "” it came what is dated " + base.Basis}
}

// lengthAfter is a length of days or weeks and "after", before the source of a
// statement or, where the source took it in, at its head.
var lengthAfter = regexp.MustCompile(`(?i)\b(the|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (days?|weeks?) after\b`)

var smallNumbers = strings.Fields("one two three four five six seven eight nine ten")

// counts is a small number in words or figures; 0 for none.
func counts(w string) secondsource.Day {
	w = strings.ToLower(w)
	if w == "the" || w == "a" || w == "an" {
		return 1
	}
	if n := slices.Index(smallNumbers, w); n >= 0 {
		return secondsource.Day(n + 1)
	}
	n, _ := strconv.Atoi(w)
	return secondsource.Day(n)
}

// besideIn is when the main statement of the sentence of statement i was made, or
// else the event of the news, where that is its sentence.
func (t *teller) besideIn(i, at int) *secondsource.When {
	for k := max(0, i-beside); k < min(len(t.Statements), i+beside+1); k++ {
		o := t.Statements[k]
		if k == i || o.Sentence != t.Statements[i].Sentence || o.Cue == nil || o.Iterated || o.Cue.Cover().Start > at && o.Cue.Cover().Start < t.Statements[i].Content.Cover().End && o.SaidAt < 0 {
			continue
		}
		if w := t.say(k); w != nil && w.Single() {
			return w
		}
	}
	if t.news.sentence.Start <= at && at < t.news.sentence.End && t.news.day.Single() {
		return &secondsource.When{Interval: t.news.day, Basis: "“" + t.news.text + "”"}
	}
	return nil
}

// carried: what stands inside another statement was said before it.
func (t *teller) carried(i int) *secondsource.When {
	s := t.Statements[i]
	if s.Inside == "" {
		return nil
	}
	for k := max(0, i-beside); k < min(len(t.Statements), i+beside+1); k++ {
		o := t.Statements[k]
		if o.ID != s.Inside || o == s || o.Inside == s.ID {
			continue
		}
		if w := t.say(k); w != nil && w.To != 0 {
			return &secondsource.When{Interval: secondsource.Interval{To: w.To}, Basis: "before the statement that carries it"}
		}
	}
	return nil
}

// continued is the day of the same voice's last dated statement before i; a
// body and one who speaks for it are one voice where nobody speaks between.
func (t *teller) continued(i int) *secondsource.When {
	s := t.Statements[i]
	if perfect(s) || s.Nominal {
		return nil
	}
	if s.Speaker == nil {
		return t.carriedOn(i)
	}
	others := false
	for k := i - 1; k >= 0 && k > i-64; k-- {
		o := t.Statements[k]
		if o.Inside != "" || o.Iterated || o.Mode == secondsource.Headline || !o.Accepted && o.Speaker == nil {
			continue
		}
		same := o.Speaker != nil && o.Speaker.ID != "" && o.Speaker.ID == s.Speaker.ID
		if !same && (others || !oneVoice(o, s)) {
			others = others || o.Accepted && o.Speaker != nil
			continue
		}
		w := t.say(k)
		if w == nil || w.From == 0 || w.To-w.From > 7 || perfect(o) {
			continue
		}
		if o.SaidAt >= 0 {
			return asBefore(w)
		}
	}
	return nil
}

func asBefore(w *secondsource.When) *secondsource.When {
	return &secondsource.When{Interval: w.Interval, Basis: strings.TrimSuffix(w.Basis, ", as before") + ", as before"}
}

// inOneBreath is the time of the same voice's statement just before i in the
// paragraph.
func (t *teller) inOneBreath(i int) *secondsource.When {
	s := t.Statements[i]
	if i == 0 || perfect(s) || s.Nominal {
		return nil
	}
	o := t.Statements[i-1]
	if o.Paragraph != s.Paragraph || o.Inside != "" || o.Iterated || !o.Accepted || o.Mode == secondsource.Headline || !oneVoice(o, s) || perfect(o) {
		return nil
	}
	if w := t.say(i - 1); w != nil && w.From != 0 {
		return asBefore(w)
	}
	return nil
}

// carriedOn is the day of the statement just before i, which has no speaker of
// its own.
func (t *teller) carriedOn(i int) *secondsource.When {
	s := t.Statements[i]
	for k := i - 1; k >= 0 && k > i-beside; k-- {
		last := t.Statements[k]
		if !last.Accepted || last.Inside != "" {
			continue
		}
		if last.Speaker == nil && last.Cue != nil || s.Paragraph-last.Paragraph > 1 || last.Nominal {
			return nil
		}
		w := t.say(k)
		if w == nil || w.From == 0 {
			return nil
		}
		return &secondsource.When{Interval: w.Interval, Basis: strings.TrimSuffix(w.Basis, ", carried on") + ", carried on"}
	}
	return nil
}

// oneVoice reports whether two statements are of one speaker, or of one body: a
// follows b in the text.
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
	if b.Speaker.Kind == secondsource.KindAnonymous && (b.Speaker.Plural || b.Speaker.Others) || len(b.Relays) > 0 {
		return false // officials told a paper: not the word of their government
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

// below is the day of the first dated statement under a headline by the same
// voice, or by one of the same state.
func (t *teller) below(s *secondsource.Statement) *secondsource.When {
	for k, o := range t.Statements {
		if o.Mode == secondsource.Headline || o.SaidAt < 0 || o.Iterated || o.Inside != "" || o.Speaker == nil || s.Speaker == nil {
			continue
		}
		if oneVoice(o, s) || o.Speaker.State != "" && o.Speaker.State == s.Speaker.State && o.Paragraph <= t.news.paragraph+1 {
			if w := t.say(k); w != nil && w.From != 0 {
				return &secondsource.When{Interval: w.Interval, Basis: w.Basis + ", below"}
			}
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

// byline reports whether the author speaks in the first person.
func (t *teller) byline(s *secondsource.Statement) bool {
	return s.Speaker != nil && t.Byline != nil && s.Speaker.Name != "" && strings.Contains(t.Byline.Text, s.Speaker.Name) && s.Mode == secondsource.Indirect
}

var (
	releaseLine = regexp.MustCompile(`(?im)^\W*(?:for immediate release|(?:official |joint )?(?:press |media |news )?(?:release|statement|communiqué|communique)\b.{0,40}|(?:press|media|news) (?:release|statement|note)\b.{0,40})$`)
	issuerWords = regexp.MustCompile(`(?i)\b(?:government|ministry|department|office|embassy|agency|authority|command)\b`)
)

// released reports whether the document is a release of the body that speaks, or of
// its government: above its text stand its name and that it is one.
func (t *teller) released(s *secondsource.Statement) bool {
	if s.Speaker == nil || len(t.Zones) == 0 {
		return false
	}
	end := 0
	for _, z := range t.Zones {
		if z.Kind == secondsource.ZoneBody {
			end = z.Span.Start
			break
		}
	}
	head := t.Text[:end]
	if !releaseLine.MatchString(head) {
		return false
	}
	head = strings.ToLower(head)
	names := []string{s.Speaker.Name, string(s.Speaker.Institution)}
	if state, ok := strings.CutSuffix(string(s.Speaker.Institution), " government"); ok && issuerWords.MatchString(head) {
		names = append(names, state)
	}
	return slices.ContainsFunc(names, func(n string) bool { return n != "" && strings.Contains(head, strings.ToLower(n)) })
}

var pressTime = regexp.MustCompile(`(?i)\b(?:by|at|before|as of) (?:the )?(?:time of (?:publication|publishing|writing|going to press)|press time|publication|deadline)\b`)

// pressWords: one of them stands in every such time.
var pressWords = []string{"publi", "writing", "press", "deadline"}

// atPress reports whether the sentence of a statement tells how things stood at
// the time of publication.
func (t *teller) atPress(s *secondsource.Statement) bool {
	if s.Content == nil || s.Sentence < 0 || s.Sentence >= len(t.Sentences) {
		return false
	}
	sentence := t.Sentences[s.Sentence].Span.Of(t.Text)
	return mentionsAny(sentence, pressWords) && pressTime.MatchString(sentence)
}
