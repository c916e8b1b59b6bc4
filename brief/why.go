package brief

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"secondsource"
)

// WhyText writes arguments for a terminal.
func WhyText(w io.Writer, led *secondsource.Ledger, args []Argument, o Options) error {
	x := newIndex(led)
	t := typist{w: bufio.NewWriter(w), width: o.width(), color: o.Color, full: true}
	for i, a := range args {
		if i > 0 {
			t.w.WriteByte('\n')
		}
		t.page(x.argumentPage(a, o), Options{Full: true})
	}
	if err := t.w.Flush(); err != nil {
		return fmt.Errorf("brief: write argument: %w", err)
	}
	return nil
}

// argumentPage sets one argument.
func (x *index) argumentPage(a Argument, o Options) *page {
	k := uncut()
	p := &page{title: upperFirst(a.Kind) + " " + a.ID}
	var of *secondsource.Claim
	if a.Of != "" {
		of = x.claims[a.Of]
	}
	p.lead = x.leadOf(a, of, k)
	add := func(s section) {
		if len(s.items) > 0 {
			p.sections = append(p.sections, s)
		}
	}
	switch e := a.Entry.(type) {
	case *secondsource.Claim:
		add(x.rootSection(e, k))
		add(x.answerSection(e, k))
	case *secondsource.Origin:
		add(x.besideSection(of, e, k))
	case *secondsource.Document:
		add(x.dateSection(e, k))
	case *secondsource.QuoteSet:
		if it, _ := x.wordings(*e, k); it.head != nil {
			add(section{id: "wordings", title: "The wordings, the fullest first", items: []item{it}})
		}
	}
	add(x.evidenceSection(a, k))
	add(x.decisionSection("What joined it", a.Joined, o))
	add(x.decisionSection("What came near and was not joined", a.Refused, o))
	return p
}

// leadOf tells what the entry is.
func (x *index) leadOf(a Argument, of *secondsource.Claim, k caps) []line {
	switch e := a.Entry.(type) {
	case *secondsource.Claim:
		l := append(line{say(fmt.Sprintf("Claim %d of the brief: ", x.number[e.ID]))}, x.heading(e, k)...)
		return []line{l, append(line{say("Roots ")}, x.rootLine(e, caps{documents: k.documents})...)}
	case *secondsource.Origin:
		l := line{stress(trim(e.Name)), say(", a " + certainty(e.Certainty) + " root: " + trim(e.Why))}
		if of == nil {
			return []line{l}
		}
		return []line{l, append(line{say("Of "), claimRef(x.number[of.ID]), say(": ")}, x.heading(of, k)...)}
	case *secondsource.Utterance:
		l := line{stress(trim(e.Speaker)), say(", " + x.days(e.Date.Interval)), hush(" (" + trim(e.Date.Basis) + ")")}
		return []line{l, {say(plural(len(e.Statements), "statement carries", "statements carry") + " it")}}
	case *secondsource.Document:
		return []line{{say(trim(e.Path) + ", "), say(x.published(e.Published, k))}}
	case *secondsource.Difference:
		return []line{append(line{say(trim(e.Kind) + ", "), say(map[bool]string{true: "a contradiction; ", false: "no contradiction; "}[e.Strict])}, x.sides(*e, k)...)}
	case *secondsource.Copy:
		return []line{{x.whole(e.Copy, k), say(" repeats "), x.whole(e.Source, k), say(fmt.Sprintf(": %s, %.0f %% of its words, %s",
			copyNames(e.Kind), 100*e.Share, map[bool]string{true: "credited", false: "not credited"}[e.Credited]))}}
	case *secondsource.Circular:
		return []line{append(x.quote(e.Doc, e.Spans, k.runes), say(" "), cite(k.refs, x.place(e.Doc, e.Spans)), hush(": "+trim(e.Why)))}
	case *secondsource.QuoteSet:
		if u := x.utterances[e.Utterance]; u != nil {
			return []line{{stress(trim(u.Speaker)), say(fmt.Sprintf(", %s; utterance %s", x.days(u.Date.Interval), u.ID))}}
		}
	case *secondsource.Story:
		return []line{{stress(upperFirst(trim(e.Title))), say("; " + plural(len(e.Documents), "document", "documents"))}}
	case *secondsource.Entry:
		return x.statementLead(e, k)
	}
	return nil
}

