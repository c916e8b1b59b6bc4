package extract

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// RunExamples reads the examples of the packs with the steps and joins those that
// do not come out as they should, each with file and line. Only the files in
// folders are read; without any, all.
func RunExamples(p *pack.Pack, steps []secondsource.Step, folders ...string) (run int, err error) {
	var bad []error
	for _, e := range p.Kinds.Examples {
		if !inside(folders, e.File) {
			continue
		}
		run++
		if got, ok := tryExample(p, e, analysed(e.Sentence, steps)); !ok {
			bad = append(bad, fmt.Errorf("%s:%d: %s:%s of %q: want %s, got %s: %w", e.File, e.Line, e.Table, e.Rule, e.Sentence, e.Want, got, secondsource.ErrInvalid))
		}
	}
	n, wrong := runTrade(p, steps, folders)
	return run + n, errors.Join(append(bad, wrong...)...)
}

// RunTraps reads the false friends of the packs in the same way.
func RunTraps(p *pack.Pack, steps []secondsource.Step, folders ...string) (run int, err error) {
	var bad []error
	for _, t := range p.Traps {
		if !inside(folders, t.File) {
			continue
		}
		run++
		if got := acts(analysed(t.Sentence, steps)); !trapHolds(t.Want, got) {
			bad = append(bad, fmt.Errorf("%s:%d: %q: want %s, got %s: %w", t.File, t.Line, t.Sentence, strings.Join(t.Want, "|"),
				cmp.Or(strings.Join(got, ", "), "none"), secondsource.ErrInvalid))
		}
	}
	return run, errors.Join(bad...)
}

// inside reports whether a file lies in one of the folders, or there are none.
func inside(folders []string, file string) bool {
	return len(folders) == 0 || slices.ContainsFunc(folders, func(f string) bool { return path.Dir(file) == filepath.ToSlash(filepath.Clean(f)) })
}

// acts are those of the accepted statements of a document.
func acts(d *secondsource.Doc) []string {
	var out []string
	for _, s := range d.Statements {
		if s.Accepted {
			out = append(out, string(s.Act))
		}
	}
	return out
}

// trapHolds reports whether one of the expectations of a trap came out.
func trapHolds(want, got []string) bool {
	for _, w := range want {
		act, isAct := strings.CutPrefix(w, "act=")
		switch {
		case w == "none" && len(got) == 0, w == "statement" && len(got) > 0:
			return true
		case isAct:
			for _, g := range got {
				if g == act {
					return true
				}
			}
		}
	}
	return false
}

// analysed is a sentence as a document of its own.
func analysed(sentence string, steps []secondsource.Step) *secondsource.Doc {
	d := &secondsource.Doc{ID: "d", Text: sentence}
	d.Zones = []secondsource.Zone{{Kind: secondsource.ZoneBody, Span: secondsource.Span{End: len(sentence)}, Paragraph: 1}}
	for _, s := range steps {
		if s.Name != "zones" {
			s.Run(d)
		}
	}
	return d
}

// tryExample says what a rule made of an example, and whether that is right.
func tryExample(p *pack.Pack, e pack.Example, d *secondsource.Doc) (got string, ok bool) {
	all := findings(e, d)
	if len(all) == 0 {
		return "nothing", e.Want == "no"
	}
	var told []string
	for _, a := range all {
		if e.Want == "yes" || e.Want != "no" && a.holds(e.Want) {
			return "", true
		}
		told = append(told, a.String())
	}
	return strings.Join(told, ", or "), false
}

// An exampleResult is what a rule found: the words of every role, the status, the value.
type exampleResult [][2]string

func (a exampleResult) String() string {
	var parts []string
	for _, x := range a {
		parts = append(parts, x[0]+"="+x[1])
	}
	return strings.Join(parts, ";")
}

// holds reports whether every part of an expectation stands in the answer: a
// number must be the number, words must stand in the words.
func (a exampleResult) holds(want string) bool {
	for _, w := range strings.Split(want, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(w), "=")
		_, notNumber := strconv.ParseFloat(value, 64)
		if !slices.ContainsFunc(a, func(x [2]string) bool {
			return x[0] == name && (x[1] == value || notNumber != nil && strings.Contains(strings.ToLower(x[1]), strings.ToLower(value)))
		}) {
			return false
		}
	}
	return true
}

// findings are the events or details of a document that belong to an example's rule.
func findings(e pack.Example, d *secondsource.Doc) []exampleResult {
	var out []exampleResult
	if e.Table == "facet" {
		for _, x := range d.Details {
			if x.Facet != e.Rule || x.Count != nil && x.Count.Part {
				continue
			}
			value := x.Text
			if x.Count != nil {
				value = strconv.FormatFloat(x.Count.N, 'f', -1, 64)
			}
			out = append(out, exampleResult{{"value", value}, {"status", string(x.Status)}})
		}
		return out
	}
	for _, x := range d.Events {
		if x.Kind != e.Rule {
			continue
		}
		a := exampleResult{{"status", string(x.Status)}}
		for _, p := range x.Participants {
			a = append(a, [2]string{p.Role, p.Span.Of(d.Text)})
		}
		slices.SortStableFunc(a, func(x, y [2]string) int { return cmp.Compare(x[0], y[0]) })
		out = append(out, a)
	}
	return out
}
