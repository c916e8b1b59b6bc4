package extract

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"math/bits"
	"slices"

	"secondsource"
)

// maxLabels bounds the labels of one table.
const maxLabels = 7

// Weights is a table from hashed features to weights of labels, 8 bits each. It
// is read-only after loading and safe for any number of goroutines. A feature
// that was not learnt adds nothing.
type Weights struct {
	Labels int
	Scale  float32
	Trans  []float32 // of one label after another; the last row at the beginning
	expT   []float64
	rows   []weightRow
	shift  uint
}

// weightRow is the weights of a feature, a byte a label, raised by weightBias so
// that all of them can be added at once; the last byte is 1, in a row not used 0.
type weightRow struct {
	w       uint64
	feature uint32
}

const (
	weightBias = 128
	usedBit    = 56
	evenBytes  = 0x00ff_00ff_00ff_00ff
)

// WeightRow is the learnt weights of one feature.
type WeightRow struct {
	Feature uint32
	W       []float32
}

// Add adds the weights of at most MaxFeatures features to the scores of a token.
// It first asks for all rows, so that memory is fetched for many at a time, and
// then adds them up without a branch on what is found.
func (w *Weights) Add(feats []uint32, scores []float32) {
	var at, elsewhere [MaxFeatures]uint32 // first rows; features that are in neither of their first two
	n, all, mask, shift := 0, w.rows, uint32(len(w.rows)-1), w.shift&31
	feats = feats[:min(len(feats), MaxFeatures)]
	asked := uint64(0)
	for k, f := range feats {
		at[k] = f >> shift & mask
		asked |= all[at[k]].w
	}
	if asked == 0 {
		return
	}
	var even, odd uint64 // the labels 0, 2, 4, 6 and 1, 3, 5, four to a word
	for k, f := range feats {
		a, b := &all[at[k]], &all[(at[k]+1)&mask]
		isA, isB := same(a.feature, f), same(b.feature, f)
		row := a.w&isA | b.w&isB&^isA
		even += row & evenBytes
		odd += row >> 8 & evenBytes
		elsewhere[n&(MaxFeatures-1)] = f
		n += int(a.w & b.w &^ (isA | isB) >> usedBit)
	}
	for _, f := range elsewhere[:n] {
		row := w.probe(f)
		even += row & evenBytes
		odd += row >> 8 & evenBytes
	}
	bias := weightBias * int(odd>>48)
	for y := range scores {
		sum := even
		if y&1 != 0 {
			sum = odd
		}
		scores[y] += float32(int(sum>>(16*(y/2&3))&0xffff)-bias) * w.Scale
	}
}

// same is all ones where x is y, else 0.
func same(x, y uint32) uint64 { return -((uint64(x^y) - 1) >> 63) }

// probe gives the row of a feature, 0 where there is none.
func (w *Weights) probe(f uint32) uint64 {
	mask := uint32(len(w.rows) - 1)
	for i := f >> w.shift; ; i++ {
		if r := &w.rows[i&mask]; r.feature == f || r.w == 0 {
			return r.w
		}
	}
}

// alloc makes room for n features: at most half the slots are taken, since
// a feature that is not in its own slot costs more time than the memory does.
func (w *Weights) alloc(n int) {
	size := max(16, 1<<bits.Len(uint(2*n)))
	w.rows = make([]weightRow, size)
	w.shift = uint(32 - bits.TrailingZeros(uint(size)))
}

func (w *Weights) put(f uint32, row []int8) {
	mask := uint32(len(w.rows) - 1)
	i := f >> w.shift
	for w.rows[i&mask].w != 0 {
		i++
	}
	r := &w.rows[i&mask]
	r.feature, r.w = f, 1<<usedBit
	for y, v := range row {
		r.w |= uint64(int(v)+weightBias) << (8 * y)
	}
}

