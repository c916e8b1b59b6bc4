package extract

import (
	"strings"

	"secondsource"
	"secondsource/pack"
)

// chunk is a noun phrase without what hangs on it: a party, goods, or neither.
type chunk struct {
	a, b  int // tokens, both included
	head  int
	party *secondsource.Party
	goods *secondsource.Goods
	// prep is the preposition before it, "" for none; "return" stands for in
	// return for, in exchange for.
	prep string
	at   int  // token of the preposition
	poss bool // Iran's
	left bool // modifies the noun right behind it: Iranian drones, arms talks
	with int  // index of the chunk that it is coordinated with, -1 for none
	late bool // behind a comma and not coordinated: an apposition or a new clause
}

// trader reads one document for goods that change hands.
type trader struct {
	*reader
	nameAt   []int                        // token -> index in Doc.Names, -1
	spoken   map[int]*secondsource.Actor  // first token of a pronoun or description -> whom it means
	ends     map[int]int                  // that token -> last token of the mention
	ids      map[string]bool              // actors of the pack that the document names
	frames   map[string][]*pack.Frame     // by first word
	stages   map[string][]*pack.StageWord // by first word
	chunks   []chunk                      // of the sentence at hand
	s        secondsource.Sentence        //
	si       int                          //
	found    []*secondsource.Handover     //
	owner    []*secondsource.Statement    // token -> innermost accepted statement
	inForm   map[int]bool                 // words of verbs and phrases by which goods change hands
	dated    map[int]bool                 // words of time expressions
	triggers map[int]bool                 // nouns of the sentence that are frames
}

// partyNouns are heads that can give or receive without a name.
var partyNouns = wordList(`buyer customer client recipient company firm manufacturer maker dealer trader broker forwarder importer exporter
	plant factory refinery government regime ministry military army navy force forces troops militia militant rebel insurgent group
	cartel gang faction separatist fighter police state country nation official leader president minister junta authority supplier
	business businessman contractor shipper carrier body embassy agency authorities people network smuggler consortium shipyard envoy delegation diplomat negotiator king queen emir sultan premier chancellor ruler monarch prince`)

// placeNouns are heads that say where in a state goods go.
var placeNouns = wordList(`port harbour harbor town city base airport airfield depot border coast capital province region island`)

