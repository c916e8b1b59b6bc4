package link

import (
	"strings"

	"secondsource"
)

// sharedDay is the meeting of what the statements of the same voice in one act
// say of its day: another body of the same government may have spoken elsewhere.
func (s *stmt) sharedDay() secondsource.Interval {
	var day secondsource.Interval
	for _, o := range s.utt.root().tellings() {
		one := o.who.key != "" && o.who.key == s.who.key || o.who.anon && s.who.anon
		if !one || !o.said.Known() || o.Iterated {
			continue
		}
		if o.art == s.art && o.dated && s.dated && o.SaidAt != s.SaidAt {
			continue // each has a date of its own
		}
		if m, ok := day.Meet(o.said); ok {
			day = m
		}
	}
	return day
}

// tellings are the statements of an act; where there are very many, without those
// that are copies: what these say of the day, their sources say.
func (u *utterance) tellings() []*stmt {
	if len(u.stmts) <= crowd {
		return u.stmts
	}
	if u.told == nil {
		u.told = originalsOf(u.stmts)
	}
	return u.told
}

// originalsOf are the statements that are no copies of others.
func originalsOf(ss []*stmt) []*stmt {
	out := []*stmt{}
	for _, s := range ss {
		if s.copyOf == nil {
			out = append(out, s)
		}
	}
	return out
}

// settleSaid gives every statement what its act of speech is known by: the
// statements of one act, in one document or several, were said at one time, what
// a text copied was said when its source says, and what it has from another
// article, or only tells again, when that one says.
func (l *linker) settleSaid() {
	reports := l.reports()
	l.byReply = map[secondsource.ResponseKind][]*stmt{}
	voices := map[string][]*stmt{}
	for _, s := range l.stmts {
		if s.reply != "" {
			l.byReply[s.reply] = append(l.byReply[s.reply], s)
		}
		if s.said.From != 0 && s.who.key != "" {
			voices[s.who.key] = append(voices[s.who.key], s)
			if s.who.body != "" && s.who.body != s.who.key {
				voices[s.who.body] = append(voices[s.who.body], s)
			}
		}
	}
	for _, s := range l.stmts {
		if s.Iterated || !s.said.Known() {
			continue
		}
		iv, basis := s.said, "as in the text it was taken from"
		if s.utt != nil && !(s.dated && s.who.state != "" && s.who.isState()) { // a government speaks every day: its own date holds
			if m, ok := iv.Meet(s.sharedDay()); ok {
				iv = m
			}
		}
		if m, why := l.stillSays(s, voices[s.who.key]); why != "" {
			s.Said, s.said = &secondsource.When{Interval: m, Basis: why}, m
			continue
		}
		if s.copyOf == nil {
			basis = "the day of the whole statement, told elsewhere"
		}
		if !iv.Single() {
			if m, why := l.fromReport(s, iv, reports); why != "" {
				iv, basis = m, why
			} else if m, why := l.toldAgain(s, iv); why != "" {
				iv, basis = m, why
			} else if m, why := l.quotedAgain(s, iv, voices[s.who.key]); why != "" {
				iv, basis = m, why
			}
		}
		if s.Said != nil && s.Said.Interval == iv {
			continue
		}
		s.Said, s.said = &secondsource.When{Interval: iv, Basis: basis}, iv
	}
}

// reports gives the articles of every outlet whose day is known.
func (l *linker) reports() map[string][]*article {
	out := map[string][]*article{}
	for _, a := range l.arts {
		if a.outlet != "" && a.pub.From != 0 && a.pub.From == a.pub.To {
			out[a.outlet] = append(out[a.outlet], a)
		}
	}
	return out
}

// alikeReport is how much a statement and its first report have in common: cosine.
const alikeReport = 0.2

// fromReport: what an outlet reported, or was told, is of the day of its article,
// where one article of that outlet says the like.
func (l *linker) fromReport(s *stmt, iv secondsource.Interval, reports map[string][]*article) (secondsource.Interval, string) {
	outlets := s.who.relays
	if s.who.channel {
		outlets = append([]string{s.who.key}, outlets...)
	}
	var best *stmt
	x := alikeReport
	for _, o := range outlets {
		for _, a := range reports[o] {
			if a == s.art || l.story[a.n] != l.story[s.art.n] || s.art.pub.To != 0 && a.pub.From > s.art.pub.To {
				continue
			}
			for _, t := range a.stmts {
				if c := l.scale.cosine(s.terms, t.terms); c > x && (s.who.channel || t.who.anon == s.who.anon) {
					best, x = t, c
				}
			}
		}
	}
	if best == nil {
		return iv, ""
	}
	day := best.art.pub.Interval
	if !s.who.channel {
		day = best.said
	}
	if m, ok := iv.Meet(day); ok && m.Single() {
		return m, "as in the report, " + best.art.label()
	}
	return iv, ""
}

