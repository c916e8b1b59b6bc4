package extract

import "secondsource"

// Labels of the role tagger.
const (
	RoleOutside = iota
	RoleSource
	RoleSourceIn
	RoleContent
	RoleContentIn
	RoleLabels
)

// Spot is a place where a report may be: the tokens of its cue, both included.
type Spot struct {
	First, Last, Main int
	P                 float32 // probability of a cue, by the span tagger
}

// Guess is what the span tagger thinks of a token: 0 outside, 1 source, 2 cue, 3
// content, times four, plus how sure it is; and whether a span begins.
type Guess struct {
	Kind, Level uint8
	Begins      bool
}

func (g Guess) code() uint32 { return uint32(g.Kind)<<3 | uint32(g.Level)<<1 | bit(g.Begins) }

// GuessOf sums up the marginal probabilities of the span tagger's labels.
func GuessOf(m []float32) Guess {
	p := [4]float32{m[0], m[1] + m[2], m[3] + m[4], m[5] + m[6]}
	k := 0
	for i := range p {
		if p[i] > p[k] {
			k = i
		}
	}
	g := Guess{Kind: uint8(k)}
	switch {
	case p[k] > 0.95:
		g.Level = 3
	case p[k] > 0.8:
		g.Level = 2
	case p[k] > 0.6:
		g.Level = 1
	}
	g.Begins = k > 0 && m[2*k-1] > m[2*k]
	return g
}

// Roles is the view from one cue on the tokens around it.
type Roles struct {
	*Layout
	Guesses     []Guess // of all tokens of the document
	Spot        Spot
	First, Last int // the tokens in view, [First,Last)

	views  []roleView // of the tokens in view
	up     [8]int32   // the cue and its ancestors
	upPath [8]uint32
	ups    int
}

// roleView is where a token stands from the cue: below which of the cue's
// ancestors, by which relation, how deep; and what lies between.
type roleView struct {
	top              int32 // the child of the common ancestor above the token
	anc, rel, depth  uint8
	path             uint32
	cues, commas, qs uint8
	known            bool
}

const elsewhere = 15 // another tree

// maxView bounds the tokens in view: about so many on either side of the cue's
// sentence, and twice as many on either side of the cue.
const maxView = 120

// Look takes up a cue.
func (v *Roles) Look(s Spot, u Unit) {
	v.Spot = s
	m := &v.Marks[s.Main]
	v.First, v.Last = v.reachOf(s, u)
	v.up[0], v.ups = int32(s.Main), 1
	path := uint32(7)
	v.upPath[0] = path
	for h := m.Head; h >= 0 && v.ups < len(v.up); h = v.Marks[h].Head {
		path = mix(path, uint32(v.Marks[v.up[v.ups-1]].Rel))
		v.up[v.ups], v.upPath[v.ups] = h, path
		v.ups++
	}
	n := v.Last - v.First
	if cap(v.views) < n {
		v.views = make([]roleView, n, 2*n)
	}
	v.views = v.views[:n]
	clear(v.views)
	for i := range v.views {
		v.place(i)
	}
	v.between(s.First-1, v.First-1, -1)
	v.between(s.Last+1, v.Last, 1)
}

// reachOf gives the tokens in view of a cue: its sentence, with the sentences
// before and after it as long as quotations lead there.
func (v *Roles) reachOf(s Spot, u Unit) (first, last int) {
	m := &v.Marks[s.Main]
	first, last = min(int(m.First), s.First), max(int(m.Last), s.Last+1)
	for first > u.First && int(m.First)-first < maxView && v.Marks[first-1].Quote != quoteNone {
		first = int(v.Marks[first-1].First)
	}
	for last < u.Last && last-int(m.Last) < maxView && v.Marks[last].Quote != quoteNone {
		last = int(v.Marks[last].Last)
	}
	return max(first, s.First-2*maxView), min(last, s.Last+2*maxView)
}

