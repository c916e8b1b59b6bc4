package link

import (
	"slices"
	"sort"
	"strings"

	"secondsource"
)

// proposition is one clause, or one noun that stands for one: who does what to
// whom, with what else, at which polarity and whether it is told as a fact.
type proposition struct {
	art    *article
	s      *stmt // the statement it was read in, nil for the outlet's own voice
	pred   int   // word of the predicate
	event  int32 // its term
	neg    bool
	unreal bool // planned, wished, feared, possible: not told as a fact
	noun   bool
	main   bool // says what the statement is about
	agent  filler
	theme  filler         // what it is done to, or what something is said of
	to     filler         // to whom something goes
	with   []int32        // names and things that stand beside
	its    bool           // something of the speaker's own stands beside
	holds  bool           // it is told as what a cargo holds
	came   bool           // it was brought where it goes to, and not only sent
	places map[int32]bool // of them, those that are places, with their states
}

// filler is what stands in a slot. It has no terms where the text leaves the slot
// open, or fills it with a pronoun.
type filler struct {
	head  int     // token, -1 for none
	terms []int32 // of the head, then of what describes it
	made  bool    // a noun before the head says which sort it is: telecommunications equipment
	own   bool    // the speaker's own side, or somebody's named before: we, our unit, its ship
	n     float64 // how many, 0 where it is not told or only bounded
	bound float64 // how many at least, at most or about
}

// receiving are verbs whose subject is whom the thing comes to.
var receiving = wordSet(`receive obtain acquire buy purchase procure get import accept`)

// giving are verbs whose object may be whom the thing comes to: to supply X with Y.
var giving = wordSet(`supply provide equip furnish arm`)

// light are verbs that only carry an event noun: to have a meeting, to put a hold on.
var light = wordSet(`have make take put give hold do carry conduct pay undertake impose launch`)

// moving are verbs that say with a phrase behind them how a thing goes.
var moving = wordSet(`go come put bring take get`)

// unrealCues are words under which an event is not told as a fact.
var unrealCues = wordSet(`want seek plan intend hope try ask urge call demand promise vow threaten refuse fail consider mull weigh expect predict
	possibility prospect plan risk threat fear talk discussion negotiation intention attempt request offer proposal potential possible likely would could may might
	should must if whether unless able ready willing about propose discuss negotiate focus can cannot unclear uncertain unknown wonder doubt
	concern concerned worry worried fearful`)

// vague are words that describe a thing without telling it from another.
var vague = wordSet(`such own same other several many new old first last next whole certain various some entire further additional recent former current`)

// propositionsOf reads the clauses of a statement, in the order of the text.
func (l *linker) propositionsOf(s *stmt) []*proposition {
	if len(s.art.Tokens) == 0 {
		return nil
	}
	var out []*proposition
	for _, i := range s.at {
		if p := l.propositionAt(s.art, i, s.covers); p != nil && !l.carries(p, s.at) {
			p.s, p.unreal = s, p.unreal || s.ahead() || s.art.asked(i)
			l.ownEnd(p)
			p.main = (has(s.events, p.event) || p.came && has(s.events, s.art.words[p.pred].term)) && !p.beside(s.covers)
			out = append(out, p)
			out = append(out, l.others(p, s.covers)...)
		}
	}
	if len(out) == 0 { // a verb that mostly leads on is all there is: was taken to the island
		for _, i := range s.at {
			if t := s.art.token[i]; t >= 0 && s.art.Tokens[t].UPOS == secondsource.VERB && light[s.art.Tokens[t].Lemma] && s.art.words[i].term >= 0 && !s.art.words[i].name {
				p := l.read(s.art, i, s.art.words[i].term, s.covers)
				p.s, p.unreal = s, p.unreal || s.ahead() || s.art.asked(i)
				out = append(out, p)
				break
			}
		}
	}
	for _, p := range out {
		if p.main {
			return out
		}
	}
	if len(out) > 0 { // nothing is: the first clause leads
		out[0].main = true
	}
	return out
}

