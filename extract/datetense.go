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

// readTenses reads the words of each tense, and the verbs that bid: what they
// govern with "to" is to come.
func readTenses(text string) (verbs map[string]tense, bids map[string]bool, err error) {
	names := map[string]tense{"past": tensePast, "ahead": tenseAhead, "now": tenseNow, "notpast": tenseNotPast}
	verbs, bids = map[string]tense{}, map[string]bool{}
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		name, forms, _ := strings.Cut(line, ":")
		if name == "bids" {
			for _, f := range strings.Fields(forms) {
				bids[f] = true
			}
			continue
		}
		t, ok := names[name]
		if !ok {
			return nil, nil, fmt.Errorf("tense.words: no tense %q", name)
		}
		for _, f := range strings.Fields(forms) {
			if _, known := verbs[f]; !known {
				verbs[f] = t
			}
		}
	}
	return verbs, bids, nil
}

// toward tells on which side of the publication the expression in tokens
// [from,to) lies: by the nearest verb before it in its sentence, else by the
// first one after it. Only words that surely look ahead do so; a present tense
// leaves it open.
func (s *dateScanner) toward(from, to int) secondsource.Toward {
	if t := s.led(from); t != 0 {
		return t
	}
	if to+1 < len(s.tokens) && s.tokens[to].mark == '\'' && s.tokens[to].gap == gapNone && s.is(to+1, "s") {
		return s.after(to) // Wednesday's ruling: what is said of it decides
	}
	for i, n := from-1, 0; i >= 0 && n < tenseReach; i, n = i-1, n+1 {
		if s.tokens[i+1].gap == gapBreak || s.ends(i) {
			break
		}
		if s.bidden(i) {
			return secondsource.TowardAhead
		}
		if t, ok := s.side(i); ok {
			if t == secondsource.TowardPast && s.foreseen(i) {
				return secondsource.TowardAhead
			}
			return t
		}
	}
	return s.after(to)
}

// foreseen reports whether the past tense of token i is that of a clause of time
// below a "would": it would sail when the council met.
func (s *dateScanner) foreseen(i int) bool {
	clause := false
	for k, n := i-1, 0; k >= 0 && n < tenseReach; k, n = k-1, n+1 {
		if s.tokens[k+1].gap == gapBreak || s.ends(k) {
			return false
		}
		switch {
		case clause && s.is(k, "would"):
			return true
		case clause && (s.tense(k) == tensePast && s.text[s.tokens[k].end-1] != 'd' || s.tense(k) == tenseAhead || s.is(k, "said") || s.is(k, "had") || s.is(k, "did") || s.is(k, "told")):
			return false
		case s.is(k, "when"), s.is(k, "after"), s.is(k, "before"), s.is(k, "once"), s.is(k, "until"), s.is(k, "as") && k > 0 && s.is(k-1, "soon"):
			clause = true
		case !clause && s.tense(k) != tenseNone:
			return false
		}
	}
	return false
}

// after is the side that the first verb after token to tells.
func (s *dateScanner) after(to int) secondsource.Toward {
	for i, n := to, 0; i < len(s.tokens) && n < tenseReach; i, n = i+1, n+1 {
		if s.tokens[i].gap == gapBreak || s.ends(i) {
			break
		}
		if t := s.tense(i); t == tenseAhead || t == tensePast {
			side, _ := s.side(i)
			return side
		}
	}
	return secondsource.TowardNear
}

// led reads the word right before the expression: as early as Tuesday, effective
// Feb. 1.
func (s *dateScanner) led(from int) secondsource.Toward {
	i := from - 1
	if i < 0 || s.tokens[from].gap == gapBreak {
		return 0
	}
	switch {
	case s.is(i, "as") && i >= 2 && s.is(i-2, "as"), s.is(i, "effective"), s.is(i, "payable"), s.is(i, "through") && s.tokens[from].classes&(1<<clWeekday) == 0:
		return secondsource.TowardAhead
	case (s.is(i, "until") || s.is(i, "till") || s.is(i, "to")) && s.deferred(i):
		return secondsource.TowardAhead
	case s.is(i, "until") && s.allowed(i):
		return secondsource.TowardAhead
	case s.is(i, "by"), s.is(i, "until"), s.is(i, "till"):
		for k := i - 1; k >= 0 && k > i-8 && s.tokens[k+1].gap != gapBreak && !s.ends(k); k-- {
			if s.tense(k) == tensePast {
				return 0
			}
		}
		if s.ends(max(i-1, 0)) || s.tokens[i].gap == gapBreak {
			return 0 // Until Thursday, they had …
		}
		return secondsource.TowardAhead
	}
	return 0
}

