package link

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"secondsource"
)

// Documents are of one story when their vectors are near on the average of all
// pairs, and groups of them as near to each other as within: a chain of weak
// links does not join two affairs.
const (
	storyNear = 0.10
	// pseudo is a number of imagined documents without any of the terms, so
	// that the words all of five articles share still count.
	pseudo = 50
	// everywhere is a number of documents from which a term makes no pair of two
	// of them: they have others in common.
	everywhere = 600
)

// vector is terms with their weights.
type vector map[int32]float64

// sparse is the terms of a document, in their order, with their weights, of length one.
type sparse struct {
	terms   []int32
	weights []float64
}

// vectors weighs the terms of every document that is no copy of another.
func (l *linker) vectors(copied []bool) []sparse {
	df := make([]int, len(l.v.names))
	for _, a := range l.arts {
		for t := range a.tf {
			df[t]++
		}
	}
	out := make([]sparse, len(l.arts))
	for i, a := range l.arts {
		if copied[i] {
			continue
		}
		v := sparse{terms: make([]int32, 0, len(a.tf))}
		for t := range a.tf {
			if !l.v.isNum[t] {
				v.terms = append(v.terms, t)
			}
		}
		slices.Sort(v.terms)
		v.weights = make([]float64, len(v.terms))
		sum := 0.0
		for k, t := range v.terms {
			w := l.v.weight[t] * (1 + math.Log(float64(a.tf[t]))) * math.Log((float64(len(l.arts))+pseudo)/(float64(df[t])+1))
			if l.v.isName[t] {
				w *= 1.5
			}
			v.weights[k] = w
			sum += w * w
		}
		for k := range v.weights {
			if sum > 0 && v.weights[k] != 0 {
				v.weights[k] /= math.Sqrt(sum)
			}
		}
		out[i] = v
	}
	return out
}

// stories groups the documents. story[n] is the number of document n's story. A
// copy goes where its source goes.
func (l *linker) stories() {
	source := make([]int, len(l.arts))
	for i := range source {
		source[i] = i
	}
	for _, c := range l.copied {
		if c.kind != "passage" {
			source[c.to.n] = c.from.n
		}
	}
	copied := make([]bool, len(l.arts))
	for i := range copied {
		copied[i] = ultimate(source, i) != i
	}
	vs := l.vectors(copied)
	c := newAverage(len(vs))
	for _, p := range l.nearby(vs) {
		c.set(p.a, p.b, p.sim)
	}
	groups := c.cluster(storyNear, (&cohesion{l: l, vs: vs, sums: map[int]groupSum{}}).allows)
	of := make([]int, len(l.arts))
	for n, g := range groups {
		for _, i := range g {
			of[i] = n
		}
	}
	number := map[int]int{}
	l.story = make([]int, len(l.arts))
	for i := range l.arts {
		g := of[ultimate(source, i)]
		if _, ok := number[g]; !ok {
			number[g] = len(l.groups)
			l.groups = append(l.groups, nil)
		}
		l.story[i] = number[g]
		l.groups[number[g]] = append(l.groups[number[g]], i)
	}
}

// ultimate follows copies of copies to the first; a circle ends where it began.
func ultimate(source []int, i int) int {
	for n := 0; source[i] != i && n < 10; n++ {
		i = source[i]
	}
	return i
}

type pair struct {
	a, b int
	sim  float64
}

// nearby compares the documents that share one of their fifteen heaviest terms, and
// gives the pairs that have something in common, in order.
func (l *linker) nearby(vs []sparse) []pair {
	index := make([][]int32, len(l.v.names))
	heavy := make([][]int32, len(vs))
	for i, v := range vs {
		heavy[i] = v.top(15)
		for _, t := range heavy[i] {
			index[t] = append(index[t], int32(i))
		}
	}
	var out []pair
	dense := make([]float64, len(l.v.names)) // the weights of one document
	seen := make([]int, len(vs))             // one more than the last document that was compared with it
	for i, v := range vs {
		var with []int32
		for _, t := range heavy[i] {
			docs := index[t]
			if len(docs) > min(max(200, len(vs)/4), everywhere) {
				continue
			}
			at, _ := slices.BinarySearch(docs, int32(i+1))
			for _, j := range docs[at:] {
				if seen[j] != i+1 {
					seen[j] = i + 1
					with = append(with, j)
				}
			}
		}
		slices.Sort(with)
		for k, t := range v.terms {
			dense[t] = v.weights[k]
		}
		for _, j := range with {
			if s := vs[j].dot(dense); s > 0.05 {
				out = append(out, pair{i, int(j), s})
			}
		}
		for _, t := range v.terms {
			dense[t] = 0
		}
	}
	return out
}

