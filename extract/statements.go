package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"secondsource"
	"secondsource/pack"
)

// statements finds the attributions of a document, sentence by sentence, and the
// quotations that go on without a cue. What has a cue or a quotation and yields
// no statement is kept as unread.
func statements(d *secondsource.Doc, p *pack.Pack, rs *rules, learnt *sync.Pool) {
	r := newReader(d, p, rs)
	finder := learnt.Get().(*Finder)
	defer learnt.Put(finder)
	reports := bySentence(d, finder.Find(d))
	for i := range d.Sentences {
		s := d.Sentences[i]
		if s.First >= s.Last || !d.Zones[s.Zone].Kind.Readable() {
			continue
		}
		r.meet(s)
		found := r.join(i, s, r.sentence(i, s), reports[i])
		r.found = append(r.found, found...)
		r.colonHeadline(i, s)
	}
	r.continued()
	r.transcript()
	r.nameLate()
	r.finish()
	r.record()
}

// accepted is the confidence from which a statement counts.
const accepted = 0.5

// found is a statement in the making.
type found struct {
	secondsource.Statement
	fig   *figure
	cue   *cue
	cont  *content
	after *found // whose words it goes on with, without a cue of its own
	half  bool   // the second of two clauses of one report
}

// sentence takes the statements of one sentence from its cues.
func (r *reader) sentence(i int, s secondsource.Sentence) []*found {
	var out []*found
	for _, c := range r.cues(s) {
		var f *found
		switch c.kind {
		case "prep":
			f = r.byPreposition(c)
		case "noun":
			f = r.byNoun(c)
		default:
			f = r.byVerb(c)
		}
		if f == nil {
			continue
		}
		f.Sentence = i
		out = append(out, f)
		if g := r.butThat(f); g != nil {
			g.Sentence = i
			out = append(out, g)
		}
	}
	return slices.DeleteFunc(slices.Clone(out), func(f *found) bool { return r.tailed(out, f) || r.covered(out, f) })
}

// covered reports whether f says nothing that another statement of the sentence
// does not: the same content under a second cue, or a report inside it that the
// same speaker makes of himself (said it had determined that …).
func (r *reader) covered(all []*found, f *found) bool {
	for _, g := range all {
		if g == f {
			continue
		}
		inner, outer := f.Content.Cover(), g.Content.Cover()
		if inner == outer {
			if g.Confidence > f.Confidence || g.Confidence == f.Confidence && g.cue.main < f.cue.main {
				return true
			}
			continue
		}
		if f.Nominal && f.fig == nil && g.Cue != nil && g.Cue.Cover().End <= f.Cue.Cover().Start && outer.Contains(f.Cue.Cover()) {
			return true // denied claims that …
		}
		if f.cue.kind == "prep" && g.cue.kind == "verb" && g.Source != nil && inner.Contains(outer) && inner.Contains(g.Cue.Cover()) && !g.Cue.Cover().Overlaps(outer) {
			if f.fig != nil && f.fig.Kind == secondsource.KindOutlet {
				g.Relays = append(g.Relays, f.fig.Name)
			}
			return true // the mayor said so, according to the radio
		}
		if !outer.Contains(inner) || f.Cue != nil && !outer.Contains(f.Cue.Cover()) && f.fig != nil {
			continue
		}
		if refusesAnswer(f.Act) && (g.Act == f.Act || g.Act == secondsource.Deny && g.Cue != nil && len(g.cue.known) > 0 && g.cue.known[0].Act != secondsource.Deny) {
			return true // said that it did not comment
		}
		pronoun := !f.Nominal && f.Source != nil && r.isPronoun(f.Source.Text)
		if f.fig == g.fig || f.fig == nil || pronoun || f.cue != nil && r.future(f.cue) || f.fig.Kind == secondsource.KindDocument {
			return true
		}
		if g.cue.kind == "prep" && !f.Nominal && r.describes(f.cue) {
			return true // the police believe so, according to a paper
		}
		if f.Inside == "" {
			f.Inside = "outer"
			if !f.Nominal {
				f.Confidence -= 0.15
			}
		}
	}
	return false
}

// isPronoun reports whether a source is a bare personal pronoun.
func (r *reader) isPronoun(s string) bool {
	switch strings.ToLower(s) {
	case "it", "he", "she", "they", "its", "his", "her", "their":
		return true
	}
	return false
}

