package link

import (
	"secondsource"
)

// bond asks what two statements have in common beyond their vocabulary: the
// same thing happens in both, or both name somebody, somewhere or a number that
// is not on every page of the story. Two remarks on one affair share many words
// and are still two claims.
func (l *linker) bond(scale *scale, s, t *stmt) bool {
	for _, x := range s.events {
		if has(t.events, x) {
			return true
		}
	}
	for _, x := range s.terms {
		if (l.v.isName[x] || l.v.isNum[x]) && !scale.commonplace(x) && has(t.terms, x) {
			return true
		}
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
