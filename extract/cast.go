package extract

import (
	"slices"
	"strings"
	"unicode"

	"secondsource"
	"secondsource/pack"
)

// gender is what a text has told of a person's, from a title, a role word, a
// pronoun or the given name.
type gender byte

const (
	unknownGender gender = iota
	female
	male
)

// figure is somebody or something a document speaks of: a person, a body, a
// state, a document, an unnamed source, a ship.
type figure struct {
	secondsource.Speaker
	family string // of a person
	role   pack.Role
	gender gender
	nouns  []string // lemmas it was called by: official, ministry, exporter
	titles []string // of a person: the words right before the full name, in lower case
	count  int      // of a collective: how many members
	public bool     // an institution that is no company: a council, a union
	thing  bool     // a ship, a place: it never speaks
	start  int      // head token of the first mention, -1 before it
	doubt  bool     // a name that fits several: kept apart, listed as ambiguous
	named  bool     // has a name of its own
	spoke  bool     // has said something so far
	ship   bool     // may be "she"
	placed bool     // the text has named a body for the person
	home   string   // of a company: the state it is said to be of, which is not behind it
}

func (f *figure) person() bool {
	return f.Kind == secondsource.KindPerson || f.Kind == secondsource.KindAnonymous && !f.Plural
}

func (f *figure) body() bool {
	if f.thing {
		return false
	}
	switch f.Kind {
	case secondsource.KindInstitution, secondsource.KindState, secondsource.KindOutlet:
		return true
	}
	return false
}

// company reports whether a figure can be meant by "the company": a body that no
// state owns and the pack does not know as one of states.
func (f *figure) company() bool {
	return f.Kind == secondsource.KindInstitution && !f.thing && !f.public && strings.HasPrefix(f.ID, "~")
}

// calls notes a noun that a figure was called by.
func (f *figure) calls(nouns ...string) {
	for _, n := range nouns {
		if n != "" && !f.is(n) {
			f.nouns = append(f.nouns, n)
		}
	}
}

// is reports whether a figure was called by a noun.
func (f *figure) is(noun string) bool {
	for _, n := range f.nouns {
		if n == noun {
			return true
		}
	}
	return false
}

// mention is a place where the text speaks of a figure.
type mention struct {
	first, last, head int // tokens
	fig               *figure
	sentence          int
	paragraph         int
	subject, spoke    bool
	human             bool // a person speaks for the body: a spokesman, a ministry official
	pronoun           bool
}

// cast is everybody a document speaks of, and where, in text order.
type cast struct {
	figures []*figure
	byID    map[string]*figure
	seen    []mention
	at      map[int]int         // head token -> index in seen
	owners  map[string][]string // body of a state, by its kind -> the states whose the text has named
}

func newCast() *cast {
	return &cast{byID: map[string]*figure{}, at: map[int]int{}, owners: map[string][]string{}}
}

// add keeps a figure, or gives the one that is kept under its id.
func (c *cast) add(f *figure) *figure {
	if g := c.byID[f.ID]; g != nil {
		return g
	}
	f.start = -1
	c.byID[f.ID] = f
	c.figures = append(c.figures, f)
	if owner, body, ok := strings.Cut(f.ID, "/"); ok && owner == f.State && !slices.Contains(c.owners[body], owner) {
		c.owners[body] = append(c.owners[body], owner)
	}
	return f
}

// mentioned gives the figure already found for the phrase with head token h.
func (c *cast) mentioned(h int) *figure {
	if i, ok := c.at[h]; ok {
		return c.seen[i].fig
	}
	return nil
}

// put notes a mention; one with the same head is replaced.
func (c *cast) put(m mention) {
	if m.fig != nil && (m.fig.start < 0 || m.head < m.fig.start) {
		m.fig.start = m.head
	}
	if i, ok := c.at[m.head]; ok {
		old := &c.seen[i]
		m.subject, m.spoke, m.human = m.subject || old.subject, m.spoke || old.spoke, m.human || old.human
		*old = m
		return
	}
	i := len(c.seen)
	c.seen = append(c.seen, m)
	for i > 0 && c.seen[i-1].head > m.head { // a phrase read ahead of its turn
		c.seen[i] = c.seen[i-1]
		c.at[c.seen[i].head] = i
		i--
	}
	c.seen[i] = m
	c.at[m.head] = i
}

