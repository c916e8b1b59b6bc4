package link

import (
	"regexp"
	"slices"
	"strings"

	"secondsource"
)

// grade is how well a statement shows that its source knows for itself.
type grade int

const (
	doubtful grade = iota // a possible root
	plain                 // a sure one, if nothing speaks against it
	firm                  // a sure one by its own words or nature
)

// certainty grades one source of a claim, with the rule.
func (l *linker) certainty(s *stmt, u *utterance, until secondsource.Day) (grade, string) {
	if g, why := u.stated(until); why != "" {
		return g, why
	}
	if s.graded == "" {
		s.grade, s.graded = l.ownCertainty(s)
	}
	return s.grade, s.graded
}

// ownCertainty grades a source by the statement alone, whose act of speech states no basis.
func (l *linker) ownCertainty(s *stmt) (grade, string) {
	if s.leans() {
		return doubtful, "leans on another source, as its own words say"
	}
	if x := s.examined(); x != "" {
		return firm, "states a basis: " + x
	}
	w := s.who
	switch {
	case s.outer != nil && s.outer.speaks() && !s.outer.who.channel:
		return doubtful, "told by another source, which may lean on it or not"
	case w.document && (s.ofAKind() || sourceWords()["likeness"].in(s.Content.Text) || len(s.Hedges) > 0 && sourceWords()["likeness"].in(strings.Join(s.Hedges, " "))):
		return doubtful, "a document or picture that shows something like it"
	case w.document:
		return firm, "a document or record, for exactly what it shows"
	case l.eyewitness(s):
		return firm, "an eyewitness, for what was seen"
	case l.guesses(s):
		return doubtful, "a guess, without a stated basis"
	case l.admits(s):
		return firm, "a party that admits its own act"
	case w.state == "" && len(w.members) < 2 && s.Speaker.Name == strings.ToLower(s.Speaker.Name) && s.Speaker.Kind == secondsource.KindCollective && len(w.relays) == 0 && !l.ownSubject(s) && !sourceWords()["insight"].in(s.described()):
		return doubtful, "a third party that states no basis"
	case w.anon && w.state == "" && hearsay(s):
		return doubtful, "an unnamed source of whom the report says nothing that shows knowledge"
	case w.anon && w.state == "" && sourceWords()["insight"].in(s.described()):
		return firm, "unnamed, and the report says how it can know"
	case w.anon && w.state == "":
		return plain, "unnamed, with knowledge of its own as far as the report tells"
	case w.anon && len(w.relays) > 0:
		return plain, "the unnamed sources of one report are one root"
	case s.Act == secondsource.Pledge || s.Act == secondsource.Refuse || s.Act == secondsource.Threaten || l.intends(s):
		return firm, "speaks of what it means to do itself"
	case s.Act != secondsource.Accuse && l.ownSubject(s):
		return firm, "speaks of its own acts or of what is its business to know"
	case sourceWords()["channel"].in(w.name) || sourceWords()["channel"].in(string(s.Speaker.Institution)):
		return doubtful, "a union, party or parliament passes on what others know"
	case l.foreign(s):
		return doubtful, "a third party that states no basis"
	}
	return plain, "speaks of its own acts or of what is its business to know"
}

// stated is the grade that an act of speech gets by what it says of its basis;
// "" where it says nothing.
func (u *utterance) stated(until secondsource.Day) (grade, string) {
	if u.based == nil {
		u.based = []*stmt{}
		for _, x := range u.stmts {
			if len(x.Basis) > 0 {
				u.based = append(u.based, x)
			}
		}
	}
	for _, x := range u.based {
		for _, b := range x.Basis {
			if b.Kind == "other source" {
				return doubtful, "leans on another source: " + b.Text
			}
		}
	}
	for _, x := range u.based {
		if until != 0 && (x.art.pub.To == 0 || x.art.pub.To > until) {
			continue
		}
		for _, b := range x.Basis {
			return firm, "states a basis: " + b.Text
		}
	}
	return plain, ""
}

