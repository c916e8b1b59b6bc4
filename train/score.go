package train

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"secondsource"
	"secondsource/annotate"
)

// Count is what precision, recall and F1 are made of.
type Count struct{ Right, Found, Gold int }

// P, R and F1 are in per cent; 0 where undefined.
func (c Count) P() float64  { return percent(c.Right, c.Found) }
func (c Count) R() float64  { return percent(c.Right, c.Gold) }
func (c Count) F1() float64 { return percent(2*c.Right, c.Found+c.Gold) }

func (c Count) String() string {
	return fmt.Sprintf("P %6.2f  R %6.2f  F1 %6.2f", c.P(), c.R(), c.F1())
}

// RawScore is the score of the whole way from raw text, as in the CoNLL 2018
// shared task: a word counts where its span is right.
type RawScore struct {
	Tokens, Sentences, UPOS, Lemmas, UAS, LAS Count
}

// ScoreRaw annotates the texts from scratch.
func ScoreRaw(e *annotate.Engine, texts []*Text) RawScore {
	var r RawScore
	for _, t := range texts {
		d := &secondsource.Doc{Text: t.Text}
		e.Annotate(d)
		r.text(d, t)
	}
	return r
}

func (r *RawScore) text(d *secondsource.Doc, t *Text) {
	found := make(map[secondsource.Span]int, len(d.Tokens))
	for i, k := range d.Tokens {
		found[k.Span] = i
	}
	ends := map[secondsource.Span]bool{}
	for _, s := range d.Sentences {
		ends[s.Span] = true
	}
	words := 0
	for _, s := range t.Sents {
		if ends[secondsource.Span{Start: s[0].Span.Start, End: s[len(s)-1].Span.End}] {
			r.Sentences.Right++
		}
		for _, w := range s {
			words++
			i, ok := found[w.Span]
			if !ok {
				continue
			}
			r.word(d, i, w, s)
		}
	}
	r.Sentences.Found += len(d.Sentences)
	r.Sentences.Gold += len(t.Sents)
	for _, c := range []*Count{&r.Tokens, &r.UPOS, &r.Lemmas, &r.UAS, &r.LAS} {
		c.Found += len(d.Tokens)
		c.Gold += words
	}
}

// word scores token i, which stands where the gold word w of sentence s does.
func (r *RawScore) word(d *secondsource.Doc, i int, w Word, s []Word) {
	k := d.Tokens[i]
	r.Tokens.Right++
	if k.UPOS.String() == w.UPOS {
		r.UPOS.Right++
	}
	if k.Lemma == w.Lemma || w.Lemma == "_" {
		r.Lemmas.Right++
	}
	if k.Head < 0 != (w.Head < 0) || k.Head >= 0 && d.Tokens[k.Head].Span != s[w.Head].Span {
		return
	}
	r.UAS.Right++
	if universal(k.Deprel.String()) == universal(w.Deprel) {
		r.LAS.Right++
	}
}

// universal is a relation without its sub-type.
func universal(rel string) string {
	u, _, _ := strings.Cut(rel, ":")
	return u
}

// GoldScore is the score on gold tokens and sentences, with our own tags.
type GoldScore struct {
	Words, UPOS, Fine, Heads, Labels, Subtypes int
	Relations                                  map[string]*Count
}

// ScoreGold tags and parses the gold tokens.
func ScoreGold(e *annotate.Engine, texts []*Text) GoldScore {
	r := GoldScore{Relations: map[string]*Count{}}
	var ctx annotate.TagContext
	var tree annotate.ParseState
	var marks annotate.MarkContext
	isMark := e.Tagger.Set.Marks()
	for _, s := range Sents(texts) {
		ws := words(nil, s, formsOf(s), e.Words)
		ctx.Reset(ws, e.Tagger.Lex)
		tags := make([]uint8, len(ws))
		e.Tagger.Tag(&ctx, tags)
		tree.Reset(ws, tags)
		e.Parser.Parse(&tree)
		e.Parser.Finish(&marks, &tree, ws, tags, isMark)
		for i, w := range s {
			r.word(e, &tree, i, w, tags[i])
		}
	}
	return r
}

func (r *GoldScore) word(e *annotate.Engine, state *annotate.ParseState, i int, w Word, tag uint8) {
	r.Words++
	if e.Tagger.Set.UPOS[tag].String() == w.UPOS {
		r.UPOS++
	}
	if e.Tagger.Set.Names[tag] == annotate.FineTag(w.UPOS, w.XPOS) {
		r.Fine++
	}
	head := int(state.Heads[i+1]) - 1
	if state.Heads[i+1] == state.Root {
		head = -1
	}
	rel := e.Parser.Labels[state.Label[i+1]-1]
	found, gold := r.relation(universal(rel)), r.relation(universal(w.Deprel))
	found.Found++
	gold.Gold++
	if head != w.Head {
		return
	}
	r.Heads++
	if universal(rel) == universal(w.Deprel) {
		r.Labels++
		gold.Right++
	}
	if rel == Relation(w.Deprel) {
		r.Subtypes++
	}
}

