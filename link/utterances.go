package link

import (
	"slices"
	"sort"
	"strings"

	"secondsource"
)

// utterance is one act of speech while it is being put together.
type utterance struct {
	stmts  []*stmt               // in the order of articles and text
	date   secondsource.Interval // the meeting of what may be assumed
	hard   secondsource.Interval // and of what is written
	dated  bool
	named  map[string]bool // named persons who speak in it
	lead   *stmt           // its first statement, once asked for,
	sized  int             // of so many
	into   *utterance      // set when it was merged away
	told   []*stmt         // those that are no copies, once asked for
	bodied []*stmt         // those that name a body, once asked for
	based  []*stmt         // those that state a basis, once asked for
	close  []*stmt         // those that name a body of a government closely, once asked for
}

func (u *utterance) root() *utterance {
	for u.into != nil {
		u = u.into
	}
	return u
}

func (u *utterance) add(s *stmt) {
	u.stmts = append(u.stmts, s)
	s.utt = u
	if s.who.named {
		if u.named == nil {
			u.named = map[string]bool{}
		}
		u.named[s.who.key] = true
	}
	if m, ok := u.hard.Meet(s.hard); ok {
		u.hard = m
	}
	if m, ok := u.date.Meet(s.said); ok && s.said.Known() && (s.dated || !u.dated || inside(u.date, s.said)) {
		u.date = m
	} else if s.dated && !u.dated {
		u.date = s.said
	}
	u.dated = u.dated || s.dated
}

// speaks reports whether s is an act: the outlet's own voice and a missing
// answer are none.
func (s *stmt) speaks() bool {
	return s.Speaker != nil && s.reply != secondsource.IsNoResponse && !(s.who.channel && s.Source == nil && s.Cue == nil)
}

// utterances groups statements to acts of speech: first inside each document,
// then across documents.
func (l *linker) utterances() {
	for _, a := range l.arts {
		l.within(a)
	}
	l.across()
	var out []*utterance
	for _, u := range l.utts {
		if u.into == nil {
			sort.SliceStable(u.stmts, func(i, j int) bool { return u.stmts[i].n < u.stmts[j].n })
			out = append(out, u)
		}
	}
	l.utts = out
}

// within groups the statements of one document. A statement joins the latest
// act of its speaker whose day can be the same; one that says "repeatedly" or
// "previously" is an act of its own.
func (l *linker) within(a *article) {
	var here []*utterance
	for _, s := range a.stmts {
		if !s.speaks() {
			continue
		}
		found := l.actOf(here, s)
		if found == nil {
			found = &utterance{}
			here = append(here, found)
		} else {
			_, why := l.joins(found, s)
			l.trail.joined("utterance", found.stmts[len(found.stmts)-1].ID, s.ID, 1, why)
		}
		found.add(s)
	}
	l.utts = append(l.utts, here...)
}

// actOf chooses among the acts that a statement can belong to: the one it stands
// beside, then the one nearest to publication, then the latest in the text.
func (l *linker) actOf(here []*utterance, s *stmt) *utterance {
	if s.Iterated {
		return nil
	}
	var best *utterance
	for i := len(here) - 1; i >= 0; i-- {
		u := here[i]
		if ok, why := l.joins(u, s); !ok {
			l.trail.refusedAct(u, s, why)
			continue
		}
		if u.stmts[len(u.stmts)-1].Paragraph == s.Paragraph {
			return u
		}
		if best == nil || u.dated && best.dated && u.hard.To > best.hard.To {
			best = u
		}
	}
	return best
}

