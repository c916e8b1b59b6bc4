package extract

import (
	"sort"
	"strings"

	"secondsource"
)

// content is what a cue reports: token runs in text order, both ends included.
type content struct {
	runs [][2]int
	by   string // the rule that found it
	to   int    // head token of the addressee, -1 for none
	conf float64
}

// core is the stretch of a sentence that attributes: subject, cue and what
// stands between them.
type core struct{ first, last int }

// coreOf gives the core of a cue with its source's tokens.
func coreOf(c *cue, src [2]int) core {
	k := core{c.first, c.last}
	if src[0] >= 0 {
		k.first, k.last = min(k.first, src[0]), max(k.last, src[1])
	}
	return k
}

// verbContent finds the content of a verb cue: before the core, after it, or on
// both sides. It returns nil where there is none it can be sure of.
func (r *reader) verbContent(c *cue, src [2]int) *content {
	k := coreOf(c, src)
	if q := r.neighbour(c, k); q != nil {
		return q
	}
	if r.lower(k.last+1) == "so" && r.mark(k.last+2, ".;") {
		return nil // thinks so
	}
	if a := r.asReported(c, k); a != nil {
		return a
	}
	if p := r.parted(c, k); p != nil {
		return p
	}
	after := r.after(c, k)
	if c.frame("S", "Q") && !c.participle {
		if b := r.before(c, k); b != nil && c.subject > c.last && r.mark(k.first-1, ",") && !r.mark(k.last+1, ":") {
			return r.withRest(c, k, b) // …, said a manager there, who …
		}
		if after != nil && after.by == "after" && (k.first == c.s.First || r.inQuote[c.s.First] < 0 && !r.quoteMark(k.first-1)) {
			return after // what stands before is an adverbial: Asked about it, she said: “…”
		}
		if b := r.before(c, k); b != nil && !(after != nil && r.adverbial(b.runs[0][0])) {
			return r.withRest(c, k, b)
		}
	}
	return after
}

// neighbour finds the quotation in the sentence beside a sentence that is all
// core: “Who knew?” she asked. And, after a colon, the one that opens the next
// sentence or paragraph.
func (r *reader) neighbour(c *cue, k core) *content {
	if !c.frame("S", "Q") {
		return nil
	}
	if q := r.quoteJustBefore(c, k); q != nil {
		return q
	}
	last := c.s.Last - 1
	if last < c.last || !r.mark(last, ":") || last+1 >= len(r.tok) || last-c.last >= 8 || r.inQuote[last] >= 0 {
		return nil
	}
	n := r.sentenceOf(last + 1)
	if r.inQuote[last+1] < 0 && n < len(r.d.Sentences) && r.sameParagraph(r.tok[last+1].Span.Start, c.s) {
		next := r.d.Sentences[n]
		if end := r.trimEnd(next.First, next.Last-1); end > next.First && r.clauseLike(next.First, end) {
			return &content{runs: [][2]int{{next.First, end}}, by: "colon", to: -1, conf: 0.8}
		}
	}
	if q := r.inQuote[last+1]; q >= 0 && r.quoteMark(last+1) {
		if a, b := r.tokensOf(r.d.Quotes[q].Inner); a <= b {
			return &content{runs: [][2]int{{a, b}}, by: "colon", to: -1, conf: 0.9}
		}
	}
	return nil
}

// quoteJustBefore is the quotation that ends the sentence before one that is all
// core. A quotation that has its speaker, or a sentence that goes on with a content
// or object of its own (He stated that …, the company offers …), takes none.
func (r *reader) quoteJustBefore(c *cue, k core) *content {
	at := k.first - 1
	if at < 0 || !r.quoteMark(at) || r.inQuote[at] < 0 || k.first > c.s.First+1 || k.first == c.s.First+1 && at != c.s.First {
		return nil
	}
	q := r.d.Quotes[r.inQuote[at]]
	if q.Outer.End > r.tok[k.first].Span.Start || !r.sameParagraph(q.Outer.Start, c.s) || r.sentenceOf(at) == r.sentenceOf(k.first) && at != c.s.First || r.spokenFor(q.Inner) || r.ownContent(c, k) {
		return nil
	}
	a, b := r.tokensOf(q.Inner)
	if a > b {
		return nil
	}
	return &content{runs: [][2]int{{a, b}}, by: "before", to: -1, conf: 0.9}
}

