package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

const article = `Estonia's interior ministry said on Monday that twelve drones had been shipped to Libya.
Shipping firm Nordlast denied the allegation. "We carried pumps, and only pumps," director Juhan Rebane said.
`

const french = `Le ministère de l'Intérieur a déclaré lundi que douze drones avaient été expédiés vers la Libye en février. La compagnie a démenti ces accusations et le directeur a dit que les caisses ne contenaient que des pompes.
Les autorités libyennes n'ont pas voulu répondre aux questions des journalistes, selon une porte-parole du gouvernement.
`

// file writes a file in a folder of the test and gives its path.
func file(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestUnreadable wants status 1 and a message that names the input.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	for what, c := range map[string]struct {
		args []string
		says string
	}{
		"no path":             {[]string{"brief"}, "<path>"},
		"missing path":        {[]string{"brief", filepath.Join(dir, "nowhere.txt")}, "nowhere.txt"},
		"empty folder":        {[]string{"brief", dir}, "no article"},
		"unknown command":     {[]string{"breif", dir}, "breif"},
		"unknown format":      {[]string{"brief", "--format", "docx", dir}, "docx"},
		"no day":              {[]string{"brief", "--as-of", "yesterday", dir}, "YYYY-MM-DD"},
		"published no day":    {[]string{"brief", "--published", "x.txt=soon", dir}, "YYYY-MM-DD"},
		"published no file":   {[]string{"brief", "--published", "x.txt=2024-01-02", "testdata/records.jsonl"}, "records.jsonl"},
		"unknown layer":       {[]string{"annotate", "--layers", "moods", dir}, "sentences"},
		"unknown claim":       {[]string{"brief", "--claim", "submarines", "testdata/records.jsonl"}, "drones"},
		"unknown actor":       {[]string{"brief", "--actor", "Napoleon", "testdata/records.jsonl"}, "Nordlast"},
		"unknown document":    {[]string{"brief", "--doc", "x.txt", "testdata/records.jsonl"}, "wire-2"},
		"unknown story":       {[]string{"brief", "--story", "x", "testdata/records.jsonl"}, "story"},
		"output in nowhere":   {[]string{"brief", "-o", filepath.Join(dir, "no", "x.txt"), "testdata/records.jsonl"}, "does not exist; create it first"},
		"annotate in nowhere": {[]string{"annotate", "-o", filepath.Join(dir, "no", "x.json"), "testdata/records.jsonl"}, "does not exist; create it first"},
		"annotate no day":     {[]string{"annotate", "--published", "x", "testdata/records.jsonl"}, "--published x: write the date as YYYY-MM-DD"},
		"too narrow":          {[]string{"brief", "--width", "5", "testdata/records.jsonl"}, "--width 5: from 60 to 100"},
		"no width":            {[]string{"brief", "--width", "0", "testdata/records.jsonl"}, "--width 0: from 60 to 100"},
		"too wide":            {[]string{"brief", "--width", "500", "testdata/records.jsonl"}, "--width 500: from 60 to 100"},
		"output a folder":     {[]string{"brief", "-o", dir, "testdata/records.jsonl"}, "folder"},
		"pack of nowhere":     {[]string{"brief", "--pack", filepath.Join(dir, "packs"), "testdata/records.jsonl"}, "pack"},
	} {
		t.Run(what, func(t *testing.T) {
			o := call(t, "", c.args...)
			if o.status != 1 || !strings.Contains(o.err, c.says) {
				t.Errorf("status %d, message %q: want 1 and %q", o.status, o.err, c.says)
			}
			if o.out != "" {
				t.Errorf("it prints %.60q", o.out)
			}
			if strings.Contains(o.err, "not found\n") || strings.Contains(o.err, ": invalid") {
				t.Errorf("the message shows our kinds of error: %q", o.err)
			}
		})
	}
}

// TestOddInput wants status 0, the reason in the section of what was not read,
// and the brief of the other article.
func TestOddInput(t *testing.T) {
	for what, c := range map[string]struct{ name, text, says string }{
		"empty":             {"empty.txt", "", "empty"},
		"blank":             {"blank.txt", " \n\t\n", "empty"},
		"binary":            {"binary.txt", "\x7fELF\x00\x01\x02\x00\x00\xff\xfe", "binary"},
		"PDF":               {"report.pdf", "%PDF-1.7\n1 0 obj", "format not supported"},
		"one line of 50 MB": {"long.txt", strings.Repeat("word ", 10<<20), "too long"},
		"French":            {"french.txt", french, "not in English"},
	} {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			good, odd := file(t, dir, "good.txt", article), file(t, dir, c.name, c.text)
			o := call(t, "", "brief", good, odd)
			if o.status != 0 {
				t.Fatalf("status %d: %s", o.status, o.err)
			}
			_, unread, ok := strings.Cut(o.out, "NOT READ")
			if !ok || !strings.Contains(strings.Join(strings.Fields(unread), " "), c.says) {
				t.Errorf("no word of %q under NOT READ:\n%s", c.says, o.out)
			}
			if !strings.Contains(o.out, "Nordlast") {
				t.Errorf("the other article is missing:\n%s", o.out)
			}
		})
	}
}

