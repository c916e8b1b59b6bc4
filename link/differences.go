package link

import (
	"strings"

	"secondsource"
)

// disputes finds, story by story, the values that cannot both hold.
func (l *linker) findDisputes() {
	for n, g := range l.groups {
		l.disputes = append(l.disputes, l.countDisputes(g)...)
		l.disputes = append(l.disputes, l.figureDisputes(g)...)
		l.disputes = append(l.disputes, l.dayDisputes(n)...)
		l.disputes = append(l.disputes, l.oppositeDisputes(g)...)
		l.disputes = append(l.disputes, l.clauseDisputes(g)...)
		l.disputes = append(l.disputes, l.fewDisputes(g)...)
		l.disputes = append(l.disputes, l.emptied(g)...)
		l.disputes = append(l.disputes, l.absences(g)...)
	}
}

// valueClaims makes every side of a dispute a claim: who says 42, and who 38.
func (l *linker) valueClaims() {
	for _, d := range l.disputes {
		for k, ss := range d.stmts {
			c := &claim{detail: d.values[k], clauses: map[*stmt]secondsource.Span{}}
			for _, s := range ss {
				if s.outer != nil {
					s = s.outer
				}
				if !c.holds(s) && (len(c.stmts) == 0 || c.stmts[0].kind == s.kind) {
					c.stmts = append(c.stmts, s)
					c.clauses[s] = clause(s, d.sides[k])
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

// clause is the part of a content, between commas and conjunctions, in which one
// of the places stands; the whole content where there is none.
func clause(s *stmt, places []secondsource.Place) secondsource.Span {
	for _, at := range s.Content.Spans {
		for _, p := range places {
			if p.Doc != s.art.ID || !at.Contains(p.Spans[0]) {
				continue
			}
			text, from := at.Of(s.art.Text), p.Spans[0].Start-at.Start
			start, end := 0, len(text)
			for _, cut := range []string{", ", "; ", ". ", " and that ", " but that "} {
				if i := strings.LastIndex(text[:from], cut); i >= 0 && i+len(cut) > start {
					start = i + len(cut)
				}
				if i := strings.Index(text[from:], cut); i >= 0 && from+i < end {
					end = from + i
				}
			}
			if end-start < 15 { // too little to stand by itself
				return at
			}
			return trimmed(s.art.Text, secondsource.Span{Start: at.Start + start, End: at.Start + end})
		}
	}
	return trimmed(s.art.Text, s.Content.Spans[0])
}

func trimmed(text string, sp secondsource.Span) secondsource.Span {
	for sp.Start < sp.End && strings.ContainsRune(" ,;:.", rune(text[sp.Start])) {
		sp.Start++
	}
	for sp.End > sp.Start && strings.ContainsRune(" ,;:.", rune(text[sp.End-1])) {
		sp.End--
	}
	return sp
}
