package extract

import (
	"slices"

	"secondsource"
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

// actingState is the state that is the subject of what is told before token at in its
// sentence (Peru has closed the port, the health ministry said), else of the sentence
// before in the same paragraph; "" where two states act, or a body of another state has
// spoken in the paragraph.
func (r *reader) actingState(at int) string {
	si := r.sentenceOf(at)
	para, state := r.paragraphOf(si), ""
	for i := len(r.cast.seen) - 1; i >= 0 && si-r.cast.seen[i].sentence < 2 && r.cast.seen[i].paragraph == para; i-- {
		m := &r.cast.seen[i]
		if m.head >= at || m.fig == nil || !m.fig.body() || m.fig.State == "" || !m.subject && !m.spoke {
			continue
		}
		if state != "" && m.fig.State != state {
			return ""
		}
		if m.fig.Kind != secondsource.KindState {
			state = m.fig.State
			continue
		}
		if _, listed := r.cast.at[m.last+1]; listed {
			return "" // Ghana and Togo
		}
		state = m.fig.State
	}
	return state
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
