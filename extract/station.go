package extract

import (
	"cmp"
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// station is what a description says about somebody's place: the body he
// belongs to, its state, and his role in it. A body without an id is one whose
// state the text does not give away: unknown is better than wrong.
type station struct {
	body, name, state string
	role              pack.Role
	roleText          string
	fig               *figure // the body, where the document speaks of it
}

// stationIn reads a description in tokens a to b: "National Security Council
// spokesman", "an official at Seoul's unification ministry", "a spokesman for
// the state prosecutor in Koper".
func (r *reader) stationIn(a, b int) station {
	var st station
	st.role, st.roleText = r.roleIn(a, b)
	if r.former(a, b) {
		return st // speaks for nobody any more
	}
	state, ministry, inst := "", "", (*figure)(nil)
	for i := a; i <= b; i++ {
		n := r.nameOf[i]
		if n < 0 {
			continue
		}
		c := &r.names[n]
		i = c.last
		switch {
		case c.fig == nil, c.kind != personName && r.abroad(c, a):
		case c.actor == nil && c.kind != personName && c.last < b && r.ministerAt(c.last+1): // Water Minister
			first := c.first
			for first > a && r.nameOf[first-1] < 0 && r.capital(first-1) && r.is(first-1, secondsource.NOUN, secondsource.PROPN, secondsource.ADJ) {
				first-- // at the head of a sentence the name may begin late
			}
			ministry = r.gram(first, c.last) + " ministry"
		case c.kind == stateName || c.kind == peopleName || c.kind == placeName:
			if state == "" && c.actor != nil && c.actor.Kind == pack.KindState && !r.abroad(c, a) {
				state = c.actor.ID
			} else if state == "" && c.kind == placeName && c.actor == nil {
				state = r.placeState(c.key)
			}
			if inst == nil && c.actor != nil && c.actor.Kind != pack.KindState && c.kind != placeName && !r.abroad(c, a) {
				inst = c.fig
			}
		case c.kind == personName:
			if state == "" && inst == nil && r.stateOfTeam(c) {
				state = cmp.Or(c.fig.State, c.fig.home)
			}
		case inst == nil && c.fig.body() && (c.kind != unknownName || r.ownerOf(c) || c.last < b && (r.isRole(c.last+1) || r.rules.lists["leaders"][r.lemma(c.last+1)])):
			inst = c.fig
		}
	}
	if st = r.settle(st, a, b, state, inst); st.body == "" && ministry != "" {
		st.body, st.name, st.state = slug(ministry), ministry, "" // of a kind that the pack does not know: nobody's voice but its own
	}
	return st
}

// ministerAt reports whether token i is the word for a minister: what stands before it is
// his portfolio and no body (Water Minister).
func (r *reader) ministerAt(i int) bool {
	roles := r.p.Roles.Find(r.lemma(i))
	return len(roles) > 0 && roles[0].Class == "minister"
}

// former reports whether a description tells of a place somebody has left, or
// of a part of a state only.
func (r *reader) former(a, b int) bool {
	for i := a; i <= b && i < a+4; i++ {
		if leftWord(r.lower(i)) {
			return true
		}
	}
	return false
}

// leftWord reports whether an adjective says that somebody has left his place.
func leftWord(w string) bool {
	switch w {
	case "former", "ex", "ex-", "retired", "late", "onetime", "ousted", "deposed", "exiled", "ex-president", "ex-minister":
		return true
	}
	return false
}

// settle puts together what stationIn has found.
func (r *reader) settle(st station, a, b int, state string, inst *figure) station {
	if inst != nil && (state == "" || inst.State == "" || inst.State == state || inst.Kind == secondsource.KindState) {
		if x := r.bodyInside(a, b, inst); x != nil {
			return st.at(r, r.actorFigure(x))
		}
		return st.at(r, inst)
	}
	if x := r.genericIn(a, b, state); x != nil {
		return st.at(r, r.actorFigure(x))
	}
	if state != "" && st.role.ID == "mayor" {
		return st // of a town: no government's voice
	}
	if state != "" {
		st.state = state
		if x := r.p.Actors.ByID(state); x != nil && r.servesState(st.role, b) {
			st.body, st.name, st.fig = state, r.bodyName(x), r.actorFigure(x)
		} else if f := r.bodyMeant(a, b); f != nil && !f.named && (f.State == "" || f.State == state) { // the Dutch water board
			st = st.at(r, f)
			st.state = state
		}
		return st
	}
	if f := r.bodyMeant(a, b); f != nil && !r.fromAbroad(a, b) {
		return st.at(r, f)
	}
	return st
}

// servesState reports whether a role, or the noun at b, stands for the
// government itself when only the state is named.
func (r *reader) servesState(role pack.Role, b int) bool {
	switch role.Class {
	case "official", "head", "diplomat", "soldier", "adviser":
		return true
	}
	return r.rules.lists["governments"][r.lemma(b)]
}

func (st station) at(r *reader, f *figure) station {
	st.fig, st.body, st.name, st.state = f, f.ID, f.Name, f.State
	if f.Kind == secondsource.KindState {
		st.name = string(f.Institution)
	}
	return st
}

// ownerOf reports whether a name of unknown kind is said to have or employ
// somebody: "of X", "for X", "X's".
func (r *reader) ownerOf(c *called) bool {
	if c.first > 0 {
		switch r.lower(c.first - 1) {
		case "of", "for", "at", "from", "with":
			return strings.Contains(c.key, " ")
		}
	}
	return c.last+1 < len(r.tok) && r.apostrophe(c.last+1)
}

// abroad reports whether a state or place is only where somebody is posted: the
// embassy in Vienna, the ambassador to Russia. A ministry in Vienna is Austria's.
func (r *reader) abroad(c *called, a int) bool {
	i := c.first - 1
	if i < a {
		return false
	}
	if r.lower(i) == "the" {
		i--
	}
	if i < a {
		return false
	}
	switch r.lower(i) {
	case "to", "on", "about", "against", "with":
		return true
	case "in", "at":
		for k := i - 1; k >= a && k > i-4; k-- {
			switch r.lemma(k) {
			case "embassy", "ambassador", "mission", "consulate", "envoy", "diplomat", "delegation", "commissioner", "consul", "attache", "representative", "correspondent", "specialist", "expert":
				return true
			}
		}
	}
	return false
}

// stateOfTeam reports whether a person's name stands for the government he
// leads: the Doe administration, a Doe aide, Doe's national security adviser.
func (r *reader) stateOfTeam(c *called) bool {
	if c.last+1 >= len(r.tok) || c.fig == nil || c.fig.State == "" && c.fig.home == "" {
		return false
	}
	switch r.lemma(c.last + 1) {
	case "administration", "government", "aide", "adviser", "advisor", "official", "team", "cabinet":
		return true
	}
	return r.apostrophe(c.last + 1)
}

// roleIn finds the longest role in tokens a to b, the last of those of one length.
func (r *reader) roleIn(a, b int) (pack.Role, string) {
	var best pack.Role
	text, width := "", 0
	for i := a; i <= b; i++ {
		if width > 0 && (r.is(i, secondsource.ADP) || r.apostrophe(i) && best.Class != "head") && i > a {
			break // a spokeswoman for the prosecutors is a spokeswoman
		}
		if r.is(i, secondsource.PUNCT, secondsource.DET, secondsource.VERB, secondsource.PRON) {
			continue
		}
		for n := min(r.p.Roles.Widest(), b-i+1, 6); n > 0; n-- {
			if n < width || !r.isRole(i+n-1) && (n == 1 || !r.isRole(i)) {
				continue
			}
			g := r.gram(i, i+n-1)
			if found := r.p.Roles.Find(g); len(found) > 0 {
				best, text, width = found[0], r.gram(r.rankBefore(a, i), i+n-1), n
				break
			}
		}
	}
	return best, text
}

// rankBefore is the first token of the words that make another office of the role
// that begins at token i: a deputy minister is not the minister.
func (r *reader) rankBefore(a, i int) int {
	for i > a && rankWord(r.lower(i-1)) {
		i--
	}
	return i
}

func rankWord(w string) bool {
	switch w {
	case "deputy", "vice", "acting", "interim", "assistant", "former", "shadow":
		return true
	}
	return false
}

// bodyInside is the body of a state or organisation that a description names by
// its kind: "military" in Ghana's military, "naval mission" is none.
func (r *reader) bodyInside(a, b int, inst *figure) *pack.Actor {
	if inst.Kind == secondsource.KindState || strings.HasPrefix(inst.ID, "~") || strings.HasPrefix(inst.ID, "?") || strings.Contains(inst.ID, "/") {
		return nil
	}
	if x := r.genericIn(a, b, inst.ID); x != nil && x.ID != inst.ID && x.Body != inst.Body {
		return x
	}
	return nil
}

// genericIn finds a body of a state by its kind (finance ministry, minister of
// defence, embassy in Vienna). Without a state in the description it is that of
// the scene of the sentence, of a like body already spoken of, or of the state
// in which the document is at home; else none.
func (r *reader) genericIn(a, b int, state string) *pack.Actor {
	owners := []string{state}
	if state == "" {
		owners = nil
	}
	for i := b; i >= a; i-- {
		if r.nameOf[i] >= 0 && r.names[r.nameOf[i]].actor != nil || !r.bodyWord(i) || i < b && (r.speaksFor(i) || r.ofBody(i)) {
			continue
		}
		lo, hi := r.bodyPhrase(a, b, i)
		if state == "" && lo > a && r.possessive(lo-1) {
			if f := r.pronounFigure(lo - 1); f != nil && f.body() { // its health ministry: of no other state
				if f.State == "" {
					continue
				}
				owners = []string{f.State}
			}
		}
		for n := hi - lo + 1; n > 0; n-- {
			for k := lo; k+n-1 <= hi; k++ {
				if k > i || k+n-1 < i {
					continue
				}
				g := r.gram(k, k+n-1)
				if strings.HasSuffix(g, "mission") && !strings.Contains(g, "ermanent") && !strings.Contains(g, "iplomatic") {
					continue // a naval mission is no embassy
				}
				if owners == nil && (r.anybodys(a, i) || r.seatedAt(i, b) || r.fromAbroad(a, i)) {
					continue // two diplomats, a minister: of any state
				}
				if owners == nil || r.placing && len(owners) == 0 {
					owners = r.owners(a, g)
				}
				for _, o := range owners {
					if x := r.institution(o, g); x != nil && strings.HasSuffix(x.ID, "/government") && x.Body == o {
						return r.p.Actors.ByID(o)
					} else if x != nil && (x.ID != o || n > 1 || r.rules.lists["governments"][g]) {
						return x
					}
				}
			}
		}
		if state == "" {
			owners = nil
		}
	}
	return nil
}

// speaksFor reports whether token i is a word for a spokesperson with somebody
// behind it: what he speaks for is the body.
func (r *reader) speaksFor(i int) bool {
	for _, role := range r.p.Roles.Find(r.lemma(i)) {
		if role.Class == "spokesperson" {
			return r.is(i+1, secondsource.ADP)
		}
	}
	return false
}

// ofBody reports whether token i only tells what sort of body the next noun is: the
// military council, an army hospital.
func (r *reader) ofBody(i int) bool {
	return r.is(i, secondsource.NOUN, secondsource.ADJ) && r.is(i+1, secondsource.NOUN) && r.collectiveNoun(r.lemma(i+1)) && !r.isRole(i+1)
}

// seatedAt reports whether a government at token i is told by a place that names no
// known state: the government in Newhaven.
func (r *reader) seatedAt(i, b int) bool {
	return r.rules.lists["governments"][r.lemma(i)] && r.is(i+1, secondsource.ADP) && i+2 <= b && r.capital(i+2)
}

// fromAbroad reports whether a phrase tells only from what part of the world somebody
// is: a Western intelligence official is of no state that is known.
func (r *reader) fromAbroad(a, i int) bool {
	for k := a; k < i && !r.placing; k++ { // a title before a name has capitals of its own
		if r.is(k, secondsource.ADJ) && (r.lower(k) == "regional" || r.capital(k) && (r.nameOf[k] < 0 || r.names[r.nameOf[k]].actor == nil) && !r.opensSentence(k)) {
			return true
		}
	}
	return false
}

// opensSentence reports whether token k is the first word of its sentence.
func (r *reader) opensSentence(k int) bool { return r.d.Sentences[r.sentenceOf(k)].First == k }

// anybodys reports whether the phrase from token a brings in persons by the role at
// token i without saying who exactly, so that no state can be read into it.
func (r *reader) anybodys(a, i int) bool {
	if r.placing || r.rules.lists["bodies"][r.lemma(i)] || r.rules.lists["governments"][r.lemma(i)] || r.possessive(a) {
		return false
	}
	if roles := r.p.Roles.Find(r.lemma(i)); len(roles) > 0 && roles[0].Alone {
		return true // the diplomat: of whatever state
	}
	switch r.lower(a) {
	case "the", "that", "this", "these", "those":
		return false
	}
	return r.isRole(i)
}

// bodyWord reports whether token i is a word for a body or for somebody who
// speaks for one.
func (r *reader) bodyWord(i int) bool {
	if !r.is(i, secondsource.NOUN, secondsource.PROPN, secondsource.ADJ) {
		return false
	}
	w := r.lemma(i)
	if r.rules.lists["bodies"][w] || r.rules.lists["governments"][w] || r.rules.lists["papers"][w] && i > 0 && r.lower(i-1) == "state" {
		return true
	}
	for _, role := range r.p.Roles.Find(w) {
		if role.Class == "minister" || role.Body != "" {
			return true
		}
	}
	return false
}

// bodyPhrase is the run of plain words around the noun of a body: adjectives and
// nouns before it, "of" and "for" phrases behind it, no name, article or verb.
func (r *reader) bodyPhrase(a, b, i int) (int, int) {
	lo, hi := i, i
	for k := i - 1; k >= a && k > i-4; k-- {
		switch r.lower(k) {
		case "local", "regional", "provincial", "municipal", "city", "county", "town", "village", "district", "rebel", "shadow", "rival", "exile":
			return i, i - 1
		}
	}
	for lo > a && i-lo < 5 && r.bodyPart(lo-1) {
		lo--
	}
	for lo < i && (r.apostrophe(lo) || r.word(lo) == "-") {
		lo++
	}
	for hi < b && hi-i < 5 {
		k := hi + 1
		if r.bodyPart(k) || r.joins(k) && r.lower(k) != "in" && r.lower(k) != "on" && k < b && (r.bodyPart(k+1) || r.lower(k+1) == "the" && k+1 < b && r.bodyPart(k+2)) {
			hi = k
			continue
		}
		break
	}
	for hi > i && r.joins(hi) {
		hi--
	}
	return lo, hi
}

func (r *reader) bodyPart(i int) bool {
	if !r.is(i, secondsource.NOUN, secondsource.PROPN, secondsource.ADJ) && !r.apostrophe(i) && r.lower(i) != "-" && !(r.is(i, secondsource.VERB) && r.rel(i) == secondsource.Amod) {
		return false
	}
	n := r.nameOf[i]
	return n < 0 || r.names[n].actor == nil && r.names[n].kind != personName && r.names[n].kind != placeName
}

// owners gives the states to which a body named by its kind alone may belong:
// where the sentence is set, whose body of this kind was spoken of last, where
// the document is at home.
func (r *reader) owners(at int, gram string) []string {
	if s := r.scene(at); s != "" {
		return []string{s}
	}
	if s := r.actingState(at); s != "" && !r.placing && strings.Contains(strings.ToLower(gram), "ministry") {
		return []string{s}
	}
	if r.rules.lists["governments"][strings.ToLower(gram)] {
		if s := r.statePlaced(at); s != "" {
			return []string{s}
		}
		return []string{}
	}
	if r.placing {
		return r.onlyOwner(at, gram)
	}
	here := r.sentenceOf(at)
	for i := len(r.cast.seen) - 1; i >= 0 && here-r.cast.seen[i].sentence < 60; i-- {
		f := r.cast.seen[i].fig
		if f != nil && r.cast.seen[i].head < at && f.role.Class == "diplomat" && f.State != "" {
			if x := r.institution(f.State, gram); x != nil && strings.HasSuffix(x.ID, "/embassy") {
				return []string{f.State}
			}
		}
		if r.cast.seen[i].head >= at || f == nil || f.State == "" || !strings.Contains(f.ID, "/") && !strings.Contains(f.Body, "/") {
			continue
		}
		if x := r.institution(f.State, gram); x != nil && strings.Contains(x.ID, "/") && (x.ID == f.ID || x.ID == f.Body) {
			return []string{f.State}
		}
	}
	if h := r.home(); h != "" {
		return []string{h}
	}
	return []string{}
}

// onlyOwner gives the state of a body like this one if the document has so far
// spoken of exactly one: Finance Minister Jane Doe after "Slovenia's finance
// ministry"; else the state that the paragraph is about. Only ministers: judges and
// generals of many states may meet in a text.
func (r *reader) onlyOwner(at int, gram string) []string {
	if !slices.ContainsFunc(r.p.Roles.Find(gram), func(role pack.Role) bool { return role.Class == "minister" || role.Class == "head" }) {
		return []string{}
	}
	x := r.institution("FRA", gram) // any state's: only the kind of body counts
	if x == nil {
		return []string{}
	}
	if topic := r.topicState(at); topic != "" {
		return []string{topic}
	}
	_, body, _ := strings.Cut(x.ID, "/")
	var before []string
	for _, owner := range r.cast.owners[body] {
		if f := r.cast.byID[owner+"/"+body]; f != nil && f.start >= 0 && f.start < at {
			before = append(before, owner)
		}
	}
	if len(before) != 1 || !r.statesOwn(before[0], at) {
		return []string{}
	}
	return before
}

// statesOwn reports whether nothing but one state and its bodies has acted in the
// paragraph of token at before it.
func (r *reader) statesOwn(state string, at int) bool {
	si := r.sentenceOf(at)
	for i := len(r.cast.seen) - 1; i >= 0 && r.cast.seen[i].paragraph == r.paragraphOf(si); i-- {
		m := &r.cast.seen[i]
		if m.head < at && m.fig != nil && m.subject && m.fig.State != "" && m.fig.State != state {
			return false
		}
	}
	return true
}

// topicState is the one state that, with its bodies, is the subject of what the
// paragraph of token at tells before it, where the sentence itself takes it up by
// "its" and speaks of no other: "Lithuania has evidence. Its intelligence service
// knows more, Deputy Foreign Minister Jane Doe said". "" where it is not so clear.
func (r *reader) topicState(at int) string {
	si := r.sentenceOf(at)
	state, taken := "", false
	for i := len(r.cast.seen) - 1; i >= 0 && r.cast.seen[i].paragraph == r.paragraphOf(si); i-- {
		m := &r.cast.seen[i]
		if m.head >= at || m.fig == nil || m.fig.State == "" || m.fig.person() {
			continue
		}
		if state != "" && m.fig.State != state || m.sentence == si && m.fig.Kind == secondsource.KindState && !m.pronoun {
			return ""
		}
		if m.subject || m.pronoun {
			state = m.fig.State
		}
		taken = taken || m.pronoun && m.sentence == si
	}
	if !taken {
		return ""
	}
	return state
}

// institution asks the pack for a body of an owner, remembering the answer.
func (r *reader) institution(owner, gram string) *pack.Actor {
	key := owner + "|" + gram
	if x, ok := r.bodyMemo[key]; ok {
		return x
	}
	x := r.p.Actors.Institution(owner, gram)
	if r.bodyMemo == nil {
		r.bodyMemo = map[string]*pack.Actor{}
	}
	r.bodyMemo[key] = x
	return x
}

// bodyMeant is the body already spoken of that a description takes up: a
// spokesman for the office, the company's director.
func (r *reader) bodyMeant(a, b int) *figure {
	for i := a; i <= b; i++ {
		if !r.is(i, secondsource.NOUN) || r.nameOf[i] >= 0 || !r.collectiveNoun(r.lemma(i)) && !(r.rules.lists["publics"][r.lemma(i)] && r.apostrophe(i+1)) {
			continue
		}
		if f := r.cast.mentioned(i); f != nil && f.body() {
			return f
		}
		if r.lower(i-1) != "the" && !r.possessive(i-1) && (r.rules.lists["governments"][r.lemma(i)] || i == b || !r.isRole(i+1)) {
			continue // a body brought in, not taken up
		}
		if f := r.antecedentBody(i, r.lemma(i), ""); f != nil && !r.elsewhere(i, b, f) {
			return f
		}
	}
	return nil
}

// collectiveNoun reports whether a noun is a word for a body.
func (r *reader) collectiveNoun(noun string) bool {
	return r.rules.lists["bodies"][noun] || r.rules.lists["firms"][noun] || r.rules.lists["governments"][noun] || r.rules.companies[noun]
}
