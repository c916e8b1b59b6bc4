package train

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"secondsource"
)

// AttributionScore counts how predicted attributions agree with gold. The rule of
// matching is that of the project's scorer for PolNeAR: tokens are runs of
// letters, digits and underscores of the text; two spans match when they share
// at least half of the tokens of the larger one; an attribution matches whole
// when source, cue and content do; pairs are found greedily, one to one.
type AttributionScore struct {
	roles [3]roleCount
	// Whole attributions; who-said-what asks for source and content only.
	whole, said roleCount
	kinds       map[string]*kindCount // by kind of gold content: direct, mixed, indirect
}

// roleCount counts items and pairs of one role, or of whole attributions.
type roleCount struct {
	pred, gold             int
	overlap, exact, strict int
	tokens, tokPred        int // tokens in both, in the prediction
	tokGold                int
}

type kindCount struct{ gold, whole, content, cue int }

// item is an attribution as sets of tokens, each set sorted.
type item struct {
	tok    [3][]int
	strict [3][]secondsource.Span
}

// Add scores the attributions predicted for an article.
func (s *AttributionScore) Add(a *Article, pred []Attribution) {
	toks := wordTokens(a.Text)
	gold := items(a, a.Attributions, toks)
	found := items(a, pred, toks)
	for r := range s.roles {
		s.addRole(Role(r), gold, found)
	}
	var whole, exact, strict, said []pairing
	for i, p := range found {
		for j, g := range gold {
			o := [3]float64{share(p.tok[0], g.tok[0]), share(p.tok[1], g.tok[1]), share(p.tok[2], g.tok[2])}
			if least := min(o[0], o[1], o[2]); least >= 0.5 {
				whole = append(whole, pairing{o[0] + o[1] + o[2], i, j})
				if least == 1 {
					exact = append(exact, pairing{3, i, j})
				}
			}
			if o[0] >= 0.5 && o[2] >= 0.5 {
				said = append(said, pairing{o[0] + o[2], i, j})
			}
			if sameSpans(&p, &g, 0) && sameSpans(&p, &g, 1) && sameSpans(&p, &g, 2) {
				strict = append(strict, pairing{3, i, j})
			}
		}
	}
	matched := greedy(whole)
	for _, c := range []*roleCount{&s.whole, &s.said} {
		c.pred += len(found)
		c.gold += len(gold)
	}
	s.whole.overlap += len(matched)
	s.whole.exact += len(greedy(exact))
	s.whole.strict += len(greedy(strict))
	s.said.overlap += len(greedy(said))
	s.addKinds(a, gold, found, matched)
}

func (s *AttributionScore) addRole(r Role, gold, found []item) {
	c := &s.roles[r]
	var over, exact, strict []pairing
	inPred, inGold := map[int]bool{}, map[int]bool{}
	for i, p := range found {
		if len(p.tok[r]) == 0 {
			continue
		}
		c.pred++
		for _, t := range p.tok[r] {
			inPred[t] = true
		}
		for j, g := range gold {
			o := share(p.tok[r], g.tok[r])
			if len(g.tok[r]) == 0 || o == 0 {
				continue
			}
			if o >= 0.5 {
				over = append(over, pairing{o, i, j})
			}
			if o == 1 {
				exact = append(exact, pairing{o, i, j})
			}
			if sameSpans(&p, &g, r) {
				strict = append(strict, pairing{o, i, j})
			}
		}
	}
	for _, g := range gold {
		if len(g.tok[r]) > 0 {
			c.gold++
		}
		for _, t := range g.tok[r] {
			inGold[t] = true
		}
	}
	for t := range inPred {
		if inGold[t] {
			c.tokens++
		}
	}
	c.tokPred += len(inPred)
	c.tokGold += len(inGold)
	c.overlap += len(greedy(over))
	c.exact += len(greedy(exact))
	c.strict += len(greedy(strict))
}

