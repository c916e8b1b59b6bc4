package brief

import (
	"secondsource"
)

// doing is the verb for what a speaker does with a content that is not his own
// assertion. "Nordlast: that it had carried drones" would turn a denial round;
// "Nordlast denies: that it had carried drones" does not. A quotation needs
// none: the words are the act.
func doing(e *secondsource.Entry) string {
	if e.Mode == secondsource.Direct {
		return ""
	}
	switch e.Act {
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

// turned reports whether the content of a statement is what the speaker does not
// assert.
func turned(e *secondsource.Entry) bool {
	if e.Mode == secondsource.Direct {
		return false
	}
	return e.Act == secondsource.Deny || e.Act == secondsource.NonConfirmation || e.Act == secondsource.NoComment
}

// voice is who says what, with the verb where the words alone would mislead.
func (x *index) voice(e *secondsource.Entry, who string, n int) line {
	l := line{stress(who)}
	if v := doing(e); v != "" {
		l = append(l, say(" "+v))
	}
	return append(append(l, say(": ")), x.content(e, n)...)
}
