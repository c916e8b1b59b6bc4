package annotate

import (
	"strings"

	"secondsource"
)

// Style says how the words of a sentence are capitalised.
type Style uint8

const (
	Running   Style = iota // as in running text
	TitleCase              // most words begin with a capital, as in a headline
	Capitals               // all letters are capitals
)

// StyleOf tells the style of a sentence from its words.
func StyleOf(ws []Word) Style {
	long, upper, all, letters := 0, 0, 0, 0
	for i := range ws {
		f := ws[i].Flags
		if f&(IsMark|HasDigit) != 0 {
			continue
		}
		letters++
		if f&AllUpper != 0 {
			all++
		}
		if f&Long != 0 {
			long++
			if f&HasUpper != 0 {
				upper++
			}
		}
	}
	switch {
	case letters >= 3 && all*10 >= letters*8:
		return Capitals
	case long >= 3 && upper*10 >= long*8:
		return TitleCase
	}
	return Running
}

// Tagset is the list of fine tags: a universal tag, a bar and what of the
// language's own tag bears on features, as in VERB|VBD.
type Tagset struct {
	Names []string
	UPOS  []secondsource.UPOS
	Feats []secondsource.Feats
}

// NewTagset reads the fine tags' names.
func NewTagset(names []string) *Tagset {
	t := &Tagset{Names: names}
	for _, n := range names {
		u, x, _ := strings.Cut(n, "|")
		t.UPOS = append(t.UPOS, secondsource.ParseUPOS(u))
		t.Feats = append(t.Feats, featsOf(x))
	}
	return t
}

// Marks tells which fine tags are punctuation.
func (t *Tagset) Marks() []bool {
	out := make([]bool, len(t.UPOS))
	for i, u := range t.UPOS {
		out[i] = u == secondsource.PUNCT
	}
	return out
}

// FineTag is the name of the fine tag of a word with universal tag u and Penn tag x.
func FineTag(u, x string) string {
	switch u {
	case "VERB", "AUX":
		switch x {
		case "VB", "VBD", "VBN", "VBG", "VBZ", "VBP", "MD":
			return u + "|" + x
		}
		return u + "|VB"
	case "NOUN":
		if x == "NNS" {
			return "NOUN|NNS"
		}
		return "NOUN|NN"
	case "PROPN":
		if x == "NNPS" || x == "ADD" {
			return "PROPN|" + x
		}
		return "PROPN|NNP"
	case "ADJ":
		if x == "JJR" || x == "JJS" || x == "NNP" {
			return "ADJ|" + x
		}
		return "ADJ|JJ"
	case "ADV":
		if x == "RBR" || x == "RBS" || x == "WRB" {
			return "ADV|" + x
		}
		return "ADV|RB"
	case "PRON":
		switch x {
		case "PRP", "PRP$", "WP", "WDT", "EX", "DT", "WP$":
			return "PRON|" + x
		}
		return "PRON|NN"
	case "ADP":
		if x == "RP" {
			return "ADP|RP"
		}
		return "ADP|IN"
	case "PART":
		if x == "TO" || x == "POS" {
			return "PART|" + x
		}
		return "PART|RB"
	case "DET":
		if x == "PDT" || x == "WDT" {
			return "DET|" + x
		}
		return "DET|DT"
	case "PUNCT":
		switch x {
		case ",", ":", "-LRB-", "-RRB-", "``", "''", "HYPH":
			return "PUNCT|" + x
		}
		return "PUNCT|."
	}
	return u + "|"
}

// featsOf is what a Penn tag says about features.
func featsOf(x string) secondsource.Feats {
	switch x {
	case "VBD":
		return secondsource.Past | secondsource.Finite
	case "VBN":
		return secondsource.Past | secondsource.Participle
	case "VBG":
		return secondsource.Present | secondsource.Participle | secondsource.Gerund
	case "VBZ":
		return secondsource.Present | secondsource.Finite | secondsource.Singular | secondsource.Person3
	case "VBP":
		return secondsource.Present | secondsource.Finite
	case "VB":
		return secondsource.Infinitive
	case "MD":
		return secondsource.Finite
	case "NN", "NNP":
		return secondsource.Singular
	case "NNS", "NNPS":
		return secondsource.Plural
	}
	return 0
}

// Lexicon gives the ambiguity class of a word: which tags it was seen with.
// It has the form of Clusters: from Word.Low to a small number.
type Lexicon = Clusters

// TagContext is the sentence that is being tagged.
type TagContext struct {
	Words []Word
	Amb   []uint16 // ambiguity classes
	Style Style
}

// maxTagFeatures bounds what Features appends.
const maxTagFeatures = 64

