package link

import (
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"secondsource"
)

// quantity is a number of things at one place of a text.
type quantity struct {
	art     *article
	from    int // words: from, to the noun where it has one
	to      int
	n       float64
	noun    string // stem of what is counted, "" where the sentence leaves it out
	s       *stmt  // the statement it stands in, nil for the outlet's own voice
	loose   bool   // up to, about, at least: no value that another can contradict
	part    bool   // 38 of them: a part of another number
	instead bool   // "not 42": named to be rejected
	total   bool   // the number of crates is put at 42
}

// looseWords before a number make it a bound or an estimate.
var looseWords = wordSet(`about around almost nearly roughly approximately some over under up least most than maximum minimum between or estimated only another further additional first every each per`)

// pronounNouns count something named elsewhere.
var pronounNouns = stemSet(`piece item unit one them total figure number`)

// timeNouns are counted too often to say anything.
var timeNouns = stemSet(`year month week day hour minute second time percent per cent degree yen yuan won ruble rouble rupee franc mark pence cent barrel share stock seat vote lead point goal win game match kilometer kilometre mile metre meter km dollar euro pound people person man men woman child
	case country nation state lives other life resident population follower side way point part group step minister ministry official`)

func stemSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range wordSet(s) {
		m[stem(w)] = true
	}
	return m
}

// quantities reads the numbers of the documents of a story, once.
func (l *linker) quantities(group []int) []*quantity {
	if qs, ok := l.numbers[group[0]]; ok {
		return qs
	}
	if l.numbers == nil {
		l.numbers = map[int][]*quantity{}
	}
	l.numbers[group[0]] = l.readQuantities(group)
	return l.numbers[group[0]]
}

func (l *linker) readQuantities(group []int) []*quantity {
	var out []*quantity
	for _, n := range group {
		a := l.arts[n]
		owner := a.owners()
		for _, sen := range a.sentences() {
			last := ""
			for i := a.at(sen.Start); i < len(a.words) && a.words[i].span.Start < sen.End; i++ {
				q := l.quantityAt(a, i)
				if q == nil {
					continue
				}
				if q.noun == "" && (q.instead || q.part) {
					q.noun = last
				}
				if last = q.noun; q.noun != "" {
					q.multiply(sen.Start)
				}
				q.s = owner[i]
				out = append(out, q)
				i = q.to - 1
			}
		}
	}
	adopt(out)
	return out
}

// owners gives the innermost statement of every word, nil where it is neither
// quoted nor reported.
func (a *article) owners() []*stmt {
	out := make([]*stmt, len(a.words))
	for _, s := range a.stmts {
		for _, i := range s.at {
			if old := out[i]; old == nil || len(s.at) < len(old.at) {
				out[i] = s
			}
		}
	}
	return out
}

// quantityAt reads a number of ten or more with what it counts.
func (l *linker) quantityAt(a *article, i int) *quantity {
	w := a.words[i]
	n, k := a.numberAt(i)
	if k == 0 || n < 10 || w.dated || w.name || a.yearLike(i, k, n) || i+k < len(a.words) && sizes[a.words[i+k].low] {
		return nil
	}
	q := &quantity{art: a, from: i, to: i + k, n: n}
	if i > 0 {
		prev := a.words[i-1].low
		gap := a.Text[a.words[i-1].span.End:w.span.Start]
		if len(gap) > 2 && gap != ", " {
			prev = ""
		}
		if strings.HasSuffix(gap, "€") || strings.HasSuffix(gap, "$") || strings.HasSuffix(gap, "£") || gap == "-" || gap == "/" || gap == "." {
			return nil
		}
		q.loose = looseWords[prev] || i > 1 && prev == "to" && a.words[i-2].low == "up" || i > 1 && prev == "as" && (a.words[i-2].low == "many" || a.words[i-2].low == "much")
		q.instead = prev == "not"
	}
	for j := i + k; j < len(a.words) && j < i+k+3; j++ {
		gap := a.Text[a.words[j-1].span.End:a.words[j].span.Start]
		if gap != " " && gap != "-" {
			break
		}
		if a.words[j].low == "of" {
			q.part = j == i+k
			break
		}
		noun, goesOn := l.counted(a, j)
		if !goesOn {
			break
		}
		if noun {
			q.noun, q.to = stem(a.words[j].low), j+1
		}
	}
	if pronounNouns[q.noun] {
		q.noun = ""
	}
	if q.noun == "" {
		q.noun = a.putAt(i)
		q.total = q.noun != ""
	}
	if timeNouns[q.noun] {
		return nil
	}
	return q
}

