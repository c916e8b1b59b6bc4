package golden

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"secondsource/link"
	"secondsource/pack"
)

// TestOracle links every gold story from its gold statements. With LINK_OUT set
// it leaves the ledgers there, for shared/score/story.py.
func TestOracle(t *testing.T) {
	p := pack.Default()
	for name, at := range Stories("../..") {
		t.Run(name, func(t *testing.T) {
			docs, err := Oracle(at[0], at[1], p)
			if err != nil {
				t.Fatal(err)
			}
			led := link.Link(docs, p, link.Options{})
			if len(led.Claims) == 0 || len(led.Utterances) == 0 {
				t.Fatal("nothing linked")
			}
			if out := os.Getenv("LINK_OUT"); out != "" {
				b, err := json.MarshalIndent(led, "", " ")
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(out, name+".json"), b, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