// ofOneDay is the last of the statements that fit where all of them were made at
// one time, else nil.
func ofOneDay(list []*stmt, fits func(*stmt) bool) *stmt {
	var only *stmt
	for _, t := range list {
		if !fits(t) {
			continue
		}
		if only != nil && only.said != t.said {
			return nil
		}
		only = t
	}
	return only
}

// toldAgain: an answer told in the present or the perfect (denies, has denied) and
// without a day is the one of the days before, where the documents know just one.
func (l *linker) toldAgain(s *stmt, iv secondsource.Interval) (secondsource.Interval, string) {
	if s.reply == "" || s.reply == secondsource.IsNoResponse || s.dated || s.who.key == "" || s.copyOf != nil || !retold(s.Statement) || iv.To == 0 {
		return iv, ""
	}
	only := ofOneDay(l.byReply[s.reply], func(t *stmt) bool {
		return t.art != s.art && t.said.Single() && t.said.From <= iv.To && t.said.From >= iv.To-lately &&
			(t.who.same(s.who) || t.who.oneState(s.who)) && l.story[t.art.n] == l.story[s.art.n]
	})
	if only == nil {
		return iv, ""
	}
	return only.said, "the only answer of the kind in the documents, " + only.art.label()
}

// quotedAgain: words in quotation marks that somebody had said, in the perfect, are
// of the one day on which the documents have him say them.
func (l *linker) quotedAgain(s *stmt, iv secondsource.Interval, voice []*stmt) (secondsource.Interval, string) {
	if !perfect(s.Statement) || s.Mode == secondsource.Indirect || s.dated || iv.To == 0 {
		return iv, ""
	}
	only := ofOneDay(voice, func(t *stmt) bool {
		quote, _ := l.scale.sharedQuote(s, t)
		return t.art != s.art && t.said.Single() && t.said.From <= iv.To && quote >= 4
	})
	if only == nil {
		return iv, ""
	}
	return only.said, "the same words, " + only.art.label()
}

// alikeStanding is how much a position and the statement of it have in common: closeness.
const alikeStanding = 0.45

// stillSays: a position told in the present or the perfect (insists, has said), in an
// article that tells what was said in the past, was taken before: when the same
// voice said the like, where the documents know one such time.
func (l *linker) stillSays(s *stmt, voice []*stmt) (secondsource.Interval, string) {
	iv := s.said
	if s.reply != "" || s.Mode == secondsource.Headline || s.dated || s.who.channel || s.copyOf != nil || iv.To == 0 || !(present(s.Statement) || perfect(s.Statement)) || s.art.tellsInPresent() {
		return iv, ""
	}
	only := ofOneDay(voice, func(t *stmt) bool {
		return t.art != s.art && t.copyOf == nil && t.reply == "" && t.neg == s.neg && t.said.To <= iv.To &&
			l.story[t.art.n] == l.story[s.art.n] && l.scale.closeness(s, t) >= alikeStanding
	})
	if only == nil {
		return iv, ""
	}
	if m, ok := iv.Meet(only.said); ok {
		return m, "the only statement of it by the same voice in the documents, " + only.art.label()
	}
	return iv, ""
}

// tellsInPresent reports whether an article tells most of what was said in the
// present: "says" is then no more than said.
func (a *article) tellsInPresent() bool {
	t, now, then := &teller{Doc: a.Doc}, 0, 0
	for _, s := range a.stmts {
		switch {
		case s.Mode == secondsource.Headline:
		case present(s.Statement):
			now++
		case t.simplePast(s.Statement):
			then++
		}
	}
	return now > then
}

// present reports whether the cue is a verb in the present.
func present(s *secondsource.Statement) bool {
	if s.Cue == nil || s.Nominal || perfect(s) {
		return false
	}
	w := strings.Fields(strings.ToLower(s.Cue.Text))
	return len(w) > 0 && (w[0] == "say" || strings.HasSuffix(w[0], "s") && !strings.HasSuffix(w[0], "ss") && w[0] != "was")
}

// retold reports whether the cue is in the present or the present perfect.
func retold(s *secondsource.Statement) bool {
	if s.Cue == nil || s.Iterated {
		return false
	}
	w := strings.Fields(strings.ToLower(s.Cue.Text))
	return len(w) > 0 && (w[0] == "has" || w[0] == "have" || strings.HasSuffix(w[0], "s") && !strings.HasSuffix(w[0], "ss"))
}
