package link

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"secondsource"
)

// origin is one possible root of a claim, gathered from its utterances.
type origin struct {
	key    string
	name   string
	grade  grade
	why    string
	doubt  string            // why it is only possible, where one of its statements is
	bodies map[string]string // of a government: id -> name
	others bool              // "and other officials"
	loose  bool              // for whom it speaks is not known: it may be one of the others
	sort   bool              // a body called by its sort alone: it may belong to a government
	hidden bool              // an unnamed source
	accuse bool              // it accuses somebody else, or says that it leans on another
	sure   bool              // decided at the end
	utts   []*utterance
	acts   map[*utterance]bool // the same
	order  int
}

// tally applies the rules of roots to the statements of a claim that were
// published by a day (0: all).
type tally struct {
	l       *linker
	c       *claim
	facts   *facts
	origins map[string]*origin
	not     []secondsource.Reason
	told    map[string]bool
	denied  []*stmt // denials that answer the claim
}

// roots counts the independent origins of a claim, with the reason for each.
func (l *linker) roots(c *claim) secondsource.Roots {
	f := l.factsOf(c)
	t := l.tally(f, c.stmts, 0)
	r := t.result()
	r.Timeline = l.timeline(f, r.Min, r.Max)
	return r
}

func (l *linker) tally(f *facts, of []*stmt, until secondsource.Day) *tally {
	c := f.c
	t := &tally{l: l, c: c, facts: f, origins: map[string]*origin{}, told: map[string]bool{}}
	for _, s := range of {
		if until != 0 && !(s.art.pub.To != 0 && s.art.pub.To <= until) {
			continue
		}
		t.statement(c, s, until)
	}
	for _, s := range l.denials()[c] {
		if until == 0 || s.art.pub.To != 0 && s.art.pub.To <= until {
			t.denied = append(t.denied, s)
		}
	}
	return t
}

// replies are the answers with the claims they answer, bound once.
func (l *linker) replies() []*answer {
	if l.bound == nil {
		l.bound = append([]*answer{}, l.answers()...)
	}
	return l.bound
}

// denials are the denials that answer each claim.
func (l *linker) denials() map[*claim][]*stmt {
	if l.denied == nil {
		l.denied = map[*claim][]*stmt{}
		for _, a := range l.replies() {
			if a.s.reply != secondsource.IsDenial || a.primary != nil && a.primary.reply != secondsource.IsDenial {
				continue
			}
			for _, c := range a.claims {
				l.denied[c] = append(l.denied[c], a.s)
			}
		}
	}
	return l.denied
}

// statement adds what one statement gives, or says why it gives nothing.
func (t *tally) statement(c *claim, s *stmt, until secondsource.Day) {
	switch {
	case c.kind == secondsource.Opinion:
		t.skip(s, "opinion and views of the law are no evidence")
	case c.kind == secondsource.Urging:
		t.skip(s, "urging is no evidence")
	case (s.Act == secondsource.Predict || s.expects()) && s.scholar():
		t.skip(s, "a forecast by who only judges is no evidence")
	case c.derived != "":
		t.skip(s, "first appears in a re-telling: "+c.derived)
	case s.Speaker == nil:
		t.skip(s, "the text names no source")
	case t.facts.tells[s]:
		t.skip(s, "an outlet or agency only carries what its source says")
	case s.outer != nil && s.outer.speaks() && !s.outer.who.channel && c.holds(s.outer):
		t.skip(s, "told by another source, which is counted")
	case s.utt == nil:
		t.skip(s, "the outlet's own voice names no source")
	case s.copyOf != nil && c.holds(s.copyOf) && (until == 0 || s.copyOf.art.pub.To != 0 && s.copyOf.art.pub.To <= until):
		t.skip(s, "copied from "+s.copyOf.art.label())
	default:
		t.source(s, until)
	}
}

func (t *tally) skip(s *stmt, why string) {
	name := s.art.label()
	if s.Speaker != nil && s.Speaker.Name != "" {
		name = s.Speaker.Name
	}
	if t.told[name+why] {
		return
	}
	t.told[name+why] = true
	t.not = append(t.not, secondsource.Reason{Name: name, Why: why, Statement: secondsource.Opt(s.ID)})
}

