package extract

import (
	"math"

	"secondsource"
)

// Report is a cue with the roles found for it.
type Report struct {
	Spot
	Unit      Unit
	Source    [2]int // tokens, both included; -1 for none
	Content   [][2]int
	LogP      float32 // of the roles, by the role tagger
	Agreement Agreement
	Rivals    Rivals
	Certainty float32 // probability that the whole is right, by the judge
}

// Agreement is how much of the probability of the readings of one cue falls on those
// that share half of their tokens with this one.
type Agreement struct{ Source, Content, Both float32 }

// Choose compares the readings of one cue and gives that on which most of the
// probability agrees, what is exactly so counted half as much again: the least risk of
// being wrong (Goel and Byrne 2000). Bonus is in favour of readings with a source.
func Choose(rs []Report, bonus float32) *Report {
	best, most := &rs[0], float32(-1)
	for i := range rs {
		r := &rs[i]
		r.Agreement = Agreement{}
		for j := range rs {
			s := &rs[j]
			p := s.prob(bonus)
			source := sameSource(r.Source, s.Source)
			content := i == j || r.shared(s)*2 >= max(r.size(), s.size())
			if source {
				r.Agreement.Source += p
			}
			if content {
				r.Agreement.Content += p
			}
			if source && content {
				r.Agreement.Both += p
			}
		}
		if w := r.Agreement.Both + exactWorth*r.prob(0); w > most {
			best, most = r, w
		}
	}
	return best
}

const exactWorth = 0.5

// prob is the probability of a reading by the role tagger, made larger by the bonus
// where it has a source.
func (r *Report) prob(bonus float32) float32 {
	if r.Source[0] < 0 {
		bonus = 0
	}
	return float32(math.Exp(float64(r.LogP + bonus)))
}

// sameSource reports whether two sources share half of the tokens of the longer one.
func sameSource(a, b [2]int) bool {
	if a[0] < 0 || b[0] < 0 {
		return a[0] == b[0]
	}
	return 2*(min(a[1], b[1])-max(a[0], b[0])+1) >= max(a[1]-a[0], b[1]-b[0])+1
}

// Rivals tells how a report stands to the other reports of its paragraph whose
// cues are surer.
type Rivals struct {
	Inside, Around, Same bool // within one's content; around its cue; much the same content
	Before, After        bool // another cue on that side in the sentence
}

// Compare sets how a report stands to those of the other cues of its paragraph.
func (r *Report) Compare(others []*Report) {
	r.Rivals = Rivals{}
	for _, s := range others {
		if s.Spot == r.Spot {
			continue
		}
		if s.P > r.P {
			r.Rivals.Inside = r.Rivals.Inside || s.holds(r.Main)
			r.Rivals.Around = r.Rivals.Around || r.holds(s.Main)
			r.Rivals.Same = r.Rivals.Same || r.shared(s)*2 > max(r.size(), s.size())
		}
		if s.P > 0.3 {
			r.Rivals.Before = r.Rivals.Before || s.Main < r.Main
			r.Rivals.After = r.Rivals.After || s.Main > r.Main
		}
	}
}

func (r *Report) holds(i int) bool {
	for _, c := range r.Content {
		if c[0] <= i && i <= c[1] {
			return true
		}
	}
	return false
}

func (r *Report) size() (n int) {
	for _, c := range r.Content {
		n += c[1] - c[0] + 1
	}
	return
}

func (r *Report) shared(s *Report) (n int) {
	for _, a := range r.Content {
		for _, b := range s.Content {
			n += max(0, min(a[1], b[1])-max(a[0], b[0])+1)
		}
	}
	return
}

// steps gives the place of a number in a rising list.
func steps(x float32, list ...float32) uint32 {
	for i, y := range list {
		if x < y {
			return uint32(i)
		}
	}
	return uint32(len(list))
}

// level is a probability as a small number.
func level(p float32) uint32 {
	return steps(p, 0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96)
}

