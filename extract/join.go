package extract

import (
	"math"
	"slices"
	"strings"
	"sync"

	"secondsource"
	"secondsource/pack"
)

// leastCertain is the certainty from which a report of the learnt extractor is a
// statement. On articles of PolNeAR train held out of the fit, F1 is 63.7 at 0.29, 63.6
// at 0.24, 63.3 at 0.20 and 62.2 at 0.17, recall of indirect statements 46, 49, 52 and
// 53 %: the lowest certainty within half a point of the best F1.
const leastCertain = 0.2

// finders keeps the buffers of the learnt extractor for the documents read with
// one pack.
func finders(p *pack.Pack) *sync.Pool {
	return &sync.Pool{New: func() any {
		m, err := DefaultLearnt()
		if err != nil {
			panic("extract: " + err.Error()) // embedded; a test reads it
		}
		return m.NewFinder(p)
	}}
}

// bySentence sorts reports by the sentence of their cue.
func bySentence(d *secondsource.Doc, reports []Report) map[int][]*Report {
	out := map[int][]*Report{}
	k := 0
	for i := range reports {
		for k > 0 && d.Sentences[k].First > reports[i].Main {
			k--
		}
		for d.Sentences[k].Last <= reports[i].Main {
			k++
		}
		out[k] = append(out[k], &reports[i])
	}
	return out
}

// join puts together what rules and the learnt extractor found in sentence i: one
// statement for one report. A rule's statement keeps its words where the rule was
// sure of them; what the learnt extractor is sure of raises its confidence and
// corrects its source, and the extent of an object; what no rule found is added.
func (r *reader) join(i int, s secondsource.Sentence, byRule []*found, reports []*Report) []*found {
	out := byRule
	used := map[*Report]bool{}
	for _, f := range byRule {
		if x := sameCue(f, reports); x != nil {
			used[x] = true
			f.Told = r.told(x)
			r.confirm(s, f, x)
		}
	}
	for _, x := range reports {
		if used[x] || x.Certainty < leastCertain || r.repeats(x, out) || r.spokenBehind(x, out) || r.notSaid(x, out) {
			continue
		}
		told := r.told(x)
		if f := r.byLearnt(s, x); f != nil {
			f.Sentence, f.Told = i, told
			out = append(out, f)
		}
	}
	return out
}

// told is a report as it was learnt.
func (r *reader) told(x *Report) *secondsource.Told {
	t := &secondsource.Told{Confidence: math.Round(100*sure(x.Certainty)) / 100}
	t.Cue = secondsource.WordsAt(r.text, r.span(x.First, x.Last))
	if x.Source[0] >= 0 {
		t.Source = secondsource.WordsAt(r.text, r.span(x.Source[0], x.Source[1]))
	}
	var spans []secondsource.Span
	for _, run := range x.Content {
		spans = append(spans, r.span(run[0], run[1]))
	}
	t.Content = secondsource.WordsAt(r.text, spans...)
	return t
}

// sameCue is the report whose cue is that of f, else one whose cue touches it.
func sameCue(f *found, reports []*Report) *Report {
	var near *Report
	for _, x := range reports {
		switch {
		case f.cue == nil || f.half:
		case x.Main == f.cue.main:
			return x
		case near == nil && x.First <= f.cue.last && f.cue.first <= x.Last:
			near = x
		}
	}
	return near
}

// confirm takes over from a report of the same cue what it tells better than the
// rule: how sure it is, and a source that the rule saw elsewhere.
func (r *reader) confirm(s secondsource.Sentence, f *found, x *Report) {
	if f.cont == nil || f.Silent || f.cont.by == "silence" || f.Nominal || f.cue.kind == "prep" || x.Certainty < leastCertain {
		return
	}
	x.Content = r.ownRuns(s, x.Content)
	x.Source = r.ownSource(f.cue, x.Source)
	if f.cont.by == "object" && f.cont.runs[0][0] > f.cue.last && !r.parenthetic(f.cue) && !r.actsAgain(f) && sure(x.Certainty) >= objectSure && !answers(f.Act) {
		r.takeContent(f, x)
	}
	if x.Source[0] >= 0 {
		at := r.span(x.Source[0], x.Source[1])
		if f.Source == nil || len(f.Cue.Spans) == 1 && overlap([]secondsource.Span{at}, f.Source.Spans) < 0.5 && r.rel(r.headOf(x.Source)) != secondsource.Obj && !r.rightBefore(f) {
			f.cue.subject, f.cue.passive = r.headOf(x.Source), false
			if fig := r.figureOf(f.cue, x.Source); fig != nil || f.fig == nil {
				f.fig, f.Source = fig, secondsource.WordsAt(r.text, at)
			}
		}
	}
	evidence := slices.ContainsFunc(f.cue.known, func(k pack.Cue) bool { return k.Has(pack.FlagEvidence) })
	if f.fig == nil && (f.Act == secondsource.Confirm || evidence && f.cont.by == "object" && !r.speaks(f.cue)) {
		return // the comments confirm …, the exhibition highlighted …: nobody speaks
	}
	f.Confidence = max(f.Confidence, sure(x.Certainty)-r.doubt(f, f.cue, x))
}

