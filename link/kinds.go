package link

import (
	"strings"

	"secondsource"
)

var negations = wordSet(`not never no nobody none nor neither cannot nothing`)

// negated reports whether the proposition of a statement is denied by its
// speaker. A "not" that only contrasts (not on Tuesday, not 42, not only) is none.
func (a *article) negated(s *stmt) bool {
	seen := false
	for k, i := range s.at {
		w := a.words[i]
		if k > 12 {
			break
		}
		if !negations[w.low] && !strings.HasSuffix(w.low, "n't") && !strings.HasSuffix(w.low, "n’t") {
			continue
		}
		seen = true
		if k > 0 && strings.Contains(a.Text[a.words[i-1].span.End:w.span.Start], ",") && (w.low == "not" || w.low == "no") {
			continue
		}
		if a.besides(i) {
			continue
		}
		if i+1 < len(a.words) && !absolute[w.low] && (prepositions[a.words[i+1].low] || a.words[i+1].isNum && !(k > 0 && copulas[a.words[i-1].low]) || a.words[i+1].low == "only" || a.words[i+1].low == "just") {
			continue
		}
		return true
	}
	return !seen && s.Polarity == secondsource.Negated
}

// besides reports a negation of something smaller than the proposition: not far
// from, no later than, a clause that hangs on it.
func (a *article) besides(i int) bool {
	t := a.token[i]
	if t < 0 || a.Tokens[t].Head < 0 {
		return false
	}
	head := a.Tokens[a.Tokens[t].Head]
	switch head.UPOS {
	case secondsource.ADJ, secondsource.ADV:
		for c := t - 1; c >= 0 && c > t-4; c-- { // was not clear: the adjective is what is said
			if a.Tokens[c].Deprel == secondsource.Cop && a.Tokens[c].Head == a.Tokens[t].Head {
				return false
			}
		}
		return true
	}
	return head.Deprel == secondsource.AclRelcl || head.Deprel == secondsource.Advcl
}

// absolute negations leave nothing over to contrast with.
var absolute = wordSet(`nothing nobody none`)

var copulas = wordSet(`is are was were been`)

var prepositions = wordSet(`on in at from to by for with after before until since during into towards toward near against of about as`)

// stageOf is the stage of a transfer that the first stage word of the content
// marks: talks about supplies are talks.
func (l *linker) stageOf(s *stmt) string {
	for _, t := range s.terms {
		if st := l.v.lex.stage[l.v.names[t]]; st != "" {
			return st
		}
	}
	return ""
}

var (
	callCues = wordSet(`call calls called calling describe describes described describing brand brands branded label labels labelled labeled dub dubs dubbed think thinks thought feel feels felt guess guesses guessed opinion hail hailed hails`)
	lawWords = wordSet(`law laws resolution resolutions treaty treaties convention conventions rule rules sanctions embargo charter norm norms obligations agreement agreements sovereignty`)
)

// kindOf separates evidence from urging and opinion. A view of the law is
// opinion: it says what a fact would mean, not that it is one.
func (l *linker) kindOf(s *stmt) secondsource.ClaimKind {
	switch s.Act {
	case secondsource.Urge, secondsource.Ask, secondsource.Propose:
		return secondsource.Urging
	case secondsource.Condemn, secondsource.Praise:
		return secondsource.Opinion
	}
	if s.Cue != nil {
		how := strings.HasPrefix(strings.ToLower(s.Content.Text), "how ") // described how it sank
		for _, w := range strings.Fields(strings.ToLower(s.Cue.Text)) {
			if callCues[w] && !how {
				return secondsource.Opinion
			}
		}
	}
	law, breach := false, false
	for _, i := range s.at {
		w := s.art.words[i]
		law = law || lawWords[w.low]
		breach = breach || w.term >= 0 && l.v.names[w.term] == "violate"
	}
	if law && (breach || s.Polarity == secondsource.Conditional) {
		return secondsource.Opinion
	}
	if s.Polarity == secondsource.Conditional && s.Speaker != nil && sourceWords()["scholar"].in(s.Speaker.Name+" "+string(s.Speaker.Role)) {
		return secondsource.Opinion
	}
	return secondsource.Evidence
}

// replyKind is the kind of response an act is, "" for none.
func replyKind(s *secondsource.Statement) secondsource.ResponseKind {
	switch s.Act {
	case secondsource.Deny:
		return secondsource.IsDenial
	case secondsource.NonConfirmation:
		return secondsource.IsNonConfirmation
	case secondsource.NoComment:
		if silent(s) {
			return secondsource.IsNoResponse
		}
		return secondsource.IsNoComment
	}
	return ""
}

var silence = []string{"respond", "reply", "replied", "reached", "not answer", "n't answer", "no answer", "says nothing", "said nothing", "return calls", "return a call", "returned", "available for comment", "unanswered", "contactable", "pick up"}

// silent reports an answer that did not come at all. To decline an answer is to
// give one.
func silent(s *secondsource.Statement) bool {
	if s.Silent || s.Mode == secondsource.Direct {
		return s.Silent
	}
	text := s.Content.Text
	if s.Cue != nil {
		text += " " + s.Cue.Text
	}
	text = strings.ToLower(text)
	for _, no := range []string{"declin", "refus", "would not", "wouldn"} {
		if strings.Contains(text, no) {
			return false
		}
	}
	for _, f := range silence {
		if strings.Contains(text, f) {
			return true
		}
	}
	return false
}