// rates are the words before what a number is counted by: forty crates a lorry.
var rates = wordSet(`a an per each every`)

// multiply makes a number of things by the lorry, box or flight the number of them
// all where the sentence has told how many lorries (six lorries, forty crates a
// lorry), and else no number that another can contradict.
func (q *quantity) multiply(start int) {
	a := q.art
	if q.to+1 >= len(a.words) || !rates[a.words[q.to].low] || a.token[q.to+1] < 0 || a.Tokens[a.token[q.to+1]].UPOS != secondsource.NOUN ||
		strings.ContainsAny(a.Text[a.words[q.to-1].span.End:a.words[q.to+1].span.Start], ",.;:") {
		return
	}
	by := stem(a.words[q.to+1].low)
	if timeNouns[by] {
		return
	}
	q.loose = true
	for j := q.from - 1; j > 0 && j > q.from-8 && a.words[j].span.Start > start; j-- {
		if k, n := a.numberAt(j - 1); n == 1 && k > 1 && stem(a.words[j].low) == by {
			q.n, q.from, q.loose = q.n*k, j-1, false
			return
		}
	}
}

// yearLike: a number that may be a year: 2024, and not 2,024.
func (a *article) yearLike(i, k int, n float64) bool {
	return n == math.Trunc(n) && n >= 1900 && n <= 2100 && k == 1 && !strings.Contains(a.words[i].span.Of(a.Text), ",")
}

// sizes are units that tell how large one thing is, and not how many there are.
var sizes = wordSet(`mm cm millimetre millimeter millimetres millimeters centimetre centimeter centimetres centimeters inch inches calibre caliber`)

// putAt is the stem of what is counted where a number stands behind its noun: put the
// number of crates landed at | 42. "" where it does not.
func (a *article) putAt(i int) string {
	if i < 4 || a.words[i-1].low != "at" {
		return ""
	}
	for k := i - 2; k > 1 && k > i-10 && a.sentenceAt(a.words[k].span.Start) == a.sentenceAt(a.words[i].span.Start); k-- {
		if a.words[k-1].low == "of" && (a.words[k-2].low == "number" || a.words[k-2].low == "total") && a.nounAt(k) {
			return stem(a.words[k].low)
		}
	}
	return ""
}

// counted reports whether a word behind a number can be what is counted, and
// whether the phrase may go on. One tag is no proof against a noun that is a
// noun everywhere else.
func (l *linker) counted(a *article, j int) (noun, goesOn bool) {
	t := a.token[j]
	if t < 0 {
		return true, true
	}
	switch a.Tokens[t].UPOS {
	case secondsource.NOUN:
		return true, true
	case secondsource.ADJ, secondsource.PROPN:
		return false, true
	case secondsource.VERB:
		yes := a.words[j].term >= 0 && !l.v.verbal(a.words[j].term)
		return yes, yes
	}
	return false, false
}

// adopt gives a number without a noun the noun that the same number has
// everywhere else, and a number its part.
func adopt(qs []*quantity) {
	nouns := map[float64]map[string]bool{}
	for _, q := range qs {
		if q.noun != "" {
			if nouns[q.n] == nil {
				nouns[q.n] = map[string]bool{}
			}
			nouns[q.n][q.noun] = true
		}
	}
	for _, q := range qs {
		if q.noun == "" && !q.part {
			q.noun = single(nouns[q.n])
		}
	}
}

// place is where a quantity stands, for citing.
func (q *quantity) place() secondsource.Place {
	sp := secondsource.Span{Start: q.art.words[q.from].span.Start, End: q.art.words[q.to-1].span.End}
	return secondsource.Place{Doc: q.art.ID, Spans: []secondsource.Span{sp}, Text: sp.Of(q.art.Text), Value: secondsource.Opt(strconv.FormatFloat(q.n, 'f', -1, 64))}
}

