package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"secondsource"
)

// What is said of a ferry that sank: a toll that grows is no contradiction, an
// older wreck is another affair, a cause that the operator denies is contested.
func TestAccounts(t *testing.T) {
	var led secondsource.Ledger
	if err := json.Unmarshal([]byte(succeed(t, "brief", "--format", "json", "testdata/ferry")), &led); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range led.Accounts {
		got = append(got, fmt.Sprintf("%s: %s, %s", a.Facet, a.Value, a.Status))
	}
	const want = `deaths: 8, superseded
deaths: 19, superseded
deaths: 26, stated
injured: 12, stated
missing: 9, superseded
missing: 0, stated
cause: bad weather, contested
cause: an open bow door, contested
responsible: Blue Reef Lines, stated
responsible: Piet Marais, contested`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("accounts are\n%s\nwant\n%s", s, want)
	}
	for _, d := range led.Differences {
		if d.Strict || d.Kind != "time" {
			t.Errorf("a difference of kind %s (strict %v): %s", d.Kind, d.Strict, d.Why)
		}
	}
	if text := succeed(t, "brief", "testdata/ferry"); !strings.Contains(text, "→ 19") || !strings.Contains(text, "an open bow door") {
		t.Errorf("the brief tells neither the toll nor the cause:\n%s", text)
	}
}

// A story that tells of no accident has no such accounts, whatever its words.
func TestNoAccounts(t *testing.T) {
	var led secondsource.Ledger
	if err := json.Unmarshal([]byte(succeed(t, "brief", "--format", "json", "../../examples/burgas")), &led); err != nil {
		t.Fatal(err)
	}
	if len(led.Accounts) > 0 {
		t.Errorf("%d accounts, the first of %s: %s", len(led.Accounts), led.Accounts[0].Facet, led.Accounts[0].Value)
	}
	if len(led.Events) == 0 {
		t.Error("no event")
	}
}
