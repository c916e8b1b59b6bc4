package link

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"secondsource"
)

// transfer is what the legs of one alleged transfer amount to, while it is being
// put together.
type transfer struct {
	giver, rec dealer
	between    []dealer
	legs       []*leg // the one that stands highest first
	goods      []string
	ret        []string
	load       *load
	entry      *secondsource.Transfer
}

// transfers puts the handovers of every story together. Two are one transfer when
// both sides, the goods, the price and the phase agree; where that is open, they
// stay two: a delivery of last year does not raise the talks of today.
func (l *linker) transfers() []*transfer {
	legs := l.legs()
	l.loads(legs)
	for _, g := range legs {
		if g.s.reply == secondsource.IsDenial {
			l.disowned = append(l.disowned, g)
		}
	}
	legs = slices.DeleteFunc(legs, func(g *leg) bool { return !l.trades(g) })
	l.directions(legs)
	l.counterparts(legs)
	sort.SliceStable(legs, func(i, j int) bool { return l.stronger(legs[i], legs[j]) })
	var out []*transfer
	for _, g := range legs {
		if !g.complete() {
			continue
		}
		if t := l.home(out, g); t != nil {
			t.take(g)
		} else {
			t := &transfer{giver: g.giver, rec: g.rec, between: g.sides, load: g.load, goods: g.classes, ret: g.ret}
			t.take(g)
			out = append(out, t)
		}
	}
	out = slices.DeleteFunc(out, func(t *transfer) bool { return !t.alleged() })
	out = l.held(out)
	return out
}

// complete: both sides are known, or goods on their way have a goal.
func (g *leg) complete() bool {
	if len(g.sides) == 2 {
		return g.sides[0].key != g.sides[1].key
	}
	return g.giver.known() && g.rec.known() && g.giver.key != g.rec.key || g.load != nil && (g.rec.known() || g.giver.known()) && g.asserted() && len(g.sides) == 0
}

// alleged: somebody asserts it. What is only denied or only possible on all sides
// founds no transfer, unless it is said of goods by name that somebody might give.
func (t *transfer) alleged() bool {
	return slices.ContainsFunc(t.legs, func(g *leg) bool { return g.asserted() })
}

func (t *transfer) take(g *leg) {
	t.legs = append(t.legs, g)
	if len(t.ret) == 0 {
		t.ret = g.ret
	}
}

// stronger orders legs so that what founds a transfer comes first: asserted before
// not, the higher rung, the earlier document.
func (l *linker) stronger(a, b *leg) bool {
	if x, y := a.asserted(), b.asserted(); x != y {
		return x
	}
	if x, y := a.stage.Rung(), b.stage.Rung(); x != y {
		return x > y
	}
	if x, y := len(a.sides), len(b.sides); x != y {
		return x < y
	}
	if x, y := len(a.classes), len(b.classes); x != y { // the bundle before its parts
		return x > y
	}
	return a.s.n < b.s.n
}

// directions gives talks and deals that do not say who supplies the direction
// that the other handovers of the same goods between the two have in the
// document, else in the story, where these agree.
func (l *linker) directions(legs []*leg) {
	type way struct{ giver, rec dealer }
	for _, g := range legs {
		if len(g.sides) != 2 {
			continue
		}
		for _, here := range []bool{true, false} {
			ways := map[string]way{}
			for _, o := range legs {
				if o.story == g.story && (!here || o.s.art == g.s.art) && len(o.sides) == 0 && l.akin(g.classes, o.classes) && between(o, g.sides) {
					ways[o.giver.key] = way{o.giver, o.rec}
				}
			}
			if len(ways) > 1 {
				break
			}
			for _, w := range ways {
				g.giver, g.rec, g.sides = w.giver, w.rec, nil
			}
			if g.sides == nil {
				break
			}
		}
	}
}

func between(o *leg, sides []dealer) bool {
	return o.giver.known() && o.rec.known() && (o.giver.key == sides[0].key && o.rec.key == sides[1].key || o.giver.key == sides[1].key && o.rec.key == sides[0].key)
}

