package link

import (
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

// retelling gives the re-telling of an answer the claims of the answer itself,
// and keeps for the reader what the words were: an answer of the same kind where
// there is one, else the latest.
func (l *linker) retelling(a *answer, byUtt map[*utterance][]*answer) {
	if a.s.utt == nil {
		return
	}
	all := byUtt[a.s.utt.root()]
	for _, b := range all {
		if b.s.art == a.s.art || b.s.bare() || after(b.s.art, a.s.art) {
			continue
		}
		if quote, _ := l.scale.sharedQuote(a.s, b.s); a.s.copyOf == b.s || quote >= 4 {
			a.claims = b.claims
			return
		}
		quoted := len(a.s.quotedRuns()) > 0 || a.s.Mode == secondsource.Direct
		if quoted || !a.s.bare() && (a.s.reply != secondsource.IsDenial || deniedElsewhere(all, a.s.art)) {
			continue
		}
		if a.primary == nil || a.primary.reply != a.s.reply && b.s.reply == a.s.reply ||
			(b.s.reply == a.s.reply) == (a.primary.reply == a.s.reply) && after(b.s.art, a.primary.art) {
			a.primary = b.s
			if a.s.bare() {
				a.claims = b.claims
			}
		}
	}
}

// deniedElsewhere reports whether an act of speech is a denial in a document
// other than a.
func deniedElsewhere(as []*answer, a *article) bool {
	for _, b := range as {
		if b.s.art != a && b.s.reply == secondsource.IsDenial {
			return true
		}
	}
	return false
}

// scope is the words in which a response says what it is about.
func (l *linker) scope(s *stmt) string {
	text := strings.Trim(s.Content.Text, " ,.;:“”\"'‘’")
	if s.reply == secondsource.IsNoResponse {
		return ""
	}
	return text
}

// target finds the claims a response answers: those of its own document whose
// things it names, then the matter it was asked about, then those of other
// documents; without words of its own, the one just before it by its own
// speaker, or what the article is about.
func (l *linker) target(s *stmt) []*claim {
	here := func(c *claim) bool { return c.in(s.art) }
	there := func(c *claim) bool { return !c.in(s.art) }
	around, asked := s.question()
	if asked {
		if c, _ := l.closest(s, around, 0.25, here); c != nil {
			return []*claim{c}
		}
	}
	if t := s.headed(); t != nil {
		return l.target(t)
	}
	c, score := l.closest(s, s.terms, 0.25, here)
	if far, x := l.closest(s, s.terms, 0.5, there); far != nil && (c == nil && around == nil || x > score+0.3 && len(s.terms) > 2) {
		c = far
	}
	if c == nil {
		c, _ = l.closest(s, around, 0.25, here)
	}
	if c == nil {
		if t := s.goesOn(); t != nil {
			return l.target(t)
		}
	}
	// A denial with words of its own that fit no claim denies what nobody said.
	if c == nil && (s.reply != secondsource.IsDenial || len(s.terms) < 2) {
		if c = l.byNeighbour(s); c == nil {
			c = l.opening(s)
		}
	}
	if c == nil {
		return nil
	}
	return []*claim{c}
}

func (c *claim) in(a *article) bool {
	for _, s := range c.stmts {
		if s.art == a {
			return true
		}
	}
	return false
}

// closest is the claim that most of the terms fit, nil when none has its share
// of them.
func (l *linker) closest(s *stmt, terms []int32, share float64, among func(*claim) bool) (*claim, float64) {
	var best *claim
	score := 0.0
	l.claimOf(s)
	for _, c := range l.byStory[l.story[s.art.n]] {
		if c.detail != "" || !among(c) || !l.answerable(c, s) {
			continue
		}
		if x := l.bearing(c, s, terms); x > score && x > share {
			best, score = c, x
		}
	}
	return best, score
}

// answerable: evidence of the same story that the response is no part of, and
// that was said by somebody else.
func (l *linker) answerable(c *claim, s *stmt) bool {
	if c.kind != secondsource.Evidence && c.kind != secondsource.Self || c.denied() || l.story[c.stmts[0].art.n] != l.story[s.art.n] || c.holds(s) {
		return false
	}
	others := 0
	for _, t := range c.stmts {
		if !t.who.same(s.who) && !t.who.oneBody(s.who) && !s.who.speaksFor(t.who) {
			others++
		}
	}
	return 2*others > len(c.stmts)
}

// denied: the claim is itself a denial.
func (c *claim) denied() bool { return c.stmts[0].reply != "" }

// bearing is how much of the words of a response a claim has. A name alone is
// no bond, unless the response has nothing else.
func (l *linker) bearing(c *claim, s *stmt, terms []int32) float64 {
	count := map[int32]int{}
	for _, t := range c.stmts {
		if t.art == s.art || !c.in(s.art) {
			for _, x := range t.terms {
				count[x]++
			}
		}
	}
	got, total := 0.0, 0.0
	kindred := s.reply == secondsource.IsNoComment || s.reply == secondsource.IsNoResponse
	for _, x := range terms {
		w := l.scale.weight(x)
		total += w
		if count[x] > 0 {
			got += w
			kindred = kindred || !l.v.isName[x] || (s.spots[x] || l.isState(x)) && !l.ownState(x, s)
		}
	}
	if total == 0 || !kindred || got < 0.25 {
		return 0
	}
	score := got/total + 0.02*float64(min(c.documents(), 5))
	if c.in(s.art) {
		score += 0.1
	}
	return score
}

func (l *linker) ownState(t int32, s *stmt) bool {
	return s.who.state != "" && l.v.names[t] == "@"+s.who.state
}

// headed is the response of the text that a headline announces.
func (s *stmt) headed() *stmt {
	if s.Mode != secondsource.Headline {
		return nil
	}
	for _, t := range s.art.stmts {
		if t.n > s.n && t.reply == s.reply && t.Mode != secondsource.Headline && (t.who.same(s.who) || t.who.oneBody(s.who) || t.who.oneState(s.who)) {
			return t
		}
	}
	return nil
}

// goesOn is the response of the same speaker that a response only goes on with.
func (s *stmt) goesOn() *stmt {
	for k, t := range s.art.stmts {
		if t == s && k > 0 {
			if p := s.art.stmts[k-1]; p.reply != "" && p.utt != nil && p.utt == s.utt && s.Paragraph-p.Paragraph <= 1 {
				return p
			}
		}
	}
	return nil
}

// byNeighbour is the claim of the same speaker just before a response that has
// words of its own (… confirmed the move; it could not say who had ordered it).
func (l *linker) byNeighbour(s *stmt) *claim {
	if len(s.terms) == 0 {
		return nil
	}
	for k := s.n - 1; k >= 0 && l.stmts[k].art == s.art && s.Paragraph-l.stmts[k].Paragraph <= 1; k-- {
		t := l.stmts[k]
		if !t.who.same(s.who) && !t.who.oneBody(s.who) {
			break
		}
		if c := l.claimOf(t); c != nil && c.kind != secondsource.Urging {
			return c
		}
	}
	return nil
}

// opening is what an article is about: of the claims in its title and first
// paragraph the one that comes from an unnamed source or another outlet, for
// which people are asked to answer; else the one that most documents carry.
func (l *linker) opening(s *stmt) *claim {
	var best *claim
	alleged := false
	lead := s.art.firstParagraph()
	for _, t := range s.art.stmts {
		if t.n >= s.n || best != nil && t.Paragraph > lead {
			break
		}
		c := l.claimOf(t)
		if c == nil || !l.answerable(c, s) {
			continue
		}
		told := t.who.anon || t.who.channel
		if best == nil || told && !alleged || told == alleged && !told && c.documents() > best.documents() {
			best, alleged = c, told
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

// askWords stand in a sentence that tells what a response was asked about.
var askWords = wordSet(`asked ask question questions pressed query queried whether enquiry request`)

// question gives the terms of the sentence around a response, and whether it
// tells a question (Asked whether the crates had gone to Libya, she replied …).
// Otherwise the sentence counts only where it holds another statement, or the
// response is no more than a noun in it (despite its denials).
func (s *stmt) question() (around []int32, asked bool) {
	start := s.Content.Cover().Start
	if s.Cue != nil {
		start = min(start, s.Cue.Cover().Start)
	}
	shared := s.Nominal || len(s.terms) < 2
	for _, sen := range s.art.sentences() {
		if sen.End <= start || sen.Start > start {
			continue
		}
		for _, i := range s.art.wordsIn([]secondsource.Span{sen}) {
			w := s.art.words[i]
			if s.Content.Cover().Contains(w.span) {
				continue
			}
			asked = asked || askWords[w.low]
			if w.term < 0 || askWords[w.low] || s.Source != nil && s.Source.Cover().Contains(w.span) || s.Cue != nil && s.Cue.Cover().Contains(w.span) {
				continue
			}
			around = append(around, w.term)
		}
		for _, t := range s.art.stmts {
			shared = shared || t != s && t.reply == "" && sen.Contains(t.Content.Cover()) && !t.who.same(s.who)
		}
	}
	if !asked && !shared {
		return nil, false
	}
	return around, asked
}

// claimOf is the largest claim a statement stands in.
func (l *linker) claimOf(s *stmt) *claim {
	if l.largest == nil {
		l.largest = map[*stmt]*claim{}
		l.byStory = map[int][]*claim{}
		for _, c := range l.claims {
			n := l.story[c.stmts[0].art.n]
			l.byStory[n] = append(l.byStory[n], c)
			if c.denied() || c.detail != "" && c.derived == "" {
				continue
			}
			for _, t := range c.stmts {
				if old := l.largest[t]; old == nil || len(c.stmts) > len(old.stmts) {
					l.largest[t] = c
				}
			}
		}
	}
	return l.largest[s]
}

// writeResponses fills the register of responses.
func (l *linker) writeResponses(led *secondsource.Ledger) {
	for _, a := range l.answers() {
		r := &secondsource.Response{Statement: a.s.ID, Kind: a.s.reply, Claims: []string{}, Scope: secondsource.Opt(a.scope), Primary: !a.s.bare() && a.primary == nil}
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
