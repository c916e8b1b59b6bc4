package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// TestWhy asks the example story for the arguments behind its brief: every claim
// and root that the JSON names has one, and what is asked wrongly is told how.
func TestWhy(t *testing.T) {
	const story = "../../examples/burgas"
	text := succeed(t, "why", "1", story)
	for _, want := range []string{"Claim 1 of the brief", "ROOTS", "THE WORDS, AND WHAT FOUND THEM", "confidence", "WHAT CAME NEAR AND WAS NOT JOINED"} {
		if !strings.Contains(text, want) {
			t.Errorf("why 1 lacks %q:\n%s", want, text)
		}
	}
	var led struct {
		Claims []struct {
			ID    string
			Roots struct{ List []struct{ ID, Name string } }
		}
		Copies []struct{ ID string }
	}
	if err := json.Unmarshal([]byte(succeed(t, "brief", "--format", "json", story)), &led); err != nil {
		t.Fatal(err)
	}
	root := led.Claims[0].Roots.List[0]
	if out := succeed(t, "why", root.ID[:9], story); !strings.Contains(out, root.Name) || !strings.Contains(out, root.ID) {
		t.Errorf("why of a root:\n%s", out)
	}
	if out := succeed(t, "why", led.Copies[0].ID, story); !strings.Contains(out, "longest run") {
		t.Errorf("why of a copy:\n%s", out)
	}
	if out := succeed(t, "why", "02-halden.txt", story); !strings.Contains(out, "ITS DAY") {
		t.Errorf("why of a document:\n%s", out)
	}
	var args struct {
		Arguments []struct {
			ID, Kind string
			Evidence []struct {
				By         string
				Confidence float64
			}
		}
	}
	if err := json.Unmarshal([]byte(succeed(t, "why", "--format", "json", led.Claims[0].ID, story)), &args); err != nil {
		t.Fatal(err)
	}
	if a := args.Arguments[0]; a.ID != led.Claims[0].ID || a.Kind != "claim" || len(a.Evidence) == 0 || a.Evidence[0].By == "" {
		t.Errorf("JSON says %+v", a)
	}
}

func TestWhyAskedWrongly(t *testing.T) {
	path, err := filepath.Abs("testdata/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, asked := range []string{"czzzzzz", "nowhere ¶4", "999"} {
		o := call(t, "", "why", asked, path)
		if o.status != exitUsage || len(o.err) < 40 {
			t.Errorf("why %s: status %d, %q", asked, o.status, o.err)
		}
	}
	if o := call(t, "", "why", path); o.status != exitUsage {
		t.Errorf("without an id: status %d, %q", o.status, o.err)
	}
}
