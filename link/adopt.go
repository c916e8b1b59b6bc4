package link

import (
	"strings"

	"secondsource"
)

// adopt finds for whom the sources of a story speak that one text names too
// shortly: by what the other texts, or the sentences beside, call them.
func (l *linker) adopt(group []int) {
	l.adoptBodies(group)
	l.adoptSorts(group)
	l.adoptRanks(group)
	for _, n := range group {
		l.adoptClients(l.arts[n])
	}
}

// adoptHere gives a body that an article calls by one word ("the Ministry") to the
// one government of which a body of that sort speaks in the article.
func (l *linker) adoptHere(a *article) {
	found := map[string]map[string]bool{}
	for _, s := range a.stmts {
		if at := strings.LastIndexAny(s.who.body, "-/"); at >= 0 && s.who.state != "" && !s.who.channel {
			sort := s.who.body[at+1:]
			if found[sort] == nil {
				found[sort] = map[string]bool{}
			}
			found[sort][s.who.body] = true
		}
	}
	for _, s := range a.stmts {
		if sort := strings.TrimLeft(bareKey(s.who.body), "~"); s.who.state == "" && !s.who.channel && generic(s.who.body) {
			if only := single(found[sort]); only != "" {
				own := s.who.key == s.who.body
				l.serve(s, only)
				if own {
					s.who.key, s.who.anon = only, false
				}
			}
		}
	}
}

// adoptPartitives lets one of the officials, or the officials, be of the government
// whose officials the article has spoken of last.
func (l *linker) adoptPartitives(a *article) {
	of := map[string]who{} // of whom else is called by the same words here
	for k, s := range a.stmts {
		if w, ok := of[s.who.key]; ok {
			s.who.body, s.who.state = w.body, w.state
			continue
		}
		noun := s.takenUp()
		if noun == "" {
			continue
		}
		for j := k - 1; j >= 0 && s.Paragraph-a.stmts[j].Paragraph <= 4; j-- {
			if t := a.stmts[j]; t.who.anon && t.takenUp() == "" && t.peopleNoun() == noun {
				if t.who.state != "" && t.who.body == t.who.state {
					s.who.body, s.who.state = t.who.body, t.who.state
					of[s.who.key] = s.who
				}
				break
			}
		}
	}
}

// takenUp is the noun of unnamed people of whom a text has spoken before: one of the
// officials, the officials. "" for others.
func (s *stmt) takenUp() string {
	if !s.who.anon || s.who.state != "" || s.who.body != "" || s.Source == nil {
		return ""
	}
	low := strings.ToLower(s.Source.Text)
	for _, prefix := range []string{"one of the ", "another of the ", "both ", "the "} {
		if rest, ok := strings.CutPrefix(low, prefix); ok && !strings.Contains(rest, " ") {
			return stem(rest)
		}
	}
	return ""
}

// peopleNoun is the noun by which unnamed people are called, before what is said of
// them: two officials briefed on the talks.
func (s *stmt) peopleNoun() string {
	if s.Source == nil || len(s.Source.Spans) == 0 {
		return ""
	}
	noun := ""
	for _, i := range s.art.wordsIn(s.Source.Spans) {
		t := s.art.token[i]
		if t < 0 {
			continue
		}
		switch s.art.Tokens[t].UPOS {
		case secondsource.NOUN:
			noun = s.art.words[i].low
		case secondsource.VERB, secondsource.ADP, secondsource.PRON:
			if noun != "" {
				return stem(noun)
			}
		}
	}
	return stem(noun)
}

// adoptBodies gives a body that a text names by its sort alone ("the Ministry of
// Finance") to the state of the story that has one who speaks, where that is
// one state only.
func (l *linker) adoptBodies(group []int) {
	if l.p == nil || l.p.Actors == nil {
		return
	}
	known := map[string]bool{}
	states := map[string]bool{}
	var loose []*stmt
	for _, n := range group {
		for _, s := range l.arts[n].stmts {
			if s.who.state != "" && !s.who.channel {
				states[s.who.state] = true
				known[s.who.body] = true
			} else if s.who.state == "" && !s.who.named && generic(s.who.body) {
				loose = append(loose, s)
			}
		}
	}
	for _, s := range loose {
		name := strings.TrimPrefix(strings.ToLower(s.Speaker.Name), "the ")
		found := map[string]bool{}
		for st := range states {
			if a := l.p.Actors.Institution(st, name); a != nil && known[a.Body] {
				found[a.Body] = true
			}
		}
		if only := single(found); only != "" {
			l.serve(s, only)
			s.who.key, s.who.anon = only, false
		}
	}
}

