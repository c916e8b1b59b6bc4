package extract

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"secondsource"
	"secondsource/annotate"
	"secondsource/pack"
)

// TestOwners reads who gives and who receives in sentences about anything that
// changes hands. Which words fill a side is compared loosely: one within the other.
func TestOwners(t *testing.T) {
	data, err := os.ReadFile("testdata/owners.txt")
	if err != nil {
		t.Fatal(err)
	}
	p := pack.Default()
	steps := append(annotate.Steps(p), Steps(p)...)
	right, all := 0, 0
	var misses []string
	for _, line := range strings.Split(string(data), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			continue
		}
		d := analysed(f[3], steps)
		at := strings.Index(f[3], f[0])
		var h *secondsource.Handover
		for _, o := range d.Handovers {
			if o.Cue.Start < at+len(f[0]) && at < o.Cue.End {
				h = o
				break
			}
		}
		for k, want := range f[1:3] {
			got := "-"
			if h != nil {
				p := []*secondsource.Party{h.Giver, h.Recipient}[k]
				if p != nil && !p.Loose {
					got = strings.ToLower(p.Text)
				}
			}
			if want = strings.ToLower(want); want == "?" {
				continue
			}
			all++
			if got == want || want != "-" && got != "-" && (strings.Contains(want, got) || strings.Contains(got, want)) {
				right++
				continue
			}
			misses = append(misses, fmt.Sprintf("%s: %s: got %q, want %q", f[3], []string{"giver", "recipient"}[k], got, want))
		}
	}
	t.Logf("%d of %d right; not:\n%s", right, all, strings.Join(misses, "\n"))
	if all < 90 || right < 93 {
		t.Errorf("%d of %d right, want 93 or more", right, all)
	}
}
