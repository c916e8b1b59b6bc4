package read

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"

	"secondsource"
)

// unfit gives the reason for not taking a document, or "".
func unfit(d *secondsource.Doc, o Options) (secondsource.SkipReason, string) {
	if strings.TrimFunc(d.Text, blank) == "" {
		return secondsource.SkipEmpty, ""
	}
	if len(longLines(d.Text)) > 0 && !strings.ContainsFunc(sample(d.Text, 64), unicode.IsLetter) {
		return secondsource.SkipLongLine, fmt.Sprintf("a paragraph may have %d bytes: break the text into lines", secondsource.MaxParagraph)
	}
	text := sample(d.Text, 6000)
	if words(text) < 3 {
		return secondsource.SkipNoText, ""
	}
	if lang := foreignLanguage(text); lang != "" && !o.AnyLanguage {
		return secondsource.SkipLanguage, "it looks like " + lang
	}
	return "", ""
}

// blank is white space, and the byte order mark, which stands in the text where
// the file has one.
func blank(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' }

// longLines are the lines that no later step reads.
func longLines(text string) []secondsource.Skip {
	var spans []secondsource.Span
	at := 0
	for line := range strings.Lines(text) {
		if len(line) > secondsource.MaxParagraph {
			spans = append(spans, secondsource.Span{Start: at, End: at + len(strings.TrimRight(line, "\r\n"))})
		}
		at += len(line)
	}
	if spans == nil {
		return nil
	}
	return []secondsource.Skip{{Spans: spans, Reason: secondsource.SkipLongLine, Detail: "break the text into lines"}}
}

// sample is the first n bytes or so of the lines that will be read.
func sample(text string, n int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if len(line) > secondsource.MaxParagraph || strings.TrimFunc(line, blank) == "" {
			continue
		}
		if b.Len()+len(line) > n {
			line = line[:n-b.Len()]
			for !utf8.ValidString(line) {
				line = line[:len(line)-1]
			}
		}
		b.WriteString(line)
		if b.Len() >= n-utf8.UTFMax {
			break
		}
	}
	return b.String()
}

// words counts the runs of two or more letters.
func words(text string) int {
	n := 0
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(w) > 1 {
			n++
		}
	}
	return n
}

// prose reports whether bytes without a telling name are an article: text with
// a few long lines of words.
func prose(b []byte) bool {
	t, ok := decode(b)
	if !ok {
		return false
	}
	for line := range strings.Lines(sample(t.text, 20000)) {
		if len(strings.Fields(line)) >= 8 && words(line) >= 7 {
			return true
		}
	}
	return false
}

//go:embed languages.words
var languageWords string

// functionWords are the lists of languages.words, by language and word.
var functionWords = sync.OnceValue(func() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for line := range strings.Lines(languageWords) {
		code, words, found := strings.Cut(line, ":")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		all[code] = map[string]bool{}
		for w := range strings.FieldsSeq(words) {
			all[code][w] = true
		}
	}
	return all
})

// foreignLanguage names the language of a text that is surely not English, or
// gives "". A text with its share of English function words is English. A short
// one in Latin letters goes by function words alone: names and quotations
// mislead the letter statistics of the detector, which errs on English headlines.
func foreignLanguage(text string) string {
	latin, other := 0, 0
	for _, r := range text {
		if unicode.Is(unicode.Latin, r) {
			latin++
		} else if unicode.IsLetter(r) {
			other++
		}
	}
	const long = 200 // letters that the detector needs
	english := share(text, "eng")
	if latin+other < 20 || english > 0.15 {
		return ""
	}
	if other <= latin {
		if lang := byFunctionWords(text, english); lang != "" {
			return lang
		}
		if mostlyNames(text) || latin < long && !foreignLetters(text, english) {
			return ""
		}
	}
	info := whatlanggo.Detect(text)
	if info.Lang == whatlanggo.Eng || info.Lang == -1 {
		return ""
	}
	if code := info.Lang.Iso6393(); other <= latin && latin >= long {
		if functionWords()[code] == nil && english > 0.03 {
			return ""
		}
		if functionWords()[code] != nil && share(text, code) < max(0.06, 2*english) {
			return ""
		}
	}
	return whatlanggo.Langs[info.Lang]
}

// byFunctionWords names the language whose function words fill a text, however
// short, or gives "". Words that English has too are no evidence, nor is one
// word over and over, as in the name of a place.
func byFunctionWords(text string, english float64) string {
	const different, full = 4, 0.2
	all := lowerWords(text)
	best, code := 0.0, ""
	for language, list := range functionWords() {
		seen, hits := map[string]bool{}, 0
		for _, w := range all {
			if list[w] && !functionWords()["eng"][w] {
				seen[w] = true
				hits++
			}
		}
		part := float64(hits) / float64(max(len(all), 1))
		if len(seen) >= different && part >= full && part >= 3*english && (part > best || part == best && language < code) {
			best, code = part, language
		}
	}
	if code == "" {
		return ""
	}
	return whatlanggo.Langs[whatlanggo.CodeToLang(code)]
}

// mostlyNames reports whether fewer than half of the words begin with a small
// letter: lists of names and headlines in capitals are no language.
func mostlyNames(text string) bool {
	all, small := 0, 0
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		all++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			small++
		}
	}
	return 2*small < all
}

// foreignLetters reports whether a short text has hardly any English function
// word, and letters that English lacks in several of its uncapitalised words.
func foreignLetters(text string, english float64) bool {
	const sentence, several, few = 10, 4, 0.08
	all, marked := 0, 0
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		all++
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(first) && strings.ContainsFunc(w, func(r rune) bool { return r > unicode.MaxASCII }) {
			marked++
		}
	}
	return english < few && all >= sentence && marked >= several && marked*8 >= all
}

// share is the part of the words that are function words of a language (about a
// third in news).
func share(text, language string) float64 {
	list := functionWords()[language]
	all, hits := 0, 0
	for _, w := range lowerWords(text) {
		all++
		if list[w] {
			hits++
		}
	}
	return float64(hits) / float64(max(all, 1))
}

func lowerWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}
