package link

import (
	"sort"
	"strings"

	"secondsource"
)

// clauses dates the events of one document, clause by clause.
type clauses struct {
	*teller
	lex   *lexicon
	said  []*secondsource.When // of every statement
	form  []verbForm           // of every token
	own   map[int]int          // token -> the expression that dates it
	often map[int]bool         // tokens of what is done again and again
	cue   map[int]int          // token of a cue -> its statement
	owner []int                // of every token: the innermost statement whose content holds it, -1 for none
	known map[int]*secondsource.Happening
}

// Happenings is when the event of every clause of a document took place, in the
// order of the text. said is when each of its statements was made; nil to work
// that out from the document alone. The event of a clause is dated, in this order:
//
//   - an act of speech, by what dates the statement;
//   - by the time expression that hangs on it, before, after or since that where
//     the text says so;
//   - by the clause that governs it: when, after, before that one;
//   - else it lies before, at or after the act of speech that tells of it, or the
//     publication, as the tense tells.
//
// What is only possible, or done again and again, has no day.
func Happenings(d *secondsource.Doc, pub secondsource.Published, said []*secondsource.When) []secondsource.Happening {
	c := newClauses(d, pub, said)
	var out []secondsource.Happening
	for i := range d.Tokens {
		if !c.form[i].verb && !c.datedNoun(i) && !c.event(i) || !c.readable(i) {
			continue
		}
		if h := c.at(i); c.form[i].verb || h.Known() {
			out = append(out, *h)
		}
	}
	return out
}

func newClauses(d *secondsource.Doc, pub secondsource.Published, said []*secondsource.When) *clauses {
	if said == nil {
		said = sayings(d, pub)
	}
	c := &clauses{teller: &teller{Doc: d, pub: pub}, lex: loadLexicon(), said: said, form: readClauses(d), own: map[int]int{}, often: map[int]bool{},
		cue: map[int]int{}, owner: make([]int, len(d.Tokens)), known: map[int]*secondsource.Happening{}}
	c.place()
	spoken := c.spoken()
	for i := range d.Dates {
		if !spoken[i] {
			c.hang(i)
		}
	}
	return c
}

// place notes in which statement every token stands. Statements are taken from the
// widest to the narrowest, so that the innermost stays.
func (c *clauses) place() {
	for i := range c.owner {
		c.owner[i] = -1
	}
	var order []int
	for i, s := range c.Statements {
		if s.Accepted && s.Content != nil && len(s.Content.Spans) > 0 {
			order = append(order, i)
		}
	}
	size := func(i int) int { return c.Statements[i].Content.Cover().Len() }
	sort.SliceStable(order, func(a, b int) bool { return size(order[a]) > size(order[b]) })
	for _, i := range order {
		s := c.Statements[i]
		for _, sp := range s.Content.Spans {
			for k := c.token(sp.Start); k < len(c.Tokens) && c.Tokens[k].Span.Start < sp.End; k++ {
				c.owner[k] = i
			}
		}
		if s.Cue == nil || s.Nominal {
			continue
		}
		for _, sp := range s.Cue.Spans {
			for k := c.token(sp.Start); k < len(c.Tokens) && c.Tokens[k].Span.Start < sp.End; k++ {
				if c.Tokens[k].UPOS == secondsource.VERB {
					c.cue[k] = i
				}
			}
		}
	}
}

// spoken are the expressions that stand right after the cue they date: said
// yesterday that work began.
func (c *clauses) spoken() map[int]bool {
	out := map[int]bool{}
	for _, s := range c.Statements {
		if s.SaidAt >= 0 && s.SaidAt < len(c.Dates) && c.follows(s, c.Dates[s.SaidAt].Span) {
			out[s.SaidAt] = true
		}
	}
	return out
}

// token is the first token that ends after byte b.
func (c *clauses) token(b int) int {
	return sort.Search(len(c.Tokens), func(i int) bool { return c.Tokens[i].Span.End > b })
}

