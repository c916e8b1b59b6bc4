package pack

import (
	"slices"
	"strings"

	"secondsource"
)

// Kinds of actors.
const (
	KindState        = "state"
	KindInstitution  = "institution"
	KindPerson       = "person"
	KindOrganisation = "organisation" // of states, or beside them; a company
	KindOutlet       = "outlet"
	KindAgency       = "agency" // news agency
	KindUnion        = "union"
	KindParliament   = "parliament"
	KindGroup        = "group" // armed groups, parties, informal circles of states
)

var actorKinds = []string{KindState, KindInstitution, KindPerson, KindOrganisation, KindOutlet, KindAgency, KindUnion, KindParliament, KindGroup}

// Actor is somebody who can stand behind a claim, or carry one.
type Actor struct {
	// ID is the ISO 3166 code of a state ("SVN"), a short name of an organisation
	// ("NATO"), owner and body of an institution ("SVN/finance-ministry"), the
	// lower-case name of a person or outlet ("jens-stoltenberg").
	ID, Name, Kind string
	Parent         string // id of the actor it belongs to, or ""
	State          string // id of the state whose government or organ it is, or ""
	// Body is the id of the body that counts as one under the rules of roots: the
	// state itself for head of state, head of government, their offices and
	// spokespersons; its own id for a ministry or agency. That of a person is
	// the body of his latest office; [Actor.OfficeOn] knows the one of a day.
	Body     string
	Channel  bool // outlets, agencies, unions, parliaments: they carry, they do not know
	Aliases  []string
	Short    []string // names that mean this actor only in context: "the North", "the Times"
	Demonyms []string // of a state: adjective first, then people, singular and plural
	Capital  string
	Seats    []string // places whose name stands for the government
	Members  []string // ids, of a group of states
	Offices  []Office // by beginning
	Family   string   // family name of a person
	file     string
	line     int
}

// Office is a post held by a person.
type Office struct {
	Role string // id of roles.tsv: "president", "foreign-minister", "spokesperson"
	Body string // id of the body
	// From and To are inclusive; 0 is unknown, or open. Known is the last day for
	// which the pack vouches, where the person was in office when it was written.
	From, To, Known secondsource.Day
}

// On reports whether the pack knows the office to be held on a day.
func (o Office) On(d secondsource.Day) bool {
	last := o.To
	if last == 0 {
		last = o.Known
	}
	return d != 0 && (o.From == 0 || o.From <= d) && (last == 0 || d <= last)
}

// OfficeOn is the office a person held on a day, the one begun last if there are
// several, nil if the pack knows of none.
func (a *Actor) OfficeOn(d secondsource.Day) *Office {
	for i := len(a.Offices) - 1; i >= 0; i-- {
		if a.Offices[i].On(d) {
			return &a.Offices[i]
		}
	}
	return nil
}

// Adjective is the word for "of this state" ("Slovenian"), or the name.
func (a *Actor) Adjective() string {
	if len(a.Demonyms) > 0 {
		return a.Demonyms[0]
	}
	return a.Name
}

// Actors is the directory of actors.
type Actors struct {
	all    []*Actor // in the order of the files
	byID   map[string]*Actor
	named  index             // names and aliases that need no context
	short  index             // names that need it
	people index             // demonyms
	seats  index             // capitals and seats
	family index             // family names
	inside map[string]*Actor // owner "|" lower-case name, for institutions
	posts  map[string][]post // role "|" body
	bodies []genericBody
	exact  map[string]int        // form without a star -> body
	stars  map[string][]starForm // first or last word -> forms with a star
	roles  *Roles
}

// index finds actors by folded name.
type index map[string][]*Actor

// add enters an actor under a folded name. Most names have one actor: those
// share one backing array, given as alone.
func (x index) add(key string, a *Actor, alone []*Actor) {
	found := x[key]
	switch {
	case found == nil:
		x[key] = alone
	case !slices.Contains(found, a):
		x[key] = append(found, a)
	}
}

