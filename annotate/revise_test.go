package annotate

import (
	"slices"
	"testing"
)

// tree gives a context over words with these governors; the last is the root of all.
func tree(heads ...int32) (*MarkContext, *ParseState) {
	n := len(heads)
	s := &ParseState{}
	s.Reset(make([]Word, n), make([]uint8, n))
	for i, h := range heads {
		s.Heads[i+1] = h
	}
	c := &MarkContext{}
	c.Reset(s, make([]Word, n), make([]uint8, n), []bool{false})
	c.Children()
	return c, s
}

// A word may hang on what is beside it and on what governs that, never on its
// own dependents.
func TestGovernors(t *testing.T) {
	c, _ := tree(2, 6, 4, 2, 4) // 2 governs 1 and 4, 4 governs 3 and 5
	for d, want := range map[int32][]int32{1: {2}, 3: {2, 4}, 5: {4, 2}, 4: {2}} {
		n := c.Governors(d)
		var got []int32
		for k := range n {
			got = append(got, c.Head(k))
		}
		slices.Sort(got)
		slices.Sort(want)
		if len(want) == 1 {
			want = nil // nothing to choose
		}
		if !slices.Equal(got, want) {
			t.Errorf("word %d: governors %v, want %v", d, got, want)
		}
	}
}

// Of two moves that would make a circle the second is left out.
func TestSettleKeepsATree(t *testing.T) {
	c, s := tree(2, 6, 2, 2, 4)
	c.moves = [][2]int32{{3, 4}, {4, 3}, {5, 3}}
	c.Settle()
	if want := []int32{2, 6, 4, 2, 3}; !slices.Equal(s.Heads[1:6], want) {
		t.Errorf("governors %v, want %v", s.Heads[1:6], want)
	}
	if s.r1[4] != 0 || s.l1[4] != 3 || s.r1[3] != 5 {
		t.Errorf("children not found anew: %v %v", s.l1, s.r1)
	}
	if c.first[4] != 3 || c.last[4] != 5 {
		t.Errorf("word 4 covers %d to %d, want 3 to 5", c.first[4], c.last[4])
	}
}
