package extract

import (
	"strconv"
	"strings"

	"secondsource"
)

var (
	unitWords = map[string]float64{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
		"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
		"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
	powerWords = map[string]float64{"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
)

// numberFrom reads a number of figures and words that begins at token i ("two
// hundred and forty", "1,100", "40 million") and gives the last token of it;
// ok is false where none begins.
func (r *reader) numberFrom(s secondsource.Sentence, i int) (n float64, last int, ok bool) {
	part := 0.0 // of the number, below the next thousand
	last = i - 1
	for k := i; k < s.Last; k++ {
		w := r.lower(k)
		u, unit := unitWords[w]
		p, power := powerWords[w]
		f, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
		switch {
		case unit:
			part += u
		case power && ok && p >= 1000:
			n, part = n+part*p, 0
		case power && ok:
			part *= p
		case err == nil && w[0] >= '0' && w[0] <= '9' && !ok:
			part = f
		case ok && (w == "-" || w == "and") && k+1 < s.Last && k == last+1 && (w == "-" || part >= 100 || part == 0):
			if _, more := unitWords[r.lower(k+1)]; more {
				continue
			}
			return n + part, last, ok
		default:
			if a, b, hyphen := strings.Cut(w, "-"); hyphen && !ok && unitWords[a] >= 20 && unitWords[b] > 0 && unitWords[b] < 10 {
				part, ok, last = unitWords[a]+unitWords[b], true, k
				continue
			}
			return n + part, last, ok
		}
		ok, last = true, k
	}
	return n + part, last, ok
}

// count reads how many the phrase around token k tells of, nil where it does not
// say: its number, a number that stands for it, or nobody.
func (h *happenings) count(s secondsource.Sentence, k int) *secondsource.Count {
	switch h.lower(k) {
	case "nobody", "none":
		return &secondsource.Count{Span: h.tok[k].Span}
	case "one":
		if h.lower(k-1) == "no" {
			return &secondsource.Count{Span: h.span(k-1, k)}
		}
	}
	at := -1
	if h.is(k, secondsource.NUM) || h.number(k) {
		at = k
	}
	for _, c := range h.kids[k] {
		if h.rel(c) == secondsource.DetRel && h.lower(c) == "no" && c < k {
			return &secondsource.Count{Span: h.span(c, k)}
		}
		if c < k && (h.rel(c) == secondsource.Nummod || h.number(c) && (h.rel(c) == secondsource.Compound || h.rel(c) == secondsource.Amod || h.rel(c) == secondsource.DetRel)) {
			at = c
		}
	}
	if at < 0 {
		return nil
	}
	for at > s.First && (h.is(at-1, secondsource.NUM) || h.lower(at-1) == "-" && h.is(at-2, secondsource.NUM)) {
		at--
	}
	n, last, ok := h.numberFrom(s, at)
	if !ok {
		return nil
	}
	c := &secondsource.Count{N: n, Span: h.span(at, max(last, at))}
	c.Qualifier = h.qualifier(s, at)
	c.Part = h.isPart(s, at, k)
	return c
}

// qualifier is what weakens a number that begins at token i: the longest
// approximator of the packs that stands before it.
func (h *happenings) qualifier(s secondsource.Sentence, i int) string {
	for n := min(4, i-s.First); n > 0; n-- {
		var words []string
		for k := i - n; k < i; k++ {
			words = append(words, h.lower(k))
		}
		if form := strings.Join(words, " "); h.loose[form] {
			return form
		}
	}
	return ""
}

// isPart reports whether a number from token at, counting what token k names,
// is a part of another or comes on top of it: three of the crew, two more,
// among them four children.
func (h *happenings) isPart(s secondsource.Sentence, at, k int) bool {
	for i := max(s.First, at-3); i < at; i++ {
		switch h.lower(i) {
		case "another", "further", "additional", "including", "include", "includes", "included", "among", "other", "last", "remaining":
			return true
		}
	}
	for i := at + 1; i <= k+1 && i < s.Last; i++ {
		switch h.lower(i) {
		case "more", "others", "other":
			return true
		case "of":
			return k == at
		}
	}
	return false
}