// joins reports whether s belongs to an act of the same document, and why; "" is
// for sources that have nothing to do with each other.
func (l *linker) joins(u *utterance, s *stmt) (bool, string) {
	switch {
	case u.stmts[0].Iterated:
		return false, "the other tells of repeated or earlier acts"
	case !sameDay(u, s):
		return false, "their days cannot be one"
	case s.outer != nil && s.outer.utt == u:
		return false, "one is told within the words of the other"
	}
	if slices.ContainsFunc(u.stmts, func(t *stmt) bool { return twoBodies(s, t) && !s.who.same(t.who) }) {
		return false, "two bodies of one government speak"
	}
	refused := ""
	for i := len(u.stmts) - 1; i >= 0; i-- {
		t := u.stmts[i]
		switch {
		case t.who.same(s.who):
			if continues(t, s) {
				return true, "the same speaker in one document, on days that can be one"
			}
			return false, "the same speaker, one with a day and the other without, apart in the text"
		case s.another() || t.another() || twoStates(t, s):
			continue // a second official is not the first
		case (t.who.anon || s.who.anon) && len(t.who.relays) != len(s.who.relays):
			continue // told to an outlet, and not said to all
		case s.who.key == "" || t.who.key == "":
		case clash(u.named, s.who):
			return false, "two persons by name"
		case t.who.oneBody(s.who) && oneOccasion(t, s) && !strangers(t, s) && !l.unnamedApart(t, s):
			return true, "one body in one document, and nothing that shows two occasions"
		case t.who.oneState(s.who) && !strangers(t, s) && (!s.dated || t.dated && t.said == s.said) && (near(t, s) && !l.unnamedApart(t, s) || l.scale.cosine(t.terms, s.terms) > 0.25):
			return true, "a government and a body of it, side by side or about the same"
		case oneOfThem(t, s) || oneOfThem(s, t):
			return true, "one of the unnamed people who spoke"
		case l.introduces(t, s):
			return true, "an unnamed official whom the next paragraphs name"
		case l.heads(t, s):
			return true, "the headline's unnamed speaker, named in the first paragraphs"
		case reports(t, s):
			return true, "a report, and the unnamed people who told its outlet"
		case t.who.oneBody(s.who) || t.who.oneState(s.who):
			refused = "one body, but on two occasions as far as the text tells"
		}
	}
	return false, refused
}

// another: a speaker whom the text tells from one before him: a second official.
func (s *stmt) another() bool {
	if !s.who.anon || s.Speaker == nil {
		return false
	}
	text := s.Speaker.Name
	if s.Source != nil {
		text += " " + s.Source.Text
	}
	return slices.ContainsFunc(strings.Fields(strings.ToLower(text)), func(w string) bool { return furtherOnes[w] })
}

var furtherOnes = wordSet(`second third fourth another`)

// oneOfThem: s is one of the unnamed people who speak in t (two diplomats; one of the
// diplomats), on days that do not differ.
func oneOfThem(t, s *stmt) bool {
	if !t.who.anon || !s.who.anon || !t.Speaker.Plural || t.dated && s.dated && t.said != s.said {
		return false
	}
	_, group, ok := strings.Cut(strings.ToLower(s.Speaker.Name), "one of ")
	if !ok {
		return false
	}
	words := strings.Fields(strings.ToLower(t.Speaker.Name))
	return slices.ContainsFunc(strings.Fields(group), func(w string) bool { return len(w) > 4 && slices.Contains(words, w) })
}

// twoStates: governments of two states, or people who speak for them.
func twoStates(s, t *stmt) bool {
	return s.who.state != "" && t.who.state != "" && s.who.state != t.who.state && !s.who.channel && !t.who.channel
}

// twoBodies: of two ministries or services, neither of which stands for its whole government.
func twoBodies(s, t *stmt) bool {
	part := func(w who) bool { return w.body != "" && w.state != "" && !w.isState() && !w.channel }
	return part(s.who) && part(t.who) && s.who.body != t.who.body
}

// reports: an outlet's report and the unnamed people who told that outlet.
func reports(t, s *stmt) bool {
	if t.who.channel == s.who.channel || !(t.who.anon || s.who.anon) {
		return false
	}
	for _, r := range t.who.relays {
		if slices.Contains(s.who.relays, r) {
			return true
		}
	}
	return false
}

