package pack

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"secondsource"
)

// write makes a pack folder out of file names and contents.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "mine")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestDefaultLoads(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	q, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p.Actors.All()[17], q.Actors.All()[17]) || len(p.Actors.All()) != len(q.Actors.All()) {
		t.Error("two loads differ")
	}
	kinds := map[string]int{}
	for _, a := range p.Actors.All() {
		kinds[a.Kind]++
	}
	for kind, atLeast := range map[string]int{KindState: 197, KindPerson: 600, KindInstitution: 250, KindOutlet: 250, KindAgency: 100, KindGroup: 20} {
		if kinds[kind] < atLeast {
			t.Errorf("%d actors of kind %s, want at least %d", kinds[kind], kind, atLeast)
		}
	}
	t.Logf("actors: %v; phrases %d, hedges %d, events %d, traps %d", kinds, len(p.Acts.Phrases()), len(p.Hedges), len(p.Events), len(p.Traps))
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestLoadErrors sees that every mistake is told with its file and line, and
// that nothing is loaded with it.
func TestLoadErrors(t *testing.T) {
	const persons = "id\tname\tvariants\trole\tbody\tstate\tfrom\tto\n"
	const rules = "id\ttitle\tauthority\tmodality\taddressee\tsupplier\trecipient\tgoods\tfrom\tto\tyes\tno\n"
	const institutions = "id\tname\taliases\tkind\tparent\n"
	for _, c := range []struct {
		name, file, text, want string
		kind                   error
	}{
		{"unknown column", "states.tsv", "id\tname\tpopulation\nXXA\tAland\t5\n", `mine/states.tsv:1: unknown column "population"`, secondsource.ErrInvalid},
		{"column twice", "states.tsv", "id\tname\tname\n", `states.tsv:1: column "name" stands twice`, secondsource.ErrInvalid},
		{"key missing", "states.tsv", "name\nAland\n", `states.tsv:1: column "id" is missing`, secondsource.ErrInvalid},
		{"too many cells", "states.tsv", "# x\nid\tname\nXXA\tAland\t5\n", `states.tsv:3: more cells than`, secondsource.ErrInvalid},
		{"empty key", "states.tsv", "id\tname\n\tAland\n", `states.tsv:2: the first column is empty`, secondsource.ErrInvalid},
		{"no name", "states.tsv", "id\tname\nXXA\n", `states.tsv:2: XXA has no name`, secondsource.ErrInvalid},
		{"not text", "states.tsv", "id\tname\nXXA\t\xff\n", `is not UTF-8`, secondsource.ErrInvalid},
		{"unknown table", "animals.tsv", "id\nXXA\n", `mine/animals.tsv:0: no table of a pack`, secondsource.ErrInvalid},
		{"id twice", "states.tsv", "id\tname\nXXA\tAland\nXXA\tBland\n", `states.tsv:3: XXA stands already in line 2`, secondsource.ErrConflict},
		{"id of another table", "outlets.tsv", "id\tname\nRUS\tRus News\n", `mine/outlets.tsv:2: id "RUS" is already that of Russia`, secondsource.ErrConflict},
		{"alias twice", "states.tsv", "id\tname\taliases\nXXA\tAland\tRuritania\nXXB\tBland\tRuritania\n", `states.tsv:3: state "Ruritania" is already that of Aland`, secondsource.ErrConflict},
		{"alias of a default", "persons.tsv", persons + "x-y\tXaver Ypsilon\tVladimir Putin\n", `mine/persons.tsv:2: person "Vladimir Putin" is already that of Vladimir Putin (base/persons.tsv:`, secondsource.ErrConflict},
		{"alias differing in marks", "institutions.tsv", institutions + "XI\tX-I\tÉlysée-Palace\n", `mine/institutions.tsv:2: institution "Élysée-Palace" is already that of Élysée Palace`, secondsource.ErrConflict},
		{"cycle", "institutions.tsv", institutions + "XA\tA Board\t\t\tXC\nXB\tB Board\t\t\tXA\nXC\tC Board\t\t\tXB\n", `mine/institutions.tsv:2: XA stands above itself`, secondsource.ErrConflict},
		{"own parent", "institutions.tsv", institutions + "XA\tA Board\t\t\tXA\n", `mine/institutions.tsv:2: XA stands above itself`, secondsource.ErrConflict},
		{"unknown parent", "institutions.tsv", institutions + "XA\tA Board\t\t\tXQ\n", `mine/institutions.tsv:2: unknown parent "XQ"`, secondsource.ErrNotFound},
		{"unknown kind", "institutions.tsv", institutions + "XA\tA Board\t\tplanet\n", `mine/institutions.tsv:2: unknown kind "planet"`, secondsource.ErrInvalid},
		{"channel", "institutions.tsv", "id\tname\tchannel\nXA\tA Board\tmaybe\n", `channel is yes or empty`, secondsource.ErrInvalid},
		{"overlapping offices", "persons.tsv", persons + "x-y\tXaver Ypsilon\t\tpresident\t\tSVN\t2010-01-01\t2013-01-01\n", `are both president of SVN from 2012-12-22`, secondsource.ErrConflict},
		{"open office", "persons.tsv", persons + "x-y\tXaver Ypsilon\t\tpresident\t\tXKX\t2010-01-01\n", `unknown state "XKX"`, secondsource.ErrNotFound},
		{"unknown role", "persons.tsv", persons + "x-y\tXaver Ypsilon\t\twizard\t\tSVN\t2010-01-01\n", `mine/persons.tsv:2: unknown role "wizard"`, secondsource.ErrNotFound},
		{"unknown body", "persons.tsv", persons + "x-y\tXaver Ypsilon\t\tofficial\tSVN/nowhere\tSVN\n", `mine/persons.tsv:2: unknown body "SVN/nowhere"`, secondsource.ErrNotFound},
		{"bad day", "persons.tsv", persons + "x-y\tXaver Ypsilon\t\tofficial\tSVN\tSVN\t2010-13-01\n", `mine/persons.tsv:2: a day is`, secondsource.ErrInvalid},
		{"ends early", "persons.tsv", persons + "x-y\tXaver Ypsilon\t\tofficial\tSVN\tSVN\t2010-01-02\t2010-01-01\n", `ends before it begins`, secondsource.ErrInvalid},
		{"two names of one id", "persons.tsv", persons + "x-y\tXaver Ypsilon\nx-y\tXenia Ypsilon\n", `mine/persons.tsv:3: id "x-y" is already that of Xaver Ypsilon`, secondsource.ErrConflict},
		{"unknown act", "speech_acts.tsv", "form\tkind\tact\nbless\tverb\tsing\n", `mine/speech_acts.tsv:2: unknown act "sing"`, secondsource.ErrInvalid},
		{"unknown frame", "speech_acts.tsv", "form\tkind\tact\tframes\nbless\tverb\tpraise\tS ZZ\n", `mine/speech_acts.tsv:2: unknown frame "ZZ"`, secondsource.ErrInvalid},
		{"unknown flag", "speech_acts.tsv", "form\tkind\tact\tflags\nbless\tverb\tpraise\tloud\n", `unknown flag "loud"`, secondsource.ErrInvalid},
		{"unknown stance", "speech_acts.tsv", "form\tkind\tact\tstance\nbless\tverb\tpraise\tz\n", `unknown stance "z"`, secondsource.ErrInvalid},
		{"unknown cue kind", "speech_acts.tsv", "form\tkind\tact\nbless\tadverb\tpraise\n", `unknown kind "adverb"`, secondsource.ErrInvalid},
		{"nothing to remove", "speech_acts.tsv", "form\tkind\n-yodel\tverb\n", `mine/speech_acts.tsv:2: nothing to remove`, secondsource.ErrNotFound},
		{"role form twice", "roles.tsv", "form\tid\tbody\tclass\nbaker\tbaker\t\tperson\nbaker\tcook\t\tperson\n", `mine/roles.tsv:3: "baker" is already a form of role "baker"`, secondsource.ErrConflict},
		{"role owner", "roles.tsv", "form\tid\tbody\tclass\towners\nbaker\tbaker\t\tperson\tQQQ\n", `mine/roles.tsv:2: unknown owner "QQQ"`, secondsource.ErrNotFound},
		{"role body", "roles.tsv", "form\tid\tbody\tclass\nbaker\tbaker\tbakery\tperson\n", `mine/roles.tsv:2: unknown body "bakery"`, secondsource.ErrNotFound},
		{"body form twice", "generic_bodies.tsv", "id\tname\tforms\nbakery\tBakery\tbakery;army\n", `form "army" stands already`, secondsource.ErrConflict},
		{"body without its star", "generic_bodies.tsv", "id\tname\tforms\n*-bakery\t* Bakery\tbakery\n", `does not say what *`, secondsource.ErrInvalid},
		{"hedge class", "hedges.tsv", "form\tclass\nkinda\tmood\n", `unknown class "mood"`, secondsource.ErrInvalid},
		{"object class", "objects.tsv", "form\tclass\nkinda\tmood\n", `unknown class "mood"`, secondsource.ErrInvalid},
		{"event", "events.tsv", "id\tname\tfrom\tto\nfair-1\tFair\t2020-02-02\t2020-02-01\n", `the event ends before it begins`, secondsource.ErrInvalid},
		{"event day", "events.tsv", "id\tname\tfrom\tto\nfair-1\tFair\tspring\t2020-02-01\n", `an event needs two days`, secondsource.ErrInvalid},
		{"trap one way", "traps.tsv", "sentence\texpectation\ttrap\nHe sang.\tnone\tsing\nShe sang.\tnone\tsing\n", `mine/traps.tsv:3: all sentences of trap "sing" expect none`, secondsource.ErrInvalid},
		{"unknown event", "event_words.tsv", "form\tkind\tevent\targs\nsing\tverb\tconcert\tsubj=singer\n", `mine/event_words.tsv:2: unknown event "concert"`, secondsource.ErrNotFound},
		{"unknown role", "event_words.tsv", "form\tkind\tevent\targs\nsing\tverb\tmeeting\tsubj=singer\n", `mine/event_words.tsv:2: event meeting has no role "singer"`, secondsource.ErrNotFound},
		{"unknown group", "event_words.tsv", "form\tkind\tevent\targs\n@singing\tverb\tmeeting\t\n", `mine/event_words.tsv:2: unknown group @singing`, secondsource.ErrNotFound},
		{"event without words", "event_kinds.tsv", "id\tlabel\troles\nconcert\tconcert\tsinger+:actor\n", `mine/event_kinds.tsv:2: event concert lacks a word`, secondsource.ErrInvalid},
		{"event without examples", "event_kinds.tsv", "id\tlabel\troles\nconcert\tconcert\tsinger+:actor\n", `mine/event_kinds.tsv:2: event:concert lacks an example`, secondsource.ErrInvalid},
		{"role type", "event_kinds.tsv", "id\tlabel\troles\nconcert\tconcert\tsinger:voice\n", `mine/event_kinds.tsv:2: unknown type "voice" of role singer`, secondsource.ErrInvalid},
		{"facet of nothing", "facets.tsv", "id\tlabel\ttype\nsongs\tsongs\tnumber\n", `mine/facets.tsv:2: songs is answered by no event`, secondsource.ErrInvalid},
		{"facet of no role", "facets.tsv", "id\tlabel\ttype\tfrom\nsongs\tsongs\tnumber\tmeeting.singer\n", `mine/facets.tsv:2: event meeting has no role "singer"`, secondsource.ErrNotFound},
		{"facet type", "facets.tsv", "id\tlabel\ttype\tfrom\nsongs\tsongs\ttune\tmeeting.place\n", `mine/facets.tsv:2: unknown type "tune"`, secondsource.ErrInvalid},
		{"example of nothing", "examples.tsv", "sentence\trule\texpectation\nShe sang.\tevent:concert\tyes\n", `mine/examples.tsv:2: unknown event "concert"`, secondsource.ErrNotFound},
		{"example that expects nothing", "examples.tsv", "sentence\trule\texpectation\nShe sang.\tevent:meeting\tmaybe\n", `mine/examples.tsv:2: an expectation is yes, no or ROLE=WORDS`, secondsource.ErrInvalid},
		{"trap outcome", "traps.tsv", "sentence\texpectation\ttrap\nHe sang.\tact=sing\tsing\n", `unknown expectation "act=sing"`, secondsource.ErrInvalid},
		{"goods cycle", "goods.tsv", "class\tparent\tlabel\tterms\nbell\tgong\tbells\tcowbell\ngong\tbell\tgongs\tgong\n", `mine/goods.tsv:2: bell is its own parent by way of gong`, secondsource.ErrInvalid},
		{"goods of no parent", "goods.tsv", "class\tparent\nbell\tbronze\n", `mine/goods.tsv:2: unknown parent "bronze"`, secondsource.ErrNotFound},
		{"word of two classes", "goods.tsv", "class\tparent\tlabel\tterms\nbell\tarms\tbells\trifle\n", `the word "rifle" stands already`, secondsource.ErrConflict},
		{"rule without a day", "rules.tsv", rules + "x\tNo bells\tLeague\tprohibited\tall\t*\tHUN\tarms\t\t\tSVN > HUN, tank, 2024-05-01\tSVN > AUT, tank, 2024-05-01\n", `mine/rules.tsv:2: a rule needs the day from which it is in force`, secondsource.ErrInvalid},
		{"rule that ends early", "rules.tsv", rules + "x\tNo bells\tLeague\tprohibited\tall\t*\tHUN\tarms\t2020-01-02\t2020-01-01\tSVN > HUN, tank, 2020-01-02\tSVN > AUT, tank, 2024-05-01\n", `mine/rules.tsv:2: `, secondsource.ErrInvalid},
		{"rule of unknown goods", "rules.tsv", rules + "x\tNo bells\tLeague\tprohibited\tall\t*\tHUN\tbell\t2020-01-02\t\tSVN > HUN, bell, 2024-05-01\tSVN > AUT, tank, 2024-05-01\n", `mine/rules.tsv:2: unknown class of goods "bell"`, secondsource.ErrNotFound},
		{"rule whose example fails", "rules.tsv", rules + "x\tNo bells\tLeague\tprohibited\tall\t*\tHUN\tarms\t2020-01-02\t\tSVN > AUT, tank, 2024-05-01\tSVN > AUT, food, 2024-05-01\n", `mine/rules.tsv:2: `, secondsource.ErrInvalid},
		{"frame without examples", "transfers.tsv", "form\tkind\tstage\tgiver\trecipient\tgoods\nchuck\tverb\tdelivered\tsubj\tto\tobj\n", `mine/transfers.tsv:2: a rule needs an example`, secondsource.ErrInvalid},
		{"frame of no place", "transfers.tsv", "form\tkind\tstage\tgiver\trecipient\tgoods\tyes\tno\nchuck\tverb\tdelivered\tsubj\ttowards\tobj\tA. => ?\tB.\n", `mine/transfers.tsv:2: unknown place "towards"`, secondsource.ErrInvalid},
		{"unknown stage", "stages.tsv", "form\tkind\tstage\tyes\tno\nyearn\tverb\tdesired\tA. => ?\tB.\n", `mine/stages.tsv:2: unknown stage "desired"`, secondsource.ErrInvalid},
		{"instrument without examples", "instruments.tsv", "form\tclass\tregime\tprecision\nbell statute\tlaw\tALP\tnamed\n", `mine/instruments.tsv:2: an instrument needs an example`, secondsource.ErrInvalid},
		{"place of no state", "places.tsv", "name\tstate\nBellville\tXXQ\n", `mine/places.tsv:2: unknown state "XXQ"`, secondsource.ErrNotFound},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := Load(write(t, map[string]string{c.file: c.text}))
			if err == nil {
				t.Fatal("loaded without an error")
			}
			if p != nil {
				t.Error("half a pack was given")
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is\n\t%v\nwant\n\t%s", err, c.want)
			}
			if !errors.Is(err, c.kind) {
				t.Errorf("%v is not %v", err, c.kind)
			}
		})
	}
}

