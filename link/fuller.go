package link

import (
	"slices"
	"strings"

	"secondsource"
)

// Nothing that only other documents tell may change a finding; what is written
// into the ledger is a copy that knows them all.

// unnamed gives the descriptions of the unnamed sources of an act of speech, each
// once.
func (u *utterance) unnamed() []string {
	var out []string
	for _, s := range u.stmts {
		if s.who.anon && !s.Speaker.Plural && !slices.Contains(out, s.Speaker.Name) {
			out = append(out, s.Speaker.Name)
		}
	}
	return out
}

// fuller names an unnamed source as fully as any document of its act of speech
// does (an official: the official with direct knowledge of the case), and gives
// an outlet its kind where only another document shows that it is one.
func (d *directory) fuller(s *stmt, unnamed []string) {
	if s.Speaker == nil {
		return
	}
	own := *s.Speaker
	switch {
	case d.outlets[outletKey(own.Name, d.p)] && (own.Kind == secondsource.KindInstitution || own.Kind == secondsource.KindPerson && own.Role == ""):
		own.Kind = secondsource.KindOutlet
	case s.who.anon && !own.Plural:
		for _, name := range unnamed {
			if len(name) > len(own.Name) && within(s.Speaker.Name, name) {
				own.Name = name
			}
		}
	}
	s.Speaker = &own
}

// within reports whether a description says nothing that the other does not.
func within(short, long string) bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(strings.ToLower(long)) {
		words[w] = true
	}
	for _, w := range strings.Fields(strings.ToLower(short)) {
		switch w {
		case "anonymous", "unnamed", "unidentified", "same":
		default:
			if !words[w] {
				return false
			}
		}
	}
	return true
}
