package annotate

import "secondsource"

// NameTypes are the types of names, in the order of their labels.
var nameTypes = [...]string{"PER", "ORG", "LOC", "NORP", "MISC"}

// Labels of the name tagger: 0 is outside; then for every type begin, inside,
// last and single.
const (
	NameBegin = iota
	NameInside
	NameLast
	NameSingle
	NameLabels = 1 + 4*len(nameTypes)
)

// NameLabel is the label of a position in a name of a type, -1 for an unknown type.
func NameLabel(typ string, position int) int {
	for i, t := range nameTypes {
		if t == typ {
			return 1 + 4*i + position
		}
	}
	return -1
}

// splitNameLabel is the reverse of NameLabel; the type is -1 outside.
func splitNameLabel(l int) (typ, position int) {
	if l == 0 {
		return -1, 0
	}
	return (l - 1) / 4, (l - 1) % 4
}

// SplitNameLabel gives the type of a label, "" outside a name, and the position.
func SplitNameLabel(l int) (typ string, position int) {
	t, p := splitNameLabel(l)
	if t < 0 {
		return "", -1
	}
	return nameTypes[t], p
}

// nameFollows reports whether label b may follow label a.
func nameFollows(a, b int) bool {
	ta, pa := splitNameLabel(a)
	tb, pb := splitNameLabel(b)
	inside := ta >= 0 && (pa == NameBegin || pa == NameInside)
	goesOn := tb >= 0 && (pb == NameInside || pb == NameLast)
	if inside {
		return goesOn && ta == tb
	}
	return !goesOn
}

// NameContext is the sentence in which names are sought.
type NameContext struct {
	Words []Word
	Tags  []uint8
	Style Style

	lists  *Clusters
	listed []uint32 // the lists of names that a capitalised word stands in, as bits; two words of edge on both sides
}

// Reset takes up a new sentence with its fine tags; lists are those of the Namer.
func (c *NameContext) Reset(ws []Word, tags []uint8, lists *Clusters) {
	c.Words, c.Tags, c.Style, c.lists = ws, tags, StyleOf(ws), lists
	c.listed = grow(c.listed, len(ws)+4)
	for i := range ws {
		if ws[i].Flags&HasUpper != 0 {
			c.listed[i+2] = uint32(lists.Of(ws[i].Low))
		}
	}
}

func (c *NameContext) at(i int) (*Word, uint32) {
	if i < 0 || i >= len(c.Words) {
		return &edge, 255
	}
	return &c.Words[i], uint32(c.Tags[i])
}

const maxNameFeatures = 80

// Features appends the features of word i that do not depend on other labels.
func (c *NameContext) Features(out []uint32, i int) []uint32 {
	w, t := c.at(i)
	l1, t1 := c.at(i - 1)
	l2, t2 := c.at(i - 2)
	r1, u1 := c.at(i + 1)
	r2, u2 := c.at(i + 2)
	first := uint32(c.Style) << 1
	if i == 0 || i == 1 && l1.Flags&IsMark != 0 {
		first |= 1
	}
	cl, c4, c6, c10 := uint32(w.Cluster), ClusterPrefix(w.Cluster, 4), ClusterPrefix(w.Cluster, 6), ClusterPrefix(w.Cluster, 10)
	lc, rc := ClusterPrefix(l1.Cluster, 8), ClusterPrefix(r1.Cluster, 8)
	g, gl, gl2, gr, gr2 := c.listed[i+2], c.listed[i+1], c.listed[i], c.listed[i+3], c.listed[i+4]
	return append(out,
		mix(w.Low, 401), mix3(w.Form, first, 402), mix(w.Suf2, 403), mix(w.Suf3, 404), mix(w.Suf4, 405), mix(w.Pre2, 406), mix(w.Pre3, 407),
		mix3(w.Shape, first, 408), mix(t, 409), mix3(t, first, mix(w.Shape, 410)), mix3(w.Low, t, 411),
		mix(l1.Low, 412), mix(l2.Low, 413), mix(r1.Low, 414), mix(r2.Low, 415),
		mix3(l1.Low, w.Shape, 416), mix3(r1.Low, w.Shape, 417), mix3(l1.Low, w.Low, 418), mix3(w.Low, r1.Low, 419), mix3(l1.Low, r1.Low, mix(w.Shape, 420)),
		mix3(l1.Shape, w.Shape, r1.Shape), mix3(l1.Shape, w.Shape, 422), mix3(w.Shape, r1.Shape, 423),
		mix3(t1, t, 424), mix3(t, u1, 425), mix3(t1, t, mix(u1, 426)), mix3(t2, t1, mix(t, 427)), mix3(t, u1, mix(u2, 428)),
		mix(cl, 429), mix(c4, 430), mix(c6, 431), mix(c10, 432), mix3(cl, w.Shape, 433),
		mix(lc, 434), mix(rc, 435), mix3(lc, c6, 436), mix3(rc, c6, 437), mix3(uint32(l1.Cluster), w.Shape, 438), mix3(uint32(r1.Cluster), w.Shape, 439),
		mix3(l1.Suf3, w.Shape, 440), mix3(r1.Suf3, w.Shape, 441), mix3(l2.Low, l1.Low, mix(w.Shape, 442)), mix3(r1.Low, r2.Low, mix(w.Shape, 443)),
		mix(r1.Form, 444), mix(l1.Form, 445), mix3(w.Suf3, w.Shape, 446), mix3(ClusterPrefix(l2.Cluster, 6), lc, mix(c4, 447)), mix3(ClusterPrefix(r2.Cluster, 6), rc, mix(c4, 448)),
		mix3(g, t, 470), mix3(g, gl, 471), mix3(g, gr, 472), mix3(gl, g, mix(gr, 473)), mix3(g, l1.Low, 474), mix3(g, r1.Low, 475), mix3(gl, w.Shape, 476), mix3(gr, w.Shape, 477), mix3(g, first, 478),
		mix3(gl2, gl, mix(g, 479)), mix3(g, gr, mix(gr2, 480)), mix3(g, c4, 481), mix3(g, w.Suf3, 482),
	)
}

