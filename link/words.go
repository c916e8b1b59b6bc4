package link

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"secondsource"
)

//go:embed concepts.txt
var conceptText string

//go:embed common.txt
var commonText string

// lexicon is what linking knows about single words: how common they are and
// which of them say the same. It is read once and never changes.
type lexicon struct {
	concept map[string]string      // stem -> concept
	phrase  map[string][][2]string // first stem -> (the other stems, concept)
	stage   map[string]string      // concept -> stage of a transfer
	thing   map[string]bool        // concepts that are things; the others are events
	parent  map[string]string      // concept -> wider concept
	common  map[string]float64     // stem -> occurrences in the background text
	total   float64
	mean    map[string]float64 // concept -> weight
}

var loadLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{concept: map[string]string{}, phrase: map[string][][2]string{}, stage: map[string]string{}, thing: map[string]bool{}, parent: map[string]string{}, common: map[string]float64{}, mean: map[string]float64{}}
	l.readCommon(commonText)
	l.readConcepts(conceptText)
	return l
})

func (l *lexicon) readCommon(text string) {
	for line := range strings.Lines(text) {
		n, words, ok := strings.Cut(strings.TrimSpace(line), ": ")
		k, err := strconv.Atoi(n)
		if !ok || err != nil {
			continue
		}
		for _, w := range strings.Fields(words) {
			l.common[stem(w)] += math.Exp2(float64(k) + 0.5)
		}
	}
	for _, n := range l.common {
		l.total += n
	}
}

// readConcepts reads lines of the form: name [stage]: word word "more words".
func (l *lexicon) readConcepts(text string) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		head, words, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		head, thing := strings.CutPrefix(head, "= ")
		head, wide, _ := strings.Cut(head, " < ")
		name, stage, _ := strings.Cut(head, " [")
		l.parent[name] = wide
		l.thing[name] = thing
		if stage != "" {
			l.stage[name] = strings.TrimSuffix(stage, "]")
		}
		sum, n := 0.0, 0.0
		for i, part := range strings.Split(words, `"`) {
			if i%2 == 1 {
				l.addPhrase(part, name)
				continue
			}
			for _, w := range strings.Fields(part) {
				w, tag, _ := strings.Cut(w, "/")
				sum, n = sum+l.rarity(stem(w)), n+1
				if tag != "" {
					tag = "/" + tag
				}
				l.concept[stem(w)+tag] = name
			}
		}
		l.mean[name] = sum / max(n, 1)
	}
}

func (l *lexicon) addPhrase(phrase, concept string) {
	var stems []string
	for _, w := range strings.Fields(phrase) {
		stems = append(stems, stem(w))
	}
	l.phrase[stems[0]] = append(l.phrase[stems[0]], [2]string{strings.Join(stems[1:], " "), concept})
}

// conceptOf is the concept of a word by its stem and tag, "" for none.
func (l *lexicon) conceptOf(stem string, tag secondsource.UPOS) string {
	switch tag {
	case secondsource.NOUN:
		if c := l.concept[stem+"/n"]; c != "" {
			return c
		}
	case secondsource.VERB:
		if c := l.concept[stem+"/v"]; c != "" {
			return c
		}
	}
	return l.concept[stem]
}

// aspect reports a concept that says how far an event has come and not which it
// is: to consider a summit is about the summit.
func (l *lexicon) aspect(concept string) bool {
	switch l.stage[concept] {
	case "considered", "sought", "offered":
		return true
	}
	return false
}

func (l *lexicon) conceptWeight(concept string) float64 {
	w := max(0.3, l.mean[concept])
	if l.aspect(concept) {
		w *= 0.5
	}
	return w
}

// rarity weighs a word from 0 (every sentence has it) to 1 (unknown to the
// background text), by its information there.
func (l *lexicon) rarity(stem string) float64 {
	n := l.common[stem]
	if n < 4 {
		n = 4
	}
	return min(1, max(0, (math.Log2(l.total/n)-8.2)/7.5))
}
