package link

import (
	"slices"
	"strings"

	"secondsource"
)

// sameDeed is the claim whose deed a response takes up: what happens in it happens
// in a clause of the response, to nothing and by nobody else. Those of the
// response's own document come first, and among them the nearest before it.
func (l *linker) sameDeed(s *stmt) *claim {
	var best *claim
	rank := 0
	fits := func(c *claim) bool { return c.detail == "" && l.answerable(c, s) && l.deedOf(c, s) }
	for _, c := range l.bearers(s).likely(l, s, nil, 0, true) {
		at := 2
		for _, t := range s.art.stmts {
			if t.n < s.n && c.holds(t) {
				at = max(at, t.n-s.art.stmts[0].n+3)
			}
		}
		if at > rank && fits(c) {
			best, rank = c, at
		}
	}
	if best != nil {
		return best
	}
	for _, c := range l.ofDeeds(s) {
		if fits(c) {
			return c
		}
	}
	return nil
}

// deed is what happens in a clause, with one of those that it happens to or who do
// it; -1 for any.
type deed struct{ event, party int32 }

// ofDeeds gives the claims of the story that deedOf can be true of: in which something
// happens that happens in a clause of s, to one or by one that both name, or by the
// side of the one who responds. In a story of thousands these are few.
func (l *linker) ofDeeds(s *stmt) []*claim {
	b := l.bearers(s)
	var at []int
	for _, p := range s.props {
		if len(p.terms()) == 0 {
			at = append(at, b.deeds[deed{p.event, -1}]...)
			continue
		}
		for _, x := range slices.Concat(p.agent.terms, p.theme.terms) {
			at = append(at, b.deeds[deed{p.event, x}]...)
			if y, ok := l.v.parent[x]; ok {
				at = append(at, b.deeds[deed{p.event, y}]...)
			}
		}
		for _, x := range b.doers[p.event] {
			if l.side(l.v.names[x], s.who) == ours {
				at = append(at, b.deeds[deed{p.event, x}]...)
			}
		}
	}
	slices.Sort(at)
	var out []*claim
	for _, i := range slices.Compact(at) {
		out = append(out, b.claims[i])
	}
	return out
}

// deedOf: a clause of s matches the main clauses of half a claim in what happens
// and in one slot at least, and clashes with none of them.
func (l *linker) deedOf(c *claim, s *stmt) bool {
	n := 0
	telling := c.summary().telling
	for _, t := range telling {
		found := false
		for _, p := range s.props {
			for _, q := range t.props {
				if s.reply == secondsource.IsDenial && (p.noun && !p.main || p.unreal && !q.unreal) {
					continue // to deny planning it, or knowing of it, is not to deny it
				}
				if !q.main || p.ofNoun() || p.event != q.event || !l.v.event[p.event] && !l.telltale(p.event) || elsewhere(p.places, q.places) || l.otherEnd(p, q) {
					continue
				}
				agent, theme := l.slotsOf(p, q)
				own := p.agent.head >= 0 && l.concernsAgent(q, s)
				if agent == slotClash || theme == slotClash {
					continue
				}
				if theme == slotMatch && (l.looseTheme(p) || l.looseTheme(q)) && !p.noun && len(p.where()) > 0 && !l.meetWhere(p, q) { // goods, but where?
					continue
				}
				found = found || theme == slotMatch || agent == slotMatch || own && theme != slotClash || p.noun && (p.main || s.reply != secondsource.IsDenial) && len(p.terms()) == 0
			}
		}
		if found {
			n++
		}
	}
	return 2*n >= len(telling) && n > 0
}

// ofNoun: the clause only says what a noun is about: a deal to sell arms is not a
// sale, nor a plan to sell.
func (p *proposition) ofNoun() bool {
	a, t := p.art, p.anchor()
	if tok := a.Tokens[t]; tok.Deprel != secondsource.Acl || tok.Head < 0 || a.Tokens[tok.Head].UPOS != secondsource.NOUN {
		return false
	}
	return t > 0 && strings.EqualFold(a.Tokens[t-1].Span.Of(a.Text), "to")
}

// meetWhere: two clauses share a place, or where something goes.
func (l *linker) meetWhere(p, q *proposition) bool {
	for x := range p.where() {
		if q.where()[x] {
			return true
		}
	}
	return false
}

