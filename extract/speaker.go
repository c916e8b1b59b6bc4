package extract

import (
	"strings"

	"secondsource"
)

// speakerOf tells who a source phrase [a,b] with head h stands for. It gives nil
// when it cannot tell.
func (r *reader) speakerOf(s secondsource.Sentence, a, b, h int) *figure {
	r.voice = false
	if a == b && r.lower(h) == "whose" {
		if k := r.antecedent(s, h); k >= s.First {
			return r.canBe(r.phraseFigure(k))
		}
		return nil
	}
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
		f := r.described(s, a, b, h)
		if f != nil {
			r.rewrite(h, f)
		}
		return f
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
	if f == nil {
		f = r.stranger(a, b, h)
	}
	if f != nil {
		r.rewrite(h, f)
	}
	return r.canBe(f)
}

// stranger is somebody whom a text brings in by a noun that no list knows, and who
// speaks: a lighthouse keeper. Ships do not, and a thing would be a document.
func (r *reader) stranger(a, b, h int) *figure {
	noun := r.lemma(h)
	if r.lower(h) == "one" && r.lower(h+1) == "of" {
		return r.oneOf(h, b)
	}
	if f := r.nextOne(a, b, h); f != nil {
		return f
	}
	if noun == "old" || strings.HasSuffix(noun, "year-old") { // the 52-year-old
		return r.last(h, 3, func(f *figure) bool { return f.person() && f.spoke })
	}
	if !r.is(h, secondsource.NOUN) || r.nameOf[h] >= 0 || r.rules.lists["ships"][noun] || r.rules.documents[noun] || r.collectiveNoun(noun) {
		return nil
	}
	p := r.nounPhraseAt(a, b, h)
	switch {
	case p.one:
		return r.unnamed(p, secondsource.KindAnonymous)
	case p.definite && p.owner == nil:
		return r.last(h, 12, func(f *figure) bool { return f.Kind == secondsource.KindAnonymous && f.is(noun) })
	}
	return nil
}

// rehead gives the noun for the person with whom a source phrase begins, where
// the tree took a noun or name of his place for the head: a crane driver at the West Pier.
func (r *reader) rehead(a, b, h int) int {
	for k := h; k < b && r.nameOf[h] < 0 && r.is(h, secondsource.NOUN) && !r.collectiveNoun(r.lemma(h)) && !r.human(r.lemma(h)); { // coast | guard, taken for an apposition
		k++
		if r.nameOf[k] >= 0 || !r.is(k, secondsource.NOUN, secondsource.PROPN) || r.capital(k) {
			break
		}
		if r.collectiveNoun(r.lemma(k)) || r.human(r.lemma(k)) {
			h = k
		}
	}
	end := h
	if n := r.nameOf[h]; n >= 0 {
		c := &r.names[n]
		if k := r.owned(c, b); k > h {
			return k
		}
		if c.kind == personName && (r.mark(c.first-1, ",") || r.mark(c.pre-1, ",")) {
			return h
		}
		end = c.first
	} else if r.human(r.lemma(h)) {
		return h
	}
	for k := a; k < end-1; k++ {
		switch {
		case r.is(k, secondsource.VERB, secondsource.AUX), r.is(k, secondsource.PUNCT) && r.word(k) != "-", r.nameOf[k] >= 0:
			return h
		case !r.commonNoun(k) || r.is(k+1, secondsource.NOUN) || r.apostrophe(k+1):
		case r.human(r.lemma(k)) && (r.is(k+1, secondsource.ADP) || r.lower(k+1) == "close" || r.lower(k+1) == "familiar"):
			return k
		default:
			return h
		}
	}
	return h
}

// owned is the noun that a name owns in a phrase that ends at token b, where the tree
// took the owner for the head: Delta Freight's managing | director; -1 for none.
func (r *reader) owned(c *called, b int) int {
	if !r.apostrophe(c.last + 1) {
		return -1
	}
	for k := c.last + 2; k <= b && r.is(k, secondsource.NOUN, secondsource.ADJ, secondsource.VERB, secondsource.PROPN); k++ {
		if r.is(k, secondsource.NOUN) && !r.is(k+1, secondsource.NOUN) {
			return k
		}
	}
	return -1
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
		if c.kind != personName {
			for i := c.last + 1; i <= b; i++ {
				if m := r.nameOf[i]; m >= 0 && r.names[m].kind == personName && r.names[m].pre <= c.first && r.names[m].pre < r.names[m].first {
					return m // Bulgarian Energy Minister Jane Doe
				}
			}
		}
		if m := r.titled(c, b); m >= 0 {
			return m
		}
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
			if r.is(i, secondsource.VERB, secondsource.AUX) && r.rel(i) != secondsource.Amod && !(r.lower(i) == "known" && r.lower(i+1) == "as") {
				break
			}
			continue
		}
		c := &r.names[n]
		i = c.last
		if c.last+1 < len(r.tok) && r.apostrophe(c.last+1) || c.fig == nil || c.kind == placeName || c.kind == peopleName {
			continue
		}
		if c.kind == personName && c.pre <= h {
			return n // Fisheries Minister Jane Doe: the tree took the portfolio for the head
		}
		if c.first == h+1 && c.kind != stateName && (c.kind == personName || !r.isRole(h)) || r.apposed(c, h) {
			return n
		}
	}
	return -1
}

