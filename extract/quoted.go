package extract

import (
	"secondsource"
)

// quotedAs reads "the agency quoted an official as saying …" and "an official was
// quoted as saying …, by the agency": the official speaks, the agency relays. Nil
// where the sentence has no such form.
func (r *reader) quotedAs(c *cue) *found {
	switch r.lemma(c.main) {
	case "quote", "cite", "report":
	default:
		return nil
	}
	as := r.asSaying(c)
	if as < 0 {
		return nil
	}
	src, relay := r.quotedWhom(c, as)
	if src[0] < 0 {
		return nil
	}
	say := &cue{s: c.s, main: as + 1, first: as + 1, last: as + 1, kind: "verb", known: r.p.Acts.Verb("say"), subject: src[1]}
	for i := src[0]; i <= src[1]; i++ {
		if h := r.tok[i].Head; r.subjectLike(i) && (h < src[0] || h > src[1]) {
			say.subject = i
			break
		}
	}
	cont := r.quotedWhat(c, say, src)
	if cont == nil {
		return nil
	}
	fig := r.figureOf(say, src)
	f := r.build(say, src, cont, fig)
	if f == nil {
		return nil
	}
	f.Cue = secondsource.WordsAt(r.text, r.span(c.main, c.main), r.span(as, as+1))
	f.Act = r.actOfContent(secondsource.Assert, f.Content.Text, f.Mode)
	if relay != nil {
		f.Relays = append(f.Relays, relay.Name)
	}
	if fig == nil && !r.speaks(say) {
		f.Confidence = 0.4
	}
	return f
}

// asSaying is the token of "as" before saying or telling, -1 for none.
func (r *reader) asSaying(c *cue) int {
	for i := c.main + 1; i+1 < c.s.Last && i < c.main+30; i++ {
		if r.is(i, secondsource.VERB) && (r.lemma(i) == "quote" || r.lemma(i) == "cite") {
			return -1 // reported that …, and quoted a welder as saying
		}
		if r.lower(i) == "as" && (r.lemma(i+1) == "say" || r.lemma(i+1) == "tell") && r.inQuote[i] < 0 {
			return i
		}
	}
	return -1
}

// quotedWhom gives the tokens of the person quoted, and the one who quotes him.
func (r *reader) quotedWhom(c *cue, as int) ([2]int, *figure) {
	subject := r.source(&cue{s: c.s, main: c.main, first: c.first, last: c.last, subject: c.subject})
	if c.passive {
		return subject, nil
	}
	var relay *figure
	if subject[0] >= 0 && c.subject >= 0 {
		relay = r.speakerOf(c.s, subject[0], subject[1], c.subject)
	}
	if as-1 < c.last+1 {
		return [2]int{-1, -1}, relay
	}
	return [2]int{c.last + 1, as - 1}, relay
}

// quotedWhat is the content: the clause or quotation behind "saying", else the
// quotation before the one who quotes.
func (r *reader) quotedWhat(c, say *cue, src [2]int) *content {
	k := core{min(c.first, src[0]), say.last}
	if a := r.after(say, k); a != nil && a.by == "after" {
		return a
	}
	first := c.first
	if c.subject >= 0 && c.subject < first {
		a, _ := r.nounPhrase(c.s, c.subject)
		first = a
	}
	return r.before(say, core{min(first, src[0]), say.last})
}
