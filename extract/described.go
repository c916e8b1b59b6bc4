package extract

import (
	"strings"

	"secondsource"
	"secondsource/pack"
)

// namedBody reads a source whose head is a name of a state, institution, outlet
// or organisation, or of a seat of government used for it.
func (r *reader) namedBody(a, b, h int) *figure {
	if f := r.packBody(a, b, h); f != nil {
		return f
	}
	if !r.is(h, secondsource.PROPN) {
		return nil
	}
	n, ok := r.nameAt(h)
	if !ok || n.Type == "PER" || n.Type == "NORP" {
		return nil
	}
	first, last := r.tokensOf(n.Span)
	for last > first && !r.is(last, secondsource.PROPN, secondsource.NOUN, secondsource.NUM) {
		last--
	}
	name := strings.TrimPrefix(r.gram(first, last), "the ")
	if f := r.longer(name); f != nil {
		return f
	}
	return r.cast.add(&figure{Speaker: secondsource.Speaker{ID: slug(name), Name: name, Kind: secondsource.KindInstitution,
		Institution: secondsource.Opt(name), Body: slug(name)}})
}

// packBody reads a source whose head is a name that the pack knows.
func (r *reader) packBody(a, b, h int) *figure {
	for i := a; i <= h; i++ {
		x, n := r.actorAt(i, b, r.states()...)
		if x == nil || x.Kind == pack.KindPerson {
			continue
		}
		if h < i || h > i+n-1 {
			i += n - 1
			continue
		}
		if x.Kind == pack.KindState && r.is(h, secondsource.ADJ) {
			return nil
		}
		return r.actorFigure(x)
	}
	return nil
}

// actorFigure is the figure of an actor of the pack.
func (r *reader) actorFigure(x *pack.Actor) *figure {
	f := &figure{Speaker: secondsource.Speaker{ID: x.ID, Name: x.Name, Body: x.Body, State: x.State}}
	switch x.Kind {
	case pack.KindState:
		f.Kind, f.Institution, f.State = secondsource.KindState, secondsource.Opt(x.Name+" government"), x.ID
	case pack.KindOutlet, pack.KindAgency:
		f.Kind, f.Institution = secondsource.KindOutlet, secondsource.Opt(x.Name)
	default:
		f.Kind, f.Institution = secondsource.KindInstitution, secondsource.Opt(x.Name)
		if g := r.p.Actors.ByID(x.Body); g != nil && g.Kind == pack.KindState {
			f.Institution = secondsource.Opt(g.Name + " government")
		} else if g := r.p.Actors.ByID(x.State); g != nil && x.State != x.ID {
			f.Institution = secondsource.Opt(g.Name + " government")
		}
	}
	f.noun = lastWord(strings.ToLower(x.Name))
	return r.cast.add(f)
}

// longer gives the one body spoken of whose name begins with this shorter one
// (Adrion for Adrion Box Line); two such bodies decide nothing.
func (r *reader) longer(name string) *figure {
	var found *figure
	for _, f := range r.cast.figures {
		if f.body() && (f.Name == name || strings.HasPrefix(f.Name, name+" ")) {
			if found != nil {
				return nil
			}
			found = f
		}
	}
	return found
}

// described reads a source without a name: a body by its kind, a role, a
// document, or somebody unnamed.
func (r *reader) described(s secondsource.Sentence, a, b, h int) *figure {
	st := r.stationIn(a, b)
	noun := r.lemma(h)
	definite := r.definite(a)
	plural := r.tok[h].Feats.Has(secondsource.Plural)
	isRole := st.role.ID != "" && strings.Contains(strings.ToLower(r.gram(a, b)), strings.ToLower(st.roleText))
	switch {
	case r.rules.documents[noun]:
		return r.document(a, b, h, definite)
	case isRole && st.role.Class == "spokesperson":
		return r.spokesperson(a, h, st)
	case isRole && definite && !plural && st.body == "":
		if f := r.sameRole(h, st, noun); f != nil {
			return f
		}
	case r.rules.lists["governments"][noun] && st.state != "" && (st.body == "" || st.body == st.state):
		return r.actorFigure(r.p.Actors.ByID(st.state))
	case !isRole && st.body != "" && r.is(h, secondsource.NOUN, secondsource.PROPN) && !plural:
		if x := r.p.Actors.ByID(st.body); x != nil && x.Kind != pack.KindState {
			return r.actorFigure(x)
		}
	case definite && !isRole:
		if f := r.cast.last(h, 0, func(f *figure) bool {
			return f.body() && (f.noun == noun || r.rules.lists["firms"][noun] && f.company())
		}); f != nil {
			return f
		}
	}
	if !isRole && !r.human(noun) && !r.rules.companies[noun] {
		if st.body == "" {
			return nil
		}
		if !plural {
			return nil
		}
	}
	if r.rules.companies[noun] && !plural {
		return r.cast.add(r.unnamed(a, b, h, st, secondsource.KindInstitution, plural))
	}
	return r.cast.add(r.unnamed(a, b, h, st, secondsource.KindAnonymous, plural))
}

