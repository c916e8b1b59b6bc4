package extract

import (
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// happenings reads the events of a document: a word of the packs that tells of
// one, and the phrases that fill its roles by their place in the tree.
type happenings struct {
	*reader
	kids  [][]int // children of every token, in order
	loose map[string]bool
	actor map[int]*secondsource.Actor // of every token that one is mentioned by
	told  map[int][]*secondsource.Statement
	dated map[int][]int // sentence -> indexes of its dates
	// isDate marks the tokens of time expressions.
	isDate map[int]bool
}

// events finds what the document tells of, and what that says about the facets
// of an affair.
func events(d *secondsource.Doc, p *pack.Pack, rs *rules) {
	h := &happenings{reader: newReader(d, p, rs)}
	h.index()
	for i, s := range d.Sentences {
		if d.Zones[s.Zone].Kind.Readable() {
			h.sentence(i, s)
		}
	}
	h.details()
}

// index notes what stands where, so that no event has to look through the whole
// document.
func (h *happenings) index() {
	h.kids, h.loose = make([][]int, len(h.tok)), map[string]bool{}
	h.actor, h.told, h.dated = map[int]*secondsource.Actor{}, map[int][]*secondsource.Statement{}, map[int][]int{}
	h.isDate = map[int]bool{}
	for i, t := range h.tok {
		if t.Head >= 0 {
			h.kids[t.Head] = append(h.kids[t.Head], i)
		}
	}
	for _, f := range h.p.Hedges {
		if f.Class == "approximator" {
			h.loose[f.Form] = true
		}
	}
	for i := range h.d.Actors {
		a := &h.d.Actors[i]
		for _, m := range a.Mentions {
			from, to := h.tokensOf(m.Span)
			for k := from; k <= to && !a.Doubtful; k++ {
				if h.actor[k] == nil {
					h.actor[k] = a
				}
			}
		}
	}
	for _, s := range h.d.Statements {
		if !s.Accepted || s.Content == nil {
			continue
		}
		from, to := s.Content.Cover(), s.Content.Cover()
		if s.Cue != nil {
			from.Start, to.End = min(from.Start, s.Cue.Cover().Start), max(to.End, s.Cue.Cover().End)
		}
		first, _ := h.sentenceAt(from.Start)
		last, _ := h.sentenceAt(to.End - 1)
		for n := max(first, 0); n <= last; n++ {
			h.told[n] = append(h.told[n], s)
		}
	}
	for i, x := range h.d.Dates {
		for k, to := h.tokensOf(x.Span); k <= to; k++ {
			h.isDate[k] = true
		}
		if n, _ := h.sentenceAt(x.Span.Start); n >= 0 {
			h.dated[n] = append(h.dated[n], i)
		}
	}
}

// trigger is an event word at its place.
type trigger struct {
	word  *pack.EventWord
	main  int   // the token that carries the roles
	parts []int // all tokens of the form, main included
}

// sentence finds the events of one sentence. Of the forms that begin at a word
// the longest count, and a word takes part in one event of a kind.
func (h *happenings) sentence(n int, s secondsource.Sentence) {
	taken := map[int]bool{} // words of a longer form that began before
	for i := s.First; i < s.Last; i++ {
		longest, kinds := 0, map[string]bool{}
		var parts []int
		for _, t := range h.triggers(s, i) {
			if len(t.parts) < longest || taken[t.main] && len(t.parts) == 1 || kinds[t.word.Event.ID] {
				continue
			}
			if e := h.build(n, s, t); e != nil {
				longest, kinds[e.Kind], parts = len(t.parts), true, append(parts, t.parts...)
				h.d.Events = append(h.d.Events, *e)
			}
		}
		if longest > 1 {
			for _, p := range parts {
				taken[p] = true
			}
		}
	}
}

// triggers are the event words that token i begins, in the order of the packs.
func (h *happenings) triggers(s secondsource.Sentence, i int) []trigger {
	words := h.p.Kinds.Starting(h.lemma(i))
	if low := h.lower(i); low != h.lemma(i) {
		words = append(words[:len(words):len(words)], h.p.Kinds.Starting(low)...)
	}
	var out []trigger
	for _, w := range words {
		if t, ok := h.match(s, i, w); ok {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b trigger) int { return len(b.parts) - len(a.parts) })
	return out
}

// match finds the words of a form from token i: those of a noun in a row, those
// of a verb anywhere below it within reach.
func (h *happenings) match(s secondsource.Sentence, i int, w *pack.EventWord) (trigger, bool) {
	t := trigger{word: w, main: i, parts: []int{i}}
	switch w.Kind {
	case "verb":
		if h.namedBy(i) || !h.is(i, secondsource.VERB) && !(h.is(i, secondsource.ADJ) && strings.HasSuffix(h.lower(i), "ed") && h.lemma(i) != h.lower(i)) {
			return t, false
		}
		for _, alternatives := range w.Words[1:] {
			k := h.below(s, i, alternatives)
			if k < 0 {
				return t, false
			}
			t.parts = append(t.parts, k)
		}
		return t, true
	case "adj":
		for _, alternatives := range w.Words[1:] { // to blame
			t.main++
			if t.main >= s.Last || !h.oneOf(t.main, alternatives) {
				return t, false
			}
			t.parts = append(t.parts, t.main)
		}
		return t, h.is(t.main, secondsource.ADJ, secondsource.VERB)
	}
	k := i
	for _, alternatives := range w.Words[1:] {
		for k++; k < s.Last && h.is(k, secondsource.DET); k++ {
		}
		if k >= s.Last || !h.oneOf(k, alternatives) {
			return t, false
		}
		t.parts = append(t.parts, k)
	}
	for _, p := range t.parts {
		if head := h.tok[p].Head; head < i || head > k {
			t.main = p
			break
		}
	}
	if h.is(t.main, secondsource.ADJ, secondsource.VERB) {
		return t, h.namedBy(t.main) || len(t.parts) == 1 && h.is(t.main, secondsource.ADJ) && h.rel(t.main) != secondsource.Amod && h.child(t.main, secondsource.Cop) < 0
	}
	if w := h.lower(t.main); strings.HasSuffix(strings.TrimSuffix(w, "s"), "er") && !strings.HasSuffix(h.lemma(t.main), "er") {
		return t, false // strikers do not strike here: the lemma is the verb's
	}
	return t, h.is(t.main, secondsource.NOUN, secondsource.PROPN) && h.rel(t.main) != secondsource.Compound
}

// namedBy reports whether a word tagged as a verb or an adjective stands for
// people: the injured, the missing.
func (h *happenings) namedBy(i int) bool {
	return h.lower(i-1) == "the" && h.rel(i) != secondsource.Amod && h.is(i, secondsource.VERB, secondsource.ADJ) &&
		!h.is(i+1, secondsource.NOUN, secondsource.PROPN, secondsource.ADJ)
}

func (h *happenings) oneOf(k int, lemmas []string) bool {
	for _, l := range lemmas {
		if h.lemma(k) == l || h.lower(k) == l || h.lower(k) == l+"s" && h.is(k, secondsource.NOUN) {
			return true
		}
	}
	return false
}

// below finds a word that hangs below verb i without another verb between.
func (h *happenings) below(s secondsource.Sentence, i int, lemmas []string) int {
	const reach, deep = 14, 4
	for k := max(s.First, i-reach); k < min(s.Last, i+reach); k++ {
		if k == i || !h.oneOf(k, lemmas) || h.rel(k) == secondsource.Case && h.isDate[k+1] {
			continue // called her on Monday is no call on anybody
		}
		if k < i && h.rel(k) != secondsource.NsubjPass {
			continue
		}
		for j, n := k, 0; j >= 0 && n < deep; j, n = h.tok[j].Head, n+1 {
			if j == i {
				return k
			}
			if j != k && h.is(j, secondsource.VERB) {
				break
			}
		}
	}
	return -1
}

// build fills the roles of a trigger; nil where one that is needed stays empty,
// or is filled by something of another type.
func (h *happenings) build(n int, s secondsource.Sentence, t trigger) *secondsource.Event {
	e := &secondsource.Event{Sentence: n, Kind: t.word.Event.ID, Date: h.dateOf(n, t.main), Status: h.status(s, t)}
	objects, fit := 0, 0
	for _, a := range t.word.Args {
		kind := a.Type
		if kind == "" {
			role, _ := t.word.Event.Role(a.Role)
			kind = role.Type
		}
		for _, k := range h.fillers(s, t, a.Func, kind) {
			if a.Func == "obj" {
				objects++
			}
			if !h.fits(s, k, kind) {
				continue
			}
			if a.Func == "obj" {
				fit++
			}
			if !plays(e, h.tok[k].Span) {
				e.Participants = append(e.Participants, h.participant(s, a.Role, k))
			}
		}
		if a.Needed && !filled(e, a.Role) {
			return nil
		}
	}
	if objects > 0 && fit == 0 {
		return nil // met the deadline: another meaning of the word
	}
	for _, role := range t.word.Event.Roles {
		if role.Needed && !filled(e, role.Name) {
			return nil
		}
	}
	if len(e.Participants) == 0 {
		return nil
	}
	first, last := t.parts[0], t.parts[0]
	for _, p := range t.parts {
		first, last = min(first, p), max(last, p)
	}
	e.Span = h.span(first, last)
	h.tell(e)
	return e
}

func filled(e *secondsource.Event, role string) bool {
	for _, p := range e.Participants {
		if p.Role == role {
			return true
		}
	}
	return false
}

// plays reports whether a word is already the head of somebody in the event.
func plays(e *secondsource.Event, head secondsource.Span) bool {
	return slices.ContainsFunc(e.Participants, func(p secondsource.Participant) bool { return p.Head == head })
}

// participant is the phrase around token k in a role.
func (h *happenings) participant(s secondsource.Sentence, role string, k int) secondsource.Participant {
	a, b := h.phrase(s, k)
	p := secondsource.Participant{Role: role, Head: h.tok[k].Span, Span: h.span(a, b), Count: h.count(s, k)}
	p.Actor, p.ID = h.actorAt(k)
	if p.Actor == "" {
		p.Actor = p.Span.Of(h.text)
	}
	return p
}

// phrase is the run of tokens around k that belong to it: its modifiers, without
// relative clauses, appositions and what is coordinated with it.
func (h *happenings) phrase(s secondsource.Sentence, k int) (first, last int) {
	first, last = k, k
	inside := func(i int) bool {
		for n := 0; i >= 0 && n < 60; n++ {
			if i == k {
				return true
			}
			switch h.rel(i) {
			case secondsource.Conj, secondsource.Cc, secondsource.Appos, secondsource.Parataxis, secondsource.Punct, secondsource.Case:
				if h.tok[i].Head == k {
					return false
				}
			case secondsource.AclRelcl, secondsource.Acl, secondsource.Advcl, secondsource.Cop, secondsource.AuxRel, secondsource.Nsubj:
				return false
			}
			i = h.tok[i].Head
		}
		return false
	}
	defer func() {
		for last > k && (h.isDate[last] || h.is(last, secondsource.ADP) && h.isDate[last+1]) {
			last-- // officers on Tuesday
		}
	}()
	for first > s.First && (inside(first-1) || h.is(first-1, secondsource.PUNCT) && h.word(first-1) == "-" && inside(first-2)) {
		first--
	}
	for last+1 < s.Last && (inside(last+1) || h.is(last+1, secondsource.PUNCT) && h.word(last+1) == "-" && last+2 < s.Last && inside(last+2)) {
		last++
	}
	return first, last
}

// actorAt is the actor that token k names or stands for.
func (h *happenings) actorAt(k int) (name, id string) {
	if c := h.child(k, secondsource.Appos); c > k && h.actor[c] != nil && h.actor[c] != h.actor[k] {
		if _, named := h.nameAt(c); named { // Chile's president, Ana Soto: she, whoever holds the office by the pack
			k = c
		}
	}
	if a := h.actor[k]; a != nil {
		return a.Name, a.ID
	}
	if n, ok := h.nameAt(k); ok {
		if x := h.p.Actors.ByID(n.Entity); x != nil {
			return x.Name, x.ID
		}
		return n.Span.Of(h.text), n.Entity
	}
	return "", ""
}

// fits reports whether token k can fill a role of a type.
func (h *happenings) fits(s secondsource.Sentence, k int, kind string) bool {
	if h.isDate[k] {
		return false // on Saturday
	}
	if group, of := strings.CutPrefix(kind, "@"); of {
		return h.belongs(k, group)
	}
	switch kind {
	case "actor":
		return h.canAct(k)
	case "thing":
		return !h.canAct(k)
	case "number":
		return h.count(s, k) != nil
	case "people":
		return h.canAct(k) || h.count(s, k) != nil
	case "place":
		n, ok := h.nameAt(k)
		if x := h.p.Actors.ByID(n.Entity); ok && x != nil {
			return x.Kind == pack.KindState
		}
		return ok && n.Type == "LOC"
	}
	return true
}

// belongs reports whether token k, or what it counts, is of a group of words: the
// deaths, every one of these deaths.
func (h *happenings) belongs(k int, group string) bool {
	if h.p.Kinds.In(group, h.lemma(k)) {
		return true
	}
	of := h.child(k, secondsource.Nmod)
	return of > k && h.cased(of, "of") && h.p.Kinds.In(group, h.lemma(of))
}

// canAct reports whether token k names somebody who can act: a name, a person's
// word, a body, a pronoun.
func (h *happenings) canAct(k int) bool {
	if _, named := h.nameAt(k); named || h.actor[k] != nil && h.is(k, secondsource.PRON) {
		return true
	}
	l := h.lemma(k)
	switch l {
	case "he", "she", "they", "we", "i", "you", "who", "nobody", "somebody", "everybody", "anybody", "someone", "everyone", "anyone", "him", "her", "them", "us":
		return true
	}
	if _, counts := powerWords[strings.TrimSuffix(l, "s")]; counts || l == "score" || l == "group" || l == "number" { // thousands of workers
		if of := h.child(k, secondsource.Nmod); of > k && h.cased(of, "of") {
			return h.canAct(of)
		}
	}
	for _, w := range []string{l, strings.TrimSuffix(l, "s"), strings.TrimSuffix(h.lower(k), "s")} {
		if h.human(w) || h.rules.lists["bodies"][w] || h.rules.companies[w] || h.p.Kinds.In("people", w) {
			return true
		}
	}
	return false
}

// tell gives the event to the statement that tells of it.
func (h *happenings) tell(e *secondsource.Event) {
	var in *secondsource.Statement
	for _, s := range h.told[e.Sentence] {
		if s.Content.Cover().Contains(e.Span) &&
			(in == nil || in.Content.Cover().Contains(s.Content.Cover())) {
			in = s
		}
	}
	if in == nil {
		in = h.cuedBy(e.Sentence, e.Span)
	}
	if in == nil {
		return
	}
	e.Statement = in.ID
	switch {
	case in.Act == secondsource.Deny && e.Status != secondsource.DeniedEvent:
		e.Status = secondsource.DeniedEvent
	case e.Status != secondsource.Held:
	case in.Act == secondsource.Urge, in.Act == secondsource.Propose, in.Act == secondsource.Ask, in.Act == secondsource.Threaten, in.Silent:
		e.Status = secondsource.PossibleEvent
	case in.Act == secondsource.Pledge, in.Act == secondsource.Predict:
		e.Status = secondsource.PlannedEvent
	default:
		e.Status = secondsource.ReportedEvent
	}
}

// cuedBy is the statement whose cue stands in a span: blamed the fire on dust tells
// of a cause and is the statement.
func (h *happenings) cuedBy(n int, at secondsource.Span) *secondsource.Statement {
	for _, s := range h.told[n] {
		if s.Cue != nil && s.Cue.Cover().Overlaps(at) {
			return s
		}
	}
	return nil
}

// dateOf is the time expression that stands with the word at token i, or with the
// verb that it is an argument of; -1 for none.
func (h *happenings) dateOf(n, i int) int {
	for _, at := range h.dated[n] {
		d := h.d.Dates[at]
		if d.Type == "DURATION" || d.Type == "SET" {
			continue
		}
		k, _ := h.tokensOf(d.Span)
		v := h.clause(k)
		for c, steps := h.clause(i), 0; c >= 0 && steps < 4; steps++ {
			if v == c {
				return at
			}
			switch h.rel(c) { // sank in May, killing nine
			case secondsource.Advcl, secondsource.Acl, secondsource.Xcomp:
				c = h.clause(h.tok[c].Head)
			default:
				c = -1
			}
		}
	}
	return -1
}

// clause is the verb, or the root, that a token hangs on.
func (h *happenings) clause(k int) int {
	for n := 0; k >= 0 && n < 100; n++ {
		if h.is(k, secondsource.VERB) && h.rel(k) != secondsource.Amod || h.tok[k].Head < 0 {
			return k
		}
		k = h.tok[k].Head
	}
	return -1
}
