package extract

import (
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// move is one frame being read in its sentence.
type move struct {
	x        *trader
	f        *pack.Frame
	at, last int // tokens of the form
	passive  bool
	driven   bool  // its subject is the object of who makes it do so
	right    []int // chunks behind it that can hang on it
	used     []int
	window   int // first token of what governs it
}

// reach collects the chunks behind the word, as far as its clause goes.
func (m *move) reach() {
	x := m.x
	stop := x.s.Last
	for k := m.last + 1; k < x.s.Last; k++ {
		if m.endsClause(k) {
			stop = k
			break
		}
	}
	for n := range x.chunks {
		if c := x.chunks[n]; c.a > m.last && c.b < stop && c.prep != "inner" {
			m.right = append(m.right, n)
		}
	}
}

// onTheWay are participles behind goods that say where they go.
var onTheWay = wordList(`bound destined headed meant intended earmarked made built worth including according hidden labelled labeled marked valued`)

// asides are prepositions of what happened at another time or for another reason:
// sent after a request by Minsk to Riga.
var asides = wordList(`after before following despite amid since because`)

// endsClause reports whether what follows token k no longer hangs on the frame.
func (m *move) endsClause(k int) bool {
	x := m.x
	switch {
	case x.mark(k, ";:()[]") && x.word(k) != "(" && x.word(k) != "[":
		return true
	case x.relative(k) && x.is(k, secondsource.PRON, secondsource.SCONJ):
		return true
	case x.is(k, secondsource.SCONJ) && !x.nominalNext(k), x.is(k, secondsource.ADV) && (x.lower(k) == "where" || x.lower(k) == "when"):
		return true
	case onTheWay[x.lower(k)]:
		return false
	case asides[x.lower(k)] && x.is(k, secondsource.ADP, secondsource.SCONJ):
		return true
	case x.nameAt[k] >= 0:
		return false
	case x.is(k, secondsource.VERB):
		return !x.reportedHere(k)
	case x.is(k, secondsource.AUX):
		return true
	}
	return false
}

// nominalNext: the conjunction is a preposition after all.
func (x *trader) nominalNext(k int) bool {
	switch x.lower(k) {
	case "after", "before", "as", "while", "because", "if", "since", "although", "though", "whether", "that", "when", "where", "unless", "until", "once":
		return false
	}
	for _, c := range x.chunks {
		if c.a == k+1 {
			return true
		}
	}
	return false
}

// reportedHere: a participle before a noun is no clause.
func (x *trader) reportedHere(k int) bool {
	return x.rel(k) == secondsource.Amod || x.rel(k) == secondsource.Case
}

func (m *move) isPassive() bool {
	x := m.x
	if !x.is(m.at, secondsource.VERB, secondsource.ADJ) || m.f.Kind == "path" {
		return false
	}
	if x.kid(x.s, m.at, secondsource.AuxPass) >= 0 || x.kid(x.s, m.at, secondsource.NsubjPass) >= 0 {
		return true
	}
	if strings.HasSuffix(x.lower(m.at), "ing") {
		return false
	}
	for k := m.at - 1; k >= x.s.First && k >= m.at-4; k-- {
		switch {
		case x.is(k, secondsource.ADV) || x.lemma(k) == "not" || x.quoteMark(k):
			continue
		case x.lemma(k) == "be":
			return true
		case x.lemma(k) == "have":
			return false
		}
		break
	}
	next := x.lower(m.last + 1)
	return x.rel(m.at) == secondsource.Acl && (next == "by" || next == "to" || next == "from" || next == "with") && (x.tok[m.at].Feats.Has(secondsource.Past) || x.tok[m.at].Feats.Has(secondsource.Participle)) && !m.hasObject()
}

func (m *move) hasObject() bool {
	for _, n := range m.right {
		if c := m.x.chunks[n]; c.a == m.last+1 && c.prep == "" {
			return true
		}
	}
	return false
}

// place gives the chunks that stand in a place of the frame.
func (m *move) place(name string) []int {
	x := m.x
	switch name {
	case "subj":
		if m.passive {
			return m.with("by")
		}
		if n := m.subject(); n >= 0 {
			return []int{n}
		}
		return nil
	case "obj":
		if m.passive {
			if n := m.subject(); n >= 0 {
				return append([]int{n}, m.bare()...)
			}
		}
		return m.bare()
	case "left", "poss":
		return m.before(name)
	case "giver", "taker":
		return m.agent(name == "giver")
	case "between":
		return m.with("between")
	}
	if name == "by" && x.is(m.at, secondsource.VERB) && !m.passive {
		return nil
	}
	return m.with(name)
}

// lightVerbs say no more than that somebody does what the noun says.
var lightVerbs = wordList(`make increase expand resume start begin continue carry conduct complete boost accelerate organise organize arrange step ramp keep place`)

// takingVerbs say that somebody is on the receiving end of what the noun says.
var takingVerbs = wordList(`take receive get accept win obtain collect await expect`)

// agent is the subject of the verb that governs a noun of action: made a delivery,
// weighs the purchase, called on Minsk to increase the sale. Who wants or asks for a
// delivery would receive it.
func (m *move) agent(giver bool) []int {
	x := m.x
	verb := x.tok[m.at].Head
	for steps := 0; steps < 3 && verb >= x.s.First && verb < x.s.Last && !x.is(verb, secondsource.VERB); steps++ {
		verb = x.tok[verb].Head
	}
	if verb < x.s.First || verb >= m.at || !x.is(verb, secondsource.VERB) || x.rel(m.at) == secondsource.Nsubj || x.rel(m.at) == secondsource.NsubjPass {
		return nil
	}
	n := m.subject()
	if n < 0 || !m.canTrade(n) {
		return nil
	}
	asks := x.governing(verb, secondsource.Sought)
	switch {
	case m.driven: // he is to do it
		asks = false
	case takingVerbs[x.lemma(verb)]:
		asks = true
	case !asks && !lightVerbs[x.lemma(verb)] && !x.governing(verb, secondsource.Considered, secondsource.Offered, secondsource.Negotiated, secondsource.Agreed) &&
		!(m.f.Stage == secondsource.Sought && x.governing(verb, secondsource.Refused)):
		return nil // who turns down a request is the one asked
	}
	if giver == asks {
		return nil
	}
	return []int{n}
}

// governing reports whether a verb is a stage word of one of some stages.
func (x *trader) governing(k int, stages ...secondsource.Stage) bool {
	for _, first := range []string{x.lower(k), x.lemma(k)} {
		for _, w := range x.stages[first] {
			if _, ok := x.form(w.Form, k); ok && slices.Contains(stages, w.Stage) {
				return true
			}
		}
	}
	return false
}

// bare are the chunks behind the word without a preposition.
func (m *move) bare() []int {
	var out []int
	for _, n := range m.right {
		if c := m.x.chunks[n]; m.prep(n) == "" && !c.late {
			out = append(out, n)
		}
	}
	return out
}

func (m *move) with(prep string) []int {
	var out []int
	for _, n := range m.right {
		if m.prep(n) == prep {
			out = append(out, n)
		}
	}
	return out
}

// prep is the preposition of a chunk, "" where it belongs to the form itself
// (look for rockets).
func (m *move) prep(n int) string {
	x := m.x
	if r := x.chunks[x.first(n)]; m.last > m.at && x.lower(m.last) == r.prep && r.a <= m.last+2 {
		return ""
	}
	return x.chunks[n].prep
}

// before are the chunks that end right before a noun: arms sales, Iran's sale,
// Iranian arms sales.
func (m *move) before(name string) []int {
	x := m.x
	var out []int
	edge := m.at - 1
	for n := len(x.chunks) - 1; n >= 0; n-- {
		c := x.chunks[n]
		if c.a > edge {
			continue
		}
		end := c.b
		if c.poss {
			end++
		}
		for edge > end && (x.is(edge, secondsource.ADJ, secondsource.PUNCT) || x.lower(edge) == "and" || x.is(edge, secondsource.CCONJ)) && edge > m.at-6 {
			edge--
		}
		if end != edge || !(c.left || c.poss) {
			break
		}
		out = append(out, n)
		edge = c.a - 1
	}
	return out
}

// goods is the chunk of goods in the first of some places, -1 for none.
func (m *move) goods(places []string) int {
	if n := m.x.chunkOf(m.at); n >= 0 && len(places) > 0 && m.x.chunks[n].goods != nil && len(m.x.chunks[n].goods.Classes) > 0 { // a shipment of rockets
		m.used = append(m.used, n)
		return n
	}
	for _, p := range places {
		for _, n := range m.place(p) {
			if m.x.chunks[n].goods != nil {
				m.used = append(m.used, n)
				return n
			}
		}
	}
	return -1
}

// group joins goods that are coordinated with a chunk.
func (m *move) group(n int) *secondsource.Goods {
	x := m.x
	g := *x.chunks[n].goods
	classes := slices.Clone(g.Classes)
	heads := slices.Clone(g.Heads)
	for k := n + 1; k < len(x.chunks); k++ {
		c := x.chunks[k]
		if c.goods == nil || x.root(k) != n {
			continue
		}
		g.Span.End = c.goods.Span.End
		classes = append(classes, c.goods.Classes...)
		heads = append(heads, c.goods.Heads...)
		m.used = append(m.used, k)
		if g.Quantity == nil {
			g.Quantity = c.goods.Quantity
		}
	}
	slices.Sort(classes)
	slices.Sort(heads)
	g.Classes, g.Heads = slices.Compact(classes), slices.Compact(heads)
	g.Text = g.Span.Of(x.text)
	return &g
}

// root is the first chunk of the list that a chunk stands in.
func (x *trader) root(n int) int {
	for steps := 0; steps < len(x.chunks); steps++ {
		switch {
		case x.chunks[n].with >= 0:
			n = x.chunks[n].with
		case x.chunks[n].prep == "inner" && n > 0:
			n--
		default:
			return n
		}
	}
	return n
}

// party is the chunk of a party in the first of some places, other than one.
func (m *move) party(places []string, not int) int {
	for _, p := range places {
		for _, n := range m.place(p) {
			if n != not && m.canTrade(n) {
				m.used = append(m.used, n)
				return n
			}
		}
	}
	return -1
}

// canTrade: a chunk is somebody. In the place of a path's goal it may be a place.
func (m *move) canTrade(n int) bool {
	p := m.x.chunks[n].party
	if p == nil {
		return false
	}
	if p.ID != "" || p.State != "" {
		return true
	}
	if p.Place != "" {
		return true
	}
	return partyNouns[m.x.lemma(m.x.chunks[n].b)] || m.x.is(m.x.chunks[n].b, secondsource.PRON)
}

// parties fills giver and recipient. Goods in the hands of the giver's
// adjective (Iranian drones) say where they come from, not who gave them.
func (m *move) parties(h *secondsource.Handover, goods int) {
	giver := m.party(m.f.Giver, goods)
	rec := m.party(m.f.Recipient, giver)
	if giver >= 0 && rec < 0 && slices.Equal(m.f.Giver, m.f.Recipient) {
		giver = -1
	}
	if giver >= 0 {
		h.Giver = m.x.chunks[giver].party
		if two := m.together(giver); rec < 0 && len(two) == 2 { // A and B denied any deal to transfer arms: who to whom is open
			h.Giver, h.Sides = nil, two
			return
		}
	}
	if rec >= 0 {
		if h.Giver != nil && side(h.Giver) == side(m.x.chunks[rec].party) { // Cuba and Oman negotiate the sale to Muscat
			for _, one := range m.together(giver) {
				if side(&one) != side(h.Giver) {
					h.Giver = &one
					break
				}
			}
		}
		h.Recipient = m.x.chunks[rec].party
		if same := h.Giver != nil && side(h.Giver) != "" && side(h.Giver) == side(h.Recipient); same {
			if m.x.is(m.x.chunks[rec].b, secondsource.PRON) { // it: the other one
				h.Recipient = nil
			} else if m.x.is(m.x.chunks[giver].b, secondsource.PRON) {
				h.Giver = nil
			} else {
				h.Giver, h.Recipient = nil, nil
			}
		}
	}
}

// together are the parties coordinated in one subject.
func (m *move) together(n int) []secondsource.Party {
	var out []secondsource.Party
	for k := range m.x.chunks {
		if c := m.x.chunks[k]; m.x.root(k) == m.x.root(n) && c.prep == "" && m.canTrade(k) && side(c.party) != "" {
			out = append(out, *c.party)
		}
	}
	return out
}

// sides fills the two parties of talks or a deal.
func (m *move) sides(h *secondsource.Handover) {
	x := m.x
	if n := m.both(); n >= 0 {
		h.Sides = []secondsource.Party{{Text: x.span(x.chunks[n].a, x.chunks[n].b).Of(x.text), Span: x.span(x.chunks[n].a, x.chunks[n].b), ID: bothSides}}
		return
	}
	seen := map[string]bool{}
	add := func(n int) {
		for k := range x.chunks {
			c := x.chunks[k]
			if (k == n || x.root(k) == x.root(n) && c.prep != "inner") && m.canTrade(k) && side(c.party) != "" && !seen[side(c.party)] {
				seen[side(c.party)] = true
				h.Sides = append(h.Sides, *c.party)
				m.used = append(m.used, k)
			}
		}
	}
	for _, p := range []string{"between", "left", "with", "by"} {
		for _, n := range m.place(p) {
			add(n)
		}
	}
	if len(h.Sides) < 2 {
		from := m.with("from")
		for _, n := range from { // potential deals from Minsk
			add(n)
		}
		rel := x.rel(m.at)
		if n := m.subject(); n >= 0 && len(from) == 0 && (rel != secondsource.Nsubj && rel != secondsource.NsubjPass || m.beIn()) {
			add(n)
		}
	}
	if len(h.Sides) > 2 {
		h.Sides = nil
	}
	slices.SortFunc(h.Sides, func(a, b secondsource.Party) int { return a.Span.Start - b.Span.Start })
}

// beIn reports that the noun is what somebody is in: is in secret talks.
func (m *move) beIn() bool {
	x := m.x
	k := m.at - 1
	for k > x.s.First && x.is(k, secondsource.ADJ, secondsource.ADV) {
		k--
	}
	if x.lower(k) != "in" {
		return false
	}
	for k--; k > x.s.First && x.is(k, secondsource.ADV); k-- {
	}
	return k > x.s.First && x.lemma(k) == "be"
}

// both is a chunk that means two sides named before: the two countries.
func (m *move) both() int {
	x := m.x
	for _, p := range []string{"between", "left", "subj"} {
		for _, n := range m.place(p) {
			c := x.chunks[n]
			if c.party == nil || c.party.ID != "" || c.party.State != "" {
				continue
			}
			switch x.lemma(c.b) {
			case "nation", "country", "side", "state", "government", "leader", "party", "neighbour", "neighbor", "ally", "two", "both", "they":
				for k := c.a; k <= c.b; k++ {
					if w := x.lower(k); w == "two" || w == "both" || w == "they" {
						return n
					}
				}
			}
		}
	}
	return -1
}

// extras adds the user, what is given in return, and origin.
func (m *move) extras(h *secondsource.Handover) {
	x := m.x
	for _, n := range m.right {
		c := x.chunks[n]
		switch {
		case c.prep == "by" && c.party != nil && m.forUse(c.at) && side(c.party) != "" && side(c.party) != side(h.Recipient):
			h.User = c.party
		case c.prep == "return" && c.goods != nil && h.InReturn == nil:
			h.InReturn = m.group(n)
		}
	}
	if h.InReturn != nil || h.Goods == nil {
		return
	}
	m.wordForWord(h)
}

// forUse reports "for use by" with its "by" at token k.
func (m *move) forUse(k int) bool {
	x := m.x
	return x.lower(k) == "by" && x.lower(k-1) == "use" && x.lower(k-2) == "for"
}

// wordForWord reads food-for-arms: the first is given for the second.
func (m *move) wordForWord(h *secondsource.Handover) {
	x := m.x
	for k := m.at - 1; k > x.s.First+1 && k > m.at-6; k-- {
		if x.lower(k) != "for" {
			continue
		}
		before := k - 1
		if x.word(before) == "-" {
			before--
		}
		for a := before; a >= x.s.First && a >= before-2; a-- {
			if n, class := x.goodsTerm(a); n > 0 && a+n-1 == before && class != pack.Container {
				h.InReturn = &secondsource.Goods{Text: x.span(a, before).Of(x.text), Span: x.span(a, before), Classes: []string{class}, Heads: []string{x.lemma(before)}}
				return
			}
		}
	}
}

// hasOther reports an object that is neither goods nor a party: bought a certificate.
func (m *move) hasOther(h *secondsource.Handover) bool {
	for _, n := range m.bare() {
		c := m.x.chunks[n]
		if p := c.party; c.goods == nil && !m.x.is(c.b, secondsource.PRON) && p != h.Recipient && p != h.Giver {
			return true
		}
	}
	return false
}

// exchange reports whether the sentence gives the goods in return for something
// named elsewhere: in exchange, Moscow would …; … in return.
func (m *move) exchange() bool {
	x := m.x
	for k := x.s.First; k+1 < x.s.Last; k++ {
		if x.lower(k) != "in" || x.lower(k+1) != "return" && x.lower(k+1) != "exchange" || x.lower(k+2) == "for" {
			continue
		}
		if k <= x.s.First+1 || k > m.last && m.nearest(k) {
			return true
		}
	}
	return false
}

// nearest reports whether no other frame stands between the word and token k.
func (m *move) nearest(k int) bool {
	for j := m.last + 1; j < k; j++ {
		if f, _ := m.x.frameAt(j); f != nil && f.Kind != "pair" && f.Kind != "noun" {
			return false
		}
	}
	return true
}

func (m *move) cover() secondsource.Span {
	sp := m.x.span(m.at, m.last)
	for _, n := range m.used {
		c := m.x.span(m.x.chunks[n].a, m.x.chunks[n].b)
		sp.Start, sp.End = min(sp.Start, c.Start), max(sp.End, c.End)
	}
	return sp
}
