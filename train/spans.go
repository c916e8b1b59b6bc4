package train

import (
	"hash/fnv"
	"runtime"
	"slices"
	"sync"

	"secondsource"
	"secondsource/extract"
	"secondsource/pack"
)

// sample is an annotated article with what the learnt extractor sees of it.
type sample struct {
	art    *Article
	doc    *secondsource.Doc
	layout *extract.Layout
	fold   int
	gold   []goldReport
	tags   []uint8   // gold labels of the span tagger, a token
	marg   []float32 // of the span tagger, cross-fitted
	guess  []extract.Guess
	spots  []candidate
}

// goldReport is a gold attribution in tokens.
type goldReport struct {
	roles [3][]int
}

// candidate is a spot with the roles found for it.
type candidate struct {
	extract.Spot
	unit    extract.Unit
	gold    int // index of the gold attribution with this cue, -1 for none
	report  *extract.Report
	matched bool
}

// samples annotates the articles and lines up their gold with the tokens.
func samples(arts []*Article, p *pack.Pack, steps []secondsource.Step, folds int) []*sample {
	out := make([]*sample, len(arts))
	var g sync.WaitGroup
	slots := make(chan struct{}, runtime.NumCPU())
	for i, a := range arts {
		g.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			d := &secondsource.Doc{ID: a.Name, Path: a.Path, Text: a.Text}
			for _, s := range steps {
				s.Run(d)
			}
			h := fnv.New32a()
			h.Write([]byte(a.Name))
			s := &sample{art: a, doc: d, fold: int(h.Sum32()>>4) % folds}
			s.layout = extract.NewLayout(p)
			s.layout.Reset(d)
			s.lineUp()
			out[i] = s
		})
	}
	g.Wait()
	return out
}

// lineUp gives tokens their gold labels.
func (s *sample) lineUp() {
	s.tags = make([]uint8, len(s.doc.Tokens))
	for _, a := range s.art.Attributions {
		var g goldReport
		for r := range a.Roles {
			begin := uint8(1 + 2*r)
			for _, sp := range a.Roles[r] {
				first := true
				for i := s.tokenFrom(sp.Start); i < len(s.doc.Tokens) && s.doc.Tokens[i].Span.Start < sp.End; i++ {
					g.roles[r] = append(g.roles[r], i)
					s.tags[i] = begin + 1
					if first {
						s.tags[i] = begin
					}
					first = false
				}
			}
		}
		s.gold = append(s.gold, g)
	}
	for i, y := range s.tags { // an inside label may have lost its beginning
		if y > 0 && y%2 == 0 && (i == 0 || s.tags[i-1] != y && s.tags[i-1] != y-1) {
			s.tags[i] = y - 1
		}
	}
}

