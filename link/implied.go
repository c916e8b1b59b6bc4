package link

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"secondsource"
)

// implied finds answers that no verb calls one: a flat no of the party concerned
// to what another has said (We did not open the gates), and a reply to a question
// of yes or no that says neither. A negative that nobody's words call for stays
// what it is, an assertion.
func (l *linker) implied() {
	for _, g := range l.groups {
		told, rings := l.toldAsDone(g), l.rings(g)
		for _, n := range g {
			for _, s := range l.arts[n].stmts {
				if s.reply == secondsource.IsDenial && s.deniesFlatly() {
					s.denies = l.flatNo(s, told, rings[s.who.ringKey()])
				}
				if s.reply != "" || !s.repliesPlainly() {
					continue
				}
				if s.negative() {
					s.denies = l.flatNo(s, told, rings[s.who.ringKey()])
				}
				switch {
				case len(s.denies) > 0:
					s.reply = secondsource.IsDenial
				case l.evades(s):
					s.reply, s.evasive = secondsource.IsNonConfirmation, true
				}
			}
		}
	}
	for _, s := range l.stmts {
		switch {
		case l.deniedAgain(s):
			s.reply = secondsource.IsDenial
		case s.ownIgnorance():
			s.reply = ""
		}
	}
}

// repliesPlainly: somebody who can answer for himself tells something as a fact.
func (s *stmt) repliesPlainly() bool {
	switch s.Act {
	case secondsource.Assert, secondsource.Announce, secondsource.Confirm:
	default:
		return false
	}
	return s.Speaker != nil && !s.who.channel && !s.who.document && !s.who.anon && s.kind == secondsource.Evidence &&
		s.Mode != secondsource.Headline && (s.outer == nil || s.outer.who.channel) && !s.Iterated
}

// negative: a clause of the statement is negated, or it says that there is none.
func (s *stmt) negative() bool {
	return s.neg || slices.ContainsFunc(s.props, func(p *proposition) bool { return p.neg }) || s.absent() >= 0
}

// deeds are the clauses in which a story tells of something as done, found by what
// happens, by what it happens to or who does it, and by where it goes.
type deeds struct {
	byEvent, byHead, byPlace map[int32][]*proposition
	bargains                 []*proposition // somebody is said to settle something
}

// toldAsDone gives the deeds of a story.
func (l *linker) toldAsDone(group []int) deeds {
	out := deeds{byEvent: map[int32][]*proposition{}, byHead: map[int32][]*proposition{}, byPlace: map[int32][]*proposition{}}
	for _, n := range group {
		for _, s := range l.arts[n].stmts {
			if s.reply != "" || s.kind != secondsource.Evidence || s.ahead() || s.copyOf != nil {
				continue
			}
			for _, p := range s.props {
				if !p.neg && p.main && l.mutualEvent(p) && len(out.bargains) <= 2*crowd {
					out.bargains = append(out.bargains, p)
				}
				if p.neg || p.unreal && !l.guesses(s) || p.noun && !p.carried() || p.inQuestion() {
					continue
				}
				l.note(out, p)
			}
		}
	}
	return out
}

// note adds a clause to the deeds of a story.
func (l *linker) note(d deeds, p *proposition) {
	d.byEvent[p.event] = append(d.byEvent[p.event], p)
	for _, f := range []filler{p.theme, p.agent} {
		if len(f.terms) > 0 {
			d.byHead[f.terms[0]] = append(d.byHead[f.terms[0]], p)
			if wider, ok := l.v.parent[f.terms[0]]; ok {
				d.byHead[wider] = append(d.byHead[wider], p)
			}
		}
	}
	if p.moves(l) {
		where := p.where()
		maps.Copy(where, p.s.spots)
		for x := range where {
			d.byPlace[x] = append(d.byPlace[x], p)
		}
	}
}

// near are the deeds that the words of a statement may deny, in the order of the
// text. What very many tell of is told of by too many to be one deed.
func (l *linker) near(s *stmt, d deeds, none int32, deal []int32) []*proposition {
	var out []*proposition
	add := func(ps []*proposition) {
		if len(ps) <= 2*crowd {
			out = append(out, ps...)
		}
	}
	if none >= 0 {
		add(d.byHead[none])
	}
	for _, x := range deal {
		add(d.byHead[x])
	}
	if deal != nil || none >= 0 && l.v.event[none] {
		add(d.bargains)
	}
	for _, p := range s.props {
		if !p.neg || p.unreal || p.noun {
			continue
		}
		add(d.byEvent[p.event])
		if p.moves(l) {
			for x := range p.where() {
				add(d.byPlace[x])
			}
		}
	}
	slices.SortFunc(out, func(p, q *proposition) int { return cmp.Or(p.s.n-q.s.n, p.pred-q.pred) })
	return slices.Compact(out)
}

