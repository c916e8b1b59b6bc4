package extract

// Readings is how many readings of one cue are kept.
const Readings = 5

// RoleDecoder finds the best readings of the roles around a cue under the scores of
// a chain: at most one source, at least one content.
type RoleDecoder struct {
	cells []roleCell // a token's states in a row
	end   roleCell
}

// roleCell holds the best ways to a state, falling by score.
type roleCell struct {
	n    int
	ways [Readings]roleStep
}

// roleStep is the last step of a way: its score, the state it came from (at the end:
// the state it ends in), and which of the ways to that state it is.
type roleStep struct {
	score      float32
	state, way uint8
}

// Phases of a role sequence: bit 0, a source has been seen; bit 1, a content.
const phases = 4

const (
	never  = float32(-1e30)
	behind = 6 // ways so far behind the best of their kind are given up
)

// put adds a way if it is among the best.
func (c *roleCell) put(s roleStep) bool {
	if c.n == Readings {
		if s.score <= c.ways[c.n-1].score {
			return false
		}
		c.n--
	}
	i := c.n
	for ; i > 0 && c.ways[i-1].score < s.score; i-- {
		c.ways[i] = c.ways[i-1]
	}
	c.ways[i] = s
	c.n++
	return true
}

// Decode finds the best readings of n tokens and tells how many there are; Reading
// gives them. Scores holds RoleLabels numbers a token; trans the scores of one label
// after another, the last row at the beginning; the tokens of the cue, from shut to
// open, are outside; bonus is added where there is a source.
func (d *RoleDecoder) Decode(scores, trans []float32, shut, open int, bonus float32) int {
	const k, states = RoleLabels, RoleLabels * phases
	n := len(scores) / k
	d.cells = resize(d.cells, n*states)
	for i := range d.cells {
		d.cells[i].n = 0
	}
	for i := range n {
		labels := k
		if i >= shut && i < open {
			labels = RoleOutside + 1
		}
		d.column(i, scores[i*k:i*k+labels], trans)
	}
	d.end.n = 0
	for y := range k {
		for _, p := range [2]int{2, 3} {
			c := &d.cells[(n-1)*states+y*phases+p]
			for r, s := range c.ways[:c.n] {
				if p == 3 {
					s.score += bonus
				}
				d.end.put(roleStep{s.score, uint8(y*phases + p), uint8(r)})
			}
		}
	}
	for i := range d.end.ways[:d.end.n] {
		if s := &d.end.ways[i]; s.state%phases == 3 {
			s.score -= bonus
		}
	}
	return d.end.n
}

// column extends the ways by token i; score holds the labels that it may have.
func (d *RoleDecoder) column(i int, score, trans []float32) {
	const k, states = RoleLabels, RoleLabels * phases
	cur := d.cells[i*states : (i+1)*states]
	if i == 0 {
		for y, e := range score {
			if y != RoleSourceIn && y != RoleContentIn {
				cur[y*phases+enter(y, 0)].put(roleStep{score: trans[k*k+y] + e})
			}
		}
		return
	}
	prev := d.cells[(i-1)*states : i*states]
	top := [2]float32{never, never} // without and with a content
	for s := range prev {
		if c := &prev[s]; c.n > 0 {
			top[s%phases>>1] = max(top[s%phases>>1], c.ways[0].score)
		}
	}
	for s := range prev {
		from, a, p := &prev[s], s/phases, s%phases
		for from.n > 0 && from.ways[from.n-1].score < top[p>>1]-behind {
			from.n--
		}
		if from.n == 0 {
			continue
		}
		for y, e := range score {
			if !Follows(a, y) || y == RoleSource && p&1 != 0 {
				continue
			}
			t, to := trans[a*k+y]+e, &cur[y*phases+enter(y, p)]
			for r := range from.n {
				if !to.put(roleStep{from.ways[r].score + t, uint8(s), uint8(r)}) {
					break
				}
			}
		}
	}
}

// Reading gives the labels of the k-th best reading and its score.
func (d *RoleDecoder) Reading(labels []uint8, k int) ([]uint8, float32) {
	const states = RoleLabels * phases
	n := len(d.cells) / states
	labels = resize(labels, n)
	at := d.end.ways[k]
	state, way := at.state, at.way
	for i := n - 1; i >= 0; i-- {
		labels[i] = state / phases
		s := &d.cells[i*states+int(state)].ways[way]
		state, way = s.state, s.way
	}
	return labels, at.score
}

// enter is the phase after a label.
func enter(y, p int) int {
	switch y {
	case RoleSource, RoleSourceIn:
		return p | 1
	case RoleContent, RoleContentIn:
		return p | 2
	}
	return p
}

// Follows reports whether label b of a tagger may follow a; a is -1 at the
// beginning. Even labels go on with what the label before them began.
func Follows(a, b int) bool {
	if b > 0 && b%2 == 0 {
		return a == b || a == b-1
	}
	return true
}
