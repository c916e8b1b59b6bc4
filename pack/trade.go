package pack

import (
	"slices"
	"strings"

	"secondsource"
)

var (
	frameColumns = []string{"form", "kind", "stage", "giver", "recipient", "goods", "yes", "no", "note"}
	stageColumns = []string{"form", "kind", "stage", "yes", "no", "note"}
	frameKinds   = []string{"verb", "noun", "phrase", "path", "stop", "pair", "bar"}
	stageKinds   = []string{"verb", "noun", "adj", "phrase", "sign", "modal", "doubt", "condition"}
	framePlaces  = []string{"subj", "obj", "poss", "left", "giver", "taker", "to", "from", "with", "by", "for", "of", "on", "over", "about", "between", "in", "into", "at", "against", "among"}
	polarities   = []secondsource.Polarity{secondsource.Hypothetical, secondsource.Planned, secondsource.Conditional}
)

// TradeExample is a sentence with what a rule must make of it: Want is empty in a
// sentence that the rule must leave alone.
type TradeExample struct {
	Sentence, Want string
	File           string
	Line           int
}

// Frame is a word by which goods change hands, with the places of giver,
// recipient and goods in the order in which they are tried.
type Frame struct {
	Form                    []string // words, each a lemma or a form
	Kind                    string   // verb, noun, phrase, path, stop, pair, bar
	Stage                   secondsource.Stage
	Giver, Recipient, Goods []string
	Yes, No                 TradeExample
}

// StageWord moves what it governs to another rung, or makes it possible,
// planned or conditional only.
type StageWord struct {
	Form     []string
	Kind     string
	Stage    secondsource.Stage    // "" for the kinds modal, doubt and condition
	Polarity secondsource.Polarity // of those kinds
	Yes, No  TradeExample
}

// Trade is the knowledge of how goods change hands.
type Trade struct {
	Frames []Frame // those of several words first
	Stages []StageWord
}

func buildTrade(frameRows, stageRows []row, bad *problems) *Trade {
	t := &Trade{}
	for _, r := range frameRows {
		f := Frame{Form: words(r.cells[0]), Kind: r.cells[1], Stage: secondsource.Stage(r.cells[2]),
			Giver: strings.Fields(r.cells[3]), Recipient: strings.Fields(r.cells[4]), Goods: strings.Fields(r.cells[5])}
		f.Yes, f.No = r.examples(6, bad)
		if !slices.Contains(frameKinds, f.Kind) {
			bad.at(r.file, r.line, secondsource.ErrInvalid, "unknown kind %q (known: %s)", f.Kind, strings.Join(frameKinds, ", "))
		}
		if !f.Stage.Known() {
			bad.at(r.file, r.line, secondsource.ErrInvalid, "unknown stage %q", f.Stage)
		}
		for _, p := range slices.Concat(f.Giver, f.Recipient, f.Goods) {
			if !slices.Contains(framePlaces, p) {
				bad.at(r.file, r.line, secondsource.ErrInvalid, "unknown place %q (known: %s)", p, strings.Join(framePlaces, ", "))
			}
		}
		t.Frames = append(t.Frames, f)
	}
	slices.SortStableFunc(t.Frames, func(a, b Frame) int { return len(b.Form) - len(a.Form) })
	for _, r := range stageRows {
		w := StageWord{Form: words(r.cells[0]), Kind: r.cells[1]}
		w.Yes, w.No = r.examples(3, bad)
		switch s := r.cells[2]; {
		case !slices.Contains(stageKinds, w.Kind):
			bad.at(r.file, r.line, secondsource.ErrInvalid, "unknown kind %q (known: %s)", w.Kind, strings.Join(stageKinds, ", "))
		case w.Kind == "modal" || w.Kind == "doubt" || w.Kind == "condition":
			if w.Polarity = secondsource.Polarity(s); !slices.Contains(polarities, w.Polarity) {
				bad.at(r.file, r.line, secondsource.ErrInvalid, "a %s is hypothetical, planned or conditional, not %q", w.Kind, s)
			}
		default:
			if w.Stage = secondsource.Stage(s); !w.Stage.Known() {
				bad.at(r.file, r.line, secondsource.ErrInvalid, "unknown stage %q", s)
			}
		}
		t.Stages = append(t.Stages, w)
	}
	slices.SortStableFunc(t.Stages, func(a, b StageWord) int { return len(b.Form) - len(a.Form) })
	return t
}

func words(form string) []string { return strings.Fields(strings.ReplaceAll(form, "-", " - ")) }

// examples reads the cells yes (a sentence, "=>" and what it says) and no. A rule
// without both is refused.
func (r row) examples(at int, bad *problems) (yes, no TradeExample) {
	sentence, want, ok := strings.Cut(r.cells[at], "=>")
	yes = TradeExample{Sentence: strings.TrimSpace(sentence), Want: strings.TrimSpace(want), File: r.file, Line: r.line}
	no = TradeExample{Sentence: r.cells[at+1], File: r.file, Line: r.line}
	if !r.remove && (!ok || yes.Want == "" || no.Sentence == "") {
		bad.at(r.file, r.line, secondsource.ErrInvalid, "a rule needs an example that it fits (sentence => what it says) and one that it does not")
	}
	return yes, no
}
