package annotate

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"secondsource"
)

func annotated(t testing.TB, text string) *secondsource.Doc {
	t.Helper()
	e, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	d := &secondsource.Doc{Text: text}
	e.Annotate(d)
	return d
}

// show writes a document's tokens as form/TAG/head/relation.
func show(d *secondsource.Doc) string {
	var b strings.Builder
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			t := d.Tokens[i]
			head := "ROOT"
			if t.Head >= 0 {
				head = d.Tokens[t.Head].Span.Of(d.Text)
			}
			fmt.Fprintf(&b, "%s/%s/%s/%s/%s ", t.Span.Of(d.Text), t.Lemma, t.UPOS, head, t.Deprel)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// checkLayers reports what is wrong with the layers of a document.
func checkLayers(d *secondsource.Doc) error {
	at := 0
	for i, t := range d.Tokens {
		if t.Span.Start < at || t.Span.End <= t.Span.Start || t.Span.End > len(d.Text) {
			return fmt.Errorf("token %d %v after byte %d", i, t.Span, at)
		}
		if strings.TrimFunc(d.Text[at:t.Span.Start], isSpace) != "" {
			return fmt.Errorf("text between tokens before %d: %q", i, d.Text[at:t.Span.Start])
		}
		at = t.Span.End
	}
	if strings.TrimFunc(d.Text[at:], isSpace) != "" {
		return fmt.Errorf("text after the last token: %q", d.Text[at:])
	}
	next := 0
	for i, s := range d.Sentences {
		if s.First != next || s.Last <= s.First || s.Span.Start != d.Tokens[s.First].Span.Start || s.Span.End != d.Tokens[s.Last-1].Span.End {
			return fmt.Errorf("sentence %d: %+v", i, s)
		}
		if !d.Zones[s.Zone].Span.Contains(s.Span) {
			return fmt.Errorf("sentence %d crosses its zone", i)
		}
		next = s.Last
		if err := checkTree(d, s); err != nil {
			return fmt.Errorf("sentence %d: %w", i, err)
		}
	}
	if next != len(d.Tokens) {
		return fmt.Errorf("%d tokens in sentences, of %d", next, len(d.Tokens))
	}
	return nil
}

func checkTree(d *secondsource.Doc, s secondsource.Sentence) error {
	roots := 0
	for i := s.First; i < s.Last; i++ {
		if d.Tokens[i].Head < 0 {
			roots++
		}
		steps := 0
		for h := i; h >= 0; h = d.Tokens[h].Head {
			if h < s.First || h >= s.Last {
				return fmt.Errorf("head %d outside %d:%d", h, s.First, s.Last)
			}
			if steps++; steps > s.Last-s.First {
				return errors.New("a circle")
			}
		}
	}
	if roots != 1 {
		return fmt.Errorf("%d roots", roots)
	}
	return nil
}

func TestAnnotateSentence(t *testing.T) {
	d := annotated(t, "The ministry denied on Monday that it had sold rifles to the rebels, a spokesman said. “We don’t,” he added.\n\nA SECOND HEADING")
	if err := checkLayers(d); err != nil {
		t.Fatal(err)
	}
	if len(d.Sentences) != 3 {
		t.Errorf("%d sentences, want 3:\n%s", len(d.Sentences), show(d))
	}
	out := show(d)
	for _, want := range []string{"ministry/ministry/NOUN/denied/nsubj", "sold/sell/VERB/denied/ccomp", "do/do/AUX", "n’t/not/PART"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in:\n%s", want, out)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, want := range [][]string{
		{"The U.S. adviser, Mr. J. R. Smith Jr., said on Sept. 5 at No. 10 that Gen. Petrov had left.", "\"It is over.", "We know that.", "Why stay?\" he said."},
		{"He lived in the U.S.", "The ministry disagreed, e.g. on Jan. 3 at 5 p.m. Monday."},
		{"They met at 5 p.m.", "The talks failed."},
		{"Certificate no. 0417 and art. 5 hold.", "She said no.", "He left."},
		{"North Fjord Air denied operating any flight to the island.", "Blue Lagoon Ferries did too."},
		{"“Nobody did!”", "The U.N. Security Council meets at 10 a.m. Tuesday."},
	} {
		d := annotated(t, strings.Join(want, " "))
		var got []string
		for _, s := range d.Sentences {
			got = append(got, s.Span.Of(d.Text))
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{"", "a", "U.S. don't “x’s” 👩‍👩‍👧‍👦 ﬁne", "\xff\xfe a\x00b\r\n\t…--", "e-mail@x.com http://a.b/c?d 'tis '90s 1,000.5 $5m 10am cannot", strings.Repeat("a ", 900), strings.Repeat("-", 500)} {
		f.Add(s)
	}
	e, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := &secondsource.Doc{Text: s}
		e.Annotate(d)
		if err := checkLayers(d); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
	})
}

// What a document gets does not depend on what is annotated with it, wherever the
// batches are cut.
func TestAnnotateAll(t *testing.T) {
	e, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{"", "The ferry sank, Mayor Lind said.\n\n“Nobody drowned,” she added.", strings.Repeat("A clerk in Arvendal counted the crates on Monday.\n", batchWords/8), "No."}
	var together []*secondsource.Doc
	for _, text := range texts {
		together = append(together, &secondsource.Doc{Text: text})
	}
	e.AnnotateAll(together)
	for i, text := range texts {
		alone := &secondsource.Doc{Text: text}
		e.Annotate(alone)
		if !reflect.DeepEqual(alone, together[i]) {
			t.Errorf("text %d differs: %d and %d tokens, %d and %d names", i, len(alone.Tokens), len(together[i].Tokens), len(alone.Names), len(together[i].Names))
		}
	}
}
