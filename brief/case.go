package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"secondsource"
)

// caseSection tells the alleged transfers: who is said to supply whom with what,
// each rung with the sentence that sets it, who says so, who denies it and how far,
// the legal rules it would fall under, and what would move it.
func (x *index) caseSection(k caps) section {
	s := section{id: "case", title: "The case: alleged transfers", what: "transfers"}
	if len(x.led.Transfers) == 0 {
		return s
	}
	s.note = "Allegations: repeating one moves nothing, nor does what could, may or would be."
	shown, more := cut(x.led.Transfers, k.transfers)
	s.more = more
	for i, t := range shown {
		s.items = append(s.items, x.transfer(i+1, t, k))
	}
	return s
}

// transfer is one alleged transfer as an item.
func (x *index) transfer(n int, t *secondsource.Transfer, k caps) item {
	it := item{id: fmt.Sprintf("transfer-%d", n), tag: fmt.Sprintf("transfer%c%d", tie, n), class: "transfer", head: x.transferHead(t, k)}
	it.rows = append(it.rows, x.ladder(t, k)...)
	add := func(tag, class string, l line) {
		if len(l) > 0 {
			it.rows = append(it.rows, row{tag: tag, text: l, class: class})
		}
	}
	brief := !k.full && k.rungs < 2
	if !brief {
		add("alleged by", "said", x.allegers(t, k))
	}
	for _, l := range x.deniers(t, k) {
		add("denied by", "denial", l)
		if brief {
			break
		}
	}
	if k.full {
		add("roots", "", x.transferRoots(t))
		for _, r := range t.Rules {
			add("rule", "", ruleLine(r, k))
		}
	} else {
		add("rules", "", ruleNames(t, brief))
	}
	for i, l := range x.moves(t) {
		if !brief && (i == 0 || k.full || k.rungs > 2) {
			add("would move it", "question", l)
		}
	}
	return it
}

// transferHead names the sides, the goods and the rung.
func (x *index) transferHead(t *secondsource.Transfer, k caps) line {
	who := side(t.Supplier) + " → " + side(t.Recipient)
	if len(t.Between) == 2 {
		who = t.Between[0] + " and " + t.Between[1] + " (who supplies is not said)"
	}
	goods := brevity(trim(t.Goods), k.event)
	if goods == "" {
		goods = "goods not named"
	}
	if t.Quantity != "" && !strings.Contains(t.Goods, string(t.Quantity)) {
		goods += " (" + trim(string(t.Quantity)) + ")"
	}
	l := line{stress(who), say(": " + goods + ", "), stress(stageWords[t.Status])}
	if t.Status != t.Reached {
		l = append(l, say(", after it was "+stageWords[t.Reached]))
	}
	l = append(l, hush(" ("+trim(t.Qualifier)+")"))
	if t.InReturn != "" {
		l = append(l, say("; in return for it: "+trim(string(t.InReturn))))
	}
	if len(t.Via) > 0 {
		l = append(l, say("; by way of "+list(t.Via)))
	}
	if t.User != "" {
		l = append(l, say("; for "+trim(string(t.User))))
	}
	return l
}

func side(o secondsource.Opt) string {
	if o == "" {
		return "unknown"
	}
	return trim(string(o))
}

// stageWords say a rung to a person.
var stageWords = map[secondsource.Stage]string{
	secondsource.Considered: "considered", secondsource.Sought: "sought", secondsource.Offered: "offered", secondsource.Negotiated: "under negotiation",
	secondsource.Agreed: "agreed", secondsource.Ordered: "ordered", secondsource.Shipped: "shipped", secondsource.Delivered: "delivered", secondsource.Used: "used",
	secondsource.Refused: "refused", secondsource.Suspended: "suspended", secondsource.Cancelled: "called off", secondsource.Interdicted: "stopped on the way",
	secondsource.Returned: "sent back",
}

// ladder tells every rung that somebody asserts with the sentence that sets it
// first, and how many more say the same. What is only possible comes last.
func (x *index) ladder(t *secondsource.Transfer, k caps) []row {
	var out []row
	var possible []place
	for _, g := range grouped(t.Ladder, func(r secondsource.Rung) string { return string(r.Stage) + string(r.Polarity) }) {
		first := g[0]
		if first.Polarity != secondsource.Asserted {
			if first.Polarity != secondsource.Negated {
				for _, r := range g {
					possible = append(possible, x.place(r.Doc, r.Spans))
				}
			}
			continue
		}
		slices.SortStableFunc(g, func(a, b secondsource.Rung) int { return cmp.Compare(x.outOn(a.Doc), x.outOn(b.Doc)) })
		first = g[0]
		var at []place
		for _, r := range g {
			if p := x.place(r.Doc, r.Spans); !slices.ContainsFunc(at, func(o place) bool { return o.doc == p.doc && o.paragraph == p.paragraph }) {
				at = append(at, p)
			}
		}
		said := []secondsource.Span{first.Words}
		if k.full {
			said = first.Spans
		}
		l := append(line{}, x.quote(first.Doc, said, k.runes)...)
		out = append(out, row{tag: stageWords[first.Stage], text: append(l, say(" "), cite(k.refs, at...)), class: "said"})
	}
	if !k.full && len(out) > k.rungs {
		out = out[len(out)-k.rungs:]
	}
	if len(possible) > 0 && k.full {
		out = append(out, row{tag: "only possible", text: line{hush("could, may, any, if: raises nothing "), cite(k.cites, possible...)}})
	}
	return out
}

// outOn is the first day on which a document may have appeared.
func (x *index) outOn(doc string) secondsource.Day {
	if d := x.docs[doc]; d != nil {
		return d.Published.From
	}
	return 0
}