// serve makes a source one that speaks for a body.
func (l *linker) serve(s *stmt, body string) {
	s.who.body = body
	if a := l.dir.actor(body); a != nil {
		s.who.state = a.State
	}
}

// adoptSorts gives a body called by a word or two ("the union") the name of the
// one body of the story whose name ends with them (the Harbour Workers' Union),
// or where there is none and the words are several (the weather service), one key
// in all texts of the story.
func (l *linker) adoptSorts(group []int) {
	named, loose := map[string]bool{}, map[string]bool{}
	for _, n := range group {
		for _, s := range l.arts[n].stmts {
			switch body := s.who.body; {
			case s.who.channel || s.who.document || s.who.anon || s.who.state != "":
			case strings.HasPrefix(body, "~"):
				named[body] = true
			case strings.HasPrefix(body, "?"):
				loose[body] = true
			}
		}
	}
	full := map[string]string{}
	for body := range loose {
		bare := bareKey(body)
		found := map[string]bool{}
		for k := range named {
			if k == bare || strings.HasSuffix(k, "-"+bare[1:]) {
				found[k] = true
			}
		}
		switch only := single(found); {
		case only != "":
			full[body] = only
		case len(found) == 0 && strings.Contains(bare, "-"):
			full[body] = bare
		}
	}
	for _, n := range group {
		for _, s := range l.arts[n].stmts {
			if f := full[s.who.body]; f != "" {
				if s.who.key == s.who.body {
					s.who.key = f
				}
				s.who.body = f
			}
		}
	}
}

// ranked are the sorts of body in which a rank serves, by its list in sources.txt.
var ranked = map[string]string{"rank-police": "police", "rank-forces": "forces", "rank-court": "court", "rank-prosecutor": "prosecutor"}

// adoptRanks gives an officer of whom a text says no more than the rank to the
// one body of that sort that speaks in the story.
func (l *linker) adoptRanks(group []int) {
	bodies := map[string]map[string]bool{}
	var loose []*stmt
	for _, n := range group {
		for _, s := range l.arts[n].stmts {
			if s.who.named && s.who.body == "" && s.Speaker.Role != "" {
				loose = append(loose, s)
			}
			for _, sort := range ranked {
				if b := bareKey(s.who.body); strings.Contains(b, sort) && !s.who.channel {
					if bodies[sort] == nil {
						bodies[sort] = map[string]bool{}
					}
					bodies[sort][b] = true
				}
			}
		}
	}
	for _, s := range loose {
		for list, sort := range ranked {
			if sourceWords()[list].in(string(s.Speaker.Role)) {
				if only := single(bodies[sort]); only != "" {
					l.serve(s, only)
				}
			}
		}
	}
}

// adoptClients lets a lawyer speak for his client, where the text says in the
// sentences just before that somebody has one (admitted through his lawyer).
func (l *linker) adoptClients(a *article) {
	for k, s := range a.stmts {
		if !s.who.named || s.who.body != "" || !sourceWords()["lawyer"].in(string(s.Speaker.Role)) {
			continue
		}
		for j := k - 1; j >= 0 && s.Paragraph-a.stmts[j].Paragraph <= 3; j-- {
			c := a.stmts[j]
			if !c.who.named || c.who.same(s.who) || c.Cue == nil || !a.hasLawyer(c) {
				continue
			}
			s.who.body, s.who.state = c.who.body, c.who.state
			if s.who.body == "" {
				s.who.body = c.who.key
			}
			break
		}
	}
}

// hasLawyer: the sentence of a statement speaks of the speaker's own lawyer.
func (a *article) hasLawyer(s *stmt) bool {
	for _, sen := range a.sentences() {
		if !sen.Overlaps(s.Cue.Cover()) {
			continue
		}
		ws := a.wordsIn([]secondsource.Span{sen})
		for k, i := range ws {
			if k > 0 && sourceWords()["lawyer"].words[a.words[i].low] && owners[a.words[ws[k-1]].low] {
				return true
			}
		}
	}
	return false
}
