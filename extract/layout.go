package extract

import (
	"strings"

	"secondsource"
	"secondsource/pack"
)

// Layout is what the learnt extractor sees of a document: one mark a token, all
// of it numbers, so that its features are cheap. Its buffers are kept from one
// document to the next.
type Layout struct {
	Doc   *secondsource.Doc
	Marks []Mark
	Units []Unit // stretches that are read by themselves: paragraphs
	// Prior is how often a word reports at all, by PriorKey; a bucket from 1 to 5,
	// 0 where it is not known.
	Prior func(key uint32) uint8

	lex  map[string]uint8 // lexicon classes by lemma
	pack *pack.Pack
	buf  []byte
}

// Unit is a stretch of tokens [First,Last) of one paragraph.
type Unit struct {
	First, Last int
	Title       bool
}

// Mark is what the learnt extractor sees of a token. Words are hashes.
type Mark struct {
	Low, Lemma, Suf, Shape uint32
	Head                   int32 // index of the governor, -1 for none
	First, Last            int32 // its sentence, [First,Last)
	Lo, Hi                 int32 // outermost tokens below it, both included
	QuoteOf                int32 // index of the outermost quotation it stands in, -1 for none
	Pos, Rel               uint8 // fine tag; relation
	Quote                  uint8 // see quoteState
	Name                   uint8
	Lex                    uint8 // what the pack says of its lemma as a cue
	Prior                  uint8
	Kids                   uint16 // relations of its children
	Title, Date            bool
}

// States of a token in quotations.
const (
	quoteNone uint8 = iota
	quoteOpen
	quoteInside
	quoteClose
	quoteShort // inside a quotation of at most three words
)

// NewLayout gives a layout for documents read with the pack.
func NewLayout(p *pack.Pack) *Layout {
	return &Layout{pack: p, lex: map[string]uint8{}, Prior: func(uint32) uint8 { return 0 }}
}

// Reset takes up a document.
func (l *Layout) Reset(d *secondsource.Doc) {
	l.Doc = d
	if cap(l.Marks) < len(d.Tokens) {
		l.Marks = make([]Mark, len(d.Tokens), len(d.Tokens)+len(d.Tokens)/2)
	}
	l.Marks = l.Marks[:len(d.Tokens)]
	clear(l.Marks)
	l.words()
	l.trees()
	l.quotes()
	l.names()
	l.units()
}

// words fills what a token is by itself.
func (l *Layout) words() {
	for i := range l.Doc.Tokens {
		t, m := &l.Doc.Tokens[i], &l.Marks[i]
		form := t.Span.Of(l.Doc.Text)
		l.buf = lowered(l.buf[:0], form)
		m.Low = hashOf(l.buf)
		m.Suf = hashOf(l.buf[max(0, len(l.buf)-3):])
		m.Shape = shapeOf(form)
		m.Pos = finePos(t)
		m.Rel = uint8(t.Deprel)
		m.Head, m.QuoteOf = int32(t.Head), -1
		lemma := t.Lemma
		if lemma == "" {
			m.Lemma = m.Low
		} else {
			l.buf = lowered(l.buf[:0], lemma)
			m.Lemma = hashOf(l.buf)
		}
		m.Lex = l.lexClass(t.UPOS, l.buf)
		m.Prior = l.Prior(m.PriorKey())
	}
}

// PriorKey identifies a lemma with its part of speech.
func (m *Mark) PriorKey() uint32 { return mix(m.Lemma, uint32(m.Pos&31)) }

// finePos is the tag with the verb form, where there is one.
func finePos(t *secondsource.Token) uint8 {
	p := uint8(t.UPOS)
	if t.UPOS != secondsource.VERB && t.UPOS != secondsource.AUX {
		return p
	}
	switch f := t.Feats; {
	case f.Has(secondsource.Gerund):
		p |= 1 << 5
	case f.Has(secondsource.Past | secondsource.Participle):
		p |= 2 << 5
	case f.Has(secondsource.Past):
		p |= 3 << 5
	case f.Has(secondsource.Infinitive):
		p |= 4 << 5
	case f.Has(secondsource.Finite | secondsource.Singular):
		p |= 5 << 5
	case f.Has(secondsource.Finite):
		p |= 6 << 5
	}
	return p
}

// Bits of a lexicon class. The last three tell a noun's and a preposition's.
const (
	lexClause uint8 = 1 << iota
	lexQuoted
	lexObject
	lexInfinitive
	lexWeak
	lexAttitude
	lexEvidence
	lexKnown
)

