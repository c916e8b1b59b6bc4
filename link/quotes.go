package link

import (
	"slices"
	"sort"

	"secondsource"
)

// quotation is one wording of an act of speech.
type quotation struct {
	s  *stmt
	at []int // words
}

// quoteSets gives the wordings of every act that two statements quote alike,
// the fullest first, and the words of an act of several documents that only one
// of them has. Two quotations of one speech are never taken for one: they share
// most of their words in one order, or a run that stands in both.
func (l *linker) quoteSets(ids map[*utterance]string) []secondsource.QuoteSet {
	out := []secondsource.QuoteSet{}
	for _, u := range l.utts {
		qs := u.quotations()
		several := u.documents() > 1
		for _, g := range l.versions(qs) {
			set := secondsource.QuoteSet{Utterance: ids[u], Versions: g}
			set.Only = len(g) == 1
			if len(g) > 1 || several && len(qs) > 0 {
				out = append(out, set)
			}
		}
	}
	return out
}

// quotations are the wordings of an act, the fullest first.
func (u *utterance) quotations() []quotation {
	var qs []quotation
	for _, s := range u.stmts {
		if at := s.quotedWords(); len(at) >= 2 || len(at) == 1 && s.art.words[at[0]].term >= 0 {
			qs = append(qs, quotation{s, at})
		}
	}
	spoken := make(map[*stmt]int, len(qs))
	for _, q := range qs {
		spoken[q.s] = q.spoken()
	}
	sort.SliceStable(qs, func(i, j int) bool { return spoken[qs[i].s] > spoken[qs[j].s] })
	return qs
}

// spoken counts the words that no editor put in.
func (q quotation) spoken() int {
	n := 0
	for _, i := range q.at {
		if !bracketed(q.s.art.Text, q.s.art.words[i].span.Start) {
			n++
		}
	}
	return n
}

func (u *utterance) documents() int {
	seen := map[*article]bool{}
	for _, s := range u.stmts {
		seen[s.art] = true
	}
	return len(seen)
}

// versions groups wordings, each compared with the fullest that it has words in
// common with.
func (l *linker) versions(qs []quotation) [][]secondsource.QuoteVersion {
	words := map[string][]int{}
	for i, q := range qs {
		for _, w := range unique(q.lows()) {
			words[w] = append(words[w], i)
		}
	}
	used := make([]bool, len(qs))
	var out [][]secondsource.QuoteVersion
	for i, base := range qs {
		if used[i] || len(base.at) == 1 {
			continue // one word alone is a version of a fuller quotation, or none
		}
		used[i] = true
		group := []secondsource.QuoteVersion{{Statement: base.s.ID, Change: "identical"}}
		for _, j := range likely(words, base, qs) {
			q := qs[j]
			if used[j] || j < i || q.s.art == base.s.art && q.s.Mode != secondsource.Headline && base.s.Mode != secondsource.Headline {
				continue
			}
			if v, ok := l.compare(base, q); ok {
				used[j] = true
				group = append(group, v)
			}
		}
		out = append(out, group)
	}
	return out
}

// likely are the wordings that share two words with one, or the only one they have, in
// order; words that very many have do not make a pair.
func likely(words map[string][]int, base quotation, qs []quotation) []int {
	count := map[int]int{}
	for _, w := range unique(base.lows()) {
		if list := words[w]; len(list) <= crowd || len(qs) <= crowd {
			for _, j := range list {
				count[j]++
			}
		}
	}
	var out []int
	for j, n := range count {
		if n > 1 || len(qs[j].at) == 1 {
			out = append(out, j)
		}
	}
	slices.Sort(out)
	return out
}

func unique(words []string) []string {
	out := slices.Clone(words)
	slices.Sort(out)
	return slices.Compact(out)
}

func (s *stmt) quotedWords() []int {
	var out []int
	for _, r := range s.quotedRuns() {
		out = append(out, r...)
	}
	return out
}

// compare aligns a wording with the fullest one; not ok when they are no
// versions of the same words.
func (l *linker) compare(base, q quotation) (secondsource.QuoteVersion, bool) {
	v := secondsource.QuoteVersion{Statement: q.s.ID}
	edits := alignWords(base, q)
	c := countEdits(edits)
	if !c.sameWords(base, q) && !l.fragment(edits, base, q) {
		if !l.paraphrased(base, q) {
			return v, false
		}
		v.Change, v.Why, v.Diff = "altered", "a paraphrase inside quotation marks: at most one of the two is word for word", diff(edits)
		return v, true
	}
	v.Change, v.Why = change(edits, base, q)
	if v.Change != "identical" {
		v.Diff = diff(edits)
	}
	return v, true
}

// edits are counted by what was done.
type editCount struct{ kept, cut, put int }

func countEdits(edits []edit) (c editCount) {
	for _, e := range edits {
		switch e.kind {
		case '=':
			c.kept++
		case '-':
			c.cut++
		case '+':
			c.put++
		}
	}
	return c
}

// sameWords: most of the shorter wording stands in the fullest, and it is more
// than common words.
func (c editCount) sameWords(base, q quotation) bool {
	return c.kept >= 2 && c.kept*5 >= 3*len(q.at) && weighty(base, q)
}

// fragment: a few common words (within weeks), or one word that is more, that stand as
// they are in the fullest wording, told of the same matter.
func (l *linker) fragment(edits []edit, base, q quotation) bool {
	first, last := -1, -1
	for i, e := range edits {
		switch {
		case e.kind == '+':
			return false
		case e.kind == '=' && first < 0:
			first, last = i, i
		case e.kind == '=' && i != last+1:
			return false
		case e.kind == '=':
			last = i
		}
	}
	return first >= 0 && l.scale.cosine(base.s.terms, q.s.terms) > 0.15
}

// paraphrased: two long quotations of one act say the same in other words, so
// that one of them at least is not what was said.
func (l *linker) paraphrased(base, q quotation) bool {
	const long = 8
	if len(base.at) < long || len(q.at) < long {
		return false
	}
	shared := 0
	for _, t := range q.s.terms {
		if has(base.s.terms, t) {
			shared++
		}
	}
	return shared >= 5 && l.scale.closeness(base.s, q.s) > 0.7
}

// weighty: two versions share at least one word that is not a common one, or four words.
func weighty(base, q quotation) bool {
	shared := 0
	for _, i := range q.at {
		w := q.s.art.words[i]
		for _, j := range base.at {
			if base.s.art.words[j].low == w.low {
				shared++
				if w.term >= 0 {
					return true
				}
				break
			}
		}
	}
	return shared >= 4
}
