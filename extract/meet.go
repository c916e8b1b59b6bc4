package extract

import (
	"slices"
	"strings"

	"secondsource"
)

// meet notes whom a sentence speaks of, outside quotations, so that later
// pronouns and short forms find them.
func (r *reader) meet(s secondsource.Sentence) {
	if r.nameOf == nil {
		r.nameAll()
	}
	clear(r.skip)
	for i := s.First; i < s.Last; i++ {
		if n := r.nameOf[i]; n >= 0 && r.names[n].first == i {
			c := &r.names[n]
			r.meetName(c, s)
			i = c.last
			continue
		}
		if r.inQuote[i] >= 0 {
			continue
		}
		switch {
		case r.is(i, secondsource.PRON):
			r.meetPronoun(s, i)
		case r.lower(i) == "one" && r.lower(i+1) == "of" && r.isSubject(i) && i+2 < s.Last:
			if f := r.oneOf(i, min(i+6, s.Last-1)); r.is(i+2, secondsource.PRON) || r.human(r.lemma(i+3)) {
				r.put(mention{first: i, last: i + 2, head: i, fig: f, subject: true})
			}
		case r.is(i, secondsource.NOUN) && (r.lower(i) == "remarks" || r.lower(i) == "comments" || r.lower(i) == "announcement"):
			r.tellsWho(s, i)
		case (r.commonNoun(i) || r.isSubject(i) && (r.isRole(i) || r.collectiveNoun(r.lemma(i)))) && r.nameOf[i] < 0 && !r.compounded(s, i):
			r.meetNoun(s, i)
		}
	}
}

// tellsWho reads "National Security Adviser Jane Doe made the remarks": the
// unnamed source of the statement before was she.
func (r *reader) tellsWho(s secondsource.Sentence, i int) {
	if i < s.First+3 || r.lower(i-1) != "the" && r.lower(i-1) != "those" && r.lower(i-1) != "these" || r.lemma(i-2) != "make" {
		return
	}
	f := r.lastCounting()
	if f == nil || f.fig == nil || f.fig.Kind != secondsource.KindAnonymous || f.fig.Plural || r.d.Zones[s.Zone].Paragraph-f.Paragraph > 1 {
		return
	}
	for k := i - 3; k >= s.First; k-- {
		if g := r.cast.mentioned(k); g != nil && g.Kind == secondsource.KindPerson && f.fig.fits(g, false) {
			r.merge(f.fig, g)
			return
		}
	}
}

// lastCounting is the last statement found that is sure enough to count, nil for none.
func (r *reader) lastCounting() *found {
	for _, f := range slices.Backward(r.found) {
		if f.Confidence >= accepted {
			return f
		}
	}
	return nil
}

// issues notes who brought out a text: "The ministry issued a statement", so that
// "the statement said" later is the ministry.
func (r *reader) issues(s secondsource.Sentence, i int) {
	v := r.tok[i].Head
	if r.rel(i) != secondsource.Obj || v < s.First || v >= i {
		return
	}
	switch r.lemma(v) {
	case "issue", "publish", "release", "send", "sign", "circulate", "post", "write", "adopt", "put":
	default:
		return
	}
	for k := v - 1; k >= s.First; k-- {
		if r.tok[k].Head == v && r.rel(k) == secondsource.Nsubj {
			if f := r.cast.mentioned(k); f != nil && !f.thing && f.Kind != secondsource.KindDocument {
				r.issued[r.lemma(i)] = f
			}
			return
		}
	}
}

// compounded reports whether a noun only modifies the next word.
func (r *reader) compounded(s secondsource.Sentence, i int) bool {
	return i+1 < s.Last && (r.is(i+1, secondsource.NOUN) || r.word(i+1) == "-") && r.nameOf[i+1] < 0
}

func (r *reader) isSubject(i int) bool {
	return r.rel(i) == secondsource.Nsubj || r.rel(i) == secondsource.NsubjPass
}

