package annotate

import (
	"strings"

	"secondsource"
)

// maxSentence is the number of tokens after which a sentence is cut, so that
// odd texts stay cheap.
const maxSentence = 400

// SplitContext is the zone whose sentence ends are sought.
type SplitContext struct {
	Text  string
	Spans []secondsource.Span
	Words []Word
}

// boundaryKind sorts tokens by whether a sentence may end after them.
type boundaryKind uint8

const (
	noEnd boundaryKind = iota
	enders
	closers   // quotation marks and brackets
	weak      // : ; dashes
	dotted    // an abbreviation with its period
	otherMark // any other token without letters
)

func kindOf(tok string) boundaryKind {
	switch c := tok[0]; c {
	case '.', '!', '?':
		return enders
	case '"', '\'', ')', ']', '*':
		return closers
	case ':', ';', '-', '_', '=', '|', '~':
		return weak
	}
	switch tok {
	case "…":
		return enders
	case "”", "’", "»", "“":
		return closers
	case "–", "—", "•", "·":
		return weak
	}
	if tok[len(tok)-1] == '.' {
		return dotted
	}
	if c := tok[0] | 0x20; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c < 0x80 {
		return otherMark
	}
	return noEnd
}

// Candidate reports whether a sentence may end after token i: after marks and
// abbreviations, and anywhere before a capital, a digit or an opening mark.
func (c *SplitContext) Candidate(i int) bool {
	if i+1 >= len(c.Spans) {
		return false
	}
	if k := kindOf(c.tok(i)); k == dotted && listed("hour", c.tok(i)) && listed("after-hour", c.tok(i+1)) {
		return false // at 5 p.m. Monday
	} else if k != noEnd {
		return true
	}
	next := &c.Words[i+1]
	return next.Space && next.Flags&(HasUpper|AllUpper|IsMark|HasDigit) != 0
}

// insideName reports whether tokens i and i+1 are words with a capital beside each other
// on one line: no sentence of prose ends between them without a mark.
func (c *SplitContext) insideName(i int) bool {
	const capital = HasUpper | AllUpper
	a, b := &c.Words[i], &c.Words[i+1]
	return a.Flags&capital != 0 && b.Flags&capital != 0 && (a.Flags|b.Flags)&IsMark == 0 && kindOf(c.tok(i)) == noEnd &&
		strings.IndexByte(c.Text[c.Spans[i].End:c.Spans[i+1].Start], '\n') < 0
}

func (c *SplitContext) tok(i int) string { return c.Spans[i].Of(c.Text) }

func (c *SplitContext) at(i int) (*Word, uint32) {
	if i < 0 || i >= len(c.Words) {
		return &edge, 9
	}
	return &c.Words[i], uint32(kindOf(c.tok(i)))
}

const maxSplitFeatures = 64

// Features appends the features of a boundary after token i; length is the
// number of tokens since the last boundary, quotes the number of straight
// double marks among them.
func (c *SplitContext) Features(out []uint32, i, length, quotes int) []uint32 {
	w, k := c.at(i)
	l1, k1 := c.at(i - 1)
	l2, k2 := c.at(i - 2)
	r1, m1 := c.at(i + 1)
	r2, m2 := c.at(i + 2)
	space := uint32(0)
	if r1.Space {
		space = 1
	}
	if r2.Space {
		space |= 2
	}
	if w.Space {
		space |= 4
	}
	q := uint32(quotes & 1)
	ln := distance(0, int32(length))
	caps := uint32(r1.Flags & (HasUpper | AllUpper | HasDigit | IsMark))
	caps2 := uint32(r2.Flags & (HasUpper | AllUpper | HasDigit | IsMark))
	here := mix3(w.Low, caps, space)
	kind := mix3(k, caps, space)
	return append(out,
		mix(k, 501), here, mix(kind, 503), mix3(kind, k1, 504), mix3(kind, m1, 505), mix3(kind, q, mix(m1, 506)),
		mix3(here, q, 507), mix3(here, r1.Low, 508), mix3(here, l1.Low, 509), mix3(here, ln, 510), mix3(here, k1, mix(m1, 511)),
		mix3(kind, r1.Low, 512), mix3(kind, l1.Low, 513), mix3(kind, l1.Shape, 514), mix3(kind, r1.Shape, 515), mix3(here, l1.Shape, mix(r1.Shape, 516)),
		mix3(kind, l2.Low, 517), mix3(kind, r2.Low, 518), mix3(here, l2.Low, mix(l1.Low, 519)), mix3(here, r1.Low, mix(r2.Low, 520)), mix3(kind, m2, mix(caps2, 521)),
		mix3(k2, k1, mix(kind, 522)), mix3(kind, ClusterPrefix(r1.Cluster, 8), 523), mix3(kind, ClusterPrefix(l1.Cluster, 8), 524), mix3(kind, ln, 525),
		mix3(w.Low, uint32(r1.Cluster), 526), mix3(w.Low, r1.Low, 527), mix3(here, m1, mix(caps2, 528)), mix3(here, q, mix(m1, 529)), mix3(w.Shape, caps, mix(l1.Flag32(), 530)),
		mix3(here, l1.Flag32(), 531), mix3(l1.Suf3, kind, 532),
	)
}

// Flag32 is the word's flags as a feature value.
func (w *Word) Flag32() uint32 { return uint32(w.Flags) }

// Splitter finds the ends of sentences inside a zone (averaged perceptron).
type Splitter struct{ W *Weights }

// Split calls end with every index after which a sentence ends, the last included.
func (s *Splitter) Split(c *SplitContext, end func(i int)) {
	var buf [maxSplitFeatures]uint32
	length, quotes := 0, 0
	for i := range c.Spans {
		length++
		if t := c.tok(i); t == "\"" || t == "''" || t == "``" {
			quotes++
		}
		if i+1 == len(c.Spans) || length >= maxSentence || s.ends(c, i, length, quotes, buf[:0]) {
			end(i)
			length, quotes = 0, 0
		}
	}
}

func (s *Splitter) ends(c *SplitContext, i, length, quotes int, buf []uint32) bool {
	if !c.Candidate(i) || c.insideName(i) {
		return false
	}
	var scores [MaxClasses]int32
	s.W.Add(c.Features(buf, i, length, quotes), &scores)
	return scores[1] > scores[0]
}

// LoadSplitter reads a model of the kind sentences.
func LoadSplitter(m *Model) (*Splitter, error) {
	w, err := m.weights("weights")
	return &Splitter{W: w}, err
}
