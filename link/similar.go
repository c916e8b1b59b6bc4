package link

import (
	"math"

	"secondsource"
)

// scale weighs the terms of a set of statements: rare in English and rare in
// the set counts most.
type scale struct {
	v  *vocabulary
	df []int
	n  float64
	w  []float64 // weights, once asked for
}

func newScale(v *vocabulary, stmts []*stmt) *scale {
	c := &scale{v: v, df: make([]int, len(v.names)), n: float64(len(stmts))}
	for _, s := range stmts {
		for _, t := range s.terms {
			c.df[t]++
		}
	}
	return c
}

// weight of a term. A term of every statement keeps a third of its weight, so
// that two statements about the same two states are nearer than two strangers.
func (c *scale) weight(t int32) float64 {
	if c.w == nil {
		c.w = make([]float64, len(c.df))
		for t := range c.w {
			c.w[t] = -1
		}
	}
	if c.w[t] < 0 {
		c.w[t] = c.weigh(t)
	}
	return c.w[t]
}

func (c *scale) weigh(t int32) float64 {
	idf := math.Log((c.n+2)/(float64(c.df[t])+1)) / math.Log(c.n+2)
	return c.v.weight[t] * (0.3 + 0.7*max(0, idf))
}

func (c *scale) norm(terms []int32) float64 {
	sum := 0.0
	for _, t := range terms {
		w := c.weight(t)
		sum += w * w
	}
	return math.Sqrt(sum)
}

// cosine compares two sets of terms.
func (c *scale) cosine(a, b []int32) float64 {
	sum := 0.0
	for _, t := range a {
		if has(b, t) {
			w := c.weight(t)
			sum += w * w
		}
	}
	if sum == 0 {
		return 0
	}
	return sum / (c.norm(a) * c.norm(b))
}

// closeness compares what two statements say: the cosine of their terms, and
// how much of the shorter one the longer one holds.
func (c *scale) closeness(s, t *stmt) float64 {
	shared, n := 0.0, 0
	a, b := 0.0, 0.0
	for k, x := range s.terms {
		w := c.weight(x) * s.factor[k]
		a += w * w
		for m, y := range t.terms {
			if x == y {
				shared += w * c.weight(y) * t.factor[m]
				n++
			}
		}
	}
	if shared == 0 {
		return 0
	}
	for m, y := range t.terms {
		w := c.weight(y) * t.factor[m]
		b += w * w
	}
	cosine := shared / math.Sqrt(a*b)
	if n < 2 { // one word in common is a coincidence more often than not
		return 0.6 * cosine
	}
	return 0.6*cosine + 0.4*min(1, shared/min(a, b))
}

func has(terms []int32, t int32) bool {
	for _, x := range terms {
		if x == t {
			return true
		}
	}
	return false
}

// sharedQuote is the number of words of the longest run that a quotation of s
// and a quotation of t have in common, and how much it weighs.
func (c *scale) sharedQuote(s, t *stmt) (n int, weight float64) {
	a, b := s.quotedRuns(), t.quotedRuns()
	for _, x := range a {
		for _, y := range b {
			if k, w := c.commonRun(s.art, x, t.art, y); k > n {
				n, weight = k, w
			}
		}
	}
	return n, weight
}

// sharedTerms are the terms of the longest run that a quotation of s and one of t
// have in common.
func sharedTerms(s, t *stmt) []int32 {
	var out []int32
	most := 0
	for _, x := range s.quotedRuns() {
		for _, y := range t.quotedRuns() {
			n, end := longestRun(s.art, x, t.art, y)
			if n <= most {
				continue
			}
			most, out = n, nil
			for i := end - n + 1; i <= end; i++ {
				if z := s.art.words[x[i]].term; z >= 0 {
					out = append(out, z)
				}
			}
		}
	}
	return out
}

// quotedRuns gives the stretches of quoted words of a statement's content. The
// content of direct speech is quoted as a whole.
func (s *stmt) quotedRuns() [][]int {
	var out [][]int
	var run []int
	for _, i := range s.at {
		if s.art.words[i].quoted || s.Mode == secondsource.Direct {
			run = append(run, i)
			continue
		}
		if run != nil {
			out = append(out, run)
		}
		run = nil
	}
	if run != nil {
		out = append(out, run)
	}
	return out
}

// commonRun is the length of the longest run of words that two lists of words share,
// and how much it weighs.
func (c *scale) commonRun(a *article, x []int, b *article, y []int) (n int, weight float64) {
	n, end := longestRun(a, x, b, y)
	for i := end - n + 1; i <= end && n > 0; i++ {
		if t := a.words[x[i]].term; t >= 0 {
			weight += c.v.weight[t]
		}
	}
	return n, weight
}

// longestRun is the length of the longest run that two lists of words share, and
// where in the first it ends.
func longestRun(a *article, x []int, b *article, y []int) (best, end int) {
	prev := make([]int, len(y)+1)
	row := make([]int, len(y)+1)
	for i := range x {
		for j := range y {
			row[j+1] = 0
			if a.words[x[i]].low == b.words[y[j]].low {
				row[j+1] = prev[j] + 1
				if row[j+1] > best {
					best, end = row[j+1], i
				}
			}
		}
		prev, row = row, prev
	}
	return best, end
}
