package extract

import (
	"strings"
	"testing"

	"secondsource/annotate"
	"secondsource/pack"
)

// trapsFloor is the share of the packs' false friends that must come out right;
// it only goes up.
const trapsFloor = 0.95

// TestTraps reads the false friends of the packs: sentences that look like an act
// of speech and are none, or another one.
func TestTraps(t *testing.T) {
	p := pack.Default()
	if len(p.Traps) < 120 {
		t.Fatalf("only %d traps", len(p.Traps))
	}
	steps := append(annotate.Steps(p), Steps(p)...)
	right := 0
	for _, trap := range p.Traps {
		got := acts(analysed(trap.Sentence, steps))
		if trapHolds(trap.Want, got) {
			right++
		} else {
			t.Logf("%s:%d: %q\n\twant %s, got %s", trap.File, trap.Line, trap.Sentence, strings.Join(trap.Want, "|"), strings.Join(got, ", "))
		}
	}
	share := float64(right) / float64(len(p.Traps))
	t.Logf("%d of %d right (%.0f %%)", right, len(p.Traps), 100*share)
	if share < trapsFloor {
		t.Errorf("%.2f of the traps right, want at least %.2f", share, trapsFloor)
	}
}
