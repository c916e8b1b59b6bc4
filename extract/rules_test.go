package extract

import (
	"strings"
	"testing"
)

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

// What a pattern may begin with never keeps out a text that it matches.
func TestOpenings(t *testing.T) {
	rules, err := parseActs(actRules)
	if err != nil {
		t.Fatal(err)
	}
	kept := 0
	for _, a := range rules {
		if a.opens != nil && !a.opens.may("quite") || !a.needs.may("quite") {
			kept++
		}
		for _, e := range append(a.yes, a.no...) {
			if p := plain(e); a.pattern.MatchString(p) && !(a.opens.may(p) && a.needs.may(p)) {
				t.Errorf("line %d: %q matches but is kept out", a.line, e)
			}
		}
	}
	if kept < 20 {
		t.Errorf("only %d of %d rules keep out a text without looking", kept, len(rules))
	}
	for _, c := range []struct {
		pattern, text string
		may           bool
	}{
		{`^(had |has )?denied`, "has denied", true}, {`^(had |has )?denied`, "denied", true}, {`^(had |has )?denied`, "said", false},
		{`^no\b`, "no 9", true}, {`^no\b`, "not", true}, {`^(also )*said`, "also also said", true}, {`^(also )*said`, "as", false},
		{`denied`, "x", true}, {`^a|b`, "b", true}, {`^.?said`, "said", true}, {`^[^x]y`, "éy", true}, {`^ab?c`, "ac", true}, {`^ab?c`, "bc", false},
		{`^(the [a-z]+|it) is`, "it is", true}, {`^(the [a-z]+|it) is`, "us", false},
	} {
		if got := openingsOf(c.pattern).may(c.text); got != c.may {
			t.Errorf("%s before %q: %v", c.pattern, c.text, got)
		}
	}
}

func TestPlain(t *testing.T) {
	for _, c := range [][2]string{
		{"He  said:\n“It’s [all] ‘fine’”, ", "he said: it's all fine',"},
		{"``No,'' SHE said \"now\"", "no, she said now"},
		{"Ça va, “Été”\u00a0!", "ça va, été !"}, // the long way
		{" \t ", ""},
		{"", ""},
		{"'", "'"},
	} {
		if got := plain(c[0]); got != c[1] {
			t.Errorf("plain(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

// TestNeedles holds that a pattern is tried on every text that it matches.
func TestNeedles(t *testing.T) {
	for _, c := range []struct{ pattern, want string }{
		{`^(had|has) n(ever|ot) sold`, " sold"},
		{`(no|none)? answer`, " answer"},
		{`[a-z]+ly`, "ly"},
		{`(?i)never`, ""},
		{`one|two`, "one|two"},
		{`one|.*`, ""},
	} {
		if got := strings.Join(needlesOf(c.pattern), "|"); got != c.want {
			t.Errorf("needlesOf(%s) = %q, want %q", c.pattern, got, c.want)
		}
	}
}
