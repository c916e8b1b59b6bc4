package link

import (
	"sort"
	"strconv"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// article is a document prepared for comparing.
type article struct {
	*secondsource.Doc
	Tokens   []secondsource.Token // those of Doc, their trees mended
	n        int
	pub      secondsource.Published
	words    []word
	token    []int // of every word: the index in Tokens, -1 for none
	stmts    []*stmt
	when     []*secondsource.When // of every statement of Doc, as the document tells
	clauses  *clauses             // nil before the acts of speech are dated
	outlet   string               // actor id or folded name of the outlet, ""
	names    map[string]bool      // actors of the pack that the text names in full
	outletAt map[int]string       // words where an outlet is named, and which
	tf       map[int32]int
	sens     []secondsource.Span // its sentences, once asked for
	folded   string              // its text as names are compared, once asked for
	child    []int32             // of every token: the first that hangs on it, once asked for; -1 for none
	sibling  []int32             // of every token: the next that hangs on the same
}

// stmt is an accepted statement prepared for comparing.
type stmt struct {
	*secondsource.Statement
	n        int
	art      *article
	at       []int     // words of the content: places in art.words
	terms    []int32   // distinct, in order of first occurrence
	factor   []float64 // of every term: 1 in the main clause, less below
	deep     []float64 // of every word, see depth
	sides    []pole    // the opposites it speaks of, once asked for
	grade    grade     // of its source by itself, and why, once asked for
	graded   string
	disavows asked // see tellsDenial
	leaning  asked // see leans
	witness  asked // see eyewitness
	who      who
	said     secondsource.Interval // when, with what the report lets one assume
	hard     secondsource.Interval // when, as far as the text itself dates the act
	dated    bool                  // the text dates the act of speech itself
	copyOf   *stmt
	kind     secondsource.ClaimKind
	neg      bool   // the proposition is negated
	open     bool   // it is said not to be known
	stage    string // of a transfer
	reply    secondsource.ResponseKind
	denies   []*stmt                  // statements of others that a flat no answers
	asked    []int32                  // of it: what the question names
	evasive  bool                     // asked for yes or no, it says neither
	outer    *stmt                    // the statement in whose content this one stands
	spots    map[int32]bool           // places it names
	events   []int32                  // what happens in its main clauses
	mains    []int32                  // the predicate itself, with its subject and object
	where    map[int32]map[int32]bool // event -> places that its clause gives it
	props    []*proposition           // its clauses
	utt      *utterance
	around   []int32 // the terms of its act of speech in its document, once asked for
}

// vocabulary gives terms numbers. One linking run has one.
type vocabulary struct {
	lex    *lexicon
	ids    map[string]int32
	names  []string
	weight []float64
	isName []bool
	isNum  []bool
	event  []bool
	parent map[int32]int32 // concept -> wider concept
	verbs  []int           // how often the tagger took a term for a verb, and how often it saw it
	tagged []int
}

// verbal reports whether a word is a verb in most of its places: one slip of the
// tagger makes no event.
func (v *vocabulary) verbal(t int32) bool { return 2*v.verbs[t] > v.tagged[t] }

func newVocabulary() *vocabulary {
	return &vocabulary{lex: loadLexicon(), ids: map[string]int32{}, parent: map[int32]int32{}}
}

func (v *vocabulary) id(key string, weight float64) int32 {
	if n, ok := v.ids[key]; ok {
		return n
	}
	n := int32(len(v.names))
	v.ids[key] = n
	v.names = append(v.names, key)
	v.weight = append(v.weight, weight)
	v.isName = append(v.isName, key[0] == '@' || key[0] == '~')
	v.isNum = append(v.isNum, key[0] == '#')
	v.verbs, v.tagged = append(v.verbs, 0), append(v.tagged, 0)
	thing, concept := v.lex.thing[key]
	if wide := v.lex.parent[key]; wide != "" {
		v.parent[n] = v.id(wide, v.lex.conceptWeight(wide))
	}
	v.event = append(v.event, concept && !thing && !v.lex.aspect(key))
	return n
}

// articles prepares documents, which must be sorted; words, where given, are
// theirs as another run has marked them.
func articles(docs []*secondsource.Doc, words [][]word, p *pack.Pack, v *vocabulary) []*article {
	names := &naming{p: p, full: map[string]map[string]bool{}, plain: map[string]bool{}}
	arts := make([]*article, len(docs))
	for i, d := range docs {
		a := &article{Doc: d, Tokens: mended(d.Text, d.Tokens), n: i, outletAt: map[int]string{}, names: map[string]bool{}, tf: map[int32]int{}}
		if words != nil {
			a.words = unmarked(words[i])
		} else {
			a.words = split(d.Text)
		}
		for _, w := range a.words {
			if !w.capital && !w.isNum {
				names.plain[w.low] = true
			}
		}
		arts[i] = a
	}
	all := make([][]run, len(arts))
	for i, a := range arts {
		a.tokens()
		all[i] = names.runs(a)
		names.learn(a, all[i])
	}
	for i, a := range arts {
		a.mark()
		names.settle(a, all[i], v)
		a.settleWords(v)
		a.findOutlets(p)
		for k, w := range a.words {
			if w.term < 0 {
				continue
			}
			a.tf[w.term]++
			if t := a.token[k]; t >= 0 {
				v.tagged[w.term]++
				if u := a.Tokens[t].UPOS; u == secondsource.VERB || u == secondsource.ADJ {
					v.verbs[w.term]++
				}
			}
		}
	}
	return arts
}

// learn collects the full names of a document, by each of their words.
func (n *naming) learn(a *article, runs []run) {
	for _, r := range runs {
		if r.to-r.from < 2 {
			continue
		}
		for _, i := range []int{r.from, r.to - 1} {
			k := fold(a.words[i].low)
			if n.full[k] == nil {
				n.full[k] = map[string]bool{}
			}
			n.full[k][r.key()] = true
		}
	}
}

func (r run) key() string {
	if r.actor != "" {
		return "@" + r.actor
	}
	return "~" + r.full
}

// settle gives the words of names their terms. One word that is part of a full
// name of the document means that name, else that of the other documents where
// they have only one.
func (n *naming) settle(a *article, runs []run, v *vocabulary) {
	here := map[string]map[string]bool{}
	for _, r := range runs {
		if r.to-r.from < 2 {
			continue
		}
		for _, i := range []int{r.from, r.to - 1} {
			k := fold(a.words[i].low)
			if here[k] == nil {
				here[k] = map[string]bool{}
			}
			here[k][r.key()] = true
		}
	}
	for _, r := range runs {
		key := r.key()
		if r.actor != "" {
			a.names[r.actor] = true
		}
		if r.actor == "" && r.to-r.from == 1 && !(r.from > 0 && agentless[a.words[r.from-1].low] && !siding[a.words[r.from-1].low]) {
			if only := single(here[r.full]); only != "" {
				key = only
			} else if only := single(n.full[r.full]); only != "" && len(here[r.full]) == 0 {
				key = only
			}
		}
		t := v.id(key, 1)
		for i := r.from; i < r.to; i++ {
			a.words[i].name = true
		}
		a.words[r.from].term = t
	}
}

func single(m map[string]bool) string {
	if len(m) != 1 {
		return ""
	}
	for k := range m {
		return k
	}
	return ""
}

// tokens finds the token of every word.
func (a *article) tokens() {
	a.token = make([]int, len(a.words))
	t := 0
	for i, w := range a.words {
		for t < len(a.Tokens) && a.Tokens[t].Span.End <= w.span.Start {
			t++
		}
		a.token[i] = -1
		if t < len(a.Tokens) && a.Tokens[t].Span.Start < w.span.End {
			a.token[i] = t
		}
	}
}

// mark notes which words are quoted and which belong to time expressions.
func (a *article) mark() {
	for _, q := range a.Quotes {
		if q.Depth > 0 || q.Scare && q.Inner.Len() < 3 {
			continue
		}
		for i := a.at(q.Inner.Start); i < len(a.words) && a.words[i].span.Start < q.Inner.End; i++ {
			a.words[i].quoted = true
		}
	}
	for _, d := range a.Dates {
		for i := a.at(d.Span.Start); i < len(a.words) && a.words[i].span.Start < d.Span.End; i++ {
			a.words[i].dated = true
		}
	}
}

// at is the index of the first word that ends after byte b.
func (a *article) at(b int) int {
	return sort.Search(len(a.words), func(i int) bool { return a.words[i].span.End > b })
}

// wordsIn gives the words inside spans.
func (a *article) wordsIn(spans []secondsource.Span) []int {
	var out []int
	for _, s := range spans {
		for i := a.at(s.Start); i < len(a.words) && a.words[i].span.Start < s.End; i++ {
			out = append(out, i)
		}
	}
	return out
}

// settleWords gives all other words their terms: a number its value, a word its
// concept or its stem, a very common word none.
func (a *article) settleWords(v *vocabulary) {
	for i := range a.words {
		w := &a.words[i]
		if w.name || w.used || w.term >= 0 {
			continue
		}
		if n, k := a.numberAt(i); k > 0 {
			a.setNumber(i, k, n, v)
			continue
		}
		if w.dated || w.isNum {
			continue
		}
		s := stem(w.low)
		if c, k := a.phraseAt(i, s, v.lex); k > 0 {
			w.term = v.id(c, v.lex.conceptWeight(c))
			for j := i + 1; j < i+k; j++ {
				a.words[j].used = true
			}
			continue
		}
		tag, base := a.inflected(i)
		c := v.lex.conceptOf(s, tag)
		if base != "" {
			if s = stem(base); c == "" {
				c = v.lex.conceptOf(s, tag)
			}
		}
		if c != "" {
			w.term = v.id(c, v.lex.conceptWeight(c))
			continue
		}
		if r := v.lex.rarity(s); r > 0.08 && len(s) > 1 && !stopWords[w.low] && a.content(i) {
			w.term = v.id(s, r)
		}
	}
}

// inflected is the tag of a word and, of a verb or noun that the tagger knows, its
// base form: burnt and burned are one word, and so are men and man.
func (a *article) inflected(i int) (tag secondsource.UPOS, base string) {
	if a.token[i] < 0 {
		return 0, ""
	}
	t := a.Tokens[a.token[i]]
	if (t.UPOS == secondsource.VERB || t.UPOS == secondsource.NOUN) && t.Span == a.words[i].span {
		base = t.Lemma
	}
	return t.UPOS, base
}

// stopWords are words of reporting and of time: they say how, not what.
var stopWords = wordSet(`say said says saying tell told add added according report reported reports reporter reporters statement spokesman
	spokeswoman spokesperson official officials monday tuesday wednesday thursday friday saturday sunday january february march april june
	july august september october november december yesterday today tomorrow week weeks month months year years day days press
	briefing president minister leader leaders mr mrs ms also would could may might can will shall should must however already still
	including include amid among despite`)

// content reports whether a word is more than grammar: without a tag, it is.
func (a *article) content(i int) bool {
	if a.token[i] < 0 {
		return true
	}
	switch a.Tokens[a.token[i]].UPOS {
	case secondsource.ADP, secondsource.DET, secondsource.PRON, secondsource.AUX, secondsource.CCONJ, secondsource.SCONJ, secondsource.PART, secondsource.INTJ:
		return false
	}
	return true
}

func (a *article) phraseAt(i int, s string, lex *lexicon) (concept string, n int) {
	for _, p := range lex.phrase[s] {
		rest := strings.Fields(p[0])
		j := i + 1
		for _, r := range rest {
			if r == "^" {
				if j >= len(a.words) || !a.words[j].capital {
					j = -1
				}
				break
			}
			if j >= len(a.words) || stem(a.words[j].low) != r || a.words[j].span.Start-a.words[j-1].span.End > 2 {
				j = -1
				break
			}
			j++
		}
		if j > i && len(rest)+1 > n {
			concept, n = p[1], len(rest)+1
		}
	}
	return concept, n
}

func (a *article) setNumber(i, k int, n float64, v *vocabulary) {
	dated := false
	for j := i; j < i+k; j++ {
		dated = dated || a.words[j].dated
		a.words[j].isNum = true
	}
	if dated {
		return
	}
	a.words[i].number = n
	a.words[i].term = v.id("#"+strconv.FormatFloat(n, 'g', -1, 64), 0.25)
}

var units = map[string]float64{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

var powers = map[string]float64{"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

// numberAt reads the number that begins at word i and how many words it has.
// "one" is a pronoun as often as a number, and left alone.
func (a *article) numberAt(i int) (float64, int) {
	n, ok := units[a.words[i].low]
	k := 1
	if ok && n >= 20 && i+1 < len(a.words) && a.words[i+1].span.Start == a.words[i].span.End+1 {
		if m, yes := units[a.words[i+1].low]; yes && m < 10 {
			n, k = n+m, 2
		} else if a.words[i+1].low == "one" {
			n, k = n+1, 2
		}
	}
	if !ok {
		low := a.words[i].low
		if low[0] < '0' || low[0] > '9' {
			return 0, 0
		}
		f, err := strconv.ParseFloat(strings.ReplaceAll(low, ",", ""), 64)
		if err != nil {
			return 0, 0
		}
		n = f
	}
	for i+k < len(a.words) {
		m, yes := powers[a.words[i+k].low]
		if !yes {
			break
		}
		n, k = n*m, k+1
		// two hundred and forty
		if i+k+1 < len(a.words) && m >= 100 && a.words[i+k].low == "and" && units[a.words[i+k+1].low] > 0 {
			n, k = n+units[a.words[i+k+1].low], k+2
		}
	}
	return n, k
}

// findOutlets notes the outlet of a document and the outlets and agencies that
// its text names.
func (a *article) findOutlets(p *pack.Pack) {
	if a.Outlet != nil {
		a.outlet = outletKey(a.Outlet.Text, p)
	} else if a.Given.Outlet != "" {
		a.outlet = outletKey(a.Given.Outlet, p)
	}
}

// markOutlets notes where the text names an outlet: one of the pack, or of the
// documents.
func (d *directory) markOutlets(arts []*article, v *vocabulary) {
	own := map[string]bool{}
	for _, a := range arts {
		if a.outlet != "" {
			own[a.outlet] = true
		}
	}
	for _, a := range arts {
		for i, w := range a.words {
			if o := a.spelled(i, own); o != "" {
				a.outletAt[i] = o
				continue
			}
			if w.term < 0 || !w.name {
				continue
			}
			switch n := v.names[w.term]; {
			case n[0] == '@':
				if x := d.actor(n[1:]); x != nil && (x.Kind == pack.KindOutlet || x.Kind == pack.KindAgency) {
					a.outletAt[i] = x.ID
				}
			case own[strings.TrimPrefix(n[1:], "the ")]:
				a.outletAt[i] = strings.TrimPrefix(n[1:], "the ")
			}
		}
	}
}

// spelled is the outlet of the documents whose name begins at word i.
func (a *article) spelled(i int, own map[string]bool) string {
	if !a.words[i].capital {
		return ""
	}
	name := a.words[i].low
	for k := i + 1; k < len(a.words) && k < i+5 && a.words[k].capital && a.words[k].span.Start-a.words[k-1].span.End == 1; k++ {
		if name += " " + a.words[k].low; own[name] {
			return name
		}
	}
	return ""
}

// outletKey is the actor of an outlet's name, or its folded name.
func outletKey(name string, p *pack.Pack) string {
	if p != nil && p.Actors != nil {
		if as := p.Actors.Named(name); len(as) == 1 {
			return as[0].ID
		}
	}
	return strings.TrimPrefix(fold(strings.TrimSpace(name)), "the ")
}
