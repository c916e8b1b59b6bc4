package annotate

import (
	"fmt"
	"math/bits"

	"secondsource"
)

// MaxClasses is the largest number of classes of one classifier.
const MaxClasses = 64

// Weights is a set of linear classifiers over hashed binary features: a table
// from a feature's 32-bit hash to a row of weights of the classes. It is
// read-only after loading and safe for any number of goroutines. A feature that
// was not learnt adds nothing; it is taken for a learnt one with a chance of
// about one in four thousand.
//
// A row is kept in one of three forms. Where there are three classes or fewer its
// weights stand in the slot itself. A row with few weights is a list of (class,
// weight) pairs. One with many, which is mostly that of a frequent feature, is
// full: every class has 16 bits, four to a word, so that four are added at once.
type Weights struct {
	Classes int
	shift   uint // slots are in the order of the hashes, so that a sorted file fills them from end to end
	filter  uint
	seen    []uint64 // a filter: bit of the hash set for every learnt feature
	slots   []uint64 // hash<<32 | start<<8 | pairs, or hash<<32 | packed weights; 0 for empty
	pairs   []uint16 // as NewPair gives them
	full    []uint64 // full rows, their weights raised by fullBias
	width   int      // words of a full row, a multiple of four
}

const (
	inlineClasses = 3   // the number of classes whose weights fit a slot
	maxFeatures   = 128 // bounds the features of one decision
	leastFull     = 8   // rows with as many weights are kept full
	isFull        = 255 // stands for the number of pairs of a full row
	fullBias      = 512 // makes the weights of a full row positive, so that nothing is borrowed from the next
	fullAtOnce    = 64  // so many full rows can be added without an overflow
)

// Add adds the rows of the features, at most maxFeatures, to the scores. It goes
// over them several times, so that the processor has many of its slow reads of
// the large tables under way at once.
func (w *Weights) Add(feats []uint32, scores *[MaxClasses]int32) {
	var found [maxFeatures]uint32
	n, seen, filter := 0, w.seen, w.filter&31
	for _, f := range feats {
		bit := f >> filter
		found[n&(maxFeatures-1)] = f
		n += int(seen[bit>>6] >> (bit & 63) & 1)
	}
	var slots [maxFeatures]uint64
	all, shift, mask := w.slots, w.shift&31, uint32(len(w.slots)-1)
	for k, f := range found[:n] {
		i := f >> shift
		s, next := all[i&mask], all[(i+1)&mask]
		if uint32(s>>32) != f {
			s = next // no branch: which of the two it is cannot be foretold
		}
		slots[k] = s
	}
	if w.Classes <= inlineClasses {
		w.addInline(found[:n], slots[:n], scores)
		return
	}
	var full [maxFeatures]uint32
	hits, fulls := 0, 0
	for k, f := range found[:n] {
		s := slots[k]
		if uint32(s>>32) != f {
			s = w.probe(f)
		}
		switch {
		case s == 0:
		case s&0xff == isFull:
			full[fulls&(maxFeatures-1)] = uint32(s) >> 8
			fulls++
		default:
			slots[hits] = s
			hits++
		}
	}
	// All rows are asked for before any is added up.
	touched := uint64(0)
	for _, at := range full[:fulls] {
		touched |= w.full[int(at)*w.width]
	}
	for _, s := range slots[:hits] {
		touched |= uint64(w.pairs[uint32(s)>>8])
	}
	if touched == 0 && hits+fulls == 0 {
		return
	}
	for rows := full[:fulls]; len(rows) > 0; rows = rows[min(len(rows), fullAtOnce):] {
		w.addFull(rows[:min(len(rows), fullAtOnce)], scores)
	}
	for _, s := range slots[:hits] {
		start := uint32(s) >> 8
		for _, p := range w.pairs[start : start+uint32(s&0xff)] {
			scores[p>>10] += int32(int16(p<<6)) >> 6
		}
	}
}

