package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// Linker links growing sets of documents. What it makes of a story depends on the
// documents of the story alone, on their days and on which is whose copy: so it
// remembers the stories of the last set, and links again only those that a new
// document touches. The zero value is not useful; call NewLinker.
type Linker struct {
	p    *pack.Pack
	o    Options
	said func(*secondsource.Doc, secondsource.Published) []*secondsource.When
	// Relinked is how many stories the last call of Link did not know.
	Relinked int
	known    map[string]*told
}

// told is a story that was linked, and what it was made of; docs keeps the
// documents alive, so that their addresses name them.
type told struct {
	docs []*secondsource.Doc
	led  *secondsource.Ledger
}

// NewLinker makes a linker that knows no story yet.
func NewLinker(p *pack.Pack, o Options) *Linker {
	return &Linker{p: p, o: o, said: sayings}
}

// Link makes the ledger of a set of documents, as the function Link does. The
// ledgers of two calls share the entries of the stories that both have.
func (k *Linker) Link(docs []*secondsource.Doc) *secondsource.Ledger {
	sorted := inOrder(docs)
	return k.link(sorted, publicationDates(sorted, k.p))
}

// link links documents whose publication dates are known.
func (k *Linker) link(docs []*secondsource.Doc, pubs []secondsource.Published) *secondsource.Ledger {
	led := emptyLedger(k.o)
	docs, pubs = asOf(docs, pubs, k.o, led)
	if k.p != nil {
		led.Engine.Packs = append(led.Engine.Packs, k.p.Names...)
	}
	l := k.read(docs, pubs, nil)
	l.copies()
	l.stories()
	if k.o.Claims != nil { // given claims may hold statements of any documents
		return l.tell(led)
	}
	before := k.known
	k.known, k.Relinked = map[string]*told{}, 0
	parts := make([]*secondsource.Ledger, len(l.groups))
	copies := l.copiesByStory()
	for n, g := range l.groups {
		key := l.key(g, copies[n])
		t := before[key]
		if t == nil {
			t = &told{led: k.story(l, g, copies[n]).tell(emptyLedger(k.o))}
			for _, i := range g {
				t.docs = append(t.docs, l.arts[i].Doc)
			}
			k.Relinked++
		}
		k.known[key], parts[n] = t, t.led
	}
	l.gatherParts(led, parts)
	return led
}

// read prepares documents for comparing. Their words, where they were cut before,
// need no second cut.
func (k *Linker) read(docs []*secondsource.Doc, pubs []secondsource.Published, words [][]word) *linker {
	l := &linker{p: k.p, o: k.o, v: newVocabulary(), said: k.said}
	if k.o.Decisions {
		l.trail = &trail{}
	}
	l.arts = articles(docs, words, k.p, l.v)
	for i, a := range l.arts {
		a.pub = pubs[i]
		a.findOutlets(k.p)
	}
	l.dir = &directory{p: k.p}
	l.dir.markOutlets(l.arts, l.v)
	return l
}

// key is what a story is made of: its documents, their days, and its copies.
func (l *linker) key(group []int, copies []*copied) string {
	var b strings.Builder
	for _, i := range group {
		fmt.Fprintf(&b, "%p %v\n", l.arts[i].Doc, l.arts[i].pub)
	}
	for _, c := range copies {
		fmt.Fprintf(&b, "%p %p %s %v\n", c.from.Doc, c.to.Doc, c.kind, c.credited)
	}
	return b.String()
}

// copiesByStory gives the copies whose source is in their own story, of every story.
func (l *linker) copiesByStory() [][]*copied {
	out := make([][]*copied, len(l.groups))
	for _, c := range l.copied {
		if n := l.story[c.to.n]; l.story[c.from.n] == n {
			out[n] = append(out[n], c)
		}
	}
	return out
}

// story is a linker of one story alone, with the copies that l has found in it. A
// set of one story is that story.
func (k *Linker) story(l *linker, group []int, copies []*copied) *linker {
	if len(l.groups) == 1 {
		return l
	}
	var docs []*secondsource.Doc
	var pubs []secondsource.Published
	var words [][]word
	at := map[int]int{}
	for _, i := range group {
		at[i] = len(docs)
		docs, pubs, words = append(docs, l.arts[i].Doc), append(pubs, l.arts[i].pub), append(words, l.arts[i].words)
	}
	s := k.read(docs, pubs, words)
	s.story, s.groups = make([]int, len(docs)), [][]int{make([]int, len(docs))}
	for i := range docs {
		s.groups[0][i] = i
	}
	for _, c := range copies {
		own := *c
		own.from, own.to = s.arts[at[c.from.n]], s.arts[at[c.to.n]]
		s.copied = append(s.copied, &own)
	}
	return s
}

