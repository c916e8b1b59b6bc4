package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"secondsource"
)

// AppendTokens appends the tokens of text[z.Start:z.End] to out and gives the
// longer slice. Every byte that is not white space is in exactly one token, in
// order; bytes that are no UTF-8 count as letters. The conventions are those of
// Universal Dependencies English: hyphened words and clitics are split.
func AppendTokens(out []secondsource.Span, text string, z secondsource.Span) []secondsource.Span {
	t := tokenizer{text: text, out: out}
	for i := z.Start; i < z.End; {
		for i < z.End {
			n := spaceLen(text[i:z.End])
			if n == 0 {
				break
			}
			i += n
		}
		s := i
		for i < z.End {
			if c := text[i]; c < utf8.RuneSelf && c > ' ' {
				i++
				continue
			}
			if spaceLen(text[i:z.End]) > 0 {
				break
			}
			_, n := utf8.DecodeRuneInString(text[i:z.End])
			i += n
		}
		if i > s {
			t.chunk(s, i, z.End)
		}
	}
	return t.out
}

// spaceLen is the length of the white space that s begins with, one rune at most.
func spaceLen(s string) int {
	c := s[0]
	if c < utf8.RuneSelf {
		if c == ' ' || c >= '\t' && c <= '\r' {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
		return n
	}
	return 0
}

// charClass sorts characters by what they do inside a word.
type charClass uint8

const (
	letter charClass = iota
	digit
	hyphen
	lone   // punctuation that always stands alone, or in a run of itself
	joiner // & _ @ + # and the like: part of a word between letters
	apostrophe
	period
	comma
	slash
	colon
)

// classOf gives the class and length of the character that s begins with.
func classOf(s string) (charClass, int) {
	c := s[0]
	switch {
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
		return letter, 1
	case c >= '0' && c <= '9':
		return digit, 1
	case c >= utf8.RuneSelf:
		return classOfRune(s)
	}
	switch c {
	case '-':
		return hyphen, 1
	case '\'', '`':
		return apostrophe, 1
	case '.':
		return period, 1
	case ',':
		return comma, 1
	case '/':
		return slash, 1
	case ':':
		return colon, 1
	case '&', '_', '@', '+', '#':
		return joiner, 1
	}
	if c < ' ' || c == 0x7f {
		return letter, 1
	}
	return lone, 1
}

func classOfRune(s string) (charClass, int) {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == '’' || r == '‘' || r == '´' || r == 'ʼ':
		return apostrophe, n
	case r == '‐' || r == '‑':
		return hyphen, n
	case r == utf8.RuneError || unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u200d' || r == '\u00ad':
		return letter, n
	case unicode.IsDigit(r):
		return digit, n
	case r >= 0x2190 || unicode.IsPunct(r) || unicode.IsSymbol(r):
		return lone, n
	}
	return letter, n
}

type tokenizer struct {
	text string
	out  []secondsource.Span
}

func (t *tokenizer) emit(s, e int) {
	if e > s {
		t.out = append(t.out, secondsource.Span{Start: s, End: e})
	}
}

// chunk splits the stretch [s,e) that holds no white space; zone is where its zone ends.
func (t *tokenizer) chunk(s, e, zone int) {
	if plain(t.text[s:e]) {
		t.word(s, e)
		return
	}
	if whole := fixedLen(t.text[s:e]); whole > 0 {
		t.emit(s, s+whole)
		if s+whole < e {
			t.chunk(s+whole, e, zone)
		}
		return
	}
	for i := s; i < e; {
		c, n := classOf(t.text[i:])
		if c == letter || c == digit || t.startsWord(i, e, c) {
			i = t.core(i, e, zone)
			continue
		}
		j := t.run(i, i+n, e)
		t.emit(i, j)
		i = j
	}
}

// plain reports whether s has only ASCII letters.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// startsWord reports whether the character at i, not a letter or digit, is the
// beginning of a word: a clitic cut off by a space, '90s, .50, @name, #tag.
func (t *tokenizer) startsWord(i, e int, c charClass) bool {
	rest := t.text[i:e]
	switch c {
	case apostrophe:
		_, n := classOf(rest)
		return i+n < e && (cliticLen(rest) == len(rest) || decade(rest[n:]))
	case period:
		return len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9'
	case joiner:
		if rest[0] != '@' && rest[0] != '#' || len(rest) < 2 {
			return false
		}
		k, _ := classOf(rest[1:])
		return k == letter
	}
	return false
}

