package link

import (
	"slices"

	"secondsource"
)

// laterRungs finds a transfer of which one government first tells that it is talked
// about, and later that it was done: both right at their date. One difference is shown
// for a government and a kind of thing.
func (l *linker) laterRungs(group []int) []*dispute {
	type key struct {
		state string
		thing int32
	}
	talked, done := map[string][]*stmt{}, map[key][]*stmt{}
	var order []key
	for _, n := range group {
		for _, s := range l.arts[n].stmts {
			rung := rungs[s.stage]
			if rung != 1 && rung != 3 || s.reply != "" || s.neg || s.kind != secondsource.Evidence || s.who.state == "" || s.Mode == secondsource.Headline || s.copyOf != nil {
				continue
			}
			if rung == 1 {
				talked[s.who.state] = append(talked[s.who.state], s)
				continue
			}
			for _, x := range l.traded(s) {
				k := key{s.who.state, x}
				if done[k] == nil {
					order = append(order, k)
				}
				done[k] = append(done[k], s)
			}
		}
	}
	var out []*dispute
	told := map[*stmt]bool{}
	for _, k := range order {
		if len(talked[k.state])+len(done[k]) > crowd {
			continue
		}
		var first, then []*stmt
		for _, s := range talked[k.state] {
			for _, t := range done[k] {
				if has(s.terms, k.thing) && saidLater(t, s) && l.oneRoute(s, t) && !told[s] && !told[t] {
					if !slices.Contains(first, s) {
						first = append(first, s)
					}
					if !slices.Contains(then, t) {
						then = append(then, t)
					}
				}
			}
		}
		if len(first) > 0 && !slices.ContainsFunc(done[k], func(t *stmt) bool { return slices.ContainsFunc(first, func(s *stmt) bool { return saidLater(s, t) }) }) {
			for _, s := range append(first, then...) {
				told[s] = true
			}
			out = append(out, sided("time", "status", "first told as talked about, later as done", false, contents(first), contents(then)))
		}
	}
	return out
}

