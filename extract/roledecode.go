package extract

// Readings is how many readings of one cue are kept.
const Readings = 5

// RoleDecoder finds the best readings of the roles around a cue under the scores of
// a chain: at most one source, at least one content. The best way to every state is
// found once (Viterbi); further readings leave the better ones where that costs least
// (Soong and Huang 1991).
type RoleDecoder struct {
	scores, trans []float32
	best          []float32 // of the ways to a token's states
	back          []uint8   // the state before
	forks         []fork
	labels        [Readings][]uint8
	sums          [Readings]float32
	top           float32 // of the best reading, with the bonus
}

// fork is a place where a way may leave a reading: the state at token i, and from there
// the best way back. Sum is the score of the whole, rest that of the tokens behind.
type fork struct {
	sum, rest float32
	i         int
	state     uint8
	reading   int // whose labels stand behind
}

// Phases of a role sequence: bit 0, a source has been seen; bit 1, a content.
const phases = 4

const roleStates = RoleLabels * phases

const (
	never  = float32(-1e30)
	behind = 6 // readings so much worse than the best are given up
)

// Decode finds the best readings of n tokens and tells how many there are; Reading
// gives them. Scores holds RoleLabels numbers a token; trans the scores of one label
// after another, the last row at the beginning; the tokens of the cue, from shut to
// open, are outside; bonus is added where there is a source.
func (d *RoleDecoder) Decode(scores, trans []float32, shut, open int, bonus float32) int {
	d.scores, d.trans = scores, trans
	n := len(scores) / RoleLabels
	d.forward(n, shut, open)
	d.forks = d.forks[:0]
	for s, sum := range d.best[(n-1)*roleStates:] {
		rest := float32(0)
		if s%phases == 3 {
			rest = bonus
		}
		if s%phases >= 2 && sum > never {
			d.forks = append(d.forks, fork{sum + rest, rest, n - 1, uint8(s), -1})
		}
	}
	for k := range Readings {
		if len(d.forks) == 0 {
			return k
		}
		at := 0
		for i := range d.forks {
			if d.forks[i].sum > d.forks[at].sum {
				at = i
			}
		}
		t := d.forks[at]
		d.forks[at] = d.forks[len(d.forks)-1]
		d.forks = d.forks[:len(d.forks)-1]
		d.labels[k] = resize(d.labels[k], n)
		d.follow(k, t)
		d.sums[k] = t.sum
		if d.hasSource(k) {
			d.sums[k] -= bonus
		}
	}
	return Readings
}

// forward finds the best way to every state.
func (d *RoleDecoder) forward(n, shut, open int) {
	d.best, d.back = resize(d.best, n*roleStates), resize(d.back, n*roleStates)
	for i := range d.best {
		d.best[i] = never
	}
	for i := range n {
		labels := RoleLabels
		if i >= shut && i < open {
			labels = RoleOutside + 1
		}
		cur := d.best[i*roleStates : (i+1)*roleStates]
		for y := range labels {
			e := d.scores[i*RoleLabels+y]
			if i == 0 {
				if y != RoleSourceIn && y != RoleContentIn {
					cur[y*phases+enter(y, 0)] = d.trans[RoleLabels*RoleLabels+y] + e
				}
				continue
			}
			prev, from := d.best[(i-1)*roleStates:i*roleStates], d.back[i*roleStates:]
			for a := range RoleLabels {
				if !Follows(a, y) {
					continue
				}
				t := d.trans[a*RoleLabels+y] + e
				for p := range phases {
					v := prev[a*phases+p]
					if v == never || y == RoleSource && p&1 != 0 {
						continue
					}
					if to := y*phases + enter(y, p); v+t > cur[to] {
						cur[to], from[to] = v+t, uint8(a*phases+p)
					}
				}
			}
		}
	}
}

// follow writes the labels of reading k from a fork and notes where others may leave it.
func (d *RoleDecoder) follow(k int, t fork) {
	labels := d.labels[k]
	if t.reading >= 0 {
		copy(labels[t.i+1:], d.labels[t.reading][t.i+1:])
	}
	if k == 0 {
		d.top = t.sum
	}
	least := d.top - behind
	state, rest := int(t.state), t.rest
	for i := t.i; ; i-- {
		y, p := state/phases, state%phases
		labels[i] = uint8(y)
		if i == 0 {
			return
		}
		next := int(d.back[i*roleStates+state])
		prev, e := d.best[(i-1)*roleStates:i*roleStates], d.scores[i*RoleLabels+y]+rest
		for a := range RoleLabels {
			if !Follows(a, y) {
				continue
			}
			after := d.trans[a*RoleLabels+y] + e
			for q := range phases {
				s := a*phases + q
				if sum := prev[s] + after; sum > least && s != next && enter(y, q) == p && !(y == RoleSource && q&1 != 0) {
					d.forks = append(d.forks, fork{sum, after, i - 1, uint8(s), k})
				}
			}
		}
		rest = d.trans[next/phases*RoleLabels+y] + e
		state = next
	}
}

// hasSource reports whether reading k has a source.
func (d *RoleDecoder) hasSource(k int) bool {
	for _, y := range d.labels[k] {
		if y == RoleSource {
			return true
		}
	}
	return false
}

// Reading gives the labels of the k-th best reading and its score; they stay valid
// until the next call of Decode.
func (d *RoleDecoder) Reading(k int) ([]uint8, float32) { return d.labels[k], d.sums[k] }

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
