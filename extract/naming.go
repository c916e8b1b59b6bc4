package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"secondsource"
	"secondsource/pack"
)

// nameKind is what a name is the name of.
type nameKind uint8

const (
	unknownName nameKind = iota
	personName
	bodyName  // an institution, company, organisation
	paperName // a newspaper, broadcaster, agency
	thingName // a ship
	placeName
	stateName  // a state by its name; the word for its people and things is peopleName
	peopleName // Russian, Slovenian
	nameKinds
)

// called is a name in the text.
type called struct {
	first, last int // tokens of the name itself, without titles and roles
	pre         int // first token of the titles and roles right before it, = first for none
	key         string
	kind        nameKind
	actor       *pack.Actor // the pack's, where it is known without context
	fig         *figure
	shouted     bool // in a headline where every word has a capital
}

// nameAll finds the names of a document, decides what each is the name of, and
// makes the figures of those that are somebody.
func (r *reader) nameAll() {
	r.nameOf, r.particles = make([]int32, len(r.tok)), r.rules.lists["particles"]
	for i := range r.nameOf {
		r.nameOf[i] = -1
	}
	for _, s := range r.d.Sentences {
		if k := r.d.Zones[s.Zone].Kind; k == secondsource.ZoneBoilerplate || k == secondsource.ZoneWidget {
			continue
		}
		from := len(r.names)
		for i := s.First; i < s.Last; {
			i = r.nameFrom(s, i)
		}
		if len(r.names) > from && r.allCapitals(s) {
			for k := from; k < len(r.names); k++ {
				r.names[k].shouted = true
			}
		}
	}
	r.unshout()
	r.vote()
	r.people()
	r.bodies()
}

// nameFrom takes the name that begins at token i, if there is one, and gives the
// token to go on from.
func (r *reader) nameFrom(s secondsource.Sentence, i int) int {
	if !r.capital(i) {
		if b := r.pastParticles(s, i); b > i && r.nameEnds[pack.Key(r.gram(i, b))] { // de la Vega said
			r.take(called{first: i, last: b, pre: r.roleBefore(s, i)})
			return b + 1
		}
		return i + 1
	}
	if x, n := r.actorAt(i, s.Last-1, nil); x != nil && !r.givenBefore(x, i, n, s) && !r.inLonger(x, i, n, s) {
		return r.takeActor(s, i, n, x)
	}
	a, b := r.capitals(s, i)
	if b < a {
		return i + 1
	}
	end := r.withoutRole(a, b)
	if end < a {
		return b + 1 // National Security Adviser: a role, no name
	}
	b = end
	first := a
	for _, end := range r.cuts(s, a, b) { // a role word inside ends what stands before the name
		if end < b {
			first = end + 1
		}
	}
	if first == a {
		first = r.pastPortfolio(s, a, b)
	}
	if own := r.withoutRole(a, first-1); own >= a && first > a+1 && r.isRole(first-1) && !r.portfolio(a, own) {
		r.take(called{first: a, last: own, pre: a}) // SNCF Chairman Jane Doe
	}
	if first > a {
		if r.nameAhead(s, first) { // Prime Minister Narendra Modi, known to the pack
			return first
		}
	}
	if w := r.lower(first); first == b && (r.rules.lists["bodies"][w] || r.rules.lists["governments"][w]) {
		return b + 1 // the Commission, the Ministry: a noun with a capital
	}
	r.take(called{first: first, last: b, pre: r.roleBefore(s, first)})
	return b + 1
}

// portfolio reports whether tokens a to b only say what a minister is for: Public
// Works, Health and Sports.
func (r *reader) portfolio(a, b int) bool {
	for i := a; i <= b; i++ {
		if !r.rules.lists["portfolios"][r.lower(i)] && !r.is(i, secondsource.CCONJ, secondsource.PUNCT) {
			return false
		}
	}
	return true
}

// nameAhead reports whether the pack knows the name that begins at token i.
func (r *reader) nameAhead(s secondsource.Sentence, i int) bool {
	x, _ := r.actorAt(i, s.Last-1, nil)
	return x != nil
}

