package extract

import (
	"cmp"
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// people makes the figures of persons: one for each full name, to which the
// short forms of the whole document are linked. A family name that two share is
// nobody's for certain.
func (r *reader) people() {
	r.findActing()
	same, longest := r.sameNames()
	full := map[string]*figure{}
	r.firstNamed = map[*figure]int{}
	part := map[string][]*figure{} // family name, other ends and first words -> full names
	for i := range r.names {
		c := &r.names[i]
		if c.kind != personName || !strings.Contains(c.key, " ") {
			continue
		}
		key, whole := c.key, c
		if long := same[key]; long != "" {
			key, whole = long, &r.names[longest[long]]
		}
		f := full[key]
		if f == nil {
			f = r.newPerson(whole)
			full[key] = f
			r.firstNamed[f] = c.first
			for _, p := range r.nameParts(key) {
				part[p] = appendNew(part[p], f)
			}
		}
		if c.pre < c.first {
			f.titles = append(f.titles, r.lower(c.first-1))
		}
		c.fig = f
	}
	r.shortBodies(part)
	for i := range r.names {
		c := &r.names[i]
		if c.kind != personName && (c.kind != unknownName && c.kind != placeName || part[c.key] == nil) || c.fig != nil && !r.isPartOf(c, part) {
			continue
		}
		if c.actor != nil && c.actor.Kind != pack.KindPerson {
			continue
		}
		if f := r.shortPerson(c, part); f != nil {
			c.kind, c.fig = personName, f
		}
	}
}

// shortBodies takes for a body what was taken for a person: the first word of the one
// longer name of a body that begins so (Tolva for Tolva Mining), where no person of the
// document bears it and no title or role stands before it.
func (r *reader) shortBodies(persons map[string][]*figure) {
	long := map[string]string{} // first word -> the body's name, "" for several
	for i := range r.names {
		c := &r.names[i]
		if first := firstWord(c.key); c.kind == bodyName && c.actor == nil && first != c.key {
			if old, known := long[first]; known && old != c.key {
				long[first] = ""
			} else {
				long[first] = c.key
			}
		}
	}
	titled := map[string]bool{}
	for i := range r.names {
		c := &r.names[i]
		titled[c.key] = titled[c.key] || r.pictured(c.pre, c.first) || r.lower(c.last+1) == "who" || r.mark(c.last+1, ",") && r.lower(c.last+2) == "who"
	}
	for i := range r.names {
		c := &r.names[i]
		if c.kind == personName && c.actor == nil && long[c.key] != "" && persons[c.key] == nil && !titled[c.key] {
			c.kind = bodyName
		}
	}
}

// isPartOf reports whether a name of several words is the end of one longer name
// (Bu Khatwa of Salem Bu Khatwa).
func (r *reader) isPartOf(c *called, part map[string][]*figure) bool {
	long := part[c.key]
	return c.actor == nil && len(long) == 1 && long[0] != c.fig
}

func appendNew(list []*figure, f *figure) []*figure {
	for _, g := range list {
		if g == f {
			return list
		}
	}
	return append(list, f)
}

// nameParts are the short forms of a full name: every end of it, its first word
// (Kim for Kim Jong Un), and the first of two family names (Lopez for Maria Lopez
// Ibarra), which is no given name.
func (r *reader) nameParts(key string) []string {
	w := strings.Fields(key)
	out := []string{w[0]}
	for i := 1; i < len(w); i++ {
		out = append(out, strings.Join(w[i:], " "))
	}
	if n := len(w) - 2; n > 0 && !r.given(w[n]) && !r.rules.lists["particles"][w[n]] {
		out = append(out, w[n])
	}
	return out
}

// given reports whether a lower-case word is a given name.
func (r *reader) given(w string) bool {
	return r.rules.lists["female"][w] || r.rules.lists["male"][w]
}

// sameNames gives, for the names of persons that are short for one longer name of
// the document, that longer one: without what stands between given and family
// name (Ivan Sidorov for Ivan Petrovich Sidorov), or its end (Lopez Ibarra). Where
// two longer names would do, none is taken. It also gives the place in r.names
// where each full name stands first.
func (r *reader) sameNames() (map[string]string, map[string]int) {
	first := map[string]int{}
	longer := map[string][]string{} // outer words, or an end, of two words or more -> names that have them
	for i := range r.names {
		c := &r.names[i]
		if w := strings.Fields(c.key); c.kind == personName && len(w) > 1 {
			if _, seen := first[c.key]; seen {
				continue
			}
			first[c.key] = i
			if len(w) == 2 {
				continue
			}
			outer := w[0] + " " + w[len(w)-1]
			longer[outer] = append(longer[outer], c.key)
			for n := 1; n+1 < len(w); n++ {
				if end := strings.Join(w[n:], " "); end != outer {
					longer[end] = append(longer[end], c.key)
				}
			}
		}
	}
	out := map[string]string{}
	for short, long := range longer {
		if _, stands := first[short]; stands && len(long) == 1 {
			out[short] = long[0]
		}
	}
	for short := range out { // a name shortened twice
		for out[out[short]] != "" {
			out[short] = out[out[short]]
		}
	}
	return out, first
}

// newPerson makes the figure of a full name, with what the pack knows of the
// person on the day of publication.
func (r *reader) newPerson(c *called) *figure {
	name := r.gram(c.first, c.last)
	f := &figure{named: true, Speaker: secondsource.Speaker{ID: slug(name), Name: name, Kind: secondsource.KindPerson}}
	f.family = lastWord(c.key)
	x := c.actor
	if x == nil {
		x = onlyPerson(r.p.Actors.Named(name))
	}
	if x != nil {
		r.fromPack(f, x)
	}
	r.genderOfName(f, c.key)
	return r.cast.add(f)
}

// fromPack takes over what the pack knows of a person.
func (r *reader) fromPack(f *figure, x *pack.Actor) {
	f.ID, f.Name, f.home = x.ID, x.Name, x.State
	f.family = pack.Key(x.Family)
	o := r.officeOf(x)
	if o == nil {
		return // no office on that day: nobody's voice but his own
	}
	f.State = x.State
	if body := r.p.Actors.ByID(o.Body); body != nil {
		f.Body, f.Institution = body.ID, secondsource.Opt(r.bodyName(body))
	}
	if role, ok := r.p.Roles.ByID(o.Role); ok {
		f.role = role
		f.calls(lastWord(role.Form))
	}
}

// officeOf is the office a person held on the day of publication; where that day
// is unknown, the only office the pack knows of him.
func (r *reader) officeOf(x *pack.Actor) *pack.Office {
	if d := r.d.Published.From; d != 0 {
		return x.OfficeOn(d)
	}
	if len(x.Offices) == 1 {
		return &x.Offices[0]
	}
	return nil
}

func onlyPerson(found []*pack.Actor) *pack.Actor {
	if len(found) == 1 && found[0].Kind == pack.KindPerson {
		return found[0]
	}
	return nil
}

// bodyName is the name under which a body of the pack is shown as an institution.
func (r *reader) bodyName(x *pack.Actor) string {
	if x.Kind == pack.KindState {
		return x.Name + " government"
	}
	return x.Name
}

// genderOfName takes a person's gender from the given name.
func (r *reader) genderOfName(f *figure, key string) {
	first := firstWord(key)
	switch {
	case first == f.family && strings.Contains(key, " "):
		// family name first: the given name is not looked up
	case r.rules.lists["female"][first]:
		f.gender = female
	case r.rules.lists["male"][first]:
		f.gender = male
	}
}

// shortPerson finds the person whom a family name, or another part of a name,
// means in this document.
func (r *reader) shortPerson(c *called, part map[string][]*figure) *figure {
	title := r.titleBefore(c)
	var fit []*figure
	for _, f := range part[c.key] {
		if f != c.fig && (title == unknownGender || f.gender == unknownGender || f.gender == title) {
			fit = append(fit, f)
		}
	}
	if len(fit) > 1 { // a family name before a given name that happens to be the same
		var family []*figure
		for _, f := range fit {
			// A first word that is no given name may be a family name too (Kim Jang-Soo).
			if w := lastWord(c.key); f.family == w || !r.rules.lists["female"][w] && !r.rules.lists["male"][w] {
				family = append(family, f)
			}
		}
		if len(family) > 0 {
			fit = family
		}
	}
	if len(fit) > 1 && c.pre < c.first {
		fit = r.byRole(c, fit)
	}
	if len(fit) > 1 {
		fit = r.introducedBy(c, fit)
	}
	switch len(fit) {
	case 1:
		if title != unknownGender {
			fit[0].gender = title
		}
		return fit[0]
	case 0:
		if c.fig != nil {
			return c.fig
		}
		return r.onlyFamily(c, title)
	}
	return r.doubtful(c)
}

// introducedBy keeps of several persons those whom the text has named in full
// before a short name; nobody is taken up before he is introduced.
func (r *reader) introducedBy(c *called, fit []*figure) []*figure {
	var out []*figure
	for _, f := range fit {
		if at, ok := r.firstNamed[f]; ok && at <= c.first {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return fit
	}
	return out
}

// byRole keeps of several persons those whose role stands before the short name
// (Minister Markov, not Markov the director).
func (r *reader) byRole(c *called, fit []*figure) []*figure {
	role, _ := r.roleIn(c.pre, c.first-1)
	var out []*figure
	for _, f := range fit {
		if f.role.ID != "" && f.role.ID == role.ID || slices.Contains(f.titles, r.lower(c.first-1)) {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return fit
	}
	return out
}

// titleBefore is the gender a title before a name gives away.
func (r *reader) titleBefore(c *called) gender {
	for i := c.pre; i < c.first; i++ {
		switch strings.TrimSuffix(r.lower(i), ".") {
		case "mr", "sir", "lord", "king", "prince", "sheikh":
			return male
		case "mrs", "ms", "miss", "lady", "dame", "madame", "queen", "princess":
			return female
		}
	}
	return unknownGender
}

// doubtful is a name that several persons of the document bear.
func (r *reader) doubtful(c *called) *figure {
	name := r.gram(c.first, c.last)
	return r.cast.add(&figure{doubt: true, family: c.key, Speaker: secondsource.Speaker{
		ID: "?" + r.d.ID + slug(name), Name: name, Kind: secondsource.KindPerson}})
}

// onlyFamily is the person of a family name that stands without a full name in
// the whole document: a well-known holder of an office, if exactly one fits the
// states spoken of, else somebody unknown.
func (r *reader) onlyFamily(c *called, title gender) *figure {
	var known *pack.Actor
	if c.actor != nil {
		known = c.actor
	}
	for _, x := range r.p.Actors.Family(r.gram(c.first, c.last)) {
		if x == known {
			continue
		}
		if !r.speaksOf(x.State) || r.d.Published.From != 0 && x.OfficeOn(r.d.Published.From) == nil {
			continue
		}
		if known != nil {
			known = nil
			break
		}
		known = x
	}
	name := r.gram(c.first, c.last)
	f := &figure{named: true, gender: title, family: lastWord(c.key), Speaker: secondsource.Speaker{ID: slug(name), Name: name, Kind: secondsource.KindPerson}}
	if known == nil && c.pre == c.first && !r.acting[c.key] && title == unknownGender {
		f.thing = true // a word the name finder took for a person, who does nothing
	}
	if known != nil {
		r.fromPack(f, known)
		r.genderOfName(f, pack.Key(known.Name))
	}
	return r.cast.add(f)
}

// speaksOf reports whether the document names a state.
func (r *reader) speaksOf(state string) bool {
	for _, s := range r.states() {
		if s == state {
			return true
		}
	}
	return false
}

// bodies makes the figures of bodies, papers, ships and places, and links short
// forms to the one longer name they begin, end or abbreviate.
func (r *reader) bodies() {
	long := map[string][]*figure{}
	if r.d.Outlet != nil && len(r.p.Actors.Named(r.d.Outlet.Text)) == 0 {
		name := strings.TrimPrefix(strings.TrimPrefix(r.d.Outlet.Text, "The "), "THE ")
		if name == strings.ToUpper(name) && strings.Contains(name, " ") {
			name = titleCase(name)
		}
		f := r.cast.add(&figure{named: true, Speaker: secondsource.Speaker{ID: slug(name), Name: name, Kind: secondsource.KindOutlet, Institution: secondsource.Opt(name), Body: slug(name)}})
		for _, p := range append(shortForms(pack.Key(name), paperName), firstWord(pack.Key(name))) {
			long[p] = appendNew(long[p], f)
		}
	}
	made := map[string]*figure{} // by kind and key
	for i := range r.names {
		c := &r.names[i]
		if c.actor != nil {
			c.fig = r.figureOfActor(c)
			continue
		}
		if c.kind == personName || c.kind == peopleName || c.kind == placeName || c.kind == stateName || !strings.Contains(c.key, " ") {
			continue
		}
		if r.genericName(c) {
			continue
		}
		id := string(rune('0'+c.kind)) + c.key
		if c.fig = made[id]; c.fig != nil {
			continue
		}
		c.fig = r.newBody(c)
		made[id] = c.fig
		for _, p := range append(shortForms(c.key, c.kind), r.fromHead(c.key)...) {
			long[p] = appendNew(long[p], c.fig)
		}
	}
	for i := range r.names {
		c := &r.names[i]
		if c.actor != nil && c.actor.Kind != pack.KindState || c.kind == personName {
			continue
		}
		fit := long[c.key]
		switch {
		case len(fit) == 1 && c.actor == nil && c.kind != placeName:
			c.fig = fit[0]
		case c.fig == nil && len(fit) > 1:
			c.fig = r.doubtfulBody(c)
		case c.fig == nil:
			c.fig = r.newBody(c)
		}
	}
}

// genericName resolves a name that is only the word for a body of any state
// (Customs Agency, Ministry of Finance): it is that of the state named beside it,
// of the scene, or of the state where the document is at home; else nobody knows
// whose, and the same words in another document may mean another.
func (r *reader) genericName(c *called) bool {
	g := r.gram(c.first, c.last)
	if x := r.institution("FRA", g); x == nil || !strings.Contains(x.ID, "/") || strings.Contains(pack.Key(g), " of ") && !r.ministerial(c) {
		return false
	}
	owner := ""
	if k := c.first - 2; k >= 0 && r.apostrophe(k+1) && r.nameOf[k] >= 0 {
		owner = r.stateOfPlace(&r.names[r.nameOf[k]])
	} else if k := c.last + 2; k < len(r.tok) && r.lower(k-1) == "of" && r.nameOf[k] >= 0 {
		owner = r.stateOfPlace(&r.names[r.nameOf[k]])
	}
	owner = cmp.Or(owner, r.scene(c.first), r.home())
	if owner == "" && strings.HasSuffix(c.key, " department") && r.speaksOf("USA") {
		owner = "USA" // the State Department
	}
	c.kind = bodyName
	if owner != "" {
		if x := r.institution(owner, g); x != nil {
			c.actor, c.fig = x, r.actorFigure(x)
			return true
		}
	}
	c.fig = r.newBody(c)
	if strings.HasPrefix(c.fig.ID, "~") {
		id := "?" + r.d.ID + c.fig.ID
		delete(r.cast.byID, c.fig.ID)
		c.fig.ID, c.fig.Body = id, id
		r.cast.byID[id] = c.fig
	}
	return true
}

// ministerial reports whether "of" stands in the name of a ministry or office.
func (r *reader) ministerial(c *called) bool {
	switch r.lower(c.first) {
	case "ministry", "department", "office":
		return true
	}
	return false
}

// shortForms are the names a longer one is taken up by: its beginning (Adrion for
// Adrion Box Line), its initials, the end of a paper's or operation's name.
func shortForms(key string, kind nameKind) []string {
	w := strings.Fields(key)
	var out []string
	for i := 1; i < len(w) && kind != paperName; i++ {
		out = append(out, strings.Join(w[:i], " "))
	}
	initials := ""
	for _, x := range w {
		if x != "of" && x != "for" && x != "and" && x != "&" && x != "the" {
			initials += x[:1]
		}
	}
	if len(initials) > 2 {
		out = append(out, initials)
	}
	if kind == paperName || w[0] == "operation" || w[0] == "project" || w[0] == "hotel" {
		out = append(out, strings.Join(w[1:], " "), w[len(w)-1])
	}
	return out
}

// fromHead is the end of a body's name that begins with the word for what it is:
// Institute of Oceanography for Varna Institute of Oceanography.
func (r *reader) fromHead(key string) []string {
	w := strings.Fields(key)
	for i := 1; i+1 < len(w); i++ {
		if r.rules.lists["orgheads"][w[i]] {
			return []string{strings.Join(w[i:], " ")}
		}
	}
	return nil
}

// figureOfActor is the figure of a name that the pack knows; a seat of
// government or a demonym stands for its state.
func (r *reader) figureOfActor(c *called) *figure {
	if c.actor.Kind == pack.KindPerson {
		return c.fig
	}
	return r.actorFigure(c.actor)
}

// newBody makes the figure of a name that the pack does not know.
func (r *reader) newBody(c *called) *figure {
	name := r.gram(c.first, c.last)
	if strings.Contains(name, " ") && name == strings.ToUpper(name) {
		name = titleCase(name)
	}
	f := &figure{named: true, Speaker: secondsource.Speaker{ID: slug(name), Name: name, Kind: secondsource.KindInstitution,
		Institution: secondsource.Opt(name), Body: slug(name)}}
	switch c.kind {
	case paperName:
		f.Kind = secondsource.KindOutlet
		f.calls("newspaper", "paper")
	case thingName, placeName, peopleName, stateName:
		f.thing, f.ship = true, c.kind == thingName
	case unknownName:
		f.thing = !strings.Contains(c.key, " ") && !r.acting[c.key]
	}
	for _, w := range strings.Fields(c.key) {
		f.public = f.public || r.rules.lists["publics"][w]
		if r.rules.lists["bodies"][w] || r.rules.lists["firms"][w] || r.rules.lists["publics"][w] && w == lastWord(c.key) {
			f.calls(w)
		}
	}
	return r.cast.add(f)
}

// findActing notes the names that somewhere speak, or stand in apposition to a
// word for a person or body.
func (r *reader) findActing() {
	r.acting = map[string]bool{}
	for i := range r.names {
		c := &r.names[i]
		if c.kind == personName || c.kind == unknownName {
			beside := c.first > 1 && r.mark(c.first-1, ",") && r.mark(c.last+1, ",") && r.nameOf[c.first-2] < 0 &&
				(r.human(r.lemma(c.first-2)) || r.collectiveNoun(r.lemma(c.first-2)))
			r.acting[c.key] = r.acting[c.key] || beside || r.acts(c)
		}
	}
}

// acts reports whether a name stands as the subject of a verb of speaking.
func (r *reader) acts(c *called) bool {
	if r.is(c.first-1, secondsource.ADP) {
		return false
	}
	for k := c.first; k <= c.last; k++ {
		if h := r.tok[k].Head; h >= 0 && (h < c.first || h > c.last) {
			return r.rel(k) == secondsource.Nsubj && r.is(h, secondsource.VERB) && len(r.p.Acts.Verb(r.lemma(h))) > 0
		}
	}
	return false
}

// doubtfulBody is a short name that several bodies of the document share.
func (r *reader) doubtfulBody(c *called) *figure {
	name := r.gram(c.first, c.last)
	id := "?" + r.d.ID + slug(name)
	return r.cast.add(&figure{doubt: true, Speaker: secondsource.Speaker{ID: id, Name: name, Kind: secondsource.KindInstitution, Institution: secondsource.Opt(name), Body: id}})
}
