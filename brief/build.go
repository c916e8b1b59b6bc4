package brief

import (
	"cmp"
	"fmt"
	"slices"

	"secondsource"
)

// build makes the page of a ledger with lists cut to k.
func build(x *index, o Options, k caps) *page {
	if several(x.led) {
		return x.directory(o, k)
	}
	p := &page{title: x.title(), lead: x.lead(k), note: limits()}
	add := func(s section) {
		if len(s.items) > 0 || s.note != "" {
			p.sections = append(p.sections, s)
		}
	}
	add(x.changeSection(k))
	add(x.caseSection(k))
	add(x.lawSection(k))
	add(x.claimSection(k))
	add(x.accountSection(k))
	add(x.timeline(k))
	add(x.responseSection(k))
	add(x.differenceSection(k))
	add(x.forecastSection(k))
	add(x.quoteSection(k))
	add(x.copySection(k))
	add(x.questionSection(k))
	add(x.documentSection(k))
	add(x.unreadSection(k))
	return p
}

// limits is the note on what the program cannot see.
func limits() []line {
	return []line{
		{hush("It sees only these files: no pictures, no irony, no wire copy nobody credits.")},
		{hush("It tells who said what on whose authority, never what is true.")},
		{hush("Why so: secondsource why N PATH… tells of claim N, or of an id that --full shows.")},
	}
}

func (x *index) title() string {
	if len(x.led.Stories) == 1 && trim(x.led.Stories[0].Title) != "" {
		return upperFirst(trim(x.led.Stories[0].Title))
	}
	return "Case brief"
}

// lead is the story in three lines: the material, the parties, the claim that is
// contested most.
func (x *index) lead(k caps) []line {
	out := []line{x.material()}
	if l := x.parties(k); len(l) > 0 {
		out = append(out, l)
	}
	if l := x.hottest(k); len(l) > 0 {
		out = append(out, l)
	}
	return out
}

// material counts what was read and says when it was published.
func (x *index) material() line {
	if len(x.led.Documents) == 0 {
		l := line{stress("No document"), say(" was read.")}
		if x.led.AsOf != 0 {
			l = line{stress("No document"), say(" is known to have been published by " + calendar{}.day(x.led.AsOf) + ".")}
		}
		return l
	}
	var outlets []string
	unknown := 0
	for _, d := range x.led.Documents {
		if d.Outlet == nil {
			unknown++
		} else if n := trim(d.Outlet.Text); !slices.Contains(outlets, n) {
			outlets = append(outlets, n)
		}
	}
	slices.Sort(outlets)
	if unknown > 0 {
		outlets = append(outlets, plural(unknown, "outlet unknown", "outlets unknown"))
	}
	l := line{stress(plural(len(x.led.Documents), "document", "documents"))}
	if names, more := cut(outlets, 4); len(names) > 0 {
		if more > 0 {
			names = append(slices.Clone(names), fmt.Sprintf("%d more", more))
		}
		l = append(l, say(" ("+list(names)+")"))
	}
	l = append(l, say(", "+appearance(x.period())), say(fmt.Sprintf("; %s, %s, %s.",
		plural(len(x.entries), "statement", "statements"), plural(len(x.led.Utterances), "act of speech", "acts of speech"),
		plural(len(x.led.Claims), "claim", "claims"))))
	if x.led.AsOf != 0 {
		l = append(l, say(" As of "+calendar{}.day(x.led.AsOf)+"."))
	}
	return l
}

// period is from the first to the last day on which a document may have appeared.
func (x *index) period() secondsource.Interval {
	var out secondsource.Interval
	for _, d := range x.led.Documents {
		i := d.Published.Interval
		if !i.Known() {
			continue
		}
		first, last := order(i)
		if out.From == 0 || first < out.From {
			out.From = first
		}
		out.To = max(out.To, last)
	}
	return out
}

// appearance says when the documents were published.
func appearance(i secondsource.Interval) string {
	if !i.Known() {
		return "publication dates unknown"
	}
	return "published " + calendar{}.days(i)
}

// oneYear is the year in which all documents appeared and nearly all is said, 0
// where they span several.
func (x *index) oneYear() int {
	p := x.period()
	a, _, _ := p.From.Date()
	b, _, _ := p.To.Date()
	if p.From == 0 || a != b {
		return 0
	}
	return a
}

// party is somebody who speaks or answers, with counts.
type party struct {
	name  string
	n     int
	kinds map[secondsource.ResponseKind]int
	at    []place
}

