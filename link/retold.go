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
	}
	l.disputes = append(l.disputes, l.addedDetails()...)
	l.disputes = append(l.disputes, l.changedAnswers()...)
	l.disputes = append(l.disputes, l.laterAnswers()...)
	l.disputes = append(l.disputes, l.laterFacts()...)
	l.disputes = append(l.disputes, l.lesserKnowledge()...)
	l.disputes = append(l.disputes, l.wider()...)
	l.disputes = append(l.disputes, l.sharedViews()...)
	l.disputes = append(l.disputes, l.drifts()...)
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

// speakerDisputes finds one quotation in two mouths: the same words, all that is
// quoted, given by two documents to two who do not speak for each other.
func (l *linker) speakerDisputes(group []int) []*dispute {
	var out []*dispute
	var quoted []*stmt
	for _, n := range group {
		for _, s := range l.arts[n].stmts {
			if s.Source != nil && len(s.Source.Spans) > 0 && s.Speaker != nil && s.copyOf == nil && len(s.quotedWords()) >= 5 {
				quoted = append(quoted, s)
			}
		}
	}
	if len(quoted) > 400 {
		return nil
	}
	done := map[*stmt]bool{}
	for i, s := range quoted {
		for _, t := range quoted[i+1:] {
			if done[s] || done[t] || s.art == t.art || !l.twoMouths(s, t) {
				continue
			}
			n, w := l.scale.sharedQuote(s, t)
			if a, b := len(s.quotedWords()), len(t.quotedWords()); n < 5 || w < 0.25 || 10*n < 8*min(a, b) {
				continue
			}
			done[t] = true
			out = append(out, sided("conflict", "speaker", "the same quotation is given to "+s.Speaker.Name+" and to "+t.Speaker.Name, true,
				l.mouths(quoted, s, t), l.mouths(quoted, t, s)))
		}
	}
	return out
}

// mouths gives the sources of all statements of one speaker that quote what s does.
func (l *linker) mouths(quoted []*stmt, s, other *stmt) []secondsource.Place {
	var out []secondsource.Place
	for _, t := range quoted {
		if !t.who.same(s.who) {
			continue
		}
		if n, _ := l.scale.sharedQuote(t, other); n >= 5 || t == s {
			out = append(out, t.source())
		}
	}
	return out
}

// twoMouths: both are known by name or office, and neither stands for the other.
func (l *linker) twoMouths(s, t *stmt) bool {
	a, b := s.who, t.who
	if a.key == "" || b.key == "" || a.anon && !s.holdsOffice() || b.anon && !t.holdsOffice() || a.anon && b.anon || a.channel || b.channel || len(a.members)+len(b.members) > 0 {
		return false
	}
	if !s.knownPerson() || !t.knownPerson() || shareWord(s.Speaker.Name, t.Speaker.Name) {
		return false
	}
	return !a.same(b) && !a.speaksFor(b) && !b.speaksFor(a) && !(a.oneBody(b) && !(a.named && b.named))
}

// knownPerson: a person by first and last name, or by an office.
func (s *stmt) knownPerson() bool {
	return s.holdsOffice() || s.who.named && s.Speaker.Kind == secondsource.KindPerson && strings.Contains(s.Speaker.Name, " ")
}

// shareWord: two names have a word in common that is more than a particle.
func shareWord(a, b string) bool {
	words := strings.Fields(fold(b))
	for w := range strings.FieldsSeq(fold(a)) {
		if len(w) > 3 && slices.Contains(words, w) {
			return true
		}
	}
	return false
}

// offices are held by one person at a time: who is called by one is known.
var offices = wordSet(`commissioner ambassador minister mayor governor president premier chancellor chief director chairman chairwoman commander secretary bishop king queen`)

// holdsOffice reports a speaker who has no name in a text but an office.
func (s *stmt) holdsOffice() bool {
	for w := range strings.FieldsSeq(strings.ToLower(s.Source.Text)) {
		switch {
		case offices[w]:
			return true
		case w == "to" || w == "for" || w == "of" || w == "spokesman" || w == "spokeswoman" || w == "adviser" || w == "aide":
			return false
		}
	}
	return false
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
		if key := a.s.who.state; a.s.reply == secondsource.IsNonConfirmation && key != "" && a.primary == nil {
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
		if t.who.state != s.who.state || !t.refuses() || !after(t.art, s.art) || l.story[s.art.n] != l.story[t.art.n] || t.reply == "" && l.commonThing(s, t) < 0 {
			continue
		}
		if best == nil || after(best.art, t.art) || best.reply == "" && t.reply != "" && !after(t.art, best.art) {
			best = t
		}
	}
	return best
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
			facts[n] = l.clauses(l.groups[n])
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
			case !b.loose && b.n <= a.n && 2*b.n >= a.n && b.s != nil && a.s != nil && b.s != a.s:
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
	return q.from > 1 && (w[q.from-1].low == "to" && w[q.from-2].low == "up" || w[q.from-1].low == "most" || w[q.from-1].low == "maximum")
}

// wider finds claims of which some tell the place and others only the state.
func (l *linker) wider() []*dispute {
	var out []*dispute
	done := map[int32]bool{}
	for _, c := range l.claims {
		place, state := map[int32][]*stmt{}, map[int32][]*stmt{}
		var order []int32
		for _, s := range c.stmts {
			for _, p := range s.props {
				for x := range p.where() {
					if st, ok := l.in[x]; ok {
						if place[st] == nil {
							order = append(order, st)
						}
						place[st] = append(place[st], s)
					}
				}
			}
		}
		for _, s := range c.stmts {
			for _, p := range s.props {
				for x := range p.where() {
					if l.isState(x) && !slices.Contains(place[x], s) && !slices.Contains(state[x], s) {
						state[x] = append(state[x], s)
					}
				}
			}
		}
		slices.Sort(order)
		for _, st := range order {
			if len(state[st]) > 0 && !done[st] {
				done[st] = true
				out = append(out, sided("scope", "place", "one tells the place, the other only the country", false, contents(place[st]), contents(state[st])))
			}
		}
	}
	return out
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

// cutQuotes finds quotations of which another text leaves out whole sentences.
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

// attitude: praise and blame are each speaker's own.
func (s *stmt) attitude() bool {
	return s.Act == secondsource.Condemn || s.Act == secondsource.Praise
}

// sharedViews finds one view that several hold: whose it is differs from text to
// text.
func (l *linker) sharedViews() []*dispute {
	var out []*dispute
	for _, c := range l.claims {
		if len(c.stmts) < 2 || c.stmts[0].kind != secondsource.Opinion || slices.ContainsFunc(c.stmts, (*stmt).attitude) {
			continue
		}
		var sides [][]secondsource.Place
		var heads []*stmt
		for _, s := range c.stmts {
			k := slices.IndexFunc(heads, func(t *stmt) bool { return t.who.same(s.who) || s.first() == t.first() })
			if k < 0 {
				k, heads, sides = len(heads), append(heads, s), append(sides, nil)
			}
			sides[k] = append(sides[k], s.whole())
		}
		if len(sides) > 1 {
			out = append(out, sided("attribution", "speaker", "one view, held by "+heads[0].name()+" and by "+heads[1].name(), false, sides...))
		}
	}
	return out
}

func (s *stmt) name() string {
	if s.Speaker == nil {
		return "nobody named"
	}
	return s.Speaker.Name
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
