package link

import (
	"strings"

	"secondsource"
)

// partners are the names that follow "between" or "with" after a noun, wherever the
// tree hangs them: talks between the one and the other.
func (l *linker) partners(p *proposition, t int, inside func(int) bool) []int32 {
	a := p.art
	var out []int32
	for c := t + 1; c < len(a.Tokens) && c < t+14 && inside(c); c++ {
		switch tok := a.Tokens[c]; {
		case c == t+1 && (tok.Lemma == "between" || tok.Lemma == "with"):
		case c == t+1, tok.UPOS == secondsource.VERB, tok.UPOS == secondsource.ADP && tok.Lemma != "of", tok.UPOS == secondsource.PUNCT && tok.Lemma != ",":
			return out
		default:
			if i := a.at(tok.Span.Start); i < len(a.words) && a.token[i] == c && a.words[i].term >= 0 && l.v.isName[a.words[i].term] && !has(p.with, a.words[i].term) && !has(out, a.words[i].term) {
				out = append(out, a.words[i].term)
			}
		}
	}
	return out
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
			case secondsource.Obj: // of two, "that" is none
				if f := l.fill(p, c); p.theme.head < 0 || len(p.theme.terms) == 0 && len(f.terms) > 0 && c > p.theme.head {
					p.theme = f
				}
			case secondsource.Obl, secondsource.OblAgent, secondsource.Nmod, secondsource.NmodPoss, secondsource.Iobj:
				f := l.fill(p, c)
				switch prep := a.caseOf(c); {
				case prep == "with" && giving[a.Tokens[v].Lemma]:
					given = f
				case tok.Deprel == secondsource.OblAgent || prep == "by" && (p.noun || passive):
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
			case secondsource.Xcomp: // called off the tender
				if phrasal := p.pred+1 < len(a.words) && a.words[p.pred+1].used; phrasal && tok.UPOS == secondsource.NOUN && p.theme.head < 0 && !p.noun {
					p.theme = l.fill(p, c)
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
	if p.theme.head >= 0 && len(p.theme.terms) == 0 && a.Tokens[v].Deprel == secondsource.Conj && things[strings.ToLower(a.Tokens[p.theme.head].Span.Of(a.Text))] {
		a.children(a.Tokens[v].Head, func(c int, tok secondsource.Token) { // reviewed the licence and suspended it
			if tok.Deprel == secondsource.Obj && c < v {
				p.theme = l.fill(p, c)
			}
		})
	}
	if given.head >= 0 && p.theme.head >= 0 { // supplied X with Y
		p.with = append(p.with, p.theme.terms...)
		p.theme = given
	}
	if subject.head < 0 && by.head < 0 && p.theme.head < 0 && len(p.with) == 0 && a.Tokens[t].UPOS == secondsource.VERB {
		subject, p.theme, passive = l.around(p, t, inside)
	}
	p.place(subject, by, passive, a.Tokens[v].Lemma)
	if hauling[a.Tokens[v].Lemma] && p.to.head >= 0 && len(p.theme.terms) > 0 && !l.v.isName[p.theme.terms[0]] {
		p.event = l.v.id("ship", l.v.lex.conceptWeight("ship")) // flew the pumps to the island
		p.came = true
	}
	p.holds = l.v.names[p.event] == "contain" && len(p.agent.terms) > 0 && l.v.names[p.agent.terms[0]] == "cargo" && len(p.theme.terms) > 0
}

// hauling are verbs that ship what they take somewhere.
var hauling = wordSet(`fly bring haul truck airlift move drive rush`)

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
	none := filler{head: -1}
	for n := 0; n < 3 && a.subjectless(v) && a.Tokens[v].Head >= 0 && inside(a.Tokens[v].Head); n++ {
		if d := a.Tokens[v].Deprel; d != secondsource.Xcomp && d != secondsource.Advcl {
			break
		}
		if !a.subjectless(a.Tokens[v].Head) {
			break
		}
		v = a.Tokens[v].Head // likely to head there to meet him
	}
	tok := a.Tokens[v]
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

// subjectless reports a verb without a subject of its own.
func (a *article) subjectless(v int) bool {
	none := true
	a.children(v, func(_ int, tok secondsource.Token) {
		none = none && tok.Deprel != secondsource.Nsubj && tok.Deprel != secondsource.NsubjPass
	})
	return none
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
				if depth == 0 && tok.Deprel == secondsource.Compound && word(c) >= 0 && !l.v.isName[word(c)] {
					f.made = true
				}
				if depth < 2 {
					below(c, depth+1)
				}
			case secondsource.Conj:
				if depth > 0 || a.caseOf(t) == "between" { // between the one and the other
					add(c)
				}
			}
		})
	}
	below(t, 0)
	return f
}

// counts reports a word that is a number, whatever the tagger takes it for.
func (a *article) counts(c int) bool {
	i := a.at(a.Tokens[c].Span.Start)
	if i >= len(a.words) || a.token[i] != c || a.words[i].dated {
		return false
	}
	_, k := a.numberAt(i)
	return k > 0
}

// measures are units by which a thing is told from others, and not counted.
var measures = wordSet(`mm cm m km inch foot ft yard kg gram pound ton tonne litre liter gallon volt kv watt kw mw megawatt caliber calibre hectare acre barrel day week month year hour minute`)

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
		x, k := a.numberAt(i)
		if i+k < len(a.words) && a.token[i+k] >= 0 && a.token[i+k] < t && measures[a.words[i+k].low] {
			return // 20 mm shells are not 20 shells
		}
		if i > 0 && looseWords[a.words[i-1].low] {
			bound = x
		} else {
			n = x
		}
	}
	read(t)
	a.children(t, func(c int, tok secondsource.Token) {
		if tok.Deprel == secondsource.Nummod || c == t-1 && (tok.UPOS == secondsource.NUM || a.counts(c)) {
			read(c)
		}
	})
	return n, bound
}
