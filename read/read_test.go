package read_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"secondsource"
	"secondsource/read"
)

// lead is an ordinary English paragraph for texts whose content does not matter.
const lead = "The harbour office said on Tuesday that it had not been told of the inspection and would ask the ministry for the papers.\n"

// tree writes files below a fresh folder; a name ending in / is a folder, a
// content beginning with "-> " a link.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		if to, ok := strings.CutPrefix(content, "-> "); ok {
			err = os.Symlink(to, p)
		} else if strings.HasSuffix(name, "/") {
			err = os.MkdirAll(p, 0o755)
		} else {
			err = os.WriteFile(p, []byte(content), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func paths(t *testing.T, args ...string) ([]*secondsource.Doc, []secondsource.Skip) {
	t.Helper()
	docs, skipped, err := read.Paths(args, nil, read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return docs, skipped
}

// one reads a single file of this name and content.
func one(t *testing.T, name, content string) *secondsource.Doc {
	t.Helper()
	docs, skipped := paths(t, filepath.Join(tree(t, map[string]string{name: content}), name))
	if len(docs) != 1 {
		t.Fatalf("%s: %d documents, skipped %v", name, len(docs), skipped)
	}
	return docs[0]
}

func TestPlainTextIsTheFile(t *testing.T) {
	for name, content := range map[string]string{
		"unix":     "A headline\n\n" + lead,
		"windows":  "A headline\r\n\r\n" + strings.ReplaceAll(lead, "\n", "\r\n"),
		"mark":     "\uFEFF" + lead,
		"no end":   strings.TrimSpace(lead),
		"curly":    "“We do not comment,” the mayor’s office said — twice — on Monday.",
		"short":    "Mayor denies report",
		"cyrillic": "The mayor of Ужгород, Богдан Андріїв, said the bridge to Slovakia would be closed for repairs on Monday.",
		"markers":  "Talks \x1b[1mwere\x1b[0m held on Monday, the ministry said.",
	} {
		d := one(t, name+".txt", content)
		if d.Text != content || !d.Own {
			t.Errorf("%s: text %q, own %v", name, d.Text, d.Own)
		}
	}
}

func TestDecoding(t *testing.T) {
	const want = "“Café” owners said: ‘no’ – the mayor’s office answered on Tuesday."
	western := "\x93Caf\xe9\x94 owners said: \x91no\x92 \x96 the mayor\x92s office answered on Tuesday."
	var little, big []byte
	for _, r := range want {
		little = append(little, byte(r), byte(r>>8))
		big = append(big, byte(r>>8), byte(r))
	}
	for name, c := range map[string]struct{ content, remark string }{
		"windows-1252":           {western, "Windows-1252"},
		"UTF-16":                 {"\xff\xfe" + string(little), ""},
		"UTF-16, big":            {"\xfe\xff" + string(big), ""},
		"UTF-16, no mark":        {string(little), ""},
		"UTF-16, big, no mark":   {string(big), ""},
		"a stray mark":           {"\xff\xfe" + want, "marks"},
		"a mark in the middle":   {want[:20] + "\xff\xfe" + want[20:], "marks"},
		"a mark before 1252":     {"\xff\xfe" + western, "Windows-1252"},
		"a mark made letters":    {"ÿþ" + want, "marks"},
		"the marks of two kinds": {"\ufeffÿþ" + want, "marks"},
	} {
		d := one(t, "a.txt", c.content)
		if d.Text != want || d.Own {
			t.Errorf("%s: text %q, own %v", name, d.Text, d.Own)
		}
		if noted := len(d.Skipped) == 1 && d.Skipped[0].Doc == d.ID && d.Skipped[0].Reason == secondsource.SkipMalformed &&
			strings.Contains(d.Skipped[0].Detail, c.remark); noted != (c.remark != "") {
			t.Errorf("%s: skipped %+v", name, d.Skipped)
		}
	}
	d := one(t, "a.txt", strings.Repeat("“Café”, she said. ", 20)+"caf\xc3")
	if !strings.HasSuffix(d.Text, "caf\uFFFD") || d.Own || len(d.Skipped) != 1 {
		t.Errorf("UTF-8 cut short: text %q, own %v, skipped %v", d.Text, d.Own, d.Skipped)
	}
}

// TestBadRecords: what is wrong with a line is said in words that a person who
// does not program understands.
func TestBadRecords(t *testing.T) {
	for line, want := range map[string]string{
		`{"id": "a", "text": 5}`:                "line 2: the field \"text\" is a number, a text in quotation marks was expected",
		`{"id": "a", "text": ["x"]}`:            "the field \"text\" is a list",
		`{"id": "a", "title": {}, "text": "x"}`: "the field \"title\" is an object",
		`["a", "b"]`:                            "line 2: it is a list, an object {…} with id,",
		`{"id": "a"}`:                           "line 2: the field \"text\" is missing",
		`{"id": "a", "text": "The`:              "line 2: it ends in the middle of an object",
		`{"id": "a", text: "The mayor"}`:        "line 2: no JSON from character 13 on",
		`The mayor said so.`:                    "line 2: no JSON from character 1 on",
	} {
		path := filepath.Join(tree(t, map[string]string{"a.jsonl": `{"id": "good", "text": "The mayor said on Tuesday that it was so."}` + "\n" + line + "\n"}), "a.jsonl")
		docs, skipped := paths(t, path)
		if len(docs) != 1 || len(skipped) != 1 || !strings.Contains(skipped[0].Detail, want) {
			t.Errorf("%s: %d documents, skipped %+v, want %q", line, len(docs), skipped, want)
			continue
		}
		for _, ours := range []string{"Go ", "unmarshal", "struct", "read.record", "invalid character"} {
			if strings.Contains(skipped[0].Detail, ours) {
				t.Errorf("%s: %q speaks of %q", line, skipped[0].Detail, ours)
			}
		}
	}
}

func TestSkips(t *testing.T) {
	german := strings.Repeat("Die Regierung hat am Dienstag mitgeteilt, dass die Verhandlungen über das Abkommen nicht abgeschlossen worden sind. ", 4)
	for _, c := range []struct {
		name, content string
		want          secondsource.SkipReason
		detail        string
	}{
		{"empty.txt", "", secondsource.SkipEmpty, ""},
		{"blank.txt", " \r\n\t\n\uFEFF", secondsource.SkipEmpty, ""},
		{"zero.txt", "The mayor\x00said on Tuesday", secondsource.SkipBinary, ""},
		{"controls.txt", strings.Repeat("a\x01\x02\x03b", 100), secondsource.SkipBinary, ""},
		{"noise.txt", strings.Repeat("\xff\xfa\xf8\x81ab", 50), secondsource.SkipMalformed, "UTF-8"},
		{"quotes.txt", strings.Repeat("\"“”'«»", 500), secondsource.SkipNoText, ""},
		{"digits.txt", strings.Repeat("12 34\n", 500), secondsource.SkipNoText, ""},
		{"german.txt", german, secondsource.SkipLanguage, "German"},
		{"russian.txt", "Министерство обороны сообщило во вторник, что переговоры продолжаются.", secondsource.SkipLanguage, "Russian"},
		{"line.txt", strings.Repeat("word ", 50<<20/5), secondsource.SkipLongLine, "lines"},
		{"huge.txt", strings.Repeat(lead, read.MaxText/len(lead)+1), secondsource.SkipTooLarge, "64 MB"},
		{"report.pdf", "%PDF-1.7", secondsource.SkipFormat, "pdftotext -layout report.pdf report.txt"},
		{"report.txt", "%PDF-1.7", secondsource.SkipFormat, "pdftotext"},
		{"letter.docx", "PK\x03\x04", secondsource.SkipFormat, "pandoc letter.docx"},
		{"mail.eml", "From: a\n\n" + lead, secondsource.SkipFormat, "plain text"},
		{"feed.rss", "<rss></rss>", secondsource.SkipFormat, "HTML"},
		{"data.json", `[{"text": "x"}]`, secondsource.SkipFormat, "jq"},
		{"empty.jsonl", "\n\n", secondsource.SkipEmpty, ""},
		{"bare.html", "<html><script>var x = 'a long sentence that is not text at all'</script></html>", secondsource.SkipNoText, ""},
	} {
		dir := tree(t, map[string]string{c.name: c.content, "good.txt": lead})
		docs, skipped := paths(t, filepath.Join(dir, c.name), filepath.Join(dir, "good.txt"))
		if len(docs) != 1 || len(skipped) != 1 {
			t.Errorf("%s: %d documents, skipped %v", c.name, len(docs), skipped)
			continue
		}
		s := skipped[0]
		if s.Reason != c.want || !strings.Contains(s.Detail, c.detail) || s.Doc != filepath.Join(dir, c.name) {
			t.Errorf("%s: skipped %+v, want %s … %s", c.name, s, c.want, c.detail)
		}
	}
}

// A headline or a text full of foreign names must not be taken for another
// language.
func TestEnglishIsKept(t *testing.T) {
	for _, text := range []string{
		"Koalitionsverhandlungen: Merz denies report",
		"Vučić, Orbán discuss Novi Sad-Budapest railway",
		"Macron: „Nous sommes prêts“",
		strings.Repeat("Zdravko Počivalšek, Borut Pahor, Janez Janša and Marjan Šarec met in Škofja Loka. ", 5),
		strings.Repeat("Real Sociedad 2 (Etxeberria 12, Gabilondo 88), Deportivo La Coruña 1 (Valerón). ", 6) + "The results of the matches were given by the league.",
		"KCNA: Kim Jong Un inspects munitions factories in Jagang, Pyongyang, North Phyongan",
	} {
		if d := one(t, "a.txt", text); d.Text != text {
			t.Errorf("text changed: %q", d.Text)
		}
	}
}

// TestShortForeign: three sentences are enough to tell another language, and an
// English text of that length is never taken for one.
func TestShortForeign(t *testing.T) {
	dir := t.TempDir()
	for lang, text := range map[string]string{
		"French":     "Le ministre a déclaré mardi que les drones avaient été livrés en mars. La société nie ces accusations. Le directeur parle de pompes.",
		"German":     "Der Minister sagte am Dienstag, die Drohnen seien im März geliefert worden. Die Firma weist das zurück. Der Direktor spricht von Pumpen.",
		"Spanish":    "El ministro dijo el martes que los drones fueron entregados en marzo. La empresa niega las acusaciones. El director habla de bombas de agua.",
		"Italian":    "Il ministro ha detto martedì che i droni sono stati consegnati a marzo. L'azienda nega le accuse. Il direttore parla di pompe.",
		"Portuguese": "O ministro disse na terça-feira que os drones foram entregues em março. A empresa nega as acusações. O diretor fala de bombas.",
		"Dutch":      "De minister zei dinsdag dat de drones in maart waren geleverd. Het bedrijf ontkent de beschuldigingen. De directeur spreekt van pompen.",
		"Polish":     "Minister powiedział we wtorek, że drony zostały dostarczone w marcu. Firma zaprzecza tym oskarżeniom. Dyrektor mówi, że to były pompy.",
		"Turkish":    "Bakan salı günü insansız hava araçlarının mart ayında teslim edildiğini söyledi. Şirket suçlamaları reddediyor ve bu iddiaların doğru olmadığını söylüyor.",
		"Russian":    "Министр заявил во вторник, что дроны были доставлены в марте. Компания отрицает обвинения. Директор говорит о насосах.",
		"Ukrainian":  "Міністр заявив у вівторок, що дрони були доставлені в березні.",
	} {
		path := filepath.Join(dir, lang+".txt")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		docs, skipped := paths(t, path)
		if len(docs) != 0 || len(skipped) != 1 || skipped[0].Reason != secondsource.SkipLanguage || !strings.Contains(skipped[0].Detail, lang) {
			t.Errorf("%s: %d documents, skipped %v", lang, len(docs), skipped)
		}
	}
	for _, text := range []string{
		"Deportivo La Coruña sign Íñigo López de la Peña from Real Sociedad de Fútbol",
		"Côte d'Ivoire: Guéré, Bété and Sénoufo chiefs, préfets meet at Gagnoa café",
		"De la Rua and De la Cruz reach Los Angeles",
		"Finance ministry denies report",
		"Lech Kaczyński, Donald Tusk, Władysław Bartoszewski, Bronisław Komorowski meet Wałęsa.",
	} {
		if d := one(t, "a.txt", text); d.Text != text {
			t.Errorf("text changed: %q", d.Text)
		}
	}
}

func TestLongLineLeavesTheRest(t *testing.T) {
	long := strings.Repeat("x", secondsource.MaxParagraph+1)
	d := one(t, "a.txt", lead+long+"\n"+lead)
	if len(d.Skipped) != 1 || d.Skipped[0].Reason != secondsource.SkipLongLine || d.Skipped[0].Doc != d.ID {
		t.Fatalf("skipped %+v", d.Skipped)
	}
	if got := d.Skipped[0].Spans[0].Of(d.Text); got != long {
		t.Errorf("span of %d bytes, want %d", len(got), len(long))
	}
}

func TestFolder(t *testing.T) {
	dir := tree(t, map[string]string{
		"b.txt": lead + "b", "a/z.md": lead + "z", "a/y.html": "<p>" + lead + lead, "c.text": lead + "c", "wire.0123": lead + "wire", "noext": lead + "noext",
		"README.md": lead, "LICENSE": lead, ".hidden.txt": lead, ".git/x.txt": lead, "gold.json": "{}", "main.go": "package main",
		"photo.jpg": "\xff\xd8", "old.txt~": lead, "tool": "\x7fELF\x00", "Makefile": "all:\n", "paper.pdf": "%PDF-", "list": "a\nb\n",
	})
	docs, skipped := paths(t, dir)
	var got []string
	for _, d := range docs {
		rel, _ := filepath.Rel(dir, d.Path)
		got = append(got, filepath.ToSlash(rel))
	}
	if s := strings.Join(got, " "); s != "a/y.html a/z.md b.txt c.text noext wire.0123" {
		t.Errorf("read %s", s)
	}
	if len(skipped) != 1 || skipped[0].Doc != filepath.Join(dir, "paper.pdf") {
		t.Errorf("skipped %+v, want the PDF", skipped)
	}
}

func TestErrors(t *testing.T) {
	dir := tree(t, map[string]string{"none/main.go": "package main", "good.txt": lead})
	missing := filepath.Join(dir, "a <b>\nc.txt")
	docs, _, err := read.Paths([]string{missing, filepath.Join(dir, "good.txt"), filepath.Join(dir, "none")}, nil, read.Options{})
	if !errors.Is(err, secondsource.ErrNotFound) || len(docs) != 1 {
		t.Fatalf("%d documents, error %v", len(docs), err)
	}
	for _, want := range []string{`a <b>\nc.txt`, "no articles in this folder"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q does not say %q", err, want)
		}
	}
}

func TestLinks(t *testing.T) {
	dir := tree(t, map[string]string{
		"a/text.txt": lead, "a/again": "-> ../a", "b/up": "-> ..", "b/other.txt": "-> ../a/text.txt",
		"b/self.txt": "-> self.txt", "b/gone.txt": "-> nowhere.txt", "b/text.txt": lead + lead,
	})
	docs, skipped := paths(t, dir)
	if len(docs) != 2 {
		t.Errorf("%d documents, want 2", len(docs))
	}
	count := map[secondsource.SkipReason]int{}
	for _, s := range skipped {
		count[s.Reason]++
	}
	if count[secondsource.SkipDuplicate] != 3 || count[secondsource.SkipUnreadable] != 2 {
		t.Errorf("skipped %+v", skipped)
	}
}

func TestUnreadable(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": lead, "b.txt": lead})
	if err := os.Chmod(filepath.Join(dir, "a.txt"), 0); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Open(filepath.Join(dir, "a.txt")); err == nil {
		f.Close()
		t.Skip("this user may read everything")
	}
	docs, skipped, err := read.Paths([]string{dir}, nil, read.Options{})
	if err != nil || len(docs) != 1 || len(skipped) != 1 || skipped[0].Reason != secondsource.SkipUnreadable {
		t.Errorf("folder: %d documents, skipped %v, error %v", len(docs), skipped, err)
	}
	if _, _, err = read.Paths([]string{filepath.Join(dir, "a.txt")}, nil, read.Options{}); err == nil {
		t.Error("no error for a file that was named")
	}
}

func TestIDs(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": lead, "b.txt": lead, "c.txt": lead + "And so on."})
	a, b, c := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt"), filepath.Join(dir, "c.txt")
	ids := func(args ...string) map[string]string {
		docs, _ := paths(t, args...)
		m := map[string]string{}
		for _, d := range docs {
			m[d.Path] = d.ID
		}
		return m
	}
	all, turned, alone := ids(a, b, c), ids(c, b, a), ids(b)
	for p, id := range all {
		if len(id) != 11 || id[0] != 'd' || turned[p] != id {
			t.Errorf("%s: id %q, in another order %q", p, id, turned[p])
		}
	}
	if all[a] == all[b] || all[a] == all[c] || alone[b] != all[a] {
		t.Errorf("ids %v, b alone %v", all, alone)
	}
}

func TestStream(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		docs int
		own  bool
	}{
		"text":    {"A headline\n\n" + lead, 1, true},
		"page":    {"<!DOCTYPE html><title>x</title><p>" + lead, 1, false},
		"records": {`{"id": "1", "text": "The mayor said no."}` + "\n" + `{"id": "2", "text": "The mayor said yes."}`, 2, false},
	} {
		docs, skipped, err := read.Paths([]string{"-", "-"}, strings.NewReader(c.in), read.Options{})
		if err != nil || len(docs) != c.docs || docs[0].Path != "-" || docs[0].Own != c.own {
			t.Errorf("%s: %d documents, skipped %v, error %v", name, len(docs), skipped, err)
		}
		if len(skipped) != 1 || skipped[0].Reason != secondsource.SkipDuplicate {
			t.Errorf("%s: the second - was not reported: %v", name, skipped)
		}
	}
}

func TestPublished(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": lead, "b.txt": lead + "b", "r.jsonl": `{"id":"r1","published":"2024-02-29","text":"The mayor said no."}`})
	day := func(s string) secondsource.Day {
		d, err := secondsource.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	o := read.Options{Published: map[string]secondsource.Day{filepath.Join(dir, "a.txt"): day("2023-09-05"), "": day("2023-01-01"), "nobody.txt": day("2023-01-01")}}
	docs, _, err := read.Paths([]string{dir}, nil, o)
	if !errors.Is(err, secondsource.ErrNotFound) || !strings.Contains(err.Error(), "nobody.txt") {
		t.Errorf("error %v", err)
	}
	want := map[string]string{"a.txt": "2023-09-05 command line", "b.txt": "2023-01-01 command line", "r.jsonl": "2024-02-29 "}
	for _, d := range docs {
		g := d.Given
		if got := g.Published.String() + " " + g.PublishedBasis; got != want[filepath.Base(d.Path)] {
			t.Errorf("%s: %q", d.Path, got)
		}
	}
}

// A name may hold anything; it is carried as it is and harms nothing.
func TestOddName(t *testing.T) {
	name := "<img src=x onerror=alert(1)>\n[x](y).txt"
	if d := one(t, name, lead); filepath.Base(d.Path) != name {
		t.Errorf("path %q", d.Path)
	}
}
