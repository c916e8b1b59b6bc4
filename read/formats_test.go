package read_test

import (
	"path/filepath"
	"strings"
	"testing"

	"secondsource"
)

func TestRecords(t *testing.T) {
	lines := "\uFEFF" + `{"id":"a","url":"https://x.example/a","outlet":" The  Post ","title":"T","published":"2024-03-01T23:30:00-05:00","text":"First line.\n\n“Second” line is here."}
not json

{"id":7,"text":"The number is an id.","published":"1 March"}
{"id":"c","title":"no text"}
{"id":"d","text":""}
{"text":"No id at all here.","url":"javascript:alert(1)","byline":"By Ann Lee ann@post.example @annlee March 3, 2024"}
{"id":"f","text":[1]}
`
	dir := tree(t, map[string]string{"r.jsonl": lines})
	docs, skipped := paths(t, filepath.Join(dir, "r.jsonl"))
	if len(docs) != 3 || len(skipped) != 5 {
		t.Fatalf("%d documents, skipped %+v", len(docs), skipped)
	}
	a := docs[0]
	if a.Record != "a" || a.Text != "First line.\n\n“Second” line is here." || a.URL != "https://x.example/a" ||
		a.Given != (secondsource.Given{Outlet: "The Post", Title: "T", Published: secondsource.DayOf(2024, 3, 1), Basis: "record"}) {
		t.Errorf("first record: %+v", a)
	}
	if docs[1].Record != "7" || docs[1].Given.Published != 0 {
		t.Errorf("second record: %+v", docs[1])
	}
	if docs[2].Record != "line 7" || docs[2].URL != "" || docs[2].Given.Byline != "Ann Lee" {
		t.Errorf("third record: %+v", docs[2])
	}
	for i, want := range []string{"line 2", "line 4: published", "line 5", "", "line 8"} {
		if !strings.Contains(skipped[i].Detail, want) {
			t.Errorf("skip %d: %+v, want %q", i, skipped[i], want)
		}
	}
}

func TestLongRecord(t *testing.T) {
	lines := `{"id":"a","text":"` + strings.Repeat("x", 21<<20) + `"}` + "\n" + `{"id":"b","text":"The mayor said no."}`
	dir := tree(t, map[string]string{"r.jsonl": lines})
	docs, skipped := paths(t, filepath.Join(dir, "r.jsonl"))
	if len(docs) != 1 || docs[0].Record != "b" || len(skipped) != 1 || skipped[0].Reason != secondsource.SkipLongLine {
		t.Errorf("%d documents, skipped %+v", len(docs), skipped)
	}
}

func TestMarkdown(t *testing.T) {
	matter := "---\ntitle: \"Harbour: who knew\"\ndate: 2024-05-02\nauthor: Ann Lee <ann@post.example>\noutlet: The Post\n---\n\n"
	plain := "# Harbour\n\n" + lead + "\n## What next\n\n* first\n* second_item_here\n\n2 * 3 * 4 is a sum.\n"
	d := one(t, "a.md", matter+plain)
	if d.Text != matter+plain || !d.Own {
		t.Errorf("text %q, own %v", d.Text, d.Own)
	}
	want := secondsource.Given{Outlet: "The Post", Title: "Harbour: who knew", Byline: "Ann Lee", Published: secondsource.DayOf(2024, 5, 2), Basis: "front matter"}
	if d.Given != want {
		t.Errorf("given %+v", d.Given)
	}
	d = one(t, "b.md", "The [harbour *office*](https://x.example/a_(b)_c \"t\") said **on Tuesday** that _nobody_ knew[^1].\n\n![Crates](a.jpg)\n\n[x]: https://x.example\n")
	if got := strings.TrimSpace(d.Text); got != "The harbour office said on Tuesday that nobody knew.\n\nCrates" || d.Own {
		t.Errorf("text %q, own %v", got, d.Own)
	}
}

