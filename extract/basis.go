package extract

import (
	"secondsource"
)

// basis finds what a source says its knowledge rests on: "citing new
// intelligence", "based on documents seized there", "it holds satellite
// images that show …". Only words of the statement's own sentence count.
func (r *reader) basis(f *found) []secondsource.Basis {
	if f.cue == nil {
		return nil
	}
	var out []secondsource.Basis
	s := f.cue.s
	for i := max(s.First, f.cue.main-window); i < min(s.Last, f.cue.main+window); i++ {
		kind := r.basisKind(i)
		if kind == "" || !r.restsOn(f, i) {
			continue
		}
		a, b := r.nounPhrase(s, i)
		for a < i && r.is(a, secondsource.DET, secondsource.PUNCT) {
			a++
		}
		at := r.span(a, b)
		out = append(out, secondsource.Basis{Kind: kind, Text: at.Of(r.text), Span: at})
		i = b
	}
	return out
}

// basisKind is the kind of evidence a noun names, or "".
func (r *reader) basisKind(i int) string {
	if !r.is(i, secondsource.NOUN) {
		return ""
	}
	w := r.lemma(i)
	for _, kind := range [...]string{"intelligence", "footage", "document", "witness", "data"} {
		if r.rules.lists["basis-"+kind][w] {
			return kind
		}
	}
	return ""
}

// restsOn reports whether the statement is said to rest on the evidence at token i:
// it is cited outside the content, or stands near its start as what shows the rest.
func (r *reader) restsOn(f *found, i int) bool {
	a, _ := r.nounPhrase(f.cue.s, i)
	if a == f.cue.s.First {
		return false
	}
	inside := overlapsAny(f.Content.Spans, r.tok[i].Span)
	switch r.lemma(a - 1) {
	case "cite", "quote":
		return !inside
	case "on", "upon":
		return a >= 2 && (r.lower(a-2) == "based" || r.lower(a-2) == "drawing")
	case "gather", "have", "obtain", "collect", "possess", "receive":
		return inside && r.tok[i].Span.Start-f.Content.Spans[0].Start < 60 && i+1 < f.cue.s.Last && (r.lower(i+1) == "that" || r.lower(i+1) == "which" || r.lower(i+1) == "showing")
	}
	return false
}
