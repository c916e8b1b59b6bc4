package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"secondsource"
)

// trail notes why things were joined, and what came near to it and was not. A
// nil trail notes nothing: only who asks pays for it.
type trail struct {
	list   []secondsource.Decision
	claimy []joint // joins of statements to claims, as they were made
	parted map[[2]*stmt]string
}

// joint is why a statement came into the claim of another.
type joint struct {
	a, b *stmt
	near float64
	why  string
}

// joinedClaim notes that the claims of two statements became one for their sake.
func (t *trail) joinedClaim(a, b *stmt, near float64, why string) {
	if t != nil {
		t.claimy = append(t.claimy, joint{a, b, near, why})
	}
}

// said notes that a statement came into a claim for what all of it says: it stands
// beside the member that comes first.
func (t *trail) said(s *stmt, c *claim, near float64, why string) {
	if t != nil {
		t.joinedClaim(c.stmts[0], s, near, why)
	}
}

// met notes that two claims became one.
func (t *trail) met(c, d *claim, near float64, why string) {
	if t == nil {
		return
	}
	for _, s := range d.stmts {
		if !c.holds(s) {
			t.joinedClaim(c.stmts[0], s, near, why)
			return
		}
	}
}

// apart notes why two statements whose main clauses say the same stay in two claims.
func (t *trail) apart(l *linker, s, o *stmt, c, d *claim) {
	if t == nil || c == d {
		return
	}
	if t.parted == nil {
		t.parted = map[[2]*stmt]string{}
	}
	why := "their main clauses say the same, but not what happens in most of each claim"
	for _, x := range c.stmts {
		for _, y := range d.stmts {
			if e := l.exclusion(x, y); e != "" {
				why = "their main clauses say the same, but of what stands with them " + e + ": “" + clipped(x.Content.Text) + "” and “" + clipped(y.Content.Text) + "”"
			}
		}
	}
	t.parted[[2]*stmt{s, o}] = why
}

// takenOut notes a statement that left a claim for what it adds.
func (t *trail) takenOut(s *stmt, c *claim, word string) {
	for _, o := range c.stmts {
		if t != nil && o != s && o.art != s.art {
			t.refused("claim", o.ID, s.ID, 1, "“"+word+"” first appears in this re-telling")
			return
		}
	}
}

