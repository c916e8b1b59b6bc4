package link

import (
	"strings"

	"secondsource"
)

// subject is the token that stands as subject of the main clause of a content,
// -1 where there is none: "to withdraw the troops" has no subject of its own.
func (s *stmt) subject() int {
	depth := s.depth()
	best, least := -1, 0.0
	for k, i := range s.at {
		t := s.art.token[i]
		if t < 0 {
			continue
		}
		tok := s.art.Tokens[t]
		if tok.Deprel != secondsource.Nsubj && tok.Deprel != secondsource.NsubjPass || tok.Head < 0 || !s.covers(tok.Head) {
			continue
		}
		if best < 0 || depth[k] < least {
			best, least = t, depth[k]
		}
	}
	return best
}

// covers reports whether a token stands in the content.
func (s *stmt) covers(t int) bool {
	for _, sp := range s.Content.Spans {
		if sp.Contains(s.art.Tokens[t].Span) {
			return true
		}
	}
	return false
}

var (
	firstPerson = wordSet(`i we`)
	things      = wordSet(`it they them`)
	persons     = wordSet(`he she`)
	owners      = wordSet(`my our its his her their`)
)

// ownSubject reports whether the speaker, or his body or state, is the subject
// of what he says. A pronoun of the third person in direct speech is somebody else.
func (l *linker) ownSubject(s *stmt) bool {
	if len(s.art.Tokens) == 0 {
		return l.ownOpening(s)
	}
	t := s.subject()
	if t < 0 {
		return false
	}
	for _, i := range s.at {
		j := s.art.token[i]
		if j < 0 || j != t && !s.art.partOf(j, t) {
			continue
		}
		if l.own(s, i, j == t) {
			return true
		}
	}
	return false
}

// partOf: a word stands before the subject with it, goes on with its name, or
// is the owner in "one of its ships".
func (a *article) partOf(j, t int) bool {
	tok := a.Tokens[j]
	switch {
	case tok.Head == t:
		return j < t || tok.Deprel == secondsource.Flat
	case tok.Head >= 0 && owners[strings.ToLower(tok.Span.Of(a.Text))]:
		return a.Tokens[tok.Head].Head == t
	}
	return false
}

// ownOpening is ownSubject for a text without trees: by its first words.
func (l *linker) ownOpening(s *stmt) bool {
	at := s.at
	if len(at) > 0 && s.art.words[at[0]].low == "that" {
		at = at[1:]
	}
	for k, i := range at {
		if k > 2 || agentless[s.art.words[i].low] {
			break
		}
		if (k == 0 || s.art.words[i].name) && l.own(s, i, k == 0) {
			return true
		}
	}
	return false
}

// own reports whether a word of the subject stands for the speaker's side: head
// tells whether the word is the subject itself.
func (l *linker) own(s *stmt, i int, head bool) bool {
	w := s.art.words[i]
	told := s.Mode != secondsource.Direct
	switch {
	case firstPerson[w.low]:
		return head
	case things[w.low]:
		return head && told && (!s.who.named || w.low == "they" && s.Speaker.Plural)
	case persons[w.low]:
		return head && told && (s.who.named || s.who.anon)
	case owners[w.low]:
		return !head && (told || w.low == "our" || w.low == "my")
	}
	return w.name && w.term >= 0 && l.side(l.v.names[w.term], s.who) == ours
}