// byVerb reads a statement from a verb or phrase cue.
func (r *reader) byVerb(c *cue) *found {
	if f := r.quotedAs(c); f != nil {
		return f
	}
	if c.participle && (r.rel(c.main) == secondsource.Acl || c.first > c.s.First && r.lower(c.first-1) == "as") {
		return nil // officials saying …: a description, not an act
	}
	rest := r.clauseText(c)
	if r.neither(c) {
		rest = "did not " + rest
	}
	label, ruled := r.rules.actOf(false, rest)
	if ruled && (label == "silent" || label == "no-comment" && c.passive && r.speaks(c.active())) {
		c.passive = false // could not be reached, would not be drawn: he who could not
	}
	if r.asks(c) || r.underCharge(c) || r.carriesGoods(c) || c.passive && (r.agent(c) < 0 || r.rules.lists["perceived"][r.lemma(c.main)]) || c.participle && c.known[0].Has(pack.FlagRelay) {
		return nil // citing intelligence: a basis, kept with the statement it belongs to
	}
	if c.first > c.s.First && r.relative(c.first-1) && (r.describes(c) || r.lower(c.first-1) == "which") && !r.answersAside(c, label, ruled) {
		return nil
	}
	r.nameAside(c)
	src := r.widen(c, r.source(c))
	if r.recalled(c, src) {
		return nil
	}
	cont := r.verbContent(c, src)
	if cont == nil {
		cont = r.gapOf(c, &src)
	}
	if cont == nil || r.pastGap(c, cont) {
		if gap := r.objectGap(c, &src); gap != nil {
			cont = gap
		}
	}
	if ruled && label == "none" {
		return nil
	}
	if ruled && label == "silent" {
		cont = nil
	}
	if cont == nil {
		if !ruled || label != "silent" && label != "no-comment" && label != "non-confirmation" {
			return nil
		}
		if src[0] > c.s.First && (r.lower(src[0]-1) == "which" || r.lower(src[0]-1) == "whom" || r.lower(src[0]-1) == "that") {
			return nil // the maker, which the ministry did not name
		}
		cont = &content{runs: [][2]int{{c.first, r.trimEnd(c.first, r.groupEnd(c))}}, by: "silence", to: -1, conf: 0.85}
	}
	if r.givesName(c, cont) || r.pastGap(c, cont) || src[0] > c.s.First && src[0] < c.first && r.labels(c) && (r.lower(src[0]-1) == "what" || r.lower(src[0]) == "what") {
		return nil // what officials called “a loan”
	}
	read := r.reading(c, cont)
	if read == nil && !ruled || r.embedded(c, ruled) {
		return nil
	}
	fig := r.figureOf(c, src)
	if fig == nil && src[0] >= 0 && r.relative(src[0]) {
		return nil // …, which did not say
	}
	if r.onlyHears(c, fig) {
		return nil
	}
	f := r.build(c, src, cont, fig)
	if f == nil {
		return nil
	}
	f.Act, f.Silent = r.act(c, read, f, label, ruled)
	r.disown(f, c, ruled)
	if r.gap(c, f) || r.onlyCites(c, f, cont) {
		return nil
	}
	if cont.by == "silence" {
		f.Cue = secondsource.WordsAt(r.text, f.Content.Spans...)
	}
	r.judge(f, c, cont, src)
	return f
}

// onlyHears reports whether what is told is that somebody heard or learnt a thing: said by
// whom, nothing tells, unless a paper learnt it, which tells it.
func (r *reader) onlyHears(c *cue, fig *figure) bool {
	switch r.lemma(c.main) {
	case "hear", "learn":
		return fig == nil || fig.Kind != secondsource.KindOutlet
	}
	return false
}

// recalled reports whether a source is the end of a noun phrase and the subject of a clause
// that describes it without a pronoun: a firm our readers | will remember.
func (r *reader) recalled(c *cue, src [2]int) bool {
	if src[0] <= c.s.First || src[1] != c.first-1 || !r.mark(src[0]-1, ",") {
		return false
	}
	for i := src[0] + 1; i <= src[1]; i++ {
		if r.is(i, secondsource.VERB, secondsource.PUNCT) {
			return false
		}
		if (r.is(i, secondsource.DET) || r.possessive(i)) && r.is(i-1, secondsource.NOUN) {
			return true
		}
	}
	return false
}