// Reset takes up a new sentence.
func (c *TagContext) Reset(ws []Word, lex *Lexicon) {
	c.Words, c.Style = ws, StyleOf(ws)
	c.Amb = c.Amb[:0]
	for i := range ws {
		c.Amb = append(c.Amb, lex.Of(ws[i].Low))
	}
}

// edge stands for the words before and after a sentence.
var edge = Word{Low: 0x51ed270b, Form: 0x51ed270b, Suf3: 0x51ed270b, Suf2: 0x51ed270b, Shape: 0x51ed270b}

func (c *TagContext) at(i int) (*Word, uint32) {
	if i < 0 || i >= len(c.Words) {
		return &edge, 0xffff
	}
	return &c.Words[i], uint32(c.Amb[i])
}

// Features appends the features of word i after the fine tags p2 and p1 (plus
// one; 0 before the sentence).
func (c *TagContext) Features(out []uint32, i int, p1, p2 uint32) []uint32 {
	w, a := c.at(i)
	l1, a1 := c.at(i - 1)
	l2, a2 := c.at(i - 2)
	r1, b1 := c.at(i + 1)
	r2, b2 := c.at(i + 2)
	style := uint32(c.Style)
	first := style << 1
	if i == 0 || i == 1 && l1.Flags&IsMark != 0 {
		first |= 1
	}
	cl := uint32(w.Cluster)
	c4, c6, c10 := ClusterPrefix(w.Cluster, 4), ClusterPrefix(w.Cluster, 6), ClusterPrefix(w.Cluster, 10)
	return append(out,
		mix(w.Low, 101), mix3(w.Form, first, 102), mix(w.Suf1, 103), mix(w.Suf2, 104), mix(w.Suf3, 105),
		mix(w.Suf4, 106), mix(w.Pre2, 107), mix(w.Pre3, 108), mix3(w.Shape, first, 109), mix3(w.Shape, w.Suf3, 110),
		mix(l1.Low, 111), mix(l2.Low, 112), mix(r1.Low, 113), mix(r2.Low, 114),
		mix(p1, 115), mix3(p1, p2, 116), mix3(p1, w.Low, 117), mix3(p1, w.Suf3, 118), mix3(mix(p1, p2), w.Low, 119),
		mix3(l1.Low, w.Low, 120), mix3(w.Low, r1.Low, 121), mix3(p1, r1.Low, 122), mix3(l1.Low, r1.Low, 123),
		mix(l1.Suf3, 124), mix(r1.Suf3, 125), mix(r1.Shape, 126), mix3(l1.Shape, w.Shape, 127), mix(r2.Suf3, 128),
		mix3(p1, b1, 129), mix3(a, b1, 130), mix3(mix(p1, a), b1, 131), mix3(b1, b2, 132), mix3(mix(a, b1), b2, 133), mix3(a1, a, 134),
		mix(cl, 135), mix(c4, 136), mix(c6, 137), mix(c10, 138),
		mix(uint32(r1.Cluster), 139), mix(uint32(l1.Cluster), 140), mix3(ClusterPrefix(r1.Cluster, 6), c6, 141), mix3(ClusterPrefix(l1.Cluster, 6), c6, 142),
		mix3(p1, c6, 143), mix3(w.Suf2, b1, 144), mix3(w.Low, b1, 145), mix3(w.Low, a1, 146), mix3(mix(a2, a1), a, 147), mix3(w.Shape, b1, 148),
		mix3(mix(p1, w.Low), b1, 149), mix3(uint32(w.Flags), first, 150),
	)
}

// Tagger gives fine tags to the words of a sentence, from left to right
// (averaged perceptron, greedy).
type Tagger struct {
	Set  *Tagset
	Lex  *Lexicon
	W    *Weights
	Sure *Clusters // words that have one fine tag always: that tag plus one
}

// Tag sets tags[i] for every word of the context.
func (t *Tagger) Tag(c *TagContext, tags []uint8) {
	var buf [maxTagFeatures]uint32
	p1, p2 := uint32(0), uint32(0)
	for i := range c.Words {
		best := int(t.Sure.Of(c.Words[i].Low)) - 1
		if best < 0 {
			var scores [MaxClasses]int32
			t.W.Add(c.Features(buf[:0], i, p1, p2), &scores)
			best = t.W.Best(&scores)
		}
		tags[i] = uint8(best)
		p2, p1 = p1, uint32(best)+1
	}
}

// LoadTagger reads a model of the kind tags.
func LoadTagger(m *Model) (*Tagger, error) {
	w, err := m.weights("weights")
	if err != nil {
		return nil, err
	}
	lex, err := readClusters(m.Sections["lexicon"])
	if err != nil {
		return nil, err
	}
	sure, err := readClusters(m.Sections["sure"])
	if err != nil {
		return nil, err
	}
	return &Tagger{Set: NewTagset(m.lines("tags")), Lex: lex, W: w, Sure: sure}, nil
}
