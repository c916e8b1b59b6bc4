package link

import (
	"slices"
	"strings"

	"secondsource"
)

// speakerDisputes finds one quotation in two mouths: the same words, all that is
// quoted, given by two documents to two who do not speak for each other.
func (l *linker) speakerDisputes(group []int) []*dispute {
	var out []*dispute
	var quoted []*stmt
	for _, n := range group {
		for _, s := range l.arts[n].stmts {
			if s.Source != nil && len(s.Source.Spans) > 0 && s.Speaker != nil && s.copyOf == nil && len(s.quotedWords()) >= 5 {
				quoted = append(quoted, s)
			}
		}
	}
	if len(quoted) > 400 {
		return nil
	}
	done := map[*stmt]bool{}
	for i, s := range quoted {
		for _, t := range quoted[i+1:] {
			if done[s] || done[t] || s.art == t.art || !l.twoMouths(s, t) {
				continue
			}
			n, w := l.scale.sharedQuote(s, t)
			if a, b := len(s.quotedWords()), len(t.quotedWords()); n < 5 || w < 0.25 || 10*n < 8*min(a, b) {
				continue
			}
			done[t] = true
			out = append(out, sided("conflict", "speaker", "the same quotation is given to "+s.Speaker.Name+" and to "+t.Speaker.Name, true,
				l.mouths(quoted, s, t), l.mouths(quoted, t, s)))
		}
	}
	return out
}

// mouths gives the sources of all statements of one speaker that quote what s does.
func (l *linker) mouths(quoted []*stmt, s, other *stmt) []secondsource.Place {
	var out []secondsource.Place
	for _, t := range quoted {
		if !t.who.same(s.who) {
			continue
		}
		if n, _ := l.scale.sharedQuote(t, other); n >= 5 || t == s {
			out = append(out, t.source())
		}
	}
	return out
}

// twoMouths: both are known by name or office, and neither stands for the other.
func (l *linker) twoMouths(s, t *stmt) bool {
	a, b := s.who, t.who
	if a.key == "" || b.key == "" || a.anon && !s.holdsOffice() || b.anon && !t.holdsOffice() || a.anon && b.anon || a.channel || b.channel || len(a.members)+len(b.members) > 0 {
		return false
	}
	if !s.knownPerson() || !t.knownPerson() || shareWord(s.Speaker.Name, t.Speaker.Name) {
		return false
	}
	return !a.same(b) && !a.speaksFor(b) && !b.speaksFor(a) && !(a.oneBody(b) && !(a.named && b.named))
}

// knownPerson: a person by first and last name, or by an office.
func (s *stmt) knownPerson() bool {
	return s.holdsOffice() || s.who.named && s.Speaker.Kind == secondsource.KindPerson && strings.Contains(s.Speaker.Name, " ")
}

// shareWord: two names have a word in common that is more than a particle.
func shareWord(a, b string) bool {
	words := strings.Fields(fold(b))
	for w := range strings.FieldsSeq(fold(a)) {
		if len(w) > 3 && slices.Contains(words, w) {
			return true
		}
	}
	return false
}

// offices are held by one person at a time: who is called by one is known.
var offices = wordSet(`commissioner ambassador minister mayor governor president premier chancellor chief director chairman chairwoman commander secretary bishop king queen`)

// holdsOffice reports a speaker who has no name in a text but an office.
func (s *stmt) holdsOffice() bool {
	for w := range strings.FieldsSeq(strings.ToLower(s.Source.Text)) {
		switch {
		case offices[w]:
			return true
		case w == "to" || w == "for" || w == "of" || w == "spokesman" || w == "spokeswoman" || w == "adviser" || w == "aide":
			return false
		}
	}
	return false
}

// attitude: praise and blame are each speaker's own.
func (s *stmt) attitude() bool {
	return s.Act == secondsource.Condemn || s.Act == secondsource.Praise
}

// sharedViews finds one view that several hold: whose it is differs from text to
// text.
func (l *linker) sharedViews() []*dispute {
	var out []*dispute
	for _, c := range l.claims {
		if len(c.stmts) < 2 || c.stmts[0].kind != secondsource.Opinion || slices.ContainsFunc(c.stmts, (*stmt).attitude) {
			continue
		}
		var sides [][]secondsource.Place
		var heads []*stmt
		for _, s := range c.stmts {
			k := slices.IndexFunc(heads, func(t *stmt) bool { return t.who.same(s.who) || s.first() == t.first() })
			if k < 0 {
				k, heads, sides = len(heads), append(heads, s), append(sides, nil)
			}
			sides[k] = append(sides[k], s.whole())
		}
		if len(sides) > 1 {
			out = append(out, sided("attribution", "speaker", "one view, held by "+heads[0].name()+" and by "+heads[1].name(), false, sides...))
		}
	}
	return out
}

func (s *stmt) name() string {
	if s.Speaker == nil {
		return "nobody named"
	}
	return s.Speaker.Name
}
