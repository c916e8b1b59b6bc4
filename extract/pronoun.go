package extract

import "secondsource"

func (r *reader) possessive(i int) bool {
	switch r.lower(i) {
	case "its", "his", "her", "their", "my", "our":
		return true
	}
	return false
}

// pronounFigure finds the antecedent of a pronoun: the best placed figure that
// fits in gender and number. What a person's pronoun stands for is remembered as
// the person's gender.
func (r *reader) pronounFigure(h int) *figure {
	if m, ok := r.cast.at[h]; ok {
		return r.cast.seen[m].fig
	}
	si := r.sentenceOf(h)
	switch r.lower(h) {
	case "he", "his", "him", "himself":
		return r.personMeant(h, si, male)
	case "she", "her", "hers", "herself":
		return r.personMeant(h, si, female)
	case "it", "its", "itself":
		if f := r.cataphor(h, si); f != nil {
			return f
		}
		return r.itMeant(h, si)
	case "they", "their", "them", "theirs":
		return r.theyMeant(h, si)
	case "i", "my", "me":
		return r.author(h)
	}
	return nil
}

// trails reports whether a pronoun and its verb close a sentence whose content
// stands before them: "…, he added."
func (r *reader) trails(s secondsource.Sentence, h int) bool {
	return h > s.First+2 && h+5 > s.Last && (r.mark(h-1, ",") || r.quoteMark(h-1) || r.edge[h-1])
}

// trailing finds the antecedent of such a pronoun: who spoke before, not whom
// the content speaks of.
func (r *reader) trailing(s secondsource.Sentence, h int) *figure {
	var g gender
	switch r.lower(h) {
	case "he":
		g = male
	case "she":
		g = female
	default:
		return r.pronounFigure(h)
	}
	si := r.sentenceOf(h)
	// Who spoke before may do something else before he goes on: Doe laughed.
	m := r.latest(s.First, si, 3, func(m *mention) bool {
		return (m.spoke || m.subject && m.fig.spoke) && m.fig.person() && (m.fig.gender == unknownGender || m.fig.gender == g) || m.human
	})
	if m == nil {
		return r.pronounFigure(h)
	}
	if m.fig.person() && m.fig.gender == unknownGender {
		m.fig.gender = g
	}
	r.put(mention{first: h, last: h, head: h, fig: m.fig, subject: true, pronoun: true})
	return m.fig
}

// personal reports whether token i is a pronoun for one person.
func (r *reader) personal(i int) bool {
	switch r.lower(i) {
	case "he", "she", "his", "her", "him", "hers":
		return true
	}
	return false
}

func (r *reader) personMeant(h, si int, g gender) *figure {
	fits := func(m *mention) bool {
		if m.human && m.fig.body() {
			return true
		}
		return m.fig.person() && (m.fig.gender == unknownGender || m.fig.gender == g)
	}
	m := r.latest(h, si, 4, fits)
	if m == nil {
		m = r.latest(h, si, 9, func(m *mention) bool { return fits(m) && m.spoke && m.fig.gender == g })
	}
	if m == nil {
		m = r.onlyVoice(h, si, fits)
	}
	if m == nil || r.lostSince(m.sentence, si) {
		return nil
	}
	if g == female && m.fig.gender == unknownGender && r.latest(h, si, 2, func(x *mention) bool { return x.fig.ship && x.head > m.head }) != nil {
		return nil // the ship, perhaps
	}
	if m.fig.person() && m.fig.gender == unknownGender && m.subject {
		m.fig.gender = g
	}
	return m.fig
}

// lostSince reports whether, after sentence from and before sentence si of the same
// paragraph, somebody spoke whom nobody could make out: the pronoun may mean him.
func (r *reader) lostSince(from, si int) bool {
	for i := len(r.found) - 1; i >= 0 && r.found[i].Sentence > from; i-- {
		f := r.found[i]
		if f.Sentence >= si || f.fig != nil || f.Source == nil || f.Confidence < 0.5 || f.Paragraph != r.paragraphOf(si) || f.cue == nil || f.cue.subject < 0 {
			continue
		}
		if h := f.cue.subject; r.human(r.lemma(h)) || r.is(h, secondsource.PROPN) {
			return true
		}
	}
	return false
}