// statementLead says where a statement belongs.
func (x *index) statementLead(e *secondsource.Entry, k caps) []line {
	if !e.Accepted {
		return []line{{say("It was found and not accepted: it is shown nowhere and counts nowhere.")}}
	}
	var out []line
	for _, r := range x.led.Responses {
		if r.Statement == e.ID {
			l := append(line{say("A " + responseNames[r.Kind][0] + map[bool]string{true: "", false: ", only retold"}[r.Primary])}, x.targets([]*secondsource.Response{r}, k)...)
			if n := trim(r.Note); n != "" {
				l = append(l, hush("; "+n))
			}
			out = append(out, l)
		}
	}
	if u := x.utterances[string(e.Utterance)]; u != nil {
		out = append(out, line{say(fmt.Sprintf("In the act of speech %s: %s, %s, %s", u.ID, trim(u.Speaker), x.days(u.Date.Interval), plural(len(u.Statements), "statement", "statements")))})
	}
	for _, q := range x.led.Quotes {
		if q.Only && q.Versions[0].Statement == e.ID {
			out = append(out, line{say("The only witness of these words: no other document that carries the act quotes them.")})
		}
	}
	for _, id := range e.Claims {
		if c := x.claims[id]; c != nil {
			out = append(out, append(line{say("In "), claimRef(x.number[id]), say(" (" + id + "): ")}, x.heading(c, k)...))
		}
	}
	return out
}

// rootSection lists the roots of a claim, counted and not, and how the bounds
// grew.
func (x *index) rootSection(c *secondsource.Claim, k caps) section {
	s := section{id: "roots", title: "Roots"}
	for _, o := range c.Roots.List {
		it := item{tag: o.ID, head: line{stress(trim(o.Name)), say(", " + certainty(o.Certainty) + ": " + trim(o.Why))}}
		for _, id := range o.Utterances {
			it.rows = append(it.rows, row{tag: id, text: x.utterance(id, c, k)})
		}
		s.items = append(s.items, it)
	}
	for _, r := range c.Roots.NotCounted {
		l := line{say(trim(r.Name) + ": " + trim(r.Why))}
		if e := x.entries[string(r.Statement)]; e != nil {
			l = append(l, say(" "), cite(1, x.statement(e)))
		}
		s.items = append(s.items, item{tag: "not counted", head: l})
	}
	for _, b := range c.Roots.Timeline {
		until := "with all documents"
		if b.Until != 0 {
			until = "for readers until " + x.day(b.Until)
		}
		s.items = append(s.items, item{tag: "timeline", head: line{say(fmt.Sprintf("%s: surely %d, at most %d", until, b.Min, b.Max))}})
	}
	return s
}

// utterance tells an act of speech with those of its statements that stand in a claim.
func (x *index) utterance(id string, c *secondsource.Claim, k caps) line {
	u := x.utterances[id]
	if u == nil {
		return nil
	}
	var at []place
	for _, s := range u.Statements {
		if e := x.entries[s]; e != nil && slices.Contains(c.Statements, s) {
			at = append(at, x.statement(e))
		}
	}
	return line{say(trim(u.Speaker) + ", " + x.days(u.Date.Interval)), hush(" (" + trim(u.Date.Basis) + ") "), cite(k.refs, at...)}
}

// besideSection sets a root beside the others of its claim.
func (x *index) besideSection(c *secondsource.Claim, o *secondsource.Origin, k caps) section {
	s := section{id: "beside", title: "Beside it"}
	if c == nil {
		return s
	}
	all := x.rootSection(c, k)
	for _, it := range all.items {
		if it.tag != o.ID {
			s.items = append(s.items, it)
		}
	}
	return s
}

