package extract

import (
	"slices"
	"testing"

	"secondsource"
	"secondsource/annotate"
	"secondsource/pack"
)

// readSentence runs all steps over a text of one paragraph.
func readSentence(text string, steps []secondsource.Step) *secondsource.Doc {
	d := &secondsource.Doc{ID: "d", Text: text}
	d.Zones = []secondsource.Zone{{Kind: secondsource.ZoneBody, Span: secondsource.Span{End: len(text)}, Paragraph: 1}}
	for _, s := range steps {
		if s.Name != "zones" {
			s.Run(d)
		}
	}
	return d
}

// TestTradeExamples runs the examples of the packs: every frame and stage word
// with a sentence that it fits and one that it does not.
func TestTradeExamples(t *testing.T) {
	p := pack.Default()
	steps := append(annotate.Steps(p), Steps(p)...)
	if len(p.Trade.Frames) < 60 || len(p.Trade.Stages) < 60 {
		t.Fatalf("only %d frames and %d stage words", len(p.Trade.Frames), len(p.Trade.Stages))
	}
	for _, f := range p.Trade.Frames {
		got := gists(f.Yes.Sentence, steps)
		if !slices.Contains(got, f.Yes.Want) {
			t.Errorf("%s:%d: %q\n\twant %s\n\tgot  %q", f.Yes.File, f.Yes.Line, f.Yes.Sentence, f.Yes.Want, got)
		}
		d := readSentence(f.No.Sentence, steps)
		for _, h := range d.Handovers {
			if h.Goods != nil && len(h.Goods.Classes) > 0 && (h.Giver != nil || h.Recipient != nil) {
				t.Errorf("%s:%d: %q is read as %s", f.No.File, f.No.Line, f.No.Sentence, h.Gist())
			}
		}
	}
	for _, w := range p.Trade.Stages {
		got := gists(w.Yes.Sentence, steps)
		if !slices.Contains(got, w.Yes.Want) {
			t.Errorf("%s:%d: %q\n\twant %s\n\tgot  %q", w.Yes.File, w.Yes.Line, w.Yes.Sentence, w.Yes.Want, got)
		}
		if w.Stage == "" {
			continue
		}
		for _, h := range readSentence(w.No.Sentence, steps).Handovers {
			if h.Stage == w.Stage {
				t.Errorf("%s:%d: %q is read as %s", w.No.File, w.No.Line, w.No.Sentence, h.Gist())
			}
		}
	}
}

func gists(sentence string, steps []secondsource.Step) []string {
	var out []string
	for _, h := range readSentence(sentence, steps).Handovers {
		out = append(out, h.Gist())
	}
	return out
}
