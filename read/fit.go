package read

import (
	"fmt"
	"strings"
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
	text, _, ok := decode(b)
	if !ok {
		return false
	}
	for line := range strings.Lines(sample(text, 20000)) {
		if len(strings.Fields(line)) >= 8 && words(line) >= 7 {
			return true
		}
	}
	return false
}

// foreignLanguage names the language of a text that is surely not English, or
// gives "". A short text in Latin letters is never sure, and neither is one
// with its share of English function words: names and quotations mislead the
// letter statistics of the detector.
func foreignLanguage(text string) string {
	latin, other := 0, 0
	for _, r := range text {
		if unicode.Is(unicode.Latin, r) {
			latin++
		} else if unicode.IsLetter(r) {
			other++
		}
	}
	const sure = 200 // letters; below it the detector errs on English headlines
	if latin+other < 20 || (other <= latin && latin < sure) || englishShare(text) > 0.12 {
		return ""
	}
	info := whatlanggo.Detect(text)
	if info.Lang == whatlanggo.Eng || info.Lang == -1 || (other <= latin && info.Confidence < 0.3) {
		return ""
	}
	return whatlanggo.Langs[info.Lang]
}

// englishShare is the part of the words that are English function words (about
// a third in news); those that other languages share are left out.
func englishShare(text string) float64 {
	all, english := 0, 0
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		all++
		switch w {
		case "the", "of", "and", "to", "that", "is", "was", "said", "for", "with", "by", "it", "from", "has",
			"are", "were", "be", "this", "which", "had", "his", "not", "have", "they", "their", "would", "will", "at", "he":
			english++
		}
	}
	return float64(english) / float64(max(all, 1))
}
