package train

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"secondsource/annotate"
)

const smallBank = `# newdoc id = GUM_news_made
# newpar
# sent_id = 1
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	shout	shout	VERB	VB	_	0	root	_	SpaceAfter=No
4	!	!	PUNCT	.	_	3	punct	_	_

# newpar
# sent_id = 2
1	“	“	PUNCT	` + "``" + `	_	2	punct	_	SpaceAfter=No
2	Guns	gun	NOUN	NNS	_	0	root	_	SpaceAfter=No
3	”	”	PUNCT	''	_	2	punct	_	_
`

func readSmall(t *testing.T) []*Text {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made-train.conllu")
	if err := os.WriteFile(path, []byte(smallBank), 0o644); err != nil {
		t.Fatal(err)
	}
	texts, err := Treebanks([]string{filepath.Dir(path)}, "train")
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestReadCoNLLU(t *testing.T) {
	texts := readSmall(t)
	if len(texts) != 1 || texts[0].Text != "Don't shout!\n\n“Guns”" || texts[0].Genre != "news" {
		t.Fatalf("%+v", texts[0])
	}
	var forms []string
	for _, s := range texts[0].Sents {
		for _, w := range s {
			forms = append(forms, w.Span.Of(texts[0].Text))
		}
	}
	if want := []string{"Do", "n't", "shout", "!", "“", "Guns", "”"}; !slices.Equal(forms, want) {
		t.Errorf("forms %q, want %q", forms, want)
	}
	if w := texts[0].Sents[0][0]; w.Head != 2 || w.Deprel != "aux" {
		t.Errorf("%+v", w)
	}
	if !texts[0].Paragraphs[0] || !texts[0].Paragraphs[1] {
		t.Errorf("paragraphs %v", texts[0].Paragraphs)
	}
}

// A fit must be able to learn what it is shown, and be the same each time.
func TestFitsLearn(t *testing.T) {
	texts := readSmall(t)
	sents := slices.Repeat(Sents(texts), 20)
	var files [2]string
	for i := range files {
		m, err := Tags(sents, TagOptions{Fits: 2, Epochs: 3})
		if err != nil {
			t.Fatal(err)
		}
		files[i] = string(m.Bytes())
		tagger, err := annotate.LoadTagger(m)
		if err != nil {
			t.Fatal(err)
		}
		var ctx annotate.TagContext
		for _, s := range Sents(texts) {
			ctx.Reset(words(nil, s, formsOf(s), nil), tagger.Lex)
			tags := make([]uint8, len(s))
			tagger.Tag(&ctx, tags)
			for k, w := range s {
				if got := tagger.Set.UPOS[tags[k]].String(); got != w.UPOS {
					t.Errorf("%s: %s, want %s", w.Form, got, w.UPOS)
				}
			}
		}
	}
	if files[0] != files[1] {
		t.Error("two fits with the same seeds differ")
	}
	m, err := Parse(sents, nil, ParseOptions{Fits: 1, Epochs: 4, Folds: 2})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := annotate.LoadParser(m); err != nil {
		t.Error(err)
	}
}

// The oracle must lead to the gold tree, from the start and after a mistake.
func TestCosts(t *testing.T) {
	gold := []int32{0, 2, 5, 2, 3, 0} // words 1 to 4; 5 is the root of all
	ws := make([]annotate.Word, 4)
	for first := range 3 {
		var s annotate.ParseState
		s.Reset(ws, make([]uint8, 4))
		for step := 0; !s.Done(); step++ {
			var costs [3]int
			s.Costs(gold, &costs)
			best := -1
			for a := range 3 {
				if s.Valid(annotate.Action(a)) && (best < 0 || costs[a] < costs[best]) {
					best = a
				}
			}
			if step == 1 && s.Valid(annotate.Action(first)) {
				best = first
			}
			s.Apply(annotate.Action(best), 1)
		}
		wrong := 0
		for d := 1; d <= 4; d++ {
			if s.Heads[d] != gold[d] {
				wrong++
			}
		}
		// Left is right there. After Shift the first word can no longer be governed
		// by the second and ends as the root: two wrong heads, no more.
		if want := map[int]int{0: 2, 1: 0, 2: 0}[first]; wrong != want {
			t.Errorf("second action %d: %d wrong heads, want %d: %v", first, wrong, want, s.Heads)
		}
	}
}

func TestProjectivise(t *testing.T) {
	heads := []int32{0, 3, 4, 5, 3, 0} // 2 <- 4 crosses 1 <- 3
	heads[1], heads[2], heads[3], heads[4] = 3, 4, 5, 3
	projectivise(heads, 5)
	if crossing(heads, 5) != 0 {
		t.Errorf("still crossing: %v", heads)
	}
	if heads[3] != 5 {
		t.Errorf("the root moved: %v", heads)
	}
}

func TestMap32(t *testing.T) {
	var m map32
	for k := uint32(0); k < 200_000; k++ {
		if got := m.put(k * 2654435761); got != int32(k) {
			t.Fatalf("put %d: row %d", k, got)
		}
	}
	for k := uint32(0); k < 200_000; k += 7 {
		if r, ok := m.get(k * 2654435761); !ok || r != int32(k) {
			t.Fatalf("get %d: %d %v", k, r, ok)
		}
	}
	if _, ok := m.get(12345); ok {
		t.Error("found a key that was not put")
	}
}

func TestClustersSplitByUse(t *testing.T) {
	var text string
	for range 50 {
		text += "the cat saw the dog\nthe dog saw the cat\na cat ate a dog\na dog ate a cat\n"
	}
	m, err := Words([]string{text}, ClusterOptions{Classes: 6})
	if err != nil {
		t.Fatal(err)
	}
	cl, err := annotate.LoadWords(m)
	if err != nil {
		t.Fatal(err)
	}
	at := func(w string) uint16 { return cl.Of(annotate.LowHash(w)) }
	if at("cat") == 0 || at("zebra") != 0 {
		t.Errorf("cat %b, zebra %b", at("cat"), at("zebra"))
	}
	if at("cat") == at("saw") || at("the") == at("dog") {
		t.Errorf("cat %b saw %b the %b dog %b", at("cat"), at("saw"), at("the"), at("dog"))
	}
}