// dispute is a pair of values of one slot that cannot both hold.
type dispute struct {
	slot   string
	why    string
	kind   string
	strict bool
	sides  [][]secondsource.Place
	stmts  [2][]*stmt // who holds which side
	values [2]string
}

// countDisputes finds numbers of one kind of thing that differ: of the same
// order, neither a bound nor a part of the other, and told by different sources.
// A toll that only rises is news, not a contradiction.
func (l *linker) countDisputes(group []int) []*dispute {
	byNoun, parts := map[string]map[float64][]*quantity{}, map[string][]*quantity{}
	for _, q := range l.quantities(group) {
		if q.noun == "" || q.loose {
			continue
		}
		if q.part {
			parts[q.noun] = append(parts[q.noun], q)
			continue
		}
		if byNoun[q.noun] == nil {
			byNoun[q.noun] = map[float64][]*quantity{}
		}
		byNoun[q.noun][q.n] = append(byNoun[q.noun][q.n], q)
	}
	var nouns []string
	for n := range byNoun {
		nouns = append(nouns, n)
	}
	sort.Strings(nouns)
	var out []*dispute
	for _, noun := range nouns {
		var ns []float64
		for n := range byNoun[noun] {
			ns = append(ns, n)
		}
		sort.Float64s(ns)
		if len(ns) > 4 { // counted again and again, not counted differently
			continue
		}
		for x, n := range ns {
			for _, m := range ns[x+1:] {
				if d := l.countDispute(noun, byNoun[noun][n], byNoun[noun][m], parts[noun]); d != nil {
					out = append(out, d)
				}
			}
		}
	}
	return out
}

// countDispute sets two numbers of one noun beside each other; parts are numbers
// that are told as a part of another.
func (l *linker) countDispute(noun string, a, b, parts []*quantity) *dispute {
	if b[0].n > 2*a[0].n || l.v.lex.concept[noun] == "kill" || l.v.lex.concept[noun] == "wound" {
		return nil
	}
	if oneCounter(a, b) && grows(a, b) {
		return sided("time", "quantity", "a count that goes on: "+a[0].words()+", later "+b[0].words(), false, places(a), places(b))
	}
	if !l.rival(a, b) || l.wayOf(a) == "out" && l.wayOf(b) == "in" { // fewer came out than went in
		return nil
	}
	if grows(a, b) {
		return sided("time", "quantity", "a count that goes on: "+a[0].words()+", later "+b[0].words(), false, places(a), places(b))
	}
	d := &dispute{slot: "quantity", kind: "conflict", strict: true, values: [2]string{said(a), said(b)},
		why: "the same things are counted differently: " + said(a) + " and " + said(b)}
	for k, side := range [][]*quantity{a, b} {
		var places []secondsource.Place
		for _, q := range side {
			if q.instead {
				continue
			}
			places = append(places, q.place())
			if q.s != nil && q.s.reply == "" {
				d.stmts[k] = append(d.stmts[k], q.s)
			}
		}
		d.sides = append(d.sides, places)
	}
	if len(d.sides[0]) == 0 || len(d.sides[1]) == 0 {
		return nil
	}
	for _, q := range parts { // 42 crates, of which 38 had a lock
		if k := slices.Index([]float64{a[0].n, b[0].n}, q.n); k >= 0 && q.s != nil && q.s.reply == "" && !slices.Contains(d.stmts[k], q.s) {
			d.stmts[k] = append(d.stmts[k], q.s)
		}
	}
	return d
}

// said is a number in the words of the first who gives it and does not reject it.
func said(qs []*quantity) string {
	for _, q := range qs {
		if !q.instead {
			return q.words()
		}
	}
	return qs[0].words()
}

// oneCounter: all who give either number are one source.
func oneCounter(a, b []*quantity) bool {
	for _, q := range slices.Concat(a, b) {
		if q.s == nil || a[0].s == nil || !q.s.who.same(a[0].s.who) {
			return false
		}
	}
	return true
}

