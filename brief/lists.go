package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"secondsource"
)

// response tells who answered, when, how far it reaches and in which words, for
// responses of one speaker and kind. With refs it names the claims answered.
func (x *index) response(list []*secondsource.Response, k caps, refs bool) line {
	r, e := list[0], x.entries[list[0].Statement]
	a := x.act(e)
	l := line{say(a.who + ", " + a.when)}
	if a.venue != "" && k.full {
		l = append(l, say(", "+a.venue))
	}
	if !r.Primary {
		l = append(l, hush(", only retold"))
	}
	if !refs || k.full || !x.toldWithClaim(list, k) {
		if q := x.content(e, k.event); len(q) > 0 {
			l = append(append(l, say(answering(e))), q...)
		}
		if s := trim(string(r.Scope)); s != "" && (e.Content == nil || !strings.Contains(trim(e.Content.Text), s)) {
			l = append(l, hush("; scope: "+brevity(s, k.why)))
		}
		if n := trim(r.Note); n != "" {
			l = append(l, hush("; "+brevity(n, k.why)))
		}
	}
	l = append(l, say(" "), cite(k.refs, x.places(list)...))
	if refs {
		l = append(l, x.targets(list, k)...)
	}
	return l
}

// toldWithClaim reports whether a claim told in full tells the words of a response.
func (x *index) toldWithClaim(list []*secondsource.Response, k caps) bool {
	return slices.ContainsFunc(list[0].Claims, func(c string) bool { n := x.number[c]; return n > 0 && n <= k.claims })
}

// targets names the claims that responses answer.
func (x *index) targets(list []*secondsource.Response, k caps) line {
	var ns []int
	for _, r := range list {
		for _, id := range r.Claims {
			if n := x.number[id]; n > 0 && !slices.Contains(ns, n) {
				ns = append(ns, n)
			}
		}
	}
	slices.Sort(ns)
	if len(ns) == 0 {
		return line{hush(" answers no claim found")}
	}
	ns, more := cut(ns, k.reasons)
	l := line{say(" answers ")}
	for i, n := range ns {
		l = append(l, say([]string{"", ", "}[btoi(i > 0)]), claimRef(n))
	}
	if more > 0 {
		l = append(l, say(fmt.Sprintf(" and %d more", more)))
	}
	return l
}

func claimRef(n int) run {
	return run{style: ref, text: fmt.Sprintf("claim%c%d", tie, n), to: claimID(n)}
}

// responseSection is the register of responses: the four kinds never mixed, one
// row for what a speaker answered on one day.
func (x *index) responseSection(k caps) section {
	s := section{id: "responses", title: "Register of responses", what: "responses"}
	rows := grouped(sorted(x.led.Responses, x), func(r *secondsource.Response) string {
		e := x.entries[r.Statement]
		switch {
		case k.full && (e.Utterance == "" || e.Content == nil):
			return r.Statement
		case k.full: // one act of speech, in the same words
			return fmt.Sprint(r.Kind, r.Primary, e.Utterance, strings.ToLower(trim(e.Content.Text)))
		}
		return fmt.Sprint(r.Kind, r.Primary, speaker(e), x.act(e).day)
	})
	shown := ofEachKind(rows, k.responses, x.bearing)
	left := map[secondsource.ResponseKind]int{}
	for i, g := range rows {
		kind := g[0].Kind
		if !shown[i] {
			left[kind] += len(g)
			s.more += len(g)
			continue
		}
		s.items = append(s.items, item{tag: responseNames[kind][0], head: x.response(g, k, true), class: string(kind)})
	}
	if s.more > 0 {
		s.what = "responses: " + tally(left)
	}
	return s
}

// bearing is how much hangs on what a speaker answered: the documents that carry
// the claims it answers, then those that carry the answer.
func (x *index) bearing(g []*secondsource.Response) int {
	claims, docs := 0, map[string]bool{}
	for _, r := range g {
		docs[x.entries[r.Statement].Doc] = true
		for _, id := range r.Claims {
			if c := x.claims[id]; c != nil {
				claims = max(claims, len(c.Documents))
			}
		}
	}
	return 100*claims + len(docs)
}

// ofEachKind chooses n rows, those that matter most, so that every kind is among them.
func ofEachKind(rows [][]*secondsource.Response, n int, weight func([]*secondsource.Response) int) map[int]bool {
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return weight(rows[j]) - weight(rows[i]) })
	shown, kinds := map[int]bool{}, map[secondsource.ResponseKind]bool{}
	for _, i := range order {
		if kind := rows[i][0].Kind; !kinds[kind] {
			kinds[kind] = true
			shown[i] = true
		}
	}
	for _, i := range order {
		if len(shown) < n {
			shown[i] = true
		}
	}
	return shown
}

