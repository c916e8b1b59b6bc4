package pack

import (
	"cmp"
	"slices"
	"strings"

	"secondsource"
)

// Cue is a word or phrase that reports an act of speech in one construction. A
// form that reports different acts in different constructions has several cues,
// in the order in which they should be tried.
type Cue struct {
	Form string // words in lower case, single spaces, each a lemma or a form; "*" stands for up to four words
	Kind string // verb, noun, adj, prep, phrase
	Act  secondsource.Act
	// Frames are the constructions in which the form reports this act: S
	// (that-clause or bare clause), Q (quotation), NP (noun-phrase object), TO
	// (object and infinitive, or to-phrase), VTO (infinitive), GER (gerund), WH,
	// IF (whether), and prepositional phrases by their preposition: OF FOR ON
	// ABOUT AGAINST WITH AS AT IN OVER FROM INTO BY BEHIND THAT.
	Frames []string
	// Stance is the reporter's: n neutral, f factive (he takes it as true), d
	// distancing (he leaves it to the speaker), e emphatic, t tentative (the
	// speaker himself is not sure).
	Stance string
	// Flags say what must be looked at before the act is believed; see [ActFlag].
	Flags []ActFlag
}

// Has reports whether the cue carries a flag.
func (c Cue) Has(f ActFlag) bool { return slices.Contains(c.Flags, f) }

// Takes reports whether the cue stands in a construction.
func (c Cue) Takes(frame string) bool { return slices.Contains(c.Frames, frame) }

// ActFlag is a condition on a cue.
type ActFlag string

const (
	FlagInfo     ActFlag = "info"     // this act only with an object that is information (allegation, claim, report)
	FlagOffer    ActFlag = "offer"    // this act only with an object that is an offer, proposal, request or demand
	FlagMaterial ActFlag = "material" // often no speech at all: deny entry, decline by 3 per cent, order tanks
	FlagRelay    ActFlag = "relay"    // the subject carries another's words: report, quote, cite
	FlagEvidence ActFlag = "evidence" // the subject is a document, picture or data: show, read
	FlagAttitude ActFlag = "attitude" // thinking or wishing, told by somebody: believe, want, fear
	FlagComment  ActFlag = "comment"  // this act only with to comment, elaborate, answer, confirm …
	FlagHuman    ActFlag = "human"    // only with a subject that can speak: threatens stability is none
	FlagWeak     ActFlag = "weak"     // speech only with a quotation or clear clause: continue, smile, post
	FlagAmount   ActFlag = "amount"   // only where the object is set at a number: put the damage at 40 million
	FlagContent  ActFlag = "content"  // noun: a statement only when its content follows (the claim that …, denial of …)
)

var (
	actColumns = []string{"form", "kind", "act", "frames", "stance", "flags", "note"}
	cueKinds   = []string{"verb", "noun", "adj", "prep", "phrase"}
	frames     = []string{"S", "Q", "NP", "TO", "VTO", "GER", "WH", "IF", "OF", "FOR", "ON", "ABOUT", "AGAINST", "WITH",
		"AS", "AT", "IN", "OVER", "FROM", "INTO", "BY", "BEHIND", "THAT"}
	stances = []string{"n", "f", "d", "e", "t"}
	flags   = []ActFlag{FlagInfo, FlagOffer, FlagMaterial, FlagRelay, FlagEvidence, FlagAttitude, FlagComment, FlagHuman, FlagWeak, FlagAmount, FlagContent}
	acts    = []secondsource.Act{secondsource.Assert, secondsource.Announce, secondsource.Confirm, secondsource.Deny,
		secondsource.NonConfirmation, secondsource.NoComment, secondsource.Accuse, secondsource.Condemn, secondsource.Praise,
		secondsource.Warn, secondsource.Threaten, secondsource.Urge, secondsource.Pledge, secondsource.Propose,
		secondsource.Refuse, secondsource.Ask, secondsource.Predict, secondsource.Assess, secondsource.Agree, secondsource.OtherAct}
)