// reach is how many steps up the tree an expression looks for what it dates.
const treeReach = 6

// hang finds what the expression of number n dates: the event noun that it stands
// before or on (Monday's vote, the vote of Monday), else the nearest verb above it.
func (c *clauses) hang(n int) {
	x := &c.Dates[n]
	if x.Type == "DURATION" && x.Expr.Kind != secondsource.ExprSpan || x.Expr.Kind == secondsource.ExprVague {
		return
	}
	k := c.token(x.Span.Start)
	for k < len(c.Tokens) && x.Span.Contains(c.Tokens[k].Span) && c.Tokens[k].Head >= 0 && x.Span.Contains(c.Tokens[c.Tokens[k].Head].Span) {
		k = c.Tokens[k].Head
	}
	if k < len(c.Tokens) && c.form[k].verb { // the vote is on Friday
		for i := max(0, k-8); i < min(len(c.Tokens), k+8); i++ {
			if c.Tokens[i].Head == k && c.Tokens[i].Deprel == secondsource.Nsubj {
				c.date(i, n)
			}
		}
		return
	}
	for up := 0; k >= 0 && k < len(c.Tokens) && up < treeReach; up++ {
		h := c.Tokens[k].Head
		if h < 0 || h >= len(c.Tokens) {
			return
		}
		within := false
		switch c.Tokens[k].Deprel {
		case secondsource.NmodPoss, secondsource.Compound, secondsource.Amod, secondsource.Nummod:
			within = true
		}
		thing := !within && c.Tokens[h].Deprel == secondsource.Nsubj && !c.event(h) // officers on Tuesday seized
		thing = thing || !within && !c.event(h) && !deverbal(c.Tokens[h].Lemma)
		if c.Tokens[h].UPOS == secondsource.NOUN && !thing && x.Span.Contains(c.Tokens[k].Span) && (within || c.Tokens[k].Deprel == secondsource.Nmod) {
			c.date(h, n)
			if within || c.event(h) {
				return // last year's budget: of no clause
			}
		}
		if c.form[h].verb {
			c.date(h, n)
			return
		}
		k = h
	}
}

// deverbal reports whether a noun has the ending of one made of a verb, or is what a
// company reports of a time.
func deverbal(noun string) bool {
	for _, end := range [...]string{"ion", "ment", "ance", "ence", "ing", "sis"} {
		if len(noun) > len(end)+3 && strings.HasSuffix(noun, end) {
			return true
		}
	}
	switch noun {
	case "loss", "profit", "income", "result", "sale", "gain", "growth", "revenue", "rise", "fall", "drop", "increase", "decline":
		return true
	}
	return false
}

// date gives a token an expression: the narrowest, of those the first.
func (c *clauses) date(k, n int) {
	if c.Dates[n].Type == "SET" {
		c.often[k] = true
		return
	}
	if old, ok := c.own[k]; ok && c.Dates[old].Expr.Grain <= c.Dates[n].Expr.Grain {
		return
	}
	c.own[k] = n
}

// event reports whether a noun names an event.
func (c *clauses) event(k int) bool {
	x := &c.Tokens[k]
	if x.UPOS != secondsource.NOUN {
		return false
	}
	s := stem(x.Lemma)
	for _, key := range [...]string{s + "/n", s} {
		if concept := c.lex.concept[key]; concept != "" {
			return !c.lex.thing[concept] && !c.lex.aspect(concept)
		}
	}
	return gatherings[x.Lemma]
}

func (c *clauses) datedNoun(k int) bool {
	_, ok := c.own[k]
	return ok && !c.form[k].verb
}

// readable reports whether a token stands in the story, not in its furniture.
func (c *clauses) readable(k int) bool {
	i := sort.Search(len(c.Zones), func(i int) bool { return c.Zones[i].Span.End > c.Tokens[k].Span.Start })
	return i == len(c.Zones) || c.Zones[i].Kind.Readable()
}

