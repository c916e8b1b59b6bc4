package annotate

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"unicode"
	"unicode/utf8"

	"secondsource"
)

// Word is what the classifiers see of a token, computed once for all of them.
// All fields but the last three are hashes.
type Word struct {
	Form  uint32 // as written, marks of one kind folded
	Low   uint32 // lower case, digits folded
	Pre2  uint32
	Pre3  uint32
	Suf1  uint32
	Suf2  uint32
	Suf3  uint32
	Suf4  uint32
	Shape uint32 // capitals, digits, marks, runs shortened

	Cluster uint16 // path in the tree of word clusters, with its leading one; 0 for none
	Flags   WordFlags
	Space   bool // white space stands before it
}

// WordFlags are simple facts about a token's form.
type WordFlags uint8

const (
	HasUpper WordFlags = 1 << iota // its first letter is a capital
	AllUpper                       // all its letters are, and there are two or more
	HasDigit
	HasHyphen
	IsMark // it has no letter and no digit
	Mixed  // capitals after the first letter, not all
	HasDot
	Long // more than three letters
)

const (
	fnvStart = 2166136261
	fnvPrime = 16777619
)

// NewWord reads a token's form.
func NewWord(form string, space bool, cl *Clusters) Word {
	w := Word{Space: space}
	var buf [64]byte
	low := lowered(buf[:0], form, &w)
	h := uint32(fnvStart)
	for _, c := range low {
		h = (h ^ uint32(c)) * fnvPrime
	}
	w.Low = mix(h, 1)
	n := len(low)
	w.Pre2 = hashBytes(low[:min(2, n)], 2)
	w.Pre3 = hashBytes(low[:min(3, n)], 3)
	w.Suf1 = hashBytes(low[max(0, n-1):], 4)
	w.Suf2 = hashBytes(low[max(0, n-2):], 5)
	w.Suf3 = hashBytes(low[max(0, n-3):], 6)
	w.Suf4 = hashBytes(low[max(0, n-4):], 7)
	if cl != nil {
		w.Cluster = cl.Of(w.Low)
	}
	return w
}

// lowered gives form in lower case with digits as 0 and typographic marks as
// their plain forms, and sets the form's hash, shape and flags.
func lowered(out []byte, form string, w *Word) []byte {
	h, shape := uint32(fnvStart), uint32(fnvStart)
	last, run := byte(0), 0
	letters, uppers, digits := 0, 0, 0
	for i := 0; i < len(form); {
		c := form[i]
		n := 1
		k := byte('.')
		at := len(out)
		switch {
		case c >= 'a' && c <= 'z':
			k, letters = 'x', letters+1
			out = append(out, c)
		case c >= 'A' && c <= 'Z':
			k, letters, uppers = 'X', letters+1, uppers+1
			out = append(out, c|0x20)
			if letters == 1 {
				w.Flags |= HasUpper
			}
		case c >= '0' && c <= '9':
			k, digits = 'd', digits+1
			out = append(out, '0')
		case c < utf8.RuneSelf:
			k = c
			out = append(out, c)
			if c == '-' {
				w.Flags |= HasHyphen
			} else if c == '.' {
				w.Flags |= HasDot
			}
		default:
			var r rune
			r, n = utf8.DecodeRuneInString(form[i:])
			if p := plainMark(r); p != 0 {
				k = p
				out = append(out, p)
				break
			}
			if unicode.IsLetter(r) {
				k, letters = 'x', letters+1
				if unicode.IsUpper(r) {
					k, uppers = 'X', uppers+1
					if letters == 1 {
						w.Flags |= HasUpper
					}
				}
			}
			out = utf8.AppendRune(out, unicode.ToLower(r))
		}
		if k == 'X' {
			h = (h ^ 'X') * fnvPrime
		}
		for _, b := range out[at:] {
			h = (h ^ uint32(b)) * fnvPrime
		}
		if c >= '0' && c <= '9' {
			h = (h ^ uint32(c)) * fnvPrime
		}
		if k == last {
			run++
		} else {
			last, run = k, 1
		}
		if run <= 2 {
			shape = (shape ^ uint32(k)) * fnvPrime
		}
		i += n
	}
	w.Form, w.Shape = mix(h, 8), mix(shape, 9)
	switch {
	case letters > 1 && uppers == letters:
		w.Flags |= AllUpper
	case uppers > 1 || uppers == 1 && w.Flags&HasUpper == 0:
		w.Flags |= Mixed
	}
	if digits > 0 {
		w.Flags |= HasDigit
	}
	if letters == 0 && digits == 0 {
		w.Flags |= IsMark
	}
	if letters > 3 {
		w.Flags |= Long
	}
	return out
}

