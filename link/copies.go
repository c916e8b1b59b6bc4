package link

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"secondsource"
)

// Passage reuse is found by winnowing (Schleimer, Wilkerson and Aiken, 2003):
// of the hashes of all runs of shingle words, the least of every window is kept.
const (
	shingle = 6
	window  = 4
	// nearShare of a text's words stand in a near copy's source.
	nearShare = 0.5
	// passageWords is the least length of a passage that says "taken over":
	// shorter runs happen in titles, names and stock phrases.
	passageWords = 24
	// tooCommon: a fingerprint of more documents than this is boiler-plate, or a text
	// that very many have edited: its documents are compared with few of them.
	tooCommon = 64
	// hubs is how many documents, the first published, stand for those that share
	// fingerprints which are too common.
	hubs = 3
)

// copied is a document with its alignment to the one it was taken from.
type copied struct {
	from, to *article
	share    float64
	longest  int
	runs     []sharedRun // in the order of the copy
	kind     string      // "" for too little
	credited bool
	order    string // why the one is the source and the other the copy
	own      int    // words outside quotation marks that both have
}

// sharedRun is a run of words that a copy has from its source.
type sharedRun struct{ to, from, n int }

// copies finds which document took its text from which other, one source each.
func (l *linker) copies() {
	same := l.identical()
	prints := make([]*printed, len(l.arts))
	for i, a := range l.arts {
		prints[i] = &printed{hashes: shingles(a.words)}
	}
	best := map[*article]*copied{}
	for _, pair := range l.reuse(same, prints) {
		var c *copied
		if same[pair[1]] == pair[0] {
			c = l.sameWords(pair[0], pair[1])
		} else {
			c = l.align(pair[0], pair[1], prints)
		}
		if c.kind == "" {
			if l.trail != nil {
				l.trail.refused("copy", c.from.ID, c.to.ID, c.share, fmt.Sprintf("%d words in common outside quotation marks, the longest run %d: a passage taken over has %d in a row", c.own, c.longest, passageWords))
			}
			continue
		}
		if l.trail != nil {
			l.trail.joined("copy", c.from.ID, c.to.ID, c.share, fmt.Sprintf("%d words in common outside quotation marks, the longest run %d; %s", c.own, c.longest, c.order))
		}
		if old := best[c.to]; old == nil || better(c, old) {
			best[c.to] = c
		}
	}
	for _, a := range l.arts {
		if c := best[a]; c != nil {
			l.copied = append(l.copied, c)
		}
	}
}

func better(c, old *copied) bool {
	if (c.kind == "passage") != (old.kind == "passage") {
		return c.kind != "passage"
	}
	if c.share != old.share {
		return c.share > old.share
	}
	return c.from.n < old.from.n
}

// identical gives, for every document whose words are exactly those of another, the
// one of them that was published first. A thousand copies cost a thousand look-ups.
func (l *linker) identical() map[*article]*article {
	first := map[string]*article{}
	groups := map[*article][]*article{}
	same := map[*article]*article{}
	for _, a := range l.arts {
		if len(a.words) == 0 {
			continue
		}
		var b strings.Builder
		for _, w := range a.words {
			b.WriteString(w.low)
			b.WriteByte(' ')
		}
		key := b.String()
		if f := first[key]; f != nil {
			groups[f] = append(groups[f], a)
		} else {
			first[key] = a
		}
	}
	for f, group := range groups {
		source := f
		for _, a := range group {
			if after(source, a) {
				source = a
			}
		}
		for _, a := range append(group, f) {
			if a != source {
				same[a] = source
			}
		}
	}
	return same
}

// reuse gives the pairs of documents that share at least two fingerprints, and
// every identical document with its first.
func (l *linker) reuse(same map[*article]*article, prints []*printed) [][2]*article {
	where := map[uint32][]int{}
	marks := make([][]uint32, len(l.arts))
	for i, a := range l.arts {
		if same[a] != nil {
			continue
		}
		marks[i] = fingerprints(prints[i].hashes)
		for _, f := range marks[i] {
			where[f] = append(where[f], i)
		}
	}
	count := map[[2]int]int{}
	for _, docs := range where {
		if len(docs) > tooCommon {
			continue
		}
		for x, i := range docs {
			for _, j := range docs[x+1:] {
				count[[2]int{i, j}]++
			}
		}
	}
	var out [][2]*article
	for p, n := range count {
		if n >= 2 {
			out = append(out, [2]*article{l.arts[p[0]], l.arts[p[1]]})
		}
	}
	for a, f := range same {
		out = append(out, [2]*article{f, a})
	}
	for _, p := range l.edited(marks, where) {
		if count[p] < 2 {
			out = append(out, [2]*article{l.arts[p[0]], l.arts[p[1]]})
		}
	}
	sort.Slice(out, func(i, j int) bool {
		return out[i][0].n < out[j][0].n || out[i][0].n == out[j][0].n && out[i][1].n < out[j][1].n
	})
	return out
}

