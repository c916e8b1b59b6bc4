package annotate

import (
	"os"
	"strings"
	"testing"

	"secondsource"
)

func TestTokens(t *testing.T) {
	b, err := os.ReadFile("testdata/tokens.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		text, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " => ")
		if !ok || line[0] == '#' && line[1] == ' ' {
			continue
		}
		n++
		var got []string
		for _, s := range AppendTokens(nil, text, secondsource.Span{End: len(text)}) {
			got = append(got, s.Of(text))
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s\n got %s\nwant %s", text, g, want)
		}
	}
	if n == 0 {
		t.Error("no examples")
	}
}