// spokenFor reports whether a statement with a cue of its own holds a quotation.
func (r *reader) spokenFor(q secondsource.Span) bool {
	for i := len(r.found) - 1; i >= 0 && i > len(r.found)-6; i-- {
		f := r.found[i]
		if f.Cue != nil && f.Confidence >= 0.5 && overlapsAny(f.Content.Spans, q) {
			return true
		}
	}
	return false
}

// ownContent reports whether a clause, quotation or object follows the core.
func (r *reader) ownContent(c *cue, k core) bool {
	after := r.after(c, k)
	if after == nil {
		return false
	}
	if after.by == "after" {
		return true
	}
	o := r.kid(c.s, c.main, secondsource.Obj)
	return o > c.last && !r.rules.lists["tellers"][r.lemma(c.main)]
}

// asReported finds the content of "As the agency has confirmed, …".
func (r *reader) asReported(c *cue, k core) *content {
	if k.first-1 != c.s.First || r.lower(c.s.First) != "as" || k.last+2 >= c.s.Last || !r.mark(k.last+1, ",") || !c.frame("S") {
		return nil
	}
	end := r.trimEnd(k.last+2, r.clauseEnd(c, k.last+2, c.s.Last-1, true))
	if end <= k.last+2 {
		return nil
	}
	return &content{runs: [][2]int{{k.last + 2, end}}, by: "as", to: -1, conf: 0.8}
}

// sentenceOf is the index of the sentence that token i belongs to.
func (r *reader) sentenceOf(i int) int {
	return sort.Search(len(r.d.Sentences), func(k int) bool { return r.d.Sentences[k].Last > i })
}

// sameParagraph reports whether an offset lies in the paragraph of a sentence.
func (r *reader) sameParagraph(at int, s secondsource.Sentence) bool {
	k := sort.Search(len(r.d.Zones), func(k int) bool { return r.d.Zones[k].Span.End > at })
	return k < len(r.d.Zones) && r.d.Zones[k].Paragraph == r.d.Zones[s.Zone].Paragraph
}

// before finds a content that stands before the core, up to the comma or
// closing mark that ends it.
func (r *reader) before(c *cue, k core) *content {
	end := k.first - 1
	if end-1 > c.s.First && r.lower(end) == "as" && r.quoteMark(end-1) {
		end-- // “…,” as its owner put it
	}
	if end < c.s.First || !r.endsFronted(c, end) {
		return nil
	}
	for i := k.first; i < min(c.first, k.first+3); i++ {
		if r.lower(i) == "whom" {
			return nil // the men, both of whom deny it
		}
	}
	start := c.s.First
	for end >= start && (r.mark(end, ",–—-") || r.quoteMark(end)) {
		end--
	}
	if end-start > window {
		return nil
	}
	start, end = r.quoteAlone(r.frontedStart(c, start, end), end)
	for start <= end && (r.quoteMark(start) || r.mark(start, ",–—-")) {
		start++
	}
	if end-start < 1 && !r.quoteMark(k.first-1) || start > end || !r.clauseLike(start, end) && !(r.headline(c.s) && end-start >= 1) || r.setsScene(start, end) || r.leftOpen(start, end) || c.passive && !r.complete(start, end) {
		return nil
	}
	return &content{runs: [][2]int{{start, end}}, by: "before", to: -1, conf: 0.9}
}

// setsScene reports whether a fronted stretch is only an adverbial: it begins with
// a preposition or conjunction, and nothing in it but its relative and adverbial
// clauses has a finite verb (In a first round of talks with the owners, he stressed
// …; As had often been the case, she replied).
func (r *reader) setsScene(start, end int) bool {
	if r.inQuote[start] >= 0 || !r.is(start, secondsource.ADP, secondsource.SCONJ) && r.lower(start) != "as" {
		return false
	}
	verbs, main := 0, 0
	for i := start; i <= end; i++ {
		if r.inQuote[i] >= 0 {
			return false
		}
		if r.finite(i) {
			verbs++
			if !r.subordinate(i, start, end) {
				main++
			}
		}
	}
	return main == 0 || verbs < 2 && !r.is(start, secondsource.ADP)
}