// edited gives the pairs of documents that may be one text which very many took over
// and changed: half of the fingerprints of either are too common. Each is paired with
// the first published of those with which it shares the most.
func (l *linker) edited(marks [][]uint32, where map[uint32][]int) [][2]int {
	much := func(i int) bool {
		n := 0
		for _, f := range marks[i] {
			if len(where[f]) > tooCommon {
				n++
			}
		}
		return n > 1 && 2*n >= len(marks[i])
	}
	first := map[uint32]int{} // of every fingerprint that is too common: the document first published, one more
	var many []int
	for i := range marks {
		if !much(i) {
			continue
		}
		many = append(many, i)
		for _, f := range marks[i] {
			if h := first[f]; len(where[f]) > tooCommon && (h == 0 || after(l.arts[h-1], l.arts[i])) {
				first[f] = i + 1
			}
		}
	}
	var out [][2]int
	for _, i := range many {
		shared := map[int]int{}
		for _, f := range marks[i] {
			if h := first[f] - 1; h >= 0 && h != i {
				shared[h]++
			}
		}
		near := sortedKeys(shared)
		slices.SortStableFunc(near, func(x, y int) int { return shared[y] - shared[x] })
		for _, h := range near[:min(hubs, len(near))] {
			if shared[h] > 1 {
				out = append(out, [2]int{min(i, h), max(i, h)})
			}
		}
	}
	slices.SortFunc(out, func(x, y [2]int) int { return cmp.Or(x[0]-y[0], x[1]-y[1]) })
	return slices.Compact(out)
}

// printed are the hashes of a document's shingles, with a table of their places:
// the first of every bucket and the next after each, one more than the place.
type printed struct {
	hashes      []uint32
	first, next []int32
	mask        uint32
}

// places calls f for every place at which a shingle of a hash begins, in order.
func (p *printed) places(hash uint32, f func(int)) {
	if p.first == nil {
		p.tabulate()
	}
	for at := p.first[hash&p.mask]; at > 0; at = p.next[at-1] {
		if p.hashes[at-1] == hash {
			f(int(at - 1))
		}
	}
}

func (p *printed) tabulate() {
	size := 1
	for size < 2*len(p.hashes) {
		size *= 2
	}
	p.first, p.next, p.mask = make([]int32, size), make([]int32, len(p.hashes)), uint32(size-1)
	for i := len(p.hashes) - 1; i >= 0; i-- {
		b := p.hashes[i] & p.mask
		p.next[i], p.first[b] = p.first[b], int32(i+1)
	}
}

// shingles hashes every run of shingle words (FNV-1a, a zero after each word).
func shingles(ws []word) []uint32 {
	if len(ws) < shingle {
		return nil
	}
	const offset, prime = 2166136261, 16777619
	out := make([]uint32, len(ws)-shingle+1)
	for i := range out {
		h := uint32(offset)
		for k := i; k < i+shingle; k++ {
			low := ws[k].low
			for b := range len(low) {
				h = (h ^ uint32(low[b])) * prime
			}
			h *= prime
		}
		out[i] = h
	}
	return out
}

// fingerprints is the winnowed set of a text's shingles.
func fingerprints(all []uint32) []uint32 {
	seen := map[uint32]bool{}
	var out []uint32
	for i := 0; i+window <= len(all); i++ {
		low := all[i]
		for _, h := range all[i+1 : i+window] {
			low = min(low, h)
		}
		if !seen[low] {
			seen[low] = true
			out = append(out, low)
		}
	}
	return out
}