// at is when the event of token k took place. One that is asked for while it is
// being worked out is not known.
func (c *clauses) at(k int) *secondsource.Happening {
	if h := c.known[k]; h != nil {
		return h
	}
	h := &secondsource.Happening{Span: c.Tokens[k].Span, Negated: c.form[k].negated, When: secondsource.When{Basis: "unknown"}}
	c.known[k] = h
	if o := c.owner[k]; o >= 0 {
		h.Statement = c.Statements[o].ID
	}
	h.When, h.Way = c.work(k)
	return h
}

func (c *clauses) work(k int) (secondsource.When, string) {
	if i, ok := c.cue[k]; ok {
		if w := c.said[i]; w != nil {
			return *w, secondsource.BySpeech
		}
		return secondsource.When{Basis: "an act of speech of unknown day"}, ""
	}
	if c.often[k] {
		return secondsource.When{Basis: "again and again"}, ""
	}
	if n, ok := c.own[k]; ok {
		if w := c.dated(k, n); w.Known() {
			return w, secondsource.ByOwn
		}
	}
	if !c.form[k].verb {
		return c.ofNoun(k)
	}
	if w, ok := c.governed(k); ok {
		return w, secondsource.ByGovernor
	}
	return c.told(k)
}

// dated is what an expression says of the event of token k: on it, or before,
// after, since or by it.
func (c *clauses) dated(k, n int) secondsource.When {
	x := &c.Dates[n]
	iv := c.meaning(x)
	w := secondsource.When{Interval: iv, Basis: "“" + x.Text + "”"}
	if !iv.Known() {
		return w
	}
	word := ""
	if f := strings.Fields(strings.ToLower(c.Text[max(0, x.Span.Start-12):x.Span.Start])); len(f) > 0 {
		word = f[len(f)-1]
	}
	now := c.now(k)
	switch word {
	case "since":
		w.To, w.Basis = now.To, "since "+w.Basis
	case "before":
		w.Interval, w.Basis = secondsource.Interval{To: iv.From - 1}, "before "+w.Basis
	case "by", "until", "till":
		w.From, w.Basis = 0, word+" "+w.Basis
		if c.form[k].side == sideAhead || c.form[k].side == sideOpen {
			w.From = min(now.From, iv.To)
		}
	case "after":
		w.Interval, w.Basis = secondsource.Interval{From: iv.To + 1}, "after "+w.Basis
	}
	switch c.form[k].side {
	case sidePast: // nobody tells of this month's last days as past
		if now.To != 0 && w.From <= now.To && (w.To == 0 || w.To > now.To) {
			w.To = now.To
		}
	case sideAhead:
		if now.From != 0 && w.To >= now.From && w.From < now.From {
			w.From = now.From
		}
	}
	return w
}

// now is the time from which the clause of token k is told: that of the act of
// speech, or of the publication.
func (c *clauses) now(k int) secondsource.Interval {
	if o := c.owner[k]; o >= 0 && c.said[o] != nil {
		return c.said[o].Interval
	}
	return c.pub.Interval
}

// told is what the tense says: before, at or after the time of telling.
func (c *clauses) told(k int) (secondsource.When, string) {
	now, by, way := c.now(k), "the publication", secondsource.ByPublication
	if c.owner[k] >= 0 {
		by, way = "the act of speech", secondsource.ByUtterance
	}
	s := c.form[k].side
	if s == sideUnreal && c.owner[k] >= 0 && c.future(k) {
		s = sideAhead
	}
	switch s {
	case sidePast:
		if now.To != 0 {
			return secondsource.When{Interval: secondsource.Interval{To: now.To}, Basis: "not after " + by}, way
		}
	case sideNow:
		if now.Known() {
			return secondsource.When{Interval: now, Basis: "at the time of " + by}, way
		}
	case sideAhead:
		if now.From != 0 {
			return secondsource.When{Interval: secondsource.Interval{From: now.From}, Basis: "not before " + by}, way
		}
	case sideUnreal:
		return secondsource.When{Basis: "only possible"}, ""
	}
	return secondsource.When{Basis: "unknown"}, ""
}