// leftOpen reports whether a fronted stretch is a report whose clause has not begun
// (She said that, although the yard was old, | Rome had offered …): what follows the
// comma is hers too.
func (r *reader) leftOpen(start, end int) bool {
	for t := start + 1; t < end; t++ {
		if r.lower(t) == "that" && r.inQuote[t] < 0 && r.reports(t-1) {
			return !r.complete(t+1, end)
		}
	}
	return false
}

// complete reports whether tokens a to b hold a finite verb outside relative and
// adverbial clauses.
func (r *reader) complete(a, b int) bool {
	for i := a; i <= b; i++ {
		if r.inQuote[i] >= 0 && r.is(i, secondsource.VERB, secondsource.AUX) || r.finite(i) && !r.subordinate(i, a, b) {
			return true
		}
	}
	return false
}

// finite reports whether token i is a finite verb or auxiliary.
func (r *reader) finite(i int) bool {
	return r.is(i, secondsource.VERB, secondsource.AUX) && r.tok[i].Feats.Has(secondsource.Finite)
}

// subordinate reports whether token i stands in a relative, participial or adverbial
// clause of the stretch [start,end].
func (r *reader) subordinate(i, start, end int) bool {
	for steps := 0; i >= start && i <= end && steps < 60; steps++ {
		switch r.rel(i) {
		case secondsource.AclRelcl, secondsource.Acl, secondsource.Advcl:
			return true
		}
		i = r.tok[i].Head
	}
	return false
}

// adverbial reports whether a fronted stretch that begins at token i only sets the
// scene: a day after …, when asked …, following …
func (r *reader) adverbial(i int) bool {
	for k := i; k < i+5 && k < len(r.tok); k++ {
		switch r.lower(k) {
		case "after", "before", "when", "while", "since", "following", "asked", "pressed", "speaking", "despite", "although", "though", "as", "if", "until":
			return r.inQuote[k] < 0
		}
		if r.is(k, secondsource.VERB, secondsource.PROPN) {
			return false
		}
	}
	return false
}

// endsFronted reports whether token i can be the mark between a fronted content
// and its core.
func (r *reader) endsFronted(c *cue, i int) bool {
	if r.quoteMark(i) {
		return true
	}
	return r.mark(i, ",") || (r.mark(i, "–—-?!") && i > c.s.First)
}

// frontedStart leaves out of a fronted content an earlier report in the same
// sentence: (X said A, and) B, Y said.
func (r *reader) frontedStart(c *cue, start, end int) int {
	for i := end; i > start; i-- {
		if r.is(i, secondsource.CCONJ) && r.mark(i-1, ",") && i-1 > start {
			for j := start; j < i-1; j++ {
				if r.inQuote[j] < 0 && r.reports(j) {
					return i + 1
				}
			}
		}
	}
	return start
}

// reports reports whether token j is a verb that takes a reported clause.
func (r *reader) reports(j int) bool {
	if !r.is(j, secondsource.VERB) {
		return false
	}
	for _, k := range r.p.Acts.Verb(r.lemma(j)) {
		for _, f := range k.Frames {
			if f == "S" || f == "Q" {
				return true
			}
		}
	}
	return false
}

// clauseLike reports whether tokens a to b can be a reported content: they hold a
// verb, or are quoted.
func (r *reader) clauseLike(a, b int) bool {
	for i := a; i <= b; i++ {
		if r.is(i, secondsource.VERB, secondsource.AUX) || r.inQuote[i] >= 0 {
			return true
		}
	}
	return false
}

