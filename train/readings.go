package train

import (
	"secondsource"
	"secondsource/extract"
)

// roles finds source and content of every spot of a sample.
func roles(c *chain, s *sample, bonus float32) {
	var v extract.Roles
	var l extract.Lattice
	var d extract.RoleDecoder
	for k := range s.spots {
		x := &s.spots[k]
		st := roleStrip(c, &v, s, x.Spot, x.unit, -1, nil)
		c.scores(st, &l)
		c.sums(st, &l)
		var readings []extract.Report
		for n := range d.Decode(l.Score, c.trans, st.shut, st.open, bonus) {
			labels, score := d.Reading(n)
			readings = append(readings, extract.NewReport(x.Spot, x.unit, labels, v.First, score-float32(l.LogZ)))
		}
		x.report = nil
		if len(readings) > 0 {
			x.report = extract.Choose(readings, bonus)
		}
	}
	s.compare()
	s.matches()
}

// compare sets how the reports of every paragraph stand to each other.
func (s *sample) compare() {
	byUnit := map[int][]*extract.Report{}
	for _, x := range s.spots {
		if x.report != nil {
			byUnit[x.unit.First] = append(byUnit[x.unit.First], x.report)
		}
	}
	for _, rs := range byUnit {
		for _, r := range rs {
			r.Compare(rs)
		}
	}
}

func (s *sample) attribution(r *extract.Report) Attribution {
	var a Attribution
	a.Roles[CueRole] = []secondsource.Span{s.span(r.First, r.Last)}
	if r.Source[0] >= 0 {
		a.Roles[SourceRole] = []secondsource.Span{s.span(r.Source[0], r.Source[1])}
	}
	for _, c := range r.Content {
		a.Roles[ContentRole] = append(a.Roles[ContentRole], s.span(c[0], c[1]))
	}
	return a
}

// matches marks the candidates that match a gold attribution whole.
func (s *sample) matches() {
	toks := wordTokens(s.art.Text)
	gold := items(s.art, s.art.Attributions, toks)
	for k := range s.spots {
		x := &s.spots[k]
		x.matched = false
		if x.report == nil {
			continue
		}
		it := items(s.art, []Attribution{s.attribution(x.report)}, toks)
		if len(it) == 0 {
			continue
		}
		for _, g := range gold {
			if share(it[0].tok[0], g.tok[0]) >= 0.5 && share(it[0].tok[1], g.tok[1]) >= 0.5 && share(it[0].tok[2], g.tok[2]) >= 0.5 {
				x.matched = true
			}
		}
	}
}

// judgeStrips makes the strips of the judge, one token each, and gives each to use.
func judgeStrips(c *chain, ss []*sample, least int, use func(x *candidate, st *strip)) {
	var v extract.Roles
	var buf []uint32
	each := func(f func(x *candidate)) {
		for _, s := range ss {
			v.Layout, v.Guesses = s.layout, s.guess
			for k := range s.spots {
				if x := &s.spots[k]; x.report != nil {
					v.Look(x.Spot, x.unit)
					buf = v.JudgeFeatures(buf[:0], x.report)
					f(x)
				}
			}
		}
	}
	if len(c.index) == 0 {
		counts := map[uint32]int32{}
		each(func(*candidate) {
			for _, f := range buf {
				counts[f]++
			}
		})
		c.learn(counts, least)
	}
	each(func(x *candidate) {
		st := &strip{gold: []uint8{uint8(bit(x.matched))}, off: []int32{0}}
		st.rows = c.rowsOf(nil, buf)
		st.off = append(st.off, int32(len(st.rows)))
		use(x, st)
	})
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func fitJudge(ss []*sample, o chainOptions, seed uint64) *chain {
	c := newChain(2, func(a, b int) bool { return true })
	var strips []*strip
	judgeStrips(c, ss, o.least, func(_ *candidate, st *strip) { strips = append(strips, st) })
	c.fit(strips, o, seed)
	return c
}

// judge sets the certainty of the samples' reports.
func judge(c *chain, ss []*sample) {
	var l extract.Lattice
	judgeStrips(c, ss, 0, func(x *candidate, st *strip) {
		c.scores(st, &l)
		c.sums(st, &l)
		x.report.Certainty = float32(l.Marg[1])
	})
}

func (s *sample) span(a, b int) secondsource.Span {
	return secondsource.Span{Start: s.doc.Tokens[a].Span.Start, End: s.doc.Tokens[b].Span.End}
}
