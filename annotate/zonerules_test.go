package annotate

import (
	"strings"
	"testing"
)

// Every rule keeps its examples, and in the way the zones use it: on a whole
// paragraph.
func TestZoneRules(t *testing.T) {
	rules := loadZoneRules()
	if len(rules) < 15 {
		t.Fatalf("%d groups", len(rules))
	}
	for group, list := range rules {
		for _, r := range list {
			for _, s := range r.yes {
				if !r.may(strings.ToLower(s)) || !r.re.MatchString(s) {
					t.Errorf("zones.rules:%d [%s] does not match %q", r.line, group, s)
				}
			}
			for _, s := range r.no {
				if r.may(strings.ToLower(s)) && r.re.MatchString(s) {
					t.Errorf("zones.rules:%d [%s] matches %q", r.line, group, s)
				}
			}
		}
	}
}

func TestZoneRulesRefused(t *testing.T) {
	for _, text := range []string{
		"[a]\n= ^x$\nyes x\n", "[a]\n= ^x$\nno y\n= ^y$\nyes y\nno x\n", "[a]\nyes x\n", "[a]\n= (\nyes x\nno y\n", "[a]\n= x\nyes x\nno y\nmaybe z\n",
	} {
		if _, err := parseZoneRules(text); err == nil {
			t.Errorf("no error for %q", text)
		}
	}
}

func TestLongest(t *testing.T) {
	for _, c := range []struct {
		expr string
		want int
	}{
		{`^ab?[cd]{2,5}$`, 7},
		{`(?i)^(?:photo|ärger)s?: .{0,10}$`, 18},
		{`^a+$`, anyLength},
		{`^(?:a{2,}|b)$`, anyLength},
		{`ab$`, anyLength},
		{`^ab`, anyLength},
	} {
		if got := longest(c.expr); got != c.want {
			t.Errorf("longest(%s) = %d, want %d", c.expr, got, c.want)
		}
	}
}