// parted finds a clause that a report between commas parts in two: behind its subject
// (The dam, she says, will hold), or before what its verb reports (The farmers complain,
// she says, that the seed is late).
func (r *reader) parted(c *cue, k core) *content {
	end, rest := k.first-2, k.last+2
	for i := k.last + 1; !r.describes(c) && i < c.s.Last-1 && i < k.last+14 && !r.is(i, secondsource.VERB, secondsource.AUX, secondsource.SCONJ) && r.inQuote[i] < 0; i++ {
		if r.mark(i, ",") { // insisted in a note on Friday,
			rest = i + 1
			break
		}
	}
	if !c.frame("S") || end < c.s.First || rest >= c.s.Last || !r.mark(end+1, ",") || !r.mark(rest-1, ",") || end-c.s.First > window || r.inQuote[end] >= 0 || r.inQuote[rest] >= 0 {
		return nil
	}
	start := r.frontedStart(c, c.s.First, end)
	if r.is(start, secondsource.CCONJ) && start < end {
		start++
	}
	if r.lower(end) == "which" || r.lower(end) == "who" { // rumours which, it said, hurt the town
		if last := r.trimEnd(rest, r.clauseEnd(c, rest, c.s.Last-1, true)); last > rest && r.is(rest, secondsource.VERB, secondsource.AUX) {
			return &content{runs: [][2]int{{rest, last}}, by: "interrupted", to: -1, conf: 0.8}
		}
		return nil
	}
	switch {
	case r.lower(rest) == "that":
		if !r.reports(end) && !(r.complete(start, end) && r.tok[r.tok[rest].Head].Head <= end) {
			return nil
		}
	case r.saysMore(start, end+1) || !r.predicate(rest) || r.is(start, secondsource.ADP, secondsource.SCONJ, secondsource.ADV) || !r.subjectLike(end) || r.rel(end) == secondsource.Vocative:
		return nil
	}
	last := r.trimEnd(rest, r.clauseEnd(c, rest, c.s.Last-1, true))
	if last < rest {
		return nil
	}
	return &content{runs: [][2]int{{start, end}, {rest, last}}, by: "interrupted", to: -1, conf: 0.85}
}

// predicate reports whether token i is a finite verb, also one that looks like an
// infinitive (the rules bind the council).
func (r *reader) predicate(i int) bool {
	f := r.tok[i].Feats
	return r.finite(i) || r.is(i, secondsource.VERB) && !f.Has(secondsource.Gerund) && !f.Has(secondsource.Participle) && !r.toBefore(i)
}

// withRest adds to a fronted content what goes on after the core: the second
// half of an interrupted quotation or clause.
func (r *reader) withRest(c *cue, k core, b *content) *content {
	i := k.last + 1
	for i < c.s.Last && !r.mark(i, ",") && !r.quoteMark(i) { // addressee, day, place
		if r.mark(i, ".;:") || i > k.last+14 {
			return b
		}
		i++
	}
	for i < c.s.Last && r.mark(i, ",") {
		i++
	}
	if i >= c.s.Last-1 || !r.quoteMark(i) && !r.interrupted(c, b.runs[0], i) && !(r.inQuote[b.runs[0][0]] < 0 && r.goesOn(i)) && !r.brokenOff(b.runs[0], i) && !r.tail(c, b.runs[0], i) {
		return b
	}
	if r.quoteMark(i) {
		i++
	}
	end := r.trimEnd(i, c.s.Last-1)
	if end >= i {
		b.runs = append(b.runs, [2]int{i, end})
		b.by = "interrupted"
	}
	return b
}

// goesOn reports whether a second verb of the reported clause follows the core
// (He has not been paid, she said, and has no reason to lie).
func (r *reader) goesOn(i int) bool {
	return r.inQuote[i] < 0 && r.is(i, secondsource.CCONJ) && r.is(i+1, secondsource.VERB, secondsource.AUX) && !r.reports(i+1)
}

