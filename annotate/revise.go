package annotate

import "math"

// Words whose arc, or whose relation, the parser chose with a larger lead are left
// alone: four in five, seven in eight. Looking at all of them would change less
// than a twentieth of a point and take three times as long.
const (
	sureLead         = 2000
	sureRelationLead = 1000
)

// Revision looks once more at a finished tree: the parser had to decide on every
// word before it saw what comes after, the revision sees all of it. A word may
// move to any other word that can govern it without crossing arcs (after Hall
// and Novák 2005; a ranking perceptron chooses), then its relation is chosen
// anew. Words of a relation that the parser hardly ever gets wrong are left
// alone.
type Revision struct {
	Heads *Weights // ranks the candidates
	Rels  *Weights // chooses among the relations of the parser

	sure [MaxClasses + 1]bool // labels that are left alone
}

// sureRelations are right more than nine times in ten; they are those of words
// that lean on their neighbour.
var sureRelations = map[string]bool{
	"aux": true, "aux:pass": true, "case": true, "cc": true, "cc:preconj": true, "compound:prt": true, "cop": true, "det": true, "det:predet": true,
	"expl": true, "fixed": true, "flat": true, "mark": true, "nmod:poss": true, "nummod": true, "punct": true, "root": true,
}

// NewRevision gives a revision over the parser's relations, root first.
func NewRevision(heads, rels *Weights, labels []string) *Revision {
	r := &Revision{Heads: heads, Rels: rels}
	for i, l := range labels {
		r.sure[i+1] = sureRelations[l]
	}
	return r
}

// Open reports whether word d is one to think about again.
func (r *Revision) Open(c *MarkContext, d int32) bool {
	return !c.isMark[d] && c.s.Heads[d] != c.s.Root && !r.sure[c.s.Label[d]]
}

// Revise looks at the tree once more. The stretches of c are kept.
func (r *Revision) Revise(c *MarkContext) {
	var buf [maxFeatures]uint32
	s := c.s
	c.Children()
	for d := int32(1); d < s.Root; d++ {
		if !r.Open(c, d) || s.lead[d] > sureLead {
			continue
		}
		best, at := int32(0), -1
		for k := range c.Governors(d) {
			var scores [MaxClasses]int32
			r.Heads.Add(c.GovernorFeatures(buf[:0], d, k), &scores)
			if at < 0 || scores[0] > best {
				best, at = scores[0], k
			}
		}
		if at >= 0 {
			c.Move(d, at)
		}
	}
	c.Settle()
	for d := int32(1); d < s.Root; d++ {
		if r.Open(c, d) && s.relLead[d] <= sureRelationLead {
			var scores [MaxClasses]int32
			r.Rels.Add(c.RelationFeatures(buf[:0], d), &scores)
			best, _ := BestRelation(&scores, r.Rels.Classes)
			s.Label[d] = uint8(best + 1)
		}
	}
}

// Children finds the outermost children of every word anew, marks left out.
func (c *MarkContext) Children() {
	s := c.s
	clear(s.l1)
	clear(s.l2)
	clear(s.r1)
	clear(s.r2)
	clear(s.lvalency)
	clear(s.rvalency)
	for d := int32(1); d < s.Root; d++ {
		if h := s.Heads[d]; d > h && !c.isMark[d] {
			s.r2[h], s.r1[h] = s.r1[h], d
			s.rvalency[h]++
		}
	}
	for d := s.Root - 1; d > 0; d-- {
		if h := s.Heads[d]; d < h && !c.isMark[d] {
			s.l2[h], s.l1[h] = s.l1[h], d
			s.lvalency[h]++
		}
	}
}

// Governors lists what may govern word d; 0 where there is nothing to choose.
func (c *MarkContext) Governors(d int32) int {
	n := c.around(c.first[d], c.last[d])
	if n < 2 {
		return 0
	}
	for _, x := range c.cands {
		if x.head == c.s.Heads[d] {
			return n
		}
	}
	return 0 // the word stands in an arc that crosses another
}

