package link

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"secondsource"
)

// witness is the statement that tells best who a witness is: one of whom a
// report says only that he is a man may be the one that it describes elsewhere.
func (t *tally) witness(s *stmt) *stmt {
	if !sourceWords()["anybody"].all(s.Speaker.Name) {
		return s
	}
	for _, x := range t.c.stmts {
		if x.art == s.art && x.who.anon && t.l.eyewitness(x) && !sourceWords()["anybody"].all(x.Speaker.Name) {
			return x
		}
	}
	return s
}

// witnessOf is the origin of an act of speech of a witness: one act is that of one
// witness, however the articles that carry it call him.
func (t *tally) witnessOf(u *utterance, s *stmt) *origin {
	for _, o := range t.origins {
		if strings.HasPrefix(o.key, "witness ") && slices.Contains(o.utts, u) {
			return o
		}
	}
	return t.origin("witness "+bareKey(s.who.key), s.Speaker.Name)
}

// bareKey is a speaker's key without the document that it was read in: a source
// called by the same words in two articles of one story is taken for one, which
// can only lower the count.
func bareKey(key string) string {
	if key != "" && key[0] == '?' {
		if at := strings.IndexByte(key, '~'); at >= 0 {
			return key[at:]
		}
	}
	return key
}

// spokenFor is the statement of an act of speech that says for whom its speaker
// speaks, where s itself does not.
func (u *utterance) spokenFor(s *stmt) *stmt {
	if !s.who.named || s.who.body != "" {
		return s
	}
	if u.bodied == nil {
		u.bodied = []*stmt{}
		for _, x := range u.stmts {
			if x.who.body != "" && !x.who.channel && !x.who.document {
				u.bodied = append(u.bodied, x)
			}
		}
	}
	for _, x := range u.bodied {
		if !x.who.named || x.who.key == s.who.key {
			return x
		}
	}
	return s
}

func (t *tally) origin(key, name string) *origin {
	o := t.origins[key]
	if o == nil {
		o = &origin{key: key, name: name, bodies: map[string]string{}, order: len(t.origins)}
		t.origins[key] = o
	}
	return o
}

// add gives an origin one more statement. Its best words decide, but one that
// accuses somebody else is no better for being said twice.
func (o *origin) add(s *stmt, u *utterance, g grade, why string) {
	o.accuse = o.accuse || s.Act == secondsource.Accuse || g == doubtful && s.leans()
	if g == doubtful && o.doubt == "" {
		o.doubt = why
	}
	if o.why == "" || g > o.grade {
		o.grade, o.why = g, why
	}
	if n := len(o.utts); n > 0 && o.utts[n-1] == u || o.acts[u] {
		return
	}
	if o.acts == nil {
		o.acts = map[*utterance]bool{}
	}
	o.acts[u] = true
	o.utts = append(o.utts, u)
}

// government: rule 1.
func (t *tally) government(s *stmt, u *utterance, w who, g grade, why string) {
	o := t.origin("state "+w.state, t.l.stateName(w.state))
	body, name := u.bodyOf(s)
	body = cmp.Or(body, w.state)
	if x := t.facts.ministries[w.state]; body == w.state && x != nil && !after(x.art, s.art) {
		body, name = x.who.body, x.institutionName()
	}
	if o.bodies[body] == "" {
		o.bodies[body] = name
	}
	o.others = o.others || s.besides()
	o.add(s, u, g, why)
}

// bodyOf is the body of a government that speaks in an act: by whatever names
// texts call it, in one act it is one, and the first to name it more closely than
// by its state says which.
func (u *utterance) bodyOf(s *stmt) (body, name string) {
	if s.who.state != "" && s.namesBody() && !s.who.named {
		return s.who.body, s.institutionName()
	}
	if u.close == nil {
		u.close = []*stmt{}
		for _, x := range u.stmts {
			if x.namesBody() {
				u.close = append(u.close, x)
			}
		}
	}
	for _, x := range u.close {
		if s.who.state != "" && x.who.state == s.who.state && (x != s || !s.who.named) {
			return x.who.body, x.institutionName()
		}
	}
	return cmp.Or(s.who.body, s.who.state), s.institutionName()
}

// namesBody: the source is a body, and not its whole state.
func (s *stmt) namesBody() bool {
	return !s.who.channel && s.who.body != "" && s.who.body != s.who.state
}