// labels reports whether a cue gives a thing a name: call, term, describe.
func (r *reader) labels(c *cue) bool {
	switch r.lemma(c.main) {
	case "call", "term", "dub", "label", "describe", "style":
		return true
	}
	return false
}

// neither reports whether a cue's subject is negated: neither the maker nor the ministry.
func (r *reader) neither(c *cue) bool {
	if c.subject < 0 || c.subject > c.first || c.first != c.main {
		return false
	}
	nor := false
	for i := c.first - 1; i >= c.s.First && i > c.first-14 && !r.is(i, secondsource.PUNCT, secondsource.VERB); i-- {
		nor = nor || r.lower(i) == "nor"
		if nor && r.lower(i) == "neither" {
			return true
		}
	}
	return false
}

// carriesGoods reports whether a verb for passing on another's words (carry, run,
// distribute) is told of somebody who passes on no words: the company had carried.
func (r *reader) carriesGoods(c *cue) bool {
	if c.subject < 0 || len(c.known) == 0 || !r.is(c.subject, secondsource.NOUN) {
		return false
	}
	for _, k := range c.known {
		if !k.Has(pack.FlagRelay) || !k.Has(pack.FlagMaterial) {
			return false
		}
	}
	w := r.lemma(c.subject)
	return !r.rules.lists["carriers"][w] && !r.rules.documents[w]
}

// onlyCites reports whether an outlet only names whom or what it quotes, and no words:
// the agency quoted a paper of the bank, a newspaper cited a man who …
func (r *reader) onlyCites(c *cue, f *found, cont *content) bool {
	if cont.by != "object" || f.fig == nil || len(c.known) == 0 || !c.known[0].Has(pack.FlagRelay) || r.inQuote[cont.runs[0][0]] >= 0 {
		return false
	}
	outlet := f.fig.Kind == secondsource.KindOutlet
	for i := c.s.First; f.Source != nil && i < c.first && !outlet; i++ {
		outlet = f.Source.Cover().Overlaps(r.tok[i].Span) && r.rules.lists["carriers"][r.lemma(i)]
	}
	h := r.headOf(cont.runs[0])
	w := r.lemma(h)
	return outlet && r.is(h, secondsource.NOUN) && (r.human(w) || r.rules.documents[w])
}

// gap reports whether it is only told what a text leaves out (the note does not say
// where, the agency did not name the bank): that is no answer.
func (r *reader) gap(c *cue, f *found) bool {
	if f.Act != secondsource.NoComment && f.Act != secondsource.NonConfirmation && f.Act != secondsource.OtherAct {
		return false
	}
	if f.fig != nil && f.fig.Kind == secondsource.KindDocument || c.subject >= 0 && r.rules.documents[r.lemma(c.subject)] {
		return true
	}
	outlet := f.fig != nil && f.fig.Kind == secondsource.KindOutlet || c.subject >= 0 && r.rules.lists["carriers"][r.lemma(c.subject)]
	return outlet && c.negated && f.Act == secondsource.NoComment
}

// describes reports whether a cue in a relative clause tells who somebody is, and
// not what he said: an official who has read the file, a panel that monitors.
func (r *reader) describes(c *cue) bool {
	for _, k := range c.known {
		if k.Has(pack.FlagWeak) || k.Has(pack.FlagEvidence) || k.Has(pack.FlagMaterial) || k.Has(pack.FlagAttitude) {
			return true
		}
	}
	return false
}

// groupEnd is the last token of a silence: the phrase up to the next comma.
func (r *reader) groupEnd(c *cue) int {
	for i := c.last + 1; i < c.s.Last; i++ {
		if r.mark(i, ",;") || r.frameDate(i) > i || r.is(i, secondsource.ADP) && r.lower(i) == "by" || r.is(i, secondsource.CCONJ) || r.lower(i) == "when" || r.lower(i) == "before" {
			return i - 1
		}
	}
	return c.s.Last - 1
}

// clauseText is the cue with its auxiliaries and the rest of its sentence, as the
// act rules read it.
func (r *reader) clauseText(c *cue) string {
	end := c.s.Last - 1
	at := r.span(c.first, end)
	at.End = min(at.End, at.Start+300)
	return strings.ToValidUTF8(at.Of(r.text), "")
}

