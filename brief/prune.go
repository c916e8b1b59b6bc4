package brief

import (
	"slices"

	"secondsource"
)

// prune copies the part of a ledger that rests on the documents, statements and
// claims given. No id is left that names something cut away.
func prune(led *secondsource.Ledger, docs, statements, claims map[string]bool) *secondsource.Ledger {
	out := *led
	utterances := map[string]bool{}
	out.Documents = where(led.Documents, func(d *secondsource.Document) bool { return docs[d.ID] })
	out.Claims = nil
	for _, c := range led.Claims {
		if claims[c.ID] {
			out.Claims = append(out.Claims, pruneClaim(c, docs, statements))
		}
	}
	out.Statements = nil
	for _, e := range led.Statements {
		if statements[e.ID] && docs[e.Doc] {
			n := *e
			n.Claims = where(e.Claims, func(id string) bool { return claims[id] })
			out.Statements = append(out.Statements, &n)
			utterances[string(e.Utterance)] = true
		}
	}
	out.Utterances = nil
	for _, u := range led.Utterances {
		if utterances[u.ID] {
			n := *u
			n.Statements = where(u.Statements, func(id string) bool { return statements[id] })
			out.Utterances = append(out.Utterances, &n)
		}
	}
	for _, c := range out.Claims {
		c.Utterances = where(c.Utterances, func(id string) bool { return utterances[id] })
		for i, o := range c.Roots.List {
			c.Roots.List[i].Utterances = where(o.Utterances, func(id string) bool { return utterances[id] })
		}
	}
	pruneResponses(&out, led, statements, claims)
	prunePlaces(&out, led, docs, claims, statements, utterances)
	pruneStories(&out, led, docs)
	return &out
}

func pruneClaim(c *secondsource.Claim, docs, statements map[string]bool) *secondsource.Claim {
	n := *c
	n.Statements = where(c.Statements, func(id string) bool { return statements[id] })
	n.Responses = where(c.Responses, func(id string) bool { return statements[id] })
	n.Documents = where(c.Documents, func(id string) bool { return docs[id] })
	n.Roots.List = slices.Clone(c.Roots.List)
	return &n
}

func pruneResponses(out, led *secondsource.Ledger, statements, claims map[string]bool) {
	out.Responses = nil
	for _, r := range led.Responses {
		if statements[r.Statement] {
			n := *r
			n.Claims = where(r.Claims, func(id string) bool { return claims[id] })
			out.Responses = append(out.Responses, &n)
		}
	}
}

// prunePlaces cuts what stands at a place of a document: differences need two
// sides that are left.
func prunePlaces(out, led *secondsource.Ledger, docs, claims, statements, utterances map[string]bool) {
	out.Differences = nil
	for _, d := range led.Differences {
		n := d
		n.Sides = nil
		for _, side := range d.Sides {
			if s := where(side, func(p secondsource.Place) bool { return docs[p.Doc] }); len(s) > 0 {
				n.Sides = append(n.Sides, s)
			}
		}
		if len(n.Sides) > 1 {
			out.Differences = append(out.Differences, n)
		}
	}
	out.Quotes = nil
	for _, q := range led.Quotes {
		v := where(q.Versions, func(v secondsource.QuoteVersion) bool { return statements[v.Statement] })
		if utterances[q.Utterance] && len(v) > 0 {
			out.Quotes = append(out.Quotes, secondsource.QuoteSet{ID: q.ID, Utterance: q.Utterance, Versions: v, Only: q.Only})
		}
	}
	out.Transfers = nil
	for _, t := range led.Transfers {
		if slices.ContainsFunc(t.Statements, func(id string) bool { return statements[id] }) {
			out.Transfers = append(out.Transfers, pruneTransfer(t, docs, claims, statements))
		}
	}
	kept := map[string]bool{}
	for _, t := range out.Transfers {
		kept[t.ID] = true
	}
	for _, t := range out.Transfers {
		t.Linked = where(t.Linked, func(id string) bool { return kept[id] })
	}
	out.Instruments = where(led.Instruments, func(i secondsource.Instrument) bool { return docs[i.Doc] })
	out.Dates = where(led.Dates, func(d secondsource.DateEntry) bool { return docs[d.Doc] })
	out.Copies = where(led.Copies, func(c secondsource.Copy) bool { return docs[c.Source] && docs[c.Copy] })
	out.Forecasts = nil
	for _, f := range where(led.Forecasts, func(f secondsource.Forecast) bool { return statements[f.Statement] }) {
		if f.OutcomeBasis = where(f.OutcomeBasis, func(p secondsource.Place) bool { return docs[p.Doc] }); len(f.OutcomeBasis) == 0 {
			f.Outcome = "unknown"
		}
		out.Forecasts = append(out.Forecasts, f)
	}
	out.Circular = nil
	for _, c := range where(led.Circular, func(c secondsource.Circular) bool { return docs[c.Doc] }) {
		if !claims[string(c.Claim)] {
			c.Claim = ""
		}
		out.Circular = append(out.Circular, c)
	}
	pruneEvents(out, led, docs, statements)
	known := map[string]bool{}
	for _, d := range led.Documents {
		known[d.ID] = true
	}
	out.Skipped = where(led.Skipped, func(s secondsource.Skip) bool { return docs[s.Doc] || !known[s.Doc] })
	out.Unread = where(led.Unread, func(u secondsource.Unread) bool { return docs[u.Doc] })
}

// pruneEvents keeps the events of the documents, and of an account what stands in
// them; one that nobody gives there is gone.
func pruneEvents(out, led *secondsource.Ledger, docs, statements map[string]bool) {
	kept := func(id string) bool { return statements[id] }
	out.Events, out.Accounts = nil, nil
	for _, e := range where(led.Events, func(e secondsource.EventEntry) bool { return docs[e.Doc] }) {
		e.Statements = where(e.Statements, kept)
		out.Events = append(out.Events, e)
	}
	for _, a := range led.Accounts {
		n := *a
		n.Places = where(a.Places, func(p secondsource.Place) bool { return docs[p.Doc] })
		n.Statements, n.DeniedBy = where(a.Statements, kept), where(a.DeniedBy, kept)
		if len(n.Places)+len(n.DeniedBy) > 0 {
			out.Accounts = append(out.Accounts, &n)
		}
	}
}

func pruneStories(out, led *secondsource.Ledger, docs map[string]bool) {
	out.Stories = nil
	for _, s := range led.Stories {
		s.Documents = where(s.Documents, func(id string) bool { return docs[id] })
		if len(s.Documents) > 0 {
			out.Stories = append(out.Stories, s)
		}
	}
}

// where copies the elements that are kept.
func where[T any](list []T, kept func(T) bool) []T {
	out := make([]T, 0, len(list))
	for _, v := range list {
		if kept(v) {
			out = append(out, v)
		}
	}
	return out
}

// pruneTransfer keeps what rests on the statements left; status and rungs stay
// those of the whole.
func pruneTransfer(t *secondsource.Transfer, docs, claims, statements map[string]bool) *secondsource.Transfer {
	n := *t
	n.Statements = where(t.Statements, func(id string) bool { return statements[id] })
	n.Documents = where(t.Documents, func(id string) bool { return docs[id] })
	n.Claims = where(t.Claims, func(id string) bool { return claims[id] })
	n.DeniedBy = where(t.DeniedBy, func(d secondsource.Denied) bool { return statements[d.Statement] })
	n.Ladder = where(t.Ladder, func(r secondsource.Rung) bool { return statements[r.Statement] && docs[r.Doc] })
	return &n
}