// source finds the root behind an act of speech. A re-telling has the root of
// the act that it tells of.
func (t *tally) source(s *stmt, until secondsource.Day) {
	u := s.utt.root()
	w := s.who
	if w.channel {
		src := t.behind(s, until)
		if src == nil {
			if len(u.stmts) > 1 && s.copyOf != nil {
				return
			}
			o := t.origin("report "+w.key, "unnamed sources of "+s.Speaker.Name)
			o.add(s, u, doubtful, "an outlet or agency only carries; whom it had it from is not said")
			return
		}
		t.skip(s, "an outlet or agency only carries what its source says")
		w = src.who
		s = src
	}
	s = u.spokenFor(s)
	w = s.who
	if len(w.members) > 1 {
		t.collective(s, u, w)
		return
	}
	g, why := t.l.certainty(s, u, until)
	switch key, name := w.body, s.institutionName(); {
	case w.state != "":
		t.government(s, u, w, g, why)
	case w.document:
		t.origin(cmp.Or(t.facts.papers[s], "document "+bareKey(w.key)), s.Speaker.Name).add(s, u, g, why)
	case w.anon && (t.l.eyewitness(s) || t.facts.witnesses[bareKey(s.who.key)]):
		s = t.witness(s)
		t.witnessOf(u, s).add(s, u, g, why)
	case w.anon && key == "":
		if w.state = t.l.stateBeside(s); w.state != "" {
			t.government(s, u, w, g, why)
			return
		}
		t.unnamed(s, u, g, why)
	default:
		if key == "" || w.named && w.body == w.key {
			key, name = w.key, s.Speaker.Name
		}
		o := t.origin(bareKey(key), name)
		o.sort = o.sort || generic(key)
		o.loose = o.loose || w.named && w.body == "" && !t.l.admits(s) && !t.l.sawIt(s)
		o.add(s, u, g, why)
	}
}

// result turns origins into bounds and reasons.
func (t *tally) result() secondsource.Roots {
	r := secondsource.Roots{List: []secondsource.Origin{}, NotCounted: t.not, Timeline: []secondsource.BoundAt{}}
	if r.NotCounted == nil {
		r.NotCounted = []secondsource.Reason{}
	}
	order := make([]*origin, 0, len(t.origins))
	for _, o := range t.origins {
		order = append(order, o)
	}
	sort.Slice(order, func(i, j int) bool { return order[i].order < order[j].order })
	order = shortened(order)
	t.decide(order)
	distinct(order)
	for _, o := range order {
		r.Max++
		certainty := "possible"
		if o.sure {
			r.Min++
			certainty = "sure"
		}
		r.List = append(r.List, secondsource.Origin{ID: hashID("root", t.c.entry.ID, o.key), Name: o.name, Certainty: certainty, Utterances: t.ids(o), Why: o.why})
		for _, extra := range o.extra() {
			r.Max++
			r.List = append(r.List, secondsource.Origin{ID: hashID("root", t.c.entry.ID, o.key, extra.Why, extra.Name), Name: extra.Name, Certainty: "possible", Utterances: t.ids(o), Why: extra.Why})
		}
	}
	return r
}

// decide says which origins are sure: what speaks for itself is; the rest only
// where it neither accuses somebody nor, being no government, is denied by the one
// it concerns.
func (t *tally) decide(order []*origin) {
	for _, o := range order {
		o.sure = o.grade == firm
		if o.grade != plain {
			continue
		}
		switch {
		case o.accuse && o.doubt != "":
			o.why = o.doubt
		case t.deniedBesides(o):
			o.why = "states no basis, and the one whom it concerns denies it"
		default:
			o.sure = true
		}
	}
}

// deniedBesides: somebody else denies the claim whose own business it is, and
// not what the origin says of itself. A government stands for what it says,
// whoever denies it, and unnamed sources for what they know.
func (t *tally) deniedBesides(o *origin) bool {
	if o.hidden || strings.HasPrefix(o.key, "state ") {
		return false
	}
	for _, s := range t.denied {
		w := s.who
		if w.key == "" || w.channel || w.anon || o.key == bareKey(w.body) || o.key == bareKey(w.key) {
			continue
		}
		return true
	}
	return false
}

