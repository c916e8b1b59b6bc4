package link

import (
	"sort"

	"secondsource"
)

// limits are words that bound what a sentence says.
var limits = wordSet(`yet far only may might could perhaps probably possibly likely apparently partly part some almost nearly about alleged reported unless if mostly sometimes so-called assess assessed believe think suspect estimate confidence`)

// unbounded finds wordings of a quotation that leave out of a kept sentence a word
// that bounds it: do not know yet; do not know.
func (l *linker) unbounded(byID map[string]*stmt, q secondsource.QuoteSet) []*dispute {
	base := byID[q.Versions[0].Statement]
	full, cut := []secondsource.Place{base.content()}, []secondsource.Place(nil)
	for _, v := range q.Versions[1:] {
		s := byID[v.Statement]
		switch {
		case v.Change == "identical":
			full = append(full, s.content())
		case lostLimit(quotation{base, base.quotedWords()}, quotation{s, s.quotedWords()}):
			cut = append(cut, s.content())
		case s.sentences() <= base.sentences() && v.Change == "truncated":
			full = append(full, s.content())
		}
	}
	if len(cut) == 0 {
		return nil
	}
	return []*dispute{sided("distortion", "certainty", "the quotation is told without a word that bounds it", false, full, cut)}
}

// lostLimit: a word that bounds a sentence is cut, though most of the sentence is kept.
func lostLimit(base, q quotation) bool {
	a, n := base.s.art, 0
	kept, all, lost := map[int]int{}, map[int]int{}, map[int]bool{} // by sentence
	for _, e := range alignWords(base, q) {
		if e.kind == '+' {
			continue
		}
		i := base.at[n]
		n++
		sen := a.sentenceAt(a.words[i].span.Start)
		all[sen]++
		if e.kind == '=' {
			kept[sen]++
		} else if limits[a.words[i].low] {
			lost[sen] = true
		}
	}
	for sen := range lost {
		if kept[sen] >= 3 && 2*kept[sen] >= all[sen] {
			return true
		}
	}
	return false
}

// sentenceAt is the number of the sentence in which a byte stands.
func (a *article) sentenceAt(at int) int {
	sens := a.sentences()
	return sort.Search(len(sens), func(k int) bool { return sens[k].End > at })
}
