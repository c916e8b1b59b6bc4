package train

import (
	"fmt"
	"io"
)

// Chains are the mentions of one document grouped by what they mean. A mention
// is any number that is the same in gold and prediction; it stands in one chain.
type Chains [][]int

// ChainScore sums the counts behind the three measures of coreference of the
// CoNLL shared tasks over documents.
type ChainScore struct {
	MUC, BCubed, CEAFe ratio
}

// ratio is precision and recall as sums: what was right, of what.
type ratio struct {
	Right, Predicted float64 // of precision
	Hit, Gold        float64 // of recall
}

func (r ratio) prf() (p, rec, f float64) {
	if r.Predicted > 0 {
		p = 100 * r.Right / r.Predicted
	}
	if r.Gold > 0 {
		rec = 100 * r.Hit / r.Gold
	}
	if p+rec > 0 {
		f = 2 * p * rec / (p + rec)
	}
	return p, rec, f
}

// CoNLL is the mean of the three F1, in per cent.
func (s ChainScore) CoNLL() float64 {
	_, _, m := s.MUC.prf()
	_, _, b := s.BCubed.prf()
	_, _, c := s.CEAFe.prf()
	return (m + b + c) / 3
}

// Add scores one more document. The measures are those of the reference scorer
// (Pradhan et al., Scoring Coreference Partitions of Predicted Mentions, 2014):
// MUC counts the links that are missing (Vilain et al. 1995), B³ the share of
// each mention's chain (Bagga and Baldwin 1998), CEAF-e the best one-to-one
// pairing of chains by 2·|both|/(|a|+|b|) (Luo 2005).
func (s *ChainScore) Add(gold, predicted Chains) {
	inGold, inPredicted := chainOf(gold), chainOf(predicted)
	s.MUC.Hit, s.MUC.Gold = add(s.MUC.Hit, s.MUC.Gold, links, gold, inPredicted)
	s.MUC.Right, s.MUC.Predicted = add(s.MUC.Right, s.MUC.Predicted, links, predicted, inGold)
	s.BCubed.Hit, s.BCubed.Gold = add(s.BCubed.Hit, s.BCubed.Gold, shares, gold, inPredicted)
	s.BCubed.Right, s.BCubed.Predicted = add(s.BCubed.Right, s.BCubed.Predicted, shares, predicted, inGold)
	both := paired(gold, predicted)
	s.CEAFe.Hit, s.CEAFe.Gold = s.CEAFe.Hit+both, s.CEAFe.Gold+float64(len(gold))
	s.CEAFe.Right, s.CEAFe.Predicted = s.CEAFe.Right+both, s.CEAFe.Predicted+float64(len(predicted))
}

// chainOf gives the chain of each mention.
func chainOf(c Chains) map[int]int {
	out := map[int]int{}
	for k, chain := range c {
		for _, m := range chain {
			out[m] = k
		}
	}
	return out
}

// add sums a measure over the chains of one side.
func add(right, of float64, measure func(chain []int, other map[int]int) (float64, float64), chains Chains, other map[int]int) (float64, float64) {
	for _, c := range chains {
		r, n := measure(c, other)
		right, of = right+r, of+n
	}
	return right, of
}

// links: a chain of n mentions has n-1 links; those are missing that it takes to
// join the parts into which the other side cuts it.
func links(chain []int, other map[int]int) (float64, float64) {
	parts := map[int]bool{}
	alone := 0
	for _, m := range chain {
		if k, ok := other[m]; ok {
			parts[k] = true
		} else {
			alone++
		}
	}
	return float64(len(chain) - len(parts) - alone), float64(len(chain) - 1)
}

// shares: for each mention, the share of its chain that is with it on the other
// side too.
func shares(chain []int, other map[int]int) (float64, float64) {
	with := map[int]int{}
	for _, m := range chain {
		if k, ok := other[m]; ok {
			with[k]++
		}
	}
	sum := 0.0
	for _, n := range with {
		sum += float64(n*n) / float64(len(chain))
	}
	return sum, float64(len(chain))
}

// paired is the greatest sum of likeness over one-to-one pairs of chains.
func paired(a, b Chains) float64 {
	in := chainOf(b)
	n := max(len(a), len(b))
	cost := make([][]float64, n)
	for i := range cost {
		cost[i] = make([]float64, n)
		if i >= len(a) {
			continue
		}
		both := map[int]int{}
		for _, m := range a[i] {
			if k, ok := in[m]; ok {
				both[k]++
			}
		}
		for k, c := range both {
			cost[i][k] = -2 * float64(c) / float64(len(a[i])+len(b[k]))
		}
	}
	return -cheapest(cost)
}

// cheapest is the least cost of giving every row a column of its own: the
// Hungarian method with potentials, O(n³).
func cheapest(cost [][]float64) float64 {
	const inf = 1e18
	n := len(cost)
	u, v := make([]float64, n+1), make([]float64, n+1)
	row, way := make([]int, n+1), make([]int, n+1) // row of each column, 1-based
	for i := 1; i <= n; i++ {
		row[0] = i
		col := 0
		least := make([]float64, n+1)
		used := make([]bool, n+1)
		for j := range least {
			least[j] = inf
		}
		for row[col] != 0 {
			used[col] = true
			next, delta := 0, inf
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost[row[col]-1][j-1] - u[row[col]] - v[j]; c < least[j] {
					least[j], way[j] = c, col
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			col = next
		}
		for col != 0 {
			row[col] = row[way[col]]
			col = way[col]
		}
	}
	return -v[0]
}

// Report prints the three measures and their mean.
func (s ChainScore) Report(w io.Writer, name string) {
	for _, m := range []struct {
		name string
		r    ratio
	}{{"MUC", s.MUC}, {"B3", s.BCubed}, {"CEAF-e", s.CEAFe}} {
		p, r, f := m.r.prf()
		fmt.Fprintf(w, "%-28s %-7s P %6.2f  R %6.2f  F1 %6.2f\n", name, m.name, p, r, f)
	}
	fmt.Fprintf(w, "%-28s %-7s                        F1 %6.2f\n", name, "CoNLL", s.CoNLL())
}
