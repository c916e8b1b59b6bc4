package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestAnswersTold: the brief of an invented story of a bank tells, as text and as a
// page, who answered what with which scope, what was no answer though it is told as
// one, and what got stronger or was lost from telling to telling.
func TestAnswersTold(t *testing.T) {
	const story = "testdata/pensions"
	want := []string{
		"asked for yes or no, the words say neither",
		"told as a denial; the words were it could not confirm that an inquiry was under way (non-confirmation)",
		"a hedge of the report that this one tells of is lost",
		"told as a denial; the words were a non-confirmation",
		"a count that goes on: 12 complaints, later 19 complaints",
		"[-there is no such account]",
		"only here",
		"nobody answers here",
	}
	for _, format := range []string{"text", "html"} {
		page := strings.Join(strings.Fields(plain(succeed(t, "brief", "--full", "--format", format, story))), " ")
		for _, w := range want {
			if !strings.Contains(page, w) && !(format == "html" && strings.HasPrefix(w, "[-")) {
				t.Errorf("%s: the brief does not tell %q", format, w)
			}
		}
	}
	if json := succeed(t, "brief", "--format", "json", story); strings.Contains(json, `"kind":"denial","claims":[],"scope":"We transferred nothing`) {
		t.Error("a flat denial of the chief executive is bound to nothing")
	}
}

// plain takes the tags out of a page.
func plain(page string) string {
	var b strings.Builder
	in := false
	for _, r := range page {
		switch {
		case r == '<':
			in = true
		case r == '>':
			in = false
		case !in:
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(b.String(), "&#39;", "'"), "&#34;", `"`)
}

// What somebody predicts for days that are not over has not happened.
func TestForetold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dam.txt")
	text := "ARVENDAL, Sept. 6, 2025 - The bridge opened in May, Mayor Anna Lind said on Friday. She predicted that the dam would open in September.\n"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	out := succeed(t, "brief", "--full", path)
	_, out, _ = strings.Cut(out, "TIMELINE")
	for _, want := range []string{`(?m)^May +happened`, `(?m)^Sep +ahead`} {
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("no line %s in\n%s", want, out)
		}
	}
}