// take keeps a name.
func (r *reader) take(c called) {
	if c.key == "" {
		c.key = pack.Key(r.gram(c.first, c.last))
	}
	for k := c.first; k <= c.last; k++ {
		r.nameOf[k] = int32(len(r.names))
	}
	r.names = append(r.names, c)
	for rest := c.key; ; {
		_, end, more := strings.Cut(rest, " ")
		if !more {
			return
		}
		if r.nameEnds == nil {
			r.nameEnds = map[string]bool{}
		}
		r.nameEnds[end], rest = true, end
	}
}

// takeActor keeps a name that the pack knows, with the body of a state that
// follows it (Ghana High Commission).
func (r *reader) takeActor(s secondsource.Sentence, i, n int, x *pack.Actor) int {
	c := called{first: i, last: i + n - 1, pre: i, actor: x}
	switch x.Kind {
	case pack.KindPerson:
		c.kind, c.pre = personName, r.roleBefore(s, i)
	case pack.KindState:
		c.kind = stateName
		if len(r.p.Actors.Demonym(r.gram(i, c.last))) > 0 && r.is(c.last, secondsource.ADJ) || r.isDemonym(x, r.gram(i, c.last), c.last+1) {
			c.kind = peopleName
		} else if r.isSeat(x, r.gram(i, c.last)) {
			c.kind = placeName
		}
		if y, m := r.bodyAfter(s, x, c.last+1); y != nil {
			c.actor, c.kind, c.last = y, bodyName, c.last+m
		}
	case pack.KindOutlet, pack.KindAgency:
		c.kind = paperName
	default:
		c.kind = bodyName
		if r.isSeat(x, r.gram(i, c.last)) {
			c.kind = placeName
		}
	}
	r.take(c)
	return c.last + 1
}

// isDemonym reports whether a word for a state, before token next, is the one for
// its people and things.
func (r *reader) isDemonym(x *pack.Actor, word string, next int) bool {
	key := pack.Key(word)
	if pack.Key(x.Name) == key {
		return false
	}
	for _, n := range x.Aliases { // U.S. is a name too, where no noun follows
		if pack.Key(n) == key && !r.is(next, secondsource.NOUN, secondsource.ADJ, secondsource.PROPN, secondsource.NUM) && !r.capital(next) && r.word(next) != "-" {
			return false
		}
	}
	for _, d := range x.Demonyms {
		if pack.Key(d) == key {
			return true
		}
	}
	return false
}

func (r *reader) isSeat(x *pack.Actor, word string) bool {
	key := pack.Key(word)
	if pack.Key(x.Name) == key {
		return false
	}
	for _, d := range x.Seats {
		if pack.Key(d) == key {
			return true
		}
	}
	return false
}

// bodyAfter reads the capitalised words for a body behind a state's name.
func (r *reader) bodyAfter(s secondsource.Sentence, x *pack.Actor, i int) (*pack.Actor, int) {
	end := i
	for end < s.Last && end < i+maxGram && (r.capital(end) || end > i && r.joins(end) && end+1 < s.Last && r.capital(end+1)) {
		end++
	}
	for n := end - i; n > 0; n-- {
		if r.isRole(i + n - 1) {
			continue
		}
		if y := r.institution(x.ID, r.gram(i, i+n-1)); y != nil && y.ID != x.ID {
			return y, n
		}
	}
	return nil, 0
}

// joins reports whether token i is a small word inside the names of bodies.
func (r *reader) joins(i int) bool {
	switch r.lower(i) {
	case "of", "for", "and", "the", "on", "in", "&":
		return true
	}
	return false
}

// givenBefore reports whether a name of the pack is part of a longer one that it
// does not know: a given name or family name of a person (Jordan Peterson, Mount
// Sudan), seen by the capitals around it.
func (r *reader) givenBefore(x *pack.Actor, i, n int, s secondsource.Sentence) bool {
	if x.Kind != pack.KindState || n > 1 {
		return false
	}
	next := i + 1
	low := pack.Key(r.word(i))
	if (r.rules.lists["female"][low] || r.rules.lists["male"][low]) && next < s.Last && r.capital(next) && r.is(next, secondsource.PROPN) && !r.isRole(next) {
		return true
	}
	// Behind a given name: Michael Jordan, Ann Germany.
	if i > s.First && r.capital(i-1) {
		prev := pack.Key(r.word(i - 1))
		return r.rules.lists["female"][prev] || r.rules.lists["male"][prev]
	}
	return false
}

