package extract

import (
	"regexp/syntax"
	"strings"
)

// needles are texts one of which stands in whatever a pattern matches, so that most
// texts need not be tried; without any, every text must be.
type needles []string

// may reports whether a text may match.
func (n needles) may(t string) bool {
	for _, x := range n {
		if strings.Contains(t, x) {
			return true
		}
	}
	return len(n) == 0
}

// needlesOf reads the needles of a pattern.
func needlesOf(pattern string) needles {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	_, best := wanted(re)
	return best
}

// mostNeedles bounds the needles of one pattern.
const mostNeedles = 32

// wanted gives all texts that a part of a pattern matches, where they are few, and
// its needles. After Cox, Regular Expression Matching with a Trigram Index (2012).
func wanted(re *syntax.Regexp) (all []string, best needles) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpBeginLine, syntax.OpEndText, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}, nil
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			all = []string{string(re.Rune)}
		}
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for c := re.Rune[i]; c <= re.Rune[i+1]; c++ {
				if len(all) == mostNeedles {
					return nil, nil
				}
				all = append(all, string(c))
			}
		}
	case syntax.OpCapture:
		return wanted(re.Sub[0])
	case syntax.OpPlus:
		_, best = wanted(re.Sub[0])
		return nil, best
	case syntax.OpQuest:
		if all, _ = wanted(re.Sub[0]); all != nil {
			all = append(all, "")
		}
		return all, nil
	case syntax.OpAlternate:
		return wantedOfAny(re.Sub)
	case syntax.OpConcat:
		return wantedInTurn(re.Sub)
	}
	return all, all
}

func wantedOfAny(subs []*syntax.Regexp) (all []string, best needles) {
	few, sure := true, true
	for _, sub := range subs {
		a, b := wanted(sub)
		few, sure = few && a != nil, sure && len(b) > 0
		all, best = append(all, a...), append(best, b...)
	}
	if !few || len(all) > mostNeedles {
		all = nil
	}
	if !sure || len(best) > mostNeedles {
		best = nil
	}
	return all, best
}

func wantedInTurn(subs []*syntax.Regexp) (all []string, best needles) {
	run := []string{""} // all texts of the parts since the last one of which there are many
	whole := true
	for _, sub := range subs {
		a, b := wanted(sub)
		best = better(best, b)
		if a == nil || len(a)*len(run) > mostNeedles {
			run, whole = []string{""}, false
			if a != nil {
				run = a
			}
			continue
		}
		var longer []string
		for _, x := range run {
			for _, y := range a {
				longer = append(longer, x+y)
			}
		}
		run = longer
		best = better(best, run)
	}
	if whole {
		all = run
	}
	return all, best
}

// better is the set that lets less through for less work: its shortest needle tells
// how much, beyond some letters it is the number that counts.
func better(a, b needles) needles {
	if b.worth() > a.worth() {
		return b
	}
	return a
}

func (n needles) worth() int {
	if len(n) == 0 {
		return 0
	}
	least := len(n[0])
	for _, x := range n {
		least = min(least, len(x))
	}
	return mostNeedles*min(least, 4) - len(n)
}
