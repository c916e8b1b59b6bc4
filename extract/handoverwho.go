package extract

import (
	"slices"

	"secondsource"
)

// anybody fills a side that no name or state fills with the words that stand in
// its place (the banks, lenders, he): nobody whom linking could tell apart.
func (m *move) anybody(h *secondsource.Handover) {
	if len(h.Sides) > 0 || m.f.Kind != "verb" && m.f.Kind != "noun" && m.f.Kind != "bar" {
		return
	}
	m.fill(h, &h.Recipient, m.f.Recipient)
	m.fill(h, &h.Giver, m.f.Giver)
	m.doer(h)
	left := slices.Contains(m.f.Recipient, "subj") || slices.Contains(m.f.Recipient, "poss") // who receives stands first
	m.likeliest(h, &h.Giver, left)
	m.likeliest(h, &h.Recipient, !left)
}

// likeliest guesses an open side by position: the nearest somebody who is no side yet,
// on the side of the word where it stands as a rule, else on the other.
func (m *move) likeliest(h *secondsource.Handover, side **secondsource.Party, behind bool) {
	x := m.x
	if *side != nil {
		return
	}
	best, far := -1, 0
	for n := range x.chunks {
		c := &x.chunks[n]
		if c.goods != nil || c.a <= m.last && c.b >= m.at || slices.Contains(m.used, n) || c.party != nil && (c.party == h.Giver || c.party == h.Recipient) || !x.animate(c) {
			continue
		}
		d := m.at - c.b
		if c.a > m.last {
			d = c.a - m.last
		}
		if (c.a > m.last) != behind {
			d += x.s.Last - x.s.First
		}
		if best < 0 || d < far {
			best, far = n, d
		}
	}
	if best < 0 {
		return
	}
	p := *x.whole(best)
	p.Loose = true
	m.used = append(m.used, best)
	*side = &p
}

// fill gives an open side the first noun phrase in its places that fills no other.
func (m *move) fill(h *secondsource.Handover, side **secondsource.Party, places []string) {
	if *side != nil {
		return
	}
	for _, p := range places {
		for _, n := range m.place(p) {
			c := &m.x.chunks[n]
			if c.goods != nil || slices.Contains(m.used, n) || c.party != nil && (c.party == h.Giver || c.party == h.Recipient) {
				continue
			}
			if p == "obj" && slices.Contains(m.f.Goods, "obj") && h.Goods == nil && !m.dative(n) {
				continue // the one object is what is given
			}
			m.used = append(m.used, n)
			*side = m.x.whole(n)
			return
		}
	}
}

// dative reports a bare object that receives: the first of two, one that is somebody
// (paid the workers), or one that something is given with.
func (m *move) dative(n int) bool {
	if slices.Contains(m.f.Goods, "with") && len(m.with("with")) > 0 { // supplied the town with water
		return true
	}
	bare := m.bare()
	return len(bare) > 1 && bare[0] == n || m.x.animate(&m.x.chunks[n])
}

// doer fills the giving side of a noun with the subject of the verb that has it as its
// object: approved the sale. Often it is he, so linking is told that it is a guess.
func (m *move) doer(h *secondsource.Handover) {
	x := m.x
	if m.f.Kind != "noun" || x.rel(m.at) != secondsource.Obj {
		return
	}
	side, places := &h.Giver, m.f.Giver
	if slices.Contains(m.f.Recipient, "left") {
		side, places = &h.Recipient, m.f.Recipient
	}
	if *side != nil || !slices.Contains(places, "poss") {
		return
	}
	if n := m.subject(); n >= 0 && !slices.Contains(m.used, n) && x.chunks[n].goods == nil {
		p := *x.someone(&x.chunks[n])
		p.Loose = true
		*side = &p
	}
}

// someone is the party of a chunk: its words alone, where it names nobody.
func (x *trader) someone(c *chunk) *secondsource.Party {
	if c.party != nil {
		return c.party
	}
	sp := x.span(c.a, c.b)
	return &secondsource.Party{Text: sp.Of(x.text), Span: sp}
}