func wordList(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// chunk cuts a sentence into noun phrases.
func (x *trader) chunk() {
	x.chunks = x.chunks[:0]
	for i := x.s.First; i < x.s.Last; {
		b := x.nounRun(i)
		if b < i {
			i++
			continue
		}
		x.split(i, b)
		i = b + 1
	}
	x.relate()
	x.compose()
}

// nounRun is the last token of the run of words that can be one noun phrase, or
// i-1. A hyphen inside a word goes on with it; a possessive ends the run.
func (x *trader) nounRun(i int) int {
	j := i
	for ; j < x.s.Last; j++ {
		switch {
		case j > i && x.is(j, secondsource.DET) && x.is(j-1, secondsource.NOUN, secondsource.PROPN) && x.lower(j) != "all" && x.lower(j) != "both": // gave the boy a watch
			return j - 1
		case x.inForm[j] || x.dated[j] && x.nameAt[j] < 0:
			return j - 1
		case j > i && onTheWay[x.lower(j)] && x.lower(j) != "made" && !x.glued(j-1):
			return j - 1
		case x.nameAt[j] >= 0, x.triggers[j]:
		case x.is(j, secondsource.DET, secondsource.ADJ, secondsource.NUM, secondsource.NOUN, secondsource.PROPN, secondsource.SYM):
			if x.relative(j) {
				return j - 1
			}
		case x.is(j, secondsource.PRON) && x.rel(j) == secondsource.NmodPoss && j == i:
		case x.is(j, secondsource.PRON):
			if j == i && !x.relative(j) {
				return j
			}
			return j - 1
		case j > i && x.glued(j), j > i+1 && x.glued(j-1) && x.is(j, secondsource.VERB):
		case x.lower(j) == "'s" || x.lower(j) == "’s" || (x.lower(j) == "'" || x.lower(j) == "’") && x.rel(j) == secondsource.Case:
			if j > i {
				return j
			}
			return j - 1
		case x.is(j, secondsource.VERB) && j > i && j+1 < x.s.Last && x.is(j+1, secondsource.NOUN) && x.rel(j) == secondsource.Amod:
		case x.goodsAt(j) > 0 && !x.is(j, secondsource.VERB, secondsource.AUX, secondsource.ADP):
		default:
			return j - 1
		}
	}
	return j - 1
}

// glued reports whether token j is a hyphen inside a word.
func (x *trader) glued(j int) bool {
	return j > x.s.First && (x.word(j) == "-" || x.word(j) == "–") && j+1 < x.s.Last && x.tok[j-1].Span.End == x.tok[j].Span.Start && x.tok[j].Span.End == x.tok[j+1].Span.Start
}

func (x *trader) goodsAt(i int) int {
	n, _ := x.goodsTerm(i)
	return n
}

// goodsTerm is the longest term for goods that begins at token i: its length in
// words, 0 for none, and its class.
func (x *trader) goodsTerm(i int) (int, string) {
	at := func(i int) (int, string) {
		return x.p.Goods.At(i, func(k int) (string, string) {
			if k >= x.s.Last {
				return "", ""
			}
			lower, lemma := x.lower(k), x.lemma(k)
			if lemma+"rs" == lower { // miners are no mines
				lemma = lower
			}
			return lower, lemma
		})
	}
	n, class := at(i)
	if n == 0 || class == pack.NoGoods {
		return 0, ""
	}
	for back := 1; back <= 2 && i-back >= x.s.First; back++ {
		if n, class := at(i - back); n > back && class == pack.NoGoods {
			return 0, ""
		}
	}
	return n, class
}

// split makes the chunks of one run of words: names, goods and other nouns.
func (x *trader) split(a, b int) {
	poss := false
	if w := x.lower(b); b > a && (w == "'s" || w == "’s" || w == "'" || w == "’") {
		poss = true
		b--
	}
	start := a
	for i := a; i <= b; {
		if x.nameAt[i] >= 0 {
			last := x.nameEnd(i, b)
			if x.designed(last, b) { // Soviet-designed missiles: who makes a thing so need not give it
				i = last + 3
				continue
			}
			if next := last + 1; next <= b && (x.startsGoods(next, b) || x.nextTrigger(next, b)) { // Iranian drones, Russian exports
				x.add(chunk{a: start, b: last, head: last, party: x.partyOf(start, last), left: true, with: -1})
				if x.glued2(last + 1) {
					next++
				}
				start, i = next, next
				continue
			}
			i = last + 1
			continue
		}
		if x.triggers[i] && i > start && x.trades(start, i-1) { // what stands before the noun of a transfer
			x.addRun(start, i-1, true, false)
			start = i
		}
		i++
	}
	x.addRun(start, b, false, poss)
}

// designed reports whether a name that ends at token i is only the first half of
// an adjective, before b.
func (x *trader) designed(i, b int) bool {
	return i+2 < b && x.glued(i+1) && (x.is(i+2, secondsource.VERB, secondsource.ADJ) && strings.HasSuffix(x.lower(i+2), "ed") || makes[x.lower(i+2)])
}

var makes = wordList(`made built era style type class standard design`)

func (x *trader) glued2(i int) bool { return i < x.s.Last && i > x.s.First && x.glued(i) }

// trades reports whether the words before a noun of a transfer are goods or a party.
func (x *trader) trades(a, b int) bool {
	for i := a; i <= b; i++ {
		if x.nameAt[i] >= 0 || x.goodsAt(i) > 0 {
			return true
		}
	}
	return false
}

// startsGoods reports whether goods follow within the run, as its head.
func (x *trader) startsGoods(i, b int) bool {
	for ; i <= b; i++ {
		if n, _ := x.goodsTerm(i); n > 0 && x.nameAt[i] < 0 {
			return i+n > b || x.nextTrigger(i+n, b) || x.goodsAt(i+n) > 0 || x.glued2(i+n)
		}
		if x.nameAt[i] >= 0 || x.triggers[i] {
			return false
		}
	}
	return false
}

// nextTrigger reports whether a noun of a transfer follows, with nothing but
// goods and adjectives before it.
func (x *trader) nextTrigger(i, b int) bool {
	for ; i <= b; i++ {
		if x.triggers[i] {
			return true
		}
		if x.nameAt[i] >= 0 || !x.is(i, secondsource.ADJ, secondsource.PUNCT, secondsource.NOUN) {
			return false
		}
	}
	return false
}

func (x *trader) nameEnd(i, b int) int {
	for i+1 <= b && x.nameAt[i+1] == x.nameAt[i] {
		i++
	}
	return i
}

// addRun adds the chunk of a run without a name that modifies something else.
func (x *trader) addRun(a, b int, left, poss bool) {
	for a <= b && x.is(a, secondsource.PUNCT) {
		a++
	}
	if a > b || x.triggers[a] && a == b && x.goodsAt(a) == 0 {
		return
	}
	c := chunk{a: a, b: b, head: b, left: left, poss: poss, with: -1}
	if g := x.goodsOf(a, b, left); g != nil {
		c.goods = g
	} else {
		c.party = x.partyOf(a, b)
	}
	x.add(c)
}

func (x *trader) add(c chunk) {
	x.chunks = append(x.chunks, c)
}

// goodsOf reads a run as goods: its head must be goods, or what stands before the
// noun of a transfer.
func (x *trader) goodsOf(a, b int, left bool) *secondsource.Goods {
	at, last := -1, -1
	class := ""
	for i := a; i <= b; i++ {
		if n, c := x.goodsTerm(i); n > 0 {
			if c != pack.Container && c != pack.AnyGoods || class == "" {
				class = c
			}
			at, last = i, i+n-1
			i = last
		}
	}
	if at < 0 || last < b && !(x.triggers[b] && last >= b-1) {
		return nil
	}
	g := &secondsource.Goods{Heads: []string{x.lemma(last)}}
	if class != pack.Container && class != pack.AnyGoods {
		g.Classes = []string{class}
	}
	for x.is(a, secondsource.DET) && a < b {
		a++
	}
	g.Span = x.span(a, min(last, b))
	g.Text = g.Span.Of(x.text)
	g.Quantity = x.quantity(a, last)
	return g
}

var approximators = wordList(`about around almost nearly roughly approximately over under least most than some estimated`)

// quantity reads the number in front of goods.
func (x *trader) quantity(a, b int) *secondsource.Quantity {
	for i := a; i <= b; i++ {
		if !x.is(i, secondsource.NUM) {
			continue
		}
		q := &secondsource.Quantity{Number: x.word(i), Unit: x.lemma(b), Text: x.span(i, b).Of(x.text)}
		first := i
		for k := i - 1; k >= x.s.First && k >= i-3 && (approximators[x.lower(k)] || x.lower(k) == "up" || x.lower(k) == "to" || x.lower(k) == "more" || x.lower(k) == "at" || x.lower(k) == "as" || x.lower(k) == "many"); k-- {
			first = k
		}
		if first < i {
			q.Approx = strings.ToLower(x.span(first, i-1).Of(x.text))
			if q.Approx == "to" || q.Approx == "at" || q.Approx == "as" {
				q.Approx = ""
			}
		}
		return q
	}
	switch w := x.lemma(a); w {
	case "dozen", "hundred", "thousand", "several", "score", "million":
		return &secondsource.Quantity{Unit: x.lemma(b), Text: x.span(a, b).Of(x.text), Approx: w}
	}
	return nil
}

// partyOf reads a run as a party, nil when it can be none.
func (x *trader) partyOf(a, b int) *secondsource.Party {
	p := &secondsource.Party{Span: x.span(a, b)}
	p.Text = p.Span.Of(x.text)
	if act := x.spoken[a]; act != nil && x.ends[a] == b && x.is(a, secondsource.PRON) {
		p.ID, p.State = act.ID, act.State
		x.complete(p)
		return p
	}
	last := -1
	for i := a; i <= b; i++ {
		if x.nameAt[i] >= 0 {
			last = i
		}
	}
	if last < 0 {
		if x.is(a, secondsource.PRON) || partyNouns[x.lemma(b)] || x.is(b, secondsource.NOUN, secondsource.PROPN) {
			if act := x.spoken[a]; act != nil && x.ends[a] == b {
				p.ID, p.State = act.ID, act.State
				x.complete(p)
			}
			return p
		}
		return nil
	}
	n := x.d.Names[x.nameAt[last]]
	switch {
	case last == b || n.Type == "PER" || x.nameAt[a] == x.nameAt[last] && !x.is(b, secondsource.NOUN): // the phrase is the name
		p.ID = x.entity(n)
	case placeNouns[x.lemma(b)]: // the Libyan port of Tobruk
		if act := x.actor(x.entity(n)); act != nil && act.Kind == pack.KindState {
			p.State = act.ID
		} else if act := x.p.Actors.State(x.word(last)); act != nil {
			p.State = act.ID
		} else {
			return nil
		}
	case partyNouns[x.lemma(b)]: // Iranian officials: not Iran by name, but of it
		if act := x.actor(x.entity(n)); act != nil {
			p.State = act.State
		} else if act := x.p.Actors.State(x.word(last)); act != nil {
			p.State = act.ID
		}
	default:
		return nil
	}
	if p.ID == "" && p.State == "" && n.Type == "LOC" {
		p.Place = n.Span.Of(x.text)
	}
	x.complete(p)
	return p
}

func (x *trader) actor(id string) *pack.Actor {
	if id == "" || id[0] == '~' || id[0] == '?' {
		return nil
	}
	return x.p.Actors.ByID(id)
}

// complete adds the state that the pack knows.
func (x *trader) complete(p *secondsource.Party) {
	if a := x.actor(p.ID); a != nil && p.State == "" {
		p.State = a.State
	}
}

// entity is the actor of a name; a short name (the North) is that of the actor
// whom the document names in full.
func (x *trader) entity(n secondsource.Name) string {
	if n.Entity != "" && n.Entity[0] != '~' {
		return n.Entity
	}
	text := n.Span.Of(x.text)
	for _, form := range []string{text, "the " + text, "The " + text} {
		only := ""
		for _, a := range x.p.Actors.Short(form) {
			if x.ids[a.ID] {
				if only != "" && only != a.ID {
					only = ""
					break
				}
				only = a.ID
			}
		}
		if only != "" {
			return only
		}
	}
	if n.Type == "LOC" {
		if a := x.p.Actors.Capital(text); a != nil {
			return a.ID
		}
		return ""
	}
	return n.Entity
}

// relate finds the preposition of every chunk and what it is coordinated with.
func (x *trader) relate() {
	for n := range x.chunks {
		c := &x.chunks[n]
		k := c.a - 1
		for k >= x.s.First && (x.quoteMark(k) || x.is(k, secondsource.VERB) && x.rel(k) == secondsource.Amod && k > x.s.First && x.is(k-1, secondsource.ADV, secondsource.DET) ||
			x.is(k, secondsource.DET) || x.is(k, secondsource.ADV) && k > x.s.First && x.is(k-1, secondsource.DET) || x.is(k, secondsource.ADV) && k > x.s.First && x.is(k-1, secondsource.ADP)) {
			k--
		}
		if k < x.s.First {
			continue
		}
		x.owned(n)
		if n > 0 && (x.chunks[n-1].poss && x.chunks[n-1].b+2 == c.a || x.chunks[n-1].left && x.chunks[n-1].b+1 == c.a) {
			c.prep = x.chunks[n-1].prep // Iran's rockets: the preposition before Iran is that of the phrase
			continue
		}
		if p := x.preposition(k); p != "" {
			c.prep, c.at = p, k
			continue
		}
		x.coordinate(n, k)
	}
}

// owned gives a body without a name the state or place of its possessor: Iran's army.
func (x *trader) owned(n int) {
	if n == 0 {
		return
	}
	o, c := x.chunks[n-1], x.chunks[n]
	if o.poss && o.b+2 == c.a && o.party != nil && c.party != nil && c.party.ID == "" && c.party.State == "" && c.party.Place == "" && partyNouns[x.lemma(c.b)] {
		c.party.State, c.party.Place = o.party.State, o.party.Place
	}
}

// clauseWords open a clause, or belong to the word before them.
var clauseWords = wordList(`that not 's ’s if unless whether because while although though when where until once as than so lest`)

// preposition reads the one that ends at token k.
func (x *trader) preposition(k int) string {
	w := x.lower(k)
	if k-2 >= x.s.First && w == "for" && x.lower(k-2) == "in" && (x.lower(k-1) == "return" || x.lower(k-1) == "exchange") ||
		k-1 >= x.s.First && w == "for" && x.lower(k-1) == "exchange" {
		return "return"
	}
	if w == "of" && k-1 >= x.s.First && x.lower(k-1) == "behalf" {
		return "behalf"
	}
	if w == "via" || w == "through" {
		return "via"
	}
	if x.is(k, secondsource.ADP, secondsource.SCONJ, secondsource.PART) && !clauseWords[w] {
		return w
	}
	return ""
}

// coordinate joins a chunk to the one before it: rockets and missiles.
func (x *trader) coordinate(n, k int) {
	c := &x.chunks[n]
	comma := x.mark(k, ",")
	and := x.is(k, secondsource.CCONJ) || x.lower(k) == "and" || x.lower(k) == "or" || x.mark(k, "-–/") || x.lower(k) == "as" && k-2 >= x.s.First && x.lower(k-1) == "well"
	if x.lower(k) == "as" && and {
		k -= 2
	}
	if !comma && !and {
		return
	}
	c.late = comma
	if and && x.mark(k-1, ",") && k-1 > x.s.First {
		k--
	}
	for m := n - 1; m >= 0 && m >= n-2; m-- {
		o := x.chunks[m]
		end := o.b
		if o.poss {
			end++
		}
		if (end+1 == k || end+2 == k && x.mark(k-1, ",")) && (o.goods != nil) == (c.goods != nil) && (o.party != nil) == (c.party != nil) {
			if comma && !and && c.party != nil && !x.listed(n) {
				return
			}
			c.with, c.prep, c.late = m, o.prep, o.late
			return
		}
	}
}

// listed reports whether a list goes on behind a chunk: A, B and C.
func (x *trader) listed(n int) bool {
	b := x.chunks[n].b
	return x.lower(b+1) == "and" || x.lower(b+1) == "or" || x.mark(b+1, ",") && (x.lower(b+2) == "and" || n+1 < len(x.chunks) && x.lower(x.chunks[n+1].b+1) == "and")
}

// compose joins a container or measure with what it holds (42 crates of fuzes, a
// range of munitions), technology with what it is for, and a noun with the
// place or state that it belongs to (a buyer in Minsk).
func (x *trader) compose() {
	for n := len(x.chunks) - 2; n >= 0; n-- {
		c, o := &x.chunks[n], &x.chunks[n+1]
		if o.a != c.b+2 {
			continue
		}
		switch {
		case o.prep == "of" && o.goods != nil && (c.goods != nil && len(c.goods.Classes) == 0 || c.goods == nil && !x.triggers[c.b] && measures[x.lemma(c.b)]):
			x.hold(c, o)
		case o.prep == "of" && c.goods != nil && len(c.goods.Classes) == 0 && o.left && n+2 < len(x.chunks) && x.chunks[n+2].goods != nil && x.chunks[n+2].a == o.b+1: // crates of Iranian drones
			x.hold(c, &x.chunks[n+2])
			x.chunks[n+2].prep = "inner"
		case o.prep == "of" && c.goods != nil && x.holds(c) && o.party != nil && o.party.ID == "" && o.party.State == "" && o.party.Place == "":
			o.goods = &secondsource.Goods{Text: o.party.Text, Span: o.party.Span, Heads: []string{x.lemma(o.b)}}
			o.party = nil
			x.hold(c, o)
		case o.prep == "for" && c.goods != nil && o.goods != nil && len(o.goods.Classes) == 1 && partWords[x.lemma(c.b)]:
			x.hold(c, o)
		case o.prep == "for" && c.goods != nil && o.goods != nil && len(c.goods.Classes) == 1 && x.p.Goods.Within(c.goods.Classes[0], pack.Technology):
			for m := n + 1; m < len(x.chunks); m++ {
				if t := &x.chunks[m]; t.goods != nil && (m == n+1 || t.with >= n+1) && x.lower(t.a-1) != "as" {
					c.goods.Span.End = t.goods.Span.End
					t.goods, t.prep = nil, "inner"
				}
			}
			c.goods.Text = c.goods.Span.Of(x.text)
		case c.party != nil && c.party.ID == "" && c.party.State == "" && o.party != nil && (o.party.State != "" || o.party.Place != "") && partyNouns[x.lemma(c.b)]:
			switch o.prep {
			case "in", "of", "from", "at":
				c.party.State, c.party.Place = o.party.State, o.party.Place
				o.prep = "inner"
			}
		}
	}
}

var measures = wordList(`range number quantity type kind variety amount dozen hundred thousand million score series array lot pair piece tonne ton
	kilogram kilo litre barrel bag sack round unit set lorry truck ship train plane last first rest remainder bulk half`)

// partWords are parts of what follows them: spares for tanks.
var partWords = wordList(`part component spare module kit accessory engine motor barrel element assembly`)

// holds reports whether a chunk of goods is a container.
func (x *trader) holds(c *chunk) bool {
	_, class := x.goodsTerm(c.b)
	return class == pack.Container
}

// hold puts the goods of o into the container or measure c.
func (x *trader) hold(c, o *chunk) {
	g := *o.goods
	from := c.a
	for from < c.b && x.is(from, secondsource.DET) {
		from++
	}
	if c.goods != nil {
		g.Quantity = c.goods.Quantity
	} else {
		g.Quantity = x.quantity(c.a, c.b)
		if g.Quantity == nil && x.is(c.b, secondsource.NOUN) && measures[x.lemma(c.b)] && x.lemma(c.b) != "kind" && x.lemma(c.b) != "type" {
			g.Quantity = &secondsource.Quantity{Text: x.span(from, c.b).Of(x.text), Unit: x.lemma(c.b)}
		}
	}
	g.Span = secondsource.Span{Start: x.tok[from].Span.Start, End: o.goods.Span.End}
	g.Text = g.Span.Of(x.text)
	g.Heads = append([]string{}, o.goods.Heads...)
	if c.goods != nil {
		g.Heads = append(g.Heads, c.goods.Heads...)
	}
	c.goods, c.party = &g, nil
	o.goods, o.prep = nil, "inner"
}
