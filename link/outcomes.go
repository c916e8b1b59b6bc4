package link

import (
	"regexp"
	"slices"
	"strings"

	"secondsource"
)

// outOf ends a unit: before the month is out.
var outOf = regexp.MustCompile(`(?i)^ (?:is|was|are|runs?) (?:out|over|up)\b`)

// borne are words by which a sentence speaks of a forecast and its outcome.
var borne = regexp.MustCompile(`(?i)\b(?:contrary to|as (?:announced|promised|pledged|forecast|predicted|planned|expected|scheduled)|than (?:announced|promised|forecast|predicted|planned|expected)|(?:forecast|prediction|promise|pledge|deadline)s?)\b`)

// completing are verbs by which an event that is a noun comes about.
var completing = wordSet(`finish complete conclude hold publish take occur sign deliver end close carry make open begin start launch file issue pass`)

// enough is what must speak for it that a sentence tells the outcome of a forecast:
// the same happening, and two more things in common.
const enough = 2

// echo is a word of a later sentence that tells what a forecast tells.
type echo struct {
	art  *article
	sen  secondsource.Span
	word int
}

// outcomes looks in the later documents of the story for what became of forecasts.
// It is unknown where none surely tells it, or where two tell otherwise.
func (l *linker) outcomes(all []*forecast) {
	wanted := map[int32]bool{}
	for _, f := range all {
		for _, t := range f.happens {
			wanted[t] = true
		}
	}
	echoes := l.echoes(wanted)
	owners := map[*article]map[int]*stmt{}
	for _, f := range all {
		var yes, no []secondsource.Place
		for _, t := range f.happens {
			for _, e := range echoes[t] {
				if l.story[e.art.n] != l.story[f.s.art.n] || e.art.pub.From == 0 || e.art.pub.From <= f.s.said.To || f.s.said.To == 0 {
					continue
				}
				if owners[e.art] == nil {
					owners[e.art] = e.art.owners()
				}
				switch l.verdict(f, e, owners[e.art][e.word], all) {
				case "true":
					yes = append(yes, e.place())
				case "false":
					no = append(no, e.place())
				}
			}
		}
		switch {
		case len(yes) > 0 && len(no) == 0:
			f.outcome, f.basis = "true", keep(yes)
		case len(no) > 0 && len(yes) == 0:
			f.outcome, f.basis = "false", keep(no)
		}
	}
	l.shareOutcomes(all)
}

// shareOutcomes gives the statements of one act of speech one outcome.
func (l *linker) shareOutcomes(all []*forecast) {
	for _, f := range all {
		for _, g := range all {
			same := f.s.copyOf == g.s || f.s.utt != nil && g.s.utt != nil && f.s.utt.root() == g.s.utt.root() && l.oneForecast(f, g)
			if f.outcome == "unknown" && g.outcome != "unknown" && same {
				f.outcome, f.basis = g.outcome, g.basis
			}
		}
	}
}

func (e echo) place() secondsource.Place {
	return secondsource.Place{Doc: e.art.ID, Spans: []secondsource.Span{e.sen}, Text: e.sen.Of(e.art.Text)}
}

// echoes gives the places where the wanted terms stand in what the documents tell.
func (l *linker) echoes(wanted map[int32]bool) map[int32][]echo {
	out := map[int32][]echo{}
	if len(wanted) == 0 {
		return out
	}
	for _, a := range l.arts {
		for _, sen := range a.sentences() {
			for i := a.at(sen.Start); i < len(a.words) && a.words[i].span.Start < sen.End; i++ {
				if t := a.words[i].term; t >= 0 && wanted[t] && !a.words[i].quoted {
					out[t] = append(out[t], echo{a, sen, i})
				}
			}
		}
	}
	return out
}

// verdict is what one later sentence says of a forecast: true, false, or "".
func (l *linker) verdict(f *forecast, e echo, owner *stmt, all []*forecast) string {
	if owner != nil && (owner == f.s || slices.ContainsFunc(all, func(g *forecast) bool { return g.s == owner })) {
		return ""
	}
	happened, negated := e.came()
	if !happened {
		return ""
	}
	day, dated := l.dayOf(e)
	if dated && day.To < max(f.s.said.From, f.s.said.To-lately) {
		return "" // it was before
	}
	if l.support(f, e, owner, all, day, dated) < enough {
		return ""
	}
	late := f.horizon.To != 0 && e.art.pub.From > f.horizon.To
	switch {
	case f.never && !negated:
		return "false"
	case f.never || f.s.neg:
		return ""
	case negated:
		return map[bool]string{true: "false"}[late]
	case f.horizon.To == 0 || !late:
		return "true"
	case dated && day.To <= f.horizon.To:
		return "true"
	case dated && day.From > f.horizon.To:
		return "false"
	}
	return ""
}

