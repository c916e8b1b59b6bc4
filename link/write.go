package link

import (
	"fmt"
	"strconv"

	"secondsource"
)

func emptyLedger(o Options) *secondsource.Ledger {
	return &secondsource.Ledger{
		Version: 1, AsOf: o.AsOf, Engine: secondsource.Engine{Program: "secondsource", Models: []string{}, Packs: []string{}},
		Changes: []secondsource.Change{}, Documents: []*secondsource.Document{}, Statements: []*secondsource.Entry{}, Utterances: []*secondsource.Utterance{},
		Claims: []*secondsource.Claim{}, Responses: []*secondsource.Response{}, Differences: []secondsource.Difference{},
		Quotes: []secondsource.QuoteSet{}, Transfers: []*secondsource.Transfer{}, Instruments: []secondsource.Instrument{},
		Dates: []secondsource.DateEntry{}, Copies: []secondsource.Copy{}, Circular: []secondsource.Circular{}, Forecasts: []secondsource.Forecast{},
		Events: []secondsource.EventEntry{}, Accounts: []*secondsource.Account{},
		Stories: []secondsource.Story{}, Skipped: []secondsource.Skip{}, Unread: []secondsource.Unread{},
	}
}

// write fills the ledger.
func (l *linker) write(led *secondsource.Ledger) {
	led.Stories = l.storyEntries()
	l.writeDocuments(led)
	ids := l.writeUtterances(led)
	l.writeClaims(led, ids)
	l.writeResponses(led)
	l.writeTransfers(led)
	l.instruments(led)
	led.Quotes = l.quoteSets(ids)
	l.disputes = append(l.disputes, l.cutQuotes(led.Quotes)...)
	led.Differences = l.differenceEntries()
	led.Circular = l.circulars()
	led.Forecasts = l.forecasts()
	l.writeStatements(led, ids)
	led.Copies = l.copyEntries()
	led.Events = l.eventEntries()
	led.Accounts = l.accounts(led.Stories)
	identify(led)
	led.Decisions = l.trail.decisions(l)
}

// identify gives ids to the entries that nothing refers to, of what they hold.
func identify(led *secondsource.Ledger) {
	seen := map[string]int{}
	id := func(parts ...string) string {
		k := hashID(parts...)
		if seen[k]++; seen[k] > 1 {
			k = hashID(append(parts, strconv.Itoa(seen[k]))...)
		}
		return k
	}
	for i := range led.Differences {
		d := &led.Differences[i]
		parts := []string{"x", d.Kind, d.Slot}
		for _, side := range d.Sides {
			for _, p := range side {
				parts = append(parts, p.Doc, fmt.Sprint(p.Spans))
			}
		}
		d.ID = id(parts...)
	}
	for i := range led.Quotes {
		q := &led.Quotes[i]
		q.ID = id("quotation", q.Utterance, q.Versions[0].Statement)
	}
	for i := range led.Circular {
		led.Circular[i].ID = id("o", led.Circular[i].Doc, fmt.Sprint(led.Circular[i].Spans))
	}
}

func (l *linker) writeDocuments(led *secondsource.Ledger) {
	for i, a := range l.arts {
		d := &secondsource.Document{ID: a.ID, Path: a.Path, Record: secondsource.Opt(a.Record), URL: secondsource.Opt(a.URL), SHA256: a.SHA256,
			Outlet: a.Outlet, Title: a.Title, Byline: a.Byline, Published: a.pub, Source: a.Doc}
		if !a.Own {
			d.Text = secondsource.Opt(a.Text)
		}
		if d.Published.Candidates == nil {
			d.Published.Candidates = []secondsource.Day{}
		}
		if l.story[i] < len(led.Stories) {
			d.Story = secondsource.Opt(led.Stories[l.story[i]].ID)
		}
		led.Documents = append(led.Documents, d)
		led.Skipped = append(led.Skipped, a.Skipped...)
		led.Unread = append(led.Unread, a.Unread...)
		for _, x := range a.Dates {
			led.Dates = append(led.Dates, l.dateEntry(a, x))
		}
	}
}

