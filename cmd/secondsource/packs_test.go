package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"secondsource"
)

// fair is a pack that adds to and overrides each of the eight kinds of knowledge:
// speech acts, actors, goods, stages, rules, outlets, kinds of events, calendar.
var fair = map[string]string{
	"speech_acts.tsv":  "form\tkind\tact\tframes\nwarble\tverb\tannounce\tS Q\ninsist\tverb\tannounce\tS Q\n-tweet\tverb\n",
	"institutions.tsv": "id\tname\taliases\tkind\nALP\tAlpine Bell League\tBell League\torganisation\n",
	"states.tsv":       "id\tname\taliases\tadjectives\tpeople\tcapital\nSVN\tSlovenia\tRepublic of Slovenia;Carniola\tSlovenian;Slovene\tSlovenes\tLjubljana\n",
	"goods.tsv":        "class\tparent\tlabel\tumbrella\tterms\nbell\tarms\tbells\t\tcowbell;bell\nprotection\tarms\tgear of soldiers\t\tbody armour;helmet;radar\n",
	"stages.tsv":       "form\tkind\tstage\tyes\tno\nyearn\tverb\tsought\tGhana yearned to buy tanks from Poland. => POL > GHA, tank, sought\tGhana bought tanks from Poland.\nmull\tverb\tsought\tGhana is mulling the purchase of tanks from Poland. => POL > GHA, tank, sought\tGhana bought tanks from Poland.\n",
	"rules.tsv":        "id\ttitle\tauthority\tmodality\taddressee\tsupplier\trecipient\tgoods\tfrom\tto\tscope\tbasis\tyes\tno\nalp.bells\tNo bells for Hungary\tAlpine Bell League\tprohibited\tall members\t*\tHUN\tbell\t2020-01-01\t\tbells\tStatute 4\tSVN > HUN, bell, 2024-05-01\tSVN > AUT, bell, 2024-05-01\nun.lby.arms.to\tNo arms for Libya, rewritten\tUN Security Council\tprohibited\tall members\t*\tLBY\tarms\t2011-02-26\t\tarms\tUNSCR 1970 ¶9\tTUR > LBY, tank, 2015-01-01\tTUR > LBY, food, 2015-01-01\n",
	"outlets.tsv":      "id\tname\taliases\tkind\tstate\ndale-post\tThe Dale Post\tDale Post\toutlet\nreuters\tReuters of Old\tReuters\tagency\n",
	"event_kinds.tsv":  "id\tlabel\troles\tlisted\nconcert\tconcert\tplayer+:actor;place:place\tyes\nvisit\tcall of courtesy\tvisitor+:actor;host;place\tyes\n",
	"event_words.tsv":  "form\tkind\tevent\targs\nperform\tverb\tconcert\tsubj=player;in=place\n",
	"examples.tsv":     "sentence\trule\texpectation\nThe workers performed in Ghana.\tevent:concert\tplace=Ghana\nThe kettle whistled.\tevent:concert\tno\n",
	"events.tsv":       "id\tname\taliases\tfrom\tto\tplace\tsource\nbell-fair-2024\tBell Fair\t\t2024-05-13\t2024-05-15\tBled\tAlpine Bell League\n",
}

const fairArticle = `The Dale Post

Carniola sells bells

Carniola sold 40 cowbells to Hungary, the Alpine Bell League warbled on Tuesday at the Bell Fair. The workers performed in Hungary, the league warbled.

Hungary is yearning to buy 90 radars from Carniola, the Alpine Bell League insisted on Tuesday.
`

const laterArticle = `The Hill Courier
Monday 3 June 2024

Bells for Hungary

Carniola sold 40 cowbells to Hungary, the Alpine Bell League had warbled in Bled, and Hungary was yearning to buy 90 radars from Carniola.
`