// tokenFrom is the first token that ends after a byte.
func (s *sample) tokenFrom(at int) int {
	i, _ := slices.BinarySearchFunc(s.doc.Tokens, at, func(t secondsource.Token, at int) int {
		if t.Span.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// priors counts how often each word is part of a cue.
type priors struct{ n, cue map[uint32]float64 }

func newPriors() *priors { return &priors{map[uint32]float64{}, map[uint32]float64{}} }

func (p *priors) add(s *sample, by float64) {
	for i := range s.layout.Marks {
		k := s.layout.Marks[i].PriorKey()
		p.n[k] += by
		if s.tags[i] == 3 || s.tags[i] == 4 {
			p.cue[k] += by
		}
	}
}

// bucketOf is how often a word seen n times reports: 1 to 5, 0 for unknown.
func bucketOf(n, cue float64) uint8 {
	if n < 4 {
		return 0
	}
	switch x := cue / (n + 1); {
	case x < 0.03:
		return 1
	case x < 0.15:
		return 2
	case x < 0.4:
		return 3
	case x < 0.7:
		return 4
	}
	return 5
}

// apply sets the priors of a sample's tokens as if the sample had not been counted.
func (p *priors) apply(s *sample) {
	own := newPriors()
	own.add(s, 1)
	for i := range s.layout.Marks {
		m := &s.layout.Marks[i]
		k := m.PriorKey()
		m.Prior = bucketOf(p.n[k]-own.n[k], p.cue[k]-own.cue[k])
	}
}

// table gives the buckets of the words known, sorted by key.
func (p *priors) table() (keys []uint32, buckets []uint8) {
	for k, n := range p.n {
		if bucketOf(n, p.cue[k]) > 0 {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		buckets = append(buckets, bucketOf(p.n[k], p.cue[k]))
	}
	return
}

// tagStrips makes the strips of the span tagger.
func tagStrips(c *chain, ss []*sample, least int) []*strip {
	if len(c.index) == 0 {
		counts := map[uint32]int32{}
		var buf []uint32
		for _, s := range ss {
			for _, u := range s.layout.Units {
				for i := u.First; i < u.Last; i++ {
					buf = s.layout.TagFeatures(buf[:0], i)
					for _, f := range buf {
						counts[f]++
					}
				}
			}
		}
		c.learn(counts, least)
	}
	var out []*strip
	for _, s := range ss {
		for _, u := range s.layout.Units {
			out = append(out, tagStrip(c, s, u))
		}
	}
	return out
}

func tagStrip(c *chain, s *sample, u extract.Unit) *strip {
	var buf []uint32
	st := &strip{gold: s.tags[u.First:u.Last]}
	for i := u.First; i < u.Last; i++ {
		st.off = append(st.off, int32(len(st.rows)))
		buf = s.layout.TagFeatures(buf[:0], i)
		st.rows = c.rowsOf(st.rows, buf)
	}
	st.off = append(st.off, int32(len(st.rows)))
	return st
}

// fitTags fits the span tagger on the samples.
func fitTags(ss []*sample, o chainOptions, seed uint64) *chain {
	c := newChain(extract.TagLabels, extract.Follows)
	c.fit(tagStrips(c, ss, o.least), o, seed)
	return c
}

// guesses sets the marginals and guesses of a sample by a span tagger.
func guesses(c *chain, s *sample) {
	var l extract.Lattice
	s.marg = make([]float32, len(s.doc.Tokens)*extract.TagLabels)
	s.guess = make([]extract.Guess, len(s.doc.Tokens))
	for i := range s.guess {
		s.marg[i*extract.TagLabels] = 1
	}
	s.spots = nil
	for _, u := range s.layout.Units {
		st := tagStrip(c, s, u)
		c.scores(st, &l)
		c.sums(st, &l)
		for i, v := range l.Marg[:l.N*l.K] {
			s.marg[u.First*extract.TagLabels+i] = float32(v)
		}
		for i := u.First; i < u.Last; i++ {
			s.guess[i] = extract.GuessOf(s.marg[i*extract.TagLabels:][:extract.TagLabels])
		}
		for _, sp := range s.layout.Spots(nil, u, s.marg[u.First*extract.TagLabels:u.Last*extract.TagLabels]) {
			s.spots = append(s.spots, candidate{Spot: sp, unit: u, gold: s.goldCue(sp)})
		}
	}
}

// goldCue finds the gold attribution whose cue a spot is, -1 for none.
func (s *sample) goldCue(sp extract.Spot) int {
	best, most := -1, 0.0
	var p []int
	for i := sp.First; i <= sp.Last; i++ {
		p = append(p, i)
	}
	for k, g := range s.gold {
		if o := share(p, g.roles[CueRole]); len(g.roles[CueRole]) > 0 && o >= 0.3 && o > most {
			best, most = k, o
		}
	}
	return best
}

// roleStrip makes the strip of a spot; gold < 0 gives labels outside.
func roleStrip(c *chain, v *extract.Roles, s *sample, sp extract.Spot, u extract.Unit, gold int, count map[uint32]int32) *strip {
	v.Layout, v.Guesses = s.layout, s.guess
	v.Look(sp, u)
	st := &strip{gold: make([]uint8, v.Last-v.First), shut: sp.First - v.First, open: sp.Last + 1 - v.First}
	var buf []uint32
	for i := v.First; i < v.Last; i++ {
		st.off = append(st.off, int32(len(st.rows)))
		if i >= sp.First && i <= sp.Last {
			continue
		}
		buf = v.Features(buf[:0], i)
		if count != nil {
			for _, f := range buf {
				count[f]++
			}
			continue
		}
		st.rows = c.rowsOf(st.rows, buf)
	}
	st.off = append(st.off, int32(len(st.rows)))
	if gold >= 0 {
		g := s.gold[gold]
		fill := func(toks []int, begin uint8) {
			last := -9
			for _, i := range toks {
				if i < v.First || i >= v.Last || i >= sp.First && i <= sp.Last {
					continue
				}
				st.gold[i-v.First] = begin
				if last == i-1 {
					st.gold[i-v.First] = begin + 1
				}
				last = i
			}
		}
		fill(g.roles[SourceRole], extract.RoleSource)
		fill(g.roles[ContentRole], extract.RoleContent)
	}
	return st
}

// lessons are the spots that the role tagger learns from: those found, and the
// gold cues that were not.
func lessons(s *sample) []candidate {
	var out []candidate
	seen := map[int]bool{}
	for _, c := range s.spots {
		if c.gold >= 0 {
			out = append(out, c)
			seen[c.gold] = true
		}
	}
	for k, g := range s.gold {
		cue := g.roles[CueRole]
		if seen[k] || len(cue) == 0 {
			continue
		}
		for _, u := range s.layout.Units {
			if cue[0] >= u.First && cue[len(cue)-1] < u.Last {
				sp := extract.Spot{First: cue[0], Last: cue[len(cue)-1]}
				sp.Main = s.layout.MainOf(sp.First, sp.Last)
				out = append(out, candidate{Spot: sp, unit: u, gold: k})
			}
		}
	}
	return out
}

func fitRoles(ss []*sample, o chainOptions, seed uint64) *chain {
	c := newChain(extract.RoleLabels, extract.Follows)
	count := map[uint32]int32{}
	var v extract.Roles
	var all [][]candidate
	for _, s := range ss {
		ls := lessons(s)
		all = append(all, ls)
		for _, x := range ls {
			roleStrip(c, &v, s, x.Spot, x.unit, x.gold, count)
		}
	}
	c.learn(count, o.least)
	var strips []*strip
	for k, s := range ss {
		for _, x := range all[k] {
			strips = append(strips, roleStrip(c, &v, s, x.Spot, x.unit, x.gold, nil))
		}
	}
	c.fit(strips, o, seed)
	return c
}
