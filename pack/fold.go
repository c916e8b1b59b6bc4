package pack

import "strings"

// fold brings the spellings of one name together: typographic apostrophes and
// spaces become plain ones, hyphens become spaces, dots go, Latin letters lose
// their marks. Case is kept: "us" is not the US.
func fold(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	blank := true // also drops leading blanks
	for _, r := range s {
		switch r {
		case '.':
			continue
		case ' ', '-', '\t', '\n', '\r', '\u00a0', '\u2009', '\u202f', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014':
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		case '\u2018', '\u2019', '\u02bc', '\u02bb', '`', '\u00b4':
			r = '\''
		}
		blank = false
		if r < 0x80 {
			b.WriteByte(byte(r))
		} else {
			b.WriteString(unmark(r))
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

// plain reports whether fold would leave s as it is.
func plain(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 || c == '.' || c == '-' || c == '`' || c == '\t' || c == '\n' || c == '\r' || (c == ' ' && last == ' ') {
			return false
		}
		last = c
	}
	return last != ' ' || s == ""
}

// marked lists marked Latin letters behind the plain ones they fold to.
var marked = [...]string{
	"aáàâäãåāăąǎảạấầẩẫậắằẳẵặ", "AÁÀÂÄÃÅĀĂĄẢẠ", "cçćčĉċ", "CÇĆČĈĊ", "dďđð", "DĎĐÐ", "eéèêëēĕėęěẻẽẹếềểễệə", "EÉÈÊËĒĔĖĘĚƏ",
	"gğĝġģǧ", "GĞĜĠĢ", "hĥħḥ", "HĤĦ", "iíìîïĩīĭįıỉị", "IÍÌÎÏĨĪĬĮİ", "jĵ", "kķ", "KĶ", "lĺļľŀł", "LĹĻĽĿŁ", "nñńņňŉ", "NÑŃŅŇ",
	"oóòôöõøōŏőơỏọốồổỗộớờởỡợ", "OÓÒÔÖÕØŌŎŐ", "rŕŗř", "RŔŖŘ", "sśŝşšș", "SŚŜŞŠȘ", "tţťŧț", "TŢŤŦȚ",
	"uúùûüũūŭůűųưủụứừửữự", "UÚÙÛÜŨŪŬŮŰŲ", "wŵ", "yýÿŷỳỷỹỵ", "YÝŶŸ", "zźżž", "ZŹŻŽ",
}

// unmark gives the letters a marked letter folds to, or the letter itself.
func unmark(r rune) string {
	switch r {
	case 'æ':
		return "ae"
	case 'Æ':
		return "Ae"
	case 'œ':
		return "oe"
	case 'ß':
		return "ss"
	case 'þ':
		return "th"
	}
	if r < 0x2000 {
		for _, m := range marked {
			if strings.ContainsRune(m, r) {
				return m[:1]
			}
		}
	}
	return string(r)
}