// tail reports whether a clause that begins at token i, behind a report between commas,
// belongs to the clause before it: by the tree (Work stopped, she said, before a price was
// agreed), or as it speaks of a thing told there and not of who speaks (The first way is
// better, he says, but it takes a year).
func (r *reader) tail(c *cue, front [2]int, i int) bool {
	if r.inQuote[front[0]] >= 0 || r.inQuote[i] >= 0 || !r.mark(i-1, ",") {
		return false
	}
	if r.rel(i) == secondsource.Mark {
		v := r.tok[i].Head
		return v > i && !r.gerund(v) && (r.tok[v].Head == c.main && r.rel(v) == secondsource.Ccomp || r.tok[v].Head >= front[0] && r.tok[v].Head <= front[1])
	}
	if r.addition(i) {
		return true
	}
	own := c.subject >= 0 && r.lower(c.subject) != "it" && (r.is(c.subject, secondsource.PRON, secondsource.PROPN) || r.human(r.lemma(c.subject)))
	return own && r.is(i, secondsource.CCONJ) && r.lower(i+1) == "it" && r.finite(i+2)
}

// addition reports whether the rest of a sentence from token i on is a phrase without a verb
// of its own that adds to what was told, and not when or where it was told: from the same
// file; as a witness; and not two days later.
func (r *reader) addition(i int) bool {
	switch r.lower(i) {
	case "from", "as", "by", "for", "without":
		if !r.is(i, secondsource.ADP, secondsource.SCONJ) || r.frameDate(i) > i {
			return false
		}
	case "so":
		return r.lower(i+1) == "as"
	case "and", "but":
		return r.lower(i+1) == "not" && !r.is(i+2, secondsource.VERB, secondsource.AUX)
	default:
		return false
	}
	for k := i + 1; k < len(r.tok) && !r.mark(k, ".;"); k++ {
		if r.finite(k) || r.quoteMark(k) || r.gerund(k) {
			return false
		}
	}
	return true
}

// brokenOff reports whether a front ends with its verb and the rest at token i is what
// that verb is about (He has, she says, no debts).
func (r *reader) brokenOff(front [2]int, i int) bool {
	last := front[1]
	return r.inQuote[last] < 0 && r.inQuote[i] < 0 && r.finite(last) && (r.is(last, secondsource.AUX) || r.lemma(last) == "have" || r.lemma(last) == "be") &&
		r.is(i, secondsource.DET, secondsource.ADJ, secondsource.NOUN, secondsource.PROPN, secondsource.VERB, secondsource.ADV)
}

// interrupted reports whether an unquoted rest that begins at token i belongs to
// the clause before the core (The talks, she said, were advancing).
func (r *reader) interrupted(c *cue, front [2]int, i int) bool {
	if r.inQuote[front[0]] >= 0 || r.inQuote[i] >= 0 || !r.is(i, secondsource.VERB, secondsource.AUX) {
		return false
	}
	for j := front[0]; j <= front[1]; j++ {
		if r.is(j, secondsource.AUX) || r.is(j, secondsource.VERB) && r.tok[j].Feats.Has(secondsource.Finite) {
			return false // the front has a verb of its own
		}
	}
	return !r.tok[i].Feats.Has(secondsource.Gerund)
}

// after finds a content that stands after the core.
func (r *reader) after(c *cue, k core) *content {
	i, to := r.skipFrame(c, k.last+1)
	if i >= c.s.Last || r.mark(i, ".,!?;)") {
		return nil
	}
	out := &content{to: to, by: "after", conf: 0.85}
	colon := r.mark(i, ":")
	if colon {
		i++
	}
	if i >= c.s.Last {
		return nil
	}
	clause := c.frame("S", "Q") && (colon || r.complement(c, i))
	if !clause {
		if !c.frame("NP", "TO", "VTO", "GER", "OF", "FOR", "ON", "ABOUT", "AGAINST", "WITH", "AS", "WH", "IF", "IN", "AT", "FROM", "OVER") || to < 0 && !r.objectOf(c, i) || to >= 0 && r.is(i, secondsource.PUNCT) && !r.quoteMark(i) {
			return nil
		}
		out.by, out.conf = "object", 0.7
	}
	end := r.clauseEnd(c, i, c.s.Last-1, clause)
	for i <= end && r.quoteMark(i) && r.closesAt(i) >= end {
		i++
	}
	end = r.trimEnd(i, end)
	if r.lower(end) == "which" && r.inQuote[end] < 0 {
		end = r.trimEnd(i, end-1) // refrain from rumours which, it said, hurt the town
	}
	if end < i {
		return nil
	}
	out.runs = [][2]int{{i, end}}
	return out
}

