package extract

import (
	"testing"

	"secondsource/annotate"
	"secondsource/pack"
)

// TestExamples runs the examples of the built-in packs.
func TestExamples(t *testing.T) {
	p := pack.Default()
	n, err := RunExamples(p, append(annotate.Steps(p), Steps(p)...))
	if n < 60 {
		t.Fatalf("only %d examples", n)
	}
	if err != nil {
		t.Error(err)
	}
}
