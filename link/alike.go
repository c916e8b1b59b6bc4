package link

import (
	"slices"
	"sort"

	"secondsource"
)

// blocked gives the pairs that share a term of weight.
func blocked(ss []*stmt, scale *scale) [][2]int {
	index := map[int32][]int{}
	for i, s := range ss {
		for _, t := range s.terms {
			index[t] = append(index[t], i)
		}
	}
	seen := map[[2]int]bool{}
	for t, list := range index {
		if len(list) > 60 && len(list) > min(200, len(ss)/4) || scale.weight(t) < 0.05 {
			continue
		}
		for x, i := range list {
			for _, j := range list[x+1:] {
				seen[[2]int{i, j}] = true
			}
		}
	}
	out := make([][2]int, 0, len(seen))
	for p := range seen {
		out = append(out, p)
	}
	sort.Slice(out, func(i, j int) bool { return out[i][0] < out[j][0] || out[i][0] == out[j][0] && out[i][1] < out[j][1] })
	return out
}

// index finds items by their terms.
type index map[int32][]int

// of gives the items of any of the terms, in order.
func (x index) of(terms []int32) []int {
	var out []int
	for _, t := range terms {
		out = append(out, x[t]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// comparable: evidence, opinion and urging never meet, nor a proposition and
// its negation, nor what is and what is only to come, nor what is said and what is
// said not to be known, nor somebody's denial and another's claim.
func comparable(s, t *stmt) bool {
	return s.kind == t.kind && s.neg == t.neg && s.ahead() == t.ahead() && s.open == t.open && oneFront(s, t)
}

// oneFront: both are denials or neither is; or one body says no twice, once before
// anybody called for it.
func oneFront(s, t *stmt) bool {
	return (s.reply == "") == (t.reply == "") || s.neg && t.neg && (s.who.same(t.who) || s.who.oneBody(t.who))
}

// toldAgain: two documents tell of one act of speech.
func toldAgain(s, t *stmt) bool {
	return oneAct(s, t) && s.art != t.art
}

// oneAct: two statements are of one act of speech.
func oneAct(s, t *stmt) bool {
	return s != nil && t != nil && s.utt != nil && t.utt != nil && s.utt.root() == t.utt.root()
}

// accuses: s accuses the government that says t, and t is not of its own acts.
func (l *linker) accuses(s, t *stmt) bool {
	return s.Act == secondsource.Accuse && t.Act != secondsource.Accuse && t.who.state != "" && t.who.state != s.who.state && !l.ownSubject(t) &&
		slices.ContainsFunc(s.terms, func(x int32) bool { return l.v.isName[x] && l.side(l.v.names[x], t.who) == ours })
}

// unsettled: it says of something that it is not known.
func (s *stmt) unsettled() bool {
	for k, i := range s.at {
		w := s.art.words[i].low
		if notKnown[w] || w == "open" && k+1 < len(s.at) && s.art.words[s.at[k+1]].low == "question" {
			return true
		}
	}
	return false
}

var notKnown = wordSet(`unclear unknown undecided uncertain`)

// alike is how much two statements say the same, 0 to 1.
func (l *linker) alike(scale *scale, s, t *stmt) float64 {
	if !comparable(s, t) || !l.bond(scale, s, t) {
		return 0
	}
	sim := scale.closeness(s, t)
	if s.stage != "" && t.stage != "" && s.stage != t.stage {
		sim *= stagePenalty
	}
	again := toldAgain(s, t)
	other := otherEvent(s, t) && !(again && s.stage == t.stage && l.touches(s, t))
	if other {
		sim *= eventPenalty
	}
	if s.utt == nil || t.utt == nil || s.utt.root() != t.utt.root() {
		if elsewhere(s.spots, t.spots) {
			sim *= placePenalty
		}
	} else if again && !other && sim > 0.2 {
		sim = max(sim, retoldNear)
	}
	return sim
}

// farApart: two acts of speech that put what happens in different places are
// never one claim, whatever lies between them.
func farApart(s, t *stmt) bool {
	if s.utt != nil && t.utt != nil && s.utt.root() == t.utt.root() {
		return false
	}
	for event, places := range s.where {
		if elsewhere(places, t.where[event]) {
			return true
		}
	}
	return false
}

// otherThing: the same is done in both, to things that are not the same (to unload
// cement is not to unload fuzes). What only says goods or crates may be anything.
func (l *linker) otherThing(s, t *stmt) bool {
	for _, e := range s.events {
		if !l.v.event[e] || !has(t.events, e) {
			continue
		}
		a, b := l.objects(s, e), l.objects(t, e)
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		same := false
		for _, x := range a {
			same = same || l.v.names[x] == "cargo" || has(b, x)
			for _, y := range b {
				same = same || l.v.names[y] == "cargo" || l.v.parent[x] == y || l.v.parent[y] == x
			}
		}
		if !same {
			return true
		}
	}
	return false
}

// objects gives what is done to in an event of a content: the terms of its verb's
// object, or of its subject in the passive.
func (l *linker) objects(s *stmt, event int32) []int32 {
	var verbs []int
	for _, i := range s.at {
		if w := s.art.words[i]; w.term == event && s.art.token[i] >= 0 {
			k := s.art.token[i]
			verbs = append(verbs, k)
			if tok := s.art.Tokens[k]; tok.UPOS != secondsource.VERB && tok.Head >= 0 { // put ashore
				verbs = append(verbs, tok.Head)
			}
		}
	}
	var out []int32
	for _, i := range s.at {
		k := s.art.token[i]
		if k < 0 || s.art.words[i].term < 0 || s.art.words[i].term == event || l.v.isNum[s.art.words[i].term] {
			continue
		}
		tok := s.art.Tokens[k]
		if tok.Deprel == secondsource.Conj && tok.Head >= 0 { // sand and gravel
			tok = s.art.Tokens[tok.Head]
		}
		if (tok.Deprel == secondsource.Obj || tok.Deprel == secondsource.NsubjPass) && slices.Contains(verbs, tok.Head) {
			out = append(out, s.art.words[i].term)
		}
	}
	return out
}

// touches reports whether what happens in one statement is at least spoken of
// in the other.
func (l *linker) touches(s, t *stmt) bool {
	for _, x := range s.events {
		if l.v.event[x] && has(t.terms, x) {
			return true
		}
	}
	for _, x := range t.events {
		if l.v.event[x] && has(s.terms, x) {
			return true
		}
	}
	return false
}

// otherEvent reports whether both say what happens, and not the same.
func otherEvent(s, t *stmt) bool {
	if a, b := s.mainEvents(), t.mainEvents(); len(a) > 0 && len(b) > 0 {
		return !slices.ContainsFunc(a, t.tellsOf) && !slices.ContainsFunc(b, s.tellsOf)
	}
	if len(s.events) == 0 || len(t.events) == 0 {
		return false
	}
	for _, x := range s.events {
		if has(t.events, x) {
			return false
		}
	}
	return true
}

// tellsOf reports whether an event stands in a statement, and not only to tell
// which thing is meant.
func (s *stmt) tellsOf(event int32) bool {
	if !has(s.terms, event) {
		return false
	}
	aside := false
	for _, p := range s.props {
		if p.event == event {
			if !p.aside() {
				return true
			}
			aside = true
		}
	}
	return !aside
}

// mainEvents is what happens in the main clauses of a statement.
func (s *stmt) mainEvents() []int32 {
	var out []int32
	for _, p := range s.props {
		if p.main && !has(out, p.event) && !s.onlyFills(p) {
			out = append(out, p.event)
		}
	}
	return out
}

// onlyFills: a noun that stands for an event is what another clause does something
// to: who threatens sanctions has imposed none.
func (s *stmt) onlyFills(p *proposition) bool {
	return p.noun && !p.carried() && slices.ContainsFunc(s.props, func(q *proposition) bool {
		return q.main && !q.noun && (q.theme.head == p.art.token[p.pred] || q.agent.head == p.art.token[p.pred])
	})
}
