package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"secondsource"
)

// TestInventedStories: an invented story is the same every time, and what its
// kind says.
func TestInventedStories(t *testing.T) {
	const n = 60
	for _, kind := range []string{"retold", "copies", "edited", "undated"} {
		lines := succeed(t, "bench", "story", "--kind", kind, "60")
		if lines != succeed(t, "bench", "story", "--kind", kind, "60") || strings.Count(lines, "\n") != n {
			t.Errorf("%s: not the same %d articles again", kind, n)
		}
		path := filepath.Join(t.TempDir(), "story.jsonl")
		if err := os.WriteFile(path, []byte(lines), 0o600); err != nil {
			t.Fatal(err)
		}
		var led secondsource.Ledger
		if err := json.Unmarshal([]byte(succeed(t, "brief", "--format", "json", path)), &led); err != nil {
			t.Fatal(err)
		}
		if len(led.Documents) != n || len(led.Stories) != 1 {
			t.Errorf("%s: %d documents in %d stories", kind, len(led.Documents), len(led.Stories))
		}
		switch copies := len(led.Copies); kind {
		case "copies", "edited":
			if copies != n-1 {
				t.Errorf("%s: %d copies of one article", kind, copies)
			}
		case "retold":
			if copies == 0 || copies > 3*n/4 || len(led.Responses) == 0 || len(led.Utterances) < n/2 {
				t.Errorf("%s: %d copies, %d responses, %d acts of speech", kind, copies, len(led.Responses), len(led.Utterances))
			}
		case "undated":
			for _, d := range led.Documents {
				if d.Published.Basis == "stated" {
					t.Errorf("%s is said to state the day %v", d.ID, d.Published.Interval)
				}
			}
		}
	}
}
