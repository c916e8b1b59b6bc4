package link

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"secondsource"
)

// outOf ends a unit: before the month is out.
var outOf = regexp.MustCompile(`(?i)^ (?:is|was|are|runs?) (?:out|over|up)\b`)

// borne are words by which a sentence speaks of a forecast and its outcome.
var borne = regexp.MustCompile(`(?i)\b(?:contrary to|as (?:announced|promised|pledged|forecast|predicted|planned|expected|scheduled)|than (?:announced|promised|forecast|predicted|planned|expected)|(?:forecast|prediction|promise|pledge|deadline)s?)\b`)

// completing are verbs by which an event that is a noun comes about.
var completing = wordSet(`come arrive happen materialise materialize appear follow finish complete conclude hold publish take occur sign deliver end close carry make open begin start launch file issue pass`)

// enough is what must speak for it that a sentence tells the outcome of a forecast:
// the same happening, and two more things in common.
const enough = 2

// heard is how many later sentences are asked about one forecast: the first in
// order of document. More would say the same again.
const heard = 200

// echo is a word of a sentence that tells as past what a forecast tells to come.
type echo struct {
	art     *article
	sen     secondsource.Span
	word    int
	owner   *stmt // the statement that tells it, nil for the report's own voice
	negated bool
	day     secondsource.Interval // on which it happened, where the sentence tells one day
	dated   bool
	borne   bool // the sentence speaks of a forecast
}

// storyTerm is a term in a story.
type storyTerm struct {
	story int
	term  int32
}

// outcomes looks in the later documents of the story for what became of forecasts.
// It is unknown where none surely tells it, or where two tell otherwise.
func (l *linker) outcomes(all []*forecast) {
	wanted, own := map[storyTerm]bool{}, map[*stmt]bool{}
	beside := map[*article][]*forecast{}
	for _, f := range all {
		own[f.s] = true
		beside[f.s.art] = append(beside[f.s.art], f)
		for _, t := range f.happens {
			wanted[storyTerm{l.story[f.s.art.n], t}] = true
		}
	}
	echoes := l.echoes(wanted, own)
	for _, f := range all {
		var yes, no []secondsource.Place
		asked := 0
		for _, t := range f.happens {
			for _, e := range echoes[storyTerm{l.story[f.s.art.n], t}] {
				if e.art.pub.From <= f.s.said.To || f.s.said.To == 0 {
					continue
				}
				if asked++; asked > heard {
					break
				}
				switch l.verdict(f, e, beside[e.art]) {
				case "true":
					yes = append(yes, e.place())
				case "false":
					no = append(no, e.place())
				}
			}
		}
		no = append(no, l.fellThrough(f, echoes[storyTerm{l.story[f.s.art.n], missed}])...)
		switch {
		case len(yes) > 0 && len(no) == 0:
			f.outcome, f.basis = "true", keep(yes)
		case len(no) > 0 && len(yes) == 0:
			f.outcome, f.basis = "false", keep(no)
		}
	}
	for _, f := range all {
		if o, basis := f.toldBeside(); f.outcome == "unknown" && o != "" {
			f.outcome, f.basis = o, basis
		}
	}
	l.shareOutcomes(all)
}

// missed is the term of every verb by which something did not come about.
const missed = -2

// fellThrough are the later sentences by which a forecast did not come true on its
// day: on that day something failed or was put off, and the sentence names two of its
// things.
func (l *linker) fellThrough(f *forecast, echoes []echo) []secondsource.Place {
	var out []secondsource.Place
	if f.horizon.To == 0 || f.s.neg || f.never || f.s.said.To == 0 {
		return nil
	}
	for _, e := range echoes[:min(len(echoes), heard)] {
		if e.art == f.s.art || e.art.pub.From <= f.s.said.To || e.day.From < max(f.horizon.From, f.s.said.From) || e.day.To > f.horizon.To || e.art.pub.From < f.horizon.To {
			continue
		}
		in := map[int32]bool{}
		for i := e.art.at(e.sen.Start); i < len(e.art.words) && e.art.words[i].span.Start < e.sen.End; i++ {
			in[e.art.words[i].term] = true
		}
		n := 0
		for _, t := range f.things {
			if in[t] {
				n++
			}
		}
		if n >= enough {
			out = append(out, e.place())
		}
	}
	return out
}

