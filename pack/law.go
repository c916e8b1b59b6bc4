package pack

import (
	"slices"
	"strings"

	"secondsource"
)

var (
	ruleColumns = []string{"id", "title", "authority", "modality", "addressee", "supplier", "recipient", "goods", "from", "to", "scope", "basis",
		"unchecked", "contested", "yes", "no", "note"}
	instrumentColumns = []string{"form", "class", "regime", "precision", "yes", "no", "note"}
	modalities        = []string{"prohibited", "obliged", "permitted", "limited", "urged", "power to designate"}
	precisions        = []string{"named", "numbered", "vague", "generic", "prospective", "unspecified"}
)

// LegalRule is one version of a legal rule on transfers.
type LegalRule struct {
	ID, Title, Authority, Modality, Addressee string
	Suppliers, Recipients                     []string // ids of states; "*" for any
	Goods                                     []string // classes
	From, To                                  secondsource.Day
	Scope, Basis                              string
	Unchecked, Contested                      []string
	Yes, No                                   TradeExample
}

// Instrument is a form in which texts refer to law, commitments or threats.
type Instrument struct {
	Form                     []string // "#" is a number, "#/" one with a stroke, "*" a word with a capital
	Class, Regime, Precision string
	Yes, No                  TradeExample
}

// Law is what a pack knows of legal rules and of references to them.
type Law struct {
	Rules       []LegalRule
	Instruments map[string][]Instrument // by first word, the longest first
	All         []Instrument
}

func buildLaw(ruleRows, instrumentRows []row, goods *Goods, actors *Actors, bad *problems) *Law {
	l := &Law{Instruments: map[string][]Instrument{}}
	for _, r := range ruleRows {
		l.Rules = append(l.Rules, readRule(r, goods, actors, bad))
	}
	for _, r := range instrumentRows {
		i := Instrument{Form: words(r.cells[0]), Class: r.cells[1], Regime: r.cells[2], Precision: r.cells[3],
			Yes: TradeExample{Sentence: r.cells[4], File: r.file, Line: r.line}, No: TradeExample{Sentence: r.cells[5], File: r.file, Line: r.line}}
		if !slices.Contains(precisions, i.Precision) {
			bad.at(r.file, r.line, secondsource.ErrInvalid, "unknown precision %q (known: %s)", i.Precision, strings.Join(precisions, ", "))
		}
		if !r.remove && (i.Yes.Sentence == "" || i.No.Sentence == "") {
			bad.at(r.file, r.line, secondsource.ErrInvalid, "an instrument needs an example that refers to it and one that does not")
		}
		first := strings.ToLower(i.Form[0])
		l.Instruments[first] = append(l.Instruments[first], i)
		l.All = append(l.All, i)
	}
	for _, is := range l.Instruments {
		slices.SortStableFunc(is, func(a, b Instrument) int { return len(b.Form) - len(a.Form) })
	}
	return l
}

func readRule(r row, goods *Goods, actors *Actors, bad *problems) LegalRule {
	c := r.cells
	x := LegalRule{ID: c[0], Title: c[1], Authority: c[2], Modality: c[3], Addressee: c[4], Suppliers: strings.Fields(c[5]), Recipients: strings.Fields(c[6]),
		Goods: strings.Fields(c[7]), Scope: c[10], Basis: c[11], Unchecked: list(c[12]), Contested: list(c[13]),
		Yes: TradeExample{Sentence: c[14], File: r.file, Line: r.line}, No: TradeExample{Sentence: c[15], File: r.file, Line: r.line}}
	if r.remove {
		return x
	}
	if !slices.Contains(modalities, x.Modality) {
		bad.at(r.file, r.line, secondsource.ErrInvalid, "unknown modality %q (known: %s)", x.Modality, strings.Join(modalities, ", "))
	}
	var err error
	if x.From, err = secondsource.ParseDay(c[8]); err != nil {
		bad.at(r.file, r.line, secondsource.ErrInvalid, "a rule needs the day from which it is in force (YYYY-MM-DD), not %q", c[8])
	}
	if c[9] != "" {
		if x.To, err = secondsource.ParseDay(c[9]); err != nil || x.To <= x.From {
			bad.at(r.file, r.line, secondsource.ErrInvalid, "%q is no day after %s", c[9], c[8])
		}
	}
	for _, g := range x.Goods {
		if goods.Class(g) == nil {
			bad.at(r.file, r.line, secondsource.ErrNotFound, "unknown class of goods %q", g)
		}
	}
	for _, s := range slices.Concat(x.Suppliers, x.Recipients, x.Contested) {
		if s != "*" && actors.ByID(s) == nil {
			bad.at(r.file, r.line, secondsource.ErrNotFound, "unknown state %q", s)
		}
	}
	if x.Yes.Sentence == "" || x.No.Sentence == "" {
		bad.at(r.file, r.line, secondsource.ErrInvalid, "a rule needs an example that falls under it and one that does not (supplier > recipient, class, day)")
	}
	if err == nil {
		x.try(x.Yes, true, goods, bad)
		x.try(x.No, false, goods, bad)
	}
	return x
}

// try reads an example (supplier > recipient, class, day) and notes when the rule
// does not treat it as it should.
func (r *LegalRule) try(e TradeExample, want bool, goods *Goods, bad *problems) {
	parts := strings.FieldsFunc(e.Sentence, func(c rune) bool { return c == '>' || c == ',' })
	if len(parts) != 4 {
		bad.at(e.File, e.Line, secondsource.ErrInvalid, "the example %q is not of the form supplier > recipient, class, day", e.Sentence)
		return
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	day, err := secondsource.ParseDay(parts[3])
	if err != nil {
		bad.at(e.File, e.Line, secondsource.ErrInvalid, "the example %q ends in no day (YYYY-MM-DD)", e.Sentence)
		return
	}
	if r.Covers(goods, parts[0], parts[1], parts[2], secondsource.Interval{From: day, To: day}) != want {
		bad.at(e.File, e.Line, secondsource.ErrInvalid, "the rule %s does not treat its example %q as it should", r.ID, e.Sentence)
	}
}

// Covers reports whether a transfer of goods of a class between two states, by
// their ids, on some day of an interval falls under the rule's version.
func (r *LegalRule) Covers(g *Goods, supplier, recipient, class string, on secondsource.Interval) bool {
	side := func(list []string, id string) bool { return slices.Contains(list, "*") || slices.Contains(list, id) }
	if !side(r.Suppliers, supplier) || !side(r.Recipients, recipient) {
		return false
	}
	if !slices.ContainsFunc(r.Goods, func(c string) bool { return g.Within(class, c) }) {
		return false
	}
	return (on.To == 0 || r.From <= on.To) && (on.From == 0 || r.To == 0 || on.From < r.To)
}