// actsAgain reports whether a second verb of the same speaker follows the content that a
// rule found: repeats its promise | and urges others.
func (r *reader) actsAgain(f *found) bool {
	i := f.cont.runs[len(f.cont.runs)-1][1] + 1
	if r.mark(i, ",") {
		i++
	}
	return r.is(i, secondsource.CCONJ) && r.is(i+1, secondsource.VERB) && r.finite(i+1)
}

// rightBefore reports whether the source that a rule saw is the subject of the cue and
// stands right before it, or right behind it after a quotation: none can be nearer.
func (r *reader) rightBefore(f *found) bool {
	c := f.cue
	if f.fig != nil && c.subject > c.last && c.last+1 < c.s.Last && c.first > c.s.First && (r.quoteMark(c.first-1) || r.partsClause(c)) && f.Source.Cover().Start == r.tok[c.last+1].Span.Start {
		return true
	}
	return f.fig != nil && !c.passive && c.subject >= 0 && c.subject < c.first && f.Source.Cover().End >= r.tok[c.first-1].Span.End
}

// ownSource cuts off a source what a single comma separates from the name right
// before its cue: an apposition would need a second one, so that name alone speaks
// (… of Jane Doe, Rome has warned).
func (r *reader) ownSource(c *cue, source [2]int) [2]int {
	if c.passive {
		for i := source[0] + 1; source[0] >= 0 && i <= source[1]; i++ {
			if r.lower(i) == "as" { // called by the mayor | as theft
				return [2]int{source[0], i - 1}
			}
		}
	}
	if source[0] >= 0 && source[1] < c.first && r.pastColon(c, source[1]) >= 0 {
		return [2]int{-1, -1} // what stands before a colon does not speak behind it
	}
	if source[0] < 0 || source[1] >= c.first || r.pastComma(c, source[0]) < 0 {
		return source
	}
	for i := source[1] - 1; i > source[0]; i-- {
		if r.mark(i, ",") && r.inQuote[i] < 0 {
			return [2]int{i + 1, source[1]}
		}
	}
	return source
}

// asks reports whether a cue without a subject opens its sentence by telling what
// was asked (Asked about the ship, she said …).
func (r *reader) asks(c *cue) bool {
	if c.first != c.s.First && !(c.first == c.s.First+1 && r.lower(c.s.First) == "when") {
		return false
	}
	switch r.lower(c.first) {
	case "asked", "pressed", "questioned", "challenged":
		return true
	}
	return false
}

// objectSure is the confidence from which a learnt content replaces the object that
// a rule took: where objects end is what rules know least about.
const objectSure = 0.67

// answers reports whether an act answers what others claim; its scope is the rules'
// business.
func answers(a secondsource.Act) bool {
	return a == secondsource.Deny || a == secondsource.NonConfirmation || a == secondsource.NoComment || a == secondsource.Confirm
}

// takeContent gives a rule's statement the content of a report, where the two have
// less than half in common.
func (r *reader) takeContent(f *found, x *Report) {
	cont := &content{runs: x.Content, by: r.placeOf(x, f.cue), to: f.cont.to, conf: f.cont.conf}
	spans := r.contentSpans(f.cue, cont)
	if x.Content[0][0] > x.Last && len(spans) > 0 && overlap(spans, f.Content.Spans) < 0.5 {
		f.cont, f.Content, f.Mode = cont, secondsource.WordsAt(r.text, spans...), r.mode(f.cue, cont, spans)
	}
}

// repeats reports whether a statement has much the same content as x.
func (r *reader) repeats(x *Report, out []*found) bool {
	var spans []secondsource.Span
	for _, run := range x.Content {
		spans = append(spans, r.span(run[0], run[1]))
	}
	for _, f := range out {
		if overlap(spans, f.Content.Spans) > 0.5 {
			return true
		}
	}
	return false
}

