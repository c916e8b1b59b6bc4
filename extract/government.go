package extract

import (
	"slices"

	"secondsource/pack"
)

// governmentMeant is the state whose government "the government" is: the one state
// that the paragraph has named so far; of several, the one by which the subject of the
// sentence before is called (Nigerian soldiers …); where the paragraph names none, the
// state in which the document is at home, or the only one that has acted, unless the
// paragraph before was about another. Nil where it may be either.
func (r *reader) governmentMeant(at int, state string) *figure {
	if state == "" {
		state = r.statePlaced(at)
	}
	if x := r.p.Actors.ByID(state); x != nil {
		return r.actorFigure(x)
	}
	return nil
}

func (r *reader) statePlaced(at int) string {
	si := r.sentenceOf(at)
	para := r.paragraphOf(si)
	from := si
	for from > 0 && si-from < 12 && r.paragraphOf(from-1) == para {
		from--
	}
	here := r.statesIn(r.d.Sentences[from].First, at)
	switch len(here) {
	case 0:
	case 1:
		return here[0]
	default:
		s := r.d.Sentences[max(si-1, from)]
		end := s.First
		for end < min(s.Last, at) && !r.finite(end) {
			end++
		}
		if subject := r.statesIn(s.First, end); len(subject) == 1 {
			return subject[0]
		}
		return ""
	}
	prev := from
	for prev > 0 && from-prev < 12 && r.paragraphOf(prev-1) >= para-1 {
		prev--
	}
	before := r.statesIn(r.d.Sentences[prev].First, r.d.Sentences[from].First)
	if h := r.home(); h != "" && (len(before) == 0 || slices.Contains(before, h)) {
		return h
	}
	if all := r.actingStates(at); len(all) == 1 && len(before) < 2 {
		return all[0]
	}
	return ""
}

// statesIn gives the states that tokens a to b-1 name, by name, seat or demonym.
func (r *reader) statesIn(a, b int) []string {
	var out []string
	for i := a; i < b; i++ {
		n := r.nameOf[i]
		if n < 0 {
			continue
		}
		c := &r.names[n]
		i = c.last
		if c.actor == nil {
			continue
		}
		id := c.actor.State
		if c.actor.Kind == pack.KindState {
			id = c.actor.ID
		}
		if id != "" && c.kind != paperName && c.kind != personName && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// actingStates gives the states that have been the subject of something in the last
// sixty sentences before token at, themselves or by their bodies; two at most.
func (r *reader) actingStates(at int) []string {
	var out []string
	si := r.sentenceOf(at)
	for i := len(r.cast.seen) - 1; i >= 0 && si-r.cast.seen[i].sentence < 60 && len(out) < 2; i-- {
		m := &r.cast.seen[i]
		if m.head < at && m.subject && m.fig != nil && m.fig.body() && m.fig.State != "" && !slices.Contains(out, m.fig.State) {
			out = append(out, m.fig.State)
		}
	}
	return out
}
