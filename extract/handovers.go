package extract

import (
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// handovers finds, in every readable sentence, goods that change hands or that
// may: who gives, who receives, what, on which rung of the ladder.
func handovers(d *secondsource.Doc, p *pack.Pack, rs *rules) {
	if len(d.Tokens) == 0 {
		return
	}
	x := newTrader(d, p, rs)
	for si, s := range d.Sentences {
		if !d.Zones[s.Zone].Kind.Readable() || s.Last-s.First > maxTradeSentence {
			continue
		}
		x.si, x.s = si, s
		x.sentence()
	}
	x.pairs()
	x.anaphora()
	d.Handovers = x.found
}

// maxTradeSentence is the length in tokens from which a sentence is a list or
// data, and places in it say nothing.
const maxTradeSentence = 150

func newTrader(d *secondsource.Doc, p *pack.Pack, rs *rules) *trader {
	x := &trader{reader: newReader(d, p, rs), nameAt: make([]int, len(d.Tokens)), spoken: map[int]*secondsource.Actor{}, ends: map[int]int{},
		ids: map[string]bool{}, frames: map[string][]*pack.Frame{}, stages: map[string][]*pack.StageWord{}, owner: make([]*secondsource.Statement, len(d.Tokens)), triggers: map[int]bool{}, inForm: map[int]bool{}}
	for i := range x.nameAt {
		x.nameAt[i] = -1
	}
	for k, n := range d.Names {
		a, b := x.tokensOf(n.Span)
		for i := a; i <= b && i >= 0 && i < len(x.nameAt); i++ {
			x.nameAt[i] = k
		}
		if n.Entity != "" {
			x.ids[n.Entity] = true
		}
	}
	for k := range d.Actors {
		for _, m := range d.Actors[k].Mentions {
			if a, b := x.tokensOf(m.Span); !m.Named && a >= 0 && b >= a {
				x.spoken[a], x.ends[a] = &d.Actors[k], b
			}
		}
	}
	for i := range p.Trade.Frames {
		f := &p.Trade.Frames[i]
		x.frames[f.Form[0]] = append(x.frames[f.Form[0]], f)
	}
	for i := range p.Trade.Stages {
		w := &p.Trade.Stages[i]
		x.stages[w.Form[0]] = append(x.stages[w.Form[0]], w)
	}
	x.dated = map[int]bool{}
	for _, t := range d.Dates {
		a, b := x.tokensOf(t.Span)
		for i := a; i >= 0 && i <= b; i++ {
			x.dated[i] = true
		}
	}
	x.own()
	return x
}

// own finds the innermost statement of every token.
func (x *trader) own() {
	size := make([]int, len(x.tok))
	for _, s := range x.d.Statements {
		if !s.Accepted || s.Content == nil {
			continue
		}
		n := 0
		for _, sp := range s.Content.Spans {
			n += sp.End - sp.Start
		}
		for _, sp := range s.Content.Spans {
			a, b := x.tokensOf(sp)
			for i := max(a, 0); i <= b && i < len(x.tok); i++ {
				if x.owner[i] == nil || n < size[i] {
					x.owner[i], size[i] = s, n
				}
			}
		}
	}
}

// sentence finds the handovers of one sentence.
func (x *trader) sentence() {
	clear(x.triggers)
	clear(x.inForm)
	type hit struct {
		at, last int
		f        *pack.Frame
	}
	var hits []hit
	for i := x.s.First; i < x.s.Last; i++ {
		f, last := x.frameAt(i)
		if f == nil {
			continue
		}
		hits = append(hits, hit{i, last, f})
		if f.Kind == "noun" || f.Kind == "pair" || f.Kind == "bar" {
			x.triggers[i] = true
		} else {
			x.inForm[i] = true
		}
		for k := i + 1; k <= last; k++ {
			x.inForm[k] = true
		}
		i = last
	}
	if len(hits) == 0 && !x.hasBuyer() {
		return
	}
	x.chunk()
	from := len(x.found)
	moves := map[*secondsource.Handover]*move{}
	for _, h := range hits {
		if o, m := x.handover(h.f, h.at, h.last); o != nil {
			x.found = append(x.found, o)
			moves[o] = m
		}
	}
	x.buyers(from)
	x.found = append(x.found[:from], x.settle(x.found[from:])...)
	for _, h := range x.found[from:] {
		if m := moves[h]; m != nil {
			m.anybody(h)
		}
	}
	x.supported(x.found[from:], moves)
}

// buyerNouns name the receiving side of a sale.
var buyerNouns = wordList("buyer purchaser consignee customer end-user")

func (x *trader) hasBuyer() bool {
	for i := x.s.First; i < x.s.Last; i++ {
		if buyerNouns[x.lemma(i)] {
			return true
		}
	}
	return false
}

// buyers finds who is named as a buyer by his place alone: a buyer in Minsk. That
// somebody buys says no more than that a sale is considered.
func (x *trader) buyers(from int) {
	for _, c := range x.chunks {
		if c.party == nil || !buyerNouns[x.lemma(c.b)] || c.party.State == "" && c.party.Place == "" {
			continue
		}
		if slices.ContainsFunc(x.found[from:], func(h *secondsource.Handover) bool { return h.Recipient == c.party || h.Giver == c.party }) {
			continue
		}
		h := &secondsource.Handover{Span: x.span(c.a, c.b), Cue: x.span(c.b, c.b), Sentence: x.si, Recipient: c.party, Stage: secondsource.Considered, Polarity: secondsource.Asserted, By: "buyer"}
		if s := x.owner[c.b]; s != nil {
			h.Statement = s.ID
		}
		x.found = append(x.found, h)
	}
}

// frameAt is the frame of a word, with the last token of its form. A part of a word
// with a hyphen (dual-use) is none.
func (x *trader) frameAt(i int) (*pack.Frame, int) {
	if i > x.s.First && x.glued(i-1) || i+1 < x.s.Last && x.glued(i+1) {
		return nil, 0
	}
	for _, first := range []string{x.lower(i), x.lemma(i)} {
		for _, f := range x.frames[first] {
			if last, ok := x.form(f.Form, i); ok && x.fits(f, i) {
				return f, last
			}
		}
		if x.lower(i) == x.lemma(i) {
			break
		}
	}
	if f := x.gerund(i); f != nil {
		return f, i
	}
	return nil, 0
}

// gerund is the frame of a verb in -ing that the tagger took for a noun, behind a
// preposition or a verb of denial: accused of shipping, denied shipping.
func (x *trader) gerund(i int) *pack.Frame {
	stem, ok := strings.CutSuffix(x.lower(i), "ing")
	if !ok || len(stem) < 3 || !x.is(i, secondsource.NOUN) || i == x.s.First || !x.is(i-1, secondsource.ADP, secondsource.SCONJ, secondsource.VERB) {
		return nil
	}
	forms := []string{stem, stem + "e"}
	if n := len(stem); stem[n-1] == stem[n-2] {
		forms = append(forms, stem[:n-1])
	}
	for _, w := range forms {
		for _, f := range x.frames[w] {
			if f.Kind == "verb" && len(f.Form) == 1 {
				return f
			}
		}
	}
	return nil
}

// form matches the words of a form from token i on. A verb's object may stand
// before its particle (handed the rifles over).
func (x *trader) form(words []string, i int) (int, bool) {
	k := i
	for n, w := range words {
		if n > 0 {
			for k++; k < x.s.Last && k < i+4 && n == len(words)-1 && x.lower(k) != w && x.is(k, secondsource.ADV); k++ {
			}
		}
		if n == len(words)-1 && n > 0 && k+1 < x.s.Last && (w == "to" || w == "for") && x.is(k+1, secondsource.VERB, secondsource.AUX) && !x.is(k+2, secondsource.NOUN) {
			return 0, false // looking to broker
		}
		if k >= x.s.Last || x.lower(k) != w && x.lemma(k) != w {
			return 0, false
		}
	}
	return k, true
}

// fits checks the tag: a verb is tagged as one, or follows "to"; a noun is not.
func (x *trader) fits(f *pack.Frame, i int) bool {
	verb := x.is(i, secondsource.VERB, secondsource.AUX)
	switch f.Kind {
	case "noun":
		return x.is(i, secondsource.NOUN, secondsource.PROPN) && !(i+1 < x.s.Last && x.lower(i-1) == "in" && x.lower(i+1) == "to")
	case "pair":
		return x.is(i, secondsource.NOUN, secondsource.PROPN) || verb && x.lower(i) == f.Form[0] && strings.HasSuffix(f.Form[0], "s")
	case "verb", "stop":
		return verb || x.is(i, secondsource.ADJ) && strings.HasSuffix(x.lower(i), "ed")
	}
	return true
}

// handover reads one frame in its sentence, nil where nothing changes hands.
func (x *trader) handover(f *pack.Frame, at, last int) (*secondsource.Handover, *move) {
	m := &move{x: x, f: f, at: at, last: last}
	m.reach()
	m.passive = m.isPassive()
	h := &secondsource.Handover{Cue: x.span(at, last), Sentence: x.si, Aside: f.Kind == "bar", By: f.Kind + " " + strings.Join(f.Form, " ")}
	g := m.goods(f.Goods)
	if g >= 0 {
		h.Goods = m.group(g)
	}
	if f.Kind == "pair" {
		m.sides(h)
	} else {
		m.parties(h, g)
	}
	if h.Giver == nil && h.Recipient == nil && len(h.Sides) < 2 {
		if f.Kind == "pair" || f.Kind == "path" || f.Kind == "stop" && h.Goods == nil {
			return nil, nil
		}
	}
	if f.Kind == "verb" && (f.Stage == secondsource.Shipped || f.Form[0] == "fly") && h.Goods == nil && !m.passive && len(m.bare()) == 0 && x.rel(at) != secondsource.AclRelcl {
		return nil, nil // the minister flew to Chad
	}
	if f.Form[0] == "get" && g >= 0 && x.is(x.chunks[g].b+1, secondsource.VERB) && !onTheWay[x.lower(x.chunks[g].b+1)] {
		return nil, nil // gets its tanks serviced
	}
	h.Other = h.Goods == nil && m.hasOther(h)
	m.extras(h)
	h.Stage, h.Polarity = m.stage()
	h.Exchange = m.exchange()
	if s := x.owner[at]; s != nil {
		h.Statement = s.ID
	}
	h.Span = m.cover()
	return h, m
}

// settle cleans up what one sentence says: the parties that one word leaves open
// and another names, and the same thing said by two words.
func (x *trader) settle(hs []*secondsource.Handover) []*secondsource.Handover {
	var aside []*secondsource.Handover
	hs = slices.DeleteFunc(slices.Clone(hs), func(h *secondsource.Handover) bool {
		if h.Aside {
			aside = append(aside, h)
		}
		return h.Aside
	})
	for _, h := range hs {
		for _, o := range hs {
			if h != o {
				lend(h, o)
			}
		}
	}
	for _, h := range hs {
		for _, o := range hs {
			if h != o {
				x.terms(h, o)
			}
		}
	}
	arrived(hs)
	hs = x.barter(hs)
	var out []*secondsource.Handover
	for n, h := range hs {
		drop := false
		for m, o := range hs {
			if m != n && h.Statement == o.Statement && covers(o, h) && (m < n || !covers(h, o)) {
				drop = true
			}
		}
		switch {
		case !drop:
			out = append(out, h)
		case h.Goods == nil:
			h.Aside = true
			aside = append(aside, h)
		}
	}
	return append(out, aside...)
}

// arrived joins what is told of the same goods by who sent them and by where they
// arrived: jets supplied by Minsk have arrived in Riga.
func arrived(hs []*secondsource.Handover) {
	for _, h := range hs {
		if !strings.HasPrefix(h.By, "path arrive ") && h.By != "path reach" || h.Goods == nil || h.Giver != nil || h.Polarity != secondsource.Asserted {
			continue
		}
		for _, o := range hs {
			if o != h && o.Goods != nil && o.Goods.Span == h.Goods.Span && o.Giver != nil && o.Recipient == nil && o.Polarity == secondsource.Asserted && !o.Stage.Ends() && len(o.Sides) == 0 {
				h.Giver, o.Recipient = o.Giver, h.Recipient
			}
		}
	}
}

// terms gives what a deal provides for the stage of the deal itself (brokering a
// deal in which Minsk would provide rockets), and what each side seeks of the
// other the other side (A seeks rockets from B, while B seeks grain).
func (x *trader) terms(h, o *secondsource.Handover) {
	if h.Cue.Start < o.Cue.End {
		return
	}
	between := " " + strings.ToLower(x.text[o.Cue.End:h.Cue.Start]) + " "
	if len(o.Sides) == 2 && len(h.Sides) == 0 && (h.Polarity == secondsource.Hypothetical || h.Polarity == secondsource.Planned) &&
		(strings.Contains(between, " in which ") || strings.Contains(between, " under which ") || strings.Contains(between, " whereby ")) {
		h.Stage, h.Polarity = o.Stage, o.Polarity
	}
	if h.Giver == nil && h.Recipient != nil && h.Stage == secondsource.Sought && o.Stage == secondsource.Sought && o.Recipient != nil &&
		side(o.Giver) == side(h.Recipient) && side(o.Giver) != "" && strings.Contains(between, " while ") {
		h.Giver = o.Recipient
	}
}

// side is what two parties of one text are compared by.
func side(p *secondsource.Party) string {
	switch {
	case p == nil:
		return ""
	case p.State != "":
		return p.State
	case p.ID != "":
		return p.ID
	case p.Place != "":
		return "place " + p.Place
	}
	return ""
}

// lend completes a handover with a missing side from talks of the same sentence
// between the side it has and another: in talks with Minsk to buy rockets.
func lend(h, talks *secondsource.Handover) {
	if o := talks; o.Goods == nil && o.Giver != nil && o.Recipient != nil && h.Goods != nil && len(h.Sides) == 0 && !h.Exchange {
		switch { // asked Minsk to supply rockets
		case h.Recipient == nil && side(h.Giver) != "" && side(h.Giver) == side(o.Giver):
			h.Recipient, h.Stage = o.Recipient, lower(h.Stage, o.Stage)
		case h.Giver == nil && side(h.Recipient) != "" && side(h.Recipient) == side(o.Recipient):
			h.Giver, h.Stage = o.Giver, lower(h.Stage, o.Stage)
		}
		return
	}
	h.Recipient = partner(h.Recipient, h.Giver, talks)
	h.Giver = partner(h.Giver, h.Recipient, talks)
	if len(talks.Sides) != 2 || (h.Giver == nil) == (h.Recipient == nil) || h.Exchange {
		return
	}
	known := h.Giver
	if known == nil {
		known = h.Recipient
	}
	for k := range talks.Sides {
		if side(&talks.Sides[k]) == side(known) && side(known) != "" {
			other := talks.Sides[1-k]
			if h.Giver == nil {
				h.Giver = &other
			} else {
				h.Recipient = &other
			}
			return
		}
	}
}

// partner resolves a pronoun in what talks are about: in talks with Minsk to sell it
// rockets, it is Minsk, whatever else the sentence tells of.
func partner(p, other *secondsource.Party, talks *secondsource.Handover) *secondsource.Party {
	if p == nil || len(talks.Sides) != 2 || side(other) == "" || p.Span.Start < talks.Cue.End {
		return p
	}
	switch strings.ToLower(p.Text) {
	case "it", "them":
	default:
		return p
	}
	for k := range talks.Sides {
		if side(&talks.Sides[k]) == side(other) {
			one := talks.Sides[1-k]
			return &one
		}
	}
	return p
}

// covers reports whether one handover says all that another does.
func covers(o, h *secondsource.Handover) bool {
	if h.Goods != nil && (o.Goods == nil || !sameGoods(o.Goods, h.Goods)) || h.InReturn != nil && o.InReturn == nil || o.Stage.Ends() != h.Stage.Ends() {
		return false
	}
	if len(h.Sides) == 2 {
		return len(o.Sides) == 2 && o.Stage.Rung() >= h.Stage.Rung() && o.Polarity == h.Polarity
	}
	if len(o.Sides) == 2 || o.Polarity != h.Polarity && h.Polarity == secondsource.Asserted {
		return false
	}
	return (h.Giver == nil || side(h.Giver) == side(o.Giver)) && (h.Recipient == nil || side(h.Recipient) == side(o.Recipient)) &&
		(o.Stage == h.Stage || h.Giver == nil || h.Recipient == nil)
}

func sameGoods(a, b *secondsource.Goods) bool {
	for _, c := range b.Classes {
		if slices.Contains(a.Classes, c) {
			return true
		}
	}
	for _, c := range b.Heads {
		if slices.Contains(a.Heads, c) {
			return true
		}
	}
	return len(b.Classes) == 0 && len(a.Classes) > 0
}

// barter links what is given with what is given for it: two handovers the other
// way round, of which one says "in return", and one that names both goods, which
// is two: the second is its mirror.
func (x *trader) barter(hs []*secondsource.Handover) []*secondsource.Handover {
	for _, h := range hs {
		if !h.Exchange || h.Goods == nil {
			continue
		}
		for _, o := range hs {
			if o != h && o.Goods != nil && !o.Exchange && len(o.Sides) == 0 && o.InReturn == nil &&
				(side(o.Giver) == side(h.Recipient) && side(o.Giver) != "" || side(o.Recipient) == side(h.Giver) && side(h.Giver) != "") {
				o.InReturn = h.Goods
			}
		}
	}
	for _, h := range hs {
		if h.InReturn == nil || h.Goods == nil || len(h.Sides) > 0 || h.Giver == nil || h.Recipient == nil || len(h.InReturn.Classes) == 0 ||
			slices.ContainsFunc(hs, func(o *secondsource.Handover) bool { return o.Exchange }) {
			continue
		}
		back := *h
		back.Giver, back.Recipient, back.Goods, back.InReturn = h.Recipient, h.Giver, h.InReturn, h.Goods
		h.Exchange = true
		hs = append(hs, &back)
	}
	return hs
}

// pairs resolves, in talks of "the two countries", which two: those of the
// nearest handover before that names both.
func (x *trader) pairs() {
	var last []secondsource.Party
	kept := x.found[:0]
	for _, h := range x.found {
		switch {
		case len(h.Sides) == 1 && h.Sides[0].ID == bothSides:
			if h.Sides = last; len(last) != 2 {
				continue
			}
		case h.Aside:
		case len(h.Sides) == 2:
			last = h.Sides
		case h.Giver != nil && h.Recipient != nil && side(h.Giver) != "" && side(h.Recipient) != "":
			last = []secondsource.Party{*h.Giver, *h.Recipient}
		}
		kept = append(kept, h)
	}
	x.found = kept
}

// anaphora gives goods that are named shortly (the parts) the classes of those that
// the text named before with the same noun (submarine parts).
func (x *trader) anaphora() {
	before := map[string][]string{}
	for _, h := range x.found {
		g := h.Goods
		if g == nil {
			continue
		}
		if len(g.Classes) == 0 && len(g.Heads) == 1 {
			if w := strings.ToLower(firstWord(g.Text)); w == "the" || w == "these" || w == "those" || len(strings.Fields(g.Text)) == 1 {
				g.Classes = before[g.Heads[0]]
			}
		}
		if len(g.Classes) == 1 {
			for _, n := range g.Heads {
				before[n] = g.Classes
			}
		}
	}
}

// bothSides marks "the two countries" until they are known.
const bothSides = "*"
