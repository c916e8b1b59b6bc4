package pack

import (
	"slices"
	"strings"

	"secondsource"
)

// Role is a word for a person by his function, and what the word gives away.
type Role struct {
	Form string // lower case, hyphens as blanks
	ID   string // forms of one role share it: "defence-minister"
	// Body is the generic body it speaks for: "head" for the government itself,
	// an id of generic_bodies.tsv, or "" where the word says nothing.
	Body   string
	Class  string   // head minister official spokesperson adviser diplomat soldier lawmaker jurist expert journalist source witness person
	Plural string   // plural form
	One    bool     // one holder at a time
	Alone  bool     // without a name it is an unnamed source: official, diplomat, source
	Owners []string // ids of the states or organisations in which the word means this; empty for all
}

// BodyID is the id of the body in a state or organisation; of an owner that is
// a body itself ("RUS/foreign-ministry"), that body.
func (r Role) BodyID(owner string) string {
	if r.Body == "" || r.Body == "head" || strings.Contains(owner, "/") {
		return owner
	}
	return owner + "/" + r.Body
}

var (
	roleColumns = []string{"form", "id", "body", "class", "plural", "flags", "owners", "note"}
	roleClasses = []string{"head", "minister", "official", "spokesperson", "adviser", "diplomat", "soldier", "lawmaker", "jurist",
		"expert", "journalist", "source", "witness", "person"}
)

// Roles is the directory of role words.
type Roles struct {
	forms  map[string][]Role
	byID   map[string]Role // the first form of each
	widest int             // words of the longest form
}

// Find gives the roles of a form, singular or plural, whatever the owner.
func (r *Roles) Find(form string) []Role { return r.forms[roleKey(form)] }

// ByID gives the first form of a role.
func (r *Roles) ByID(id string) (Role, bool) {
	role, ok := r.byID[id]
	return role, ok
}

// In gives the role that a form (or an id) names in a state, organisation or body.
func (r *Roles) In(owner, form string) (Role, bool) {
	owner, _, _ = strings.Cut(owner, "/")
	found := r.forms[roleKey(form)]
	for _, role := range found {
		if slices.Contains(role.Owners, owner) {
			return role, true
		}
	}
	for _, role := range found {
		if role.Owners == nil {
			return role, true
		}
	}
	return r.ByID(form)
}

// Widest is the number of words of the longest form.
func (r *Roles) Widest() int { return r.widest }

// roleKey is the spelling under which forms are kept.
func roleKey(form string) string {
	key := strings.ToLower(fold(form))
	return strings.TrimPrefix(key, "the ")
}

func buildRoles(rows []row, bad *problems) *Roles {
	r := &Roles{forms: make(map[string][]Role, 2*len(rows)), byID: make(map[string]Role, len(rows))}
	for _, w := range rows {
		role := Role{Form: roleKey(w.cells[0]), ID: w.cells[1], Body: w.cells[2], Class: w.cells[3], Plural: roleKey(w.cells[4]), Owners: list(w.cells[6])}
		for _, f := range strings.Fields(w.cells[5]) {
			switch f {
			case "one":
				role.One = true
			case "alone":
				role.Alone = true
			default:
				bad.at(w.file, w.line, secondsource.ErrInvalid, "unknown flag %q", f)
			}
		}
		if role.ID == "" || !slices.Contains(roleClasses, role.Class) {
			bad.at(w.file, w.line, secondsource.ErrInvalid, "a role needs an id and a class (%s), not %q", strings.Join(roleClasses, " "), role.Class)
			continue
		}
		if role.Plural == "" {
			role.Plural = role.Form + "s"
		}
		for i, form := range [...]string{role.Form, role.Plural} {
			if i == 1 && form == role.Form {
				break // "counsel"
			}
			for _, same := range r.forms[form] {
				if overlap(same.Owners, role.Owners) {
					bad.at(w.file, w.line, secondsource.ErrConflict, "%q is already a form of role %q for the same owners", form, same.ID)
				}
			}
			r.forms[form] = append(r.forms[form], role)
			if n := strings.Count(form, " ") + 1; n > r.widest {
				r.widest = n
			}
		}
		if _, known := r.byID[role.ID]; !known {
			r.byID[role.ID] = role
		}
	}
	return r
}

// overlap reports whether two lists of owners leave a form undecided.
func overlap(a, b []string) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	for _, o := range a {
		if slices.Contains(b, o) {
			return true
		}
	}
	return false
}
