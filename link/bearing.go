package link

import (
	"slices"

	"secondsource"
)

// answerable: evidence of the same story that the response is no part of, and
// that was said by somebody else. A government does not deny itself, and who
// denies something does not deny that it is not so.
func (l *linker) answerable(c *claim, s *stmt) bool {
	if c.kind != secondsource.Evidence && c.kind != secondsource.Self || c.denied() || l.story[c.stmts[0].art.n] != l.story[s.art.n] || c.holds(s) {
		return false
	}
	denial := s.reply == secondsource.IsDenial
	sum := c.summary()
	if first, last := sum.from, l.latest(s); first != 0 && last != 0 && first > last {
		return false // nobody had said it yet
	}
	if s.evasive && !l.askedOf(c, s) {
		return false
	}
	if c.stmts[0].neg && !denial && c.stmts[0].kind != secondsource.Opinion {
		return false // to leave open that it is not so answers nobody
	}
	if sum.disavows || !s.Nominal && slices.ContainsFunc(s.art.stmts, func(t *stmt) bool {
		return t.Content.Cover().Overlaps(s.Content.Cover()) && c.holds(t)
	}) {
		return false // it tells of the answer itself, or the answer goes on with it
	}
	if denial && s.onlyMeant() && !c.stmts[0].onlyMeant() {
		return false // to deny a plan is not to deny a deed
	}
	if denial && (c.stmts[0].neg || c.stmts[0].feels() || c.stmts[0].ahead() && s.tellsOfDeeds()) {
		return false
	}
	others := 0
	for _, t := range sum.telling {
		switch {
		case !denial && (t.who.document || t.who.anon): // asked about its own papers, or what its own people let out
			others++
		case !t.who.same(s.who) && !t.who.oneBody(s.who) && !s.who.speaksFor(t.who) && !(denial && t.who.state != "" && t.who.state == s.who.state):
			others++
		case denial:
			return false
		}
	}
	return 2*others > len(sum.telling)
}

// latest is the last day on which an article that carries a statement may have come
// out, 0 for any.
func (l *linker) latest(s *stmt) secondsource.Day {
	s = s.first()
	if day, ok := l.lastDay[s]; ok {
		return day
	}
	var day secondsource.Day
	for i, a := range l.carriers(s) {
		if i == 0 || a.pub.To == 0 || day != 0 && a.pub.To > day {
			day = a.pub.To
		}
		if day == 0 {
			break
		}
	}
	if l.lastDay == nil {
		l.lastDay = map[*stmt]secondsource.Day{}
	}
	l.lastDay[s] = day
	return day
}

// carriers are the articles that carry a statement: its own, and those of its copies.
func (l *linker) carriers(s *stmt) []*article {
	if l.carrying == nil {
		l.carrying = map[*stmt][]*article{}
		for _, t := range l.stmts {
			l.carrying[t.first()] = append(l.carrying[t.first()], t.art)
		}
	}
	return l.carrying[s.first()]
}

// askedOf: a claim has a name, or what happens, in common with the question that a
// reply evades.
func (l *linker) askedOf(c *claim, s *stmt) bool {
	for _, t := range c.stmts {
		if slices.ContainsFunc(s.asked, func(x int32) bool { return (l.v.isName[x] || l.v.event[x]) && has(t.terms, x) }) {
			return true
		}
	}
	return false
}

// onlyMeant: what the statement is about is told as planned, wished or possible.
func (s *stmt) onlyMeant() bool {
	found := false
	for _, p := range s.props {
		if p.main && !p.unreal {
			return false
		}
		found = found || p.main
	}
	return found
}

// denying are verbs by which a text tells of a denial.
var denying = wordSet(`deny reject refute dismiss disown rebut`)

// tellsDenial: what the statement tells is that somebody denied something.
func (s *stmt) tellsDenial() bool {
	return s.disavows.ask(s.firstVerbDenies)
}

func (s *stmt) firstVerbDenies() bool {
	for _, i := range s.at {
		t := s.art.token[i]
		if t < 0 || s.art.Tokens[t].UPOS != secondsource.VERB {
			continue
		}
		return denying[s.art.Tokens[t].Lemma] // of its first verb
	}
	return false
}

// feelings are what a speaker says of himself and no other can deny.
var feelings = wordSet(`concern concerned concerns worry worries worried fear fears afraid hope hopes alarmed anxious glad regret regrets`)

// feels: the statement says how its speaker feels about something.
func (s *stmt) feels() bool {
	for _, i := range s.at {
		if t := s.art.token[i]; t >= 0 && feelings[s.art.words[i].low] {
			if h := s.art.Tokens[t].Head; h < 0 || !s.covers(h) {
				return true
			}
		}
	}
	return false
}

// tellsOfDeeds: a main clause tells of what was done, not of what is to come.
func (s *stmt) tellsOfDeeds() bool {
	return slices.ContainsFunc(s.props, func(p *proposition) bool {
		return p.main && !p.noun && !p.unreal && s.art.Tokens[p.anchor()].Feats.Has(secondsource.Past)
	})
}

// denied: the claim is itself a denial.
func (c *claim) denied() bool { return c.stmts[0].reply != "" }

