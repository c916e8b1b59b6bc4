package link

import (
	"fmt"
	"hash/fnv"
	"math"
	"path/filepath"
	"slices"

	"secondsource"
)

// compare looks for what two documents say about each other's days.
func (g *dating) compare(a, b *undated) {
	if a.stated && b.stated {
		return
	}
	g.sharedWords(a, b)
	g.sharedEvents(a, b)
	g.sinceThen(a, b)
	g.sinceThen(b, a)
	g.cited(a, b)
	g.cited(b, a)
	g.answered(a, b)
	g.answered(b, a)
	g.lookedBack(a, b)
	g.lookedBack(b, a)
	g.foretold(a, b)
	g.foretold(b, a)
}

// oneDay ties two expressions of two documents to one day.
func oneDay(a, b *undated, x, y *mention, why, assume string, bonus float64) {
	tie(a, b, x, y, why+" "+label(b), assume, bonus)
	tie(b, a, y, x, why+" "+label(a), assume, bonus)
}

// tie gives u a bonus for the days on which its expression m means a day that n
// of o may mean.
func tie(u, o *undated, m, n *mention, why, assume string, bonus float64) {
	if u.stated {
		return
	}
	mine, theirs, gain := m.expr, n.expr, math.Exp(bonus)-1
	u.links = append(u.links, linkClue{other: o, why: why, assume: assume, on: func(b belief) func(secondsource.Day) float64 {
		told := b.meanings(theirs)
		return func(pub secondsource.Day) float64 {
			own := mine.On(pub)
			if own.From == 0 {
				return 0
			}
			return math.Log(1 + gain*told.meet(own))
		}
	}})
}

// label names a document for a reason.
func label(u *undated) string {
	if u.Path != "" {
		return filepath.Base(u.Path)
	}
	return u.ID
}

const quotedRun = 5 // words of a quotation that are no coincidence

// sharedWords: the same words in quotation marks were said on one day. Where
// only one document tells it, the other cannot be older.
func (g *dating) sharedWords(a, b *undated) {
	runs := map[uint64]int{}
	for _, i := range a.quotedStarts() {
		runs[a.hashAt(i)] = i + 1
	}
	for _, j := range b.quotedStarts() {
		i := runs[b.hashAt(j)] - 1
		if i < 0 || g.dull(a, i) {
			continue
		}
		x, surex := a.dayOfWords(i)
		y, surey := b.dayOfWords(j)
		words := fmt.Sprintf("“%s”", a.Text[a.words[i].span.Start:a.words[i+quotedRun-1].span.End])
		switch {
		case x != nil && y != nil:
			assume, bonus := "", 4.5
			if !surex || !surey {
				assume, bonus = "the words "+words+" are of the day that each reports", 3.5
			}
			oneDay(a, b, x, y, "the words "+words+" are also in", assume, bonus)
			return
		case x != nil && surex:
			notBefore(b, a, x, words)
			return
		case y != nil && surey:
			notBefore(a, b, y, words)
			return
		}
	}
}

// notBefore: u quotes what o dates, so it is not older than that day.
func notBefore(u, o *undated, m *mention, words string) {
	if u.stated {
		return
	}
	e := m.expr
	u.links = append(u.links, linkClue{other: o, why: "it quotes " + words + ", dated by " + label(o), on: func(b belief) func(secondsource.Day) float64 {
		said := b.over(func(d secondsource.Day) (secondsource.Day, bool) { return e.On(d).From, true })
		return func(pub secondsource.Day) float64 { return said.mean(pub, 1, 0.02) }
	}})
}

// quotedStarts gives the words at which a run of quoted words begins.
func (u *undated) quotedStarts() []int {
	var out []int
	n := 0
	for i := range u.words {
		if !u.words[i].quoted {
			n = 0
			continue
		}
		if n++; n >= quotedRun {
			out = append(out, i-quotedRun+1)
		}
	}
	return out
}

func (u *undated) hashAt(i int) uint64 {
	h := fnv.New64a()
	for _, w := range u.words[i : i+quotedRun] {
		h.Write([]byte(w.low))
		h.Write([]byte{' '})
	}
	return h.Sum64()
}

// dull reports whether a run has no word of weight in it.
func (g *dating) dull(u *undated, i int) bool {
	w := 0.0
	for _, x := range u.words[i : i+quotedRun] {
		if x.term >= 0 {
			w += g.v.weight[x.term]
		}
	}
	return w < 0.7
}

