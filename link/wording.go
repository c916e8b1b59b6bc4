package link

import (
	"strings"
)

// edit is a step of an alignment: kept, cut from the base, or put in. at is its
// word in the wording, or the one that it stands before.
type edit struct {
	kind byte // '=', '-', '+'
	text string
	at   int
}

// alignWords is the shortest edit from base to q, by longest common subsequence.
// What two spellings of one word have is kept.
func alignWords(base, q quotation) []edit {
	x, y := base.lows(), q.lows()
	xs, ys := spellingsOf(x), spellingsOf(y)
	best := make([][]int, len(x)+1)
	cells := make([]int, (len(x)+1)*(len(y)+1))
	for i := range best {
		best[i] = cells[i*(len(y)+1) : (i+1)*(len(y)+1)]
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if xs[i] == ys[j] {
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
		case i < len(x) && j < len(y) && xs[i] == ys[j]:
			out = append(out, edit{'=', x[i], j})
			i, j = i+1, j+1
		case j == len(y) || i < len(x) && best[i+1][j] >= best[i][j+1]:
			out = append(out, edit{'-', x[i], j})
			i++
		default:
			out = append(out, edit{'+', y[j], j})
			j++
		}
	}
	return out
}

// spellings are the ends and parts in which British and American English differ.
var spellings = strings.NewReplacer("isation", "ization", "ise", "ize", "ising", "izing", "yse", "yze", "our", "or", "ence", "ense", "icence", "icense",
	"tre", "ter", "ller", "ler", "lled", "led", "lling", "ling", "ogue", "og", "ramme", "ram", "grey", "gray", "cheque", "check")

// spellingsOf gives words in a spelling that two spellings of one word share.
// Short ones have only one, and are marked so that no longer one meets them.
func spellingsOf(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		if out[i] = w; len(w) > 4 {
			out[i] = spellings.Replace(w)
		} else {
			out[i] = "=" + w
		}
	}
	return out
}

// small are the words whose change inside the marks changes no meaning.
var small = wordSet(`a an the this that it's its it is are and but so well as`)

// change names what was done to the fullest wording, and why it is called so. What was left
// out at the ends, or between two quotations, is cut; what is marked by brackets
// or dots, or is an article or the like, is edited; the rest is altered.
func change(edits []edit, base, q quotation) (kind, why string) {
	edited, cut, dropped := false, false, false
	for i, e := range edits {
		switch {
		case e.kind == '=':
		case e.kind == '-' && (!keptIn(edits[:i]) || !keptIn(edits[i:])):
			dropped = true
		case e.kind == '-' && q.outside(e.at):
			cut = true
		case q.marked(e) || small[e.text]:
			edited = true
		case e.kind == '-' && negations[e.text]:
			return "altered", "a negation is left out inside the marks"
		case e.kind == '+':
			return "altered", "“" + e.text + "” was put in inside the marks"
		default:
			return "altered", "“" + e.text + "” was left out inside the marks, unmarked"
		}
	}
	switch {
	case edited:
		return "edited", "what was changed is marked, or changes no meaning"
	case cut || dropped:
		return "truncated", "nothing was changed inside the marks; words before, after or between are left out"
	}
	return "identical", ""
}

func keptIn(es []edit) bool {
	for _, e := range es {
		if e.kind == '=' {
			return true
		}
	}
	return false
}

// outside reports that the words before the j-th of a wording stand outside its
// quotation marks: two pieces are quoted, and nothing says they followed.
func (q quotation) outside(j int) bool {
	return j > 0 && j < len(q.at) && q.at[j] != q.at[j-1]+1
}

// marked reports that a change is shown to the reader: what was put in stands in
// brackets, what was left out has dots or brackets in its place.
func (q quotation) marked(e edit) bool {
	words, text := q.s.art.words, q.s.art.Text
	if e.kind == '+' {
		return bracketed(text, words[q.at[e.at]].span.Start)
	}
	from, to := 0, len(text)
	if e.at > 0 {
		from = words[q.at[e.at-1]].span.End
	}
	if e.at < len(q.at) {
		to = words[q.at[e.at]].span.Start
	}
	gap := text[from:max(from, to)]
	return strings.ContainsAny(gap, "[…(") || strings.Contains(gap, "...") || strings.Contains(gap, ". . .") ||
		e.at < len(q.at) && bracketed(text, words[q.at[e.at]].span.Start)
}

// bracketed reports whether byte at stands in square or round brackets, on its line.
func bracketed(text string, at int) bool {
	const far = 200
	for i := at - 1; i >= 0 && i > at-far && text[i] != '\n'; i-- {
		switch text[i] {
		case ']', ')':
			return false
		case '[', '(':
			return true
		}
	}
	return false
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

func (q quotation) lows() []string {
	out := make([]string, len(q.at))
	for k, i := range q.at {
		out[k] = q.s.art.words[i].low
	}
	return out
}
