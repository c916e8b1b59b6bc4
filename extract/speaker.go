package extract

import (
	"slices"
	"strings"

	"secondsource"
)

// speakerOf tells who a source phrase [a,b] with head h stands for. It gives nil
// when it cannot tell.
func (r *reader) speakerOf(s secondsource.Sentence, a, b, h int) *figure {
	r.voice = false
	if a == b && r.is(h, secondsource.PRON) || r.possessive(h) {
		if r.is(h, secondsource.PRON) && r.trails(s, h) {
			return r.canBe(r.trailing(s, h))
		}
		return r.canBe(r.pronounFigure(h))
	}
	h = r.rehead(a, b, h)
	if f := r.coordinated(s, a, b, h); f != nil {
		return f
	}
	if r.keptUnnamed(a, b, h) {
		return r.described(s, a, b, h)
	}
	if n := r.nameFor(a, b, h); n >= 0 {
		c := &r.names[n]
		if c.kind == peopleName && r.is(h, secondsource.ADJ) {
			return nil
		}
		if c.fig != nil {
			return r.canBe(c.fig)
		}
	}
	if f := r.cast.mentioned(h); f != nil && !r.longer(a, b, h) {
		return r.canBe(f)
	}
	f := r.described(s, a, b, h)
	if f != nil {
		r.rewrite(h, f)
	}
	return r.canBe(f)
}

// rehead gives the noun for the person with whom a source phrase begins, where
// the tree took the name of his place for the head: a crane driver at the West Pier.
func (r *reader) rehead(a, b, h int) int {
	n := r.nameOf[h]
	if n < 0 {
		return h
	}
	c := &r.names[n]
	if c.kind == personName && (r.mark(c.first-1, ",") || r.mark(c.pre-1, ",")) {
		return h
	}
	for k := a; k < c.first-1; k++ {
		switch {
		case r.is(k, secondsource.VERB, secondsource.AUX), r.is(k, secondsource.PUNCT) && r.word(k) != "-", r.nameOf[k] >= 0:
			return h
		case !r.is(k, secondsource.NOUN) || r.is(k+1, secondsource.NOUN) || r.apostrophe(k+1):
		case r.human(r.lemma(k)) && (r.is(k+1, secondsource.ADP) || r.lower(k+1) == "close" || r.lower(k+1) == "familiar"):
			return k
		default:
			return h
		}
	}
	return h
}

// longer reports whether a source phrase tells more than the short phrase that
// was noted for its head.
func (r *reader) longer(a, b, h int) bool {
	m := r.cast.seen[r.cast.at[h]]
	return m.fig.Kind == secondsource.KindAnonymous && !m.fig.named && b > m.last
}

// rewrite gives an unnamed source its full description: the figure noted for the
// shorter phrase becomes this one.
func (r *reader) rewrite(h int, f *figure) {
	i, ok := r.cast.at[h]
	if !ok || r.cast.seen[i].fig == f {
		return
	}
	old := r.cast.seen[i].fig
	if old.Kind == secondsource.KindAnonymous && f.Kind == secondsource.KindAnonymous && !old.named {
		r.merge(old, f)
		return
	}
	r.cast.seen[i].fig = f
}

// canBe lets only those speak who can: no ships, no places.
func (r *reader) canBe(f *figure) *figure {
	if f == nil || f.thing {
		return nil
	}
	return f
}

// nameFor is the index of the name that a source phrase is about: the one its
// head is in, one in apposition to the head, or one right behind it.
func (r *reader) nameFor(a, b, h int) int32 {
	if n := r.nameOf[h]; n >= 0 {
		c := &r.names[n]
		if c.last+1 <= b && r.apostrophe(c.last+1) || c.kind == stateName && c.last < b && r.isRole(c.last+1) {
			return -1
		}
		return n
	}
	if n := r.nameBeforeNoun(a, h); n >= 0 {
		return n
	}
	if b+1 < len(r.tok) && r.nameOf[b+1] >= 0 { // the source ended before the name it leads to
		if n := r.nameOf[b+1]; r.names[n].kind == personName && r.names[n].first == b+1 && r.names[n].pre <= a {
			return n
		}
	}
	for i := h + 1; i <= b; i++ {
		n := r.nameOf[i]
		if n < 0 {
			if r.is(i, secondsource.VERB, secondsource.AUX) && !(r.lower(i) == "known" && r.lower(i+1) == "as") {
				break
			}
			continue
		}
		c := &r.names[n]
		i = c.last
		if c.last+1 < len(r.tok) && r.apostrophe(c.last+1) || c.fig == nil || c.kind == placeName || c.kind == peopleName {
			continue
		}
		if c.first == h+1 && c.kind != stateName && (c.kind == personName || !r.isRole(h)) || r.apposed(c, h) {
			return n
		}
	}
	return -1
}

