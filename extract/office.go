package extract

import (
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// office is the body that the plural of a role means: Bulgarian prosecutors.
func (r *reader) office(p phrase) *figure {
	if p.st.fig != nil && p.st.fig.is(p.noun) {
		return p.st.fig
	}
	if p.definite && r.bare(p) {
		if f := r.antecedentBody(p.h, p.noun, ""); f != nil {
			return f
		}
	}
	return r.unnamed(p, secondsource.KindInstitution)
}

// onePerson reports whether a role is an office that one person holds at a time,
// so that the words for it mean somebody in particular.
func (r *reader) onePerson(p phrase) bool {
	if strings.HasPrefix(r.lower(p.h-1), "deput") || p.st.role.ID == "" || p.st.role.Alone {
		return false
	}
	return p.st.role.One || p.st.role.Class == "head" || p.st.role.Class == "minister" && p.st.role.Body != "" || p.st.role.Class == "diplomat" && (p.noun == "ambassador" || p.noun == "commissioner" || p.noun == "consul") || p.st.role.ID == "mayor"
}

// holder is the person whom the pack knows in an office on the day of publication.
func (r *reader) holder(p phrase) *figure {
	day := r.d.Published.From
	if p.st.state == "" || day == 0 || day != r.d.Published.To || r.narrowed(p) && p.h-p.a > 3 {
		return nil
	}
	x := r.p.Actors.Holder(p.st.role.ID, p.st.state, day)
	if x == nil {
		return nil
	}
	if f := r.cast.byID[x.ID]; f != nil {
		return f
	}
	f := &figure{named: true, Speaker: secondsource.Speaker{ID: x.ID, Name: x.Name, Kind: secondsource.KindPerson, Role: secondsource.Opt(p.st.roleText)}}
	r.fromPack(f, x)
	r.genderOfName(f, pack.Key(x.Name))
	f.calls(p.noun)
	return r.cast.add(f)
}

// leader is the one who leads the body that a definite phrase names: the central
// bank chief for the bank's president.
func (r *reader) leader(p phrase) *figure {
	if p.st.body == "" || !r.rules.lists["leaders"][p.noun] {
		return nil
	}
	return r.last(p.h, 40, func(f *figure) bool {
		if f.Kind != secondsource.KindPerson || !f.named || f.Body != p.st.body {
			return false
		}
		for _, n := range f.nouns {
			if r.rules.lists["leaders"][n] {
				return true
			}
		}
		return false
	})
}

// antecedentPerson is the person or unnamed source that a definite role takes up.
func (r *reader) antecedentPerson(p phrase) *figure {
	if f := r.leader(p); f != nil {
		return f
	}
	if p.owner != nil && !p.same && p.st.role.Class != "official" {
		return nil // its director: somebody new, unless named beside it
	}
	reach := 12
	if p.same {
		reach = 40
	}
	narrow, text := r.narrowed(p), strings.ToLower(r.gram(min(p.a+1, p.b), p.b))
	fits := func(f *figure) bool {
		if !f.person() || narrow && f.Kind == secondsource.KindPerson && f.State == "" && !f.is(text) {
			return false
		}
		if p.st.state != "" && f.State != "" && p.st.state != f.State || p.st.body != "" && f.Body != "" && p.st.body != f.Body && p.st.state == "" {
			return false
		}
		return (f.is(p.noun) || p.st.role.ID != "" && f.role.ID == p.st.role.ID) && oneOffice(p.st.roleText, string(f.Role))
	}
	f := r.last(p.h, reach, func(f *figure) bool { return fits(f) && !f.leftOffice() }) // the master is rather not a retired one
	if f == nil {
		f = r.last(p.h, min(reach, 3), fits)
	}
	if f != nil || p.st.role.Class != "official" || !r.bare(p) {
		return f
	}
	// "The official" also takes up a minister or a diplomat met just before.
	return r.last(p.h, 2, func(f *figure) bool {
		return f.person() && f.named && (f.role.Class == "minister" || f.role.Class == "diplomat" || f.role.Class == "official")
	})
}

// leftOffice reports whether an unnamed source is told to be one no more: a retired
// master, a former minister.
func (f *figure) leftOffice() bool {
	return f.Kind == secondsource.KindAnonymous && leftWord(firstWord(strings.ToLower(f.Name)))
}

// oneOffice reports whether two role texts may mean one office: the minister is
// the health minister, the interior minister is not.
func oneOffice(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(x) < 2 || len(y) < 2 || x[len(x)-1] != y[len(y)-1] {
		return true
	}
	return slices.Contains(y, x[len(x)-2]) || slices.Contains(x, y[len(y)-2])
}

// narrowed reports whether a phrase tells more of a person than a bare role: the
// official who read the file, the former minister.
func (r *reader) narrowed(p phrase) bool {
	if p.b > p.h+1 {
		return true
	}
	if p.h-p.a <= 1 || p.same {
		return false
	}
	text := strings.ToLower(r.gram(p.a+1, p.b))
	return text != strings.ToLower(p.st.roleText) && strings.TrimPrefix(text, "vice ") != p.st.role.Form && strings.TrimPrefix(text, "deputy ") != p.st.role.Form
}

// ownedStation takes a person's body from the one he is said to belong to: its
// high commissioner in London.
func (r *reader) ownedStation(p *phrase) {
	if p.owner != nil && p.owner.Kind == secondsource.KindState && p.st.role.ID == "" && r.possessive(p.a) && p.a < p.h {
		if x := r.institution(p.owner.ID, r.gram(p.a+1, p.h)); x != nil { // its embassy in Vienna
			p.st = p.st.at(r, r.actorFigure(x))
		}
		return
	}
	if p.owner == nil || !p.owner.body() || p.st.role.ID == "" || !r.possessive(p.a) && p.st.fig != nil {
		return
	}
	f := p.owner
	if f.Kind == secondsource.KindState {
		if x := r.institution(f.ID, p.st.roleText); x != nil {
			f = r.actorFigure(x)
		}
	}
	p.st = p.st.at(r, f)
}