const newsPage = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Crates held - The Post</title>
<meta property="og:site_name" content="The Post"><meta property="og:title" content="Crates held">
<meta name="author" content="Ann Lee"><link rel="canonical" href="https://post.example/2024/05/02/crates">
<script type="application/ld+json">{"@context":"x","@graph":[{"@type":"Organization","name":"no"},{"@type":["NewsArticle"],"headline":"Crates held","datePublished":"2024-05-03T01:10:00Z","author":[{"name":"Ann Lee"},{"name":"Bo Ek"}]}]}</script>
<style>p{color:red}</style></head><body onload="steal()"><nav><a href="/">Home</a></nav><article><h1>Crates held</h1>
<p onclick="alert('handler')">The harbour office said on Tuesday that it had not been told of the inspection, and that it would ask the ministry for the papers.<script>alert("script")</script></p>
<p>“We were not told,” said the harbour master, Ana Verč, who has run the office for eleven years and has seen many crates.</p>
<h2>What next</h2><p>The ministry did not answer a request for comment by the time of publication on Wednesday, it is said.</p>
<figure><img src="a.jpg" onerror="alert(1)"><figcaption>Crates in the harbour, 2019. Photo: Bo Ek</figcaption></figure>
<p>A spokesman for the carrier declined to say who had ordered the goods, or where they were going, or why.</p></article>
<iframe src="x"></iframe><noscript>Enable scripts</noscript><footer>© The Post</footer></body></html>`

func TestPage(t *testing.T) {
	d := one(t, "a.html", newsPage)
	for _, bad := range []string{"alert", "handler", "steal", "color", "<", "Enable", "Home"} {
		if strings.Contains(d.Text, bad) {
			t.Errorf("the text holds %q", bad)
		}
	}
	want := secondsource.Given{Outlet: "The Post", Title: "Crates held", Byline: "Ann Lee, Bo Ek", Published: secondsource.DayOf(2024, 5, 2), Basis: "meta data"}
	if d.Given != want || d.URL != "https://post.example/2024/05/02/crates" || d.Own {
		t.Errorf("given %+v, url %s, own %v", d.Given, d.URL, d.Own)
	}
	hints := ""
	for _, h := range d.Hints {
		hints += string(h.Kind) + ": " + h.Span.Of(d.Text) + "\n"
	}
	if want := "title: Crates held\nsubheading: What next\ncaption: Crates in the harbour, 2019. Photo: Bo Ek\n"; hints != want {
		t.Errorf("hints:\n%s", hints)
	}
	if n := strings.Count(d.Text, "Crates held"); n != 1 {
		t.Errorf("the title stands %d times in %q", n, d.Text)
	}
}

// Pages that cannot be made a tree still give their text.
func TestPathologicalPages(t *testing.T) {
	for name, src := range map[string]string{
		"deep":     "<html><title>T</title>" + strings.Repeat("<div>", 5000) + "<p>" + lead + "<script>alert(1)</script>",
		"many":     "<html><p>" + lead + strings.Repeat("<b></b>", 150_000) + "<script>alert(1)</script>",
		"unclosed": "<html><p>" + lead + "<p>" + lead + "<table><tr><td>" + lead + "<a href='x",
	} {
		d := one(t, "a.html", src)
		if !strings.Contains(d.Text, strings.TrimSpace(lead)) || strings.Contains(d.Text, "alert") {
			t.Errorf("%s: text %.200q", name, d.Text)
		}
	}
	dir := tree(t, map[string]string{"big.html": "<html><p>" + strings.Repeat(lead, 21<<20/len(lead))})
	docs, skipped := paths(t, filepath.Join(dir, "big.html"))
	if len(docs) != 0 || len(skipped) != 1 || skipped[0].Reason != secondsource.SkipTooLarge {
		t.Errorf("big: %d documents, skipped %v", len(docs), skipped)
	}
}

func TestPageDecoding(t *testing.T) {
	for name, src := range map[string]string{
		"late declaration": "<html><head><!--" + strings.Repeat("x", 3000) + "--><meta charset=utf-8></head><p>“Café” " + lead,
		"windows-1252":     "<html><head><meta charset=windows-1252></head><p>\x93Caf\xe9\x94 " + lead,
		"undeclared":       "<html><p>\x93Caf\xe9\x94 " + lead,
	} {
		if d := one(t, "a.html", src); !strings.HasPrefix(d.Text, "“Café” The harbour") {
			t.Errorf("%s: text %q", name, d.Text)
		}
	}
}