// notSaid reports whether a report stands within what somebody would not say (declined to
// say how many there were), or tells in his words what a pronoun does (it requires).
func (r *reader) notSaid(x *Report, out []*found) bool {
	pronoun := x.Source[0] >= 0 && r.isPronoun(r.span(x.Source[0], x.Source[1]).Of(r.text))
	for _, f := range out {
		if (refusesAnswer(f.Act) || pronoun && f.Confidence >= accepted && f.cont != nil && f.cont.by == "interrupted") && f.Content.Cover().Contains(r.span(x.First, x.Content[len(x.Content)-1][1])) {
			return true
		}
	}
	return false
}

// overlap is how much two lists of spans share, of the longer one, in bytes.
func overlap(a, b []secondsource.Span) float64 {
	n, la, lb := 0, 0, 0
	for _, x := range a {
		la += x.Len()
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	for _, y := range b {
		lb += y.Len()
	}
	return float64(n) / float64(max(la, lb, 1))
}

// byLearnt makes a statement of a report that no rule found.
func (r *reader) byLearnt(s secondsource.Sentence, x *Report) *found {
	x.Content = r.ownRuns(s, x.Content)
	c := r.learntCue(s, x)
	if r.asks(c) || c.participle && len(c.known) > 0 && c.known[0].Has(pack.FlagRelay) || c.passive && r.rules.lists["perceived"][r.lemma(c.main)] || r.carriesGoods(c) {
		return nil // a reporter's question; a basis; a text seen by an agency
	}
	if r.is(x.Main, secondsource.VERB) && r.rel(x.Main) == secondsource.Acl && x.Source[1] < x.Main && r.notSpeech(s, x.Main) {
		return nil // officials briefed on the matter disputed it
	}
	if a, b := x.Content[0][0], x.Content[0][1]; r.lower(a) == "so" && (a == b || a+1 == b && r.is(b, secondsource.ADV)) || b < x.First && strings.HasPrefix(r.lower(a), "wh") && r.mark(s.Last-1, "?") || r.mark(x.Main, ":") && r.headline(s) && r.topicOf(a) {
		return nil // thinks so; The dam: what we know
	}
	if c.passive && len(c.known) > 0 && c.known[0].Act == secondsource.Ask && x.Content[0][1] < x.First && !r.complete(x.Content[0][0], x.Content[0][1]) {
		return nil // was questioned by the police
	}
	if r.underCharge(c) {
		return nil // a priest accused of theft
	}
	x.Source = r.ownSource(c, x.Source)
	if c.passive && r.suffers(c, x.Source) {
		if x.Content[0][0] < x.First || !r.complement(c, x.Content[0][0]) {
			return nil // he was praised as a saviour
		}
		x.Source = [2]int{-1, -1}
	}
	if x.Source[0] >= 0 {
		c.subject = r.headOf(x.Source)
	}
	r.endLearnt(c, x)
	cont := &content{runs: x.Content, by: r.placeOf(x, c), to: -1, conf: sure(x.Certainty)}
	label, ruled := r.rules.actOf(false, r.clauseText(c))
	if ruled && (label == "none" || label == "silent") || r.givesName(c, cont) || r.pastGap(c, cont) {
		return nil
	}
	fig := r.figureOf(c, x.Source)
	if r.onlyHears(c, fig) {
		return nil
	}
	f := r.build(c, x.Source, cont, fig)
	if f == nil {
		return nil
	}
	read := r.reading(c, cont)
	if read == nil { // the pack knows the cue, but not as speech with such a content
		read = &pack.Cue{Act: secondsource.OtherAct}
	}
	f.Act, f.Silent = r.act(c, read, f, label, ruled)
	r.disown(f, c, ruled)
	if r.gap(c, f) || r.onlyCites(c, f, cont) {
		return nil
	}
	f.By = "learnt " + c.kind
	f.Confidence -= r.doubt(f, c, x)
	if c.kind == "verb" && r.rel(x.Main) == secondsource.Acl && r.notSpeech(s, x.Main) {
		f.Confidence = min(f.Confidence, 0.3) // a review first reported by the paper, a clerk briefed on it
	}
	if c.kind == "verb" && (len(c.known) == 0 || r.describes(c) || r.lower(x.Content[0][0]) == "whether") && r.toldOf(c) {
		f.Confidence = min(f.Confidence, 0.3) // the police believe so, according to a paper
	}
	if x.Source[0] >= 0 && r.labels(c) && (r.lower(x.Source[0]) == "what" || x.Source[0] > s.First && r.lower(x.Source[0]-1) == "what") {
		f.Confidence = min(f.Confidence, 0.3) // what officials called “a loan”
	}
	return f
}

// toldOf reports whether the sentence of a cue gives all that it tells to somebody else: …,
// according to the paper; …, in the mayor's view.
func (r *reader) toldOf(c *cue) bool {
	for i := max(c.s.First, c.first-window); i+1 < min(c.s.Last, c.last+window); i++ {
		if r.inQuote[i] >= 0 || i > c.s.First && !r.mark(i-1, ",") && !r.quoteMark(i-1) {
			continue
		}
		if r.lower(i) == "according" && r.lower(i+1) == "to" {
			return true
		}
		for k := i + 1; r.lower(i) == "in" && k < i+6 && k+1 < c.s.Last; k++ {
			if w := r.lower(k); (w == "view" || w == "opinion" || w == "judgment" || w == "words") && (r.apostrophe(k-1) || r.possessive(k-1)) {
				return true
			}
		}
	}
	return false
}

// endLearnt ends a learnt content where the outlet speaks again.
func (r *reader) endLearnt(c *cue, x *Report) {
	run := &x.Content[len(x.Content)-1]
	for i := run[0] + 1; i < run[1]; i++ {
		if r.inQuote[i] < 0 && r.mark(i, ",") && (r.narrates(c, i) || r.remarks(i)) && r.clauseLike(run[0], i-1) {
			run[1] = i - 1
			return
		}
	}
}

// suffers reports whether the source of a passive is its subject: he is told, praised
// or appointed, and says nothing.
func (r *reader) suffers(c *cue, source [2]int) bool {
	if source[0] < 0 || source[0] > c.first {
		return false
	}
	k := source[0] - 1
	return k < c.s.First || r.lower(k) != "by"
}

// underCharge reports whether a verb without an object tells only whom others charge,
// and not who does: accused of theft, suspected of fraud.
func (r *reader) underCharge(c *cue) bool {
	if !r.rules.lists["charging"][r.lemma(c.main)] || r.agent(c) >= 0 {
		return false
	}
	for k := c.main + 1; k < min(c.s.Last, c.main+4); k++ {
		if r.lower(k) == "by" {
			return false
		}
	}
	k := c.main + 1
	return r.lower(k) == "of" || r.lower(k) == "with" || r.lower(k) == "over"
}

// doubt is what a report loses of its confidence: PolNeAR, from which it was
// learnt, counts all that is told of somebody's mind; a statement here is an act
// of speech of somebody, with words or at least a content of its own. It is set so
// that both measures stand well (docs/models.md).
func (r *reader) doubt(f *found, c *cue, x *Report) float64 {
	d := 0.0
	switch pronoun := x.Source[0] >= 0 && x.Source[0] == x.Source[1] && r.is(x.Source[0], secondsource.PRON, secondsource.DET); {
	case f.Source == nil:
		d += 0.3
	case f.fig == nil && pronoun, f.fig == nil && r.inanimate(c): // anyone, which, you; the flood
		d += 0.3
	case f.fig == nil:
		d += 0.1
	}
	for _, run := range x.Content {
		for i := run[0]; i <= run[1]; i++ {
			if r.inQuote[i] >= 0 {
				return doubtful * d // with his words: it is only asked whose
			}
		}
	}
	if answers(f.Act) {
		return doubtful * d // what the rules of answers know needs no more
	}
	object := r.placeOf(x, c) == "object"
	if object {
		d += 0.1
	}
	if r.reading(c, &content{runs: x.Content, by: r.placeOf(x, c)}) == nil {
		d += 0.1
		if object && slices.ContainsFunc(c.known, conditional) {
			d += otherwise
		}
	}
	weak, attitude := true, false
	for _, k := range c.known {
		weak = weak && (len(k.Frames) == 0 || k.Has(pack.FlagWeak) || k.Has(pack.FlagMaterial))
		attitude = attitude || k.Has(pack.FlagAttitude) && !wishes(f)
	}
	if weak {
		d += 0.1
	}
	if attitude {
		d += 0.1
		if object {
			d += 0.1
		}
	}
	if r.embedded(c, false) {
		d += 0.2
	}
	return doubtful * d
}

// otherwise is the doubt about a cue that reports speech in other constructions, but
// has a mere object here (claimed many lives, showed strength).
const otherwise = 0.3

// conditional reports whether a reading holds only with some objects or subjects.
func conditional(k pack.Cue) bool {
	return k.Has(pack.FlagMaterial) || k.Has(pack.FlagInfo) || k.Has(pack.FlagOffer) || k.Has(pack.FlagEvidence)
}

// inanimate reports whether a cue's subject is a single thing of which nobody knows
// that it speaks: the flood, the exhibition.
func (r *reader) inanimate(c *cue) bool {
	h := c.subject
	return h >= 0 && r.is(h, secondsource.NOUN) && !r.tok[h].Feats.Has(secondsource.Plural) && !r.speaks(c)
}

// doubtful weighs doubts against the certainty of the learnt extractor.
const doubtful = 0.8

// sure is the confidence of a certainty: one half where a report begins to count.
func sure(p float32) float64 {
	if p < leastCertain {
		return 0.5 * float64(p) / leastCertain
	}
	return 0.5 + 0.5*(float64(p)-leastCertain)/(1-leastCertain)
}

// ownRuns are the runs of a content that touch the cue's sentence, the first where
// none does. What stands apart is a quotation that goes on: a statement of its own.
func (r *reader) ownRuns(s secondsource.Sentence, runs [][2]int) [][2]int {
	var own [][2]int
	for _, run := range runs {
		if run[0] < s.Last && run[1] >= s.First {
			own = append(own, r.unmarked(run))
		}
	}
	if len(own) == 0 {
		own = append(own, r.unmarked(runs[0]))
	}
	return own
}

// unmarked leaves the marks of a quotation out of a run that is wholly quoted, and
// the stop or comma behind one that is not.
func (r *reader) unmarked(run [2]int) [2]int {
	a, b := run[0], run[1]
	for a < b && r.quoteMark(a) && r.closesAt(a) >= b {
		a++
	}
	return [2]int{a, max(a, r.trimEnd(a, b))}
}

// headOf is the token that governs the others of a phrase.
func (r *reader) headOf(run [2]int) int {
	for i := run[0]; i <= run[1]; i++ {
		if h := r.tok[i].Head; (h < run[0] || h > run[1]) && !r.is(i, secondsource.PUNCT, secondsource.ADP) {
			return i
		}
	}
	return run[0]
}

// learntCue makes a cue of a report's spot, with the readings the pack has of it.
func (r *reader) learntCue(s secondsource.Sentence, x *Report) *cue {
	c := &cue{s: s, main: x.Main, first: x.First, last: x.Last, kind: "verb", subject: -1}
	lemma := r.lemma(x.Main)
	switch {
	case r.is(x.Main, secondsource.VERB):
		c.known = r.p.Acts.Verb(lemma)
		c.passive = r.kid(s, x.Main, secondsource.AuxPass) >= 0 || r.kid(s, x.Main, secondsource.NsubjPass) >= 0 || r.reducedPassive(c)
		c.participle = x.First == x.Main && r.tok[x.Main].Feats.Has(secondsource.Gerund)
	case r.is(x.Main, secondsource.NOUN, secondsource.PROPN):
		c.kind, c.known = "noun", r.p.Acts.Noun(lemma)
	case r.is(x.Main, secondsource.ADJ):
		c.kind, c.known = "adj", r.p.Acts.Adj(lemma)
	case r.is(x.Main, secondsource.ADP):
		c.kind = "prep"
	}
	for i := x.First; i <= x.Last; i++ {
		if w := r.lemma(i); w == "not" || w == "never" {
			c.negated = true
		}
	}
	if len(c.known) == 0 {
		act := secondsource.OtherAct
		for _, run := range x.Content {
			if r.clauseLike(run[0], run[1]) {
				act = secondsource.Assert
			}
		}
		c.known = []pack.Cue{{Form: lemma, Kind: c.kind, Act: act}}
	}
	return c
}

// placeOf says where a report's content stands: before its cue, after it, on both
// sides; an object where it is no clause.
func (r *reader) placeOf(x *Report, c *cue) string {
	first, last := x.Content[0], x.Content[len(x.Content)-1]
	switch {
	case first[0] < x.First && last[1] > x.Last:
		return "interrupted"
	case first[0] < x.First:
		return "before"
	case !r.clauseLike(first[0], first[1]) || c != nil && r.inQuote[first[0]] < 0 && !r.complement(c, first[0]):
		return "object"
	}
	return "after"
}
