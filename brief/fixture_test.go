package brief

import (
	"fmt"
	"strings"
	"testing"

	"secondsource"
)

// A small invented story of three articles, and its ledger built by hand, so that
// the renderings are tested apart from the steps that find things.

const harbourPost = `Ministry says twelve drones left Paldiski for Libya
TALLINN, 3 March 2025 (Harbour Post) -
Estonia's interior ministry said on Monday that twelve surveillance drones had been shipped from Paldiski to Libya in February.
"We have the loading papers and we have read them," minister Maret Tamm told reporters. Send hints to tips@harbourpost.example, she wrote as @marettamm.
The Libyan embassy in Tallinn did not respond to a request for comment.
A crane at Paldiski on 14 February 2019. Photo: L. Kask
Liisa Kask covers ports. Reach her at l.kask@harbourpost.example or on X @liisakask.
`

const meridian = `Shipper denies drone sale, Libya cannot confirm
RIGA, March 4 (Meridian Wire) — Shipping firm Nordlast denied on Tuesday that it had carried drones to Libya.
“We carried pumps, and only pumps,” its director Juhan Rebane said.
Libya's transport ministry said it could not confirm any delivery.
Tamm said on Monday the crates were “marked as pumps” and would be opened on 20 March.
The Estonian customs board declined to comment on the cargo.
`

const lagoon = `Twelve drones went from Paldiski to Libya last month, according to Estonia's interior ministry, which Nordlast has denied.
A customs officer who asked not to be named said the crates held nine drones, not twelve.
“We have the loading papers and have read them,” Tamm said.
The European Commission urged Estonia to publish the papers.
Observers "were not surprised" by any of it.
`

// builder makes a ledger by naming words of its documents.
type builder struct {
	t   *testing.T
	led *secondsource.Ledger
	doc map[string]*secondsource.Document
}

func newBuilder(t *testing.T) *builder {
	return &builder{t: t, led: &secondsource.Ledger{Version: 1, Engine: secondsource.Engine{Program: "fixture", Packs: []string{"base"}}},
		doc: map[string]*secondsource.Document{}}
}

