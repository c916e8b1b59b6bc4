package extract

import (
	"strings"

	"secondsource"
	"secondsource/pack"
)

// speakerOf tells who a source phrase [a,b] with head h stands for. It gives nil
// when it cannot tell.
func (r *reader) speakerOf(s secondsource.Sentence, a, b, h int) *figure {
	if a == b && r.is(h, secondsource.PRON) || r.possessive(h) {
		return r.pronoun(s, h)
	}
	if f := r.coordinated(s, a, b, h); f != nil {
		return f
	}
	if r.keptUnnamed(a, b, h) {
		return r.described(s, a, b, h)
	}
	if f := r.packBody(a, b, h); f != nil {
		return f
	}
	if f := r.personIn(s, a, b, h); f != nil {
		return f
	}
	if f := r.namedBody(a, b, h); f != nil {
		return f
	}
	return r.described(s, a, b, h)
}

// keptUnnamed reports whether a phrase keeps its source unnamed by telling only
// how it knows: a person close to …, two officials familiar with …
func (r *reader) keptUnnamed(a, b, h int) bool {
	for i := h + 1; i < b && i <= h+3; i++ {
		switch r.lower(i) + " " + r.lower(i+1) {
		case "close to", "familiar with", "briefed on", "with knowledge", "with direct", "aware of", "involved in":
			return r.is(h, secondsource.NOUN)
		}
	}
	return false
}

func (r *reader) possessive(i int) bool {
	switch r.lower(i) {
	case "its", "his", "her", "their", "my", "our":
		return true
	}
	return false
}

// pronoun finds the antecedent of a pronoun: the last fitting figure, a subject
// of this or the two sentences before it first.
func (r *reader) pronoun(s secondsource.Sentence, h int) *figure {
	since := r.sentencesBack(s, 4)
	switch r.lower(h) {
	case "he", "his", "him":
		return r.cast.last(h, since, func(f *figure) bool { return f.person() && !f.female })
	case "she", "her":
		return r.cast.last(h, since, func(f *figure) bool { return f.person() && !f.male })
	case "it", "its":
		if f := r.cataphor(s, h); f != nil {
			return f
		}
		return r.cast.last(h, since, (*figure).body)
	case "they", "their":
		return r.cast.last(h, since, func(f *figure) bool { return f.Plural || f.Kind == secondsource.KindCollective || f.body() })
	case "i", "my":
		return r.author()
	}
	return nil
}

// sentencesBack is the first token of the sentence n before s.
func (r *reader) sentencesBack(s secondsource.Sentence, n int) int {
	i := s.First
	for k := len(r.d.Sentences) - 1; k >= 0; k-- {
		if r.d.Sentences[k].First < i && n > 0 {
			i, n = r.d.Sentences[k].First, n-1
		}
	}
	return i
}

// cataphor resolves "despite its denials, the ministry sold …": a possessive in a
// phrase that a comma ends and a subject follows means that subject.
func (r *reader) cataphor(s secondsource.Sentence, h int) *figure {
	if r.lower(h) != "its" && r.lower(h) != "their" {
		return nil
	}
	i := h - 1
	for i >= s.First && !r.is(i, secondsource.ADP, secondsource.SCONJ) && i > h-4 {
		i--
	}
	if i < s.First || i != s.First && !r.mark(i-1, ",") && r.lower(i-1) != "that" {
		return nil
	}
	for j := h + 1; j < s.Last && j < h+8; j++ {
		if !r.mark(j, ",") {
			continue
		}
		for k := j + 1; k < s.Last && k < j+8; k++ {
			if r.rel(k) == secondsource.Nsubj || r.rel(k) == secondsource.NsubjPass {
				a, b := r.nounPhrase(s, k)
				return r.namedBody(a, b, k)
			}
		}
		return nil
	}
	return nil
}