// meetName notes a name, with the description that belongs to it.
func (r *reader) meetName(c *called, s secondsource.Sentence) {
	if c.fig == nil {
		return
	}
	h := c.last
	subject := false
	for k := c.first; k <= c.last; k++ {
		if hd := r.tok[k].Head; hd < c.first || hd > c.last {
			h = k
		}
		subject = subject || r.isSubject(k)
	}
	if c.kind == personName {
		r.place(c, s)
	} else {
		r.describe(c, s)
	}
	if r.inQuote[c.first] >= 0 || c.kind == peopleName || c.kind == placeName && !subject {
		return
	}
	r.put(mention{first: c.first, last: c.last, head: h, fig: c.fig, subject: subject || r.roleIsSubject(c.first, c.last)})
	r.nameUnnamed(c, s)
	if c.last+1 < s.Last && (r.mark(c.last+1, ",") || r.lower(c.last+1) == "and") {
		if f, from := r.listAround(s, h); f != nil && from == c.first { // those named together may be taken up together
			r.put(mention{first: c.first, last: c.last, head: c.last + 1, fig: f, subject: subject})
		}
	}
}

// nameUnnamed ties the phrase before a name in apposition to it: "The official,
// Jane Doe, said" tells who the unnamed official was.
func (r *reader) nameUnnamed(c *called, s secondsource.Sentence) {
	a, end := r.appositive(c.pre, s), c.pre-2
	if r.knownAs(c) {
		a, end = max(s.First, c.first-8), c.first-4
	}
	if a < 0 {
		return
	}
	h := -1
	for k := end; k >= a; k-- {
		if m, ok := r.cast.at[k]; ok && !r.cast.seen[m].pronoun {
			h = k
		}
	}
	if h < 0 {
		return
	}
	m := &r.cast.seen[r.cast.at[h]]
	switch {
	case m.fig == c.fig || m.fig == nil:
	case c.kind == personName && (m.fig.Kind == secondsource.KindAnonymous || m.fig.Kind == secondsource.KindPerson && !m.fig.named) && !m.fig.Plural:
		r.merge(m.fig, c.fig)
	case c.kind == personName && m.human:
		r.cast.seen[r.cast.at[h]].fig = c.fig
	case c.kind != personName && c.fig.body() && (m.fig.Kind == secondsource.KindInstitution || r.holdsFirm(r.lemma(h))) && !m.fig.named && c.fig != m.fig:
		r.merge(m.fig, c.fig)
	}
}

// knownAs reports whether a name is given to a noun before it: the mission, known
// as Irini.
func (r *reader) knownAs(c *called) bool {
	return r.lower(c.first-1) == "as" && r.lower(c.first-2) == "known" && r.mark(c.first-3, ",")
}

// merge makes one figure of an unnamed one and the one it turned out to be.
func (r *reader) merge(from, to *figure) {
	for i := len(r.cast.seen) - 1; i >= 0 && r.cast.seen[i].head >= from.start; i-- {
		if r.cast.seen[i].fig == from {
			r.cast.seen[i].fig = to
		}
	}
	if from.start >= 0 && (to.start < 0 || from.start < to.start) {
		to.start = from.start
	}
	to.calls(from.nouns...)
	if to.State == "" {
		to.State = from.State
	}
	r.rename(from, to)
}

// describe notes what else a body is called in an apposition: Trakia, the
// exporter; Irini, the naval mission; the carrier, Adrion.
func (r *reader) describe(c *called, s secondsource.Sentence) {
	if c.fig.Kind == secondsource.KindState || c.fig.thing {
		return
	}
	if w := lastWord(c.key); r.collectiveNoun(w) {
		c.fig.calls(w)
	}
	if k := c.first - 1; k >= s.First && r.is(k, secondsource.NOUN) && r.collectiveNoun(r.lemma(k)) {
		c.fig.calls(r.lemma(k))
		r.nationality(c, s, k)
	} else if k > s.First && r.mark(k, ",") && r.is(k-1, secondsource.NOUN) && r.collectiveNoun(r.lemma(k-1)) {
		c.fig.calls(r.lemma(k - 1))
	}
	i := c.last + 1
	for i+1 < s.Last && (r.lower(i) == "of" || r.lower(i) == "in") && r.nameOf[i+1] >= 0 {
		i = r.names[r.nameOf[i+1]].last + 1
	}
	if i+1 >= s.Last || !r.mark(i, ",") {
		return
	}
	i++
	if !r.is(i, secondsource.DET) && !r.possessive(i) && r.nameOf[i] < 0 && !r.is(i, secondsource.ADJ, secondsource.NOUN) {
		return
	}
	for k := i; k < s.Last && k < i+9 && !r.mark(k, ",.;:") && !r.is(k, secondsource.VERB, secondsource.AUX); k++ {
		if !r.is(k, secondsource.NOUN) || r.compounded(s, k) {
			continue
		}
		if r.is(k+1, secondsource.VERB, secondsource.AUX) && r.isSubject(k) {
			return // in May, aid groups said: no apposition
		}
		if w := r.lemma(k); r.collectiveNoun(w) || w == "dealer" || w == "operator" || w == "broker" || w == "owner" {
			c.fig.calls(w)
			r.nationality(c, s, k)
			if r.nameOf[i] < 0 {
				r.skip[k] = c.fig
			}
		}
		return
	}
}

