package extract

import (
	"slices"
	"strings"
	"unicode"

	"secondsource"
	"secondsource/pack"
)

// maxGram is the length, in tokens, of the longest name or role looked up.
const maxGram = 7

// gram is the text of tokens a to b with single blanks, as names are kept.
func (r *reader) gram(a, b int) string {
	s := r.span(a, b).Of(r.text)
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '\n' || c == '\t' || c == '\r' || c == ' ' && i+1 < len(s) && s[i+1] == ' ' {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// actorAt gives the actor whose longest name begins at token i, and the number
// of its tokens. Demonyms and seats of government give their state; names of
// several actors are decided by the states the document speaks of.
func (r *reader) actorAt(i, b int, prefer []string) (*pack.Actor, int) {
	w := r.word(i)
	if w == "" || !r.capital(i) {
		return nil, 0
	}
	most := min(r.rules.starts[startKey(w)], b-i+1)
	for n := most; n > 0; n-- {
		if n > 1 && (r.is(i+n-1, secondsource.PUNCT) || !r.capital(i+n-1) && r.is(i+n, secondsource.NOUN) && r.collectiveNoun(r.lemma(i+n))) {
			continue // Ghana's military | government
		}
		g := r.gram(i, i+n-1)
		x, ok := r.actorMemo[g]
		if !ok {
			x = r.lookUp(g, prefer)
			if r.actorMemo == nil {
				r.actorMemo = map[string]*pack.Actor{}
			}
			r.actorMemo[g] = x
		}
		if x != nil {
			return x, n
		}
	}
	return nil, 0
}

// lookUp finds the one actor of a name.
func (r *reader) lookUp(g string, prefer []string) *pack.Actor {
	if len(g) > 3 && g == strings.ToUpper(g) && len(r.p.Actors.Named(g)) == 0 {
		g = titleCase(g) // a headline in capitals
	}
	if x := choose(r.p.Actors.Named(g), prefer, r); x != nil {
		return x
	}
	if seats := r.p.Actors.Seats(g); len(seats) > 1 {
		return r.seated(seats)
	}
	if x := choose(r.p.Actors.States(g), prefer, r); x != nil {
		return x
	}
	if x := choose(r.p.Actors.Demonym(g), prefer, r); x != nil {
		return x
	}
	if x := choose(r.p.Actors.Short(g), prefer, r); x != nil && r.shortHolds(x) {
		return x
	}
	return nil
}

// seated decides whom a city that is the seat of several means: the state whose
// capital it is where the document speaks of it, else the one body that the
// document names (Brussels: Belgium, the EU, NATO).
func (r *reader) seated(seats []*pack.Actor) *pack.Actor {
	var only *pack.Actor
	text := r.text[:min(len(r.text), 1<<18)]
	for _, x := range seats {
		switch {
		case x.Kind == pack.KindState && r.speaksOf(x.ID):
			return x
		case x.Kind == pack.KindState:
		case strings.Contains(text, x.Name), slices.ContainsFunc(x.Aliases, func(n string) bool { return strings.Contains(text, n) }):
			if only != nil {
				return nil
			}
			only = x
		}
	}
	return only
}

// startKey is the first word of a name as the index of first words keeps it.
func startKey(w string) string { return firstWord(pack.Key(w)) }

// nameStarts gives, for the first word of every name of the pack, the most words
// of a name that begins with it.
func nameStarts(p *pack.Pack) map[string]int {
	out := map[string]int{}
	add := func(names ...string) {
		for _, n := range names {
			marks := 2 * strings.Count(n, "-")
			n = pack.Key(n)
			for range 2 {
				w := startKey(n)
				// A hyphen or dot may split a word into more tokens than the name has blanks.
				out[w] = max(out[w], strings.Count(n, " ")+2+marks)
				n = strings.TrimPrefix(n, "the ")
			}
		}
	}
	for _, a := range p.Actors.All() {
		add(a.Name)
		add(a.Aliases...)
		add(a.Short...)
		add(a.Demonyms...)
		add(a.Seats...)
	}
	return out
}

// titleCase writes a name in capitals as it stands elsewhere.
func titleCase(s string) string {
	w := strings.Fields(strings.ToLower(s))
	for i := range w {
		w[i] = strings.ToUpper(w[i][:1]) + w[i][1:]
	}
	return strings.Join(w, " ")
}

// choose gives the one actor of a list, or the one of a preferred state.
func choose(found []*pack.Actor, prefer []string, r *reader) *pack.Actor {
	if len(found) == 1 {
		return found[0]
	}
	if len(found) == 0 {
		return nil
	}
	if prefer == nil {
		prefer = r.states()
	}
	for _, p := range prefer {
		for _, a := range found {
			if a.State == p || a.ID == p {
				return a
			}
		}
	}
	return nil
}

// shortHolds reports whether the full name behind a short one (the North, the
// Times) stands somewhere in the document.
func (r *reader) shortHolds(x *pack.Actor) bool {
	text := r.text[:min(len(r.text), 1<<18)] // a name is introduced early; a book is not searched to its end
	if strings.Contains(text, x.Name) || x.Kind != pack.KindState && x.State != "" && r.speaksOf(x.State) {
		return true
	}
	for _, n := range append(slices.Clone(x.Aliases), x.Demonyms...) {
		if len(n) > 3 && strings.Contains(text, n) {
			return true
		}
	}
	return false
}

// states gives the ids of the states a document has spoken of, most often first.
func (r *reader) states() []string {
	if r.stateList == nil {
		r.stateList = r.countStates()
	}
	return r.stateList
}

func (r *reader) countStates() []string {
	count := map[string]int{}
	order := []string{}
	for i := range r.tok {
		if !r.capital(i) {
			continue
		}
		w := r.word(i)
		if r.rules.starts[startKey(w)] == 0 {
			continue
		}
		g := w
		if i+1 < len(r.tok) && r.capital(i+1) && len(r.p.Actors.States(r.gram(i, i+1))) > 0 {
			g = r.gram(i, i+1) // North Korea
		}
		if len(r.p.Actors.Seats(g)) > 0 {
			continue // a city is mostly a place
		}
		for _, x := range r.p.Actors.States(g) {
			if count[x.ID] == 0 {
				order = append(order, x.ID)
			}
			count[x.ID]++
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return count[b] - count[a] })
	return order
}

// scene is the state in which the sentence of token i says it is set: "In
// Tripoli, the foreign ministry said".
func (r *reader) scene(i int) string {
	si := r.sentenceOf(i)
	if si >= len(r.d.Sentences) {
		return ""
	}
	s := r.d.Sentences[si]
	for k := s.First; k < i && k < s.First+3; k++ {
		if r.lower(k) != "in" && r.lower(k) != "at" || k+1 >= s.Last || r.nameOf[k+1] < 0 {
			continue
		}
		return r.stateOfPlace(&r.names[r.nameOf[k+1]])
	}
	return ""
}

// stateOfPlace is the state in which a named place lies, as far as it is known.
func (r *reader) stateOfPlace(c *called) string {
	if c.actor != nil {
		if c.kind == bodyName || c.kind == paperName {
			return ""
		}
		if c.actor.Kind == pack.KindState {
			return c.actor.ID
		}
		return ""
	}
	return r.placeState(c.key)
}

// placeState is the state of a place that the text itself locates: the Slovenian
// port of Koper, Koper, Slovenia.
func (r *reader) placeState(key string) string {
	if r.located == nil {
		r.located = r.locate()
	}
	return r.located[key]
}

func (r *reader) locate() map[string]string {
	out := map[string]string{}
	for i := range r.names {
		c := &r.names[i]
		if c.actor != nil || c.kind == personName || c.first < 3 {
			continue
		}
		k := c.first - 1
		switch r.lower(k) {
		case "of":
			k--
		case ",":
			continue
		}
		if !r.is(k, secondsource.NOUN) {
			continue
		}
		switch r.lemma(k) {
		case "port", "city", "town", "village", "capital", "province", "region", "island", "harbour", "harbor":
		default:
			continue
		}
		k--
		for k > 0 && (r.is(k, secondsource.ADJ, secondsource.NOUN) && r.nameOf[k] < 0 || r.apostrophe(k)) {
			k--
		}
		if n := r.nameOf[k]; n >= 0 && r.names[n].actor != nil && r.names[n].actor.Kind == pack.KindState && r.names[n].kind != placeName {
			if old, known := out[c.key]; known && old != r.names[n].actor.ID {
				out[c.key] = ""
				continue
			}
			out[c.key] = r.names[n].actor.ID
		}
	}
	return out
}

// home is the state in which a document is at home: that of its dateline or its
// outlet, if it is also one of the two states it speaks of most.
func (r *reader) home() string {
	if r.homeState == nil {
		h := r.findHome()
		r.homeState = &h
	}
	return *r.homeState
}

func (r *reader) findHome() string {
	for i, s := range r.states() {
		if i > 1 {
			break
		}
		for _, z := range r.d.Zones {
			if z.Kind == secondsource.ZoneDateline && r.placedIn(z.Span.Of(r.text), s) {
				return s
			}
		}
		if r.d.Outlet != nil && r.outletOf(r.d.Outlet.Text, s) {
			return s
		}
	}
	return ""
}

// outletOf reports whether an outlet is of a state: by the pack, or, where that does not
// know it, by the state, people or capital in its name (The Nairobi Lantern).
func (r *reader) outletOf(name, state string) bool {
	known := r.p.Actors.Named(name)
	for _, x := range known {
		if x.State == state && x.Kind == pack.KindOutlet {
			return true
		}
	}
	if len(known) > 0 {
		return false
	}
	for _, w := range strings.FieldsFunc(name, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' }) {
		if w == strings.ToUpper(w) && len(w) > 3 {
			w = titleCase(w)
		}
		for _, found := range [...][]*pack.Actor{r.p.Actors.Seats(w), r.p.Actors.States(w), r.p.Actors.Demonym(w)} {
			if len(found) == 1 && found[0].ID == state {
				return true
			}
		}
	}
	return false
}

// placedIn reports whether a dateline names a seat of government of a state,
// and of no other.
func (r *reader) placedIn(line, state string) bool {
	found := false
	for _, w := range strings.FieldsFunc(line, func(c rune) bool { return strings.ContainsRune(",./()—–-:;0123456789", c) }) {
		w = strings.TrimSpace(w)
		if len(w) > 2 && w == strings.ToUpper(w) {
			w = titleCase(w)
		}
		for _, x := range r.p.Actors.Seats(w) {
			if x.Kind != pack.KindState {
				continue
			}
			if x.ID != state {
				return false
			}
			found = true
		}
	}
	return found
}