// inLonger reports whether a state's or city's name only begins the name of an
// institution that the pack does not know: the Vienna Institute for Border Studies.
func (r *reader) inLonger(x *pack.Actor, i, n int, s secondsource.Sentence) bool {
	next := i + n
	if next < s.Last && r.lower(i) == "the" && n > 1 && x.Kind == pack.KindOutlet && r.capital(next) && r.oneName(next-1, next) {
		return true // The National Salvation Council is no paper
	}
	if x.Kind != pack.KindState || next >= s.Last || !r.capital(next) || r.isRole(next) {
		return false
	}
	if r.paperBefore(s, i) {
		return true
	}
	if !r.is(next, secondsource.PROPN) {
		return false
	}
	if y, _ := r.bodyAfter(s, x, next); y != nil {
		return false
	}
	longer := false
	for k := next; k < s.Last && r.capital(k) && k < next+5; k++ {
		w := r.lower(k)
		if r.isRole(k) || r.rules.lists["particles"][w] {
			return false // the Bulgarian Energy Minister
		}
		n, ok := r.nameAt(k)
		oneName := ok && (n.Type == "ORG" || n.Type == "PER") && n.Span.Contains(r.tok[i].Span) && !r.given(r.lower(next)) // Nepal Hydro
		longer = longer || oneName || r.rules.lists["orgheads"][w] || r.rules.lists["orgends"][w] || r.rules.lists["paperends"][w]
	}
	return longer
}

// paperBefore reports whether the word for a newspaper stands right before the name that
// begins at token i: the newspaper The Lagos Lantern.
func (r *reader) paperBefore(s secondsource.Sentence, i int) bool {
	k := i - 1
	if k > s.First && r.lower(k) == "the" && r.capital(k) {
		k--
	}
	return k >= s.First && r.rules.lists["papers"][r.lower(k)]
}

// capital reports whether token i is written like a name or a part of one.
func (r *reader) capital(i int) bool {
	w := r.word(i)
	c, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(c) {
		return false
	}
	return w != "I"
}

// capitals is the run of tokens from i that can be one name: capitals, the small
// words of surnames, and "of", "for" behind a word for a body.
func (r *reader) capitals(s secondsource.Sentence, i int) (int, int) {
	if !r.startsName(s, i) {
		return i, i - 1
	}
	b := i
	for b+1 < s.Last {
		k := b + 1
		switch {
		case r.capital(k) && r.plainName(k) && !r.ownActor(s, k, i):
			b = k
		case r.word(k) == "-" && k+1 < s.Last && r.capital(k+1) && r.tok[k].Span.Start == r.tok[b].Span.End:
			b = k + 1
		case r.word(k) == "-" && k+1 < s.Last && r.tok[k].Span.Start == r.tok[b].Span.End && r.tok[k+1].Span.Start == r.tok[k].Span.End && r.tok[k+1].Span.Len() < 6 && b > i:
			b = k + 1 // Kim Dae-ho
		case r.apostrophe(k) && k+1 < s.Last && r.capital(k+1) && r.oneName(b, k+1): // Moody's Investors Services
			b = k + 1
		case r.word(k) == "&" && k+1 < s.Last && r.capital(k+1):
			b = k + 1
		case r.pastParticles(s, k) > k:
			b = r.pastParticles(s, k)
		case r.word(k) == "." && r.tok[b].Span.Len() == 1 && k+1 < s.Last && r.capital(k+1):
			b = k + 1 // an initial
		case (r.lower(k) == "of" || r.lower(k) == "for") && k+1 < s.Last && r.orgHead(b) && r.capital(k+1):
			b = k + 1
		default:
			return i, b
		}
	}
	return i, b
}

// pastParticles is the token with a capital that the small words of a surname
// from token k lead to (de la Vega, al-Tamimi), k where there is none.
func (r *reader) pastParticles(s secondsource.Sentence, k int) int {
	i := k
	if len(r.word(k)) > 5 {
		return k // none is longer; nearly every token of a text is asked
	}
	for i+1 < s.Last && i < k+4 && r.particles[r.word(i)] {
		i++
		if r.word(i) == "-" {
			i++
		}
	}
	if i == k || i >= s.Last || !r.capital(i) {
		return k
	}
	return i
}

// oneName reports whether the name finder took two tokens for parts of one name.
func (r *reader) oneName(i, j int) bool {
	n, ok := r.nameAt(i)
	m, also := r.nameAt(j)
	return ok && also && n == m && n.Type == "ORG"
}

