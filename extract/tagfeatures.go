package extract

import "secondsource"

// Labels of the span tagger.
const (
	tagOutside = iota
	TagSource  // begins a source; the next label goes on with it
	tagSourceIn
	TagCue
	tagCueIn
	TagContent
	tagContentIn
	TagLabels
)

// edgeMark stands for the tokens before and after a sentence.
var edgeMark = Mark{Low: 0x51ed270b, Lemma: 0x51ed270b, Suf: 0x51ed270b, Shape: 0x51ed270b, Pos: 31, Rel: 63, Name: 15, Head: -1}

// near is the mark of token i+by in the sentence of token i.
func (l *Layout) near(i, by int) *Mark {
	m := &l.Marks[i]
	j := int32(i + by)
	if j < m.First || j >= m.Last {
		return &edgeMark
	}
	return &l.Marks[j]
}

// reach is a distance as a small number.
func reach(n int) uint32 {
	s := uint32(0)
	if n < 0 {
		s, n = 16, -n
	}
	switch {
	case n <= 3:
		return s + uint32(n)
	case n <= 5:
		return s + 4
	case n <= 8:
		return s + 5
	case n <= 12:
		return s + 6
	case n <= 20:
		return s + 7
	case n <= 40:
		return s + 8
	}
	return s + 9
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// TagFeatures appends the features of token i for the span tagger.
func (l *Layout) TagFeatures(out []uint32, i int) []uint32 {
	m := &l.Marks[i]
	m1, m2, p1, p2 := l.near(i, -1), l.near(i, -2), l.near(i, 1), l.near(i, 2)
	q, pos, lex := uint32(m.Quote), uint32(m.Pos), uint32(m.Lex)
	q1, q2 := uint32(m1.Quote), uint32(p1.Quote)
	pos1, pos2 := uint32(m1.Pos), uint32(p1.Pos)
	title := bit(m.Title)
	at := reach(i - int(m.First))
	prior := uint32(m.Prior)
	out = append(out,
		mix(m.Low, 1), mix(m1.Low, 2), mix(p1.Low, 3), mix(m2.Low, 4), mix(p2.Low, 5), mix3(m1.Low, m.Low, 6), mix3(m.Low, p1.Low, 7),
		mix(q, 8), mix3(q, m.Low, 9), mix3(m.Shape, q, 10), mix3(title, q, 11), mix3(at, q, 12), mix4(q1, q, q2, 13), mix3(title, m.Low, 14), mix(m.Suf, 15),
		mix(m.Lemma, 20), mix(pos, 21), mix3(pos1, pos, 22), mix3(pos, pos2, 23), mix4(pos1, pos, pos2, 24), mix(uint32(m.Name), 25),
		mix4(uint32(m1.Name), uint32(m.Name), uint32(p1.Name), 26), mix3(m1.Lemma, m.Lemma, 27), mix3(m.Lemma, p1.Lemma, 28),
		mix4(pos, pos2, uint32(p2.Pos), 29), mix4(uint32(m2.Pos), pos1, pos, 30), mix4(m.Lemma, pos, q, 31), mix3(p1.Lemma, pos, 32), mix3(m1.Lemma, pos, 33), mix4(pos, q, q1, 34),
		mix(lex, 40), mix4(lex, q, p1.Low, 41), mix3(lex, pos, 42), mix(prior, 43), mix4(prior, q, p1.Low, 44), mix3(prior, pos2, 45), mix3(prior, lex, 46),
		mix3(bit(m.Date), pos, 47), mix4(lex, pos, m1.Low, 48),
	)
	out = l.likelyNear(out, i)
	return l.treeFeatures(out, i)
}

// likelyNear adds the nearest likely cues on both sides in the sentence.
func (l *Layout) likelyNear(out []uint32, i int) []uint32 {
	m := &l.Marks[i]
	q, pos := uint32(m.Quote), uint32(m.Pos)
	for side := uint32(0); side < 2; side++ {
		by, found := 1, false
		if side == 0 {
			by = -1
		}
		for j, n := i+by, 1; j >= int(m.First) && j < int(m.Last) && n < 60; j, n = j+by, n+1 {
			x := &l.Marks[j]
			if !x.likely() || x.Quote >= quoteInside && m.Quote < quoteInside {
				continue
			}
			b := uint32(x.Prior)
			out = append(out, mix4(side, x.Lemma, q, 50), mix5(side, b, reach(n), q, 51), mix5(side, b, q, uint32(x.Quote), 52), mix5(side, b, pos, reach(n), 53))
			found = true
			break
		}
		if !found {
			out = append(out, mix3(side, q, 54))
		}
	}
	return out
}

// likely reports whether a token may well be a cue.
func (m *Mark) likely() bool { return m.Prior >= 3 }

func (l *Layout) treeFeatures(out []uint32, i int) []uint32 {
	m := &l.Marks[i]
	m1, p1 := l.near(i, -1), l.near(i, 1)
	q, pos, rel := uint32(m.Quote), uint32(m.Pos), uint32(m.Rel)
	kids := uint32(m.Kids)
	h, hh := &edgeMark, &edgeMark
	if m.Head >= 0 {
		h = &l.Marks[m.Head]
		if h.Head >= 0 {
			hh = &l.Marks[h.Head]
		}
	}
	hp := uint32(h.Prior)
	hk := uint32(h.Kids & (kidBit[secondsource.Ccomp] | kidBit[secondsource.Xcomp] | kidBit[secondsource.Parataxis] | kidBit[secondsource.Obj]))
	out = append(out,
		mix(rel, 60), mix3(rel, h.Lemma, 61), mix3(rel, uint32(h.Pos), 62), mix3(m.Lemma, rel, 63), mix3(rel, hp, 64),
		mix4(rel, uint32(h.Rel), hh.Lemma, 65), mix4(rel, uint32(h.Rel), hp, 66), mix3(kids, pos, 67), mix3(kids, m.Lemma, 68), mix4(kids, uint32(m.Prior), uint32(m.Lex), 69),
		mix4(rel, hk, hp, 70), mix3(rel, hk, 71), mix4(kids, rel, pos, 72), mix4(uint32(h.Lex), rel, q, 73),
		mix4(bit(m1.Head > int32(i)), bit(p1.Head >= 0 && p1.Head < int32(i)), pos, 89),
	)
	return l.climb(out, i)
}

// clausal are the relations that a path through the tree keeps.
var clausal = func() (t [64]bool) {
	for _, r := range []secondsource.Deprel{secondsource.Ccomp, secondsource.Xcomp, secondsource.Parataxis, secondsource.Advcl, secondsource.Acl,
		secondsource.AclRelcl, secondsource.Nsubj, secondsource.NsubjPass, secondsource.Dep, secondsource.Conj, secondsource.Nmod,
		secondsource.NmodPoss, secondsource.Obj, secondsource.Obl, secondsource.Appos} {
		t[r] = true
	}
	return
}()

// climb walks up the tree over the likely cues above token i.
func (l *Layout) climb(out []uint32, i int) []uint32 {
	m1, p1, q, pos := l.near(i, -1), l.near(i, 1), uint32(l.Marks[i].Quote), uint32(l.Marks[i].Pos)
	path, last, level := uint32(0), uint8(63), uint32(0)
	j, root := i, i
	for steps := 0; l.Marks[j].Head >= 0 && steps < 40; steps++ {
		x := &l.Marks[j]
		root = int(x.Head)
		if steps < 14 && level < 3 {
			if clausal[x.Rel&63] && x.Rel != last {
				path, last = mix(path, uint32(x.Rel)), x.Rel
			}
			g := &l.Marks[x.Head]
			if g.likely() {
				level++
				side, b := bit(i > int(x.Head)), uint32(g.Prior)
				out = append(out, mix5(path, b, side, level, 74), mix5(path, g.Lemma, side, level, 75), mix5(mix(uint32(x.Rel), side), b, q, uint32(g.Quote), 76+level))
				if level == 1 {
					out = append(out, mix4(uint32(x.Rel), g.Lemma, pos, 84), mix5(path, b, side, p1.Low, 85), mix5(path, b, side, m1.Low, 86), mix5(path, uint32(g.Lex), side, q, 87))
				}
			}
		}
		j = int(x.Head)
	}
	if level == 0 {
		out = append(out, mix3(path, q, 88))
	}
	r := &l.Marks[root]
	return append(out, mix3(r.Lemma, q, 90), mix4(uint32(r.Prior), q, reach(root-i), 91))
}

// MaxFeatures bounds what the feature functions append.
const MaxFeatures = 128