// parties is who claims and who answers.
func (x *index) parties(k caps) line {
	says, answers := x.voices()
	var l line
	for i, p := range says[:min(3, k.reasons, len(says))] {
		l = append(l, say([]string{"Claims come from ", "; "}[btoi(i > 0)]), stress(p.name),
			say(" ("+plural(p.n, "statement", "statements")+") "), some(p.at...))
	}
	if len(l) > 0 {
		l = append(l, say("."))
	}
	for i, p := range answers[:min(3, k.reasons, len(answers))] {
		l = append(l, say([]string{" Answers from ", "; "}[btoi(i > 0)]), stress(p.name),
			say(" ("+tally(p.kinds)+") "), some(p.at...))
	}
	if len(answers) > 0 {
		l = append(l, say("."))
	} else if len(says) > 0 {
		l = append(l, say(" Nobody answers in these documents."))
	}
	return l
}

// voices counts statements by the body that stands behind them, the most heard
// first: those that claim, and those that respond.
func (x *index) voices() (says, answers []*party) {
	kind := map[string]secondsource.ResponseKind{}
	for _, r := range x.led.Responses {
		kind[r.Statement] = r.Kind
	}
	said, answered := map[string]*party{}, map[string]*party{}
	for _, e := range x.led.Statements {
		if !e.Accepted || e.Speaker == nil || e.Speaker.Kind == secondsource.KindOutlet {
			continue
		}
		k, response := kind[e.ID]
		into := said
		if response {
			into = answered
		}
		name := behind(e.Speaker)
		p := into[name]
		if p == nil {
			p = &party{name: name, kinds: map[secondsource.ResponseKind]int{}}
			into[name] = p
		}
		p.n++
		p.kinds[k]++
		p.at = append(p.at, x.statement(e))
	}
	return heard(said), heard(answered)
}

func heard(m map[string]*party) []*party {
	var out []*party
	for _, p := range m {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b *party) int { return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.name, b.name)) })
	return out
}

// behind is the body a speaker speaks for, or himself.
func behind(s *secondsource.Speaker) string {
	if n := called(string(s.Institution)); n != "" {
		return n
	}
	return called(s.Name)
}

var responseKinds = []secondsource.ResponseKind{
	secondsource.IsDenial, secondsource.IsNonConfirmation, secondsource.IsNoComment, secondsource.IsNoResponse,
}

// responseNames are the kinds in the singular and the plural.
var responseNames = map[secondsource.ResponseKind][2]string{
	secondsource.IsDenial:          {"denial", "denials"},
	secondsource.IsNonConfirmation: {"non-confirmation", "non-confirmations"},
	secondsource.IsNoComment:       {"no comment", "no comments"},
	secondsource.IsNoResponse:      {"no response", "no responses"},
}

func tally(n map[secondsource.ResponseKind]int) string {
	var parts []string
	for _, k := range responseKinds {
		if n[k] > 0 {
			parts = append(parts, plural(n[k], responseNames[k][0], responseNames[k][1]))
		}
	}
	return list(parts)
}

// hottest is the claim at the top, if anything contests it.
func (x *index) hottest(k caps) line {
	if len(x.ranked) == 0 {
		return nil
	}
	c := x.ranked[0]
	gist, best := x.gist(c, k.runes)
	n := x.number[c.ID]
	name := run{style: ref, text: fmt.Sprintf("claim %d", n), to: claimID(n)}
	l := line{say("Contested most: "), name, say(", ")}
	if len(x.answers) == 0 {
		l = line{say("No claim is answered; told most: "), name, say(", ")}
	}
	l = append(l, gist...)
	if best != nil {
		l = append(l, say(" "), cite(k.refs, x.statement(best)))
	}
	if kinds := x.kinds(c); len(kinds) > 0 {
		l = append(l, say(": "+tally(kinds)))
	}
	return append(l, say("; "+bounds(c)+"."))
}

// kinds counts the responses to a claim.
func (x *index) kinds(c *secondsource.Claim) map[secondsource.ResponseKind]int {
	n := map[secondsource.ResponseKind]int{}
	for _, r := range x.answers[c.ID] {
		n[r.Kind]++
	}
	return n
}

// bounds is the root count, never a bare number.
func bounds(c *secondsource.Claim) string {
	return fmt.Sprintf("roots surely %d, at most %d", c.Roots.Min, c.Roots.Max)
}

func claimID(n int) string { return fmt.Sprintf("claim-%d", n) }
