package train

import (
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"secondsource"
	"secondsource/annotate"
	"secondsource/extract"
	"secondsource/pack"
)

// Entity is a mention of the coreference that a treebank keeps in its last
// column (GUM: Entity=(12-person-…).
type Entity struct {
	Group string
	Span  secondsource.Span // in Text.Text
	// First and Last are its words, counted through the text.
	First, Last int
}

// entities reads the Entity feature of one word: mentions that begin and end at it.
func (b *textBuilder) entities(misc string, word int) error {
	_, v, ok := strings.Cut(misc, "Entity=")
	if !ok {
		return nil
	}
	v, _, _ = strings.Cut(v, "|")
	for v != "" {
		if v[0] == '(' {
			end := strings.IndexAny(v[1:], "()") + 1
			if end == 0 {
				end = len(v)
			}
			b.open = append(b.open, Entity{Group: group(v[1:end]), First: word})
			v = v[end:]
			if strings.HasPrefix(v, ")") {
				v = v[1:]
				b.close(len(b.open)-1, word)
			}
			continue
		}
		id, rest, ok := strings.Cut(v, ")")
		if !ok {
			return fmt.Errorf("entities %s: want a bracket: %w", misc, secondsource.ErrInvalid)
		}
		v = rest
		i := len(b.open) - 1
		for i >= 0 && b.open[i].Group != group(id) {
			i--
		}
		if i < 0 {
			return fmt.Errorf("entity %s ends and never began: %w", id, secondsource.ErrInvalid)
		}
		b.close(i, word)
	}
	return nil
}

// group is the number of an entity; the parts of one in several pieces ([1/2])
// are mentions of it.
func group(s string) string {
	s, _, _ = strings.Cut(s, "-")
	s, _, _ = strings.Cut(s, "[")
	return s
}

func (b *textBuilder) close(i, word int) {
	e := b.open[i]
	e.Last = word
	b.doc.Entities = append(b.doc.Entities, e)
	b.open = append(b.open[:i], b.open[i+1:]...)
}

// spanEntities gives the mentions of a text that is complete their spans.
func (t *Text) spanEntities() {
	words := t.words()
	for i := range t.Entities {
		e := &t.Entities[i]
		e.Span = secondsource.Span{Start: words[e.First].Span.Start, End: words[e.Last].Span.End}
	}
	sort.SliceStable(t.Entities, func(i, j int) bool {
		a, b := t.Entities[i], t.Entities[j]
		return a.First < b.First || a.First == b.First && a.Last > b.Last
	})
}

// words are the words of a text, with heads counted through the text.
func (t *Text) words() []Word {
	var out []Word
	for _, s := range t.Sents {
		from := len(out)
		for _, w := range s {
			if w.Head >= 0 {
				w.Head += from
			}
			out = append(out, w)
		}
	}
	return out
}

// headIn is the word of [first,last] that governs the others.
func headIn(words []Word, first, last int) int {
	for i := first; i <= last; i++ {
		if h := words[i].Head; h < first || h > last {
			return i
		}
	}
	return last
}

// scored reports whether a mention with this head counts: a name or a personal
// pronoun.
func scored(w Word) bool {
	return w.UPOS == "PROPN" || w.UPOS == "PRON" && strings.HasPrefix(w.XPOS, "PRP")
}

// chains are the gold chains of names and personal pronouns; a mention is the
// number of its head word, so that it does not matter how much of what hangs on
// the head is taken into its span.
func (t *Text) chains() Chains {
	words := t.words()
	at := map[string]int{}
	var out Chains
	taken := map[int]bool{}
	for _, e := range t.Entities {
		h := headIn(words, e.First, e.Last)
		if !scored(words[h]) || taken[h] {
			continue
		}
		taken[h] = true
		k, ok := at[e.Group]
		if !ok {
			k, at[e.Group] = len(out), len(out)
			out = append(out, nil)
		}
		out[k] = append(out[k], h)
	}
	return atLeastTwo(out)
}

// predicted are the chains of a document in the same terms.
func (t *Text) predicted(d *secondsource.Doc) Chains {
	words := t.words()
	var out Chains
	taken := map[int]bool{}
	for _, m := range d.Mentions {
		var chain []int
		for _, s := range m {
			first := sort.Search(len(words), func(i int) bool { return words[i].Span.End > s.Start })
			last := sort.Search(len(words), func(i int) bool { return words[i].Span.Start >= s.End }) - 1
			if first > last || first >= len(words) {
				continue
			}
			if h := headIn(words, first, last); scored(words[h]) && !taken[h] {
				taken[h] = true
				chain = append(chain, h)
			}
		}
		out = append(out, chain)
	}
	return atLeastTwo(out)
}

func atLeastTwo(c Chains) Chains {
	var out Chains
	for _, chain := range c {
		if len(chain) > 1 {
			out = append(out, chain)
		}
	}
	return out
}

// ScoreCoref scores the chains that the program finds in the raw text against
// the entities of a treebank: names and personal pronouns, in chains of two or
// more of these.
func ScoreCoref(p *pack.Pack, texts []*Text) ChainScore {
	steps := append(annotate.Steps(p), extract.Steps(p)...)
	var s ChainScore
	for _, t := range texts {
		d := &secondsource.Doc{ID: t.ID, Text: t.Text}
		for _, step := range steps {
			step.Run(d)
		}
		s.Add(t.chains(), t.predicted(d))
	}
	return s
}

// HasCoref reports whether a treebank tells of coreference.
func HasCoref(texts []*Text) bool {
	return slices.ContainsFunc(texts, func(t *Text) bool { return len(t.Entities) > 0 })
}

// ReportCoref prints the score of every genre, and of all.
func ReportCoref(w io.Writer, p *pack.Pack, name string, texts []*Text) {
	genres, by := Genres(texts)
	for _, g := range genres {
		fmt.Fprintf(w, "%-28s CoNLL   F1 %6.2f\n", name+" "+g, ScoreCoref(p, by[g]).CoNLL())
	}
	ScoreCoref(p, texts).Report(w, name)
}