// decade reports whether s is like 90s or 90.
func decade(s string) bool {
	return len(s) >= 3 && s[0] >= '0' && s[0] <= '9' && s[1] == '0' && s[2] == 's'
}

// run extends a mark at [i,j) over repetitions of it.
func (t *tokenizer) run(i, j, e int) int {
	m := t.text[i:j]
	c := m[0]
	if j-i > 1 && c >= utf8.RuneSelf {
		if emoji := emojiLen(t.text[i:e]); emoji > 0 {
			return i + emoji
		}
	}
	switch m {
	case "(", ")", "[", "]", "{", "}", "%", "\"", ",", ";", "“", "”":
		return j
	case "!", "?":
		for j < e && (t.text[j] == '!' || t.text[j] == '?' || t.text[j] == '.') {
			j++
		}
		return j
	}
	for j+len(m) <= e && t.text[j:j+len(m)] == m {
		j += len(m)
	}
	return j
}

// emojiLen is the length of the emoji that s begins with, with its modifiers, else 0.
func emojiLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if r < 0x1F000 && !(r >= 0x2600 && r < 0x27C0) {
		return 0
	}
	flag := r >= 0x1F1E6 && r <= 0x1F1FF
	for n < len(s) {
		q, k := utf8.DecodeRuneInString(s[n:])
		switch {
		case q == 0xFE0F || q == 0x20E3 || q >= 0x1F3FB && q <= 0x1F3FF:
			n += k
		case flag && q >= 0x1F1E6 && q <= 0x1F1FF:
			return n + k
		case q == 0x200D && n+k < len(s):
			_, k2 := utf8.DecodeRuneInString(s[n+k:])
			n += k + k2
		default:
			return n
		}
	}
	return n
}

// core reads one word (with its hyphens, inner dots and clitics) from i and
// gives where it ended.
func (t *tokenizer) core(i, e, zone int) int {
	j, c := i, letter
	for j < e {
		var n int
		c, n = classOf(t.text[j:])
		if j > i && c > digit && !t.joins(i, j, j+n, e, c) {
			break
		}
		j += n
	}
	if j < e && c == period && t.keepsPeriod(i, j, e, zone) {
		j++
	}
	t.hyphens(i, j)
	return j
}

// joins reports whether the character [j,k) of class c, inside a word begun at
// i, is part of it.
func (t *tokenizer) joins(i, j, k, e int, c charClass) bool {
	if k >= e {
		return c == joiner && t.text[j] == '+'
	}
	next, _ := classOf(t.text[k:])
	prev := t.text[j-1]
	digitBefore := prev >= '0' && prev <= '9'
	switch c {
	case hyphen:
		return next == letter || next == digit
	case apostrophe:
		return next == letter || next == digit
	case period:
		if next == digit {
			return true
		}
		return next == letter && (initials(t.text[i:j]) || listed("degree", t.text[i:j]) || inWordDot(t.text[i:e]))
	case comma:
		return digitBefore && next == digit && threeDigits(t.text[k:e])
	case colon:
		return digitBefore && next == digit
	case slash:
		return digitBefore && next == digit
	case joiner:
		return next == letter || next == digit || t.text[j] == '_'
	}
	return false
}

// threeDigits reports whether s begins with three digits and no more.
func threeDigits(s string) bool {
	for i := 0; i < 3; i++ {
		if i >= len(s) || s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) == 3 || s[3] < '0' || s[3] > '9'
}

// initials reports whether w is single letters with dots between: U, U.S, a.k.a
func initials(w string) bool {
	if len(w)%2 == 0 {
		return false
	}
	for i := 0; i < len(w); i++ {
		c := w[i] | 0x20
		if i%2 == 0 && (c < 'a' || c > 'z') || i%2 == 1 && w[i] != '.' {
			return false
		}
	}
	return true
}

// inWordDot reports whether a dot followed by a letter belongs to the word: so
// it is in names of files and sites, not where a space is missing.
func inWordDot(chunk string) bool {
	chunk = strings.TrimRight(chunk, ".,;:!?)>]\"'”’")
	i := strings.LastIndexByte(chunk, '.')
	if i < 0 {
		return false
	}
	return listedLower("domain", chunk[i+1:]) || newsgroup(chunk)
}