// between counts what lies between the cue and the tokens from a on.
func (v *Roles) between(a, end, by int) {
	var w roleView
	for i := a; i != end; i += by {
		x := &v.views[i-v.First]
		x.cues, x.commas, x.qs = w.cues, w.commas, w.qs
		m := &v.Marks[i]
		if v.Guesses[i].Kind == 2 && v.Guesses[i].Begins && w.cues < 3 {
			w.cues++
		}
		if m.Low == commaHash && w.commas < 4 {
			w.commas++
		}
		if (m.Quote == quoteOpen || m.Quote == quoteClose) && w.qs < 4 {
			w.qs++
		}
	}
}

var commaHash = hashOf([]byte(","))

// place finds the common ancestor of token First+i and the cue.
func (v *Roles) place(i int) {
	j := int32(v.First + i)
	x := &v.views[i]
	if x.known {
		return
	}
	x.known = true
	m := &v.Marks[j]
	for k := range v.ups {
		if v.up[k] == j {
			x.anc, x.rel, x.top = uint8(k), 62, j
			return
		}
	}
	if m.Head < 0 || int(m.Head) < v.First || int(m.Head) >= v.Last || m.First != v.Marks[v.Spot.Main].First {
		x.anc, x.rel, x.top = elsewhere, m.Rel, j
		if m.Head >= 0 && int(m.Head) >= v.First && int(m.Head) < v.Last {
			x.depth = 1
		}
		return
	}
	for k := range v.ups {
		if v.up[k] == m.Head {
			x.anc, x.rel, x.top, x.path = uint8(k), m.Rel, j, mix(v.upPath[k], uint32(m.Rel))
			return
		}
	}
	h := int(m.Head) - v.First
	v.place(h)
	y := &v.views[h]
	x.anc, x.rel, x.top, x.depth = y.anc, y.rel, y.top, min(y.depth+1, 15)
	x.path = y.path
	if clausal[m.Rel&63] {
		x.path = mix(y.path, uint32(m.Rel))
	}
}

// viewOf is the view of a token, of an empty place outside the view.
func (v *Roles) viewOf(i int) roleView {
	if i < v.First || i >= v.Last {
		return roleView{top: -2, anc: 14}
	}
	return v.views[i-v.First]
}

// Features appends the features of token i for the role tagger.
func (v *Roles) Features(out []uint32, i int) []uint32 {
	m, x, c := &v.Marks[i], v.viewOf(i), &v.Marks[v.Spot.Main]
	m1, p1 := v.near(i, -1), v.near(i, 1)
	x1, x2 := v.viewOf(i-1), v.viewOf(i+1)
	side, gap, sent := v.direction(i)
	q, pos := uint32(m.Quote), uint32(m.Pos)
	where := side | sent<<2
	up, rel, depth := uint32(x.anc), uint32(x.rel), min(uint32(x.depth), 3)
	tree := mix4(up, rel, side, 100)
	g := v.guess(i).code()
	gk := uint32(v.guess(i).Kind)
	g1, g2 := v.guess(i-1).code(), v.guess(i+1).code()
	cq := uint32(c.Quote)
	cues, commas, qs := uint32(x.cues), uint32(x.commas), uint32(x.qs)
	cut1, cut2 := bit(x1.top != x.top), bit(x2.top != x.top)
	cls := mix(uint32(c.Lex), uint32(c.Pos))
	out = append(out,
		mix(where, 101), mix3(where, gap, 102), mix4(where, q, cq, 103), mix4(where, m.Low, 0, 104), mix4(where, pos, 0, 105), mix4(where, m1.Low, q, 106), mix4(where, p1.Low, q, 107),
		mix4(where, uint32(m1.Pos), pos, 108), mix4(where, pos, uint32(p1.Pos), 109), mix4(where, uint32(m1.Pos), mix(pos, uint32(p1.Pos)), 110),
		mix3(tree, depth, 111), mix3(tree, c.Lemma, 112), mix3(tree, cls, 113), mix3(tree, pos, 114), mix3(tree, m.Low, 115), mix4(tree, q, cq, 116), mix3(x.path, side, 117), mix4(x.path, side, c.Lemma, 118), mix4(x.path, side, cls, 119),
		mix5(tree, depth, cut1, cut2, 120), mix4(tree, mix(uint32(x1.anc), uint32(x1.rel)), cut1, 121), mix4(tree, mix(uint32(x2.anc), uint32(x2.rel)), cut2, 122), mix4(tree, cut1, m1.Low, 123), mix4(tree, cut2, p1.Low, 124),
		mix(g, 130), mix3(g, where, 131), mix4(g1, g, g2, 132), mix4(g, where, cues, 133), mix3(g, tree, 134), mix4(g, q, where, 135), mix4(gk, where, mix(cues, commas), 136), mix4(g, m.Low, side, 137), mix3(g, cls, 138),
		mix4(gk, where, mix(cues, qs), 139),
		mix4(where, cues, qs, 140), mix4(where, commas, q, 141), mix5(where, cues, commas, qs, 142), mix4(where, qs, mix(q, cq), 143), mix3(where, bit(m.QuoteOf >= 0 && m.QuoteOf == c.QuoteOf), 144),
		mix3(side, mix(c.Lemma, gap), 145), mix4(where, c.Lemma, q, 146), mix4(where, c.Lemma, pos, 147), mix4(where, cls, q, 148), mix4(where, c.Lemma, m.Low, 149),
		mix4(where, uint32(m.Name), pos, 150), mix3(where, m.Suf, 151), mix3(where, bit(m.Date), 152), mix4(where, m1.Low, m.Low, 153), mix4(where, m.Low, p1.Low, 154),
	)
	return v.edges(out, i, where, tree)
}

