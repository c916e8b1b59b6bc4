package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"secondsource"
)

// claimSection tells the claims, the most contested first: some in full, some in
// short.
func (x *index) claimSection(k caps) section {
	s := section{id: "claims", title: "Claims, the most contested first", what: "claims"}
	for i, c := range x.ranked {
		switch {
		case i < k.claims:
			s.items = append(s.items, x.claim(c, k))
		case i-k.claims < k.short:
			s.items = append(s.items, x.shortClaim(c, k))
		default:
			s.more++
		}
	}
	if len(x.ranked) == 0 && len(x.led.Documents) > 0 {
		s.note = "No claim was found in these documents."
	}
	return s
}

// heading is the gist with its citation, and what kind of claim it is when it is
// not one of evidence.
func (x *index) heading(c *secondsource.Claim, k caps) line {
	gist, best := x.gist(c, k.runes)
	l := line{}
	for _, r := range gist {
		if r.style == plain || r.style == words {
			l = append(l, r)
		}
	}
	if best != nil {
		l = append(l, say(" "), cite(k.refs, x.statement(best)))
	}
	if n, ok := kindNames[c.Kind]; ok {
		l = append(l, say(" "), hush("("+n+")"))
	}
	return l
}

// kindNames are the claims that are no evidence from outside.
var kindNames = map[secondsource.ClaimKind]string{
	secondsource.Opinion: "opinion, no evidence",
	secondsource.Self:    "a party about itself",
	secondsource.Urging:  "urging, no evidence",
}

// claim is a claim in full.
func (x *index) claim(c *secondsource.Claim, k caps) item {
	n := x.number[c.ID]
	it := item{id: claimID(n), tag: fmt.Sprintf("%d.", n), head: x.heading(c, k), class: x.mood(c), sure: c.Roots.Min, most: c.Roots.Max}
	it.rows = append(it.rows, x.says(c, k)...)
	it.rows = append(it.rows, x.answered(c, k)...)
	it.rows = append(it.rows, x.contradictions(c, k)...)
	it.rows = append(it.rows, row{tag: "roots", text: x.rootLine(c, k), class: "roots"})
	if l := notCounted(c, k); len(l) > 0 {
		it.rows = append(it.rows, row{tag: "not counted", text: l})
	}
	it.rows = append(it.rows, claimRules(c, x.led, k)...)
	if k.full {
		it.rows = append(it.rows, row{tag: "ids", text: ids(c), class: "ids"})
	}
	return it
}

// ids are what can be asked about with the command why.
func ids(c *secondsource.Claim) line {
	var roots []string
	for _, o := range c.Roots.List {
		roots = append(roots, o.ID)
	}
	s := "claim " + c.ID
	if len(roots) > 0 {
		s += ", " + map[bool]string{true: "root ", false: "roots "}[len(roots) == 1] + list(roots)
	}
	return line{hush(s)}
}

// mood is the strongest answer to a claim, for colour.
func (x *index) mood(c *secondsource.Claim) string {
	kinds := x.kinds(c)
	for _, k := range responseKinds {
		if kinds[k] > 0 {
			return string(k)
		}
	}
	return "unanswered"
}

// shortClaim is a claim on one line.
func (x *index) shortClaim(c *secondsource.Claim, k caps) item {
	n := x.number[c.ID]
	l := x.heading(c, k)
	if acts := x.acts(c); len(acts) > 0 {
		who := acts[0].who
		if acts[0].verb != "says" {
			who += " " + acts[0].verb
		}
		l = append(l, hush(" · "+who))
	}
	l = append(l, hush(" · "))
	if kinds := x.kinds(c); len(kinds) > 0 {
		l = append(l, hush(tally(kinds)+" · "))
	}
	l = append(l, hush(fmt.Sprintf("%s · %s", bounds(c), plural(len(c.Documents), "document", "documents"))))
	return item{id: claimID(n), tag: fmt.Sprintf("%d.", n), head: l, class: x.mood(c), short: true}
}

