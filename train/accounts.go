package train

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"secondsource"
)

// GoldAccount is one value of a facet in a gold file.
type GoldAccount struct {
	ID, Facet, Text, Status string
	Value                   any // a number, or words
}

// GoldAccounts reads the accounts of a gold file.
func GoldAccounts(path string) ([]GoldAccount, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("gold accounts: %w", err)
	}
	var gold struct{ Accounts []GoldAccount }
	if err := json.Unmarshal(b, &gold); err != nil {
		return nil, fmt.Errorf("gold accounts: %s: %w", path, err)
	}
	if len(gold.Accounts) == 0 {
		return nil, fmt.Errorf("%s: no accounts: %w", path, secondsource.ErrInvalid)
	}
	return gold.Accounts, nil
}

// ScoreAccounts prints how the accounts of a ledger agree with gold, for all
// facets, for the numbers, and for every facet. An account is found when one of
// the same facet gives the same number, or words of which the shorter shares at
// least half with the longer; one to one. Its status is right when it is the same:
// the share is of the gold accounts, so what is not found has no right status.
func ScoreAccounts(w io.Writer, gold []GoldAccount, accounts []*secondsource.Account) {
	pairs := map[string]*secondsource.Account{}
	used := map[string]bool{}
	for _, g := range gold {
		for _, a := range accounts {
			if pairs[g.ID] == nil && !used[a.ID] && g.same(a) {
				pairs[g.ID], used[a.ID] = a, true
			}
		}
	}
	line := func(name string, of func(facet string, number bool) bool) {
		found, right, ng, np := 0, 0, 0, 0
		for _, g := range gold {
			if _, number := g.Value.(float64); !of(g.Facet, number) {
				continue
			}
			ng++
			if a := pairs[g.ID]; a != nil {
				found++
				right += btoi(string(a.Status) == g.Status)
			}
		}
		for _, a := range accounts {
			np += btoi(of(a.Facet, a.Number != nil))
		}
		if ng == 0 {
			return
		}
		p, r, f := prf(found, np, ng)
		fmt.Fprintf(w, "%-20s P %5.1f  R %5.1f  F %5.1f\n", name+" found", p, r, f)
		fmt.Fprintf(w, "%-20s %4d of %d\n", name+" status", right, ng)
	}
	line("accounts", func(string, bool) bool { return true })
	line("numbers", func(_ string, number bool) bool { return number })
	var facets []string
	for _, g := range gold {
		if !slices.Contains(facets, g.Facet) {
			facets = append(facets, g.Facet)
		}
	}
	for _, f := range facets {
		line(f, func(facet string, _ bool) bool { return facet == f })
	}
}

// same reports whether an account gives the value of gold.
func (g GoldAccount) same(a *secondsource.Account) bool {
	if g.Facet != a.Facet {
		return false
	}
	if n, number := g.Value.(float64); number {
		return a.Number != nil && *a.Number == n
	}
	x, y := valueWords(g.Text), valueWords(a.Value)
	if len(x) > len(y) {
		x, y = y, x
	}
	shared := 0
	for _, v := range x {
		shared += btoi(slices.Contains(y, v))
	}
	return len(x) > 0 && 2*shared >= len(y)
}

// valueWords are the words of a value without articles and prepositions.
func valueWords(s string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" ,.;:'’\"“”", r) }), func(v string) bool {
		return slices.Contains([]string{"a", "an", "the", "of", "in", "on", "at", "that", "had", "not", "been"}, v)
	})
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
