package link

import (
	"slices"
	"strings"

	"secondsource"
)

// ownIgnorance: an unnamed witness tells what he does not know of what he tells himself,
// and nobody asked whether it is so.
func (s *stmt) ownIgnorance() bool {
	if s.reply != secondsource.IsNonConfirmation || !s.who.anon || s.Speaker.Plural || !slices.ContainsFunc(s.at, func(i int) bool { return s.art.words[i].low == "know" }) {
		return false
	}
	return slices.ContainsFunc(s.art.stmts, func(t *stmt) bool {
		return t.reply == "" && t.kind == secondsource.Evidence && t.who.same(s.who) && t.Paragraph <= s.Paragraph && s.Paragraph-t.Paragraph <= 2
	})
}

// deniedAgain: a statement quotes again, in another document, the words of a denial of
// the same act of speech.
func (l *linker) deniedAgain(s *stmt) bool {
	const words = 4
	if s.reply != "" || s.utt == nil || len(s.utt.root().stmts) > crowd || !s.neg || len(s.quotedRuns()) == 0 && s.Mode != secondsource.Direct {
		return false
	}
	return slices.ContainsFunc(s.utt.root().stmts, func(t *stmt) bool {
		if t.reply != secondsource.IsDenial || t.art == s.art || t.copyOf != nil {
			return false
		}
		if slices.ContainsFunc(s.terms, func(x int32) bool { return l.v.isName[x] && !has(t.terms, x) && l.side(l.v.names[x], s.who) != ours }) {
			return false // never sent any to Oslo, never sent any to Bergen
		}
		quote, _ := l.scale.sharedQuote(s, t)
		return quote >= words
	})
}

// deniesFlatly: the words of a denial say themselves what is not so (We never sold it),
// and no verb of denying tells of them.
func (s *stmt) deniesFlatly() bool {
	if s.Nominal || s.Mode == secondsource.Headline || s.who.channel || s.who.document || s.Speaker == nil || s.Cue == nil || !s.negative() {
		return false
	}
	return !slices.ContainsFunc(strings.Fields(strings.ToLower(s.Cue.Text)), func(w string) bool {
		return slices.ContainsFunc([]string{"den", "reject", "refut", "dismiss", "disput", "rebut", "disown"}, func(v string) bool { return strings.HasPrefix(w, v) })
	})
}
