package pack

import (
	"strings"
	"testing"

	"secondsource"
)

// id is the id of an actor, "-" for none.
func id(a *Actor) string {
	if a == nil {
		return "-"
	}
	return a.ID
}

func TestEveryState(t *testing.T) {
	p := Default()
	n := 0
	for _, a := range p.Actors.All() {
		if a.Kind != KindState {
			continue
		}
		n++
		if len(a.ID) != 3 || a.Body != a.ID || a.State != a.ID {
			t.Errorf("%s: body %q, state %q", a.ID, a.Body, a.State)
		}
		if len(a.Demonyms) == 0 {
			t.Errorf("%s has no demonym", a.Name)
		}
		if a.Capital == "" && a.ID != "SYC" { // Victoria: see states.tsv
			t.Errorf("%s has no capital", a.Name)
		}
		if got := p.Actors.State(a.Name); id(got) != a.ID {
			t.Errorf("State(%q) is %s", a.Name, id(got))
		}
		ministry := p.Actors.Institution(a.ID, "foreign ministry")
		if ministry == nil || ministry.ID != a.ID+"/foreign-ministry" || ministry.Body != ministry.ID || ministry.State != a.ID {
			t.Errorf("foreign ministry of %s: %+v", a.Name, ministry)
		}
	}
	if n != 197 {
		t.Errorf("%d states, want 193 members, 2 observers, Taiwan and Kosovo", n)
	}
}

func TestStateWords(t *testing.T) {
	x := Default().Actors
	for word, want := range map[string]string{
		"Slovenia": "SVN", "Slovenian": "SVN", "Slovenes": "SVN", "Ljubljana": "SVN", "U.S.": "USA", "US": "USA", "us": "-", "America": "USA",
		"Americans": "USA", "British": "GBR", "Britons": "GBR", "UK": "GBR", "U.K.": "GBR", "Dutch": "NLD", "Danes": "DNK", "Swiss": "CHE",
		"Filipinos": "PHL", "Philippine": "PHL", "Türkiye": "TUR", "Turkiye": "TUR", "Turks": "TUR", "DPRK": "PRK", "D.P.R.K.": "PRK",
		"North Korean": "PRK", "Korean": "-", "Congolese": "-", "Dominican": "-", "Dominican Republic": "DOM", "DR Congo": "COD",
		"Bissau-Guinean": "GNB", "Guinea-Bissau": "GNB", "Guinean": "GIN", "Côte d’Ivoire": "CIV", "Cote d'Ivoire": "CIV", "Nigerien": "NER",
		"Nigerian": "NGA", "Kiev": "UKR", "Kyiv": "UKR", "Reykjavík": "ISL", "Holy See": "VAT", "Kosovars": "KOS", "Palestinian": "PSE",
		"Taiwanese": "TWN", "the Netherlands": "NLD", "The Netherlands": "NLD", "Emirati": "ARE", "Atlantis": "-", "": "-", "Niger": "NER",
		"Brussels": "-", "The Hague": "-", "Vienna": "AUT", "Moscow": "RUS", "Warsaw": "POL", "Washington": "USA", "Pyongyang": "PRK",
	} {
		if got := x.State(word); id(got) != want {
			t.Errorf("State(%q) is %s, want %s", word, id(got), want)
		}
	}
	for place, want := range map[string]string{"Seoul": "KOR", "Tehran": "IRN", "Brussels": "-", "Korea": "-", "Russia": "-"} {
		if got := x.Capital(place); id(got) != want {
			t.Errorf("Capital(%q) is %s, want %s", place, id(got), want)
		}
	}
	if seats := x.Seats("Brussels"); len(seats) < 3 {
		t.Errorf("%d seats in Brussels, want Belgium, the EU and NATO", len(seats))
	}
}

