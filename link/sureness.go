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
		if len(side) > 0 {
			out = append(out, sided("scope", "certainty", "one tells it as a fact, the other as one possibility", false, side, []secondsource.Place{a.s.content()}))
		}
	}
	return out
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

// sureness is how certain a statement makes what it says: 2 flatly, 1 likely, 0
// only possible.
func (s *stmt) sureness() int {
	out := 2
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
	probably = wordSet(`likely probably expected reportedly allegedly apparently believed`)
)

// drifts finds what one report told in two retellings with other certainty: a
// hedge weakened is a matter of scope, a hedge lost a distortion.
func (l *linker) drifts() []*dispute {
	var out []*dispute
	for _, u := range l.utts {
		if u.into != nil {
			continue
		}
		var low, high *stmt
		for _, s := range u.stmts {
			for _, t := range u.stmts {
				if s.art == t.art || s.copyOf != nil || t.copyOf != nil || s.reply != "" || t.reply != "" || s.sureness() >= t.sureness() || low != nil || !l.sameMatter(s, t) {
					continue
				}
				low, high = s, t
			}
		}
		if low == nil {
			continue
		}
		kind, why := "scope", "one act of speech is told with other certainty"
		if high.sureness() == 2 {
			kind, why = "distortion", "a hedge of the same act of speech is lost"
		}
		out = append(out, sided(kind, "certainty", why, false, []secondsource.Place{low.content()}, []secondsource.Place{high.content()}))
	}
	return out
}

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