// author is the writer, where the document names one: "I" outside a quotation.
func (r *reader) author() *figure {
	if r.d.Byline == nil {
		return nil
	}
	name := r.d.Byline.Text
	return r.cast.add(&figure{Speaker: secondsource.Speaker{ID: slug(name), Name: name, Kind: secondsource.KindPerson, Role: "author"}, family: lastWord(name)})
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// coordinated reads "Russia and North Korea", "the US, the UK and Japan": two or
// more actors that share the head's place. "The four countries" is the last
// collective of that number.
func (r *reader) coordinated(s secondsource.Sentence, a, b, h int) *figure {
	if n := countWord(r, a, b); n > 1 && r.is(h, secondsource.NOUN) {
		if f := r.cast.last(h, 0, func(f *figure) bool { return f.Kind == secondsource.KindCollective && f.count == n }); f != nil {
			return f
		}
	}
	conj := false
	for k := a; k <= b; k++ {
		conj = conj || r.rel(k) == secondsource.Conj && r.tok[k].Head == h
	}
	if !conj || !r.is(h, secondsource.PROPN) {
		return nil
	}
	var ids, names []string
	for i := a; i <= b; {
		x, n := r.actorAt(i, b, r.states()...)
		if x != nil && x.Kind != pack.KindPerson && (i+n > b || r.is(i+n, secondsource.CCONJ, secondsource.PUNCT)) {
			ids, names = append(ids, x.ID), append(names, x.Name)
		}
		i += max(n, 1)
	}
	if len(ids) < 2 {
		return nil
	}
	return r.cast.add(&figure{count: len(ids), Speaker: secondsource.Speaker{
		ID: strings.Join(ids, "+"), Name: strings.Join(names, ", "), Kind: secondsource.KindCollective, Members: ids, Plural: true}})
}

// countWord gives the number in "the four countries", "both sides"; 0 for none.
func countWord(r *reader, a, b int) int {
	for i := a; i <= b; i++ {
		switch r.lower(i) {
		case "both", "two":
			return 2
		case "three":
			return 3
		case "four":
			return 4
		case "five":
			return 5
		case "six":
			return 6
		case "seven":
			return 7
		}
	}
	return 0
}

// personIn reads a source that names a person, with or without his role.
func (r *reader) personIn(s secondsource.Sentence, a, b, h int) *figure {
	at := r.span(a, b)
	for _, n := range r.d.Names {
		if n.Span.Start >= at.End {
			break
		}
		if n.Type != "PER" || !at.Contains(n.Span) {
			continue
		}
		first, last := r.tokensOf(n.Span)
		owner := last+1 < len(r.tok) && (r.lower(last+1) == "'s" || r.lower(last+1) == "’s" || r.word(last+1) == "’")
		if owner || !(first <= h && h <= last) && !r.apposed(first, last, h) {
			continue
		}
		return r.person(n, first, last, a, b)
	}
	return r.personByShape(a, b, h)
}

// personByShape reads a name that the name finder missed: capitalised words right
// behind a role that needs one (Finance Minister Jane Doe).
func (r *reader) personByShape(a, b, h int) *figure {
	if _, role := r.roleIn(a, b); role == "" {
		return nil
	}
	for last := a; last <= b; last++ {
		if last < b && !r.mark(last+1, ",") {
			continue
		}
		first := last + 1
		for first-1 > a && r.is(first-1, secondsource.PROPN) && !r.isRole(first-1) && !r.mark(first-1, ",") {
			first--
		}
		if n := last - first + 1; n < 2 || n > 3 || first <= a || !r.isRole(first-1) && !(r.mark(first-1, ",") && r.lower(first) != r.word(first)) {
			continue
		}
		if x, _ := r.actorAt(first, last); x != nil {
			continue
		}
		return r.person(secondsource.Name{Span: r.span(first, last), Type: "PER"}, first, last, a, b)
	}
	return nil
}

// isRole reports whether token i ends a role (minister, secretary, Nations in
// ambassador to the United Nations is none).
func (r *reader) isRole(i int) bool { return len(r.p.Roles.Find(r.word(i))) > 0 }

// apposed reports whether the name in tokens first to last is in apposition to
// the head h, or stands right behind it (spokesman John Kirby).
func (r *reader) apposed(first, last, h int) bool {
	if h+1 == first {
		return true
	}
	for i := first; i <= last; i++ {
		if r.tok[i].Head == h && (r.rel(i) == secondsource.Appos || r.rel(i) == secondsource.Flat || r.rel(i) == secondsource.Compound) {
			return true
		}
	}
	return false
}

// person gives the figure of a name: a full name makes one, a family name means
// the one person of that family spoken of before.
func (r *reader) person(n secondsource.Name, first, last, a, b int) *figure {
	name := strings.Join(strings.Fields(n.Span.Of(r.text)), " ")
	title := ""
	for _, t := range []string{"Mr ", "Mrs ", "Ms ", "Miss ", "Mr. ", "Mrs. ", "Ms. ", "Dr ", "Dr. "} {
		if rest, ok := strings.CutPrefix(name, t); ok {
			name, title = rest, t
		}
	}
	if first > 0 && title == "" {
		title = r.word(first-1) + " "
	}
	var f *figure
	if !strings.Contains(name, " ") {
		f = r.cast.named(name)
	}
	if f == nil {
		f = r.newPerson(name)
	}
	if strings.HasPrefix(title, "Mrs") || strings.HasPrefix(title, "Ms") || title == "Miss " {
		f.female = true
	} else if strings.HasPrefix(title, "Mr") {
		f.male = true
	}
	if a < first && r.lower(a) == "the" {
		// The official, Jane Doe, said: the one introduced without a name.
		role, _ := r.roleIn(a, first-1)
		if g := r.cast.last(first, r.back(first, 6), func(g *figure) bool {
			return g.Kind == secondsource.KindAnonymous && !g.Plural && (g.role.ID == role.ID && role.ID != "" || g.role.Class == "official" && role.Class == "minister")
		}); g != nil {
			r.named = append(r.named, naming{g, f})
		}
	}
	r.place(f, a, first, last, b)
	return f
}

// naming is an unnamed source and the person it turned out to be.
type naming struct{ unnamed, person *figure }

// newPerson makes the figure of a name, with what the pack knows of the person.
func (r *reader) newPerson(name string) *figure {
	f := &figure{Speaker: secondsource.Speaker{ID: slug(name), Name: name, Kind: secondsource.KindPerson}, family: lastWord(name)}
	for _, x := range r.p.Actors.Named(name) {
		if x.Kind != pack.KindPerson {
			continue
		}
		f.ID, f.State = x.ID, x.State
		o := x.OfficeOn(r.d.Published.From)
		if o == nil && len(x.Offices) > 0 && r.d.Published.From == 0 {
			o = &x.Offices[len(x.Offices)-1]
		}
		if o != nil {
			if body := r.p.Actors.ByID(o.Body); body != nil {
				f.Body, f.Institution = body.ID, secondsource.Opt(body.Name)
			}
		}
	}
	return r.cast.add(f)
}

// place reads a person's role from the words around the name, inside the source
// phrase and in an apposition behind it. The text goes before the pack.
func (r *reader) place(f *figure, a, first, last, b int) {
	for a > 0 && first-a < 10 && r.tok[a-1].Span.Start >= r.lineStart(a) && r.is(a-1, secondsource.PROPN, secondsource.NOUN, secondsource.ADJ, secondsource.PART) && r.inQuote[a-1] < 0 {
		a--
	}
	var st station
	if a < first {
		st = r.stationIn(a, first-1)
	}
	if st.role.ID == "" && last+2 < len(r.tok) && r.mark(last+1, ",") {
		end := last + 2
		for end+1 < len(r.tok) && end < last+16 && !r.mark(end+1, ",.;\"“”:") && !r.reports(end+1) {
			end++
		}
		if after := r.stationIn(last+2, end); after.role.ID != "" || after.body != "" {
			if st.body == "" || after.role.ID != "" {
				st = after
			}
		}
	}
	if st.body == "" && a < first && r.possessive(a) { // its director, John Doe
		if g := r.cast.last(a, r.back(a, 3), (*figure).body); g != nil {
			st.body, st.name, st.state = g.Body, g.Name, g.State
		}
	}
	if st.body != "" {
		f.Body, f.State, f.Institution = st.body, st.state, secondsource.Opt(st.name)
	}
	if st.roleText != "" {
		f.Role, f.role = secondsource.Opt(st.roleText), st.role
		f.noun = lastWord(strings.ToLower(st.roleText))
		f.female = f.female || strings.HasSuffix(f.noun, "woman")
		f.male = f.male || strings.HasSuffix(f.noun, "man") && !f.female
	}
}

// lineStart is where the sentence of token i begins.
func (r *reader) lineStart(i int) int {
	for _, s := range r.d.Sentences {
		if i >= s.First && i < s.Last {
			return s.Span.Start
		}
	}
	return 0
}
