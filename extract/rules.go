package extract

import (
	"bytes"
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

//go:embed acts.txt
var actRules string

// rules is the knowledge of extraction, compiled once for all documents and
// never changed afterwards.
type rules struct {
	phrases map[string][]cuePhrase // multiword cues by their first word, longest first
	acts    []actRule
	hedges  map[string][]int // see hedgesOf
	// Nouns of words.txt: where and to whom something is said; texts as sources;
	// bodies without a name; people.
	venues, documents, companies, people map[string]bool
	lists                                map[string]map[string]bool
	starts                               map[string]int // first words of the pack's names: tokens of the longest
}

// cuePhrase is a cue of several words.
type cuePhrase struct {
	pack.Cue
	words []string
}

// actRule decides an act from the words of a cue or of its content.
type actRule struct {
	act     string
	content bool // matched against the content; otherwise against the cue and its clause
	pattern *regexp.Regexp
	opens   *openings // nil where it may begin anywhere
	needs   needles   // one of which stands in what matches
	yes, no []string
	line    int
}

//go:embed words.txt
var wordLists string

//go:embed castwords.txt
var castWords string

//go:embed givennames.txt
var givenNames string

func newRules(p *pack.Pack) *rules {
	r := &rules{phrases: map[string][]cuePhrase{}, hedges: hedgesOf(p)}
	for _, c := range p.Acts.Phrases() {
		words := strings.Fields(c.Form)
		r.phrases[words[0]] = append(r.phrases[words[0]], cuePhrase{c, words})
	}
	lists := parseLists(wordLists)
	r.lists = lists
	for _, more := range []string{castWords, givenNames} {
		for name, list := range parseLists(more) {
			lists[name] = list
		}
	}
	r.starts = nameStarts(p)
	r.venues, r.documents, r.companies, r.people = lists["venues"], lists["documents"], lists["companies"], lists["people"]
	acts, err := parseActs(actRules)
	if err != nil {
		panic("extract: acts.txt: " + err.Error()) // embedded; a test reads it
	}
	r.acts = acts
	return r
}

// phrasesAt gives the multiword cues that begin with a word, by lemma or as written.
func (r *rules) phrasesAt(lemma, word string) []cuePhrase {
	a, b := r.phrases[lemma], r.phrases[word]
	if lemma == word || len(b) == 0 {
		return a
	}
	return slices.Concat(a, b)
}

// parseLists reads the lists of words.txt by name.
func parseLists(text string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	var list map[string]bool
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if name, rest, ok := strings.Cut(line, ":"); ok {
			list, line = map[string]bool{}, rest
			out[name] = list
		}
		for _, w := range strings.Fields(line) {
			list[w] = true
		}
	}
	return out
}

// parseActs reads the rules of acts.txt. The error names the line; a rule without
// a yes and a no example is refused.
func parseActs(text string) ([]actRule, error) {
	var out []actRule
	for n, line := range strings.Split(text, "\n") {
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "yes: "), strings.HasPrefix(line, "no: "):
			if len(out) == 0 {
				return nil, fmt.Errorf("line %d: an example without a rule: %w", n+1, secondsource.ErrInvalid)
			}
			r := &out[len(out)-1]
			if e, ok := strings.CutPrefix(line, "yes: "); ok {
				r.yes = append(r.yes, e)
			} else {
				r.no = append(r.no, line[len("no: "):])
			}
		default:
			f := strings.Split(line, "\t")
			if len(f) != 3 || f[1] != "cue" && f[1] != "content" {
				return nil, fmt.Errorf("line %d: want act, cue or content, pattern, with tabs between: %w", n+1, secondsource.ErrInvalid)
			}
			re, err := regexp.Compile(f[2])
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
			out = append(out, actRule{act: f[0], content: f[1] == "content", pattern: re, opens: openingsOf(f[2]), needs: needlesOf(f[2]), line: n + 1})
		}
	}
	for _, r := range out {
		if len(r.yes) == 0 || len(r.no) == 0 {
			return nil, fmt.Errorf("line %d: a rule needs a yes and a no example: %w", r.line, secondsource.ErrInvalid)
		}
	}
	return out, nil
}

// plain is text as the act rules see it: lower case, one blank between words, no
// quotation marks, straight apostrophes, no brackets.
func plain(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' || c >= '\t' && c <= '\r':
			if len(out) > 0 && out[len(out)-1] != ' ' {
				out = append(out, ' ')
			}
		case c == '"' || c == '[' || c == ']':
		case (c == '`' || c == '\'') && strings.HasPrefix(s[i+1:], s[i:i+1]):
			i++
		case c >= 'A' && c <= 'Z':
			out = append(out, c|0x20)
		case c < 0x80:
			out = append(out, c)
		case strings.HasPrefix(s[i:], "’"):
			out, i = append(out, '\''), i+len("’")-1
		case strings.HasPrefix(s[i:], "‘"), strings.HasPrefix(s[i:], "“"), strings.HasPrefix(s[i:], "”"):
			i += len("“") - 1
		default:
			return strings.Join(strings.Fields(plainer.Replace(strings.ToLower(s))), " ")
		}
	}
	return string(bytes.TrimSuffix(out, []byte(" ")))
}

var plainer = strings.NewReplacer("’", "'", "‘", "", "“", "", "”", "", "\"", "", "[", "", "]", "", "``", "", "''", "")

// actOf looks for a rule that matches, for the cue or for the content.
func (r *rules) actOf(content bool, text string) (string, bool) {
	t := plain(text)
	for _, a := range r.acts {
		if a.content == content && a.opens.may(t) && a.needs.may(t) && a.pattern.MatchString(t) {
			return a.act, true
		}
	}
	return "", false
}
