package link

import (
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

// scopeless: a refusal to answer that does not say what the question was.
func (s *stmt) scopeless() bool {
	if s.reply == secondsource.IsDenial || !s.only(comments, pointers) {
		return false
	}
	for _, i := range s.at {
		if w := s.art.words[i]; w.name || w.low == "this" || w.low == "these" || w.low == "those" {
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
