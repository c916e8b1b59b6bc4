package brief

import (
	"bufio"
	"bytes"
	"sort"
)

// budget is the number of lines of 80 columns a brief may take: 120 for five
// documents, 150 for ten, never more than a person reads at one sitting. A case
// of alleged transfers, with the law invoked, takes 24 more.
func budget(documents int) int { return min(max(120, 90+6*documents), 240) }

// fit chooses how much is told so that the text stays in its budget. It begins
// with the least and grows list by list, in the order in which more is worth
// most; what does not fit is left as it was. All renderings that are cut are cut
// alike.
func fit(x *index, o Options) caps {
	if o.Full {
		return uncut()
	}
	steps := growth()
	r := ruler{x: x, o: o, most: budget(len(x.led.Documents)) + 24*btoi(len(x.led.Transfers) > 0), known: map[string]int{}}
	grown := func(n int) caps {
		k := least()
		for _, grow := range steps[:n] {
			grow(&k)
		}
		return k
	}
	// The first steps that fit together are found by halving, the others tried
	// one by one.
	first := sort.Search(len(steps), func(i int) bool { return !r.fits(grown(i + 1)) })
	k := grown(first)
	for _, grow := range steps[min(first+1, len(steps)):] {
		more := k
		grow(&more)
		if r.fits(more) {
			k = more
		}
	}
	return k
}

// ruler measures pages. Two pages of one ledger share most of their lines, so it
// remembers how many lines of text each makes.
type ruler struct {
	x     *index
	o     Options
	most  int
	known map[string]int
}

// fits reports whether the text keeps within its lines of the usual width.
func (r *ruler) fits(k caps) bool {
	var b bytes.Buffer
	t := typist{w: bufio.NewWriter(&b), width: defaultWidth, known: r.known}
	t.page(build(r.x, Options{Hint: r.o.Hint}, k), r.o)
	t.w.Flush()
	return t.lines+bytes.Count(b.Bytes(), []byte("\n")) <= r.most
}

// least is told of every story, however long it is.
func least() caps {
	return caps{
		claims: 2, says: 2, conflicts: 1, reasons: 2,
		timeline: 4, responses: 4, differences: 2, quotes: 1, copies: 1, questions: 1,
		sheet: 10, unread: 0, stories: 8, forecasts: 2, runes: 90, event: 48, why: 64, refs: 2, cites: 2, documents: 4, transfers: 1, rungs: 1, changes: 6, laws: 1,
	}
}

// growth lists what is added while there is room.
func growth() []func(*caps) {
	return []func(*caps){
		func(k *caps) { k.short = 1 },
		func(k *caps) { k.short = 2 },
		func(k *caps) { k.timeline = 6 },
		func(k *caps) { k.claims = 3 },
		func(k *caps) { k.claims = 4 },
		func(k *caps) { k.timeline = 8 },
		func(k *caps) { k.runes = 130 },
		func(k *caps) { k.transfers, k.rungs = 2, 2 },
		func(k *caps) { k.short = 4 },
		func(k *caps) { k.questions = 2 },
		func(k *caps) { k.why = 90 },
		func(k *caps) { k.claims, k.laws = 5, 3 },
		func(k *caps) { k.responses = 6 },
		func(k *caps) { k.event = 70 },
		func(k *caps) { k.differences = 4 },
		func(k *caps) { k.timeline, k.forecasts = 12, 4 },
		func(k *caps) { k.cites, k.documents = 4, 8 },
		func(k *caps) { k.claims = 6 },
		func(k *caps) { k.transfers, k.changes = 4, 12 },
		func(k *caps) { k.rungs = 4 },
		func(k *caps) { k.short = 6 },
		func(k *caps) { k.quotes, k.copies = 2, 4 },
		func(k *caps) { k.says, k.reasons = 3, 3 },
		func(k *caps) { k.conflicts = 2 },
		func(k *caps) { k.responses = 10 },
		func(k *caps) { k.sheet = 20 },
		func(k *caps) { k.claims = 8 },
		func(k *caps) { k.timeline, k.forecasts = 18, 8 },
		func(k *caps) { k.runes, k.why, k.event = 180, 120, 90 },
		func(k *caps) { k.questions = 4 },
		func(k *caps) { k.differences = 8 },
		func(k *caps) { k.unread = 4 },
		func(k *caps) { k.says, k.reasons = 4, 4 },
		func(k *caps) { k.quotes, k.copies = 4, 6 },
		func(k *caps) { k.short = 14 },
		func(k *caps) { k.responses, k.timeline = 16, 24 },
		func(k *caps) { k.sheet, k.stories = 40, 30 },
		func(k *caps) { k.claims = 12 },
		func(k *caps) { k.transfers, k.changes = 8, 24 },
	}
}
