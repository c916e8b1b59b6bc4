package link

import (
	"slices"
	"sort"
	"strings"

	"secondsource"
)

// writeClaims writes the claims in the order of their first statements. The id
// of a claim is that of its first statement by day of publication.
func (l *linker) writeClaims(led *secondsource.Ledger, ids map[*utterance]string) {
	sort.SliceStable(l.claims, func(i, j int) bool {
		a, b := l.claims[i], l.claims[j]
		if len(a.stmts) != len(b.stmts) {
			return len(a.stmts) > len(b.stmts)
		}
		return a.stmts[0].n < b.stmts[0].n
	})
	for _, c := range l.claims { // the roots ask for the answers, and those for the kinds of all claims
		c.kind = l.claimKind(c)
	}
	taken, told := map[string]bool{}, map[string]bool{}
	shared := map[*stmt]int{} // in how many claims a statement stands
	for _, c := range l.claims {
		for _, s := range c.stmts {
			shared[s]++
		}
	}
	for _, c := range l.claims {
		e := &secondsource.Claim{ID: c.id(taken), Gist: l.gist(c, shared, told), Kind: c.kind, Statements: []string{},
			Utterances: []string{}, Documents: []string{}, Responses: []string{}, Rules: []secondsource.Rule{}}
		seen := map[string]bool{}
		for _, s := range c.stmts {
			e.Statements = append(e.Statements, s.ID)
			if s.utt != nil && !seen[ids[s.utt.root()]] {
				seen[ids[s.utt.root()]] = true
				e.Utterances = append(e.Utterances, ids[s.utt.root()])
			}
			if !seen[s.art.ID] {
				seen[s.art.ID] = true
				e.Documents = append(e.Documents, s.art.ID)
			}
		}
		c.entry = e
		e.Roots = l.roots(c)
		led.Claims = append(led.Claims, e)
	}
}

// id is made of the first statement of a claim by day of publication, with so
// many of the next as it takes to differ from a larger claim's.
func (c *claim) id(taken map[string]bool) string {
	order := slices.Clone(c.stmts)
	slices.SortStableFunc(order, func(a, b *stmt) int {
		switch {
		case after(b.art, a.art):
			return -1
		case after(a.art, b.art):
			return 1
		}
		return a.n - b.n
	})
	parts := []string{"claim", c.detail}
	id := ""
	for _, s := range order {
		parts = append(parts, s.ID)
		if id = hashID(parts...); !taken[id] {
			break
		}
	}
	for taken[id] { // claims that share all their statements
		parts = append(parts, "again")
		id = hashID(parts...)
	}
	taken[id] = true
	return id
}

// claimKind is that of most members; evidence in which everybody speaks of
// himself is a self-statement.
func (l *linker) claimKind(c *claim) secondsource.ClaimKind {
	count := map[secondsource.ClaimKind]int{}
	k := c.stmts[0].kind
	for _, s := range c.stmts {
		if count[s.kind]++; count[s.kind] > count[k] {
			k = s.kind
		}
	}
	if k == secondsource.Evidence && l.self(c) {
		return secondsource.Self
	}
	return k
}

// gist is the exact words of the best witness: near to all others, a clause
// that stands by itself, not too long, and better one that says this claim alone.
// No two claims go by the same words where it can be helped.
func (l *linker) gist(c *claim, shared map[*stmt]int, told map[string]bool) string {
	best, score := "", -10.0
	likeness := l.likenesses(c)
	for _, s := range c.stmts {
		text := gistText(s)
		if sp, ok := c.clauses[s]; ok {
			text = bareText(sp.Of(s.art.Text))
		}
		if text == "" {
			continue
		}
		x := 0.5 + likeness(s) + plainness(s, text)
		if s.copyOf != nil && c.holds(s.copyOf) { // the words are the origin's
			x--
		}
		if _, own := c.clauses[s]; !own && shared[s] > 1 {
			x -= 0.3
		}
		if told[text] {
			x--
		}
		if x > score+1e-9 { // equals are equal whatever the order of the sum
			best, score = text, x
		}
	}
	told[best] = true
	return best
}

// likenesses gives how like a statement of a claim is to the others, the mean cosine:
// cosines are summed term by term, so that a thousand statements cost a thousand steps.
func (l *linker) likenesses(c *claim) func(*stmt) float64 {
	sum := map[int32]float64{}
	for _, s := range c.stmts {
		norm := l.scale.norm(s.terms)
		for _, t := range s.terms {
			w := l.scale.weight(t)
			sum[t] += w * w / norm
		}
	}
	return func(s *stmt) float64 {
		x, norm := 0.0, l.scale.norm(s.terms)
		for _, t := range s.terms {
			x += sum[t] / norm
		}
		if norm > 0 {
			x-- // itself
		}
		return x / float64(len(c.stmts))
	}
}

// fragments are the words with which a piece of a sentence begins that does not
// stand by itself.
var fragments = wordSet(`to for at on of with by from in into against over about and or nor than as if whether who whom which what`)

// plainness rates a text as a gist: a whole clause that names its subject comes
// before a fragment, and a headline last. The numbers only set that order; the
// likeness to the other statements, 0 to 1, decides between equals.
func plainness(s *stmt, text string) float64 {
	x := 0.0
	if n := len(text); n > 180 {
		x -= 0.2
	} else if n < 25 {
		x -= 0.25
	}
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	switch {
	case fragments[first]:
		x -= 0.8
	case !s.clausal():
		x -= 0.6
	case selfPronouns[first] || first == "this" || first == "these":
		x -= 0.3
	}
	if s.Mode == secondsource.Headline {
		x -= 2
	}
	if s.Mode == secondsource.Indirect {
		x += 0.1
	}
	return x
}

// clausal reports whether a content has a verb with its subject. Without trees
// it is taken to have one.
func (s *stmt) clausal() bool {
	if len(s.art.Tokens) == 0 {
		return true
	}
	return s.subject() >= 0
}

// gistText is the longest span of a content, trimmed of marks and of "that".
func gistText(s *stmt) string {
	best := ""
	for _, sp := range s.Content.Spans {
		if t := sp.Of(s.art.Text); len(t) > len(best) {
			best = t
		}
	}
	return bareText(best)
}

// bareText cuts off the marks around a text and the word that only ties it to
// its sentence. It changes no word.
func bareText(text string) string {
	text = strings.Trim(text, " ,;:\t\n")
	if rest, ok := strings.CutPrefix(text, "that"); ok && rest != "" && (rest[0] == ' ' || rest[0] == ',') {
		text = strings.TrimLeft(rest, " ,")
	}
	return text
}
