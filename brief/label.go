package brief

import (
	"path"
	"strconv"
	"strings"
	"unicode"

	"secondsource"
)

// maxLabel is the length in runes beyond which a label is cut, if it stays
// distinct.
const maxLabel = 18

// labels gives every document a short name for citing, by id: the first words of
// its file name that no other document shares, a record's own id, or "stdin".
func labels(docs []*secondsource.Document) map[string]string {
	stems := make([]string, len(docs))
	for i, d := range docs {
		stems[i] = stem(d)
	}
	out := make(map[string]string, len(docs))
	taken := map[string]bool{}
	for i, d := range docs {
		l := shortest(stems[i], i, stems)
		for n := 2; taken[l]; n++ { // the same name in two folders
			l = shortest(stems[i], i, stems) + "~" + strconv.Itoa(n)
		}
		taken[l] = true
		out[d.ID] = l
	}
	return out
}

// stem is the file name without folder and ending, in characters that are safe
// in every rendering and need no quoting in a shell.
func stem(d *secondsource.Document) string {
	s := string(d.Record)
	if s == "" {
		s = path.Base(strings.ReplaceAll(d.Path, `\`, "/"))
		if s == "-" || s == "." || s == "/" {
			return "stdin"
		}
		if ext := path.Ext(s); ext != "" && ext != s {
			s = strings.TrimSuffix(s, ext)
		}
	}
	s = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' || r == '.' {
			return r
		}
		return '-'
	}, starred(s))
	s = strings.Trim(s, "-_.")
	if s == "" {
		return "doc"
	}
	return s
}

// shortest is the shortest run of leading words of stems[i] that tells it from
// the others; where the words are long, the shortest such prefix.
func shortest(s string, i int, stems []string) string {
	distinct := func(l string) bool {
		for j, o := range stems {
			if j != i && strings.HasPrefix(o, l) && o != s {
				return false
			}
		}
		return true
	}
	r := []rune(s)
	best := s
	for n := 1; n < len(r); n++ {
		if strings.ContainsRune("-_. ", r[n]) && distinct(string(r[:n])) {
			best = string(r[:n])
			break
		}
	}
	if len([]rune(best)) <= maxLabel {
		return best
	}
	for n := maxLabel; n < len(r); n++ {
		if p := strings.TrimRight(string(r[:n]), "-_."); distinct(p) {
			return p
		}
	}
	return s
}
