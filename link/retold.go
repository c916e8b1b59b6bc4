package link

import (
	"maps"
	"slices"
	"strings"

	"secondsource"
)

// findRetold finds what changed on the way from one text to another: a speaker
// exchanged, a detail put in, an answer told as another, a hedge lost.
func (l *linker) findRetold() {
	for _, c := range l.claims { // the answers ask for the kinds of all claims
		c.kind = l.claimKind(c)
	}
	for _, g := range l.groups {
		l.disputes = append(l.disputes, l.speakerDisputes(g)...)
		l.disputes = append(l.disputes, l.bounds(g)...)
		l.disputes = append(l.disputes, l.plans(g)...)
		l.disputes = append(l.disputes, l.laterRungs(g)...)
		l.disputes = append(l.disputes, l.closedTalks(g)...)
		l.disputes = append(l.disputes, l.lostLevels(g)...)
	}
	l.disputes = append(l.disputes, l.addedDetails()...)
	l.disputes = append(l.disputes, l.changedAnswers()...)
	l.disputes = append(l.disputes, l.laterAnswers()...)
	l.disputes = append(l.disputes, l.laterFacts()...)
	l.disputes = append(l.disputes, l.laterAdmissions()...)
	l.disputes = append(l.disputes, l.widerDenials()...)
	l.disputes = append(l.disputes, l.lesserKnowledge()...)
	l.disputes = append(l.disputes, l.wider()...)
	l.disputes = append(l.disputes, l.sharedViews()...)
	l.disputes = append(l.disputes, l.drifts()...)
	l.disputes = append(l.disputes, l.leftOut()...)
}

// sided makes a dispute of the places of its sides.
func sided(kind, slot, why string, strict bool, sides ...[]secondsource.Place) *dispute {
	return &dispute{kind: kind, slot: slot, why: why, strict: strict, sides: sides}
}

// content is where the content of a statement stands, with its source where that
// is short and next to it.
func (s *stmt) content() secondsource.Place {
	at := trimmed(s.art.Text, s.Content.Spans[0])
	return secondsource.Place{Doc: s.art.ID, Spans: []secondsource.Span{at}, Text: at.Of(s.art.Text)}
}

// source is where the source of a statement stands.
func (s *stmt) source() secondsource.Place {
	spans := s.Source.Spans
	return secondsource.Place{Doc: s.art.ID, Spans: spans, Text: spans[0].Of(s.art.Text), Value: secondsource.Opt(s.Speaker.Name)}
}

// whole is a statement with its source and cue, where they stand together in less
// than 200 bytes, else its content.
func (s *stmt) whole() secondsource.Place {
	at := s.Content.Cover()
	for _, w := range []*secondsource.Words{s.Source, s.Cue} {
		if w != nil && len(w.Spans) > 0 {
			c := w.Cover()
			at.Start, at.End = min(at.Start, c.Start), max(at.End, c.End)
		}
	}
	if at.Len() > 200 || strings.Contains(at.Of(s.art.Text), "\n") {
		return s.content()
	}
	return secondsource.Place{Doc: s.art.ID, Spans: []secondsource.Span{at}, Text: at.Of(s.art.Text)}
}

// addedDetails sets what a re-telling adds beside what it tells of.
func (l *linker) addedDetails() []*dispute {
	var out []*dispute
	for _, c := range l.claims {
		if c.derived == "" || len(c.stmts) == 0 {
			continue
		}
		s := c.stmts[0]
		if from, ok := l.toldOf(s); ok {
			at := clause(s, l.placesOf(s, c.derived))
			out = append(out, sided("distortion", "goods", "\""+c.derived+"\" is not in the report that this one tells of", false,
				[]secondsource.Place{from}, []secondsource.Place{{Doc: s.art.ID, Spans: []secondsource.Span{at}, Text: at.Of(s.art.Text), Value: secondsource.Opt(c.derived)}}))
		}
	}
	return out
}

// placesOf is where a word stands in a statement.
func (l *linker) placesOf(s *stmt, text string) []secondsource.Place {
	for _, i := range s.at {
		if sp := s.art.words[i].span; sp.Of(s.art.Text) == text {
			return []secondsource.Place{{Doc: s.art.ID, Spans: []secondsource.Span{sp}}}
		}
	}
	return nil
}