func (r *GoldScore) relation(name string) *Count {
	if r.Relations[name] == nil {
		r.Relations[name] = &Count{}
	}
	return r.Relations[name]
}

// ScoreNames finds names in gold tokens; a name is right with its first and
// last word and its type. NORP and MISC count only where the corpus has them.
func ScoreNames(e *annotate.Engine, sents [][]Word) map[string]*Count {
	out := map[string]*Count{}
	at := func(t string) *Count {
		if out[t] == nil {
			out[t] = &Count{}
		}
		return out[t]
	}
	var ctx annotate.TagContext
	var names annotate.NameContext
	var lattice annotate.NameLattice
	for _, s := range sents {
		ws := words(nil, s, formsOf(s), e.Words)
		ctx.Reset(ws, e.Tagger.Lex)
		tags, labels := make([]uint8, len(ws)), make([]uint8, len(ws))
		e.Tagger.Tag(&ctx, tags)
		names.Reset(ws, tags, e.Namer.Lists)
		e.Namer.Name(&names, &lattice, labels)
		gold := map[nameSpan]bool{}
		for _, n := range nameSpans(s) {
			gold[n] = true
			at(n.Type).Gold++
		}
		for _, n := range spansOf(labels) {
			at(n.Type).Found++
			if gold[n] {
				at(n.Type).Right++
			}
		}
	}
	return out
}

// spansOf reads labels of the name tagger.
func spansOf(labels []uint8) []nameSpan {
	var out []nameSpan
	first := 0
	for i, l := range labels {
		typ, pos := annotate.SplitNameLabel(int(l))
		if pos == annotate.NameBegin || pos == annotate.NameSingle {
			first = i
		}
		if typ != "" && (pos == annotate.NameLast || pos == annotate.NameSingle) {
			out = append(out, nameSpan{first, i, typ})
		}
	}
	return out
}

// Report prints the scores of a step over a set of texts.
func (r RawScore) Report(w io.Writer, name string) {
	for _, l := range []struct {
		what string
		c    Count
	}{{"tokens", r.Tokens}, {"sentences", r.Sentences}, {"upos", r.UPOS}, {"lemmas", r.Lemmas}, {"uas", r.UAS}, {"las", r.LAS}} {
		fmt.Fprintf(w, "%-28s raw   %-10s %v\n", name, l.what, l.c)
	}
}

// ReportTags prints the accuracy of tags on gold tokens.
func (r GoldScore) ReportTags(w io.Writer, name string) {
	fmt.Fprintf(w, "%-28s gold  %-10s %6.2f\n", name, "upos", percent(r.UPOS, r.Words))
	fmt.Fprintf(w, "%-28s gold  %-10s %6.2f\n", name, "fine tags", percent(r.Fine, r.Words))
}

// ReportTrees prints attachment scores on gold tokens, and the relations.
func (r GoldScore) ReportTrees(w io.Writer, name string) {
	fmt.Fprintf(w, "%-28s gold  %-10s %6.2f\n", name, "uas", percent(r.Heads, r.Words))
	fmt.Fprintf(w, "%-28s gold  %-10s %6.2f (sub-types too: %.2f)\n", name, "las", percent(r.Labels, r.Words), percent(r.Subtypes, r.Words))
	var rels []string
	for n, c := range r.Relations {
		if c.Gold >= 20 {
			rels = append(rels, n)
		}
	}
	slices.SortFunc(rels, func(a, b string) int {
		return cmp.Or(cmp.Compare(r.Relations[b].Gold, r.Relations[a].Gold), cmp.Compare(a, b))
	})
	for _, n := range rels {
		fmt.Fprintf(w, "%-28s gold  %-10s %v\n", name, n, *r.Relations[n])
	}
}

// ReportNames prints the scores of names; "all" is persons, organisations and places.
func ReportNames(w io.Writer, name string, counts map[string]*Count) {
	var all Count
	for _, t := range []string{"PER", "ORG", "LOC", "NORP", "MISC"} {
		c := counts[t]
		if c == nil || c.Gold == 0 {
			continue
		}
		if t != "NORP" && t != "MISC" {
			all.Right, all.Found, all.Gold = all.Right+c.Right, all.Found+c.Found, all.Gold+c.Gold
		}
		fmt.Fprintf(w, "%-28s gold  %-10s %v\n", name, t, *c)
	}
	fmt.Fprintf(w, "%-28s gold  %-10s %v\n", name, "all", all)
}

// Genres gives the names of the genres and the texts of each.
func Genres(texts []*Text) (names []string, byName map[string][]*Text) {
	byName = map[string][]*Text{}
	for _, t := range texts {
		if t.Genre != "" {
			if byName[t.Genre] == nil {
				names = append(names, t.Genre)
			}
			byName[t.Genre] = append(byName[t.Genre], t)
		}
	}
	slices.Sort(names)
	return names, byName
}
