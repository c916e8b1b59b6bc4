// Package link turns the findings of many documents into the ledger: which
// statements are one act of speech, which say the same, how many independent
// roots stand behind a claim, who answered it, and where accounts differ. It is
// a pure function of the set of documents. Where the texts do not decide, it
// abstains: two claims too many are better than one false merge.
package link

import (
	"cmp"
	"slices"
	"sort"

	"secondsource"
	"secondsource/pack"
)

// Options narrow what is linked. The zero value links everything.
type Options struct {
	// AsOf leaves out what was not surely published by this day.
	AsOf secondsource.Day
	// Decisions asks for the ledger's Decisions: what was joined or nearly so, and why.
	Decisions bool
	// Claims, where given, are the claims: each the ids of its statements. They
	// let the rules of roots be measured apart from the finding of claims.
	Claims [][]string
}

// linker carries one run.
type linker struct {
	p           *pack.Pack
	o           Options
	v           *vocabulary
	dir         *directory
	arts        []*article
	stmts       []*stmt
	disowned    []*leg                       // handovers that somebody denies
	firms       map[string]map[string]dealer // person -> the firms he owns or heads, once asked for
	scale       *scale
	story       []int   // of every article
	groups      [][]int // articles of every story
	copied      []*copied
	utts        []*utterance
	claims      []*claim
	disputes    []*dispute
	largest     map[*stmt]*claim // the largest claim of a statement
	byStory     map[int][]*claim
	bearersOf   map[int]*bearers // of every story, once asked for
	byReply     map[secondsource.ResponseKind][]*stmt
	named       map[int]map[int32]map[int32]bool // story -> noun -> the names it stands before
	in          map[int32]int32                  // place -> state, as far as the texts say
	denied      map[*claim][]*stmt
	bound       []*answer
	trail       *trail
	carrying    map[*stmt][]*article                                                       // of every first telling, who carries it
	numbers     map[int][]*quantity                                                        // of every story, by its first article
	clausesIn   map[int][]*proposition                                                     // clauses of every story, by its first article
	lastDay     map[*stmt]secondsource.Day                                                 // see latest
	dayEnds     map[*stmt][]dayEnd                                                         // of every statement: the differences over days that it takes part in
	dealings    map[int][]*dealing                                                         // deals made on a day, by story
	dayDispute  map[int][]*dispute                                                         // differences over days, by story
	said        func(d *secondsource.Doc, pub secondsource.Published) []*secondsource.When // of every statement
	transferIDs map[string]bool
}

// Link makes the ledger of a set of documents. The order of docs does not
// matter, and the documents are not changed.
func Link(docs []*secondsource.Doc, p *pack.Pack, o Options) *secondsource.Ledger {
	return NewLinker(p, o).Link(docs)
}

// inOrder sorts documents by id, then path, and drops a document given twice.
func inOrder(docs []*secondsource.Doc) []*secondsource.Doc {
	sorted := slices.Clone(docs)
	slices.SortFunc(sorted, func(a, b *secondsource.Doc) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Path, b.Path))
	})
	return slices.CompactFunc(sorted, func(a, b *secondsource.Doc) bool { return a.ID == b.ID && a.Path == b.Path })
}

// asOf drops the documents that were not surely published by the day asked for.
func asOf(docs []*secondsource.Doc, pubs []secondsource.Published, o Options, led *secondsource.Ledger) ([]*secondsource.Doc, []secondsource.Published) {
	if o.AsOf == 0 {
		return docs, pubs
	}
	var keptDocs []*secondsource.Doc
	var keptPubs []secondsource.Published
	for i, d := range docs {
		if pubs[i].To != 0 && pubs[i].To <= o.AsOf {
			keptDocs, keptPubs = append(keptDocs, d), append(keptPubs, pubs[i])
			continue
		}
		if pubs[i].From != 0 && pubs[i].From > o.AsOf {
			continue
		}
		led.Skipped = append(led.Skipped, secondsource.Skip{Doc: d.ID, Spans: []secondsource.Span{}, Reason: secondsource.SkipUndated,
			Detail: "its publication date is not known well enough to say that it was out by " + o.AsOf.String() + "; give it with --published"})
	}
	return keptDocs, keptPubs
}

// takeClaims makes claims of what is given.
func (l *linker) takeClaims(given [][]string) {
	byID := map[string]*stmt{}
	for _, s := range l.stmts {
		byID[s.ID] = s
	}
	for _, ids := range given {
		c := &claim{}
		for _, id := range ids {
			if s := byID[id]; s != nil && !c.holds(s) {
				c.stmts = append(c.stmts, s)
			}
		}
		if len(c.stmts) > 0 {
			c.sort()
			c.derived = l.newDetail(c.stmts[0])
			for _, s := range c.stmts {
				if l.newDetail(s) == "" {
					c.derived = ""
				}
			}
			l.claims = append(l.claims, c)
		}
	}
}

