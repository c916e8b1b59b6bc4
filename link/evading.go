package link

import (
	"slices"
	"strings"

	"secondsource"
)

// verdicts answer a question of yes or no.
var verdicts = wordSet(`yes no not true false right correct wrong indeed certainly absolutely never sure course nonsense rubbish`)

// evades: asked whether something is so, the speaker says in a few words of his
// own something of which nothing was asked.
func (l *linker) evades(s *stmt) bool {
	const few = 20
	if s.Mode != secondsource.Direct && s.Mode != secondsource.Mixed || len(s.at) > few {
		return false
	}
	around, asked := s.question()
	if !asked || len(around) == 0 || !s.whether() {
		return false
	}
	for k, i := range s.at {
		w := s.art.words[i].low
		if k < 3 && verdicts[w] && !(w == "not" || w == "no") || k == 0 && verdicts[w] || k == len(s.at)-1 && w == "so" {
			return false // yes, of course; I think so
		}
	}
	s.asked = around
	return !slices.ContainsFunc(s.terms, func(x int32) bool { return has(around, x) && !l.loose(x) && !mental[l.v.names[x]] })
}

// whether: the question told before a reply asks for yes or no.
func (s *stmt) whether() bool {
	a, end := s.art, s.Content.Cover().Start
	if s.Cue != nil {
		end = min(end, s.Cue.Cover().Start)
	}
	for _, sen := range a.sentences() {
		if !(sen.Start <= end && end < sen.End) {
			continue
		}
		low := strings.ToLower(secondsource.Span{Start: sen.Start, End: end}.Of(a.Text))
		at := strings.Index(low, "asked")
		return at >= 0 && (strings.Contains(low[at:], " whether ") || strings.Contains(low[at:], " if "))
	}
	return false
}