func TestNamed(t *testing.T) {
	x := Default().Actors
	for name, want := range map[string]string{
		"Kremlin": "RUS/presidency", "the Kremlin": "RUS/presidency", "White House": "USA/presidency", "Downing Street": "GBR/premiership",
		"No. 10": "GBR/premiership", "Blue House": "KOR/presidency", "Elysee": "FRA/presidency", "Élysée": "FRA/presidency",
		"Pentagon": "USA/defence-ministry", "State Department": "USA/foreign-ministry", "FSB": "RUS/fsb", "MI6": "GBR/mi6",
		"IAEA": "IAEA", "UN Security Council": "UN/security-council", "European Commission": "EU/commission", "Reuters": "reuters",
		"The New York Times": "nyt", "New York Times": "nyt", "Rosoboronexport": "RUS/arms-exporter", "Kim Jong-un": "kim-jong-un",
		"Kim Jong Un": "kim-jong-un", "Volodymyr Zelensky": "volodymyr-zelenskyy", "Maroš Šefčovič": "maros-sefcovic",
		"Maros Sefcovic": "maros-sefcovic", "kremlin": "-", "the North": "-", "the Times": "-", "Security Council": "-", "Kim": "-",
		"Treasury": "-", "Diet": "-", "Foreign Office": "-",
	} {
		if got := only(x.Named(name)); id(got) != want {
			t.Errorf("Named(%q) is %s, want %s", name, id(got), want)
		}
	}
	for name, want := range map[string]string{"the North": "PRK", "the South": "KOR", "Security Council": "UN/security-council", "the bloc": "EU"} {
		if got := only(x.Short(name)); id(got) != want {
			t.Errorf("Short(%q) is %s, want %s", name, id(got), want)
		}
	}
	for name, want := range map[string]int{"the Times": 3, "Foreign Office": 2, "Treasury": 2} {
		if got := x.Short(name); len(got) < want {
			t.Errorf("Short(%q) gives %d actors, want at least %d", name, len(got), want)
		}
	}
	if got := len(x.Family("Kim")); got < 5 {
		t.Errorf("%d persons of the name Kim", got)
	}
}

func TestInstitution(t *testing.T) {
	x := Default().Actors
	for _, c := range []struct{ owner, head, id, body, name string }{
		{"SVN", "finance ministry", "SVN/finance-ministry", "SVN/finance-ministry", "Slovenian Ministry of Finance"},
		{"SVN", "Ministry of Finance", "SVN/finance-ministry", "SVN/finance-ministry", ""},
		{"SVN", "finance minister", "SVN/finance-ministry", "SVN/finance-ministry", ""},
		{"SVN", "deputy finance minister", "SVN/finance-ministry", "SVN/finance-ministry", ""},
		{"SVN", "finance ministry spokeswoman", "SVN/finance-ministry", "SVN/finance-ministry", ""},
		{"SVN", "senior finance ministry officials", "SVN/finance-ministry", "SVN/finance-ministry", ""},
		{"SVN", "ministry of fisheries and forests", "SVN/fisheries-and-forests-ministry", "SVN/fisheries-and-forests-ministry", "Slovenian Ministry of Fisheries and Forests"},
		{"SVN", "fisheries minister", "SVN/fisheries-ministry", "SVN/fisheries-ministry", ""},
		{"SVN", "government", "SVN/government", "SVN", "Slovenian Government"},
		{"SVN", "government spokesman", "SVN", "SVN", ""},
		{"SVN", "prime minister", "SVN", "SVN", ""},
		{"SVN", "prime minister's office", "SVN/premiership", "SVN", ""},
		{"SVN", "president", "SVN", "SVN", ""},
		{"SVN", "embassy in Tokyo", "SVN/embassy", "SVN/foreign-ministry", ""},
		{"SVN", "ambassador to Japan", "SVN/embassy", "SVN/foreign-ministry", ""},
		{"SVN", "ambassador", "SVN/foreign-ministry", "SVN/foreign-ministry", ""},
		{"SVN", "army", "SVN/armed-forces", "SVN/armed-forces", ""},
		{"SVN", "police", "SVN/police", "SVN/police", ""},
		{"SVN", "parliament", "SVN/parliament", "SVN/parliament", ""},
		{"SVN", "lawmakers", "SVN/parliament", "SVN/parliament", ""},
		{"SVN", "official", "-", "", ""},
		{"SVN", "baker", "-", "", ""},
		{"XXX", "army", "-", "", ""},
		{"USA", "Treasury", "USA/finance-ministry", "USA/finance-ministry", "US Treasury"},
		{"GBR", "Treasury", "GBR/finance-ministry", "GBR/finance-ministry", "UK Treasury"},
		{"USA", "secretary of state", "USA/foreign-ministry", "USA/foreign-ministry", ""},
		{"USA", "state department official", "USA/foreign-ministry", "USA/foreign-ministry", ""},
		{"USA", "National Security Council", "USA/national-security-council", "USA", ""},
		{"USA", "national security adviser", "USA", "USA", ""},
		{"RUS", "Security Council", "RUS/security-council", "RUS", ""},
		{"RUS", "defence minister", "RUS/defence-ministry", "RUS/defence-ministry", "Russian Defence Ministry"},
		{"KOR", "unification ministry", "KOR/unification-ministry", "KOR/unification-ministry", ""},
		{"KOR", "National Intelligence Service", "KOR/intelligence-service", "KOR/intelligence-service", ""},
		{"KOR", "spy agency", "KOR/intelligence-service", "KOR/intelligence-service", ""},
		{"KOR", "Joint Chiefs of Staff", "KOR/armed-forces", "KOR/armed-forces", ""},
		{"IND", "foreign secretary", "IND/foreign-ministry", "IND/foreign-ministry", ""},
		{"GBR", "chancellor", "GBR/finance-ministry", "GBR/finance-ministry", ""},
		{"DEU", "chancellor", "DEU", "DEU", ""},
		{"EU", "foreign policy chief", "EU/external-action", "EU/external-action", ""},
		{"EU", "commission", "EU/commission", "EU/commission", ""},
		{"UN", "secretary-general", "UN", "UN", ""},
		{"NATO", "spokesperson", "NATO", "NATO", ""},
	} {
		a := x.Institution(c.owner, c.head)
		if id(a) != c.id {
			t.Errorf("Institution(%s, %q) is %s, want %s", c.owner, c.head, id(a), c.id)
			continue
		}
		if a == nil {
			continue
		}
		if a.Body != c.body || (c.name != "" && a.Name != c.name) {
			t.Errorf("Institution(%s, %q) is %q with body %s", c.owner, c.head, a.Name, a.Body)
		}
		if again := x.ByID(a.ID); again == nil || again.Name != a.Name || again.Body != a.Body {
			t.Errorf("ByID(%s) gives %+v", a.ID, again)
		}
		if top := x.Top(a.ID); top != c.owner {
			t.Errorf("Top(%s) is %s", a.ID, top)
		}
		if a.Channel != strings.HasSuffix(a.ID, "/parliament") {
			t.Errorf("%s: channel is %v", a.ID, a.Channel)
		}
	}
}

