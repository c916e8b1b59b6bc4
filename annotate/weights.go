package annotate

import (
	"encoding/binary"
	"fmt"
	"math/bits"

	"secondsource"
)

// MaxClasses is the largest number of classes of one classifier.
const MaxClasses = 64

// Weights is a set of linear classifiers over hashed binary features: a table
// from a feature's 32-bit hash to a sparse row of (class, weight) pairs. It is
// read-only after loading and safe for any number of goroutines. A feature that
// was not learnt adds nothing; it is taken for a learnt one with a chance of
// about one in four thousand.
//
// Where there are three classes or fewer the weights stand in the slot itself.
type Weights struct {
	Classes int
	shift   uint // slots are in the order of the hashes, so that a sorted file fills them from end to end
	filter  uint
	seen    []uint64 // a filter: bit of the hash set for every learnt feature
	slots   []uint64 // hash<<32 | start<<8 | pairs, or hash<<32 | packed weights; 0 for empty
	pairs   []uint16 // as NewPair gives them
}

// inlineClasses is the number of classes whose weights fit a slot.
const inlineClasses = 3

// maxFeatures bounds the features of one decision.
const maxFeatures = 128

// Add adds the rows of the features, at most maxFeatures, to the scores. It goes
// over them several times, so that the processor has many of its slow reads of
// the large tables under way at once.
func (w *Weights) Add(feats []uint32, scores *[MaxClasses]int32) {
	var found [maxFeatures]uint32
	n := 0
	for _, f := range feats {
		bit := f >> w.filter
		found[n&(maxFeatures-1)] = f
		n += int(w.seen[bit>>6] >> (bit & 63) & 1)
	}
	var slots [maxFeatures]uint64
	mask := uint32(len(w.slots) - 1)
	for k, f := range found[:n] {
		slots[k] = w.slots[f>>w.shift&mask]
	}
	if w.Classes <= inlineClasses {
		w.addInline(found[:n], slots[:n], scores)
		return
	}
	hits := 0
	for k, f := range found[:n] {
		s := slots[k]
		if uint32(s>>32) != f {
			s = w.probe(f, s)
		}
		slots[hits] = s
		if s != 0 {
			hits++
		}
	}
	// The pairs of all rows are asked for before any is added up.
	touched := 0
	for _, s := range slots[:hits] {
		touched |= int(w.pairs[uint32(s)>>8])
	}
	if touched == 0 && hits == 0 {
		return
	}
	for _, s := range slots[:hits] {
		start := uint32(s) >> 8
		for _, p := range w.pairs[start : start+uint32(s&0xff)] {
			scores[p>>10] += int32(int16(p<<6)) >> 6
		}
	}
}

func (w *Weights) addInline(found []uint32, slots []uint64, scores *[MaxClasses]int32) {
	var a, b, c int32
	for k, f := range found {
		s := slots[k]
		if uint32(s>>32) != f {
			s = w.probe(f, s)
		}
		a += int32(s<<22) >> 22
		b += int32(s<<12) >> 22
		c += int32(s<<2) >> 22
	}
	scores[0] += a
	scores[1] += b
	scores[2] += c
}

// probe looks for a feature that is not in its first slot s, and gives 0 where
// there is none.
func (w *Weights) probe(f uint32, s uint64) uint64 {
	mask := uint32(len(w.slots) - 1)
	for i := f >> w.shift; s != 0; {
		if uint32(s>>32) == f {
			return s
		}
		i++
		s = w.slots[i&mask]
	}
	return 0
}

// Row is the learnt weights of one feature.
type Row struct {
	Feature uint32
	Pairs   []uint16
}

// MaxWeight is the largest weight that a pair holds; the smallest is -MaxWeight.
const MaxWeight = 511

// NewPair is a class (6 bits) with its weight (10 bits).
func NewPair(class, weight int) uint16 { return uint16(class)<<10 | uint16(weight)&0x3ff }

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
	n := max(16, 1<<bits.Len(uint(rows+rows/3)))
	w.slots = make([]uint64, n)
	w.shift = uint(32 - bits.TrailingZeros(uint(n)))
	// Four to eight bits a feature: most features that were not learnt end here.
	w.filter = uint(32 - max(10, bits.Len(uint(rows))+2))
	w.seen = make([]uint64, 1<<(32-w.filter)/64)
}

func (w *Weights) insert(f uint32, start, n int) {
	mask := uint32(len(w.slots) - 1)
	i := f >> w.shift
	for w.slots[i&mask] != 0 {
		i++
	}
	v := uint64(start)<<8 | uint64(n)
	if w.Classes <= inlineClasses {
		v = 0
		for _, p := range w.pairs[start : start+n] {
			v |= uint64(p&0x3ff) << (10 * (p >> 10))
		}
	}
	w.slots[i&mask] = uint64(f)<<32 | v
	bit := f >> w.filter
	w.seen[bit>>6] |= 1 << (bit & 63)
}

// AppendRows writes the rows, which are in the order of their features, in the
// form that readWeights reads: the number of classes, of rows and of pairs, the
// steps from feature to feature (varints), the lengths of the rows, the pairs.
func AppendRows(b []byte, classes int, rows []Row) []byte {
	pairs := 0
	for _, r := range rows {
		pairs += len(r.Pairs)
	}
	for _, n := range []int{classes, len(rows), pairs} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	last := uint32(0)
	for _, r := range rows {
		b = binary.AppendUvarint(b, uint64(r.Feature-last))
		last = r.Feature
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
	if classes > MaxClasses || rows > 1<<24 || pairs > 1<<24 || len(b) < rows {
		return nil, bad
	}
	feats := make([]uint32, rows)
	last := uint64(0)
	for i := range feats {
		step, n := binary.Uvarint(b)
		if n <= 0 || step > 1<<32 {
			return nil, bad
		}
		last += step
		feats[i], b = uint32(last), b[n:]
	}
	if last >= 1<<32 || len(b) != rows+2*pairs {
		return nil, bad
	}
	w := &Weights{Classes: classes, pairs: make([]uint16, pairs)}
	w.alloc(rows)
	lens, rest := b[:rows], b[rows:]
	for i := range w.pairs {
		w.pairs[i] = binary.LittleEndian.Uint16(rest[2*i:])
	}
	at := 0
	for i, n := range lens {
		if n == 0 || at+int(n) > pairs {
			return nil, bad
		}
		w.insert(feats[i], at, int(n))
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
