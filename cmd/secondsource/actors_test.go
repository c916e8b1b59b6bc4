package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestActors: one entry for one actor over all documents, with role, body and
// state by name; two persons of one family name stay apart, and who may be either
// is listed as ambiguous; an unnamed source is nobody's namesake.
func TestActors(t *testing.T) {
	dir := t.TempDir()
	a := file(t, dir, "a.txt", "Deputy Energy Minister Lena Fors of Sweden said the dam would hold. Fors said it was new. An official at the dam said it leaked.\n")
	b := file(t, dir, "b.txt", "Lena Fors said the lake was full. Harbour master Ola Fors said the boats were out. Swedish Defence Minister Karin Lund said nothing was wrong.\n")
	c := file(t, dir, "c.txt", "On Monday Mr Fors said the lake was empty.\n")
	out := succeed(t, "actors", a, b, c)
	for _, want := range []string{"Persons (3)", "Lena Fors  [~lena-fors]", "Deputy Energy Minister", "named Lena Fors (2), Fors (1)", "at a.txt:1; b.txt:1",
		"Defence Minister, Swedish Ministry of Defence, Sweden", "Ambiguous names (1)", "perhaps ~lena-fors or ~ola-fors", "at c.txt:1", "Unnamed sources and documents (1)"} {
		if !strings.Contains(out, want) {
			t.Errorf("want %q in\n%s", want, out)
		}
	}
	var list []listedActor
	if err := json.Unmarshal([]byte(succeed(t, "actors", "--format", "json", c, b, a)), &list); err != nil {
		t.Fatal(err)
	}
	for _, x := range list {
		for _, p := range x.Places {
			if p.Line < 1 || p.End <= p.Start || p.Text == "" {
				t.Errorf("%s: place %+v", x.ID, p)
			}
		}
	}
	if len(list) < 5 {
		t.Errorf("%d actors", len(list))
	}
	empty := file(t, dir, "d.txt", "It rained all day, and nobody came to see the boats before the evening grew dark.\n")
	if out := succeed(t, "actors", empty); !strings.Contains(out, "Nobody was found in 1 document") {
		t.Errorf("an empty stage: %s", out)
	}
}
