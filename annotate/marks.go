package annotate

// Marks re-attaches punctuation once the rest of the tree is known: where a
// mark belongs follows from the phrases beside it, and the parser has to decide
// before it has seen them. Candidates are the words that may govern the mark
// without crossing arcs; a ranking perceptron chooses.
type Marks struct{ W *Weights }

// MarkContext is a finished tree in which words are moved.
type MarkContext struct {
	s           *ParseState
	words       []Word
	isMark      []bool
	first, last []int32 // the stretch of words under every word
	cands       []candidate
	moves       [][2]int32 // dependent and new governor, not yet carried out
}

// candidate is a word that may govern another.
type candidate struct {
	head int32
	side uint32 // 0 left of the dependent, 1 right of it, 2 above both
	step uint32 // from the dependent's neighbour upwards
	top  bool   // the highest of its side
}

// Reset takes up a finished tree; mark tells which fine tags are punctuation.
func (c *MarkContext) Reset(s *ParseState, ws []Word, tags []uint8, mark []bool) {
	n := len(ws) + 2
	c.s, c.words = s, ws
	c.isMark, c.first, c.last = grow(c.isMark, n), grow(c.first, n), grow(c.last, n)
	for i := range ws {
		c.isMark[i+1] = mark[tags[i]]
	}
	for d := int32(1); d < s.Root; d++ {
		// A mark that governs something is no mere mark.
		if h := s.Heads[d]; h != s.Root {
			c.isMark[h] = false
		} else {
			c.isMark[d] = false
		}
	}
	c.stretches()
}

// stretches finds the stretch of words under every word, marks left out.
func (c *MarkContext) stretches() {
	s := c.s
	for d := int32(1); d < s.Root; d++ {
		c.first[d], c.last[d] = d, d
	}
	for d := int32(1); d < s.Root; d++ {
		if c.isMark[d] {
			continue
		}
		for h, k := s.Heads[d], int32(0); h != s.Root && h > 0 && k < s.Root; h, k = s.Heads[h], k+1 {
			if c.first[h] <= d && d <= c.last[h] {
				break
			}
			c.first[h], c.last[h] = min(c.first[h], d), max(c.last[h], d)
		}
	}
}

// IsMark reports whether word d is a mark to be placed.
func (c *MarkContext) IsMark(d int32) bool { return c.isMark[d] }

// Candidates lists what may govern mark d, and gives how many there are.
func (c *MarkContext) Candidates(d int32) int { return c.around(d, d) }

// around lists the words that may govern the stretch [first,last] without
// crossing arcs: its neighbours, marks left out, and what is above them.
func (c *MarkContext) around(first, last int32) int {
	s := c.s
	c.cands = c.cands[:0]
	a, b := first-1, last+1
	for a > 0 && c.isMark[a] {
		a--
	}
	for b < s.Root && c.isMark[b] {
		b++
	}
	if a > 0 {
		c.chain(a, b, 0)
	}
	left := len(c.cands)
	if b < s.Root {
		c.chain(b, a, 1)
	}
	// The word above both sides stands in the left list where there is one.
	if left > 0 && len(c.cands) > left {
		top := c.cands[left-1]
		if top.side == 2 && c.cands[len(c.cands)-1].side == 2 {
			c.cands = c.cands[:len(c.cands)-1]
		}
	}
	return len(c.cands)
}

// chain appends the words from neighbour a upwards until one that governs the
// other neighbour too.
func (c *MarkContext) chain(a, other int32, side uint32) {
	s := c.s
	start := len(c.cands)
	step := uint32(0)
	for h := a; h != s.Root && step < uint32(s.Root); h = s.Heads[h] {
		k := candidate{head: h, side: side, step: min(step, 6)}
		if other > 0 && other < s.Root && c.first[h] <= other && other <= c.last[h] {
			k.side = 2
			c.cands = append(c.cands, k)
			break
		}
		c.cands = append(c.cands, k)
		step++
	}
	for i := len(c.cands) - 1; i >= start; i-- {
		if c.cands[i].side == side {
			c.cands[i].top = true
			break
		}
	}
}

// Head is the word of candidate k.
func (c *MarkContext) Head(k int) int32 { return c.cands[k].head }

const maxMarkFeatures = 32

// Features appends the features of candidate k for mark d.
func (c *MarkContext) Features(out []uint32, d int32, k int) []uint32 {
	s, x := c.s, c.cands[k]
	h := x.head
	form := c.words[d-1].Low
	top := uint32(0)
	if x.top {
		top = 1
	}
	place := x.side | top<<2
	edge := uint32(0)
	if d == 1 {
		edge = 1
	}
	if d == s.Root-1 || d == s.Root-2 && c.isMark[s.Root-1] {
		edge |= 2
	}
	rel, tag := uint32(s.Label[h]), s.tag[h]
	up := s.Heads[h]
	uprel, uptag := uint32(s.Label[up]), s.tag[up]
	// The marks at both ends of what the candidate governs.
	var before, after uint32
	if f := c.first[h] - 1; f > 0 {
		before = s.low[f]
	}
	if l := c.last[h] + 1; l < s.Root {
		after = s.low[l]
	}
	pair := uint32(0)
	if before == form {
		pair = 1
	}
	if after == form {
		pair |= 2
	}
	fp := mix(form, place)
	return append(out,
		mix(fp, 601), mix3(fp, x.step, 602), mix3(fp, rel, 603), mix3(fp, tag, 604), mix3(fp, edge, 605), mix3(fp, pair, 606),
		mix3(fp, rel, mix(pair, 607)), mix3(fp, rel, mix(edge, 608)), mix3(fp, rel, mix(uprel, 609)), mix3(fp, tag, mix(uptag, 610)),
		mix3(place, rel, 611), mix3(place, pair, mix(edge, 612)), mix3(fp, before, 613), mix3(fp, after, 614), mix3(fp, mix(before, after), 615),
		mix3(fp, s.low[h], 616), mix3(fp, mix(tag, rel), 617), mix3(fp, mix(rel, x.step), 618), mix3(fp, mix(rel, before), mix(after, 619)),
		mix3(fp, mix(rel, s.tag[min(d+1, s.Root)]), 620), mix3(fp, mix(rel, s.tag[d-1]), 621), mix3(fp, uint32(len(c.cands)), mix(edge, 622)),
	)
}

// Place re-attaches the marks of a finished tree.
func (m *Marks) Place(c *MarkContext) {
	var buf [maxMarkFeatures]uint32
	for d := int32(1); d < c.s.Root; d++ {
		if !c.isMark[d] {
			continue
		}
		n := c.Candidates(d)
		best, at := int32(0), -1
		for k := range n {
			var scores [MaxClasses]int32
			m.W.Add(c.Features(buf[:0], d, k), &scores)
			if at < 0 || scores[0] > best {
				best, at = scores[0], k
			}
		}
		if at >= 0 {
			c.s.Heads[d] = c.Head(at)
		}
	}
}