// other reports a side that the sentence names in words which cannot mean one that is
// named elsewhere: three governments, another buyer, no pronoun and nothing definite.
func other(p *secondsource.Party) bool {
	if p == nil || p.Loose {
		return false
	}
	first := strings.ToLower(firstWordOf(p.Text))
	return !ownWord[first] && !pointingWords[first] && first != "it" && first != "them" && first != "they" && first != "him" && first != "her"
}

var pointingWords = wordSet(`the this that these those its his their our`)

// counterparts completes a leg with one side by the only other that the document,
// else the story, gives for it and the same goods.
func (l *linker) counterparts(legs []*leg) {
	type found struct {
		g     *leg
		giver bool
		d     dealer
	}
	var all []found
	for _, g := range legs {
		if len(g.sides) > 0 || g.giver.known() == g.rec.known() || g.load != nil || g.giver.known() && other(g.h.Recipient) || g.rec.known() && other(g.h.Giver) {
			continue
		}
		for _, here := range []bool{true, false} {
			others := map[string]dealer{}
			for _, o := range legs {
				if o.story != g.story || here && o.s.art != g.s.art || !o.giver.known() || !o.rec.known() || !l.akin(g.classes, o.classes) {
					continue
				}
				if g.giver.known() && o.giver.key == g.giver.key {
					others[o.rec.key] = o.rec
				} else if g.rec.known() && o.rec.key == g.rec.key {
					others[o.giver.key] = o.giver
				}
			}
			if k := singleKey(others); k != "" {
				all = append(all, found{g, g.rec.known(), others[k]})
			}
			if len(others) > 0 {
				break
			}
		}
	}
	for _, f := range all {
		if f.giver {
			f.g.giver = f.d
		} else {
			f.g.rec = f.d
		}
	}
}

// phases of a transfer.
const (
	open   = iota // up to negotiated
	closed        // agreed, ordered
	done          // shipped and beyond
)

func phase(s secondsource.Stage) int {
	switch {
	case s.Rung() >= secondsource.Shipped.Rung() || s == secondsource.Interdicted || s == secondsource.Returned:
		return done
	case s.Rung() >= secondsource.Agreed.Rung():
		return closed
	}
	return open
}

// home is the transfer that a leg belongs to, nil for none yet.
func (l *linker) home(ts []*transfer, g *leg) *transfer {
	for _, t := range ts {
		if l.belongs(t, g) {
			return t
		}
	}
	return nil
}

func (l *linker) belongs(t *transfer, g *leg) bool {
	first := t.legs[0]
	if first.story != g.story || !t.sameSides(g) {
		return false
	}
	if t.load != nil && t.load == g.load {
		return true
	}
	if !l.related(t.goods, g.classes) || len(t.goods) == 0 || len(g.classes) == 0 {
		return false
	}
	if (len(t.legs[0].ret) > 0) != (len(g.ret) > 0) && (g.asserted() || len(g.ret) > 0) || len(g.ret) > 0 && !l.akin(t.legs[0].ret, g.ret) {
		return false
	}
	switch {
	case g.pol == secondsource.Negated: // a denial answers what its own document alleges
		return slices.ContainsFunc(t.legs, func(o *leg) bool { return o.asserted() && o.s.art == g.s.art })
	case !g.asserted() || g.stage == secondsource.Considered:
		return phase(first.stage) != done
	}
	if phase(first.stage) == done && phase(g.stage) == open {
		return l.exact(t.goods, g.classes) && !later(g, first)
	}
	return true
}

// later: it was said on a day after all that the other was said. What is being
// talked of after the delivery is another transfer.
func later(g, first *leg) bool {
	return g.s.said.From != 0 && first.s.said.To != 0 && g.s.said.From > first.s.said.To
}

func (t *transfer) sameSides(g *leg) bool {
	if len(t.between) == 2 || len(g.sides) == 2 {
		if len(t.between) != 2 || len(g.sides) != 2 {
			return false
		}
		a, b := t.between, g.sides
		return a[0].key == b[0].key && a[1].key == b[1].key || a[0].key == b[1].key && a[1].key == b[0].key
	}
	return t.giver.key == g.giver.key && t.rec.key == g.rec.key
}

