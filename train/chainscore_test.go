package train

import (
	"math"
	"strings"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// TestChainScore holds the measures to cases worked by hand.
func TestChainScore(t *testing.T) {
	for _, c := range []struct {
		what            string
		gold, predicted Chains
		mucP, mucR      float64 // per cent
		b3P, b3R        float64
		ceafeP, ceafeR  float64
	}{
		{"the same", Chains{{1, 2, 3}, {4, 5}}, Chains{{4, 5}, {3, 2, 1}}, 100, 100, 100, 100, 100, 100},
		// Luo (2005): gold {1..5} {6,7} {8..12}. Two small chains put together with a big one:
		// MUC keeps 9 of 9 links found, of 10 said; B³ P = (5·5/5 + 2·2/7 + 5·5/7)/12.
		{"two joined", Chains{{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}}, Chains{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}},
			90, 100, 100 * (5 + 4.0/7 + 25.0/7) / 12, 100, 100 * (1 + 10.0/12) / 2, 100 * (1 + 10.0/12) / 3},
		// One chain cut in two: of its 3 links 2 are found.
		{"one cut", Chains{{1, 2, 3, 4}}, Chains{{1, 2}, {3, 4}}, 100, 100 * 2.0 / 3, 100, 50, 100 * (2 * 2.0 / 6) / 2, 100 * 2 * 2.0 / 6},
		// A mention missed and one invented: 1 of 2 links each way.
		{"other mentions", Chains{{1, 2, 3}}, Chains{{1, 2, 9}}, 50, 50, 100 * (4.0 / 3) / 3, 100 * (4.0 / 3) / 3, 100 * 2 * 2.0 / 6, 100 * 2 * 2.0 / 6},
		{"nothing found", Chains{{1, 2}}, Chains{}, 0, 0, 0, 0, 0, 0},
	} {
		var s ChainScore
		s.Add(c.gold, c.predicted)
		for _, m := range []struct {
			name string
			r    ratio
			p, q float64
		}{{"MUC", s.MUC, c.mucP, c.mucR}, {"B3", s.BCubed, c.b3P, c.b3R}, {"CEAF-e", s.CEAFe, c.ceafeP, c.ceafeR}} {
			if p, r, _ := m.r.prf(); !near(p, m.p) || !near(r, m.q) {
				t.Errorf("%s: %s is P %.3f R %.3f, want %.3f and %.3f", c.what, m.name, p, r, m.p, m.q)
			}
		}
	}
}

// TestCheapest compares the pairing with trying all of them.
func TestCheapest(t *testing.T) {
	rnd := newRand(3)
	for range 200 {
		n := 1 + rnd.IntN(6)
		cost := make([][]float64, n)
		for i := range cost {
			cost[i] = make([]float64, n)
			for j := range cost[i] {
				cost[i][j] = -float64(rnd.IntN(10))
			}
		}
		if got, want := cheapest(cost), tryAll(cost, 0, make([]bool, n)); !near(got, want) {
			t.Fatalf("cheapest(%v) = %v, want %v", cost, got, want)
		}
	}
}

func tryAll(cost [][]float64, row int, used []bool) float64 {
	if row == len(cost) {
		return 0
	}
	best := math.Inf(1)
	for j := range used {
		if !used[j] {
			used[j] = true
			best = min(best, cost[row][j]+tryAll(cost, row+1, used))
			used[j] = false
		}
	}
	return best
}

// TestEntities reads the coreference column of a treebank.
func TestEntities(t *testing.T) {
	const text = `# newdoc id = d
1	Ada	Ada	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new-x-cf1-1,2-coref-Ada_Fox
2	Fox	Fox	PROPN	NNP	_	1	flat	_	Entity=1)
3	sold	sell	VERB	VBD	_	0	root	_	_
4	her	her	PRON	PRP$	_	5	nmod:poss	_	Entity=(2-object-new-x-cf2-2-sgl(1-person-giv:act-x-cf1-1-ana-Ada_Fox)
5	ship	ship	NOUN	NN	_	3	obj	_	Entity=2)|SpaceAfter=No
6	.	.	PUNCT	.	_	3	punct	_	_

1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv:act-x-cf1-1-ana-Ada_Fox)
2	wept	weep	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

`
	b := textBuilder{}
	for _, l := range strings.Split(text, "\n") {
		if err := b.line(l); err != nil {
			t.Fatal(err)
		}
	}
	b.endDoc()
	d := b.docs[0]
	if len(d.Entities) != 4 || len(d.chains()) != 1 || len(d.chains()[0]) != 3 {
		t.Fatalf("entities %v, chains %v", d.Entities, d.chains())
	}
	if got := d.Entities[0].Span.Of(d.Text); got != "Ada Fox" {
		t.Errorf("first mention %q", got)
	}
	if err := b.line("1\tx\tx\tX\tX\t_\t0\troot\t_\tEntity=9)"); err == nil {
		t.Error("an end without a beginning must be an error")
	}
}