// Every kind of knowledge can be added to, and shows in the brief.
func TestPackAddsEveryKind(t *testing.T) {
	dir, articles := fairPack(t, fair), fairPack(t, map[string]string{"1.txt": fairArticle, "2.txt": laterArticle})
	succeed(t, "pack", "check", dir)
	var led secondsource.Ledger
	var told struct {
		Documents []struct {
			Outlet    struct{ Name string }
			Published struct{ From, To, Assumes, Why string }
		}
	}
	out := []byte(succeed(t, "brief", "--format", "json", "--pack", dir, articles))
	if err := errors.Join(json.Unmarshal(out, &led), json.Unmarshal(out, &told)); err != nil {
		t.Fatal(err)
	}
	acts, rungs, classes, rules, events := []string{}, []string{}, []string{}, []string{}, []string{}
	for _, s := range led.Statements {
		if s.Speaker != nil && s.Speaker.Name == "Alpine Bell League" {
			acts = append(acts, string(s.Act))
		}
	}
	for _, x := range led.Transfers {
		rungs = append(rungs, string(x.Supplier)+" > "+string(x.Recipient)+" "+string(x.Status))
		classes = append(classes, string(x.Class))
		for _, r := range x.Rules {
			rules = append(rules, r.Rule)
		}
	}
	for _, e := range led.Events {
		events = append(events, e.Type)
	}
	for _, c := range []struct {
		kind string
		got  []string
		want string
	}{
		{"speech acts, actors", acts, "announce"}, {"actors", rungs, "Slovenia > Hungary agreed"}, {"goods", classes, "bell"}, {"stages", rungs, "Slovenia > Hungary sought"},
		{"rules", rules, "alp.bells"}, {"event kinds", events, "concert"},
	} {
		if !slices.Contains(c.got, c.want) {
			t.Errorf("%s: %q, want %s among them", c.kind, c.got, c.want)
		}
	}
	if slices.Contains(acts, "assert") {
		t.Errorf("insist was not overridden: %q", acts)
	}
	for _, d := range told.Documents {
		if d.Outlet.Name != "The Dale Post" {
			continue
		}
		if p := d.Published; p.From != "2024-05-14" || p.To > "2024-05-15" || !strings.Contains(p.Assumes+p.Why, "Bell Fair") {
			t.Errorf("the calendar does not date the article: %+v", p)
		}
		return
	}
	t.Errorf("the outlet is not known: %+v", told.Documents)
}

func fairPack(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Nothing of a folder with a mistake is used: no output, and the mistake with file
// and line.
func TestBadPackIsNotUsed(t *testing.T) {
	article := filepath.Join(t.TempDir(), "article.txt")
	if err := os.WriteFile(article, []byte(fairArticle), 0o644); err != nil {
		t.Fatal(err)
	}
	const rule = "id\ttitle\tauthority\tmodality\taddressee\tsupplier\trecipient\tgoods\tfrom\tto\tscope\tbasis\tyes\tno\n"
	for name, c := range map[string]struct{ file, text, want string }{
		"unknown field":   {"goods.tsv", "class\tcolour\nbell\tred\n", `goods.tsv:1: unknown column "colour"`},
		"failing example": {"stages.tsv", "form\tkind\tstage\tyes\tno\nyearn\tverb\tsought\tGhana yearned to buy tanks from Poland. => POL > GHA, tank, agreed\tGhana bought tanks from Poland.\n", `stages.tsv:2: "Ghana yearned to buy tanks from Poland."`},
		"rule without a day": {"rules.tsv", rule + "alp.bells\tNo bells\tLeague\tprohibited\tall members\t*\tHUN\tarms\t\t\tbells\tStatute 4\tSVN > HUN, tank, 2024-05-01\tSVN > AUT, tank, 2024-05-01\n",
			`rules.tsv:2: a rule needs the day`},
		"goods cycle": {"goods.tsv", "class\tparent\tlabel\tterms\nbell\tgong\tbells\tcowbell\ngong\tbell\tgongs\tgong\n", `goods.tsv:2: bell is its own parent by way of gong`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := fairPack(t, map[string]string{"speech_acts.tsv": fair["speech_acts.tsv"], c.file: c.text})
			for _, args := range [][]string{{"pack", "check", dir}, {"brief", "--pack", dir, article}, {"transfers", "--pack", dir, article}} {
				got := call(t, "", args...)
				if got.status != exitUsage || got.out != "" || !strings.Contains(got.err, c.want) {
					t.Errorf("%v: status %d, want %d and %q\n%s%s", args[:1], got.status, exitUsage, c.want, got.out, got.err)
				}
			}
		})
	}
}
