package secondsource

import (
	"slices"
	"strings"
)

// Stage is a rung of the ladder of an alleged transfer, or the way it ended.
type Stage string

// The rungs, from the lowest, and the ends.
const (
	Considered  Stage = "considered"
	Sought      Stage = "sought"
	Offered     Stage = "offered"
	Negotiated  Stage = "negotiated"
	Agreed      Stage = "agreed"
	Ordered     Stage = "ordered"
	Shipped     Stage = "shipped"
	Delivered   Stage = "delivered"
	Used        Stage = "used"
	Refused     Stage = "refused"
	Suspended   Stage = "suspended"
	Cancelled   Stage = "cancelled"
	Interdicted Stage = "interdicted"
	Returned    Stage = "returned"
)

var (
	ladder = []Stage{Considered, Sought, Offered, Negotiated, Agreed, Ordered, Shipped, Delivered, Used}
	ends   = []Stage{Refused, Suspended, Cancelled, Interdicted, Returned}
)

// Rung is the height of a stage on the ladder, from 0; -1 for an end or no stage.
func (s Stage) Rung() int { return slices.Index(ladder, s) }

// Ends reports whether a stage is a way for a transfer to end.
func (s Stage) Ends() bool { return slices.Contains(ends, s) }

// Known reports whether a stage is a rung or an end.
func (s Stage) Known() bool { return s.Rung() >= 0 || s.Ends() }

// Handover is what one sentence says of goods that change hands, or that may:
// who gives, who receives, what. It is a finding; the transfer that many of them
// amount to is a [Transfer].
type Handover struct {
	Span      Span    // from the first to the last word that says it
	Cue       Span    // the word that says how: supplied, talks
	Sentence  int     // index in Doc.Sentences
	Statement string  // id of the innermost accepted statement whose content holds the cue, "" for the outlet's own voice
	Giver     *Party  // nil where the sentence does not say
	Recipient *Party  // nil where the sentence does not say
	Sides     []Party // of talks or a deal of which the sentence does not say who gives
	User      *Party  // for whose use, where that is another than the recipient
	Goods     *Goods
	InReturn  *Goods // what is given for it, in the same sentence
	Stage     Stage  // with its polarity; a refusal or a seizure is an end
	Polarity  Polarity
	Other     bool // the object is something else: no goods are meant
	Exchange  bool // the goods are themselves given in return ("in exchange, …")
	Aside     bool // no transfer is made of it: an embargo, or what another handover of its sentence says in full
	By        string
}

// Party is one side of a handover. ID is as in [Speaker.ID], or "" for words
// that name nobody ("a buyer"); State is the id of a state that its description
// names, Place a place that it stands in, by name, of which the pack knows no state.
type Party struct {
	Text  string
	Span  Span
	ID    string
	State string
	Place string
	Loose bool // found by its place in the sentence alone: linking leaves it aside
}

// Goods is what changes hands: the words, and their classes in the pack. A
// container (crates) without contents has no class, nor have goods unknown to it.
type Goods struct {
	Text     string
	Span     Span
	Classes  []string // sorted
	Heads    []string // lemmas of the nouns, for goods that no class tells apart
	Quantity *Quantity
}

// Quantity is a number of units as the text gives it: "up to" 3 "containers".
// Units are never converted.
type Quantity struct {
	Text   string
	Number string // digits, "" for an amount without one ("significant quantities")
	Unit   string // lemma of what is counted
	Approx string // about, up to, more than …
}

// Gist says a handover in one line, as the examples of the packs do: giver >
// recipient (or + for both sides, ? for unknown), classes and stage.
func (h *Handover) Gist() string {
	name := func(p *Party) string {
		switch {
		case p == nil, p.Loose:
			return "?"
		case p.State != "":
			return p.State
		case p.ID != "":
			return p.ID
		case p.Place != "":
			return p.Place
		}
		return p.Text
	}
	s := name(h.Giver) + " > " + name(h.Recipient)
	if len(h.Sides) == 2 {
		s = name(&h.Sides[0]) + " + " + name(&h.Sides[1])
	}
	class := "?"
	if h.Goods != nil && len(h.Goods.Classes) > 0 {
		class = strings.Join(h.Goods.Classes, " ")
	}
	if h.Polarity == Negated {
		return s + ", " + class + ", not " + string(h.Stage)
	}
	return s + ", " + class + ", " + string(h.Stage)
}

// Transfer is an alleged transfer as the ledger has it: what the handovers of
// many texts amount to. Status is the highest rung that somebody asserts, or the
// way it ended; Reached the highest rung then. Repetition moves neither, nor does
// anything that is only possible, planned, conditional or denied.
type Transfer struct {
	ID         string   `json:"id"`
	Supplier   Opt      `json:"supplier"`  // by name; null where the texts do not say
	Recipient  Opt      `json:"recipient"` // by name; null where the texts do not say
	Between    []string `json:"between"`   // both sides, where nobody says which of them supplies
	User       Opt      `json:"user"`      // for whose use, where that is another
	Via        []string `json:"via"`       // through whose hands
	Goods      string   `json:"goods"`     // in the words of the highest rung
	Class      Opt      `json:"class"`     // classes of the packs, joined by "; "
	Quantity   Opt      `json:"quantity"`
	InReturn   Opt      `json:"in_return"`
	Status     Stage    `json:"status"`
	Reached    Stage    `json:"reached"`
	Qualifier  string   `json:"qualifier"`
	By         []string `json:"by"`
	DeniedBy   []Denied `json:"denied_by"`
	Statements []string `json:"statements"`
	Rules      []Rule   `json:"rules"`
	Ladder     []Rung   `json:"ladder"`    // every statement's rung, from the lowest
	Documents  []string `json:"documents"` // that carry it
	Claims     []string `json:"claims"`    // that hold its statements
	Linked     []string `json:"linked"`    // transfers given in return for it

	Number int `json:"-"` // of a narrowed ledger: the transfer's number in the whole; else 0
}

// Denied is a denial of a transfer, by the statement that makes it.
type Denied struct {
	Statement string `json:"statement"`
	By        string `json:"by"`
	Scope     Opt    `json:"scope"`
}

// Rung is what one statement says of a transfer, with its sentence.
type Rung struct {
	Stage     Stage    `json:"stage"`
	Polarity  Polarity `json:"polarity"`
	Statement string   `json:"statement"`
	Doc       string   `json:"doc"`
	Spans     []Span   `json:"spans"` // of the sentence
	Text      string   `json:"text"`
	Words     Span     `json:"words"` // of the sentence, those that say it
}

// Instrument is a reference to law, a commitment or a threat of measures. Regime is
// whose law it is, as far as the text tells: a vague reference to resolutions has a
// regime, never a number.
type Instrument struct {
	Doc       string `json:"doc"`
	Spans     []Span `json:"spans"`
	Text      string `json:"text"`
	Class     string `json:"class"`
	Regime    Opt    `json:"regime"`
	Precision string `json:"precision"` // named, numbered, vague, generic, prospective, unspecified
	InvokedBy string `json:"invoked_by"`
}

// Change is one thing that a ledger has and its earlier state had not. Ref is the
// id of the entry that it is about.
type Change struct {
	Kind string `json:"kind"` // transfer, status moved, first denial, first independent root, root, quote altered, forecast due, document
	Ref  string `json:"ref"`
	Doc  string `json:"doc"` // that brought it, "" where several did
	Text string `json:"text"`
}