// counting words stand with a count, goingOn with one that is not closed.
var (
	counting = wordSet(`now since already far recorded documented registered counted tallied logged`)
	goingOn  = wordSet(`now since already far`)
)

// grows: the higher count is of a later day, and the words of both show that the
// counting goes on (31 since May; now 36).
func grows(a, b []*quantity) bool {
	with := func(words map[string]bool) func(*quantity) bool {
		return func(q *quantity) bool {
			return q.s != nil && slices.ContainsFunc(q.s.at, func(i int) bool { return words[q.art.words[i].low] })
		}
	}
	for _, x := range a {
		for _, y := range b {
			if !after(y.art, x.art) {
				return false
			}
		}
	}
	return slices.ContainsFunc(a, with(counting)) && slices.ContainsFunc(b, with(goingOn))
}

func places(qs []*quantity) []secondsource.Place {
	var out []secondsource.Place
	for _, q := range qs {
		out = append(out, q.place())
	}
	return out
}

func (q *quantity) words() string {
	return secondsource.Span{Start: q.art.words[q.from].span.Start, End: q.art.words[q.to-1].span.End}.Of(q.art.Text)
}

// rival reports whether two values are held by different sources of different
// documents in like words, and not by one source in one sentence, where both
// have their place (42 crates, 38 of them).
func (l *linker) rival(a, b []*quantity) bool {
	differ := false
	for _, x := range a {
		for _, y := range b {
			if x.instead || y.instead {
				if x.art == y.art {
					return true
				}
				continue
			}
			if x.s == nil || y.s == nil {
				continue
			}
			if x.s == y.s {
				return false
			}
			if x.art != y.art && !x.s.who.same(y.s.who) && (x.s.utt == nil || y.s.utt == nil || x.s.utt.root() != y.s.utt.root()) && l.oneCount(x, y) && atOneTime(x.art, y.art) {
				differ = true
			}
		}
	}
	return differ
}

// oneCount: two numbers are of the same things: told in like words, of no two places
// or ends; or of what one voyage took in and put out.
func (l *linker) oneCount(x, y *quantity) bool {
	if (l.likeWords(x, y) || l.wholeNumber(x, y)) && !l.otherEnds(x.s, y.s) {
		return true
	}
	v, w := l.way(x), l.way(y)
	return v != "" && w != "" && v != w && l.oneVoyage(x.s, y.s)
}

// wholeNumber: one text tells the number of things delivered, and another how many were.
func (l *linker) wholeNumber(x, y *quantity) bool {
	return (x.total || y.total) && x.s.moves() && y.s.moves()
}

// likeWords: the statements around two numbers share something telling beside
// what is counted.
func (l *linker) likeWords(x, y *quantity) bool {
	n := 0
	for _, t := range x.s.terms {
		if has(y.s.terms, t) && !l.isState(t) && !l.v.isNum[t] && l.v.weight[t] >= 0.3 {
			n++
		}
	}
	return n >= 2
}

// otherEnds: the same happens in both, elsewhere or the other way: from Oslo to
// Kiel, from Kiel to Oslo.
func (l *linker) otherEnds(s, t *stmt) bool {
	for _, p := range s.props {
		for _, q := range t.props {
			if p.event == q.event && (l.otherEnd(p, q) || elsewhere(p.places, q.places)) {
				return true
			}
		}
	}
	return s.end("to") >= 0 && s.end("to") == t.end("from") || s.end("from") >= 0 && s.end("from") == t.end("to")
}

// atOneTime: two articles appeared within a month of each other, as far as is known:
// what is counted a month later may be another count.
func atOneTime(a, b *article) bool {
	const month = 31
	return !(a.pub.From != 0 && b.pub.To != 0 && a.pub.From > b.pub.To+month || b.pub.From != 0 && a.pub.To != 0 && b.pub.From > a.pub.To+month)
}

// end is the name behind a preposition in a statement, -1 for none.
func (s *stmt) end(prep string) int32 {
	for _, i := range s.at {
		if w := s.art.words[i]; i > 0 && w.name && w.term >= 0 && s.art.words[i-1].low == prep {
			return w.term
		}
	}
	return -1
}