func TestLoadFolderErrors(t *testing.T) {
	if _, err := Load(filepath.Join(t.TempDir(), "absent")); !errors.Is(err, secondsource.ErrNotFound) {
		t.Errorf("absent folder: %v", err)
	}
	if _, err := Load(write(t, map[string]string{"README.md": "nothing"})); !errors.Is(err, secondsource.ErrInvalid) {
		t.Errorf("folder without tables: %v", err)
	}
}

// TestManyProblems sees that all lines of a bad file are told at once, in order.
func TestManyProblems(t *testing.T) {
	text := "form\tkind\tact\n" + strings.Repeat("bless\tverb\tsing\n", 50)
	_, err := Load(write(t, map[string]string{"speech_acts.tsv": text}))
	if err == nil || !strings.Contains(err.Error(), "speech_acts.tsv:3:") || !strings.Contains(err.Error(), "and 30 more") {
		t.Errorf("error is %v", err)
	}
}

func TestOverlay(t *testing.T) {
	dir := write(t, map[string]string{
		"speech_acts.tsv":  "form\tkind\tact\tframes\nsay\tverb\tannounce\tQ\nyodel\tverb\tassert\tQ\n-tweet\tverb\n",
		"institutions.tsv": "id\tname\taliases\nRUS/presidency\tThe Senate Palace\nSVN/finance-ministry\tMinistrstvo za finance\tMF\n",
		"persons.tsv":      "id\tname\trole\tstate\tfrom\n-tanja-fajon\ntina-novak\tTina Novak\tforeign-minister\tSVN\t2026-02-01\n",
	})
	p, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Acts.Verb("say"); len(got) != 1 || got[0].Act != secondsource.Announce {
		t.Errorf("say was not replaced: %v", got)
	}
	if p.Acts.Verb("yodel") == nil || p.Acts.Verb("tweet") != nil || p.Acts.Verb("tell") == nil {
		t.Error("yodel was not added, tweet not removed or tell lost")
	}
	if p.Actors.Named("Kremlin") != nil || p.Actors.ByID("RUS/presidency").Name != "The Senate Palace" {
		t.Error("the Kremlin was not replaced")
	}
	if a := p.Actors.Institution("SVN", "finance minister"); a.Name != "Ministrstvo za finance" || a.State != "SVN" || a.Parent != "SVN" {
		t.Errorf("the finance ministry is %+v", a)
	}
	if a := p.Actors.Holder("foreign minister", "SVN", secondsource.DayOf(2026, 3, 1)); a == nil || a.Name != "Tina Novak" {
		t.Errorf("foreign minister is %+v", a)
	}
	if want := []string{"base", "arms", "accidents", "mine"}; !reflect.DeepEqual(p.Names, want) {
		t.Errorf("packs %v, want %v", p.Names, want)
	}
}

