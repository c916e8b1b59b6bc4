package secondsource

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mayImport says which packages of the module a package may import. Steps never
// import each other: what two of them need moves to the root.
var mayImport = map[string][]string{
	".":                {},
	"pack":             {"."},
	"read":             {".", "pack"},
	"annotate":         {".", "pack"},
	"extract":          {".", "pack"},
	"link":             {".", "pack"},
	"brief":            {".", "link"},
	"train":            {".", "pack", "annotate", "extract"},
	"internal/golden":  {".", "pack", "read", "annotate", "extract", "link"},
	"examples":         {"."},
	"cmd/secondsource": {".", "pack", "read", "annotate", "extract", "link", "brief", "train"},
}

// Limits of CONTRIBUTING.md, in lines.
const (
	maxFile     = 1000
	maxFunction = 120
)

// TestHouse reads every Go file of the module: imports, formatting, sizes, and a
// sentence for every package.
func TestHouse(t *testing.T) {
	seen := 0
	documented := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if path != "." && (strings.HasPrefix(e.Name(), ".") || e.Name() == "testdata" || e.Name() == "tmp") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		seen++
		return checkFile(t, path, documented)
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 20 {
		t.Fatalf("only %d Go files found: the walk does not see the module", seen)
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("%s: no file has a package comment", dir)
		}
	}
}

func checkFile(t *testing.T, path string, documented map[string]bool) error {
	src, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if out, err := format.Source(src); err != nil {
		t.Errorf("%s: %v", path, err)
	} else if !bytes.Equal(src, out) {
		t.Errorf("%s: not formatted; run gofmt -w", path)
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, src, parser.ParseComments)
	if err != nil {
		return err
	}
	dir := filepath.ToSlash(filepath.Dir(path))
	if !strings.HasSuffix(f.Name.Name, "_test") {
		documented[dir] = documented[dir] || f.Doc != nil || strings.HasSuffix(path, "_test.go") && dir == "examples"
	}
	allowed, known := mayImport[dir]
	if !known {
		t.Errorf("%s: package %s is not in the import table of imports_test.go", path, dir)
	}
	if !strings.HasSuffix(path, "_test.go") {
		for _, i := range f.Imports {
			name := strings.Trim(i.Path.Value, `"`)
			if name != "secondsource" && !strings.HasPrefix(name, "secondsource/") {
				continue
			}
			name = strings.TrimPrefix(strings.TrimPrefix(name, "secondsource"), "/")
			if name == "" {
				name = "."
			}
			if !slices.Contains(allowed, name) {
				t.Errorf("%s: package %s may not import %s", path, dir, name)
			}
		}
	}
	if n := bytes.Count(src, []byte("\n")); n > maxFile {
		t.Errorf("%s: %d lines, at most %d", path, n, maxFile)
	}
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if n := fset.Position(fn.End()).Line - fset.Position(fn.Pos()).Line + 1; n > maxFunction {
			t.Errorf("%s: func %s has %d lines, at most %d", path, fn.Name.Name, n, maxFunction)
		}
	}
	return nil
}