// toldOf is the clause, in a report that a statement tells of, which says most of
// what it says.
func (l *linker) toldOf(s *stmt) (secondsource.Place, bool) {
	var best *proposition
	most := 0.0
	for _, a := range l.arts {
		if a == s.art || a.outlet == "" || !slices.Contains(s.who.relays, a.outlet) || l.story[a.n] != l.story[s.art.n] || after(a, s.art) {
			continue
		}
		for _, p := range l.clauses([]int{a.n}) {
			if !slices.ContainsFunc(s.props, func(q *proposition) bool { return q.main && l.family(q.event) == l.family(p.event) }) {
				continue
			}
			x := 0.0
			for _, t := range append(p.terms(), p.event) {
				if has(s.terms, t) {
					x += l.scale.weight(t)
				}
			}
			if x > most {
				best, most = p, x
			}
		}
	}
	if best == nil || most < 0.5 {
		return secondsource.Place{}, false
	}
	return best.cite(), true
}

// changedAnswers finds answers told as another: of another kind, or without most
// of the words that bound them.
func (l *linker) changedAnswers() []*dispute {
	var out []*dispute
	for _, a := range l.replies() {
		b := a.primary
		if b == nil {
			continue
		}
		kept := 0
		for _, t := range b.terms {
			if has(a.s.terms, t) {
				kept++
			}
		}
		why := "told as a " + string(a.s.reply) + "; the words were a " + string(b.reply)
		if a.s.reply == b.reply {
			if 2*kept >= len(b.terms) {
				continue
			}
			why = "the answer is told without the words that bound it"
		}
		out = append(out, sided("distortion", "status", why, false, []secondsource.Place{b.content()}, []secondsource.Place{a.s.whole()}))
	}
	return out
}

// laterAnswers finds answers of one party that changed with time: first it could
// not say, later it denied, or flatly said no. Both were right at their date.
func (l *linker) laterAnswers() []*dispute {
	open := map[string][]*stmt{}
	for _, a := range l.replies() {
		if key := a.s.who.state; a.s.reply == secondsource.IsNonConfirmation && key != "" && a.primary == nil && !a.s.evasive {
			open[key] = append(open[key], a.s)
		}
	}
	var out []*dispute
	for _, key := range slices.Sorted(maps.Keys(open)) {
		slices.SortStableFunc(open[key], earlier)
		for _, s := range open[key] {
			if t := l.laterNo(s); t != nil {
				out = append(out, sided("time", "status", "first it could not say, later it said no", false, []secondsource.Place{s.content()}, []secondsource.Place{t.content()}))
				break
			}
		}
	}
	return out
}

// earlier orders statements by the days of their documents, as far as these are sure.
func earlier(s, t *stmt) int {
	switch {
	case after(t.art, s.art):
		return -1
	case after(s.art, t.art):
		return 1
	}
	return s.n - t.n
}

// laterNo is the first denial, or flat no on the same thing, of a party that could
// not say before.
func (l *linker) laterNo(s *stmt) *stmt {
	var best *stmt
	for _, t := range l.stmts {
		if t.who.state != s.who.state || !t.refuses() || !saidLater(t, s) || l.story[s.art.n] != l.story[t.art.n] || t.reply == "" && l.commonThing(s, t) < 0 || !l.oneMatter(s, t) && !l.answersTheMatter(t, s) {
			continue
		}
		if best == nil || after(best.art, t.art) || best.reply == "" && t.reply != "" && !after(t.art, best.art) {
			best = t
		}
	}
	return best
}

// answersTheMatter: a claim that t answers speaks of what s left open.
func (l *linker) answersTheMatter(t, s *stmt) bool {
	for _, a := range l.replies() {
		if a.s != t {
			continue
		}
		for _, c := range a.claims {
			if slices.ContainsFunc(c.stmts, func(o *stmt) bool { return l.oneMatter(s, o) }) {
				return true
			}
		}
	}
	return false
}

// saidLater: t was surely said after s, by the days of both where they are known,
// else by those of their documents.
func saidLater(t, s *stmt) bool {
	if t.said.From != 0 && s.said.To != 0 && t.said.To != 0 {
		return t.said.From > s.said.To
	}
	return after(t.art, s.art)
}

// refuses: a denial, or a flat no.
func (s *stmt) refuses() bool {
	return s.reply == secondsource.IsDenial || s.reply == "" && s.neg && s.kind == secondsource.Evidence
}

// commonThing is a thing that two statements name, -1 for none.
func (l *linker) commonThing(s, t *stmt) int32 {
	for _, x := range s.terms {
		if has(t.terms, x) && (l.v.lex.thing[l.v.names[x]] || l.telltale(x)) {
			return x
		}
	}
	return -1
}

