package extract

import (
	"secondsource"
	"secondsource/pack"
)

// who is what the reader keeps for telling who is who.
type who struct {
	names     []called
	nameOf    []int32 // for each token the index of its name, -1 for none
	skip      map[int]*figure
	stateList []string // ids of the states spoken of, most often first
	homeState *string
	located   map[string]string
	actorMemo map[string]*pack.Actor
	bodyMemo  map[string]*pack.Actor
	roleMemo  map[string]bool
	placing   bool // a description beside a person's name is being read
	voice     bool // the phrase just read was a spokesperson's
}

// record links the document's names to their actors and keeps the places of each
// figure as coreference.
func (r *reader) record() {
	if r.nameOf == nil {
		r.nameAll()
	}
	for i := range r.d.Names {
		n := &r.d.Names[i]
		first, last := r.tokensOf(n.Span)
		for k := last; k >= first; k-- {
			if c := r.nameOf[k]; c >= 0 && r.names[c].fig != nil && !r.names[c].fig.doubt {
				n.Entity = r.names[c].fig.ID
				break
			}
		}
	}
	spans := map[*figure][]secondsource.Span{}
	for _, m := range r.cast.seen {
		if m.fig != nil {
			spans[m.fig] = append(spans[m.fig], r.span(m.first, m.last))
		}
	}
	for _, f := range r.cast.figures {
		if len(spans[f]) > 1 {
			r.d.Mentions = append(r.d.Mentions, spans[f])
		}
	}
}
