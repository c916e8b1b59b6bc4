// Package annotate adds the text layers to a document: zones, sentences and
// tokens, tags, trees, names and quotations.
package annotate

import (
	"embed"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
	"sync"

	"secondsource"
	"secondsource/pack"
)

//go:embed models/*.bin
var modelFiles embed.FS

// Engine is the set of models in use. It is read-only and may be shared by
// any number of goroutines.
type Engine struct {
	Words    *Clusters
	Splitter *Splitter
	Tagger   *Tagger
	Lemmas   *Lemmas
	Parser   *Parser
	Namer    *Namer

	isMark  []bool                // fine tags that are punctuation
	classes []byte                // lemma classes of the fine tags
	rels    []secondsource.Deprel // relations of the parser's labels
}

// Default is the engine of the embedded models, loaded when first asked for.
var Default = sync.OnceValues(func() (*Engine, error) { return NewEngine(embedded) })

// embedded reads an embedded model.
func embedded(kind string) (*Model, error) {
	b, err := modelFiles.ReadFile("models/" + kind + ".bin")
	if err != nil {
		return nil, fmt.Errorf("model %s: %w", kind, secondsource.ErrNotFound)
	}
	return ParseModel(kind, b)
}

// NewEngine makes an engine of the models that read gives for the kinds words,
// sentences, tags, parse and names.
func NewEngine(read func(kind string) (*Model, error)) (*Engine, error) {
	e := &Engine{}
	var g sync.WaitGroup
	kinds := []struct {
		name string
		use  func(m *Model) error
	}{
		{"words", func(m *Model) (err error) { e.Words, err = LoadWords(m); return }},
		{"sentences", func(m *Model) (err error) { e.Splitter, err = LoadSplitter(m); return }},
		{"tags", func(m *Model) (err error) {
			if e.Tagger, err = LoadTagger(m); err == nil {
				e.Lemmas, err = loadLemmas(m)
			}
			return
		}},
		{"parse", func(m *Model) (err error) { e.Parser, err = LoadParser(m); return }},
		{"names", func(m *Model) (err error) { e.Namer, err = LoadNamer(m); return }},
	}
	errs := make([]error, len(kinds))
	for i, k := range kinds {
		g.Go(func() {
			m, err := read(k.name)
			if err == nil {
				err = k.use(m)
			}
			errs[i] = err
		})
	}
	g.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("language models: %w", err)
	}
	e.isMark = e.Tagger.Set.Marks()
	for _, n := range e.Tagger.Set.Names {
		e.classes = append(e.classes, LemmaClass(n))
	}
	for _, l := range e.Parser.Labels {
		e.rels = append(e.rels, secondsource.ParseDeprel(l))
	}
	return e, nil
}

// LoadWords reads a model of the kind words: word clusters.
func LoadWords(m *Model) (*Clusters, error) { return readClusters(m.Sections["clusters"]) }

// Steps lists the passes of this package in order, with the embedded models.
// It panics where they do not load, which the tests of this package rule out;
// call Default first to have the error.
func Steps(p *pack.Pack) []secondsource.Step {
	e, err := Default()
	if err != nil {
		panic(err)
	}
	return e.Steps(p)
}

// Steps lists the passes in order.
func (e *Engine) Steps(_ *pack.Pack) []secondsource.Step {
	return []secondsource.Step{
		{Name: "zones", Gives: secondsource.Zones, Run: zones},
		{Name: "language", Needs: secondsource.Zones, Gives: secondsource.Sentences | secondsource.Tokens | secondsource.Tags | secondsource.Trees | secondsource.Names, Run: e.Annotate, RunAll: e.AnnotateAll},
		{Name: "quotes", Needs: secondsource.Zones, Gives: secondsource.Quotes, Run: quotes},
	}
}

// Annotate adds sentences, tokens, tags, trees and names in one pass over the
// sentences, so that memory beside the layers does not grow with the text. A
// document without zones is taken as one body zone a line.
func (e *Engine) Annotate(d *secondsource.Doc) { e.AnnotateAll([]*secondsource.Doc{d}) }

// AnnotateAll does the same for documents one after the other. What it gives a
// document does not depend on the others; short ones share a batch, which is
// faster.
func (e *Engine) AnnotateAll(docs []*secondsource.Doc) {
	w := workers.Get().(*worker)
	defer workers.Put(w)
	w.e = e
	for _, d := range docs {
		if len(d.Zones) == 0 {
			d.Zones = lineZones(d.Text)
		}
		d.Tokens = grownFor(d.Tokens, len(d.Text)/5)
		for z := range d.Zones {
			w.zone(d, z)
		}
	}
	w.flush()
	clear(w.sents[:cap(w.sents)]) // the buffers are kept, the documents are not
	w.e, w.split = nil, SplitContext{}
}

func grownFor(t []secondsource.Token, n int) []secondsource.Token {
	if cap(t) >= n {
		return t[:0]
	}
	return make([]secondsource.Token, 0, n+16)
}

// lineZones gives one body zone a line of text.
func lineZones(text string) []secondsource.Zone {
	var out []secondsource.Zone
	at, n := 0, 0
	for line := range strings.Lines(text) {
		n++
		s, e := at, at+len(line)
		at = e
		for s < e && spaceLen(text[s:e]) > 0 {
			s += spaceLen(text[s:e])
		}
		e = s + len(strings.TrimRightFunc(text[s:e], isSpace))
		if s < e {
			out = append(out, secondsource.Zone{Kind: secondsource.ZoneBody, Span: secondsource.Span{Start: s, End: e}, Paragraph: n})
		}
	}
	return out
}

