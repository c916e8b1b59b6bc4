package extract

import "math"

// RoleDecoder finds the best roles around a cue under the scores of a chain: at
// most one source, at least one content.
type RoleDecoder struct {
	best []float32
	back []uint8
}

// Phases of a role sequence: bit 0, a source has been seen; bit 1, a content.
const phases = 4

const never = float32(-1e30)

// Decode gives the best labels of n tokens. Scores holds RoleLabels numbers a
// token; trans the scores of one label after another, the last row at the
// beginning; the tokens of the cue, from shut to open, are outside; bonus is added
// where there is a source. The labels are nil where there is no content.
func (d *RoleDecoder) Decode(labels []uint8, scores, trans []float32, shut, open int, bonus float32) ([]uint8, float32) {
	const k, states = RoleLabels, RoleLabels * phases
	n := len(scores) / k
	if cap(d.best) < n*states {
		d.best, d.back = make([]float32, 2*n*states), make([]uint8, 2*n*states)
	}
	best, back := d.best[:n*states], d.back[:n*states]
	for i := range best {
		best[i] = never
	}
	for i := range n {
		cur := best[i*states : (i+1)*states]
		from := back[i*states : (i+1)*states]
		for y := range k {
			if y != RoleOutside && i >= shut && i < open {
				break
			}
			e := scores[i*k+y]
			if i == 0 {
				if y != RoleSourceIn && y != RoleContentIn {
					p := enter(y, 0)
					cur[y*phases+p] = trans[k*k+y] + e
				}
				continue
			}
			prev := best[(i-1)*states : i*states]
			for a := range k {
				if !Follows(a, y) {
					continue
				}
				t := trans[a*k+y] + e
				for p := range phases {
					v := prev[a*phases+p]
					if v == never || y == RoleSource && p&1 != 0 {
						continue
					}
					to := y*phases + enter(y, p)
					if v+t > cur[to] {
						cur[to], from[to] = v+t, uint8(a*phases+p)
					}
				}
			}
		}
	}
	top, at := never, -1
	for y := range k {
		for _, p := range [2]int{2, 3} {
			v := best[(n-1)*states+y*phases+p]
			if p == 3 {
				v += bonus
			}
			if v > top {
				top, at = v, y*phases+p
			}
		}
	}
	if at < 0 || top <= never/2 {
		return nil, float32(math.Inf(-1))
	}
	if at%phases == 3 {
		top -= bonus
	}
	labels = append(labels[:0], make([]uint8, n)...)
	for i := n - 1; i >= 0; i-- {
		labels[i] = uint8(at / phases)
		at = int(back[i*states+at])
	}
	return labels, top
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
