package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"secondsource"
)

// accountsOf reads a story and writes its accounts, one a line.
func accountsOf(t *testing.T, path string) (*secondsource.Ledger, string) {
	t.Helper()
	var led secondsource.Ledger
	if err := json.Unmarshal([]byte(succeed(t, "brief", "--format", "json", path)), &led); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range led.Accounts {
		got = append(got, fmt.Sprintf("%s: %s, %s", a.Facet, a.Value, a.Status))
	}
	return &led, strings.Join(got, "\n")
}

// A toll that grows is no contradiction, an older wreck is another affair, and a
// cause that the operator denies is contested.
func TestAccounts(t *testing.T) {
	for path, want := range map[string]string{
		"testdata/ferry": `deaths: 8, superseded
deaths: 19, superseded
deaths: 26, stated
injured: 12, stated
missing: 9, superseded
missing: 0, stated
cause: bad weather, contested
cause: an open bow door, contested
responsible: Blue Reef Lines, stated
responsible: Piet Marais, contested`,
		"testdata/mine": `deaths: 4, superseded
deaths: 11, superseded
deaths: 30, stated
injured: 44, stated
missing: 19, stated
cause: an earth tremor, contested
cause: a rotten pillar, contested
cause: water in the old workings, possible
responsible: Karbon Zabor, contested
responsible: Marek Sowa, stated`,
	} {
		led, got := accountsOf(t, path)
		if got != want {
			t.Errorf("%s: accounts are\n%s\nwant\n%s", path, got, want)
		}
		for _, d := range led.Differences {
			if d.Slot == "quantity" && (d.Strict || d.Kind != "time") {
				t.Errorf("%s: a difference of kind %s (strict %v): %s", path, d.Kind, d.Strict, d.Why)
			}
		}
	}
	if text := succeed(t, "brief", "testdata/ferry"); !strings.Contains(text, "→ 19") || !strings.Contains(text, "an open bow door") {
		t.Errorf("the brief tells neither the toll nor the cause:\n%s", text)
	}
}

// A story that tells of no accident has no such accounts, whatever its words.
func TestNoAccounts(t *testing.T) {
	led, _ := accountsOf(t, "../../examples/burgas")
	if len(led.Accounts) > 0 {
		t.Errorf("%d accounts, the first of %s: %s", len(led.Accounts), led.Accounts[0].Facet, led.Accounts[0].Value)
	}
	if len(led.Events) == 0 {
		t.Error("no event")
	}
}
