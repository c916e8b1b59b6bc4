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
	if a == f.cue.last+1 {
		r.mentionBehind(f, a, b)
		return
	}
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
	if i >= len(r.tok) {
		return false
	}
	f := r.tok[i].Feats
	return r.is(i, secondsource.VERB) && r.tok[i].Head <= b && (r.rel(i) == secondsource.Acl || f.Has(secondsource.Participle) && !f.Has(secondsource.Finite) && r.mark(i-1, ","))
}

// mentionBehind widens the words of a source that follows its cue: Jane Doe | of the bank;
// Jane Doe, | who teaches law in Bergen.
func (r *reader) mentionBehind(f *found, a, b int) {
	i, h := b+1, r.headOf([2]int{a, b})
	if r.mark(i, ",") {
		i++
	}
	switch {
	case i == b+1 && (r.lower(i) == "of" || r.lower(i) == "at" || r.lower(i) == "from") && r.is(i, secondsource.ADP) && r.under(i, h):
	case r.describesBefore(i, b) && (i == b+1 || r.rel(i) != secondsource.Mark):
	default:
		return
	}
	end := i
	for end+1 < f.cue.s.Last && end < b+longest && !r.mark(end+1, ",.;:–—") && !r.quoteMark(end+1) && r.inQuote[end+1] < 0 && (i > b+1 || r.frameDate(end+1) == end+1 && !r.is(end+1, secondsource.VERB, secondsource.AUX)) {
		end++
	}
	if end > i {
		f.Source = secondsource.WordsAt(r.text, r.span(a, end))
	}
}
