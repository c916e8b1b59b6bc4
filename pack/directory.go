package pack

import (
	"slices"
	"strings"

	"secondsource"
)

var (
	stateColumns       = []string{"id", "name", "aliases", "adjectives", "people", "capital", "seats", "note"}
	institutionColumns = []string{"id", "name", "aliases", "kind", "parent", "state", "body", "channel", "seats", "demonyms", "members", "note"}
	outletColumns      = []string{"id", "name", "aliases", "kind", "state", "parent", "note"}
)

// builder makes the directory of actors, noting what is wrong on the way.
type builder struct {
	*Actors
	bad *problems
}

func buildActors(tables map[string][][]row, roles *Roles, bad *problems) *Actors {
	states := overlay(tables["states.tsv"], 1, true, bad)
	institutions := overlay(tables["institutions.tsv"], 1, true, bad)
	outlets := overlay(tables["outlets.tsv"], 1, true, bad)
	persons := overlay(tables["persons.tsv"], 1, false, bad)
	n := len(states) + len(institutions) + len(outlets) + len(persons)
	b := builder{bad: bad, Actors: &Actors{
		all: make([]*Actor, 0, n), byID: make(map[string]*Actor, n), roles: roles, posts: make(map[string][]post, n/2),
		named: make(index, 3*n), short: make(index, n/8), people: make(index, n/2), seats: make(index, n/4), family: make(index, n/2),
		inside: make(map[string]*Actor, n),
	}}
	b.bodies = buildBodies(overlay(tables["generic_bodies.tsv"], 1, true, bad), bad)
	b.index()
	for _, r := range states {
		b.state(r)
	}
	for _, r := range institutions {
		b.institution(r)
	}
	for _, r := range outlets {
		b.outlet(r)
	}
	b.tree()
	b.persons(persons)
	b.names()
	b.offices()
	b.roleOwners(overlay(tables["roles.tsv"], 1, false, &problems{}))
	return b.Actors
}

// roleOwners checks that the owners named in roles.tsv exist.
func (b builder) roleOwners(rows []row) {
	for _, r := range rows {
		for _, o := range list(r.cells[6]) {
			if b.byID[o] == nil {
				b.bad.at(r.file, r.line, secondsource.ErrNotFound, "unknown owner %q", o)
			}
		}
		if body := r.cells[2]; body != "" && body != "head" && b.generic("USA", body) == nil && b.generic("EU", body) == nil && b.byID["EU/"+body] == nil {
			b.bad.at(r.file, r.line, secondsource.ErrNotFound, "unknown body %q", body)
		}
	}
}

// fail notes a problem of an actor's line.
func (b builder) fail(a *Actor, kind error, format string, args ...any) {
	b.bad.at(a.file, a.line, kind, format, args...)
}

// put registers an actor; an id may stand once over all tables.
func (b builder) put(a *Actor, r row) bool {
	a.file, a.line = r.file, r.line
	if old := b.byID[a.ID]; old != nil {
		b.fail(a, secondsource.ErrConflict, "id %q is already that of %s (%s:%d)", a.ID, old.Name, old.file, old.line)
		return false
	}
	if a.Name == "" {
		b.fail(a, secondsource.ErrInvalid, "%s has no name", a.ID)
		return false
	}
	if !slices.Contains(actorKinds, a.Kind) {
		b.fail(a, secondsource.ErrInvalid, "unknown kind %q", a.Kind)
		return false
	}
	b.all = append(b.all, a)
	b.byID[a.ID] = a
	return true
}

// split splits a cell of names into those that need no context and those that do.
func split(cell string) (names, short []string) {
	for _, n := range list(cell) {
		if rest, yes := strings.CutPrefix(n, "?"); yes {
			short = append(short, rest)
		} else {
			names = append(names, n)
		}
	}
	return names, short
}

func (b builder) state(r row) {
	a := &Actor{ID: r.cells[0], Name: r.cells[1], Kind: KindState, State: r.cells[0], Body: r.cells[0], Capital: r.cells[5], Seats: list(r.cells[6])}
	a.Aliases, a.Short = split(r.cells[2])
	a.Demonyms = append(list(r.cells[3]), list(r.cells[4])...)
	if a.Capital != "" && !slices.Contains(a.Seats, a.Capital) {
		a.Seats = append([]string{a.Capital}, a.Seats...)
	}
	b.put(a, r)
}

