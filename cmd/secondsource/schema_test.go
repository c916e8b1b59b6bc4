package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schema compiles one of our schemas. The committed ones let fields be added;
// here every object is closed, so that a field nobody described is found.
func schema(t *testing.T, path string) *jsonschema.Schema {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	closeObjects(doc)
	c := jsonschema.NewCompiler()
	if err := c.AddResource(path, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(path)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return s
}

func closeObjects(v any) {
	switch v := v.(type) {
	case map[string]any:
		if _, ok := v["properties"].(map[string]any); ok && v["type"] == "object" {
			v["additionalProperties"] = false
		}
		for _, x := range v {
			closeObjects(x)
		}
	case []any:
		for _, x := range v {
			closeObjects(x)
		}
	}
}

func valid(t *testing.T, s *jsonschema.Schema, what, output string) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(output))
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%s: %v", what, err)
	}
}

const (
	briefSchema    = "../../docs/brief.schema.json"
	annotateSchema = "../../docs/annotate.schema.json"
)

func TestBriefFollowsItsSchema(t *testing.T) {
	s := schema(t, briefSchema)
	for what, args := range map[string][]string{
		"the example":      {"../../examples/burgas"},
		"one claim":        {"--claim", "1", "../../examples/burgas"},
		"as of a day":      {"--as-of", "2024-06-10", "../../examples/burgas"},
		"records":          {"testdata/records.jsonl"},
		"nothing readable": {"testdata/empty.txt"},
	} {
		t.Run(what, func(t *testing.T) {
			out := succeed(t, append([]string{"brief", "--format", "json"}, args...)...)
			valid(t, s, what, out)
		})
	}
}

func TestAnnotationFollowsItsSchema(t *testing.T) {
	s := schema(t, annotateSchema)
	for _, path := range []string{"../../examples/burgas", "testdata/records.jsonl"} {
		lines := strings.Split(strings.TrimSpace(succeed(t, "annotate", path)), "\n")
		if len(lines) < 2 {
			t.Fatalf("%s gives %d lines", path, len(lines))
		}
		for _, l := range lines {
			valid(t, s, path, l)
		}
	}
	out := succeed(t, "annotate", "--layers", "dates,zones", "testdata/records.jsonl")
	var one map[string]json.RawMessage
	if err := json.Unmarshal([]byte(strings.Split(out, "\n")[0]), &one); err != nil {
		t.Fatal(err)
	}
	if len(one) != 5 || one["dates"] == nil || one["zones"] == nil {
		t.Errorf("--layers dates,zones prints %d fields: %s", len(one), out)
	}
}

// TestSchemasRefuse makes sure that the validation can fail.
func TestSchemasRefuse(t *testing.T) {
	s := schema(t, briefSchema)
	for what, change := range map[string][2]string{
		"a list that is null":    {`"circular": []`, `"circular": null`},
		"a field nobody knows":   {`"version": 1`, `"version": 1, "extra": 0`},
		"a kind that is not one": {`"kind":"evidence"`, `"kind":"truth"`},
	} {
		out := succeed(t, "brief", "--format", "json", "testdata/records.jsonl")
		bad := strings.Replace(out, change[0], change[1], 1)
		if bad == out {
			t.Fatalf("%s: the output holds no %s", what, change[0])
		}
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(v) == nil {
			t.Errorf("%s passes", what)
		}
	}
}
