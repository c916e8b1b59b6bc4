package link

import (
	"sort"
	"strings"

	"secondsource"
)

// clauses gives every proposition of the articles of a story: those of its
// statements, and those of the outlets' own voice.
func (l *linker) clauses(group []int) []*proposition {
	var out []*proposition
	for _, n := range group {
		a := l.arts[n]
		owner := a.owners()
		read := map[*stmt]bool{}
		for _, sen := range a.sentences() {
			inside := func(t int) bool { return sen.Contains(a.Tokens[t].Span) }
			for _, i := range a.wordsIn([]secondsource.Span{sen}) {
				if s := owner[i]; s != nil {
					if !read[s] {
						out = append(out, s.props...)
					}
					read[s] = true
				} else if p := l.propositionAt(a, i, inside); p != nil {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// storyClauses gives the clauses of a whole story, read once.
func (l *linker) storyClauses(group []int) []*proposition {
	if ps, ok := l.clausesIn[group[0]]; ok {
		return ps
	}
	if l.clausesIn == nil {
		l.clausesIn = map[int][]*proposition{}
	}
	l.clausesIn[group[0]] = l.clauses(group)
	return l.clausesIn[group[0]]
}

// belonging are relations of which a thing has one party at a time.
var belonging = wordSet(`own charter build`)

// clauseDisputes finds the clauses of a story that cannot both hold: one says that
// something was done which another says was not, or both name its one owner.
func (l *linker) clauseDisputes(group []int) []*dispute {
	byEvent := map[int32][]*proposition{}
	var order []int32
	for _, p := range l.storyClauses(group) {
		if p.unreal || p.noun || p.asked() {
			continue
		}
		if byEvent[p.event] == nil {
			order = append(order, p.event)
		}
		byEvent[p.event] = append(byEvent[p.event], p)
	}
	sort.Slice(order, func(i, j int) bool { return order[i] < order[j] })
	var out []*dispute
	for _, e := range order {
		if ps := byEvent[e]; len(ps) > 1 && len(ps) <= 200 {
			out = append(out, l.polarDisputes(ps)...)
			if belonging[l.v.names[e]] {
				out = append(out, l.partyDisputes(ps)...)
			}
		}
	}
	return out
}

// asked: the clause belongs to an opinion, a wish or an answer that answers nothing.
func (p *proposition) asked() bool {
	return p.s != nil && (p.s.kind != secondsource.Evidence || p.s.reply != "" && p.s.reply != secondsource.IsDenial)
}

// polarDisputes finds what was done by one account and not by another: the same
// thing, told flatly by another source, on days that can be one. What somebody is
// said to deny is an answer and stands with the answers.
func (l *linker) polarDisputes(ps []*proposition) []*dispute {
	yes, no := map[*proposition]bool{}, map[*proposition]bool{}
	for _, p := range ps {
		for _, q := range ps {
			if p.neg || !q.neg || !p.finite() || !q.finite() || p.s != nil && p.s.reply != "" || !l.rivals(p, q) || !l.sameDoing(p, q) {
				continue
			}
			yes[p], no[q] = true, true
		}
	}
	return l.clauseSides(ps, yes, no, "status", "one says that it was done, the other that it was not")
}

// finite: a verb of its own that tells what was done, no infinitive (promised not
// to sell), no ability (cannot win) and no property.
func (p *proposition) finite() bool {
	a, t := p.art, p.anchor()
	if a.Tokens[t].UPOS != secondsource.VERB || a.copular(p.art.token[p.pred]) {
		return false
	}
	out := true
	a.children(t, func(c int, tok secondsource.Token) {
		low := strings.ToLower(tok.Span.Of(a.Text))
		if c < t && (low == "to" || low == "can" || low == "cannot" || low == "ca") || partly[low] {
			out = false
		}
	})
	return out
}

// partly are words that a negation denies instead of the deed: not always, not only.
var partly = wordSet(`only just always necessarily entirely fully quite wholly yet exactly really`)

// partyDisputes finds a thing that two accounts give to two parties.
func (l *linker) partyDisputes(ps []*proposition) []*dispute {
	var out []*dispute
	done := map[int32]bool{}
	for _, p := range ps {
		l.completeParty(p)
	}
	for _, p := range ps {
		x := l.nameIn(p.agent)
		if p.neg || x < 0 || done[x] || !l.fullName(x) {
			continue
		}
		yes, no := map[*proposition]bool{}, map[*proposition]bool{}
		for _, q := range ps {
			y := l.nameIn(q.agent)
			switch {
			case q.neg || y < 0 || !l.fullName(y):
			case x == y:
				yes[q] = true
			case l.rivals(p, q) && l.sameThingDone(p, q):
				no[q] = true
				done[y] = true
			}
		}
		done[x] = true
		out = append(out, l.clauseSides(ps, yes, no, "party", "one thing is given to two parties")...)
	}
	return out
}

// completeParty reads what the tree leaves open of a relation: who stands behind
// "by" after words put in between (was chartered, the page notes, by X), and the
// named thing that a pronoun before it means.
func (l *linker) completeParty(p *proposition) {
	a, v := p.art, p.anchor()
	if len(p.agent.terms) == 0 && a.passive(v) {
		for t := v + 1; t < len(a.Tokens) && t < v+12 && a.Tokens[t].Span.Of(a.Text) != "."; t++ {
			if strings.EqualFold(a.Tokens[t].Span.Of(a.Text), "by") && t+1 < len(a.Tokens) && a.Tokens[t+1].UPOS == secondsource.PROPN {
				p.agent = l.fill(p, t+1)
				break
			}
		}
	}
	if p.theme.head < 0 && a.passive(v) { // the tree has lost its subject
		if x := l.thingBefore(a, p.pred, 5); x >= 0 {
			p.theme.terms = []int32{x}
		}
		return
	}
	if f := l.themeOf(p); len(f.terms) > 0 || f.head < 0 || !things[strings.ToLower(a.Tokens[f.head].Span.Of(a.Text))] && !strings.EqualFold(a.Tokens[f.head].Span.Of(a.Text), "she") {
		return
	}
	if x := l.thingBefore(a, a.at(a.Tokens[p.theme.head].Span.Start), 60); x >= 0 {
		p.theme.terms = []int32{x}
	}
}

// thingBefore is the thing with a name of its own (the barge Osprey, or the barge
// where the story names but one) that stands nearest before a word, at most
// far words away; -1 for none.
func (l *linker) thingBefore(a *article, i, far int) int32 {
	nouns := l.namedThings(l.story[a.n])
	named := map[int32]bool{}
	for _, names := range nouns {
		for x := range names {
			named[x] = true
		}
	}
	for k := min(i, len(a.words)) - 1; k >= 0 && k > i-far; k-- {
		switch t := a.words[k].term; {
		case t < 0:
		case named[t]:
			return t
		case len(nouns[t]) == 1:
			for x := range nouns[t] {
				return x
			}
		}
	}
	return -1
}

// fullName: a name of two words or more. One word may be another name of the same
// party.
func (l *linker) fullName(x int32) bool { return strings.Contains(l.v.names[x], " ") }

// nameIn is the name in a slot, -1 for none.
func (l *linker) nameIn(f filler) int32 {
	for _, x := range f.terms {
		if l.v.isName[x] && l.in[x] == 0 && !l.isState(x) {
			return x
		}
	}
	return -1
}

// rivals: two accounts by different sources, neither told in the other's words.
func (l *linker) rivals(p, q *proposition) bool {
	switch {
	case p.s == nil && q.s == nil:
		return p.art != q.art
	case p.s == nil || q.s == nil:
		return true
	}
	return p.s != q.s && !p.s.who.same(q.s.who) && !p.s.who.oneBody(q.s.who) && (p.s.utt == nil || q.s.utt == nil || p.s.utt.root() != q.s.utt.root())
}

// sameDoing: the same is done to the same telling thing, on days that can be one.
func (l *linker) sameDoing(p, q *proposition) bool {
	return l.matches(p.agent, q.agent) != slotClash && l.matches(l.themeOf(p), l.themeOf(q)) == slotMatch && l.sameThingDone(p, q) && !elsewhere(p.places, q.places) &&
		!p.habitual() && (len(q.to.terms) == 0 || l.matches(p.to, q.to) == slotMatch) // sold none to Chile: to others it may have
}

// habitual: a clause in the simple present, outside of a headline, tells what
// somebody does for a living and not what was done (we sell engines).
func (p *proposition) habitual() bool {
	t := p.anchor()
	if tok := p.art.Tokens[t]; tok.UPOS != secondsource.VERB || !tok.Feats.Has(secondsource.Present|secondsource.Finite) || p.s == nil || p.s.Mode == secondsource.Headline {
		return false
	}
	aux := false
	p.art.children(t, func(_ int, tok secondsource.Token) { aux = aux || tok.UPOS == secondsource.AUX })
	return !aux
}

// sameThingDone: what both speak of is one telling thing, and their clauses bear
// no two days.
func (l *linker) sameThingDone(p, q *proposition) bool {
	x, y := l.onlyNamed(p.art, l.themeOf(p)), l.onlyNamed(q.art, l.themeOf(q))
	if x < 0 || x != y {
		return false
	}
	d, e := p.day(l), q.day(l)
	if !d.Known() || !e.Known() {
		return true
	}
	_, ok := d.Meet(e)
	return ok
}

// themeOf is what a clause is about; for a pronoun that of the clause before it in
// the same act of speech.
func (l *linker) themeOf(p *proposition) filler {
	f := p.theme
	if len(f.terms) > 0 || f.head < 0 || p.s == nil {
		return f
	}
	for k := p.s.n; k >= 0 && k > p.s.n-4 && l.stmts[k].art == p.art && l.stmts[k].utt == p.s.utt; k-- {
		for m := len(l.stmts[k].props) - 1; m >= 0; m-- {
			if q := l.stmts[k].props[m]; (k < p.s.n || q.pred < p.pred) && len(q.theme.terms) > 0 && l.onlyNamed(q.art, q.theme) >= 0 {
				return q.theme
			}
		}
	}
	return f
}

// onlyNamed is the name of the thing in a slot; for "the ship" that of the only
// ship which the story names, -1 where there is none or several.
func (l *linker) onlyNamed(a *article, f filler) int32 {
	if x := l.nameIn(f); x >= 0 {
		return x
	}
	if len(f.terms) == 0 {
		return -1
	}
	names := l.namedThings(l.story[a.n])[f.terms[0]]
	if len(names) != 1 {
		return -1
	}
	for x := range names {
		return x
	}
	return -1
}

// namedThings gives, for every noun of a story that stands before a name, the
// names: the freighter Osprey; the ship, the Osprey.
func (l *linker) namedThings(story int) map[int32]map[int32]bool {
	if m := l.named[story]; m != nil {
		return m
	}
	out := map[int32]map[int32]bool{}
	for _, n := range l.groups[story] {
		a := l.arts[n]
		for i, w := range a.words {
			if !w.name || w.term < 0 || l.v.names[w.term][0] != '~' {
				continue
			}
			k := i - 1
			if k > 0 && a.words[k].low == "the" && a.Text[a.words[k-1].span.End:w.span.Start] == ", the " {
				k--
			} else if k < 0 || a.Text[a.words[k].span.End:w.span.Start] != " " {
				continue
			}
			if a.words[k].name || a.words[k].term < 0 {
				continue
			}
			if t := a.words[k].term; l.v.lex.thing[l.v.names[t]] || !l.v.event[t] && a.nounAt(k) {
				if out[t] == nil {
					out[t] = map[int32]bool{}
				}
				out[t][w.term] = true
			}
		}
	}
	if l.named == nil {
		l.named = map[int]map[int32]map[int32]bool{}
	}
	l.named[story] = out
	return out
}

func (a *article) nounAt(i int) bool {
	return a.token[i] >= 0 && a.Tokens[a.token[i]].UPOS == secondsource.NOUN
}

// day is when a clause happened, where the text says so beside it. The day on which
// it was said is none.
func (p *proposition) day(l *linker) secondsource.Interval {
	for k, x := range p.art.Dates {
		d := p.art.at(x.Span.Start)
		if p.s != nil && p.s.SaidAt == k {
			continue
		}
		if x.Type != "DATE" && x.Type != "TIME" || d >= len(p.art.words) || p.art.token[d] < 0 || p.s != nil && !p.s.covers(p.art.token[d]) {
			continue
		}
		for t, n := p.art.token[d], 0; t >= 0 && n < 4; t, n = p.art.Tokens[t].Head, n+1 {
			if t == p.art.token[p.pred] || t == p.anchor() {
				return l.value(p.art, x)
			}
		}
	}
	return secondsource.Interval{}
}

// clauseSides writes the two sides of a dispute, nil where one is empty.
func (l *linker) clauseSides(ps []*proposition, yes, no map[*proposition]bool, slot, why string) []*dispute {
	if len(yes) == 0 || len(no) == 0 {
		return nil
	}
	d := &dispute{slot: slot, kind: "conflict", strict: true, why: why + ": " + l.v.names[ps[0].event]}
	for _, side := range []map[*proposition]bool{yes, no} {
		var places []secondsource.Place
		for _, p := range ps {
			if side[p] {
				places = append(places, p.cite())
			}
		}
		d.sides = append(d.sides, places)
	}
	return []*dispute{d}
}

// cite is where a clause stands: from its subject to its last slot, within its
// statement.
func (p *proposition) cite() secondsource.Place {
	a := p.art
	at := a.words[p.pred].span
	for _, t := range []int{p.agent.head, p.theme.head, p.to.head, p.anchor()} {
		if t >= 0 {
			at.Start, at.End = min(at.Start, a.Tokens[t].Span.Start), max(at.End, a.Tokens[t].Span.End)
		}
	}
	if p.s != nil {
		at = clause(p.s, []secondsource.Place{{Doc: a.ID, Spans: []secondsource.Span{a.words[p.pred].span}}})
	}
	return secondsource.Place{Doc: a.ID, Spans: []secondsource.Span{at}, Text: at.Of(a.Text), Value: secondsource.Opt(a.words[p.pred].low)}
}
