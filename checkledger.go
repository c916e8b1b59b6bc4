package secondsource

import "slices"

// CheckLedger holds the invariants of a ledger against it: ids name something,
// what refers to each other does so both ways, root bounds add up, and all words
// are those of their spans (where the documents came with their text).
func CheckLedger(l *Ledger) []Fault {
	c := &ledgerCheck{Ledger: l, faults: faults{where: "ledger"},
		docs: map[string]*Document{}, statements: map[string]*Entry{}, utterances: map[string]*Utterance{},
		claims: map[string]*Claim{}, stories: map[string]bool{}}
	c.ids()
	for _, rule := range []func(){
		c.documents, c.entries, c.acts, c.propositions, c.answers, c.differences, c.wordings, c.transfers, c.places, c.groups, c.happenings,
	} {
		rule()
	}
	return c.list
}

type ledgerCheck struct {
	*Ledger
	faults
	docs       map[string]*Document
	statements map[string]*Entry
	utterances map[string]*Utterance
	claims     map[string]*Claim
	stories    map[string]bool
}

// ids holds that every id is given once, and collects them.
func (c *ledgerCheck) ids() {
	seen := map[string]bool{}
	once := func(kind, id string) {
		if id == "" || seen[kind+id] {
			c.bad("ids are given once", "%s %q", kind, id)
		}
		seen[kind+id] = true
	}
	for _, d := range c.Documents {
		once("document", d.ID)
		c.docs[d.ID] = d
	}
	for _, s := range c.Statements {
		once("statement", s.ID)
		c.statements[s.ID] = s
	}
	for _, u := range c.Utterances {
		once("utterance", u.ID)
		c.utterances[u.ID] = u
	}
	for _, k := range c.Claims {
		once("claim", k.ID)
		c.claims[k.ID] = k
		for _, o := range k.Roots.List {
			once("root", o.ID)
		}
	}
	for _, d := range c.Differences {
		once("difference", d.ID)
	}
	for _, e := range c.Events {
		once("event", e.ID)
	}
	for _, a := range c.Accounts {
		once("account", a.ID)
	}
	for _, q := range c.Quotes {
		once("quotation", q.ID)
	}
	for _, x := range c.Copies {
		once("copy", x.ID)
	}
	for _, x := range c.Circular {
		once("circular sentence", x.ID)
	}
	for _, s := range c.Stories {
		once("story", s.ID)
		c.stories[s.ID] = true
	}
}

// named reports an id that names nothing.
func named[T any](c *ledgerCheck, m map[string]T, what, id string) bool {
	if _, ok := m[id]; !ok {
		c.bad("ids name something", "%s names %q", what, id)
		return false
	}
	return true
}

func (c *ledgerCheck) documents() {
	for _, d := range c.Documents {
		if d.Story != "" {
			named(c, c.stories, "document "+d.ID, string(d.Story))
		}
		checkInterval(&c.faults, "publication of "+d.ID, d.Published.Interval)
		if !slices.Contains([]string{"stated", "inferred", "assumed", "unknown"}, d.Published.Basis) {
			c.bad("a publication date has a basis", "%s has %q", d.ID, d.Published.Basis)
		}
		if d.Published.Basis == "assumed" && d.Published.Assumes == "" {
			c.bad("an assumed date names its assumption", "%s", d.ID)
		}
		if d.Published.Basis == "unknown" && d.Published.Single() {
			c.bad("an unknown date is no day", "%s has %v", d.ID, d.Published.From)
		}
	}
}

func (c *ledgerCheck) entries() {
	for _, s := range c.Statements {
		if !named(c, c.docs, "statement "+s.ID, s.Doc) {
			continue
		}
		if u := string(s.Utterance); u != "" && named(c, c.utterances, "statement "+s.ID, u) &&
			!slices.Contains(c.utterances[u].Statements, s.ID) {
			c.bad("utterance and statement name each other", "%s and %s", s.ID, u)
		}
		for _, k := range s.Claims {
			if named(c, c.claims, "statement "+s.ID, k) && !slices.Contains(c.claims[k].Statements, s.ID) {
				c.bad("claim and statement name each other", "%s and %s", s.ID, k)
			}
		}
		if !s.Accepted && (s.Utterance != "" || len(s.Claims) > 0) {
			c.bad("what is not accepted counts nowhere", "%s", s.ID)
		}
		if d := c.docs[s.Doc].Source; d != nil {
			f := &faults{where: d.Path}
			checkStatement(d, s.Statement, f)
			c.list = append(c.list, f.list...)
		}
	}
}

