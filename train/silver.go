package train

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"secondsource"
	"secondsource/annotate"
)

// Unknown is the head of a word whose governor a corpus does not tell.
const Unknown = -2

// silverToken is a line of an automatic parse (columns: number, begin and end in
// code points, word, lemma, Penn tag, name type, head, relation of the first
// version of Universal Dependencies).
type silverToken struct {
	span     secondsource.Span
	tag, ner string
	head     int // index in the sentence, -1 for the root
	rel      string
	word     int // index of the word of ours that stands for it
	whole    bool
}

// ReadSilver reads automatic parses beside the articles they were made from:
// FILE.silver.conll.gz and the folder FILE with the texts. Words are ours; heads
// and relations are brought to the second version's conventions, or Unknown
// where that cannot be decided.
func ReadSilver(path string) ([]*Text, error) {
	dir := strings.TrimSuffix(path, ".silver.conll.gz")
	f, err := openMaybeGzip(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := silverReader{dir: dir}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		if err := r.line(sc.Text()); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	r.sentence()
	return r.docs, sc.Err()
}

type silverReader struct {
	dir   string
	docs  []*Text
	bytes []int // byte offset of every code point of the current text
	sent  []silverToken
}

func (r *silverReader) line(l string) error {
	if id, ok := strings.CutPrefix(l, "# doc = "); ok {
		r.sentence()
		b, err := os.ReadFile(filepath.Join(r.dir, id+".txt"))
		if err != nil {
			return err
		}
		r.docs = append(r.docs, &Text{ID: id, Genre: "news", Text: string(b)})
		r.bytes = r.bytes[:0]
		for i := range string(b) {
			r.bytes = append(r.bytes, i)
		}
		r.bytes = append(r.bytes, len(b))
		return nil
	}
	c := strings.Split(l, "\t")
	if len(c) < 9 {
		r.sentence()
		return nil
	}
	begin, err1 := strconv.Atoi(c[1])
	end, err2 := strconv.Atoi(c[2])
	head, err3 := strconv.Atoi(c[7])
	if err1 != nil || err2 != nil || err3 != nil || end >= len(r.bytes) || begin > end {
		return fmt.Errorf("line %q: %w", l, secondsource.ErrInvalid)
	}
	r.sent = append(r.sent, silverToken{span: secondsource.Span{Start: r.bytes[begin], End: r.bytes[end]}, tag: c[5], ner: c[6], head: head - 1, rel: c[8]})
	return nil
}

// sentence closes the sentence that is being read.
func (r *silverReader) sentence() {
	s := r.sent
	r.sent = nil
	if len(s) < 2 {
		return
	}
	d := r.docs[len(r.docs)-1]
	span := secondsource.Span{Start: s[0].span.Start, End: s[len(s)-1].span.End}
	if strings.ContainsAny(span.Of(d.Text), "\n\r") || !utf8.ValidString(span.Of(d.Text)) {
		return // runs over paragraphs
	}
	spans := annotate.AppendTokens(nil, d.Text, span)
	ws := make([]Word, len(spans))
	k := 0
	for i, sp := range spans {
		for k < len(s) && s[k].span.End <= sp.Start {
			k++
		}
		if k == len(s) || !s[k].span.Contains(sp) {
			return // cut otherwise
		}
		s[k].word, s[k].whole = i, s[k].span == sp
		ws[i] = Word{Span: sp, Form: sp.Of(d.Text), Head: Unknown, Name: silverName(s, k)}
	}
	flatNames(s)
	for i := range s {
		if s[i].whole {
			if h, rel := v2(s, i); h != Unknown {
				ws[s[i].word].Head, ws[s[i].word].Deprel = h, rel
			}
		}
	}
	d.Sents = append(d.Sents, ws)
}

// silverName is the IOB label of token k.
func silverName(s []silverToken, k int) string {
	typ := map[string]string{"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}[s[k].ner]
	if typ == "" {
		return "O"
	}
	if k > 0 && s[k-1].ner == s[k].ner {
		return "I-" + typ
	}
	return "B-" + typ
}

// v2 gives head (index of our word) and relation of a token in the second
// version of Universal Dependencies, Unknown where that is not sure.
func v2(s []silverToken, i int) (int, string) {
	t := &s[i]
	if t.head < 0 {
		return -1, "root"
	}
	h := t.head
	switch t.rel {
	case "punct", "dep", "mwe", "cc:preconj", "discourse":
		return Unknown, ""
	case "cc":
		if h = conjunct(s, i); h < 0 {
			return Unknown, ""
		}
	case "compound":
		if isProper(t.tag) && isProper(s[h].tag) && s[h].ner == "PERSON" {
			return Unknown, ""
		}
	}
	return s[h].word, v2Relation(s, t, h)
}

// flatNames makes the first of a person's names govern the others, as in
// version 2, and takes over the governor and the dependents of the last.
func flatNames(s []silverToken) {
	for h := range s {
		first := h
		for first > 0 && s[first-1].head == h && s[first-1].rel == "compound" && s[first-1].ner == "PERSON" && s[h].ner == "PERSON" {
			first--
		}
		if first == h {
			continue
		}
		s[first].head, s[first].rel = s[h].head, s[h].rel
		for k := range s {
			switch {
			case k > first && k <= h:
				s[k].head, s[k].rel = first, "flat"
			case s[k].head == h && s[k].rel == "compound" && k == first-1 && isProper(s[k].tag):
				s[k].head, s[k].rel = first, "nmod:desc" // a title
			case s[k].head == h:
				s[k].head = first
			}
		}
	}
}

func isProper(tag string) bool { return strings.HasPrefix(tag, "NNP") }

// conjunct is the first conjunct after the conjunction i, -1 for none.
func conjunct(s []silverToken, i int) int {
	for k := i + 1; k < len(s); k++ {
		if s[k].rel == "conj" && s[k].head == s[i].head {
			return k
		}
	}
	return -1
}

func v2Relation(s []silverToken, t *silverToken, h int) string {
	noun := strings.HasPrefix(s[h].tag, "N") || strings.HasPrefix(s[h].tag, "PRP") || s[h].tag == "CD"
	switch t.rel {
	case "dobj":
		return "obj"
	case "nsubjpass":
		return "nsubj:pass"
	case "csubjpass":
		return "csubj"
	case "auxpass":
		return "aux:pass"
	case "neg":
		if t.tag == "DT" {
			return "det"
		}
		return "advmod"
	case "nmod":
		if noun {
			return "nmod"
		}
		return "obl"
	case "nmod:tmod", "nmod:npmod":
		if noun {
			return "nmod:unmarked"
		}
		return "obl:unmarked"
	}
	return t.rel
}
