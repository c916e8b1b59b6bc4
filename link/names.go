package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"secondsource"
	"secondsource/pack"
)

// titles stand before a name and are no part of it.
var titles = wordSet(`mr mrs ms miss dr prof professor sir lord lady president vice prime minister premier chancellor king queen
	prince princess secretary ambassador general colonel major captain admiral lieutenant sergeant chief deputy senior spokesman
	spokeswoman spokesperson adviser advisor director chairman chairwoman chair senator governor mayor judge justice commissioner
	state foreign finance defence defense interior economy energy health trade national security leader envoy representative
	congressman congresswoman official officer reporter correspondent columnist the a an acting former`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// word is one running word of a document.
type word struct {
	span    secondsource.Span
	low     string // lower case, without a possessive ending
	term    int32  // what it is compared by, -1 for nothing
	capital bool
	first   bool // of a sentence
	name    bool // part of a name
	quoted  bool
	used    bool // part of a phrase that has its term already
	dated   bool // inside a time expression
	number  float64
	isNum   bool
}

// split cuts a text into words: runs of letters and digits, with the dots of
// U.S. and the marks of 3,000.5 inside them; hyphens separate.
func split(text string) []word {
	out := make([]word, 0, len(text)/5)
	fresh := true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if strings.ContainsRune(".!?:\n“\"", r) {
				fresh = true
			}
			i += n
			continue
		}
		j := wordEnd(text, i)
		w := word{span: secondsource.Span{Start: i, End: j}, capital: unicode.IsUpper(r), first: fresh, term: -1}
		w.low = bare(strings.ToLower(text[i:j]))
		out = append(out, w)
		fresh, i = false, j
	}
	return out
}

// unmarked are the words of a text as split gives them.
func unmarked(ws []word) []word {
	out := make([]word, len(ws))
	for i, w := range ws {
		out[i] = word{span: w.span, low: w.low, capital: w.capital, first: w.first, term: -1}
	}
	return out
}

// bare cuts 's, 'll and the like off a word, but not the n't that negates it.
func bare(w string) string {
	at := strings.IndexAny(w, "'’")
	if at < 2 || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
		return w
	}
	if rest := strings.TrimLeft(w[at:], "'’"); len(rest) <= 2 {
		return w[:at]
	}
	return w
}

func wordEnd(text string, i int) int {
	for j := i; j < len(text); {
		r, n := utf8.DecodeRuneInString(text[j:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			j += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[min(j+n, len(text)):])
		prev, _ := utf8.DecodeLastRuneInString(text[i:j])
		switch {
		case (r == '\'' || r == '’') && unicode.IsLetter(next) && j > i:
		case (r == '.' || r == ',') && unicode.IsDigit(prev) && unicode.IsDigit(next):
		case r == '.' && unicode.IsUpper(prev) && initial(text[i:j]) && (unicode.IsUpper(next) || strings.Contains(text[i:j], ".")):
		default:
			return j
		}
		j += n
	}
	return len(text)
}

// initial reports whether s ends in a single letter that stands alone or after
// a dot, as in U or U.S.
func initial(s string) bool {
	at := strings.LastIndexByte(s, '.')
	_, n := utf8.DecodeRuneInString(s[at+1:])
	return at+1+n == len(s)
}

// naming resolves the names of a set of documents, so that Doe, Ms Doe and
// Jane Doe are one, and Astra Bulk and Astra Box Line are two.
type naming struct {
	p     *pack.Pack
	full  map[string]map[string]bool // one word of a name -> the full names with it, over all documents
	plain map[string]bool            // words that also stand in lower case somewhere
}

func fold(s string) string {
	s = strings.ToLower(s)
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '\'' || r == '’' {
			return -1
		}
		return r
	}, s)
}

// run is a sequence of words that make up a name.
type run struct {
	from, to int
	actor    string
	full     string
}