func clash(named map[string]bool, w who) bool {
	return w.named && len(named) > 0 && !named[w.key]
}

func near(t, s *stmt) bool {
	return s.Paragraph-t.Paragraph <= 1 && t.Paragraph-s.Paragraph <= 1
}

// continues reports whether a statement of the same speaker belongs to the same
// act: after a remark of last week, one without a day only where it stands
// beside it; after one without a day, one of a day not long before publication.
func continues(t, s *stmt) bool {
	pub := s.art.pub.To
	switch {
	case !s.dated && t.dated:
		return t.said.Single() || near(t, s)
	case !t.dated && s.dated:
		return s.said.Single() && (pub == 0 || s.said.To >= pub-3)
	}
	return true
}

// strangers: a person by name and an unnamed voice of his body, apart in the
// text and without a day, are two speakers.
func strangers(t, s *stmt) bool {
	return (t.who.anon && s.who.named || s.who.anon && t.who.named) && !s.dated && !near(t, s)
}

// unnamedApart: a body speaks, and somebody of it who is not named: without a day that
// both have, or the same content, nothing shows that he speaks for it there.
func (l *linker) unnamedApart(t, s *stmt) bool {
	return t.who.anon != s.who.anon && !(t.dated && s.dated && t.said == s.said) && l.scale.cosine(t.terms, s.terms) <= 0.25
}

// oneOccasion is asked of two mentions of one body: the days must be the same,
// or the later mention undated. A body's undated notice and a dated word of its
// minister are two occasions.
func oneOccasion(t, s *stmt) bool {
	if !s.dated {
		return !t.dated || t.said.Single() || t.Paragraph == s.Paragraph
	}
	return t.dated && t.said == s.said
}

// sameDay reports whether s can have been said on the day of u.
func sameDay(u *utterance, s *stmt) bool {
	if _, ok := u.hard.Meet(s.hard); !ok {
		return false
	}
	// What bears no day in a news text was said lately, not in the past that a
	// dated remark beside it belongs to.
	if pub := s.art.pub.To; pub != 0 && (!s.dated && old(u.hard, pub) || !u.dated && old(s.hard, pub)) {
		return false
	}
	// Two different ranges that only overlap are two dates in the text.
	if u.dated && s.dated && u.hard != s.hard && !inside(u.hard, s.hard) && !inside(s.hard, u.hard) {
		return false
	}
	return true
}

func old(i secondsource.Interval, pub secondsource.Day) bool {
	return i.From != 0 && i.To != 0 && i.To < pub-lately
}

func inside(a, b secondsource.Interval) bool {
	return a.From >= b.From && a.To <= b.To && b.To != 0 && a.To != 0
}

// introduces: an unnamed official at the head of an article whom the next
// paragraphs name (a senior official said … National Security Adviser N. made
// the remarks).
func (l *linker) introduces(t, s *stmt) bool {
	if !t.who.anon || !s.who.named || t.who.state == "" || t.who.state != s.who.state || t.Speaker.Plural {
		return false
	}
	if t.art.firstParagraph() < t.Paragraph-1 || s.Paragraph-t.Paragraph > 3 || s.n < t.n {
		return false
	}
	return l.scale.cosine(t.terms, s.terms) > 0.2
}

// heads: a headline's unnamed speaker (official says, Peru says) is the one of the
// first paragraphs who says the same.
func (l *linker) heads(t, s *stmt) bool {
	if t.Mode != secondsource.Headline || !t.who.anon && !(t.who.isState() && t.who.state == s.who.state) || t.Speaker.Plural || t.who.state != "" && t.who.state != s.who.state {
		return false
	}
	return s.Paragraph <= s.art.firstParagraph()+2 && l.scale.cosine(t.terms, s.terms) > 0.2
}

// firstParagraph is that of the first statement in the body.
func (a *article) firstParagraph() int {
	for _, s := range a.stmts {
		if s.Mode != secondsource.Headline {
			return s.Paragraph
		}
	}
	return 0
}
