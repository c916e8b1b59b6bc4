package link

import (
	"strings"
)

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
			s.who.body, s.who.key = only, only
			s.who.anon = false
			if a := l.dir.actor(only); a != nil {
				s.who.state = a.State
			}
		}
	}
}