// actOf is one act of speech behind a claim: an utterance, or a statement that
// linking could not place in one.
type actOf struct {
	who     string
	verb    string // says, or what else is done with the content
	when    string
	venue   string
	day     secondsource.Interval
	entries []*secondsource.Entry
	at      []place
}

// acts are the acts of speech that put a claim forward, by date; answers are left
// out.
func (x *index) acts(c *secondsource.Claim) []actOf {
	by := map[string]*actOf{}
	var keys []string
	for _, id := range c.Statements {
		e := x.entries[id]
		if e == nil || x.responses[id] {
			continue
		}
		key := string(e.Utterance)
		if key == "" {
			key = e.ID
		}
		if by[key] == nil {
			by[key] = x.act(e)
			keys = append(keys, key)
		}
		by[key].entries = append(by[key].entries, e)
		by[key].at = append(by[key].at, x.statement(e))
	}
	out := make([]actOf, 0, len(keys))
	for _, key := range keys {
		a := *by[key]
		a.verb = deed(a.entries)
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b actOf) int {
		af, al := order(a.day)
		bf, bl := order(b.day)
		return cmp.Or(cmp.Compare(al, bl), cmp.Compare(af, bf), strings.Compare(a.who, b.who))
	})
	return out
}

// chosen are the n acts that carry a claim most: that of its witness, then those
// with most statements, in the order of their dates; and the number of the others.
func (x *index) chosen(c *secondsource.Claim, n int) ([]actOf, int) {
	acts := x.acts(c)
	if len(acts) <= n {
		return acts, 0
	}
	best := x.witness(c)
	weight := func(a actOf) int {
		w := len(a.entries)
		if best != nil && slices.Contains(a.entries, best) {
			w += 1000
		}
		return w
	}
	order := make([]int, len(acts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(weight(acts[j]), weight(acts[i])) })
	keep := order[:n]
	slices.Sort(keep)
	out := make([]actOf, 0, n)
	for _, i := range keep {
		out = append(out, acts[i])
	}
	return out, len(acts) - n
}

// act says who spoke, where and when.
func (x *index) act(e *secondsource.Entry) *actOf {
	a := &actOf{who: speaker(e), verb: "says", venue: trim(string(e.Venue))}
	if e.Said != nil {
		a.day = e.Said.Interval
	}
	if u := x.utterances[string(e.Utterance)]; u != nil {
		a.day = u.Date.Interval
		if o := trim(string(u.Occasion)); o != "" {
			a.venue = o
		}
	}
	a.when = x.days(a.day)
	return a
}

// speaker names a source with the body behind it, as in "Jane Doe (White
// House)".
func speaker(e *secondsource.Entry) string {
	s := e.Speaker
	if s == nil {
		return "an unnamed source"
	}
	name, body := called(s.Name), called(string(s.Institution))
	switch {
	case s.Kind == secondsource.KindOutlet:
		return name + " in its own voice"
	case name == "":
		return "an unnamed source"
	case s.Kind == secondsource.KindInstitution || s.Kind == secondsource.KindState || s.Kind == secondsource.KindCollective:
		return name // it speaks for itself
	case body == "" || strings.EqualFold(body, name) || strings.Contains(name, body):
		return name
	}
	return name + " (" + body + ")"
}

// called is a name as the brief writes it: a description that runs on is cut at
// its first comma, and a very long one between words. It is our word for the
// speaker; the citation leads to the article's own.
func called(name string) string {
	const long, longest = 48, 64
	name = trim(name)
	if head, _, ok := strings.Cut(name, ", "); ok && utf8.RuneCountInString(name) > long && utf8.RuneCountInString(head) >= 8 {
		name = head
	}
	return brevity(name, longest)
}