// prepare makes the statements comparable.
func (l *linker) prepare() {
	l.locate()
	for _, a := range l.arts {
		when := l.said(a.Doc, a.pub)
		a.when = when
		for i, s := range a.Doc.Statements {
			if !s.Accepted || s.Content == nil || len(s.Content.Spans) == 0 {
				continue
			}
			a.stmts = append(a.stmts, l.statement(a, s, when[i]))
		}
		sort.SliceStable(a.stmts, func(i, j int) bool {
			x, y := a.stmts[i].Content.Cover(), a.stmts[j].Content.Cover()
			return x.Start < y.Start || x.Start == y.Start && x.End > y.End
		})
	}
	l.dir = newDirectory(l.p, l.arts)
	for _, a := range l.arts {
		for _, s := range a.stmts {
			s.n = len(l.stmts)
			s.who = l.dir.who(a, s.Statement, a.pub.To)
			if s.reply == secondsource.IsNonConfirmation && (s.Speaker == nil || s.who.channel) {
				s.reply = "" // an outlet's own caveat answers for nobody
			}
			if s.who.channel { // whom an outlet had it from spoke on that day or before
				s.hard.From = 0
			}
			l.stmts = append(l.stmts, s)
		}
	}
	l.dir.learn(l.stmts)
	for _, s := range l.stmts {
		s.spots, s.where = l.spots(s), l.whereabouts(s)
		s.props = l.propositionsOf(s)
		s.outer = s.within()
	}
}

// originals are the statements that are no copies: only they weigh words, so
// that a copy changes nothing but its own place.
func (l *linker) originals() []*stmt {
	var out []*stmt
	for _, s := range l.stmts {
		if s.copyOf == nil {
			out = append(out, s)
		}
	}
	return out
}

// statement prepares one, made at a time; its copy of the finding carries that.
func (l *linker) statement(a *article, found *secondsource.Statement, when *secondsource.When) *stmt {
	own := *found
	s := &stmt{Statement: &own, art: a}
	own.Said = when
	if own.Said != nil {
		s.said = own.Said.Interval
		s.dated = found.SaidAt >= 0 && s.said.Known()
	}
	s.hard = secondsource.Interval{To: a.pub.To}
	if s.dated {
		s.hard = s.said
	}
	s.at = a.wordsIn(own.Content.Spans)
	l.collect(s)
	s.mains = s.predication()
	s.reply = replyKind(&own)
	s.neg, s.open = a.negated(s), s.unsettled()
	s.stage = l.stageOf(s)
	s.kind = l.kindOf(s)
	return s
}

// collect gathers the terms of the content, each with the weight of its best place.
func (l *linker) collect(s *stmt) {
	depth := s.depth()
	place := map[int32]int{}
	least, happens := -1.0, []int(nil)
	for k, i := range s.at {
		t := s.art.words[i].term
		if t < 0 {
			continue
		}
		f := factor(depth[k])
		if l.v.event[t] { // a misread tree must not hide what happens
			f = max(f, 0.55)
		}
		if l.v.event[t] || l.v.verbal(t) && s.art.predicate(i) {
			if least < 0 || depth[k] < least {
				least = depth[k]
			}
			happens = append(happens, k)
		}
		if at, ok := place[t]; ok {
			s.factor[at] = max(s.factor[at], f)
			continue
		}
		place[t] = len(s.terms)
		s.terms, s.factor = append(s.terms, t), append(s.factor, f)
	}
	for k, t := range s.terms {
		wider, ok := l.in[t]
		if !ok {
			wider, ok = l.v.parent[t]
		}
		if ok && !has(s.terms, wider) { // a missile is a weapon, Tobruk is in Libya
			s.terms, s.factor = append(s.terms, wider), append(s.factor, 0.7*s.factor[k])
		}
	}
	for _, k := range happens {
		if t := s.art.words[s.at[k]].term; depth[k] < max(1, least+0.5) && !has(s.events, t) {
			s.events = append(s.events, t)
		}
	}
}

// within is the statement in whose content s stands, by another speaker.
func (s *stmt) within() *stmt {
	if s.Inside == "" {
		return nil
	}
	for _, t := range s.art.stmts {
		if t.ID == s.Inside && t.Speaker != nil && !t.who.same(s.who) {
			return t
		}
	}
	return nil
}
