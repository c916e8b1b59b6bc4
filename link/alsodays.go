package link

import (
	"strings"

	"secondsource"
)

// alsoDays finds "Also Thursday" in an article that begins with the news of another
// day and has told of nothing on Thursday: one of its days is wrong. Where the
// first news has no day, that may have been Thursday's.
func (l *linker) alsoDays(group []int) []*dispute {
	var out []*dispute
	for _, n := range group {
		a := l.arts[n]
		var before []secondsource.Date
		for _, x := range a.Dates {
			day := l.value(a, x)
			if x.Type != "DATE" || !day.Single() {
				continue
			}
			if a.also(x) && len(before) > 0 && a.sentenceAt(before[0].Span.Start) <= a.leadSentence() && !l.toldOn(a, before, day) {
				last := before[len(before)-1]
				out = append(out, sided("conflict", "date", "\"also\" on a day of which the article has told nothing: "+last.Text+", then also "+x.Text, true, l.datePlace(a, last), l.datePlace(a, x)))
			}
			before = append(before, x)
		}
	}
	return out
}

// also: a sentence begins with "Also" and this day.
func (a *article) also(x secondsource.Date) bool {
	sens := a.sentences()
	k := a.sentenceAt(x.Span.Start)
	if k >= len(sens) || sens[k].Start >= x.Span.Start {
		return strings.HasPrefix(strings.ToLower(x.Text), "also ")
	}
	lead := strings.ToLower(strings.TrimSpace(secondsource.Span{Start: sens[k].Start, End: x.Span.Start}.Of(a.Text)))
	return lead == "also" || lead == "also on"
}

// leadSentence is the last sentence of the first paragraph of the body.
func (a *article) leadSentence() int {
	sens := a.sentences()
	for _, s := range a.stmts {
		if s.Mode == secondsource.Headline {
			continue
		}
		end := strings.IndexByte(a.Text[s.Content.Cover().Start:], '\n')
		if end < 0 {
			return len(sens)
		}
		return a.sentenceAt(s.Content.Cover().Start + end - 1)
	}
	return -1
}

// toldOn: one of the dates holds a day.
func (l *linker) toldOn(a *article, xs []secondsource.Date, day secondsource.Interval) bool {
	for _, x := range xs {
		if _, ok := l.value(a, x).Meet(day); ok {
			return true
		}
	}
	return false
}

func (l *linker) datePlace(a *article, x secondsource.Date) []secondsource.Place {
	return []secondsource.Place{{Doc: a.ID, Spans: []secondsource.Span{x.Span}, Text: x.Text, Value: secondsource.Opt(dayText(l.value(a, x)))}}
}