// whole reads a party that is a part of others (40 per cent of the families) with
// what it is a part of.
func (x *trader) whole(n int) *secondsource.Party {
	c := &x.chunks[n]
	p := x.someone(c)
	if l := x.lemma(c.b); p.ID != "" || p.State != "" || p.Place != "" || !measures[l] && !parts[l] && !x.is(c.b, secondsource.NUM) || n+1 == len(x.chunks) {
		return p
	}
	if o := x.chunks[n+1]; o.prep == "of" && o.a == c.b+2 && o.goods == nil {
		sp := x.span(c.a, o.b)
		return &secondsource.Party{Text: sp.Of(x.text), Span: sp}
	}
	return p
}

// parts are nouns that say how many of somebody.
var parts = wordList(`percent cent % half third quarter majority most many some part portion share group bunch handful dozens`)

// animate reports a chunk whose head is somebody, or a body that can own things.
func (x *trader) animate(c *chunk) bool {
	b := c.b
	if x.is(b, secondsource.PRON) {
		switch x.lower(b) {
		case "it", "this", "that", "what", "which", "something", "anything", "everything", "nothing":
			return false
		}
		return true
	}
	if k := x.nameAt[b]; k >= 0 {
		return x.d.Names[k].Type != "MISC"
	}
	l := x.lemma(b)
	return partyNouns[l] || x.human(l) || x.rules.lists["bodies"][l] || x.rules.companies[l] || x.p.Kinds.In("people", l)
}

// supported gives a noun of a handover the sides that the verb it hangs on has:
// got a loan from the bank, the donations that she received from them.
func (x *trader) supported(hs []*secondsource.Handover, moves map[*secondsource.Handover]*move) {
	verbs := map[int]*secondsource.Handover{}
	for _, h := range hs {
		if m := moves[h]; m != nil && m.f.Kind == "verb" {
			verbs[m.at] = h
		}
	}
	for _, h := range hs {
		m := moves[h]
		if m == nil || m.f.Kind != "noun" || h.Giver != nil && h.Recipient != nil || len(h.Sides) > 0 {
			continue
		}
		if o := verbs[m.support(verbs)]; o != nil {
			if h.Giver == nil && o.Giver != h.Recipient {
				h.Giver = o.Giver
			}
			if h.Recipient == nil && o.Recipient != h.Giver {
				h.Recipient = o.Recipient
			}
		}
	}
}

// support is the verb that tells more of a noun's handover: the nearest above it that
// is a frame itself (sold in an auction), or that of the clause behind it or behind
// what it is coordinated with; -1 for none.
func (m *move) support(verbs map[int]*secondsource.Handover) int {
	x := m.x
	for k, steps := m.at, 0; steps < 4; steps++ {
		for c := k + 1; c < x.s.Last; c++ {
			if x.tok[c].Head == k && (x.rel(c) == secondsource.AclRelcl || x.rel(c) == secondsource.Acl || x.rel(c) == secondsource.Conj && !x.is(c, secondsource.VERB)) {
				if verbs[c] != nil {
					return c
				}
				if x.rel(c) == secondsource.Conj {
					if r := x.clauseBehind(c, verbs); r >= 0 {
						return r
					}
				}
			}
		}
		up := x.tok[k].Head
		if up < x.s.First || up >= x.s.Last {
			return -1
		}
		if x.is(up, secondsource.VERB) {
			if verbs[up] != nil {
				return up
			}
			return -1
		}
		k = up
	}
	return -1
}

// clauseBehind is a frame that is the verb of a relative clause of noun k, -1 for none.
func (x *trader) clauseBehind(k int, verbs map[int]*secondsource.Handover) int {
	for c := k + 1; c < x.s.Last; c++ {
		if x.tok[c].Head == k && (x.rel(c) == secondsource.AclRelcl || x.rel(c) == secondsource.Acl) && verbs[c] != nil {
			return c
		}
	}
	return -1
}
