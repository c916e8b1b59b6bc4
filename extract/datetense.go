package extract

import (
	_ "embed"
	"fmt"
	"strings"

	"secondsource"
)

//go:embed rules/tense.words
var tenseWords string

// tense is what a verb tells about the side of the publication.
type tense uint8

const (
	tenseNone tense = iota
	tensePast
	tenseAhead
	tenseNow
	tenseNotPast // a word in -ed that is no past tense
)

func readTenses(text string) (map[string]tense, error) {
	names := map[string]tense{"past": tensePast, "ahead": tenseAhead, "now": tenseNow, "notpast": tenseNotPast}
	verbs := map[string]tense{}
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		name, forms, _ := strings.Cut(line, ":")
		t, ok := names[name]
		if !ok {
			return nil, fmt.Errorf("tense.words: no tense %q", name)
		}
		for _, f := range strings.Fields(forms) {
			if _, known := verbs[f]; !known {
				verbs[f] = t
			}
		}
	}
	return verbs, nil
}

// toward tells on which side of the publication the expression in tokens
// [from,to) lies: by the nearest verb before it in its sentence, else by the
// first one after it. Reporting verbs decide for what stands beside them, which
// is what nearness gives.
func (s *dateScanner) toward(from, to int) secondsource.Toward {
	if t := s.leftward(from); t != 0 {
		return t
	}
	return s.rightward(to)
}

const tenseReach = 14 // words looked at on each side

func (s *dateScanner) leftward(from int) secondsource.Toward {
	for i, n := from-1, 0; i >= 0 && n < tenseReach; i, n = i-1, n+1 {
		if s.tokens[i+1].gap == gapBreak || s.ends(i) {
			return 0
		}
		switch t := s.tense(i); t {
		case tensePast:
			if s.perfectAhead(i) {
				return secondsource.TowardAhead
			}
			return secondsource.TowardPast
		case tenseAhead:
			return secondsource.TowardAhead
		case tenseNow:
			if n > 0 || true {
				return s.present(i)
			}
		}
	}
	return 0
}

// perfectAhead finds the auxiliary that turns a participle to the future: will
// be held, to be published, is scheduled.
func (s *dateScanner) perfectAhead(i int) bool {
	for k, n := i-1, 0; k >= 0 && n < 3; k, n = k-1, n+1 {
		if s.tokens[k+1].gap == gapBreak {
			return false
		}
		switch s.tense(k) {
		case tenseAhead:
			return !s.is(k, "to") || s.is(k+1, "be")
		case tensePast:
			return false
		}
	}
	return false
}

// present reads "is", "has" and the like: the words after them decide, and
// what is left is told of the past (has been, says).
func (s *dateScanner) present(i int) secondsource.Toward {
	for k := i + 1; k < len(s.tokens) && k < i+3; k++ {
		if t := s.tense(k); t == tenseAhead {
			return secondsource.TowardAhead
		}
	}
	return secondsource.TowardPast
}

func (s *dateScanner) rightward(to int) secondsource.Toward {
	for i, n := to, 0; i < len(s.tokens) && n < tenseReach; i, n = i+1, n+1 {
		if s.tokens[i].gap == gapBreak || s.ends(i) {
			return 0
		}
		switch s.tense(i) {
		case tensePast:
			return secondsource.TowardPast
		case tenseAhead:
			if s.is(i, "to") || s.is(i, "by") || s.is(i, "before") || s.is(i, "until") {
				continue
			}
			return secondsource.TowardAhead
		case tenseNow:
			return s.present(i)
		}
	}
	return 0
}

// ends reports whether token i ends a sentence.
func (s *dateScanner) ends(i int) bool {
	m := s.tokens[i].mark
	if m == '?' || m == '!' || m == ';' || m == '|' {
		return true
	}
	if m != '.' || i+1 >= len(s.tokens) || s.tokens[i+1].gap == gapNone {
		return false
	}
	n := s.text[s.tokens[i+1].start]
	if n >= 'a' && n <= 'z' {
		return false
	}
	// an abbreviation: Mr., Sept., U.S.
	return i == 0 || s.tokens[i-1].end-s.tokens[i-1].start > 4 || s.tokens[i-1].num > 0
}

func (s *dateScanner) is(i int, word string) bool {
	t := &s.tokens[i]
	return int(t.end-t.start) == len(word) && strings.EqualFold(s.text[t.start:t.end], word)
}

// tense reads one word.
func (s *dateScanner) tense(i int) tense {
	t := &s.tokens[i]
	n := int(t.end - t.start)
	if n < 2 || n > len(s.lower) || !letter(s.text[t.start]) {
		return tenseNone
	}
	w := s.text[t.start:t.end]
	for k := 0; k < n; k++ {
		s.lower[k] = w[k] | 0x20
	}
	if v, ok := s.rules.verbs[string(s.lower[:n])]; ok {
		if w == "May" || w == "March" || v == tenseNotPast {
			return tenseNone
		}
		return v
	}
	if n > 4 && s.lower[n-1] == 'd' && s.lower[n-2] == 'e' && w[0] >= 'a' {
		return tensePast
	}
	return tenseNone
}