// support counts what a later sentence has in common with a forecast, beside what
// happens: things and names; the speaker's body; a day before the horizon; a word
// that speaks of the forecast; the forecast told again beside it. Where the numbers
// of the forecast do not stand in it, it is no outcome of this one.
func (l *linker) support(f *forecast, e echo, owner *stmt, all []*forecast, day secondsource.Interval, dated bool) int {
	n := 0
	in := map[int32]bool{}
	for i := e.art.at(e.sen.Start); i < len(e.art.words) && e.art.words[i].span.Start < e.sen.End; i++ {
		in[e.art.words[i].term] = true
	}
	for _, t := range f.numbers {
		if !in[t] {
			return 0
		}
		n++
	}
	for _, t := range f.things {
		if in[t] {
			n++
		}
	}
	shared := n > 0
	if owner != nil && (owner.who.same(f.s.who) || owner.who.oneBody(f.s.who)) {
		n++
	}
	if dated && f.horizon.To != 0 && day.To <= f.horizon.To && day.From >= f.s.said.From {
		n++
	}
	if borne.MatchString(e.sen.Of(e.art.Text)) {
		n++
	}
	again := slices.ContainsFunc(all, func(g *forecast) bool {
		return g != f && g.s.art == e.art && g.s.Content.Cover().Start >= e.sen.Start && g.s.Content.Cover().Start < e.sen.End && l.oneForecast(f, g)
	}) || f.s.art == e.art && f.s.Content.Cover().Start >= e.sen.Start && f.s.Content.Cover().Start < e.sen.End
	switch {
	case again || f.never && f.s.art != e.art:
		return n + enough
	case !shared || f.s.art == e.art:
		return 0
	}
	return n
}

// dayOf is the day of the past that the sentence of an echo tells, where it tells one.
func (l *linker) dayOf(e echo) (secondsource.Interval, bool) {
	var found secondsource.Interval
	for _, x := range e.art.Dates {
		if x.Span.Start >= e.sen.End {
			break
		}
		if x.Span.Start < e.sen.Start || x.Expr.Toward > 0 || x.Type != "DATE" || e.art.datesSpeech(x.Span) {
			continue
		}
		iv := l.value(e.art, x)
		if iv.From == 0 || iv.To == 0 || iv.To-iv.From > 31 || iv.From > e.art.pub.To {
			continue
		}
		if found.From != 0 && found != iv {
			return secondsource.Interval{}, false
		}
		found = iv
	}
	return found, found.From != 0
}

// datesSpeech reports whether an expression dates an act of speech.
func (a *article) datesSpeech(at secondsource.Span) bool {
	return slices.ContainsFunc(a.stmts, func(s *stmt) bool {
		return s.SaidAt >= 0 && s.SaidAt < len(a.Dates) && a.Dates[s.SaidAt].Span == at
	})
}

// came reports whether the clause of an echo tells its event as past, and whether
// it tells that it did not come.
func (e echo) came() (happened, negated bool) {
	a := e.art
	k := a.token[e.word]
	if k < 0 {
		return false, false
	}
	x := &a.Tokens[k]
	switch x.UPOS {
	case secondsource.VERB:
		if x.Deprel == secondsource.Amod {
			return false, false
		}
		return a.past(k), a.denied(k)
	case secondsource.NOUN:
		no := a.hasNo(k)
		h := x.Head
		if h < 0 || a.Tokens[h].UPOS != secondsource.VERB || x.Deprel != secondsource.Nsubj && x.Deprel != secondsource.NsubjPass && x.Deprel != secondsource.Obj {
			return false, false
		}
		if !no && !completing[a.Tokens[h].Lemma] {
			return false, false
		}
		return a.past(h), no || a.denied(h)
	}
	return false, false
}

// past reports whether the verb at token k is told as past: the simple past or a
// perfect; no modal, no infinitive, no condition.
func (a *article) past(k int) bool {
	x := &a.Tokens[k]
	past := x.Feats.Has(secondsource.Past) && !x.Feats.Has(secondsource.Infinitive)
	aux := false
	for i := max(0, k-10); i < k; i++ {
		c := &a.Tokens[i]
		if c.Head != k {
			continue
		}
		switch low := strings.ToLower(c.Span.Of(a.Text)); {
		case c.UPOS == secondsource.AUX:
			switch low {
			case "will", "would", "may", "might", "could", "can", "should", "must", "shall", "'ll", "’ll":
				return false
			case "had", "has", "have", "was", "were", "did":
				aux = true
			}
		case c.UPOS == secondsource.PART && low == "to", c.Deprel == secondsource.Mark && (low == "if" || low == "whether" || low == "unless" || low == "before" || low == "until"):
			return false
		}
	}
	if x.Feats.Has(secondsource.Participle) {
		return aux
	}
	return past || aux
}

// denied reports whether the verb at token k is negated, or its subject is nobody.
func (a *article) denied(k int) bool {
	for i := max(0, k-12); i < min(len(a.Tokens), k+4); i++ {
		c := &a.Tokens[i]
		if c.Head != k {
			continue
		}
		low := strings.ToLower(c.Span.Of(a.Text))
		if low == "not" || low == "never" || strings.HasSuffix(low, "n't") || strings.HasSuffix(low, "n’t") {
			return true
		}
		if (c.Deprel == secondsource.Nsubj || c.Deprel == secondsource.NsubjPass || c.Deprel == secondsource.Obj) && (low == "nobody" || low == "none" || low == "nothing" || a.hasNo(i)) {
			return true
		}
	}
	return false
}

// hasNo reports whether a noun or pronoun stands after "no".
func (a *article) hasNo(k int) bool {
	for i := max(0, k-4); i < k; i++ {
		if a.Tokens[i].Head == k && strings.EqualFold(a.Tokens[i].Span.Of(a.Text), "no") {
			return true
		}
	}
	return false
}
