package link

import (
	"secondsource"
)

// through are verbs that only lead to what is said: the point lies below them.
var through = wordSet(`say show determine indicate find gather have believe think see know conclude suggest note add confirm report
	claim assert allege state reveal mean expect seem appear continue begin start remain keep try want plan intend need begin stop
	assess estimate reckon understand agree decide be do make take get give hold become`)

// subordinate are the relations that lead into a clause beside the point.
func subordinate(r secondsource.Deprel) bool {
	switch r {
	case secondsource.Advcl, secondsource.Acl, secondsource.AclRelcl, secondsource.Parataxis, secondsource.Ccomp, secondsource.Csubj, secondsource.Appos:
		return true
	}
	return false
}

// depth measures, for every word of a content, how far below the point of its
// sentence it stands: 0 in the main clause, 1 in a clause or phrase that hangs
// on it, and so on. Without trees it goes by the order of words.
func (s *stmt) depth() []float64 {
	if s.deep == nil && len(s.at) > 0 {
		s.deep = s.readDepth()
	}
	return s.deep
}

func (s *stmt) readDepth() []float64 {
	out := make([]float64, len(s.at))
	toks := s.art.Tokens
	if len(toks) == 0 {
		for k := range out {
			out[k] = float64(min(k/8, 3))
		}
		return out
	}
	m := depths{low: len(toks)}
	high := -1
	for _, i := range s.at {
		if t := s.art.token[i]; t >= 0 {
			m.low, high = min(m.low, t), max(high, t)
		}
	}
	m.of = make([]float64, max(0, high-m.low+1))
	for _, i := range s.at {
		if t := s.art.token[i]; t >= 0 {
			m.of[t-m.low] = -1
		}
	}
	for k, i := range s.at {
		if t := s.art.token[i]; t >= 0 {
			out[k] = s.art.tokenDepth(t, &m, 0)
		}
	}
	return out
}

// depths are those of the tokens of a content, from token low on: 0 outside it,
// -1 where they are not known yet, else one more than the depth.
type depths struct {
	low int
	of  []float64
}

func (m *depths) inside(t int) bool { return t >= m.low && t < m.low+len(m.of) && m.of[t-m.low] != 0 }

func (a *article) tokenDepth(t int, m *depths, guard int) float64 {
	if d := m.of[t-m.low]; d > 0 {
		return d - 1
	}
	tok := a.Tokens[t]
	if tok.Head < 0 || !m.inside(tok.Head) || guard > 60 {
		m.of[t-m.low] = 1
		return 0
	}
	d := a.tokenDepth(tok.Head, m, guard+1)
	head := a.Tokens[tok.Head]
	switch {
	case tok.Deprel == secondsource.Ccomp && through[head.Lemma], tok.Deprel == secondsource.Xcomp:
		// what is shown or found is the point
	case subordinate(tok.Deprel):
		d++
	case tok.Deprel == secondsource.Nmod && head.Deprel == secondsource.Nmod, tok.Deprel == secondsource.Obl && d == 0:
		d += 0.5
	}
	m.of[t-m.low] = d + 1
	return d
}

// predicate reports whether a word is a verb, or what somebody is said to be,
// and not one that only leads to the point.
func (a *article) predicate(i int) bool {
	t := a.token[i]
	if t < 0 || through[a.Tokens[t].Lemma] {
		return false
	}
	if a.Tokens[t].UPOS == secondsource.VERB {
		return true
	}
	for c := t - 1; c >= 0 && c > t-6; c-- {
		if a.Tokens[c].Head == t && a.Tokens[c].Deprel == secondsource.Cop {
			return true
		}
	}
	return false
}

// factor weighs a term by its depth.
func factor(depth float64) float64 {
	return 1 / (1 + 0.6*depth)
}
