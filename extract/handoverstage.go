package extract

import (
	"strings"

	"secondsource"
	"secondsource/pack"
)

// controllers are verbs whose object does what the infinitive or gerund says:
// urged Minsk to sell, accused Minsk of selling.
var controllers = wordList(`accuse ask urge call press tell order persuade want allow help force push pressure convince request ban block keep encourage expect
	invite suspect charge prevent stop bar beg lobby catch let`)

// subject is the chunk of the subject, -1 for none: by the tree, through
// infinitives, participles and nouns of action up to the clause that has one;
// else the nearest noun phrase to the left that nothing else claims.
func (m *move) subject() int {
	x := m.x
	h := m.at
	m.window, m.driven = -1, false
	if n := m.beside(); n >= 0 {
		return n
	}
	if n, at := m.beforeInsert(); n >= 0 {
		m.window = at
		return n
	}
	for steps := 0; steps < 8 && h >= x.s.First && h < x.s.Last; steps++ {
		if n := m.ownSubject(h); n >= 0 {
			m.window = x.chunks[n].b + 1
			if m.driven {
				m.window = x.chunks[n].a - 1
			}
			if !m.canTrade(n) {
				m.window = x.chunks[n].a // what it says may govern: the possibility of
			}
			return n
		}
		up := x.tok[h].Head
		if up < x.s.First || up >= x.s.Last {
			break
		}
		switch x.rel(h) {
		case secondsource.Xcomp, secondsource.Advcl, secondsource.Acl, secondsource.Ccomp:
			if x.rel(h) == secondsource.Ccomp && !x.infinite(h) {
				return m.leftmost()
			}
			if n := m.controlled(up, h); n >= 0 {
				return n
			}
			if n := x.chunkOf(up); n >= 0 && up < h && x.chunks[n].party != nil && x.rel(h) == secondsource.Acl && m.canTrade(n) {
				m.window = x.chunks[n].b + 1
				return n
			}
		case secondsource.Conj, secondsource.Obj, secondsource.Obl, secondsource.Nmod, secondsource.OblTmod, secondsource.Compound:
		case secondsource.AclRelcl:
			if n := x.chunkOf(up); n >= 0 && up < h && m.passive {
				return n
			}
			return m.leftmost()
		default:
			return m.leftmost()
		}
		h = up
	}
	return m.leftmost()
}

// beforeInsert is the subject of a predicate that begins with its own auxiliary right
// behind a relative clause between commas (Minsk, which could lose the port, is
// looking for rockets), with the token of the auxiliary; -1 for none.
func (m *move) beforeInsert() (chunk, aux int) {
	x := m.x
	k := m.at - 1
	for k > x.s.First && x.is(k, secondsource.ADV) {
		k--
	}
	aux = -1
	for ; k > x.s.First && x.is(k, secondsource.AUX); k-- {
		aux = k
	}
	if aux < 0 || !x.mark(k, ",") {
		return -1, 0
	}
	for k--; k > x.s.First && !x.mark(k, ",;:"); k-- {
	}
	if !x.mark(k, ",") || !x.relative(k+1) {
		return -1, 0
	}
	for n, c := range x.chunks {
		if c.b == k-1 && (c.prep == "" || c.prep == "inner") && !c.poss && !c.left {
			return x.first(n), aux
		}
	}
	return -1, 0
}

// beside is a subject behind a preposition: with Minsk selling rockets; deals from
// Minsk to supply rockets.
func (m *move) beside() int {
	x := m.x
	if n := m.accused(); n >= 0 {
		return n
	}
	for n, c := range x.chunks {
		acting := c.b == m.at-1 && m.acting(n)
		if c.poss || !m.canTrade(n) && !(acting && x.animate(&x.chunks[n])) {
			continue
		}
		if c.b == m.at-1 && c.prep == "with" && strings.HasSuffix(x.lower(m.at), "ing") {
			m.window = c.b + 1
			return n
		}
		if acting {
			m.window = c.b + 1
			return n
		}
		if c.b == m.at-2 && x.lower(m.at-1) == "to" && (c.prep == "from" && x.triggers[c.a-2] || c.prep == "for") {
			return n
		}
	}
	return -1
}

