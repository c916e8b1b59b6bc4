package extract

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// act decides the speech act: by the rules for the cue, by the construction the
// cue stands in, and, for plain verbs of saying, by what is said.
func (r *reader) act(c *cue, read *pack.Cue, f *found, label string, ruled bool) (act secondsource.Act, silent bool) {
	if ruled {
		if label == "silent" {
			return secondsource.NoComment, true
		}
		return secondsource.Act(label), false
	}
	act = read.Act
	if c.negated && act != secondsource.NoComment && act != secondsource.NonConfirmation {
		return secondsource.OtherAct, false
	}
	if act == secondsource.Assert && r.future(c) {
		return secondsource.Predict, false
	}
	return r.actOfContent(act, f.Content.Text, f.Mode), false
}

// future reports whether the report itself lies ahead: the commission will say …
func (r *reader) future(c *cue) bool {
	for i := c.first; i < c.main; i++ {
		if w := r.lower(i); w == "will" || w == "'ll" || w == "’ll" {
			return true
		}
	}
	return false
}

// actOfContent refines an act of plain saying by its content.
func (r *reader) actOfContent(act secondsource.Act, text string, mode secondsource.Mode) secondsource.Act {
	switch act {
	case secondsource.Assert, secondsource.Confirm, secondsource.OtherAct, secondsource.Announce, secondsource.Warn, secondsource.Assess:
	default:
		return act
	}
	if label, ok := r.rules.actOf(true, text); ok && label != "none" {
		return secondsource.Act(label)
	}
	if act == secondsource.Warn && mode != secondsource.Direct && strings.HasPrefix(plain(text), "that ") && !looksAhead(plain(text)) {
		return secondsource.Assert // warned that something is so
	}
	if act != secondsource.Assert {
		return act
	}
	t := plain(text)
	if mode == secondsource.Direct {
		if strings.HasSuffix(t, "?") && !strings.ContainsAny(t[:len(t)-1], ".!?;") {
			return secondsource.Ask
		}
		if a := r.firstPerson(t); a != secondsource.Assert {
			return a
		}
	}
	a := foretells(t)
	if first, _, _ := strings.Cut(t, " "); a == secondsource.Pledge && mode == secondsource.Direct && first != "we" && first != "i" {
		return secondsource.Predict // “It will be shown in court”: not what the speaker will do
	}
	return a
}

// looksAhead reports whether a content tells of what may or will come, and is no view
// of the law.
func looksAhead(t string) bool {
	for _, law := range [...]string{"violat", "breach", "contraven", "infringe", "illegal", "unlawful"} {
		if strings.Contains(t, law) {
			return false
		}
	}
	for _, w := range [...]string{"could", "may", "might", "would", "will", "should", "must", "risk", "risks", "going to"} {
		if containsWord(" "+t+" ", w) {
			return true
		}
	}
	return false
}

// foretells reads a forecast or a promise from the first modal verb of a plain
// content: what will happen is a prediction, what the speaker himself will do a
// pledge. Conditions (any deal would …) are neither.
func foretells(t string) secondsource.Act {
	t = strings.TrimPrefix(t, "that ")
	if strings.HasPrefix(t, "any ") || strings.HasPrefix(t, "if ") || strings.Contains(t, " if ") {
		return secondsource.Assert
	}
	words := strings.Fields(t)
	for i, w := range words {
		if i > 14 || strings.HasSuffix(w, ",") {
			break
		}
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		switch w {
		case "will", "would", "shall", "may", "might", "won't":
			switch next {
			case "breach", "violate", "contravene", "infringe", "constitute", "mean", "amount":
				return secondsource.Assert // a view of the law, not of the future
			}
			if next == "" || next[0] < 'a' {
				continue // 9 May
			}
			if next == "have" || next == "not" && w != "will" || next == "be" && w == "would" && i == 0 {
				return secondsource.Assert
			}
			if i != 1 {
				return secondsource.Predict
			}
			switch words[0] {
			case "it", "he", "she", "they":
				if w == "will" || w == "would" {
					return secondsource.Pledge
				}
			case "we", "i":
				if w == "will" || w == "shall" {
					return secondsource.Pledge
				}
				return secondsource.Assert // we would not call it that
			}
			return secondsource.Predict
		case "likely", "expected", "planned", "due", "set", "bound", "going":
			if i > 0 && (words[i-1] == "is" || words[i-1] == "are") && (next == "to" || w == "planned") {
				return secondsource.Predict
			}
		case "has", "had", "was", "were", "did", "said", "says", "who", "which", "because":
			return secondsource.Assert
		}
	}
	return secondsource.Assert
}

