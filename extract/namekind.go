package extract

import (
	"strings"

	"secondsource"
	"secondsource/pack"
)

// ballot counts what speaks for each kind of name.
type ballot [nameKinds]float64

// vote decides for each name that the pack does not know what it is the name of:
// from the name finder, its form, and the words around all its places together.
func (r *reader) vote() {
	votes := map[string]*ballot{}
	for i := range r.names {
		c := &r.names[i]
		if c.actor != nil {
			continue
		}
		b := votes[c.key]
		if b == nil {
			b = &ballot{}
			votes[c.key] = b
			r.byForm(c, b)
		}
		r.byFinder(c, b)
		r.byBefore(c, b)
		r.byAfter(c, b)
		r.byVerb2(c, b)
	}
	r.shareVotes(votes)
	for i := range r.names {
		if c := &r.names[i]; c.actor == nil && strings.Contains(c.key, " ") && r.saysSo(c) && votes[c.key].winner() == placeName {
			votes[c.key][bodyName] += votes[c.key][placeName] // no place says anything: the Gulf Observatory
		}
	}
	for i := range r.names {
		if c := &r.names[i]; c.actor == nil {
			c.kind = votes[c.key].winner()
		}
	}
}

// saysSo reports whether a name of several words is the subject of a plain verb of
// saying.
func (r *reader) saysSo(c *called) bool {
	for k := c.first; k <= c.last; k++ {
		h := r.tok[k].Head
		if h < 0 || h >= c.first && h <= c.last || r.rel(k) != secondsource.Nsubj {
			continue
		}
		for _, v := range r.p.Acts.Verb(r.lemma(h)) {
			if v.Takes("S") && v.Takes("Q") && !v.Has(pack.FlagMaterial) && !v.Has(pack.FlagEvidence) {
				return true
			}
		}
	}
	return false
}

// winner is the kind with most votes; unknown where none has any.
func (b *ballot) winner() nameKind {
	best := unknownName
	for k := personName; k < nameKinds; k++ {
		if b[k] > b[best] && b[k] >= 0.9 {
			best = k
		}
	}
	return best
}

// shareVotes lets a short form vote with the one longer name that it is part of.
func (r *reader) shareVotes(votes map[string]*ballot) {
	parts := map[string][]string{} // first or last word -> longer keys
	for key := range votes {
		if f, l := firstWord(key), lastWord(key); f != l {
			parts[f] = append(parts[f], key)
			parts[l] = append(parts[l], key)
		}
	}
	for key, b := range votes {
		if long := parts[key]; len(long) == 1 && !strings.Contains(key, " ") {
			if b[placeName] >= 0.9 && votes[long[0]][personName] < 2 {
				continue // Oslo is not the Oslo Center
			}
			for k, v := range votes[long[0]] {
				if nameKind(k) != thingName || v > 3 {
					b[k] += v
				}
			}
		}
	}
}

