package link

import (
	"regexp"
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// circularForms are the ways in which a text calls something confirmed by what
// may be its own source: remarks that confirm reports, and an outlet that has
// confirmed. The subject is speech or an outlet, never a body with knowledge.
var circularForms = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:the|these|those|his|her|their|its|such) (?:\w+ )?(?:comments?|remarks?|statements?|words|accounts?|interview|announcement|report|reports|story|article|quotes?|version) (?:also |appears? to |seem(?:s|ed)? to |now |would |further |thus )?(?:confirm(?:s|ed)?|corroborat(?:e|es|ed)|bear(?:s)? out|back(?:s|ed)? up|verif(?:y|ies|ied))\b`),
	regexp.MustCompile(`(?i)\bconfirm(?:s|ed|ing)? (?:the |these |those |earlier |recent |previous |media |press |news |\w+ )*(?:reports?|rumou?rs|accounts?|articles?|stories|speculation)\b`),
}

// confirmWords are a quick look whether a closer one is worth it.
var confirmWords = []string{"confirm", "corroborat", "verif", "bear out", "bears out", "back up", "backs up", "backed up", "established", "prove"}

// mentionsAny reports whether a text holds one of some words in small letters, however it writes them.
func mentionsAny(text string, words []string) bool {
	low := strings.ToLower(text)
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(low, w) })
}

// hasConfirmed is "X has confirmed" and "as X confirmed", where X must be an outlet.
var hasConfirmed = regexp.MustCompile(`((?:[Tt]he )?\p{Lu}[\p{L}\p{N}.’'-]*(?: (?:of |the )?\p{Lu}[\p{L}\p{N}.’'-]*)*) (?:(?:has|have|had) (?:already |now |since |also )?)?(?:confirmed|established|proved|proven|verified)\b`)

// isConfirmed is "the report has since been confirmed", by whom or by nobody named.
// What was not, may or could not be confirmed is no circle.
var isConfirmed = regexp.MustCompile(`(?i)((?:\p{L}[\p{L}'’-]* )?\p{L}[\p{L}'’-]*) (?:(?:has|have|had) (?:(?:already|now|since|also|later|meanwhile|long) )*been|(?:is|are|was|were)(?: (?:already|now|since|also|later|meanwhile|soon))*) (?:\w+ly )?(?:confirmed|corroborated|verified|borne out|backed up)\b(?: by (?:the )?((?:[\p{L}\p{N}.’'-]+ ?){1,6}))?`)

// crowdConfirms is "several Western media have confirmed": who, after a word of
// number or origin, stands before the verb.
var crowdConfirms = regexp.MustCompile(`(?i)\b(?:several|many|some|other|various|two|three|four|five|six|numerous|foreign|western|local|international|major|independent) ((?:[\p{L}-]+ ){1,3}?)(?:(?:has|have|had|also|since|now|already|later) )*(?:confirms?|confirmed|corroborated?|verified)\b`)

// crowdOfMedia tells that words end in what stands for outlets in general.
func crowdOfMedia(words string) bool { return sourceWords()["media"].in(words) }

// passively gives why a sentence tells in the passive of a confirmation that comes
// from outlets, or from nobody that it names.
func (l *linker) passively(sentence string) string {
	m := isConfirmed.FindStringSubmatch(sentence)
	if m == nil {
		return ""
	}
	by := strings.TrimSpace(m[2])
	if by == "" {
		words := strings.Fields(strings.ToLower(m[1]))
		if !sourceWords()["told"].words[words[len(words)-1]] {
			return ""
		}
		return "nobody is named who confirmed it"
	}
	if crowdOfMedia(by) {
		return "media only carry what their source says: that they repeat it confirms nothing"
	}
	words := strings.Fields(by)
	for n := len(words); n > 0; n-- {
		if name := strings.Join(words[:n], " "); l.isOutlet(name) {
			return name + " only carries what its source says: an outlet's report confirms nothing"
		}
	}
	return ""
}

// inCircle: the statement is no more than that something is confirmed, by what may
// be its own source: it claims nothing of its own and has no root.
func (l *linker) inCircle(s *stmt) bool {
	if s.Act != secondsource.Confirm || s.Cue == nil || len(s.props) > 0 || len(s.terms) > 3 {
		return false
	}
	cue := s.Cue.Cover()
	for _, sen := range s.art.sentences() {
		if sen.Overlaps(cue) {
			return l.passively(sen.Of(s.art.Text)) != ""
		}
	}
	return false
}

// circulars finds the sentences that call something confirmed by its own source.
func (l *linker) circulars() []secondsource.Circular {
	out := []secondsource.Circular{}
	for _, a := range l.arts {
		if !mentionsAny(a.Text, confirmWords) {
			continue
		}
		for _, sen := range a.sentences() {
			at, why := l.circular(sen.Of(a.Text))
			if why == "" {
				continue
			}
			sp := secondsource.Span{Start: sen.Start + at.Start, End: sen.Start + at.End}
			c := secondsource.Circular{Doc: a.ID, Spans: []secondsource.Span{sp}, Text: sp.Of(a.Text), Why: why}
			if cl := l.claimIn(a, sen); cl != nil {
				c.Claim = secondsource.Opt(cl.entry.ID)
			}
			out = append(out, c)
		}
	}
	return out
}

// circular gives the words of a sentence that confirm in a circle, and why.
func (l *linker) circular(sentence string) (at secondsource.Span, why string) {
	if !mentionsAny(sentence, confirmWords) {
		return at, ""
	}
	for _, re := range circularForms {
		m := re.FindStringIndex(sentence)
		if m == nil {
			continue
		}
		if why == "" {
			at = secondsource.Span{Start: m[0], End: m[1]}
		}
		at.Start, at.End = min(at.Start, m[0]), max(at.End, m[1])
		why = "calls reports confirmed by words that may be the same source"
	}
	if why != "" {
		return at, why
	}
	for _, m := range hasConfirmed.FindAllStringSubmatch(sentence, -1) {
		name := strings.TrimPrefix(m[1], "As ")
		if l.isOutlet(name) {
			return secondsource.Span{End: len(sentence)}, name + " only carries what its source says: an outlet's report confirms nothing"
		}
	}
	if m := crowdConfirms.FindStringSubmatch(sentence); m != nil && crowdOfMedia(m[1]) {
		return secondsource.Span{End: len(sentence)}, "media only carry what their source says: that they repeat it confirms nothing"
	}
	if why := l.passively(sentence); why != "" {
		return secondsource.Span{End: len(sentence)}, why
	}
	return at, ""
}

// isOutlet: known to the pack, or the outlet of a document of the set.
func (l *linker) isOutlet(name string) bool {
	key := outletKey(name, l.p)
	if a := l.dir.actor(key); a != nil {
		return a.Kind == pack.KindOutlet || a.Kind == pack.KindAgency
	}
	for _, a := range l.arts {
		if a.outlet == key {
			return true
		}
	}
	return false
}

// claimIn is the claim of a statement in or just before a sentence.
func (l *linker) claimIn(a *article, sp secondsource.Span) *claim {
	var best *stmt
	for _, s := range a.stmts {
		if s.Content.Cover().Start < sp.End && l.claimOf(s) != nil {
			best = s
		}
	}
	if best == nil || sp.Start-best.Content.Cover().End > 400 {
		return nil
	}
	return l.claimOf(best)
}

var sentenceEnd = regexp.MustCompile(`[.!?]["”’)]* |\n+`)

// sentences gives the layer of the document, or a plain cut where it has none.
func (a *article) sentences() []secondsource.Span {
	if a.sens == nil {
		a.sens = a.readSentences()
	}
	return a.sens
}

func (a *article) readSentences() []secondsource.Span {
	var out []secondsource.Span
	for _, s := range a.Sentences {
		if s.Zone < len(a.Zones) && !a.Zones[s.Zone].Kind.Readable() {
			continue
		}
		out = append(out, s.Span)
	}
	if out != nil {
		return out
	}
	start := 0
	for _, m := range sentenceEnd.FindAllStringIndex(a.Text, -1) {
		end := m[1]
		for end > start && (a.Text[end-1] == ' ' || a.Text[end-1] == '\n') {
			end--
		}
		if end > start {
			out = append(out, secondsource.Span{Start: start, End: end})
		}
		start = m[1]
	}
	if start < len(a.Text) {
		out = append(out, secondsource.Span{Start: start, End: len(a.Text)})
	}
	return out
}