// traded gives the things that the main clauses of a statement tell to have moved.
func (l *linker) traded(s *stmt) []int32 {
	var out []int32
	for _, p := range s.props {
		if p.neg || p.unreal || !p.main || len(p.theme.terms) == 0 {
			continue
		}
		if x := p.theme.terms[0]; !l.v.isName[x] && !l.loose(x) && l.came(p) && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// oneRoute: two statements name the same two states or firms at least, beside the one
// whose government speaks.
func (l *linker) oneRoute(s, t *stmt) bool {
	n := 0
	for _, x := range s.terms {
		if l.v.isName[x] && has(t.terms, x) && l.side(l.v.names[x], s.who) != ours {
			n++
		}
	}
	return n >= 2
}

// laterAdmissions finds what one would not speak about, and later admitted.
func (l *linker) laterAdmissions() []*dispute {
	silent := map[string][]*stmt{}
	for _, a := range l.replies() {
		if s := a.s; (s.reply == secondsource.IsNoComment || s.reply == secondsource.IsNonConfirmation) && s.who.ringKey() != "" && a.primary == nil && !s.evasive && s.copyOf == nil {
			silent[s.who.ringKey()] = append(silent[s.who.ringKey()], s)
		}
	}
	var out []*dispute
	for _, t := range l.stmts {
		if t.reply != "" || t.who.ringKey() == "" || t.neg || t.Mode == secondsource.Headline || !l.admits(t) {
			continue
		}
		if len(silent[t.who.ringKey()]) > crowd {
			continue
		}
		var before []*stmt
		for _, s := range silent[t.who.ringKey()] {
			if l.story[s.art.n] == l.story[t.art.n] && saidLater(t, s) && (s.who.oneBody(t.who) || s.who.body == t.who.body) && (s.generic() || l.oneMatter(s, t)) {
				before = append(before, s)
			}
		}
		if len(before) > 0 {
			delete(silent, t.who.ringKey())
			out = append(out, sided("time", "status", "first it would not say, later it admitted it", false, contents(before), []secondsource.Place{t.content()}))
		}
	}
	return out
}

// closedTalks finds talks of an outlet's report that another text, which tells of that
// report, makes an agreement of.
func (l *linker) closedTalks(group []int) []*dispute {
	open, shut := map[*article][]*proposition{}, map[*article][]*proposition{}
	for _, p := range l.storyClauses(group) {
		switch {
		case p.neg || p.s != nil && (p.s.reply != "" || p.s.kind != secondsource.Evidence):
		case l.settles(p) && (!p.unreal || p.s != nil && p.done()) && !p.toDo():
			shut[p.art] = append(shut[p.art], p)
		case l.v.names[p.event] == "negotiate" && p.s != nil:
			open[p.art] = append(open[p.art], p)
		}
	}
	byOutlet := map[string][]*article{}
	for _, n := range group {
		if a := l.arts[n]; a.outlet != "" && len(open[a]) > 0 && len(shut[a]) == 0 && len(byOutlet[a.outlet]) < crowd {
			byOutlet[a.outlet] = append(byOutlet[a.outlet], a)
		}
	}
	var out []*dispute
	for _, n := range group {
		b := l.arts[n]
		if len(shut[b]) == 0 {
			continue
		}
		for _, outlet := range b.retold() {
			for _, a := range byOutlet[outlet] {
				if from, to := l.openAndShut(a, open[a], shut[b]); len(from) > 0 && !after(a, b) {
					out = append(out, sided("distortion", "status", "what the report calls talks is told as agreed", false, cites(from), cites(to)))
				}
			}
		}
	}
	return out
}

// openAndShut gives the talks of a report, and the clauses of a text that make an
// agreement of them: in the report's name, or in the text's own voice.
func (l *linker) openAndShut(a *article, open, shut []*proposition) (from, to []*proposition) {
	for _, p := range open {
		for _, q := range shut {
			if q.s != nil && !slices.Contains(q.s.who.relays, a.outlet) && !q.s.who.channel || !l.oneBargain(p, q) {
				continue
			}
			if !slices.Contains(from, p) {
				from = append(from, p)
			}
			if !slices.Contains(to, q) {
				to = append(to, q)
			}
		}
	}
	return from, to
}

// retold gives the other outlets of whose reports a text tells.
func (a *article) retold() []string {
	var out []string
	for _, s := range a.stmts {
		for _, o := range s.who.relays {
			if o != a.outlet && !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
	}
	return out
}

// settles: a clause tells that two have agreed, or that their talks are at an end.
func (l *linker) settles(p *proposition) bool {
	tok := p.art.Tokens[p.anchor()]
	if p.noun || tok.UPOS != secondsource.VERB || !tok.Feats.Has(secondsource.Past) {
		return false
	}
	if tok.Lemma == "agree" {
		return true
	}
	return concluding[tok.Lemma] && len(p.theme.terms) > 0 && (l.v.names[p.theme.terms[0]] == "negotiate" || l.isDeal(p.theme.terms[0]))
}

// concluding are verbs by which talks or deals come to their end.
var concluding = wordSet(`conclude complete finish close seal clinch sign`)

// oneBargain: the statements or sentences of two clauses name two parties in common, or
// a party and a thing.
func (l *linker) oneBargain(p, q *proposition) bool {
	names, things := 0, 0
	mine := l.sentenceTerms(p)
	for _, x := range l.sentenceTerms(q) {
		switch {
		case !has(mine, x):
		case l.v.isName[x]:
			names++
		case l.telltale(x):
			things++
		}
	}
	return names > 1 || names > 0 && things > 0
}

// sentenceTerms gives the terms of the sentence in which a clause stands.
func (l *linker) sentenceTerms(p *proposition) []int32 {
	var out []int32
	sens := p.art.sentences()
	if k := p.art.sentenceAt(p.art.words[p.pred].span.Start); k < len(sens) {
		for _, i := range p.art.wordsIn(sens[k : k+1]) {
			if t := p.art.words[i].term; t >= 0 && !has(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// widerDenials finds a denial of a contract that another text makes a denial of the deed:
// we have signed nothing with them; they denied having bought anything.
func (l *linker) widerDenials() []*dispute {
	type pair struct{ none, deed []*stmt }
	by := map[string]*pair{}
	var order []string
	for _, a := range l.replies() {
		s := a.s
		if s.reply != secondsource.IsDenial || s.who.state == "" || s.copyOf != nil || s.Mode == secondsource.Headline {
			continue
		}
		if by[s.who.state] == nil {
			by[s.who.state] = &pair{}
			order = append(order, s.who.state)
		}
		p := by[s.who.state]
		switch {
		case l.dealGoods(s) != nil || l.ofDeal(s):
			p.none = append(p.none, s)
		case slices.ContainsFunc(s.props, func(q *proposition) bool { return q.main && l.came(q) }):
			p.deed = append(p.deed, s)
		}
	}
	var out []*dispute
	for _, k := range order {
		if len(by[k].none)+len(by[k].deed) > crowd {
			continue
		}
		var none []*stmt
		for _, t := range by[k].deed {
			if t.Mode != secondsource.Indirect || len(t.quotedRuns()) > 0 {
				none = nil
				break // it did deny the deed as well
			}
			for _, s := range by[k].none {
				if _, one := s.said.Meet(t.said); one && s.art != t.art && l.story[s.art.n] == l.story[t.art.n] && !after(s.art, t.art) && !slices.Contains(none, s) {
					none = append(none, s)
				}
			}
		}
		if len(none) > 0 {
			out = append(out, sided("distortion", "status", "a denial of a contract is told as a denial of the deed", false, contents(none), contents(by[k].deed)))
		}
	}
	return out
}
