package train

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"secondsource"
)

// StoryGold is what the score of roots reads of a story's gold.json; its format
// is described in docs/roots.md.
type StoryGold struct {
	Documents []struct {
		ID   string `json:"id"`
		File string `json:"file"`
	} `json:"documents"`
	Statements []struct {
		ID      string              `json:"id"`
		Doc     string              `json:"doc"`
		Content []secondsource.Span `json:"content_bytes"`
	} `json:"statements"`
	Claims []struct {
		ID         string   `json:"id"`
		Gist       string   `json:"gist"`
		Statements []string `json:"statements"`
		Min        int      `json:"roots_min"`
		Max        int      `json:"roots_max"`
	} `json:"claims"`
}

// ReadStoryGold reads a gold.json.
func ReadStoryGold(path string) (*StoryGold, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("train: %w", err)
	}
	g := &StoryGold{}
	if err := json.Unmarshal(data, g); err != nil {
		return nil, fmt.Errorf("train: %s: %w: %w", path, err, secondsource.ErrInvalid)
	}
	if len(g.Claims) == 0 {
		return nil, fmt.Errorf("train: %s: it holds no claims: %w", path, secondsource.ErrInvalid)
	}
	return g, nil
}

// Given gives the statements of our own that stand in every claim of the gold:
// those whose contents overlap most with its statements, by at least half of the
// longer one, as shared/score/story.py pairs them.
func (g *StoryGold) Given(docs []*secondsource.Doc) [][]string {
	ours := g.pair(docs)
	out := make([][]string, len(g.Claims))
	for i, c := range g.Claims {
		out[i] = []string{}
		for _, s := range c.Statements {
			if id := ours[s]; id != "" {
				out[i] = append(out[i], id)
			}
		}
	}
	return out
}

// pair gives our statement for every gold statement.
func (g *StoryGold) pair(docs []*secondsource.Doc) map[string]string {
	byBase := map[string]*secondsource.Doc{}
	for _, d := range docs {
		byBase[stem(d.Path)] = d
	}
	docOf := map[string]*secondsource.Doc{}
	for _, d := range g.Documents {
		docOf[d.ID] = byBase[stem(d.File)]
	}
	type match struct {
		gold, own string
		overlap   float64
	}
	var all []match
	for _, s := range g.Statements {
		d := docOf[s.Doc]
		if d == nil {
			continue
		}
		for _, o := range d.Statements {
			if o.Accepted && o.Content != nil {
				if v := coverage(s.Content, o.Content.Spans); v >= 0.5 {
					all = append(all, match{s.ID, o.ID, v})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b match) int {
		switch {
		case a.overlap > b.overlap:
			return -1
		case a.overlap < b.overlap:
			return 1
		}
		return strings.Compare(a.gold+a.own, b.gold+b.own)
	})
	out, used := map[string]string{}, map[string]bool{}
	for _, m := range all {
		if out[m.gold] == "" && !used[m.own] {
			out[m.gold], used[m.own] = m.own, true
		}
	}
	return out
}

func stem(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// coverage is the share of the larger of two sets of spans that both cover, in bytes.
func coverage(a, b []secondsource.Span) float64 {
	shared, na, nb := 0, 0, 0
	for _, x := range a {
		na += x.Len()
		for _, y := range b {
			shared += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	for _, y := range b {
		nb += y.Len()
	}
	return float64(shared) / float64(max(1, na, nb))
}

// ReportRoots compares the bounds of a ledger that was given the gold's claims
// with the gold's.
func (g *StoryGold) ReportRoots(w io.Writer, given [][]string, led *secondsource.Ledger, misses bool) {
	both, hard, hardBoth, lone := 0, 0, 0, 0
	for i, c := range g.Claims {
		got := secondsource.Roots{}
		if k := claimWith(led, given[i]); k != nil {
			got = k.Roots
		}
		ok := got.Min == c.Min && got.Max == c.Max
		if c.Min != 1 || c.Max != 1 {
			hard++
			if ok {
				hardBoth++
			}
		}
		if ok {
			both++
			continue
		}
		if len(given[i]) < len(c.Statements) {
			lone++
		}
		if misses {
			fmt.Fprintf(w, "  %s %s: gold %d/%d, got %d/%d (%d of %d statements found)\n", c.ID, c.Gist, c.Min, c.Max, got.Min, got.Max, len(given[i]), len(c.Statements))
			for _, o := range got.List {
				fmt.Fprintf(w, "    %-8s %s: %s\n", o.Certainty, o.Name, o.Why)
			}
			for _, r := range got.NotCounted {
				fmt.Fprintf(w, "    not      %s: %s\n", r.Name, r.Why)
			}
		}
	}
	fmt.Fprintf(w, "roots both %d of %d, not 1/1 %d of %d; %d of the wrong ones lack statements\n", both, len(g.Claims), hardBoth, hard, lone)
}

// claimWith is the claim that holds exactly these statements.
func claimWith(led *secondsource.Ledger, ids []string) *secondsource.Claim {
	want := slices.Sorted(slices.Values(ids))
	for _, c := range led.Claims {
		if slices.Equal(slices.Sorted(slices.Values(c.Statements)), want) {
			return c
		}
	}
	return nil
}