// concernsAgent: who does it in a clause is the one who responds.
func (l *linker) concernsAgent(q *proposition, s *stmt) bool {
	return slices.ContainsFunc(q.agent.terms, func(x int32) bool { return l.v.isName[x] && l.side(l.v.names[x], s.who) == ours })
}

// namedIn is the nearest claim before a response, in its document, that comes from
// others and names the one who responds or his side.
func (l *linker) namedIn(s *stmt) *claim {
	for k := s.n - 1; k >= 0 && l.stmts[k].art == s.art; k-- {
		t := l.stmts[k]
		if s.Paragraph-t.Paragraph > 2 {
			return nil
		}
		if c := l.claimOf(t); c != nil && !c.stmts[0].neg && (t.who.anon || t.who.channel || t.Act == secondsource.Accuse) && l.answerable(c, s) && l.names(t, s) {
			return c
		}
	}
	return nil
}

// names: a statement names the speaker of another, or his side, or speaks of what
// the text calls him: sailors of the mission; the mission did not respond.
func (l *linker) names(t, s *stmt) bool {
	if x := s.definite(); x >= 0 && has(t.terms, x) {
		return true
	}
	return slices.ContainsFunc(t.terms, func(x int32) bool { return l.v.isName[x] && l.side(l.v.names[x], s.who) == ours })
}

// reportWords point to what a whole article is about.
var reportWords = wordSet(`report reports claim claims allegation allegations accusation accusations story account accounts affair`)

// ofTheReport: an answer that neither confirms nor comments on the report itself.
func (s *stmt) ofTheReport() bool {
	if s.reply == secondsource.IsDenial {
		return false
	}
	return slices.ContainsFunc(s.at, func(i int) bool { return reportWords[s.art.words[i].low] })
}

// afar is how many statements back an answer is held against what it may answer.
const afar = 60

// headNoun is the noun that a content hangs on, -1 for none: claims that …, the
// reports as “idle”.
func (s *stmt) headNoun() int {
	for _, i := range s.at {
		t := s.art.token[i]
		if t < 0 || s.art.Tokens[t].UPOS == secondsource.VERB {
			if t >= 0 && s.art.Tokens[t].Deprel != secondsource.Amod {
				return -1
			}
			continue
		}
		if tok := s.art.Tokens[t]; tok.UPOS == secondsource.NOUN && tok.Deprel != secondsource.Compound && tok.Deprel != secondsource.NmodPoss {
			return t
		}
	}
	return -1
}

// ofReports: a denial of reports, claims or rumours, whatever it calls them.
func (s *stmt) ofReports() bool {
	if s.reply != secondsource.IsDenial {
		return false
	}
	h := s.headNoun()
	return h >= 0 && reportWords[strings.ToLower(s.art.Tokens[h].Span.Of(s.art.Text))]
}

// spelledOut is the denial in which one who denies reports as a whole goes on to say
// what is not so, in the same text.
func (s *stmt) spelledOut() *stmt {
	if !s.ofReports() {
		return nil
	}
	for _, t := range s.art.stmts {
		if t.n > s.n && t.reply == secondsource.IsDenial && t.Mode != secondsource.Headline && t.Paragraph-s.Paragraph <= 2 && !t.ofReports() && (t.who.same(s.who) || t.who.oneBody(s.who)) {
			return t
		}
	}
	return nil
}

// countNouns are words for a number that somebody gave.
var countNouns = wordSet(`count figure figures number numbers tally toll total estimate estimates`)

// ofCount: it is a number that somebody gave which is denied: disputed the union's
// figure.
func (s *stmt) ofCount() bool {
	if s.reply != secondsource.IsDenial {
		return false
	}
	h := s.headNoun()
	return h >= 0 && countNouns[strings.ToLower(s.art.Tokens[h].Span.Of(s.art.Text))]
}

// countedBefore is the nearest claim before a denial, in its document, that counts things: of
// the side that the denial names, where it names one (the American count).
func (l *linker) countedBefore(s *stmt) *claim {
	var names []string
	for _, x := range s.terms {
		if l.v.isName[x] {
			names = append(names, l.v.names[x])
		}
	}
	for k := s.n - 1; k >= max(0, s.n-afar) && l.stmts[k].art == s.art; k-- {
		t := l.stmts[k]
		if t.Mode == secondsource.Headline || !slices.ContainsFunc(t.props, func(p *proposition) bool { return p.main && p.counted() > 0 }) {
			continue
		}
		if len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool { return l.side(n, t.who) == ours }) {
			continue
		}
		if c := l.claimOf(t); c != nil && l.answerable(c, s) {
			return c
		}
	}
	return nil
}

