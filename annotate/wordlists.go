package annotate

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// tokenList is data/tokens.txt: words that the tokenizer must know, by kind.
//
//go:embed data/tokens.txt
var tokenList string

// lists holds the word lists of the tokenizer, by kind.
var lists = sync.OnceValue(func() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for line := range strings.Lines(tokenList) {
		line, _, _ = strings.Cut(line, "#")
		kind, words, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			continue
		}
		if m[kind] == nil {
			m[kind] = map[string]bool{}
		}
		for _, w := range strings.Fields(words) {
			m[kind][w] = true
		}
	}
	return m
})

func listed(kind, w string) bool { return lists()[kind][w] }

// listedLower looks up the lower-case form of an ASCII word, without allocating.
func listedLower(kind, w string) bool {
	var buf [16]byte
	if len(w) > len(buf) {
		return false
	}
	for i := range len(w) {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	return lists()[kind][string(buf[:len(w)])]
}

// isAbbreviation reports whether w, written without its last period, is one
// that keeps it: as listed, or as listed in lower case with a capital.
func isAbbreviation(w string) bool {
	if len(w) > 8 {
		return false
	}
	if listed("abbreviation", w) {
		return true
	}
	return listedLower("abbreviation-any-case", w)
}

// keepsHyphen reports whether a word with hyphens stays one token: numbers of
// telephones, and words whose first part is no word.
func keepsHyphen(w string) bool {
	digits, hyphens, others := 0, 0, 0
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '-':
			hyphens++
		default:
			others++
		}
	}
	if others == 0 {
		return hyphens >= 2 || digits == 7 && strings.IndexByte(w, '-') == 3
	}
	return hyphens > 0 && strings.ContainsAny(w, "@") || strings.Contains(w, "://")
}

// prefixed reports whether w begins with a prefix that is not cut off: anti-, co-, non-.
func prefixed(w string) bool {
	i := strings.IndexByte(w, '-')
	return i > 0 && i < 7 && listedLower("prefix", w[:i])
}

// fixedLen is the length of a whole token that s, a stretch without white
// space, begins with: an address, a site, an emoticon; else 0.
func fixedLen(s string) int {
	if n := emoticonLen(s); n > 0 {
		return n
	}
	at := strings.IndexByte(s, '@')
	url := strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "ftp://")
	if !url && (at <= 0 || strings.IndexByte(s[at:], '.') < 0) {
		return 0
	}
	if c := s[0]; c == '<' || c == '(' || c == '[' || c == '"' {
		return 0
	}
	end := len(s)
	if i := strings.IndexAny(s, "<>\"”)]"); i > 0 {
		end = i
	}
	for end > 1 && strings.IndexByte(".,;:!?)'", s[end-1]) >= 0 {
		end--
	}
	return end
}

// emoticonLen is the length of s where the whole of it is an emoticon, else 0.
func emoticonLen(s string) int {
	if len(s) >= 2 && len(s) <= 4 && (s[0] == ':' || s[0] == ';' || s[0] == '=' || s[0] == '8' || s[0] == '^') && listed("emoticon", s) {
		return len(s)
	}
	return 0
}

// cliticLen is the length of the clitic, beginning with its apostrophe, that s is; else 0.
func cliticLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	if n < len(s) && len(s)-n <= 2 && listedLower("clitic", s[n:]) {
		return len(s)
	}
	return 0
}

// cliticCut is where the last clitic of w begins, 0 for none.
func cliticCut(w string) int {
	if len(w) < 3 {
		if len(w) == 2 && (w == "im" || w == "Im") {
			return 1
		}
		return 0
	}
	// The apostrophe, if any, stands in the last five bytes.
	for i := len(w) - 1; i > 0 && i >= len(w)-5; i-- {
		c, n := classOf(w[i:])
		if w[i] >= utf8.RuneSelf && !utf8.RuneStart(w[i]) || c != apostrophe {
			continue
		}
		tail := w[i+n:]
		switch {
		case (tail == "t" || tail == "T") && (w[i-1]|0x20) == 'n' && i > 1:
			return i - 1
		case tail == "" && (w[i-1]|0x20) == 's':
			return i
		case listedLower("clitic", tail):
			return i
		}
		return 0
	}
	if len(w) <= 7 {
		if listedLower("joined", w) {
			low := strings.ToLower(w)
			switch {
			case strings.HasSuffix(low, "nt"):
				return len(w) - 2
			case low == "cannot":
				return 3
			case strings.HasSuffix(low, "na"), strings.HasSuffix(low, "ta"):
				return len(w) - 2
			case low == "lemme" || low == "gimme":
				return 3
			case strings.HasSuffix(low, "ve"), strings.HasSuffix(low, "re"), strings.HasSuffix(low, "ll"):
				return len(w) - 2
			}
			return len(w) - 1
		}
	}
	return 0
}
