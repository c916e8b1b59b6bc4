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
	places map[int32]bool // of them, those that are places, with their states
}

// filler is what stands in a slot. It has no terms where the text leaves the slot
// open, or fills it with a pronoun.
type filler struct {
	head  int     // token, -1 for none
	terms []int32 // of the head, then of what describes it
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
			p.main = has(s.events, p.event) && !p.beside(s.covers)
			out = append(out, p)
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

// carries reports a verb that only carries the event of a word beside it: to put
// the crates ashore.
func (l *linker) carries(p *proposition, at []int) bool {
	a := p.art
	t := a.token[p.pred]
	if !light[a.Tokens[t].Lemma] {
		return false
	}
	for _, i := range at {
		if i > p.pred && a.token[i] >= 0 && a.words[i].term >= 0 && a.words[i].term != p.event && l.v.event[a.words[i].term] && a.verbOf(a.token[i]) == t {
			return true
		}
	}
	return false
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
	event := l.v.event[w.term]
	noun := tok.UPOS == secondsource.NOUN && !a.copular(t)
	if tok.UPOS == secondsource.ADJ && !a.copular(t) || noun && !event || !noun && !event && !a.predicate(i) || tok.UPOS != secondsource.VERB && tok.UPOS != secondsource.NOUN && !event && !a.copular(t) {
		return nil
	}
	p := &proposition{art: a, pred: i, event: w.term, noun: noun, agent: filler{head: -1}, theme: filler{head: -1}, to: filler{head: -1}}
	l.slots(p, t, inside)
	p.neg = a.deniedAt(p.anchor(), inside)
	p.unreal = a.unrealAt(t, inside)
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
	for c := max(0, t-treeWindow); c < len(a.Tokens) && c < t+treeWindow; c++ {
		if a.Tokens[c].Head == t {
			f(c, a.Tokens[c])
		}
	}
}

// slots fills the slots of a proposition from the tree.
func (l *linker) slots(p *proposition, t int, inside func(int) bool) {
	a := p.art
	v := a.verbOf(t)
	passive := a.passive(v)
	by, subject, given := filler{head: -1}, filler{head: -1}, filler{head: -1}
	read := func(node int) {
		a.children(node, func(c int, tok secondsource.Token) {
			if c == t || !inside(c) {
				return
			}
			switch tok.Deprel {
			case secondsource.Nsubj:
				subject = l.fill(p, c)
			case secondsource.NsubjPass:
				subject, passive = l.fill(p, c), true
			case secondsource.Obj:
				if p.theme.head < 0 {
					p.theme = l.fill(p, c)
				}
			case secondsource.Obl, secondsource.OblAgent, secondsource.Nmod, secondsource.NmodPoss, secondsource.Iobj:
				f := l.fill(p, c)
				switch prep := a.caseOf(c); {
				case prep == "with" && giving[a.Tokens[v].Lemma]:
					given = f
				case tok.Deprel == secondsource.OblAgent || prep == "by" && (p.noun || passive || tok.Deprel != secondsource.Nmod):
					by = f
				case (prep == "of" || prep == "on") && p.theme.head < 0 && p.noun:
					p.theme = f
				case tok.Deprel == secondsource.NmodPoss && p.noun:
					subject = f
				default:
					if prep == "to" || prep == "for" || tok.Deprel == secondsource.Iobj {
						p.to = f
					}
					p.with, p.its = append(p.with, f.terms...), p.its || f.own
					if locative[prep] {
						p.setPlaces(l, f.terms)
					}
				}
			case secondsource.Compound, secondsource.Amod, secondsource.Conj:
				if f := l.fill(p, c); p.noun && tok.Deprel == secondsource.Compound && v != t && p.theme.head < 0 && len(f.terms) > 0 && !l.v.isName[f.terms[0]] {
					p.theme = f // put the crates ashore, taken for one noun
				} else if p.noun && tok.Deprel != secondsource.Conj {
					p.with = append(p.with, f.terms...)
				}
			}
		})
	}
	read(t)
	if v != t {
		read(v)
	}
	if subject.head < 0 && by.head < 0 && !p.noun {
		subject, passive = l.inherited(p, v, passive, inside)
	}
	if given.head >= 0 && p.theme.head >= 0 { // supplied X with Y
		p.with = append(p.with, p.theme.terms...)
		p.theme = given
	}
	if subject.head < 0 && by.head < 0 && p.theme.head < 0 && len(p.with) == 0 && a.Tokens[t].UPOS == secondsource.VERB {
		subject, p.theme, passive = l.around(p, t, inside)
	}
	p.place(subject, by, passive, a.Tokens[v].Lemma)
}

// passive reports a verb in the passive.
func (a *article) passive(v int) bool {
	out := false
	a.children(v, func(_ int, tok secondsource.Token) {
		out = out || tok.Deprel == secondsource.NsubjPass || tok.Deprel == secondsource.AuxPass
	})
	return out
}

// around reads the slots of a verb whose tree gives none from the order of words:
// the noun before it and the noun behind it.
func (l *linker) around(p *proposition, t int, inside func(int) bool) (before, after filler, passive bool) {
	a := p.art
	before, after = filler{head: -1}, filler{head: -1}
	for c := t - 1; c > t-6 && c >= 0 && inside(c) && before.head < 0; c-- {
		switch tok := a.Tokens[c]; tok.UPOS {
		case secondsource.NOUN, secondsource.PROPN:
			before = l.fill(p, c)
		case secondsource.AUX:
			passive = passive || tok.Lemma == "be"
		case secondsource.VERB, secondsource.PUNCT:
			return before, after, passive
		}
	}
	for c := t + 1; c < t+6 && c < len(a.Tokens) && inside(c) && after.head < 0 && !passive; c++ {
		switch a.Tokens[c].UPOS {
		case secondsource.NOUN, secondsource.PROPN:
			if !(c+1 < len(a.Tokens) && a.Tokens[c+1].UPOS == secondsource.NOUN) { // the last noun of a compound
				after = l.fill(p, c)
			}
		case secondsource.VERB, secondsource.PUNCT, secondsource.ADP:
			return before, after, passive
		}
	}
	return before, after, passive
}

// place puts subject and agent of a verb into their slots.
func (p *proposition) place(subject, by filler, passive bool, lemma string) {
	a := p.art
	switch {
	case passive || a.copular(p.anchor()) || p.theme.head < 0 && subject.head < 0:
		if p.theme.head >= 0 && subject.head >= 0 {
			p.with = append(p.with, p.theme.terms...)
		}
		if subject.head >= 0 {
			p.theme = subject
		}
		p.agent = by
	case lemma == "belong" || lemma == "belongs":
		p.theme, p.agent = subject, p.to
	case receiving[lemma] || lemma == "take": // took delivery
		p.to, p.with = subject, append(p.with, subject.terms...)
	case p.theme.head < 0 && !p.noun: // it sank: done by nobody, or to nobody
		p.theme = subject
	default:
		p.agent = subject
		if by.head >= 0 && subject.head < 0 {
			p.agent = by
		} else {
			p.with = append(p.with, by.terms...)
		}
	}
}

// inherited is the subject that a clause without one takes from where it hangs:
// the noun it describes, or the verb it is joined to.
func (l *linker) inherited(p *proposition, v int, passive bool, inside func(int) bool) (filler, bool) {
	a := p.art
	tok := a.Tokens[v]
	none := filler{head: -1}
	if tok.Head < 0 || !inside(tok.Head) {
		return none, passive
	}
	switch tok.Deprel {
	case secondsource.Acl:
		return l.fill(p, tok.Head), !strings.HasSuffix(strings.ToLower(tok.Span.Of(a.Text)), "ing")
	case secondsource.AclRelcl:
		return l.fill(p, tok.Head), passive
	case secondsource.Conj, secondsource.Xcomp, secondsource.Advcl:
		found, pass := none, passive
		a.children(tok.Head, func(c int, x secondsource.Token) {
			if x.Deprel == secondsource.Nsubj || x.Deprel == secondsource.NsubjPass {
				found, pass = l.fill(p, c), passive || x.Deprel == secondsource.NsubjPass && tok.Deprel == secondsource.Conj
			}
		})
		return found, pass
	}
	return none, passive
}

// caseOf is the preposition of a noun.
func (a *article) caseOf(t int) string {
	prep := ""
	a.children(t, func(c int, tok secondsource.Token) {
		if tok.Deprel == secondsource.Case && c < t && prep == "" {
			prep = strings.ToLower(tok.Span.Of(a.Text))
		}
	})
	for c := t - 1; prep == "" && c >= 0 && c > t-5; c-- { // of a name in several words, it may hang on the first
		switch a.Tokens[c].UPOS {
		case secondsource.PROPN, secondsource.DET:
			continue
		case secondsource.ADP:
			return strings.ToLower(a.Tokens[c].Span.Of(a.Text))
		}
		return prep
	}
	return prep
}

// fill reads a slot: the terms of a noun and of what describes it.
func (l *linker) fill(p *proposition, t int) filler {
	a := p.art
	f := filler{head: t}
	word := func(c int) int32 {
		i := a.at(a.Tokens[c].Span.Start)
		switch {
		case i >= len(a.words) || a.token[i] != c || vague[a.words[i].low]:
			return -1
		case a.words[i].term < 0 && a.Tokens[c].UPOS == secondsource.NOUN && !a.words[i].dated && !a.words[i].used:
			return l.v.id(stem(a.words[i].low), 0.1) // too common to compare by, but it fills the slot
		case a.words[i].term < 0 || l.v.isNum[a.words[i].term]:
			return -1
		}
		if a.words[i].term == p.event && t != c { // a verb taken for what describes its object
			return -1
		}
		return a.words[i].term
	}
	add := func(c int) {
		low := strings.ToLower(a.Tokens[c].Span.Of(a.Text))
		f.own = f.own || firstPerson[low] || owners[low]
		if x := word(c); x >= 0 && !has(f.terms, x) {
			f.terms = append(f.terms, x)
		}
	}
	add(t)
	f.n, f.bound = a.countOf(t)
	var below func(n, depth int)
	below = func(n, depth int) {
		a.children(n, func(c int, tok secondsource.Token) {
			switch tok.Deprel {
			case secondsource.Compound, secondsource.Amod, secondsource.Flat, secondsource.NmodPoss, secondsource.Nmod, secondsource.Appos:
				if tok.Deprel == secondsource.Nmod && locative[a.caseOf(c)] && word(c) >= 0 && l.v.isName[word(c)] { // where, not what
					p.with = append(p.with, word(c))
					p.setPlaces(l, []int32{word(c)})
					return
				}
				if tok.Deprel == secondsource.Nmod && depth == 0 && p.to.head < 0 && a.caseOf(c) == "to" { // sold the farm to the state
					p.to = l.fill(p, c)
					p.with = append(p.with, p.to.terms...)
					return
				}
				add(c)
				if depth < 2 {
					below(c, depth+1)
				}
			case secondsource.Conj:
				if depth > 0 {
					add(c)
				}
			}
		})
	}
	below(t, 0)
	return f
}

// countOf is the number that stands with a noun, or is one: exact, or only a bound.
func (a *article) countOf(t int) (n, bound float64) {
	read := func(c int) {
		i := a.at(a.Tokens[c].Span.Start)
		if n > 0 || bound > 0 || i >= len(a.words) || a.words[i].dated || a.token[i] != c {
			return
		}
		for i > 0 && a.words[i].isNum && a.words[i-1].isNum && !a.words[i-1].dated { // 3 million
			i--
		}
		x, _ := a.numberAt(i)
		if i > 0 && looseWords[a.words[i-1].low] {
			bound = x
		} else {
			n = x
		}
	}
	read(t)
	a.children(t, func(c int, tok secondsource.Token) {
		if tok.Deprel == secondsource.Nummod || c == t-1 && tok.UPOS == secondsource.NUM {
			read(c)
		}
	})
	return n, bound
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

// unrealAt reports whether something above the predicate, or an auxiliary of it,
// says that it is no fact: wanted, planned, talked about, possible, to come.
func (a *article) unrealAt(t int, inside func(int) bool) bool {
	out := false
	for up, n := t, 0; up >= 0 && n < 8 && inside(up); up, n = a.Tokens[up].Head, n+1 {
		if n > 0 && unrealCues[a.Tokens[up].Lemma] {
			return true
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