func (s *AttributionScore) addKinds(a *Article, gold, found []item, matched []pairing) {
	if len(gold) != len(a.Attributions) {
		return // some gold was discarded: it cannot be lined up
	}
	if s.kinds == nil {
		s.kinds = map[string]*kindCount{}
	}
	for j, g := range gold {
		kind := contentKind(a.Text, a.Attributions[j].Roles[ContentRole])
		c := s.kinds[kind]
		if c == nil {
			c = &kindCount{}
			s.kinds[kind] = c
		}
		c.gold++
		if slices.ContainsFunc(matched, func(m pairing) bool { return m.j == j }) {
			c.whole++
		}
		if slices.ContainsFunc(found, func(p item) bool { return share(p.tok[ContentRole], g.tok[ContentRole]) >= 0.5 }) {
			c.content++
		}
		if slices.ContainsFunc(found, func(p item) bool { return share(p.tok[CueRole], g.tok[CueRole]) >= 0.5 }) {
			c.cue++
		}
	}
}

// contentKind says whether a content is a quotation, holds one, or neither.
func contentKind(text string, spans []secondsource.Span) string {
	text = strings.ReplaceAll(text, "''", "\"\"")
	if len(spans) == 0 {
		return "none"
	}
	marked := func(s string) bool { return strings.ContainsAny(s, "\"“”‟") }
	around := func(from, to int) string { return text[max(0, from):min(len(text), to)] }
	before := spans[0].Start
	if before > 0 {
		_, n := utf8.DecodeLastRuneInString(text[:before])
		before -= n
	}
	_, n := utf8.DecodeRuneInString(text[spans[0].Start:])
	from := spans[len(spans)-1].End
	for range 2 {
		_, k := utf8.DecodeLastRuneInString(text[:from])
		from -= k
	}
	to := spans[len(spans)-1].End
	for range 2 {
		_, k := utf8.DecodeRuneInString(text[to:])
		to += k
	}
	if marked(around(before, spans[0].Start+n)) && marked(around(from, to)) {
		return "direct"
	}
	for _, s := range spans {
		if marked(s.Of(text)) {
			return "mixed"
		}
	}
	return "indirect"
}

// pairing is a possible pair of prediction i and gold j.
type pairing struct {
	score float64
	i, j  int
}

// greedy picks pairs by falling score, one to one.
func greedy(c []pairing) []pairing {
	sort.SliceStable(c, func(x, y int) bool {
		return cmp.Or(cmp.Compare(c[y].score, c[x].score), cmp.Compare(c[x].i, c[y].i), cmp.Compare(c[x].j, c[y].j)) < 0
	})
	var out []pairing
	ui, uj := map[int]bool{}, map[int]bool{}
	for _, p := range c {
		if !ui[p.i] && !uj[p.j] {
			ui[p.i], uj[p.j] = true, true
			out = append(out, p)
		}
	}
	return out
}