func TestDescribed(t *testing.T) {
	x := Default().Actors
	for text, want := range map[string]string{
		"Polish Ministry of Climate": "POL/environment-ministry", "Poland's Ministry of National Defence": "POL/defence-ministry",
		"the Polish Ministry of National Defence": "POL/defence-ministry", "Ministry of Finance of Slovenia": "SVN/finance-ministry",
		"Ministry of Foreign Affairs of the Republic of Korea": "KOR/foreign-ministry", "Seoul’s unification ministry": "KOR/unification-ministry",
		"German Embassy in Tokyo": "DEU/embassy", "US Embassy": "USA/embassy", "Russian Foreign Ministry": "RUS/foreign-ministry",
		"Sudanese Rapid Support Forces": "RSF", "Korean Air": "-", "American Airlines": "-", "British Council": "-", "French Open": "-",
		"Kyiv military": "-", "Burkina Faso's army": "BFA/armed-forces", "UN spokesman": "UN", "NATO official": "-", "Kremlin": "RUS/presidency",
		"American Jewish Committee": "-", "Norwegian Refugee Council": "NRC", "South African police": "ZAF/police", "the Guardian": "guardian",
	} {
		if got := x.Described(text); id(got) != want {
			t.Errorf("Described(%q) is %s, want %s", text, id(got), want)
		}
	}
}

