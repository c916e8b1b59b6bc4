package link

import (
	"container/heap"
	"sort"
)

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

type merges []merge

func (h merges) Len() int { return len(h) }
func (h merges) Less(i, j int) bool {
	if h[i].sim != h[j].sim {
		return h[i].sim > h[j].sim
	}
	return h[i].a < h[j].a || h[i].a == h[j].a && h[i].b < h[j].b
}
func (h merges) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *merges) Push(x any)   { *h = append(*h, x.(merge)) }
func (h *merges) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
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
				*h = append(*h, merge{a, b, s})
			}
		}
	}
	heap.Init(h)
	for h.Len() > 0 {
		m := heap.Pop(h).(merge)
		if members[m.a] == nil || members[m.b] == nil || c.mean(m.a, m.b, members) != m.sim {
			continue
		}
		if allowed != nil && !allowed(members[m.a], members[m.b]) {
			continue
		}
		c.join(m.a, m.b, members)
		for _, o := range sortedKeys(c.sim[m.a]) {
			if s := c.mean(m.a, o, members); s >= near {
				heap.Push(h, merge{min(m.a, o), max(m.a, o), s})
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
	for _, o := range sortedKeys(c.sim[b]) {
		if o == a {
			continue
		}
		sum := c.sim[a][o] + c.sim[b][o]
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