func isSpace(r rune) bool { return spaceLen(string(r)) > 0 }

// batchWords is the number of words of which a worker runs one model after the
// other: the tables of a model stay in the cache for as long.
const batchWords = 8192

// worker holds the buffers of one goroutine's work on a document.
type worker struct {
	e     *Engine
	split SplitContext
	tag   TagContext
	names NameContext
	lat   NameLattice
	marks MarkContext

	// The sentences of the current batch.
	spans []secondsource.Span
	words []Word
	tags  []uint8
	labs  []uint8
	sents []batchSentence
	trees []ParseState
}

// batchSentence is a stretch of the batch's words, the zone it stands in, and
// where its tokens begin in its document, once they are there.
type batchSentence struct {
	d                     *secondsource.Doc
	first, last, zone, at int
}

// workers are kept for their buffers; their content does not outlive a document.
var workers = sync.Pool{New: func() any { return new(worker) }}

// zone adds the sentences of a zone to the batch.
func (w *worker) zone(d *secondsource.Doc, z int) {
	from := len(w.spans)
	w.spans = AppendTokens(w.spans, d.Text, d.Zones[z].Span)
	for i := from; i < len(w.spans); i++ {
		space := i == from || w.spans[i-1].End < w.spans[i].Start
		w.words = append(w.words, NewWord(w.spans[i].Of(d.Text), space, w.e.Words))
	}
	w.split = SplitContext{Text: d.Text, Spans: w.spans[from:], Words: w.words[from:]}
	first := from
	w.e.Splitter.Split(&w.split, func(last int) {
		w.sents = append(w.sents, batchSentence{d: d, first: first, last: from + last + 1, zone: z})
		first = from + last + 1
	})
	if len(w.spans) >= batchWords {
		w.flush()
	}
}

// flush annotates the sentences of the batch and appends them to their documents.
func (w *worker) flush() {
	e := w.e
	w.tags, w.labs = grow(w.tags, len(w.words)), grow(w.labs, len(w.words))
	for _, s := range w.sents {
		w.tag.Reset(w.words[s.first:s.last], e.Tagger.Lex)
		e.Tagger.Tag(&w.tag, w.tags[s.first:s.last])
	}
	for len(w.trees) < len(w.sents) {
		w.trees = append(w.trees, ParseState{})
	}
	for i, s := range w.sents {
		w.trees[i].Reset(w.words[s.first:s.last], w.tags[s.first:s.last])
		e.Parser.Parse(&w.trees[i])
	}
	for i := range w.sents {
		w.sentence(&w.sents[i], &w.trees[i])
	}
	for _, s := range w.sents {
		labels := w.labs[s.first:s.last]
		w.names.Reset(w.words[s.first:s.last], w.tags[s.first:s.last], e.Namer.Lists)
		e.Namer.Name(&w.names, &w.lat, labels)
		s.d.Names = appendNames(s.d.Names, s.d.Tokens[s.at:s.at+s.last-s.first], labels)
	}
	w.spans, w.words, w.sents = w.spans[:0], w.words[:0], w.sents[:0]
}

// sentence finishes a sentence's tree and appends its tokens to the document.
func (w *worker) sentence(s *batchSentence, tree *ParseState) {
	d, e := s.d, w.e
	ws, tags := w.words[s.first:s.last], w.tags[s.first:s.last]
	e.Parser.Finish(&w.marks, tree, ws, tags, e.isMark)

	first := len(d.Tokens)
	s.at = first
	for i, tag := range tags {
		span := w.spans[s.first+i]
		t := secondsource.Token{Span: span, UPOS: e.Tagger.Set.UPOS[tag], Feats: e.Tagger.Set.Feats[tag]}
		form := span.Of(d.Text)
		t.Lemma = e.Lemmas.Lemma(form, e.classes[tag])
		if t.UPOS == secondsource.PRON && len(form) <= 10 {
			t.Feats |= personFeats(strings.ToLower(form))
		}
		t.Head, t.Deprel = first+int(tree.Heads[i+1])-1, e.rels[tree.Label[i+1]-1]
		if tree.Heads[i+1] == tree.Root {
			t.Head, t.Deprel = -1, secondsource.Root
		}
		d.Tokens = append(d.Tokens, t)
	}
	passives(d.Tokens[first:], first)
	d.Sentences = append(d.Sentences, secondsource.Sentence{
		Span:  secondsource.Span{Start: d.Tokens[first].Span.Start, End: d.Tokens[len(d.Tokens)-1].Span.End},
		First: first, Last: len(d.Tokens), Zone: s.zone,
	})
}

// passives marks the participles that are passive: those with a passive
// auxiliary or subject, and those that modify a noun without any auxiliary.
func passives(toks []secondsource.Token, first int) {
	for i := range toks {
		t := &toks[i]
		if t.Deprel == secondsource.AuxPass || t.Deprel == secondsource.NsubjPass {
			if t.Head >= 0 {
				toks[t.Head-first].Feats |= secondsource.Passive
			}
		}
		if t.Deprel == secondsource.Acl && t.Feats.Has(secondsource.Past|secondsource.Participle) {
			t.Feats |= secondsource.Passive
		}
	}
}

// Models names the embedded models with a checksum each (CRC-32C, hex), so that a
// result says what made it.
func Models() []string {
	var out []string
	for _, kind := range []string{"names", "parse", "sentences", "tags", "words"} {
		if b, err := modelFiles.ReadFile("models/" + kind + ".bin"); err == nil {
			out = append(out, fmt.Sprintf("%s %08x", kind, crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli))))
		}
	}
	return out
}
