package link

import (
	"slices"
	"sort"
	"strings"

	"secondsource"
)

// forecast is a statement about what is to come, while its outcome is looked for.
type forecast struct {
	s       *stmt
	horizon secondsource.Interval // by when; open where the text does not tell
	happens []int32               // what is to happen
	things  []int32               // to whom or what
	numbers []int32
	never   bool // nobody will ever …
	outcome string
	basis   []secondsource.Place
}

// foretelling are the acts that can tell of the future as of a fact to come.
var foretelling = map[secondsource.Act]bool{secondsource.Assert: true, secondsource.Announce: true, secondsource.Confirm: true,
	secondsource.Warn: true, secondsource.Assess: true, secondsource.Agree: true, secondsource.Accuse: true, secondsource.OtherAct: true}

// comings are participles and adjectives that put their verb in the future.
var comings = wordSet(`due expected planned scheduled set slated likely poised coming`)

// imagined are words that make a "would" a case that is only imagined.
var imagined = wordSet(`if unless whether any were could might otherwise`)

// standing are verbs whose "would" judges rather than foretells: it would violate
// the embargo.
var standing = wordSet(`fit hold suit contain weigh be mean have constitute violate breach break undermine contravene require amount represent contradict infringe need like prefer want cost take`)

// forecasts finds the statements that tell what is to come, with their horizon,
// and what the documents report of it later.
func (l *linker) forecasts() []secondsource.Forecast {
	var all []*forecast
	for _, s := range l.stmts {
		if f := l.forecastOf(s); f != nil {
			all = append(all, f)
		}
	}
	l.outcomes(all)
	out := []secondsource.Forecast{}
	for _, f := range all {
		by := ""
		if f.s.Speaker != nil {
			by = f.s.Speaker.Name
		}
		out = append(out, secondsource.Forecast{Statement: f.s.ID, By: by, Content: f.s.Content.Text, Horizon: f.horizon, Outcome: f.outcome, OutcomeBasis: f.basis})
	}
	return out
}

// forecastOf reads a statement as a forecast; nil where it is none.
func (l *linker) forecastOf(s *stmt) *forecast {
	if s.Speaker == nil || s.Iterated || s.stillToSay() || s.reply != "" || s.Polarity == secondsource.Conditional || s.Polarity == secondsource.Hypothetical {
		return nil
	}
	told := s.Act == secondsource.Predict || s.Act == secondsource.Pledge || s.Act == secondsource.Threaten && s.plans()
	horizon := l.horizon(s)
	if told && s.plain() || !told && foretelling[s.Act] {
		told = s.foretells(horizon.To != 0)
	}
	if !told || s.fallen() || s.declinesNow() || s.over() && !s.foretells(true) {
		return nil
	}
	f := &forecast{s: s, outcome: "unknown", basis: []secondsource.Place{}, horizon: horizon}
	verbs := s.verbs()
	for _, t := range s.terms {
		switch {
		case l.v.isNum[t]:
			f.numbers = append(f.numbers, t)
		case l.v.event[t] || has(verbs, t) && !l.light(t):
			f.happens = append(f.happens, t)
		case l.v.isName[t] && l.isState(t):
		case l.v.isName[t] || l.v.weight[t] >= 0.25:
			f.things = append(f.things, t)
		}
	}
	first := strings.Fields(strings.ToLower(s.Content.Text))
	for len(first) > 0 && (first[0] == "that" || first[0] == "“" || first[0] == "\"") {
		first = first[1:]
	}
	f.never = len(first) > 1 && (first[0] == "nobody" || first[0] == "none" || first[0] == "no" && first[1] == "one")
	return f
}

// plans reports whether the content is an infinitive: threatened to go to court.
func (s *stmt) plans() bool {
	return len(s.at) > 1 && s.art.words[s.at[0]].low == "to"
}

// declinesNow reports whether the speaker tells that he will not do something now: she
// would not take questions.
func (s *stmt) declinesNow() bool {
	if len(s.at) < 3 {
		return false
	}
	w := func(k int) string { return s.art.words[s.at[k]].low }
	k := 0
	if w(0) == "that" {
		k = 1
	}
	if len(s.at) < k+3 || w(k) != "he" && w(k) != "she" {
		return false
	}
	return (w(k+1) == "would" || w(k+1) == "will") && w(k+2) == "not" || w(k+1) == "wouldn" || w(k+1) == "won"
}

