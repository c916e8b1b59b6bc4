package main

import (
	"bytes"
	"strings"
	"testing"
)

// outcome is what a run of the program leaves behind.
type outcome struct {
	status   int
	out, err string
}

// call runs the program with a world of its own.
func call(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	w := &world{in: strings.NewReader(stdin), out: &out, err: &errs, getenv: func(string) string { return "" }}
	status := run(args, w)
	return outcome{status, out.String(), errs.String()}
}

// succeed runs the program and wants status 0.
func succeed(t *testing.T, args ...string) string {
	t.Helper()
	o := call(t, "", args...)
	if o.status != 0 {
		t.Fatalf("secondsource %s: status %d: %s", strings.Join(args, " "), o.status, o.err)
	}
	return o.out
}