// bearing is how much of the words of a response a claim has. It takes a thing
// or a deed in common, not names alone, and the same party or most of the words.
func (l *linker) bearing(c *claim, s *stmt, terms []int32) float64 {
	count := c.termsIn(s.art)
	var names, words measure
	party, abroad := l.concerns(c, s), false
	for _, x := range terms {
		name := l.v.names[x]
		if l.beside(s, x) {
			continue
		}
		m := &words
		if l.v.isName[x] || l.v.isNum[x] {
			m = &names
			abroad = abroad || count[x] > 0 && l.v.isName[x] && l.side(name, s.who) != ours
			party = party || abroad || c.assertedBy(name)
		}
		shared := count[x] > 0 || l.v.isName[x] && c.assertedBy(name) || transport[l.v.lex.stage[name]] && c.moves() || l.isDeal(x) && c.bargains(l)
		m.add(l.scale.weight(x), shared)
		if !shared && l.v.isName[x] && c.besideIt(x) {
			m.got, m.n = m.got+l.scale.weight(x)/2, m.n+1
		}
	}
	got, total := names.got+words.got, names.total+words.total
	if s.reply == secondsource.IsDenial && !l.pointShared(s, count, c) {
		return 0
	}
	if total == 0 || got < 0.25 || !bound(s, names, words, party, c.in(s.art), abroad && s.moves() && c.moves()) {
		return 0
	}
	score := got/total + 0.02*float64(min(c.documents(), 5))
	if c.in(s.art) {
		score += 0.1
	}
	return score
}

// beside: a term of a response that tells of answering or only points ("the claims"):
// what is meant, the other words tell.
func (l *linker) beside(s *stmt, x int32) bool {
	name := l.v.names[x]
	return comments[name] && !(name == "email" && s.reply != secondsource.IsNoResponse) || pointers[name]
}

// bargains: it is claimed that a deal is being made.
func (c *claim) bargains(l *linker) bool {
	for _, s := range c.stmts {
		for _, e := range s.events {
			if n := l.v.names[e]; n == "negotiate" || n == "agree" {
				return true
			}
		}
	}
	return false
}

// pointShared: one of the terms at the head of what is denied stands in the claim; a
// denial of any casualties is about casualties. True where only names stand there.
func (l *linker) pointShared(s *stmt, count map[int32]int, c *claim) bool {
	top, happens := 0.0, false
	for k, x := range s.terms {
		if l.matters(x) {
			top = max(top, s.factor[k])
		}
	}
	if top == 0 {
		return true
	}
	for k, x := range s.terms {
		happens = happens || s.factor[k] == top && l.matters(x) && l.v.event[x]
	}
	for k, x := range s.terms {
		if s.factor[k] == top && l.matters(x) && l.v.event[x] == happens && (count[x] > 0 || transport[l.v.lex.stage[l.v.names[x]]] && c.moves() || l.isDeal(x) && c.bargains(l)) {
			return true
		}
	}
	return false
}

// tellingShared: a claim and an answer name one person, thing or rare word.
func (l *linker) tellingShared(c *claim, s *stmt) bool {
	return slices.ContainsFunc(s.terms, func(x int32) bool {
		return l.telltale(x) && slices.ContainsFunc(c.stmts, func(t *stmt) bool { return has(t.terms, x) })
	})
}

// matters: a term that says what an answer is about.
func (l *linker) matters(x int32) bool {
	return !l.v.isName[x] && !l.v.isNum[x] && !pointers[l.v.names[x]] && !comments[l.v.names[x]]
}

// ofDeal: what a denial denies is a deal, whatever the deal is about. Who denies
// any deal has not denied what was sent without one.
func (l *linker) ofDeal(s *stmt) bool {
	for _, i := range s.at {
		if t := s.art.token[i]; t >= 0 && s.art.words[i].term >= 0 {
			if h := s.art.Tokens[t].Head; h < 0 || !s.covers(h) {
				return l.isDeal(s.art.words[i].term)
			}
		}
	}
	return false
}

// isDeal: a term for what two parties settle between them.
func (l *linker) isDeal(x int32) bool {
	return x >= 0 && (l.v.names[x] == "deal" || l.v.names[x] == stem("contract"))
}

// moves: goods change hands or places in it, in whatever words. To have sent
// nothing is to deny a delivery.
func (s *stmt) moves() bool {
	return transport[s.stage] || slices.ContainsFunc(s.props, func(p *proposition) bool {
		return p.main && p.theme.head >= 0 && p.to.head >= 0 && motions[p.art.Tokens[p.anchor()].Lemma]
	})
}

// transport are the stages at which goods are on their way or there.
var transport = wordSet(`shipped delivered`)

// measure counts the terms of a response, and those that a claim shares.
type measure struct {
	got, total float64
	n, all     int
}

func (m *measure) add(w float64, shared bool) {
	m.total += w
	m.all++
	if shared {
		m.got += w
		m.n++
	}
}

func (m measure) share() float64 { return m.got / max(m.total, 0.01) }

// bound decides whether a response and a claim have enough in common. A denial
// is an accusation turned round, so it takes the most: the party and four parts
// in ten of the things and deeds, or nearly all of several. These shares are
// judgements of precision, checked on the made stories in examples and on wire
// reports, and not fitted to any.
func bound(s *stmt, names, words measure, party, here, kin bool) bool {
	if s.reply == secondsource.IsDenial {
		if 2*names.n < names.all || names.all == 2 && names.n < 2 { // of other places or people
			return false
		}
		return party && (kin || words.n > 0 && words.share() >= 0.4) || words.n > 1 && words.share() >= 0.7
	}
	switch {
	case words.n == 0:
		return words.all == 0 && party && names.share() >= 0.6
	case here:
		return party || words.share() >= 0.4
	}
	return party && words.share() >= 0.4
}

// concerns: the claim names the one who responds, or his side.
func (l *linker) concerns(c *claim, s *stmt) bool {
	for x := range c.summary().terms {
		if n := l.v.names[x]; l.v.isName[x] && (l.side(n, s.who) == ours || slices.Contains(s.who.members, n[1:])) {
			return true
		}
	}
	return false
}