// byForm votes by the words of a name.
func (r *reader) byForm(c *called, b *ballot) {
	words := strings.Fields(c.key)
	last := words[len(words)-1]
	n := len(words)
	if n > 1 {
		if r.rules.lists["orgends"][strings.TrimSuffix(last, ".")] {
			b[bodyName] += 3
		}
		if r.rules.lists["orgfirst"][words[0]] {
			b[bodyName] += 3
		}
		if r.rules.lists["thingends"][last] {
			b[thingName] += 4
		}
		if r.rules.lists["placeends"][last] {
			b[placeName] += 5
		}
		if r.rules.lists["paperends"][last] {
			b[paperName] += 2.5
		}
		if r.rules.lists["watchers"][last] { // a paper, or who counts and watches
			b[bodyName] += 1.2
			b[paperName]++
		}
		if r.rules.lists["female"][words[0]] || r.rules.lists["male"][words[0]] {
			b[personName] += 2.5
		}
		for _, w := range words[1 : n-1] {
			if w == "of" || w == "for" || w == "&" || w == "and" {
				b[bodyName] += 2
			}
			if w == "&" {
				b[bodyName] += 2
			}
		}
	}
	if n == 1 && r.lower(c.first-1) == "the" && r.rules.lists["papernames"][last] {
		b[paperName] += 2 // the Herald
	}
	if n > 1 && b[personName] == 0 && len(r.p.Actors.States(r.word(c.last))) > 0 {
		b[bodyName] += 2 // Transport Malta
		b[personName]--
	}
	if n > 1 && len(r.p.Actors.States(r.word(c.first))) > 0 && !r.given(words[0]) {
		if !r.rules.lists["paperends"][last] {
			b[bodyName] += 2 // Nepal Hydro: nobody is called so
		}
		b[personName] -= 5
	}
	if n == 1 && (r.rules.lists["female"][words[0]] || r.rules.lists["male"][words[0]]) {
		b[personName]++
	}
	if r.d.Outlet != nil && strings.HasSuffix(" "+strings.ToLower(r.d.Outlet.Text), " "+c.key) {
		b[paperName] += 3
	}
}

// byFinder takes the vote of the name finder.
func (r *reader) byFinder(c *called, b *ballot) {
	n, ok := r.nameAt(c.last)
	if !ok || n.Span.Start < r.tok[c.pre].Span.Start && r.is(c.first-1, secondsource.ADP) {
		return // Piraeus in "Halcyon of Piraeus"
	}
	switch n.Type {
	case "PER":
		b[personName]++
	case "ORG":
		b[bodyName] += 0.8
	case "LOC":
		b[placeName]++
	case "NORP":
		b[peopleName] += 0.5
	case "MISC":
		b[thingName] += 0.4
	}
}

// byBefore votes by the words before a name.
func (r *reader) byBefore(c *called, b *ballot) {
	if r.pictured(c.pre, c.first) {
		b[personName] += 3
	}
	i := c.first - 1
	if i < 0 {
		return
	}
	if r.knownAs(c) && r.collectiveNoun(r.lemma(c.first-4)) {
		b[bodyName] += 3
	}
	noun := i
	if r.lower(i) == "the" && r.capital(i) && i > 0 && r.rules.lists["papers"][r.lower(i-1)] { // the newspaper The Lantern
		noun = i - 1
	}
	if r.mark(i, ",") && i > 0 && r.is(i-1, secondsource.NOUN) { // the exporter, Trakia
		noun = i - 1
		a := r.articleOf(noun)
		if a < 0 {
			noun = -1
		}
	}
	if noun >= 0 && r.is(noun, secondsource.NOUN) {
		w := r.lemma(noun)
		switch {
		case r.rules.lists["ships"][w]:
			b[thingName] += 3
		case r.rules.lists["firms"][w] || w == "dealer" || w == "broker" || w == "operator" || w == "owner" && r.mark(i, ","):
			b[bodyName] += 3
		case w == "newspaper" || w == "paper" || w == "magazine" || w == "broadcaster" || w == "daily" || w == "weekly" || w == "website":
			b[paperName] += 3
		case r.human(w) && !(c.last > c.first && r.rules.lists["orgends"][lastWord(c.key)]): // its manager, Volta Shipping
			b[personName] += 2
		case w == "city" || w == "town" || w == "village" || w == "port" || w == "province" || w == "island" || w == "region":
			b[placeName] += 2
		}
	}
	switch r.lower(i) {
	case "the":
		if c.pre < c.first {
			break
		}
		if r.is(c.last+1, secondsource.NOUN) { // the Doe administration
			switch r.lemma(c.last + 1) {
			case "administration", "family", "team", "aide", "camp", "campaign", "cabinet", "government":
				b[personName]++
			}
			break
		}
		if c.last > c.first {
			b[thingName] += 0.8
		}
		b[personName] -= 2
	case "in", "near", "from", "at":
		b[placeName]++
		b[personName] -= 0.5
	case "aboard":
		b[thingName] += 3
	case "of":
		if i > 1 && r.is(i-1, secondsource.NOUN, secondsource.PROPN) && r.lemma(i-1) == "port" {
			b[placeName] += 2
		}
		if i > 1 && (r.lemma(i-1) == "mayor" || r.lemma(i-1) == "governor" || r.lemma(i-1) == "president") && c.first == c.last {
			b[placeName] += 1.5
			b[personName] -= 2
		}
	case "mr", "mrs", "ms", "miss", "dr":
		b[personName] += 4
	}
}