// nationality takes a company's state from its description: the Greek carrier.
func (r *reader) nationality(c *called, s secondsource.Sentence, k int) {
	for i := k - 1; i >= s.First && i > k-4; i-- {
		if n := r.nameOf[i]; n >= 0 && r.names[n].kind == peopleName && r.names[n].actor != nil && c.fig.State == "" && c.fig.company() {
			c.fig.home = r.names[n].actor.ID
		}
	}
}

// meetPronoun notes whom a pronoun stands for.
func (r *reader) meetPronoun(s secondsource.Sentence, i int) {
	switch r.lower(i) {
	case "i", "my", "me", "we", "our", "us", "you", "your":
		return
	}
	f := r.pronounFigure(i)
	if f == nil {
		return
	}
	r.put(mention{first: i, last: i, head: i, fig: f, subject: r.isSubject(i), pronoun: true,
		human: f.body() && r.personal(i)})
}

// meetNoun notes a described person, body or document.
func (r *reader) meetNoun(s secondsource.Sentence, i int) {
	if _, done := r.cast.at[i]; done {
		return
	}
	noun := r.lemma(i)
	subject := r.isSubject(i)
	if f := r.skip[i]; f != nil {
		r.put(mention{first: i, last: i, head: i, fig: f})
		return
	}
	text := r.rules.documents[noun] || noun == "logbook"
	if !subject && !r.collectiveNoun(noun) && !text && !r.introduces(s, i) && !(r.isRole(i) && r.humanRole(i)) {
		return
	}
	a, b := r.shortPhrase(s, i)
	if n := r.nameFor(a, min(b+1, s.Last-1), i); n >= 0 && r.names[n].fig != nil {
		if r.names[n].last < i { // the Jakarta Post newspaper
			r.put(mention{first: a, last: b, head: i, fig: r.names[n].fig, subject: subject})
		}
		return // said with the name
	}
	if c := r.nameOf[b]; c >= 0 && b > i {
		return
	}
	r.voice = false
	if text && !subject {
		r.issues(s, i)
	}
	end := r.phraseEnd(s, i)
	f := r.described(s, a, end, i)
	if f == nil || text && !subject && f.Kind != secondsource.KindDocument || !subject && !f.body() && f.Plural && r.countWord(a, i) < 2 {
		return
	}
	r.put(mention{first: a, last: max(b, end), head: i, fig: f, subject: subject, human: r.voice})
}

// humanRole reports whether a noun is a role that is looked out for wherever it
// stands: it may be taken up again.
func (r *reader) humanRole(i int) bool {
	for _, role := range r.p.Roles.Find(r.lemma(i)) {
		if role.Alone || role.Body != "" || role.Class == "minister" || role.Class == "head" || role.Class == "jurist" {
			return true
		}
	}
	return false
}

// shortPhrase is nounPhrase from its last article on.
func (r *reader) shortPhrase(s secondsource.Sentence, i int) (int, int) {
	a, b := r.nounPhrase(s, i)
	for k := i - 1; k > a; k-- {
		if r.is(k, secondsource.DET) {
			return k, b
		}
	}
	if a > s.First && r.possessive(a-1) {
		a--
	}
	return a, b
}

// phraseEnd is the end of a noun phrase with the phrases that hang on it: a
// spokesman for the port authority in Koper.
func (r *reader) phraseEnd(s secondsource.Sentence, h int) int {
	b := h
	for b+1 < s.Last && b < h+12 {
		k := b + 1
		if r.possessive(k) && r.is(b, secondsource.ADP) && b > h && r.is(k+1, secondsource.NOUN, secondsource.ADJ) { // for its defence ministry
			b = k
			continue
		}
		if r.is(k, secondsource.VERB, secondsource.AUX, secondsource.PUNCT, secondsource.CCONJ, secondsource.SCONJ, secondsource.PRON, secondsource.ADV) && !r.apostrophe(k) && !(r.rel(k) == secondsource.Amod && r.apostrophe(k-1)) || r.inQuote[k] >= 0 {
			break
		}
		if k == h+1 && !r.is(k, secondsource.ADP) && !r.knowsBy(k) {
			break
		}
		if r.is(k, secondsource.ADP) && !r.binds(k) && !r.knowsBy(k-1) {
			break
		}
		b = k
	}
	for b > h && r.is(b, secondsource.ADP, secondsource.DET) {
		b--
	}
	return b
}