// plainMark is the ASCII form of a typographic mark, 0 for none.
func plainMark(r rune) byte {
	switch r {
	case '’', '‘', '´', 'ʼ', '‚':
		return '\''
	case '“', '”', '„', '«', '»', '″':
		return '"'
	case '–', '—', '―', '−':
		return '_' // a dash; a hyphen is another mark
	case '‐', '‑':
		return '-'
	}
	return 0
}

func hashBytes(b []byte, seed uint32) uint32 {
	h := uint32(fnvStart)
	for _, c := range b {
		h = (h ^ uint32(c)) * fnvPrime
	}
	return mix(h, seed)
}

// mix gives a hash of two values.
func mix(a, b uint32) uint32 {
	h := (a ^ bits.RotateLeft32(b*0x85EBCA6B, 13)) * 0xC2B2AE35
	return h ^ h>>15
}

// mix3 gives a hash of three values.
func mix3(a, b, c uint32) uint32 { return mix(mix(a, b), c) }

// LowHash is the hash of a word's lower-case form, as in Word.Low.
func LowHash(form string) uint32 {
	w := NewWord(form, false, nil)
	return w.Low
}

// Clusters maps words to their place in a binary tree of word clusters.
type Clusters struct {
	mask  uint32
	keys  []uint32
	paths []uint16
}

// Of is the path of a word, given by Word.Low: a one and up to 15 bits, 0 where
// the word is not known.
func (c *Clusters) Of(low uint32) uint16 {
	if c.mask == 0 {
		return 0
	}
	for i := low & c.mask; ; i = (i + 1) & c.mask {
		if c.keys[i] == low {
			return c.paths[i]
		}
		if c.keys[i] == 0 {
			return 0
		}
	}
}

// NewClusters builds the table of parallel keys and paths.
func NewClusters(keys []uint32, paths []uint16) *Clusters {
	if len(keys) == 0 {
		return &Clusters{}
	}
	n := uint32(1) << bits.Len(uint(len(keys)*2))
	c := &Clusters{mask: n - 1, keys: make([]uint32, n), paths: make([]uint16, n)}
	for j, k := range keys {
		i := k & c.mask
		for c.keys[i] != 0 && c.keys[i] != k {
			i = (i + 1) & c.mask
		}
		c.keys[i], c.paths[i] = k, paths[j]
	}
	return c
}

// ClusterPrefix is the first n bits of a path (fewer where it is shorter).
func ClusterPrefix(path uint16, n int) uint32 {
	if l := bits.Len16(path) - 1; l > n {
		path >>= l - n
	}
	return uint32(path)
}

// AppendClusters writes parallel keys and paths in the form that readClusters reads.
func AppendClusters(b []byte, keys []uint32, paths []uint16) []byte {
	for i, k := range keys {
		b = binary.LittleEndian.AppendUint32(b, k)
		b = binary.LittleEndian.AppendUint16(b, paths[i])
	}
	return b
}

// readClusters is the reverse of AppendClusters.
func readClusters(b []byte) (*Clusters, error) {
	if len(b)%6 != 0 {
		return nil, fmt.Errorf("table of words cut short: %w", secondsource.ErrInvalid)
	}
	keys, paths := make([]uint32, len(b)/6), make([]uint16, len(b)/6)
	for i := range keys {
		keys[i] = binary.LittleEndian.Uint32(b[6*i:])
		paths[i] = binary.LittleEndian.Uint16(b[6*i+4:])
	}
	return NewClusters(keys, paths), nil
}
