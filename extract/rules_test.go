package extract

import "testing"

// Every act rule finds its yes examples first of all rules of its kind, and
// none of its no examples.
func TestActRules(t *testing.T) {
	rules, err := parseActs(actRules)
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) < 10 {
		t.Fatalf("only %d rules read", len(rules))
	}
	all := &actSet{rules}
	for _, r := range rules {
		for _, e := range r.yes {
			if got := all.first(r.content, e); got != r.act {
				t.Errorf("line %d: %q is %q, want %q", r.line, e, got, r.act)
			}
		}
		for _, e := range r.no {
			if r.pattern.MatchString(plain(e)) {
				t.Errorf("line %d: %q matches and should not", r.line, e)
			}
		}
	}
}

type actSet struct{ rules []actRule }

func (a *actSet) first(content bool, text string) string {
	act, _ := (&rules{acts: a.rules}).actOf(content, text)
	return act
}