func (v *Roles) guess(i int) Guess {
	if i < 0 || i >= len(v.Guesses) {
		return Guess{Kind: 3, Level: 1}
	}
	return v.Guesses[i]
}

// direction tells on which side of the cue a token stands (1 before, 2 after, 0
// in it), how far, and in which sentence.
func (v *Roles) direction(i int) (side, gap, sent uint32) {
	m, c := &v.Marks[i], &v.Marks[v.Spot.Main]
	switch {
	case i < v.Spot.First:
		side, gap = 1, reach(v.Spot.First-i)
	case i > v.Spot.Last:
		side, gap = 2, reach(i-v.Spot.Last)
	}
	switch {
	case m.First == c.First:
	case m.Last == c.First || m.First == c.Last:
		sent = 1
	default:
		sent = 2
	}
	return
}

// edges adds what marks beginnings and ends: the sentence's, the tree's, the cue's.
func (v *Roles) edges(out []uint32, i int, where, tree uint32) []uint32 {
	m, c := &v.Marks[i], &v.Marks[v.Spot.Main]
	s, e := &v.Marks[v.Spot.First], v.Spot
	atStart, atEnd := reach(i-int(m.First)), reach(int(m.Last)-1-i)
	x := v.viewOf(i)
	lo, hi := uint32(0), uint32(0)
	if t := x.top; t >= 0 && x.anc != elsewhere {
		top := &v.Marks[t]
		lo, hi = bit(int(top.Lo) == i), bit(int(top.Hi) == i)
	}
	first := &v.Marks[m.First]
	lead := mix3(uint32(first.Quote), uint32(first.Pos), bit(e.First == int(c.First)))
	before, after := v.near(e.First, -1), v.near(e.Last, 1)
	return append(out,
		mix3(where, min(atStart, 3), 160), mix3(where, min(atEnd, 3), 161), mix5(tree, lo, hi, 0, 162), mix5(where, lo, hi, uint32(m.Pos), 163),
		mix4(where, lead, uint32(m.Quote), 164), mix4(where, before.Low, uint32(m.Quote), 165), mix4(where, after.Low, uint32(m.Quote), 166), mix4(where, mix(uint32(before.Pos), uint32(after.Pos)), uint32(x.commas), 167),
		mix4(where, uint32(c.Kids), uint32(c.Rel), 168), mix3(tree, uint32(c.Kids), 169), mix4(where, bit(c.Title), mix(uint32(x.commas), atStart), 170),
		mix4(where, uint32(s.Pos), mix(atStart, uint32(x.cues)), 171), mix4(tree, uint32(secondsource.Deprel(m.Rel)), min(uint32(x.depth), 2), 172),
		mix4(where, uint32(v.Marks[m.First].Quote), mix(uint32(x.qs), uint32(m.Quote)), 173),
	)
}