func (c *ledgerCheck) acts() {
	for _, u := range c.Utterances {
		if len(u.Statements) == 0 {
			c.bad("an utterance has a statement", "%s", u.ID)
		}
		for _, id := range u.Statements {
			if named(c, c.statements, "utterance "+u.ID, id) && string(c.statements[id].Utterance) != u.ID {
				c.bad("utterance and statement name each other", "%s and %s", u.ID, id)
			}
		}
		checkInterval(&c.faults, "utterance "+u.ID, u.Date.Interval)
	}
}

func (c *ledgerCheck) propositions() {
	for _, k := range c.Claims {
		what := "claim " + k.ID
		for _, id := range k.Statements {
			if !named(c, c.statements, what, id) {
				continue
			}
			s := c.statements[id]
			if !slices.Contains(s.Claims, k.ID) {
				c.bad("claim and statement name each other", "%s and %s", k.ID, id)
			}
			if !slices.Contains(k.Documents, s.Doc) {
				c.bad("a claim names its documents", "%s stands in %s too", k.ID, s.Doc)
			}
		}
		for _, id := range k.Utterances {
			named(c, c.utterances, what, id)
		}
		for _, id := range k.Documents {
			named(c, c.docs, what, id)
		}
		for _, id := range k.Responses {
			named(c, c.statements, what, id)
		}
		c.roots(k)
	}
}

// roots holds that the bounds are those of the list: one for every sure root,
// one more at most for every possible one.
func (c *ledgerCheck) roots(k *Claim) {
	sure := 0
	for _, o := range k.Roots.List {
		switch o.Certainty {
		case "sure":
			sure++
		case "possible":
		default:
			c.bad("a root is sure or possible", "claim %s has %q", k.ID, o.Certainty)
		}
		if o.Why == "" {
			c.bad("every root has its reason", "claim %s, %s", k.ID, o.Name)
		}
		for _, id := range o.Utterances {
			named(c, c.utterances, "a root of claim "+k.ID, id)
		}
	}
	if sure != k.Roots.Min || len(k.Roots.List) != k.Roots.Max {
		c.bad("root bounds add up", "claim %s: %d to %d, but %d sure of %d listed", k.ID, k.Roots.Min, k.Roots.Max, sure, len(k.Roots.List))
	}
	if (k.Kind == Opinion || k.Kind == Urging) && k.Roots.Max > 0 {
		c.bad("opinion and urging have no root", "claim %s has %d", k.ID, k.Roots.Max)
	}
	if !slices.Contains([]ClaimKind{Evidence, Opinion, Self, Urging}, k.Kind) {
		c.bad("kinds of claim are a closed list", "%s has %q", k.ID, k.Kind)
	}
	for _, r := range k.Roots.NotCounted {
		if r.Why == "" {
			c.bad("what is not counted has its reason", "claim %s, %s", k.ID, r.Name)
		}
	}
	for _, b := range k.Roots.Timeline {
		if b.Min < 0 || b.Min > b.Max {
			c.bad("root bounds add up", "claim %s until %v: %d to %d", k.ID, b.Until, b.Min, b.Max)
		}
	}
}

func (c *ledgerCheck) answers() {
	for _, r := range c.Responses {
		what := "response " + r.Statement
		if named(c, c.statements, what, r.Statement) && !c.statements[r.Statement].Accepted {
			c.bad("what is not accepted counts nowhere", "%s", what)
		}
		if !slices.Contains([]ResponseKind{IsDenial, IsNonConfirmation, IsNoComment, IsNoResponse}, r.Kind) {
			c.bad("the kinds of response are four", "%s is %q", what, r.Kind)
		}
		for _, id := range r.Claims {
			if named(c, c.claims, what, id) && !slices.Contains(c.claims[id].Responses, r.Statement) {
				c.bad("claim and response name each other", "%s and %s", r.Statement, id)
			}
		}
	}
}

func (c *ledgerCheck) differences() {
	for i, d := range c.Differences {
		if len(d.Sides) < 2 {
			c.bad("a difference has two sides", "difference %d", i)
		}
		if d.Strict && d.Kind != "conflict" {
			c.bad("only a conflict is a contradiction", "difference %d is a %s", i, d.Kind)
		}
		for _, side := range d.Sides {
			for _, p := range side {
				c.cut("a side of a difference", p.Doc, p.Spans, p.Text)
			}
		}
	}
}

// cut holds that words are those of their spans in a document.
func (c *ledgerCheck) cut(what, doc string, spans []Span, text string) {
	if !named(c, c.docs, what, doc) || c.docs[doc].Source == nil {
		return
	}
	checkWords(c.docs[doc].Source.Text, text, spans, what+" in "+doc, &c.faults)
}