// acting reports a participle that tells what the noun phrase right before it does:
// of rebels firing rockets, saw rebels firing rockets.
func (m *move) acting(n int) bool {
	x, c := m.x, m.x.chunks[n]
	return strings.HasSuffix(x.lower(m.at), "ing") && x.is(m.at, secondsource.VERB) && !c.left &&
		(x.rel(m.at) == secondsource.Acl || c.prep == "of" || c.prep == "about" || c.prep == "" && c.a > x.s.First && x.is(c.a-1, secondsource.VERB))
}

// accused is whom somebody accuses of, or keeps from, what a gerund says: accused
// Minsk on Friday of selling, Minsk is accused of selling.
func (m *move) accused() int {
	x := m.x
	if w := x.lower(m.at - 1); !strings.HasSuffix(x.lower(m.at), "ing") || w != "of" && w != "from" && w != "into" {
		return -1
	}
	k := m.at - 2
	for k >= x.s.First && !(controllers[x.lemma(k)] && x.is(k, secondsource.VERB, secondsource.ADJ, secondsource.NOUN)) {
		k--
	}
	if k < x.s.First {
		return -1
	}
	subject := -1
	for n, c := range x.chunks {
		switch {
		case !m.canTrade(n) || c.poss || c.left:
		case c.a > k && c.b < m.at && c.prep == "":
			m.window, m.driven = k+1, true
			return x.first(n)
		case c.b < k && c.prep == "" && (c.b == k-1 || x.lemma(k-1) == "be" && c.b >= k-3):
			subject = n
		}
	}
	if subject >= 0 {
		m.window = k + 1
	}
	return subject
}

// infinite reports an infinitive with to, or a gerund.
func (x *trader) infinite(h int) bool {
	return strings.HasSuffix(x.lower(h), "ing") || x.lower(h-1) == "to"
}

// ownSubject is the subject that hangs on token h.
func (m *move) ownSubject(h int) int {
	x := m.x
	for k := x.s.First; k < x.s.Last; k++ {
		fronted := h > m.at && m.fronted(h) // selling rockets to Mali, Minsk …
		if x.tok[k].Head != h || x.rel(k) != secondsource.Nsubj && x.rel(k) != secondsource.NsubjPass || k > m.at && !fronted {
			continue
		}
		noun := k
		if x.relative(k) {
			if noun = x.antecedent(x.s, k); noun < 0 {
				return -1
			}
		}
		if n := x.chunkOf(noun); n >= 0 && (fronted || x.chunks[n].a < m.at) && x.chunks[n].prep == "" && !x.chunks[n].poss && !x.chunks[n].left {
			if k := x.chunks[n].a - 1; h != m.at && k >= x.s.First && controllers[x.lemma(k)] || k >= x.s.First && controllers[x.lemma(k)] && x.lower(h-1) == "to" {
				m.driven = true // we urge Minsk to sell: read as what we urge
			}
			return x.first(n)
		}
	}
	return -1
}

// fronted reports a participle clause before the verb h of its sentence.
func (m *move) fronted(h int) bool {
	x := m.x
	k := m.at
	for steps := 0; steps < 4 && x.tok[k].Head != h; steps++ {
		if k = x.tok[k].Head; k < x.s.First || k >= x.s.Last {
			return false
		}
	}
	return x.rel(k) == secondsource.Advcl && strings.HasSuffix(x.lower(k), "ing")
}

// first is the first chunk of a list.
func (x *trader) first(n int) int {
	for x.chunks[n].with >= 0 {
		n = x.chunks[n].with
	}
	return n
}

// chunkOf is the chunk that holds a token, -1 for none.
func (x *trader) chunkOf(k int) int {
	for n := range x.chunks {
		if c := x.chunks[n]; c.a <= k && k <= c.b && c.prep != "inner" {
			return n
		}
	}
	return -1
}

// controlled is the object of a verb that makes it the subject of what follows.
func (m *move) controlled(verb, h int) int {
	x := m.x
	if !controllers[x.lemma(verb)] || !x.infinite(h) {
		return -1
	}
	for n := len(x.chunks) - 1; n >= 0; n-- {
		if c := x.chunks[n]; c.a > verb && c.b < h && c.party != nil && (c.prep == "" || c.prep == "on") && (m.canTrade(n) || x.animate(&c)) {
			m.window, m.driven = verb, true
			return x.first(n)
		}
	}
	return -1
}

