package extract

import (
	"regexp/syntax"
	"strings"
)

// openings are the bytes with which a match of a pattern may begin, by place, so that
// most texts need not be tried.
type openings [3][256]bool

// may reports whether a text may match; nil lets everything pass.
func (o *openings) may(t string) bool {
	if o == nil {
		return true
	}
	for i := range min(len(o), len(t)) {
		if !o[i][t[i]] {
			return false
		}
	}
	return true
}

// openingsOf reads the openings of a pattern that matches at the beginning of a text
// only; nil for any other.
func openingsOf(pattern string) *openings {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil || !strings.HasPrefix(pattern, "^") || re.Op == syntax.OpAlternate {
		return nil
	}
	o := new(openings)
	o.all(o.walk(re, 1)) // behind the pattern anything may stand
	return o
}

// walk marks what a part of a pattern may put at the places where it may begin, and
// gives those where it may end; both are sets of bits.
func (o *openings) walk(re *syntax.Regexp, at uint8) uint8 {
	if at &= 1<<len(o) - 1; at == 0 {
		return 0
	}
	to := uint8(0)
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpBeginLine, syntax.OpEndText, syntax.OpWordBoundary:
		return at
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return o.all(at)
		}
		for _, r := range re.Rune {
			at = o.mark(at, r, r)
		}
		return at
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			to |= o.mark(at, re.Rune[i], re.Rune[i+1])
		}
		return to
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			at = o.walk(sub, at)
		}
		return at
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			to |= o.walk(sub, at)
		}
		return to
	case syntax.OpQuest:
		return at | o.walk(re.Sub[0], at)
	case syntax.OpStar, syntax.OpPlus:
		for range o {
			to |= o.walk(re.Sub[0], at|to)
		}
		if re.Op == syntax.OpStar {
			to |= at
		}
		return to
	}
	return o.all(at)
}

// mark lets the runes from lo to hi stand at some places and gives the places after.
func (o *openings) mark(at uint8, lo, hi rune) uint8 {
	if hi > 0x7F {
		return o.all(at) // of several bytes
	}
	for i := range o {
		for b := lo; at&(1<<i) != 0 && b <= hi; b++ {
			o[i][b] = true
		}
	}
	return at << 1
}

// all lets anything stand from the first of some places on, and gives all places.
func (o *openings) all(at uint8) uint8 {
	for i := range o {
		if at&(1<<i-1)|at&(1<<i) == 0 {
			continue
		}
		for b := range o[i] {
			o[i][b] = true
		}
	}
	if at == 0 {
		return 0
	}
	return 1<<len(o) - 1
}