// ownEnd names the government that says of itself that it has received something.
func (l *linker) ownEnd(p *proposition) {
	if p.to.head < 0 || len(p.to.terms) > 0 || p.s.who.state == "" || p.s.who.channel {
		return
	}
	if tok := p.art.Tokens[p.to.head]; tok.Deprel != secondsource.Nsubj || !selves[strings.ToLower(tok.Span.Of(p.art.Text))] {
		return
	}
	if x, ok := l.v.ids["@"+p.s.who.state]; ok {
		p.to.terms, p.with = []int32{x}, append(p.with, x)
	}
}

// selves are the pronouns by which a government speaks of itself.
var selves = wordSet(`it we`)

// others gives the same clause once more for each further thing that it is done to:
// sand and gravel were landed; they took the sand, and the gravel after it. These are
// beside the first: who speaks of gravel alone stands behind no sand.
func (l *linker) others(p *proposition, inside func(int) bool) []*proposition {
	if p.theme.head < 0 || p.noun && !p.carried() {
		return nil
	}
	var out []*proposition
	add := func(c int, tok secondsource.Token) {
		if tok.Deprel != secondsource.Conj || tok.UPOS != secondsource.NOUN && tok.UPOS != secondsource.PROPN || c < p.theme.head || !inside(c) || len(out) > 5 || !p.art.joined(p.theme.head, c) {
			return
		}
		q := *p
		q.main = false
		if q.theme = l.fill(&q, c); len(q.theme.terms) > 0 {
			out = append(out, &q)
		}
	}
	p.art.children(p.theme.head, add)
	if v := p.anchor(); v != p.theme.head && p.art.Tokens[v].UPOS == secondsource.VERB {
		p.art.children(v, add)
	}
	return out
}

// joined: "and" or "or" stands between two nouns, or behind the second of a list; what
// only stands between commas is the same thing over again.
func (a *article) joined(t, c int) bool {
	for k := t + 1; k < len(a.Tokens) && k < c+treeWindow; k++ {
		if tok := a.Tokens[k]; tok.UPOS == secondsource.CCONJ && (k < c || tok.Head >= 0 && a.Tokens[tok.Head].Head == t) {
			return true
		}
	}
	return false
}

// carries reports a verb that only carries the event of a word beside it: to put
// the crates ashore.
func (l *linker) carries(p *proposition, at []int) bool {
	a := p.art
	t := a.token[p.pred]
	if !light[a.Tokens[t].Lemma] && !moving[a.Tokens[t].Lemma] {
		return false
	}
	for _, i := range at {
		if i > p.pred && a.token[i] >= 0 && a.words[i].term >= 0 && a.words[i].term != p.event && l.v.event[a.words[i].term] && a.verbOf(a.token[i]) == t {
			return true
		}
	}
	return false
}

// carried: a verb beside the word of the event carries it.
func (p *proposition) carried() bool { return p.anchor() != p.art.token[p.pred] }

// ofASort reports a thing of a sort, and not one that is meant: such papers are
// easily bought.
func (a *article) ofASort(t int) bool {
	if t < 1 {
		return false
	}
	out := false
	a.children(t, func(c int, tok secondsource.Token) { out = out || c < t && tok.Lemma == "such" })
	return out
}

// asked reports a word of a question: who put it there?
func (a *article) asked(i int) bool {
	k := sort.Search(len(a.Sentences), func(k int) bool { return a.Sentences[k].Span.End > a.words[i].span.Start })
	return k < len(a.Sentences) && strings.Contains(a.Text[a.words[i].span.Start:a.Sentences[k].Span.End], "?")
}

