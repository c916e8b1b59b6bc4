package extract

import (
	"strings"

	"secondsource"
	"secondsource/pack"
)

// place reads a person's role from the words around one of his names: those
// before it and an apposition behind. What the text says goes before the pack.
func (r *reader) place(c *called, s secondsource.Sentence) {
	f := c.fig
	r.placing = true
	defer func() { r.placing = false }()
	var st station
	if c.pre < c.first {
		for i := c.pre; i < c.first; i++ {
			if r.isRole(i) { // ministry spokesperson Ambassador Jane Doe
				f.calls(r.lower(i))
			}
		}
		st = r.stationIn(c.pre, c.first-1)
		if st.fig == nil && st.role.ID != "" && r.possessive(c.pre) { // its director, John Doe
			if g := r.ownerMeant(c.pre, st.role); g != nil {
				st = st.at(r, g)
			}
		}
	}
	if st.fig == nil {
		if a, b := r.appositive(c.pre, s), c.pre-2; a >= 0 { // the director of the port, Salem Bu Khatwa
			if b > a+1 && b < a+6 {
				f.calls(strings.ToLower(r.gram(a+1, b))) // former sergeant
			}
			if x := r.stationWithOwner(a, b); st.role.ID == "" || x.fig != nil && x.role.ID != "" {
				st = x
			}
		}
	}
	if k := c.last + 1; st.fig == nil && k+1 < s.Last && (r.lower(k) == "of" || r.lower(k) == "from" || r.lower(k) == "at") {
		end := k + 1
		for end+1 < s.Last && end < k+8 && !r.is(end+1, secondsource.VERB, secondsource.AUX, secondsource.PUNCT, secondsource.SCONJ, secondsource.PRON) {
			end++
		}
		if x := r.stationIn(k+1, end); x.fig != nil && x.fig.body() && x.fig.Kind != secondsource.KindState { // Jane Doe of the water ministry
			role, text := st.role, st.roleText
			st = st.at(r, x.fig)
			st.role, st.roleText = role, text
		}
	}
	if g := r.ministryMeant(c.first, st); g != nil {
		role, text := st.role, st.roleText
		st = st.at(r, g)
		st.role, st.roleText = role, text
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

// ministryMeant is the ministry of a person at token i who is called minister and no
// more: the only one that the last sentences spoke of. Nil for none.
func (r *reader) ministryMeant(i int, st station) *figure {
	if st.fig != nil || st.state != "" || st.role.Class != "minister" || strings.Contains(st.roleText, " ") {
		return nil
	}
	var only *figure
	si := r.sentenceOf(i)
	for k := len(r.cast.seen) - 1; k >= 0 && si-r.cast.seen[k].sentence < 9; k-- {
		f := r.cast.seen[k].fig
		if f == nil || f == only || !f.body() || !f.is("ministry") {
			continue
		}
		if only != nil {
			return nil
		}
		only = f
	}
	return only
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
		if g := r.ownerMeant(a, st.role); g != nil {
			st = st.at(r, g)
		}
	}
	return st
}

// ownerMeant is the body that "its" before a role means: a director, chairman or
// manager is no state's nor union of states'; he is of the last body that may have one.
func (r *reader) ownerMeant(i int, role pack.Role) *figure {
	g := r.pronounFigure(i)
	if g == nil || !g.body() || !r.inParagraph(i, g) {
		return nil
	}
	if role.Body != "" || role.Class == "spokesperson" || role.Class != "official" && role.Class != "person" || !r.ofStatesBody(g) {
		return g
	}
	switch role.ID {
	case "director", "chair", "chief-executive", "manager", "managing-director", "executive-director", "founder":
	default:
		return g
	}
	return r.last(i, 2, func(f *figure) bool { return f.body() && !r.ofStatesBody(f) && !r.ownOutlet(f) })
}

// inParagraph reports whether figure g is told of in the paragraph of token i before it,
// and not only as what sort of thing something is (a United Nations embargo); one that opens
// a paragraph may take up what stands in the one before.
func (r *reader) inParagraph(i int, g *figure) bool {
	si := r.sentenceOf(i)
	para := r.paragraphOf(si)
	opens := si == 0 || r.paragraphOf(si-1) != para
	for k := len(r.cast.seen) - 1; k >= 0 && si-r.cast.seen[k].sentence < 12 && (r.cast.seen[k].paragraph == para || opens && r.cast.seen[k].paragraph == para-1); k-- {
		m := &r.cast.seen[k]
		if m.head < i && m.fig == g && !(r.nameOf[m.head] >= 0 && r.is(m.last+1, secondsource.NOUN) && !r.isRole(m.last+1)) {
			return true
		}
	}
	return false
}

// ofStatesBody reports whether a figure is a state or a union of states.
func (r *reader) ofStatesBody(f *figure) bool {
	x := r.p.Actors.ByID(f.ID)
	return f.Kind == secondsource.KindState || x != nil && len(x.Members) > 0 || x != nil && x.Kind == pack.KindOrganisation && len(x.Seats) > 0
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
	clause := false // inside a relative clause: the official who spoke first, Jane Doe
	for a := k - 1; a >= s.First && a > k-14; a-- {
		switch {
		case r.relative(a) && r.lower(a) == "who":
			clause = false
		case r.mark(a, ",;:.") || r.quoteMark(a):
			return -1
		case r.is(a, secondsource.VERB, secondsource.AUX, secondsource.PRON) && !r.possessive(a) && r.rel(a) != secondsource.Amod:
			clause = true
		case !clause && (r.is(a, secondsource.DET) || r.possessive(a)) && (a == s.First || !r.is(a-1, secondsource.ADP)):
			return a
		case !clause && a > s.First && r.apostrophe(a) && r.nameOf[a-1] >= 0: // Ghana's fisheries minister, Jane Doe
			if first := r.names[r.nameOf[a-1]].first; first == s.First || !r.is(first-1, secondsource.ADP, secondsource.DET) {
				return first
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