// over reports whether the main verb of the content is told as past or done.
func (s *stmt) over() bool {
	for _, i := range s.at[:min(len(s.at), 25)] {
		t := s.art.token[i]
		if t < 0 || s.art.Tokens[t].UPOS != secondsource.VERB || !s.top(t) {
			continue
		}
		return s.art.past(t)
	}
	return false
}

// top reports whether the verb at token t hangs on nothing inside the content.
func (s *stmt) top(t int) bool {
	h := s.art.Tokens[t].Head
	return h < 0 || !overlaps(s.Content, s.art.Tokens[h].Span)
}

// fallen reports whether the content tells that what was planned came to nothing:
// the visit planned for May has been postponed.
func (s *stmt) fallen() bool {
	for _, i := range s.at[:min(len(s.at), 25)] {
		if t := s.art.token[i]; t >= 0 && s.art.Tokens[t].UPOS == secondsource.VERB && failed[s.art.Tokens[t].Lemma] && s.main(t) && s.art.past(t) && !s.art.denied(t) {
			return true
		}
	}
	return false
}

// plain reports whether the cue only says: what it is that is said must tell then.
func (s *stmt) plain() bool {
	if s.Cue == nil {
		return true
	}
	for _, w := range strings.Fields(strings.ToLower(s.Cue.Text)) {
		if speaking[w] && w != "predicted" && w != "predict" {
			return true
		}
	}
	return false
}

// stillToSay reports whether the act of speech itself is still to come: will say.
func (s *stmt) stillToSay() bool {
	if s.Cue == nil {
		return false
	}
	first, _, _ := strings.Cut(strings.ToLower(s.Cue.Text), " ")
	return first == "will" || first == "shall" || first == "would"
}

// verbs are the terms of the verbs of the content.
func (s *stmt) verbs() []int32 {
	var out []int32
	for _, i := range s.at {
		w := &s.art.words[i]
		if t := s.art.token[i]; t >= 0 && w.term >= 0 && s.art.Tokens[t].UPOS == secondsource.VERB && s.art.Tokens[t].Deprel != secondsource.Amod {
			out = append(out, w.term)
		}
	}
	return out
}

// light reports whether a term is a verb that only leads to another.
func (l *linker) light(t int32) bool {
	n := l.v.names[t]
	return through[n] || through[n+"e"] || n == "follow"
}

// foretells reports whether the main clause of the content is in the future: will,
// is due to, or would after a verb of the past. Where the content sets a term, a
// tree that puts it elsewhere, or a state that comes, is no hindrance.
func (s *stmt) foretells(term bool) bool {
	a := s.art
	for _, i := range s.at[:min(len(s.at), 25)] {
		t := a.token[i]
		if t < 0 {
			continue
		}
		x := &a.Tokens[t]
		low := a.words[i].low
		switch {
		case x.UPOS == secondsource.AUX && (low == "will" || low == "shall" || low == "ll" || low == "wo") && (term || s.main(x.Head)):
			return true
		case x.UPOS == secondsource.AUX && low == "would" && !a.words[i].quoted && (term || s.main(x.Head) && s.judgesNot(x.Head)) && s.factual(i):
			return true
		case low == "set" && (i+1 >= len(a.words) || a.words[i+1].low != "to" && a.words[i+1].low != "for"):
		case comings[low] && s.main(t) && (x.UPOS == secondsource.VERB || x.UPOS == secondsource.ADJ) && a.governs(t, secondsource.AUX):
			return true
		}
	}
	return strings.Contains(strings.ToLower(s.Content.Text), "’ll ") || strings.Contains(s.Content.Text, "'ll ")
}

// main reports whether the verb at token k stands in no clause below the content's.
func (s *stmt) main(k int) bool {
	a := s.art
	for n := 0; k >= 0 && n < 12; n++ {
		x := &a.Tokens[k]
		if !overlaps(s.Content, x.Span) {
			return true
		}
		if x.Deprel == secondsource.AclRelcl || x.Deprel == secondsource.Advcl || x.Deprel == secondsource.Acl && !x.Feats.Has(secondsource.Finite) {
			return false
		}
		k = x.Head
	}
	return true
}

// judgesNot reports whether a verb tells what comes, not what something amounts to.
func (s *stmt) judgesNot(verb int) bool {
	return verb >= 0 && s.art.Tokens[verb].UPOS == secondsource.VERB && !standing[s.art.Tokens[verb].Lemma]
}