const tenseReach = 14 // words looked at on each side

// side is what the verb at token i tells.
func (s *dateScanner) side(i int) (secondsource.Toward, bool) {
	switch s.tense(i) {
	case tensePast:
		if s.is(i, "won") && i+2 < len(s.tokens) && s.is(i+2, "t") || s.auxiliary(i) {
			return secondsource.TowardAhead, true
		}
		return secondsource.TowardPast, true
	case tenseAhead:
		if i >= 2 && s.is(i-1, "been") && s.is(i-2, "had") {
			return secondsource.TowardPast, true // had been due
		}
		return secondsource.TowardAhead, true
	case tenseNow:
		if s.is(i, "would") || s.is(i, "be") && i > 0 && s.tokens[i].gap != gapBreak && s.coming(i-1) {
			return secondsource.TowardAhead, true
		}
		if s.is(i, "could") {
			return secondsource.TowardNear, false // a possibility: look on
		}
		if i+2 < len(s.tokens) && (s.is(i, "is") || s.is(i, "are")) && (s.is(i+1, "to") || s.is(i+1, "going") || s.is(i+1, "set")) {
			return secondsource.TowardAhead, true
		}
		return secondsource.TowardNear, true
	}
	return 0, false
}

// coming reports whether token i puts the verb after it in the future.
func (s *dateScanner) coming(i int) bool {
	return s.is(i, "will") || s.is(i, "would") || s.is(i, "shall") || s.is(i, "ll")
}

// allowed reports whether the "until" of token i sets a term that somebody gave:
// gave the relatives until Tuesday.
func (s *dateScanner) allowed(i int) bool {
	for k := i - 1; k >= 0 && k > i-6 && s.tokens[k+1].gap != gapBreak && !s.ends(k); k-- {
		if s.is(k, "gave") || s.is(k, "given") || s.is(k, "give") || s.is(k, "gives") {
			return true
		}
	}
	return false
}

// deferred reports whether the word of token i leads to the time to which something
// was put off: put the matter off until autumn, postponed to Friday.
func (s *dateScanner) deferred(i int) bool {
	for k := i - 1; k >= 0 && k > i-8 && s.tokens[k+1].gap != gapBreak && !s.ends(k); k-- {
		switch w := s.text[s.tokens[k].start:s.tokens[k].end]; w {
		case "postponed", "postpone", "postpones", "adjourned", "deferred", "delayed", "rescheduled", "extended":
			return true
		case "off":
			for j := k - 1; j >= 0 && j > k-8 && !s.ends(j); j-- {
				if s.is(j, "put") || s.is(j, "puts") || s.is(j, "putting") {
					return true
				}
			}
		}
	}
	return false
}

// bidReach is how many tokens lie between a verb that bids and its infinitive.
const bidReach = 6

// bidden reports whether token i opens an infinitive that a verb before it bids:
// told the county clerk to begin, was expected to sail.
func (s *dateScanner) bidden(i int) bool {
	if !s.is(i, "to") || i+1 >= len(s.tokens) || s.tokens[i+1].gap == gapBreak || s.text[s.tokens[i+1].start] < 'a' || s.is(i+1, "the") || s.is(i+1, "a") {
		return false
	}
	for k, n := i-1, 0; k >= 0 && n <= bidReach; k, n = k-1, n+1 {
		if s.tokens[k+1].gap == gapBreak || s.ends(k) {
			return false
		}
		t := &s.tokens[k]
		if w := s.text[t.start:t.end]; len(w) > 2 && s.rules.bids[w] {
			return true
		}
		if s.tense(k) != tenseNone {
			return false
		}
	}
	return false
}

// auxiliary finds what turns a participle to the future: will be held, should be
// done, is to be published.
func (s *dateScanner) auxiliary(i int) bool {
	if i < 2 || s.tokens[i].gap == gapBreak || s.tokens[i-1].gap == gapBreak || !s.is(i-1, "be") {
		return false
	}
	for _, w := range [...]string{"will", "shall", "ll", "would", "should", "could", "may", "might", "must", "can", "to"} {
		if s.is(i-2, w) {
			return true
		}
	}
	return false
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
	if i == 0 {
		return true
	}
	p := &s.tokens[i-1] // an abbreviation: Mr., Sept., U.S.
	return p.end-p.start > 4 || p.mark == '0' || p.end-p.start > 1 && s.text[p.start] >= 'a'
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
