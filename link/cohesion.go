package link

import (
	"fmt"
	"math"
)

// Two groups of documents that are far less alike than the documents within
// each are two affairs, though they use the same words: two trials, two storms.
const (
	// cohesive is the least part of the likeness within two groups that must
	// stand between them. Set on the topics of ECB+, each of which holds two
	// events of one kind; the stories of seeds, koper and examples stay whole.
	cohesive = 0.6
	// grown is the number of documents from which a group shows how alike its are.
	grown = 3
)

// cohesion compares groups of documents by the sums of their vectors.
type cohesion struct {
	l    *linker
	vs   []sparse
	sums map[int]groupSum // by the first document
}

type groupSum struct {
	n   int
	sum vector
}

// of is the sum of the vectors of a group, which only grows at its end.
func (c *cohesion) of(g []int) vector {
	s := c.sums[g[0]]
	if s.sum == nil || s.n > len(g) {
		s = groupSum{0, vector{}}
	}
	for _, i := range g[s.n:] {
		for k, t := range c.vs[i].terms {
			s.sum[t] += c.vs[i].weights[k]
		}
	}
	s.n = len(g)
	c.sums[g[0]] = s
	return s.sum
}

// mean is the mean likeness of n documents with each other, of their sum.
func mean(sum vector, n int) float64 {
	return max(0, sum.dot(sum)-float64(n)) / float64(n*(n-1))
}

// allows reports whether two groups may be one story.
func (c *cohesion) allows(a, b []int) bool {
	if len(a) < grown || len(b) < grown {
		return true
	}
	x, y := c.of(a), c.of(b)
	within := math.Sqrt(mean(x, len(a)) * mean(y, len(b)))
	between := x.dot(y) / float64(len(a)*len(b))
	if between >= cohesive*within {
		return true
	}
	near := between / within
	c.l.trail.refused("story", c.l.arts[a[0]].ID, c.l.arts[b[0]].ID, near,
		fmt.Sprintf("%d and %d documents that are far more like their own than like each other: two affairs of one kind", len(a), len(b)))
	return false
}