// titled is the person in apposition to a role that a name of no person only begins:
// Water Affairs Principal Secretary, Dr Jane Doe. -1 for none.
func (r *reader) titled(c *called, b int) int32 {
	if c.kind == personName {
		return -1
	}
	i := c.last + 1
	for i <= b && i < c.last+4 && r.is(i, secondsource.NOUN, secondsource.PROPN, secondsource.ADJ) && r.nameOf[i] < 0 {
		i++
	}
	if i == c.last+1 || !r.isRole(i-1) || !r.mark(i, ",") {
		return -1
	}
	for k := i + 1; k <= b && k < i+4; k++ {
		if n := r.nameOf[k]; n >= 0 && r.names[n].kind == personName && r.names[n].pre == i+1 {
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
	if !r.pastPlace(c, h) && (c.pre > 0 && r.mark(c.pre-1, ",") || c.first > 0 && r.mark(c.first-1, ",")) {
		if c.kind == personName {
			return r.isRole(h) || r.human(r.lemma(h)) || r.closed(c, h)
		}
		return c.kind != thingName && c.kind != stateName && (r.collectiveNoun(r.lemma(h)) || r.holdsFirm(r.lemma(h))) && c.first-h <= 3
	}
	if r.pastPlace(c, h) {
		return true
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

// pastPlace reports whether commas set the name of a body off behind the noun h and where
// that is: the union's naval mission off Somalia, Operation Lantern, said.
func (r *reader) pastPlace(c *called, h int) bool {
	comma := c.first - 1
	if r.is(comma, secondsource.DET) {
		comma--
	}
	if c.kind != bodyName && c.kind != unknownName || c.fig == nil || c.fig.thing || comma-h > 8 || !r.mark(comma, ",") || !r.mark(c.last+1, ",") || !r.is(h+1, secondsource.ADP) || !r.collectiveNoun(r.lemma(h)) {
		return false
	}
	for k := h + 1; k < comma; k++ {
		if !r.is(k, secondsource.ADP, secondsource.DET, secondsource.ADJ, secondsource.NOUN, secondsource.PROPN) {
			return false
		}
	}
	return true
}

// holdsFirm reports whether a noun may mean a company as well as a person.
func (r *reader) holdsFirm(noun string) bool {
	switch noun {
	case "dealer", "operator", "owner", "manager", "charterer", "broker", "agent", "developer", "publisher", "insurer", "landlord", "auditor", "builder":
		return true
	}
	return false
}

// closed reports whether commas on both sides set a person's name off behind a
// phrase with head h: whatever the noun, it means a person (her coach, Jane Doe,
// said). Not behind a word for a body or a ship.
func (r *reader) closed(c *called, h int) bool {
	end := c.last + 1
	if (r.lower(end) == "of" || r.lower(end) == "from") && end+1 < len(r.tok) && r.nameOf[end+1] >= 0 { // Jane Doe of Norway
		end = r.names[r.nameOf[end+1]].last + 1
	}
	return c.pre > 0 && r.mark(c.pre-1, ",") && r.mark(end, ",.") && !r.collectiveNoun(r.lemma(h)) && !r.rules.lists["ships"][r.lemma(h)]
}

// keptUnnamed reports whether a phrase keeps its source unnamed by telling only
// how it knows: a person close to …, two officials familiar with …
func (r *reader) keptUnnamed(a, b, h int) bool {
	for i := h + 1; i < b && i <= h+3; i++ {
		if r.knowsBy(i) {
			return r.commonNoun(h)
		}
	}
	return false
}

// knowsBy reports whether tokens i and i+1 begin to tell how somebody knows.
func (r *reader) knowsBy(i int) bool {
	switch r.lower(i) + " " + r.lower(i+1) {
	case "close to", "familiar with", "briefed on", "with knowledge", "with direct", "aware of", "involved in":
		return true
	}
	return false
}

// commonNoun reports whether token i is a noun, also one for a person that the
// tagger took for an adjective because it may be one: an official, an expert.
func (r *reader) commonNoun(i int) bool {
	return r.is(i, secondsource.NOUN) || r.is(i, secondsource.ADJ) && r.rules.people[r.lower(i)] &&
		!r.is(i+1, secondsource.NOUN, secondsource.PROPN, secondsource.ADJ)
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
