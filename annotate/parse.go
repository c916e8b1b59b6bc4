package annotate

import "math"

// Action is what the parser can do: arc-hybrid (Kuhlmann et al. 2011).
type Action uint8

const (
	Shift Action = iota // take the next word onto the stack
	Left                // the next word governs the word on top of the stack
	Right               // the second word of the stack governs the top
	actions
)

// ParseState is a half-built tree. Words are numbered from 1; 0 is none and
// Root, after the last word, governs the root of the sentence.
type ParseState struct {
	Root  int32
	Heads []int32 // 0 while unknown
	Label []uint8 // relation plus one

	tag, low, clu      []uint32 // of words: fine tag plus one, hash, cluster path
	suf                []uint32
	l1, l2, r1, r2     []int32 // outermost and second outermost children
	lvalency, rvalency []uint8
	lead, relLead      []int32 // by how much a word's arc and its relation were ahead of the next best
	stack              []int32
	next               int32
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// Reset takes up a new sentence with its fine tags.
func (p *ParseState) Reset(ws []Word, tags []uint8) {
	n := len(ws) + 2
	p.Root, p.next = int32(n-1), 1
	p.Heads, p.Label = grow(p.Heads, n), grow(p.Label, n)
	p.tag, p.low, p.clu, p.suf = grow(p.tag, n), grow(p.low, n), grow(p.clu, n), grow(p.suf, n)
	p.l1, p.l2, p.r1, p.r2 = grow(p.l1, n), grow(p.l2, n), grow(p.r1, n), grow(p.r2, n)
	p.lvalency, p.rvalency = grow(p.lvalency, n), grow(p.rvalency, n)
	p.lead, p.relLead = grow(p.lead, n), grow(p.relLead, n)
	p.stack = p.stack[:0]
	for i := range ws {
		p.tag[i+1], p.low[i+1], p.clu[i+1], p.suf[i+1] = uint32(tags[i])+1, ws[i].Low, uint32(ws[i].Cluster), ws[i].Suf3
	}
	p.tag[n-1], p.low[n-1] = 200, 200
}

// Done reports whether the tree is complete.
func (p *ParseState) Done() bool { return p.next == p.Root && len(p.stack) == 0 }

// Valid reports whether the action can be taken and leaves a tree with one root.
func (p *ParseState) Valid(a Action) bool {
	switch a {
	case Shift:
		return p.next < p.Root
	case Left:
		return len(p.stack) == 1 || len(p.stack) > 1 && p.next < p.Root
	default:
		return len(p.stack) > 1
	}
}

// Arc gives governor and dependent of the arc that the action would build.
func (p *ParseState) Arc(a Action) (head, dep int32) {
	n := len(p.stack)
	if a == Left {
		return p.next, p.stack[n-1]
	}
	return p.stack[n-2], p.stack[n-1]
}

// Apply takes the action; the label is for arcs.
func (p *ParseState) Apply(a Action, label uint8) {
	if a == Shift {
		p.stack = append(p.stack, p.next)
		p.next++
		return
	}
	h, d := p.Arc(a)
	p.stack = p.stack[:len(p.stack)-1]
	p.Heads[d], p.Label[d] = h, label
	if a == Left {
		p.l2[h], p.l1[h] = p.l1[h], d
		p.lvalency[h]++
	} else {
		p.r2[h], p.r1[h] = p.r1[h], d
		p.rvalency[h]++
	}
}

// Costs sets, for every valid action, how many arcs of the gold tree it makes
// impossible (Goldberg and Nivre 2013). Gold heads are numbered as here.
func (p *ParseState) Costs(gold []int32, costs *[3]int) {
	n := len(p.stack)
	b := p.next
	*costs = [3]int{}
	if n == 0 {
		return
	}
	s0 := p.stack[n-1]
	var s1 int32
	if n > 1 {
		s1 = p.stack[n-2]
	}
	if h := gold[s0]; h == s1 && s1 != 0 || h > b {
		costs[Left]++
	}
	if h := gold[s0]; h >= b {
		costs[Right]++
	}
	for k := b; k < p.Root; k++ {
		if gold[k] == s0 {
			costs[Left]++
			costs[Right]++
		}
	}
	for i, s := range p.stack {
		if gold[s] == b {
			costs[Shift]++
		}
		if i < n-1 && b < p.Root && gold[b] == s {
			costs[Shift]++
		}
	}
	if b == p.Root {
		costs[Shift] = 0
	}
}

// maxParseFeatures bounds what the feature functions append.
const maxParseFeatures = 96

func (p *ParseState) stackAt(i int) int32 {
	if i < len(p.stack) {
		return p.stack[len(p.stack)-1-i]
	}
	return 0
}

func (p *ParseState) ahead(i int32) int32 {
	if b := p.next + i; b <= p.Root {
		return b
	}
	return 0
}

func distance(a, b int32) uint32 {
	d := uint32(b - a)
	switch {
	case d < 5:
		return d
	case d < 10:
		return 5
	case d < 20:
		return 6
	}
	return 7
}

// Features appends the features that choose the next action.
func (p *ParseState) Features(out []uint32) []uint32 {
	s0, s1, s2 := p.stackAt(0), p.stackAt(1), p.stackAt(2)
	b0, b1, b2, b3 := p.next, p.ahead(1), p.ahead(2), p.ahead(3)
	tag, low := p.tag, p.low
	s0t, s1t, s2t := tag[s0], tag[s1], tag[s2]
	b0t, b1t, b2t, b3t := tag[b0], tag[b1], tag[b2], tag[b3]
	s0w, s1w, s2w, b0w, b1w := low[s0], low[s1], low[s2], low[b0], low[b1]
	lab := p.Label
	s0l, s0r, s1l, s1r, b0l := p.l1[s0], p.r1[s0], p.l1[s1], p.r1[s1], p.l1[b0]
	s0l2, s0r2, b0l2, s1r2 := p.l2[s0], p.r2[s0], p.l2[b0], p.r2[s1]
	vs0, vs1, vb0 := uint32(p.lvalency[s0])|uint32(p.rvalency[s0])<<8, uint32(p.lvalency[s1])|uint32(p.rvalency[s1])<<8, uint32(p.lvalency[b0])
	d0, d1 := uint32(0), uint32(0)
	if s0 != 0 {
		d0 = distance(s0, b0) + 1
		if s1 != 0 {
			d1 = distance(s1, s0) + 1
		}
	}
	st := mix(s0t, b0t)
	s0c, s1c, b0c := p.clu[s0], p.clu[s1], p.clu[b0]
	s0c6, s1c6, b0c6, b1c6 := ClusterPrefix(uint16(s0c), 6), ClusterPrefix(uint16(s1c), 6), ClusterPrefix(uint16(b0c), 6), ClusterPrefix(uint16(p.clu[b1]), 6)
	return append(out,
		mix(s0w, 201), mix(s0t, 202), mix3(s0w, s0t, 203), mix(s1w, 204), mix(s1t, 205), mix3(s1w, s1t, 206),
		mix3(s2w, s2t, 207), mix(s2t, 208), mix(b0w, 209), mix(b0t, 210), mix3(b0w, b0t, 211), mix3(b1w, b1t, 212), mix(b1t, 213), mix(b2t, 214),
		mix3(low[b2], b2t, 215),
		mix(st, 216), mix3(s0w, b0w, 217), mix3(mix(s0w, s0t), b0t, 218), mix3(s0t, mix(b0w, b0t), 219), mix3(mix(s0w, b0w), st, 220),
		mix3(b0t, b1t, 221), mix3(s1t, s0t, 222), mix3(s1w, s0w, 223), mix3(mix(s1w, s1t), s0t, 224), mix3(s1t, mix(s0w, s0t), 225),
		mix3(s1t, b0t, 226), mix3(s1w, b0w, 227), mix3(s1w, b0t, 228), mix3(s1t, b0w, 229),
		mix3(mix(b0t, b1t), b2t, 230), mix3(st, b1t, 231), mix3(st, s1t, 232), mix3(mix(s0t, s1t), s2t, 233), mix3(mix(st, b1t), s1t, 234),
		mix3(mix(st, b1t), b2t, 235), mix3(st, s0w, mix(s1t, 236)), mix3(mix(b1t, b2t), b3t, 237), mix3(s0w, mix(b0t, b1t), 238), mix3(b0w, mix(s0t, b1t), 239), mix3(mix(s0t, b0t), b1w, 240),
		mix3(st, tag[s0l], 241), mix3(st, tag[s0r], 242), mix3(st, tag[b0l], 243), mix3(mix(s1t, s0t), tag[s1r], 244), mix3(mix(s1t, s0t), tag[s1l], 245), mix3(mix(s1t, s0t), tag[s0l], 246), mix3(mix(s1t, s0t), tag[s0r], 247),
		mix3(mix(s1t, s0t), mix(b0t, uint32(lab[s1r])), 248),
		mix3(s0t, uint32(lab[s0l]), 249), mix3(s0t, uint32(lab[s0r]), 250), mix3(s1t, uint32(lab[s1r]), 251), mix3(b0t, uint32(lab[b0l]), 252),
		mix3(s0w, uint32(lab[s0l])|uint32(lab[s0l2])<<8, 253), mix3(s0w, uint32(lab[s0r])|uint32(lab[s0r2])<<8, 254), mix3(b0w, uint32(lab[b0l])|uint32(lab[b0l2])<<8, 255), mix3(s1w, uint32(lab[s1r])|uint32(lab[s1r2])<<8, 256),
		mix3(low[s0l], st, 257), mix3(low[b0l], st, 258), mix3(low[s1r], mix(s1t, s0t), 259), mix3(low[s0r], st, 260),
		mix3(s0t, mix(b0t, d0), 261), mix3(s0w, d0, 262), mix3(b0w, d0, 263), mix3(mix(s0t, s1t), d1, 264), mix3(s0w, d1, 265),
		mix3(s0t, vs0, 266), mix3(s0w, vs0, 267), mix3(b0t, vb0, 268), mix3(s1t, vs1, 269), mix3(st, mix(vs0, vb0), 270), mix3(s1w, vs1, 271),
		mix3(s0c, b0c, 272), mix3(s0c6, b0c6, 273), mix3(s0c, b0t, 274), mix3(s0t, b0c, 275), mix3(s1c, s0c, 276), mix3(s1c6, mix(s0c6, b0c6), 277), mix3(s0c6, mix(b0c6, b1c6), 278), mix3(s1c6, mix(s0t, b0t), 279), mix3(s1c, s0t, 280), mix3(s1t, s0c, 281),
		mix3(tag[b0-1], mix(s0t, b0t), 282), mix3(s0t, mix(tag[min(s0+1, p.Root)], b0t), 283), mix3(low[b0-1], st, 284),
		mix3(mix(s1t, s0t), mix(uint32(lab[s0l]), uint32(lab[s0r])), 285), mix3(mix(st, s1t), mix(uint32(lab[s1l]), b1t), 286),
	)
}

// LabelFeatures appends the features that choose the relation of the arc from
// head to dep. Either may still get children.
func (p *ParseState) LabelFeatures(out []uint32, h, d int32) []uint32 {
	tag, low, lab := p.tag, p.low, p.Label
	dir := uint32(0)
	if h > d {
		dir = 1
	}
	dist := distance(min(h, d), max(h, d))<<1 | dir
	ht, dt, hw, dw := tag[h]<<1|dir, tag[d], low[h], low[d]
	hd := mix(ht, dt)
	dl, dl2, dr, hl, hr := p.l1[d], p.l2[d], p.r1[d], p.l1[h], p.r1[h]
	before, after := tag[d-1], tag[min(d+1, p.Root)]
	hb, ha := tag[max(h-1, 0)], tag[min(h+1, p.Root)]
	hc, dc := p.clu[h], p.clu[d]
	hc6, dc6 := ClusterPrefix(uint16(hc), 6), ClusterPrefix(uint16(dc), 6)
	hls, hrs := uint32(lab[hl])|uint32(lab[p.l2[h]])<<8, uint32(lab[hr])|uint32(lab[p.r2[h]])<<8
	return append(out,
		mix(dir, 301), mix(hd, 302), mix3(hw, dt, mix(dir, 303)), mix3(ht, dw, 304), mix3(hw, dw, mix(dir, 305)), mix3(hw, ht, 306), mix3(dw, dir, 307), mix3(dw, dt, 308),
		mix3(hd, dist, 309), mix3(dw, dist, 310), mix3(hw, dist, 311),
		mix3(hd, before, 312), mix3(hd, after, 313), mix3(hd, hb, 314), mix3(hd, ha, 315), mix3(hd, mix(before, after), 316),
		mix3(hd, low[dl], 317), mix3(hd, tag[dl], 318), mix3(hd, low[dr], 319), mix3(hd, tag[dr], 320), mix3(dw, low[dl], 321), mix3(hw, mix(low[dl], dir), 322),
		mix3(hd, uint32(lab[dl])|uint32(lab[dl2])<<8, 323), mix3(hd, uint32(lab[dr]), 324), mix3(hd, low[dl2], 325),
		mix3(hd, hls, 326), mix3(hd, hrs, 327), mix3(ht, hls|hrs<<16, 328), mix3(hw, hls, mix(dir, 329)), mix3(hw, hrs, mix(dir, 330)),
		mix3(hw, mix(dt, uint32(lab[dl])), 331), mix3(hc6, dc6, mix(dir, 332)), mix3(hc, dt, mix(dir, 333)), mix3(ht, dc, 334), mix3(hc, dc, mix(dir, 335)),
		mix3(p.suf[d], hd, 336), mix3(p.suf[h], dt, mix(dir, 337)), mix3(hd, mix(uint32(lab[dl]), uint32(lab[dr])), 338), mix3(low[d-1], hd, 339), mix3(low[min(d+1, p.Root)], hd, 340),
		mix3(hd, mix(tag[dl], low[dr]), 341), mix3(low[dl], dt, mix(hc6, 342)), mix3(uint32(p.lvalency[d]), uint32(p.rvalency[d]), hd),
		mix3(mix(low[dl], low[dl2]), hd, 343),
	)
}

// Parser builds dependency trees: greedy arc-hybrid with a classifier for
// actions and one for relations, then a revision of the whole and the placing
// of marks. Where the tags alone decide, in more than half of all cases, the
// classifiers are not asked.
type Parser struct {
	Labels   []string
	Usual    *Clusters // what the classifiers always choose in a context: action plus one, label
	Actions  *Weights
	Rels     *Weights
	Revision *Revision
	Marks    *Marks

	Watch func(context uint32, choice int) // told of every choice of the classifiers, while learning
}

// Parse completes the state.
func (p *Parser) Parse(s *ParseState) {
	var buf [maxParseFeatures]uint32
	for !s.Done() {
		a, lead := Shift, int32(0)
		switch {
		case len(s.stack) == 0:
		case s.next == s.Root && len(s.stack) > 1:
			a = Right
		case s.next == s.Root:
			a = Left
		default:
			if u := p.Usual.Of(s.Context()); u != 0 {
				a, lead = Action(u-1), math.MaxInt32
				break
			}
			var scores [MaxClasses]int32
			p.Actions.Add(s.Features(buf[:0]), &scores)
			a, lead = s.best(&scores)
			if p.Watch != nil {
				p.Watch(s.Context(), int(a))
			}
		}
		if a != Shift {
			s.lead[s.stackAt(0)] = lead
		}
		s.Apply(a, p.label(s, a, buf[:0]))
	}
}

func (p *Parser) label(s *ParseState, a Action, buf []uint32) uint8 {
	if a == Shift {
		return 0
	}
	h, d := s.Arc(a)
	if h == s.Root {
		return RootLabel
	}
	if u := p.Usual.Of(s.ArcContext(h, d)); u != 0 {
		s.relLead[d] = math.MaxInt32
		return uint8(u)
	}
	var scores [MaxClasses]int32
	p.Rels.Add(s.LabelFeatures(buf, h, d), &scores)
	best, lead := BestRelation(&scores, p.Rels.Classes)
	s.relLead[d] = lead
	if p.Watch != nil {
		p.Watch(s.ArcContext(h, d), best)
	}
	return uint8(best + 1)
}

// Context is a hash of the fine tags around the next action.
func (p *ParseState) Context() uint32 {
	s0 := p.stackAt(0)
	return mix3(mix3(p.tag[p.stackAt(1)], p.tag[s0], p.tag[p.next]), p.tag[p.ahead(1)], mix(bit(s0 == p.next-1), 291)) | 1
}

// ArcContext is a hash of the tags, order and nearness of governor and dependent.
func (p *ParseState) ArcContext(h, d int32) uint32 {
	return mix3(p.tag[h]<<1|bit(h > d), p.tag[d], mix(min(distance(min(h, d), max(h, d)), 4), 391)) | 1
}

// best is the valid action with the highest score, and its lead on the next.
func (p *ParseState) best(scores *[MaxClasses]int32) (Action, int32) {
	a, first, second := Shift, scores[Shift], int32(math.MinInt32)
	for b := Left; b < actions; b++ {
		switch v := scores[b]; {
		case !p.Valid(b):
		case v > first:
			a, first, second = b, v, first
		case v > second:
			second = v
		}
	}
	return a, first - second
}

// Finish revises a parsed tree and places its marks; mark tells which fine tags
// are punctuation.
func (p *Parser) Finish(c *MarkContext, s *ParseState, ws []Word, tags []uint8, mark []bool) {
	c.Reset(s, ws, tags, mark)
	p.Revision.Revise(c)
	p.Marks.Place(c)
}

// RootLabel is the label, plus one, of the root relation: the first of the list.
const RootLabel = 1

// LoadParser reads a model of the kind parse.
func LoadParser(m *Model) (*Parser, error) {
	p := &Parser{Labels: m.lines("labels"), Marks: &Marks{}}
	var heads, rels *Weights
	for _, x := range []struct {
		section string
		to      **Weights
	}{{"actions", &p.Actions}, {"relations", &p.Rels}, {"marks", &p.Marks.W}, {"governors", &heads}, {"last relations", &rels}} {
		w, err := m.weights(x.section)
		if err != nil {
			return nil, err
		}
		*x.to = w
	}
	p.Revision = NewRevision(heads, rels, p.Labels)
	var err error
	p.Usual, err = readClusters(m.Sections["usual"])
	return p, err
}
