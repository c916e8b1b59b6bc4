package link

import "secondsource"

// bidding are verbs whose infinitive is still to come when they are done.
var bidding = wordSet(`agree allow arrange ask authorise authorize bid call choose commit decide demand direct encourage expect forbid hope instruct
	intend invite oblige offer order permit plan pledge prepare press promise propose refuse request require schedule seek swear tell threaten
	urge vote vow want warn wish`)

// governed is when the event of token k took place by the clause above it: the one
// whose verb it hangs on, where that one is dated by an expression or a clause.
func (c *clauses) governed(k int) (secondsource.When, bool) {
	g, rel := c.governor(k)
	if g < 0 {
		return secondsource.When{}, false
	}
	form := &c.form[k]
	i, speech := c.cue[g]
	if speech && c.owner[k] == i || speech && rel != secondsource.Advcl && rel != secondsource.Conj {
		return secondsource.When{}, false
	}
	up := c.at(g)
	if !up.Known() {
		return secondsource.When{}, false
	}
	narrow := up.Way == secondsource.ByOwn || up.Way == secondsource.ByGovernor || up.Way == secondsource.BySpeech && up.From != 0
	word := c.Tokens[g].Span.Of(c.Text)
	as := secondsource.When{Interval: up.Interval, Basis: "with “" + word + "”, " + up.Basis}
	after := secondsource.When{Interval: secondsource.Interval{From: up.From}, Basis: "after “" + word + "”, " + up.Basis}
	before := secondsource.When{Interval: secondsource.Interval{To: up.To}, Basis: "before “" + word + "”, " + up.Basis}
	switch {
	case form.mark == "after" || form.mark == "once":
		return before, narrow && up.To != 0
	case form.mark == "before" || form.mark == "until" || form.mark == "till":
		return after, narrow && up.From != 0
	case rel == secondsource.Xcomp && bidding[c.Tokens[g].Lemma]:
		return after, up.From != 0
	case rel == secondsource.Xcomp:
		return as, true
	case rel == secondsource.Conj:
		return as, narrow && form.side == c.form[g].side && (form.side == sidePast || form.side == sideAhead)
	case rel == secondsource.Ccomp && form.side == sidePast:
		return before, narrow && up.To != 0
	case rel != secondsource.Advcl:
		return secondsource.When{}, false
	}
	switch form.mark {
	case "when", "while", "as":
		return as, narrow && form.side != sideOpen // not: as announced
	case "to", "":
		if form.to { // to do something: it comes after
			return after, narrow && up.From != 0
		}
		return as, narrow && form.side == sideOpen
	}
	return secondsource.When{}, false
}

// ofNoun is when the event that a noun names took place, by the verb that it is the
// subject or object of: with it where that verb only tells that it came about (held
// talks). What else is done with it may be done at another time: he regretted the strike.
func (c *clauses) ofNoun(k int) (secondsource.When, string) {
	none := secondsource.When{Basis: "unknown"}
	x := &c.Tokens[k]
	if x.Head < 0 || !c.form[x.Head].verb || x.Deprel != secondsource.Nsubj && x.Deprel != secondsource.NsubjPass && x.Deprel != secondsource.Obj {
		return none, ""
	}
	if up := c.at(x.Head); up.Known() && !c.form[x.Head].negated && completing[c.Tokens[x.Head].Lemma] && (up.Way == secondsource.ByOwn || up.Way == secondsource.ByGovernor) {
		return secondsource.When{Interval: up.Interval, Basis: "with “" + c.Tokens[x.Head].Span.Of(c.Text) + "”, " + up.Basis}, secondsource.ByGovernor
	}
	return none, ""
}

// governor is the verb of the clause above that of token k, and how k's clause
// hangs on it; -1 for none.
func (c *clauses) governor(k int) (int, secondsource.Deprel) {
	rel := c.Tokens[k].Deprel
	g := c.Tokens[k].Head
	if g < 0 || !c.form[g].verb {
		return -1, rel
	}
	return g, rel
}