// align measures what two documents share, word by word, and decides which is
// the copy; without a kind when it is too little. Words that both have in quotation marks
// do not count: two reporters may quote one speech.
func (l *linker) align(a, b *article, prints []*printed) *copied {
	from, to, order := l.direct(a, b)
	source, hashes := prints[from.n], prints[to.n].hashes
	c := &copied{from: from, to: to, credited: l.credits(to, from), order: order}
	for i := 0; i < len(hashes); {
		n, j := source.longest(from.words, to.words, i, hashes[i])
		if n == 0 {
			i++
			continue
		}
		plain := 0
		for k := range n {
			if !to.words[i+k].quoted {
				plain++
			}
		}
		c.runs = append(c.runs, sharedRun{to: i, from: j, n: n})
		c.own += plain
		c.longest = max(c.longest, plain)
		i += n
	}
	total := 0
	for _, w := range to.words {
		if !w.quoted {
			total++
		}
	}
	c.share = float64(c.own) / float64(max(1, total))
	back := float64(c.own) / float64(max(1, len(from.words)))
	switch {
	case c.share > 0.97 && back > 0.85 && c.own >= passageWords/2:
		c.kind = "identical"
	case c.share >= nearShare && c.own >= passageWords, c.share > 0.85 && back > 0.85 && c.own >= passageWords/2:
		c.kind = "near"
	case c.longest >= passageWords:
		c.kind = "passage"
	}
	return c
}

// sameWords aligns two documents that have the same words, however few.
func (l *linker) sameWords(a, b *article) *copied {
	from, to, order := l.direct(a, b)
	c := &copied{from: from, to: to, share: 1, longest: len(to.words), own: len(to.words), kind: "identical",
		runs: []sharedRun{{n: len(to.words)}}, credited: l.credits(to, from), order: order}
	return c
}

// longest is the length of the longest common run that begins at word i of a copy
// and at a place in the source with the same shingle, and that place.
func (p *printed) longest(from, to []word, i int, hash uint32) (best, at int) {
	p.places(hash, func(j int) {
		n := 0
		for i+n < len(to) && j+n < len(from) && to[i+n].low == from[j+n].low {
			n++
		}
		if n >= shingle && n > best {
			best, at = n, j
		}
	})
	return best, at
}

// direct orders two documents as source and copy: the one that credits the
// other's outlet is the copy, then the one surely published later, then the
// shorter one.
func (l *linker) direct(a, b *article) (from, to *article, why string) {
	ab, ba := l.credits(a, b), l.credits(b, a)
	switch {
	case ab != ba:
		why = "the copy names the outlet of its source"
		if ab {
			return b, a, why
		}
		return a, b, why
	case after(a, b):
		return b, a, "the source was published earlier"
	case after(b, a):
		return a, b, "the source was published earlier"
	case len(a.words) < len(b.words):
		return b, a, "neither names the other nor is surely earlier: the longer one is taken for the source"
	case len(a.words) > len(b.words):
		return a, b, "neither names the other nor is surely earlier: the longer one is taken for the source"
	}
	return a, b, "which of the two is the source cannot be told"
}

// credits reports whether a names the outlet of b, which is not its own.
func (l *linker) credits(a, b *article) bool {
	return b.outlet != "" && a.outlet != b.outlet && a.mentions(b.outlet, l.v)
}

// match finds which statement of a copy is which of the source.
func (c *copied) match() {
	owner := make([]*stmt, len(c.from.words))
	for _, s := range c.from.stmts {
		for _, i := range s.at {
			owner[i] = s
		}
	}
	source := make([]*stmt, len(c.to.words)) // of every word of the copy: the statement that its source stands in
	for _, r := range c.runs {
		copy(source[r.to:r.to+r.n], owner[r.from:r.from+r.n])
	}
	for _, t := range c.to.stmts {
		votes := map[*stmt]int{}
		for _, i := range t.at {
			if source[i] != nil {
				votes[source[i]]++
			}
		}
		for _, s := range c.from.stmts { // in order, so that a tie has one outcome
			if n := votes[s]; n > 0 && (t.copyOf == nil || n > votes[t.copyOf]) && 2*n > len(t.at) && 2*n > len(s.at) {
				t.copyOf = s
			}
		}
		if t.copyOf != nil { // its "Friday" is the source's
			t.hard, t.dated, t.said = secondsource.Interval{To: c.to.pub.To}, false, t.copyOf.said
		}
	}
}

func (l *linker) copyEntries() []secondsource.Copy {
	out := []secondsource.Copy{}
	for _, c := range l.copied {
		out = append(out, secondsource.Copy{Source: c.from.ID, Copy: c.to.ID, Kind: c.kind, Share: round2(c.share), Credited: c.credited, ID: hashID("k", c.from.ID, c.to.ID)})
	}
	return out
}

func round2(f float64) float64 { return float64(int(f*100+0.5)) / 100 }

// mentions reports whether a text names an outlet.
func (a *article) mentions(outlet string, v *vocabulary) bool {
	if t, ok := v.ids["@"+outlet]; ok && a.tf[t] > 0 {
		return true
	}
	if a.folded == "" {
		a.folded = fold(a.Text)
	}
	return strings.Contains(a.folded, outlet)
}