// TestNothingRead: what could not be read alone is no error, but a person is told
// what to do next, and standard input has its name.
func TestNothingRead(t *testing.T) {
	for _, command := range []string{"brief", "check", "annotate"} {
		o := call(t, french, command, "-")
		if o.status != 0 || !strings.Contains(o.err, "nothing could be read. It reads English articles") || !strings.Contains(o.out+o.err, "standard input") {
			t.Errorf("%s: status %d, message %q, output %q", command, o.status, o.err, o.out)
		}
	}
}

// TestRemark: a text that is not UTF-8 is read, and the brief says how.
func TestRemark(t *testing.T) {
	path := file(t, t.TempDir(), "old.txt", strings.ReplaceAll(article, `"`, "\x93"))
	_, unread, _ := strings.Cut(succeed(t, "brief", path), "NOT READ")
	if words := strings.Join(strings.Fields(unread), " "); !strings.Contains(words, "old: malformed; not UTF-8; read as Windows-1252") {
		t.Errorf("NOT READ says %q", words)
	}
	if o := call(t, "", "check", path); o.status != 0 || !strings.Contains(o.err, "Windows-1252") || !strings.HasPrefix(o.out, "1 document,") {
		t.Errorf("check: status %d, %q, %q", o.status, o.err, o.out)
	}
}

// TestOddButReadable wants status 0 and no invariant broken.
func TestOddButReadable(t *testing.T) {
	for what, text := range map[string]string{
		"invalid UTF-8":        "The ministry said \xff\xfe it had \xc3( no comment. " + article,
		"quotation marks only": strings.Repeat(`"“”‘'"”“`, 2000),
		"unbalanced":           strings.Repeat("“", 500) + article + strings.Repeat("\n\"\n", 300),
		"controls":             "\x1b[2J\x1b]0;owned\a" + article + "\u202e\u2066" + article,
		"no letters":           strings.Repeat("1 2 3 … — ¶ ", 500),
	} {
		t.Run(what, func(t *testing.T) {
			path := file(t, t.TempDir(), "odd.txt", text)
			for _, args := range [][]string{{"check", path}, {"brief", "--full", path}, {"brief", "--format", "html", path}, {"annotate", path}} {
				o := call(t, "", args...)
				if o.status != 0 {
					t.Fatalf("%s: status %d: %s", args[0], o.status, o.err)
				}
				if args[0] == "brief" && strings.ContainsAny(o.out, "\x1b\a\u202e\u2066") {
					t.Errorf("%s prints what acts on a terminal", args[0])
				}
			}
		})
	}
}

func TestHostilePage(t *testing.T) {
	page := `<!doctype html><html><head><title>Ministry says drones left</title><script>alert("says")</script></head>
<body onload="alert(1)"><article><h1>Ministry says drones left</h1><p onclick="evil()">` + strings.ReplaceAll(article, "\n", `</p><p>`) +
		`<img src=x onerror="alert(2)"> <a href="javascript:alert(3)">the ministry said it was sorry</a></p></article><script>document.write("The minister said boo.")</script></body></html>`
	name := `"><svg onload=alert(1)>.html`
	if runtime.GOOS == "windows" {
		name = "page.html"
	}
	path := file(t, t.TempDir(), name, page)
	out := succeed(t, "brief", "--format", "html", path)
	for _, bad := range []string{"<script", "<svg", "<img", "onload=alert(1)>", "javascript:", "boo"} {
		if strings.Contains(out, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if !strings.Contains(out, "Nordlast") {
		t.Error("the article is missing")
	}
}

func TestHostileNameOnTheErrorStream(t *testing.T) {
	o := call(t, "", "brief", "no\x1b[2Jwhere\u202e.txt")
	if o.status != 1 || strings.ContainsAny(o.err, "\x1b\u202e") {
		t.Errorf("status %d, message %q", o.status, o.err)
	}
}

// TestMissingAmongOthers: the documents that are there come out, and the status
// says that not all were.
func TestMissingAmongOthers(t *testing.T) {
	o := call(t, "", "brief", "testdata/records.jsonl", "testdata/nowhere.txt")
	if o.status != 1 || !strings.Contains(o.err, "nowhere.txt") || !strings.Contains(o.out, "Nordlast") {
		t.Errorf("status %d, message %q, output %.200q", o.status, o.err, o.out)
	}
}
