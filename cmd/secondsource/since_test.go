package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"secondsource"
)

// mortars is an invented story in which everything happens that --since tells of,
// each on a day of its own.
var mortars = map[string]string{
	"1.txt": `The Harbour Post
Monday 4 March 2024

Latvia and Uganda in mortar talks

Latvia is in talks with Uganda to sell it 300 mortars, a Latvian official said on Monday. The official, who spoke on condition of anonymity, said he had seen the draft contract.

“We have looked at the offer and we have not signed a single page of it,” Uganda's defence minister, Rose Akello, told reporters in Kampala on Monday.

The mortars would be in Uganda by 20 March, the Latvian official said.
`,
	"2.txt": `Riga Evening News
Friday 8 March 2024

Uganda denies mortar talks

Uganda on Friday denied that it was in talks with Latvia to buy mortars. “There are no talks,” the government's spokesman, Peter Okot, said in Kampala.
`,
	"3.txt": `Lake Victoria Times
Tuesday 12 March 2024

Mortar talks go on

Latvia is in talks with Uganda to sell it 300 mortars, a translator who has sat in the talks said on Tuesday.
`,
	"4.txt": `Lake Victoria Times
Thursday 14 March 2024

Mortars on the sea, says Kenya

Latvia has shipped 300 mortars to Uganda, Kenya's customs service said on Thursday. Its officers had opened the boxes in Mombasa, it said.

“We have looked at the offer and we have signed every page of it,” Uganda's defence minister, Rose Akello, told reporters in Kampala on Monday, 4 March.
`,
	"5.txt": `The Harbour Post
Monday 25 March 2024

What became of the mortars

The port of Mombasa was quiet on Monday. Nothing has been heard of the boxes, the harbour master said.
`,
}

// Every kind of change shows when it came after the day, and only then.
func TestSince(t *testing.T) {
	dir := t.TempDir()
	for name, text := range mortars {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	changes := func(days ...string) []secondsource.Change {
		args := []string{"brief", "--format", "json", "--since", days[0]}
		if len(days) > 1 {
			args = append(args, "--as-of", days[1])
		}
		var led struct {
			Changes   []secondsource.Change
			Documents []secondsource.Document
		}
		if err := json.Unmarshal([]byte(succeed(t, append(args, dir)...)), &led); err != nil {
			t.Fatal(err)
		}
		for i, c := range led.Changes {
			for _, d := range led.Documents {
				if d.ID == c.Doc {
					led.Changes[i].Doc = filepath.Base(d.Path)
				}
			}
		}
		return led.Changes
	}
	all := changes("2024-03-05")
	for _, c := range []struct{ kind, words, doc, day string }{
		{"first denial", "Latvia to Uganda, 300 mortars: denied by Uganda", "2.txt", "2024-03-08"},
		{"first denial", "denied: Latvia is in talks with Uganda", "2.txt", "2024-03-08"},
		{"first independent root", "surely 2 roots, before 1: Latvia is in talks with Uganda", "3.txt", "2024-03-12"},
		{"status moved", "Latvia to Uganda, 300 mortars: from negotiated to shipped", "4.txt", "2024-03-14"},
		{"quote altered", "signed [-a single] [+every] page", "4.txt", "2024-03-14"},
		{"forecast due", "on 2024-03-20, outcome unknown: The mortars would be in Uganda", "1.txt", "2024-03-20"},
		{"document", "", "5.txt", "2024-03-25"},
	} {
		has := func(list []secondsource.Change) bool {
			for _, x := range list {
				if x.Kind == c.kind && strings.Contains(x.Text, c.words) && x.Doc == c.doc {
					return true
				}
			}
			return false
		}
		if !has(all) {
			t.Errorf("since 2024-03-05: no %s %q of %s in %+v", c.kind, c.words, c.doc, all)
		}
		if has(changes(c.day)) {
			t.Errorf("since %s: %s %q is told though it came before", c.day, c.kind, c.words)
		}
	}
	for _, x := range all {
		if x.Kind == "transfer" || strings.Contains(x.Text, "Kenya") {
			t.Errorf("told as new: %+v", x)
		}
	}
	if got := changes("2024-03-09", "2024-03-13"); len(got) != 2 || got[0].Kind != "first independent root" || got[1].Kind != "document" {
		t.Errorf("between 9 and 13 March: %+v, want the root and its document alone", got)
	}
	if got := changes("2024-03-25"); len(got) != 0 {
		t.Errorf("since the last day: %+v", got)
	}
	if got := call(t, "", "brief", "--since", "2024-03-25", dir); !strings.Contains(got.out, "Nothing.") {
		t.Errorf("the brief does not say that nothing changed:\n%s", got.out)
	}
}
