package link

import (
	"regexp"
	"strings"

	"secondsource"
)

// verbless is a content that leaves its verb to the clause beside it: that it would be.
var verbless = regexp.MustCompile(`(?i)^(?:that )?(?:it|he|she|they|this) (would|will)( not|n['’]t)?(?: be| do so| have)?[.,]?$`)

// besideIt is the word that sets a forecast against, or beside, the clause before it.
var besideIt = regexp.MustCompile(`(?i)\b(although|though|whereas|but|as)\s+(?:[\w'’.-]+\s+){0,6}$`)

// toldBeside is the outcome of a forecast that leaves its verb to the main clause of
// its sentence, in the article's own voice: the club was not on the list, although a
// clerk had predicted that it would be. "" where the sentence does not tell.
func (f *forecast) toldBeside() (string, []secondsource.Place) {
	a, s := f.s.art, f.s
	m := verbless.FindStringSubmatch(strings.TrimSpace(s.Content.Text))
	if m == nil || s.Source == nil || s.Cue == nil || s.Inside != "" || s.Sentence < 0 || s.Sentence >= len(a.Sentences) {
		return "", nil
	}
	sen := a.Sentences[s.Sentence]
	from := s.Source.Cover().Start
	if from <= sen.Span.Start || from > len(a.Text) {
		return "", nil
	}
	word := besideIt.FindStringSubmatch(strings.TrimLeft(a.Text[max(sen.Span.Start, from-60):from], " "))
	root := -1
	for k := sen.First; k < sen.Last && k < len(a.Tokens); k++ {
		if a.Tokens[k].Head < 0 {
			root = k
		}
	}
	if word == nil || root < 0 || a.Tokens[root].Span.Start >= from {
		return "", nil
	}
	came := a.denied(root) == (m[2] != "")
	against := !strings.EqualFold(word[1], "as")
	if came == against {
		return "", nil // the two do not stand as the word says
	}
	outcome := "false"
	if came {
		outcome = "true"
	}
	return outcome, []secondsource.Place{{Doc: a.ID, Spans: []secondsource.Span{sen.Span}, Text: sen.Span.Of(a.Text)}}
}
