// Package annotate adds the text layers to a document: zones, sentences and
// tokens, tags, trees, names and quotations.
package annotate

import (
	"embed"
	"fmt"
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

	classes []byte                // lemma classes of the fine tags
	rels    []secondsource.Deprel // relations of the parser's labels
}

// Default is the engine of the embedded models, loaded when first asked for.
var Default = sync.OnceValues(func() (*Engine, error) {
	return NewEngine(func(kind string) (*Model, error) {
		b, err := modelFiles.ReadFile("models/" + kind + ".bin")
		if err != nil {
			return nil, fmt.Errorf("model %s: %w", kind, secondsource.ErrNotFound)
		}
		return ParseModel(kind, b)
	})
})

// NewEngine makes an engine of the models that read gives for the kinds words,
// sentences, tags, parse and names.
func NewEngine(read func(kind string) (*Model, error)) (*Engine, error) {
	e := &Engine{}
	var err error
	load := func(kind string, use func(m *Model) error) {
		if err != nil {
			return
		}
		var m *Model
		if m, err = read(kind); err == nil {
			err = use(m)
		}
	}
	load("words", func(m *Model) (err error) { e.Words, err = LoadWords(m); return })
	load("sentences", func(m *Model) (err error) { e.Splitter, err = LoadSplitter(m); return })
	load("tags", func(m *Model) (err error) {
		if e.Tagger, err = LoadTagger(m); err == nil {
			e.Lemmas, err = loadLemmas(m)
		}
		return
	})
	load("parse", func(m *Model) (err error) { e.Parser, err = LoadParser(m); return })
	load("names", func(m *Model) (err error) { e.Namer, err = LoadNamer(m); return })
	if err != nil {
		return nil, fmt.Errorf("language models: %w", err)
	}
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
		{Name: "language", Needs: secondsource.Zones, Gives: secondsource.Sentences | secondsource.Tokens | secondsource.Tags | secondsource.Trees | secondsource.Names, Run: e.Annotate},
		{Name: "quotes", Needs: secondsource.Zones, Gives: secondsource.Quotes, Run: quotes},
	}
}

// Annotate adds sentences, tokens, tags, trees and names in one pass over the
// sentences, so that memory beside the layers does not grow with the text. A
// document without zones is taken as one body zone a line.
func (e *Engine) Annotate(d *secondsource.Doc) {
	if len(d.Zones) == 0 {
		d.Zones = lineZones(d.Text)
	}
	w := workers.Get().(*worker)
	defer workers.Put(w)
	w.e, w.d = e, d
	d.Tokens = grownFor(d.Tokens, len(d.Text)/5)
	for z := range d.Zones {
		w.zone(z)
	}
	w.e, w.d = nil, nil
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

// worker holds the buffers of one goroutine's work on a document.
type worker struct {
	e     *Engine
	d     *secondsource.Doc
	split SplitContext
	tag   TagContext
	names NameContext
	lat   NameLattice
	parse ParseState
	tags  []uint8
	labs  []uint8
}

// workers are kept for their buffers; their content does not outlive a document.
var workers = sync.Pool{New: func() any { return new(worker) }}

func (w *worker) zone(z int) {
	c := &w.split
	c.Text = w.d.Text
	c.Spans = AppendTokens(c.Spans[:0], w.d.Text, w.d.Zones[z].Span)
	c.Words = c.Words[:0]
	for i, s := range c.Spans {
		space := i == 0 || c.Spans[i-1].End < s.Start
		c.Words = append(c.Words, NewWord(s.Of(w.d.Text), space, w.e.Words))
	}
	from := 0
	w.e.Splitter.Split(c, func(last int) {
		w.sentence(z, c.Spans[from:last+1], c.Words[from:last+1])
		from = last + 1
	})
}

// sentence annotates one sentence and appends it to the document.
func (w *worker) sentence(z int, spans []secondsource.Span, ws []Word) {
	d, e := w.d, w.e
	n := len(ws)
	w.tags, w.labs = grow(w.tags, n), grow(w.labs, n)
	w.tag.Reset(ws, e.Tagger.Lex)
	e.Tagger.Tag(&w.tag, w.tags)
	w.parse.Reset(ws, w.tags)
	e.Parser.Parse(&w.parse)
	w.names.Reset(ws, w.tags)
	e.Namer.Name(&w.names, &w.lat, w.labs)

	first := len(d.Tokens)
	for i, s := range spans {
		t := secondsource.Token{Span: s, UPOS: e.Tagger.Set.UPOS[w.tags[i]], Feats: e.Tagger.Set.Feats[w.tags[i]]}
		form := s.Of(d.Text)
		t.Lemma = e.Lemmas.Lemma(form, e.classes[w.tags[i]])
		if t.UPOS == secondsource.PRON && len(form) <= 10 {
			t.Feats |= personFeats(strings.ToLower(form))
		}
		t.Head, t.Deprel = first+int(w.parse.Heads[i+1])-1, e.rels[w.parse.Label[i+1]-1]
		if w.parse.Heads[i+1] == w.parse.Root {
			t.Head, t.Deprel = -1, secondsource.Root
		}
		d.Tokens = append(d.Tokens, t)
	}
	passives(d.Tokens[first:], first)
	d.Names = appendNames(d.Names, d.Tokens[first:], w.labs)
	d.Sentences = append(d.Sentences, secondsource.Sentence{
		Span:  secondsource.Span{Start: spans[0].Start, End: spans[n-1].End},
		First: first, Last: first + n, Zone: z,
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
