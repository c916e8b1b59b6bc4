package train

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"secondsource"
)

func TestRootsScore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gold.json")
	gold := `{"documents":[{"id":"1","file":"a.txt"}],
"statements":[{"id":"1-1","doc":"1","content_bytes":[[0,10]]},{"id":"1-2","doc":"1","content_bytes":[[20,30]]}],
"claims":[{"id":"P1","gist":"one","statements":["1-1"],"roots_min":1,"roots_max":1},
{"id":"P2","gist":"two","statements":["1-2"],"roots_min":2,"roots_max":3}]}`
	if err := os.WriteFile(path, []byte(gold), 0o644); err != nil {
		t.Fatal(err)
	}
	g, err := ReadStoryGold(path)
	if err != nil {
		t.Fatal(err)
	}
	words := func(a, b int) *secondsource.Words {
		return &secondsource.Words{Spans: []secondsource.Span{{Start: a, End: b}}}
	}
	docs := []*secondsource.Doc{{ID: "da", Path: "x/a.txt", Statements: []*secondsource.Statement{
		{ID: "s1", Accepted: true, Content: words(0, 12)}, {ID: "s2", Accepted: true, Content: words(18, 60)}}}}
	given := g.Given(docs)
	if len(given[0]) != 1 || given[0][0] != "s1" || len(given[1]) != 0 {
		t.Fatalf("given %v: contents pair where they share half of the longer one", given)
	}
	led := &secondsource.Ledger{Claims: []*secondsource.Claim{{ID: "c", Statements: []string{"s1"}, Roots: secondsource.Roots{Min: 1, Max: 1}}}}
	var out bytes.Buffer
	g.ReportRoots(&out, given, led, true)
	if s := out.String(); !strings.Contains(s, "roots both 1 of 2, not 1/1 0 of 1") || !strings.Contains(s, "P2 two: gold 2/3, got 0/0") {
		t.Error(s)
	}
	if _, err := ReadStoryGold(filepath.Join(t.TempDir(), "none.json")); err == nil {
		t.Error("a file that is not there was read")
	}
}
