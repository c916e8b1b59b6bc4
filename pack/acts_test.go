package pack

import (
	"slices"
	"strings"
	"testing"

	"secondsource"
)

// every gives all cues of the default lexicon.
func every(a *Acts) []Cue {
	out := slices.Clone(a.phrases)
	for _, words := range a.words {
		for _, cues := range words {
			out = append(out, cues...)
		}
	}
	return out
}

func TestEveryActHasCues(t *testing.T) {
	n := map[secondsource.Act]int{}
	for _, c := range every(Default().Acts) {
		n[c.Act]++
	}
	for _, act := range acts {
		if n[act] < 5 {
			t.Errorf("%d cues report %s", n[act], act)
		}
	}
}

// TestFormsCanMatch sees that no form is written in a way no token can match.
func TestFormsCanMatch(t *testing.T) {
	for _, c := range every(Default().Acts) {
		if strings.ToLower(c.Form) != c.Form || strings.Contains(c.Form, "  ") || strings.HasPrefix(c.Form, "*") || strings.HasSuffix(c.Form, "*") {
			t.Errorf("%q", c.Form)
		}
		if c.Kind == "verb" && len(c.Frames) == 0 && c.Form != "sabre-rattle" && c.Form != "saber-rattle" {
			t.Errorf("verb %q has no frame", c.Form)
		}
		if c.Kind == "noun" && !c.Has(FlagContent) {
			t.Errorf("noun %q is not bound to its content", c.Form)
		}
	}
}

func TestPhrasesLongestFirst(t *testing.T) {
	last := 99
	for _, c := range Default().Acts.Phrases() {
		n := strings.Count(c.Form, " ")
		if n > last {
			t.Fatalf("%q stands behind a shorter phrase", c.Form)
		}
		last = n
	}
}

// TestActsByConstruction checks the verbs whose act hangs on their object or
// frame: a false denial is the worst mistake of the program.
func TestActsByConstruction(t *testing.T) {
	a := Default().Acts
	act := func(cues []Cue, frame string, flag ActFlag) secondsource.Act {
		for _, c := range cues {
			if c.Takes(frame) && (flag == "" || c.Has(flag)) {
				return c.Act
			}
		}
		return ""
	}
	for _, c := range []struct {
		verb, frame string
		flag        ActFlag
		want        secondsource.Act
	}{
		{"deny", "S", "", secondsource.Deny}, {"deny", "NP", FlagMaterial, secondsource.Deny},
		{"reject", "NP", FlagInfo, secondsource.Deny}, {"reject", "NP", FlagOffer, secondsource.Refuse},
		{"decline", "VTO", FlagComment, secondsource.NoComment}, {"decline", "VTO", "", secondsource.NoComment},
		{"refuse", "NP", FlagOffer, secondsource.Refuse}, {"dismiss", "NP", FlagInfo, secondsource.Deny},
		{"call", "FOR", "", secondsource.Urge}, {"call", "NP", "", secondsource.Assert}, {"tell", "TO", "", secondsource.Urge},
		{"tell", "S", "", secondsource.Assert}, {"suggest", "GER", "", secondsource.Propose}, {"suggest", "S", "", secondsource.Assert},
		{"threaten", "VTO", FlagHuman, secondsource.Threaten}, {"estimate", "S", "", secondsource.Assess}, {"assess", "S", "", secondsource.Assess},
		{"signal", "S", "", secondsource.Assert}, {"hint", "S", "", secondsource.Assert}, {"downplay", "NP", "", secondsource.Assert},
		{"report", "S", FlagRelay, secondsource.Assert}, {"show", "S", FlagEvidence, secondsource.Assert}, {"ask", "IF", "", secondsource.Ask},
		{"ask", "TO", "", secondsource.Urge}, {"agree", "VTO", "", secondsource.Agree}, {"apologise", "FOR", "", secondsource.OtherAct},
	} {
		if got := act(a.Verb(c.verb), c.frame, c.flag); got != c.want {
			t.Errorf("%s with %s %s is %q, want %q", c.verb, c.frame, c.flag, got, c.want)
		}
	}
	for form, want := range map[string]secondsource.Act{
		"not deny": secondsource.OtherAct, "neither confirm nor deny": secondsource.NonConfirmation, "have no comment": secondsource.NoComment,
		"not rule out": secondsource.OtherAct, "rule out": secondsource.Refuse, "claim responsibility": secondsource.Confirm,
		"according to": secondsource.Assert, "be unable to confirm": secondsource.NonConfirmation,
	} {
		i := slices.IndexFunc(a.Phrases(), func(c Cue) bool { return c.Form == form })
		if i < 0 || a.Phrases()[i].Act != want {
			t.Errorf("%q is not %s", form, want)
		}
	}
	for _, c := range every(a) {
		if c.Act == secondsource.Deny && c.Kind == "verb" && c.Takes("NP") && !c.Has(FlagInfo) && !c.Has(FlagMaterial) {
			t.Errorf("%q denies whatever its object is", c.Form)
		}
	}
	if len(a.Noun("denial")) == 0 || len(a.Adj("adamant")) == 0 || len(a.Prep("per")) == 0 || a.Verb("yodel") != nil {
		t.Error("nouns, adjectives or prepositions are missing")
	}
}

func TestObjects(t *testing.T) {
	o := Default().Objects
	for _, c := range [][2]string{{"allegation", "info"}, {"proposal", "offer"}, {"idea", "both"}, {"visa", "access"}, {"elaborate", "comment"}, {"verify", "confirm"}, {"revenge", "harm"}} {
		if !o.Is(c[0], c[1]) {
			t.Errorf("%s is not %s", c[0], c[1])
		}
	}
	for word, classes := range o {
		if slices.Contains(classes, "info") && slices.Contains(classes, "offer") {
			t.Errorf("%s is both info and offer; write both", word)
		}
	}
}

func TestEventsTell(t *testing.T) {
	p := Default()
	found := 0
	for _, e := range p.Events {
		if e.Source == "" || e.To-e.From > 40 {
			t.Errorf("%s: source %q, %v to %v", e.ID, e.Source, e.From, e.To)
		}
		if slices.Contains(e.Aliases, "UNGA") {
			found++
			if y, m, _ := e.From.Date(); m != 9 || e.From.Weekday() > 1 {
				t.Errorf("the General Assembly of %d opens on %v, weekday %d", y, e.From, e.From.Weekday())
			}
		}
	}
	if found != 13 {
		t.Errorf("%d weeks of the General Assembly, want those of 2015 to 2027", found)
	}
}

func TestTrapsGoBothWays(t *testing.T) {
	traps := Default().Traps
	names := map[string]int{}
	none := 0
	for _, x := range traps {
		names[x.Name]++
		if slices.Contains(x.Want, "none") {
			none++
		}
	}
	if len(traps) < 120 || len(names) < 55 || none < 50 || len(traps)-none < 50 {
		t.Errorf("%d sentences of %d traps, %d without a statement", len(traps), len(names), none)
	}
}