// answerSection lists the responses to a claim.
func (x *index) answerSection(c *secondsource.Claim, k caps) section {
	s := section{id: "answers", title: "Answers"}
	for _, r := range sorted(x.answers[c.ID], x) {
		s.items = append(s.items, item{tag: r.Statement, head: append(line{say(responseNames[r.Kind][0] + ": ")}, x.response([]*secondsource.Response{r}, k, false)...)})
	}
	return s
}

// dateSection tells on what the day of a document rests, and its time expressions.
func (x *index) dateSection(d *secondsource.Document, k caps) section {
	s := section{id: "date", title: "Its day"}
	p := d.Published
	tell := func(tag, text string) {
		if text != "" {
			s.items = append(s.items, item{tag: tag, head: line{say(text)}})
		}
	}
	tell("day", calendar{}.days(p.Interval))
	tell("basis", trim(p.Basis))
	tell("why", trim(p.Why))
	tell("assumes", trim(string(p.Assumes)))
	var days []string
	for _, c := range p.Candidates {
		days = append(days, calendar{}.day(c))
	}
	tell("candidates", strings.Join(days, "; "))
	for _, e := range x.led.Dates {
		if e.Doc == d.ID {
			s.items = append(s.items, item{tag: "in the text", head: append(x.quote(d.ID, e.Spans, k.runes),
				say(" = "+calendar{}.days(e.Interval)+" "), cite(1, x.place(d.ID, e.Spans)), hush(": "+trim(e.Why)))})
		}
	}
	return s
}

// evidenceSection lists the statements with their finders.
func (x *index) evidenceSection(a Argument, k caps) section {
	s := section{id: "words", title: "The words, and what found them"}
	for _, ev := range a.Evidence {
		e := x.any(ev.Statement)
		if e == nil {
			continue
		}
		it := item{tag: ev.Statement, head: append(line{stress(ev.Speaker), say(": ")}, x.content(e, k.runes)...)}
		it.head = append(it.head, say(" "), cite(1, x.statement(e)))
		if e.Source != nil {
			it.rows = append(it.rows, row{tag: "source", text: x.quote(e.Doc, e.Source.Spans, k.runes)})
		}
		if e.Cue != nil {
			it.rows = append(it.rows, row{tag: "cue", text: append(x.quote(e.Doc, e.Cue.Spans, k.runes), say(fmt.Sprintf(" (%s, %s)", e.Act, e.Polarity)))})
		}
		if e.Said != nil {
			it.rows = append(it.rows, row{tag: "said", text: line{say(x.days(e.Said.Interval)), hush(" (" + trim(e.Said.Basis) + ")")}})
		}
		if e.Happened != nil {
			it.rows = append(it.rows, row{tag: "happened", text: line{say(x.days(e.Happened.Interval)), hush(" (" + trim(e.Happened.Basis) + ")")}})
		}
		if len(e.Chain) > 0 {
			it.rows = append(it.rows, row{tag: "chain", text: line{say(trim(strings.Join(e.Chain, " → ")))}})
		}
		it.rows = append(it.rows, row{tag: "found by", text: line{say(fmt.Sprintf("%s, confidence %.2f", trim(e.By), e.Confidence))}})
		s.items = append(s.items, it)
	}
	return s
}

// decisionSection lists decisions, the nearest first.
func (x *index) decisionSection(title string, ds []secondsource.Decision, o Options) section {
	s := section{id: "decisions", title: title, what: "decisions"}
	if !o.Full {
		ds, s.more = cut(ds, 12)
	}
	for _, d := range ds {
		l := append(append(append(line{}, x.end(d.A)...), say(" and ")), x.end(d.B)...)
		s.items = append(s.items, item{tag: d.Of, head: append(l, say(": "+trim(d.Why)), hush(fmt.Sprintf(" (near %.2f)", d.Near)))})
	}
	return s
}

// end names one side of a decision.
func (x *index) end(id string) line {
	if e := x.any(id); e != nil {
		return append(append(line{stress(speaker(e)), say(" ")}, x.content(e, 60)...), say(" "), cite(1, x.statement(e)))
	}
	if c := x.claims[id]; c != nil {
		return append(line{claimRef(x.number[id]), say(" ")}, x.heading(c, caps{runes: 60, refs: 1})...)
	}
	return line{x.whole(id, uncut())}
}