// differenceKinds in the order of how much they weigh.
var differenceKinds = []string{"conflict", "distortion", "time", "scope", "attribution", "omission"}

// differenceSection lists what does not agree, contradictions first.
func (x *index) differenceSection(k caps) section {
	s := section{id: "differences", title: "Where they differ", what: "differences"}
	list := where(x.led.Differences, func(d secondsource.Difference) bool { return k.full || !x.toldAbove(d, k) })
	slices.SortStableFunc(list, func(a, b secondsource.Difference) int {
		return cmp.Or(cmp.Compare(btoi(b.Strict), btoi(a.Strict)), cmp.Compare(slices.Index(differenceKinds, a.Kind), slices.Index(differenceKinds, b.Kind)))
	})
	list, s.more = cut(list, k.differences)
	for _, d := range list {
		tag := trim(d.Kind)
		if d.Strict {
			tag = "contradiction"
		}
		s.items = append(s.items, item{tag: tag, class: "conflict", head: x.sides(d, k)})
	}
	return s
}

// toldAbove reports whether a contradiction is told with a claim that is told in
// full.
func (x *index) toldAbove(d secondsource.Difference, k caps) bool {
	if !d.Strict {
		return false
	}
	for _, c := range x.ranked[:min(k.claims, len(x.ranked))] {
		if x.touches(d, c) {
			return true
		}
	}
	return false
}

// sides sets the sides of a difference against each other.
func (x *index) sides(d secondsource.Difference, k caps) line {
	l := line{say(trim(d.Slot) + ": ")}
	for i, side := range d.Sides {
		if i > 0 {
			l = append(l, stress(" against "))
		}
		var at []place
		for j, p := range side {
			if j == 0 {
				l = append(append(append(l, say("“")), x.quote(p.Doc, p.Spans, k.event)...), say("”"))
				if v := trim(string(p.Value)); v != "" && !strings.EqualFold(v, trim(p.Text)) {
					l = append(l, hush(" = "+v))
				}
			}
			at = append(at, x.place(p.Doc, p.Spans))
		}
		l = append(l, say(" "), cite(k.refs, at...))
	}
	if w := trim(d.Why); w != "" {
		l = append(l, hush(": "+brevity(w, k.why)))
	}
	return l
}

// quoteSection lists the utterances whose words are not the same everywhere.
func (x *index) quoteSection(k caps) section {
	s := section{id: "quotes", title: "Wordings of one quotation", what: "quotations"}
	for _, q := range x.led.Quotes {
		it, ok := x.wordings(q, k)
		if q.Only && k.full && it.head != nil {
			it.tag, ok = "only here", true
		}
		if ok {
			s.items = append(s.items, it)
		}
	}
	s.items, s.more = cut(s.items, k.quotes)
	return s
}

// wordings sets the versions of one utterance against the fullest.
func (x *index) wordings(q secondsource.QuoteSet, k caps) (item, bool) {
	var it item
	changed := false
	for i, v := range q.Versions {
		e := x.entries[v.Statement]
		if e == nil {
			continue
		}
		l := append(x.content(e, k.event), say(" "), cite(k.refs, x.statement(e)))
		if i == 0 || it.head == nil {
			it = item{tag: "fullest", class: "quote", head: append(line{stress(speaker(e)), say(": ")}, l...)}
			continue
		}
		if v.Change != "identical" {
			changed = true
		}
		if d := trim(v.Diff); d != "" {
			l = append(l, hush(" "+d))
		}
		if w := trim(v.Why); w != "" && (k.full || v.Change == "altered") {
			l = append(l, hush(": "+brevity(w, k.why)))
		}
		it.rows = append(it.rows, row{tag: trim(v.Change), text: l, class: trim(v.Change)})
	}
	return it, changed
}

