package link

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed sources.txt
var sourcesText string

// wordList is a list of words and phrases in small letters.
type wordList struct {
	words   map[string]bool
	phrases []string
}

// in reports whether a text has a word or phrase of the list.
func (w *wordList) in(text string) bool {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" \t\n,.;:!?()“”\"’'", r) })
	for _, f := range fields {
		if w.words[f] {
			return true
		}
	}
	joined := " " + strings.Join(fields, " ") + " "
	for _, p := range w.phrases {
		if strings.Contains(joined, p) {
			return true
		}
	}
	return false
}

// all reports whether a text has no other words than those of the list.
func (w *wordList) all(text string) bool {
	for _, f := range strings.Fields(strings.ToLower(text)) {
		if !w.words[f] {
			return false
		}
	}
	return true
}

// sourceWords are the lists of sources.txt by name.
var sourceWords = sync.OnceValue(func() map[string]*wordList {
	out := map[string]*wordList{}
	for line := range strings.Lines(sourcesText) {
		name, rest, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.ContainsAny(line[:1], "#+-") {
			continue
		}
		l := &wordList{words: map[string]bool{}}
		for i, part := range strings.Split(rest, `"`) {
			if i%2 == 1 {
				l.phrases = append(l.phrases, " "+part+" ")
				continue
			}
			for _, f := range strings.Fields(part) {
				l.words[f] = true
			}
		}
		out[name] = l
	}
	return out
})
