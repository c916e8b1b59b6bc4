package link

import (
	"sort"
	"strings"

	"secondsource"
)

// quotation is one wording of an act of speech.
type quotation struct {
	s  *stmt
	at []int // words
}

// quoteSets gives the wordings of every act that two statements quote alike,
// the fullest first.
func (l *linker) quoteSets(ids map[*utterance]string) []secondsource.QuoteSet {
	out := []secondsource.QuoteSet{}
	for _, u := range l.utts {
		var qs []quotation
		for _, s := range u.stmts {
			if at := s.quotedWords(); len(at) >= 2 {
				qs = append(qs, quotation{s, at})
			}
		}
		sort.SliceStable(qs, func(i, j int) bool { return len(qs[i].at) > len(qs[j].at) })
		used := map[*stmt]bool{}
		for i, base := range qs {
			if used[base.s] {
				continue
			}
			set := secondsource.QuoteSet{Utterance: ids[u], Versions: []secondsource.QuoteVersion{{Statement: base.s.ID, Change: "identical"}}}
			for _, q := range qs[i+1:] {
				if used[q.s] || q.s.art == base.s.art {
					continue
				}
				if v, ok := compare(base, q); ok {
					used[q.s] = true
					set.Versions = append(set.Versions, v)
				}
			}
			if len(set.Versions) > 1 {
				out = append(out, set)
			}
		}
	}
	return out
}

func (s *stmt) quotedWords() []int {
	var out []int
	for _, r := range s.quotedRuns() {
		out = append(out, r...)
	}
	return out
}

// edit is a step of an alignment: kept, cut from the base, or put in.
type edit struct {
	kind byte // '=', '-', '+'
	text string
}

// compare aligns a wording with the fullest one; not ok when they are no
// versions of the same words.
func compare(base, q quotation) (secondsource.QuoteVersion, bool) {
	edits := alignWords(base, q)
	kept, cut, put, inner := 0, 0, 0, 0
	for i, e := range edits {
		switch e.kind {
		case '=':
			kept++
		case '-':
			cut++
			if kept > 0 && hasKept(edits[i:]) {
				inner++
			}
		case '+':
			put++
		}
	}
	v := secondsource.QuoteVersion{Statement: q.s.ID}
	if kept < 2 || kept*5 < 3*len(q.at) || !weighty(base, q) {
		return v, false
	}
	switch {
	case cut == 0 && put == 0:
		v.Change = "identical"
		return v, true
	case inner == 0 && put == 0:
		v.Change = "truncated"
	case harmless(edits, q):
		v.Change = "edited"
	default:
		v.Change = "altered"
	}
	v.Diff = diff(edits)
	return v, true
}

func hasKept(es []edit) bool {
	for _, e := range es {
		if e.kind == '=' {
			return true
		}
	}
	return false
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

// small are the words whose change inside the marks changes no meaning.
var small = wordSet(`a an the this that it's its is are and but so well it`)

// harmless: what was cut or put in is marked with brackets or an ellipsis, or
// is an article or the like.
func harmless(edits []edit, q quotation) bool {
	text := q.s.Content.Text
	marked := strings.Contains(text, "[") || strings.Contains(text, "(") || strings.Contains(text, "…") || strings.Contains(text, "...")
	for _, e := range edits {
		if e.kind == '=' || small[e.text] || marked {
			continue
		}
		return false
	}
	return true
}

func diff(edits []edit) string {
	var b strings.Builder
	last := byte('=')
	for _, e := range edits {
		if e.kind != last && last != '=' {
			b.WriteByte(']')
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if e.kind != last && e.kind != '=' {
			b.WriteByte('[')
			b.WriteByte(e.kind)
		}
		b.WriteString(e.text)
		last = e.kind
	}
	if last != '=' {
		b.WriteByte(']')
	}
	return b.String()
}

// alignWords is the shortest edit from base to q, by longest common subsequence.
func alignWords(base, q quotation) []edit {
	x, y := base.lows(), q.lows()
	best := make([][]int, len(x)+1)
	for i := range best {
		best[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				best[i][j] = best[i+1][j+1] + 1
			} else {
				best[i][j] = max(best[i+1][j], best[i][j+1])
			}
		}
	}
	var out []edit
	i, j := 0, 0
	for i < len(x) || j < len(y) {
		switch {
		case i < len(x) && j < len(y) && x[i] == y[j]:
			out = append(out, edit{'=', x[i]})
			i, j = i+1, j+1
		case j == len(y) || i < len(x) && best[i+1][j] >= best[i][j+1]:
			out = append(out, edit{'-', x[i]})
			i++
		default:
			out = append(out, edit{'+', y[j]})
			j++
		}
	}
	return out
}

func (q quotation) lows() []string {
	out := make([]string, len(q.at))
	for k, i := range q.at {
		out[k] = q.s.art.words[i].low
	}
	return out
}