func on(s string) secondsource.Day {
	d, err := secondsource.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func between(from, to string) secondsource.Interval {
	var i secondsource.Interval
	if from != "" {
		i.From = on(from)
	}
	if to != "" {
		i.To = on(to)
	}
	return i
}

// document adds an article; every line is a zone of the kind given, the body by
// default.
func (b *builder) document(id, path, text string, kinds map[int]secondsource.ZoneKind) *secondsource.Document {
	src := &secondsource.Doc{ID: id, Path: path, Text: text, Own: true}
	at, n := 0, 0
	for _, l := range strings.SplitAfter(text, "\n") {
		if s := strings.TrimSpace(l); s != "" {
			n++
			kind := kinds[n]
			if kind == "" {
				kind = secondsource.ZoneBody
			}
			start := at + strings.Index(l, s)
			src.Zones = append(src.Zones, secondsource.Zone{Kind: kind, Span: secondsource.Span{Start: start, End: start + len(s)}, Paragraph: n})
		}
		at += len(l)
	}
	d := &secondsource.Document{ID: id, Path: path, SHA256: strings.Repeat("0", 64), Source: src,
		Published: secondsource.Published{Basis: "unknown", Why: "no date in the text"}, Story: "s1"}
	b.led.Documents = append(b.led.Documents, d)
	b.doc[id] = d
	return d
}

// span finds words in a document; "nth:2:words" finds the second place.
func (b *builder) span(doc, words string) secondsource.Span {
	nth := 1
	if strings.HasPrefix(words, "nth:") {
		fmt.Sscanf(words, "nth:%d:", &nth)
		words = words[strings.Index(words[4:], ":")+5:]
	}
	text, at := b.doc[doc].Source.Text, 0
	for ; nth > 0; nth-- {
		i := strings.Index(text[at:], words)
		if i < 0 {
			b.t.Fatalf("%q is not in %s", words, doc)
		}
		at += i + 1
	}
	return secondsource.Span{Start: at - 1, End: at - 1 + len(words)}
}

func (b *builder) words(doc, words string) *secondsource.Words {
	if words == "" {
		return nil
	}
	return secondsource.WordsAt(b.doc[doc].Source.Text, b.span(doc, words))
}

// statement adds a statement; change may fill in what is rarely needed.
func (b *builder) statement(id, doc, source, cue, content string, mode secondsource.Mode, act secondsource.Act, who secondsource.Speaker, change func(*secondsource.Entry)) {
	s := &secondsource.Statement{ID: id, Doc: doc, Source: b.words(doc, source), Cue: b.words(doc, cue), Content: b.words(doc, content),
		Mode: mode, Act: act, Polarity: secondsource.Asserted, Speaker: &who, Confidence: 0.9, Accepted: true, By: "fixture", SaidAt: -1}
	at := s.Content
	if at == nil {
		at = s.Cue
	}
	s.Paragraph = paragraph(b.doc[doc].Source, at.Spans[0].Start)
	e := &secondsource.Entry{Statement: s}
	if change != nil {
		change(e)
	}
	b.led.Statements = append(b.led.Statements, e)
	b.doc[doc].Source.Statements = append(b.doc[doc].Source.Statements, s)
}

func in(utterance string, claims ...string) func(*secondsource.Entry) {
	return func(e *secondsource.Entry) {
		e.Utterance = secondsource.Opt(utterance)
		e.Claims = claims
	}
}

var (
	ministry = secondsource.Speaker{ID: "ee-interior", Name: "Estonian Interior Ministry", Kind: secondsource.KindInstitution}
	tamm     = secondsource.Speaker{ID: "~maret tamm", Name: "Maret Tamm", Kind: secondsource.KindPerson, Institution: "Estonian Interior Ministry", Role: "minister"}
	embassy  = secondsource.Speaker{ID: "ly-embassy", Name: "Libyan embassy in Tallinn", Kind: secondsource.KindInstitution}
	nordlast = secondsource.Speaker{ID: "~nordlast", Name: "Nordlast", Kind: secondsource.KindInstitution}
	rebane   = secondsource.Speaker{ID: "~juhan rebane", Name: "Juhan Rebane", Kind: secondsource.KindPerson, Institution: "Nordlast", Role: "director"}
	libya    = secondsource.Speaker{ID: "ly-transport", Name: "Libyan Transport Ministry", Kind: secondsource.KindInstitution}
	customs  = secondsource.Speaker{ID: "ee-customs", Name: "Estonian Customs Board", Kind: secondsource.KindInstitution}
	officer  = secondsource.Speaker{ID: "?officer", Name: "a customs officer (unnamed)", Kind: secondsource.KindAnonymous}
	brussels = secondsource.Speaker{ID: "eu", Name: "European Commission", Kind: secondsource.KindInstitution}
)

// fixture is the whole ledger of the story.
func fixture(t *testing.T) *secondsource.Ledger {
	b := newBuilder(t)
	b.articles()
	b.statements()
	b.acts()
	b.claims()
	b.rest()
	return b.led
}

func (b *builder) articles() {
	a := b.document("da", "press/harbour-post.txt", harbourPost, map[int]secondsource.ZoneKind{
		1: secondsource.ZoneTitle, 2: secondsource.ZoneDateline, 6: secondsource.ZoneCaption, 7: secondsource.ZoneBio})
	title, outlet := b.span("da", "Ministry says twelve drones left Paldiski for Libya"), b.span("da", "Harbour Post")
	a.Title = &secondsource.Fact{Text: title.Of(harbourPost), Basis: "text", Span: &title}
	a.Outlet = &secondsource.Fact{Text: "Harbour Post", Basis: "text", Span: &outlet}
	a.Published = secondsource.Published{Interval: between("2025-03-03", "2025-03-03"), Basis: "stated", Why: "dateline"}
	m := b.document("db", "press/meridian.txt", meridian, map[int]secondsource.ZoneKind{1: secondsource.ZoneTitle})
	title2 := b.span("db", "Shipper denies drone sale, Libya cannot confirm")
	m.Title = &secondsource.Fact{Text: title2.Of(meridian), Basis: "text", Span: &title2}
	m.Outlet = &secondsource.Fact{Text: "Meridian Wire", Basis: "text"}
	m.Published = secondsource.Published{Interval: between("2025-03-04", "2025-03-04"), Basis: "inferred", Why: "dateline without a year; the Tuesday after harbour-post"}
	l := b.document("dc", "press/lagoon.txt", lagoon, nil)
	l.Published = secondsource.Published{Interval: between("2025-03-05", "2025-03-31"), Basis: "assumed",
		Candidates: []secondsource.Day{on("2025-03-06"), on("2025-04-03")}, Assumes: "the month named is February 2025", Why: "after the denial of 4 March"}
}

func (b *builder) statements() {
	b.statement("a1", "da", "Estonia's interior ministry", "said", "twelve surveillance drones had been shipped from Paldiski to Libya in February", secondsource.Indirect, secondsource.Assert, ministry, in("u1", "c1"))
	b.statement("a2", "da", "minister Maret Tamm", "told", "We have the loading papers and we have read them,", secondsource.Direct, secondsource.Assert, tamm, in("u1"))
	b.statement("a3", "da", "The Libyan embassy in Tallinn", "did not respond", "to a request for comment", secondsource.Indirect, secondsource.NoComment, embassy, in(""))
	b.statement("b1", "db", "Shipping firm Nordlast", "denied", "that it had carried drones to Libya", secondsource.Indirect, secondsource.Deny, nordlast, in("u2"))
	b.statement("b2", "db", "its director Juhan Rebane", "said", "We carried pumps, and only pumps,", secondsource.Direct, secondsource.Deny, rebane, in("u2", "c4"))
	b.statement("b3", "db", "Libya's transport ministry", "said", "it could not confirm any delivery", secondsource.Indirect, secondsource.NonConfirmation, libya, in("u3"))
	b.statement("b4", "db", "Tamm", "nth:2:said", "the crates were “marked as pumps” and would be opened on 20 March", secondsource.Mixed, secondsource.Assert, tamm, in("u1", "c2"))
	b.statement("b5", "db", "The Estonian customs board", "declined to comment", "on the cargo", secondsource.Indirect, secondsource.NoComment, customs, in("u4"))
	b.statement("c1", "dc", "Estonia's interior ministry", "according to", "Twelve drones went from Paldiski to Libya last month", secondsource.Indirect, secondsource.Assert, ministry, in("u1", "c1"))
	b.statement("c2", "dc", "Nordlast", "denied", "which", secondsource.Indirect, secondsource.Deny, nordlast, in("u5"))
	b.statement("c3", "dc", "A customs officer who asked not to be named", "said", "the crates held nine drones, not twelve", secondsource.Indirect, secondsource.Assert, officer, in("u6", "c3"))
	b.statement("c4", "dc", "Tamm", "nth:2:said", "We have the loading papers and have read them,", secondsource.Direct, secondsource.Assert, tamm, in("u1"))
	b.statement("c5", "dc", "The European Commission", "urged", "Estonia to publish the papers", secondsource.Indirect, secondsource.Urge, brussels, in("u7", "c5"))
	b.statement("c6", "dc", "Observers", "were", "not surprised", secondsource.Mixed, secondsource.Assess, secondsource.Speaker{ID: "?o", Name: "observers", Kind: secondsource.KindAnonymous}, func(e *secondsource.Entry) { e.Accepted = false })
}

func (b *builder) acts() {
	act := func(id, who, body string, day secondsource.Interval, basis, occasion string, statements ...string) {
		b.led.Utterances = append(b.led.Utterances, &secondsource.Utterance{ID: id, Speaker: who, Institution: secondsource.Opt(body),
			Date: secondsource.When{Interval: day, Basis: basis}, Occasion: secondsource.Opt(occasion), Statements: statements})
	}
	act("u1", "Maret Tamm", "Estonian Interior Ministry", between("2025-03-03", "2025-03-03"), "Monday before publication", "press briefing", "a1", "a2", "b4", "c1", "c4")
	act("u2", "Juhan Rebane", "Nordlast", between("2025-03-04", "2025-03-04"), "Tuesday of publication", "", "b1", "b2")
	act("u3", "Libyan Transport Ministry", "", between("", "2025-03-04"), "before publication", "", "b3")
	act("u4", "Estonian Customs Board", "", between("", "2025-03-04"), "before publication", "", "b5")
	act("u5", "Nordlast", "", between("", "2025-03-31"), "before publication", "", "c2")
	act("u6", "a customs officer", "", between("", "2025-03-31"), "before publication", "", "c3")
	act("u7", "European Commission", "", between("", "2025-03-31"), "before publication", "", "c5")
}

func (b *builder) claims() {
	b.led.Claims = []*secondsource.Claim{
		{ID: "c1", Gist: "twelve surveillance drones had been shipped from Paldiski to Libya in February", Kind: secondsource.Evidence,
			Statements: []string{"a1", "c1"}, Utterances: []string{"u1"}, Documents: []string{"da", "dc"}, Responses: []string{"a3", "b1", "b3", "b5", "c2"},
			Roots: secondsource.Roots{Min: 1, Max: 2, List: []secondsource.Origin{
				{ID: "r1", Name: "Estonian government", Certainty: "sure", Utterances: []string{"u1"}, Why: "loading papers it says it has read"},
				{ID: "r2", Name: "a customs officer", Certainty: "possible", Utterances: []string{"u6"}, Why: "second body of one government"}},
				NotCounted: []secondsource.Reason{{Name: "lagoon", Why: "re-tells the briefing"}},
				Timeline:   []secondsource.BoundAt{{Until: on("2025-03-03"), Min: 1, Max: 1}, {Min: 1, Max: 2}}}},
		{ID: "c2", Gist: "the crates were “marked as pumps” and would be opened on 20 March", Kind: secondsource.Evidence,
			Statements: []string{"b4"}, Utterances: []string{"u1"}, Documents: []string{"db"},
			Roots: secondsource.Roots{Min: 1, Max: 1, List: []secondsource.Origin{{ID: "r3", Name: "Estonian government", Certainty: "sure", Utterances: []string{"u1"}, Why: "its own papers"}}}},
		{ID: "c3", Gist: "the crates held nine drones, not twelve", Kind: secondsource.Evidence,
			Statements: []string{"c3"}, Utterances: []string{"u6"}, Documents: []string{"dc"},
			Roots: secondsource.Roots{Min: 0, Max: 1, List: []secondsource.Origin{{ID: "r4", Name: "a customs officer", Certainty: "possible", Utterances: []string{"u6"}, Why: "unnamed, gives no basis"}}}},
		{ID: "c4", Gist: "We carried pumps, and only pumps,", Kind: secondsource.Self,
			Statements: []string{"b2"}, Utterances: []string{"u2"}, Documents: []string{"db"},
			Roots: secondsource.Roots{Min: 1, Max: 1, List: []secondsource.Origin{{ID: "r5", Name: "Nordlast", Certainty: "sure", Utterances: []string{"u2"}, Why: "about its own act"}}}},
		{ID: "c5", Gist: "Estonia to publish the papers", Kind: secondsource.Urging,
			Statements: []string{"c5"}, Utterances: []string{"u7"}, Documents: []string{"dc"},
			Roots: secondsource.Roots{NotCounted: []secondsource.Reason{{Name: "European Commission", Why: "urging is no evidence"}}}},
	}
	b.led.Responses = []*secondsource.Response{
		{Statement: "b1", Kind: secondsource.IsDenial, Claims: []string{"c1"}, Scope: "that it had carried drones to Libya", Primary: true},
		{Statement: "c2", Kind: secondsource.IsDenial, Claims: []string{"c1"}, Note: "told without words of its own"},
		{Statement: "b3", Kind: secondsource.IsNonConfirmation, Claims: []string{"c1"}, Scope: "any delivery", Primary: true},
		{Statement: "b5", Kind: secondsource.IsNoComment, Claims: []string{"c1"}, Scope: "the cargo", Primary: true},
		{Statement: "a3", Kind: secondsource.IsNoResponse, Claims: []string{"c1"}, Primary: true},
	}
}

func (b *builder) rest() {
	side := func(doc, words, value string) []secondsource.Place {
		w := b.words(doc, words)
		return []secondsource.Place{{Doc: doc, Spans: w.Spans, Text: w.Text, Value: secondsource.Opt(value)}}
	}
	b.led.Differences = []secondsource.Difference{
		{ID: "x1", Kind: "scope", Slot: "goods", Sides: [][]secondsource.Place{side("da", "surveillance drones", ""), side("dc", "Twelve drones", "")}, Why: "one is more exact"},
		{ID: "x2", Kind: "conflict", Slot: "quantity", Sides: [][]secondsource.Place{side("da", "nth:2:twelve", "12"), side("dc", "nine", "9")}, Strict: true, Why: "one consignment, two counts"},
	}
	b.led.Quotes = []secondsource.QuoteSet{{ID: "q1", Utterance: "u1", Versions: []secondsource.QuoteVersion{
		{Statement: "a2", Change: "identical"}, {Statement: "c4", Change: "edited", Diff: "-we"}}}}
	b.led.Copies = []secondsource.Copy{{ID: "k1", Source: "da", Copy: "dc", Kind: "passage", Share: 0.31}}
	c := b.words("dc", "which Nordlast has denied")
	b.led.Circular = []secondsource.Circular{{ID: "o1", Doc: "dc", Spans: c.Spans, Text: c.Text, Claim: "c1", Why: "the report it leans on is the one it calls confirmed"}}
	date := func(doc, words, kind, value string, i secondsource.Interval) {
		w := b.words(doc, words)
		src := b.doc[doc].Source
		src.Dates = append(src.Dates, secondsource.Date{Span: w.Spans[0], Text: w.Text, Type: kind, Value: value, Interval: i})
		b.led.Dates = append(b.led.Dates, secondsource.DateEntry{Doc: doc, Spans: w.Spans, Text: w.Text, Type: kind, Value: secondsource.Opt(value), Interval: i, Why: "fixture"})
	}
	date("da", "February", "DATE", "2025-02", between("2025-02-01", "2025-02-28"))
	date("da", "14 February 2019", "DATE", "2019-02-14", between("2019-02-14", "2019-02-14"))
	date("db", "20 March", "DATE", "2025-03-20", between("2025-03-20", "2025-03-20"))
	b.led.Stories = []secondsource.Story{{ID: "s1", Title: "drones for Libya", Documents: []string{"da", "db", "dc"}, Interval: between("2025-03-03", "2025-03-31")}}
	u := b.words("dc", "Observers \"were not surprised\" by any of it.")
	b.led.Unread = []secondsource.Unread{{Doc: "dc", Spans: u.Spans, Text: u.Text}}
	bio, caption := b.doc["da"].Source.Zones[6].Span, b.doc["da"].Source.Zones[5].Span
	b.led.Skipped = []secondsource.Skip{
		{Doc: "da", Spans: []secondsource.Span{bio}, Reason: secondsource.SkipBio},
		{Doc: "da", Spans: []secondsource.Span{caption}, Reason: secondsource.SkipCaption},
		{Doc: "press/annual-report.pdf", Reason: secondsource.SkipFormat, Detail: "save it as text or HTML"},
	}
}
