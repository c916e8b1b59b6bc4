// Package extract takes findings from one document: what it says about itself,
// the dates it names, and the statements it carries. It reads the layers that
// annotate added and the knowledge of the packs, and writes nothing else.
package extract

import (
	"secondsource"
	"secondsource/pack"
)

// Steps are the passes that find things in an annotated document, in order.
func Steps(p *pack.Pack) []secondsource.Step {
	rs, learnt := newRules(p), finders(p)
	return []secondsource.Step{
		{Name: "facts", Needs: secondsource.Zones, Gives: secondsource.Facts, Run: func(d *secondsource.Doc) { facts(d, p) }},
		{Name: "dates", Needs: secondsource.Zones | secondsource.Tags, Gives: secondsource.Dates, Run: dates},
		{Name: "statements", Needs: secondsource.Trees | secondsource.Names | secondsource.Quotes | secondsource.Facts | secondsource.Dates,
			Gives: secondsource.Statements, Run: func(d *secondsource.Doc) { statements(d, p, rs, learnt) }},
		{Name: "events", Needs: secondsource.Statements, Gives: secondsource.Events, Run: func(d *secondsource.Doc) { events(d, p, rs) }},
		{Name: "handovers", Needs: secondsource.Trees | secondsource.Names | secondsource.Statements, Gives: secondsource.Handovers,
			Run: func(d *secondsource.Doc) { handovers(d, p, rs) }},
	}
}