// factual reports whether a "would" is the future of a report in the past, and no
// case that is only imagined.
func (s *stmt) factual(would int) bool {
	a := s.art
	for i := would - 1; i >= 0 && i > would-5; i-- {
		if w := a.words[i].low; w == "which" || w == "who" || w == "where" {
			return false
		}
	}
	if s.Cue == nil || !(&teller{Doc: a.Doc}).simplePast(s.Statement) && !perfect(s.Statement) {
		return false
	}
	for _, i := range s.at {
		if imagined[a.words[i].low] {
			return false
		}
	}
	return true
}

// governs reports whether a word of a class hangs on token k.
func (a *article) governs(k int, class secondsource.UPOS) bool {
	for i := max(0, k-8); i < min(len(a.Tokens), k+4); i++ {
		if a.Tokens[i].Head == k && a.Tokens[i].UPOS == class {
			return true
		}
	}
	return false
}

// horizon is by when a forecast should come true.
func (l *linker) horizon(s *stmt) secondsource.Interval {
	a := s.art
	now := s.said.To
	if now == 0 {
		now = a.pub.To
	}
	for _, sp := range s.Content.Spans {
		k := sort.Search(len(a.Dates), func(i int) bool { return a.Dates[i].Span.Start >= sp.Start })
		for ; k < len(a.Dates) && a.Dates[k].Span.End <= sp.End; k++ {
			x := a.Dates[k]
			word := ""
			if w := strings.Fields(strings.ToLower(strings.Map(unquoted, a.Text[max(sp.Start, x.Span.Start-16):x.Span.Start]))); len(w) > 0 {
				word = w[len(w)-1]
			}
			if iv, ok := l.until(a, x, word, secondsource.Interval{From: s.said.From, To: now}); ok {
				return iv
			}
		}
	}
	return secondsource.Interval{}
}

// unquoted drops quotation marks: “before the end of June”.
func unquoted(r rune) rune {
	if strings.ContainsRune("“”‘’\"", r) {
		return ' '
	}
	return r
}

// until is what an expression after a preposition sets as a term, as of now.
func (l *linker) until(a *article, x secondsource.Date, word string, now secondsource.Interval) (secondsource.Interval, bool) {
	switch x.Expr.Kind {
	case secondsource.ExprLength:
		if word != "within" && word != "in" || x.Expr.N == 0 || now.To == 0 {
			return secondsource.Interval{}, false
		}
		ahead := secondsource.Expr{Kind: secondsource.ExprSpan, Grain: x.Expr.Grain, N: x.Expr.N, Toward: secondsource.TowardAhead}
		return secondsource.Interval{From: now.From, To: ahead.On(now.To).To}, true
	case secondsource.ExprSet, secondsource.ExprVague, secondsource.ExprNone:
		return secondsource.Interval{}, false
	}
	iv := l.value(a, x)
	if iv.To == 0 || iv.To < now.To {
		return secondsource.Interval{}, false
	}
	switch word {
	case "by", "until", "till", "within":
		return secondsource.Interval{To: iv.To}, true
	case "before":
		if x.Expr.Part == secondsource.PartEnd || outOf.MatchString(a.Text[x.Span.End:min(len(a.Text), x.Span.End+12)]) {
			return secondsource.Interval{To: iv.To}, true
		}
		return secondsource.Interval{To: iv.From - 1}, iv.From > now.To
	}
	if iv.From > now.To {
		return iv, true
	}
	return secondsource.Interval{To: iv.To}, iv.To > now.To // this month
}

// oneForecast reports whether two forecasts are of one thing: of one act, or in nearly
// the same words.
func (l *linker) oneForecast(f, g *forecast) bool {
	if f.s.utt != nil && g.s.utt != nil && f.s.utt.root() == g.s.utt.root() && shareTerm(f.happens, g.happens) {
		return true
	}
	return l.story[f.s.art.n] == l.story[g.s.art.n] && shareTerm(f.happens, g.happens) && l.scale.cosine(f.s.terms, g.s.terms) > 0.4
}

// keep sorts places so that the earliest document comes first, and drops repeats.
func keep(places []secondsource.Place) []secondsource.Place {
	out := slices.Clone(places)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Doc < out[j].Doc })
	return slices.CompactFunc(out, func(a, b secondsource.Place) bool { return a.Doc == b.Doc && a.Spans[0] == b.Spans[0] })
}
