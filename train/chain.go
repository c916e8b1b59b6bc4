package train

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"secondsource/extract"
)

// chain is a linear-chain conditional random field over hashed binary features
// (Lafferty et al. 2001), fitted by stochastic gradients with steps that shrink
// for what is seen often (AdaGrad) and over time.
type chain struct {
	labels int
	follow func(a, b int) bool // whether label b may follow a; a is -1 at the beginning
	index  map[uint32]int32
	w      []float32 // labels weights a row
	sum    []float32 // a row's squared gradients
	trans  []float32 // (labels+1) rows; the last is the beginning
	tsum   []float32
	pair   []float64
}

// strip is one sequence to learn from: the rows of its tokens' features, and the
// gold labels.
type strip struct {
	rows []int32
	off  []int32 // of token i: rows[off[i]:off[i+1]]
	gold []uint8
	// Tokens from shut to open are outside.
	shut, open int
}

func (s *strip) at(i int) []int32 { return s.rows[s.off[i]:s.off[i+1]] }

// chainOptions steers a fit.
type chainOptions struct {
	epochs int
	rate   float64
	least  int     // times a feature must be seen to be learnt
	l2     float64 // pull towards zero in a step
	drop   float64 // share of the features that a step leaves out, by chance
}

func newChain(labels int, follow func(a, b int) bool) *chain {
	return &chain{labels: labels, follow: follow, index: map[uint32]int32{}}
}

// learn makes rows for the features seen often enough.
func (c *chain) learn(counts map[uint32]int32, least int) {
	keys := make([]uint32, 0, len(counts))
	for f, n := range counts {
		if int(n) >= least {
			keys = append(keys, f)
		}
	}
	slices.Sort(keys)
	for i, f := range keys {
		c.index[f] = int32(i)
	}
	c.w = make([]float32, len(keys)*c.labels)
	c.sum = make([]float32, len(keys))
	c.trans = make([]float32, (c.labels+1)*c.labels)
	c.tsum = make([]float32, (c.labels+1)*c.labels)
}

// rowsOf turns features into rows, leaving out those not learnt.
func (c *chain) rowsOf(out []int32, feats []uint32) []int32 {
	for _, f := range feats {
		if r, ok := c.index[f]; ok {
			out = append(out, r)
		}
	}
	return out
}

// scores computes the scores of a strip's labels.
func (c *chain) scores(s *strip, l *extract.Lattice) {
	n, k := len(s.gold), c.labels
	l.Reset(n, k)
	for i := range n {
		row := l.Score[i*k : i*k+k]
		for _, r := range s.at(i) {
			w := c.w[int(r)*k : int(r)*k+k]
			for y := range row {
				row[y] += w[y]
			}
		}
	}
}

// sums computes the probabilities of a strip's labels.
func (c *chain) sums(s *strip, l *extract.Lattice) []float64 {
	expT := extract.ExpTransitions(c.trans, c.labels, c.follow)
	l.Forward(expT, s.shut, s.open)
	l.Backward(expT)
	return expT
}

// step takes one gradient step on a strip.
func (c *chain) step(s *strip, l *extract.Lattice, o chainOptions, rate float64) {
	if len(s.gold) == 0 {
		return
	}
	c.scores(s, l)
	expT := c.sums(s, l)
	n, k := l.N, l.K
	c.stepTrans(s, l, expT, rate)
	for i := range n {
		y, m := int(s.gold[i]), l.Marg[i*k:i*k+k]
		if m[y] > 0.998 {
			continue
		}
		m[y]--
		sq := 0.0
		for _, g := range m {
			sq += g * g
		}
		for _, row := range s.at(i) {
			c.sum[row] += float32(sq)
			eta := float32(rate / math.Sqrt(float64(c.sum[row])+1e-6))
			w := c.w[int(row)*k : int(row)*k+k]
			for b := range w {
				w[b] -= eta * (float32(m[b]) + float32(o.l2)*w[b])
			}
		}
	}
}

// stepTrans moves the scores of one label after another.
func (c *chain) stepTrans(s *strip, l *extract.Lattice, expT []float64, rate float64) {
	n, k := l.N, l.K
	c.pair = c.pair[:0]
	c.pair = append(c.pair, make([]float64, (k+1)*k)...)
	for y := range k {
		c.pair[k*k+y] += l.Marg[y]
	}
	for i := 1; i < n; i++ {
		z := 0.0
		for pass := range 2 {
			for a := range k {
				for b := range k {
					v := l.Alpha[(i-1)*k+a] * expT[a*k+b] * l.Emit[i*k+b] * l.Beta[i*k+b]
					if pass == 0 {
						z += v
					} else {
						c.pair[a*k+b] += v / z
					}
				}
			}
		}
	}
	prev := k
	for _, y := range s.gold {
		c.pair[prev*k+int(y)]--
		prev = int(y)
	}
	for t, g := range c.pair {
		c.tsum[t] += float32(g * g)
		if g != 0 {
			c.trans[t] -= float32(rate * g / math.Sqrt(float64(c.tsum[t])+1e-6))
		}
	}
}

// fit runs the epochs over the strips.
func (c *chain) fit(strips []*strip, o chainOptions, seed uint64) {
	r := newRand(seed)
	order := r.Perm(len(strips))
	var l extract.Lattice
	var thin strip
	steps, total := 0, o.epochs*len(strips)
	for range o.epochs {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			rate := o.rate * (1 - 0.95*float64(steps)/float64(total))
			c.step(thinned(strips[i], &thin, o.drop, r), &l, o, rate)
			steps++
		}
	}
	for i := range c.w {
		c.w[i] *= float32(1 - o.drop)
	}
}

// thinned gives a strip with a share of its features left out by chance, so that no
// feature learns to lean on others (dropout, Srivastava et al. 2014); buf is used.
func thinned(s, buf *strip, share float64, r *rand.Rand) *strip {
	if share == 0 {
		return s
	}
	*buf = strip{rows: buf.rows[:0], off: buf.off[:0], gold: s.gold, shut: s.shut, open: s.open}
	least := uint32(share * (1 << 32))
	for i := range s.gold {
		buf.off = append(buf.off, int32(len(buf.rows)))
		for _, row := range s.at(i) {
			if r.Uint32() >= least {
				buf.rows = append(buf.rows, row)
			}
		}
	}
	buf.off = append(buf.off, int32(len(buf.rows)))
	return buf
}

// rows gives the weights of all features learnt.
func (c *chain) rows() []extract.WeightRow {
	out := make([]extract.WeightRow, 0, len(c.index))
	for f, r := range c.index {
		out = append(out, extract.WeightRow{Feature: f, W: c.w[int(r)*c.labels : int(r+1)*c.labels]})
	}
	slices.SortFunc(out, func(x, y extract.WeightRow) int { return cmp.Compare(x.Feature, y.Feature) })
	return out
}

// append writes the weights in the form in which they are used.
func (c *chain) append(b []byte, cut int) []byte {
	return extract.AppendWeights(b, c.labels, c.trans, c.rows(), cut)
}