// latest gives the mention before token at that scores best: every sentence of
// distance costs, being a subject or having spoken helps. pass says who can be
// meant; reach is how many sentences back it may stand.
func (c *cast) latest(at, sentence, paragraph, reach int, pass func(*mention) bool) *mention {
	var best *mention
	score := 0.0
	for i := len(c.seen) - 1; i >= 0; i-- {
		m := &c.seen[i]
		if m.head >= at {
			continue
		}
		back := sentence - m.sentence
		if back > reach {
			break
		}
		if m.fig == nil || !pass(m) {
			continue
		}
		v := -float64(back) - float64(paragraph-m.paragraph)
		if m.subject {
			v += 1.2
		}
		if m.spoke {
			v += 0.9
		}
		if best == nil || v > score {
			best, score = m, v
		}
	}
	return best
}

// last gives the figure of the best mention before token at.
func (r *reader) last(at, reach int, pass func(*figure) bool) *figure {
	m := r.latest(at, r.sentenceOf(at), reach, func(m *mention) bool { return pass(m.fig) })
	if m == nil {
		return nil
	}
	return m.fig
}

// latest is cast.latest for a token of a sentence.
func (r *reader) latest(at, si, reach int, pass func(*mention) bool) *mention {
	return r.cast.latest(at, si, r.paragraphOf(si), reach, pass)
}

func (r *reader) paragraphOf(si int) int {
	if si >= len(r.d.Sentences) {
		return 0
	}
	return r.d.Zones[r.d.Sentences[si].Zone].Paragraph
}

// put notes a mention with its place in the text.
func (r *reader) put(m mention) {
	m.sentence = r.sentenceOf(m.head)
	m.paragraph = r.paragraphOf(m.sentence)
	r.cast.put(m)
}

// note marks the speaker of a statement at its head token.
func (r *reader) note(h int, f *figure) {
	for k := h + 1; k < len(r.tok) && k < h+9; k++ { // the role or title before a name is the name's
		if n := r.nameOf[k]; n >= 0 && r.names[n].pre <= h && r.names[n].fig == f {
			for j := r.names[n].first; j <= r.names[n].last; j++ {
				if _, ok := r.cast.at[j]; ok {
					h = j
				}
			}
			break
		}
	}
	m := mention{first: h, last: h, head: h}
	if i, ok := r.cast.at[h]; ok {
		m = r.cast.seen[i]
	}
	m.fig, m.subject, m.spoke = f, true, true
	f.spoke = true
	r.put(m)
}

// slug is the id of a name that the pack does not know: the same for all
// spellings of a full name, in all documents.
func slug(name string) string {
	var b strings.Builder
	b.WriteByte('~')
	dash := false
	for _, r := range pack.Key(name) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if dash && b.Len() > 1 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		} else {
			dash = true
		}
	}
	return b.String()
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// nameAt gives the name that covers token i, and whether there is one.
func (r *reader) nameAt(i int) (secondsource.Name, bool) {
	if i < 0 || i >= len(r.tok) {
		return secondsource.Name{}, false
	}
	at := r.tok[i].Span
	names := r.d.Names
	lo, hi := 0, len(names)
	for lo < hi {
		m := (lo + hi) / 2
		if names[m].Span.End <= at.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(names) && names[lo].Span.Overlaps(at) {
		return names[lo], true
	}
	return secondsource.Name{}, false
}

// tokensOf gives the tokens a span covers, first and last.
func (r *reader) tokensOf(s secondsource.Span) (int, int) {
	lo, hi := 0, len(r.tok)
	for lo < hi {
		m := (lo + hi) / 2
		if r.tok[m].Span.End <= s.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	last := lo
	for last+1 < len(r.tok) && r.tok[last+1].Span.Start < s.End {
		last++
	}
	return lo, last
}
