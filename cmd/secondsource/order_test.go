package main

import (
	"bytes"
	"io"
	"math/rand/v2"
	"path/filepath"
	"testing"
)

// The order in which articles are given cannot matter: the example story in many
// orders gives the same JSON, byte by byte.
func TestOrderOfArticles(t *testing.T) {
	paths, err := filepath.Glob("../../examples/*/*.txt")
	if err != nil || len(paths) < 8 {
		t.Fatalf("%d example articles found: %v", len(paths), err)
	}
	want := briefJSON(t, paths)
	r := rand.New(rand.NewPCG(1, 2))
	for range 8 {
		r.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		if got := briefJSON(t, paths); !bytes.Equal(got, want) {
			t.Fatalf("another JSON in the order %v", paths)
		}
	}
}

func briefJSON(t *testing.T, paths []string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := &world{in: bytes.NewReader(nil), out: &out, err: io.Discard, getenv: func(string) string { return "" }}
	if status := run(append([]string{"brief", "--format", "json"}, paths...), w); status != exitOK {
		t.Fatalf("exit status %d", status)
	}
	return out.Bytes()
}
