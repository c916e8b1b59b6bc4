package extract

import (
	"maps"
	"slices"

	"secondsource"
	"secondsource/pack"
)

// Coreference beyond what attribution asks for: whom "I" and "we" mean, inside
// quotations and outside, and the names of places and things that come again.

// places gives the mentions of each figure in text order, each place once: names
// everywhere, pronouns and descriptions where the text speaks for itself, and the
// "I" of what somebody is quoted with. The second result holds the chains of
// whom no figure stands for.
func (r *reader) places() (map[*figure][]secondsource.Mention, [][]secondsource.Span) {
	out := map[*figure][]secondsource.Mention{}
	sites := map[string][]secondsource.Span{} // seats of government where they are places
	for i := range r.names {
		c := &r.names[i]
		switch {
		case c.fig == nil || c.kind == peopleName:
		case c.kind == placeName && c.actor != nil && c.actor.Kind == pack.KindState && r.cast.mentioned(c.last) == nil:
			sites[c.key] = append(sites[c.key], r.span(c.first, c.last))
		default:
			out[c.fig] = append(out[c.fig], secondsource.Mention{Span: r.span(c.first, c.last), Named: true})
		}
	}
	for _, m := range r.cast.seen {
		if m.fig != nil && m.first <= m.head && m.head <= m.last && r.nameOf[m.head] < 0 {
			out[m.fig] = append(out[m.fig], secondsource.Mention{Span: r.span(m.first, m.last)})
		}
	}
	rest := r.firstPersons(out)
	for _, key := range slices.Sorted(maps.Keys(sites)) {
		rest = append(rest, sites[key])
	}
	for f, list := range out {
		slices.SortStableFunc(list, func(a, b secondsource.Mention) int {
			if d := a.Span.Start - b.Span.Start; d != 0 {
				return d
			}
			return a.Span.End - b.Span.End
		})
		out[f] = slices.CompactFunc(list, func(a, b secondsource.Mention) bool { return a.Span == b.Span })
	}
	return out, rest
}

// voice is who says "I" or "we": the speaker of a quotation, one nobody knows, or
// the author.
type voice struct {
	fig   *figure
	quote int // where the speaker is unknown; -1 outside quotations, -2 who is spoken to there
	many  bool
}

// firstPersons gives "I" to the speaker of the quotation it stands in. "We" is
// more than he, so the "we" of one speaker is a chain of its own; so is the "I",
// the "we" and the "you" of a text outside quotations.
func (r *reader) firstPersons(out map[*figure][]secondsource.Mention) [][]secondsource.Span {
	said := r.voices()
	at := map[voice]int{}
	var rest [][]secondsource.Span
	for i := range r.tok {
		if !r.is(i, secondsource.PRON) {
			continue
		}
		v := voice{quote: r.inQuote[i]}
		switch r.lower(i) {
		case "i", "me", "my", "mine", "myself":
		case "we", "us", "our", "ours", "ourselves":
			v.many = true
		case "you", "your", "yours", "yourself", "yourselves":
			if v.quote >= 0 {
				continue // somebody who was asked, or anybody
			}
			v.quote = -2
		default:
			continue
		}
		if _, done := r.cast.at[i]; done || r.nameOf[i] >= 0 {
			continue
		}
		if f := said[v.quote]; v.quote >= 0 && f != nil {
			v.fig, v.quote = f, 0
		} else if v.quote == -1 && r.writer != nil {
			v.fig = r.writer
		}
		if v.fig != nil && !v.many && v.fig.person() {
			out[v.fig] = append(out[v.fig], secondsource.Mention{Span: r.tok[i].Span})
			continue
		}
		k, ok := at[v]
		if !ok {
			k, at[v] = len(rest), len(rest)
			rest = append(rest, nil)
		}
		rest[k] = append(rest[k], r.tok[i].Span)
	}
	return rest
}

// voices gives the speaker of each quotation.
func (r *reader) voices() map[int]*figure {
	out := map[int]*figure{}
	for _, f := range r.found {
		if f.fig == nil || f.Content == nil {
			continue
		}
		for _, s := range f.Content.Spans {
			first, last := r.tokensOf(s)
			for i := first; i <= last && i < len(r.tok); i++ {
				if q := r.inQuote[i]; q >= 0 {
					out[q] = f.fig
				}
			}
		}
	}
	return out
}