// plain reports whether word i, in a sentence of running text, has neither
// capitals nor digits and is no word of names.
func (n *Namer) plain(c *NameContext, i int) bool {
	if c.Style != Running || i < 0 || i >= len(c.Words) {
		return c.Style == Running
	}
	return c.Words[i].Flags&(HasUpper|AllUpper|Mixed|HasDigit) == 0 && n.Words.Of(c.Words[i].Low) == 0
}

// nameDoubt is how much every word is taken to be outside of names beforehand:
// a missed name costs less here than a made-up one. From 0 to 400 the score moves
// by less than half a point.
const nameDoubt = 100

// NameTransition is the feature of the label before, plus nothing else.
func NameTransition(prev int) uint32 { return mix(uint32(prev), 461) }

// Namer finds names: an averaged structured perceptron over begin, inside, last
// and single labels of each type (Collins 2002), with the best legal sequence
// of the sentence.
type Namer struct {
	W     *Weights
	Words *Clusters // words that names are made of, in small letters too
	Lists *Clusters // the lists of names that a word stands in, as bits
	trans [NameLabels][NameLabels]int32
}

// NameLattice finds the best sequence of labels; its buffers are kept.
type NameLattice struct {
	scores [][NameLabels]int32
	back   [][NameLabels]uint8
}

// Reset takes up a sentence of n words.
func (l *NameLattice) Reset(n int) {
	l.scores, l.back = grow(l.scores, n), grow(l.back, n)
}

// Set gives the scores of the labels of word i.
func (l *NameLattice) Set(i int, s *[MaxClasses]int32) { copy(l.scores[i][:], s[:NameLabels]) }

const (
	impossible = -1 << 30
	sureScore  = 1 << 20
)

// Best fills labels with the best legal sequence under the scores and the
// weights of one label after another.
func (l *NameLattice) Best(trans *[NameLabels][NameLabels]int32, labels []uint8) {
	n := len(l.scores)
	if n == 0 {
		return
	}
	for b := range NameLabels {
		if !nameFollows(0, b) {
			l.scores[0][b] = impossible
		} else {
			l.scores[0][b] += trans[0][b]
		}
	}
	for i := 1; i < n; i++ {
		prev, cur, back := &l.scores[i-1], &l.scores[i], &l.back[i]
		for b := range NameLabels {
			best := int32(impossible)
			for _, a := range nameBefore[b] {
				if v := prev[a] + trans[a][b]; v > best {
					best, back[b] = v, a
				}
			}
			cur[b] = max(cur[b]+best, impossible)
		}
	}
	last := &l.scores[n-1]
	best := 0
	for b := range NameLabels {
		if nameFollows(b, 0) && last[b] > last[best] {
			best = b
		}
	}
	for i := n - 1; i >= 0; i-- {
		labels[i] = uint8(best)
		best = int(l.back[i][best])
	}
}

// nameBefore lists for every label those that it may follow.
var nameBefore = func() (out [NameLabels][]uint8) {
	for b := range NameLabels {
		for a := range NameLabels {
			if nameFollows(a, b) {
				out[b] = append(out[b], uint8(a))
			}
		}
	}
	return
}()

// Name sets labels[i] for every word of the context.
func (n *Namer) Name(c *NameContext, l *NameLattice, labels []uint8) {
	var buf [maxNameFeatures]uint32
	l.Reset(len(c.Words))
	for i := range c.Words {
		var scores [MaxClasses]int32
		if n.plain(c, i-1) && n.plain(c, i) && n.plain(c, i+1) {
			scores[0] = sureScore // no name stands far from capitals, digits and words of names
		} else {
			n.W.Add(c.Features(buf[:0], i), &scores)
			scores[0] += nameDoubt
		}
		l.Set(i, &scores)
	}
	l.Best(&n.trans, labels)
}

// Transitions is the table of the weights of one label after another.
func Transitions(add func(feats []uint32, scores *[MaxClasses]int32)) *[NameLabels][NameLabels]int32 {
	t := new([NameLabels][NameLabels]int32)
	for a := range NameLabels {
		var scores [MaxClasses]int32
		add([]uint32{NameTransition(a)}, &scores)
		copy(t[a][:], scores[:])
	}
	return t
}

// LoadNamer reads a model of the kind names.
func LoadNamer(m *Model) (*Namer, error) {
	w, err := m.weights("weights")
	if err != nil {
		return nil, err
	}
	words, err := readClusters(m.Sections["words"])
	if err != nil {
		return nil, err
	}
	lists, err := readClusters(m.Sections["lists"])
	return &Namer{W: w, Words: words, Lists: lists, trans: *Transitions(w.Add)}, err
}

// appendNames turns the labels of a sentence's tokens into names.
func appendNames(out []secondsource.Name, toks []secondsource.Token, labels []uint8) []secondsource.Name {
	start := 0
	for i, l := range labels {
		typ, pos := splitNameLabel(int(l))
		if typ < 0 {
			continue
		}
		if pos == NameBegin || pos == NameSingle {
			start = i
		}
		if pos == NameLast || pos == NameSingle {
			span := secondsource.Span{Start: toks[start].Span.Start, End: toks[i].Span.End}
			out = append(out, secondsource.Name{Span: span, Type: nameTypes[typ]})
		}
	}
	return out
}
