package link

import (
	"cmp"
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
	p       *pack.Pack
	speaks  map[string]string          // person -> the body he speaks for, by most statements
	longer  map[string]map[string]bool // shorter key -> the longer ones it may stand for
	named   []string                   // institutions by name that the pack does not know, the longest first
	bodies  map[string]bool            // keys that somebody speaks for
	outlets map[string]bool            // outlets of the documents
}

func newDirectory(p *pack.Pack, arts []*article) *directory {
	d := &directory{p: p, longer: map[string]map[string]bool{}, bodies: map[string]bool{}, outlets: map[string]bool{}}
	keys := map[string]secondsource.SpeakerKind{}
	for _, a := range arts {
		if a.outlet != "" {
			d.outlets[a.outlet] = true
		}
		for _, s := range a.stmts {
			if s.Speaker == nil {
				continue
			}
			if strings.HasPrefix(s.Speaker.Body, "~") && s.Speaker.Body != s.Speaker.ID {
				d.bodies[s.Speaker.Body] = true
			}
			if k := s.Speaker.ID; strings.HasPrefix(k, "~") || s.Speaker.Kind == secondsource.KindPerson && k[0] != '?' {
				if k[0] == '~' {
					k = untitled(k)
				}
				keys[k] = s.Speaker.Kind
			}
		}
	}
	for k, kind := range keys {
		if kind == secondsource.KindInstitution && k[0] == '~' && len(k) > 6 {
			d.named = append(d.named, k)
		}
	}
	for b := range d.bodies {
		if len(b) > 6 && !slices.Contains(d.named, b) {
			d.named = append(d.named, b)
		}
	}
	slices.SortFunc(d.named, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	for k, kind := range keys {
		for _, short := range shorter(k, kind == secondsource.KindPerson) {
			if _, used := keys[short]; !used && !d.bodies[short] {
				continue
			}
			if d.longer[short] == nil {
				d.longer[short] = map[string]bool{}
			}
			d.longer[short][k] = true
		}
	}
	return d
}

// learn finds for whom the persons whom the pack does not know speak: most texts
// decide, one that says nothing or something odd does not.
func (d *directory) learn(stmts []*stmt) {
	count := map[string]map[string]int{}
	for _, s := range stmts {
		if w := s.who; w.named && w.body != "" && w.body != w.key && w.body[0] != '?' {
			if count[w.key] == nil {
				count[w.key] = map[string]int{}
			}
			count[w.key][w.body]++
		}
	}
	d.speaks = map[string]string{}
	for k, bodies := range count {
		best := ""
		for b, n := range bodies {
			if best == "" || n > bodies[best] || n == bodies[best] && b < best {
				best = b
			}
		}
		d.speaks[k] = best
	}
	for _, s := range stmts {
		if b := d.speaks[s.who.key]; b != "" && s.who.named && d.actor(s.who.key) == nil && b != s.who.body {
			s.who.body, s.who.state = b, ""
			if x := d.actor(b); x != nil && !x.Channel {
				s.who.state = x.State
			}
		}
	}
}

// shorter gives the keys a full name may be cut to: a person's to its last words,
// a body's to its first.
func shorter(key string, person bool) []string {
	words := strings.FieldsFunc(strings.TrimPrefix(key, "~"), func(r rune) bool { return r == '-' || r == ' ' })
	sep := "-"
	if strings.Contains(key, " ") {
		sep = " "
	}
	var out []string
	for n := 1; n < len(words); n++ {
		if person {
			out = append(out, "~"+strings.Join(words[n:], sep))
		} else {
			out = append(out, "~"+strings.Join(words[:n], sep))
		}
	}
	return out
}

func (d *directory) actor(id string) *pack.Actor {
	if d.p == nil || d.p.Actors == nil || id == "" || id[0] == '~' || id[0] == '?' {
		return nil
	}
	return d.p.Actors.ByID(id)
}

// canonical is the key under which a name that the pack does not know, or knows
// only as a place, is the same in all documents.
func (d *directory) canonical(key, name string, a *article) string {
	if !strings.HasPrefix(key, "~") {
		return key
	}
	if id := d.person(key, name, a); id != "" {
		return id
	}
	key = untitled(key)
	if only := single(d.longer[key]); only != "" {
		return only
	}
	if d.p == nil || d.p.Actors == nil || name == "" {
		return key
	}
	if as := d.p.Actors.Named(name); len(as) == 1 {
		return as[0].ID
	}
	if a := d.p.Actors.State(name); a != nil { // a capital that speaks is a government
		return a.ID
	}
	return key
}

// untitled cuts titles off the front of a key: minister-desislava-raykova.
func untitled(key string) string {
	rest := key[1:]
	for {
		at := strings.IndexAny(rest, "- ")
		if at < 0 || !titles[rest[:at]] || !strings.ContainsAny(rest[at+1:], "- ") {
			return "~" + rest
		}
		rest = rest[at+1:]
	}
}

// person is the person of the pack that a name means: behind a title (National
// Security Adviser Jane Doe), or by the family name alone where the
// article has the full name of just one of them.
func (d *directory) person(key, name string, a *article) string {
	if d.p == nil || d.p.Actors == nil || name == "" {
		return ""
	}
	f := strings.Fields(name)
	for i := 0; i+1 < len(f); i++ {
		if as := d.p.Actors.Named(strings.Join(f[i:], " ")); len(as) == 1 && as[0].Kind == pack.KindPerson {
			return as[0].ID
		}
	}
	if len(f) != 1 {
		return ""
	}
	found := ""
	for _, x := range d.p.Actors.Family(name) {
		if a.names[x.ID] {
			if found != "" {
				return ""
			}
			found = x.ID
		}
	}
	return found
}

// media are words of which a name is an outlet's.
var media = wordSet(`newspaper newspapers agency television broadcaster magazine daily weekly radio website channel tabloid`)

// who resolves the speaker of a statement.
func (d *directory) who(a *article, s *secondsource.Statement, pub secondsource.Day) who {
	sp := s.Speaker
	if sp == nil {
		return who{}
	}
	w := who{key: d.canonical(sp.ID, sp.Name, a), name: sp.Name, body: d.canonical(sp.Body, "", a), state: sp.State, members: sp.Members,
		anon: sp.Kind == secondsource.KindAnonymous, document: sp.Kind == secondsource.KindDocument,
		channel: sp.Kind == secondsource.KindOutlet, named: sp.Kind == secondsource.KindPerson && !d.bodies[sp.ID]}
	d.fromPack(&w, pub)
	if w.anon {
		d.described(&w, s)
	}
	outlet := outletKey(sp.Name, d.p)
	w.channel = w.channel || !w.named && (d.outlets[outlet] || isMedia(sp.Name) && sp.Kind != secondsource.KindState)
	w.anon = w.anon && !w.channel
	if w.body == "" && !w.named && !w.anon {
		w.body = w.key
	}
	if w.channel {
		w.state = "" // a state agency carries what the state says; it is not the state
	}
	for _, r := range s.Relays {
		w.relays = append(w.relays, outletKey(r, d.p))
	}
	for _, r := range a.toldTo(s) {
		if !slices.Contains(w.relays, r) && !w.channel {
			w.relays = append(w.relays, r)
		}
	}
	if w.channel && !slices.Contains(w.relays, outlet) {
		w.relays = append(w.relays, outlet)
	}
	return w
}

// toldTo gives the outlets that stand next to the cue of an unnamed source: told
// the New York Times. A document's own outlet is among them.
func (a *article) toldTo(s *secondsource.Statement) []string {
	if s.Cue == nil || s.Speaker.Kind != secondsource.KindAnonymous {
		return nil
	}
	var out []string
	start, end := s.Cue.Cover().Start, s.Cue.Cover().End
	for i := a.at(start); i < len(a.words) && i < a.at(end)+5; i++ {
		if a.words[i].span.Start > end && strings.ContainsAny(a.Text[end:a.words[i].span.Start], ".,;:\n\"“”") {
			break
		}
		if o := a.outletAt[i]; o != "" {
			out = append(out, o)
		} else if media[a.words[i].low] {
			out = append(out, "?")
		}
	}
	return out
}

func isMedia(name string) bool {
	for _, f := range strings.Fields(strings.ToLower(name)) {
		if media[f] {
			return true
		}
	}
	return false
}

// fromPack completes a source with what the pack knows of the speaker and of
// the body he speaks for. It knows better than one sentence does.
func (d *directory) fromPack(w *who, pub secondsource.Day) {
	if a := d.actor(w.key); a != nil {
		w.channel = w.channel || a.Channel && a.Kind != pack.KindPerson
		w.named = a.Kind == pack.KindPerson
		switch {
		case a.Kind == pack.KindPerson:
			if o := a.OfficeOn(pub); o != nil {
				w.body, w.state = o.Body, a.State
			} else if w.body == "" || w.body[0] == '~' || w.body[0] == '?' {
				w.body, w.state = a.Body, a.State
			}
		default:
			w.body, w.state = a.Body, a.State
		}
	}
	if b := d.actor(w.body); b != nil {
		w.body = b.Body
		if w.state == "" || b.State != "" && b.Kind != pack.KindOutlet {
			w.state = b.State
		}
		w.channel = w.channel || b.Channel && !w.named
	}
}

var relatives = wordSet(`widow widower wife husband son daughter father mother brother sister friend friends relative relatives family lawyer lawyers
	neighbour neighbours neighbor neighbors colleague colleagues critic critics opponent opponents victim victims`)

// kin reports the words of somebody who stands near a person or state and does
// not speak for it.
func kin(head string) bool {
	f := strings.Fields(strings.ToLower(head))
	return len(f) > 0 && relatives[f[len(f)-1]]
}

// described reads the state of an unnamed source off its description, where
// that names one (an official at Seoul's unification ministry).
func (d *directory) described(w *who, s *secondsource.Statement) {
	if d.p == nil || d.p.Actors == nil {
		return
	}
	if w.body == "" || w.body[0] == '?' {
		words := "-" + strings.Join(strings.FieldsFunc(fold(s.Speaker.Name), func(r rune) bool { return r == ' ' || r == ',' || r == '-' }), "-") + "-"
		for _, b := range d.named {
			if strings.Contains(words, "-"+b[1:]+"-") {
				w.body = b
				break
			}
		}
	}
	text, _, _ := strings.Cut(s.Speaker.Name, ", ")
	if head, place, ok := strings.Cut(text, " in the "); ok && sourceWords()["seat"].in(place) {
		text = head // a European diplomat in the Chilean capital
	}
	if head, _, of := strings.Cut(text, " of "); of && kin(head) {
		return // the widow of a Russian agent does not speak for Russia
	}
	found := map[string]bool{}
	for _, f := range strings.Fields(text) {
		f = strings.TrimSuffix(strings.TrimSuffix(strings.Trim(f, ".,;:()"), "'s"), "’s")
		if f == "" || f[0] < 'A' || f[0] > 'Z' {
			continue
		}
		if a := d.p.Actors.State(f); a != nil {
			found[a.ID] = true
		}
	}
	only := single(found)
	if only == "" || only == w.state {
		return
	}
	if _, office, ok := strings.Cut(w.body, "/"); ok {
		w.body = only + "/" + office
	} else {
		w.body = only
	}
	w.state = only
}

// oneBody reports whether two sources speak for one body: the body itself and
// somebody who speaks for it, or two mentions of it. Two persons are two.
func (w who) oneBody(v who) bool {
	return w.body != "" && w.body == v.body && !(w.named && v.named && w.key != v.key)
}

// speaksFor reports whether a collective has another source, or its state, as a member.
func (w who) speaksFor(v who) bool {
	return slices.Contains(w.members, v.key) || v.state != "" && slices.Contains(w.members, v.state)
}

// isState: a government by its name or capital, or its unnamed officials. Its
// head's office is a body beside the others.
func (w who) isState() bool { return w.body == w.state && (w.key == w.state || w.anon) }

// oneState reports whether one source is a government called by its name, and
// the other a body of it.
func (w who) oneState(v who) bool {
	return w.state != "" && w.state == v.state && !(w.named && v.named) && (w.isState() || v.isState())
}
