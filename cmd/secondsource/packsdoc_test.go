package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The pack that docs/packs.md teaches loads, its examples hold, and it asks its
// question of an article.
func TestPackOfTheManual(t *testing.T) {
	doc, err := os.ReadFile("../../docs/packs.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	files := regexp.MustCompile("(?s)`strikes/([a-z_]+\\.tsv)`\n\n```\n(.*?)```").FindAllStringSubmatch(string(doc), -1)
	if len(files) != 5 {
		t.Fatalf("%d files in the manual, want 5", len(files))
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f[1]), []byte(f[2]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	succeed(t, "pack", "check", dir)
	article := filepath.Join(t.TempDir(), "article.txt")
	text := "The Dale Post\nMonday 6 May 2024\n\nBuses stand still\n\nSome 300 drivers walked out at Dale Buses on Monday, the transport union said.\n"
	if err := os.WriteFile(article, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if out := succeed(t, "brief", "--pack", dir, article); !strings.Contains(out, "some 300 (transport union") {
		t.Errorf("the brief does not say how many are on strike:\n%s", out)
	}
}
