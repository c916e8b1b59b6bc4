package extract

import (
	"sort"
	"strings"

	"secondsource"
)

// content is what a cue reports: token runs in text order, both ends included.
type content struct {
	runs [][2]int
	mode secondsource.Mode
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
	if a := r.asReported(c, k); a != nil {
		return a
	}
	after := r.after(c, k)
	if c.frame("S", "Q") && !c.participle {
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
	if k.first <= c.s.First+1 && k.first > 0 && r.quoteMark(k.first-1) && r.inQuote[k.first-1] >= 0 || k.first == c.s.First && k.first > 0 && r.quoteMark(k.first-1) {
		q := r.inQuote[k.first-1]
		if q >= 0 && r.d.Quotes[q].Outer.End <= r.tok[k.first].Span.Start && r.sameParagraph(r.d.Quotes[q].Outer.Start, c.s) && r.sentenceOf(k.first-1) != r.sentenceOf(k.first) {
			if a, b := r.tokensOf(r.d.Quotes[q].Inner); a <= b {
				return &content{runs: [][2]int{{a, b}}, by: "before", to: -1, conf: 0.9}
			}
		}
	}
	last := c.s.Last - 1
	if last >= c.last && r.mark(last, ":") && last+1 < len(r.tok) && last-c.last < 8 && r.inQuote[last] < 0 {
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
	}
	return nil
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
	if end < c.s.First || !r.endsFronted(c, end) {
		return nil
	}
	start := c.s.First
	for end >= start && (r.mark(end, ",–—-") || r.quoteMark(end)) {
		end--
	}
	start = r.frontedStart(c, start, end)
	for start <= end && (r.quoteMark(start) || r.mark(start, ",–—-")) {
		start++
	}
	if end-start < 1 && !r.quoteMark(k.first-1) || start > end || !r.clauseLike(start, end) && !(r.headline(c.s) && end-start >= 1) {
		return nil
	}
	return &content{runs: [][2]int{{start, end}}, by: "before", to: -1, conf: 0.9}
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
	if i >= c.s.Last-1 || !r.quoteMark(i) && !r.interrupted(c, b.runs[0], i) {
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
		if !c.frame("NP", "TO", "VTO", "GER", "OF", "FOR", "ON", "ABOUT", "AGAINST", "WITH", "AS", "WH", "IF", "IN", "AT", "FROM", "OVER") || !r.objectOf(c, i) {
			return nil
		}
		out.by, out.conf = "object", 0.7
	}
	end := r.clauseEnd(c, i, c.s.Last-1, clause)
	for i <= end && r.quoteMark(i) && r.closesAt(i) >= end {
		i++
	}
	end = r.trimEnd(i, end)
	if end < i {
		return nil
	}
	out.runs = [][2]int{{i, end}}
	return out
}

// closesAt is the token of the mark that closes the quotation opened at i, or -1.
func (r *reader) closesAt(i int) int {
	q := r.inQuote[i]
	if q < 0 {
		return -1
	}
	j := i
	for j+1 < len(r.tok) && r.inQuote[j+1] == q {
		j++
	}
	return j
}

// trimEnd drops closing marks and a final stop from the end of a content; a
// comma or stop inside quotation marks is kept.
func (r *reader) trimEnd(start, end int) int {
	for end >= start {
		switch {
		case r.quoteMark(end) && (end == start || r.inQuote[start] == r.inQuote[end] && r.inQuote[start] >= 0):
			end--
		case r.mark(end, ".,;:–—") && r.inQuote[end] < 0 && !r.abbreviation(end):
			end--
		default:
			return end
		}
	}
	return end
}

// abbreviation reports whether the stop at token i belongs to the word before it.
func (r *reader) abbreviation(i int) bool {
	return len(r.word(i)) > 1
}

// skipFrame steps over what stands between a cue and its content: the addressee
// (told reporters), the day, the place (in a statement, at the port on Friday).
// It returns the first token of the content and the addressee.
func (r *reader) skipFrame(c *cue, i int) (int, int) {
	to := -1
	for i < c.s.Last {
		switch {
		case r.mark(i, ",") && i+1 < c.s.Last && (r.quoteMark(i+1) || r.lower(i+1) == "that"):
			i++
		case r.rules.lists["tellers"][r.lemma(c.main)] && to < 0 && r.tells(c, i) && r.addressee(i) > i:
			to, i = i, r.addressee(i)
		case r.frameDate(i) > i:
			i = r.frameDate(i)
		case r.framePhrase(c, i) > i:
			i = r.framePhrase(c, i)
		case r.circumstance(c, i) > i:
			i = r.circumstance(c, i)
		default:
			return i, to
		}
	}
	return i, to
}

// tells reports whether the noun phrase at token i is an addressee: a clause, a
// quotation or the end of the sentence follows it, not a verb of which it would
// be the subject.
func (r *reader) tells(c *cue, i int) bool {
	j := r.addressee(i)
	if j == i || r.inQuote[i] >= 0 {
		return false
	}
	if j >= c.s.Last {
		return true
	}
	if r.is(j, secondsource.VERB, secondsource.AUX) {
		return false
	}
	rel := r.rel(i)
	for k := i; k < j; k++ {
		if r.rel(k) == secondsource.Nsubj || r.rel(k) == secondsource.NsubjPass {
			return r.rules.venues[r.lemma(k)] || r.lower(j) == "that"
		}
	}
	return rel != secondsource.Nsubj
}

// frameDate gives the token after a time expression that begins at token i, with
// its preposition; i if none begins there.
func (r *reader) frameDate(i int) int {
	from := i
	if r.is(i, secondsource.ADP) {
		from++
	}
	if from >= len(r.tok) {
		return i
	}
	for _, d := range r.d.Dates {
		if d.Span.Start > r.tok[from].Span.Start {
			break
		}
		if d.Span.Start == r.tok[i].Span.Start || d.Span.Start == r.tok[from].Span.Start {
			j := from
			for j < len(r.tok) && r.tok[j].Span.Start < d.Span.End {
				j++
			}
			return j
		}
	}
	return i
}

// circumstance gives the token after an adverb or prepositional phrase that hangs
// on the cue and leads on to a that-clause or a quotation (said at a stop in
// Toledo, Ohio, that …; adding later, “…”); i where there is none.
func (r *reader) circumstance(c *cue, i int) int {
	if r.lower(i) == "that" || !r.is(i, secondsource.ADP, secondsource.ADV, secondsource.SCONJ) || r.inQuote[i] >= 0 {
		return i
	}
	for j := i + 1; j < c.s.Last && j < i+24; j++ {
		switch {
		case r.quoteMark(j):
			if r.mark(j-1, ",") || r.is(i, secondsource.ADV) && j == i+1 {
				return j
			}
			return i
		case r.lower(j) == "that" && r.is(j, secondsource.SCONJ) && r.tok[j].Head > j && (r.tok[r.tok[j].Head].Head == c.main || r.mark(j-1, ",")), r.lower(j) == "that" && r.is(j-1, secondsource.NUM):
			return j
		case r.is(j, secondsource.VERB) && r.rel(j) != secondsource.Amod && r.rel(j) != secondsource.Acl:
			return i
		}
	}
	return i
}

// framePhrase gives the token after a prepositional phrase of the report itself
// that begins at token i (in a statement, at a news conference in Vienna, to
// reporters), i if there is none.
func (r *reader) framePhrase(c *cue, i int) int {
	if !r.is(i, secondsource.ADP, secondsource.SCONJ) && r.lower(i) != "to" || r.lower(i) == "that" {
		return i
	}
	j, head := i+1, -1
	for j < c.s.Last && !r.quoteMark(j) && r.frameDate(j) == j &&
		(r.is(j, secondsource.DET, secondsource.ADJ, secondsource.NOUN, secondsource.PROPN, secondsource.NUM) || r.lower(j) == "'s" || r.lower(j) == "’s") {
		if r.is(j, secondsource.NOUN, secondsource.PROPN) {
			head = j
		}
		j++
	}
	if head < 0 || !r.rules.venues[r.lemma(head)] {
		return i
	}
	if j < c.s.Last && r.is(j, secondsource.ADP) { // at the port in Vienna
		k := j + 1
		for k < c.s.Last && r.is(k, secondsource.DET, secondsource.PROPN) {
			k++
		}
		if k > j+1 && r.is(k-1, secondsource.PROPN) && !(k < c.s.Last && r.is(k, secondsource.VERB, secondsource.AUX)) {
			j = k
		}
	}
	return j
}

// addressee gives the token after a noun phrase that begins at token i and is
// not the subject of a following verb.
func (r *reader) addressee(i int) int {
	j := i
	if r.is(j, secondsource.PRON) && !r.mark(j, ",") {
		return j + 1
	}
	if r.is(j, secondsource.DET) {
		j++
	}
	if n, ok := r.nameAt(j); ok && n.Span.Start == r.tok[j].Span.Start {
		_, last := r.tokensOf(n.Span)
		return last + 1
	}
	for j < len(r.tok) && r.is(j, secondsource.DET, secondsource.ADJ, secondsource.NOUN, secondsource.PROPN, secondsource.NUM) && r.frameDate(j) == j {
		j++
	}
	return j
}

// complement reports whether a reported clause begins at token i.
func (r *reader) complement(c *cue, i int) bool {
	if r.quoteMark(i) {
		return true
	}
	switch r.lower(i) {
	case "that":
		return !r.is(i, secondsource.PRON) || r.rel(i) != secondsource.Obj || i+1 < c.s.Last && r.mark(i+1, ",")
	case "to", "by", "about", "for":
		return false
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
		if r.mark(j, ",;:") || j > i && r.is(j, secondsource.SCONJ) {
			return false
		}
		if r.is(j, secondsource.VERB, secondsource.AUX) && j > i && !r.tok[j].Feats.Has(secondsource.Gerund) {
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

// objectOf reports whether what follows can be the object of a cue that takes a
// noun phrase or an infinitive.
func (r *reader) objectOf(c *cue, i int) bool {
	if r.is(i, secondsource.PUNCT) && !r.quoteMark(i) || r.lemma(c.main) == "tell" {
		return false
	}
	return !r.is(i, secondsource.CCONJ, secondsource.ADV) || r.quoteMark(i)
}

// clauseEnd cuts from the end of a sentence what does not belong to the content
// that begins at token start: participles and clauses that hang on the cue, and
// coordinated reports. A clause keeps its verb.
func (r *reader) clauseEnd(c *cue, start, end int, clause bool) int {
	for i := start + 1; i <= end; i++ {
		if r.inQuote[i] >= 0 {
			continue
		}
		if r.mark(i, ";") || r.mark(i, ",") && i+1 < c.s.Last && c.first > c.s.First && r.relative(c.first-1) && r.is(i+1, secondsource.VERB, secondsource.AUX) {
			return i - 1
		}
		if r.outerReport(c, start, i) || clause && r.narrates(c, i) && r.clauseLike(start, i-1) {
			return i - 1
		}
		if r.newReport(c, start, i) && (!clause || r.clauseLike(start, i-1)) {
			return i - 1
		}
	}
	// Segments after a comma, from the right: keep what hangs inside.
	for i := end; i > start; i-- {
		if r.inQuote[i] >= 0 || !r.mark(i, ",") {
			continue
		}
		if r.hangsOutside(c, start, i+1, end) && (!clause || r.clauseLike(start, i-1)) {
			end = i - 1
			continue
		}
		break
	}
	return end
}

// newReport reports whether another report begins at token i: ", adding that",
// ", and it said", "but it declined".
func (r *reader) newReport(c *cue, start, i int) bool {
	j := i
	comma := r.mark(j, ",")
	if comma {
		j++
	}
	conj := j < c.s.Last && (r.is(j, secondsource.CCONJ) || comma && (r.lower(j) == "while" || r.lower(j) == "whereas"))
	if conj {
		j++
	}
	if !comma && !conj || j >= c.s.Last {
		return false
	}
	if comma && r.is(j, secondsource.VERB) && strings.HasSuffix(r.lower(j), "ing") && len(r.p.Acts.Verb(r.lemma(j))) > 0 {
		return true
	}
	if !conj {
		return false
	}
	// and/but + subject + reporting verb, or + reporting verb coordinated with the cue.
	for k := j; k < c.s.Last && k < j+10; k++ {
		if r.quoteMark(k) || r.mark(k, ",") || r.lower(k) == "that" {
			return false
		}
		if r.is(k, secondsource.VERB) {
			if !r.reports(k) {
				return false
			}
			return r.tok[k].Head == c.main || r.tok[k].Head < 0 || !r.under(k, start) && !r.inContent(c, start, i, k)
		}
	}
	return false
}

// outerReport reports whether the comma at token i ends what somebody else is
// reported to have said, this cue included: (pledging to meet), a spokesman told
// reporters.
func (r *reader) outerReport(c *cue, start, i int) bool {
	if !r.mark(i, ",") || i+2 >= c.s.Last || r.is(i+1, secondsource.CCONJ, secondsource.SCONJ) || r.relative(i+1) {
		return false
	}
	for k := i + 1; k < c.s.Last && k < i+16; k++ {
		if r.quoteMark(k) || r.mark(k, ":;") {
			return false
		}
		if r.is(k, secondsource.VERB) {
			aux := k
			for aux > i+1 && r.is(aux-1, secondsource.AUX, secondsource.ADV) {
				aux--
			}
			fronted := r.adverbial(c.s.First) && c.main < i
			return k > i+1 && r.reports(k) && r.subjectLike(aux-1) && (c.s.Last-k < 10 || fronted)
		}
	}
	return false
}

// narrates reports whether the comma at token i leads back to the outlet's own
// voice: ", as the army fights on", ", seven weeks after the official spoke".
func (r *reader) narrates(c *cue, i int) bool {
	if !r.mark(i, ",") || i+3 >= c.s.Last {
		return false
	}
	switch r.lower(i + 1) {
	case "as", "though", "although", "despite":
		return r.lower(i+1) == "despite" || r.clauseLike(i+2, min(i+12, c.s.Last-1)) && r.lower(i+2) != "well" && r.lower(i+2) != "part" && r.lower(i+2) != "long"
	}
	for k := i + 1; k < i+5 && k+1 < c.s.Last; k++ {
		switch r.lemma(k) {
		case "day", "week", "month", "year", "hour":
			next := r.lower(k + 1)
			return next == "after" || next == "before"
		}
	}
	return false
}

// inContent reports whether token k hangs on a token of the content [start,i).
func (r *reader) inContent(c *cue, start, i, k int) bool {
	h := r.tok[k].Head
	return h >= start && h < i && h != c.main
}

// hangsOutside reports whether the segment [a,b] hangs on the cue or above it and
// on nothing in the content before it.
func (r *reader) hangsOutside(c *cue, start, a, b int) bool {
	if r.lower(a) == "that" || a < b && r.is(a, secondsource.CCONJ) && r.lower(a+1) == "that" {
		return false // …, and that it had stopped
	}
	out := false
	for i := a; i <= b; i++ {
		h := r.tok[i].Head
		if r.is(i, secondsource.PUNCT) || h >= a && h <= b {
			continue
		}
		if h >= start && h < a {
			return false
		}
		out = true
	}
	return out
}
