package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"secondsource"
)

// TestTransferStories reads small stories of other goods and other countries than
// the shared ones; what they say was written down before the program read them.
func TestTransferStories(t *testing.T) {
	const dir = "testdata/transfers"
	data, err := os.ReadFile(filepath.Join(dir, "expected.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		story, rest, _ := strings.Cut(line, "\t")
		if line[0] == '#' || story == "story" {
			continue
		}
		if want[story] == nil {
			want[story] = map[string]bool{}
		}
		want[story][rest] = true
	}
	if len(want) < 3 {
		t.Fatalf("only %d stories expected", len(want))
	}
	for story, rows := range want {
		files, _ := filepath.Glob(filepath.Join(dir, story+"-*.txt"))
		if len(files) == 0 {
			t.Fatalf("no document of story %s", story)
		}
		led := transfersOf(t, files)
		for _, x := range led.Transfers {
			row := strings.Join([]string{string(x.Supplier), string(x.Recipient), string(x.Class), string(x.Status), string(x.Reached)}, "\t")
			if !rows[row] {
				t.Errorf("%s: unexpected: %s (%s)", story, row, x.Goods)
			}
			delete(rows, row)
		}
		for row := range rows {
			t.Errorf("%s: not found: %s", story, row)
		}
	}
}

// transfersOf is the ledger of some files.
func transfersOf(t *testing.T, files []string) *secondsource.Ledger {
	t.Helper()
	pl, err := newPipeline(nil)
	if err != nil {
		t.Fatal(err)
	}
	m, err := pl.documents(&world{getenv: os.Getenv, out: &strings.Builder{}, err: &strings.Builder{}}, input{Paths: files})
	if err != nil {
		t.Fatal(err)
	}
	led := pl.ledger(m, 0)
	if _, err := json.Marshal(led); err != nil {
		t.Fatal(err)
	}
	return led
}

// TestInstrumentExamples runs the examples of references to law: one that refers,
// one that does not.
func TestInstrumentExamples(t *testing.T) {
	pl, err := newPipeline(nil)
	if err != nil {
		t.Fatal(err)
	}
	found := func(sentence, class string) bool {
		w := &world{in: strings.NewReader("The ministry met on Monday. " + sentence), getenv: os.Getenv, out: &strings.Builder{}, err: &strings.Builder{}}
		m, err := pl.documents(w, input{Paths: []string{"-"}})
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range pl.ledger(m, 0).Instruments {
			if i.Class == class {
				return true
			}
		}
		return false
	}
	if len(pl.p.Law.All) < 30 {
		t.Fatalf("only %d forms", len(pl.p.Law.All))
	}
	for _, i := range pl.p.Law.All {
		if !found(i.Yes.Sentence, i.Class) {
			t.Errorf("%s:%d: no %s found in %q", i.Yes.File, i.Yes.Line, i.Class, i.Yes.Sentence)
		}
		if found(i.No.Sentence, i.Class) {
			t.Errorf("%s:%d: %s found in %q", i.No.File, i.No.Line, i.Class, i.No.Sentence)
		}
	}
}

// TestVagueCitation: a number of resolutions is a regime, never one of them, and a
// transfer falls under the version of its day.
func TestVagueCitation(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	text := "TRIPOLI, May 4, 2021 (Gulf Wire) - Turkey shipped rifles to Libya, a UN diplomat said on Tuesday.\n\n\"That breaks a number of Security Council resolutions on Libya,\" the diplomat told reporters.\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	led := transfersOf(t, []string{file})
	if len(led.Instruments) != 1 || led.Instruments[0].Regime != "UN-LBY" || led.Instruments[0].Precision != "vague" {
		t.Errorf("instruments: %+v", led.Instruments)
	}
	if len(led.Transfers) != 1 {
		t.Fatalf("%d transfers", len(led.Transfers))
	}
	rules := led.Transfers[0].Rules
	if len(rules) != 1 || rules[0].Rule != "un.lby.arms.to" || rules[0].Version != "2011-02-26" || len(rules[0].Unchecked) == 0 {
		t.Errorf("rules: %+v", rules)
	}
	if strings.Contains(rules[0].Why, "violat") {
		t.Errorf("the program never says violated: %s", rules[0].Why)
	}
}

// TestTransfersNamesTheSkip: what was not read is named, whatever came of the rest.
func TestTransfersNamesTheSkip(t *testing.T) {
	got := call(t, "", "transfers", "-")
	if got.status != exitOK || !strings.Contains(got.out, "No alleged transfer") || !strings.Contains(got.err, "skipped standard input: empty") {
		t.Errorf("status %d\n%s%s", got.status, got.out, got.err)
	}
}

// TestLawInTheBrief: the brief names the law that its documents refer to, and no
// institute for it.
func TestLawInTheBrief(t *testing.T) {
	const text = "The Bell Courier\nMonday 6 May 2024\n\nFrance shipped rifles to Chad, a UN diplomat said on Monday.\n\nThat falls under the Chad (Sanctions) Regulations 2019 and Article 6 of the Arms Trade Treaty, the Lyon Institute for Export Control said. The rifles came in a chartered plane.\n"
	out := call(t, text, "brief", "-").out
	for _, want := range []string{"LAW AND COMMITMENTS INVOKED", "“Chad (Sanctions) Regulations 2019”", "“Article 6 of the Arms Trade Treaty”"} {
		if !strings.Contains(out, want) {
			t.Errorf("the brief lacks %s:\n%s", want, out)
		}
	}
	if full := call(t, text, "brief", "--full", "-").out; strings.Contains(full, "“Export Control”") || strings.Contains(full, "“chartered”") {
		t.Errorf("taken for law:\n%s", full)
	}
}

// TestNoRecipientFromElsewhere: who is said to have got them in words of the sentence
// is nobody named elsewhere; and a think tank is no tank.
func TestNoRecipientFromElsewhere(t *testing.T) {
	const text = "The Bell Courier\nMonday 6 May 2024\n\nSerbia is in talks with Togo to sell it 40 rifles, a UN diplomat said on Monday.\n\nSerbia has supplied rifles to at least three governments, according to a report by the Lyon Institute, a Paris think tank.\n"
	out := call(t, text, "transfers", "--format", "csv", "-").out
	rows := strings.Split(strings.TrimSpace(out), "\n")
	if len(rows) != 2 || !strings.Contains(rows[1], "Serbia,Togo") || !strings.Contains(rows[1], ",negotiated,negotiated,") || strings.Contains(out, "think tank") {
		t.Errorf("%d rows, want one transfer, negotiated:\n%s", len(rows)-1, out)
	}
}

// TestJointStatement: several who speak together are its authors, the one who reads
// it out is none; talks are no deal, and what a president signals he alone alleges.
func TestJointStatement(t *testing.T) {
	const text = `The Bell Courier
Monday 6 May 2024

At the African Union on Friday, Kenya, Ghana, Togo and Senegal urged Chad to halt arms talks with Oman.

Any arms deal between Chad and Oman would break Security Council resolutions, the four countries said in a joint statement.

“This tells every smuggler that the road is open,” according to the statement, which was read by Kenya's ambassador to the union, Grace Otieno, who was flanked by diplomats of the three other countries.

Chad's president, Mahamat Deby, signalled an intention to help Oman with satellite technology. Chad has made public commitments not to sell arms. “They will pay a price,” the Kenyan foreign minister, Alfred Mutua, said. Export controls and sanctions would be tightened, he said.
`
	var led secondsource.Ledger
	if err := json.Unmarshal([]byte(call(t, text, "brief", "--format", "json", "-").out), &led); err != nil {
		t.Fatal(err)
	}
	joint := 0
	for _, s := range led.Statements {
		if s.Speaker == nil {
			continue
		}
		if s.Speaker.Name == "Ghana, Kenya, Senegal, Togo" {
			joint++
		}
		if strings.Contains(s.Speaker.Name, "Otieno") || strings.Contains(s.Speaker.Name, "African Union") {
			t.Errorf("%s speaks: %s", s.Speaker.Name, s.Content.Text)
		}
	}
	if joint != 3 {
		t.Errorf("%d statements of the four countries, want 3", joint)
	}
	for _, x := range led.Transfers {
		if x.Status.Rung() >= secondsource.Agreed.Rung() || x.Supplier != "Chad" {
			t.Errorf("%s to %s: %s", x.Supplier, x.Recipient, x.Status)
		}
	}
	if n := len(led.Transfers); n != 1 || len(led.Transfers[0].By) != 1 || led.Transfers[0].Qualifier != "signalled by the supplier" {
		t.Errorf("%d transfers: %+v", n, led.Transfers)
	}
	classes := map[string]bool{}
	for _, i := range led.Instruments {
		classes[i.Class] = true
	}
	for _, c := range []string{"resolution", "statement", "commitment", "threat", "export control", "sanctions"} {
		if !classes[c] {
			t.Errorf("no reference of class %s in %+v", c, led.Instruments)
		}
	}
}

// TestTransferGoods: the goods are called what the text calls them; a headline that
// makes tanks of their parts does not.
func TestTransferGoods(t *testing.T) {
	led := transfersOf(t, []string{"testdata/transfers/parts-1.txt"})
	if len(led.Transfers) != 1 || led.Transfers[0].Goods != "spare parts for French-built tanks" {
		t.Fatalf("transfers: %+v", led.Transfers)
	}
}

// TestDeniedTransfer: who denies that the goods came to one country denies no sale
// to another.
func TestDeniedTransfer(t *testing.T) {
	denied := map[string]int{}
	for _, x := range transfersOf(t, []string{"testdata/transfers/diverted-1.txt"}).Transfers {
		denied[string(x.Recipient)] += len(x.DeniedBy)
	}
	if denied["Yemen"] == 0 || denied["Ghana"] != 0 {
		t.Errorf("denials of transfers by recipient: %v", denied)
	}
}
