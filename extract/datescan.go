package extract

import (
	"unicode"
	"unicode/utf8"

	"secondsource"
)

// dateToken is a word, a number or a mark as the rules of dates see it. It is
// smaller than a linguistic token ("3-year-old" is five) and knows its classes.
type dateToken struct {
	start, end int32
	id         int32 // literal, 0 for a word that no rule names
	classes    uint32
	word       *dateWord // nil for numbers and marks
	num        int32     // of a number in figures
	mark       byte      // of a mark: the byte itself, '\'' and '-' also for curly and long ones
	gap        uint8     // what stands before it
	far        uint8     // tokens up to the next one that can carry a date, at most 255
}

const (
	gapNone uint8 = iota
	gapSpace
	gapBreak // another paragraph or zone: no expression goes across
)

// value is the token's value in a class.
func (t *dateToken) value(c dateClass) int32 {
	if t.word != nil {
		return int32(t.word.values[c])
	}
	return t.num
}

// carriers are the classes without which there is no time expression.
const carriers = 1<<clWeekday | 1<<clWeekdays | 1<<clMonth | 1<<clSeason | 1<<clUnit | 1<<clUnits | 1<<clDayPart |
	1<<clDayParts | 1<<clNoon | 1<<clDecade | 1<<clOften | 1<<clYear | 1<<clYear2

// dateScanner cuts a text into tokens; its slice is used again.
type dateScanner struct {
	rules  *dateRules
	text   string
	tokens []dateToken
	lower  [24]byte
}

// scan cuts text[from:to] and marks breaks at empty lines.
func (s *dateScanner) scan(text string, from, to int, fresh bool) {
	s.text = text
	gap, lines := gapSpace, 0
	if fresh {
		gap = gapBreak
	}
	for i := from; i < to; {
		c := text[i]
		switch {
		case c == '\n':
			if lines++; lines > 1 {
				gap = gapBreak
			} else if gap == gapNone {
				gap = gapSpace
			}
			i++
			continue
		case c == ' ' || c == '\t' || c == '\r':
			gap = max(gap, gapSpace)
			i++
			continue
		}
		j := s.token(i, to, gap)
		gap, lines, i = gapNone, 0, j
	}
}

// token adds the token at i and gives its end.
func (s *dateScanner) token(i, to int, gap uint8) int {
	c := s.text[i]
	t := dateToken{start: int32(i), gap: gap}
	j := i + 1
	switch {
	case letter(c):
		for j < to && letter(s.text[j]) {
			j++
		}
		if j < to && s.text[j] >= utf8.RuneSelf {
			j = s.foreign(j, to)
		}
		s.look(&t, i, j)
	case digit(c):
		j = s.number(&t, i, to)
	case c < utf8.RuneSelf:
		t.mark = c
		if c == '`' {
			t.mark = '\''
		}
	default:
		r, n := utf8.DecodeRuneInString(s.text[i:to])
		j = i + n
		switch {
		case r == '’' || r == '‘':
			t.mark = '\''
		case r == '–' || r == '‑' || r == '‐':
			t.mark = '-'
		case unicode.IsSpace(r):
			return j
		case unicode.IsLetter(r):
			j = s.foreign(j, to)
		default:
			t.mark = 1
			if unicode.Is(unicode.Sc, r) {
				t.mark = '$'
			}
		}
	}
	t.end = int32(j)
	s.tokens = append(s.tokens, t)
	return j
}

// foreign skips the rest of a word with letters that no rule has.
func (s *dateScanner) foreign(j, to int) int {
	for j < to {
		r, n := utf8.DecodeRuneInString(s.text[j:to])
		if !unicode.IsLetter(r) {
			break
		}
		j += n
	}
	return j
}

// look finds a word in the lexicon.
func (s *dateScanner) look(t *dateToken, i, j int) {
	if j-i > len(s.lower) {
		return
	}
	if bit := uint32(1) << (s.text[i] & 31); s.rules.firsts[j-i]&bit == 0 {
		return
	}
	for k := i; k < j; k++ {
		s.lower[k-i] = s.text[k] | 0x20
	}
	w := s.rules.lexicon.words[string(s.lower[:j-i])]
	if w == nil {
		return
	}
	t.word, t.id, t.classes = w, int32(w.id), w.classes
	if w.capital != 0 && s.text[i] >= 'a' {
		t.classes &^= w.capital
	}
}