// ofDocument is the claim that stands in a document of which an answer speaks, nearest
// before it in the text: the list shows forty names; he could not say whether the
// list was genuine. Where only one document is told of, any word for one means it.
func (l *linker) ofDocument(s *stmt) *claim {
	var called []int32
	paper := false
	for _, i := range s.at {
		if w := s.art.words[i]; w.term >= 0 && !w.name && s.art.nounAt(i) {
			called = append(called, w.term)
			paper = paper || papers[w.low]
		}
	}
	var best, only *claim
	several := false
	for k := s.n - 1; k >= max(0, s.n-afar) && l.stmts[k].art == s.art && best == nil && len(called) > 0; k-- {
		t := l.stmts[k]
		if !t.who.document || t.Source == nil || t.Mode == secondsource.Headline {
			continue
		}
		c := l.claimOf(t)
		if c == nil || !l.answerable(c, s) {
			continue
		}
		if only != nil && !l.stmts[k].who.same(only.stmts[0].who) {
			several = true
		}
		only = c
		for _, i := range t.art.wordsIn(t.Source.Spans) {
			if w := t.art.words[i]; w.term >= 0 && !w.name && papers[w.low] && has(called, w.term) {
				best = c
			}
		}
	}
	if best == nil && paper && !several {
		return only
	}
	return best
}

// papers are words for a document that shows something.
var papers = wordSet(`document documents paper papers letter memo memorandum file dossier invoice waybill manifest contract certificate
	licence license permit log list receipt transcript recording video footage photograph photo image email note ledger`)

// aboutTheGoods: one whom a claim names denies a part in what is done to the goods
// of that claim, in the same document.
func (l *linker) aboutTheGoods(s *stmt) *claim {
	if s.reply != secondsource.IsDenial {
		return nil
	}
	for k := s.n - 1; k >= 0 && l.stmts[k].art == s.art; k-- {
		t := l.stmts[k]
		c := l.claimOf(t)
		if c == nil || !(t.who.anon || t.who.channel || t.Act == secondsource.Accuse) || !l.answerable(c, s) || !l.names(t, s) {
			continue
		}
		for _, p := range s.props {
			for _, q := range t.props {
				if p.main && q.main && len(p.theme.terms) > 0 && len(q.theme.terms) > 0 && l.matches(p.theme, q.theme) == slotMatch {
					return c
				}
			}
		}
	}
	return nil
}

// leftOpen is the claim, of most documents, that puts something in a place which an
// answer calls one of several possibilities.
func (l *linker) leftOpen(s *stmt) *claim {
	if s.reply != secondsource.IsNonConfirmation || !s.leavesOpen() {
		return nil
	}
	l.claimOf(s)
	var best *claim
	for _, c := range l.byStory[l.story[s.art.n]] {
		if c.detail != "" || !l.answerable(c, s) || !slices.ContainsFunc(c.stmts, func(t *stmt) bool { return !t.leavesOpen() && l.goesTo(t, s) }) {
			continue
		}
		if best == nil || c.documents() > best.documents() {
			best = c
		}
	}
	return best
}

// ofItself is the claim of one who gave no answer that the same sentence tells: X,
// who had insisted that it was so, could not be reached.
func (l *linker) ofItself(s *stmt) *claim {
	for k := s.n - 1; k >= 0 && l.stmts[k].art == s.art; k-- {
		t := l.stmts[k]
		if !t.who.same(s.who) || s.Source == nil || !s.Source.Cover().Contains(t.Content.Cover()) {
			continue
		}
		return l.claimOf(t)
	}
	return nil
}

// definite is the noun under which a text speaks of a source as known: the mission,
// -1 for none.
func (s *stmt) definite() int32 {
	if s.Source == nil {
		return -1
	}
	at := s.art.wordsIn(s.Source.Spans[:1])
	for k, i := range at {
		w := s.art.words[i]
		switch {
		case k == 0 && w.low != "the", k > 3:
			return -1
		case k > 0 && s.art.nounAt(i) && !w.name && w.term >= 0:
			return w.term
		}
	}
	return -1
}