// nameBeforeNoun is the name that a noun for its kind follows: TASS news agency,
// Adrion shipping group.
func (r *reader) nameBeforeNoun(a, h int) int32 {
	if !r.collectiveNoun(r.lemma(h)) && r.lemma(h) != "newspaper" && r.lemma(h) != "magazine" {
		return -1
	}
	k := h - 1
	for k > a && h-k < 3 && r.is(k, secondsource.NOUN, secondsource.ADJ) && r.nameOf[k] < 0 {
		k--
	}
	if k < a || r.nameOf[k] < 0 {
		return -1
	}
	c := &r.names[r.nameOf[k]]
	if c.kind != bodyName && c.kind != paperName || c.fig == nil || c.actor != nil && c.kind == bodyName {
		return -1
	}
	return r.nameOf[k]
}

// apposed reports whether a name stands in apposition to the noun h: the
// carrier, Adrion; a spokesman for the prosecutor in Koper, John Doe.
func (r *reader) apposed(c *called, h int) bool {
	if c.first-h == 4 && r.mark(h+1, ",") && r.lower(h+2) == "known" && r.lower(h+3) == "as" {
		return true
	}
	if c.pre > 0 && r.mark(c.pre-1, ",") || c.first > 0 && r.mark(c.first-1, ",") {
		if c.kind == personName {
			return r.isRole(h) || r.human(r.lemma(h))
		}
		return c.kind != thingName && c.kind != stateName && (r.collectiveNoun(r.lemma(h)) || r.lemma(h) == "dealer" || r.lemma(h) == "operator") && c.first-h <= 3
	}
	if c.kind == personName {
		for i := c.first; i <= c.last; i++ {
			if r.tok[i].Head == h && (r.rel(i) == secondsource.Appos || r.rel(i) == secondsource.Flat) {
				return true
			}
		}
	}
	return false
}

// keptUnnamed reports whether a phrase keeps its source unnamed by telling only
// how it knows: a person close to …, two officials familiar with …
func (r *reader) keptUnnamed(a, b, h int) bool {
	for i := h + 1; i < b && i <= h+3; i++ {
		switch r.lower(i) + " " + r.lower(i+1) {
		case "close to", "familiar with", "briefed on", "with knowledge", "with direct", "aware of", "involved in":
			return r.is(h, secondsource.NOUN)
		}
	}
	return false
}

// coordinated reads "Russia and North Korea", "the US, the UK and Japan", "the
// dockers' union and the port authority": two or more that share the head's
// place. "The four countries" is the last collective of that number.
func (r *reader) coordinated(s secondsource.Sentence, a, b, h int) *figure {
	if n := r.countWord(a, b); n > 1 && r.is(h, secondsource.NOUN) {
		if f := r.last(h, 40, func(f *figure) bool { return f.Kind == secondsource.KindCollective && f.count == n }); f != nil {
			return f
		}
	}
	if f := r.listOf(s, h); f != nil {
		return f
	}
	heads := []int{h}
	for k := a; k <= b; k++ {
		if k != h && r.rel(k) == secondsource.Conj && slices.Contains(heads, r.tok[k].Head) {
			heads = append(heads, k)
		}
	}
	if len(heads) < 2 {
		return nil
	}
	slices.Sort(heads)
	var figs []*figure
	for _, k := range heads {
		f := r.member(s, a, b, k)
		if f == nil || f.thing || f.Kind == secondsource.KindDocument || f.Plural {
			return nil
		}
		figs = append(figs, f)
	}
	return r.collective(figs)
}

// listOf reads the list of names around token h: Russia and China; the US, the UK
// and Japan.
func (r *reader) listOf(s secondsource.Sentence, h int) *figure {
	n := r.nameOf[h]
	if n < 0 || !r.names[n].listed() {
		return nil
	}
	figs := []*figure{r.names[n].fig}
	joined := false
	from := r.names[n].first
	for from > s.First {
		k := from - 1
		if r.is(k, secondsource.DET) && k > s.First {
			k--
		}
		if k <= s.First || !r.mark(k, ",") && r.lower(k) != "and" {
			break
		}
		joined = joined || r.lower(k) == "and"
		if r.lower(k) == "and" && r.mark(k-1, ",") {
			k--
		}
		if k <= s.First {
			break
		}
		m := r.nameOf[k-1]
		if m < 0 || !r.names[m].listed() {
			break
		}
		from = r.names[m].first
		figs = append(figs, r.names[m].fig)
	}
	k := from - 1
	if k >= s.First && r.is(k, secondsource.DET) {
		k--
	}
	if k >= s.First && r.is(k, secondsource.ADP, secondsource.PART) {
		return nil
	}
	to := r.names[n].last + 1
	for !joined && to+1 < s.Last && (r.mark(to, ",") || r.lower(to) == "and") {
		joined = r.lower(to) == "and"
		to++
		if r.lower(to) == "and" {
			joined = true
			to++
		}
		if to < s.Last && r.is(to, secondsource.DET) {
			to++
		}
		if to >= s.Last || r.nameOf[to] < 0 || !r.names[r.nameOf[to]].listed() {
			return nil
		}
		figs = append(figs, r.names[r.nameOf[to]].fig)
		to = r.names[r.nameOf[to]].last + 1
	}
	if !joined || len(figs) < 2 {
		return nil
	}
	return r.collective(figs)
}