// share is the overlap of two sorted sets: what both have, of the larger one.
func share(p, g []int) float64 {
	if len(p) == 0 && len(g) == 0 {
		return 1
	}
	n, i, j := 0, 0, 0
	for i < len(p) && j < len(g) {
		switch {
		case p[i] < g[j]:
			i++
		case p[i] > g[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	if n == 0 {
		return 0
	}
	return float64(n) / float64(max(len(p), len(g)))
}

func sameSpans(p, g *item, r Role) bool { return slices.Equal(p.strict[r], g.strict[r]) }

// items turns attributions into sets of tokens, without those of discarded
// passages; an attribution that loses all falls away.
func items(a *Article, attrs []Attribution, toks []secondsource.Span) []item {
	var out []item
	for _, x := range attrs {
		var it item
		any := false
		for r := range it.tok {
			it.tok[r] = tokensOf(a, x.Roles[r], toks)
			it.strict[r] = trimmed(a.Text, x.Roles[r])
			any = any || len(it.tok[r]) > 0
		}
		if any {
			out = append(out, it)
		}
	}
	return out
}

// tokensOf gives the first bytes of the tokens of some spans, sorted; of the
// characters that are not blank where there is no token.
func tokensOf(a *Article, spans []secondsource.Span, toks []secondsource.Span) []int {
	var out []int
	for _, s := range spans {
		i := sort.Search(len(toks), func(i int) bool { return toks[i].End > s.Start })
		for ; i < len(toks) && toks[i].Start < s.End; i++ {
			out = append(out, toks[i].Start)
		}
	}
	if len(out) == 0 {
		for _, s := range spans {
			for i, c := range s.Of(a.Text) {
				if !unicode.IsSpace(c) {
					out = append(out, s.Start+i)
				}
			}
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(t int) bool {
		return slices.ContainsFunc(a.Discard, func(d secondsource.Span) bool { return d.Start <= t && t < d.End })
	})
}

func trimmed(text string, spans []secondsource.Span) []secondsource.Span {
	var out []secondsource.Span
	for _, s := range spans {
		w := s.Of(text)
		s.Start += len(w) - len(strings.TrimLeftFunc(w, unicode.IsSpace))
		s.End -= len(w) - len(strings.TrimRightFunc(w, unicode.IsSpace))
		if s.Start < s.End {
			out = append(out, s)
		}
	}
	return out
}

// wordTokens are the runs of letters, numbers and underscores.
func wordTokens(text string) []secondsource.Span {
	var out []secondsource.Span
	start := -1
	for i, c := range text + " " {
		word := c == '_' || unicode.IsLetter(c) || unicode.IsNumber(c)
		switch {
		case word && start < 0:
			start = i
		case !word && start >= 0:
			out = append(out, secondsource.Span{Start: start, End: i})
			start = -1
		}
	}
	return out
}

// prf are precision, recall and F1, in per cent.
func prf(tp, pred, gold int) (p, r, f float64) {
	if pred > 0 {
		p = 100 * float64(tp) / float64(pred)
	}
	if gold > 0 {
		r = 100 * float64(tp) / float64(gold)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return
}

// Whole is the F1 of whole attributions, by overlap and exactly.
func (s *AttributionScore) Whole() (overlap, exact float64) {
	_, _, overlap = prf(s.whole.overlap, s.whole.pred, s.whole.gold)
	_, _, exact = prf(s.whole.exact, s.whole.pred, s.whole.gold)
	return
}

// String is the table of the project's scorer.
func (s *AttributionScore) String() string {
	var b strings.Builder
	three := func(tp, pred, gold int) string {
		p, r, f := prf(tp, pred, gold)
		return fmt.Sprintf("%5.1f %5.1f %5.1f", p, r, f)
	}
	fmt.Fprintf(&b, "%-14s %6s %6s | %-17s | %-17s | %-17s | %-17s\n", "", "pred", "gold", "overlap P R F1", "exact P R F1", "strict P R F1", "token P R F1")
	for r, c := range s.roles {
		fmt.Fprintf(&b, "%-14s %6d %6d | %s | %s | %s | %s\n", roleNames[r], c.pred, c.gold, three(c.overlap, c.pred, c.gold),
			three(c.exact, c.pred, c.gold), three(c.strict, c.pred, c.gold), three(c.tokens, c.tokPred, c.tokGold))
	}
	c := s.whole
	fmt.Fprintf(&b, "%-14s %6d %6d | %s | %s | %s |\n", "attribution", c.pred, c.gold, three(c.overlap, c.pred, c.gold), three(c.exact, c.pred, c.gold), three(c.strict, c.pred, c.gold))
	c = s.said
	fmt.Fprintf(&b, "%-14s %6d %6d | %s |\n", "who-said-what", c.pred, c.gold, three(c.overlap, c.pred, c.gold))
	b.WriteString("recall by type of gold content:")
	for _, k := range []string{"direct", "mixed", "indirect"} {
		if c := s.kinds[k]; c != nil {
			n := float64(c.gold) / 100
			fmt.Fprintf(&b, " %s n=%d whole %.1f content %.1f cue %.1f;", k, c.gold, float64(c.whole)/n, float64(c.content)/n, float64(c.cue)/n)
		}
	}
	return strings.TrimSuffix(b.String(), ";") + "\n"
}

// Attributions are the statements of a document as the scorer takes them: the
// accepted ones, without what the outlet says in its own voice.
// least is the confidence asked for, 0 for that at which statements are accepted.
func Attributions(d *secondsource.Doc, least float64) []Attribution {
	var out []Attribution
	for _, s := range secondsource.Attributions(d) {
		if least == 0 && !s.Accepted || s.Confidence < least || s.Cue == nil && (s.Source == nil || s.Mode == secondsource.Headline) {
			continue
		}
		var x Attribution
		for r, w := range []*secondsource.Words{s.Source, s.Cue, s.Content} {
			if w != nil {
				x.Roles[r] = w.Spans
			}
		}
		out = append(out, x)
	}
	return out
}