// ownActor reports whether token k begins a name of the pack of its own behind a
// name that is complete: a known state or person.
func (r *reader) ownActor(s secondsource.Sentence, k, from int) bool {
	x, n := r.actorAt(k, s.Last-1, nil)
	if x != nil && len(r.p.Actors.Named(r.gram(k, k+n-1))) == 0 && len(r.p.Actors.States(r.gram(k, k+n-1))) == 0 {
		return false // a short name that needs context: Security Council in National Security Council
	}
	if x == nil || (x.Kind == pack.KindState || x.Kind == pack.KindOutlet) && n == 1 && r.is(k-1, secondsource.PROPN) && !r.isRole(k-1) {
		return false
	}
	return true
}

func (r *reader) orgHead(i int) bool { return r.rules.lists["orgheads"][r.lower(i)] }

// startsName reports whether a capitalised token is a name and not just the
// first word of a sentence.
func (r *reader) startsName(s secondsource.Sentence, i int) bool {
	if !r.plainName(i) {
		return i == s.First && r.is(i, secondsource.VERB) && r.capital(i+1) && r.leadsBody(s, i) // Huaxing Lithium said
	}
	if i > s.First && !r.opens(i-1) {
		return true
	}
	if r.is(i, secondsource.PROPN) || r.rules.lists["namestarts"][r.lower(i)] && i+1 < s.Last && r.capital(i+1) && r.is(i+1, secondsource.PROPN) {
		return true
	}
	if w := r.lower(i); i+1 < s.Last && r.capital(i+1) && r.is(i+1, secondsource.PROPN) && (r.rules.lists["female"][w] || r.rules.lists["male"][w] || r.leadsBody(s, i) || r.is(i, secondsource.INTJ) && !r.rules.lists["exclamations"][w]) {
		return true
	}
	if r.nameEnds[r.lower(i)] && r.is(i+1, secondsource.VERB, secondsource.AUX) {
		return true // a family name that the tagger does not know: Claes said
	}
	n, ok := r.nameAt(i)
	return ok && n.Span.Start == r.tok[i].Span.Start && r.is(i, secondsource.NOUN, secondsource.ADJ, secondsource.X, secondsource.AUX, secondsource.VERB)
}

// leadsBody reports whether a plain noun with a capital at the head of a sentence is
// the first word of a body's name: Delta Monitor, Harbour Watch. Words for persons and
// the plain words for bodies of states (Defence Ministry) are none.
func (r *reader) leadsBody(s secondsource.Sentence, i int) bool {
	if !r.is(i, secondsource.NOUN, secondsource.ADJ, secondsource.VERB, secondsource.X) || r.human(r.lemma(i)) || r.isRole(i) || r.rules.lists["portfolios"][r.lower(i)] || r.collectiveNoun(r.lemma(i)) {
		return false
	}
	b := i + 1
	for b+1 < s.Last && r.capital(b+1) && r.plainName(b+1) && !r.isRole(b+1) {
		b++
	}
	w := r.lower(b)
	if !r.rules.lists["orgends"][w] && !r.rules.lists["paperends"][w] && !r.rules.lists["watchers"][w] {
		return false
	}
	x := r.institution("FRA", r.gram(i, b)) // any state's: only the kind of body counts
	return x == nil || !strings.Contains(x.ID, "/")
}

// opens reports whether a sentence may begin behind token i: a quotation mark,
// dash or colon.
func (r *reader) opens(i int) bool {
	return r.quoteMark(i) || r.mark(i, ":—–-(")
}

// plainName reports whether a capitalised token can be part of a name: no
// pronoun, article, verb, day or month.
func (r *reader) plainName(i int) bool {
	if r.is(i, secondsource.DET, secondsource.PRON, secondsource.AUX, secondsource.CCONJ, secondsource.SCONJ, secondsource.ADP, secondsource.PUNCT, secondsource.NUM, secondsource.PART) {
		n, ok := r.nameAt(i) // Will Htut Oo said
		return ok && n.Type == "PER" && n.Span.Start == r.tok[i].Span.Start && r.is(i, secondsource.AUX) && !r.asked(i)
	}
	if r.is(i, secondsource.VERB, secondsource.ADV) {
		n, ok := r.nameAt(i)
		return ok && (n.Span.Start < r.tok[i].Span.Start || n.Type == "ORG" && r.is(i, secondsource.VERB) && r.oneName(i, i+1) && r.capital(i+1))
	}
	if w := r.lower(i); w == "may" && (r.is(i+1, secondsource.NUM) || r.is(i-1, secondsource.NUM) || r.is(i-1, secondsource.ADP) && r.frameDate(i) > i) {
		return false
	}
	return !calendarWord(r.lower(i))
}