// listed reports whether a name can be one of a list of states or bodies.
func (c *called) listed() bool {
	return c.fig != nil && !c.fig.thing && (c.kind == stateName || c.kind == peopleName || c.kind == bodyName || c.kind == placeName && c.actor != nil)
}

// collective is the figure of several who speak together.
func (r *reader) collective(figs []*figure) *figure {
	var ids, names []string
	for _, f := range figs {
		if !slices.Contains(ids, f.ID) {
			ids, names = append(ids, f.ID), append(names, f.Name)
		}
	}
	if len(ids) < 2 {
		return nil
	}
	slices.Sort(ids)
	slices.Sort(names)
	return r.cast.add(&figure{count: len(ids), Speaker: secondsource.Speaker{
		ID: strings.Join(ids, "+"), Name: strings.Join(names, ", "), Kind: secondsource.KindCollective, Members: ids, Plural: true}})
}

// member is one of those that share a place.
func (r *reader) member(s secondsource.Sentence, a, b, k int) *figure {
	if n := r.nameOf[k]; n >= 0 && !(r.names[n].kind == peopleName && r.is(k, secondsource.ADJ)) {
		return r.names[n].fig
	}
	if !r.is(k, secondsource.NOUN) {
		return nil
	}
	lo, hi := r.nounPhrase(s, k)
	lo, hi = max(lo, a), min(hi, b)
	if n := r.nameFor(lo, hi, k); n >= 0 {
		return r.names[n].fig
	}
	if f := r.cast.mentioned(k); f != nil {
		return f
	}
	return r.described(s, lo, hi, k)
}

// countWord gives the number in "the four countries", "both sides"; 0 for none.
func (r *reader) countWord(a, b int) int {
	for i := a; i <= b && i < a+3; i++ {
		switch r.lower(i) {
		case "both", "two":
			return 2
		case "three":
			return 3
		case "four":
			return 4
		case "five":
			return 5
		case "six":
			return 6
		case "seven":
			return 7
		}
	}
	return 0
}

// isRole reports whether token i ends a role (minister, secretary).
func (r *reader) isRole(i int) bool {
	w := r.word(i)
	if known, ok := r.roleMemo[w]; ok {
		return known
	}
	if r.roleMemo == nil {
		r.roleMemo = map[string]bool{}
	}
	known := len(r.p.Roles.Find(w)) > 0
	r.roleMemo[w] = known
	return known
}

// place reads a person's role from the words around one of his names: those
// before it and an apposition behind. What the text says goes before the pack.
func (r *reader) place(c *called, s secondsource.Sentence) {
	f := c.fig
	r.placing = true
	defer func() { r.placing = false }()
	var st station
	if c.pre < c.first {
		st = r.stationIn(c.pre, c.first-1)
		if st.fig == nil && st.role.ID != "" && r.possessive(c.pre) { // its director, John Doe
			if g := r.pronounFigure(c.pre); g != nil && g.body() {
				st = st.at(r, g)
			}
		}
	}
	if st.fig == nil {
		if a, b := r.appositive(c.pre, s), c.pre-2; a >= 0 { // the director of the port, Salem Bu Khatwa
			if x := r.stationWithOwner(a, b); st.role.ID == "" || x.fig != nil && x.role.ID != "" {
				st = x
			}
		}
	}
	if st.fig == nil && r.homeMinister(st) {
		if x := r.institution(r.home(), st.roleText); x != nil {
			role, text := st.role, st.roleText
			st = st.at(r, r.actorFigure(x))
			st.role, st.roleText = role, text
		}
	}
	if after := r.behind(c, s); after[1] > 0 && (st.role.ID == "" || st.fig == nil) {
		if x := r.stationWithOwner(after[0], after[1]); x.role.ID != "" && (st.role.ID == "" || st.role.Class == x.role.Class || x.fig != nil) {
			role, text := st.role, st.roleText
			st = x
			if role.ID != "" {
				st.role, st.roleText = role, text
			}
		}
	}
	r.settlePerson(f, st)
	r.skipRole(c, s)
}

