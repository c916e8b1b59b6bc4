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

// merge is a pair of groups that may become one, and the list that it stands in.
type merge struct {
	a, b int
	sim  float64
	list int
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
	*h = s[:len(s)-1]
	if len(*h) > 0 {
		(*h).down(0, last)
	}
	return top
}

// down puts m where node at stands, or below.
func (h merges) down(at int, m merge) {
	for {
		best := -1
		for k := 4*at + 1; k <= 4*at+4 && k < len(h); k++ {
			if best < 0 || h[k].before(h[best]) {
				best = k
			}
		}
		if best < 0 || !h[best].before(m) {
			h[at] = m
			return
		}
		h[at], at = h[best], best
	}
}

// heaped makes a heap of merges in any order.
func (h merges) heaped() merges {
	for at := len(h) / 4; at >= 0 && len(h) > 0; at-- {
		h.down(at, h[at])
	}
	return h
}

// pending are the merges that may come, in lists of which only the nearest of each
// takes part: one of every group. When it grows or goes, what is left of its list is void.
type pending struct {
	heads  merges
	lists  []merges
	owner  []int // of every list: its group
	latest []int // of every group: its list, -1 where it is gone
}

// add takes a list of the merges of a group.
func (p *pending) add(group int, list merges) {
	n := len(p.lists)
	p.latest[group] = n
	p.lists, p.owner = append(p.lists, list.heaped()), append(p.owner, group)
	p.advance(n)
}

// advance lets the next of a list take part.
func (p *pending) advance(list int) {
	if g := p.owner[list]; p.latest[g] != list || len(p.lists[list]) == 0 {
		p.lists[list] = nil
		return
	}
	m := p.lists[list].pop()
	m.list = list
	p.heads.push(m)
}

func (p *pending) next() merge {
	m := p.heads.pop()
	p.advance(m.list)
	return m
}

// cluster merges while the average similarity is at least near and allowed
// (nil: always) says yes to the two groups. The groups and their members come
// in the order of the items.
func (c *average) cluster(near float64, allowed func(a, b []int) bool) [][]int {
	members := make([][]int, c.n)
	for i := range members {
		members[i] = []int{i}
	}
	p := &pending{latest: make([]int, c.n)}
	for a := range c.sim {
		var own merges
		for b, s := range c.sim[a] {
			if a < b && s >= near {
				own = append(own, merge{a: a, b: b, sim: s})
			}
		}
		p.add(a, own)
	}
	for len(p.heads) > 0 {
		m := p.next()
		if members[m.a] == nil || members[m.b] == nil || c.mean(m.a, m.b, members) != m.sim {
			continue
		}
		if allowed != nil && !allowed(members[m.a], members[m.b]) {
			continue
		}
		c.join(m.a, m.b, members)
		p.latest[m.b] = -1
		var grown merges
		for o := range c.sim[m.a] {
			if s := c.mean(m.a, o, members); s >= near {
				grown = append(grown, merge{a: min(m.a, o), b: max(m.a, o), sim: s})
			}
		}
		p.add(m.a, grown)
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