// propositionAt reads the clause or event noun whose predicate is word i; inside
// tells which tokens belong to the words read.
func (l *linker) propositionAt(a *article, i int, inside func(int) bool) *proposition {
	w := a.words[i]
	i = a.headOf(i)
	t := a.token[i]
	if t < 0 || w.term < 0 || w.name || l.v.isNum[w.term] {
		return nil
	}
	tok := a.Tokens[t]
	if tok.Deprel == secondsource.Case { // including
		return nil
	}
	event := l.v.event[w.term]
	noun := tok.UPOS == secondsource.NOUN && !a.copular(t)
	if tok.UPOS == secondsource.ADJ && !a.copular(t) || noun && !event || !noun && !event && !a.predicate(i) || tok.UPOS != secondsource.VERB && tok.UPOS != secondsource.NOUN && !event && !a.copular(t) {
		return nil
	}
	return l.read(a, i, w.term, inside)
}

// read fills the slots of the clause or noun whose predicate is word i.
func (l *linker) read(a *article, i int, event int32, inside func(int) bool) *proposition {
	t := a.token[i]
	noun := a.Tokens[t].UPOS == secondsource.NOUN && !a.copular(t)
	p := &proposition{art: a, pred: i, event: event, noun: noun, agent: filler{head: -1}, theme: filler{head: -1}, to: filler{head: -1}}
	l.slots(p, t, inside)
	if noun && mutual[l.v.names[p.event]] {
		p.with = append(p.with, l.partners(p, t, inside)...)
	}
	p.neg = a.deniedAt(p.anchor(), inside)
	p.unreal = a.unrealAt(t, inside) || !p.neg && (a.ofASort(p.theme.head) || a.ofASort(p.agent.head))
	return p
}

// headOf is the word of a phrase of several words on which the others hang: order
// in "in order".
func (a *article) headOf(i int) int {
	end := i + 1
	for end < len(a.words) && a.words[end].used {
		end++
	}
	for k := i; k < end && end > i+1; k++ {
		if t := a.token[k]; t >= 0 && (a.Tokens[t].Head < a.token[i] || a.Tokens[t].Head > a.token[end-1]) {
			return k
		}
	}
	return i
}

// setPlaces notes the places among the terms, with the states they lie in.
func (p *proposition) setPlaces(l *linker, terms []int32) {
	for _, x := range terms {
		if !l.v.isName[x] || !l.unknownPlace(x) && !l.isState(x) {
			continue
		}
		if p.places == nil {
			p.places = map[int32]bool{}
		}
		p.places[x] = true
		if st, ok := l.in[x]; ok {
			p.places[st] = true
		}
	}
}

func (p *proposition) anchor() int { return p.art.verbOf(p.art.token[p.pred]) }

// verbOf is the verb that a word which is none leans on for its subject and
// object: put *ashore*, *put* a hold on.
func (a *article) verbOf(t int) int {
	tok := a.Tokens[t]
	if tok.Head < 0 {
		return t
	}
	head := a.Tokens[tok.Head]
	switch {
	case (tok.UPOS == secondsource.NOUN || tok.UPOS == secondsource.VERB) && tok.Deprel == secondsource.Obj && light[head.Lemma]:
		return tok.Head
	case tok.UPOS == secondsource.VERB || a.copular(t):
	case tok.UPOS == secondsource.NOUN && tok.Deprel == secondsource.Obl && moving[head.Lemma] && a.words[a.at(tok.Span.Start)].used:
		return tok.Head // went over the side
	case tok.UPOS == secondsource.NOUN:
	case head.UPOS == secondsource.VERB:
		return tok.Head
	case head.Head >= 0 && a.Tokens[head.Head].UPOS == secondsource.VERB: // over the side
		return head.Head
	}
	return t
}

// copular reports a noun or adjective that something is said to be.
func (a *article) copular(t int) bool {
	for c := t - 1; c >= 0 && c > t-8; c-- {
		if a.Tokens[c].Head == t && a.Tokens[c].Deprel == secondsource.Cop {
			return true
		}
	}
	return false
}

// treeWindow is how far from a predicate its parts are looked for, in tokens.
const treeWindow = 40

// children calls f for every token that hangs on t.
func (a *article) children(t int, f func(c int, tok secondsource.Token)) {
	if t < 0 {
		return
	}
	if a.child == nil {
		a.readChildren()
	}
	for c := a.child[t]; c >= 0; c = a.sibling[c] {
		f(int(c), a.Tokens[c])
	}
}