// held gives what is said of a consignment without a goal to all transfers that it
// may be, and keeps one without a goal only where there is none with it.
func (l *linker) held(ts []*transfer) []*transfer {
	whole := map[*load]bool{}
	for _, t := range ts {
		whole[t.load] = whole[t.load] || t.load != nil && t.giver.known() == (len(t.load.givers) > 0) && t.rec.known()
	}
	ts = slices.DeleteFunc(ts, func(t *transfer) bool { return t.load != nil && whole[t.load] && !t.rec.known() })
	for _, t := range ts {
		if t.load == nil {
			continue
		}
		for _, g := range t.load.legs {
			if !g.rec.known() && g.pol != secondsource.Negated && !slices.Contains(t.legs, g) {
				t.legs = append(t.legs, g)
			}
		}
	}
	return ts
}

// writeTransfers fills the register.
func (l *linker) writeTransfers(led *secondsource.Ledger) {
	ts := l.transfers()
	for _, t := range ts {
		t.entry = l.transferEntry(t)
	}
	told := toldOfTransfers(ts, led.Claims)
	for _, t := range ts {
		l.deniedTransfer(t, told, led)
		l.rules(t, led)
	}
	for _, t := range ts {
		for _, o := range ts {
			if t != o && len(t.ret) > 0 && t.giver.key == o.rec.key && t.rec.key == o.giver.key && l.akin(t.ret, o.goods) {
				t.entry.Linked = append(t.entry.Linked, o.entry.ID)
			}
		}
		slices.Sort(t.entry.Linked)
		led.Transfers = append(led.Transfers, t.entry)
	}
	slices.SortStableFunc(led.Transfers, heavier)
}

// heavier puts what somebody denies first, then what more documents carry.
func heavier(a, b *secondsource.Transfer) int {
	return cmp.Or(cmp.Compare(min(1, len(b.DeniedBy)), min(1, len(a.DeniedBy))), cmp.Compare(len(b.Documents), len(a.Documents)), cmp.Compare(len(b.Statements), len(a.Statements)), cmp.Compare(a.ID, b.ID))
}

// transferEntry writes one transfer; what is denied goes to its own place.
func (l *linker) transferEntry(t *transfer) *secondsource.Transfer {
	e := &secondsource.Transfer{Supplier: secondsource.Opt(t.giver.name), Recipient: secondsource.Opt(t.rec.name), Between: []string{}, Via: []string{},
		By: []string{}, DeniedBy: []secondsource.Denied{}, Statements: []string{}, Rules: []secondsource.Rule{}, Ladder: []secondsource.Rung{},
		Documents: []string{}, Claims: []string{}, Linked: []string{}}
	for _, d := range t.between {
		e.Between = append(e.Between, d.name)
	}
	slices.Sort(e.Between)
	legs := slices.Clone(t.legs)
	sort.SliceStable(legs, func(i, j int) bool {
		a, b := legs[i], legs[j]
		return cmp.Or(cmp.Compare(height(a.stage), height(b.stage)), cmp.Compare(a.s.n, b.s.n), cmp.Compare(a.h.Span.Start, b.h.Span.Start)) < 0
	})
	classes := map[string]bool{}
	seen := map[string]bool{}
	for _, g := range legs {
		sp := g.s.art.Sentences[g.h.Sentence].Span
		e.Ladder = append(e.Ladder, secondsource.Rung{Stage: g.stage, Polarity: g.pol, Statement: g.s.ID, Doc: g.s.art.ID, Spans: []secondsource.Span{sp}, Text: sp.Of(g.s.art.Text), Words: g.h.Span})
		if g.pol == secondsource.Negated {
			continue
		}
		addOnce(&e.Statements, g.s.ID)
		addOnce(&e.Documents, g.s.art.ID)
		accused := (g.s.Act == secondsource.Accuse || g.s.Act == secondsource.Agree) && (g.s.who.state == t.giver.key || g.s.who.key == t.giver.key || g.s.who.body == t.giver.key)
		if g.asserted() && !accused && (g.rec.known() || len(g.sides) > 0) && !seen[g.s.who.key] && g.s.Speaker != nil {
			seen[g.s.who.key] = true
			addOnce(&e.By, g.s.Speaker.Name)
		}
		for _, c := range g.classes {
			classes[c] = true
		}
		if g.via != "" {
			addOnce(&e.Via, g.via)
		}
		if e.User == "" && g.user.known() && g.user.key != t.rec.key {
			e.User = secondsource.Opt(g.user.name)
		}
	}
	l.particulars(t, e)
	if len(t.goods) == 0 && t.load != nil {
		t.goods = t.load.classes
	}
	e.Class = secondsource.Opt(strings.Join(t.goods, "; "))
	t.status(e)
	e.ID = l.transferID(t)
	slices.Sort(e.By)
	return e
}

