package extract

import (
	"cmp"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// actorFigure is the figure of an actor of the pack.
func (r *reader) actorFigure(x *pack.Actor) *figure {
	if f := r.cast.byID[x.ID]; f != nil {
		return f
	}
	f := &figure{named: true, Speaker: secondsource.Speaker{ID: x.ID, Name: x.Name, Body: x.Body, State: x.State}}
	switch x.Kind {
	case pack.KindState:
		f.Kind, f.Institution, f.State = secondsource.KindState, secondsource.Opt(x.Name+" government"), x.ID
		f.calls("government", "state", "country")
	case pack.KindOutlet, pack.KindAgency:
		f.Kind, f.Institution = secondsource.KindOutlet, secondsource.Opt(x.Name)
		f.calls("newspaper", "paper", "agency", "broadcaster")
	default:
		f.Kind, f.Institution = secondsource.KindInstitution, secondsource.Opt(x.Name)
		if g := r.p.Actors.ByID(x.Body); g != nil && g.Kind == pack.KindState {
			f.Institution = secondsource.Opt(g.Name + " government")
		} else if g := r.p.Actors.ByID(x.State); g != nil && x.State != x.ID {
			f.Institution = secondsource.Opt(g.Name + " government")
		}
	}
	f.calls(strings.Fields(strings.ToLower(x.Name))...)
	if len(f.nouns) > 0 && f.Kind == secondsource.KindInstitution {
		for _, a := range x.Aliases {
			f.calls(lastWord(strings.ToLower(a)))
		}
	}
	return r.cast.add(f)
}

// phrase is a noun phrase without a name of its own that may stand for somebody.
type phrase struct {
	a, b, h  int
	noun     string
	definite bool // takes up somebody: the, this, its
	same     bool // the same official
	one      bool // a, an, one, another
	plural   bool
	owner    *figure // whose: its director, the ship's engineer
	st       station
	role     bool // a word for a person by his function
}

func (r *reader) nounPhraseAt(a, b, h int) phrase {
	p := phrase{a: a, b: b, h: h, noun: r.lemma(h), plural: r.tok[h].Feats.Has(secondsource.Plural)}
	if one := strings.TrimSuffix(r.lower(h), "s"); p.plural && !r.human(p.noun) && r.human(one) {
		p.noun = one // miners are not mines
	}
	switch r.lower(a) {
	case "the", "that", "this", "these", "those":
		p.definite = true
	case "a", "an", "one", "another", "some", "any":
		p.one = true
	}
	if a < h && (r.lower(a+1) == "same" || r.lower(a+1) == "anonymous" || r.lower(a+1) == "unnamed") {
		p.same = p.definite
	}
	if r.possessive(a) && a < h {
		p.definite, p.owner = true, r.pronounFigure(a)
	}
	for k := h - 1; k > a && p.owner == nil; k-- {
		if r.apostrophe(k) && k > a && !r.nameOfOffice(k-1, h) {
			p.owner = r.phraseFigure(k - 1)
			p.definite = true
		}
	}
	return p
}

// nameOfOffice reports whether the possessor at token k only says what sort of
// body the noun h is: the prosecutor's office, the dockers' union.
func (r *reader) nameOfOffice(k, h int) bool {
	if r.nameOf[k] >= 0 || !r.human(r.lemma(k)) {
		return false
	}
	switch r.lemma(h) {
	case "office", "department", "service", "bureau", "union", "association", "federation", "administration", "staff", "council", "chamber", "court":
		return true
	}
	return false
}

// phraseFigure is the figure of the name or noun at token k, read ahead of its turn.
func (r *reader) phraseFigure(k int) *figure {
	if n := r.nameOf[k]; n >= 0 {
		return r.names[n].fig
	}
	if f := r.cast.mentioned(k); f != nil {
		return f
	}
	if !r.is(k, secondsource.NOUN) {
		return nil
	}
	if r.rules.lists["ships"][r.lemma(k)] {
		return r.shipBefore(k)
	}
	return r.last(k, 12, func(f *figure) bool { return f.is(r.lemma(k)) || r.rules.lists["firms"][r.lemma(k)] && f.company() })
}

// shipBefore is the ship named last before token k.
func (r *reader) shipBefore(k int) *figure {
	for i, n := k-1, 0; i >= 0 && n < 40 && k-i < 2000; i-- {
		at := r.nameOf[i]
		if at < 0 || r.names[at].last != i {
			continue
		}
		n++
		c := &r.names[at]
		if c.fig != nil && c.fig.thing && c.kind != stateName && (c.kind == thingName || c.first > 0 && r.lower(c.first-1) == "the" && c.last > c.first) {
			return c.fig
		}
	}
	return nil
}

// described reads a source without a name: a body by its kind, a role, a
// document, or somebody unnamed.
func (r *reader) described(s secondsource.Sentence, a, b, h int) *figure {
	p := r.nounPhraseAt(a, b, h)
	if r.rules.documents[p.noun] && !r.collectiveNoun(p.noun) || p.noun == "page" || p.noun == "entry" || p.noun == "logbook" || r.textPaper(p) {
		return r.document(p)
	}
	if r.rules.lists["ships"][p.noun] && !r.rules.companies[p.noun] {
		return nil
	}
	p.st = r.stationIn(a, r.beforeKnowing(h, b))
	if p.st.role.ID == "mayor" && p.owner != nil && p.owner.Kind == secondsource.KindState {
		p.owner = nil // Accra's mayor: of the town, not the state
	}
	r.ownedStation(&p)
	if f := r.pressOffice(p); f != nil {
		r.voice = true
		return f
	}
	r.private(&p)
	p.role = p.st.role.ID != "" && (r.isRole(h) || strings.HasSuffix(strings.ToLower(p.st.roleText), r.lower(h)))
	if p.role && p.st.role.Class == "spokesperson" {
		return r.spokesperson(p)
	}
	if p.role || r.human(p.noun) && (!r.collectiveNoun(p.noun) || p.one && r.rules.lists["persons"][p.noun] && p.st.fig == nil) {
		return r.somebody(p)
	}
	return r.bodyPhraseFigure(p)
}

// private takes from the description of a person who holds no office the state that it
// names and the bodies of that state: the Finnish owner of a sauna, a farmer near a Peruvian
// town, the leader of an Irish gang speak for no government.
func (r *reader) private(p *phrase) {
	if p.st.state == "" && (p.st.fig == nil || p.st.fig.State == "") || !r.human(p.noun) || r.collectiveNoun(p.noun) {
		return
	}
	switch p.st.role.Class {
	case "person", "witness", "expert", "journalist", "source", "":
	case "official", "adviser", "head":
		if !r.leadsOthers(p) {
			return
		}
	default:
		return
	}
	if p.st.fig == nil || p.st.fig.Kind == secondsource.KindState || p.st.body == p.st.state {
		p.st.fig, p.st.body, p.st.name = nil, "", ""
	}
	p.st.state = ""
	switch r.lower(p.h + 1) {
	case "near", "outside", "from", "in":
		p.st.fig, p.st.body, p.st.name = nil, "", "" // where he is, and not whose
	}
}

// leadsOthers reports whether a leader, head or manager is said to be of something that is
// no body of a state: the leader of an Irish gang, the manager of a Greek ship.
func (r *reader) leadsOthers(p *phrase) bool {
	if r.lower(p.h+1) != "of" {
		return false
	}
	for i := p.h + 2; i <= p.b; i++ {
		if r.is(i, secondsource.NOUN) && !r.is(i+1, secondsource.NOUN) {
			return !r.collectiveNoun(r.lemma(i)) && !r.bodyWord(i)
		}
	}
	return false
}

// pressOffice is the body for which its press office or media service speaks, nil where
// a phrase is of none.
func (r *reader) pressOffice(p phrase) *figure {
	switch r.lower(p.h - 1) {
	case "press", "media":
	default:
		return nil
	}
	switch p.noun {
	case "office", "service", "department", "bureau", "team":
	default:
		return nil
	}
	if p.owner != nil && p.owner.body() {
		return p.owner
	}
	for i := p.h + 2; i <= p.b && i < p.h+5; i++ {
		if n := r.nameOf[i]; n >= 0 && r.names[n].fig != nil {
			if f := r.names[n].fig; f.body() && f.Kind != secondsource.KindState && !r.apostrophe(r.names[n].last+1) {
				return f
			}
			return nil
		}
	}
	return nil
}

// beforeKnowing is the last token of a phrase before it tells how somebody knows: what
// he was briefed on, or what he disputes, is none of his places.
func (r *reader) beforeKnowing(h, b int) int {
	for i := h + 1; i <= b; i++ {
		if r.knowsBy(i) && r.lower(i) != "close" {
			return max(h, i-1)
		}
	}
	return b
}

// somebody is a person or persons told by a role.
func (r *reader) somebody(p phrase) *figure {
	if p.plural && r.rules.lists["bodies"][p.noun] && r.countWord(p.a, p.h) == 0 {
		return r.office(p) // the prosecutors: a body
	}
	if p.definite && !p.plural {
		if f := r.antecedentPerson(p); f != nil {
			return f
		}
		if f := r.onePersonSpokenOf(p); f != nil {
			return f
		}
	}
	if p.plural && p.definite {
		if f := r.last(p.h, 8, func(f *figure) bool { return f.Plural && f.is(p.noun) }); f != nil {
			return f
		}
	}
	if p.definite && !p.plural && r.bare(p) {
		if g := r.last(p.h, 6, func(f *figure) bool {
			return f.Plural && f.spoke && f.Kind == secondsource.KindAnonymous && f.is(p.noun)
		}); g != nil {
			return r.oneMore("one", g) // "…," the official said: of the two who spoke
		}
	}
	if p.definite && !p.plural && r.onePerson(p) {
		if f := r.holder(p); f != nil {
			return f
		}
		return r.unnamed(p, secondsource.KindPerson)
	}
	return r.unnamed(p, secondsource.KindAnonymous)
}

// onePersonSpokenOf is who "the man" or "the witness" takes up: the one person whom
// the paragraph, or the one before it, has spoken of so far. Of two it may be either,
// and is neither.
func (r *reader) onePersonSpokenOf(p phrase) *figure {
	if p.a+1 != p.h || p.owner != nil || p.b > p.h && !r.mark(p.h+1, ",") || !r.rules.lists["anyone"][p.noun] {
		return nil
	}
	probe := &figure{Speaker: secondsource.Speaker{Kind: secondsource.KindAnonymous}}
	r.genderOfNoun(probe, p.noun)
	si := r.sentenceOf(p.h)
	var only *figure
	for i := len(r.cast.seen) - 1; i >= 0 && si-r.cast.seen[i].sentence < 5 && r.paragraphOf(si)-r.cast.seen[i].paragraph < 2; i-- {
		m := &r.cast.seen[i]
		if m.head >= p.h || m.fig == nil || !m.fig.person() || m.fig == only || probe.gender != unknownGender && m.fig.gender != unknownGender && m.fig.gender != probe.gender {
			continue
		}
		if only != nil || r.withOthers(m.head) {
			return nil
		}
		only = m.fig
	}
	if only == nil {
		return nil
	}
	if only.gender == unknownGender {
		only.gender = probe.gender
	}
	only.calls(p.noun)
	return only
}

// withOthers reports whether others are named in one breath with token h: a welder
// and a cook.
func (r *reader) withOthers(h int) bool {
	if r.rel(h) == secondsource.Conj {
		return true
	}
	for k := h + 1; k < len(r.tok) && k < h+8; k++ {
		if r.tok[k].Head == h && r.rel(k) == secondsource.Conj && r.is(k, secondsource.NOUN, secondsource.PROPN) {
			return true
		}
	}
	return false
}

// bodyPhraseFigure is the figure of a phrase whose noun is no word for persons.
func (r *reader) bodyPhraseFigure(p phrase) *figure {
	state := r.p.Actors.ByID(p.st.state)
	firm, body := r.rules.lists["firms"][p.noun], r.collectiveNoun(p.noun)
	switch {
	case r.rules.lists["governments"][p.noun] && state != nil && p.a <= p.h && !r.partial(p) && (p.st.body == "" || p.st.body == p.st.state):
		return r.actorFigure(state)
	case p.plural && body && p.st.state == "" && p.st.fig == nil:
		return r.unnamed(p, secondsource.KindCollective)
	case !body:
		if p.st.fig != nil && !p.plural && r.bodyWord(p.h) {
			return p.st.fig
		}
		if p.definite && !p.plural {
			return r.antecedentBody(p.h, p.noun, p.st.state)
		}
		return nil
	case p.owner != nil && p.owner.person() && !p.plural:
		if f := r.cast.byID[p.owner.Body]; f != nil && f.body() && p.owner.Body != "" { // her firm
			return f
		}
		return nil
	case r.rules.lists["governments"][p.noun] && state == nil && (r.namedInside(p) || r.seatedAt(p.h, p.b)):
	case p.definite && !p.plural && (firm || p.st.fig == nil || r.bare(p)):
		if f := r.antecedentBody(p.h, p.noun, p.st.state); f != nil && !r.otherThan(p, f) {
			return f
		}
	}
	if p.st.fig != nil && !firm && !p.plural && r.kindOf(p) {
		p.st.fig.calls(p.noun) // Ghana's army: "the army" from now on
		return p.st.fig
	}
	if p.plural {
		return r.unnamed(p, secondsource.KindAnonymous)
	}
	return r.unnamed(p, secondsource.KindInstitution)
}

// otherThan reports whether a phrase tells a body by a place or owner that is none of
// figure f's: the port of Sines is not the Algerian port of Oran, its health ministry
// not that of another government.
func (r *reader) otherThan(p phrase, f *figure) bool {
	if p.owner != nil && p.owner != f && p.owner.body() && (p.owner.State == "" || p.owner.State != f.State) && !strings.Contains(f.Name, p.owner.Name) {
		return true
	}
	return r.elsewhere(p.h, p.b, f)
}

// elsewhere reports whether the first name of no known state behind the noun h, up to
// token b, is none of figure f's: the port of Sines. Behind "in" it may stand only for
// where the figure is, unless that is told by a place too.
func (r *reader) elsewhere(h, b int, f *figure) bool {
	for i := h + 1; i <= b; i++ {
		n := r.nameOf[i]
		if n < 0 {
			continue
		}
		c := &r.names[n]
		placed := strings.Contains(f.Name, " of ") || strings.Contains(f.Name, " in ") || strings.Contains(f.Name, " at ")
		return c.actor == nil && c.kind != personName && r.is(c.first-1, secondsource.ADP) && (placed || r.lower(c.first-1) == "of") &&
			!strings.Contains(pack.Key(f.Name), c.key)
	}
	return false
}

// namedInside reports whether a name stands between article and noun.
func (r *reader) namedInside(p phrase) bool {
	for i := p.a; i < p.h; i++ {
		if r.nameOf[i] >= 0 {
			return true
		}
	}
	return false
}

// partial reports whether a phrase means the government of a part of a state.
func (r *reader) partial(p phrase) bool {
	names, last := 0, int32(-1)
	for i := p.a; i < p.h; i++ {
		if n := r.nameOf[i]; n < 0 && r.capital(i) && !r.is(i, secondsource.DET) || n >= 0 && n != last {
			names++ // the Iraqi Kurdish authorities
			last = n
		}
	}
	lo, hi := r.bodyPhrase(p.a, p.h, p.h)
	return hi < lo || names > 1
}

// kindOf reports whether the body found in a phrase is what the phrase means,
// and not only its owner: "Slovenia's finance ministry", not "the ministry's lawyer".
func (r *reader) kindOf(p phrase) bool {
	if p.st.fig.Kind == secondsource.KindState && r.headedBy(p) {
		return true // Mali's junta
	}
	return p.st.fig.is(p.noun) || strings.Contains(p.st.fig.ID, "/") || p.st.fig.Kind != secondsource.KindState && p.owner != p.st.fig && !r.ownedBy(p)
}

// headedBy reports whether the noun of a phrase is a word for the government itself.
func (r *reader) headedBy(p phrase) bool {
	x := r.institution(p.st.fig.ID, p.noun)
	return x != nil && (x.ID == p.st.fig.ID || x.Body == p.st.fig.ID && strings.HasSuffix(x.ID, "/government"))
}

// ownedBy reports whether the phrase names its body behind "of" or "for".
func (r *reader) ownedBy(p phrase) bool {
	for i := p.h + 1; i <= p.b; i++ {
		if r.is(i, secondsource.ADP) {
			return true
		}
	}
	return false
}

// bare reports whether a phrase is only an article and its noun.
func (r *reader) bare(p phrase) bool { return p.h-p.a <= 1 && p.b == p.h }

// antecedentBody is the body that "the ministry", "the Greek company" or "the
// mission" takes up: the last one that was called so.
func (r *reader) antecedentBody(at int, noun, state string) *figure {
	fits := func(f *figure) bool {
		return f.body() && (state == "" || (f.State == "" || f.State == state) && (f.home == "" || f.home == state))
	}
	if r.rules.lists["governments"][noun] && !(noun == "authority" && r.is(at-1, secondsource.NOUN)) {
		return r.governmentMeant(at, state)
	}
	if noun == "company" || noun == "firm" {
		if f := r.firmJustNamed(at); f != nil && r.lower(at-1) == "the" {
			return f
		}
		si := r.sentenceOf(at)
		if m := r.latest(at, si, 12, func(m *mention) bool {
			near := r.paragraphOf(si)-m.paragraph < 3 || r.firmName(m.fig) || r.rules.lists["orgfirst"][firstWord(strings.ToLower(m.fig.Name))]
			return fits(m.fig) && (m.fig.company() && near || m.fig.is(noun))
		}); m != nil {
			return m.fig
		}
	}
	firm := r.rules.lists["firms"][noun]
	if firm && r.lower(at-1) == "the" {
		if f := r.firmJustNamed(at); f != nil {
			return f
		}
	}
	if f := r.last(at, 40, func(f *figure) bool { return fits(f) && f.is(noun) && r.sameSort(at, f) }); f != nil || !firm && !r.rules.lists["anybody"][noun] || r.lower(at-1) != "the" {
		return f
	}
	return r.onlyBody(at, func(f *figure) bool { return fits(f) && (!firm || f.company() && r.firmName(f)) })
}

// firmJustNamed is what "the company" at token at takes up where a name of unknown kind
// opens a sentence just before and no body has been named since in the paragraph: Marisol has
// changed its mind; on Friday the company wrote. Not where the document says in, at or to it
// anywhere, as of a place, or names it as a ship. Nil for none.
func (r *reader) firmJustNamed(at int) *figure {
	si := r.sentenceOf(at)
	for k := si; k >= 0 && si-k < 3 && r.paragraphOf(k) == r.paragraphOf(si); k-- {
		n := r.nameOf[r.d.Sentences[k].First]
		if n < 0 || r.names[n].first >= at || r.names[n].fig == nil {
			continue
		}
		c := &r.names[n]
		if c.fig.company() && c.fig.is("company") && !r.bodySince(c.last, at) {
			return c.fig
		}
		if !c.fig.thing || c.fig.ship || c.actor != nil || strings.Contains(c.key, " ") || r.locative(c.key) || r.bodySince(c.last, at) {
			return nil
		}
		c.fig.thing, c.fig.Kind = false, secondsource.KindInstitution
		c.fig.Institution, c.fig.Body = secondsource.Opt(c.fig.Name), c.fig.ID
		c.fig.calls("company")
		return c.fig
	}
	return nil
}

// bodySince reports whether a body other than the outlet itself is named between two tokens.
func (r *reader) bodySince(from, at int) bool {
	for i := len(r.cast.seen) - 1; i >= 0 && r.cast.seen[i].head > from; i-- {
		m := &r.cast.seen[i]
		if m.head < at && m.fig != nil && !m.pronoun && m.fig.body() && !r.ownOutlet(m.fig) && r.lower(m.first) != "this" {
			return true
		}
	}
	return false
}

// locative reports whether the document uses a name like that of a place.
func (r *reader) locative(key string) bool {
	for i := range r.names {
		c := &r.names[i]
		if c.key != key || c.first == 0 {
			continue
		}
		switch r.lower(c.first - 1) {
		case "in", "at", "to", "from", "near", "off", "around", "across", "outside", "through", "the":
			return true
		}
	}
	return false
}

// firmName reports whether a body's name tells that it is a company.
func (r *reader) firmName(f *figure) bool {
	w := lastWord(strings.ToLower(f.Name))
	return r.rules.lists["orgends"][w] && !r.rules.lists["publics"][w]
}

// sameSort reports that the noun before a body's, where there is one, stands in the
// body's name: the economy ministry is not the Ministry of Finance.
func (r *reader) sameSort(at int, f *figure) bool {
	if at == 0 || !r.is(at-1, secondsource.NOUN) || r.nameOf[at-1] >= 0 {
		return true
	}
	return strings.Contains(strings.ToLower(f.Name), r.lower(at-1))
}

// onlyBody is the one body with a name of its own, of no state, that the last
// sentences spoke of: what a word for any body means (the party, the group).
func (r *reader) onlyBody(at int, fits func(*figure) bool) *figure {
	var only *figure
	si := r.sentenceOf(at)
	for i := len(r.cast.seen) - 1; i >= 0 && si-r.cast.seen[i].sentence < 6; i-- {
		f := r.cast.seen[i].fig
		if r.cast.seen[i].head >= at || f == nil || f == only || !f.named || f.State != "" || !fits(f) || f.Kind != secondsource.KindInstitution {
			continue
		}
		if only != nil {
			return nil
		}
		only = f
	}
	return only
}

// human reports whether a noun is a word for people who can be asked.
func (r *reader) human(noun string) bool {
	return r.rules.people[noun] || r.rules.lists["persons"][noun] || len(r.p.Roles.Find(noun)) > 0
}

// spokesperson is the body spoken for: the one named in the phrase, else the one
// that spoke last.
func (r *reader) spokesperson(p phrase) *figure {
	var f *figure
	switch {
	case p.st.fig != nil:
		f = p.st.fig
	case r.clientOf(p) != nil:
		f = r.clientOf(p)
	case r.servesSomebody(p):
		return r.unnamed(p, secondsource.KindAnonymous) // of somebody whom nothing tells: not of who spoke last
	case p.owner != nil && p.owner.body():
		f = p.owner
	case p.definite:
		if g := r.last(p.h, 12, func(f *figure) bool {
			return (f.role.Class == "spokesperson" || f.is(strings.ToLower(p.noun))) && f.Kind == secondsource.KindPerson
		}); g != nil {
			return g
		}
	}
	if f == nil {
		var doubt bool
		if f, doubt = r.voiceOf(p.h); doubt {
			return r.unnamed(p, secondsource.KindAnonymous)
		}
	}
	if f != nil {
		r.voice = true
	}
	return f
}

// voiceOf is the body for which a spokesperson at token h speaks whose phrase does not
// tell: the subject of his own sentence (the union has sent tents, a spokesman said),
// else who spoke last, else the body that did something last. Where who spoke last in
// the paragraph is another than the subject, or the subject is another state, it may be
// either: in doubt.
func (r *reader) voiceOf(h int) (f *figure, doubt bool) {
	si := r.sentenceOf(h)
	var own, spoke, did *figure
	if m := r.latest(h, si, 0, func(m *mention) bool {
		return m.fig.body() && m.subject && !m.pronoun && m.fig.Kind != secondsource.KindOutlet
	}); m != nil {
		own = m.fig
	}
	m := r.latest(h, si, 3, func(m *mention) bool { return m.fig.body() && m.spoke && m.fig.Kind != secondsource.KindOutlet })
	near := false
	if m != nil {
		spoke, near = m.fig, m.paragraph == r.paragraphOf(si)
	}
	if m := r.latest(h, si, 3, func(m *mention) bool { return m.fig.body() && m.subject && m.fig.Kind == secondsource.KindInstitution }); m != nil {
		did = m.fig
		if own == nil && m.paragraph == r.paragraphOf(si) && !near {
			own = did
		}
	}
	switch {
	case own == nil || own == spoke:
		return cmp.Or(spoke, did), false
	case spoke == nil:
		return own, own.Kind == secondsource.KindState && did != nil
	case spoke.State != "" && spoke.State == own.State && own.Kind == secondsource.KindState:
		return spoke, false // Ghana has closed the port: a spokesman of its ministry, which spoke
	}
	return own, near || own.Kind == secondsource.KindState
}

// servesSomebody reports whether a spokesperson's phrase tells whom he speaks for.
func (r *reader) servesSomebody(p phrase) bool {
	switch r.lower(p.h + 1) {
	case "for", "of", "from", "at":
		return p.h+1 < p.b
	}
	return false
}

// clientOf is the body without a name that a spokesperson's phrase tells: a
// spokeswoman for the airport. Not a person.
func (r *reader) clientOf(p phrase) *figure {
	for k := p.h + 1; k < p.b; k++ {
		if w := r.lower(k); w != "for" && w != "of" && w != "from" && w != "at" {
			continue
		}
		for n := k + 1; n <= p.b && n < k+6; n++ {
			if c := r.nameOf[n]; c >= 0 && r.names[c].kind != peopleName {
				return nil
			}
			if !r.commonNoun(n) || r.is(n+1, secondsource.NOUN) || r.apostrophe(n+1) {
				continue
			}
			if f := r.cast.mentioned(n); f != nil && f.body() {
				return f
			}
			if m := n + 2; n == p.b && r.mark(n+1, ",") && m < len(r.tok) && r.nameOf[m] >= 0 && r.names[r.nameOf[m]].kind == bodyName { // the ship's owner, Doe Bulk
				return r.names[r.nameOf[m]].fig
			}
			if r.human(r.lemma(n)) && !r.collectiveNoun(r.lemma(n)) {
				return nil
			}
			q := r.nounPhraseAt(k+1, n, n)
			if r.ownedStation(&q); q.st.fig != nil {
				return q.st.fig
			}
			if f := r.bodyPhraseFigure(q); f != nil {
				return f
			}
			return r.unnamed(q, secondsource.KindInstitution)
		}
	}
	return nil
}

// core is the phrase without its article and without relative clauses.
func (r *reader) core(p phrase) string {
	a, b := p.a, p.b
	if a < p.h && r.is(a, secondsource.DET) && r.lower(a) != "another" {
		a++
	}
	for k := p.h + 1; k < b; k++ {
		if r.lower(k) == "with" && r.is(k+1, secondsource.NUM) { // with thirty years in the trade
			b = k - 1
			break
		}
		if r.mark(k, ",") && (r.relative(k+1) || r.is(k+1, secondsource.DET, secondsource.VERB)) {
			b = k - 1
			break
		}
	}
	return r.gram(a, b)
}

// unnamed is a source that the text describes and does not name.
func (r *reader) unnamed(p phrase, kind secondsource.SpeakerKind) *figure {
	name := r.core(p)
	if p.owner != nil {
		k := p.a
		for i := p.a; i < p.h; i++ {
			if r.apostrophe(i) || r.possessive(i) {
				k = i + 1
			}
		}
		name = r.gram(k, p.b) + " of " + p.owner.Name
	}
	f := &figure{role: p.st.role, Speaker: secondsource.Speaker{
		ID: "?" + r.d.ID + slug(name), Name: name, Kind: kind, Role: secondsource.Opt(p.st.roleText),
		Institution: secondsource.Opt(p.st.name), Body: p.st.body, State: p.st.state, Plural: p.plural}}
	if f.Body == "" && p.owner != nil && p.owner.body() && kind == secondsource.KindAnonymous {
		f.Institution, f.Body, f.State = secondsource.Opt(p.owner.Name), p.owner.ID, p.owner.State
	}
	low := " " + strings.ToLower(name) + " "
	f.Others = strings.Contains(low, " and other ") || strings.Contains(low, " and others ")
	if kind == secondsource.KindInstitution && r.rules.lists["papers"][p.noun] {
		f.Kind = secondsource.KindOutlet
	}
	if kind == secondsource.KindInstitution || kind == secondsource.KindCollective {
		f.Body = f.ID
		f.Institution = secondsource.Opt(name)
		f.State = ""
	}
	f.calls(p.noun)
	r.genderOfNoun(f, p.noun)
	return r.cast.add(f)
}

// genderOfNoun takes a gender from a word for a person.
func (r *reader) genderOfNoun(f *figure, noun string) {
	switch {
	case f.gender != unknownGender || !f.person():
	case strings.HasSuffix(noun, "woman"), noun == "lady", noun == "mother", noun == "daughter", noun == "sister", noun == "wife", noun == "queen", noun == "widow", noun == "girl":
		f.gender = female
	case strings.HasSuffix(noun, "man") && noun != "human", noun == "father", noun == "son", noun == "brother", noun == "husband", noun == "king", noun == "boy":
		f.gender = male
	}
}
