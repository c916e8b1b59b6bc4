package extract

import (
	"strings"

	"secondsource"
	"secondsource/pack"
)

// cue is a word or phrase that reports speech, at its place in a sentence.
type cue struct {
	s           secondsource.Sentence
	main        int // the token that carries the meaning
	first, last int // the tokens of the whole phrase, auxiliaries and negation included
	kind        string
	known       []pack.Cue // its readings in the pack, by frame
	negated     bool
	participle  bool // saying, adding: the subject is the governor's
	passive     bool
	subject     int // head token of the subject, -1 for none
}

// frame reports whether one of the cue's readings takes the frame.
func (c *cue) frame(names ...string) bool {
	for _, k := range c.known {
		for _, f := range k.Frames {
			for _, n := range names {
				if f == n {
					return true
				}
			}
		}
	}
	return false
}

// cues finds the cues of one sentence, in text order. Words inside a quotation
// report nothing: they are what somebody said.
func (r *reader) cues(s secondsource.Sentence) []*cue {
	var out []*cue
	for i := s.First; i < s.Last; i++ {
		if r.insideSpeech(i) {
			continue
		}
		if c := r.phraseAt(s, i); c != nil {
			out = append(out, c)
			i = max(i, c.last)
			continue
		}
		if c := r.verbAt(s, i); c != nil {
			out = append(out, c)
			i = max(i, c.last)
		} else if c := r.nounAt(s, i); c != nil {
			out = append(out, c)
		}
	}
	return out
}

// insideSpeech reports whether token i is quoted.
func (r *reader) insideSpeech(i int) bool {
	return r.inQuote[i] >= 0
}

// phraseAt finds a multiword cue of the pack that begins at token i.
func (r *reader) phraseAt(s secondsource.Sentence, i int) *cue {
	for _, k := range r.rules.phrasesAt(r.lemma(i), r.lower(i)) {
		if last, ok := r.matchWords(s, i, k.words, 2); ok {
			c := &cue{s: s, main: i, first: i, last: last, kind: k.Kind, known: []pack.Cue{k.Cue}, subject: -1}
			if k.Kind == "phrase" && r.firstVerb(i, last) < 0 {
				continue // calls on Friday
			}
			own := false // pleads ignorance: the object is the content, whatever follows
			if verb := r.firstVerb(i, last); verb >= 0 && k.Kind != "prep" && k.Kind != "noun" {
				c.kind, c.main = "verb", verb
				own = verb == i && last == i+1 && k.Act == secondsource.Deny && r.is(last, secondsource.NOUN)
				if own || strings.HasPrefix(k.Form, r.lemma(i)+" * ") && verb == i {
					c.last = i // denied any part in it
				}
				if c.last == i && len(k.Frames) == 0 {
					c.known[0].Frames = []string{"NP"}
				}
				r.verbGroup(c)
			}
			if c.kind == "verb" && !own && !r.fits(c) {
				continue
			}
			return c
		}
	}
	return nil
}

// firstVerb is the first verb of tokens a to b, -1 for none.
func (r *reader) firstVerb(a, b int) int {
	for i := a; i <= b; i++ {
		if r.is(i, secondsource.VERB) {
			return i
		}
	}
	for i := a; i <= b; i++ {
		if r.is(i, secondsource.AUX) {
			return i
		}
	}
	return -1
}

// active is a cue as if it were none of a passive: its subject is he who acts.
func (c *cue) active() *cue {
	a := *c
	a.passive = false
	return &a
}

// fits reports whether what follows a phrase is one of the constructions it
// takes; "said no" alone is not in "said no one was hurt".
func (r *reader) fits(c *cue) bool {
	if len(c.known[0].Frames) == 0 || c.frame("S", "Q", "NP") || c.last+1 >= c.s.Last {
		return true
	}
	next := r.lower(c.last + 1)
	for _, f := range c.known[0].Frames {
		if strings.EqualFold(f, next) || (f == "TO" || f == "VTO") && next == "to" {
			return true
		}
	}
	return r.is(c.last+1, secondsource.PUNCT)
}

// matchWords matches the words of a phrase from token i on and gives the last
// token. So many adverbs may stand between words; "*" takes up to four words, or none.
func (r *reader) matchWords(s secondsource.Sentence, i int, words []string, adverbs int) (last int, ok bool) {
	for n, w := range words {
		if w == "*" {
			for k := i; k <= i+4 && k < s.Last && (k == i || !r.mark(k-1, ",;:") && !r.quoteMark(k-1)); k++ {
				if last, ok := r.matchWords(s, k, words[n+1:], 0); ok {
					return last, true
				}
			}
			return 0, false
		}
		for n > 0 && i < s.Last && r.is(i, secondsource.ADV) && adverbs > 0 && r.lemma(i) != w && r.lower(i) != w {
			i, adverbs = i+1, adverbs-1
		}
		if i >= s.Last || r.lemma(i) != w && r.lower(i) != w {
			return 0, false
		}
		i++
	}
	return i - 1, true
}

// verbAt finds a one-word verb cue at token i.
func (r *reader) verbAt(s secondsource.Sentence, i int) *cue {
	known := r.p.Acts.Verb(r.lemma(i))
	if !r.is(i, secondsource.VERB) {
		if known = r.mistaken(s, i); known == nil {
			return nil
		}
	} else if len(known) == 0 || r.notSpeech(s, i) {
		return nil
	}
	c := &cue{s: s, main: i, first: i, last: i, kind: "verb", known: known, subject: -1}
	if i+1 < s.Last && r.rel(i+1) == secondsource.CompoundPrt && r.tok[i+1].Head == i {
		c.last = i + 1
	}
	r.verbGroup(c)
	return c
}

