package annotate

import "testing"

// TestPlurals: an ending in -s loses no more than the s, whatever words are known.
func TestPlurals(t *testing.T) {
	e, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{"miners": "miner", "divers": "diver", "owners": "owner", "boxes": "box", "mines": "mine", "rifles": "rifle"} {
		if got := e.Lemmas.Lemma(form, 's'); got != want {
			t.Errorf("%s: %s, want %s", form, got, want)
		}
	}
}
