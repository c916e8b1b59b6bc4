package extract

import "secondsource"

// leastCue is the probability from which a token is looked at as part of a cue.
const leastCue = 0.12

// Spots appends the places of a unit where a report may be, from the marginal
// probabilities of the span tagger's labels for the unit's tokens.
func (l *Layout) Spots(out []Spot, u Unit, marg []float32) []Spot {
	at := func(i int) []float32 { return marg[(i-u.First)*TagLabels:][:TagLabels] }
	for i := u.First; i < u.Last; {
		m := at(i)
		if m[TagCue]+m[tagCueIn] < leastCue {
			i++
			continue
		}
		s := Spot{First: i, Last: i, P: m[TagCue] + m[tagCueIn]}
		for i++; i < u.Last; i++ {
			m := at(i)
			p := m[TagCue] + m[tagCueIn]
			if p < leastCue || m[TagCue] > m[tagCueIn] || l.Marks[i].First != l.Marks[s.First].First {
				break
			}
			s.Last, s.P = i, max(s.P, p)
		}
		p := func(i int) float32 { return at(i)[TagCue] + at(i)[tagCueIn] }
		for s.First < s.Last && p(s.First) < s.P/2 {
			s.First++
		}
		for s.Last > s.First && p(s.Last) < s.P/2 {
			s.Last--
		}
		s.Main = l.MainOf(s.First, s.Last)
		out = append(out, s)
	}
	return out
}

// MainOf is the token that carries the meaning of a cue: the last full verb, else
// the token that governs the others.
func (l *Layout) MainOf(first, last int) int {
	top := first
	for i := last; i >= first; i-- {
		m := &l.Marks[i]
		if secondsource.UPOS(m.Pos&31) == secondsource.VERB && (m.Head < int32(first) || m.Head > int32(last) || m.Lex > 0) {
			return i
		}
		if m.Head < int32(first) || m.Head > int32(last) {
			top = i
		}
	}
	return top
}
