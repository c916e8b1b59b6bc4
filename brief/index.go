package brief

import (
	"cmp"
	"slices"
	"strings"

	"secondsource"
)

// index finds the parts of a ledger by id.
type index struct {
	led        *secondsource.Ledger
	docs       map[string]*secondsource.Document
	label      map[string]string
	entries    map[string]*secondsource.Entry
	utterances map[string]*secondsource.Utterance
	claims     map[string]*secondsource.Claim
	answers    map[string][]*secondsource.Response // by claim
	responses  map[string]bool                     // statements that are responses
	ranked     []*secondsource.Claim
	calendar                  // leaves out the year of a story of one year
	number     map[string]int // of a claim, from 1, the most contested first
}

func newIndex(led *secondsource.Ledger) *index {
	x := &index{
		led:        led,
		docs:       map[string]*secondsource.Document{},
		label:      labels(led.Documents),
		entries:    map[string]*secondsource.Entry{},
		utterances: map[string]*secondsource.Utterance{},
		claims:     map[string]*secondsource.Claim{},
		answers:    map[string][]*secondsource.Response{},
		responses:  map[string]bool{},
		number:     map[string]int{},
	}
	for _, d := range led.Documents {
		x.docs[d.ID] = d
	}
	for _, e := range led.Statements {
		if e.Accepted {
			x.entries[e.ID] = e
		}
	}
	for _, u := range led.Utterances {
		x.utterances[u.ID] = u
	}
	for _, r := range led.Responses {
		x.responses[r.Statement] = true
		for _, c := range r.Claims {
			x.answers[c] = append(x.answers[c], r)
		}
	}
	x.rank()
	x.year = x.oneYear()
	return x
}

// rank orders the claims: evidence before opinion, then the most contested.
func (x *index) rank() {
	heat := map[string]int{}
	for _, c := range x.led.Claims {
		x.claims[c.ID] = c
		heat[c.ID] = x.heat(c)
	}
	x.ranked = slices.Clone(x.led.Claims)
	slices.SortStableFunc(x.ranked, func(a, b *secondsource.Claim) int {
		return cmp.Or(
			cmp.Compare(a.Number, b.Number),
			cmp.Compare(x.order(a), x.order(b)),
			cmp.Compare(heat[b.ID], heat[a.ID]),
			cmp.Compare(len(b.Documents), len(a.Documents)),
			cmp.Compare(len(b.Utterances), len(a.Utterances)),
			cmp.Compare(len(b.Statements), len(a.Statements)),
			cmp.Compare(b.Roots.Max, a.Roots.Max),
			strings.Compare(a.ID, b.ID),
		)
	})
	for i, c := range x.ranked {
		x.number[c.ID] = cmp.Or(c.Number, i+1)
	}
}

// heat says how contested a claim is: a denial in its own words weighs most, then
// a contradiction, a denial retold, a refusal to confirm, silence. Each kind
// counts once, so that one denial printed by ten papers is no ten denials; the
// copies count by themselves, where many documents stand on few roots.
func (x *index) heat(c *secondsource.Claim) int {
	h := 0
	seen := map[string]bool{}
	once := func(what string, n int) {
		if !seen[what] {
			seen[what] = true
			h += n
		}
	}
	for _, r := range x.answers[c.ID] {
		switch {
		case r.Kind == secondsource.IsDenial && r.Primary:
			once("denial", 16)
		case r.Kind == secondsource.IsDenial:
			once("retold denial", 8)
		case r.Kind == secondsource.IsNonConfirmation:
			once("non-confirmation", 4)
		case r.Kind == secondsource.IsNoComment:
			once("no comment", 2)
		default:
			once("no response", 1)
		}
	}
	for _, d := range x.led.Differences {
		if d.Strict && x.touches(d, c) {
			once("contradiction", 6)
		}
	}
	// One voice in many articles is what a reader must see: two for every document
	// beyond the roots, less than a denial altogether.
	return h + min(14, 2*max(0, len(c.Documents)-max(1, c.Roots.Max)))
}

// unanswered reports whether nobody here denies, leaves open or declines anything
// about a claim.
func (x *index) unanswered(c *secondsource.Claim) bool {
	return len(x.answers[c.ID]) == 0 && !slices.ContainsFunc(c.Statements, func(id string) bool { return x.entries[id] != nil && turned(x.entries[id]) })
}

// touches reports whether a side of the difference lies in the words of the claim.
func (x *index) touches(d secondsource.Difference, c *secondsource.Claim) bool {
	for _, side := range d.Sides {
		for _, p := range side {
			for _, id := range c.Statements {
				e := x.entries[id]
				if e != nil && e.Doc == p.Doc && e.Content != nil && meet(e.Content.Spans, p.Spans) {
					return true
				}
			}
		}
	}
	return false
}

func meet(a, b []secondsource.Span) bool {
	for _, s := range a {
		for _, t := range b {
			if s.Overlaps(t) {
				return true
			}
		}
	}
	return false
}

// order puts evidence before opinion and urging, and last the claims that nobody
// puts forward here: they appear only in answers.
func (x *index) order(c *secondsource.Claim) int {
	if !slices.ContainsFunc(c.Statements, func(id string) bool { return x.entries[id] != nil && !x.responses[id] && !turned(x.entries[id]) }) {
		return 2
	}
	return btoi(c.Kind == secondsource.Opinion || c.Kind == secondsource.Urging)
}

// text of a document, "" where the ledger came without it.
func (x *index) text(doc string) string {
	if d := x.docs[doc]; d != nil && d.Source != nil {
		return d.Source.Text
	}
	return ""
}

// place finds the paragraph that spans stand in.
func (x *index) place(doc string, spans []secondsource.Span) place {
	p := place{doc: doc, label: x.label[doc], spans: spans}
	if p.label == "" {
		p.label = trim(doc)
	}
	d := x.docs[doc]
	if d == nil || d.Source == nil || len(spans) == 0 {
		return p
	}
	p.paragraph = paragraph(d.Source, spans[0].Start)
	return p
}

// paragraph is the number of the paragraph that holds byte at; without zones, the
// number of the line.
func paragraph(d *secondsource.Doc, at int) int {
	i, found := slices.BinarySearchFunc(d.Zones, at, func(z secondsource.Zone, at int) int {
		return cmp.Compare(z.Span.Start, at)
	})
	if !found {
		i--
	}
	if i >= 0 {
		return d.Zones[i].Paragraph
	}
	if len(d.Zones) > 0 {
		return d.Zones[0].Paragraph
	}
	return 1 + strings.Count(d.Text[:min(at, len(d.Text))], "\n")
}

// statement is the place of a statement's words.
func (x *index) statement(e *secondsource.Entry) place {
	p := x.place(e.Doc, spansOf(e))
	if e.Paragraph > 0 {
		p.paragraph = e.Paragraph
	}
	return p
}

// spansOf is the words of a statement, or what of it there is: a denial may have
// no content of its own.
func spansOf(e *secondsource.Entry) []secondsource.Span {
	for _, w := range []*secondsource.Words{e.Content, e.Cue, e.Source} {
		if w != nil && len(w.Spans) > 0 {
			return w.Spans
		}
	}
	return nil
}