// JudgeFeatures appends the features that tell whether a report is right; the
// view must look from its cue.
func (v *Roles) JudgeFeatures(out []uint32, r *Report) []uint32 {
	c := &v.Marks[r.Main]
	p := steps(r.P, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99)
	q := steps(-r.LogP, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 1.2, 1.5, 1.9, 2.4, 3, 4, 5, 7)
	p4, q3 := p/3, q/3
	title := bit(c.Title)
	out = append(out,
		mix(p, 201), mix(q, 202), mix3(p, q3, 203), mix3(c.Lemma, p4, 204), mix3(c.Lemma, uint32(c.Pos), 205), mix3(uint32(c.Lex), p4, 206), mix4(uint32(c.Lex), uint32(c.Pos), uint32(c.Rel), 207),
		mix3(uint32(c.Prior), p4, 208), mix3(c.Lemma, uint32(c.Rel), 209), mix3(uint32(r.Last-r.First), p4, 210), mix(v.Marks[r.First].Lemma, 211), mix(v.Marks[r.Last].Lemma, 212),
		mix3(uint32(c.Kids), uint32(c.Pos), 213), mix3(title, p4, 214), mix3(title, uint32(c.Pos), 215), mix3(uint32(c.Quote), p4, 216),
		mix5(bit(r.Rivals.Inside), bit(r.Rivals.Around), bit(r.Rivals.Same), p4, 217), mix4(bit(r.Rivals.Before), bit(r.Rivals.After), p4, 218),
		mix4(bit(r.Rivals.Inside), bit(r.Rivals.Same), uint32(c.Lex), 219),
	)
	a := &r.Agreement
	source, content, both := level(a.Source), level(a.Content), level(a.Both)
	out = append(out, mix(source, 220), mix(content, 221), mix(both, 222), mix3(both, p, 223), mix3(source, content, 224), mix3(both, q3, 225), mix3(both/2, uint32(c.Lex), 226), mix3(both/2, c.Lemma, 227))
	out = v.judgeSource(out, r, p4, q3)
	return v.judgeContent(out, r, p4, q3)
}

// judgeEdges adds how a run of tokens lies in the tree: how many of them hang on a
// word outside, and whether its neighbours hang on a word inside.
func (v *Roles) judgeEdges(out []uint32, run [2]int, side, kind uint32) []uint32 {
	roots, top := uint32(0), -1
	for i := run[0]; i <= run[1]; i++ {
		if h := int(v.Marks[i].Head); (h < run[0] || h > run[1]) && v.Marks[i].Rel != uint8(secondsource.Punct) {
			if roots < 3 {
				roots++
			}
			if top < 0 {
				top = i
			}
		}
	}
	top = max(top, run[0])
	before, after := v.near(run[0], -1), v.near(run[1], 1)
	cut := func(m *Mark) uint32 {
		if h := int(m.Head); h >= run[0] && h <= run[1] {
			return uint32(m.Rel) + 2
		}
		return bit(m == &edgeMark)
	}
	b, a := cut(before), cut(after)
	first, last := &v.Marks[run[0]], &v.Marks[run[1]]
	c := &v.Marks[v.Spot.Main]
	hung := bit(int(v.Marks[top].Head) >= v.Spot.First && int(v.Marks[top].Head) <= v.Spot.Last)
	rel := uint32(v.Marks[top].Rel)
	return append(out, mix4(kind, roots, side, 280), mix4(kind, b, uint32(before.Pos), 281), mix4(kind, a, uint32(after.Pos), 282), mix4(kind, b, a, 283),
		mix5(kind, hung, rel, side, 284), mix5(kind, hung, rel, uint32(c.Lex), 285), mix5(kind, hung, rel, c.Lemma, 286), mix5(kind, uint32(last.Pos), uint32(after.Pos), uint32(after.Rel), 287),
		mix4(kind, uint32(before.Pos), uint32(first.Pos), 288), mix4(kind, after.Low, a, 289), mix4(kind, before.Low, b, 290), mix4(kind, last.Low, 0, 291), mix5(kind, a, after.Low, c.Lemma, 292),
		mix5(kind, mix(a, roots), uint32(c.Lex), uint32(after.Pos), 293), mix5(kind, uint32(last.Quote), uint32(after.Quote), uint32(first.Quote), 294))
}