// newsgroup reports whether s is three or more words of small letters with dots
// between: alt.animals.cat.
func newsgroup(s string) bool {
	dots := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.':
			dots++
		case (c < 'a' || c > 'z') && c != '-':
			return false
		}
	}
	return dots >= 2 && !strings.Contains(s, "..")
}

// keepsPeriod reports whether the period at j ends an abbreviation [i,j).
func (t *tokenizer) keepsPeriod(i, j, e, zone int) bool {
	if j+1 < e && t.text[j+1] == '.' {
		return false
	}
	w := t.text[i:j]
	if k := strings.LastIndexAny(w, "-/"); k >= 0 {
		w = w[k+1:]
	}
	if len(w) == 0 {
		return false
	}
	if numbered(w) && j+2 < zone && t.text[j+1] == ' ' && t.text[j+2] >= '0' && t.text[j+2] <= '9' {
		return true // no. 0417
	}
	if isAbbreviation(w) {
		return !listedLower("ends-sentence", w) || !t.sentenceMayEnd(j+1, e, zone)
	}
	if strings.IndexByte(w, '.') == 2 && listed("degree", w[:2]) {
		return true
	}
	if strings.IndexByte(w, '.') > 0 && initials(w) {
		return true
	}
	if len(w) == 1 && w[0] >= 'A' && w[0] <= 'Z' && j+1 < zone {
		return t.initialBefore(i, j, e, zone)
	}
	return false
}

// numbered reports a word that stands before a number with a period and is a word
// without one.
func numbered(w string) bool {
	return w == "no" || w == "nos" || w == "art" || w == "fig" || w == "para"
}

// sentenceMayEnd reports whether nothing, a quotation mark or a capital letter
// follows at k, where the chunk ends at e.
func (t *tokenizer) sentenceMayEnd(k, e, zone int) bool {
	if k < e {
		return strings.IndexByte("\"')]", t.text[k]) >= 0 || t.text[k] >= utf8.RuneSelf
	}
	for k < zone && spaceLen(t.text[k:zone]) > 0 {
		k++
	}
	return k >= zone || t.text[k] >= 'A' && t.text[k] <= 'Z' || t.text[k] == '"'
}

// initialBefore tells the initial of a name (George W. Bush) from a capital
// letter that ends a sentence (vitamin C. The …): a word with a capital follows,
// and I is no initial unless a name part stands on both sides.
func (t *tokenizer) initialBefore(i, j, e, zone int) bool {
	k := j + 1
	if k < zone && t.text[k] == ' ' {
		k++
	}
	if k >= zone || t.text[k] < 'A' || t.text[k] > 'Z' {
		return j+1 < e
	}
	return t.text[i] != 'I' || i < 2 || t.text[i-1] == '.'
}

// hyphens cuts a word at its hyphens where the conventions ask for it.
func (t *tokenizer) hyphens(s, e int) {
	w := t.text[s:e]
	if strings.IndexByte(w, '-') < 0 && !strings.ContainsAny(w, "‐‑") || keepsHyphen(w) {
		t.word(s, e)
		return
	}
	from := s
	for i := s; i < e; {
		c, n := classOf(t.text[i:e])
		if c != hyphen || keepsHyphen(t.text[from:e]) || prefixed(t.text[from:e]) && i < from+6 {
			i += n
			continue
		}
		t.word(from, i)
		t.emit(i, i+n)
		i += n
		from = i
	}
	t.word(from, e)
}

// word emits [s,e), with clitics and joined words cut off, and units cut from numbers.
func (t *tokenizer) word(s, e int) {
	if s >= e {
		return
	}
	w := t.text[s:e]
	if cut := cliticCut(w); cut > 0 && cut < len(w) {
		t.word(s, s+cut)
		t.emit(s+cut, e)
		return
	}
	if c := w[0]; c >= '0' && c <= '9' || c == '.' {
		if cut := unitCut(w); cut > 0 {
			t.emit(s, s+cut)
			t.emit(s+cut, e)
			return
		}
	}
	t.emit(s, e)
}

// unitCut is where a unit begins in a number such as 10am or 5km, else 0.
func unitCut(w string) int {
	i := 0
	for i < len(w) && (w[i] >= '0' && w[i] <= '9' || w[i] == '.' || w[i] == ',' || w[i] == ':') {
		i++
	}
	if i == 0 || i == len(w) || !listedLower("unit", w[i:]) {
		return 0
	}
	return i
}
