package link

import "secondsource"

// summary is what answers ask of a claim again and again, read once.
type summary struct {
	size     int              // the number of statements that it was made of
	from     secondsource.Day // the first day on which one may have come out, 0 for any
	disavows bool             // one tells of a denial
	telling  []*stmt          // where they are very many, those that are no copies: what these say, their sources say
	arts     map[*article]bool
	terms    map[int32]int   // in how many statements a term stands
	scenes   map[int32]bool  // terms of their acts of speech, once asked for
	keys     map[string]bool // its sources
	by       map[string]bool // its sources, their bodies and states
	moving   bool            // goods change hands or places in most of them
}

// summary of a claim, which must not change any more.
func (c *claim) summary() *summary {
	if c.sum != nil && c.sum.size == len(c.stmts) {
		return c.sum
	}
	m := &summary{size: len(c.stmts), from: c.stmts[0].art.pub.From, telling: c.stmts, arts: map[*article]bool{}, terms: map[int32]int{}, keys: map[string]bool{}, by: map[string]bool{}}
	moving := 0
	for _, s := range c.stmts {
		m.from = min(m.from, s.art.pub.From)
		m.disavows = m.disavows || s.tellsDenial()
		m.arts[s.art] = true
		for _, x := range s.terms {
			m.terms[x]++
		}
		m.keys[s.who.key] = true
		m.by[s.who.key], m.by[s.who.body], m.by[s.who.state] = true, true, true
		if s.moves() {
			moving++
		}
	}
	m.moving = 2*moving > len(c.stmts)
	if own := originalsOf(c.stmts); len(c.stmts) > crowd && len(own) > 0 {
		m.telling = own
	}
	c.sum = m
	return m
}

// in reports whether a statement of the claim stands in an article.
func (c *claim) in(a *article) bool { return c.summary().arts[a] }

// documents is the number of articles with a statement of the claim.
func (c *claim) documents() int { return len(c.summary().arts) }

// moves: goods change hands or places in most of its statements.
func (c *claim) moves() bool { return c.summary().moving }

// termsIn counts the terms of the statements of a claim in an article, and of all
// where it has none there.
func (c *claim) termsIn(a *article) map[int32]int {
	if !c.in(a) {
		return c.summary().terms
	}
	count := map[int32]int{}
	for _, s := range c.stmts {
		if s.art == a {
			for _, x := range s.terms {
				count[x]++
			}
		}
	}
	return count
}

// besideIt: the sources of a claim name something in the same act of speech, though
// not in the same sentence: the ship that carried what was put ashore.
func (c *claim) besideIt(name int32) bool {
	m := c.summary()
	if m.scenes == nil {
		m.scenes = map[int32]bool{}
		for _, s := range c.stmts {
			for _, x := range s.scene() {
				m.scenes[x] = true
			}
		}
	}
	return m.scenes[name]
}

// assertedBy: a name is that of one who makes the claim, or of his government.
func (c *claim) assertedBy(name string) bool {
	m := c.summary()
	return m.by[name[1:]] || m.keys[name]
}