func (v *Roles) judgeSource(out []uint32, r *Report, p4, q3 uint32) []uint32 {
	c := &v.Marks[r.Main]
	if r.Source[0] < 0 {
		return append(out, mix3(p4, q3, 230), mix3(uint32(c.Pos), uint32(c.Rel), 231), mix(c.Lemma, 232), mix3(uint32(c.Lex), uint32(c.Pos), 233), mix3(uint32(c.Kids), p4, 234))
	}
	agree := 0
	for i := r.Source[0]; i <= r.Source[1]; i++ {
		if v.Guesses[i].Kind == 1 {
			agree++
		}
	}
	n := r.Source[1] - r.Source[0] + 1
	h := &v.Marks[v.MainOf(r.Source[0], r.Source[1])]
	x := v.viewOf(v.MainOf(r.Source[0], r.Source[1]))
	side, gap, sent := v.direction(r.Source[0])
	out = v.judgeEdges(out, r.Source, side, 1)
	return append(out, mix3(steps(float32(agree)/float32(n), 0.01, 0.5, 0.99), p4, 240), mix3(h.Lemma, 0, 241), mix3(uint32(h.Pos), uint32(h.Name), 242), mix3(side, mix(gap, sent), 243),
		mix3(x.path, side, 244), mix4(uint32(h.Pos), uint32(h.Name), uint32(c.Lex), 245), mix3(reach(n), p4, 246), mix4(side, uint32(h.Pos), c.Lemma, 247), mix3(uint32(h.Suf), uint32(h.Pos), 248))
}

func (v *Roles) judgeContent(out []uint32, r *Report, p4, q3 uint32) []uint32 {
	c := &v.Marks[r.Main]
	agree, quoted := 0, 0
	for _, run := range r.Content {
		for i := run[0]; i <= run[1]; i++ {
			if v.Guesses[i].Kind == 3 {
				agree++
			}
			if v.Marks[i].Quote != quoteNone {
				quoted++
			}
		}
	}
	n := r.size()
	first, last := r.Content[0][0], r.Content[len(r.Content)-1][1]
	f := &v.Marks[first]
	side, gap, sent := v.direction(first)
	where := mix3(side, gap, sent)
	q := steps(float32(quoted)/float32(n), 0.01, 0.5, 0.99)
	a := steps(float32(agree)/float32(n), 0.01, 0.3, 0.7, 0.99)
	top := v.MainOf(r.Content[0][0], r.Content[0][1])
	x := v.viewOf(top)
	end := bit(last+1 >= int(v.Marks[last].Last)) | bit(last+2 >= int(v.Marks[last].Last))<<1
	next := v.near(last, 1)
	out = v.judgeEdges(out, [2]int{first, last}, side, 2)
	return append(out, mix3(a, p4, 260), mix3(a, q3, 261), mix3(q, p4, 262), mix3(where, q, 263), mix3(reach(n), p4, 264), mix3(reach(n), q, 265), mix3(uint32(len(r.Content)), q, 266),
		mix3(f.Low, side, 267), mix3(uint32(f.Pos), side, 268), mix3(x.path, side, 269), mix3(uint32(v.Marks[top].Pos), side, 270), mix4(uint32(c.Lex), uint32(v.Marks[top].Pos), reach(n), 271),
		mix3(end, next.Low, 272), mix3(end, uint32(next.Pos), 273), mix4(c.Lemma, side, q, 274), mix4(c.Lemma, uint32(f.Pos), side, 275), mix4(uint32(c.Lex), uint32(f.Pos), side, 276),
		mix4(a, q3, mix(p4, bit(r.Source[0] < 0)), 277), mix4(uint32(secondsource.UPOS(c.Pos&31)), uint32(v.Marks[top].Rel), side, 278))
}