// mistaken gives the readings of a cue that the tagger took for a noun, where its
// place makes it one: the last word of a report after a comma (…, trade data show;
// …, Official Says), or in a headline before its inverted subject (SAYS MINISTER).
func (r *reader) mistaken(s secondsource.Sentence, i int) []pack.Cue {
	if !r.is(i, secondsource.NOUN, secondsource.PROPN, secondsource.ADJ) || r.inQuote[i] >= 0 {
		return nil
	}
	if known := r.invertedPresent(s, i); known != nil {
		return known
	}
	last := i+1 >= s.Last || r.mark(i+1, ".")
	inverted := r.headline(s) && i > s.First && r.mark(i-1, ",")
	if !last && !inverted {
		return nil
	}
	if last {
		k := i - 1
		for k > s.First && k > i-8 && !r.mark(k, ",") && !r.quoteMark(k) {
			k--
		}
		if k == i-1 || !r.mark(k, ",") && !r.quoteMark(k) {
			return nil
		}
	}
	w := r.lower(i)
	for _, lemma := range [...]string{w, strings.TrimSuffix(w, "s"), strings.TrimSuffix(w, "ed"), strings.TrimSuffix(w, "d")} {
		for _, k := range r.p.Acts.Verb(lemma) {
			if (k.Takes("S") || k.Takes("Q")) && !k.Has(pack.FlagWeak) && !k.Has(pack.FlagMaterial) {
				return r.p.Acts.Verb(lemma)
			}
		}
	}
	return nil
}

// invertedPresent gives the readings of a present verb behind a comma and before its
// subject, a person whose phrase ends the clause: …, reckons a diplomat; …, sighs one
// envoy, “…”. Nil where the place does not show that.
func (r *reader) invertedPresent(s secondsource.Sentence, i int) []pack.Cue {
	w := r.lower(i)
	if i <= s.First || !r.mark(i-1, ",") || !strings.HasSuffix(w, "s") || !r.is(i+1, secondsource.DET, secondsource.NUM, secondsource.PROPN, secondsource.ADJ) {
		return nil
	}
	e := i + 1
	for e+1 < s.Last && e < i+8 && r.is(e+1, secondsource.DET, secondsource.ADJ, secondsource.NUM, secondsource.NOUN, secondsource.PROPN) {
		e++
	}
	n, named := r.nameAt(e)
	if !(r.human(r.lemma(e)) || named && n.Type == "PER") || e+1 < s.Last && !r.is(e+1, secondsource.PUNCT, secondsource.ADP) && !r.relative(e+1) {
		return nil
	}
	for _, k := range r.p.Acts.Verb(strings.TrimSuffix(w, "s")) {
		if (k.Takes("S") || k.Takes("Q")) && !k.Has(pack.FlagMaterial) {
			return r.p.Acts.Verb(k.Form)
		}
	}
	return nil
}

// headline reports whether a sentence is a title or sub-heading.
func (r *reader) headline(s secondsource.Sentence) bool {
	k := r.d.Zones[s.Zone].Kind
	return k == secondsource.ZoneTitle || k == secondsource.ZoneSubheading
}

// notSpeech reports uses of a speech verb that report nothing: modifiers
// (alleged sale, the named official), roles (press, state), infinitives of
// purpose, and adverbs.
func (r *reader) notSpeech(s secondsource.Sentence, i int) bool {
	switch r.rel(i) {
	case secondsource.Amod, secondsource.Compound, secondsource.Case, secondsource.Flat, secondsource.Nmod:
		return true
	case secondsource.Acl: // a force stated by the charter, an exercise known as Red Sail
		f := r.tok[i].Feats
		next := r.lower(i + 1)
		if next == "by" && r.rules.lists["means"][r.lemma(i+2)] {
			return false // said by telephone that
		}
		switch next {
		case "on", "about":
			return r.rules.lists["tellers"][r.lemma(i)] && f.Has(secondsource.Past) && r.subjectLike(i-1) // officials briefed on the text said
		case "by", "as", "to", "at", "of":
			k := i - 1
			for k > s.First && r.is(k, secondsource.ADV) { // first reported by
				k--
			}
			return f.Has(secondsource.Participle) && f.Has(secondsource.Past) && (r.subjectLike(k) || r.mark(k, ","))
		}
		return false
	}
	if i > s.First {
		switch r.lower(i - 1) {
		case "no", "little", "small", "any", "'s", "’s": // it is no wonder; the town's feared mayor
			return true
		}
	}
	return false
}

// nounAt finds a noun cue with its possessor (its denials, the ministry's
// claim that …), or with what is claimed (allegations that …); a bare noun is a
// thing, not a report.
func (r *reader) nounAt(s secondsource.Sentence, i int) *cue {
	if !r.is(i, secondsource.NOUN) {
		return nil
	}
	known := r.p.Acts.Noun(r.lemma(i))
	if len(known) == 0 {
		return nil
	}
	c := &cue{s: s, main: i, first: i, last: i, kind: "noun", known: known, subject: -1}
	for k := i - 1; k >= s.First && k >= i-6; k-- {
		if r.rel(k) == secondsource.NmodPoss && r.tok[k].Head == i && r.outside(c, k) {
			c.subject = k
			break
		}
	}
	if c.subject < 0 {
		if !r.claimsThat(c) {
			return nil
		}
		c.subject = r.claimant(c)
		return c
	}
	for c.first-1 > c.subject && r.is(c.first-1, secondsource.ADJ) {
		c.first--
	}
	return c
}
