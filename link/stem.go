package link

import "strings"

// stem cuts the inflection off an English word in lower case (and a final e, so
// that advance and advancing meet). It is no lemmatiser: irregular forms are
// listed with their concept.
func stem(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	n := len(w)
	switch {
	case n > 4 && strings.HasSuffix(w, "ies"):
		w = w[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "zes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes")):
		w = w[:n-2]
	case n > 3 && w[n-1] == 's' && w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i':
		w = w[:n-1]
	case n > 4 && strings.HasSuffix(w, "ied"):
		w = w[:n-3] + "y"
	case n > 4 && strings.HasSuffix(w, "ed") && w[n-3] != 'e' && hasVowel(w[:n-2]):
		w = undouble(w[:n-2])
	case n > 5 && strings.HasSuffix(w, "ing") && hasVowel(w[:n-3]):
		w = undouble(w[:n-3])
	}
	if len(w) > 5 && strings.HasSuffix(w, "ll") { // travelled, cancelling
		w = w[:len(w)-1]
	}
	if len(w) > 3 && w[len(w)-1] == 'e' && !mute[w] {
		w = w[:len(w)-1]
	}
	return w
}

// mute are words that without their last e would be others: a plane is no plan, care
// no car.
var mute = wordSet(`plane care`)

func hasVowel(w string) bool { return strings.ContainsAny(w, "aeiouy") }

// undouble takes back the doubled consonant of planned, shipping.
func undouble(w string) string {
	n := len(w)
	if n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("aeiouslz", rune(w[n-1])) {
		return w[:n-1]
	}
	return w
}
