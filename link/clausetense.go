package link

import (
	"strings"

	"secondsource"
)

// side is on which side of the time of its teller a clause lies.
type side uint8

const (
	sideOpen   side = iota // no finite verb: it hangs on another clause
	sidePast               // told, had told, has told
	sideNow                // tells, is telling
	sideAhead              // will tell
	sideUnreal             // may tell, if he tells: no event
)

// verbForm is the verb of a clause, or the noun or adjective that a copula makes one
// of, with the small words that hang on it.
type verbForm struct {
	verb    bool // a verb, or a copula hangs on it
	side    side
	negated bool
	to      bool   // to tell
	mark    string // after, before, when …; "" for none
}

// readClauses reads what hangs on every token, in one pass over the tokens.
func readClauses(d *secondsource.Doc) []verbForm {
	out := make([]verbForm, len(d.Tokens))
	aux := make([]string, len(d.Tokens)) // the last auxiliary that tells the side
	for i := range d.Tokens {
		x := &d.Tokens[i]
		c := &out[i]
		if x.UPOS == secondsource.VERB && x.Deprel != secondsource.Amod {
			c.verb = true
		}
		h := x.Head
		if h < 0 {
			continue
		}
		low := strings.ToLower(x.Span.Of(d.Text))
		switch g := &out[h]; {
		case x.Deprel == secondsource.Cop:
			g.verb = true
			if aux[h] == "" {
				aux[h] = low
			}
		case x.UPOS == secondsource.AUX && (aux[h] == "" || modalSides[low] != sideOpen):
			aux[h] = low
		case x.UPOS == secondsource.PART && low == "to" && i < h:
			g.to = true
		case low == "not" || low == "never" || low == "n't" || low == "n’t":
			g.negated = true
		case low == "no" && x.Deprel == secondsource.DetRel:
			g.negated = true // no crates
		case (low == "after" || low == "before") && x.Deprel == secondsource.Case && misread(d, h):
			out[h+1].mark = low
		case i < h && (x.Deprel == secondsource.Mark || x.Deprel == secondsource.Advmod && low == "when"):
			g.mark = low
		}
	}
	for i := range out {
		x := &d.Tokens[i]
		if h := x.Head; h >= 0 && (out[i].negated && !out[i].verb || negators[x.Lemma]) && (x.Deprel == secondsource.Nsubj || x.Deprel == secondsource.NsubjPass || x.Deprel == secondsource.Obj) {
			out[h].negated = true
		}
		if out[i].verb {
			out[i].side = sideOf(d, i, &out[i], aux[i])
		}
	}
	return out
}

// modalSides are the auxiliaries that alone tell the side.
var modalSides = map[string]side{"will": sideAhead, "'ll": sideAhead, "’ll": sideAhead, "ll": sideAhead, "wo": sideAhead, "shall": sideAhead,
	"would": sideUnreal, "may": sideUnreal, "might": sideUnreal, "could": sideUnreal, "should": sideUnreal, "must": sideUnreal, "can": sideUnreal, "ca": sideUnreal}

// pasts are the auxiliaries of the past and of the perfects.
var pasts = wordSet(`had has have 've ’ve was were did 'd ’d been`)

// misread reports whether the noun at token k, which the tree puts after a
// preposition, is the subject of the verb behind it: after a diver found.
func misread(d *secondsource.Doc, k int) bool {
	return k+1 < len(d.Tokens) && d.Tokens[k+1].UPOS == secondsource.VERB && d.Tokens[k+1].Feats.Has(secondsource.Past|secondsource.Finite)
}

// negators are pronouns that negate their clause.
var negators = wordSet(`nobody none nothing neither`)

func sideOf(d *secondsource.Doc, i int, c *verbForm, aux string) side {
	x := &d.Tokens[i]
	switch {
	case c.mark == "if" || c.mark == "unless" || c.mark == "whether":
		return sideUnreal
	case modalSides[aux] != sideOpen:
		return modalSides[aux]
	case pasts[aux]:
		return sidePast
	case aux != "":
		return sideNow
	case c.to || x.Feats.Has(secondsource.Infinitive) || x.Feats.Has(secondsource.Gerund):
		return sideOpen
	case x.Feats.Has(secondsource.Past | secondsource.Finite):
		return sidePast
	case x.Feats.Has(secondsource.Participle):
		return sideOpen
	case x.Feats.Has(secondsource.Present | secondsource.Finite):
		return sideNow
	case x.Feats.Has(secondsource.Past):
		return sidePast
	}
	return sideOpen
}
