package link

import (
	"strings"

	"secondsource"
)

// placeNouns stand between the adjective of a state and the name of a place.
var placeNouns = wordSet(`port city town village region province capital island district airport harbour harbor of the northern southern eastern western central coastal border oblast county`)

// locate learns from the texts which place lies in which state: "the Libyan port
// of Tobruk", "Slovenia's port of Koper", "Russia's Urals", "Varna, Bulgaria".
// Only what is written next to the name counts; two answers are none.
func (l *linker) locate() {
	seen := map[int32]map[int32]bool{}
	note := func(place, state int32) {
		if seen[place] == nil {
			seen[place] = map[int32]bool{}
		}
		seen[place][state] = true
	}
	for _, a := range l.arts {
		for i, w := range a.words {
			if w.term < 0 || !l.isState(w.term) {
				continue
			}
			if p := a.placeAfter(l, i); p >= 0 {
				note(p, w.term)
			}
			if p := a.placeBefore(l, i); p >= 0 {
				note(p, w.term)
			}
		}
	}
	l.in = map[int32]int32{}
	for p, states := range seen {
		if len(states) == 1 {
			for s := range states {
				l.in[p] = s
			}
		}
	}
}

func (l *linker) isState(t int32) bool {
	n := l.v.names[t]
	if n[0] != '@' {
		return false
	}
	a := l.dir.actor(n[1:])
	return a != nil && a.Kind == "state"
}

// unknownPlace reports a name that the pack does not know, which alone can be a place to learn.
func (l *linker) unknownPlace(t int32) bool { return t >= 0 && l.v.names[t][0] == '~' }

// placeAfter: an adjective or possessive of the state, nouns of place, the name.
func (a *article) placeAfter(l *linker, i int) int32 {
	possessive := strings.HasSuffix(a.words[i].span.Of(a.Text), "s")
	noun := false
	for j := i + 1; j < len(a.words) && j < i+5; j++ {
		if strings.ContainsAny(a.Text[a.words[j-1].span.End:a.words[j].span.Start], ",.;:()\"“”\n") {
			return -1
		}
		if l.unknownPlace(a.words[j].term) {
			if noun || possessive {
				return a.words[j].term
			}
			return -1
		}
		if !placeNouns[a.words[j].low] {
			return -1
		}
		noun = true
	}
	return -1
}

// placeBefore: "in Varna, Bulgaria".
func (a *article) placeBefore(l *linker, i int) int32 {
	if i < 2 || a.Text[a.words[i-1].span.End:a.words[i].span.Start] != ", " {
		return -1
	}
	j := i - 1
	for j > 0 && a.words[j].name && a.words[j].term < 0 {
		j--
	}
	if j > 0 && l.unknownPlace(a.words[j].term) && agentless[a.words[j-1].low] {
		return a.words[j].term
	}
	return -1
}

// spots are the places and states a statement names, with the states in which
// its places lie.
func (l *linker) spots(s *stmt) map[int32]bool {
	out := map[int32]bool{}
	for _, i := range s.at {
		w := s.art.words[i]
		if !w.name || w.term < 0 {
			continue
		}
		if l.isState(w.term) {
			out[w.term] = true
			continue
		}
		if st, ok := l.in[w.term]; ok {
			out[w.term], out[st] = true, true
			continue
		}
		if l.unknownPlace(w.term) && i > 0 && agentless[s.art.words[i-1].low] {
			out[w.term] = true
		}
	}
	return out
}

// elsewhere reports whether two statements both name places and share none.
func elsewhere(a, b map[int32]bool) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for p := range a {
		if b[p] {
			return false
		}
	}
	return true
}

func (a *article) verb(i int) bool {
	t := a.token[i]
	return t >= 0 && a.Tokens[t].UPOS == secondsource.VERB
}

// locative words say where something happens, not with or for whom.
var locative = wordSet(`in at near into inside outside off`)

// sharePlaces gives a statement that does not say where something happened the
// places its speaker names for it in the same act of speech.
func (l *linker) sharePlaces() {
	for _, u := range l.utts {
		said := map[int32]map[int32]bool{}
		for _, s := range u.stmts {
			for e, places := range s.where {
				if said[e] == nil {
					said[e] = map[int32]bool{}
				}
				for p := range places {
					said[e][p] = true
				}
			}
		}
		for _, s := range u.stmts {
			for _, e := range s.events {
				if s.where[e] == nil && said[e] != nil {
					s.where[e] = said[e]
				}
			}
		}
	}
}

// whereabouts are the places that stand behind an event word in its clause, with
// the states in which they lie: unloaded in Libya.
func (l *linker) whereabouts(s *stmt) map[int32]map[int32]bool {
	out := map[int32]map[int32]bool{}
	a := s.art
	for k, i := range s.at {
		event := a.words[i].term
		if event < 0 || a.words[i].name || !l.v.event[event] {
			continue
		}
		for n := k + 1; n < len(s.at) && n <= k+10; n++ {
			j := s.at[n]
			if strings.ContainsAny(a.Text[a.words[j-1].span.End:a.words[j].span.Start], ",.;:\n") {
				break
			}
			t := a.words[j].term
			if !a.words[j].name && (t >= 0 && t != event && l.v.event[t] || a.verb(j)) {
				break // the place belongs to what happens next
			}
			if t < 0 || !a.words[j].name || !locative[a.words[j-1].low] && !placeNouns[a.words[j-1].low] {
				continue
			}
			state, known := l.in[t]
			if !known && !l.isState(t) && !l.unknownPlace(t) {
				continue
			}
			if out[event] == nil {
				out[event] = map[int32]bool{}
			}
			out[event][t] = true
			if known {
				out[event][state] = true
			}
		}
	}
	return out
}