// reading gives the reading of a cue that holds with a content, nil where the cue
// is no speech with it: denied entry, declined by three per cent.
func (r *reader) reading(c *cue, cont *content) *pack.Cue {
	clause := r.reported(c, cont)
	for i := range c.known {
		k := &c.known[i]
		if r.admits(c, k, cont, clause) && r.fitsFrame(c, k, cont, clause) {
			return k
		}
	}
	return nil
}

// admits reports whether a content meets the conditions of a reading's flags.
func (r *reader) admits(c *cue, k *pack.Cue, cont *content, clause bool) bool {
	quoted := r.inQuote[cont.runs[0][0]] >= 0
	switch {
	case k.Has(pack.FlagComment):
		return false
	case k.Act == secondsource.Deny:
		return r.denies(c, k, cont, clause)
	case k.Has(pack.FlagAmount):
		return r.setAt(cont.runs[0])
	case k.Has(pack.FlagWeak) && !quoted:
		return clause && k.Takes("S") || k.Takes("NP") && r.objectNoun(cont, "attitudes")
	case clause || quoted && !(k.Has(pack.FlagInfo) || k.Has(pack.FlagOffer)):
		return true
	case k.Has(pack.FlagInfo), k.Has(pack.FlagOffer):
		return r.objectIs(cont, k.Has(pack.FlagInfo))
	case k.Act == secondsource.Assert && k.Form == "call":
		return r.calledAs(c, cont)
	case k.Has(pack.FlagEvidence):
		return c.subject < 0 || r.rules.documents[r.lemma(c.subject)] // the player showed strength
	}
	return !k.Has(pack.FlagMaterial) || r.spokenStill(c, k, cont)
}

// setAt reports whether a noun phrase is set at a number in an object: the damage at 40
// million, the number of dead at about 31.
func (r *reader) setAt(run [2]int) bool {
	for i := run[0] + 1; i < run[1]; i++ {
		switch {
		case r.is(i, secondsource.VERB, secondsource.AUX) && r.finite(i):
			return false
		case r.lower(i) == "at" && r.is(i-1, secondsource.NOUN, secondsource.PROPN, secondsource.VERB, secondsource.ADJ):
			for k := i + 1; k <= min(run[1], i+4); k++ {
				if r.is(k, secondsource.NUM) {
					return r.lower(k-1) != "number"
				}
				if r.is(k, secondsource.NOUN, secondsource.PROPN) {
					break
				}
			}
		}
	}
	return false
}

// calledAs reports whether "call" gives its object a name (called the levy a gift):
// to call somebody is no statement.
func (r *reader) calledAs(c *cue, cont *content) bool {
	for i := cont.runs[0][0]; i <= cont.runs[0][1]; i++ {
		switch two := r.twoObjects(cont.runs[0][0], i); {
		case r.inQuote[i] >= 0, two, r.tok[i].Head == c.main && r.rel(i) == secondsource.Xcomp:
			return true
		}
	}
	return r.is(cont.runs[0][1], secondsource.ADJ)
}

// twoObjects reports whether a second noun phrase begins at token i of an object that
// begins at token a: the levy | a gift, the owners | the opportunity.
func (r *reader) twoObjects(a, i int) bool {
	return i > a && r.is(i, secondsource.DET) && r.is(i-1, secondsource.NOUN, secondsource.PROPN)
}

// spokenStill reports whether a verb that often means a deed is speech with its
// object: ordered residents to leave, threatened to close the port; condemned the
// raid, welcomed the truce, with a subject that speaks and no person as object.
func (r *reader) spokenStill(c *cue, k *pack.Cue, cont *content) bool {
	first := cont.runs[0][0]
	if (k.Takes("VTO") || k.Takes("TO")) && r.toInfinitive(cont.runs[0]) {
		return true
	}
	if k.Act == secondsource.Confirm && !c.passive && k.Takes("TO") && r.lower(first) == "to" && (r.gerund(first+1) || r.speaks(c) || r.is(c.subject, secondsource.PROPN)) {
		return true // admitted to flaws
	}
	if k.Act == secondsource.Threaten && (r.is(c.subject, secondsource.PROPN) || r.speaks(c)) && r.objectNoun(cont, "menaces") {
		return true // threatens sanctions
	}
	told := k.Act == secondsource.Condemn || k.Act == secondsource.Praise || k.Act == secondsource.Urge && k.Takes("VTO")
	if !told || c.subject < 0 || !r.speaks(c) && !r.agentive(c) && !r.is(c.subject, secondsource.PRON) {
		return false
	}
	if n, ok := r.nameAt(first); ok && n.Type == "PER" || r.is(first, secondsource.PRON) {
		return false
	}
	for i := first; i <= min(cont.runs[0][1], first+6) && !r.is(i, secondsource.ADP); i++ {
		if r.is(i, secondsource.NOUN) && (r.human(r.lemma(i)) || r.rules.lists["people"][r.lemma(i)]) {
			return false
		}
	}
	return true
}