// dateEntry writes a time expression with its meaning on the solved day of publication.
func (l *linker) dateEntry(a *article, x secondsource.Date) secondsource.DateEntry {
	e := secondsource.DateEntry{Doc: a.ID, Spans: []secondsource.Span{x.Span}, Text: x.Text, Type: x.Type, Value: secondsource.Opt(x.Value), Interval: x.Interval, Why: x.Why}
	if !e.Known() && a.pub.Known() {
		e.Interval = l.meaning(a, x)
	}
	return e
}

// writeUtterances writes the acts of speech and gives their ids. An id is that
// of the first statement, so it holds when later documents are added.
func (l *linker) writeUtterances(led *secondsource.Ledger) map[*utterance]string {
	ids := map[*utterance]string{}
	for _, u := range l.utts {
		best := u.best()
		e := &secondsource.Utterance{ID: hashID("u", u.first().ID), Speaker: best.Speaker.Name, Institution: best.Speaker.Institution,
			Date: u.when(), Statements: []string{}}
		for _, s := range u.stmts {
			e.Statements = append(e.Statements, s.ID)
			if e.Occasion == "" && (s == best || s.who.same(best.who)) {
				e.Occasion = s.Venue
			}
		}
		ids[u] = e.ID
		led.Utterances = append(led.Utterances, e)
	}
	return ids
}

func (l *linker) writeStatements(led *secondsource.Ledger, ids map[*utterance]string) {
	claims := map[*stmt][]string{}
	for _, c := range l.claims {
		for _, s := range c.stmts {
			claims[s] = append(claims[s], c.entry.ID)
		}
	}
	unnamed := map[*utterance][]string{}
	for _, u := range l.utts {
		unnamed[u] = u.unnamed()
	}
	byFinding := map[string]*stmt{}
	for _, s := range l.stmts {
		byFinding[s.ID] = s
	}
	for _, a := range l.arts {
		for _, f := range a.Doc.Statements {
			e := &secondsource.Entry{Statement: f, Claims: []string{}}
			if s := byFinding[f.ID]; s != nil && f.Accepted {
				e.Statement = s.Statement
				var described []string
				if s.utt != nil {
					e.Utterance = secondsource.Opt(ids[s.utt.root()])
					described = unnamed[s.utt.root()]
				}
				l.dir.fuller(s, described)
				e.Claims = append(e.Claims, claims[s]...)
			}
			led.Statements = append(led.Statements, e)
		}
	}
}

// first is the statement published first, by document where days do not tell.
func (u *utterance) first() *stmt {
	if u.lead == nil || u.sized != len(u.stmts) {
		u.lead, u.sized = firstOf(u.stmts), len(u.stmts)
	}
	return u.lead
}

func firstOf(ss []*stmt) *stmt {
	best := ss[0]
	for _, s := range ss[1:] {
		if after(best.art, s.art) {
			best = s
		}
	}
	return best
}

// best is the statement whose speaker is known best: a person by name, then a
// body, then an unnamed source, then an outlet.
func (u *utterance) best() *stmt {
	rank := func(s *stmt) int {
		switch {
		case s.who.named:
			return 3
		case s.who.channel:
			return 0
		case s.who.anon:
			return 1
		}
		return 2
	}
	best := u.stmts[0]
	for _, s := range u.stmts[1:] {
		if rank(s) > rank(best) || rank(s) == rank(best) && len(s.Speaker.Name) > len(best.Speaker.Name) {
			best = s
		}
	}
	return best
}

// when is the day of an act: the meeting of what its statements say, and not after
// the first document that carries it.
func (u *utterance) when() secondsource.When {
	w := secondsource.When{Basis: "unknown"}
	for _, s := range u.stmts {
		if s.Said == nil || !s.said.Known() {
			continue
		}
		m, ok := w.Interval.Meet(s.said)
		if !ok {
			continue
		}
		if m != w.Interval || w.Basis == "unknown" {
			w.Basis = s.Said.Basis
		}
		w.Interval = m
	}
	if d := u.carried(); d != 0 && w.Known() && (w.To == 0 || w.To > d) {
		if w.Interval.To = d; w.From > d {
			w.From, w.Basis = 0, "before publication"
		}
	}
	return w
}

// carried is the last day on which the first document that carries an act can have
// appeared, 0 for unknown.
func (u *utterance) carried() secondsource.Day {
	var out secondsource.Day
	for _, s := range u.stmts {
		if d := s.art.pub.To; d != 0 && (out == 0 || d < out) {
			out = d
		}
	}
	return out
}
