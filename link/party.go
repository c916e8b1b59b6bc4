package link

import (
	"slices"
	"strings"

	"secondsource"
)

// agentless are the words before a name that is not the one who acts.
var agentless = wordSet(`on against with to at in from into toward towards near for over about around inside outside`)

// siding are those of them behind which a person stands rather than a place.
var siding = wordSet(`with against for about`)

var selfPronouns = wordSet(`it he she they we i its his her their our my`)

// foreign reports whether a statement is about the acts of others and not of
// its speaker: somebody else stands where the one who acts stands, and neither
// a pronoun nor a name of the speaker's own side does.
func (l *linker) foreign(s *stmt) bool {
	if s.Act == secondsource.Accuse {
		return true
	}
	if l.ownSubject(s) {
		return false
	}
	found := false
	for _, i := range s.at {
		w := s.art.words[i]
		if !w.name || w.term < 0 {
			continue
		}
		prev := ""
		if i > 0 {
			prev = s.art.words[i-1].low
		}
		if agentless[prev] {
			continue
		}
		switch l.side(l.v.names[w.term], s.who) {
		case ours:
			return false
		case theirs:
			found = true
		}
	}
	return found
}

const (
	nobody = iota
	ours
	theirs
)

// side tells whose side a name of the content is on, as far as the pack knows.
func (l *linker) side(term string, w who) int {
	id := term[1:]
	if term[0] == '~' {
		id = "~" + strings.ReplaceAll(id, " ", "-") // terms are written with blanks, ids of speakers without
		if id == w.key || id == w.body || w.key != "" && strings.HasPrefix(w.key, id+"-") && !capitals(w.name, strings.Count(id, "-")+1) {
			return ours // Varda is the Varda dam, not Varda Power
		}
		return nobody
	}
	a := l.dir.actor(id)
	switch {
	case a == nil:
		return nobody
	case id == w.key || id == w.body || w.state != "" && a.State == w.state:
		return ours
	case a.State != "" && !a.Channel:
		return theirs
	}
	return nobody
}

// self reports whether all who make a claim speak of themselves.
func (l *linker) self(c *claim) bool {
	for _, s := range c.stmts {
		if s.Speaker == nil || s.who.anon || s.who.channel || !l.ownAct(s) {
			return false
		}
	}
	return true
}

// ownAct: the speaker, or his side, is who acts.
func (l *linker) ownAct(s *stmt) bool {
	if s.Act == secondsource.Pledge || s.Act == secondsource.Refuse || s.Act == secondsource.Threaten || s.reply == secondsource.IsDenial {
		return true
	}
	return l.ownSubject(s)
}

// capitals: a name goes on with a capital letter behind its first n words.
func capitals(name string, n int) bool {
	f := strings.Fields(strings.TrimPrefix(name, "the "))
	return slices.ContainsFunc(f[min(n, len(f)):], func(w string) bool { return w[0] >= 'A' && w[0] <= 'Z' })
}