// rings gives, for every source of a story, the terms by which it is called: what
// stands where its statements name it (Operation Irini, the European Union naval
// mission).
func (l *linker) rings(group []int) map[string]map[int32]bool {
	out, states := map[string]map[int32]bool{}, map[string]map[int32]bool{}
	note := func(m map[string]map[int32]bool, key string, t int32) {
		if m[key] == nil {
			m[key] = map[int32]bool{}
		}
		m[key][t] = true
	}
	for _, n := range group {
		for _, s := range l.arts[n].stmts {
			if s.Source == nil {
				continue
			}
			keys := slices.Compact([]string{s.who.body, s.who.key})
			for _, i := range s.art.wordsIn(s.Source.Spans) {
				for _, key := range keys {
					if t := s.art.words[i].term; t >= 0 && l.isState(t) {
						note(states, key, t)
					} else if t >= 0 {
						note(out, key, t)
					}
				}
			}
		}
	}
	for key, m := range states {
		if len(m) == 1 { // a spokesman for Chad's ruling council
			for t := range m {
				note(out, key, t)
			}
		}
	}
	delete(out, "")
	return out
}

// ringKey is the key of a source among the rings.
func (w who) ringKey() string {
	if w.body != "" {
		return w.body
	}
	return w.key
}

// flatNo gives the statements of others, made before, which the speaker concerned
// says flatly are not so.
func (l *linker) flatNo(s *stmt, told deeds, ring map[int32]bool) []*stmt {
	var out []*stmt
	moved := false
	none, deal := s.absent(), l.dealGoods(s)
	for _, q := range l.near(s, told, none, deal) {
		if slices.Contains(out, q.s) || !l.saidBefore(q.s, s) {
			continue
		}
		no := none >= 0 && q.event == none && l.mutualEvent(q) && l.concerned(s, ring)(append(q.terms(), q.s.terms...))
		no = no || none >= 0 && (l.headedBy(q.theme, none) || l.headedBy(q.agent, none)) && l.oneScene(s, q, ring)
		no = no || slices.ContainsFunc(deal, func(x int32) bool {
			return l.headedBy(q.theme, x) && q.moves(l) || q.main && l.mutualEvent(q) && has(q.s.terms, x)
		}) && l.concerned(s, ring)(append(q.terms(), q.s.terms...))
		for _, p := range s.props {
			if p.neg && !p.unreal && !p.noun && p.finite() {
				no = no || p.event == q.event && l.negates(p, q, ring) || l.sentNone(p, q, ring)
			}
		}
		if no {
			out = append(out, q.s)
			moved = moved || none >= 0 && q.moves(l)
		}
	}
	if moved { // there were none to bring: what else is done with such things is another matter
		out = slices.DeleteFunc(out, func(t *stmt) bool {
			return !slices.ContainsFunc(t.props, func(q *proposition) bool { return q.moves(l) })
		})
	}
	return out
}

// mutualEvent: two settle something between them in a clause.
func (l *linker) mutualEvent(q *proposition) bool {
	n := l.v.names[q.event]
	return n == "negotiate" || n == "agree"
}

// dealGoods gives what a deal is about of which a statement says that there is
// none: no contract for turbines. Nil where it says no such thing.
func (l *linker) dealGoods(s *stmt) []int32 {
	none := l.isDeal(s.absent())
	for _, p := range s.props {
		none = none || p.neg && !p.unreal && !p.noun && len(p.theme.terms) > 0 && l.isDeal(p.theme.terms[0])
	}
	if !none {
		return nil
	}
	goods := slices.DeleteFunc(slices.Clone(s.terms), func(x int32) bool {
		return l.isDeal(x) || l.v.isName[x] || l.v.isNum[x] || l.v.event[x] || l.v.verbal(x) || l.loose(x)
	})
	if len(goods) > 0 {
		return goods
	}
	return slices.DeleteFunc(slices.Clone(s.terms), func(x int32) bool { // no contract with whom
		return !l.v.isName[x] || l.side(l.v.names[x], s.who) == ours
	})
}

// moves: goods go to somebody or somewhere in the clause.
func (p *proposition) moves(l *linker) bool {
	t := p.anchor()
	return p.theme.head >= 0 && (p.to.head >= 0 || transport[l.v.lex.stage[l.v.names[p.event]]] || motions[p.art.Tokens[t].Lemma])
}

// motions are verbs by which something is brought elsewhere.
var motions = wordSet(`move send take bring fly carry truck wire channel funnel divert shift`)

