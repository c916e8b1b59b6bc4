package train

import (
	"fmt"
	"strings"

	"secondsource"
)

// QuoteScore counts how quotations are found. Gold are the fragments of contents that
// open and close with double quotation marks (", “ ”, “ doubled from two single ones):
// one unbroken span each, in all articles, whether or not their attribution is found.
// A fragment is found when a quotation of the program, with its marks and however
// deep, shares at least half of the tokens of the larger one; exactly, when the two
// have the same tokens.
type QuoteScore struct {
	gold, found, exact int
	tokens, tokGold    int      // tokens of gold fragments, and of them in a quotation that found theirs
	Missed             []string // NAME:OFFSET and the words of fragments not found
}

// Add scores the quotations of an article.
func (q *QuoteScore) Add(a *Article, d *secondsource.Doc) {
	toks := wordTokens(a.Text)
	quotes := make([][]int, len(d.Quotes))
	for i, x := range d.Quotes {
		quotes[i] = tokensOf(a, []secondsource.Span{x.Outer}, toks)
	}
	for _, x := range a.Attributions {
		for _, s := range trimmed(a.Text, x.Roles[ContentRole]) {
			gold := tokensOf(a, []secondsource.Span{s}, toks)
			if len(gold) == 0 || !marked(s.Of(a.Text)) {
				continue
			}
			q.gold++
			q.tokGold += len(gold)
			best, at := 0.0, -1
			for i := range quotes {
				if o := share(quotes[i], gold); o > best {
					best, at = o, i
				}
			}
			if best == 1 {
				q.exact++
			}
			if best < 0.5 {
				q.Missed = append(q.Missed, fmt.Sprintf("%s:%d %s", a.Name, s.Start, s.Of(a.Text)))
				continue
			}
			q.found++
			q.tokens += int(share(quotes[at], gold)*float64(max(len(quotes[at]), len(gold))) + 0.5)
		}
	}
}

// marked reports whether words open and close with double quotation marks.
func marked(s string) bool {
	open, shut := false, false
	for _, m := range [...]string{`"`, "“", "”", "‟", "„", "''", "``"} {
		open = open || strings.HasPrefix(s, m)
		shut = shut || strings.HasSuffix(s, m)
	}
	return open && shut && len(s) > 4
}

// Recall is the share of the fragments that were found, in per cent.
func (q *QuoteScore) Recall() float64 {
	_, r, _ := prf(q.found, q.gold, q.gold)
	return r
}

func (q *QuoteScore) String() string {
	_, e, _ := prf(q.exact, q.gold, q.gold)
	_, t, _ := prf(q.tokens, q.tokGold, q.tokGold)
	return fmt.Sprintf("quotations: %d gold fragments between double marks, recall %.1f, exact %.1f, of their words %.1f\n", q.gold, q.Recall(), e, t)
}
