package link

import (
	"secondsource"
)

// bond asks what two statements have in common beyond their vocabulary: the
// same is predicated in both, or both name somebody, somewhere or a number that
// is not on every page of the story. Two remarks on one affair share many words
// and are still two claims. Of what the whole story is about (talks, the deal)
// two speakers say different things, so it takes another word in common.
func (l *linker) bond(scale *scale, s, t *stmt) bool {
	one := s.utt != nil && t.utt != nil && s.utt.root() == t.utt.root()
	common := 0
	for _, x := range s.mains {
		if !l.happens(x, s, t) || !has(t.mains, x) && !(one && has(t.events, x)) {
			continue
		}
		if one || !scale.commonplace(x) {
			return true
		}
		common++
	}
	for _, x := range s.terms {
		if !has(t.terms, x) || scale.commonplace(x) {
			continue
		}
		if l.v.isName[x] || l.v.isNum[x] || common > 0 {
			return true
		}
	}
	return common > 1
}

// happens reports a term that says what happens and not who or what it is about.
func (l *linker) happens(x int32, s, t *stmt) bool {
	return l.v.event[x] || has(s.events, x) && has(t.events, x)
}

// predication gives the terms of the main predicate of a content and of what
// stands with it as subject, object or complement, but not of what hangs on those.
func (s *stmt) predication() []int32 {
	if len(s.art.Tokens) == 0 {
		return s.events
	}
	var out []int32
	for _, i := range s.at {
		w := s.art.words[i]
		if w.term >= 0 && !has(out, w.term) && s.art.token[i] >= 0 && s.predicated(s.art.token[i]) {
			out = append(out, w.term)
		}
	}
	return out
}

// predicated reports whether a token is the root of a content, or reaches it
// over relations of the predicate alone.
func (s *stmt) predicated(t int) bool {
	for n := 0; n < 8; n++ {
		tok := s.art.Tokens[t]
		if tok.Head < 0 || !s.covers(tok.Head) {
			return true
		}
		head := s.art.Tokens[tok.Head]
		switch tok.Deprel {
		case secondsource.Nsubj, secondsource.NsubjPass, secondsource.Obj, secondsource.Xcomp, secondsource.Cop, secondsource.Conj, secondsource.Compound:
		case secondsource.Ccomp, secondsource.Obl:
			if !through[head.Lemma] {
				return false
			}
		default:
			return false
		}
		t = tok.Head
	}
	return false
}

// commonplace reports a name that the story speaks of everywhere. One in ten
// statements, and four at least, is what the chief parties of a story reach.
func (c *scale) commonplace(t int32) bool {
	return c.df[t] > 3 && 10*c.df[t] > int(c.n)
}

// bonded: a statement has a bond with half of a claim at least.
func (l *linker) bonded(scale *scale, s *stmt, c *claim) bool {
	n := 0
	for _, t := range c.stmts {
		if l.bond(scale, s, t) {
			n++
		}
	}
	return 2*n >= len(c.stmts)
}

// ahead reports a statement of what is to come or only hoped for. It is not one
// with a statement of what is.
func (s *stmt) ahead() bool {
	switch s.Act {
	case secondsource.Predict, secondsource.Pledge, secondsource.Threaten:
		return true
	}
	return s.Polarity == secondsource.Planned
}