// height orders stages for reading: rungs from below, then how it ended.
func height(s secondsource.Stage) int {
	if s.Ends() {
		return 100
	}
	return s.Rung()
}

func addOnce(list *[]string, s string) {
	if s != "" && !slices.Contains(*list, s) {
		*list = append(*list, s)
	}
}

// particulars takes goods, quantity and price from the leg that stands highest and has
// them; from a headline only where no other has.
func (l *linker) particulars(t *transfer, e *secondsource.Transfer) {
	legs := t.legs
	if t.load != nil { // what is told of it without its goal, or with this one
		legs = slices.Concat(legs, slices.DeleteFunc(slices.Clone(t.load.legs), func(g *leg) bool { return g.rec.known() && g.rec.key != t.rec.key }))
	}
	legs = slices.Clone(legs)
	slices.SortStableFunc(legs, func(a, b *leg) int { return headlineLast(a) - headlineLast(b) })
	for _, g := range legs {
		if g.h.Goods == nil || g.pol == secondsource.Negated {
			continue
		}
		if e.Goods == "" && (len(goodsNouns(g.h.Goods)) > 0 || len(g.classes) > 0) {
			e.Goods = g.h.Goods.Text
		}
		if q := g.h.Goods.Quantity; q != nil && e.Quantity == "" && (q.Number != "" || q.Approx != "") {
			e.Quantity = secondsource.Opt(strings.TrimSpace(q.Approx + " " + q.Text))
		}
	}
	for _, g := range t.legs {
		if g.h.InReturn != nil && e.InReturn == "" {
			e.InReturn = secondsource.Opt(g.h.InReturn.Text)
		}
	}
}

func headlineLast(g *leg) int {
	if g.s.Mode == secondsource.Headline {
		return 1
	}
	return 0
}

// status is the highest rung that somebody asserts, or the end that somebody
// asserts and nobody, later, overtakes.
func (t *transfer) status(e *secondsource.Transfer) {
	e.Reached = secondsource.Considered
	var end, top *leg
	for _, g := range t.legs {
		switch {
		case !g.asserted():
		case g.stage.Ends():
			if end == nil || later(g, end) {
				end = g
			}
		case top == nil || g.stage.Rung() > top.stage.Rung():
			top, e.Reached = g, g.stage
		}
	}
	e.Status = e.Reached
	if end != nil && !slices.ContainsFunc(t.legs, func(g *leg) bool {
		return g.asserted() && g.stage.Rung() > 0 && later(g, end) && end.stage != secondsource.Interdicted
	}) {
		e.Status = end.stage
	}
	e.Qualifier = t.qualifier(top)
	if e.Status != e.Reached {
		e.Qualifier += "; " + map[secondsource.Stage]string{secondsource.Interdicted: "stopped on the way", secondsource.Refused: "refused",
			secondsource.Suspended: "suspended", secondsource.Cancelled: "called off", secondsource.Returned: "sent back"}[e.Status]
	}
}

// qualifier says on whose word the rung stands.
func (t *transfer) qualifier(top *leg) string {
	if top == nil {
		return "alleged"
	}
	declared := func(d dealer) bool {
		return slices.ContainsFunc(t.legs, func(g *leg) bool { return g.asserted() && g.stage == top.stage && g.speaks(d) })
	}
	low := top.stage.Rung() <= secondsource.Offered.Rung()
	switch {
	case declared(t.giver) && low:
		return "signalled by the supplier"
	case declared(t.giver):
		return "declared by the supplier"
	case declared(t.rec) && low:
		return "signalled by the recipient"
	case declared(t.rec):
		return "declared by the recipient"
	}
	return "alleged"
}

