package extract

import (
	"math/rand/v2"
	"runtime/debug"
	"strings"
	"testing"

	"secondsource"
	"secondsource/annotate"
	"secondsource/pack"
)

// TestHostileText runs extraction over half sentences, stray marks and names in
// odd places: it may find nothing, but it must not panic, and every span it
// gives must lie in the text.
func TestHostileText(t *testing.T) {
	p := pack.Default()
	steps := append(annotate.Steps(p), Steps(p)...)
	parts := strings.Split(`“|”|"|‘|’|'|(|)|[|]|—|-|,|, |.|. |:|;|?|!|…|the |The |its |Its |her |she |He |it |they |I |my |said |says |told |denied that |
|

|according to |spokesman |spokeswoman for |official |officials |minister |the ministry |ministry of |of |and |, and |who |, who |known as |company |exporter |'s |’s |
Jane Doe|John |Doe |Russia|Moscow |Washington's |the US|the UK, |North Korea |Prime Minister |Foreign Minister Sergei Lavrov |Kim |Reuters |the Times |Ltd |Line |Bulk |of Varna |in Tripoli, |In Ljubljana, |
statement |the statement |report |a senior |two |four countries |both |“We |frank” |Mr |Mr. |U.S. |é|ß|中文|🎙|́|`+"\u200b"+`|1,200 |May 9 |on Friday`, "|")
	rng := rand.New(rand.NewPCG(7, 11))
	for range 500 {
		var b strings.Builder
		for range 5 + rng.IntN(120) {
			b.WriteString(parts[rng.IntN(len(parts))])
			if rng.IntN(3) == 0 {
				b.WriteByte(' ')
			}
		}
		d := &secondsource.Doc{ID: "d", Text: b.String()}
		func() {
			defer func() {
				if x := recover(); x != nil {
					t.Fatalf("panic %v on %q\n%s", x, d.Text, debug.Stack())
				}
			}()
			for _, s := range steps {
				s.Run(d)
			}
		}()
		checkSpans(t, d)
	}
}

func checkSpans(t *testing.T, d *secondsource.Doc) {
	t.Helper()
	inside := func(s secondsource.Span) bool { return 0 <= s.Start && s.Start < s.End && s.End <= len(d.Text) }
	for _, st := range d.Statements {
		for _, w := range []*secondsource.Words{st.Source, st.Cue, st.Content} {
			if w == nil {
				continue
			}
			for _, s := range w.Spans {
				if !inside(s) {
					t.Errorf("span %v of %q outside the text", s, d.Text)
				}
			}
		}
	}
	for _, m := range d.Mentions {
		for _, s := range m {
			if !inside(s) {
				t.Errorf("mention %v of %q outside the text", s, d.Text)
			}
		}
	}
}

// TestOnceBroken reads sentences of shapes that once made extraction panic.
func TestOnceBroken(t *testing.T) {
	p := pack.Default()
	steps := append(annotate.Steps(p), Steps(p)...)
	for _, text := range []string{
		"The Harbour Safety Board of Malta (HSBM) , on Monday strongly condemned the closing of a naval lighthouse in the capital Valletta, which according to press reports left at least two ships aground.",
		"The Irish Relief Mission in Chad (IRMC) , on Sunday strongly condemned the burning of a village school in the south.",
	} {
		checkSpans(t, analysed(text, steps))
	}
}

// TestLongSentences reads sentences of 10,000 words; a step that is not linear would
// run into the deadline of the tests.
func TestLongSentences(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	p := pack.Default()
	steps := append(annotate.Steps(p), Steps(p)...)
	for _, part := range []string{
		"the mayor of Varna said that the lamp was broken,",
		"according to the ministry, which",
	} {
		d := &secondsource.Doc{ID: "d", Text: "A list.\n\nThe list: " + strings.Repeat(part+" ", 10_000/len(strings.Fields(part))) + "end.\n"}
		for _, s := range steps {
			s.Run(d)
		}
		if len(d.Tokens) < 10_000 || len(d.Statements)+len(d.Unread) == 0 {
			t.Errorf("%q: %d tokens, %d statements, %d sentences unread", part, len(d.Tokens), len(d.Statements), len(d.Unread))
		}
	}
}
