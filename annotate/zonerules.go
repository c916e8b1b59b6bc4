package annotate

import (
	_ "embed"
	"fmt"
	"math"
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"secondsource"
)

//go:embed data/zones.rules
var zoneRulesText string

// zoneRule is one line of the rules with its examples.
type zoneRule struct {
	line    int
	re      *regexp.Regexp
	has     []string // one of these, in small letters, stands in what matches
	most    int      // what is longer, in bytes, does not match; 0 for any length
	runes   int      // the same in runes, as the expression has it
	yes, no []string
}

// zoneRules are the rules by group.
type zoneRules map[string][]*zoneRule

// loadZoneRules reads the embedded rules once; they are checked by a test.
var loadZoneRules = sync.OnceValue(func() zoneRules {
	rules, err := parseZoneRules(zoneRulesText)
	if err != nil {
		panic(err) // the embedded file is part of the program
	}
	return rules
})

// find gives the submatches (as [regexp.Regexp.FindStringSubmatchIndex]) of the
// first rule of a group that matches s; low is s in small letters.
func (z zoneRules) find(group, s, low string) []int {
	n := utf8.RuneCountInString(s)
	for _, r := range z[group] {
		if n > r.runes || !r.may(low) {
			continue
		}
		if m := r.re.FindStringSubmatchIndex(s); m != nil {
			return m
		}
	}
	return nil
}

func (r *zoneRule) may(low string) bool {
	if r.most > 0 && len(low) > r.most {
		return false
	}
	for _, h := range r.has {
		if strings.Contains(low, h) {
			return true
		}
	}
	return len(r.has) == 0
}

// parseZoneRules reads the format that the head of zones.rules describes. A rule
// without a yes and a no is refused.
func parseZoneRules(text string) (zoneRules, error) {
	rules := zoneRules{}
	var lets []string // pairs of $NAME and its expression, the latest first
	group, n := "", 0
	var r *zoneRule
	finish := func() error {
		if r != nil && (len(r.yes) == 0 || len(r.no) == 0) {
			return fmt.Errorf("zones.rules:%d: a rule needs a yes and a no: %w", r.line, secondsource.ErrInvalid)
		}
		r = nil
		return nil
	}
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		word, rest, _ := strings.Cut(line, " ")
		var err error
		switch {
		case line == "" || word == "#" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			err, group = finish(), strings.Trim(line, "[]")
		case word == "let":
			name, re, _ := strings.Cut(rest, " ")
			lets = append([]string{"$" + name, strings.NewReplacer(lets...).Replace(re)}, lets...)
		case word == "=" || word == "==":
			if err = finish(); err == nil {
				r, err = newZoneRule(n, rest, word == "==", lets)
				rules[group] = append(rules[group], r)
			}
		case r == nil:
			err = fmt.Errorf("zones.rules:%d: %q before any rule: %w", n, word, secondsource.ErrInvalid)
		case word == "has":
			r.has = strings.Split(rest, "|")
		case word == "most":
			if r.most, err = strconv.Atoi(rest); err != nil || r.most < 1 {
				err = fmt.Errorf("zones.rules:%d: most %q: write a number of bytes: %w", n, rest, secondsource.ErrInvalid)
			}
		case word == "yes":
			r.yes = append(r.yes, rest)
		case word == "no":
			r.no = append(r.no, rest)
		default:
			err = fmt.Errorf("zones.rules:%d: %q is not one of =, ==, has, most, yes, no: %w", n, word, secondsource.ErrInvalid)
		}
		if err != nil {
			return nil, err
		}
	}
	return rules, finish()
}

func newZoneRule(line int, expr string, anyCase bool, lets []string) (*zoneRule, error) {
	expr = strings.NewReplacer(lets...).Replace(expr)
	if anyCase {
		expr = "(?i)" + expr
	}
	re, err := regexp.Compile(expr)
	if err != nil {
		return nil, fmt.Errorf("zones.rules:%d: %w: %w", line, err, secondsource.ErrInvalid)
	}
	return &zoneRule{line: line, re: re, runes: longest(expr)}, nil
}

// anyLength stands for texts of any length.
const anyLength = math.MaxInt32

// longest is the length, in runes, of the longest text that an expression matches
// from beginning to end.
func longest(expr string) int {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil || re.Op != syntax.OpConcat || re.Sub[0].Op != syntax.OpBeginText || re.Sub[len(re.Sub)-1].Op != syntax.OpEndText {
		return anyLength
	}
	return longestOf(re)
}

func longestOf(re *syntax.Regexp) int {
	n := 0
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1
	case syntax.OpStar, syntax.OpPlus:
		return anyLength
	case syntax.OpCapture, syntax.OpQuest:
		return longestOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Max < 0 {
			return anyLength
		}
		return min(re.Max*longestOf(re.Sub[0]), anyLength)
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			n = max(n, longestOf(sub))
		}
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			n = min(n+longestOf(sub), anyLength)
		}
	}
	return n
}