// sentNone: p says that nothing of the sort was ever taken where q says that it
// was, in whatever words: never sent any weapons to Sudan; flew rockets to Sudan.
func (l *linker) sentNone(p, q *proposition, ring map[int32]bool) bool {
	if !p.moves(l) || !q.moves(l) || !l.goesAlso(p, q) || l.matches(p.agent, q.agent) == slotClash || len(q.theme.terms) == 0 {
		return false
	}
	if !l.widerThing(p, q) {
		return false
	}
	return l.concerned(p.s, ring)(append(q.terms(), q.s.terms...))
}

// saidBefore: t was said by another than s, on another occasion and no later.
func (l *linker) saidBefore(t, s *stmt) bool {
	switch {
	case t.who.same(s.who) || t.who.oneBody(s.who) || t.who.state != "" && t.who.state == s.who.state || t.Speaker == nil:
		return false
	case s.utt != nil && t.utt != nil && s.utt.root() == t.utt.root():
		return false
	case s.art == t.art:
		return t.n < s.n || !(t.said.From != 0 && s.said.To != 0 && t.said.From > s.said.To)
	}
	return s.art.pub.From != 0 && t.art.pub.To != 0 && s.art.pub.From >= t.art.pub.To
}

// goesAlso: the place or receiver of one clause is that of the other, or stands as a
// place in its statement.
func (l *linker) goesAlso(p, q *proposition) bool {
	return l.meetWhere(p, q) || slices.ContainsFunc(slices.Collect(maps.Keys(p.where())), func(x int32) bool { return q.s.spots[x] })
}

// widerThing: what p denies of is what q tells of, or the wider sort of it: weapons
// of rockets, money of a sum, nothing of anything.
func (l *linker) widerThing(p, q *proposition) bool {
	if p.theme.head >= 0 && negations[strings.ToLower(p.art.Tokens[p.theme.head].Span.Of(p.art.Text))] { // nothing, none
		return true
	}
	if len(p.theme.terms) == 0 {
		return false
	}
	x, y := p.theme.terms[0], q.theme.terms[0]
	wider, ok := l.v.parent[y]
	return x == y || ok && wider == x || l.v.names[x] == "money" && q.s.countsMoney()
}

// countsMoney: a sum stands in the statement.
func (s *stmt) countsMoney() bool {
	return slices.ContainsFunc(s.at, func(i int) bool { return s.art.token[i] >= 0 && currencies[s.art.Tokens[s.art.token[i]].Lemma] })
}

// currencies are what sums of money are counted in.
var currencies = wordSet(`crown euro dollar pound franc yen yuan ruble rouble rupee peso lira krona krone zloty won dinar million billion`)

// negates: p says that what q tells was not done: to the same thing, by the party
// that q names or that p speaks for, at no other place, end or day.
func (l *linker) negates(p, q *proposition, ring map[int32]bool) bool {
	if elsewhere(p.places, q.places) || l.otherEnd(p, q) || l.crossed(p, q) || !l.oneTheme(p, q) {
		return false
	}
	if d, e := p.day(l), q.day(l); d.Known() && e.Known() {
		if _, ok := d.Meet(e); !ok {
			return false
		}
	}
	concerned := l.concerned(p.s, ring)
	switch {
	case len(p.agent.terms) > 0 && len(q.agent.terms) > 0:
		return l.matches(p.agent, q.agent) == slotMatch && (concerned(p.agent.terms) || concerned(q.agent.terms) || concerned(q.s.terms))
	case p.agent.head >= 0 && len(p.agent.terms) == 0 && len(q.agent.terms) > 0: // we, it
		return concerned(q.agent.terms)
	}
	return concerned(append(q.terms(), q.s.terms...))
}

// concerned tells whether terms name the speaker of a statement or his side.
func (l *linker) concerned(s *stmt, ring map[int32]bool) func(terms []int32) bool {
	return func(terms []int32) bool {
		return slices.ContainsFunc(terms, func(x int32) bool { return ring[x] || l.v.isName[x] && l.side(l.v.names[x], s.who) == ours })
	}
}

// oneTheme: both are done to one thing, by its noun or its only name.
func (l *linker) oneTheme(p, q *proposition) bool {
	f, g := l.themeOf(p), l.themeOf(q)
	if p.art.another(f.head) != q.art.another(g.head) {
		return false
	}
	switch l.matches(f, g) {
	case slotMatch:
		return !l.v.isName[f.terms[0]] || l.telltale(f.terms[0]) && !p.places[f.terms[0]]
	case slotClash:
		x := l.onlyNamed(p.art, f)
		return x >= 0 && x == l.onlyNamed(q.art, g)
	}
	return false
}

// headedBy: a slot is filled by a thing.
func (l *linker) headedBy(f filler, x int32) bool {
	return len(f.terms) > 0 && l.oneTerm(f.terms[0], x)
}