// readChildren notes the first child of every token and the next one after each,
// no further away than the window.
func (a *article) readChildren() {
	both := make([]int32, 2*len(a.Tokens))
	for i := range both {
		both[i] = -1
	}
	a.child, a.sibling = both[:len(a.Tokens)], both[len(a.Tokens):]
	for c := len(a.Tokens) - 1; c >= 0; c-- {
		if h := a.Tokens[c].Head; h >= 0 && h < len(a.Tokens) && c >= h-treeWindow && c < h+treeWindow {
			a.child[h], a.sibling[c] = int32(c), a.child[h]
		}
	}
}

// deniedAt reports a negation of the predicate itself, or of what it is said of
// (there were no crates; nobody was arrested).
func (a *article) deniedAt(t int, inside func(int) bool) bool {
	out := false
	a.children(t, func(c int, tok secondsource.Token) {
		low := strings.ToLower(tok.Span.Of(a.Text))
		switch {
		case !inside(c):
		case negations[low] || strings.HasSuffix(low, "n't") || strings.HasSuffix(low, "n’t") || low == "n't" || low == "n’t":
			out = true
		case tok.Deprel == secondsource.Nsubj || tok.Deprel == secondsource.NsubjPass || tok.Deprel == secondsource.Obj:
			a.children(c, func(d int, x secondsource.Token) {
				out = out || x.Deprel == secondsource.DetRel && strings.EqualFold(x.Span.Of(a.Text), "no")
			})
		}
	})
	return out
}

// not reports a verb that a word of negation stands with.
func (a *article) not(t int, inside func(int) bool) bool {
	out := false
	a.children(t, func(c int, tok secondsource.Token) {
		out = out || inside(c) && tok.Deprel == secondsource.Advmod && tok.Lemma == "not"
	})
	return out
}

// unrealAt reports whether something above the predicate, or an auxiliary of it,
// says that it is no fact: wanted, planned, talked about, possible, to come.
func (a *article) unrealAt(t int, inside func(int) bool) bool {
	out := false
	for up, n := t, 0; up >= 0 && n < 8 && inside(up); up, n = a.Tokens[up].Head, n+1 {
		if n > 0 && (unrealCues[a.Tokens[up].Lemma] || a.Tokens[up].UPOS == secondsource.VERB && a.not(up, inside)) {
			return true // does not allow its ports to be used for sales
		}
		a.children(up, func(c int, tok secondsource.Token) {
			low := strings.ToLower(tok.Span.Of(a.Text))
			if tok.Deprel == secondsource.AuxRel || tok.Deprel == secondsource.Mark || n == 0 && tok.Deprel == secondsource.Amod {
				out = out || unrealCues[low] || low == "will"
			}
		})
		if tok := a.Tokens[up]; tok.Deprel == secondsource.AclRelcl || tok.Deprel == secondsource.Conj && tok.UPOS != secondsource.NOUN {
			break // a clause of its own; of two nouns the second stands where the first does
		}
	}
	return out
}

// beside reports a clause that hangs on a noun or gives a circumstance.
func (p *proposition) beside(inside func(int) bool) bool {
	if tok := p.art.Tokens[p.art.token[p.pred]]; p.noun && p.anchor() == p.art.token[p.pred] && tok.Head >= 0 && inside(tok.Head) {
		switch tok.Deprel {
		case secondsource.Obl, secondsource.Nmod, secondsource.NmodPoss, secondsource.Compound:
			return true
		}
	}
	for t, n := p.art.token[p.pred], 0; t >= 0 && n < 8 && inside(t); t, n = p.art.Tokens[t].Head, n+1 {
		switch p.art.Tokens[t].Deprel {
		case secondsource.AclRelcl, secondsource.Advcl:
			return p.art.Tokens[t].Head >= 0 && inside(p.art.Tokens[t].Head)
		}
	}
	return false
}

// terms gives all that fills the slots.
func (p *proposition) terms() []int32 {
	return slices.Concat(p.agent.terms, p.theme.terms, p.with)
}
