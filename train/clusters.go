package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"secondsource"
	"secondsource/annotate"
)

// ClusterOptions steers the clustering of words. The zero value is the one of record.
type ClusterOptions struct {
	Classes  int // 600
	MinCount int // 3
	Rounds   int // 12
	Log      func(format string, args ...any)
}

// RawTexts reads running text: plain text, JSON Lines with a text field, and
// treebanks; folders are searched for .txt, .jsonl and .conllu (packed or not),
// leaving out what is set apart for development.
func RawTexts(paths []string) ([]string, error) {
	var out []string
	for _, p := range paths {
		files, err := filesIn(p, func(n string) bool {
			n = strings.TrimSuffix(n, ".gz")
			e := filepath.Ext(n)
			return !strings.Contains(n, "dev") && (e == ".txt" || e == ".jsonl" || e == ".conllu")
		})
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if t, err := rawText(f); err != nil {
				return nil, err
			} else if !strings.Contains(filepath.ToSlash(f), "/dev/") {
				out = append(out, t...)
			}
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no running text in %v: %w", paths, secondsource.ErrNotFound)
	}
	return out, nil
}

func rawText(path string) ([]string, error) {
	var out []string
	if strings.Contains(path, ".conllu") {
		docs, err := ReadCoNLLU(path)
		for _, d := range docs {
			out = append(out, d.Text)
		}
		return out, err
	}
	f, err := openMaybeGzip(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if !strings.Contains(path, ".jsonl") {
		b, err := io.ReadAll(f)
		return []string{string(b)}, err
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for n := 1; sc.Scan(); n++ {
		var r struct{ Title, Text string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, r.Title+"\n"+r.Text)
	}
	return out, sc.Err()
}

// Words fits the word clusters: classes by exchange (Martin, Liermann and Ney
// 1998), then a binary tree over the classes by merging those that lose least
// mutual information (Brown et al. 1992).
func Words(texts []string, o ClusterOptions) (*annotate.Model, error) {
	if o.Classes == 0 {
		o.Classes = 600
	}
	if o.MinCount == 0 {
		o.MinCount = 3
	}
	if o.Rounds == 0 {
		o.Rounds = 12
	}
	b := countBigrams(texts, o.MinCount)
	class := b.exchange(o)
	paths := mergeTree(b.classBigrams(class, o.Classes))
	out := make([]uint16, len(b.keys))
	for w, c := range class {
		out[w] = paths[c]
	}
	m := annotate.NewModel("words")
	// The first two are the edge of a line and the words too rare to place.
	m.Put("clusters", annotate.AppendClusters(nil, b.keys[2:], out[2:]))
	return m, nil
}

// bigrams counts neighbours. Word 0 is the edge of a line, 1 any rare word.
type bigrams struct {
	keys  []uint32
	count []int32
	next  [][]neighbour // distinct words after
	prev  [][]neighbour
}

type neighbour struct {
	word  int32
	count int32
}

func countBigrams(texts []string, least int) *bigrams {
	var stream []uint32 // 0 between lines
	count := map[uint32]int32{}
	var spans []secondsource.Span
	for _, t := range texts {
		for line := range strings.Lines(t) {
			spans = annotate.AppendTokens(spans[:0], line, secondsource.Span{End: len(line)})
			for _, s := range spans {
				k := annotate.LowHash(s.Of(line))
				count[k]++
				stream = append(stream, k)
			}
			stream = append(stream, 0)
		}
	}
	b := &bigrams{keys: []uint32{0, 0}}
	for k, c := range count {
		if int(c) >= least {
			b.keys = append(b.keys, k)
		}
	}
	slices.SortFunc(b.keys[2:], func(x, y uint32) int {
		if d := count[y] - count[x]; d != 0 {
			return int(d)
		}
		return int(int64(x) - int64(y))
	})
	id := map[uint32]int32{0: 0}
	for i := 2; i < len(b.keys); i++ {
		id[b.keys[i]] = int32(i)
	}
	n := len(b.keys)
	b.count, b.next, b.prev = make([]int32, n), make([][]neighbour, n), make([][]neighbour, n)
	pairs := make([]uint64, 0, len(stream))
	last := int32(0)
	for _, k := range stream {
		w, ok := id[k]
		if !ok {
			w = 1
		}
		b.count[w]++
		pairs = append(pairs, uint64(last)<<32|uint64(w))
		last = w
	}
	slices.Sort(pairs)
	for i := 0; i < len(pairs); {
		j := i
		for j < len(pairs) && pairs[j] == pairs[i] {
			j++
		}
		v, w := int32(pairs[i]>>32), int32(uint32(pairs[i]))
		b.next[v] = append(b.next[v], neighbour{w, int32(j - i)})
		b.prev[w] = append(b.prev[w], neighbour{v, int32(j - i)})
		i = j
	}
	return b
}

func xlogx(n int32) float64 {
	if n <= 1 {
		return 0
	}
	return float64(n) * math.Log(float64(n))
}

// exchange puts every word into the class that tells most of its neighbours'
// words (both sides), and again until few words move.
func (b *bigrams) exchange(o ClusterOptions) []int32 {
	n, c := len(b.keys), o.Classes
	table := make([]float64, 1<<16)
	for i := range table {
		table[i] = xlogx(int32(i))
	}
	xl := func(k int32) float64 {
		if k < 1<<16 {
			return table[k]
		}
		return xlogx(k)
	}
	class := make([]int32, n)
	size := make([]int32, c)
	after, before := make([]int32, n*c), make([]int32, n*c) // word, class -> count of class after and before the word
	move := func(w int32, k int32, sign int32) {
		size[k] += sign * b.count[w]
		for _, v := range b.prev[w] {
			after[int(v.word)*c+int(k)] += sign * v.count
		}
		for _, v := range b.next[w] {
			before[int(v.word)*c+int(k)] += sign * v.count
		}
	}
	for w := range n {
		class[w] = int32(w % c)
		move(int32(w), class[w], 1)
	}
	gain := make([]float64, c)
	for round := range o.Rounds {
		moved := 0
		for w := int32(2); w < int32(n); w++ {
			old := class[w]
			move(w, old, -1)
			for k := range gain {
				gain[k] = -2 * (xl(size[k]+b.count[w]) - xl(size[k]))
			}
			for _, v := range b.prev[w] {
				row := after[int(v.word)*c:][:c]
				for k, x := range row {
					gain[k] += xl(x+v.count) - xl(x)
				}
			}
			for _, v := range b.next[w] {
				row := before[int(v.word)*c:][:c]
				for k, x := range row {
					gain[k] += xl(x+v.count) - xl(x)
				}
			}
			best := old
			for k, g := range gain {
				if g > gain[best]+1e-9 {
					best = int32(k)
				}
			}
			if best != old {
				moved++
			}
			class[w] = best
			move(w, best, 1)
		}
		if o.Log != nil {
			o.Log("words: round %d: %d of %d words moved", round+1, moved, n)
		}
		if moved*200 < n {
			break
		}
	}
	return class
}

// classBigrams counts neighbours of classes.
func (b *bigrams) classBigrams(class []int32, c int) [][]float64 {
	m := make([][]float64, c)
	for i := range m {
		m[i] = make([]float64, c)
	}
	for v, ns := range b.next {
		for _, x := range ns {
			m[class[v]][class[x.word]] += float64(x.count)
		}
	}
	return m
}

// mergeTree merges classes pairwise, always the pair that loses least mutual
// information, and gives every class its path from the top: a one, then a bit a
// branch, at most 15.
func mergeTree(m [][]float64) []uint16 {
	t := newMerger(m)
	type node struct{ left, right int }
	nodes := make([]node, len(m), 2*len(m))
	for i := range nodes {
		nodes[i] = node{-1, -1}
	}
	name := make([]int, len(m)) // the tree node that a live class stands for
	for i := range name {
		name[i] = i
	}
	top := 0
	for range len(m) - 1 {
		a, b := t.cheapest()
		t.merge(a, b)
		nodes = append(nodes, node{name[a], name[b]})
		top = len(nodes) - 1
		name[a] = top
	}
	paths := make([]uint16, len(m))
	var walk func(i int, path uint16, depth int)
	walk = func(i int, path uint16, depth int) {
		if i < len(m) {
			paths[i] = path
			return
		}
		l, r := path, path
		if depth < 15 {
			l, r = path<<1, path<<1|1
		}
		walk(nodes[i].left, l, depth+1)
		walk(nodes[i].right, r, depth+1)
	}
	walk(top, 1, 0)
	return paths
}

// merger keeps what every merge of two live classes would lose.
type merger struct {
	m        [][]float64
	row, col []float64
	total    float64
	live     []int
	loss     [][]float64
}

func newMerger(m [][]float64) *merger {
	n := len(m)
	t := &merger{m: m, row: make([]float64, n), col: make([]float64, n), loss: make([][]float64, n)}
	for i := range m {
		t.live = append(t.live, i)
		t.loss[i] = make([]float64, n)
		for j, x := range m[i] {
			t.row[i] += x
			t.col[j] += x
			t.total += x
		}
	}
	for i := range n {
		for j := range i {
			t.loss[i][j] = t.lossOf(i, j)
		}
	}
	return t
}

// mi is the part of the mutual information of x counts beside marginals r and c.
func (t *merger) mi(x, r, c float64) float64 {
	if x == 0 {
		return 0
	}
	return x * math.Log(x*t.total/(r*c))
}

// lossOf is what merging a and b would lose, over all live classes.
func (t *merger) lossOf(a, b int) float64 {
	sum := 0.0
	for _, k := range t.live {
		if k != a && k != b {
			sum += t.part(a, b, k)
		}
	}
	m := t.m
	r, c := t.row[a]+t.row[b], t.col[a]+t.col[b]
	for _, i := range [2]int{a, b} {
		for _, j := range [2]int{a, b} {
			sum += t.mi(m[i][j], t.row[i], t.col[j])
		}
	}
	return sum - t.mi(m[a][a]+m[a][b]+m[b][a]+m[b][b], r, c)
}

// part is class k's part in what merging a and b would lose.
func (t *merger) part(a, b, k int) float64 {
	m := t.m
	r, c := t.row[a]+t.row[b], t.col[a]+t.col[b]
	return t.mi(m[a][k], t.row[a], t.col[k]) + t.mi(m[b][k], t.row[b], t.col[k]) - t.mi(m[a][k]+m[b][k], r, t.col[k]) +
		t.mi(m[k][a], t.row[k], t.col[a]) + t.mi(m[k][b], t.row[k], t.col[b]) - t.mi(m[k][a]+m[k][b], t.row[k], c)
}

func (t *merger) cheapest() (int, int) {
	best, a, b := math.Inf(1), -1, -1
	for x, i := range t.live {
		for _, j := range t.live[:x] {
			if l := t.loss[i][j]; l < best {
				best, a, b = l, j, i
			}
		}
	}
	return a, b
}

// merge makes a stand for a and b.
func (t *merger) merge(a, b int) {
	for x, i := range t.live {
		for _, j := range t.live[:x] {
			if i != a && i != b && j != a && j != b {
				t.loss[i][j] -= t.part(i, j, a) + t.part(i, j, b)
			}
		}
	}
	for _, k := range t.live {
		t.m[a][k] += t.m[b][k]
	}
	for _, k := range t.live {
		t.m[k][a] += t.m[k][b]
	}
	t.row[a] += t.row[b]
	t.col[a] += t.col[b]
	t.live = slices.DeleteFunc(t.live, func(i int) bool { return i == b })
	for x, i := range t.live {
		for _, j := range t.live[:x] {
			if i == a || j == a {
				t.loss[i][j] = t.lossOf(i, j)
			} else {
				t.loss[i][j] += t.part(i, j, a)
			}
		}
	}
}
