package train

import (
	"sort"
	"strings"

	"secondsource/annotate"
)

// lemmaTables learns the lemmatiser: which dictionary forms are known, and the
// forms that the endings alone would get wrong.
func lemmaTables(sents [][]Word) (exceptions []string, keys []uint32, ones []uint16) {
	type place struct {
		class byte
		low   string
	}
	seen := map[place]map[string]int{}
	known := map[uint32]bool{}
	for _, s := range sents {
		for _, w := range s {
			class := annotate.LemmaClass(annotate.FineTag(w.UPOS, w.XPOS))
			low := w.Form
			if class != 'p' && class != 'P' {
				low = strings.ToLower(low)
			}
			low = strings.ReplaceAll(low, "’", "'")
			p := place{class, low}
			if w.Lemma == "_" || strings.ContainsAny(w.Lemma, "\t ") || len(low) > 38 {
				continue
			}
			if seen[p] == nil {
				seen[p] = map[string]int{}
			}
			seen[p][w.Lemma]++
			if w.Lemma != low {
				known[annotate.KnownKey(class, w.Lemma)] = true
			}
			if class == 'v' || class == 'n' || class == 'j' {
				known[annotate.KnownKey(class, w.Lemma)] = true
			}
		}
	}
	for k := range known {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	for range keys {
		ones = append(ones, 1)
	}
	rules := annotate.NewLemmas(nil, annotate.NewClusters(keys, ones))
	for p, lemmas := range seen {
		best, n, total := "", 0, 0
		for l, c := range lemmas {
			total += c
			if c > n || c == n && l < best {
				best, n = l, c
			}
		}
		// A form seen once may be a slip of the pen: keep the regular lemma of
		// lower-case words unless it is a common irregular.
		if rules.Regular(p.low, p.class) != best && (total > 1 || p.class != 'p' && p.class != 'n' && p.class != 'o') {
			exceptions = append(exceptions, string(p.class)+"\t"+p.low+"\t"+best)
		}
	}
	sort.Strings(exceptions)
	return exceptions, keys, ones
}
