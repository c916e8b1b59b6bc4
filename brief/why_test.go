package brief

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"secondsource"
)

// decided is the fixture with two decisions: one that joined the statements of
// its first claim, one that kept another out of it.
func decided(t *testing.T) *secondsource.Ledger {
	led := fixture(t)
	p := func(id string) string { return "p" + id } // the fixture calls a statement and a claim c1
	for _, c := range led.Claims {
		c.ID = p(c.ID)
	}
	for _, e := range led.Statements {
		for i := range e.Claims {
			e.Claims[i] = p(e.Claims[i])
		}
	}
	for _, r := range led.Responses {
		for i := range r.Claims {
			r.Claims[i] = p(r.Claims[i])
		}
	}
	led.Circular[0].Claim = secondsource.Opt(p(string(led.Circular[0].Claim)))
	led.Decisions = []secondsource.Decision{
		{Of: "claim", A: "a1", B: "c1", Joined: true, Near: 0.9, Why: "they share “drones”"},
		{Of: "claim", A: "a1", B: "c3", Near: 0.4, Why: "the counts differ"},
		{Of: "utterance", A: "b4", B: "b5", Why: "on two occasions"},
	}
	return led
}

func TestWhyFinds(t *testing.T) {
	led := decided(t)
	label := newIndex(led).label
	for asked, want := range map[string]string{
		"pc1": "pc1", "1": "pc1", "claim 1": "pc1", "r2": "r2", "x2": "x2", "k1": "k1", "q1": "q1", "o1": "o1", "u1": "u1", "b1": "b1",
		"da": "da", label["db"]: "db", "[" + label["da"] + " ¶3]": "a1", label["da"] + ":3": "a1",
	} {
		args, err := Why(led, asked)
		if err != nil {
			t.Errorf("%q: %v", asked, err)
			continue
		}
		if !slices.ContainsFunc(args, func(a Argument) bool { return a.ID == want }) {
			t.Errorf("%q found %v, not %s", asked, args, want)
		}
	}
}

func TestWhyBeginnings(t *testing.T) {
	led := decided(t)
	led.Claims[0].ID, led.Claims[1].ID = "cabc1", "cabd2"
	if args, err := Why(led, "cabd"); err != nil || args[0].ID != "cabd2" {
		t.Errorf("a beginning that fits one: %v, %v", args, err)
	}
	if _, err := Why(led, "cab"); !errors.Is(err, secondsource.ErrInvalid) || !strings.Contains(err.Error(), "cabc1") || !strings.Contains(err.Error(), "cabd2") {
		t.Errorf("a beginning that fits two names both: %v", err)
	}
	_, err := Why(led, "cabx9")
	if !errors.Is(err, secondsource.ErrNotFound) || !strings.Contains(err.Error(), "cabc1") {
		t.Errorf("an unknown id names what is near it: %v", err)
	}
	for _, bad := range []string{"", "[]", "nowhere ¶3", "da ¶999"} {
		if _, err := Why(led, bad); err == nil {
			t.Errorf("%q was found", bad)
		}
	}
}

func TestWhyArgument(t *testing.T) {
	args, err := Why(decided(t), "pc1")
	if err != nil {
		t.Fatal(err)
	}
	a := args[0]
	if len(a.Evidence) != 2 || len(a.Joined) != 1 || len(a.Refused) != 1 {
		t.Fatalf("%d statements, %d joined, %d refused", len(a.Evidence), len(a.Joined), len(a.Refused))
	}
	var out bytes.Buffer
	if err := WhyText(&out, decided(t), args, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Claim pc1", "ROOTS", "loading papers", "not counted", "until Mon 3 Mar", "found by", "the counts differ", "they share"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the argument lacks %q:\n%s", want, out.String())
		}
	}
}

// Every entry of a ledger has an argument in both formats.
func TestWhyOfEverything(t *testing.T) {
	led := decided(t)
	kinds := map[string]bool{}
	for _, x := range newIndex(led).things() {
		args, err := Why(led, x.id)
		if err != nil {
			t.Errorf("%s %s: %v", x.kind, x.id, err)
			continue
		}
		kinds[args[0].Kind] = true
		var text, js bytes.Buffer
		if err := WhyText(&text, led, args, Options{}); err != nil || text.Len() < 20 {
			t.Errorf("%s %s: %v, %d bytes", x.kind, x.id, err, text.Len())
		}
		if err := WhyJSON(&js, args); err != nil || !json.Valid(js.Bytes()) {
			t.Errorf("%s %s: JSON %v", x.kind, x.id, err)
		}
	}
	for _, k := range []string{"document", "statement", "response", "utterance", "claim", "root", "difference", "quotation", "copy", "circular", "story"} {
		if !kinds[k] {
			t.Errorf("no %s was explained", k)
		}
	}
}
