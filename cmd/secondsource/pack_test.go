package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A folder of knowledge is checked whole: what is wrong is told with file and
// line, and nothing of it is used.
func TestPackCheck(t *testing.T) {
	const kinds = "id\tlabel\troles\nconcert\tconcert\tsinger+:actor;place:place\n"
	const words = "form\tkind\tevent\targs\nperform\tverb\tconcert\tsubj=singer;in=place\n"
	const good = "sentence\trule\texpectation\nThe workers performed in Ghana.\tevent:concert\tplace=Ghana\nThe kettle whistled.\tevent:concert\tno\n"
	for _, c := range []struct {
		name     string
		files    map[string]string
		status   int
		out, err string
	}{
		{"sound", map[string]string{"event_kinds.tsv": kinds, "event_words.tsv": words, "examples.tsv": good}, exitOK, "examples hold", ""},
		{"failing example", map[string]string{"event_kinds.tsv": kinds, "event_words.tsv": words,
			"examples.tsv": good + "The kettle hummed.\tevent:concert\tyes\n"}, exitUsage, "", `examples.tsv:4: event:concert of "The kettle hummed.": want yes, got nothing`},
		{"unknown column", map[string]string{"event_kinds.tsv": "id\tlabel\tcolour\n"}, exitUsage, "", `event_kinds.tsv:1: unknown column "colour"`},
		{"a rule of the built-in packs that fails now", map[string]string{"event_words.tsv": "form\tkind\n-meet\tverb\n"}, exitUsage, "", `base/examples.tsv:`},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range c.files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			got := call(t, "", "pack", "check", dir)
			if got.status != c.status || !strings.Contains(got.out, c.out) || !strings.Contains(got.err, c.err) {
				t.Errorf("status %d, want %d\n%s%s", got.status, c.status, got.out, got.err)
			}
		})
	}
}
