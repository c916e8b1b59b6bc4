package extract

import (
	"strings"

	"secondsource"
	"secondsource/pack"
)

// reader is one document being read for statements: the document, the pack and
// what has been learnt about its speakers so far.
type reader struct {
	d          *secondsource.Doc
	p          *pack.Pack
	text       string
	tok        []secondsource.Token
	low        []string // tokens in small letters, as far as somebody asked
	lemmas     []string // as lemma gives them, as far as somebody asked
	rules      *rules
	cast       *cast
	firstNamed map[*figure]int // token at which a person is first named in full
	found      []*found
	who
	issued map[string]*figure // who issued a statement, note, report …, by that noun
	// inQuote says for each token in which outermost closed quotation it lies,
	// -1 for none.
	inQuote []int
	edge    []bool // tokens that open or close a quotation, single marks too
}

func newReader(d *secondsource.Doc, p *pack.Pack, rs *rules) *reader {
	r := &reader{d: d, p: p, rules: rs, text: d.Text, tok: d.Tokens, cast: newCast(), issued: map[string]*figure{}}
	r.skip, r.low, r.lemmas = map[int]*figure{}, make([]string, len(d.Tokens)), make([]string, len(d.Tokens))
	r.inQuote = make([]int, len(d.Tokens))
	for i := range r.inQuote {
		r.inQuote[i] = -1
	}
	r.edge = make([]bool, len(d.Tokens))
	t := 0
	for k, q := range d.Quotes {
		if q.Depth > 0 || (q.Open && !q.Continues) {
			continue
		}
		for t > 0 && d.Tokens[t-1].Span.Start >= q.Outer.Start {
			t--
		}
		for t < len(d.Tokens) && d.Tokens[t].Span.Start < q.Outer.Start {
			t++
		}
		for j := t; j < len(d.Tokens) && d.Tokens[j].Span.Start < q.Outer.End; j++ {
			r.inQuote[j] = k
			at := d.Tokens[j].Span
			r.edge[j] = at.Start == q.Outer.Start && at.End <= q.Inner.Start || at.End == q.Outer.End && at.Start >= q.Inner.End && !q.Open
		}
	}
	return r
}

// word is token i as written; beside the text there is none.
func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.tok) {
		return ""
	}
	return r.tok[i].Span.Of(r.text)
}

// lower is token i in small letters, "" beside the text.
func (r *reader) lower(i int) string {
	if i < 0 || i >= len(r.tok) {
		return ""
	}
	if r.low[i] == "" {
		r.low[i] = strings.ToLower(r.word(i))
	}
	return r.low[i]
}

// lemma is the lower-cased lemma; "n't" is "not".
func (r *reader) lemma(i int) string {
	if i < 0 || i >= len(r.tok) {
		return ""
	}
	if r.lemmas[i] != "" {
		return r.lemmas[i]
	}
	l := strings.ToLower(r.tok[i].Lemma)
	if l == "" {
		l = r.lower(i)
	}
	if l == "n't" || l == "n’t" {
		l = "not"
	}
	r.lemmas[i] = l
	return l
}

func (r *reader) rel(i int) secondsource.Deprel {
	if i < 0 || i >= len(r.tok) {
		return secondsource.Dep
	}
	return r.tok[i].Deprel
}

// is reports whether token i has one of the tags.
func (r *reader) is(i int, tags ...secondsource.UPOS) bool {
	if i < 0 || i >= len(r.tok) {
		return false
	}
	for _, t := range tags {
		if r.tok[i].UPOS == t {
			return true
		}
	}
	return false
}

// window is how many tokens to either side what belongs to a word is looked for. No
// sentence of a writer is as long; it keeps the time for others linear.
const window = 200

// kid is the first child of i in sentence s with one of the relations, -1 for none.
func (r *reader) kid(s secondsource.Sentence, i int, rels ...secondsource.Deprel) int {
	for k := max(s.First, i-window); k < min(s.Last, i+window); k++ {
		if r.tok[k].Head != i {
			continue
		}
		for _, rel := range rels {
			if r.tok[k].Deprel == rel {
				return k
			}
		}
	}
	return -1
}

// under reports whether token k is i or hangs below it.
func (r *reader) under(k, i int) bool {
	for steps := 0; k >= 0 && steps < 200; steps++ {
		if k == i {
			return true
		}
		k = r.tok[k].Head
	}
	return false
}

// subtree is the run of tokens around i that hang below it without a gap.
func (r *reader) subtree(s secondsource.Sentence, i int) (first, last int) {
	first, last = i, i
	for first > s.First && r.under(first-1, i) {
		first--
	}
	for last+1 < s.Last && r.under(last+1, i) {
		last++
	}
	return first, last
}

// span is the text from token a to token b, both included.
func (r *reader) span(a, b int) secondsource.Span {
	return secondsource.Span{Start: r.tok[a].Span.Start, End: r.tok[b].Span.End}
}

// mark reports whether token i is one of the punctuation marks in set.
func (r *reader) mark(i int, set string) bool {
	return strings.Contains(set, r.word(i)) && r.word(i) != ""
}

// quoteMark reports whether token i is a double quotation mark, or a single one
// that opens or closes a quotation.
func (r *reader) quoteMark(i int) bool {
	if r.edge[i] {
		return true
	}
	switch r.word(i) {
	case "\"", "“", "”", "„", "«", "»", "``", "''":
		return true
	}
	return false
}