// leftmost is the nearest noun phrase to the left that can be a subject: no
// preposition, no possessive, no object of another verb, no apposition.
func (m *move) leftmost() int {
	x := m.x
	for n := len(x.chunks) - 1; n >= 0; n-- {
		c := x.chunks[n]
		if c.b >= m.at || c.prep != "" || c.poss || c.left || c.late && c.with < 0 {
			continue
		}
		if k := c.a - 1; k >= x.s.First && x.is(k, secondsource.VERB) {
			if !controllers[x.lemma(k)] {
				continue
			}
			m.window, m.driven = k, true
			return x.first(n)
		}
		if c.goods == nil && !m.canTrade(n) {
			continue
		}
		m.window = c.b + 1
		return x.first(n)
	}
	return -1
}

// stage reads the rung and the polarity: what the word itself means, lowered by
// what governs it. Of several rungs the lowest counts; nothing that is only
// possible, planned or conditional is higher than considered.
func (m *move) stage() (secondsource.Stage, secondsource.Polarity) {
	g := m.governors()
	stage := m.f.Stage
	if g.sign != "" && (m.f.Kind == "pair" || m.f.Kind == "noun") {
		stage = g.sign
	}
	if m.f.Kind == "pair" && g.sign == "" && len(g.rungs) > 0 {
		stage = g.rungs[0]
	}
	if m.f.Kind == "verb" && stage.Rung() >= secondsource.Agreed.Rung() && len(g.rungs) == 0 && g.end == "" && m.purpose() {
		g.planned = true
	}
	for _, s := range g.rungs {
		if s.Rung() < stage.Rung() || stage.Ends() {
			stage = s
		}
	}
	switch {
	case g.end != "" && len(g.rungs) > 0:
		return secondsource.Considered, secondsource.Hypothetical
	case g.end != "":
		stage = g.end
	}
	if g.planned && !g.hypothetical && !g.conditional && !g.negated && len(g.rungs) == 0 && m.underDeal() {
		return lower(stage, secondsource.Agreed), secondsource.Asserted
	}
	pol := secondsource.Asserted
	switch {
	case g.conditional:
		pol = secondsource.Conditional
	case g.hypothetical:
		pol = secondsource.Hypothetical
	case g.planned:
		pol = secondsource.Planned
	}
	if g.negated && pol != secondsource.Conditional {
		return stage, secondsource.Negated
	}
	if pol != secondsource.Asserted && stage != secondsource.Sought && stage != secondsource.Offered {
		stage = secondsource.Considered
	}
	if pol != secondsource.Asserted {
		stage = lower(stage, secondsource.Considered)
	}
	return stage, pol
}

// underDeal reports that what will be done is what a deal says that the sentence begins
// with: under the deal signed on Friday, Minsk will deliver rockets.
func (m *move) underDeal() bool {
	x := m.x
	if x.lower(x.s.First) != "under" || x.lower(x.s.First+1) != "the" && x.lower(x.s.First+1) != "this" {
		return false
	}
	deal := false
	for k := x.s.First + 2; k < m.at && !x.mark(k, ","); k++ {
		switch x.lemma(k) {
		case "deal", "agreement", "contract", "pact", "accord":
			deal = true
		}
		for _, w := range x.stages[x.lower(k)] {
			if w.Kind != "sign" && !(w.Stage == secondsource.Agreed && w.Polarity == "") {
				return false // a deal that is discussed, possible or off
			}
		}
	}
	return deal
}

// implicatives are verbs whose infinitive has come about.
var implicatives = wordList(`manage continue begin start help use keep come appear seem prove happen know`)

// purpose reports a bare infinitive that nothing says has come about: travelled
// there to buy rockets.
func (m *move) purpose() bool {
	x := m.x
	if x.lower(m.at-1) != "to" {
		return false
	}
	h := x.tok[m.at].Head
	return h < x.s.First || h >= x.s.Last || !implicatives[x.lemma(h)]
}

func lower(a, b secondsource.Stage) secondsource.Stage {
	if b.Rung() < a.Rung() || a.Ends() {
		return b
	}
	return a
}