// Move notes that d is to hang on candidate k; Settle carries it out.
func (c *MarkContext) Move(d int32, k int) {
	if h := c.cands[k].head; h != c.s.Heads[d] {
		c.moves = append(c.moves, [2]int32{d, h})
	}
}

// Settle carries out those moves, in the order of the words, that leave a tree.
func (c *MarkContext) Settle() {
	if len(c.moves) == 0 {
		return
	}
	s := c.s
	for _, m := range c.moves {
		a := m[1]
		for a != m[0] && a != s.Root {
			a = s.Heads[a]
		}
		if a == s.Root {
			s.Heads[m[0]], s.relLead[m[0]] = m[1], 0
		}
	}
	c.moves = c.moves[:0]
	c.Children()
	c.stretches()
}

// maxClimb bounds the way from a word up to its governor's child.
const maxClimb = 12

// sibling is the child of h between h and d, next to d; 0 for none.
func (c *MarkContext) sibling(h, d int32) int32 {
	s := c.s
	k := c.last[d] + 1
	if d > h {
		k = c.first[d] - 1
	}
	for n := 0; n < maxClimb && k > 0 && k < s.Root && k != h; n++ {
		if s.Heads[k] == h {
			return k
		}
		k = s.Heads[k]
	}
	return 0
}

// markBefore is the mark before the stretch of d, 0 for none.
func (c *MarkContext) markBefore(d int32) uint32 {
	if f := c.first[d] - 1; f > 0 && c.isMark[f] {
		return c.s.low[f]
	}
	return 0
}

// GovernorFeatures appends the features of candidate k for word d.
func (c *MarkContext) GovernorFeatures(out []uint32, d int32, k int) []uint32 {
	s, x := c.s, c.cands[k]
	h, cur := x.head, s.Heads[d]
	dir, is, top := bit(h > d), bit(h == cur), bit(x.top)
	place := x.side | top<<2 | dir<<3
	rel := uint32(s.Label[d])
	dt, ht, ct := s.tag[d], s.tag[h], s.tag[cur]
	dw, hw := s.low[d], s.low[h]
	dc, hc := s.clu[d], s.clu[h]
	dc6, hc6 := ClusterPrefix(uint16(dc), 6), ClusterPrefix(uint16(hc), 6)
	dist := distance(min(h, d), max(h, d))
	prep, prepRel := s.low[s.l1[d]], uint32(s.Label[s.l1[d]]) // in most phrases the preposition
	hrel, gt := uint32(s.Label[h]), s.tag[s.Heads[h]]
	sib := c.sibling(h, d)
	st, sl, sw := s.tag[sib], uint32(s.Label[sib]), s.low[sib]
	mark := c.markBefore(d)
	taken := uint32(0) // the governor has a dependent of this relation
	for _, ch := range [4]int32{s.l1[h], s.l2[h], s.r1[h], s.r2[h]} {
		if ch != 0 && ch != d && uint32(s.Label[ch]) == rel {
			taken = 1
		}
	}
	alike := bit(ht == dt) | bit(hc6 == dc6 && hc6 != 0)<<1 | bit(s.low[s.l1[h]] == prep)<<2
	val := uint32(s.lvalency[h])<<4 | uint32(s.rvalency[h])
	now := mix3(rel, is, dir)
	at := mix3(place, x.step, is)
	dh := mix3(dt, ht, dir)
	return append(out,
		mix(at, 701), mix3(at, rel, 702), mix3(at, dh, 703), mix3(now, dh, 704), mix3(dh, dist, 705), mix3(dh, dw, 706), mix3(dh, hw, 707), mix3(dw, hw, mix(dir, 708)),
		mix3(rel, hw, mix(is, 709)), mix3(rel, mix(hc, dir), 710), mix3(hc6, dc6, mix(dir, 711)), mix3(hc, dt, mix(dir, 712)), mix3(ht, dc, mix(dir, 713)),
		mix3(prep, hw, mix(dir, 714)), mix3(prep, ht, mix(dir, 715)), mix3(prep, hc, 716), mix3(prep, mix(dw, ht), 717), mix3(prep, mix(hw, dc6), 718), mix3(prep, mix(hc6, dc6), 719), mix3(prep, mix(ht, ct), mix(is, 720)),
		mix3(prepRel, mix(rel, ht), mix(is, 721)), mix3(prep, dist, mix(ht, 722)), mix3(prep, at, 723),
		mix3(hrel, rel, mix(is, 724)), mix3(hrel, dh, 725), mix3(gt, dh, 726), mix3(hrel, mix(prep, ht), 727),
		mix3(st, dh, 728), mix3(sl, rel, mix(ht, 729)), mix3(sw, mix(prep, ht), 730), mix3(sl, dh, mix(rel, 731)), mix3(st, mix(hw, dt), 732),
		mix3(taken, rel, mix(ht, 733)), mix3(taken, now, 734), mix3(mark, rel, mix(ht, 735)), mix3(mark, at, 736), mix3(mark, dh, 737), mix3(mark, dw, mix(ht, 738)),
		mix3(alike, now, 739), mix3(alike, dh, mix(rel, 740)), mix3(val, dh, 741), mix3(val, mix(rel, hw), 742),
		mix3(ct, dh, mix(is, 743)), mix3(ct, mix(dw, ht), mix(is, 744)), mix3(uint32(len(c.cands)), at, 745), mix3(dw, is, 746), mix3(dw, mix(rel, is), mix(dist, 747)), mix3(dt, dist, at),
		mix3(s.tag[d-1], dh, 748), mix3(s.tag[min(d+1, s.Root)], dh, 749), mix3(s.tag[max(h-1, 0)], dh, 750), mix3(s.tag[min(h+1, s.Root)], dh, 751),
		mix3(uint32(s.lvalency[d])<<4|uint32(s.rvalency[d]), dh, 752), mix3(s.suf[d], dh, 753), mix3(s.suf[h], mix(dt, rel), 754),
	)
}