// reported reports whether a content is a clause or quotation that a cue reports,
// not an object of its verb.
func (r *reader) reported(c *cue, cont *content) bool { return cont.by != "object" }

// fitsFrame reports whether a reading stands in the construction of the content: a
// clause or quotation, an infinitive (told him to rest), or another object.
func (r *reader) fitsFrame(c *cue, k *pack.Cue, cont *content, clause bool) bool {
	if len(k.Frames) == 0 {
		return true
	}
	if clause {
		return k.Takes("S") || k.Takes("Q") || !c.frame("S", "Q")
	}
	for _, f := range k.Frames {
		if f != "S" && f != "Q" && r.inFrame(f, cont.runs[0], c, k) {
			return true
		}
	}
	return false
}

// inFrame reports whether an object stands in a frame.
func (r *reader) inFrame(frame string, run [2]int, c *cue, k *pack.Cue) bool {
	first := r.lower(run[0])
	switch frame {
	case "TO", "VTO":
		return r.toInfinitive(run) || len(k.Frames) == 1 && len(c.known) == 1
	case "NP", "THAT":
		return true
	case "GER":
		return r.gerund(run[0])
	case "WH":
		return first == "how" || strings.HasPrefix(first, "wh")
	case "IF":
		return first == "if" || first == "whether"
	case "AS":
		for i := run[0]; i <= run[1] && i < run[0]+15; i++ {
			if r.lower(i) == "as" {
				return true
			}
		}
		return false
	}
	preposition := strings.ToLower(frame)
	return strings.Contains(k.Form, " ") || first == preposition || r.lower(run[0]-1) == preposition || r.lower(c.last) == preposition
}

// gerund reports whether token i is a verb in -ing.
func (r *reader) gerund(i int) bool {
	return r.is(i, secondsource.VERB, secondsource.AUX) && (r.tok[i].Feats.Has(secondsource.Gerund) || strings.HasSuffix(r.lower(i), "ing"))
}

// toInfinitive reports whether a content is an infinitive, or a noun phrase and one.
func (r *reader) toInfinitive(run [2]int) bool {
	for i := run[0]; i < min(run[1], run[0]+8); i++ {
		if r.lower(i) == "to" && r.is(i+1, secondsource.VERB, secondsource.AUX) {
			return true
		}
		if r.is(i, secondsource.VERB) {
			return false
		}
	}
	return false
}

// objectIs reports whether the content's noun is information, or an offer.
func (r *reader) objectIs(cont *content, info bool) bool {
	class := "offer"
	if info {
		class = "info"
	}
	first, far := cont.runs[0][0], 8
	if r.lower(first) == "as" { // rejected as "false and unkind" recent reports
		first, far = first+1, 12
	}
	for i := first; i <= min(cont.runs[0][1], first+far) && !r.is(i, secondsource.ADP); i++ {
		if r.p.Objects.Is(r.lemma(i), class) {
			return true
		}
	}
	return false
}

// objectNoun reports whether the content's noun stands in a list of words.txt.
func (r *reader) objectNoun(cont *content, list string) bool {
	for i := cont.runs[0][0]; i <= min(cont.runs[0][1], cont.runs[0][0]+8); i++ {
		if r.rules.lists[list][r.lemma(i)] {
			return true
		}
		if r.is(i, secondsource.ADP) {
			break
		}
	}
	return false
}