// stateBeside is the state whose officials a source is made of, with others: US and
// other officials.
func (l *linker) stateBeside(s *stmt) string {
	if l.p == nil || l.p.Actors == nil || s.Source == nil || !s.besides() {
		return ""
	}
	head, _, _ := strings.Cut(s.Source.Text, " and other")
	if a := l.p.Actors.State(strings.TrimPrefix(head, "the ")); a != nil {
		return a.ID
	}
	return ""
}

// besides: the report speaks of other sources as well (US and other officials).
func (s *stmt) besides() bool {
	if s.Speaker.Others || s.Source == nil {
		return s.Speaker.Others
	}
	low := " " + strings.ToLower(s.Source.Text) + " "
	return s.who.anon && (strings.Contains(low, " and other ") || strings.Contains(low, " and others "))
}

// unnamed: rule 10, the unnamed sources of one report are one root.
func (t *tally) unnamed(s *stmt, u *utterance, g grade, why string) {
	first := u.first()
	o := t.origin("unnamed "+first.art.ID, s.Speaker.Name)
	if len(o.utts) > 0 && o.utts[0] != u {
		o.others = true
	}
	o.others = o.others || s.besides()
	o.hidden = true
	o.add(s, u, g, why)
}

// bodyWords name a sort of body that every state has.
var bodyWords = wordSet(`ministry ministries government army police prosecutor prosecutors agency authority authorities court office customs military navy embassy council commission department spokesman spokeswoman officials`)

// generic reports a body named by its sort alone ("the ministry"): it may belong
// to any government.
func generic(key string) bool {
	if key == "" || key[0] != '~' && key[0] != '?' {
		return false
	}
	for _, w := range strings.FieldsFunc(key, func(r rune) bool { return r == '-' || r == '~' || r == ' ' }) {
		if bodyWords[w] {
			return true
		}
	}
	return false
}

// collective: its members are the sources, but one text does not show that each
// knows for itself.
func (t *tally) collective(s *stmt, u *utterance, w who) {
	g, why := t.l.certainty(s, u, 0)
	for i, m := range w.members {
		state, body, name := m, m, m
		if a := t.l.dir.actor(m); a != nil {
			name = a.Name
			if a.State != "" && !a.Channel {
				state, body = a.State, a.Body
			}
		}
		o := t.origin("state "+state, t.l.stateName(state))
		if o.bodies[body] == "" {
			o.bodies[body] = name
		}
		if i > 0 {
			o.add(s, u, doubtful, "signs with others: whether it knows for itself is not said")
			continue
		}
		o.add(s, u, g, why)
	}
}

// behind is the statement of an act of speech that names who stood behind what an
// outlet carried: in another report, or about the same in this one.
func (t *tally) behind(o *stmt, until secondsource.Day) *stmt {
	for _, s := range o.utt.root().stmts {
		if !s.who.channel && s.who.key != "" && (until == 0 || s.art.pub.To != 0 && s.art.pub.To <= until) && (s.art != o.art || t.c.holds(s) || t.l.scale.closeness(s, o) > 0.1) {
			return s
		}
	}
	return nil
}

// shortened lets an origin whose name is the beginning of one other's (Adrion,
// Adrion Box Line) be that one: it can only lower the count.
func shortened(order []*origin) []*origin {
	var out []*origin
	for _, o := range order {
		var full *origin
		n := 0
		for _, x := range order {
			if o.key != "" && strings.HasPrefix(x.key, o.key+"-") {
				full, n = x, n+1
			}
		}
		if n != 1 {
			out = append(out, o)
			continue
		}
		full.utts = append(full.utts, o.utts...)
		full.accuse = full.accuse || o.accuse
		if o.grade > full.grade {
			full.grade, full.why = o.grade, o.why
		}
	}
	return out
}

// extra are the roots that count only in the upper bound beside an origin.
func (o *origin) extra() []secondsource.Reason {
	var out []secondsource.Reason
	var bodies []string
	for b := range o.bodies {
		bodies = append(bodies, b)
	}
	sort.Strings(bodies)
	for i, b := range bodies {
		if i > 0 {
			out = append(out, secondsource.Reason{Name: o.bodies[b], Why: "a second body of the same government"})
		}
	}
	if o.others {
		out = append(out, secondsource.Reason{Name: "others beside " + o.name, Why: "the report speaks of other sources as well"})
	}
	return out
}

func (s *stmt) institutionName() string {
	if s.Speaker.Institution != "" && s.who.named {
		return string(s.Speaker.Institution)
	}
	return s.Speaker.Name
}