// company reports whether a figure is a body that the pack does not know.
func (f *figure) company() bool {
	return f.Kind == secondsource.KindInstitution && strings.HasPrefix(f.ID, "~")
}

// definite reports whether a phrase that begins at token a takes up somebody
// already spoken of.
func (r *reader) definite(a int) bool {
	switch r.lower(a) {
	case "the", "that", "this", "these", "those", "its", "his", "her", "their":
		return true
	}
	return false
}

// human reports whether a noun is a word for people who can be asked.
func (r *reader) human(noun string) bool {
	return r.rules.people[noun] || len(r.p.Roles.Find(noun)) > 0
}

// spokesperson is the body spoken for: the one named in the phrase, else the one
// spoken of last.
func (r *reader) spokesperson(a, h int, st station) *figure {
	if x := r.p.Actors.ByID(st.body); x != nil {
		return r.actorFigure(x)
	}
	if st.body != "" {
		return r.cast.add(&figure{Speaker: secondsource.Speaker{ID: st.body, Name: st.name, Kind: secondsource.KindInstitution,
			Institution: secondsource.Opt(st.name), Body: st.body, State: st.state}})
	}
	if r.lower(a) == "the" {
		if f := r.cast.last(h, 0, func(f *figure) bool { return f.role.Class == "spokesperson" && f.Kind == secondsource.KindPerson }); f != nil {
			return f
		}
	}
	return r.cast.last(h, r.back(h, 4), (*figure).body)
}

// back is the first token of the sentence n before that of token i.
func (r *reader) back(i, n int) int {
	for _, s := range r.d.Sentences {
		if i >= s.First && i < s.Last {
			return r.sentencesBack(s, n)
		}
	}
	return 0
}

// sameRole is the person or unnamed source introduced before by this role.
func (r *reader) sameRole(h int, st station, noun string) *figure {
	return r.cast.last(h, 0, func(f *figure) bool {
		return f.person() && (f.role.ID == st.role.ID || f.noun == noun)
	})
}

// document is a text as a source. A definite one (the statement, the note) is
// its author's if he was said to have issued one.
func (r *reader) document(a, b, h int, definite bool) *figure {
	if definite {
		if f := r.issued[r.lemma(h)]; f != nil {
			return f
		}
	}
	for _, x := range r.actorsIn(a, b, r.states()...) {
		if x.Kind == pack.KindOutlet || x.Kind == pack.KindAgency {
			return r.actorFigure(x)
		}
	}
	name := r.gram(a, b)
	return r.cast.add(&figure{noun: r.lemma(h), Speaker: secondsource.Speaker{ID: "?" + r.d.ID + slug(name), Name: name, Kind: secondsource.KindDocument}})
}

// unnamed is a source that the text describes and does not name.
func (r *reader) unnamed(a, b, h int, st station, kind secondsource.SpeakerKind, plural bool) *figure {
	name := r.gram(a, b)
	f := &figure{role: st.role, noun: r.lemma(h), Speaker: secondsource.Speaker{
		ID: "?" + r.d.ID + slug(name), Name: name, Kind: kind, Role: secondsource.Opt(st.roleText),
		Institution: secondsource.Opt(st.name), Body: st.body, State: st.state, Plural: plural}}
	low := " " + strings.ToLower(name) + " "
	f.Others = strings.Contains(low, " and other ") || strings.Contains(low, " and others ")
	if kind == secondsource.KindInstitution {
		f.Body = f.ID
	}
	return f
}
