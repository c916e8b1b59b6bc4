package extract

import "math"

// Lattice holds the sums over all label sequences of a stretch of tokens: the
// forward and backward passes of a linear-chain conditional random field. Its
// buffers are kept from one stretch to the next.
type Lattice struct {
	N, K  int
	Score []float32 // of the labels, K a token
	Marg  []float64 // their probabilities
	LogZ  float64
	Alpha []float64 // scaled to a sum of one by token
	Beta  []float64
	Emit  []float64
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/2)[:n]
	}
	return s[:n]
}

// Reset takes up a stretch of n tokens with k labels and clears the scores.
func (l *Lattice) Reset(n, k int) {
	l.N, l.K = n, k
	l.Score = resize(l.Score, n*k)
	clear(l.Score)
}

// ExpTransitions gives the factors of the scores of one label after another: a
// row for each label before, the last row at the beginning; 0 where b may not
// follow a (-1 at the beginning).
func ExpTransitions(trans []float32, k int, follow func(a, b int) bool) []float64 {
	out := make([]float64, (k+1)*k)
	for a := 0; a <= k; a++ {
		from := a
		if a == k {
			from = -1
		}
		for b := range k {
			if follow(from, b) {
				out[a*k+b] = math.Exp(float64(trans[a*k+b]))
			}
		}
	}
	return out
}

// Forward computes Alpha and LogZ. Tokens from shut to open are outside.
func (l *Lattice) Forward(expT []float64, shut, open int) {
	n, k := l.N, l.K
	l.Emit, l.Alpha = resize(l.Emit, n*k), resize(l.Alpha, n*k)
	l.LogZ = 0
	for i := range n {
		score, emit, alpha := l.Score[i*k:i*k+k], l.Emit[i*k:i*k+k], l.Alpha[i*k:i*k+k]
		top := score[0]
		for _, v := range score {
			top = max(top, v)
		}
		for y, v := range score {
			emit[y] = math.Exp(float64(v - top))
			if y > 0 && i >= shut && i < open {
				emit[y] = 0
			}
		}
		z := 0.0
		for y := range alpha {
			v := expT[k*k+y]
			if i > 0 {
				v = 0
				for a, p := range l.Alpha[(i-1)*k : i*k] {
					v += p * expT[a*k+y]
				}
			}
			alpha[y] = v * emit[y]
			z += alpha[y]
		}
		for y := range alpha {
			alpha[y] /= z
		}
		l.LogZ += float64(top) + math.Log(z)
	}
}

// Backward computes Beta and Marg after Forward.
func (l *Lattice) Backward(expT []float64) {
	n, k := l.N, l.K
	l.Beta, l.Marg = resize(l.Beta, n*k), resize(l.Marg, n*k)
	for i := n - 1; i >= 0; i-- {
		beta := l.Beta[i*k : i*k+k]
		z := 0.0
		for a := range beta {
			v := 1.0
			if i < n-1 {
				v = 0
				emit, next := l.Emit[(i+1)*k:(i+2)*k], l.Beta[(i+1)*k:(i+2)*k]
				for b, t := range expT[a*k : a*k+k] {
					v += t * emit[b] * next[b]
				}
			}
			beta[a] = v
			z += v
		}
		m, alpha := l.Marg[i*k:i*k+k], l.Alpha[i*k:i*k+k]
		sum := 0.0
		for a := range beta {
			beta[a] /= z
			m[a] = alpha[a] * beta[a]
			sum += m[a]
		}
		for a := range m {
			m[a] /= sum
		}
	}
}
