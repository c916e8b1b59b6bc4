package extract

import (
	"fmt"
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// runTrade reads the examples of the frames and stage words.
func runTrade(p *pack.Pack, steps []secondsource.Step, folders []string) (run int, bad []error) {
	fail := func(e pack.TradeExample, want, got string) {
		bad = append(bad, fmt.Errorf("%s:%d: %q: want %s, got %s: %w", e.File, e.Line, e.Sentence, want, got, secondsource.ErrInvalid))
	}
	for _, f := range p.Trade.Frames {
		if !inside(folders, f.Yes.File) {
			continue
		}
		run += 2
		if got := gists(f.Yes.Sentence, steps); !slices.Contains(got, f.Yes.Want) {
			fail(f.Yes, f.Yes.Want, strings.Join(got, "; "))
		}
		for _, h := range analysed(f.No.Sentence, steps).Handovers {
			if h.Goods != nil && len(h.Goods.Classes) > 0 && (h.Giver != nil || h.Recipient != nil) {
				fail(f.No, "nothing", h.Gist())
			}
		}
	}
	for _, w := range p.Trade.Stages {
		if !inside(folders, w.Yes.File) {
			continue
		}
		run += 2
		if got := gists(w.Yes.Sentence, steps); !slices.Contains(got, w.Yes.Want) {
			fail(w.Yes, w.Yes.Want, strings.Join(got, "; "))
		}
		for _, h := range analysed(w.No.Sentence, steps).Handovers {
			if w.Stage != "" && h.Stage == w.Stage {
				fail(w.No, "not "+string(w.Stage), h.Gist())
			}
		}
	}
	return run, bad
}

// gists are the handovers of a sentence, one line each.
func gists(sentence string, steps []secondsource.Step) []string {
	var out []string
	for _, h := range analysed(sentence, steps).Handovers {
		out = append(out, h.Gist())
	}
	return out
}