// Acts is the lexicon of speech acts.
type Acts struct {
	words   map[string]map[string][]Cue // kind -> lemma -> cues
	phrases []Cue
}

// Verb gives the cues of a verb's lemma, in the order of the file.
func (a *Acts) Verb(lemma string) []Cue { return a.words["verb"][lemma] }

// Noun gives the cues of a noun's lemma.
func (a *Acts) Noun(lemma string) []Cue { return a.words["noun"][lemma] }

// Adj gives the cues of an adjective.
func (a *Acts) Adj(lemma string) []Cue { return a.words["adj"][lemma] }

// Prep gives the cues of a preposition of one word ("per").
func (a *Acts) Prep(lemma string) []Cue { return a.words["prep"][lemma] }

// Phrases gives the forms of several words, those of most words first.
func (a *Acts) Phrases() []Cue { return a.phrases }

func buildActs(rows []row, bad *problems) *Acts {
	a := &Acts{words: make(map[string]map[string][]Cue, len(cueKinds)), phrases: make([]Cue, 0, len(rows)/2)}
	kinds := map[string][]Cue{}
	read := cueReader{frames: map[string][]string{}, flags: map[string][]ActFlag{}, bad: bad}
	for _, r := range rows {
		c, ok := read.cue(r)
		switch {
		case !ok:
		case strings.Contains(c.Form, " "):
			a.phrases = append(a.phrases, c)
		case c.Kind == "phrase":
			bad.at(r.file, r.line, secondsource.ErrInvalid, "a phrase has more than one word")
		default:
			kinds[c.Kind] = append(kinds[c.Kind], c)
		}
	}
	for kind, cues := range kinds {
		a.words[kind] = byForm(cues)
	}
	slices.SortStableFunc(a.phrases, func(x, y Cue) int {
		return cmp.Compare(strings.Count(y.Form, " "), strings.Count(x.Form, " "))
	})
	return a
}

// byForm groups cues by form, each group in the order of the file.
func byForm(cues []Cue) map[string][]Cue {
	slices.SortStableFunc(cues, func(x, y Cue) int { return strings.Compare(x.Form, y.Form) })
	out := make(map[string][]Cue, len(cues))
	for from := 0; from < len(cues); {
		to := from + 1
		for to < len(cues) && cues[to].Form == cues[from].Form {
			to++
		}
		out[cues[from].Form] = cues[from:to:to]
		from = to
	}
	return out
}

// cueReader reads lines of speech_acts.tsv; cues with equal cells share slices.
type cueReader struct {
	frames map[string][]string
	flags  map[string][]ActFlag
	bad    *problems
}

func (x cueReader) cue(r row) (Cue, bool) {
	c := Cue{Form: r.cells[0], Kind: r.cells[1], Act: secondsource.Act(r.cells[2]), Stance: r.cells[4]}
	if c.Stance == "" {
		c.Stance = "n"
	}
	fail := func(what, word string) (Cue, bool) {
		x.bad.at(r.file, r.line, secondsource.ErrInvalid, "unknown %s %q", what, word)
		return c, false
	}
	switch {
	case !slices.Contains(cueKinds, c.Kind):
		return fail("kind", c.Kind)
	case !slices.Contains(acts, c.Act):
		return fail("act", string(c.Act))
	case !slices.Contains(stances, c.Stance):
		return fail("stance", c.Stance)
	}
	var known bool
	if c.Frames, known = x.frames[r.cells[3]]; !known {
		c.Frames = strings.Fields(r.cells[3])
		for _, f := range c.Frames {
			if !slices.Contains(frames, f) {
				return fail("frame", f)
			}
		}
		x.frames[r.cells[3]] = c.Frames
	}
	if c.Flags, known = x.flags[r.cells[5]]; !known {
		for _, f := range strings.Fields(r.cells[5]) {
			if !slices.Contains(flags, ActFlag(f)) {
				return fail("flag", f)
			}
			c.Flags = append(c.Flags, ActFlag(f))
		}
		x.flags[r.cells[5]] = c.Flags
	}
	return c, true
}