// future reports whether a "would" is the future of a report in the past.
func (c *clauses) future(k int) bool {
	s := c.Statements[c.owner[k]]
	if !c.simplePast(s) && !perfect(s) {
		return false
	}
	for i := max(0, k-6); i < k; i++ {
		if x := &c.Tokens[i]; x.Head == k && x.UPOS == secondsource.AUX {
			return strings.EqualFold(x.Span.Of(c.Text), "would")
		}
	}
	return false
}

// HappeningsOf is [Happenings] of a document of a ledger, with what the whole ledger
// knows of the days on which its statements were made.
func HappeningsOf(led *secondsource.Ledger, d *secondsource.Document) []secondsource.Happening {
	said := map[string]*secondsource.When{}
	for _, e := range led.Statements {
		if e.Doc == d.ID {
			said[e.ID] = e.Said
		}
	}
	when := make([]*secondsource.When, len(d.Source.Statements))
	for i, s := range d.Source.Statements {
		when[i] = said[s.ID]
	}
	return Happenings(d.Source, d.Published, when)
}

// happened dates what every statement tells of.
func (l *linker) happened() {
	for _, a := range l.arts {
		said, at := a.when, map[string]int{}
		for i, s := range a.Doc.Statements {
			at[s.ID] = i
		}
		for _, s := range a.stmts {
			if i, ok := at[s.ID]; ok {
				said[i] = s.Said
			}
		}
		a.clauses = newClauses(a.Doc, a.pub, said)
		for _, s := range a.stmts {
			s.Happened = a.clauses.of(s.Content.Spans, s.ID)
		}
	}
}

// of is when what the main clause of a content tells of took place; nil where it
// is not known, or told not to have happened.
func (c *clauses) of(spans []secondsource.Span, statement string) *secondsource.When {
	noun, deep := -1, -1
	for _, sp := range spans {
		for k := c.token(sp.Start); k < len(c.Tokens) && c.Tokens[k].Span.Start < sp.End; k++ {
			h, rel := c.Tokens[k].Head, c.Tokens[k].Deprel
			beside := rel == secondsource.Acl || rel == secondsource.AclRelcl
			top := h < 0 || !sp.Contains(c.Tokens[h].Span)
			switch {
			case c.form[k].verb && top && !beside:
				return c.inStatement(k, statement)
			case c.form[k].verb && deep < 0 && (h < 0 || !c.form[h].verb):
				deep = k
			case noun < 0 && top && c.event(k):
				noun = k
			}
		}
	}
	switch {
	case noun >= 0:
		return c.inStatement(noun, statement)
	case deep >= 0:
		return c.inStatement(deep, statement)
	}
	return nil
}

// inStatement is when the event of token k took place, as a statement tells it itself.
func (c *clauses) inStatement(k int, statement string) *secondsource.When {
	if w := c.at(k); w.Known() && !w.Negated && w.Statement == statement {
		return &w.When
	}
	return nil
}

// inside is when the event told by the words of a span took place, by the first of
// its words that has a time of its own or its governor's, else by the first verb.
func (c *clauses) inside(sp secondsource.Span) *secondsource.When {
	var first *secondsource.When
	for k := c.token(sp.Start); k < len(c.Tokens) && c.Tokens[k].Span.Start < sp.End; k++ {
		if !c.form[k].verb && !c.event(k) {
			continue
		}
		switch h := c.at(k); {
		case !h.Known() || h.Negated:
		case h.Way == secondsource.ByOwn || h.Way == secondsource.ByGovernor:
			return &h.When
		case first == nil:
			first = &h.When
		}
	}
	return first
}