// figureOf resolves the source of a cue.
func (r *reader) figureOf(c *cue, src [2]int) *figure {
	h := c.subject
	if c.passive {
		h = r.agent(c)
	}
	if src[0] < 0 || h < 0 {
		return nil
	}
	f := r.speakerOf(c.s, src[0], src[1], h)
	if f != nil {
		r.note(h, f)
	}
	return f
}

// build makes a statement of a cue, its source and its content.
func (r *reader) build(c *cue, src [2]int, cont *content, fig *figure) *found {
	spans := r.contentSpans(c, cont)
	if len(spans) == 0 {
		return nil
	}
	f := &found{fig: fig, cue: c, cont: cont}
	f.Doc, f.Paragraph = r.d.ID, r.d.Zones[c.s.Zone].Paragraph
	f.Content = secondsource.WordsAt(r.text, spans...)
	f.Cue = secondsource.WordsAt(r.text, r.span(r.cueStart(c), c.last))
	if src[0] >= 0 {
		f.Source = secondsource.WordsAt(r.text, r.span(src[0], src[1]))
	}
	f.Mode = r.mode(c, cont, spans)
	f.By, f.Confidence = c.kind+" "+cont.by, cont.conf
	f.SaidAt = r.saidAt(c, cont, spans)
	f.Iterated = r.iterated(c, cont, f.SaidAt >= 0, spans)
	f.Nominal = c.kind == "noun"
	return f
}

// cueStart is the first word of a cue, without the adverbs before it (further noted).
func (r *reader) cueStart(c *cue) int {
	i := c.first
	for i < c.main && r.is(i, secondsource.ADV) && r.lemma(i) != "not" && r.lemma(i) != "never" {
		i++
	}
	return i
}

// contentSpans turns token runs into spans. A run that begins or ends inside a
// quotation which goes on beyond the sentence takes all of it, within the
// paragraph; one that is wholly quoted leaves the marks outside.
func (r *reader) contentSpans(c *cue, cont *content) []secondsource.Span {
	var out []secondsource.Span
	for _, run := range cont.runs {
		a, b := run[0], run[1]
		if r.lower(a) == "that" && a+1 <= b && r.quoteMark(a+1) && r.closesAt(a+1) >= b {
			a += 2
		}
		for a <= b && r.quoteMark(a) && r.closesAt(a) > b {
			a++
		}
		for b > a && r.quoteMark(b) && r.inQuote[a] == r.inQuote[b] && r.inQuote[a] >= 0 {
			b--
		}
		if a > b {
			continue
		}
		at := r.span(a, b)
		if q := r.inQuote[a]; q >= 0 && r.d.Quotes[q].Inner.Start < at.Start && (a == c.s.First || a == run[0]) && r.startsIn(c.s, q) {
			at.Start = r.d.Quotes[q].Inner.Start
		}
		if q := r.inQuote[b]; q >= 0 && r.d.Quotes[q].Inner.End > at.End && (b >= c.s.Last-2) {
			at.End = r.d.Quotes[q].Inner.End
		}
		out = append(out, trimBlank(r.text, r.withMarks(at, a, b)))
	}
	return out
}

// withMarks keeps a content and its quotation marks together: a mark opened inside
// is closed inside, and a comma before the closing mark belongs to the quotation.
func (r *reader) withMarks(at secondsource.Span, a, b int) secondsource.Span {
	if k := r.inQuote[b]; k >= 0 {
		q := r.d.Quotes[k]
		near := q.Inner.End-at.End <= 3 && q.Inner.End >= at.End
		switch {
		case near && q.Outer.Start >= at.Start:
			at.End = max(at.End, q.Outer.End)
		case near && q.Inner.Start <= at.Start:
			at.End = q.Inner.End
		}
	}
	if k := r.inQuote[a]; k >= 0 {
		if q := r.d.Quotes[k]; q.Outer.End <= at.End && q.Inner.Start == at.Start {
			at.Start = q.Outer.Start
		}
	}
	return at
}

// startsIn reports whether a quotation began before the sentence.
func (r *reader) startsIn(s secondsource.Sentence, q int) bool {
	return r.d.Quotes[q].Inner.Start < s.Span.Start
}

func trimBlank(text string, s secondsource.Span) secondsource.Span {
	w := s.Of(text)
	s.Start += len(w) - len(strings.TrimLeft(w, " \t\r\n\u00a0"))
	s.End -= len(w) - len(strings.TrimRight(w, " \t\r\n\u00a0"))
	return s
}