// deniedTransfer gives the denials of a transfer: those of the claims that a transfer's asserted statements make, and
// denials that name both of its sides and goods of the kind.
func (l *linker) deniedTransfer(t *transfer, told claimed, led *secondsource.Ledger) {
	e := t.entry
	claims, ofOther := map[string]bool{}, map[string]bool{}
	for _, c := range led.Claims {
		if n := told.by[t][c]; n > 0 {
			e.Claims = append(e.Claims, c.ID)
			// Sold to one and landed at another: what answers that is about the landing,
			// unless a side of the sale gives the answer.
			best := told.most[c]
			ofOther[c.ID] = best != t && told.by[best][c] > n && (best.rec.key != t.rec.key || best.giver.key != t.giver.key)
			claims[c.ID] = true
		}
	}
	negated := map[string]bool{}
	for _, g := range t.legs {
		if g.pol == secondsource.Negated && g.s.reply == secondsource.IsDenial && !(l.ofDeal(g.s) && transport[string(e.Reached)]) {
			negated[g.s.ID] = true
		}
	}
	other := l.deniesOther(t)
	by, sides := map[string]string{}, map[string]bool{}
	for _, s := range l.stmts {
		sides[s.ID] = s.who.state != "" && (s.who.state == t.rec.key || s.who.state == t.giver.key)
		by[s.ID] = "a source that is not named"
		if s.Speaker != nil && s.Speaker.Name != "" {
			by[s.ID] = s.Speaker.Name
		}
	}
	for _, r := range led.Responses {
		if r.Kind == secondsource.IsDenial && !other[r.Statement] && (negated[r.Statement] || slices.ContainsFunc(r.Claims, func(c string) bool { return claims[c] && (!ofOther[c] || sides[r.Statement]) })) {
			e.DeniedBy = append(e.DeniedBy, secondsource.Denied{Statement: r.Statement, By: by[r.Statement], Scope: r.Scope})
		}
	}
}

// claimed is how far a transfer came by the statements of a claim, as rungs of the
// ladder, and which transfer came farthest, the first of equals.
type claimed struct {
	by   map[*transfer]map[*secondsource.Claim]int // the rung plus one
	most map[*secondsource.Claim]*transfer
}

func toldOfTransfers(ts []*transfer, claims []*secondsource.Claim) claimed {
	of := map[string][]*secondsource.Claim{}
	for _, c := range claims {
		for _, s := range c.Statements {
			of[s] = append(of[s], c)
		}
	}
	out := claimed{map[*transfer]map[*secondsource.Claim]int{}, map[*secondsource.Claim]*transfer{}}
	for _, t := range ts {
		n := map[*secondsource.Claim]int{}
		for _, g := range t.legs {
			if !g.asserted() {
				continue
			}
			for _, c := range of[g.s.ID] {
				n[c] = max(n[c], 1, g.stage.Rung()+1)
			}
		}
		out.by[t] = n
		for c, k := range n {
			if best := out.most[c]; best == nil || out.by[best][c] < k {
				out.most[c] = t
			}
		}
	}
	return out
}

// deniesOther are the denials that name a side which is not that of the transfer:
// to have sent nothing to one country is not to have sent nothing to another.
func (l *linker) deniesOther(t *transfer) map[string]bool {
	out := map[string]bool{}
	for _, g := range l.disowned {
		if g.story == t.legs[0].story && (g.rec.known() && t.rec.known() && g.rec.key != t.rec.key || g.giver.known() && t.giver.known() && g.giver.key != t.giver.key) && len(g.sides) == 0 {
			out[g.s.ID] = true
		}
	}
	return out
}

// transferID is made of the first statement that tells of a transfer, so that it
// holds when later ones are added.
func (l *linker) transferID(t *transfer) string {
	var ss []*stmt
	for _, g := range t.legs {
		if g.asserted() {
			ss = append(ss, g.s)
		}
	}
	parts := []string{"transfer", firstOf(ss).ID, t.giver.key, t.rec.key, strings.Join(t.legs[0].ret, " ")}
	id := hashID(parts...)
	for l.transferIDs[id] {
		parts = append(parts, strings.Join(t.goods, " "), "another")
		id = hashID(parts...)
	}
	if l.transferIDs == nil {
		l.transferIDs = map[string]bool{}
	}
	l.transferIDs[id] = true
	return id
}
