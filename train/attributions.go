package train

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"secondsource"
)

// Attribution is one attribution of a gold article: who, how and what, in bytes
// of its text. A role that is absent has no spans.
type Attribution struct {
	Roles [3][]secondsource.Span // by Role
}

// Role is a part of an attribution.
type Role int

const (
	SourceRole Role = iota
	CueRole
	ContentRole
)

var roleNames = [...]string{"source", "cue", "content"}

// Article is an article with its gold attributions, as PolNeAR has them (Newell
// et al. 2018): a text and a brat stand-off file.
type Article struct {
	Name, Path, Text string
	Attributions     []Attribution
	Discard          []secondsource.Span // passages that nobody annotated
}

// Articles reads the pairs of NAME.txt and NAME.ann in a folder, in the order of
// their names. A text without annotations is left out.
func Articles(dir string) ([]*Article, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, fmt.Errorf("gold articles: %w", err)
	}
	slices.Sort(paths)
	var out []*Article
	for _, p := range paths {
		ann, err := os.ReadFile(strings.TrimSuffix(p, ".txt") + ".ann")
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("gold articles: %w", err)
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return nil, fmt.Errorf("gold articles: %w", err)
		}
		a := &Article{Name: strings.TrimSuffix(filepath.Base(p), ".txt"), Path: p, Text: string(text)}
		if err := a.annotations(string(ann)); err != nil {
			return nil, fmt.Errorf("%s: %w", strings.TrimSuffix(p, ".txt")+".ann", err)
		}
		out = append(out, a)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no articles with annotations (*.txt, *.ann) in %s: %w", dir, secondsource.ErrNotFound)
	}
	return out, nil
}

// annotations reads a brat file: T lines are spans, counted in code points, E
// lines join them to attributions.
func (a *Article) annotations(ann string) error {
	at := byteOffsets(a.Text)
	spans := map[string][]secondsource.Span{}
	var events []string
	for line := range strings.Lines(ann) {
		line = strings.TrimRight(line, "\r\n")
		id, rest, ok := strings.Cut(line, "\t")
		if !ok || len(id) < 2 {
			continue
		}
		switch id[0] {
		case 'T':
			rest, _, _ = strings.Cut(rest, "\t")
			typ, where, _ := strings.Cut(rest, " ")
			s, err := codePoints(where, at)
			if err != nil {
				return fmt.Errorf("%s: %w", id, err)
			}
			spans[id] = s
			if typ == "Discard" {
				a.Discard = append(a.Discard, s...)
			}
		case 'E':
			events = append(events, rest)
		}
	}
	for _, e := range events {
		if x, ok := attribution(e, spans); ok {
			a.Attributions = append(a.Attributions, x)
		}
	}
	slices.SortStableFunc(a.Attributions, func(x, y Attribution) int { return cmp.Compare(x.start(), y.start()) })
	return nil
}

// attribution reads an event: its type and id, then roles and ids of spans.
func attribution(event string, spans map[string][]secondsource.Span) (Attribution, bool) {
	var x Attribution
	any := false
	for _, part := range strings.Fields(event)[1:] {
		role, id, _ := strings.Cut(part, ":")
		k := slices.Index(roleNames[:], strings.ToLower(strings.TrimRight(role, "0123456789")))
		if k >= 0 {
			x.Roles[k] = append(x.Roles[k], spans[id]...)
			any = any || len(spans[id]) > 0
		}
	}
	for k := range x.Roles {
		slices.SortFunc(x.Roles[k], func(s, t secondsource.Span) int { return cmp.Compare(s.Start, t.Start) })
	}
	return x, any
}

func (x *Attribution) start() int {
	first := 1 << 60
	for _, spans := range x.Roles {
		for _, s := range spans {
			first = min(first, s.Start)
		}
	}
	return first
}

// byteOffsets gives the byte offset of every code point, and the length.
func byteOffsets(text string) []int {
	at := make([]int, 0, len(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

// codePoints reads "10 20;25 30".
func codePoints(where string, at []int) ([]secondsource.Span, error) {
	var out []secondsource.Span
	for _, part := range strings.Split(where, ";") {
		from, to, ok := strings.Cut(part, " ")
		s, err1 := strconv.Atoi(from)
		e, err2 := strconv.Atoi(to)
		if !ok || err1 != nil || err2 != nil || s < 0 || e < s || e >= len(at) {
			return nil, fmt.Errorf("span %q: %w", part, secondsource.ErrInvalid)
		}
		out = append(out, secondsource.Span{Start: at[s], End: at[e]})
	}
	return out, nil
}
