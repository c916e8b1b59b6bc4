package link

import (
	"sort"
	"strings"

	"secondsource"
)

// answer is a response with the claims it answers.
type answer struct {
	s       *stmt
	claims  []*claim
	scope   string
	primary *stmt // the answer of which this one only tells
}

// answers binds every denial, non-confirmation and missing comment to what it
// answers, or to nothing.
func (l *linker) answers() []*answer {
	var out []*answer
	byUtt := map[*utterance][]*answer{}
	for _, s := range l.stmts {
		if s.reply == "" {
			continue
		}
		a := &answer{s: s, scope: l.scope(s)}
		out = append(out, a)
		if s.utt != nil {
			u := s.utt.root()
			byUtt[u] = append(byUtt[u], a)
		}
	}
	for _, a := range out {
		a.claims = l.target(a.s)
	}
	for _, s := range out {
		l.retelling(s, byUtt)
	}
	return out
}

// retelling finds the primary answer of one told of in another document, takes
// over its claims, and keeps for the reader what the words were.
func (l *linker) retelling(a *answer, byUtt map[*utterance][]*answer) {
	if a.s.utt == nil || !a.s.bare() {
		return
	}
	for _, b := range byUtt[a.s.utt.root()] {
		if b.s.art != a.s.art && !b.s.bare() && !after(b.s.art, a.s.art) && (a.primary == nil || after(a.primary.art, b.s.art)) {
			a.primary = b.s
			a.claims = b.claims
		}
	}
}

// scope is the words in which a response says what it is about.
func (l *linker) scope(s *stmt) string {
	text := strings.Trim(s.Content.Text, " ,.;:“”\"'‘’")
	if s.reply == secondsource.IsNoResponse {
		return ""
	}
	return text
}

// target finds the claims a response answers: those whose things it names, in
// its own document first; without words of its own, the one just before it by
// its own speaker, or what the article is about.
func (l *linker) target(s *stmt) []*claim {
	if c := l.byContent(s); c != nil {
		return []*claim{c}
	}
	if c := l.byNeighbour(s); c != nil {
		return []*claim{c}
	}
	return nil
}

// byContent is the claim that shares most with the words of the response.
func (l *linker) byContent(s *stmt) *claim {
	if c := l.closest(s, s.terms); c != nil {
		return c
	}
	return l.closest(s, s.question())
}

// closest is the claim that most of the terms fit, nil when they fit none well.
func (l *linker) closest(s *stmt, terms []int32) *claim {
	type found struct {
		c     *claim
		score float64
	}
	var all []found
	for _, c := range l.claims {
		if !l.answerable(c, s) {
			continue
		}
		if score := l.bearing(c, s, terms); score > 0 {
			all = append(all, found{c, score})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].score > all[j].score })
	if len(all) == 0 || all[0].score < 0.5 {
		return nil
	}
	return all[0].c
}

// answerable: evidence of the same story that the response is no part of, and
// that was said by somebody else.
func (l *linker) answerable(c *claim, s *stmt) bool {
	if c.kind != secondsource.Evidence && c.kind != secondsource.Self || c.denied() || l.story[c.stmts[0].art.n] != l.story[s.art.n] || c.holds(s) {
		return false
	}
	for _, t := range c.stmts {
		if !t.who.same(s.who) && !(t.who.oneBody(s.who)) {
			return true
		}
	}
	return false
}

// denied: the claim is itself a denial.
func (c *claim) denied() bool { return c.stmts[0].reply != "" }

// bearing is how much of the words of a response a claim has, with what its own
// document says counting more.
func (l *linker) bearing(c *claim, s *stmt, terms []int32) float64 {
	count := map[int32]int{}
	here := false
	for _, t := range c.stmts {
		here = here || t.art == s.art
		for _, x := range t.terms {
			count[x]++
		}
	}
	got, total := 0.0, 0.0
	kindred := false
	for _, x := range terms {
		w := l.scale.weight(x)
		total += w
		if n := count[x]; n > 0 {
			got += w * (0.7 + 0.3*float64(n)/float64(len(c.stmts)))
			kindred = kindred || !l.v.isName[x]
		}
	}
	if total == 0 || !kindred {
		return 0
	}
	score := got / total
	if here {
		score += 0.15
	}
	return score + 0.01*float64(min(len(c.stmts), 10))
}

// byNeighbour is the claim a response without words of its own answers: that of
// the same speaker just before it (… would not say who), or else the one that
// most documents carry of those that the article opens with.
func (l *linker) byNeighbour(s *stmt) *claim {
	if len(s.terms) > 0 {
		for k := s.n - 1; k >= 0 && l.stmts[k].art == s.art && s.Paragraph-l.stmts[k].Paragraph <= 1; k-- {
			t := l.stmts[k]
			if !t.who.same(s.who) && !t.who.oneBody(s.who) {
				break
			}
			if c := l.claimOf(t); c != nil {
				return c
			}
		}
	}
	return l.opening(s)
}

func (l *linker) opening(s *stmt) *claim {
	var best *claim
	lead := s.art.firstParagraph()
	for _, t := range s.art.stmts {
		if t.n >= s.n || best != nil && t.Paragraph > lead {
			break
		}
		c := l.claimOf(t)
		if c != nil && l.answerable(c, s) && (best == nil || c.documents() > best.documents()) {
			best = c
		}
	}
	return best
}

func (c *claim) documents() int {
	seen := map[*article]bool{}
	for _, s := range c.stmts {
		seen[s.art] = true
	}
	return len(seen)
}

// question gives the terms of the sentence around a response: "Asked whether the
// crates had gone to Libya, she replied …".
func (s *stmt) question() []int32 {
	start := s.Content.Cover().Start
	if s.Cue != nil {
		start = min(start, s.Cue.Cover().Start)
	}
	var out []int32
	for _, sen := range s.art.sentences() {
		if sen.End <= start || sen.Start > start {
			continue
		}
		for _, i := range s.art.wordsIn([]secondsource.Span{sen}) {
			w := s.art.words[i]
			if w.term < 0 || s.Source != nil && s.Source.Cover().Contains(w.span) || has(s.terms, w.term) {
				continue
			}
			out = append(out, w.term)
		}
	}
	return out
}

// claimOf is the largest claim a statement stands in.
func (l *linker) claimOf(s *stmt) *claim {
	var best *claim
	for _, c := range l.claims {
		if c.holds(s) && !c.denied() && (best == nil || len(c.stmts) > len(best.stmts)) {
			best = c
		}
	}
	return best
}

// writeResponses fills the register of responses.
func (l *linker) writeResponses(led *secondsource.Ledger) {
	for _, a := range l.answers() {
		r := &secondsource.Response{Statement: a.s.ID, Kind: a.s.reply, Claims: []string{}, Scope: secondsource.Opt(a.scope), Primary: !a.s.bare()}
		for _, c := range a.claims {
			r.Claims = append(r.Claims, c.entry.ID)
			c.entry.Responses = append(c.entry.Responses, a.s.ID)
		}
		if a.primary != nil && a.primary.reply != a.s.reply {
			r.Note = "told as a " + string(a.s.reply) + "; the words were " + strings.TrimSpace(a.primary.Content.Text) + " (" + string(a.primary.reply) + ")"
		}
		led.Responses = append(led.Responses, r)
	}
}
