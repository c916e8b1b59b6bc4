package link

import (
	"secondsource"
)

// disputes finds, story by story, the values that cannot both hold.
func (l *linker) findDisputes() {
	for _, g := range l.groups {
		l.disputes = append(l.disputes, l.countDisputes(g)...)
		l.disputes = append(l.disputes, l.dateDisputes(g)...)
	}
}

// valueClaims makes every side of a dispute a claim: who says 42, and who 38.
func (l *linker) valueClaims() {
	for _, d := range l.disputes {
		for k, ss := range d.stmts {
			c := &claim{detail: d.values[k]}
			for _, s := range ss {
				if s.outer != nil {
					s = s.outer
				}
				if !c.holds(s) && (len(c.stmts) == 0 || c.stmts[0].kind == s.kind) {
					c.stmts = append(c.stmts, s)
				}
			}
			if len(c.stmts) == 0 || l.whole(c) {
				continue
			}
			c.sort()
			l.claims = append(l.claims, c)
		}
	}
}

// whole reports whether a claim with exactly these statements is there already.
func (l *linker) whole(c *claim) bool {
	for _, d := range l.claims {
		if len(d.stmts) != len(c.stmts) {
			continue
		}
		same := true
		for _, s := range c.stmts {
			same = same && d.holds(s)
		}
		if same {
			d.detail = c.detail
			return true
		}
	}
	return false
}

func (l *linker) differenceEntries() []secondsource.Difference {
	out := []secondsource.Difference{}
	for _, d := range l.disputes {
		out = append(out, secondsource.Difference{Kind: d.kind, Slot: d.slot, Sides: d.sides, Strict: d.strict, Why: d.why})
	}
	return out
}