// dayOfWords is the expression that dates the words quoted at word i: that of
// the statement, or the one in their sentence outside the quotation; of a document
// whose day is known also what follows for the statement; failing these, and then
// not surely, the day of the news.
func (u *undated) dayOfWords(i int) (m *mention, sure bool) {
	at := u.words[i].span
	for n, s := range u.Statements {
		if !overlaps(s.Content, at) {
			continue
		}
		if s.SaidAt >= 0 {
			if m := u.mentionOf(s.SaidAt); m != nil {
				return m, true
			}
		}
		if u.stated && s.Accepted {
			if u.saidDays == nil {
				u.saidDays = sayings(u.Doc, u.pub)
			}
			if w := u.saidDays[n]; w != nil && w.Single() {
				return &mention{expr: fixedDay(w.From), date: &secondsource.Date{Text: w.Basis}}, true
			}
		}
	}
	sentences := u.sentences()
	for k := range u.mentions {
		m := &u.mentions[k]
		if m.sentence >= 0 && sentences[m.sentence].Contains(at) && m.expr.Grain <= secondsource.GrainDay && m.expr.Grain > 0 && m.expr.Toward <= 0 && !u.words[u.at(m.date.Span.Start)].quoted {
			return m, true
		}
	}
	return u.lead, false
}

// fixedDay is the expression of a known day.
func fixedDay(d secondsource.Day) secondsource.Expr {
	y, m, dd := d.Date()
	return secondsource.Expr{Kind: secondsource.ExprFixed, Grain: secondsource.GrainDay, Year: int16(y), Month: int8(m), Day: int8(dd)}
}

func (u *undated) mentionOf(date int) *mention {
	for k := range u.mentions {
		if u.mentions[k].n == date {
			return &u.mentions[k]
		}
	}
	return nil
}

// toldAlike is the least weight of shared words at which a clause names what a
// sentence of another document tells: then twenty to one (e³) that it does, and twice
// as sure with every other word. toldHere is what it weighs that it names the outlet,
// which also makes it surer.
const (
	toldAlike = 1.4
	toldHere  = 0.9
)

// sinceThen: "seven weeks after an official told …": the other document tells
// what is counted from.
func (g *dating) sinceThen(a, b *undated) {
	if a.stated {
		return
	}
	for i := range a.Dates {
		d := &a.Dates[i]
		e := d.Expr
		if e.Kind != secondsource.ExprLength || e.N <= 0 || e.Grain < secondsource.GrainDay || e.Grain > secondsource.GrainYear || !a.zoneAt(d.Span).Readable() {
			continue
		}
		k := a.at(d.Span.End)
		if k >= len(a.words) || a.words[k].low != "after" {
			continue
		}
		m, place, weight := g.told(b, a.termsFrom(k+1))
		if place == "" {
			continue
		}
		weight -= math.Log(a.throng())
		length := sinceDays[e.Grain]
		after := secondsource.Day(length * float64(e.N))
		a.links = append(a.links, linkClue{other: b, why: fmt.Sprintf("it is %s after %s in %s", d.Text, place, label(b)), assume: "both tell of one event",
			on: func(b belief) func(secondsource.Day) float64 {
				happened := b.over(func(d secondsource.Day) (secondsource.Day, bool) {
					if m != nil {
						d = m.expr.On(d).From
					}
					return d, true
				})
				return func(pub secondsource.Day) float64 { return happened.about(pub-after, max(1, length/2), weight) }
			}})
		return
	}
}

// sinceDays is the length of units in days.
var sinceDays = map[secondsource.Grain]float64{secondsource.GrainDay: 1, secondsource.GrainWeekend: 7, secondsource.GrainWeek: 7, secondsource.GrainMonth: 30.4, secondsource.GrainQuarter: 91.3, secondsource.GrainHalf: 182.6, secondsource.GrainYear: 365.25}

// termsFrom collects the terms of the clause that begins at word k.
func (u *undated) termsFrom(k int) []int32 {
	var terms []int32
	for j := k; j < len(u.words) && j < k+16; j++ {
		if t := u.words[j].term; t >= 0 && !slices.Contains(terms, t) {
			terms = append(terms, t)
		}
	}
	return terms
}

// told finds the sentence of u that tells what some terms name, with its day:
// that of its expression, else the day of publication (nil). A name that stands
// in the furniture of u, its outlet, counts for the whole document.
func (g *dating) told(u *undated, terms []int32) (m *mention, place string, weight float64) {
	bonus := 0.0
	for i := range u.words {
		w := &u.words[i]
		if w.name && w.term >= 0 && slices.Contains(terms, w.term) && !u.zoneAt(w.span).Readable() {
			bonus = toldHere
			break
		}
	}
	best := toldAlike
	for n, s := range u.sentences() {
		var own []int32
		for i := u.at(s.Start); i < len(u.words) && u.words[i].span.Start < s.End; i++ {
			if t := u.words[i].term; t >= 0 && !slices.Contains(own, t) {
				own = append(own, t)
			}
		}
		shared, w := 0, bonus
		for _, t := range terms {
			if slices.Contains(own, t) {
				shared++
				w += g.scale.weight(t)
			}
		}
		if shared < 3 && (bonus == 0 || shared < 1) || w <= best {
			continue
		}
		best, m, place = w, nil, "what it reports"
		weight = min(3+2*(best-toldAlike)+bonus, 5.5)
		for k := range u.mentions {
			if x := &u.mentions[k]; x.sentence == n && x.expr.Toward <= 0 && x.expr.Grain >= secondsource.GrainDay && x.expr.Grain <= secondsource.GrainWeek {
				m, place = x, fmt.Sprintf("%q", x.date.Text)
				break
			}
		}
	}
	return m, place, weight
}