// scholar: a person by name who judges by learning, as the article calls him here or
// elsewhere.
func (s *stmt) scholar() bool {
	return s.who.named && slices.ContainsFunc(s.art.stmts, func(t *stmt) bool {
		return t.who.same(s.who) && t.Speaker != nil && sourceWords()["scholar"].in(t.described()+" "+string(t.Speaker.Role))
	})
}

// expects: what is said is what the speaker expects.
func (s *stmt) expects() bool {
	for k, i := range s.at {
		t := s.art.token[i]
		if k > 4 || t < 0 {
			return false
		}
		if tok := s.art.Tokens[t]; tok.UPOS == secondsource.VERB {
			return sourceWords()["expect"].words[tok.Lemma]
		}
	}
	return false
}

// examined is what was found out by looking, where that is what a statement tells:
// an audit had found; a test of the water showed. "" for none.
func (s *stmt) examined() string {
	if len(s.art.Tokens) == 0 || s.who.channel {
		return ""
	}
	t := s.subject()
	if t < 0 {
		return ""
	}
	noun, verb := s.art.Tokens[t], s.art.Tokens[s.art.Tokens[t].Head]
	if !sourceWords()["looked"].words[noun.Lemma] || !sourceWords()["reveals"].words[verb.Lemma] {
		return ""
	}
	return noun.Span.Of(s.art.Text) + " that " + verb.Span.Of(s.art.Text)
}

// ofAKind: a thing of the same length or colour as another is only like it.
func (s *stmt) ofAKind() bool {
	for k, i := range s.at {
		if k == 0 || !sourceWords()["measure"].words[s.art.words[i].low] {
			continue
		}
		before := s.art.Text[:s.art.words[i].span.Start]
		if strings.HasSuffix(before, "'s ") || strings.HasSuffix(before, "’s ") {
			return true
		}
	}
	return false
}

// leans: the speaker himself says that he has it from another. Who was told to do
// something has heard nothing, and what he himself calls his basis is his own.
func (s *stmt) leans() bool { return s.leaning.ask(s.readLeaning) }

// asked is the answer to a question that is put again and again: 0 before the first
// time, then 1 or -1 for no.
type asked int8

func (a *asked) ask(answer func() bool) bool {
	if *a == 0 {
		if *a = -1; answer() {
			*a = 1
		}
	}
	return *a > 0
}

func (s *stmt) readLeaning() bool {
	return !s.who.document && sourceWords()["leaning"].in(noHearsay.ReplaceAllString(s.Content.Text, " "))
}

var noHearsay = regexp.MustCompile(`(?i)\b(?:been|was|were|being) (?:told|informed|assured) (?:not )?to\b|\baccording to what (?:he|she|it|they) (?:called|described|termed)\b`)

// described is what a text calls the source of a statement.
func (s *stmt) described() string {
	if s.Source != nil {
		return s.Speaker.Name + " " + s.Source.Text
	}
	return s.Speaker.Name
}

// eyewitness: somebody who says that he saw it, or an unnamed person who is
// named by what he does or where he lives and not by an office.
func (l *linker) eyewitness(s *stmt) bool {
	return s.witness.ask(func() bool { return l.readWitness(s) })
}

func (l *linker) readWitness(s *stmt) bool {
	for _, b := range s.Basis {
		if b.Kind == "witness" {
			return true
		}
	}
	if s.who.document || s.who.state != "" || s.who.channel {
		return false
	}
	if (s.who.anon || s.who.named) && l.sawIt(s) {
		return true
	}
	if !s.who.anon || sourceWords()["office"].in(s.Speaker.Name) {
		return false
	}
	return sourceWords()["witness"].in(s.Speaker.Name) || s.didIt()
}

