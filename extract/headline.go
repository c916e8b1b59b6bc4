package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"secondsource"
)

// allCapitals reports whether nearly every word of a sentence has a capital, so
// that a capital tells nothing: headlines, which end without a full stop.
func (r *reader) allCapitals(s secondsource.Sentence) bool {
	upper, lower := 0, 0
	for i := s.First; i < s.Last; i++ {
		w := r.word(i)
		switch c, _ := utf8.DecodeRuneInString(w); {
		case unicode.IsUpper(c):
			upper++
		case unicode.IsLower(c) && len(w) > 3:
			lower++
		}
	}
	return upper >= 4 && lower*4 <= upper && !r.mark(s.Last-1, ".")
}

// unshout forgets the names of such headlines that the text does not bear out.
func (r *reader) unshout() {
	if !slices.ContainsFunc(r.names, func(c called) bool { return c.shouted }) {
		return
	}
	plain := map[string]bool{}
	for i := range r.names {
		if c := &r.names[i]; !c.shouted {
			plain[c.key] = true
			for _, p := range append(r.nameParts(c.key), shortForms(c.key, unknownName)...) {
				plain[p] = true
			}
		}
	}
	kept := r.names[:0]
	for _, c := range r.names {
		keep := !c.shouted || c.actor != nil || plain[c.key]
		for k := c.first; k <= c.last; k++ {
			r.nameOf[k] = -1
			if keep {
				r.nameOf[k] = int32(len(kept))
			}
		}
		if keep {
			kept = append(kept, c)
		}
	}
	r.names = kept
}

// cuts gives the tokens inside [a,b] that end a role or a description before a
// name: minister in Deputy Economy Minister Jane Doe, adviser, Russian.
func (r *reader) cuts(s secondsource.Sentence, a, b int) []int {
	var out []int
	if r.rules.lists["orgends"][strings.TrimSuffix(r.lower(b), ".")] && !r.personEnds(a, b) {
		return nil
	}
	for i := a; i < b; i++ {
		if r.isRole(i) && !r.joins(i+1) || r.titlesTo(a, i) {
			out = append(out, i)
		}
		for n := i - a + 2; n <= 5 && i-n+1 >= s.First && (r.joins(i-1) || r.joins(i-2) || r.joins(i-3)); n++ { // Speaker of | Parliament
			if len(r.p.Roles.Find(r.gram(i-n+1, i))) > 0 {
				out = append(out, i)
			}
		}
		if r.word(i) == "." && i > a && r.rules.lists["titles"][r.lower(i-1)] {
			out = append(out, i)
		}
	}
	return out
}

// titlesTo reports whether tokens a to i are titles only: Rt Hon.
func (r *reader) titlesTo(a, i int) bool {
	if i-a > 4 {
		return false
	}
	for ; i >= a && (r.rules.lists["titles"][strings.TrimSuffix(r.lower(i), ".")] || i > a && r.word(i) == "."); i-- {
	}
	return i < a
}

// pastPortfolio is the first token of a name behind what a minister is for:
// Minister for Youth and Sports Jane Doe.
func (r *reader) pastPortfolio(s secondsource.Sentence, a, b int) int {
	if a-2 < s.First || a == b || !r.rules.lists["portfolios"][r.lower(a)] || !r.is(a-1, secondsource.ADP, secondsource.CCONJ) {
		return a
	}
	for k := a - 1; k >= s.First && k > a-7; k-- {
		switch r.lower(k) {
		case "minister", "secretary", "ministers":
			first := a
			for first < b && (r.rules.lists["portfolios"][r.lower(first)]) {
				first++
			}
			return first
		}
		if r.is(k, secondsource.VERB, secondsource.AUX) {
			return a
		}
	}
	return a
}

// withoutRole is the last token of [a,b] without the role words it ends with
// (Biden Aide).
func (r *reader) withoutRole(a, b int) int {
	for b >= a && r.isRole(b) {
		width := 1
		for n := min(r.p.Roles.Widest(), b-a+1); n > 1; n-- {
			if len(r.p.Roles.Find(r.gram(b-n+1, b))) > 0 {
				width = n
				break
			}
		}
		b -= width
	}
	return b
}

// personEnds reports whether the name finder took the end of [a,b] for a person.
func (r *reader) personEnds(a, b int) bool {
	n, ok := r.nameAt(b)
	return ok && n.Type == "PER" && n.Span.Start > r.tok[a].Span.Start
}