func TestHolder(t *testing.T) {
	x := Default().Actors
	for _, c := range []struct{ role, state, day, want string }{
		{"president", "USA", "2019-05-01", "donald-trump"},
		{"president", "USA", "2023-05-01", "joe-biden"},
		{"president", "USA", "2021-01-20", "-"}, // both, on the day of handing over
		{"defence minister", "RUS", "2023-07-27", "sergei-shoigu"},
		{"defense minister", "RUS", "2024-06-01", "andrei-belousov"},
		{"defence minister", "RUS", "2024-05-13", "-"},
		{"Foreign Minister", "UKR", "2024-09-05", "-"},
		{"foreign-minister", "UKR", "2024-10-05", "andrii-sybiha"},
		{"foreign secretary", "GBR", "2022-01-01", "liz-truss"},
		{"chancellor", "GBR", "2023-01-01", "jeremy-hunt"},
		{"chancellor", "DEU", "2023-01-01", "olaf-scholz"},
		{"secretary of state", "USA", "2023-09-05", "antony-blinken"},
		{"unification minister", "KOR", "2024-01-01", "kim-yung-ho"},
		{"secretary-general", "NATO", "2024-11-01", "mark-rutte"},
		{"secretary general", "UN", "2024-11-01", "antonio-guterres"},
		{"spokesman", "RUS", "2023-01-01", "dmitry-peskov"},
		{"spokeswoman", "RUS/foreign-ministry", "2023-01-01", "maria-zakharova"},
		{"president", "RUS", "2031-01-01", "-"}, // beyond what the pack vouches for
		{"prime minister", "SVN", "2023-01-01", "robert-golob"},
		{"wizard", "SVN", "2023-01-01", "-"},
		{"president", "SVN", "", "-"},
	} {
		var day secondsource.Day
		if c.day != "" {
			day, _ = secondsource.ParseDay(c.day)
		}
		if got := x.Holder(c.role, c.state, day); id(got) != c.want {
			t.Errorf("Holder(%s, %s, %s) is %s, want %s", c.role, c.state, c.day, id(got), c.want)
		}
	}
	if x.ByID("john-kirby").OfficeOn(secondsource.DayOf(2022, 1, 5)).Body != "USA/defence-ministry" {
		t.Error("in January 2022 Kirby spoke for the Pentagon")
	}
	if a := x.ByID("john-kirby"); a.Body != "USA" || a.OfficeOn(secondsource.DayOf(2030, 1, 1)) != nil {
		t.Error("Kirby's latest body is the White House, and nobody knows that of 2030")
	}
}

func TestBound(t *testing.T) {
	for _, c := range []struct {
		text string
		from bool
		want string
	}{{"2020-02-03", true, "2020-02-03"}, {"2020-02", true, "2020-02-29"}, {"2020-02", false, "2020-02-01"}, {"2020", true, "2020-12-31"}, {"2020", false, "2020-01-01"}, {"", true, ""}} {
		if got, ok := bound(c.text, c.from); !ok || got.String() != c.want {
			t.Errorf("bound(%q, %v) is %v, %v", c.text, c.from, got, ok)
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"U.S.": "US", "Kim Jong-un": "Kim Jong un", "N’Djamena": "N'Djamena", "Guinea–Bissau": "Guinea Bissau", "  a\n b ": "a b",
		"Łódź": "Lodz", "Nguyễn Phú Trọng": "Nguyen Phu Trong", "": "", " ": "", "plain": "plain", "Yoon Suk Yeol": "Yoon Suk Yeol",
	} {
		if got := fold(text); got != want {
			t.Errorf("fold(%q) is %q, want %q", text, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"U.S.", "Élysée-Palace", "a  b", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := fold(s); fold(once) != once {
			t.Errorf("fold is not stable: %q, %q, %q", s, once, fold(once))
		}
	})
}

func TestRoles(t *testing.T) {
	r := Default().Roles
	for form, want := range map[string]string{"spokesmen": "spokesperson", "Senior Officials": "official", "secretaries-general": "secretary-general", "eyewitnesses": "witness"} {
		found := r.Find(form)
		if len(found) == 0 || found[0].ID != want {
			t.Errorf("Find(%q) is %+v, want %s", form, found, want)
		}
	}
	if o := r.Find("official"); !o[0].Alone || o[0].Class != "official" {
		t.Errorf("official is %+v", o[0])
	}
	if _, ok := r.In("SVN", "secretary of state"); ok {
		t.Error("the secretary of state heads a ministry only in the United States")
	}
}

func BenchmarkDescribed(b *testing.B) {
	x := Default().Actors
	b.ReportAllocs()
	for b.Loop() {
		if x.Described("Polish Ministry of National Defence") == nil || x.Described("Harbour Front Records") != nil {
			b.Fatal("wrong")
		}
	}
}

func BenchmarkInstitution(b *testing.B) {
	x := Default().Actors
	b.ReportAllocs()
	for b.Loop() {
		if x.Institution("POL", "finance ministry spokesman") == nil || x.Institution("POL", "long wooden bridge") != nil {
			b.Fatal("wrong")
		}
	}
}