// laterFacts finds what one would not confirm and a later text tells as a fact.
func (l *linker) laterFacts() []*dispute {
	var out []*dispute
	facts := map[int][]*proposition{}
	for _, a := range l.replies() {
		if a.s.reply != secondsource.IsNonConfirmation && a.s.reply != secondsource.IsNoComment || a.primary != nil {
			continue
		}
		n := l.story[a.s.art.n]
		if facts[n] == nil {
			facts[n] = l.storyClauses(l.groups[n])
		}
		var side []secondsource.Place
		for _, p := range a.s.props {
			for _, q := range facts[n] {
				if mutual[l.v.names[p.event]] && q.event == p.event && !q.unreal && !q.neg && after(q.art, a.s.art) && !p.neg && (l.parties(p, q) >= 2 || l.parties(p, q) == 1 && p.word() == q.word()) {
					side = append(side, q.cite())
				}
			}
		}
		if len(side) > 0 {
			out = append(out, sided("time", "status", "not confirmed at first, told as a fact later", false, []secondsource.Place{a.s.content()}, side))
		}
	}
	return out
}

// word is the predicate as it stands.
func (p *proposition) word() string { return p.art.words[p.pred].low }

// parties counts the names that two propositions have in common.
func (l *linker) parties(p, q *proposition) int {
	n := 0
	for _, x := range p.terms() {
		if l.v.isName[x] && has(q.terms(), x) {
			n++
		}
	}
	return n
}

// bounds finds a number that is only a bound beside one that keeps within it: up to
// 15,000 were allowed, 9,600 were loaded.
func (l *linker) bounds(group []int) []*dispute {
	var out []*dispute
	qs := l.quantities(group)
	done := map[string]bool{}
	for _, a := range qs {
		if !a.loose || a.noun == "" || done[a.noun] || !a.ceiling() {
			continue
		}
		var sides [2][]secondsource.Place
		for _, b := range qs {
			switch {
			case b.noun != a.noun || b.part || b.instead:
			case b.loose && b.n == a.n:
				sides[0] = append(sides[0], b.place())
			case !b.loose && b.n < a.n && 2*b.n >= a.n && b.s != nil && a.s != nil && b.s != a.s:
				sides[1] = append(sides[1], b.place())
			}
		}
		if len(sides[0]) > 0 && len(sides[1]) > 0 {
			done[a.noun] = true
			out = append(out, sided("scope", "quantity", "a number that is only a limit, and one within it", false, sides[0], sides[1]))
		}
	}
	return out
}

// ceiling: up to, at most.
func (q *quantity) ceiling() bool {
	w := q.art.words
	return q.from > 1 && (w[q.from-1].low == "to" && w[q.from-2].low == "up" || w[q.from-1].low == "most" || w[q.from-1].low == "maximum" || w[q.from-1].low == "as" && (w[q.from-2].low == "many" || w[q.from-2].low == "much"))
}

func contents(ss []*stmt) []secondsource.Place {
	var out []secondsource.Place
	seen := map[*stmt]bool{}
	for _, s := range ss {
		if !seen[s] {
			out = append(out, s.content())
		}
		seen[s] = true
	}
	return out
}

// cutQuotes finds quotations of which another text leaves out whole sentences, or
// of a sentence that it keeps the word that bounds it.
func (l *linker) cutQuotes(quotes []secondsource.QuoteSet) []*dispute {
	byID := map[string]*stmt{}
	for _, s := range l.stmts {
		byID[s.ID] = s
	}
	var out []*dispute
	for _, q := range quotes {
		base := byID[q.Versions[0].Statement]
		var full, cut []secondsource.Place
		for _, v := range q.Versions {
			s := byID[v.Statement]
			switch {
			case s.Mode != secondsource.Direct:
			case v.Change == "identical":
				full = append(full, s.content())
			case v.Change == "truncated" && s.sentences() < base.sentences():
				cut = append(cut, s.content())
			}
		}
		out = append(out, l.unbounded(byID, q)...)
		if base.Mode == secondsource.Direct && len(full) > 0 && len(cut) > 0 {
			out = append(out, sided("omission", "status", "whole sentences of the quotation are left out", false, full, cut))
		}
	}
	return out
}

// sentences counts the sentences of a content.
func (s *stmt) sentences() int {
	n := 0
	for _, sen := range s.art.sentences() {
		for _, at := range s.Content.Spans {
			if sen.Start < at.End && at.Start < sen.End {
				n++
				break
			}
		}
	}
	return n
}