// lexClass sums up what the pack knows of a lemma as a cue.
func (l *Layout) lexClass(u secondsource.UPOS, lemma []byte) uint8 {
	if u != secondsource.VERB && u != secondsource.NOUN && u != secondsource.ADJ {
		return 0
	}
	c, ok := l.lex[string(lemma)]
	if !ok {
		w := string(lemma)
		c = classOf(l.pack.Acts.Verb(w), 0)
		l.lex[w] = c
		l.lex["n "+w] = classOf(l.pack.Acts.Noun(w), 1)
		l.lex["a "+w] = classOf(l.pack.Acts.Adj(w), 2)
	}
	if u == secondsource.VERB {
		return c
	}
	var key [40]byte
	k := append(key[:0], "n "...)
	if u == secondsource.ADJ {
		k[0] = 'a'
	}
	return l.lex[string(append(k, lemma...))]
}

func classOf(known []pack.Cue, kind uint8) uint8 {
	if len(known) == 0 {
		return 0
	}
	c := lexKnown
	for _, k := range known {
		for _, f := range k.Frames {
			switch f {
			case "S":
				c |= lexClause
			case "Q":
				c |= lexQuoted
			case "NP":
				c |= lexObject
			case "TO", "VTO":
				c |= lexInfinitive
			}
		}
		if k.Has(pack.FlagWeak) || k.Has(pack.FlagMaterial) {
			c |= lexWeak
		}
		if k.Has(pack.FlagAttitude) {
			c |= lexAttitude
		}
		if k.Has(pack.FlagEvidence) {
			c |= lexEvidence
		}
	}
	return c
}

// Relations that a governor remembers of its children.
var kidBits = map[secondsource.Deprel]uint16{
	secondsource.Nsubj: 1, secondsource.NsubjPass: 1 << 1, secondsource.Ccomp: 1 << 2, secondsource.Xcomp: 1 << 3,
	secondsource.Obj: 1 << 4, secondsource.Parataxis: 1 << 5, secondsource.Mark: 1 << 6, secondsource.Obl: 1 << 7,
	secondsource.Advcl: 1 << 8, secondsource.Conj: 1 << 9, secondsource.AuxPass: 1 << 10, secondsource.Cop: 1 << 11,
	secondsource.NmodPoss: 1 << 12, secondsource.Acl: 1 << 13, secondsource.AclRelcl: 1 << 13, secondsource.Nmod: 1 << 14,
	secondsource.Dep: 1 << 15,
}

// kidBit is kidBits as a table.
var kidBit = func() (t [64]uint16) {
	for r, b := range kidBits {
		t[r] = b
	}
	return
}()

// trees fills sentences, children and the reach of subtrees.
func (l *Layout) trees() {
	for _, s := range l.Doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			m := &l.Marks[i]
			m.First, m.Last = int32(s.First), int32(s.Last)
			if int(m.Head) < s.First || int(m.Head) >= s.Last || int(m.Head) == i {
				m.Head = -1
			}
			m.Lo, m.Hi = int32(i), int32(i)
		}
		for i := s.First; i < s.Last; i++ {
			m := &l.Marks[i]
			if m.Head >= 0 {
				l.Marks[m.Head].Kids |= kidBit[m.Rel&63]
			}
			lo, hi := int32(i), int32(i)
			for h, steps := m.Head, 0; h >= 0 && steps < 64; h, steps = l.Marks[h].Head, steps+1 {
				g := &l.Marks[h]
				if g.Lo <= lo && g.Hi >= hi {
					break
				}
				g.Lo, g.Hi = min(g.Lo, lo), max(g.Hi, hi)
			}
		}
		title := l.Doc.Zones[s.Zone].Kind != secondsource.ZoneBody
		for i := s.First; i < s.Last; i++ {
			l.Marks[i].Title = title
		}
	}
}

func (l *Layout) quotes() {
	t := 0
	for k, q := range l.Doc.Quotes {
		if q.Depth > 0 || q.Open && !q.Continues {
			continue
		}
		for t > 0 && l.Doc.Tokens[t-1].Span.Start >= q.Outer.Start {
			t--
		}
		for t < len(l.Doc.Tokens) && l.Doc.Tokens[t].Span.Start < q.Outer.Start {
			t++
		}
		first, words := t, 0
		for ; t < len(l.Doc.Tokens) && l.Doc.Tokens[t].Span.Start < q.Outer.End; t++ {
			m := &l.Marks[t]
			m.QuoteOf = int32(k)
			switch at := l.Doc.Tokens[t].Span; {
			case at.Start < q.Inner.Start:
				m.Quote = quoteOpen
			case at.Start >= q.Inner.End:
				m.Quote = quoteClose
			default:
				m.Quote = quoteInside
				words++
			}
		}
		for i := first; i < t && words <= 3; i++ {
			if l.Marks[i].Quote == quoteInside {
				l.Marks[i].Quote = quoteShort
			}
		}
	}
}

