package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"secondsource"
)

// Word is one annotated word of a corpus. Head is an index in its sentence, -1
// for the root.
type Word struct {
	Span       secondsource.Span // in Text.Text
	Form       string            // the text at Span
	Lemma      string
	UPOS, XPOS string
	Feats      string
	Head       int
	Deprel     string
	Name       string // IOB label, "" where the corpus has none
}

// Text is one annotated document of a corpus.
type Text struct {
	ID    string
	Genre string
	Text  string
	Sents [][]Word
	// Paragraphs are the indices of the sentences that begin a paragraph.
	Paragraphs map[int]bool
	// Entities are the mentions of its coreference, none where the corpus has none.
	Entities []Entity
}

// openMaybeGzip opens a file, unpacked where its name ends in .gz.
func openMaybeGzip(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(path, ".gz") {
		return f, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// ReadCoNLLU reads a treebank. The text of a document is its sentences' words
// with the white space that the file tells of; sentences are joined by a space,
// paragraphs by an empty line.
func ReadCoNLLU(path string) ([]*Text, error) {
	f, err := openMaybeGzip(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := textBuilder{}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for n := 1; sc.Scan(); n++ {
		if err := b.line(sc.Text()); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	b.endSentence()
	b.endDoc()
	if len(b.docs) == 0 {
		return nil, fmt.Errorf("%s: no sentences: %w", path, secondsource.ErrInvalid)
	}
	return b.docs, sc.Err()
}

type textBuilder struct {
	docs  []*Text
	doc   *Text
	text  strings.Builder
	sent  []Word
	space bool // white space stands before the next word
	par   bool // the next sentence begins a paragraph
	seen  int  // words of the sentences before
	open  []Entity
	// A multiword token: its words and where it stands.
	mwtLast  int
	mwtSpan  secondsource.Span
	mwtFirst int // index in sent
	mwtSpace bool
}

func (b *textBuilder) line(l string) error {
	switch {
	case l == "":
		b.endSentence()
		return nil
	case strings.HasPrefix(l, "# newdoc"):
		b.endDoc()
		_, id, _ := strings.Cut(l, "id = ")
		b.begin(id)
		return nil
	case strings.HasPrefix(l, "# newpar"):
		b.par = true
		return nil
	case strings.HasPrefix(l, "# meta::genre = "):
		b.doc.Genre = strings.TrimPrefix(l, "# meta::genre = ")
		return nil
	case l[0] == '#':
		return nil
	}
	return b.row(strings.Split(l, "\t"))
}

func (b *textBuilder) begin(id string) {
	b.doc = &Text{ID: id, Paragraphs: map[int]bool{}}
	if strings.HasPrefix(id, "GUM_") {
		b.doc.Genre, _, _ = strings.Cut(id[4:], "_")
	}
	b.text.Reset()
	b.space, b.par = false, true
	b.seen, b.open = 0, nil
}

func (b *textBuilder) row(c []string) error {
	if len(c) < 10 {
		return fmt.Errorf("want 10 columns, found %d: %w", len(c), secondsource.ErrInvalid)
	}
	if strings.Contains(c[0], ".") {
		return nil // an empty node of the enhanced graph
	}
	if b.doc == nil {
		b.begin("")
	}
	b.gap()
	noSpace := strings.Contains(c[9], "SpaceAfter=No")
	if first, last, ok := strings.Cut(c[0], "-"); ok {
		_ = first
		b.mwtLast, _ = strconv.Atoi(last)
		b.mwtFirst = len(b.sent)
		b.mwtSpan = secondsource.Span{Start: b.text.Len(), End: b.text.Len() + len(c[1])}
		b.text.WriteString(c[1])
		b.mwtSpace = !noSpace
		return nil
	}
	id, err := strconv.Atoi(c[0])
	if err != nil {
		return err
	}
	head, err := strconv.Atoi(c[6])
	if err != nil {
		return err
	}
	if err := b.entities(c[9], b.seen+len(b.sent)); err != nil {
		return err
	}
	w := Word{Form: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4], Feats: c[5], Head: head - 1, Deprel: c[7]}
	if id <= b.mwtLast {
		b.sent = append(b.sent, w)
		if id == b.mwtLast {
			b.splitMWT()
			b.mwtLast, b.space = 0, b.mwtSpace
		}
		return nil
	}
	w.Span = secondsource.Span{Start: b.text.Len(), End: b.text.Len() + len(c[1])}
	b.text.WriteString(c[1])
	b.sent = append(b.sent, w)
	b.space = !noSpace
	return nil
}

// gap writes the white space before the next word.
func (b *textBuilder) gap() {
	if b.mwtLast > 0 {
		return
	}
	if len(b.sent) == 0 && b.par {
		b.doc.Paragraphs[len(b.doc.Sents)] = true
		if b.text.Len() > 0 {
			b.text.WriteString("\n\n")
		}
		b.par, b.space = false, false
	}
	if b.space {
		b.text.WriteByte(' ')
		b.space = false
	}
}

// splitMWT gives the words of a multiword token their parts of its text.
func (b *textBuilder) splitMWT() {
	words := b.sent[b.mwtFirst:]
	at := b.mwtSpan.Start
	for i := range words {
		n := len(words[i].Form)
		if left := b.mwtSpan.End - at; i == len(words)-1 || n > left {
			n = left
		}
		words[i].Span = secondsource.Span{Start: at, End: at + n}
		at += n
	}
}

func (b *textBuilder) endSentence() {
	if len(b.sent) > 0 {
		b.doc.Sents = append(b.doc.Sents, b.sent)
		b.seen += len(b.sent)
		b.sent = nil
	}
}

func (b *textBuilder) endDoc() {
	if b.doc == nil || len(b.doc.Sents) == 0 {
		return
	}
	d := b.doc
	d.Text = b.text.String()
	for _, s := range d.Sents {
		for i := range s {
			s[i].Form = s[i].Span.Of(d.Text)
		}
	}
	d.spanEntities()
	b.docs, b.doc = append(b.docs, d), nil
}
