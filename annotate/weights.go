package annotate

import (
	"encoding/binary"
	"fmt"
	"math/bits"

	"secondsource"
)

// MaxClasses is the largest number of classes of one classifier.
const MaxClasses = 128

// Weights is a set of linear classifiers over hashed binary features: a table
// from a feature's 32-bit hash to a sparse row of (class, weight) pairs. It is
// read-only after loading and safe for any number of goroutines. A feature that
// was not learnt adds nothing; two features share a row with a chance of about
// one in four thousand.
type Weights struct {
	Classes int
	shift   uint
	slots   []uint64 // hash<<32 | start<<8 | pairs; 0 for empty
	pairs   []uint16 // class<<8 | weight as int8
}

// Add adds the rows of the features to the scores.
func (w *Weights) Add(feats []uint32, scores *[MaxClasses]int32) {
	mask := uint32(len(w.slots) - 1)
	for _, f := range feats {
		i := (f * 0x9E3779B1) >> w.shift
		for {
			s := w.slots[i&mask]
			if uint32(s>>32) == f {
				start := uint32(s) >> 8
				for _, p := range w.pairs[start : start+uint32(s&0xff)] {
					scores[(p>>8)&(MaxClasses-1)] += int32(int8(p))
				}
				break
			}
			if s == 0 {
				break
			}
			i++
		}
	}
}

// Row is the learnt weights of one feature.
type Row struct {
	Feature uint32
	Pairs   []uint16 // class<<8 | uint8(weight)
}

// NewWeights builds the table of the rows.
func NewWeights(classes int, rows []Row) (*Weights, error) {
	if classes > MaxClasses {
		return nil, fmt.Errorf("%d classes, at most %d: %w", classes, MaxClasses, secondsource.ErrUnsupported)
	}
	w := &Weights{Classes: classes}
	w.alloc(len(rows))
	for _, r := range rows {
		start := len(w.pairs)
		w.pairs = append(w.pairs, r.Pairs...)
		if len(w.pairs) > 1<<24 || len(r.Pairs) > 255 {
			return nil, fmt.Errorf("too many weights: %w", secondsource.ErrUnsupported)
		}
		w.insert(r.Feature, start, len(r.Pairs))
	}
	return w, nil
}

func (w *Weights) alloc(rows int) {
	n := max(16, 1<<bits.Len(uint(rows+rows/2)))
	w.slots = make([]uint64, n)
	w.shift = uint(32 - bits.TrailingZeros(uint(n)))
}

func (w *Weights) insert(f uint32, start, n int) {
	i := (f * 0x9E3779B1) >> w.shift
	for w.slots[i&uint32(len(w.slots)-1)] != 0 {
		i++
	}
	w.slots[i&uint32(len(w.slots)-1)] = uint64(f)<<32 | uint64(start)<<8 | uint64(n)
}

// AppendRows writes the rows in the form that readWeights reads: the number of
// classes, of rows and of pairs, the features, the lengths of the rows, the pairs.
func AppendRows(b []byte, classes int, rows []Row) []byte {
	pairs := 0
	for _, r := range rows {
		pairs += len(r.Pairs)
	}
	for _, n := range []int{classes, len(rows), pairs} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	for _, r := range rows {
		b = binary.LittleEndian.AppendUint32(b, r.Feature)
	}
	for _, r := range rows {
		b = append(b, byte(len(r.Pairs)))
	}
	for _, r := range rows {
		for _, p := range r.Pairs {
			b = binary.LittleEndian.AppendUint16(b, p)
		}
	}
	return b
}

// readWeights is the reverse of AppendRows.
func readWeights(b []byte) (*Weights, error) {
	bad := fmt.Errorf("weights cut short or damaged: %w", secondsource.ErrInvalid)
	if len(b) < 12 {
		return nil, bad
	}
	classes := int(binary.LittleEndian.Uint32(b))
	rows := int(binary.LittleEndian.Uint32(b[4:]))
	pairs := int(binary.LittleEndian.Uint32(b[8:]))
	b = b[12:]
	if classes > MaxClasses || rows > 1<<24 || pairs > 1<<24 || len(b) != 5*rows+2*pairs {
		return nil, bad
	}
	w := &Weights{Classes: classes, pairs: make([]uint16, pairs)}
	w.alloc(rows)
	feats, lens, rest := b[:4*rows], b[4*rows:5*rows], b[5*rows:]
	for i := range w.pairs {
		w.pairs[i] = binary.LittleEndian.Uint16(rest[2*i:])
	}
	at := 0
	for i, n := range lens {
		if at+int(n) > pairs {
			return nil, bad
		}
		w.insert(binary.LittleEndian.Uint32(feats[4*i:]), at, int(n))
		at += int(n)
	}
	return w, nil
}

// Best is the class with the highest score, the first of equals.
func (w *Weights) Best(scores *[MaxClasses]int32) int {
	best := 0
	for c := 1; c < w.Classes; c++ {
		if scores[c] > scores[best] {
			best = c
		}
	}
	return best
}
