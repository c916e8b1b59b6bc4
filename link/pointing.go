package link

import (
	"slices"
	"strings"

	"secondsource"
)

// pointers are words of a response that only point back to what was said.
var pointers = wordSet(`it this that these those them such any all both the a an of in on about to with its his her their having been being
	claim claims allegation allegations accusation accusations charge charges report reports suggestion suggestions assertion assertions
	statement statements rumour rumours rumor rumors role involvement wrongdoing part matter matters issue knowledge story
	earlier latest previous media press news version account accounts characterization description do did doing so anything
	responsibility blame guilt fault complicity link links connection ties
	something nothing we i he she they have has had say was were is are`)

// comments are words in which a response only says that there is none.
var comments = wordSet(`decline declined declines declining refuse refused refuses comment comments commented commenting respond responded reply
	replied answer answered further immediately available request requests call calls email emails questions question
	immediate and nor at time for nothing add information look looking into study studying check checking review reviewing aware give gives giving longer interview
	interviews discuss publicly yet`)

// unsaying are the other words of a refusal that say nothing of the matter.
var unsaying = wordSet(`position able unable confirm confirmed confirming confirmation verify verified verifying corroborate independent
	independently separate findings finding evidence own but does direct directly last week month our your so as far present moment
	too early soon going get ahead entertain hypothetical`)

// bodies are words by which one who answers speaks of himself.
var bodies = wordSet(`office agency ministry bloc body government army mission company firm organisation organization institute bank airline
	department embassy commission group union party council administration authority police bureau`)

// asking are the words with which an indirect question begins.
var asking = wordSet(`who whom whose what when where why how which`)

// only reports whether all words of a content are in one of the lists, or names
// and states by which a report is told apart ("the American claims").
func (s *stmt) only(lists ...map[string]bool) bool {
	for _, i := range s.at {
		w, found := s.art.words[i], false
		for _, list := range lists {
			found = found || list[w.low]
		}
		if !found && !w.name && !negations[w.low] && !strings.HasSuffix(w.low, "n't") && !strings.HasSuffix(w.low, "n’t") && w.low != "would" && w.low != "could" {
			return false
		}
	}
	return true
}

// generic: a refusal to speak about a sort of matter, and none of this story: leaked
// papers, intelligence matters, its suppliers.
func (s *stmt) generic() bool {
	found := false
	for _, i := range s.refusing() {
		w, t := s.art.words[i], s.art.token[i]
		if t < 0 || comments[w.low] || unsaying[w.low] || bodies[w.low] || negations[w.low] {
			continue
		}
		tok := s.art.Tokens[t]
		switch {
		case w.name || tok.UPOS == secondsource.NUM:
			return false
		case tok.UPOS == secondsource.NOUN && tok.Deprel != secondsource.Compound && tok.Deprel != secondsource.NmodPoss:
			if !tok.Feats.Has(secondsource.Plural) && !s.art.possessed(t) || s.art.meant(t) {
				return false
			}
			found = true
		}
	}
	return found
}

// possessed: somebody's own is spoken of: our clients' cargo.
func (a *article) possessed(t int) bool {
	out := false
	a.children(t, func(c int, tok secondsource.Token) {
		low := strings.ToLower(tok.Span.Of(a.Text))
		out = out || tok.Deprel == secondsource.NmodPoss && (owners[low] || firstPerson[low] || a.possessed(c))
	})
	return out
}

// refusing gives the words of the sentences in which a content refuses to speak: We buy
// what all buy. | We do not discuss our suppliers.
func (s *stmt) refusing() []int {
	var out []int
	if s.Cue != nil && !s.Content.Cover().Overlaps(s.Cue.Cover()) && slices.ContainsFunc(strings.Fields(strings.ToLower(s.Cue.Text)), func(w string) bool { return talking[w] }) {
		return s.at // declined to comment | on destinations
	}
	for k, i := range s.at {
		if !talking[s.art.words[i].low] {
			continue
		}
		sen := s.art.sentenceAt(s.art.words[i].span.Start)
		a, b := k, k
		for a > 0 && s.art.sentenceAt(s.art.words[s.at[a-1]].span.Start) == sen {
			a--
		}
		for b+1 < len(s.at) && s.art.sentenceAt(s.art.words[s.at[b+1]].span.Start) == sen {
			b++
		}
		return append(out, s.at[a:b+1]...)
	}
	return out
}

// talking are the verbs of a refusal to speak.
var talking = wordSet(`comment discuss speculate talk speak address answer commenting discussing speculating`)

// meant: a determiner picks the thing at a token out: the boats, these boats.
func (a *article) meant(t int) bool {
	out := false
	a.children(t, func(c int, tok secondsource.Token) {
		switch strings.ToLower(tok.Span.Of(a.Text)) {
		case "the", "this", "these", "those", "that", "which", "how":
			out = out || c < t
		}
	})
	return out
}

// scopeless: a refusal to answer that does not say what the question was.
func (l *linker) scopeless(s *stmt) bool {
	if s.reply == secondsource.IsDenial || !s.only(comments, pointers, unsaying, bodies) {
		return false
	}
	for _, i := range s.at {
		w := s.art.words[i]
		if w.low == "this" || w.low == "these" || w.low == "those" || w.name && (w.term < 0 || l.side(l.v.names[w.term], s.who) != ours) {
			return false
		}
	}
	return true
}

// pointsBack: a response that names nothing itself.
func (s *stmt) pointsBack() bool { return s.only(pointers, comments) }

// asksBack: what could not be said is a detail of what was said beside it.
func (s *stmt) asksBack() bool {
	return len(s.at) > 0 && s.reply != secondsource.IsDenial && asking[s.art.words[s.at[0]].low]
}

// antecedent is the claim that somebody else makes in the same sentence as a
// response or in the one before it; nil where that sentence has none.
func (l *linker) antecedent(s *stmt) *claim {
	start := s.Content.Cover().Start
	if s.Cue != nil {
		start = min(start, s.Cue.Cover().Start)
	}
	from, before := 0, 0
	for _, sen := range s.art.sentences() {
		if sen.Start > start {
			break
		}
		from, before = before, sen.Start
	}
	var best *stmt
	for _, t := range s.art.stmts {
		if at := t.Content.Cover().Start; at >= from && at < start && t.Mode != secondsource.Headline && t.reply == "" {
			if c := l.claimOf(t); c != nil && l.answerable(c, s) {
				best = t
			}
		}
	}
	if best == nil {
		return nil
	}
	return l.claimOf(best)
}

// reaching are the other words in which a text says that it got no answer.
var reaching = wordSet(`could be reached contacted did does do has have had return returned messages repeated phone telephone written emailed e-mailed
	several reach reporters officials spokesman spokeswoman for by late on`)
