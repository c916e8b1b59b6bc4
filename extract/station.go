package extract

import (
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// station is what a description says about somebody's place: the body he
// belongs to, its state, and his role in it.
type station struct {
	body, name, state string
	role              pack.Role
	roleText          string
}

// maxGram is the length, in tokens, of the longest name or role looked up.
const maxGram = 7

// gram is the text of tokens a to b with single blanks, as names are kept.
func (r *reader) gram(a, b int) string {
	return strings.Join(strings.Fields(r.span(a, b).Of(r.text)), " ")
}

// actorsIn gives the actors of the pack that are named in tokens a to b, longest
// names first taken, in text order. Names of several actors are decided by the
// states in prefer, otherwise left out.
func (r *reader) actorsIn(a, b int, prefer ...string) []*pack.Actor {
	var out []*pack.Actor
	for i := a; i <= b; {
		x, n := r.actorAt(i, b, prefer...)
		if x != nil {
			out = append(out, x)
		}
		i += max(n, 1)
	}
	return out
}

// actorAt gives the actor whose longest name begins at token i, and the number
// of its tokens. Demonyms and seats of government give their state.
func (r *reader) actorAt(i, b int, prefer ...string) (*pack.Actor, int) {
	if w := r.word(i); w == "" || strings.ToLower(w[:1]) == w[:1] || i > 0 && r.midName(i) {
		return nil, 0
	}
	for n := min(maxGram, b-i+1); n > 0; n-- {
		if r.rel(i+n-1) == secondsource.Punct && n > 1 {
			continue
		}
		g := r.gram(i, i+n-1)
		if len(g) > 3 && g == strings.ToUpper(g) {
			g = titleCase(g) // a headline in capitals
		}
		if x := choose(r.p.Actors.Named(g), prefer); x != nil {
			return x, n
		}
		if x := choose(r.p.Actors.States(g), prefer); x != nil {
			return x, n
		}
		if x := choose(r.p.Actors.Short(g), append(prefer, r.states()...)); x != nil && n > 0 && r.shortHolds(x) {
			return x, n
		}
	}
	return nil, 0
}

// titleCase writes a name in capitals as it stands elsewhere.
func titleCase(s string) string {
	w := strings.Fields(strings.ToLower(s))
	for i := range w {
		w[i] = strings.ToUpper(w[i][:1]) + w[i][1:]
	}
	return strings.Join(w, " ")
}

// midName reports whether token i stands inside a name: behind a capitalised noun
// that is no state's name (Security Council in National Security Council).
func (r *reader) midName(i int) bool {
	n, ok := r.nameAt(i)
	if !ok || n.Span.Start >= r.tok[i].Span.Start {
		return false
	}
	return r.is(i-1, secondsource.PROPN) && r.p.Actors.States(r.word(i-1)) == nil && !r.isRole(i-1)
}

// choose gives the one actor of a list, or the one of a preferred state.
func choose(found []*pack.Actor, prefer []string) *pack.Actor {
	if len(found) == 1 {
		return found[0]
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
	if strings.Contains(r.text, x.Name) {
		return true
	}
	for _, n := range append(x.Aliases, x.Demonyms...) {
		if len(n) > 3 && strings.Contains(r.text, n) {
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
	for i := 0; i < len(r.tok); i++ {
		if !r.is(i, secondsource.PROPN, secondsource.ADJ) {
			continue
		}
		if r.p.Actors.Seats(r.word(i)) != nil {
			continue // a city is mostly a place
		}
		for _, x := range r.p.Actors.States(r.word(i)) {
			if count[x.ID] == 0 {
				order = append(order, x.ID)
			}
			count[x.ID]++
		}
	}
	best := []string{}
	for len(best) < len(order) {
		top := ""
		for _, id := range order {
			if count[id] > 0 && (top == "" || count[id] > count[top]) {
				top = id
			}
		}
		best, count[top] = append(best, top), 0
	}
	return best
}

// stationIn reads a description in tokens a to b: "National Security Council
// spokesman", "an official at Seoul's unification ministry", "a spokesman for
// the state prosecutor in Koper".
func (r *reader) stationIn(a, b int) station {
	var st station
	st.role, st.roleText = r.roleIn(a, b)
	state := ""
	var inst *pack.Actor
	for _, x := range r.actorsIn(a, b, r.states()...) {
		switch {
		case x.Kind == pack.KindState && state == "":
			state = x.ID
		case x.Kind != pack.KindState && x.Kind != pack.KindPerson && inst == nil:
			inst = x
		case x.Kind == pack.KindPerson && state == "" && inst == nil:
			state = x.State
		}
	}
	if state == "" && inst == nil {
		state = r.stateOfFamily(a, b)
	}
	if inst != nil && (state == "" || inst.State == "" || inst.State == state) {
		return st.at(inst)
	}
	if x := r.genericIn(a, b, state); x != nil {
		return st.at(x)
	}
	if n, ok := r.orgIn(a, b); ok {
		st.body, st.name = slug(n), n
		return st
	}
	if state != "" {
		st.state = state
		if x := r.p.Actors.ByID(state); x != nil && (st.role.Class == "official" || st.role.Class == "head" || st.role.Class == "diplomat" || st.role.Class == "soldier" || st.role.Class == "adviser" || r.lemma(b) == "administration" || r.lemma(b) == "government") {
			st.body, st.name = state, x.Name+" government"
		}
	}
	return st
}

// stateOfFamily is the state whose government a family name stands for: the Doe
// administration, a Doe aide.
func (r *reader) stateOfFamily(a, b int) string {
	for i := a; i < b; i++ {
		if !r.is(i, secondsource.PROPN) {
			continue
		}
		switch r.lemma(i + 1) {
		case "administration", "government", "aide", "adviser", "advisor", "official", "team", "cabinet":
		default:
			continue
		}
		state := ""
		for _, x := range r.p.Actors.Family(r.word(i)) {
			if state != "" && x.State != state {
				return ""
			}
			state = x.State
		}
		if state != "" {
			return state
		}
	}
	return ""
}

func (st station) at(x *pack.Actor) station {
	st.body, st.name, st.state = x.ID, x.Name, x.State
	if x.Kind == pack.KindState {
		st.state = x.ID
	}
	return st
}

// roleIn finds the longest role in tokens a to b, the last of those of one length.
func (r *reader) roleIn(a, b int) (pack.Role, string) {
	var best pack.Role
	text, width := "", 0
	for i := a; i <= b; i++ {
		for n := min(r.p.Roles.Widest(), b-i+1); n > 0; n-- {
			found := r.p.Roles.Find(r.gram(i, i+n-1))
			if len(found) > 0 && n >= width {
				best, text, width = found[0], r.gram(i, i+n-1), n
				break
			}
		}
	}
	return best, text
}

// genericIn finds a body of a state by its kind (finance ministry, minister of
// defence, embassy in Vienna). Without a state in the description it is that of
// the body already spoken of, else of the state the document is mostly about.
func (r *reader) genericIn(a, b int, state string) *pack.Actor {
	owners := []string{state}
	if state == "" {
		owners = append(r.cast.governments(), r.states()...)
		if len(owners) > 4 {
			owners = owners[:4]
		}
	}
	var first *pack.Actor
	for n := b - a + 1; n > 0; n-- {
		for i := a; i+n-1 <= b; i++ {
			if n > maxGram {
				continue
			}
			if !r.plainGram(i, i+n-1) {
				continue
			}
			g := r.gram(i, i+n-1)
			for _, o := range owners {
				x := r.p.Actors.Institution(o, g)
				if x == nil {
					continue
				}
				if state != "" || x.ID != o && r.cast.knows(x.ID) {
					return x
				}
				if first == nil && x.ID != o && o == owners[0] && r.rules.lists["ministries"][r.lemma(i+n-1)] {
					first = x
				}
			}
		}
		if first != nil && n == 1 {
			break
		}
	}
	return first
}

// governments gives the states whose bodies the cast holds, the last met first.
func (c *cast) governments() []string {
	var out []string
	for i := len(c.figures) - 1; i >= 0; i-- {
		f := c.figures[i]
		if f.Kind == secondsource.KindInstitution && f.State != "" && strings.Contains(f.ID, "/") && !strings.Contains(f.ID, "embassy") && !slices.Contains(out, f.State) {
			out = append(out, f.State)
		}
	}
	return out
}

// plainGram reports whether tokens a to b hold nothing but words for a body:
// no article, mark, name of a person or state.
func (r *reader) plainGram(a, b int) bool {
	for i := a; i <= b; i++ {
		w := r.word(i)
		if r.is(i, secondsource.DET, secondsource.PUNCT, secondsource.PART, secondsource.PRON) || strings.ContainsAny(w, "'’") ||
			r.p.Actors.States(w) != nil || strings.ToLower(w) != w && len(r.p.Actors.Family(w)) > 0 {
			return false
		}
	}
	return !r.is(b, secondsource.ADP) && !r.is(a, secondsource.ADP)
}

// knows reports whether the cast holds a figure of this body.
func (c *cast) knows(id string) bool {
	for _, f := range c.figures {
		if f.ID == id || f.Body == id {
			return true
		}
	}
	return false
}

// orgIn gives the first organisation named in tokens a to b.
func (r *reader) orgIn(a, b int) (string, bool) {
	at := r.span(a, b)
	for _, n := range r.d.Names {
		if n.Type == "ORG" && at.Contains(n.Span) {
			return strings.TrimPrefix(strings.Join(strings.Fields(n.Span.Of(r.text)), " "), "the "), true
		}
	}
	return "", false
}