func (b builder) institution(r row) {
	a := &Actor{ID: r.cells[0], Name: r.cells[1], Kind: r.cells[3], Parent: r.cells[4], State: r.cells[5], Body: r.cells[6],
		Channel: r.cells[7] == "yes", Seats: list(r.cells[8]), Demonyms: list(r.cells[9]), Members: list(r.cells[10])}
	a.Aliases, a.Short = split(r.cells[2])
	owner, _, owned := strings.Cut(a.ID, "/")
	if a.Kind == "" {
		a.Kind = KindInstitution
	}
	if a.Parent == "" && owned {
		a.Parent = owner
	}
	if a.State == "" && owned && b.byID[owner] != nil {
		a.State = b.byID[owner].State
	}
	switch a.Body {
	case "":
		a.Body = a.ID
	case "head":
		a.Body = owner
	}
	if c := r.cells[7]; c != "" && c != "yes" && c != "no" {
		b.bad.at(r.file, r.line, secondsource.ErrInvalid, "channel is yes or empty, not %q", c)
	}
	b.put(a, r)
}

func (b builder) outlet(r row) {
	a := &Actor{ID: r.cells[0], Name: r.cells[1], Kind: r.cells[3], State: r.cells[4], Parent: r.cells[5], Body: r.cells[0], Channel: true}
	a.Aliases, a.Short = split(r.cells[2])
	if a.Kind == "" {
		a.Kind = KindOutlet
	}
	b.put(a, r)
}

// tree checks that parents, bodies and states exist and that no institution
// stands above itself.
func (b builder) tree() {
	for _, a := range b.all {
		for _, ref := range [...][2]string{{"parent", a.Parent}, {"state", a.State}, {"body", a.Body}} {
			if ref[1] != "" && b.ByID(ref[1]) == nil {
				b.fail(a, secondsource.ErrNotFound, "unknown %s %q", ref[0], ref[1])
			}
		}
		for _, m := range a.Members {
			if b.byID[m] == nil {
				b.fail(a, secondsource.ErrNotFound, "unknown member %q", m)
			}
		}
		up := a.Parent
		for steps := 0; up != "" && b.byID[up] != nil; steps++ {
			if up == a.ID {
				b.fail(a, secondsource.ErrConflict, "%s stands above itself in the tree of institutions", a.ID)
				break
			}
			if steps > len(b.all) {
				break // a cycle further up, told at its own members
			}
			up = b.byID[up].Parent
		}
	}
}

// names fills the indexes. Within one kind an alias that two actors share must
// be marked with "&" at one of them at least: sharing is a decision.
func (b builder) names() {
	taken := make(map[alias]claimed, 3*len(b.all))
	for _, a := range b.all {
		class := KindInstitution
		if a.Kind == KindState || a.Kind == KindPerson {
			class = a.Kind
		}
		alone := []*Actor{a}[:1:1]
		enter := func(x index, class, name string) string {
			name, key := b.claim(taken, class, name, a)
			x.add(key, a, alone)
			return name
		}
		a.Name = enter(b.named, class, a.Name)
		b.within(a, a.Name)
		for i, name := range a.Aliases {
			a.Aliases[i] = enter(b.named, class, name)
			b.within(a, a.Aliases[i])
		}
		for _, name := range a.Short {
			b.short.add(fold(name), a, alone)
			b.within(a, name)
		}
		for i, name := range a.Demonyms {
			a.Demonyms[i] = enter(b.people, "demonym", name)
		}
		for i, name := range a.Seats {
			a.Seats[i] = enter(b.seats, "seat", name)
		}
		a.Capital = strings.TrimPrefix(a.Capital, "&")
		if a.Family != "" {
			b.family.add(fold(a.Family), a, alone)
		}
	}
}

// claim gives a name without its mark and folded, after seeing that nobody else
// of its class holds it unmarked.
func (b builder) claim(taken map[alias]claimed, class, name string, a *Actor) (string, string) {
	name, shared := strings.CutPrefix(name, "&")
	key := alias{class, fold(name)}
	if old, known := taken[key]; !known {
		taken[key] = claimed{a, shared}
	} else if old.by != a && !shared && !old.shared {
		b.fail(a, secondsource.ErrConflict, "%s %q is already that of %s (%s:%d); write &%s if both are meant", class, name, old.by.Name, old.by.file, old.by.line, name)
	}
	return name, key.name
}

// alias is a folded name within a class of names.
type alias struct{ class, name string }

// claimed is the first holder of a name, and whether he shares it.
type claimed struct {
	by     *Actor
	shared bool
}

// within lets an institution be found by its name inside its owner: the
// Treasury of the United Kingdom is not that of the United States.
func (b builder) within(a *Actor, name string) {
	owner, _, owned := strings.Cut(a.ID, "/")
	if !owned {
		if owner = a.Parent; owner == "" || a.Kind == KindPerson {
			return
		}
	}
	b.inside[owner+"|"+roleKey(name)] = a
}