// tell finds what the documents of the stories amount to, and writes it.
func (l *linker) tell(led *secondsource.Ledger) *secondsource.Ledger {
	l.prepare()
	for _, c := range l.copied {
		c.match()
	}
	l.scale = newScale(l.v, l.originals())
	for _, g := range l.groups {
		l.adopt(g)
	}
	l.utterances()
	l.sharePlaces()
	l.implied()
	l.settleSaid()
	l.happened()
	if l.o.Claims != nil {
		l.takeClaims(l.o.Claims)
	} else {
		l.findClaims()
		l.findDisputes()
		l.valueClaims()
		l.findRetold()
	}
	for _, a := range l.arts { // for counting alone: who is of one body may speak on two occasions
		l.adoptHere(a)
		l.adoptPartitives(a)
	}
	l.write(led)
	return led
}

// gatherParts puts the ledgers of the stories together, in the order that one
// linked as a whole would have.
func (l *linker) gatherParts(led *secondsource.Ledger, parts []*secondsource.Ledger) {
	for _, p := range parts {
		led.Stories = append(led.Stories, p.Stories...)
		led.Documents = append(led.Documents, p.Documents...)
		led.Statements = append(led.Statements, p.Statements...)
		led.Utterances = append(led.Utterances, p.Utterances...)
		led.Claims = append(led.Claims, p.Claims...)
		led.Responses = append(led.Responses, p.Responses...)
		led.Differences = append(led.Differences, p.Differences...)
		led.Quotes = append(led.Quotes, p.Quotes...)
		led.Transfers = append(led.Transfers, p.Transfers...)
		led.Instruments = append(led.Instruments, p.Instruments...)
		led.Dates = append(led.Dates, p.Dates...)
		led.Circular = append(led.Circular, p.Circular...)
		led.Forecasts = append(led.Forecasts, p.Forecasts...)
		led.Events = append(led.Events, p.Events...)
		led.Accounts = append(led.Accounts, p.Accounts...)
		led.Skipped = append(led.Skipped, p.Skipped...)
		led.Unread = append(led.Unread, p.Unread...)
		led.Decisions = append(led.Decisions, p.Decisions...)
	}
	led.Copies = l.copyEntries()
	if len(parts) > 1 {
		l.order(led)
	}
}

// order sorts what several stories amount to: by document and place in it, and
// claims and transfers by their weight.
func (l *linker) order(led *secondsource.Ledger) {
	doc, stmt := map[string]int{}, map[string]int{}
	for i, a := range l.arts {
		doc[a.ID] = i
	}
	by := func(at map[string]int, a, b string) int { return cmp.Compare(at[a], at[b]) }
	slices.SortStableFunc(led.Documents, func(a, b *secondsource.Document) int { return by(doc, a.ID, b.ID) })
	slices.SortStableFunc(led.Statements, func(a, b *secondsource.Entry) int { return by(doc, a.Doc, b.Doc) })
	for i, s := range led.Statements {
		stmt[s.ID] = i
	}
	slices.SortStableFunc(led.Utterances, func(a, b *secondsource.Utterance) int { return by(stmt, a.Statements[0], b.Statements[0]) })
	slices.SortStableFunc(led.Claims, func(a, b *secondsource.Claim) int {
		return cmp.Or(cmp.Compare(len(b.Statements), len(a.Statements)), by(stmt, a.Statements[0], b.Statements[0]))
	})
	slices.SortStableFunc(led.Responses, func(a, b *secondsource.Response) int { return by(stmt, a.Statement, b.Statement) })
	slices.SortStableFunc(led.Quotes, func(a, b secondsource.QuoteSet) int {
		return by(stmt, a.Versions[0].Statement, b.Versions[0].Statement)
	})
	slices.SortStableFunc(led.Forecasts, func(a, b secondsource.Forecast) int { return by(stmt, a.Statement, b.Statement) })
	slices.SortStableFunc(led.Transfers, heavier)
	slices.SortStableFunc(led.Instruments, func(a, b secondsource.Instrument) int { return by(doc, a.Doc, b.Doc) })
	slices.SortStableFunc(led.Dates, func(a, b secondsource.DateEntry) int { return by(doc, a.Doc, b.Doc) })
	slices.SortStableFunc(led.Circular, func(a, b secondsource.Circular) int { return by(doc, a.Doc, b.Doc) })
	slices.SortStableFunc(led.Events, func(a, b secondsource.EventEntry) int { return by(doc, a.Doc, b.Doc) })
	slices.SortStableFunc(led.Skipped, func(a, b secondsource.Skip) int { return by(doc, a.Doc, b.Doc) })
	slices.SortStableFunc(led.Unread, func(a, b secondsource.Unread) int { return by(doc, a.Doc, b.Doc) })
	if l.trail != nil {
		led.Decisions = append(led.Decisions, l.trail.list...)
		sortDecisions(led.Decisions)
	}
}
