package annotate

import (
	"cmp"
	"slices"
)

// BothWays parses sentences from left to right and, where that was not sure of
// every step, from right to left as well, and takes of the two trees what each
// was surer of (after Attardi and Dell'Orletta 2009). Its buffers are kept.
type BothWays struct {
	Tree ParseState // the result

	back  ParseState
	words []Word
	tags  []uint8
	heads []int32 // the second tree's heads, numbered as in the first
	diffs []int32
}

// Parse fills b.Tree.
func (b *BothWays) Parse(p *Parser, ws []Word, tags []uint8) {
	b.Tree.Reset(ws, tags)
	p.Forward.parse(&b.Tree)
	if p.Back == nil || b.Tree.surest >= p.Sure {
		return
	}
	b.words = append(b.words[:0], ws...)
	b.tags = append(b.tags[:0], tags...)
	slices.Reverse(b.words)
	slices.Reverse(b.tags)
	b.back.Reset(b.words, b.tags)
	p.Back.parse(&b.back)
	b.combine()
}

// combine changes arcs of the tree to those of the second tree, the surest
// first, as long as it stays a tree.
func (b *BothWays) combine() {
	t, s := &b.Tree, &b.back
	n := t.Root - 1
	b.heads = grow(b.heads, int(n+2))
	b.diffs = b.diffs[:0]
	var root1, root2 int32
	for d := int32(1); d <= n; d++ {
		h := s.Heads[n+1-d]
		if h != s.Root {
			h = n + 1 - h
		} else {
			root2 = d
		}
		if t.Heads[d] == t.Root {
			root1 = d
		}
		b.heads[d] = h
		if h != t.Heads[d] {
			b.diffs = append(b.diffs, d)
		} else if s.labelMargin[n+1-d] > t.labelMargin[d] {
			t.Label[d] = s.Label[n+1-d]
		}
	}
	if root1 != root2 && b.gain(root1)+b.gain(root2) > 0 {
		old := t.Heads[root2]
		t.Heads[root2], t.Heads[root1] = t.Root, b.heads[root1]
		if b.circle(root1) {
			t.Heads[root1], t.Heads[root2] = t.Root, old
		} else {
			b.relabel(root1)
			b.relabel(root2)
		}
	}
	slices.SortStableFunc(b.diffs, func(x, y int32) int { return cmp.Compare(b.gain(y), b.gain(x)) })
	for range 2 {
		for _, d := range b.diffs {
			old := t.Heads[d]
			if b.gain(d) <= 0 || old == t.Root || b.heads[d] == t.Root || old == b.heads[d] {
				continue
			}
			t.Heads[d] = b.heads[d]
			if b.circle(d) {
				t.Heads[d] = old
				continue
			}
			b.relabel(d)
		}
	}
}

// gain is how much surer the second tree is of the head of d.
func (b *BothWays) gain(d int32) int32 {
	return b.back.margin[b.Tree.Root-d] - b.Tree.margin[d]
}

func (b *BothWays) relabel(d int32) { b.Tree.Label[d] = b.back.Label[b.Tree.Root-d] }

// circle reports whether d governs itself.
func (b *BothWays) circle(d int32) bool {
	t := &b.Tree
	for h, k := t.Heads[d], int32(0); h != t.Root; h, k = t.Heads[h], k+1 {
		if h == d || k > t.Root {
			return true
		}
	}
	return false
}