// sawIt: "he saw them go", where he is the speaker.
func (l *linker) sawIt(s *stmt) bool {
	if sourceWords()["office"].in(s.described()) {
		return false
	}
	see := sourceWords()["perceive"].words
	for k, i := range s.at {
		if k > 6 {
			return false
		}
		if see[s.art.words[i].low] {
			return k > 0 && l.ownSubject(s) && !s.byEar(k) && !s.inGeneral(k)
		}
	}
	return false
}

// inGeneral: to have seen many such things is to have seen none of these.
func (s *stmt) inGeneral(k int) bool {
	return k+1 < len(s.at) && haveForms[s.art.words[s.at[k-1]].low] && unnumbered[s.art.words[s.at[k+1]].low]
}

var (
	haveForms  = wordSet(`have has had ve`)
	unnumbered = wordSet(`many countless plenty lots hundreds dozens thousands enough such`)
)

// byEar: heard of it, from others; a bang is heard at first hand.
func (s *stmt) byEar(k int) bool {
	if s.art.words[s.at[k]].low != "heard" {
		return false
	}
	return k+1 < len(s.at) && hearsayOf[s.art.words[s.at[k+1]].low]
}

var hearsayOf = wordSet(`that of about from it this rumours rumors reports talk stories nothing`)

// didIt: direct speech of what the speaker did himself (We put the crates ashore).
func (s *stmt) didIt() bool {
	if s.Mode != secondsource.Direct && s.Mode != secondsource.Mixed {
		return false
	}
	for _, i := range s.at {
		t := s.art.token[i]
		if t < 0 || !firstPerson[s.art.words[i].low] {
			continue
		}
		tok := s.art.Tokens[t]
		if tok.Deprel == secondsource.Nsubj && tok.Head >= 0 {
			if v := s.art.Tokens[tok.Head]; v.UPOS == secondsource.VERB && (v.Feats.Has(secondsource.Past) || unchanging[v.Lemma]) && !mental[v.Lemma] {
				return true
			}
		}
	}
	return false
}

// unchanging verbs have one form for the present and the past.
var unchanging = wordSet(`put cut set shut let hit`)

// mental verbs say what somebody thinks and not what he did.
var mental = wordSet(`think believe know hope want expect understand feel assume suspect guess learn hear say tell fear wish doubt suppose mean`)

// hearsay reports unnamed talk: people of whom nothing is known but that they
// talk, and nothing is said of how they can know.
func hearsay(s *stmt) bool {
	return hearsayWords.in(s.described()) && !sourceWords()["insight"].in(s.described())
}

var hearsayWords = &wordList{words: wordSet(`source sources expert experts analyst analysts observer observers insider insiders rumour rumours commentator commentators`)}

// guesses: what is said may have been. A forecast (may come) is no guess.
func (l *linker) guesses(s *stmt) bool {
	for k, i := range s.at {
		if k+1 < len(s.at) && modals[s.art.words[i].low] && s.art.words[s.at[k+1]].low == "have" {
			return true
		}
	}
	return false
}

var modals = wordSet(`may might could`)

// admits: the cue owns up to what the speaker did himself.
func (l *linker) admits(s *stmt) bool {
	return s.Cue != nil && sourceWords()["admit"].in(s.Cue.Text) && (l.ownSubject(s) || s.subjectless())
}

// subjectless: a content without a subject of its own (admitted selling the
// vials) has that of its cue.
func (s *stmt) subjectless() bool { return len(s.art.Tokens) > 0 && s.subject() < 0 }

// intends: the content is an intention of the speaker's (signalled an intention
// to help).
func (l *linker) intends(s *stmt) bool {
	for k, i := range s.at {
		if k > 2 {
			return false
		}
		if sourceWords()["intent"].words[s.art.words[i].low] {
			return k+1 < len(s.at) && s.art.words[s.at[k+1]].low == "to"
		}
		if w := s.art.words[i].low; w != "a" && w != "an" && w != "the" && !owners[w] {
			return false
		}
	}
	return false
}