// RelationFeatures appends the features that choose the relation of word d to
// its governor, now that both have all their children.
func (c *MarkContext) RelationFeatures(out []uint32, d int32) []uint32 {
	s := c.s
	h := s.Heads[d]
	dir := bit(h > d)
	hd := mix3(s.tag[h], s.tag[d], dir)
	rel, hrel, gt := uint32(s.Label[d]), uint32(s.Label[h]), s.tag[s.Heads[h]]
	sib := uint32(s.Label[c.sibling(h, d)])
	var beside, below uint32 // the relations of the governor's children and of its own
	for _, ch := range [4]int32{s.l1[h], s.l2[h], s.r1[h], s.r2[h]} {
		if ch != 0 && ch != d {
			beside = beside<<6 + beside + uint32(s.Label[ch])
		}
	}
	for _, ch := range [4]int32{s.l1[d], s.l2[d], s.r1[d], s.r2[d]} {
		if ch != 0 {
			below = below<<6 + below + uint32(s.Label[ch])
		}
	}
	mark := c.markBefore(d)
	return append(s.LabelFeatures(out, h, d),
		mix(rel, 801), mix3(rel, hd, 802), mix3(rel, s.low[d], 803), mix3(hrel, hd, 804), mix3(hrel, gt, mix(hd, 805)), mix3(hrel, s.low[d], mix(dir, 806)), mix3(rel, hrel, 807),
		mix3(sib, hd, 808), mix3(sib, rel, 809), mix3(beside, hd, 810), mix3(beside, rel, 811), mix3(below, hd, 812), mix3(below, rel, 813), mix3(below, s.low[h], mix(dir, 814)),
		mix3(mark, hd, 815), mix3(mark, rel, 816), mix3(rel, s.low[h], 817), mix3(below, hrel, hd),
	)
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// BestRelation is the relation with the highest score, 0 (root) left out, and
// its lead on the next.
func BestRelation(scores *[MaxClasses]int32, n int) (best int, lead int32) {
	best = 1
	second := int32(math.MinInt32)
	for k := 2; k < n; k++ {
		switch v := scores[k]; {
		case v > scores[best]:
			best, second = k, scores[best]
		case v > second:
			second = v
		}
	}
	return best, scores[best] - second
}
