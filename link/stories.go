package link

import (
	"math"
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

// vector is a document's terms with their weights, of length one.
type vector map[int32]float64

func (l *linker) vectors() []vector {
	df := map[int32]int{}
	for _, a := range l.arts {
		for t := range a.tf {
			df[t]++
		}
	}
	out := make([]vector, len(l.arts))
	for i, a := range l.arts {
		v := vector{}
		terms := make([]int32, 0, len(a.tf))
		for t := range a.tf {
			terms = append(terms, t)
		}
		sort.Slice(terms, func(i, j int) bool { return terms[i] < terms[j] })
		sum := 0.0
		for _, t := range terms {
			if l.v.isNum[t] {
				continue
			}
			w := l.v.weight[t] * (1 + math.Log(float64(a.tf[t]))) * math.Log((float64(len(l.arts))+pseudo)/(float64(df[t])+1))
			if l.v.isName[t] {
				w *= 1.5
			}
			v[t] = w
			sum += w * w
		}
		for _, t := range terms {
			if sum > 0 && v[t] != 0 {
				v[t] /= math.Sqrt(sum)
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
	vs := l.vectors()
	for i := range l.arts {
		if n := ultimate(source, i); n != i {
			vs[i] = nil
		}
	}
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

// nearby compares the documents that share one of their fifteen heaviest terms.
func (l *linker) nearby(vs []vector) []pair {
	index := map[int32][]int{}
	for i, v := range vs {
		for _, t := range v.top(15) {
			index[t] = append(index[t], i)
		}
	}
	seen := map[[2]int]bool{}
	for _, docs := range index {
		if len(docs) > min(max(200, len(vs)/4), everywhere) {
			continue
		}
		for x, i := range docs {
			for _, j := range docs[x+1:] {
				seen[[2]int{i, j}] = true
			}
		}
	}
	out := make([]pair, 0, len(seen))
	for p := range seen {
		if s := vs[p[0]].dot(vs[p[1]]); s > 0.05 {
			out = append(out, pair{p[0], p[1], s})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].a < out[j].a || out[i].a == out[j].a && out[i].b < out[j].b })
	return out
}

// top gives the heaviest terms of a vector.
func (v vector) top(n int) []int32 {
	ts := make([]int32, 0, len(v))
	for t := range v {
		ts = append(ts, t)
	}
	sort.Slice(ts, func(i, j int) bool { return v[ts[i]] > v[ts[j]] || v[ts[i]] == v[ts[j]] && ts[i] < ts[j] })
	return ts[:min(n, len(ts))]
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