// find looks up a name as it stands, then without its article.
func (x index) find(name string) []*Actor {
	key := fold(name)
	if found := x[key]; found != nil {
		return found
	}
	if rest, cut := strings.CutPrefix(key, "the "); cut {
		return x[rest]
	}
	if rest, cut := strings.CutPrefix(key, "The "); cut {
		return x[rest]
	}
	return nil
}

// only gives the one actor of a list, nil where there are several: when in
// doubt, abstain.
func only(found []*Actor) *Actor {
	if len(found) == 1 {
		return found[0]
	}
	return nil
}

// All gives every actor, in the order of the files.
func (x *Actors) All() []*Actor { return x.all }

// ByID gives the actor with an id, or nil. It also knows the ids that
// [Actors.Institution] makes up.
func (x *Actors) ByID(id string) *Actor {
	if a := x.byID[id]; a != nil {
		return a
	}
	if owner, body, ok := strings.Cut(id, "/"); ok {
		return x.generic(owner, body)
	}
	return nil
}

// Named gives the actors with exactly this name or alias; apostrophes, hyphens,
// dots, diacritics and a leading article make no difference, case does. Several
// are several: the caller decides by context or abstains.
func (x *Actors) Named(surface string) []*Actor { return x.named.find(surface) }

// Short gives the actors that this name may mean in context: "the North" once
// Korea is spoken of, "the Times" once the New York Times was.
func (x *Actors) Short(surface string) []*Actor { return x.short.find(surface) }

// Family gives the persons with a family name. It identifies nobody by itself.
func (x *Actors) Family(name string) []*Actor { return x.family.find(name) }

// State gives the state that a name, demonym (adjective or people) or capital
// belongs to, nil for none or several ("Korean", "Congolese"), and for a place
// that an organisation shares ("Brussels").
func (x *Actors) State(word string) *Actor {
	a := only(x.States(word))
	if a != nil && x.named.find(word) == nil && x.people.find(word) == nil && len(x.seats.find(word)) > 1 {
		return nil
	}
	return a
}

// States gives all states that a name, demonym or capital may belong to.
func (x *Actors) States(word string) []*Actor {
	for _, where := range [...]index{x.named, x.people, x.seats} {
		var states []*Actor
		for _, a := range where.find(word) {
			if a.Kind == KindState {
				states = append(states, a)
			}
		}
		if states != nil {
			return states
		}
	}
	return nil
}

// Demonym gives the state or organisation whose adjective or people a word is.
func (x *Actors) Demonym(word string) []*Actor { return x.people.find(word) }

// Capital gives the state whose seat of government a place is, nil for none or
// several: Brussels is the seat of Belgium, of the European Union and of NATO.
func (x *Actors) Capital(place string) *Actor { return only(x.Seats(place)) }

// Seats gives all states and organisations that a place may stand for.
func (x *Actors) Seats(place string) []*Actor { return x.seats.find(place) }

// Top is the id of the government or organisation an actor belongs to at last.
func (x *Actors) Top(id string) string {
	for {
		a := x.ByID(id)
		if a == nil || a.Parent == "" {
			return id
		}
		id = a.Parent
	}
}

// post is one person's time in one office.
type post struct {
	who    *Actor
	office Office
	file   string
	line   int
}

// Holder gives the person who held an office on a day, nil when the pack knows
// none, or two (a day of handing over). The role is an id or a form of
// roles.tsv; state is the id of a state, an organisation or a body.
func (x *Actors) Holder(role, state string, day secondsource.Day) *Actor {
	r, ok := x.roles.In(state, role)
	if !ok {
		r = Role{ID: role}
	}
	var held *Actor
	for _, p := range x.posts[r.ID+"|"+r.BodyID(state)] {
		if !p.office.On(day) {
			continue
		}
		if held != nil && held != p.who {
			return nil
		}
		held = p.who
	}
	return held
}