// asked reports whether the sentence of token i is a question.
func (r *reader) asked(i int) bool {
	s := r.d.Sentences[r.sentenceOf(i)]
	return r.mark(s.Last-1, "?") || s.Last-2 >= s.First && r.mark(s.Last-2, "?")
}

// calendarWord reports whether a word is a day or month, which stand beside
// names with a capital too.
func calendarWord(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
		"june", "july", "august", "september", "october", "november", "december", "gmt", "est", "cet", "utc":
		return true
	}
	return false
}

// roleBefore is the first token of the description right before a name: titles,
// roles, adjectives and nouns up to an article, mark or verb.
func (r *reader) roleBefore(s secondsource.Sentence, first int) int {
	i := first
	if r.lower(first-1) == "of" && r.isRole(first-2) { // the mayor of Lera: no title of hers
		return first
	}
	for i > s.First && first-i < 14 && r.inQuote[i-1] == r.inQuote[first] {
		k := i - 1
		if n := r.nameOf[k]; n >= 0 {
			if c := &r.names[n]; c.last == k && (c.kind == bodyName || c.kind == stateName || c.kind == peopleName || c.kind == unknownName && k < first-1) && !(k == first-1 && c.kind != peopleName && !r.posted(s, c.first)) {
				i = c.first
				continue
			}
			return r.trimPre(i, first)
		}
		switch {
		case r.is(k, secondsource.DET) && k-2 >= s.First && r.is(k-1, secondsource.ADP) && r.isRole(k-2), r.is(k, secondsource.ADP) && r.lower(k) == "to" && k > s.First && r.isRole(k-1):
		case r.is(k, secondsource.NOUN, secondsource.PROPN, secondsource.ADJ, secondsource.NUM), r.capital(k) && r.isRole(k):
		case r.apostrophe(k), r.word(k) == "-", rankWord(r.lower(k)), r.word(k) == "." && r.rules.lists["titles"][r.lower(max(k-1, 0))]:
		case r.is(k, secondsource.ADP) && r.lower(k) == "of" && k > s.First && r.isRole(k-1):
		case r.is(k, secondsource.CCONJ, secondsource.ADP) && k > s.First && r.nameOf[k-1] >= 0 && r.roleSpans(k, first):
		case r.is(k, secondsource.DET) && (r.roleSpans(k, first) || k+1 < first && r.titlesTo(k+1, first-1) && r.mark(k-1, ",")), r.possessive(k):
			return k // its director; …, the Hon. Jane Doe
		default:
			return r.trimPre(i, first)
		}
		i = k
	}
	return r.trimPre(i, first)
}

// posted reports whether the name that begins at token i is where somebody is
// posted: ambassador to the United Nations Jane Doe.
func (r *reader) posted(s secondsource.Sentence, i int) bool {
	k := i - 1
	if k > s.First && r.is(k, secondsource.DET) {
		k--
	}
	return k > s.First && r.is(k, secondsource.ADP) && r.isRole(k-1)
}

// trimPre leaves out of a description a name of somebody else that ends right
// before it without a role between.
func (r *reader) trimPre(i, first int) int {
	for k := first - 1; k >= i; k-- {
		if r.nameOf[k] >= 0 && k == first-1 {
			c := r.names[r.nameOf[k]]
			if c.kind != peopleName && c.kind != stateName && c.kind != bodyName {
				return first
			}
		}
	}
	if i < first && !r.roleSpans(i, first) {
		// Only an adjective, a state or a noun: it belongs to the name if it is a noun phrase of its own.
		return i
	}
	return i
}

// roleSpans reports whether a role word stands in tokens a to b-1.
func (r *reader) roleSpans(a, b int) bool {
	for i := a; i < b; i++ {
		if r.isRole(i) {
			return true
		}
	}
	return false
}

// apostrophe reports whether token i is a possessive mark.
func (r *reader) apostrophe(i int) bool {
	switch r.word(i) {
	case "'s", "’s", "'", "’", "´s", "‘s":
		return true
	}
	return false
}
