package extract

import (
	"secondsource"
)

// longest is how many tokens a relative clause or apposition of a source has at most.
const longest = 40

// mention widens the words of a source to all that describes it up to the cue: its
// relative clause, participle or apposition (The mill, which makes paper, | said; a
// clerk who has read the file | said). Who it is was settled by its head.
func (r *reader) mention(f *found) {
	if f.Source == nil || f.cue == nil || len(f.Source.Spans) != 1 || f.Nominal {
		return
	}
	a, b := r.tokensOf(f.Source.Spans[0])
	last := f.cue.first - 1
	if a > b || b >= last || a < f.cue.s.First || last-b > longest {
		return
	}
	i, end := b+1, last
	if r.mark(i, ",") {
		if i++; !r.mark(last, ",") || i >= last || !r.describesBefore(i, b) && !r.is(i, secondsource.DET) {
			return
		}
		end = last - 1
	} else if !r.describesBefore(i, b) || r.relative(last) {
		return
	}
	if r.mark(end, ",") {
		end--
	}
	for k := b + 1; k <= end; k++ {
		if r.inQuote[k] >= 0 || r.mark(k, ";:") || r.frameDate(end) > end && k == end && !r.mark(b+1, ",") {
			return
		}
	}
	if end > b {
		f.Source = secondsource.WordsAt(r.text, r.span(a, end))
	}
}

// describesBefore reports whether token i begins a relative clause or a participle that
// describes the noun at token b.
func (r *reader) describesBefore(i, b int) bool {
	switch r.lower(i) {
	case "who", "which", "whose", "whom", "that":
		return r.is(i, secondsource.PRON, secondsource.SCONJ, secondsource.DET)
	}
	return r.is(i, secondsource.VERB) && r.rel(i) == secondsource.Acl && r.tok[i].Head <= b
}
