package link

import (
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// who is the source of a statement, as linking sees it.
type who struct {
	key   string // the speaker: an id that is the same in all documents
	name  string
	body  string // the body it speaks for, "" for none known
	state string // the government it belongs to, ""
	named bool   // a person with a name: two of them are never one
	anon  bool   // without a name
	// channel: an outlet, agency, union or parliament. It carries, it does not know.
	channel  bool
	document bool
	members  []string // of a collective
	relays   []string // outlets between the document and the speaker
}

// same reports whether two sources are one person or body by name.
func (w who) same(v who) bool { return w.key != "" && w.key == v.key }

// directory makes the sources of all statements comparable.
type directory struct {
	p     *pack.Pack
	short map[string]map[string]bool // last word of an unknown person's name -> full keys
}

func newDirectory(p *pack.Pack, arts []*article) *directory {
	d := &directory{p: p, short: map[string]map[string]bool{}}
	for _, a := range arts {
		for _, s := range a.stmts {
			if s.Speaker == nil || !strings.HasPrefix(s.Speaker.ID, "~") || s.Speaker.Kind != secondsource.KindPerson {
				continue
			}
			if at := strings.LastIndexByte(s.Speaker.ID, ' '); at > 0 {
				last := "~" + s.Speaker.ID[at+1:]
				if d.short[last] == nil {
					d.short[last] = map[string]bool{}
				}
				d.short[last][s.Speaker.ID] = true
			}
		}
	}
	return d
}

func (d *directory) actor(id string) *pack.Actor {
	if d.p == nil || d.p.Actors == nil || id == "" || id[0] == '~' || id[0] == '?' {
		return nil
	}
	return d.p.Actors.ByID(id)
}

// who resolves the speaker of a statement.
func (d *directory) who(s *secondsource.Statement) who {
	sp := s.Speaker
	if sp == nil {
		return who{}
	}
	w := who{key: sp.ID, name: sp.Name, body: sp.Body, state: sp.State, members: sp.Members,
		anon: sp.Kind == secondsource.KindAnonymous, document: sp.Kind == secondsource.KindDocument,
		channel: sp.Kind == secondsource.KindOutlet, named: sp.Kind == secondsource.KindPerson}
	if only := single(d.short[w.key]); only != "" {
		w.key = only
	}
	if a := d.actor(sp.ID); a != nil {
		w.channel = w.channel || a.Channel && a.Kind != pack.KindPerson
		if w.body == "" {
			w.body = a.Body
		}
		if w.state == "" {
			w.state = a.State
		}
	}
	if b := d.actor(w.body); b != nil {
		w.body = b.Body
		if w.state == "" {
			w.state = b.State
		}
		w.channel = w.channel || b.Channel && sp.Kind != secondsource.KindPerson
	}
	if w.body == "" && !w.named && !w.anon {
		w.body = w.key
	}
	if w.channel {
		w.state = "" // a state agency carries what the state says; it is not the state
	}
	for _, r := range s.Relays {
		w.relays = append(w.relays, outletKey(r, d.p))
	}
	if w.channel && !slices.Contains(w.relays, w.key) {
		w.relays = append(w.relays, outletKey(sp.Name, d.p))
	}
	return w
}

// oneBody reports whether two sources speak for one body: the body itself and
// somebody who speaks for it, or two mentions of it. Two persons are two.
func (w who) oneBody(v who) bool {
	return w.body != "" && w.body == v.body && !(w.named && v.named && w.key != v.key)
}

// oneState reports whether one source is a government called by its name, and
// the other a body of it.
func (w who) oneState(v who) bool {
	return w.state != "" && w.state == v.state && !(w.named && v.named) && (w.body == w.state || v.body == v.state)
}