func (c *ledgerCheck) wordings() {
	for _, q := range c.Quotes {
		named(c, c.utterances, "a quotation", q.Utterance)
		for _, v := range q.Versions {
			named(c, c.statements, "a wording", v.Statement)
			if !slices.Contains([]string{"identical", "truncated", "edited", "altered"}, v.Change) {
				c.bad("changes of wording are a closed list", "%s has %q", v.Statement, v.Change)
			}
		}
	}
}

func (c *ledgerCheck) transfers() {
	known := map[string]bool{}
	for _, t := range c.Transfers {
		known[t.ID] = true
	}
	for _, t := range c.Transfers {
		for _, s := range t.Statements {
			named(c, c.statements, "a transfer", s)
		}
		for _, d := range t.DeniedBy {
			named(c, c.statements, "a denial of a transfer", d.Statement)
		}
		for _, k := range t.Claims {
			named(c, c.claims, "a transfer", k)
		}
		for _, o := range t.Linked {
			if !known[o] {
				c.bad("what is given in return is a transfer", "%s names %s", t.ID, o)
			}
		}
		for _, r := range t.Ladder {
			named(c, c.statements, "a rung", r.Statement)
			c.cut("a rung", r.Doc, r.Spans, r.Text)
			if r.Polarity == Asserted && r.Stage.Rung() > t.Reached.Rung() {
				c.bad("a transfer has reached its highest asserted rung", "%s: %s stands above %s", t.ID, r.Stage, t.Reached)
			}
		}
	}
	for _, i := range c.Instruments {
		c.cut("a reference to law", i.Doc, i.Spans, i.Text)
	}
}

func (c *ledgerCheck) places() {
	for _, d := range c.Dates {
		c.cut("a date", d.Doc, d.Spans, d.Text)
		checkInterval(&c.faults, "date "+d.Text, d.Interval)
	}
	for _, x := range c.Circular {
		c.cut("a circular sentence", x.Doc, x.Spans, x.Text)
		if x.Claim != "" {
			named(c, c.claims, "a circular sentence", string(x.Claim))
		}
	}
	for _, u := range c.Unread {
		c.cut("an unread sentence", u.Doc, u.Spans, u.Text)
	}
	for _, s := range c.Skipped {
		if d := c.docs[s.Doc]; d != nil && d.Source != nil {
			for _, span := range s.Spans {
				if !inside(d.Source.Text, span) {
					c.bad("spans lie in the text", "skipped %v of %s", span, s.Doc)
				}
			}
		}
		if s.Reason == "" {
			c.bad("what is skipped has its reason", "%s", s.Doc)
		}
	}
}

func (c *ledgerCheck) groups() {
	for _, x := range c.Copies {
		named(c, c.docs, "a copy", x.Source)
		named(c, c.docs, "a copy", x.Copy)
		if x.Share < 0 || x.Share > 1 {
			c.bad("shares lie between 0 and 1", "%v of %s", x.Share, x.Copy)
		}
	}
	for _, s := range c.Stories {
		for _, id := range s.Documents {
			if named(c, c.docs, "story "+s.ID, id) && string(c.docs[id].Story) != s.ID {
				c.bad("story and document name each other", "%s and %s", s.ID, id)
			}
		}
		checkInterval(&c.faults, "story "+s.ID, s.Interval)
	}
}

// happenings: events and accounts stand where they say, and name statements.
func (c *ledgerCheck) happenings() {
	for _, e := range c.Events {
		c.cut("event "+e.ID, e.Doc, e.Spans, e.Text)
		checkInterval(&c.faults, "date of event "+e.ID, e.Date.Interval)
		if !slices.Contains([]EventStatus{Held, ReportedEvent, PlannedEvent, DeniedEvent}, e.Status) {
			c.bad("the status of an event is held, reported, planned or denied", "%s is %q", e.ID, e.Status)
		}
		for _, s := range e.Statements {
			named(c, c.statements, "event "+e.ID, s)
		}
	}
	for _, a := range c.Accounts {
		if len(a.Places)+len(a.DeniedBy) == 0 {
			c.bad("an account is given or denied somewhere", "%s", a.ID)
		}
		for _, p := range a.Places {
			c.cut("account "+a.ID, p.Doc, p.Spans, p.Text)
		}
		for _, s := range slices.Concat(a.Statements, a.DeniedBy) {
			named(c, c.statements, "account "+a.ID, s)
		}
	}
}