// distinct leaves sure only what is surely another root: a source of which it is
// not known for whom it speaks may speak for one that is counted, a body called
// by its sort may be one of a government that is, and the unnamed sources of two
// reports may be one.
func distinct(order []*origin) {
	sure, states, sorts, hidden := 0, 0, 0, 0
	for _, o := range order {
		if o.sure && !o.loose {
			sure++
		}
		if o.sure && strings.HasPrefix(o.key, "state ") {
			states++
		}
	}
	for _, o := range order {
		switch {
		case !o.sure:
		case o.loose && sure > 0:
			o.sure, o.why = false, "for whom it speaks is not known: it may be one of the others"
		case o.loose:
			sure++
		case o.sort && states+sorts > 0:
			o.sure, o.why = false, "a body called by its sort: it may belong to a government that is counted"
		case o.sort:
			sorts++
		case o.hidden && hidden > 0:
			o.sure, o.why = false, "the unnamed sources of two reports may be one"
		case o.hidden:
			hidden++
		}
	}
}

func (t *tally) ids(o *origin) []string {
	out := []string{}
	for _, u := range o.utts {
		out = append(out, hashID("u", u.first().ID))
	}
	return out
}

// turns are the days on which something comes out that bears on the roots of a
// claim: its statements, others of the same acts of speech, denials.
func (l *linker) turns(c *claim) []secondsource.Day {
	seen := map[secondsource.Day]bool{}
	add := func(ss []*stmt) {
		for _, s := range ss {
			if d := s.art.pub.To; d != 0 {
				seen[d] = true
			}
		}
	}
	add(c.stmts)
	add(l.denials()[c])
	acts := map[*utterance]bool{}
	for _, s := range c.stmts {
		if s.utt != nil && !acts[s.utt.root()] {
			acts[s.utt.root()] = true
			add(s.utt.root().stmts)
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// counting are the statements of a claim that can give it a root on any day: a copy
// gives none, whose source is surely published when it is.
func (c *claim) counting() []*stmt {
	var out []*stmt
	if c.kind == secondsource.Opinion || c.kind == secondsource.Urging || c.derived != "" {
		return nil
	}
	held := make(map[*stmt]bool, len(c.stmts))
	for _, s := range c.stmts {
		held[s] = true
	}
	for _, s := range c.stmts {
		if s.copyOf == nil || !held[s.copyOf] || s.copyOf.art.pub.To == 0 || s.art.pub.To == 0 || s.copyOf.art.pub.To > s.art.pub.To {
			out = append(out, s)
		}
	}
	return out
}

// timeline gives the bounds for readers of the documents published up to a day.
func (l *linker) timeline(f *facts, lastMin, lastMax int) []secondsource.BoundAt {
	days := l.turns(f.c)
	of := f.c.counting()
	if len(of) == 0 { // there are no roots on any day
		days = days[:min(len(days), 1)]
	}
	out := []secondsource.BoundAt{}
	for _, d := range days {
		r := l.tally(f, of, d).result()
		if n := len(out); n > 0 && out[n-1].Min == r.Min && out[n-1].Max == r.Max {
			continue
		} else if n > 0 {
			out[n-1].Until = d - 1
		} else if r.Min+r.Max > 0 {
			out = append(out, secondsource.BoundAt{Until: d - 1})
		}
		out = append(out, secondsource.BoundAt{Min: r.Min, Max: r.Max})
	}
	if n := len(out); n > 0 {
		out[n-1].Until = 0
		out[n-1].Min, out[n-1].Max = lastMin, lastMax
	} else {
		out = append(out, secondsource.BoundAt{Min: lastMin, Max: lastMax})
	}
	return out
}

func (l *linker) stateName(id string) string {
	if a := l.dir.actor(id); a != nil {
		return a.Name + " government"
	}
	return strings.TrimLeft(id, "~?")
}

// label names a document for a reason.
func (a *article) label() string {
	if a.Outlet != nil {
		return a.Outlet.Text
	}
	return fmt.Sprint(a.Path)
}
