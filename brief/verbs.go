package brief

import (
	"cmp"
	"slices"
	"strings"

	"secondsource"
)

// doing is the verb for what a speaker does with a content that is not his own
// assertion. "Nordlast: that it had carried drones" would turn a denial round;
// "Nordlast denies: that it had carried drones" does not. A quotation needs
// none: the words are the act.
func doing(e *secondsource.Entry) string {
	switch {
	case e.Mode == secondsource.Direct:
		return ""
	case ownWords(e):
		return "answers"
	}
	return verbOf(e.Act)
}

// ownWords reports whether the content of a denial is what the speaker says and not
// what he denies: he said that he had no knowledge.
func ownWords(e *secondsource.Entry) bool {
	if e.Act != secondsource.Deny || e.Mode == secondsource.Direct || e.Cue == nil {
		return false
	}
	return slices.ContainsFunc(strings.Fields(strings.ToLower(e.Cue.Text)), func(w string) bool {
		switch strings.Trim(w, ",:;") {
		case "say", "says", "said", "saying", "tell", "tells", "told", "telling", "add", "adds", "added", "adding", "state", "states", "stated", "according":
			return true
		}
		return false
	})
}

// answering is what stands between a response and its words.
func answering(e *secondsource.Entry) string {
	if ownWords(e) {
		return ", saying: "
	}
	return ": "
}

func verbOf(a secondsource.Act) string {
	switch a {
	case secondsource.Deny:
		return "denies"
	case secondsource.NonConfirmation:
		return "does not confirm"
	case secondsource.NoComment:
		return "does not comment"
	case secondsource.Accuse:
		return "alleges"
	case secondsource.Condemn:
		return "condemns"
	case secondsource.Praise:
		return "praises"
	case secondsource.Warn:
		return "warns"
	case secondsource.Threaten:
		return "threatens"
	case secondsource.Urge:
		return "urges"
	case secondsource.Pledge:
		return "pledges"
	case secondsource.Propose:
		return "proposes"
	case secondsource.Refuse:
		return "refuses"
	case secondsource.Ask:
		return "asks"
	case secondsource.Predict:
		return "predicts"
	case secondsource.Agree:
		return "agrees"
	}
	return ""
}

// deed is the verb for the statements of one speaker that put a claim forward:
// what he does in all of them, "says" where he does several things. The words of
// a denial are no denial of these words, so a quoted one "answers".
func deed(entries []*secondsource.Entry) string {
	act := entries[0].Act
	quoted := false
	for _, e := range entries {
		if e.Act != act {
			return mixed(entries)
		}
		quoted = quoted || e.Mode == secondsource.Direct || ownWords(e)
	}
	switch {
	case act == secondsource.Accuse:
		return "accuses"
	case act == secondsource.Announce:
		return "announces"
	case act == secondsource.Confirm:
		return "confirms"
	case denying(act) && quoted:
		return "answers"
	}
	return cmp.Or(verbOf(act), "says")
}

// mixed is the verb for several acts: a denial among them is never "says".
func mixed(entries []*secondsource.Entry) string {
	if slices.ContainsFunc(entries, func(e *secondsource.Entry) bool { return denying(e.Act) }) {
		return "answers"
	}
	return "says"
}

func denying(a secondsource.Act) bool {
	return a == secondsource.Deny || a == secondsource.NonConfirmation || a == secondsource.NoComment
}

// turned reports whether the content of a statement is what the speaker does not
// assert.
func turned(e *secondsource.Entry) bool {
	if e.Mode == secondsource.Direct {
		return false
	}
	return denying(e.Act)
}

// voice is who says what, with the verb where the words alone would mislead.
func (x *index) voice(e *secondsource.Entry, who string, n int) line {
	l := line{stress(who)}
	if v := doing(e); v != "" {
		l = append(l, say(" "+v))
	}
	return append(append(l, say(": ")), x.content(e, n)...)
}
