package annotate

import (
	"strings"

	"secondsource"
)

// Lemmas gives dictionary forms: listed exceptions first, then the regular
// inflection of English, with a list of known dictionary forms to choose among
// what the endings allow.
type Lemmas struct {
	irregular map[string]string // "tag letter" + lower-case form -> lemma
	known     *Clusters         // hash of tag letter and lemma -> 1
}

// LemmaClass is the letter under which words of a tag share their inflection,
// 0 for tags whose words keep their form.
func LemmaClass(fine string) byte {
	u, x, _ := strings.Cut(fine, "|")
	switch u {
	case "VERB":
		switch x {
		case "VBD", "VBN":
			return 'd'
		case "VBG":
			return 'g'
		case "VBZ":
			return 'z'
		}
		return 'v'
	case "AUX":
		return 'a'
	case "NOUN":
		if x == "NNS" {
			return 's'
		}
		return 'n'
	case "PROPN":
		if x == "NNPS" {
			return 'P'
		}
		return 'p'
	case "ADJ", "ADV":
		switch x {
		case "JJR", "RBR":
			return 'r'
		case "JJS", "RBS":
			return 't'
		case "JJ":
			return 'j'
		}
		return 'b'
	}
	return 'o'
}

// KnownKey is the hash under which a dictionary form is known: of a verb, a noun or another word.
func KnownKey(class byte, lemma string) uint32 {
	switch class {
	case 'd', 'g', 'z', 'v':
		class = 'v'
	case 's', 'n', 'P', 'p':
		class = 'n'
	case 'r', 't', 'j', 'b':
		class = 'j'
	}
	return mix(LowHash(lemma), uint32(class))
}

// NewLemmas builds the lemmatiser; exceptions are "class form lemma" with tabs between.
func NewLemmas(exceptions []string, known *Clusters) *Lemmas {
	l := &Lemmas{irregular: make(map[string]string, len(exceptions)), known: known}
	for _, e := range exceptions {
		c, rest, _ := strings.Cut(e, "\t")
		form, lemma, ok := strings.Cut(rest, "\t")
		if ok {
			l.irregular[c+form] = lemma
		}
	}
	return l
}

// Lemma is the dictionary form of a word with a class.
func (l *Lemmas) Lemma(form string, class byte) string {
	low := strings.ToLower(form)
	if class == 'p' || class == 'P' {
		low = form
	}
	var key [40]byte
	if len(low) < len(key) {
		k := append(append(key[:0], class), low...)
		for i, c := range k {
			if c == 0xE2 && strings.HasPrefix(low[i-1:], "’") {
				k = append(append(k[:i], '\''), low[i+2:]...)
				break
			}
		}
		if lemma, ok := l.irregular[string(k)]; ok {
			return lemma
		}
	}
	return l.Regular(low, class)
}

// Regular is the lemma by the endings alone.
func (l *Lemmas) Regular(low string, class byte) string {
	var buf [8]string
	c := candidates(buf[:0], low, class)
	if len(c) == 0 {
		return low
	}
	for _, x := range c {
		if l.known.Of(KnownKey(class, x)) != 0 {
			return x
		}
	}
	return c[0]
}

// candidates lists what a form with a regular ending may come from, the most
// likely first.
func candidates(out []string, w string, class byte) []string {
	switch class {
	case 's', 'z', 'P':
		return fromS(out, w)
	case 'd':
		return fromStem(out, w, "ed")
	case 'g':
		return fromStem(out, w, "ing")
	case 'r':
		return fromStem(out, w, "er")
	case 't':
		return fromStem(out, w, "est")
	}
	return nil
}

func fromS(out []string, w string) []string {
	n := len(w)
	switch {
	case n < 3 || w[n-1]|0x20 != 's' || w[n-2]|0x20 == 's':
		return out
	case strings.HasSuffix(w, "ies") && n > 4:
		return append(out, w[:n-3]+"y", w[:n-1])
	case strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "zzes"):
		return append(out, w[:n-2], w[:n-1])
	case strings.HasSuffix(w, "ses"), strings.HasSuffix(w, "zes"), strings.HasSuffix(w, "oes"):
		return append(out, w[:n-1], w[:n-2])
	case strings.HasSuffix(w, "ves"):
		return append(out, w[:n-1], w[:n-3]+"f", w[:n-3]+"fe")
	case strings.HasSuffix(w, "men"):
		return append(out, w[:n-2]+"an")
	}
	return append(out, w[:n-1], w[:n-2])
}

// fromStem undoes -ed, -ing, -er, -est: doubled consonants, a lost e, y as i.
func fromStem(out []string, w, ending string) []string {
	stem, ok := strings.CutSuffix(w, ending)
	if !ok || len(stem) < 2 || !hasVowel(stem) {
		return out
	}
	n := len(stem)
	last, before := stem[n-1], stem[n-2]
	switch {
	case last == 'i' && ending != "ing":
		return append(out, stem[:n-1]+"y", stem+"e", stem)
	case last == before && !isVowel(last) && strings.IndexByte("lszf", last) < 0:
		return append(out, stem[:n-1], stem, stem+"e")
	case last == before && !isVowel(last):
		return append(out, stem, stem[:n-1], stem+"e")
	case wantsE(stem):
		return append(out, stem+"e", stem)
	}
	return append(out, stem, stem+"e")
}

// wantsE guesses whether a verb's stem lost an e.
func wantsE(stem string) bool {
	n := len(stem)
	last, before := stem[n-1], stem[n-2]
	switch last {
	case 'c', 'v', 'u', 'z':
		return true
	case 's':
		return before != 's'
	case 'g':
		return before == 'r' || before == 'd' || isVowel(before) || before == 'n' && n > 5
	case 'l':
		return strings.IndexByte("bcdfgkptz", before) >= 0
	case 't':
		return before == 'a' && n > 3 || before == 'u' && n > 4
	case 'r':
		return before == 'u' || before == 'i' || before == 'o' && n < 5
	case 'k', 'm', 'd', 'n', 'p':
		return n == 3 && isVowel(before) || before == 'i' && n < 6 || last == 'd' && before == 'u'
	}
	return false
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouAEIOU", c) >= 0 }

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouyAEIOUY") }

// loadLemmas reads the lemmatiser's part of a model of the kind tags.
func loadLemmas(m *Model) (*Lemmas, error) {
	known, err := readClusters(m.Sections["lemmas"])
	if err != nil {
		return nil, err
	}
	return NewLemmas(m.lines("irregular"), known), nil
}

// personFeats gives person and number of the personal pronouns.
func personFeats(low string) secondsource.Feats {
	switch low {
	case "i", "me", "my", "mine", "myself":
		return secondsource.Person1 | secondsource.Singular
	case "we", "us", "our", "ours", "ourselves":
		return secondsource.Person1 | secondsource.Plural
	case "you", "your", "yours", "yourself":
		return secondsource.Person2
	case "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself":
		return secondsource.Person3 | secondsource.Singular
	case "they", "them", "their", "theirs", "themselves":
		return secondsource.Person3 | secondsource.Plural
	}
	return 0
}
