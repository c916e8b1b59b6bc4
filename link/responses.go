package link

import (
	"slices"
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
	l.hardened(out)
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
		if b.s.reply != a.s.reply && (b.s.art.pub.To == 0 || a.s.art.pub.From == 0 || !a.s.bare() && !l.oneMatter(a.s, b.s)) {
			continue // which came first is not known, or they answer two things
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

// target finds the claims a response answers: the matter it was asked about,
// those of its own document whose party and things it names, then those of other
// documents. One that only points back ("the claims", "any role") answers what
// is said just before it, one without words what the article is about. Words
// that fit no claim answer what nobody said.
func (l *linker) target(s *stmt) []*claim {
	for range s.art.stmts { // responses may point to each other: the chain ends with the article
		if cs := l.flatlyDenied(s); len(cs) > 0 {
			return cs
		}
		c := l.answered(s)
		if c == nil {
			if t := s.headed(); t != nil {
				s = t
				continue
			}
			if t := s.goesOn(); t != nil && !s.evasive && (s.reply != secondsource.IsDenial || t.reply == secondsource.IsDenial || s.pointsBack()) {
				s = t
				continue
			}
			if t := s.spelledOut(); t != nil {
				s = t
				continue
			}
			c = l.pointed(s)
		}
		if c == nil {
			return nil
		}
		return []*claim{c}
	}
	return nil
}

// answered is the claim that fits the question or the words of a response.
func (l *linker) answered(s *stmt) *claim {
	const here, there = true, false
	around, asked := s.question()
	if c := l.leftOpen(s); c != nil {
		return c
	}
	if s.ofCount() {
		return l.countedBefore(s)
	}
	if s.reply == secondsource.IsNoResponse && !asked && s.only(comments, pointers, reaching) {
		return nil // its sentence names the one who was asked, not the matter
	}
	if asked {
		asked := slices.Clone(around)
		for _, t := range s.terms {
			if !has(asked, t) {
				asked = append(asked, t)
			}
		}
		if c, _ := l.closest(s, asked, 0.25, here); c != nil {
			return c
		}
	}
	if s.headed() != nil {
		return nil
	}
	if c := l.sameDeed(s); c != nil {
		return c
	}
	c, score := l.closest(s, s.terms, 0.25, here)
	far, x := l.closest(s, s.terms, 0.5, there)
	if far != nil && s.reply == secondsource.IsDenial && !l.concerns(far, s) && !l.tellingShared(far, s) {
		far = nil // what one text tells of others is not what is denied in another
	}
	if far != nil && (c == nil && around == nil || x > score+0.3 && len(s.terms) > 2) {
		c = far
	}
	if c == nil {
		c, _ = l.closest(s, around, 0.25, here)
	}
	if c == nil {
		c = l.aboutTheGoods(s)
	}
	if c == nil {
		c = far
	}
	return c
}

// pointed is the claim that a response without things of its own points to.
func (l *linker) pointed(s *stmt) *claim {
	if c := l.ofDocument(s); c != nil {
		return c
	}
	switch {
	case s.reply == secondsource.IsNoResponse || l.scopeless(s):
		if c := l.ofItself(s); c != nil {
			return c
		}
		return l.opening(s)
	case s.asksBack():
		return l.byNeighbour(s)
	case s.reply == secondsource.IsNoComment && !s.pressed(): // we do not discuss our suppliers
		if c := l.opening(s); c != nil && (l.concerns(c, s) || s.generic()) {
			return c
		}
	case s.pointsBack():
		return l.antecedent(s)
	case s.ofTheReport():
		return l.opening(s)
	case s.ofReports():
		if c := l.opening(s); c != nil && l.concerns(c, s) {
			return c
		}
	}
	return nil
}

// closest is the claim that most of the terms fit, of those in the document of a
// response or of the others, nil when none has its share of them.
func (l *linker) closest(s *stmt, terms []int32, share float64, here bool) (*claim, float64) {
	var best *claim
	score := 0.0
	l.claimOf(s)
	deal := s.reply == secondsource.IsDenial && l.ofDeal(s)
	for _, c := range l.bearers(s).likely(l, s, terms, share, here) {
		if c.detail != "" || !l.answerable(c, s) || deal && c.moves() {
			continue
		}
		if x := l.bearing(c, s, terms); x > score && x > share {
			best, score = c, x
		}
	}
	return best, score
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
			if p := s.art.stmts[k-1]; p.reply != "" && p.Mode != secondsource.Headline && p.utt != nil && p.utt == s.utt && s.Paragraph-p.Paragraph <= 1 {
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
	for k := s.n - 1; k >= 0 && l.stmts[k].art == s.art && s.Paragraph == l.stmts[k].Paragraph; k-- {
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

// pressed: the sentence of an answer tells that there was a question.
func (s *stmt) pressed() bool {
	_, asked := s.question()
	return asked
}

// opening is what an article is about: of the claims in its title and first
// paragraph, then of those before the answer, the one that comes from an unnamed
// source, a document or another outlet, for which people are asked to answer; else
// the one that most documents carry.
func (l *linker) opening(s *stmt) *claim {
	if c := l.namedIn(s); c != nil {
		return c
	}
	var best *claim
	rank := 0
	lead := s.art.firstParagraph()
	for _, t := range s.art.stmts {
		if t.n >= s.n || best != nil && rank > 1<<10 && t.Paragraph > lead {
			break
		}
		c := l.claimOf(t)
		if c == nil || c.stmts[0].neg || len(t.props) == 0 || !l.answerable(c, s) {
			continue
		}
		told := t.who.anon || t.who.channel || t.who.document
		if !told && c.documents() < 2 {
			continue
		}
		n := 1 << 9
		if !told {
			n = min(c.documents(), 1<<8)
		}
		if t.Mode == secondsource.Headline {
			n += 1<<9 - 1 // the text says it better
		} else if t.Paragraph <= lead {
			n += 1 << 10
		}
		if n > rank {
			best, rank = c, n
		}
	}
	return best
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
	for _, a := range l.replies() {
		r := &secondsource.Response{Statement: a.s.ID, Kind: a.s.reply, Claims: []string{}, Scope: secondsource.Opt(a.scope), Primary: !a.s.bare() && a.primary == nil}
		for _, c := range a.claims {
			r.Claims = append(r.Claims, c.entry.ID)
			c.entry.Responses = append(c.entry.Responses, a.s.ID)
		}
		if a.s.evasive {
			r.Note = "asked for yes or no, the words say neither"
		}
		if a.primary != nil && a.primary.reply != a.s.reply {
			r.Note = "told as a " + string(a.s.reply) + "; the words were " + strings.TrimSpace(a.primary.Content.Text) + " (" + string(a.primary.reply) + ")"
		}
		led.Responses = append(led.Responses, r)
	}
}