// governing is what stands over the word.
type governing struct {
	rungs                                       []secondsource.Stage
	sign, end                                   secondsource.Stage
	conditional, hypothetical, planned, negated bool
}

func (m *move) governors() governing {
	x := m.x
	var g governing
	from := m.windowStart()
	for k := from; k < m.at; k++ {
		if x.mark(k, ",") && x.relative(k+1) {
			if end := m.afterComma(k + 1); end > 0 {
				k = end
				continue
			}
		}
		k += m.govern(&g, k) - 1
	}
	if (m.f.Kind == "pair" || m.f.Kind == "noun" || m.f.Kind == "path") && len(g.rungs) == 0 && g.sign == "" {
		a, b := m.predicate()
		for k := a; k < b; k++ {
			k += m.govern(&g, k) - 1
		}
	}
	m.doubts(&g)
	m.modality(&g)
	if last := x.s.Last - 1; x.mark(last, "?") || x.quoteMark(last) && x.mark(last-1, "?") {
		g.hypothetical = true
	}
	return g
}

// modality looks for may, could, will … on the verbs that govern the word, up to
// the clause that is reported.
func (m *move) modality(g *governing) {
	x := m.x
	if n, _ := m.beforeInsert(); n >= 0 {
		return
	}
	for h, steps := m.at, 0; steps < 8; steps++ {
		switch x.rel(h) {
		case secondsource.Ccomp, secondsource.Parataxis, secondsource.AclRelcl, secondsource.Nsubj, secondsource.NsubjPass, secondsource.Root:
			return
		case secondsource.Conj:
			if !x.infinite(h) && x.is(h, secondsource.VERB) {
				return
			}
		}
		h = x.tok[h].Head
		if h < x.s.First || h >= x.s.Last {
			return
		}
		if !x.is(h, secondsource.VERB) {
			continue
		}
		for k := max(x.s.First, h-5); k < h; k++ {
			if x.tok[k].Head == h && x.is(k, secondsource.AUX) {
				for _, w := range x.stages[x.lower(k)] {
					g.hypothetical = g.hypothetical || w.Kind == "modal" && w.Polarity == secondsource.Hypothetical
					g.planned = g.planned || w.Kind == "modal" && w.Polarity == secondsource.Planned
				}
			}
		}
	}
}

// windowStart is where the words that govern the frame can begin: behind the
// subject, or at the beginning of the clause; behind "and" where the verb is
// one of two that stand side by side.
func (m *move) windowStart() int {
	x := m.x
	m.window = -1
	n := m.subject()
	from := m.window
	if from < 0 || from > m.at {
		from = m.at
		for from > x.s.First && m.at-from < 15 && !x.mark(from-1, ",;:—") && !(x.is(from-1, secondsource.SCONJ) && x.lower(from-1) == "that") {
			from--
		}
	}
	if n >= 0 && x.chunks[n].b+1 < m.at && x.relative(x.chunks[n].b+1) { // the mortars that left under a permit were unloaded
		k := m.at
		for k > from && x.is(k-1, secondsource.AUX, secondsource.ADV, secondsource.PART) {
			k--
		}
		if k < m.at {
			from = k
		}
	}
	if h := x.tok[m.at].Head; x.rel(m.at) == secondsource.Conj && h >= from && h < m.at && !x.infinite(m.at) {
		for k := m.at - 1; k > h; k-- {
			if x.is(k, secondsource.CCONJ) {
				return k + 1
			}
		}
	}
	return from
}

// afterComma is the next comma before the frame, 0 for none.
func (m *move) afterComma(k int) int {
	for k++; k < m.at; k++ {
		if m.x.mark(k, ",") {
			return k
		}
	}
	return 0
}