// firstPerson reads the act that a speaker does in his own words: "we urge …",
// "I call on …", "we will …".
func (r *reader) firstPerson(t string) secondsource.Act {
	for _, lead := range [...]string{"we ", "i ", "and we ", "and i ", "so we ", "but we "} {
		rest, ok := strings.CutPrefix(t, lead)
		if !ok {
			continue
		}
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "strongly "), "again ")
		verb, _, _ := strings.Cut(rest, " ")
		switch verb {
		case "will", "shall", "pledge", "promise", "vow":
			return secondsource.Pledge
		case "urge", "call", "demand", "ask", "appeal":
			return secondsource.Urge
		case "condemn", "deplore":
			return secondsource.Condemn
		case "warn":
			return secondsource.Warn
		}
	}
	return secondsource.Assert
}

// judge settles how sure a statement is: who can speak, and whether the source
// was understood.
func (r *reader) judge(f *found, c *cue, cont *content, src [2]int) {
	evidence, human := false, false
	for _, k := range c.known {
		evidence = evidence || k.Has(pack.FlagEvidence)
		human = human || k.Has(pack.FlagHuman)
		if k.Has(pack.FlagAttitude) && !wishes(f) {
			f.Confidence -= 0.1
			if cont.by == "object" {
				f.Confidence -= 0.15 // wants, considers, seeks a thing: told of somebody, not said by him
			}
		}
	}
	switch {
	case c.subject >= 0 && r.setting(c.subject):
		f.Confidence = 0.3 // at a news conference somebody else outlined …
	case f.fig != nil && f.fig.Kind == secondsource.KindDocument && human:
		f.Confidence = 0.3
	case f.fig == nil && src[0] < 0:
		f.Confidence -= 0.45
	case f.fig == nil && src[0] == src[1] && r.is(src[0], secondsource.PRON):
		if w := r.lower(src[0]); w == "you" || w == "who" || w == "that" || w == "this" || w == "one" || w == "what" {
			f.Confidence = 0.2
		}
		f.Confidence -= 0.2
	case f.fig == nil && !r.speaks(c) && (evidence || cont.by == "object" || !r.agentive(c)) && !refusesAnswer(f.Act):
		f.Confidence = 0.3 // the move signals …: no speaker
	case f.fig == nil && !r.speaks(c) && !refusesAnswer(f.Act):
		f.Confidence -= 0.25 // the defendant maintains that …
	case f.fig == nil:
		f.Confidence -= 0.15
	}
	if r.inQuote[cont.runs[0][0]] >= 0 && f.fig != nil {
		f.Confidence = max(f.Confidence, 0.9)
	}
	r.rememberIssue(c, f)
}

// wishes reports whether somebody wishes who can only be known to by saying so: a
// union wants more pay; a man may want what he never said.
func wishes(f *found) bool {
	return f.fig != nil && f.fig.Kind == secondsource.KindInstitution && f.Act == secondsource.Urge
}

// speaks reports whether a cue's subject, though nobody known, is a word for
// somebody who can speak.
func (r *reader) speaks(c *cue) bool {
	h := c.subject
	if c.passive {
		h = r.agent(c)
	}
	if h < 0 {
		return false
	}
	w := r.lemma(h)
	return r.human(w) || r.rules.companies[w] || r.rules.documents[w]
}

// refusesAnswer reports whether an act tells no more than that somebody did not speak
// to the matter: only who can speak is asked.
func refusesAnswer(a secondsource.Act) bool {
	return a == secondsource.NonConfirmation || a == secondsource.NoComment
}

// setting reports whether a noun is an occasion on which people speak, and no body.
func (r *reader) setting(i int) bool {
	switch r.lemma(i) {
	case "interview", "briefing":
		return true
	case "conference":
		return i > 0 && (r.lower(i-1) == "news" || r.lower(i-1) == "press")
	}
	return false
}

// agentive reports whether a cue's subject is a word for one who does something, by
// its ending (defendant, settler), or a name.
func (r *reader) agentive(c *cue) bool {
	if c.subject < 0 {
		return false
	}
	if r.is(c.subject, secondsource.PROPN) {
		return true
	}
	w := r.lemma(c.subject)
	for _, end := range [...]string{"er", "or", "ant", "ent", "ist", "ian", "eer", "ee", "man", "woman"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return !r.rules.documents[w] && !r.rules.venues[w]
		}
	}
	return false
}