// runs finds the names of a document: those that the pack knows, longest first,
// and other sequences of capital letters. Titles are no part of a name; a word
// that is written small elsewhere begins one only where the tagger says so, and
// in a line of capitals it is none.
func (n *naming) runs(a *article) []run {
	text, ws := a.Text, a.words
	var out []run
	for i := 0; i < len(ws); {
		if _, number := units[ws[i].low]; !ws[i].capital || number || stopWords[ws[i].low] && len(ws[i].low) > 2 {
			i++
			continue
		}
		if j, id := n.known(text, ws, i); j > i {
			out = append(out, run{i, j, id, ""})
			i = j
			continue
		}
		if titles[ws[i].low] || !n.begins(a, i) {
			i++
			continue
		}
		j := i + 1
		for j < len(ws) && j < i+5 && joined(text, ws[j-1], ws[j]) && ws[j].capital && !titles[ws[j].low] && !stopWords[ws[j].low] && !(a.shouted(j) && n.plain[ws[j].low]) {
			if k, _ := n.known(text, ws, j); k > j {
				break
			}
			j++
		}
		out = append(out, run{i, j, "", foldWords(ws[i:j])})
		i = j
	}
	return out
}

// begins reports whether an unknown capital word can begin a name.
func (n *naming) begins(a *article, i int) bool {
	w := a.words[i]
	if !n.plain[w.low] {
		return a.token[i] < 0 || len(w.low) > 1 && a.Tokens[a.token[i]].UPOS != secondsource.PRON
	}
	if a.shouted(i) || w.first || len(w.low) < 3 {
		return false
	}
	return a.token[i] < 0 || a.Tokens[a.token[i]].UPOS == secondsource.PROPN
}

// shouted reports whether word i stands in a title or a line of capitals, where
// a capital letter says nothing.
func (a *article) shouted(i int) bool {
	if t := a.token[i]; t >= 0 {
		at := a.Tokens[t].Span.Start
		for _, z := range a.Zones {
			if z.Span.Start <= at && at < z.Span.End {
				return z.Kind == secondsource.ZoneTitle || z.Kind == secondsource.ZoneSubheading
			}
		}
	}
	return false
}

func foldWords(ws []word) string {
	parts := make([]string, len(ws))
	for i, w := range ws {
		parts[i] = fold(w.low)
	}
	return strings.Join(parts, " ")
}

// joined reports whether two words stand side by side in one name.
func joined(text string, a, b word) bool {
	gap := text[a.span.End:b.span.Start]
	return gap == " " || gap == "-" || gap == "\u00a0" || gap == " & "
}

// known is the end and actor of the longest name of the pack at word i.
func (n *naming) known(text string, ws []word, i int) (int, string) {
	if n.p == nil || n.p.Actors == nil {
		return i, ""
	}
	last := i + 1
	for last < len(ws) && last < i+7 && gapOK(text, ws[last-1], ws[last]) {
		last++
	}
	for j := last; j > i; j-- {
		if !ws[j-1].capital && j-1 > i {
			continue
		}
		surface := text[ws[i].span.Start:ws[j-1].span.End]
		surface = strings.TrimSuffix(strings.TrimSuffix(surface, "'s"), "’s")
		if id := n.actor(surface, j == i+1); id != "" {
			return j, id
		}
	}
	return i, ""
}

func gapOK(text string, a, b word) bool {
	gap := text[a.span.End:b.span.Start]
	return len(gap) <= 3 && !strings.ContainsAny(gap, "\n,;:!?()\"“”")
}

// actor is the id of the one actor of a surface, a state for its demonym and capital.
func (n *naming) actor(surface string, single bool) string {
	if as := n.p.Actors.Named(surface); len(as) == 1 {
		return as[0].ID
	}
	if a := n.p.Actors.State(surface); a != nil {
		return a.ID
	}
	if single {
		if a := n.p.Actors.Capital(surface); a != nil {
			return a.ID
		}
	}
	return ""
}
