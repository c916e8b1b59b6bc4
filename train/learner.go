package train

import (
	"math"
	"runtime"
	"sort"
	"sync"

	"secondsource/annotate"
)

// Learner is an averaged perceptron over hashed binary features (Collins 2002).
// It keeps a row for a feature from the first mistake that the feature had a
// part in.
type Learner struct {
	classes int
	index   map32
	w       []int32
	sum     []int64 // sum over time of the changes, for averaging
	clock   int64
}

// NewLearner gives a learner of so many classes.
func NewLearner(classes int) *Learner { return &Learner{classes: classes, clock: 1} }

// Tick marks that one more example has been seen.
func (l *Learner) Tick() { l.clock++ }

// Add adds the rows of the features to the scores.
func (l *Learner) Add(feats []uint32, scores *[annotate.MaxClasses]int32) {
	for _, f := range feats {
		r, ok := l.index.get(f)
		if !ok {
			continue
		}
		row := l.w[int(r)*l.classes:][:l.classes]
		for c, v := range row {
			scores[c] += v
		}
	}
}

// Update moves the weights of one class.
func (l *Learner) Update(feats []uint32, class int, by int32) {
	for _, f := range feats {
		r, ok := l.index.get(f)
		if !ok {
			r = l.index.put(f)
			l.w = append(l.w, make([]int32, l.classes)...)
			l.sum = append(l.sum, make([]int64, l.classes)...)
		}
		at := int(r)*l.classes + class
		l.w[at] += by
		l.sum[at] += l.clock * int64(by)
	}
}

// Mean is the mean of several fits' averaged weights. A linear model that is
// the mean of many is as good as their vote and costs as one.
type Mean struct {
	classes int
	index   map32
	w       []float32
	fits    int
}

// Take adds a fit.
func (m *Mean) Take(l *Learner) {
	m.classes = l.classes
	m.fits++
	for slot, r := range l.index.vals {
		if r < 0 {
			continue
		}
		f := l.index.keys[slot]
		to, ok := m.index.get(f)
		if !ok {
			to = m.index.put(f)
			m.w = append(m.w, make([]float32, m.classes)...)
		}
		for c := range m.classes {
			at := int(r)*m.classes + c
			m.w[int(to)*m.classes+c] += float32(float64(l.w[at]) - float64(l.sum[at])/float64(l.clock))
		}
	}
}

// Rows gives the weights scaled to 10 bits, in the order of their features,
// without the weights below cut and the features that have none of rowCut. The
// few largest weights are clipped, so that the bulk keeps its precision.
func (m *Mean) Rows(cut, rowCut int) []annotate.Row {
	mags := make([]float64, 0, len(m.w)/4)
	for _, a := range m.w {
		if a != 0 {
			mags = append(mags, math.Abs(float64(a)))
		}
	}
	if len(mags) == 0 {
		return nil
	}
	sort.Float64s(mags)
	scale := annotate.MaxWeight / mags[min(len(mags)-1, int(float64(len(mags))*0.99999))]
	var rows []annotate.Row
	for _, f := range m.index.sorted() {
		r, _ := m.index.get(f)
		var pairs []uint16
		largest := 0
		for c := range m.classes {
			v := int(math.Round(float64(m.w[int(r)*m.classes+c]) * scale))
			v = max(-annotate.MaxWeight, min(annotate.MaxWeight, v))
			if a := max(v, -v); a >= cut {
				pairs = append(pairs, annotate.NewPair(c, v))
				largest = max(largest, a)
			}
		}
		if largest >= rowCut {
			rows = append(rows, annotate.Row{Feature: f, Pairs: pairs})
		}
	}
	return rows
}

// weights is what one fit has learnt, as it is used.
func (l *Learner) weights(cut, rowCut int) *annotate.Weights {
	var m Mean
	m.Take(l)
	return m.weights(cut, rowCut)
}

// weights is the mean as it is used.
func (m *Mean) weights(cut, rowCut int) *annotate.Weights {
	w, err := annotate.NewWeights(m.classes, m.Rows(cut, rowCut))
	if err != nil {
		panic(err) // a learner of more classes than a table can have
	}
	return w
}

// fits runs the fits of a model and gives the means of their learners, in the
// order in which a fit returns them.
func fits(n int, fit func(seed uint64) []*Learner) []*Mean {
	var means []*Mean
	for i, ls := range eachCore(n, func(k int) []*Learner { return fit(uint64(k)) }) {
		for k, l := range ls {
			if i == 0 {
				means = append(means, &Mean{})
			}
			means[k].Take(l)
		}
	}
	return means
}

// eachCore runs f for 0 to n-1, as many at a time as the machine has cores, and
// gives the results in their order.
func eachCore[T any](n int, f func(k int) T) []T {
	out := make([]T, n)
	var g sync.WaitGroup
	slots := make(chan struct{}, runtime.NumCPU())
	for k := range n {
		g.Go(func() {
			slots <- struct{}{}
			out[k] = f(k)
			<-slots
		})
	}
	g.Wait()
	return out
}

// map32 is an open-addressing map from feature hashes to row numbers.
type map32 struct {
	keys []uint32
	vals []int32
	n    int32
}

func (m *map32) find(k uint32) uint32 {
	mask := uint32(len(m.keys) - 1)
	i := (k * 0x9E3779B1) >> 7 & mask
	for m.vals[i] >= 0 && m.keys[i] != k {
		i = (i + 1) & mask
	}
	return i
}

func (m *map32) get(k uint32) (int32, bool) {
	if m.n == 0 {
		return 0, false
	}
	v := m.vals[m.find(k)]
	return v, v >= 0
}

// put adds a key that is not there.
func (m *map32) put(k uint32) int32 {
	if int(m.n)*2 >= len(m.keys) {
		m.grow()
	}
	i := m.find(k)
	m.keys[i], m.vals[i] = k, m.n
	m.n++
	return m.n - 1
}

func (m *map32) grow() {
	keys, vals := m.keys, m.vals
	n := max(1<<16, 2*len(keys))
	m.keys, m.vals = make([]uint32, n), make([]int32, n)
	for i := range m.vals {
		m.vals[i] = -1
	}
	for i, k := range keys {
		if vals[i] >= 0 {
			j := m.find(k)
			m.keys[j], m.vals[j] = k, vals[i]
		}
	}
}

func (m *map32) sorted() []uint32 {
	out := make([]uint32, 0, m.n)
	for i, v := range m.vals {
		if v >= 0 {
			out = append(out, m.keys[i])
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}
