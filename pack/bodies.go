package pack

import (
	"strings"
	"unicode"

	"secondsource"
)

// genericBody is a kind of body that any state or organisation may have.
type genericBody struct {
	id      string // "*" in it is filled from the form
	name    string // "Ministry of *"
	forms   []string
	body    string // "head", "" for its own, or the id of another generic body
	kind    string
	channel bool
}

var bodyColumns = []string{"id", "name", "forms", "body", "kind", "channel", "note"}

// fill puts what "*" stood for into a pattern.
func fill(pattern, with string) string { return strings.Replace(pattern, "*", with, 1) }

// matchForm matches words against a form with at most one "*", which takes one
// to five words, and gives those.
func matchForm(form, words string) (string, bool) {
	before, after, star := strings.Cut(form, "*")
	if !star {
		return "", form == words
	}
	if len(words) <= len(before)+len(after) || !strings.HasPrefix(words, before) || !strings.HasSuffix(words, after) {
		return "", false
	}
	with := words[len(before) : len(words)-len(after)]
	return with, strings.Count(with, " ") < 5
}

// rank is how much somebody is deputy to or formerly what the next word says.
var rank = []string{"deputy", "vice", "acting", "interim", "assistant", "first", "senior", "chief", "then", "top", "junior", "associate", "under", "former", "ex"}

// Institution gives the body of a state or organisation that a head noun names:
// ("SVN", "finance ministry"), ("SVN", "finance minister"), ("KOR", "National
// Intelligence Service"), ("DEU", "embassy in Tokyo"), ("FRA", "spokesman").
// Where the pack has no such institution, one is made up with a stable id; two
// calls give equal actors, not the same pointer: compare ids. Nil when the head
// is no word for a body.
func (x *Actors) Institution(owner, head string) *Actor {
	if x.ByID(owner) == nil {
		return nil
	}
	top, _, _ := strings.Cut(owner, "/")
	words := roleKey(head)
	if o := x.byID[top]; o != nil {
		words = strings.TrimPrefix(words, roleKey(o.Adjective())+" ")
	}
	var tried []string
	for ; words != ""; words = shorter(words) {
		if a := x.inside[top+"|"+words]; a != nil {
			return a
		}
		if i, ok := x.exact[words]; ok {
			return x.ByID(top + "/" + x.bodies[i].id)
		}
		if r, ok := x.roles.In(top, words); ok && r.Form != "" {
			if r.Body == "" {
				return nil
			}
			return x.ByID(bodyOf(top, r.Body))
		}
		tried = append(tried, words)
	}
	for i := len(tried) - 1; i >= 0; i-- {
		if a := x.pattern(top, tried[i]); a != nil {
			return a
		}
	}
	return nil
}

// Described gives the actor that a full description names, nil where it names
// none or several: a name ("Kremlin"), or a state or organisation with one of
// its bodies ("Polish Ministry of Climate", "Seoul's unification ministry",
// "Ministry of Finance of Slovenia", "German embassy in Tokyo").
func (x *Actors) Described(surface string) *Actor {
	if found := x.Named(surface); found != nil {
		return only(found)
	}
	words := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(fold(surface), "the "), "The "))
	for n := min(4, len(words)-1); n > 0; n-- {
		owner := x.owner(strings.Join(words[:n], " "))
		if owner == nil {
			continue
		}
		rest := strings.Join(words[n:], " ")
		if a := only(x.Named(rest)); a != nil && (a.State == "" || a.State == owner.ID) {
			return a // the Sudanese Rapid Support Forces are not Sudan's forces
		}
		return x.Institution(owner.ID, rest)
	}
	whole := strings.Join(words, " ")
	for _, of := range [...]string{" of the ", " of ", " in "} {
		if i := strings.LastIndex(whole, of); i > 0 {
			if owner := only(x.named[whole[i+len(of):]]); owner != nil && owner.Kind != KindPerson && !(of == " in " && strings.Contains(whole, "mbassy")) {
				return x.Institution(owner.ID, whole[:i])
			}
		}
	}
	return nil
}

// owner gives the state or organisation that words at the front of a
// description name, as an adjective, a name or a possessive; a capital only as
// a possessive, since a city has offices of its own.
func (x *Actors) owner(words string) *Actor {
	name, possessive := strings.CutSuffix(words, "'s")
	if rest, plural := strings.CutSuffix(words, "s'"); plural {
		name, possessive = rest+"s", true
	}
	for _, where := range [...]index{x.people, x.named} {
		if found := where[name]; found != nil {
			if a := only(found); a != nil && a.Kind != KindPerson && !a.Channel {
				return a
			}
			return nil
		}
	}
	if possessive {
		return only(x.seats[name])
	}
	return nil
}

// bodyOf is the id of a generic body of an owner.
func bodyOf(owner, body string) string {
	if body == "head" {
		return owner
	}
	return owner + "/" + body
}