// govern notes what the word at k does, and gives the number of words read.
func (m *move) govern(g *governing, k int) int {
	x := m.x
	switch x.lemma(k) {
	case "not", "never", "neither", "nor", "deny", "without":
		g.negated = true
		return 1
	case "no":
		g.negated = true
		return 1
	}
	if x.triggers[k] && k != m.at && x.f1(k) == "" {
		return 1
	}
	for _, first := range []string{x.lower(k), x.lemma(k)} {
		for _, w := range x.stages[first] {
			last, ok := x.form(w.Form, k)
			if !ok || last >= m.at && k < m.at || !x.governs(w, k) {
				continue
			}
			switch w.Kind {
			case "modal":
				g.planned = g.planned || w.Polarity == secondsource.Planned
				g.hypothetical = g.hypothetical || w.Polarity == secondsource.Hypothetical
			case "condition":
				g.conditional = true
			case "doubt":
				continue
			case "sign":
				g.sign = w.Stage
				if x.lower(k-1) == "to" { // met to sign a deal: not signed
					g.hypothetical = true
				}
			default:
				if w.Stage.Ends() {
					g.end = w.Stage
				} else {
					g.rungs = append(g.rungs, w.Stage)
				}
			}
			return last - k + 1
		}
		if x.lower(k) == x.lemma(k) {
			break
		}
	}
	return 1
}

// f1 is the first word of a stage noun at k, "" for none: talks are a frame and a
// stage at once.
func (x *trader) f1(k int) string {
	for _, w := range x.stages[x.lower(k)] {
		if w.Kind == "noun" {
			return w.Form[0]
		}
	}
	return ""
}

// governs checks the tag of a stage word.
func (x *trader) governs(w *pack.StageWord, k int) bool {
	switch w.Kind {
	case "verb", "sign":
		return x.is(k, secondsource.VERB, secondsource.AUX) || x.is(k, secondsource.ADJ) && strings.HasSuffix(x.lower(k), "ed")
	case "noun":
		return x.is(k, secondsource.NOUN, secondsource.PROPN) || x.is(k, secondsource.VERB) && strings.HasSuffix(w.Form[0], "s")
	case "adj":
		return x.is(k, secondsource.ADJ, secondsource.VERB)
	case "modal":
		return x.is(k, secondsource.AUX, secondsource.VERB, secondsource.PART)
	}
	return true
}

// predicate is the verb group of which a noun is the subject.
func (m *move) predicate() (from, to int) {
	x := m.x
	for k := m.last + 1; k < x.s.Last && k < m.last+25; k++ {
		if x.mark(k, ";:") || x.relative(k) {
			return 0, 0
		}
		if x.is(k, secondsource.VERB, secondsource.AUX) && !x.infinite(k) && x.rel(k) != secondsource.Acl && x.rel(k) != secondsource.Amod {
			for to = k; to < x.s.Last && (x.is(to, secondsource.VERB, secondsource.AUX, secondsource.ADV, secondsource.PART) || x.quoteMark(to)); to++ {
			}
			return k, to
		}
	}
	return 0, 0
}

// doubts looks for any, potential, if … before the noun, the goods and the clause.
func (m *move) doubts(g *governing) {
	x := m.x
	check := func(a, b int) {
		for k := max(a, x.s.First); k <= b; k++ {
			for _, w := range x.stages[x.lower(k)] {
				if _, ok := x.form(w.Form, k); !ok {
					continue
				}
				switch w.Kind {
				case "doubt":
					g.hypothetical = g.hypothetical || w.Polarity == secondsource.Hypothetical
					g.planned = g.planned || w.Polarity == secondsource.Planned
				case "condition":
					g.conditional = g.conditional || x.is(k, secondsource.SCONJ, secondsource.ADV, secondsource.ADP)
				}
			}
			if x.lower(k) == "no" || x.lower(k) == "neither" {
				g.negated = true
			}
		}
	}
	first := m.at
	for _, n := range m.used {
		if c := x.chunks[n]; c.goods != nil {
			check(c.a-1, c.b)
			if c.left && c.a < first {
				first = c.a
			}
		}
	}
	if m.f.Kind == "noun" || m.f.Kind == "pair" {
		check(first-3, m.at-1)
	} else {
		for k := m.windowStart(); k < m.at; k++ {
			if x.triggers[k] { // potential deals to supply
				check(k-4, k-1)
			}
		}
	}
	start := m.at
	for start > x.s.First && !x.mark(start-1, ",;:") && m.at-start < 12 {
		start--
	}
	for k := start; k < m.at; k++ {
		for _, w := range x.stages[x.lower(k)] {
			if w.Kind == "condition" {
				g.conditional = true
			}
		}
	}
}
