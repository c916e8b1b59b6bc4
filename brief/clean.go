package brief

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean makes a piece of somebody else's text safe to show: control, escape and
// direction characters go, since they can rewrite a terminal or turn a line
// round; white space of every kind becomes one space; e-mail addresses and
// handles are replaced. Ordinary text comes back as it is.
func clean(s string) string {
	if ordinary(s) {
		return s
	}
	s = masked(s, func(what string, _ int) string { return "[" + what + " removed]" })
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			space = true
			continue
		case hidden(r):
			continue
		}
		if space {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// ordinary reports whether s is ASCII that clean leaves as it is.
func ordinary(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '@' || c == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}

// trim is clean without blanks at the ends.
func trim(s string) string { return strings.TrimSpace(clean(s)) }

// hidden reports runes that show nothing and may do something: controls,
// direction marks, tags, interlinear marks. The zero-width joiner stays: emoji
// and some scripts need it.
func hidden(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r <= 0x9f: // C0 and C1
		return true
	case r == 0x061c, r == 0x200b, r == 0x200e, r == 0x200f, r == 0xfeff, r == 0x00ad:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f: // direction and invisible operators
		return true
	case r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return false
}

var (
	mailForm   = regexp.MustCompile(`[\pL\pN._%+\-]+@[\pL\pN\-]+(\.[\pL\pN\-]+)*`)
	handleForm = regexp.MustCompile(`(^|[^\pL\pN_@])(@[\pL\pN_][\pL\pN_.]*[\pL\pN_]|@[\pL\pN_])`)
)

// masked replaces every e-mail address and every handle (@name). put gets what
// it is and its length in bytes.
func masked(s string, put func(what string, n int) string) string {
	if !strings.Contains(s, "@") {
		return s
	}
	s = mailForm.ReplaceAllStringFunc(s, func(m string) string { return put("e-mail address", len(m)) })
	return handleForm.ReplaceAllStringFunc(s, func(m string) string {
		at := strings.IndexByte(m, '@')
		return m[:at] + put("handle", len(m)-at)
	})
}

// starred masks in place: every byte of an address becomes an asterisk, so that
// the offsets of the JSON stay right.
func starred(s string) string {
	return masked(s, func(_ string, n int) string { return strings.Repeat("*", n) })
}

// columns is the number of terminal columns s takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

// runeColumns is 0 for marks that stand on the rune before, 2 for the wide
// blocks of East Asian Width (Unicode TR 11: W and F, by block) and emoji.
func runeColumns(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case r == 0x200d, r >= 0xfe00 && r <= 0xfe0f, unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case r >= 0x1100 && r <= 0x115f, r >= 0x2e80 && r <= 0xa4cf && r != 0x303f, r >= 0xac00 && r <= 0xd7a3,
		r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe4f, r >= 0xff00 && r <= 0xff60, r >= 0xffe0 && r <= 0xffe6,
		r >= 0x1f300 && r <= 0x1f64f, r >= 0x1f680 && r <= 0x1f6ff, r >= 0x1f900 && r <= 0x1f9ff, r >= 0x20000 && r <= 0x3fffd:
		return 2
	}
	return 1
}

// upperFirst makes the first letter a capital.
func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