// skipRole keeps the role in an apposition from being met as somebody else:
// Jane Doe, managing director of the firm, said.
func (r *reader) skipRole(c *called, s secondsource.Sentence) {
	at := r.behind(c, s)
	for k := at[0]; k > 0 && k <= at[1]; k++ {
		if r.isRole(k) && r.is(k, secondsource.NOUN, secondsource.PROPN) && !r.compounded(s, k) {
			r.skip[k] = c.fig
			return
		}
		if r.is(k, secondsource.ADP) {
			return
		}
	}
}

// homeMinister reports whether a role without a state is that of a minister in
// the country in which the document is at home.
func (r *reader) homeMinister(st station) bool {
	return st.role.Class == "minister" && st.state == "" && r.home() != "" && !strings.Contains(strings.ToLower(st.roleText), "former")
}

// stationWithOwner is stationIn for a phrase that may begin with "its".
func (r *reader) stationWithOwner(a, b int) station {
	st := r.stationIn(a, b)
	if st.fig == nil && st.role.ID != "" && r.possessive(a) {
		if g := r.pronounFigure(a); g != nil && g.body() {
			st = st.at(r, g)
		}
	}
	return st
}

// settlePerson gives a person the role and body that a description names.
func (r *reader) settlePerson(f *figure, st station) {
	if st.body != "" && (f.Body == "" || !f.placed) {
		f.Body, f.State, f.Institution = st.body, st.state, secondsource.Opt(st.name)
		f.placed = true
	} else if f.State == "" && st.state != "" {
		f.State = st.state
	}
	if st.roleText == "" {
		return
	}
	if f.Role == "" {
		f.Role, f.role = secondsource.Opt(st.roleText), st.role
	}
	noun := lastWord(strings.ToLower(st.roleText))
	f.calls(noun)
	if st.role.Class == "official" {
		f.calls("official")
	}
	r.genderOfNoun(f, noun)
}

// appositive is the first token of the noun phrase that ends with the comma
// before token i.
func (r *reader) appositive(i int, s secondsource.Sentence) int {
	k := i - 1
	if k <= s.First || !r.mark(k, ",") || r.inQuote[k] >= 0 {
		return -1
	}
	for a := k - 1; a >= s.First && a > k-14; a-- {
		if r.is(a, secondsource.VERB, secondsource.AUX, secondsource.PRON) && !r.possessive(a) || r.mark(a, ",;:.") || r.quoteMark(a) {
			return -1
		}
		if r.is(a, secondsource.DET) || r.possessive(a) {
			if a == s.First || !r.is(a-1, secondsource.ADP) {
				return a
			}
		}
	}
	return -1
}

// behind is the apposition behind a name, up to the next comma or verb.
func (r *reader) behind(c *called, s secondsource.Sentence) [2]int {
	i := c.last + 1
	if i+1 >= s.Last || !r.mark(i, ",") || r.inQuote[i] >= 0 {
		return [2]int{}
	}
	i++
	if r.is(i, secondsource.VERB, secondsource.AUX, secondsource.SCONJ, secondsource.CCONJ) && !(r.is(i, secondsource.VERB) && r.isRole(i+1)) || r.quoteMark(i) {
		return [2]int{}
	}
	if r.is(i, secondsource.PRON) && !r.possessive(i) || r.is(i, secondsource.PROPN) && r.nameOf[i] >= 0 && r.names[r.nameOf[i]].kind == personName {
		return [2]int{}
	}
	b := i
	for b+1 < s.Last && b < i+14 && !r.mark(b+1, ",.;\"“”:—–") && !r.is(b+1, secondsource.AUX) && r.lower(b+1) != "who" &&
		(!r.is(b+1, secondsource.VERB) || r.rel(b+1) == secondsource.Amod || r.rel(b+1) == secondsource.Compound) {
		b++
	}
	if b+1 < s.Last && r.is(b+1, secondsource.VERB) && r.reports(b+1) {
		return [2]int{} // … of Jane Doe, an official said: no comma closes it
	}
	for k := i; k <= b; k++ { // the first role must be one person's
		if r.isRole(k) && !r.compounded(s, k) {
			if r.tok[k].Feats.Has(secondsource.Plural) {
				return [2]int{}
			}
			return [2]int{i, b}
		}
		if r.is(k, secondsource.CCONJ) {
			return [2]int{}
		}
	}
	return [2]int{}
}