func (x *index) allegers(t *secondsource.Transfer, k caps) line {
	if len(t.By) == 0 {
		return nil
	}
	names, more := cut(t.By, 5)
	for i := range names {
		names[i] = trim(names[i])
	}
	if more > 0 {
		names = append(slices.Clone(names), fmt.Sprintf("%d more", more))
	}
	return line{say(list(names))}
}

func (x *index) deniers(t *secondsource.Transfer, k caps) []line {
	var out []line
	for _, d := range t.DeniedBy {
		e := x.entries[d.Statement]
		if e == nil {
			continue
		}
		l := line{say(trim(d.By))}
		if s := trim(string(d.Scope)); s != "" {
			l = append(l, say(map[bool]string{true: ", saying: “", false: ", scope: “"}[ownWords(e)]+brevity(s, k.why)+"”"))
		}
		out = append(out, append(l, say(" "), cite(k.refs, x.statement(e))))
	}
	if len(out) > 2 && !k.full {
		out = out[:2]
	}
	return out
}

// transferRoots names the claims that carry it, with the bounds of their roots.
func (x *index) transferRoots(t *secondsource.Transfer) line {
	var l line
	for _, id := range t.Claims {
		c, n := x.claims[id], x.number[id]
		if c == nil || n == 0 || c.Kind != secondsource.Evidence && c.Kind != secondsource.Self {
			continue
		}
		l = append(l, say([]string{"", "; "}[btoi(len(l) > 0)]), claimRef(n), say(fmt.Sprintf(" surely %d, at most %d", c.Roots.Min, c.Roots.Max)))
	}
	return l
}

func ruleLine(r secondsource.Rule, k caps) line {
	l := line{say("If true, it falls under " + trim(r.Why) + ".")}
	if len(r.Unchecked) > 0 {
		l = append(l, hush(" Not checked: "+strings.Join(r.Unchecked, "; ")+"."))
	}
	return l
}

// ruleNames tells in one line which rules it would fall under.
func ruleNames(t *secondsource.Transfer, brief bool) line {
	if len(t.Rules) == 0 {
		return nil
	}
	var names []string
	for _, r := range t.Rules {
		title, _, _ := strings.Cut(r.Why, ":")
		names = append(names, trim(title)+")")
	}
	names, more := cut(names, 2-btoi(brief))
	s := "If true, it falls under: " + strings.Join(names, "; ")
	if more > 0 {
		s += fmt.Sprintf(" and %d more", more)
	}
	return line{say(s + ". "), hush("Not checked: exceptions, and the day of the transfer.")}
}

// moves says what would move the case: the next rung from somebody with knowledge
// of his own, an answer, a second root.
func (x *index) moves(t *secondsource.Transfer) []line {
	var out []line
	next := map[secondsource.Stage]string{
		secondsource.Considered: "somebody who says that it was asked for or offered", secondsource.Sought: "an offer, or talks that both sides confirm",
		secondsource.Offered: "talks, or an answer of the recipient", secondsource.Negotiated: "a signature, an order, or talks broken off",
		secondsource.Agreed: "a contract or papers of a shipment", secondsource.Ordered: "papers of a shipment, a ship or a train",
		secondsource.Shipped: "somebody who saw the goods arrive", secondsource.Delivered: "the goods themselves: marks, numbers, remains",
	}[t.Status]
	if next != "" {
		out = append(out, line{say(next)})
	}
	var open []string
	if len(t.DeniedBy) == 0 && t.Status.Rung() >= 0 {
		open = append(open, "a word of the parties: neither is told to deny it")
	}
	for _, id := range t.Claims {
		if c := x.claims[id]; c != nil && c.Kind == secondsource.Evidence && c.Roots.Max <= 1 {
			open = append(open, "a second root")
			break
		}
	}
	if t.Supplier == "" && len(t.Between) == 0 {
		open = append(open, "who supplied it")
	}
	if t.Quantity == "" && t.Status.Rung() >= secondsource.Agreed.Rung() {
		open = append(open, "how much")
	}
	if len(open) > 0 {
		out = append(out, line{say(strings.Join(open, "; "))})
	}
	return out
}

// changeSection tells what changed between two days.
func (x *index) changeSection(k caps) section {
	s := section{id: "changes", title: "What changed", what: "changes"}
	if x.led.Since == 0 {
		return s
	}
	s.title = "What changed since " + x.day(x.led.Since)
	if len(x.led.Changes) == 0 {
		s.note = "Nothing."
		return s
	}
	shown, more := cut(x.led.Changes, k.changes)
	s.more = more
	for _, c := range shown {
		l := line{say(trim(c.Text))}
		if c.Kind == "document" && x.docs[c.Doc] != nil {
			l = line{x.whole(c.Doc, k)}
		} else if c.Doc != "" && x.docs[c.Doc] != nil {
			l = append(l, say(" "), x.whole(c.Doc, k))
		}
		if n := x.number[c.Ref]; n > 0 {
			l = append(l, say("; "), claimRef(n))
		}
		s.items = append(s.items, item{tag: trim(c.Kind), head: l, class: "question"})
	}
	return s
}

// claimRules are the rules a claim, if true, falls under. In short they are told
// with the transfer, where the case has one.
func claimRules(c *secondsource.Claim, led *secondsource.Ledger, k caps) []row {
	if !k.full && slices.ContainsFunc(led.Transfers, func(t *secondsource.Transfer) bool { return slices.Contains(t.Claims, c.ID) }) {
		return nil
	}
	var out []row
	for _, r := range c.Rules {
		out = append(out, row{tag: "rule", text: line{say("if true, falls under " + trim(r.Rule) + ": " + trim(r.Why))}})
	}
	return out
}