// alikeForecast is how much two forecasts of one act of speech have in common if they
// are of one thing: closeness.
const alikeForecast = 0.3

// shareOutcomes gives the forecasts of one act of speech, of one thing, one outcome.
func (l *linker) shareOutcomes(all []*forecast) {
	known := map[*utterance][]*forecast{}
	for _, f := range all {
		if f.s.utt != nil && f.outcome != "unknown" {
			known[f.s.utt.root()] = append(known[f.s.utt.root()], f)
		}
	}
	for _, f := range all {
		if f.outcome != "unknown" || f.s.utt == nil {
			continue
		}
		for _, g := range known[f.s.utt.root()] {
			if shareTerm(f.happens, g.happens) && l.scale.closeness(f.s, g.s) > alikeForecast {
				f.outcome, f.basis = g.outcome, g.basis
				break
			}
		}
	}
}

func (e echo) place() secondsource.Place {
	return secondsource.Place{Doc: e.art.ID, Spans: []secondsource.Span{e.sen}, Text: e.sen.Of(e.art.Text)}
}

// echoes gives, for every story, the places where the wanted terms are told as past,
// but for what the forecasts themselves say.
func (l *linker) echoes(wanted map[storyTerm]bool, own map[*stmt]bool) map[storyTerm][]echo {
	out := map[storyTerm][]echo{}
	if len(wanted) == 0 {
		return out
	}
	for _, a := range l.arts {
		if a.pub.From == 0 {
			continue
		}
		var owners []*stmt
		for _, sen := range a.sentences() {
			for i := a.at(sen.Start); i < len(a.words) && a.words[i].span.Start < sen.End; i++ {
				k := storyTerm{l.story[a.n], a.words[i].term}
				if t := a.token[i]; t >= 0 && a.Tokens[t].UPOS == secondsource.VERB && failed[a.Tokens[t].Lemma] && !a.words[i].quoted && a.past(t) && !a.denied(t) {
					k.term = missed
					wanted[k] = true
				} else if a.words[i].term < 0 || !wanted[k] || a.words[i].quoted {
					continue
				}
				if owners == nil {
					owners = a.owners()
				}
				e := echo{art: a, sen: sen, word: i, owner: owners[i]}
				if k.term == missed {
					e.day, e.dated = l.dayIn(e, true)
					if e.dated && !own[e.owner] {
						out[k] = append(out[k], e)
					}
					continue
				}
				happened, negated := e.came()
				if !happened || own[e.owner] {
					continue
				}
				e.negated, e.borne = negated, borne.MatchString(sen.Of(a.Text))
				e.day, e.dated = l.dayIn(e, false)
				out[k] = append(out[k], e)
			}
		}
	}
	return out
}

// verdict is what one later sentence says of a forecast: true, false, or "". beside
// are the forecasts told in the same article.
func (l *linker) verdict(f *forecast, e echo, beside []*forecast) string {
	if e.dated && e.day.To < max(f.s.said.From, f.s.said.To-lately) {
		return "" // it was before
	}
	if l.support(f, e, beside) < enough {
		return ""
	}
	late := f.horizon.To != 0 && e.art.pub.From > f.horizon.To
	switch {
	case f.never && !e.negated:
		return "false"
	case f.never || f.s.neg:
		return ""
	case e.negated:
		return map[bool]string{true: "false"}[late]
	case f.horizon.To == 0 || !late:
		return "true"
	case e.dated && e.day.To <= f.horizon.To:
		return "true"
	case e.dated && e.day.From > f.horizon.To:
		return "false"
	}
	return ""
}

