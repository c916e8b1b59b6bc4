package link

import (
	"strings"
	"testing"

	"secondsource/pack"
)

// TestWhyJoined: every claim of two statements or more tells what joined each of
// its statements, with the rule at work; and what came near was refused for a reason.
func TestWhyJoined(t *testing.T) {
	p := pack.Default()
	for name, want := range map[string][]string{
		"breakfast.txt":        {"joined", "their main clauses say the same"},
		"exclusive-retold.txt": {"refused", "“missile” first appears in this re-telling"},
		"two-goals.txt":        {"refused", "to go elsewhere"},
		"copies.txt":           {"joined", "the same words in a copy"},
	} {
		c := readCase(t, "testdata/cases/"+name)
		led := linkCase(c.docs, p, Options{Decisions: true})
		held := map[string]bool{}
		found := false
		for _, d := range led.Decisions {
			if d.Of != "claim" {
				continue
			}
			if d.Why == "" {
				t.Errorf("%s: %s and %s without a reason", name, d.A, d.B)
			}
			found = found || d.Joined == (want[0] == "joined") && strings.Contains(d.Why, want[1])
			if d.Joined {
				held[d.A], held[d.B] = true, true
			}
		}
		if !found {
			t.Errorf("%s: nothing was %s because %q: %+v", name, want[0], want[1], led.Decisions)
		}
		for _, cl := range led.Claims {
			for _, s := range cl.Statements {
				if len(cl.Statements) > 1 && !held[s] {
					t.Errorf("%s: nothing tells what joined %s to %q", name, s, cl.Gist)
				}
			}
		}
	}
}
