package link

import (
	"slices"

	"secondsource"
)

// lostLevels finds numbers that a text gives as an outlet's own, which that outlet
// has from a source: between the two a level was lost.
func (l *linker) lostLevels(group []int) []*dispute {
	byNumber := map[float64][]*quantity{}
	qs := l.quantities(group)
	for _, q := range qs {
		if q.s != nil && q.s.Speaker != nil && !q.s.who.channel && q.s.Source != nil && len(q.s.Source.Spans) > 0 {
			byNumber[q.n] = append(byNumber[q.n], q)
		}
	}
	type key struct {
		outlet string
		n      float64
	}
	var order []key
	told := map[key][]secondsource.Place{}
	from := map[key][]*stmt{}
	for _, q := range qs {
		k := key{q.outletBefore(), q.n}
		if k.outlet == "" {
			continue
		}
		origin := l.originOf(byNumber[q.n], q, k.outlet)
		if origin == nil {
			continue
		}
		if told[k] == nil {
			order = append(order, k)
		}
		told[k] = append(told[k], q.sentence())
		if !slices.Contains(from[k], origin) {
			from[k] = append(from[k], origin)
		}
	}
	var out []*dispute
	for _, k := range order {
		var sources []secondsource.Place
		for _, s := range from[k] {
			sources = append(sources, s.source())
		}
		out = append(out, sided("attribution", "speaker", "told as the outlet's own number, which the outlet has from "+from[k][0].name(), false, sources, told[k]))
	}
	return out
}

// originOf is the statement in the outlet's own text that gives it a number.
func (l *linker) originOf(known []*quantity, q *quantity, outlet string) *stmt {
	for _, o := range known {
		if o.art != q.art && o.art.outlet == outlet && !after(o.art, q.art) && (o.noun == q.noun || q.noun == "" || o.noun == "") {
			return o.s
		}
	}
	return nil
}

// outletBefore is the other outlet to which the sentence of a number gives it, and
// nobody else; "" for none.
func (q *quantity) outletBefore() string {
	if q.s != nil && !q.s.who.channel {
		return ""
	}
	a := q.art
	here := a.sentenceAt(a.words[q.from].span.Start)
	for i := q.from - 1; i >= 0 && a.sentenceAt(a.words[i].span.Start) == here; i-- {
		if o := a.outletAt[i]; o != "" && o != a.outlet {
			return o
		}
	}
	return ""
}

// sentence is the sentence of a number, for citing.
func (q *quantity) sentence() secondsource.Place {
	sens := q.art.sentences()
	k := q.art.sentenceAt(q.art.words[q.from].span.Start)
	if k >= len(sens) {
		return q.place()
	}
	at := trimmed(q.art.Text, sens[k])
	return secondsource.Place{Doc: q.art.ID, Spans: []secondsource.Span{at}, Text: at.Of(q.art.Text), Value: q.place().Value}
}