// shorter takes a rank from the front or a role from the end: "deputy finance
// minister" and "finance ministry spokesman" lead to the ministry.
func shorter(words string) string {
	if rest, cut := strings.CutPrefix(words, "office of the "); cut {
		return rest
	}
	first, rest, more := strings.Cut(words, " ")
	if !more {
		return ""
	}
	for _, r := range rank {
		if first == r {
			return rest
		}
	}
	last := words[strings.LastIndexByte(words, ' ')+1:]
	for _, r := range tail {
		if last == r || last == r+"s" {
			return words[:strings.LastIndexByte(words, ' ')]
		}
	}
	return ""
}

// tail lists words for people of a body, behind its name.
var tail = []string{"spokesman", "spokeswoman", "spokesperson", "spokesmen", "official", "source", "representative", "adviser", "advisor",
	"aide", "officer", "employee", "delegation", "delegate", "chief", "head", "director", "secretary", "statement", "team"}

// starForm is a form with a star, and the body it belongs to.
type starForm struct {
	form string
	body int
}

// index keeps the forms of the bodies by their words, those with a star by
// their first word, or by their last where the star is the first.
func (x *Actors) index() {
	x.exact, x.stars = make(map[string]int, 16*len(x.bodies)), map[string][]starForm{}
	for i, g := range x.bodies {
		for _, f := range g.forms {
			switch word, _, _ := strings.Cut(f, " "); {
			case !strings.Contains(f, "*"):
				x.exact[f] = i
			case word == "*":
				key := f[strings.LastIndexByte(f, ' '):] // with its blank: the last word
				x.stars[key] = append(x.stars[key], starForm{f, i})
			default:
				x.stars[word] = append(x.stars[word], starForm{f, i})
			}
		}
	}
}

// pattern finds the generic body one of whose forms with a star the words
// match, the one first in the file if there are two.
func (x *Actors) pattern(owner, words string) *Actor {
	first, _, more := strings.Cut(words, " ")
	if !more {
		return nil
	}
	best, with := len(x.bodies), ""
	for _, key := range [...]string{first, words[strings.LastIndexByte(words, ' '):]} {
		for _, s := range x.stars[key] {
			if w, ok := matchForm(s.form, words); ok && s.body < best {
				best, with = s.body, w
			}
		}
	}
	if best == len(x.bodies) {
		return nil
	}
	return x.ByID(owner + "/" + fill(x.bodies[best].id, strings.ReplaceAll(with, " ", "-")))
}

// generic makes up the institution behind an id such as "SVN/finance-ministry".
func (x *Actors) generic(owner, id string) *Actor {
	o := x.byID[owner]
	if o == nil {
		return nil
	}
	for _, star := range [...]bool{false, true} {
		for _, g := range x.bodies {
			if strings.Contains(g.id, "*") != star {
				continue
			}
			if with, ok := matchForm(g.id, id); ok {
				return g.of(o, id, with)
			}
		}
	}
	return nil
}

// of is the generic body of one owner.
func (g genericBody) of(o *Actor, id, with string) *Actor {
	a := &Actor{ID: o.ID + "/" + id, Kind: g.kind, Parent: o.ID, State: o.State, Channel: g.channel}
	a.Name = o.Adjective() + " " + fill(g.name, title(strings.ReplaceAll(with, "-", " ")))
	switch g.body {
	case "":
		a.Body = a.ID
	default:
		a.Body = bodyOf(o.ID, g.body)
	}
	return a
}

// title writes words with capitals, but for the small ones.
func title(words string) string {
	out := []rune(words)
	for i, r := range out {
		if i > 0 && out[i-1] != ' ' {
			continue
		}
		rest := string(out[i:])
		if strings.HasPrefix(rest, "and ") || strings.HasPrefix(rest, "of ") || strings.HasPrefix(rest, "the ") || strings.HasPrefix(rest, "for ") {
			continue
		}
		out[i] = unicode.ToUpper(r)
	}
	return string(out)
}

func buildBodies(rows []row, bad *problems) []genericBody {
	out := make([]genericBody, 0, len(rows))
	ids := map[string]bool{"": true, "head": true}
	forms := map[string]row{}
	for _, r := range rows {
		g := genericBody{id: r.cells[0], name: r.cells[1], forms: list(r.cells[2]), body: r.cells[3], kind: r.cells[4], channel: r.cells[5] == "yes"}
		if g.kind == "" {
			g.kind = KindInstitution
		}
		for _, f := range g.forms {
			if first, twice := forms[f]; twice {
				bad.at(r.file, r.line, secondsource.ErrConflict, "form %q stands already in line %d", f, first.line)
			}
			forms[f] = r
			if strings.Contains(g.id, "*") && !strings.Contains(f, "*") {
				bad.at(r.file, r.line, secondsource.ErrInvalid, "form %q does not say what * of the id %q is", f, g.id)
			}
		}
		ids[g.id] = true
		out = append(out, g)
	}
	for i, g := range out {
		if !ids[g.body] {
			bad.at(rows[i].file, rows[i].line, secondsource.ErrNotFound, "unknown body %q", g.body)
		}
	}
	return out
}