// AppendWeights writes a table: labels, scale, transitions, the features as
// rising differences, the weights label by label. Rows whose largest weight is
// below cut (in 127ths of the largest) are left out.
func AppendWeights(b []byte, labels int, trans []float32, rows []WeightRow, cut int) []byte {
	var mags []float64
	for _, r := range rows {
		for _, v := range r.W {
			mags = append(mags, math.Abs(float64(v)))
		}
	}
	slices.Sort(mags)
	scale := float32(1e-9)
	if len(mags) > 0 {
		scale = float32(mags[int(float64(len(mags)-1)*0.99995)]/127) + 1e-9
	}
	type quantised struct {
		f uint32
		w []int8
	}
	var kept []quantised
	for _, r := range rows {
		q := make([]int8, labels)
		most := 0
		for y, v := range r.W {
			n := max(-127, min(127, int(math.Round(float64(v/scale)))))
			q[y] = int8(n)
			most = max(most, n, -n)
		}
		if most >= cut {
			kept = append(kept, quantised{r.Feature, q})
		}
	}
	slices.SortFunc(kept, func(x, y quantised) int { return int(int64(x.f) - int64(y.f)) })
	b = binary.LittleEndian.AppendUint32(b, uint32(labels))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(kept)))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
	for _, t := range trans {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(t))
	}
	last := uint32(0)
	for _, k := range kept {
		b = binary.AppendUvarint(b, uint64(k.f-last))
		last = k.f
	}
	for y := range labels {
		for _, k := range kept {
			b = append(b, byte(k.w[y]))
		}
	}
	return b
}

// readWeights is the reverse of AppendWeights; it gives the rest of b.
func readWeights(b []byte, follow func(a, b int) bool) (*Weights, []byte, error) {
	bad := fmt.Errorf("weights cut short or damaged: %w", secondsource.ErrInvalid)
	if len(b) < 12 {
		return nil, nil, bad
	}
	k, n := int(binary.LittleEndian.Uint32(b)), int(binary.LittleEndian.Uint32(b[4:]))
	w := &Weights{Labels: k, Scale: math.Float32frombits(binary.LittleEndian.Uint32(b[8:]))}
	b = b[12:]
	if k < 1 || k > maxLabels || n > 1<<24 || len(b) < 4*(k+1)*k {
		return nil, nil, bad
	}
	for range (k + 1) * k {
		w.Trans = append(w.Trans, math.Float32frombits(binary.LittleEndian.Uint32(b)))
		b = b[4:]
	}
	w.expT = ExpTransitions(w.Trans, k, follow)
	feats, last := make([]uint32, n), uint32(0)
	for i := range feats {
		d, m := binary.Uvarint(b)
		if m <= 0 {
			return nil, nil, bad
		}
		last += uint32(d)
		feats[i], b = last, b[m:]
	}
	if len(b) < k*n {
		return nil, nil, bad
	}
	w.alloc(n)
	row := make([]int8, k)
	for i, f := range feats {
		for y := range row {
			row[y] = int8(b[y*n+i])
		}
		w.put(f, row)
	}
	return w, b[k*n:], nil
}

// A model file is the magic line, the CRC-32C of the rest and the rest, deflated.
const learntMagic = "secondsource statements 1\n"

// packModel gives the body of a model as a file.
func packModel(body []byte) []byte {
	var z bytes.Buffer
	fw, _ := flate.NewWriter(&z, flate.BestCompression) // the level is a valid one
	fw.Write(body)                                      // a buffer takes everything
	fw.Close()
	out := []byte(learntMagic)
	out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(z.Bytes(), crc32.MakeTable(crc32.Castagnoli)))
	return append(out, z.Bytes()...)
}

func unpackModel(b []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(b, []byte(learntMagic))
	if !ok || len(rest) < 4 {
		return nil, fmt.Errorf("not a model of statements of this version: %w", secondsource.ErrInvalid)
	}
	if crc32.Checksum(rest[4:], crc32.MakeTable(crc32.Castagnoli)) != binary.LittleEndian.Uint32(rest) {
		return nil, fmt.Errorf("model of statements damaged (its checksum differs): %w", secondsource.ErrInvalid)
	}
	body, err := io.ReadAll(flate.NewReader(bytes.NewReader(rest[4:])))
	if err != nil {
		return nil, fmt.Errorf("model of statements damaged: %w", secondsource.ErrInvalid)
	}
	return body, nil
}