// complement reports whether a reported clause begins at token i.
func (r *reader) complement(c *cue, i int) bool {
	if r.quoteMark(i) {
		return true
	}
	switch r.lower(i) {
	case "that":
		return i+2 < c.s.Last && !r.is(i, secondsource.DET) && !r.partOfDay(i+1)
	case "to", "by", "about", "for":
		return false
	case "with":
		if r.assured(i) {
			return true
		}
	}
	// A clause: a finite verb that hangs on the cue, or whose subject stands here
	// with no mark or conjunction between.
	for j := i; j < c.s.Last; j++ {
		if r.mark(j, ";") {
			break
		}
		if r.is(j, secondsource.VERB, secondsource.AUX) && r.tok[j].Head == c.main && r.rel(j) == secondsource.Ccomp && j > i {
			return true
		}
	}
	for j := i; j < c.s.Last; j++ {
		if r.relative(j) && j > i { // the commission that approves exports had cleared …
			for j++; j < c.s.Last && !r.is(j, secondsource.VERB); j++ {
			}
			continue
		}
		if r.mark(j, ",;:") || j > i && (r.is(j, secondsource.SCONJ) || r.is(j, secondsource.CCONJ) && r.is(j+1, secondsource.VERB) && r.finite(j+1)) {
			return false // repeats its promise and urges others
		}
		if r.is(j, secondsource.VERB, secondsource.AUX) && j > i && !r.tok[j].Feats.Has(secondsource.Gerund) && !r.toBefore(j) {
			switch r.rel(j) {
			case secondsource.Acl, secondsource.AclRelcl, secondsource.Amod, secondsource.Advcl:
				if !r.rules.lists["clausal"][r.lemma(c.main)] || r.rel(j) == secondsource.Amod {
					continue
				}
			}
			return r.is(j, secondsource.AUX) || !r.tok[j].Feats.Has(secondsource.Participle) || r.under(j, c.main)
		}
	}
	return false
}

// assured reports whether token i begins to tell how sure a clause is that follows: with
// “low confidence” that …
func (r *reader) assured(i int) bool {
	sure := false
	for k := i + 1; k < i+7; k++ {
		switch w := r.lower(k); {
		case w == "confidence" || w == "certainty" || w == "probability":
			sure = true
		case w == "that":
			return sure
		case r.is(k, secondsource.VERB, secondsource.AUX) || r.mark(k, ",;:."):
			return false
		}
	}
	return false
}

// partOfDay reports whether token i, behind "that", ends its clause with a time: that
// evening.
func (r *reader) partOfDay(i int) bool {
	switch r.lower(i) {
	case "morning", "afternoon", "evening", "night", "day", "week", "month", "year", "weekend":
		return r.is(i+1, secondsource.PUNCT, secondsource.ADP)
	}
	return false
}

// toBefore reports whether token j is an infinitive with "to": he asked her to stay
// reports no clause.
func (r *reader) toBefore(j int) bool {
	j--
	for j > 0 && r.is(j, secondsource.ADV) {
		j--
	}
	return r.lower(j) == "to" && !r.is(j, secondsource.ADP)
}

// objectOf reports whether what follows can be the object of a cue that takes a
// noun phrase or an infinitive.
func (r *reader) objectOf(c *cue, i int) bool {
	if r.is(i, secondsource.PUNCT) && !r.quoteMark(i) || r.lemma(c.main) == "tell" {
		return false
	}
	if r.is(i, secondsource.ADP) && !r.quoteMark(i) && r.lower(i) != "to" { // supported in the council: no object
		return r.takesPreposition(c, i)
	}
	return !r.is(i, secondsource.CCONJ, secondsource.ADV) || r.quoteMark(i)
}

// takesPreposition reports whether a reading of the cue takes the preposition at token
// i, or none of its readings says what it takes.
func (r *reader) takesPreposition(c *cue, i int) bool {
	free := true
	for _, k := range c.known {
		for _, f := range k.Frames {
			free = false
			if strings.EqualFold(f, r.word(i)) {
				return true
			}
		}
		if strings.Contains(k.Form, " ") {
			return true
		}
	}
	return free
}
