package link

import (
	"strings"

	"secondsource"
)

// mended gives the tokens of a text with the trees of its garden paths put right:
// in "Rifles sold to Ghana turned up in Libya" what is told is that they turned up,
// and "sold" only says which rifles. Tokens come back as they are where there is none.
func mended(text string, tokens []secondsource.Token) []secondsource.Token {
	out := tokens
	for w := range tokens {
		v := tokens[w].Head
		if v < 0 || v >= w || w-v > 12 || !gardenPath(text, tokens, v, w) {
			continue
		}
		if &out[0] == &tokens[0] {
			out = append([]secondsource.Token{}, tokens...)
		}
		mend(out, v, w)
	}
	return out
}

// gardenPath: verb v has a subject right before it, no object and no auxiliary, and
// may be a participle; verb w hangs on it in the past and has no subject, and nothing
// joins the two.
func gardenPath(text string, tokens []secondsource.Token, v, w int) bool {
	switch tokens[w].Deprel {
	case secondsource.Ccomp, secondsource.Conj, secondsource.Parataxis, secondsource.Advcl, secondsource.Xcomp:
	default:
		return false
	}
	if !inflected(text, tokens[v]) || !inflected(text, tokens[w]) {
		return false
	}
	subject := -1
	for c := max(0, v-treeWindow); c < len(tokens) && c < w+3; c++ {
		switch x := tokens[c]; {
		case x.Head == w && c < w && x.UPOS != secondsource.ADV, x.Head == w && x.Deprel == secondsource.AuxRel:
			return false // it has a subject, an auxiliary or a conjunction of its own
		case x.Head != v:
		case x.Deprel == secondsource.Nsubj && (x.UPOS == secondsource.NOUN || x.UPOS == secondsource.PROPN):
			subject = c
		case x.Deprel == secondsource.Nsubj || x.Deprel == secondsource.NsubjPass || x.Deprel == secondsource.Obj || x.Deprel == secondsource.AuxRel || x.Deprel == secondsource.AuxPass:
			return false
		case c > v && c < w && x.UPOS == secondsource.PUNCT:
			return false
		}
	}
	return subject >= 0 && v-subject == 1 && w-v > 1
}

// inflected reports a verb in another form than its plainest that may be of the past.
func inflected(text string, t secondsource.Token) bool {
	low := strings.ToLower(t.Span.Of(text))
	return t.UPOS == secondsource.VERB && low != t.Lemma && !strings.HasSuffix(low, "ing") && !strings.HasSuffix(low, "s")
}

// mend makes w the verb of the subject before v, and v what describes that subject.
func mend(tokens []secondsource.Token, v, w int) {
	subject := v - 1
	tokens[w].Head, tokens[w].Deprel = tokens[v].Head, tokens[v].Deprel
	tokens[v].Head, tokens[v].Deprel = subject, secondsource.Acl
	tokens[subject].Head = w
	for c := w + 1; c < len(tokens) && c < w+treeWindow; c++ {
		if tokens[c].Head == v {
			tokens[c].Head = w
		}
	}
}
