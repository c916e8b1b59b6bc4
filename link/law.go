package link

import (
	"fmt"
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// rules gives a transfer the legal rules that it, if true, falls under, each in
// the version in force on the days of which it is told, and hands them to the
// claims that carry it. Whether anybody broke a rule is not for the program.
func (l *linker) rules(t *transfer, led *secondsource.Ledger) {
	if l.p == nil || l.p.Law == nil || t.giver.key == "" || t.rec.key == "" {
		return
	}
	on := t.days()
	for i := range l.p.Law.Rules {
		r := &l.p.Law.Rules[i]
		for _, class := range t.goods {
			if l.addressed(t, r) && r.Covers(l.p.Goods, t.giver.key, t.rec.key, class, on) {
				t.entry.Rules = append(t.entry.Rules, l.ruleEntry(t, r, class, on))
				break
			}
		}
	}
	if len(t.entry.Rules) == 0 {
		return
	}
	for _, c := range led.Claims {
		if !slices.Contains(t.entry.Claims, c.ID) {
			continue
		}
		for _, r := range t.entry.Rules {
			if !slices.ContainsFunc(c.Rules, func(o secondsource.Rule) bool { return o.Rule == r.Rule && o.Version == r.Version }) {
				c.Rules = append(c.Rules, r)
			}
		}
	}
}

// addressed: a law of a union binds its members, and firms whose state the texts do
// not tell; between states that are all outside it, it is none.
func (l *linker) addressed(t *transfer, r *pack.LegalRule) bool {
	if r.Authority != "European Union" {
		return true
	}
	union := l.dir.actor("EU")
	for _, d := range []dealer{t.giver, t.rec} {
		a := l.dir.actor(d.key)
		if a == nil || a.Kind != pack.KindState || union != nil && slices.Contains(union.Members, a.ID) {
			return true
		}
	}
	return false
}

// days are those on which the transfer is told of: from the first to the last act
// of speech that asserts it.
func (t *transfer) days() secondsource.Interval {
	var on secondsource.Interval
	for _, g := range t.legs {
		if !g.asserted() || !g.s.said.Known() {
			continue
		}
		if f := g.s.said.From; f != 0 && (on.From == 0 || f < on.From) {
			on.From = f
		}
		if e := g.s.said.To; e != 0 && (on.To == 0 || e > on.To) {
			on.To = e
		}
	}
	if on.From == 0 { // of unknown beginning: the day it is told of at the latest
		on.From = on.To
	}
	return on
}

func (l *linker) ruleEntry(t *transfer, r *pack.LegalRule, class string, on secondsource.Interval) secondsource.Rule {
	name := class
	if c := l.p.Goods.Class(class); c != nil {
		name = c.Label
	}
	day := "of unknown day"
	if on.From != 0 {
		day = "told of on " + on.From.String()
		if on.To > on.From {
			day = "told of from " + on.From.String() + " to " + on.To.String()
		}
	}
	force := "in force from " + r.From.String()
	if r.To != 0 {
		force += " until " + r.To.String()
	}
	out := secondsource.Rule{Rule: r.ID, Version: r.From.String(), Unchecked: []string{},
		Why: fmt.Sprintf("%s (%s, %s: %s; %s): %s from %s to %s, %s, %s", r.Title, r.Authority, r.Basis, r.Scope, r.Modality, name, t.giver.name, t.rec.name, day, force)}
	out.Unchecked = append(out.Unchecked, r.Unchecked...)
	if !strings.HasPrefix(r.Addressee, "all ") {
		out.Unchecked = append(out.Unchecked, "whether the supplier is among "+r.Addressee)
	}
	for _, id := range r.Contested {
		if a := l.dir.actor(id); a != nil {
			out.Unchecked = append(out.Unchecked, "contested by "+a.Name)
		}
	}
	out.Unchecked = append(out.Unchecked, "the day of the transfer itself")
	return out
}

// regime resolves a reference from the states of its sentence, else of its
// document: to the one regime that the rules know for them, never to a number.
func (l *linker) regime(a *article, s secondsource.Sentence, f *pack.Instrument) string {
	if f.Regime != "UN" && f.Regime != "" || f.Class != "resolution" && f.Class != "embargo" {
		return f.Regime
	}
	for _, within := range []secondsource.Span{s.Span, {End: len(a.Text)}} {
		found := map[string]bool{}
		for _, n := range a.Names {
			if n.Span.Start < within.Start || n.Span.End > within.End {
				continue
			}
			if x := l.dir.actor(n.Entity); x != nil && x.State != "" && l.sanctioned(x.State) {
				found["UN-"+x.State] = true
			}
		}
		if only := single(found); only != "" {
			return only
		}
		if len(found) > 1 {
			break
		}
	}
	return f.Regime
}

// sanctioned reports whether the Security Council has rules about a state.
func (l *linker) sanctioned(state string) bool {
	return slices.ContainsFunc(l.p.Law.Rules, func(r pack.LegalRule) bool {
		return r.Authority == "UN Security Council" && (slices.Contains(r.Suppliers, state) || slices.Contains(r.Recipients, state))
	})
}