// says lists who puts the claim forward.
func (x *index) says(c *secondsource.Claim, k caps) []row {
	acts, more := x.chosen(c, k.says)
	var rows []row
	for _, a := range acts {
		what := []string{a.when}
		if a.venue != "" {
			what = append([]string{a.venue}, what...)
		}
		l := line{stress(a.who), say(", " + strings.Join(what, ", ") + " ")}
		if via := relays(a.entries); via != "" {
			l = append(l, hush("through "+via+" "))
		}
		rows = append(rows, row{tag: a.verb, text: append(l, cite(k.cites, a.at...)), class: "says"})
	}
	if len(rows) == 0 {
		rows = append(rows, row{tag: "says", text: line{hush("nobody in these documents puts it forward; it appears only in answers")}})
	}
	if more > 0 {
		last := &rows[len(rows)-1]
		last.text = append(last.text, hush(fmt.Sprintf(" and %s", plural(more, "more act of speech", "more acts of speech"))))
	}
	return rows
}

// relays are the channels between outlet and speaker that the text names.
func relays(entries []*secondsource.Entry) string {
	var names []string
	for _, e := range entries {
		for _, r := range e.Relays {
			if n := trim(r); n != "" && !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	return list(names)
}

// answered lists the responses to a claim, the four kinds apart: the first of
// each kind with its words, the other speakers by name. The register has them
// all.
func (x *index) answered(c *secondsource.Claim, k caps) []row {
	all := sorted(x.answers[c.ID], x)
	var rows []row
	for _, kind := range responseKinds {
		groups := x.bySpeaker(where(all, func(r *secondsource.Response) bool { return r.Kind == kind }))
		groups, more := cut(groups, k.says)
		if len(groups) == 0 {
			continue
		}
		l := line{stress(upperFirst(responseNames[kind][0])), say(": ")}
		for i, g := range groups {
			e := x.entries[g[0].Statement]
			switch {
			case i == 0 && (k.full || kind == secondsource.IsDenial):
				l = append(l, x.response(g, k, false)...)
			case i == 0:
				l = append(l, say(speaker(e)+", "+x.act(e).when+" "), cite(k.refs, x.places(g)...))
			default:
				l = append(l, say("; also "+speaker(e)+map[bool]string{true: "", false: ", only retold"}[g[0].Primary]))
				if q := x.content(e, k.event); kind == secondsource.IsDenial && len(q) > 0 && strings.Contains(trim(e.Content.Text), " ") { // "which" says nothing
					l = append(append(l, say(answering(e))), q...)
				}
				l = append(l, say(" "), cite(k.refs, x.places(g)...))
			}
		}
		if more > 0 {
			l = append(l, hush(fmt.Sprintf(" and %d more", more)))
		}
		rows = append(rows, row{tag: "answer", text: l, class: string(kind)})
	}
	return rows
}

// bySpeaker groups responses by who gives them; what is only retold stays apart, and
// so do denials of two occasions: one of a deal is not one of a shipment.
func (x *index) bySpeaker(list []*secondsource.Response) [][]*secondsource.Response {
	return grouped(list, func(r *secondsource.Response) string {
		e := x.entries[r.Statement]
		key := fmt.Sprint(speaker(e), r.Primary)
		switch {
		case r.Kind != secondsource.IsDenial:
		case e.Utterance != "":
			key += string(e.Utterance)
		default:
			key += strings.ToLower(trim(string(r.Scope)))
		}
		return key
	})
}

// grouped puts together what has one key, in the order of the first of each.
func grouped[T any](list []T, key func(T) string) [][]T {
	at := map[string]int{}
	var out [][]T
	for _, v := range list {
		k := key(v)
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], v)
	}
	return out
}

// places are where responses stand.
func (x *index) places(list []*secondsource.Response) []place {
	out := make([]place, 0, len(list))
	for _, r := range list {
		out = append(out, x.statement(x.entries[r.Statement]))
	}
	return out
}

