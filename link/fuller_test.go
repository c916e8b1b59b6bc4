package link

import (
	"testing"

	"secondsource"
	"secondsource/pack"
)

// TestFuller: what another document tells of an unnamed source of the same act
// is written beside each of its statements; a source described otherwise, and a
// person by name, keep what their own document calls them.
func TestFuller(t *testing.T) {
	say := func(name string, kind secondsource.SpeakerKind) *stmt {
		return &stmt{Statement: &secondsource.Statement{Speaker: &secondsource.Speaker{Name: name, Kind: kind}},
			who: who{anon: kind == secondsource.KindAnonymous, named: kind == secondsource.KindPerson}}
	}
	anon := secondsource.KindAnonymous
	u := &utterance{stmts: []*stmt{say("official", anon), say("official with knowledge of the sale", anon), say("anonymous official", anon),
		say("dam engineer", anon), say("Ada Fox", secondsource.KindPerson)}}
	before := *u.stmts[0].Speaker
	kept := u.stmts[0].Speaker
	d := &directory{p: pack.Default(), outlets: map[string]bool{"harbour mirror": true}}
	for _, s := range u.stmts {
		d.fuller(s, u.unnamed())
	}
	want := []string{"official with knowledge of the sale", "official with knowledge of the sale", "official with knowledge of the sale", "dam engineer", "Ada Fox"}
	for i, s := range u.stmts {
		if s.Speaker.Name != want[i] {
			t.Errorf("%d is %q, want %q", i, s.Speaker.Name, want[i])
		}
	}
	if kept.Name != before.Name {
		t.Error("the finding of a document must not change")
	}
	for name, want := range map[string]secondsource.SpeakerKind{"Harbour Mirror": secondsource.KindOutlet, "Mirror Lane": secondsource.KindPerson} {
		s := say(name, secondsource.KindPerson)
		if d.fuller(s, nil); s.Speaker.Kind != want {
			t.Errorf("%s is of kind %s, want %s", name, s.Speaker.Kind, want)
		}
	}
}