// dot sums in the order of the terms.
func (v sparse) dot(dense []float64) float64 {
	sum := 0.0
	for k, t := range v.terms {
		sum += v.weights[k] * dense[t]
	}
	return sum
}

// top gives the heaviest terms of a document.
func (v sparse) top(n int) []int32 {
	at := make([]int, len(v.terms))
	for k := range at {
		at[k] = k
	}
	slices.SortFunc(at, func(x, y int) int { return cmp.Or(cmp.Compare(v.weights[y], v.weights[x]), x-y) })
	out := make([]int32, min(n, len(at)))
	for k := range out {
		out[k] = v.terms[at[k]]
	}
	return out
}

// dot sums in the order of the terms, so that the last bit is the same in every run.
func (v vector) dot(w vector) float64 {
	if len(w) < len(v) {
		v, w = w, v
	}
	ts := make([]int32, 0, len(v))
	for t := range v {
		if w[t] != 0 {
			ts = append(ts, t)
		}
	}
	sort.Slice(ts, func(i, j int) bool { return ts[i] < ts[j] })
	sum := 0.0
	for _, t := range ts {
		sum += v[t] * w[t]
	}
	return sum
}

func (v vector) norm() float64 { return math.Sqrt(v.dot(v)) }

// storyEntries writes the stories; the title is the names and things that most
// of the documents share.
func (l *linker) storyEntries() []secondsource.Story {
	out := []secondsource.Story{}
	for _, g := range l.groups {
		s := secondsource.Story{ID: "", Documents: []string{}}
		var first *article
		for _, i := range g {
			a := l.arts[i]
			s.Documents = append(s.Documents, a.ID)
			if a.pub.From != 0 && (s.From == 0 || a.pub.From < s.From) {
				s.From = a.pub.From
			}
			s.To = max(s.To, a.pub.To)
			if first == nil || after(first, a) {
				first = a
			}
		}
		s.ID = hashID("story", first.ID)
		s.Title = l.storyTitle(g)
		out = append(out, s)
	}
	return out
}

// storyTitle joins the three terms that stand in most of the documents, names first.
func (l *linker) storyTitle(g []int) string {
	count := map[int32]int{}
	mass := map[int32]float64{}
	for _, i := range g {
		for t, n := range l.arts[i].tf {
			count[t]++
			mass[t] += l.v.weight[t] * (1 + math.Log(float64(n)))
		}
	}
	ts := make([]int32, 0, len(count))
	for t := range count {
		if 2*count[t] > len(g) && !l.v.isNum[t] && l.v.weight[t] > 0.4 && l.surface(g, t) != "" {
			ts = append(ts, t)
		}
	}
	score := func(t int32) float64 {
		s := mass[t] * float64(count[t])
		if l.v.isName[t] {
			s *= 1.5
		}
		return s
	}
	sort.Slice(ts, func(i, j int) bool {
		if x, y := score(ts[i]), score(ts[j]); math.Abs(x-y) > 1e-9 {
			return x > y
		}
		return l.v.names[ts[i]] < l.v.names[ts[j]]
	})
	var parts []string
	for _, t := range ts[:min(4, len(ts))] {
		parts = append(parts, l.surface(g, t))
	}
	return strings.Join(parts, ", ")
}

// surface is the commonest way in which the documents write a term.
func (l *linker) surface(g []int, t int32) string {
	if n := l.v.names[t]; n[0] == '@' {
		if a := l.dir.actor(n[1:]); a != nil {
			return a.Name
		}
	}
	count := map[string]int{}
	for _, i := range g {
		a := l.arts[i]
		for k, w := range a.words {
			if w.term != t {
				continue
			}
			end := w.span.End
			for j := k + 1; w.name && j < len(a.words) && a.words[j].name && a.words[j].term < 0; j++ {
				end = a.words[j].span.End
			}
			s := a.Text[w.span.Start:end]
			if !w.name {
				s = w.low
			}
			count[s]++
		}
	}
	best := ""
	for s, n := range count {
		if best == "" || n > count[best] || n == count[best] && (len(s) > len(best) || len(s) == len(best) && s < best) {
			best = s
		}
	}
	return best
}