func clipped(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

func (t *trail) joined(of, a, b string, near float64, why string) {
	if t != nil && a != b {
		t.list = append(t.list, secondsource.Decision{Of: of, A: a, B: b, Joined: true, Near: round2(near), Why: why})
	}
}

func (t *trail) refused(of, a, b string, near float64, why string) {
	if t != nil && a != b {
		t.list = append(t.list, secondsource.Decision{Of: of, A: a, B: b, Near: round2(near), Why: why})
	}
}

// refusedAct notes that a statement did not join an act of its document.
func (t *trail) refusedAct(u *utterance, s *stmt, why string) {
	if t == nil || why == "" {
		return
	}
	for i := len(u.stmts) - 1; i >= 0; i-- {
		if o := u.stmts[i]; o.who.same(s.who) || o.who.oneBody(s.who) || o.who.oneState(s.who) {
			t.refused("utterance", o.ID, s.ID, 0, why)
			return
		}
	}
}

// refusedActs notes that two acts of different documents stayed two, where
// their speakers hang together and they say something alike.
func (t *trail) refusedActs(l *linker, a, b *utterance) {
	if t == nil {
		return
	}
	var s, o *stmt
	near := 0.0
	for _, x := range a.stmts {
		for _, y := range b.stmts {
			if c := l.scale.closeness(x, y); c > near && speakerLink(x, y) != linkNone {
				s, o, near = x, y, c
			}
		}
	}
	if near < 0.2 {
		return
	}
	why := unfit(a, b)
	if why == "" {
		why = "sources that hang together, but neither the day nor words in quotation marks nor the content show one occasion"
	}
	t.refused("utterance", s.ID, o.ID, near, why)
}

// decisions completes the trail with what is seen best when all is linked.
func (t *trail) decisions(l *linker) []secondsource.Decision {
	if t == nil {
		return nil
	}
	of := map[*stmt][]*claim{}
	for _, c := range l.claims {
		for _, s := range c.stmts {
			of[s] = append(of[s], c)
		}
	}
	t.joints(of)
	for _, g := range l.groups {
		t.claims(l, g, of)
	}
	t.answers(l)
	sortDecisions(t.list)
	return t.list
}

// sortDecisions puts the nearest first.
func sortDecisions(ds []secondsource.Decision) {
	slices.SortStableFunc(ds, func(a, b secondsource.Decision) int {
		return cmp.Or(strings.Compare(a.Of, b.Of), cmp.Compare(b.Near, a.Near), strings.Compare(a.A, b.A), strings.Compare(a.B, b.B))
	})
}

// refusals is how many near misses of one statement are kept.
const refusals = 4

// claims says what holds the claims of a story together, and which statements
// came near to each other and stand in no claim together.
func (t *trail) claims(l *linker, group []int, of map[*stmt][]*claim) {
	var ss []*stmt
	for _, n := range group {
		for _, s := range l.arts[n].stmts {
			if s.claimable() {
				ss = append(ss, s)
			}
		}
	}
	scale := newScale(l.v, ss)
	best := map[*stmt]secondsource.Decision{}
	missed := map[*stmt][]secondsource.Decision{}
	for _, p := range blocked(ss, scale) {
		s, o := ss[p[0]], ss[p[1]]
		near := scale.closeness(s, o)
		d := secondsource.Decision{Of: "claim", A: s.ID, B: o.ID, Near: round2(near)}
		if meets(of[s], of[o]) {
			d.Joined, d.Why = true, l.bondOf(s, o)
			for _, x := range []*stmt{s, o} {
				if old, ok := best[x]; !ok || d.Near > old.Near {
					best[x] = d
				}
			}
		} else if near >= 0.2 {
			if d.Why = t.parted[[2]*stmt{s, o}]; d.Why == "" {
				d.Why = l.unlike(scale, s, o)
			}
			missed[s], missed[o] = append(missed[s], d), append(missed[o], d)
		}
	}
	seen := map[string]bool{}
	for _, s := range ss {
		list := missed[s]
		slices.SortStableFunc(list, func(a, b secondsource.Decision) int { return cmp.Compare(b.Near, a.Near) })
		if len(list) > refusals {
			list = list[:refusals]
		}
		if d, ok := best[s]; ok {
			list = append([]secondsource.Decision{d}, list...)
		}
		for _, d := range list {
			if !seen[d.A+d.B] {
				seen[d.A+d.B] = true
				t.list = append(t.list, d)
			}
		}
	}
}

// joints writes down the joins that hold in the end, each once.
func (t *trail) joints(of map[*stmt][]*claim) {
	seen := map[[2]*stmt]bool{}
	for _, j := range t.claimy {
		if k := [2]*stmt{j.a, j.b}; len(of[j.a]) > 0 && !seen[k] && meets(of[j.a], of[j.b]) {
			seen[k] = true
			t.joined("claim", j.a.ID, j.b.ID, j.near, j.why)
		}
	}
}

func meets(a, b []*claim) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// bondOf says what two statements of one claim have in common.
func (l *linker) bondOf(s, o *stmt) string {
	switch {
	case s.first() == o.first():
		return "the same words in a copy"
	case s.utt != nil && o.utt != nil && s.utt.root() == o.utt.root():
		return "one act of speech, with " + l.common(s, o)
	}
	return "they share " + l.common(s, o)
}

// unlike says why two statements that share words stand in no claim together.
func (l *linker) unlike(scale *scale, s, o *stmt) string {
	switch {
	case s.neg != o.neg:
		return "one says that it is so and the other that it is not"
	case s.ahead() != o.ahead():
		return "one tells of what is, the other of what is to come or hoped for"
	case (s.reply == "") != (o.reply == ""):
		return "one is a denial and the other what somebody claims"
	case s.kind != o.kind:
		return fmt.Sprintf("one is %s and the other %s", s.kind, o.kind)
	case l.excludes(s, o):
		return l.exclusion(s, o)
	case !l.bond(scale, s, o):
		return "in common only names and words that the whole story speaks of: " + l.common(s, o)
	}
	return fmt.Sprintf("too little in common: %s", l.common(s, o))
}

// exclusion says what keeps two statements out of one claim, "" for nothing.
func (l *linker) exclusion(s, o *stmt) string {
	switch {
	case farApart(s, o):
		return "the same is said to happen in two places"
	case l.otherThing(s, o):
		return "the same is said to be done to two things"
	case l.otherClause(s, o):
		return "the same is said to be done by others, to others, in another number, or to go elsewhere"
	case opposed(s, o):
		return "the one uses the opposite of the other's word"
	case undone(s, o):
		return "the one tells as done what by the other was not done or failed"
	}
	return ""
}

// groundWords says what joins two statements.
var groundWords = [...]string{
	byMain:   "their main clauses say the same: ",
	byRetold: "one act of speech tells the same in a clause of each: ",
	byQuote:  "both quote the same words of one act of speech: ",
}

// core writes the words that most statements of a claim share.
func (l *linker) core(scale *scale, c *claim) string {
	ts, _ := c.core(scale)
	return c.stmts[0].wordings(ts)
}

// common lists the words that two statements share, as the first writes them,
// the heaviest first.
func (l *linker) common(s, o *stmt) string {
	var ts []int32
	for _, t := range s.terms {
		if has(o.terms, t) {
			ts = append(ts, t)
		}
	}
	slices.SortStableFunc(ts, func(a, b int32) int { return cmp.Compare(l.v.weight[b], l.v.weight[a]) })
	return s.wordings(ts)
}

// wordings writes terms with the words of a content.
func (s *stmt) wordings(ts []int32) string {
	var out []string
	for _, t := range ts {
		for _, i := range s.at {
			if s.art.words[i].term == t {
				if w := "“" + s.art.words[i].span.Of(s.art.Text) + "”"; !slices.Contains(out, w) {
					out = append(out, w)
				}
				break
			}
		}
	}
	if len(out) == 0 {
		return "a wider word only"
	}
	if len(out) > 5 {
		out = append(out[:5], "and more")
	}
	return strings.Join(out, ", ")
}

// answers says what binds a response to its claims, and which claims beside
// them it names something of and does not answer.
func (t *trail) answers(l *linker) {
	for _, a := range l.replies() {
		around, asked := a.s.question()
		terms := append(slices.Clone(a.s.terms), around...)
		for _, c := range a.claims {
			near, _ := share(c, terms)
			switch words := l.shared(c, a.s, terms); {
			case words == "":
				t.joined("response", a.s.ID, c.entry.ID, near, "it points back, without words of its own, to what was said before it")
			case asked:
				t.joined("response", a.s.ID, c.entry.ID, near, "it was asked about it: the question or the answer names "+words)
			default:
				t.joined("response", a.s.ID, c.entry.ID, near, "it names "+words)
			}
		}
		for _, c := range l.byStory[l.story[a.s.art.n]] {
			if slices.Contains(a.claims, c) || c.holds(a.s) {
				continue
			}
			near, n := share(c, terms)
			if n == 0 || near < 0.4 || !c.in(a.s.art) && near < 0.6 {
				continue
			}
			why := "it names " + l.shared(c, a.s, terms) + ", which is not enough to bind it to this claim"
			switch {
			case !l.answerable(c, a.s):
				why = "nobody answers what he or his own side said, or what is no evidence"
			case len(a.claims) > 0:
				why = "it names " + l.shared(c, a.s, terms) + ", but less that is particular to this claim"
			}
			t.refused("response", a.s.ID, c.entry.ID, near, why)
		}
	}
}

// share is the part of terms that a claim has, and their number.
func share(c *claim, terms []int32) (float64, int) {
	n := 0
	for _, x := range terms {
		if c.mentions(x) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(terms))), n
}

func (c *claim) mentions(term int32) bool {
	for _, s := range c.stmts {
		if has(s.terms, term) {
			return true
		}
	}
	return false
}

// shared writes the terms that a claim has in common with an answer and its question.
func (l *linker) shared(c *claim, s *stmt, terms []int32) string {
	var ts []int32
	for _, x := range terms {
		if c.mentions(x) && !has(ts, x) {
			ts = append(ts, x)
		}
	}
	if len(ts) == 0 {
		return ""
	}
	for _, o := range append([]*stmt{s}, c.stmts...) {
		if w := o.wordings(ts); !strings.HasPrefix(w, "a wider") {
			return w
		}
	}
	return ""
}
