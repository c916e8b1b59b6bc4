package extract

import (
	"secondsource"
	"secondsource/pack"
)

// denies reports whether a verb of denying denies its content: a clause or what
// somebody said, and with verbs that also mean to refuse or to send away (reject,
// dismiss, dispute) only an object that may be true or false. In doubt it does not:
// nobody may be said to have denied what he only turned down.
func (r *reader) denies(c *cue, k *pack.Cue, cont *content, clause bool) bool {
	first := cont.runs[0][0]
	switch {
	case c.passive, k.Has(pack.FlagInfo) && !clause:
		return r.objectIs(cont, true)
	case k.Has(pack.FlagInfo):
		return first < c.first || r.lower(first) == "that" || r.inQuote[first] >= 0 || r.objectIs(cont, true)
	}
	return clause || r.deniable(c, cont)
}

// deniable reports whether the object of "deny" is something that can be false: the
// report, any involvement, the raid; not a person, nor what is kept from somebody (a
// visa, entry, the owners the opportunity to speak).
func (r *reader) deniable(c *cue, cont *content) bool {
	a, b := cont.runs[0][0], cont.runs[0][1]
	if n, ok := r.nameAt(a); ok && n.Type == "PER" || r.is(a, secondsource.PROPN) && a == b {
		return false // denied Jane Doe three times
	}
	switch r.lower(a) {
	case "him", "her", "them", "us", "me", "you", "itself", "himself", "herself", "themselves":
		return false
	}
	if r.kid(c.s, c.main, secondsource.Iobj) >= 0 {
		return false
	}
	for i := a; i <= min(b, a+8) && !r.is(i, secondsource.ADP, secondsource.SCONJ); i++ {
		if r.p.Objects.Is(r.lemma(i), "access") {
			return false
		}
		if r.twoObjects(a, i) && !r.gerund(a) {
			return false
		}
	}
	return true
}
