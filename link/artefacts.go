package link

import (
	"slices"

	"secondsource"
)

// artefacts takes out of the claims the re-tellings that add a thing, a number or
// a name which the report they tell of does not have: rule 8, such a detail has
// no root. Each becomes a claim of its own, so that it is seen.
func (l *linker) artefacts(claims []*claim) []*claim {
	var out, added []*claim
	for _, c := range claims {
		var kept []*stmt
		for _, s := range c.stmts {
			if word := l.newDetail(s); word != "" {
				if !l.isAdded(added, s) {
					l.trail.takenOut(s, c, word)
					added = append(added, &claim{stmts: []*stmt{s}, derived: word, detail: word})
				}
				continue
			}
			kept = append(kept, s)
		}
		if len(kept) > 0 {
			c.stmts = kept
			out = append(out, c)
		}
	}
	return append(out, added...)
}

func (l *linker) isAdded(added []*claim, s *stmt) bool {
	for _, c := range added {
		if c.stmts[0] == s {
			return true
		}
	}
	return false
}

// newDetail is the word that a re-telling adds to the reports it tells of; ""
// where it tells of none in the set, or adds nothing.
func (l *linker) newDetail(s *stmt) string {
	if !(s.who.channel || s.who.anon) || s.copyOf != nil || s.reply != "" {
		return ""
	}
	told := l.reportsTold(s)
	if len(told) == 0 {
		return ""
	}
	for _, i := range s.at {
		w := s.art.words[i]
		if w.term < 0 || !l.concrete(s.art, i) {
			continue
		}
		known := false
		for _, a := range told {
			known = known || a.tf[w.term] > 0
		}
		if !known {
			return w.span.Of(s.art.Text)
		}
	}
	return ""
}

// reportsTold are the reports that a re-telling tells of: those of the outlets that
// it names, and where it only says that an outlet has it, that of the act of speech.
func (l *linker) reportsTold(s *stmt) []*article {
	var out []*article
	for _, n := range l.groups[l.story[s.art.n]] {
		a := l.arts[n]
		if a != s.art && a.outlet != "" && slices.Contains(s.who.relays, a.outlet) && !after(a, s.art) {
			out = append(out, a)
		}
	}
	if len(out) > 0 || !s.who.channel || s.utt == nil {
		return out
	}
	for _, x := range s.utt.root().stmts {
		if x.art != s.art && !x.who.channel && x.copyOf == nil && !after(x.art, s.art) && !slices.Contains(out, x.art) {
			out = append(out, x.art)
		}
	}
	return out
}

// concrete: a thing, a number, or a name that is no state.
func (l *linker) concrete(a *article, i int) bool {
	w := a.words[i]
	if w.name {
		return !l.isState(w.term) && l.in[w.term] == 0
	}
	if t := a.token[i]; t >= 0 && a.Tokens[t].UPOS != secondsource.NOUN && !l.v.isNum[w.term] {
		return false
	}
	return l.v.isNum[w.term] || l.v.lex.thing[l.v.names[w.term]]
}