// binds reports whether a preposition may tie a body to a noun.
func (r *reader) binds(i int) bool {
	switch r.lower(i) {
	case "of", "for", "at", "from", "in", "with":
		return true
	}
	return false
}

// introduces reports whether a noun brings in an unnamed source: an official, a
// diplomat, one witness.
func (r *reader) introduces(s secondsource.Sentence, i int) bool {
	a, _ := r.nounPhrase(s, i)
	if r.countWord(a, i) > 1 && r.human(r.lemma(i)) {
		return true // two people with knowledge of the tests
	}
	roles := r.p.Roles.Find(r.lemma(i))
	if len(roles) == 0 {
		return false
	}
	switch r.lower(a) {
	case "a", "an", "one", "another":
		return roles[0].Alone || roles[0].Class == "official" || roles[0].Class == "source" || roles[0].Class == "witness"
	}
	return false
}

// roleIsSubject reports whether a name belongs to a subject by apposition.
func (r *reader) roleIsSubject(first, last int) bool {
	for k := first; k <= last; k++ {
		h := r.tok[k].Head
		if h >= 0 && (h < first || h > last) && r.isSubject(h) &&
			(r.rel(k) == secondsource.Appos || r.rel(k) == secondsource.Flat || r.rel(k) == secondsource.Compound) {
			return true
		}
	}
	return false
}

// colonHeadline reads "Minister: we knew nothing" and "We knew nothing: minister"
// in titles and sub-headings.
func (r *reader) colonHeadline(si int, s secondsource.Sentence) {
	z := r.d.Zones[s.Zone]
	if z.Kind != secondsource.ZoneTitle && z.Kind != secondsource.ZoneSubheading {
		return
	}
	for k := len(r.found) - 1; k >= 0; k-- {
		if r.found[k].Sentence == si {
			return
		}
	}
	for i := s.First + 1; i+1 < s.Last; i++ {
		if !r.mark(i, ":") {
			continue
		}
		left, right := [2]int{s.First, i - 1}, [2]int{i + 1, s.Last - 1}
		if r.topicOf(right[0]) {
			return
		}
		if f := r.colonSource(s, left); f != nil && right[1]-right[0] >= 2 {
			r.keepColon(si, s, i, left, right, f)
		} else if f := r.colonSource(s, right); f != nil && left[1]-left[0] >= 2 {
			r.keepColon(si, s, i, right, left, f)
		}
		return
	}
}

// topicOf reports whether what begins at token i behind a colon asks or explains, so
// that before the colon stands what it is about: The dam: what we know.
func (r *reader) topicOf(i int) bool {
	switch r.lower(i) {
	case "what", "how", "why", "who", "where", "when", "which", "whose":
		return true
	}
	return false
}

// colonSource is the figure that a short, verbless side of a colon names.
func (r *reader) colonSource(s secondsource.Sentence, side [2]int) *figure {
	if side[1]-side[0] > 4 {
		return nil
	}
	for i := side[0]; i <= side[1]; i++ {
		if r.is(i, secondsource.VERB, secondsource.NUM) || strings.ContainsAny(r.word(i), "0123456789/") {
			return nil // 2nd update: …; Posted 11: 20
		}
	}
	h := side[1]
	if !r.subjectLike(h) {
		return nil
	}
	f := r.speakerOf(s, side[0], side[1], h)
	if f == nil || f.Kind == secondsource.KindDocument && !strings.Contains(strings.ToLower(f.Name), "report") {
		return nil
	}
	return f
}

func (r *reader) keepColon(si int, s secondsource.Sentence, colon int, src, cont [2]int, fig *figure) {
	f := &found{fig: fig}
	f.Doc, f.Paragraph, f.Sentence = r.d.ID, r.d.Zones[s.Zone].Paragraph, si
	f.Source = secondsource.WordsAt(r.text, r.span(src[0], src[1]))
	f.Cue = secondsource.WordsAt(r.text, r.tok[colon].Span)
	f.Content = secondsource.WordsAt(r.text, r.span(cont[0], cont[1]))
	f.Mode, f.Act, f.By, f.Confidence, f.SaidAt = secondsource.Headline, secondsource.Assert, "colon", 0.6, -1
	r.found = append(r.found, f)
}
