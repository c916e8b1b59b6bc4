package link

import "sort"

// average is agglomerative clustering by average link over a sparse set of
// similarities; pairs not given count as 0. The order of the items alone
// decides ties.
type average struct {
	n   int
	sim []map[int]float64 // summed similarity to other clusters
}

func newAverage(n int) *average {
	c := &average{n: n, sim: make([]map[int]float64, n)}
	for i := range c.sim {
		c.sim[i] = map[int]float64{}
	}
	return c
}

func (c *average) set(a, b int, sim float64) {
	if a != b && sim > 0 {
		c.sim[a][b], c.sim[b][a] = sim, sim
	}
}

type merge struct {
	a, b int
	sim  float64
}

// before orders merges: the nearest first, then by their items.
func (m merge) before(o merge) bool {
	if m.sim != o.sim {
		return m.sim > o.sim
	}
	return m.a < o.a || m.a == o.a && m.b < o.b
}

// merges is a heap, four children to a node.
type merges []merge

func (h *merges) push(m merge) {
	*h = append(*h, m)
	s := *h
	at := len(s) - 1
	for at > 0 {
		up := (at - 1) / 4
		if !m.before(s[up]) {
			break
		}
		s[at], at = s[up], up
	}
	s[at] = m
}

func (h *merges) pop() merge {
	s := *h
	top, last := s[0], s[len(s)-1]
	s = s[:len(s)-1]
	*h = s
	for at := 0; len(s) > 0; {
		best := -1
		for k := 4*at + 1; k <= 4*at+4 && k < len(s); k++ {
			if best < 0 || s[k].before(s[best]) {
				best = k
			}
		}
		if best < 0 || !s[best].before(last) {
			s[at] = last
			break
		}
		s[at], at = s[best], best
	}
	return top
}

// cluster merges while the average similarity is at least near and allowed
// (nil: always) says yes to the two groups. The groups and their members come
// in the order of the items.
func (c *average) cluster(near float64, allowed func(a, b []int) bool) [][]int {
	members := make([][]int, c.n)
	for i := range members {
		members[i] = []int{i}
	}
	h := &merges{}
	for a := range c.sim {
		for b, s := range c.sim[a] {
			if a < b && s >= near {
				h.push(merge{a, b, s})
			}
		}
	}
	for len(*h) > 0 {
		m := h.pop()
		if members[m.a] == nil || members[m.b] == nil || c.mean(m.a, m.b, members) != m.sim {
			continue
		}
		if allowed != nil && !allowed(members[m.a], members[m.b]) {
			continue
		}
		c.join(m.a, m.b, members)
		for o := range c.sim[m.a] {
			if s := c.mean(m.a, o, members); s >= near {
				h.push(merge{min(m.a, o), max(m.a, o), s})
			}
		}
	}
	var out [][]int
	for _, g := range members {
		if g != nil {
			sort.Ints(g)
			out = append(out, g)
		}
	}
	return out
}

func (c *average) mean(a, b int, members [][]int) float64 {
	return c.sim[a][b] / float64(len(members[a])*len(members[b]))
}

// join puts cluster b into a.
func (c *average) join(a, b int, members [][]int) {
	members[a] = append(members[a], members[b]...)
	members[b] = nil
	for o, sim := range c.sim[b] {
		if o == a {
			continue
		}
		sum := c.sim[a][o] + sim
		c.sim[a][o], c.sim[o][a] = sum, sum
		delete(c.sim[o], b)
	}
	delete(c.sim[a], b)
	c.sim[b] = nil
}

func sortedKeys[V any](m map[int]V) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Ints(out)
	return out
}