// TestOverlayOfEveryKind sees that a folder adds to, replaces and removes each kind
// of knowledge.
func TestOverlayOfEveryKind(t *testing.T) {
	const stage = "\tGhana mulled buying tanks from Poland. => POL > GHA, tank, sought\tGhana bought tanks from Poland.\n"
	p, err := Load(write(t, map[string]string{
		"goods.tsv":       "class\tparent\tlabel\tterms\nbell\tarms\tbells\tcowbell\ntank\tarms\tpanzers\ttank\n-bomb\n",
		"stages.tsv":      "form\tkind\tstage\tyes\tno\nyearn\tverb\tsought" + stage + "mull\tverb\tsought" + stage + "-hope\tverb\n",
		"rules.tsv":       "id\ttitle\tauthority\tmodality\taddressee\tsupplier\trecipient\tgoods\tfrom\tyes\tno\nx\tNo bells\tLeague\tprohibited\tall\t*\tHUN\tbell\t2020-01-01\tSVN > HUN, bell, 2024-05-01\tSVN > AUT, bell, 2024-05-01\nun.prk.arms.from\tRewritten\tUN\tprohibited\tall\tPRK\t*\tarms\t2006-10-14\tPRK > SYR, missile, 2024-03-01\tSYR > PRK, missile, 2024-03-01\n-un.prk.technology\n",
		"outlets.tsv":     "id\tname\taliases\tkind\ndale-post\tThe Dale Post\tDale Post\toutlet\nreuters\tReuters of Old\tReuters\tagency\n-dpa\n",
		"event_kinds.tsv": "id\tlabel\troles\tlisted\nconcert\tconcert\tplayer+:actor\tyes\nprotest\tmarch\tsource+:actor;target\tyes\n",
		"event_words.tsv": "form\tkind\tevent\targs\nserenade\tverb\tconcert\tsubj=player\n",
		"examples.tsv":    "sentence\trule\texpectation\nThe workers sang.\tevent:concert\tyes\nThe kettle sang.\tevent:concert\tno\n",
		"events.tsv":      "id\tname\tfrom\tto\nbell-fair-2024\tBell Fair\t2024-05-13\t2024-05-15\nunga-2015\tGeneral debate\t2015-09-28\t2015-10-06\n-unga-2016\n",
		"places.tsv":      "name\tstate\nBellville\tSVN\nKoper\tITA\n-Tobruk\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	rule := func(id string) (title string) {
		for _, r := range p.Law.Rules {
			if r.ID == id {
				title += r.Title + ";"
			}
		}
		return title
	}
	stages := func(word string) (stage string) {
		for _, w := range p.Trade.Stages {
			if w.Form[0] == word && w.Kind == "verb" {
				stage += string(w.Stage) + ";"
			}
		}
		return stage
	}
	event := func(id string) (day string) {
		for _, e := range p.Events {
			if e.ID == id {
				day += e.To.String() + ";"
			}
		}
		return day
	}
	name := func(id string) string {
		if a := p.Actors.ByID(id); a != nil {
			return a.Name
		}
		return ""
	}
	for _, c := range []struct{ kind, got, want string }{
		{"goods added", p.Goods.Top("bell"), "arms"}, {"goods replaced", p.Goods.Class("tank").Label, "panzers"},
		{"stage added", stages("yearn"), "sought;"}, {"stage replaced", stages("mull"), "sought;"}, {"stage removed", stages("hope"), ""},
		{"rule added", rule("x"), "No bells;"}, {"rule replaced with all its versions", rule("un.prk.arms.from"), "Rewritten;"}, {"rule removed", rule("un.prk.technology"), ""},
		{"outlet added", name("dale-post"), "The Dale Post"}, {"outlet replaced", name("reuters"), "Reuters of Old"}, {"outlet removed", name("dpa"), ""},
		{"event kind added", p.Kinds.Event("concert").Label, "concert"}, {"event kind replaced", p.Kinds.Event("protest").Label, "march"},
		{"calendar added", event("bell-fair-2024"), "2024-05-15;"}, {"calendar replaced", event("unga-2015"), "2015-10-06;"}, {"calendar removed", event("unga-2016"), ""},
		{"place added", p.Places.State("Bellville"), "SVN"}, {"place replaced", p.Places.State("Koper"), "ITA"}, {"place removed", p.Places.State("Tobruk"), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.kind, c.got, c.want)
		}
	}
	if p.Goods.Class("bomb") != nil {
		t.Error("goods were not removed")
	}
}

// TestSharedAlias sees that a marked alias is found with all who bear it.
func TestSharedAlias(t *testing.T) {
	p, err := Load(write(t, map[string]string{
		"persons.tsv": "id\tname\tvariants\tstate\nsergei-lavrov-2\t&Sergei Lavrov\tSeryozha\tRUS\n",
		"states.tsv":  "id\tname\taliases\tadjectives\tcapital\nXXA\tOltenia\t?the Hills\t&Romanian\t&Bucharest\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Actors.Named("Sergei Lavrov"); len(got) != 2 || got[1].Name != "Sergei Lavrov" {
		t.Errorf("Named gives %v", got)
	}
	if got := p.Actors.Named("Seryozha"); len(got) != 1 {
		t.Errorf("Seryozha is %v", got)
	}
	if p.Actors.State("Romanian") != nil || p.Actors.State("Bucharest") != nil || len(p.Actors.States("Bucharest")) != 2 {
		t.Error("a shared word must name no state alone")
	}
	if p.Actors.Named("the Hills") != nil || len(p.Actors.Short("the Hills")) != 1 {
		t.Error("the Hills need context")
	}
}
