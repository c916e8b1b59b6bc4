package annotate

import (
	"encoding/binary"
	"fmt"

	"secondsource"
)

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
	w := newTable(classes, rows)
	lens, rest := b[:rows], b[rows:]
	row := make([]uint16, MaxClasses)
	for i, n := range lens {
		if n == 0 || int(n) > MaxClasses || 2*int(n) > len(rest) {
			return nil, bad
		}
		for k := range row[:n] {
			if row[k] = binary.LittleEndian.Uint16(rest[2*k:]); int(row[k]>>10) >= classes {
				return nil, bad
			}
		}
		w.insert(feats[i], row[:n])
		rest = rest[2*int(n):]
	}
	return w, nil
}
