package link

import (
	"strings"

	"secondsource"
)

// witnesses are roles in which people see things happen; an unnamed one of them
// speaks of what he saw, not of what he was told.
var witnesses = wordSet(`witness witnesses eyewitness resident residents villager villagers neighbour neighbor driver worker workers docker fisherman
	sailor passenger shopkeeper farmer nurse guard operator passer-by bystander survivor crewman welder stevedore`)

func (l *linker) eyewitness(s *stmt) bool {
	for _, b := range s.Basis {
		if b.Kind == "witness" {
			return true
		}
	}
	if !s.who.anon || s.who.state != "" {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(s.Speaker.Name)) {
		if witnesses[strings.Trim(w, ",;()")] {
			return true
		}
	}
	return false
}

// hearsayWords name people of whom nothing is known but that they talk.
var hearsayWords = wordSet(`source sources expert experts analyst analysts observer observers insider insiders rumour rumours commentator commentators`)

// insight are the words that say why an unnamed source can know.
var insight = wordSet(`knowledge read seen saw familiar briefed involved close took attended present inside access`)

func hearsay(s *stmt) bool {
	bare := false
	text := s.Speaker.Name
	if s.Source != nil {
		text += " " + s.Source.Text
	}
	for _, w := range strings.Fields(strings.ToLower(text)) {
		w = strings.Trim(w, ",;()")
		if insight[w] {
			return false
		}
		bare = bare || hearsayWords[w]
	}
	return bare
}

// agentless are the words before a name that is not the one who acts.
var agentless = wordSet(`on against with to at in from into toward towards near for over about around inside outside`)

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
		if "~"+id == w.key || "~"+id == w.body {
			return ours
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