// oneScene: the acts of speech of a statement and a clause name one person, place
// or thing that is no state, or one names what the other's speaker is; and the
// clause puts what it tells in no place that the statement does not speak of.
func (l *linker) oneScene(s *stmt, q *proposition, ring map[int32]bool) bool {
	own := s.scene()
	here := func(x int32) bool { return l.v.isName[x] && !l.isState(x) && (ring[x] || has(own, x)) }
	for x := range q.places {
		if !l.isState(x) && !here(x) {
			return false
		}
	}
	return slices.ContainsFunc(q.s.scene(), here) || l.concerned(s, ring)(q.terms())
}

// scene gives the terms of the act of speech of a statement in its document, read
// when all acts are known.
func (s *stmt) scene() []int32 {
	if s.around != nil {
		return s.around
	}
	s.around = slices.Clone(s.terms)
	if s.utt != nil {
		for _, t := range s.utt.root().stmts {
			if t.art == s.art && t != s {
				s.around = append(s.around, t.terms...)
			}
		}
	}
	slices.Sort(s.around)
	s.around = slices.Compact(s.around)
	return s.around
}

// absent is the thing of which a statement says that there was none, -1 for none:
// there were no crates; of crates there was not one; there is no contract. What is
// not there now may have been; some narrower sort, or proof, is another thing.
func (s *stmt) absent() int32 {
	a, there, past, of := s.art, false, false, int32(-1)
	for k, i := range s.at {
		w := a.words[i]
		there, past = there || w.low == "there", past || w.low == "was" || w.low == "were" || w.low == "been"
		if w.low == "of" && k+1 < len(s.at) && of < 0 {
			of = a.words[s.at[k+1]].term
		}
		if !there || a.token[i] < 0 || w.low != "no" && w.low != "one" {
			continue
		}
		if w.low == "one" {
			if of >= 0 && past && k > 0 && a.words[i-1].low == "not" {
				return of
			}
			continue
		}
		h := a.Tokens[a.token[i]].Head
		if h < 0 || !s.covers(h) || a.Tokens[h].UPOS != secondsource.NOUN || a.Tokens[h].Span.Start-w.span.End > 30 {
			continue
		}
		if j := a.at(a.Tokens[h].Span.Start); j < len(a.words) && a.words[j].term >= 0 && (settled[a.Tokens[h].Lemma] || past && a.plain(h)) {
			return a.words[j].term
		}
	}
	return -1
}

// settled are what two parties sign: it is there or not, whenever that is said.
var settled = wordSet(`deal contract agreement accord treaty pact negotiation negotiations talk talks`)

// plain: a noun of several things that nothing narrows but a place or an owner by
// name.
func (a *article) plain(t int) bool {
	text := strings.ToLower(a.Tokens[t].Span.Of(a.Text))
	if text == a.Tokens[t].Lemma { // one of a kind, or a mass
		return false
	}
	bare := true
	a.children(t, func(c int, tok secondsource.Token) {
		switch tok.Deprel {
		case secondsource.Amod, secondsource.Compound, secondsource.Acl, secondsource.AclRelcl, secondsource.Ccomp, secondsource.NmodPoss:
			bare = false
		case secondsource.Nmod:
			bare = bare && tok.UPOS == secondsource.PROPN
		}
	})
	return bare
}

// flatlyDenied gives the claims of which a flat no denies half or more, the one it
// denies most of first.
func (l *linker) flatlyDenied(s *stmt) []*claim {
	if len(s.denies) == 0 {
		return nil
	}
	l.claimOf(s)
	count := map[*claim]int{}
	var out []*claim
	for _, c := range l.byStory[l.story[s.art.n]] {
		if c.detail != "" || !l.answerable(c, s) {
			continue
		}
		for _, t := range c.stmts {
			if slices.Contains(s.denies, t.first()) {
				count[c]++
			}
		}
		if count[c] > 0 {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(c, d *claim) int { return count[d] - count[c] })
	return slices.DeleteFunc(out[:min(len(out), widest)], func(c *claim) bool { return c != out[0] && 2*count[c] < len(c.stmts) })
}

// widest is how many claims one answer is shown with at most.
const widest = 3

// furtherWords tell a thing from one that was spoken of before.
var furtherWords = wordSet(`second third fourth another other further more new additional earlier previous similar next later`)

// another: the thing at a token is called a second or another one.
func (a *article) another(t int) bool {
	if t < 0 {
		return false
	}
	out := false
	a.children(t, func(c int, tok secondsource.Token) {
		out = out || c < t && furtherWords[strings.ToLower(tok.Span.Of(a.Text))]
	})
	return out
}

// inQuestion: the sentence of a clause asks.
func (p *proposition) inQuestion() bool {
	sens := p.art.sentences()
	k := p.art.sentenceAt(p.art.words[p.pred].span.Start)
	return k < len(sens) && strings.Contains(sens[k].Of(p.art.Text), "?")
}