// number reads figures: 12, 1,200, 3.5, 5th, 1990s, and what they can be.
func (s *dateScanner) number(t *dateToken, i, to int) int {
	j, n := i, 0
	for j < to && digit(s.text[j]) {
		if n < 1e8 {
			n = n*10 + int(s.text[j]-'0')
		}
		j++
	}
	figures := j - i
	t.num, t.mark = int32(n), '0'
	t.classes = 1 << clDigits
	if j+1 < to && (s.text[j] == ',' || s.text[j] == '.') && digit(s.text[j+1]) && s.grouped(j, to, figures) {
		for j+1 < to && (digit(s.text[j]) || (s.text[j] == ',' || s.text[j] == '.') && digit(s.text[j+1])) {
			j++
		}
		if j < to && digit(s.text[j]) {
			j++
		}
		t.classes, t.num = 0, -1
		return j
	}
	if k := j; k < to && letter(s.text[k]) {
		return s.suffixed(t, j, to, figures)
	}
	s.figures(t, figures)
	return j
}

// grouped tells 1,200 and 3.5 from 4.6.2025 and from "in 2019,2020".
func (s *dateScanner) grouped(j, to, figures int) bool {
	k := j + 1
	for k < to && digit(s.text[k]) {
		k++
	}
	run := k - j - 1
	if p := s.before(); p != nil && p.mark == '.' && int(p.end) == j-figures && s.text[j] == '.' {
		return false // the second dot of a date
	}
	if s.text[j] == ',' {
		return run == 3 && figures <= 3
	}
	dotted := k+1 < to && s.text[k] == '.' && digit(s.text[k+1])
	return !dotted
}

// suffixed reads 5th, 1990s and 90s; any other letters make the number nothing.
func (s *dateScanner) suffixed(t *dateToken, j, to, figures int) int {
	k := j
	for k < to && letter(s.text[k]) {
		k++
	}
	switch suffix := s.text[j:k]; {
	case (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th" || suffix == "ST" || suffix == "TH") && figures <= 2:
		t.classes = 1 << clOrd
		if t.num >= 1 && t.num <= 31 {
			t.classes |= 1 << clNth
		}
	case suffix == "s" && figures == 4 && t.num%10 == 0 && t.num >= 1000 && t.num < 2100:
		t.classes = 1 << clDecade
	case suffix == "s" && figures == 2 && t.num%10 == 0:
		t.classes, t.num = 1<<clDecade, t.num+1900
		if t.num < 1920 {
			t.num += 100
		}
	case (suffix == "am" || suffix == "pm" || suffix == "AM" || suffix == "PM") && figures <= 2:
		s.figures(t, figures)
		return j // 10am: the letters are a word of their own
	default:
		t.classes, t.num = 0, -1
	}
	return k
}

// figures sets what a plain number can be.
func (s *dateScanner) figures(t *dateToken, figures int) {
	if figures > 4 {
		t.classes = 1 << clDigits
		return
	}
	t.classes |= 1 << clNum
	if t.num >= 1 && t.num <= 31 && figures <= 2 {
		t.classes |= 1 << clDay
	}
	if figures == 4 && t.num >= 1000 && t.num < 2200 {
		t.classes |= 1 << clYear
	}
	if figures == 2 {
		t.classes |= 1 << clYear2
	}
	if p := s.before(); p != nil && t.gap0(s) && p.mark == '$' {
		t.classes = 0
	}
}

// gap0 reports whether nothing stands between t and the token before it.
func (t *dateToken) gap0(s *dateScanner) bool {
	p := s.before()
	return p != nil && p.end == t.start
}

func (s *dateScanner) before() *dateToken {
	if len(s.tokens) == 0 {
		return nil
	}
	return &s.tokens[len(s.tokens)-1]
}

// reach counts, from the end, how far the next carrier is.
func (s *dateScanner) reach() {
	far := uint8(255)
	for i := len(s.tokens) - 1; i >= 0; i-- {
		t := &s.tokens[i]
		if t.classes&carriers != 0 || t.id != 0 && s.rules.vague[t.id] {
			far = 0
		} else if far < 255 {
			far++
		}
		t.far = far
		if t.gap == gapBreak {
			far = 255
		}
	}
}

// span is the stretch of the tokens [i,j).
func (s *dateScanner) span(i, j int) secondsource.Span {
	return secondsource.Span{Start: int(s.tokens[i].start), End: int(s.tokens[j-1].end)}
}

func letter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }
func digit(c byte) bool  { return c >= '0' && c <= '9' }