// mode tells how the words are carried: a quotation that stands by itself, a
// fragment built into a clause, no quotation, a headline.
func (r *reader) mode(c *cue, cont *content, spans []secondsource.Span) secondsource.Mode {
	if r.headline(c.s) {
		return secondsource.Headline
	}
	whole, some := true, false
	for _, s := range spans {
		in := false
		for _, q := range r.quotesNear(s) {
			if q.Open && !q.Continues {
				continue
			}
			if q.Inner.Contains(s) {
				in = true
			}
			if q.Inner.Overlaps(s) && !q.Scare {
				some = true
			}
		}
		whole = whole && in
	}
	switch {
	case whole && (cont.by == "before" || cont.by == "interrupted" || r.standsAlone(c, spans[0])):
		return secondsource.Direct
	case some:
		return secondsource.Mixed
	}
	return secondsource.Indirect
}

// standsAlone reports whether a quotation after its cue is set off from the
// sentence: by a comma or colon, or by a capital of its own.
func (r *reader) standsAlone(c *cue, s secondsource.Span) bool {
	before := strings.TrimRight(r.text[:s.Start], " \"“”'‘«„`")
	if before == "" {
		return true
	}
	if last := before[len(before)-1]; last == ',' || last == ':' {
		return true
	}
	return !strings.HasSuffix(before, " that") && strings.ToUpper(r.text[s.Start:s.Start+1]) == r.text[s.Start:s.Start+1] && s.Len() > 40
}

// finish gives the statements their ids, speakers and remaining fields, in text
// order, and lists what stayed unread.
func (r *reader) finish() {
	slices.SortStableFunc(r.found, func(a, b *found) int {
		return a.Content.Spans[0].Start - b.Content.Spans[0].Start
	})
	r.indexFound()
	for _, f := range r.found {
		r.mention(f)
		f.ID = r.id(f)
		f.Basis = r.basis(f)
		r.occasion(f)
		if f.fig != nil {
			sp := f.fig.Speaker
			f.Speaker = &sp
		}
		f.Hedges = r.hedges(f.Content.Text)
		f.Polarity = polarity(f.Content.Text)
		f.Chain = r.chain(f)
		if f.Hedges == nil {
			f.Hedges = []string{}
		}
		f.Confidence = math.Round(100*min(max(f.Confidence, 0), 1)) / 100
		f.Accepted = f.Confidence >= accepted
	}
	for _, f := range r.found {
		if f.after != nil && f.Cue == nil {
			f.Continues = f.after.ID
		}
		if f.Inside == "outer" {
			f.Inside = r.outer(f)
		}
		st := f.Statement
		r.d.Statements = append(r.d.Statements, &st)
	}
	r.unread()
}

// id derives a statement's id from the document and the places of its words.
func (r *reader) id(f *found) string {
	h := sha256.New()
	fmt.Fprint(h, r.d.ID, f.Content.Spans)
	if f.Cue != nil {
		fmt.Fprint(h, f.Cue.Spans)
	}
	if f.Source != nil {
		fmt.Fprint(h, f.Source.Spans)
	}
	return "s" + hex.EncodeToString(h.Sum(nil))[:12]
}

// outer is the id of the smallest statement around f.
func (r *reader) outer(f *found) string {
	id, size := "", 1<<30
	for _, g := range r.around(f.Paragraph) {
		if g != f && g.Content.Cover().Contains(f.Content.Cover()) && g.Content.Cover().Len() < size {
			id, size = g.ID, g.Content.Cover().Len()
		}
	}
	return id
}

// unread lists the sentences with a cue or a quotation but no statement.
func (r *reader) unread() {
	has := r.read()
	for i, s := range r.d.Sentences {
		if s.First >= s.Last || !r.d.Zones[s.Zone].Kind.Readable() || has[i] {
			continue
		}
		quoted := slices.ContainsFunc(r.quotesNear(s.Span), func(q secondsource.Quote) bool { return !q.Scare && !q.Open && q.Outer.Overlaps(s.Span) })
		if quoted || len(r.cues(s)) > 0 {
			r.d.Unread = append(r.d.Unread, secondsource.Unread{Doc: r.d.ID, Spans: []secondsource.Span{s.Span}, Text: s.Span.Of(r.text)})
		}
	}
}
