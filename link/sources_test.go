package link

import (
	"strings"
	"testing"
)

// Every list of sources.txt has an example that it fits and one that it does not.
func TestSources(t *testing.T) {
	lists := sourceWords()
	yes, no := map[string]bool{}, map[string]bool{}
	for line := range strings.Lines(sourcesText) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "+ ") && !strings.HasPrefix(line, "- ") {
			continue
		}
		name, text, _ := strings.Cut(line[2:], " ")
		l := lists[name]
		if l == nil {
			t.Fatalf("%q: no such list", line)
		}
		if want := line[0] == '+'; l.in(text) != want {
			t.Errorf("%q does not hold", line)
		}
		yes[name], no[name] = yes[name] || line[0] == '+', no[name] || line[0] == '-'
	}
	for name := range lists {
		if !yes[name] || !no[name] {
			t.Errorf("the list %s wants a + and a - example", name)
		}
	}
}