// addFull adds at most fullAtOnce full rows.
func (w *Weights) addFull(rows []uint32, scores *[MaxClasses]int32) {
	var sums [MaxClasses / 4]uint64
	for _, at := range rows {
		row := w.full[int(at)*w.width:][:w.width]
		for k := 0; k+4 <= len(row) && k+4 <= len(sums); k += 4 {
			r, s := (*[4]uint64)(row[k:]), (*[4]uint64)(sums[k:])
			s[0] += r[0]
			s[1] += r[1]
			s[2] += r[2]
			s[3] += r[3]
		}
	}
	bias := int32(fullBias * len(rows))
	for k, v := range sums[:w.width] {
		s := (*[4]int32)(scores[4*k:])
		s[0] += int32(v&0xffff) - bias
		s[1] += int32(v>>16&0xffff) - bias
		s[2] += int32(v>>32&0xffff) - bias
		s[3] += int32(v>>48) - bias
	}
}

func (w *Weights) addInline(found []uint32, slots []uint64, scores *[MaxClasses]int32) {
	var a, b, c int32
	for k, f := range found {
		s := slots[k]
		if uint32(s>>32) != f {
			s = w.probe(f)
		}
		a += int32(s<<22) >> 22
		b += int32(s<<12) >> 22
		c += int32(s<<2) >> 22
	}
	scores[0] += a
	scores[1] += b
	scores[2] += c
}

// probe looks for a feature that is in neither of its first two slots, and gives
// 0 where there is none.
func (w *Weights) probe(f uint32) uint64 {
	mask := uint32(len(w.slots) - 1)
	for i := f >> w.shift; ; i++ {
		if s := w.slots[i&mask]; s == 0 || uint32(s>>32) == f {
			return s
		}
	}
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
	w := newTable(classes, len(rows))
	for _, r := range rows {
		if len(w.pairs)+len(r.Pairs) > 1<<24 || len(r.Pairs) > MaxClasses {
			return nil, fmt.Errorf("too many weights: %w", secondsource.ErrUnsupported)
		}
		w.insert(r.Feature, r.Pairs)
	}
	return w, nil
}

// newTable gives an empty table with room for the rows: at most half the slots
// are taken, since a feature that is not in its own slot costs more time
// than the memory does.
func newTable(classes, rows int) *Weights {
	n := max(16, 1<<bits.Len(uint(2*rows)))
	w := &Weights{Classes: classes, width: (classes + 15) / 16 * 4, slots: make([]uint64, n)}
	w.shift = uint(32 - bits.TrailingZeros(uint(n)))
	// Four to eight bits a feature: most features that were not learnt end here.
	w.filter = uint(32 - max(10, bits.Len(uint(rows))+2))
	w.seen = make([]uint64, 1<<(32-w.filter)/64)
	return w
}

// insert puts in the row of a feature; the pairs are copied.
func (w *Weights) insert(f uint32, pairs []uint16) {
	var v uint64
	switch {
	case w.Classes <= inlineClasses:
		for _, p := range pairs {
			v |= uint64(p&0x3ff) << (10 * (p >> 10))
		}
	case len(pairs) >= leastFull:
		v = uint64(len(w.full)/w.width)<<8 | isFull
		w.addRow(pairs)
	default:
		v = uint64(len(w.pairs))<<8 | uint64(len(pairs))
		w.pairs = append(w.pairs, pairs...)
	}
	mask := uint32(len(w.slots) - 1)
	i := f >> w.shift
	for w.slots[i&mask] != 0 {
		i++
	}
	w.slots[i&mask] = uint64(f)<<32 | v
	bit := f >> w.filter
	w.seen[bit>>6] |= 1 << (bit & 63)
}

// addRow appends a full row.
func (w *Weights) addRow(pairs []uint16) {
	at := len(w.full)
	for range w.width {
		w.full = append(w.full, fullBias*0x0001_0001_0001_0001)
	}
	row := w.full[at:]
	for _, p := range pairs {
		// Adding to a lane that holds the bias never leaves it.
		row[p>>12] += uint64(int64(int16(p<<6))>>6) << (16 * (p >> 10 & 3))
	}
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
