package link

import (
	"fmt"
	"slices"
	"strings"

	"secondsource"
)

// Since tells what one state of a ledger has that an earlier one had not: a pure
// comparison of two ledgers as of two days. Entries are paired by their ids, which
// hold when documents are added.
func Since(before, now *secondsource.Ledger) []secondsource.Change {
	out := []secondsource.Change{}
	add := func(kind, ref, doc, format string, args ...any) {
		out = append(out, secondsource.Change{Kind: kind, Ref: ref, Doc: doc, Text: fmt.Sprintf(format, args...)})
	}
	old := map[string]bool{}
	for _, d := range before.Documents {
		old[d.ID] = true
	}
	for _, t := range now.Transfers {
		movedTransfer(before, now, t, add)
	}
	movedClaims(before, now, add)
	altered := map[string]bool{}
	for _, q := range before.Quotes {
		for _, v := range q.Versions {
			altered[v.Statement] = altered[v.Statement] || v.Change == "altered"
		}
	}
	for _, q := range now.Quotes {
		for _, v := range q.Versions {
			if v.Change == "altered" && !altered[v.Statement] {
				add("quote altered", v.Statement, docOf(now, v.Statement), "a quotation has been altered: %s", v.Diff)
			}
		}
	}
	for _, f := range now.Forecasts {
		if to := f.Horizon.To; to != 0 && to > before.AsOf && (now.AsOf == 0 || to <= now.AsOf) {
			add("forecast due", f.Statement, docOf(now, f.Statement), "a forecast fell due on %s, outcome %s: %s", to, f.Outcome, f.Content)
		}
	}
	for _, d := range now.Documents {
		if !old[d.ID] {
			add("document", d.ID, d.ID, "a document more")
		}
	}
	return out
}

type adder func(kind, ref, doc, format string, args ...any)

// movedTransfer tells that a transfer is alleged for the first time, that its
// status moved, or that it is denied for the first time.
func movedTransfer(before, now *secondsource.Ledger, t *secondsource.Transfer, add adder) {
	name := fmt.Sprintf("%s to %s, %s", unknownSide(t.Supplier), unknownSide(t.Recipient), t.Goods)
	doc := ""
	for _, r := range t.Ladder {
		if r.Stage == t.Status && r.Polarity == secondsource.Asserted {
			doc = r.Doc
		}
	}
	i := slices.IndexFunc(before.Transfers, func(o *secondsource.Transfer) bool {
		return o.ID == t.ID || o.Supplier == t.Supplier && o.Recipient == t.Recipient && shareOne(o.Statements, t.Statements)
	})
	if i < 0 {
		add("transfer", t.ID, doc, "alleged for the first time: %s (%s)", name, t.Status)
		return
	}
	o := before.Transfers[i]
	if o.Status != t.Status {
		add("status moved", t.ID, doc, "%s: from %s to %s", name, o.Status, t.Status)
	}
	if len(o.DeniedBy) == 0 && len(t.DeniedBy) > 0 {
		add("first denial", t.ID, docOf(now, t.DeniedBy[0].Statement), "%s: denied by %s", name, t.DeniedBy[0].By)
	}
}

func unknownSide(o secondsource.Opt) string {
	if o == "" {
		return "unknown"
	}
	return string(o)
}

func shareOne(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// movedClaims tells of the first independent root and the first denial of a claim
// that was made before.
func movedClaims(before, now *secondsource.Ledger, add adder) {
	denied := func(led *secondsource.Ledger) map[string]*secondsource.Response {
		out := map[string]*secondsource.Response{}
		for _, r := range led.Responses {
			for _, c := range r.Claims {
				if r.Kind == secondsource.IsDenial && out[c] == nil {
					out[c] = r
				}
			}
		}
		return out
	}
	then, today := denied(before), denied(now)
	for _, c := range now.Claims {
		i := slices.IndexFunc(before.Claims, func(o *secondsource.Claim) bool { return o.ID == c.ID })
		if i < 0 {
			if r := today[c.ID]; r != nil && c.Kind == secondsource.Evidence {
				add("first denial", c.ID, docOf(now, r.Statement), "a new claim, denied: %s", short(c.Gist))
			}
			continue
		}
		o := before.Claims[i]
		if c.Roots.Min > o.Roots.Min && c.Roots.Min > 0 {
			kind := "root"
			if o.Roots.Min <= 1 && c.Roots.Min > 1 {
				kind = "first independent root"
			}
			add(kind, c.ID, rootDoc(o, c, now), "surely %d roots, before %d: %s", c.Roots.Min, o.Roots.Min, short(c.Gist))
		}
		if r := today[c.ID]; r != nil && then[c.ID] == nil {
			add("first denial", c.ID, docOf(now, r.Statement), "denied: %s", short(c.Gist))
		}
	}
}

// rootDoc is the document that brought a root which the claim had not before, "" where
// several did.
func rootDoc(o, c *secondsource.Claim, now *secondsource.Ledger) string {
	docs := map[string]bool{}
	for _, r := range c.Roots.List {
		if r.Certainty != "sure" || slices.ContainsFunc(o.Roots.List, func(x secondsource.Origin) bool { return x.ID == r.ID && x.Certainty == "sure" }) {
			continue
		}
		for _, u := range now.Utterances {
			if slices.Contains(r.Utterances, u.ID) && len(u.Statements) > 0 {
				docs[docOf(now, u.Statements[0])] = true
			}
		}
	}
	return single(docs)
}

func docOf(led *secondsource.Ledger, statement string) string {
	for _, e := range led.Statements {
		if e.ID == statement {
			return e.Doc
		}
	}
	return ""
}

// short cuts a gist at a word.
func short(s string) string {
	const most = 100
	if len(s) <= most {
		return s
	}
	at := strings.LastIndexByte(s[:most], ' ')
	return s[:max(at, 1)] + " …"
}