// nameCode tells the type of a name, and whether it begins or goes on.
func nameCode(typ string) uint8 {
	switch typ {
	case "PER":
		return 1
	case "ORG":
		return 3
	case "LOC":
		return 5
	case "NORP":
		return 7
	}
	return 9
}

func (l *Layout) names() {
	t := 0
	mark := func(s secondsource.Span, f func(m *Mark, first bool)) {
		for t > 0 && l.Doc.Tokens[t-1].Span.End > s.Start {
			t--
		}
		for t < len(l.Doc.Tokens) && l.Doc.Tokens[t].Span.End <= s.Start {
			t++
		}
		for first := t; t < len(l.Doc.Tokens) && l.Doc.Tokens[t].Span.Start < s.End; t++ {
			f(&l.Marks[t], t == first)
		}
	}
	for _, n := range l.Doc.Names {
		code := nameCode(n.Type)
		mark(n.Span, func(m *Mark, first bool) {
			m.Name = code
			if !first {
				m.Name++
			}
		})
	}
	t = 0
	for _, d := range l.Doc.Dates {
		mark(d.Span, func(m *Mark, _ bool) { m.Date = true })
	}
}

// units cuts the document into paragraphs of readable text.
func (l *Layout) units() {
	l.Units = l.Units[:0]
	last := -1
	for _, s := range l.Doc.Sentences {
		z := l.Doc.Zones[s.Zone]
		if s.First >= s.Last || !z.Kind.Readable() {
			continue
		}
		n := len(l.Units)
		if n > 0 && last == z.Paragraph && l.Units[n-1].Last == s.First && s.Last-l.Units[n-1].First <= maxUnit {
			l.Units[n-1].Last = s.Last
			continue
		}
		l.Units = append(l.Units, Unit{First: s.First, Last: s.Last, Title: z.Kind != secondsource.ZoneBody})
		last = z.Paragraph
	}
}

// maxUnit bounds the tokens that are read together, so that long paragraphs and
// tables cost no more than their length.
const maxUnit = 600

// lowered appends a word in lower case, digits as 0, typographic apostrophes and
// quotation marks plain.
func lowered(out []byte, form string) []byte {
	for i := 0; i < len(form); i++ {
		c := form[i]
		switch {
		case c >= 'A' && c <= 'Z':
			out = append(out, c|0x20)
		case c >= '0' && c <= '9':
			out = append(out, '0')
		case c < 0x80:
			out = append(out, c)
		default:
			return append(out, plainTail(form[i:])...)
		}
	}
	return out
}

func plainTail(s string) string { return strings.ToLower(plainMarks.Replace(s)) }

var plainMarks = strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"", "„", "\"", "«", "\"", "»", "\"", "–", "-", "—", "-")

func shapeOf(form string) uint32 {
	h, last, run := uint32(2166136261), byte(0), 0
	for i := 0; i < len(form); i++ {
		k := byte('.')
		switch c := form[i]; {
		case c >= 'a' && c <= 'z':
			k = 'x'
		case c >= 'A' && c <= 'Z':
			k = 'X'
		case c >= '0' && c <= '9':
			k = 'd'
		case c >= 0x80:
			k = 'u'
		}
		if k == last {
			run++
		} else {
			last, run = k, 1
		}
		if run <= 2 {
			h = (h ^ uint32(k)) * 16777619
		}
	}
	return h
}

func hashOf(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// mix gives a hash of two values.
func mix(a, b uint32) uint32 {
	h := (a ^ (b*0x85EBCA6B + 0x7F4A7C15)) * 0xC2B2AE35
	return h ^ h>>15
}

func mix3(a, b, c uint32) uint32       { return mix(mix(a, b), c) }
func mix4(a, b, c, d uint32) uint32    { return mix(mix(mix(a, b), c), d) }
func mix5(a, b, c, d, e uint32) uint32 { return mix(mix(mix(mix(a, b), c), d), e) }