// rememberIssue keeps who issued a text, for "the statement said" later: it is
// the speaker of the report in which the noun stands.
func (r *reader) rememberIssue(c *cue, f *found) {
	if f.fig == nil || f.fig.Kind == secondsource.KindDocument {
		return
	}
	for i := max(c.s.First, c.main-window); i < min(c.s.Last, c.main+window); i++ {
		if r.inQuote[i] < 0 && r.is(i, secondsource.NOUN) && r.rules.documents[r.lemma(i)] && i > c.s.First &&
			!overlapsAny(f.Content.Spans, r.tok[i].Span) {
			r.issued[r.lemma(i)] = f.fig
		}
	}
}

func overlapsAny(spans []secondsource.Span, s secondsource.Span) bool {
	for _, x := range spans {
		if x.Overlaps(s) {
			return true
		}
	}
	return false
}

// hedges lists the pack's hedges in a content, in the pack's order.
func (r *reader) hedges(text string) []string {
	t := " " + plain(text) + " "
	stands := map[int]bool{} // those that do, by index in the pack
	for i := 0; i < len(t); i++ {
		if i > 0 && inWord(t[i-1]) {
			continue
		}
		for _, k := range r.rules.hedges[opening(t[i:])] {
			if f := r.p.Hedges[k].Form; strings.HasPrefix(t[i:], f) && i+len(f) < len(t) && !inWord(t[i+len(f)]) {
				stands[k] = true
			}
		}
	}
	var out []string
	for _, k := range slices.Sorted(maps.Keys(stands)) {
		out = append(out, r.p.Hedges[k].Form)
	}
	return out
}

// hedgesOf gives the pack's hedges of a content by their first word, as indices.
func hedgesOf(p *pack.Pack) map[string][]int {
	out := map[string][]int{}
	for k, h := range p.Hedges {
		switch h.Class {
		case "modal", "adverb", "adjective", "verb", "approximator":
			w := opening(h.Form)
			out[w] = append(out[w], k)
		}
	}
	return out
}

// opening is the letters with which a plain text begins.
func opening(t string) string {
	n := 0
	for n < len(t) && inWord(t[n]) {
		n++
	}
	return t[:n]
}

// containsWord reports whether words stand in t as whole words; t is plain and
// padded with blanks.
func containsWord(t, words string) bool {
	for i := 0; ; {
		k := strings.Index(t[i:], words)
		if k < 0 {
			return false
		}
		k += i
		if k > 0 && !inWord(t[k-1]) && k+len(words) < len(t) && !inWord(t[k+len(words)]) {
			return true
		}
		i = k + 1
	}
}

func inWord(b byte) bool { return b >= 'a' && b <= 'z' || b >= 0x80 }

// polarity reads the polarity of a content, as written, from its first clause.
func polarity(text string) secondsource.Polarity {
	if strings.Contains(text, "May") {
		text = month.ReplaceAllString(text, "$1 $3")
	}
	t := plain(text)
	head := " " + t + " "
	if i := strings.IndexAny(t, ",;"); i > 40 {
		head = " " + t[:i] + " "
	}
	head = noPolarity.ReplaceAllString(head, " ")
	switch {
	case strings.HasPrefix(t, "if ") || strings.Contains(head, " if ") || strings.HasPrefix(t, "any ") && containsWord(head, "would"):
		return secondsource.Conditional
	case containsWord(head, "not") || strings.Contains(head, "n't ") || containsWord(head, "never") || containsWord(head, "no one") ||
		strings.HasPrefix(t, "no ") || containsWord(head, "nobody") || containsWord(head, "neither"):
		return secondsource.Negated
	case containsWord(head, "may") || containsWord(head, "might") || containsWord(head, "could"):
		return secondsource.Hypothetical
	case containsWord(head, "will") || containsWord(head, "plans to") || containsWord(head, "planned to") || containsWord(head, "is to"):
		return secondsource.Planned
	}
	return secondsource.Asserted
}

var (
	// month is May behind a preposition or before a number.
	month = regexp.MustCompile(`(\b(?:in|of|on|by|since|until|till|last|next|this|early|mid|late|[0-9]+)[ -])(May)(\b)|(\bMay)( [0-9])`)
	// noPolarity are words that look like a condition or a negation and are none.
	noPolarity = regexp.MustCompile(` (?:not only|not just|not least|(?:about|whether or|know|knew|see|say|ask|asked|clear|unclear|wonder|wondered|doubt|as) if|whether or not) `)
)

// chain is the way from the outlet to the origin: relays, the speaker, his basis.
func (r *reader) chain(f *found) []string {
	out := []string{"outlet"}
	if r.d.Outlet != nil {
		out[0] = r.d.Outlet.Text
	}
	out = append(out, f.Relays...)
	if f.fig != nil {
		out = append(out, f.fig.Name)
	}
	for _, b := range f.Basis {
		out = append(out, b.Text)
	}
	return out
}