// onlyVoice is the last mention of the one person who fits and has spoken in the
// last sentences.
func (r *reader) onlyVoice(h, si int, fits func(*mention) bool) *mention {
	var only *mention
	for i := len(r.cast.seen) - 1; i >= 0 && si-r.cast.seen[i].sentence < 9; i-- {
		m := &r.cast.seen[i]
		if m.head >= h || m.fig == nil || !m.spoke || !m.fig.person() || !fits(m) {
			continue
		}
		if only != nil && only.fig != m.fig {
			return nil
		}
		if only == nil {
			only = m
		}
	}
	return only
}

// itMeant is the body or document that "it" takes up, but not the outlet that tells
// the story, else a ship or place that did something just before.
func (r *reader) itMeant(h, si int) *figure {
	m := r.latest(h, si, 4, func(m *mention) bool {
		return m.fig.body() && !m.human && !r.ownOutlet(m.fig) && !r.checks(m) && !r.onlyOwns(m) || m.fig.Kind == secondsource.KindDocument && m.subject
	})
	if m == nil {
		m = r.latest(h, si, 1, func(m *mention) bool { return m.fig.thing && m.subject && !m.fig.person() })
	}
	if m == nil {
		return nil
	}
	return m.fig
}

// checks reports whether a body is only said to have been unable to verify what is
// told: it tells the story.
func (r *reader) checks(m *mention) bool {
	unable := false
	for i := m.last + 1; i <= m.last+6 && m.subject; i++ {
		switch r.lemma(i) {
		case "unable", "not", "cannot":
			unable = true
		case "verify", "check", "confirm", "authenticate", "corroborate":
			return unable
		case ".", ",":
			return false
		}
	}
	return false
}

// onlyOwns reports whether a mention names a state only as that of somebody else:
// Latvia's foreign minister calls it fog.
func (r *reader) onlyOwns(m *mention) bool {
	if m.fig.Kind != secondsource.KindState || m.pronoun || m.spoke || m.subject || !r.apostrophe(m.last+1) {
		return false
	}
	for i := m.last + 2; r.is(i, secondsource.ADJ, secondsource.NOUN); i++ {
		if r.isRole(i) {
			return true
		}
	}
	return false
}

// theyMeant is the group that "they" takes up, else a body.
func (r *reader) theyMeant(h, si int) *figure {
	m := r.latest(h, si, 3, func(m *mention) bool { return m.fig.Plural || m.fig.Kind == secondsource.KindCollective })
	if m == nil && r.lower(h) == "they" {
		m = r.latest(h, si, 2, func(m *mention) bool { return m.fig.body() && m.subject })
	}
	if m == nil {
		return nil
	}
	return m.fig
}

// cataphor resolves "despite its denials, the ministry sold …": a possessive in a
// phrase that a comma ends and a subject follows means that subject.
func (r *reader) cataphor(h, si int) *figure {
	s := r.d.Sentences[si]
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
			if r.rel(k) != secondsource.Nsubj && r.rel(k) != secondsource.NsubjPass {
				continue
			}
			if n := r.nameOf[k]; n >= 0 && r.names[n].fig != nil && r.names[n].fig.body() {
				return r.names[n].fig
			}
			return nil
		}
		return nil
	}
	return nil
}

// author is the writer: "I" outside a quotation, where the document names him in
// its byline or in the note at its end.
func (r *reader) author(h int) *figure {
	if h > 0 && r.nameOf[h-1] >= 0 || h > 0 && r.is(h-1, secondsource.NOUN, secondsource.PROPN) && r.capital(h-1) {
		return nil // Pier I
	}
	if r.writer != nil {
		return r.writer
	}
	name := ""
	if r.d.Byline != nil {
		name = r.d.Byline.Text
	} else {
		for i := range r.names {
			c := &r.names[i]
			z := r.d.Zones[r.d.Sentences[r.sentenceOf(c.first)].Zone]
			if c.kind == personName && c.fig != nil && (z.Kind == secondsource.ZoneBio && z.Span.Start == r.tok[c.first].Span.Start || z.Kind == secondsource.ZoneByline) {
				name = c.fig.Name
				break
			}
		}
	}
	if name == "" {
		return nil
	}
	f := r.cast.add(&figure{named: true, family: lastWord(name), Speaker: secondsource.Speaker{ID: slug(name), Name: name, Kind: secondsource.KindPerson}})
	if f.Role == "" {
		f.Role = "author"
	}
	r.writer = f
	return f
}