// copySection lists copied text, and sentences that call something confirmed by
// what is its own source.
func (x *index) copySection(k caps) section {
	s := section{id: "copies", title: "Copies and circles", what: "copies"}
	for _, c := range x.led.Copies {
		credit := map[bool]string{true: "credited", false: "not credited"}[c.Credited]
		l := line{x.whole(c.Copy, k), say(" repeats "), x.whole(c.Source, k),
			say(fmt.Sprintf(": %s, %.0f %% of its words, %s. A copy adds no root.", copyNames(c.Kind), 100*c.Share, credit))}
		s.items = append(s.items, item{tag: "copy", head: l, class: "copy"})
	}
	for _, c := range x.led.Circular {
		l := append(x.quote(c.Doc, c.Spans, k.runes), say(" "), cite(k.refs, x.place(c.Doc, c.Spans)))
		if w := trim(c.Why); w != "" {
			l = append(l, hush(": "+brevity(w, k.why)))
		}
		if n := x.number[string(c.Claim)]; n > 0 {
			l = append(l, say("; it concerns "), claimRef(n))
		}
		s.items = append(s.items, item{tag: "circle", head: l, class: "conflict"})
	}
	s.items, s.more = cut(s.items, k.copies)
	return s
}

// whole cites a document at its beginning.
func (x *index) whole(doc string, k caps) run {
	if d := x.docs[doc]; d != nil {
		return cite(k.refs, x.place(doc, head(d)))
	}
	return cite(k.refs, x.place(doc, nil))
}

func copyNames(kind string) string {
	switch kind {
	case "identical":
		return "the same text"
	case "near":
		return "nearly the same text"
	case "passage":
		return "a passage"
	}
	return trim(kind)
}

// questionSection lists what the material leaves open, each with the claims it
// concerns.
func (x *index) questionSection(k caps) section {
	s := section{id: "questions", title: "Open questions", what: "questions"}
	ask := func(tag, text string, concerns func(*secondsource.Claim) bool) {
		var refs line
		more := 0
		for _, c := range x.ranked {
			if x.order(c) > 0 || !concerns(c) { // opinion needs no root
				continue
			}
			if len(refs) >= 4*k.questions { // a reference takes four runs
				more++
				continue
			}
			refs = append(refs, say([]string{" ", ", "}[btoi(len(refs) > 0)]), claimRef(x.number[c.ID]), say(string(tie)))
			refs = append(refs, x.claimCite(c))
		}
		if len(refs) == 0 {
			return
		}
		if more > 0 {
			refs = append(refs, say(fmt.Sprintf(" and %d more", more)))
		}
		s.items = append(s.items, item{tag: tag, head: append(line{say(text)}, refs...), class: "question"})
	}
	ask("second root", "At most one root stands behind", func(c *secondsource.Claim) bool { return c.Roots.Max <= 1 && c.Kind != secondsource.Self })
	ask("answer", "Nobody answers", func(c *secondsource.Claim) bool { return x.unanswered(c) && c.Kind != secondsource.Self })
	ask("day", "No day is known on which anybody said", x.undatedClaim)
	ask("name", "Nobody named stands behind", x.namelessClaim)
	s.items = append(s.items, x.wordless(k)...)
	return s
}

// claimCite cites the words of a claim's best witness.
func (x *index) claimCite(c *secondsource.Claim) run {
	if best := x.witness(c); best != nil {
		return cite(1, x.statement(best))
	}
	for _, id := range c.Statements {
		if e := x.entries[id]; e != nil {
			return cite(1, x.statement(e))
		}
	}
	return say("")
}

func (x *index) undatedClaim(c *secondsource.Claim) bool {
	acts := x.acts(c)
	for _, a := range acts {
		if a.day.From != 0 && a.day.To != 0 {
			return false
		}
	}
	return len(acts) > 0
}

func (x *index) namelessClaim(c *secondsource.Claim) bool {
	n := 0
	for _, a := range x.acts(c) {
		for _, e := range a.entries {
			if s := e.Speaker; s != nil && s.Kind != secondsource.KindAnonymous && s.Kind != secondsource.KindOutlet {
				return false
			}
			n++
		}
	}
	return n > 0
}

// wordless asks for the words of the denials that are only retold.
func (x *index) wordless(k caps) []item {
	var at []place
	var who []string
	for _, r := range x.led.Responses {
		e := x.entries[r.Statement]
		if e == nil || r.Primary || r.Kind != secondsource.IsDenial {
			continue
		}
		at = append(at, x.statement(e))
		if n := speaker(e); !slices.Contains(who, n) {
			who = append(who, n)
		}
	}
	if len(at) == 0 {
		return nil
	}
	slices.Sort(who)
	who, more := cut(who, 4)
	if more > 0 {
		who = append(slices.Clone(who), fmt.Sprintf("%d more", more))
	}
	return []item{{tag: "words", class: "question", head: line{
		say("Denials only retold, without words of their own: " + list(who) + " "), cite(k.cites, at...)}}}
}