// sorted puts responses in the order of their kinds, those in words of their own
// first, headlines last. What is not accepted is left out.
func sorted(list []*secondsource.Response, x *index) []*secondsource.Response {
	out := where(list, func(r *secondsource.Response) bool { return x.entries[r.Statement] != nil })
	slices.SortStableFunc(out, func(a, b *secondsource.Response) int {
		ea, eb := x.entries[a.Statement], x.entries[b.Statement]
		return cmp.Or(
			cmp.Compare(slices.Index(responseKinds, a.Kind), slices.Index(responseKinds, b.Kind)),
			cmp.Compare(btoi(b.Primary), btoi(a.Primary)),
			cmp.Compare(btoi(ea.Mode == secondsource.Headline), btoi(eb.Mode == secondsource.Headline)),
			strings.Compare(x.label[ea.Doc], x.label[eb.Doc]),
			cmp.Compare(start(x.statement(ea)), start(x.statement(eb))),
			strings.Compare(a.Statement, b.Statement),
		)
	})
	return out
}

// contradictions are the strict differences that touch a claim.
func (x *index) contradictions(c *secondsource.Claim, k caps) []row {
	var rows []row
	for i, d := range x.led.Differences {
		if d.Strict && x.touches(d, c) && (k.full || x.firstTouched(i) == c) {
			rows = append(rows, row{tag: "conflict", text: x.sides(d, k), class: "conflict"})
		}
	}
	kept, _ := cut(rows, k.conflicts)
	return kept
}

// firstTouched is the claim nearest the top that difference i touches.
func (x *index) firstTouched(i int) *secondsource.Claim {
	for _, c := range x.ranked {
		if x.touches(x.led.Differences[i], c) {
			return c
		}
	}
	return nil
}

// rootLine tells the bounds with the reason for every root counted.
func (x *index) rootLine(c *secondsource.Claim, k caps) line {
	l := line{stress(fmt.Sprintf("surely %d, at most %d", c.Roots.Min, c.Roots.Max)),
		say(" in " + plural(len(c.Documents), "document", "documents") + " "), x.inDocuments(c, k)}
	origins, more := cut(c.Roots.List, k.reasons)
	for i, o := range origins {
		l = append(l, say([]string{": ", "; "}[btoi(i > 0)]), say(trim(o.Name)), hush(" ("+certainty(o.Certainty)+reason(o.Why, k)+")"))
	}
	if more > 0 {
		l = append(l, hush(fmt.Sprintf("; %d more", more)))
	}
	if x.unanswered(c) {
		l = append(l, hush("; nobody answers here"))
	}
	return l
}

// inDocuments cites one place of the claim in every document.
func (x *index) inDocuments(c *secondsource.Claim, k caps) run {
	var at []place
	seen := map[string]bool{}
	for _, id := range c.Statements {
		if e := x.entries[id]; e != nil && !seen[e.Doc] {
			seen[e.Doc] = true
			at = append(at, x.statement(e))
		}
	}
	for _, id := range c.Documents {
		if !seen[id] {
			seen[id] = true
			at = append(at, x.place(id, nil))
		}
	}
	return cite(k.documents, at...)
}

func certainty(s string) string {
	if s == "" {
		return "possible"
	}
	return trim(s)
}

func reason(why string, k caps) string {
	if why = brevity(trim(why), k.why); why == "" {
		return ""
	}
	return ": " + why
}

// notCounted are the sources that are no roots, with the reason.
func notCounted(c *secondsource.Claim, k caps) line {
	var l line
	reasons, more := cut(c.Roots.NotCounted, k.reasons)
	for i, r := range reasons {
		if i > 0 {
			l = append(l, hush("; "))
		}
		l = append(l, hush(trim(r.Name)+reason(r.Why, k)))
	}
	if more > 0 {
		l = append(l, hush(fmt.Sprintf("; %d more", more)))
	}
	return l
}
