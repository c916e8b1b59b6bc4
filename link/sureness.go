package link

import (
	"secondsource"
)

// lesserKnowledge finds who holds only for possible what a claim tells as a fact:
// he names the same place or thing and leaves it open.
func (l *linker) lesserKnowledge() []*dispute {
	var out []*dispute
	for _, a := range l.replies() {
		if a.s.reply != secondsource.IsNonConfirmation || !a.s.leavesOpen() {
			continue
		}
		var side []secondsource.Place
		for _, t := range l.stmts {
			if t.reply == "" && t.kind == secondsource.Evidence && !t.neg && !t.who.same(a.s.who) && l.story[t.art.n] == l.story[a.s.art.n] && !t.leavesOpen() && l.goesTo(t, a.s) {
				side = append(side, t.content())
			}
		}
		side = append(side, l.alsoFlat(a)...)
		if len(side) > 0 {
			out = append(out, sided("scope", "certainty", "one tells it as a fact, the other as one possibility", false, side, []secondsource.Place{a.s.content()}))
		}
	}
	return out
}

// alsoFlat are the other statements of the claims that an answer leaves open.
func (l *linker) alsoFlat(a *answer) []secondsource.Place {
	var ss []*stmt
	for _, c := range a.claims {
		for _, t := range c.stmts {
			if t.art == a.s.art && t.reply == "" && !t.neg && !t.leavesOpen() && !t.who.same(a.s.who) && !l.goesTo(t, a.s) {
				ss = append(ss, t)
			}
		}
	}
	return contents(ss)
}

// openWords say that something is only possible.
var openWords = wordSet(`possibility possibilities possible theory theories hypothesis hypotheses option options scenario scenarios whether unclear`)

// leavesOpen reports a statement that leaves something open.
func (s *stmt) leavesOpen() bool {
	for _, i := range s.at {
		if openWords[s.art.words[i].low] {
			return true
		}
	}
	return false
}

// goesTo: a clause of t puts what happens in a place, or takes it to one, that s names.
func (l *linker) goesTo(t, s *stmt) bool {
	for _, p := range t.props {
		for _, x := range p.with {
			if l.v.isName[x] && !l.isState(x) && has(s.terms, x) && (p.places[x] || has(p.to.terms, x)) {
				return true
			}
		}
	}
	return false
}

// flatly: without any hedge.
const flatly = 2

// sureness is how certain a statement makes what it says: 2 flatly, 1 likely, 0
// only possible.
func (s *stmt) sureness() int {
	out := flatly
	for _, i := range s.at {
		if s.art.words[i].dated { // in May
			continue
		}
		switch w := s.art.words[i].low; {
		case possibly[w]:
			return 0
		case probably[w]:
			out = 1
		}
	}
	return out
}

var (
	possibly = wordSet(`may might could perhaps possibly possible possibility`)
	probably = wordSet(`assessed likely probably expected reportedly allegedly apparently believed`)
)

// sameDone: a verb of each tells the same, however sure they are of it.
func (l *linker) sameDone(s, t *stmt) bool {
	for _, p := range s.props {
		for _, q := range t.props {
			if p.event == q.event && p.neg == q.neg && !p.noun && !q.noun {
				return true
			}
		}
	}
	return false
}

// sameMatter: two retellings of one act have two names, or a name and what
// happens, in common.
func (l *linker) sameMatter(s, t *stmt) bool {
	n := 0
	for _, x := range s.terms {
		if has(t.terms, x) && (l.v.isName[x] && !l.isState(x) || l.v.event[x]) {
			n++
		}
	}
	return n >= 2 && l.scale.closeness(s, t) > 0.25 && l.sameDone(s, t)
}