// lookedBack: b tells of a statement of the week, or the days, before; a has one
// of the same government as its news, on a weekday that would fit.
func (g *dating) lookedBack(a, b *undated) {
	if a.stated || a.lead == nil {
		return
	}
	lead := a.leadStatement()
	if lead == nil || lead.Content == nil {
		return
	}
	var best *mention
	bonus, name := 0.0, ""
	for _, s := range b.Statements {
		if s.SaidAt < 0 || s.Iterated || s.Content == nil || s.Speaker == nil || s.Speaker.State == "" || s.Speaker.State != lead.Speaker.State {
			continue
		}
		m := b.mentionOf(s.SaidAt)
		if m == nil || m.expr.Kind == secondsource.ExprCalendar || m.expr.Grain == secondsource.GrainDay && m.expr.Kind != secondsource.ExprSpan || m.expr.Grain > secondsource.GrainMonth {
			continue
		}
		alike := g.topic(a, lead, b, s)
		x := min(2, 0.8+alike)
		if m.expr.Kind == secondsource.ExprSpan || m.expr.Grain == secondsource.GrainMonth {
			x /= 2
		}
		if alike >= 0.5 && x > bonus {
			best, bonus, name = m, x, s.Speaker.Name
		}
	}
	if best == nil {
		return
	}
	what := fmt.Sprintf("%s is told to have spoken %q in %s", name, best.date.Text, label(b))
	tie(a, b, a.lead, best, what, fmt.Sprintf("that is the statement which %s reports", label(a)), bonus)
}

// topic weighs what two statements share.
func (g *dating) topic(a *undated, s *secondsource.Statement, b *undated, t *secondsource.Statement) float64 {
	terms := func(u *undated, s *secondsource.Statement) []int32 {
		var out []int32
		for _, i := range u.wordsIn(s.Content.Spans) {
			if x := u.words[i].term; x >= 0 && !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
		return out
	}
	x, sum := terms(a, s), 0.0
	for _, y := range terms(b, t) {
		if slices.Contains(x, y) {
			sum += g.scale.weight(y)
		}
	}
	return sum
}

// leadStatement is the statement that the weekday of the news dates.
func (u *undated) leadStatement() *secondsource.Statement {
	for _, s := range u.Statements {
		if s.Speaker != nil && s.Speaker.State != "" && (s.SaidAt == u.lead.n || s.SaidAt < 0 && s.Paragraph <= 2) {
			return s
		}
	}
	return nil
}

// foretold: what b speaks of as to come and a tells as done happened after b.
func (g *dating) foretold(a, b *undated) {
	if a.stated {
		return
	}
	for i := range a.mentions {
		m := &a.mentions[i]
		if !m.datable() || m.expr.Grain > secondsource.GrainWeek {
			continue
		}
		word := g.foretells(b, m)
		if word == "" {
			continue
		}
		e := m.expr
		a.links = append(a.links, linkClue{other: b, why: fmt.Sprintf("the %s that %s speaks of as to come is over", word, label(b)),
			assume: fmt.Sprintf("the %s of %q is the one that %s speaks of", word, m.date.Text, label(b)),
			on: func(b belief) func(secondsource.Day) float64 {
				spoke := b.over(func(d secondsource.Day) (secondsource.Day, bool) { return d, true })
				return func(pub secondsource.Day) float64 {
					if to := e.On(pub).To; to != 0 {
						return spoke.mean(to, 1, 0.2)
					}
					return spoke.mean(0, 1, 1)
				}
			}})
		return
	}
}

// gatherings are events that are announced and then held.
var gatherings = wordSet(`summit meeting meet visit talks conference election elections vote referendum ceremony launch exercise exercises
	drill drills trial hearing deadline match handover inauguration signing parade session`)

// ahead are words that speak of what is to come.
var ahead = wordSet(`will would could may might likely plan plans planned expected expects possible possibility scheduled due prepare
	preparing consider considering intend intends hope hopes eyeing upcoming`)

// foretells finds the gathering of the dated sentence m, with two of its names,
// in a sentence of b that looks ahead.
func (g *dating) foretells(b *undated, m *mention) string {
	if m.sentence < 0 {
		return ""
	}
	own := ""
	return g.gathering(b, m, &own)
}

func (g *dating) gathering(b *undated, m *mention, own *string) string {
	for _, s := range b.sentences() {
		look, event := false, ""
		var names []int32
		for i := b.at(s.Start); i < len(b.words) && b.words[i].span.Start < s.End; i++ {
			w := &b.words[i]
			look = look || ahead[w.low]
			if gatherings[w.low] && w.term >= 0 && slices.Contains(m.terms, w.term) {
				event = w.low
			}
			if w.term >= 0 && g.v.isName[w.term] && slices.Contains(m.terms, w.term) && !slices.Contains(names, w.term) {
				names = append(names, w.term)
			}
		}
		if look && event != "" && len(names) >= 2 {
			*own = event
			return event
		}
	}
	return ""
}