// support counts what a later sentence has in common with a forecast, beside what
// happens: things and names; the speaker's body; a day before the horizon; a word
// that speaks of the forecast; the forecast told again beside it. Where the numbers
// of the forecast do not stand in it, it is no outcome of this one.
func (l *linker) support(f *forecast, e echo, beside []*forecast) int {
	n := 0
	var in []int32
	for i := e.art.at(e.sen.Start); i < len(e.art.words) && e.art.words[i].span.Start < e.sen.End; i++ {
		in = append(in, e.art.words[i].term)
	}
	for _, t := range f.numbers {
		if !has(in, t) {
			return 0
		}
		n++
	}
	for _, t := range f.things {
		if has(in, t) {
			n++
		}
	}
	shared := n > 0
	if e.owner != nil && (e.owner.who.same(f.s.who) || e.owner.who.oneBody(f.s.who)) {
		n++
	}
	if e.dated && f.horizon.To != 0 && e.day.To <= f.horizon.To && e.day.From >= f.s.said.From {
		n++
	}
	if e.borne {
		n++
	}
	inside := func(s *stmt) bool { at := s.Content.Cover().Start; return at >= e.sen.Start && at < e.sen.End }
	again := f.s.art == e.art && inside(f.s) || slices.ContainsFunc(beside, func(g *forecast) bool { return g != f && inside(g.s) && l.oneForecast(f, g) })
	switch {
	case again || f.never && f.s.art != e.art:
		return n + enough
	case !shared || f.s.art == e.art:
		return 0
	}
	return n
}

// dayIn is the day of the past that the sentence of an echo tells, where it tells
// one; that of an act of speech only where that is asked for.
func (l *linker) dayIn(e echo, speech bool) (secondsource.Interval, bool) {
	var found secondsource.Interval
	dates := e.art.Dates
	for k := sort.Search(len(dates), func(i int) bool { return dates[i].Span.Start >= e.sen.Start }); k < len(dates) && dates[k].Span.Start < e.sen.End; k++ {
		x := dates[k]
		if x.Expr.Toward > 0 || x.Type != "DATE" || !speech && e.art.datesSpeech(k) {
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

// datesSpeech reports whether the expression of number k dates an act of speech.
func (a *article) datesSpeech(k int) bool {
	return slices.ContainsFunc(a.stmts, func(s *stmt) bool { return s.SaidAt == k })
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
		if x.Deprel == secondsource.Amod && !a.gerund(k) {
			return false, false
		}
		if f := a.failing(k); f >= 0 {
			return a.past(f), !a.denied(f)
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

// failed are verbs of which what they govern did not come about.
var failed = wordSet(`fail refuse decline neglect omit abandon cancel postpone shelve scrap defer delay reject block veto`)

// failing is the verb above that of token k, over infinitives and gerunds, by which
// it did not come about: failed to agree on listing the firm; -1 for none.
func (a *article) failing(k int) int {
	if a.gerund(k) {
		if k = a.Tokens[a.Tokens[k].Head].Head; k < 0 || a.Tokens[k].UPOS != secondsource.VERB {
			return -1
		}
	}
	for n := 0; n < 3; n++ {
		x := &a.Tokens[k]
		if failed[x.Lemma] {
			return k
		}
		if x.Feats.Has(secondsource.Finite) || x.Head < 0 || a.Tokens[x.Head].UPOS != secondsource.VERB {
			return -1
		}
		switch x.Deprel {
		case secondsource.Xcomp, secondsource.Advcl, secondsource.Ccomp, secondsource.Acl, secondsource.Obj:
		default:
			return -1
		}
		k = x.Head
	}
	return -1
}

// gerund reports whether the verb at token k, which the tree hangs on a noun as an
// adjective, is a gerund with its object after a preposition: on listing the firm.
func (a *article) gerund(k int) bool {
	x := &a.Tokens[k]
	return k > 0 && x.Deprel == secondsource.Amod && x.Head > k && a.Tokens[k-1].UPOS == secondsource.ADP && strings.HasSuffix(x.Span.Of(a.Text), "ing")
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