// articleOf is the article that opens the short phrase ending in noun k, -1.
func (r *reader) articleOf(k int) int {
	for i := k; i >= 0 && i > k-4; i-- {
		switch r.lower(i) {
		case "the", "its", "their", "his", "her", "a", "an":
			return i
		}
		if r.mark(i, ",.;:") {
			return -1
		}
	}
	return -1
}

// pictured reports whether tokens a to b-1 hold a role or a title.
func (r *reader) pictured(a, b int) bool {
	for i := a; i < b; i++ {
		if r.isRole(i) && i >= b-1 || r.rules.lists["titles"][strings.TrimSuffix(r.lower(i), ".")] {
			return true
		}
	}
	return false
}

// byAfter votes by the noun, apposition or relative clause behind a name.
func (r *reader) byAfter(c *called, b *ballot) {
	i := c.last + 1
	if w := r.lemma(i); w == "newspaper" || w == "magazine" || w == "daily" || w == "weekly" {
		b[paperName] += 3 // the Lantern newspaper
		b[personName]--
	}
	for i+1 < len(r.tok) && (r.lower(i) == "of" || r.lower(i) == "in") && r.capital(i+1) { // Orpheus Freight of Varna, the broker
		i += 2
	}
	if i+1 >= len(r.tok) || !r.mark(i, ",") {
		if i < len(r.tok) && r.lower(i) == "who" {
			b[personName] += 2
		}
		return
	}
	i++
	if r.lower(i) == "who" || r.lower(i) == "whose" && b[bodyName] < 2 {
		b[personName] += 2
		return
	}
	for k, from := i, i; k < len(r.tok) && k < from+8; k++ {
		if r.is(k, secondsource.VERB, secondsource.AUX) || r.mark(k, ",.;:") {
			return
		}
		if !r.is(k, secondsource.NOUN) || k+1 < len(r.tok) && (r.is(k+1, secondsource.NOUN) || r.apostrophe(k+1)) {
			continue
		}
		w := r.lemma(k)
		switch {
		case r.rules.lists["ships"][w]:
			b[thingName] += 2.5
		case w == "carrier" && k > 0 && (r.lemma(k-1) == "car" || r.lemma(k-1) == "bulk" || r.lemma(k-1) == "gas" || r.lemma(k-1) == "aircraft"):
			b[thingName] += 2.5
		case r.rules.lists["firms"][w] || w == "dealer" || w == "broker" || w == "operator":
			b[bodyName] += 2
		case r.rules.lists["bodies"][w]:
			b[bodyName] += 1.5
		case r.human(w):
			b[personName] += 2.5
		}
		return
	}
}

// byVerb2 votes by what a name does and what is done to it: ships sail.
func (r *reader) byVerb2(c *called, b *ballot) {
	for k := c.first; k <= c.last; k++ {
		h := r.tok[k].Head
		if h < 0 || h >= c.first && h <= c.last || !r.is(h, secondsource.VERB) {
			continue
		}
		w := r.lemma(h)
		switch r.rel(k) {
		case secondsource.Nsubj, secondsource.NsubjPass, secondsource.Obj:
			if r.rules.lists["shipverbs"][w] {
				b[thingName] += 1.5
			} else if r.rel(k) == secondsource.Nsubj && len(r.p.Acts.Verb(w)) > 0 {
				b[thingName] -= 0.5
			}
		}
	}
}
