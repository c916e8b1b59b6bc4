package extract

import (
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// oneOf is the unnamed one of several whom "one of them" or "one of the miners" means.
func (r *reader) oneOf(h, b int) *figure {
	if g := r.membersMeant(h); g != nil {
		return r.oneMore("one", g)
	}
	end := h + 2
	for end < b && !r.mark(end+1, ",") {
		end++
	}
	name := r.gram(h, min(end, b))
	return r.cast.add(&figure{Speaker: secondsource.Speaker{ID: "?" + r.d.ID + slug(name), Name: name, Kind: secondsource.KindAnonymous}})
}

// nextOne is one of a group that has just spoken: "One said there was no water. The
// other said …".
func (r *reader) nextOne(a, b, h int) *figure {
	w := r.lower(h)
	if w == "one" && a != h || w == "other" && (r.lower(a) != "the" || a+1 != h) || w != "one" && w != "other" && w != "another" || b != h && !r.mark(h+1, ",") {
		return nil
	}
	g := r.last(h, 2, func(f *figure) bool { return f.Plural && f.Kind == secondsource.KindAnonymous })
	if g == nil {
		return nil
	}
	return r.oneMore(strings.ToLower(r.gram(a, h)), g)
}

// oneMore is an unnamed member of an unnamed group: one of two nurses, the other of
// two nurses.
func (r *reader) oneMore(which string, g *figure) *figure {
	if strings.HasPrefix(strings.ToLower(g.Name), "one of ") {
		return g
	}
	name := which + " of " + lowerFirst(g.Name)
	f := &figure{role: g.role, Speaker: secondsource.Speaker{ID: "?" + r.d.ID + slug(name), Name: name, Kind: secondsource.KindAnonymous,
		Role: g.Role, Institution: g.Institution, Body: g.Body, State: g.State}}
	f.calls(g.nouns...)
	return r.cast.add(f)
}

// membersMeant is the group that "them" in "one of them" takes up, nil for none: who
// spoke before, where the words close a sentence whose content stands before them.
func (r *reader) membersMeant(h int) *figure {
	si := r.sentenceOf(h)
	s := r.d.Sentences[si]
	if r.lower(h+2) == "the" && h+3 < s.Last && r.is(h+3, secondsource.NOUN) && !r.is(h+4, secondsource.ADP) { // one of the officials
		return r.last(h, 8, func(f *figure) bool { return f.Plural && f.Kind == secondsource.KindAnonymous && f.is(r.lemma(h+3)) })
	}
	if !r.is(h+2, secondsource.PRON) {
		return nil
	}
	if h > s.First+2 && (r.mark(h-1, ",") || r.quoteMark(h-1) || r.edge[h-1]) {
		if m := r.latest(s.First, si, 3, func(m *mention) bool { return m.spoke && m.fig.Plural }); m != nil {
			return m.fig
		}
	}
	return r.pronounFigure(h + 2)
}

// lowerFirst writes a description as it stands inside a sentence; a name with
// capitals of its own (EU officials) keeps them.
func lowerFirst(s string) string {
	if w := firstWord(s); len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z' && strings.ToLower(w[1:]) == w[1:] && countWords[strings.ToLower(w)] > 0 {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// coordinated reads "Russia and North Korea", "the US, the UK and Japan", "the
// dockers' union and the port authority": two or more that share the head's
// place. "The four countries" is the last collective of that number.
func (r *reader) coordinated(s secondsource.Sentence, a, b, h int) *figure {
	if f := r.takesUp(a, b, h); f != nil {
		return f
	}
	if k := r.afterOpening(s, h); k >= 0 {
		h = k
	}
	if f := r.listOf(s, h); f != nil {
		return f
	}
	heads := []int{h}
	for k := a; k <= b; k++ {
		if k != h && r.rel(k) == secondsource.Conj && slices.Contains(heads, r.tok[k].Head) {
			heads = append(heads, k)
		}
	}
	if len(heads) < 2 || len(heads) == 2 && !r.joined(min(heads[0], heads[1]), max(heads[0], heads[1])) { // her manager, Volta Shipping
		return nil
	}
	slices.Sort(heads)
	var figs []*figure
	for _, k := range heads {
		f := r.member(s, a, b, k)
		if f == nil || f.thing || f.Kind == secondsource.KindDocument || f.Plural {
			return nil
		}
		figs = append(figs, f)
	}
	return r.collective(figs)
}

// takesUp is the collective named before that "the four countries" or "the allies"
// means: the last one of that number, or of states.
func (r *reader) takesUp(a, b, h int) *figure {
	if !r.is(h, secondsource.NOUN) {
		return nil
	}
	if n := r.countWord(a, b); n > 1 && !r.human(r.lemma(h)) {
		return r.last(h, 40, func(f *figure) bool { return f.Kind == secondsource.KindCollective && f.count == n })
	}
	if r.lower(a) != "the" || a+1 != h || b != h || !r.tok[h].Feats.Has(secondsource.Plural) || !r.rules.lists["partners"][r.lemma(h)] {
		return nil
	}
	return r.last(h, 4, func(f *figure) bool { return f.Kind == secondsource.KindCollective && r.ofStates(f) })
}

// afterOpening is the first name of a list behind the place with which a sentence
// opens, where the tree takes that for one of them: at the African Union on Friday,
// Kenya, Ghana and Togo urged; -1 for none.
func (r *reader) afterOpening(s secondsource.Sentence, h int) int {
	if !r.is(s.First, secondsource.ADP) || h > s.First+6 {
		return -1
	}
	for k := h + 1; k < h+8 && k+1 < s.Last; k++ {
		if r.mark(k, ",") {
			if k++; r.is(k, secondsource.DET) {
				k++
			}
			if k < s.Last && r.nameOf[k] >= 0 && r.names[r.nameOf[k]].listed() {
				return k
			}
			return -1
		}
		if !r.is(k, secondsource.ADP, secondsource.DET, secondsource.NUM, secondsource.PROPN, secondsource.NOUN) {
			return -1
		}
	}
	return -1
}

// ofStates reports whether all members of a collective are states.
func (r *reader) ofStates(f *figure) bool {
	for _, id := range f.Members {
		if x := r.p.Actors.ByID(id); x == nil || x.Kind != pack.KindState {
			return false
		}
	}
	return f.count > 1
}

// listOf reads the list of names around token h that can be a subject: Russia and
// China; the US, the UK and Japan; not: with Russia and China.
func (r *reader) listOf(s secondsource.Sentence, h int) *figure {
	f, from := r.listAround(s, h)
	k := from - 1
	if k >= s.First && r.is(k, secondsource.DET) {
		k--
	}
	if f == nil || k >= s.First && r.is(k, secondsource.ADP, secondsource.PART) {
		return nil
	}
	return f
}

// listAround is the list of names around token h, wherever it stands, with its
// first token.
func (r *reader) listAround(s secondsource.Sentence, h int) (*figure, int) {
	n := r.nameOf[h]
	if n < 0 || !r.names[n].listed() {
		return nil, h
	}
	figs := []*figure{r.names[n].fig}
	joined := false
	from := r.names[n].first
	for from > s.First {
		k := from - 1
		if r.is(k, secondsource.DET) && k > s.First {
			k--
		}
		if k <= s.First || !r.mark(k, ",") && r.lower(k) != "and" {
			break
		}
		joined = joined || r.lower(k) == "and"
		if r.lower(k) == "and" && r.mark(k-1, ",") {
			k--
		}
		if k <= s.First {
			break
		}
		m := r.nameOf[k-1]
		if m < 0 || !r.names[m].listed() {
			break
		}
		from = r.names[m].first
		figs = append(figs, r.names[m].fig)
	}
	to := r.names[n].last + 1
	for !joined && to+1 < s.Last && (r.mark(to, ",") || r.lower(to) == "and") {
		joined = r.lower(to) == "and"
		to++
		if r.lower(to) == "and" {
			joined = true
			to++
		}
		if to < s.Last && r.is(to, secondsource.DET) {
			to++
		}
		if to >= s.Last || r.nameOf[to] < 0 || !r.names[r.nameOf[to]].listed() {
			return nil, from
		}
		figs = append(figs, r.names[r.nameOf[to]].fig)
		to = r.names[r.nameOf[to]].last + 1
	}
	if !joined || len(figs) < 2 {
		return nil, from
	}
	return r.collective(figs), from
}

// listed reports whether a name can be one of a list of states or bodies.
func (c *called) listed() bool {
	return c.fig != nil && !c.fig.thing && (c.kind == stateName || c.kind == peopleName || c.kind == bodyName || c.kind == placeName && c.actor != nil)
}

// collective is the figure of several who speak together.
func (r *reader) collective(figs []*figure) *figure {
	var ids, names []string
	for _, f := range figs {
		if !slices.Contains(ids, f.ID) {
			ids, names = append(ids, f.ID), append(names, f.Name)
		}
	}
	if len(ids) < 2 {
		return nil
	}
	slices.Sort(ids)
	slices.Sort(names)
	return r.cast.add(&figure{count: len(ids), Speaker: secondsource.Speaker{
		ID: strings.Join(ids, "+"), Name: strings.Join(names, ", "), Kind: secondsource.KindCollective, Members: ids, Plural: true}})
}

// member is one of those that share a place.
func (r *reader) member(s secondsource.Sentence, a, b, k int) *figure {
	if n := r.nameOf[k]; n >= 0 && !(r.names[n].kind == peopleName && r.is(k, secondsource.ADJ)) {
		return r.names[n].fig
	}
	if !r.is(k, secondsource.NOUN) {
		return nil
	}
	lo, hi := r.nounPhrase(s, k)
	lo, hi = max(lo, a), min(hi, b)
	if n := r.nameFor(lo, hi, k); n >= 0 {
		return r.names[n].fig
	}
	if f := r.cast.mentioned(k); f != nil {
		return f
	}
	return r.described(s, lo, hi, k)
}

// countWord gives the number in "the four countries", "both sides"; 0 for none.
func (r *reader) countWord(a, b int) int {
	for i := a; i <= b && i < a+3; i++ {
		if n := countWords[r.lower(i)]; n > 0 {
			return n
		}
	}
	return 0
}

var countWords = map[string]int{"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
