package extract

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed rules/dates.rules
var dateRuleText string

// dateRules is the compiled rule file, with the words it knows.
type dateRules struct {
	lexicon *dateLexicon
	rules   []*dateRule
	firsts  [25]uint32     // by length: first letters that the lexicon has
	vague   map[int32]bool // words that carry a date by themselves
	byID    map[int32][]*dateRule
	byClass [dateClasses][]*dateRule
	byMark  [128][]*dateRule
	verbs   map[string]tense
	bids    map[string]bool
}

// dateRule is one rule: a pattern over tokens, what it means, and its examples.
type dateRule struct {
	name    string
	rank    int
	code    []dateOp
	meaning string
	args    []string
	yes     []dateExample
	no      []string
}

// dateExample is a text with the expression in brackets and its TIMEX3 value
// for a text published on the day of the rule file.
type dateExample struct{ text, value string }

type opKind uint8

const (
	opWord   opKind = iota // a literal
	opClass                // a class, its value kept
	opMark                 // a mark
	opNumber               // a number in figures, of value a
	opAny                  // any word or number
	opNot                  // the next token is none of these (classes, or one literal)
	opSplit                // try a, then b
	opJump
	opAround // what follows is context, not part of the expression
	opInside // what follows is part of it again
	opUnless // what stands from a to b must not follow
	opAccept // the end of it
	opMatch
)

type dateOp struct {
	kind  opKind
	class dateClass
	id    int32
	mark  byte
	a, b  int
	glued bool // nothing stands before the token
}

// compileDateRules reads rules: a block a rule, separated by empty lines.
//
//	rule NAME
//	PATTERN            (one or more; of several the longest match counts)
//	= MEANING ARGS…
//	yes TEXT [EXPRESSION] TEXT -> VALUE
//	no TEXT
//
// A pattern is written in words (matched whatever their case), numbers, CLASSES, marks,
// [optional], (this | that), {context that is no part of the expression} and
// !WORD for what must not follow, _ for any word. + before an element: nothing stands between.
func compileDateRules(words, text string) (*dateRules, error) {
	lexicon, err := readDateWords(words)
	if err != nil {
		return nil, err
	}
	r := &dateRules{lexicon: lexicon, vague: map[int32]bool{}, byID: map[int32][]*dateRule{}}
	for _, block := range strings.Split(text, "\n\n") {
		if err := r.block(block); err != nil {
			return nil, err
		}
	}
	for _, rule := range r.rules {
		r.index(rule)
	}
	if r.verbs, r.bids, err = readTenses(tenseWords); err != nil {
		return nil, err
	}
	for f := range lexicon.words {
		if len(f) < len(r.firsts) {
			r.firsts[len(f)] |= 1 << (f[0] & 31)
		}
	}
	return r, nil
}

func (r *dateRules) block(block string) error {
	rule := &dateRule{}
	var patterns []string
	for _, line := range strings.Split(block, "\n") {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case word == "" || word[0] == '#':
		case word == "carry":
			for _, f := range strings.Fields(rest) {
				r.vague[int32(r.lexicon.literal(f))] = true
			}
		case word == "rule":
			rule.name = rest
		case word == "=":
			f := strings.Fields(rest)
			rule.meaning, rule.args = f[0], f[1:]
		case word == "yes":
			t, v, ok := strings.Cut(rest, " -> ")
			if !ok {
				return fmt.Errorf("dates.rules: rule %s: example %q has no value", rule.name, rest)
			}
			rule.yes = append(rule.yes, dateExample{t, v})
		case word == "no":
			rule.no = append(rule.no, rest)
		default:
			patterns = append(patterns, strings.TrimSpace(line))
		}
	}
	if rule.name == "" {
		return nil
	}
	if len(rule.yes) == 0 || len(rule.no) == 0 {
		return fmt.Errorf("dates.rules: rule %s needs an example of yes and of no", rule.name)
	}
	if dateMeanings[rule.meaning] == nil {
		return fmt.Errorf("dates.rules: rule %s: no meaning %q", rule.name, rule.meaning)
	}
	for _, p := range patterns { // each is a rule of its own: the longest wins
		one := *rule
		c := &ruleCompiler{rules: r, words: strings.Fields(p)}
		if err := c.alternatives(""); err != nil {
			return fmt.Errorf("dates.rules: rule %s: %w", rule.name, err)
		}
		one.code, one.rank = append(c.code, dateOp{kind: opMatch}), len(r.rules)
		r.rules = append(r.rules, &one)
	}
	return nil
}

// ruleCompiler turns a pattern into operations.
type ruleCompiler struct {
	rules *dateRules
	words []string
	at    int
	code  []dateOp
}

// alternatives compiles up to the closing word.
func (c *ruleCompiler) alternatives(closing string) error {
	var ends []int
	for {
		split := len(c.code)
		c.code = append(c.code, dateOp{kind: opSplit})
		if err := c.sequence(closing); err != nil {
			return err
		}
		more := c.at < len(c.words) && c.words[c.at] == "|"
		if !more {
			c.code[split] = dateOp{kind: opJump, a: split + 1}
			break
		}
		c.at++
		ends = append(ends, len(c.code))
		c.code = append(c.code, dateOp{kind: opJump})
		c.code[split] = dateOp{kind: opSplit, a: split + 1, b: len(c.code)}
	}
	for _, e := range ends {
		c.code[e].a = len(c.code)
	}
	if closing != "" {
		if c.at >= len(c.words) {
			return fmt.Errorf("%q is missing", closing)
		}
		c.at++
	}
	return nil
}

func (c *ruleCompiler) sequence(closing string) error {
	for c.at < len(c.words) {
		w := c.words[c.at]
		if w == "|" || w == closing {
			return nil
		}
		c.at++
		switch w {
		case "[":
			split := len(c.code)
			c.code = append(c.code, dateOp{kind: opSplit})
			if err := c.alternatives("]"); err != nil {
				return err
			}
			c.code[split] = dateOp{kind: opSplit, a: split + 1, b: len(c.code)}
		case "(":
			if err := c.alternatives(")"); err != nil {
				return err
			}
		case "{":
			c.code = append(c.code, dateOp{kind: opAround})
			if err := c.alternatives("}"); err != nil {
				return err
			}
			c.code = append(c.code, dateOp{kind: opInside})
		case "!(":
			at := len(c.code)
			c.code = append(c.code, dateOp{kind: opUnless, a: at + 1})
			if err := c.alternatives(")"); err != nil {
				return err
			}
			c.code = append(c.code, dateOp{kind: opAccept})
			c.code[at].b = len(c.code)
		case "]", ")", "}":
			return fmt.Errorf("stray %q", w)
		default:
			c.element(w)
		}
	}
	return nil
}

// element compiles one word, class or mark.
func (c *ruleCompiler) element(w string) {
	op := dateOp{}
	if len(w) > 1 && w[0] == '+' {
		op.glued, w = true, w[1:]
	}
	if len(w) > 1 && w[0] == '!' {
		c.element(w[1:])
		last := &c.code[len(c.code)-1]
		last.b, last.kind = int(last.kind), opNot
		return
	}
	w = strings.TrimPrefix(w, "\\") // \( is the mark, ( opens a group
	class, known := dateClassNames[w]
	switch {
	case w == "_":
		op.kind = opAny
	case known:
		op.kind, op.class = opClass, class
	case digit(w[0]):
		n, _ := strconv.Atoi(w)
		op.kind, op.a = opNumber, n
	case letter(w[0]):
		op.kind, op.id = opWord, int32(c.rules.lexicon.literal(strings.ToLower(w)))
	default:
		op.kind, op.mark = opMark, w[0]
	}
	c.code = append(c.code, op)
}

// index files the rule under everything its first token can be.
func (r *dateRules) index(rule *dateRule) {
	seen := map[int]bool{}
	done := map[string]bool{}
	once := func(key string) bool {
		was := done[key]
		done[key] = true
		return !was
	}
	var walk func(pc int)
	walk = func(pc int) {
		if seen[pc] {
			return
		}
		seen[pc] = true
		switch op := rule.code[pc]; op.kind {
		case opSplit:
			walk(op.a)
			walk(op.b)
		case opJump:
			walk(op.a)
		case opUnless:
			walk(op.b)
		case opAround, opInside:
			walk(pc + 1)
		case opWord:
			if once("w" + strconv.Itoa(int(op.id))) {
				r.byID[op.id] = append(r.byID[op.id], rule)
			}
		case opClass:
			if once("c" + strconv.Itoa(int(op.class))) {
				r.byClass[op.class] = append(r.byClass[op.class], rule)
			}
		case opNumber:
			if once("c" + strconv.Itoa(int(clDigits))) {
				r.byClass[clDigits] = append(r.byClass[clDigits], rule)
			}
		case opMark:
			if once("m" + string(op.mark)) {
				r.byMark[op.mark] = append(r.byMark[op.mark], rule)
			}
		}
	}
	walk(0)
}

// dateMatch is what a rule found.
type dateMatch struct {
	rule       *dateRule
	from, to   int // tokens of the expression, without context
	slots      [dateClasses][2]int32
	have       [dateClasses]uint8
	first, end int // tokens with context
}

func (m *dateMatch) has(c dateClass) bool { return m.have[c] > 0 }

// run tries the rule's code at token ti and reports the first way through.
func (s *dateScanner) run(m *dateMatch, pc, ti int, around bool) bool {
	code := m.rule.code
	for {
		switch op := &code[pc]; op.kind {
		case opMatch:
			m.end = ti
			return m.from >= 0
		case opJump:
			pc = op.a
			continue
		case opSplit:
			if s.hopeless(&code[op.a], ti, m.first) {
				pc = op.b
				continue
			}
			saved := *m
			if s.run(m, op.a, ti, around) {
				return true
			}
			*m = saved
			pc = op.b
			continue
		case opAround:
			around = true
		case opInside:
			around = false
		case opAccept:
			return true
		case opUnless:
			tried := *m
			if s.run(&tried, op.a, ti, true) {
				return false
			}
			pc = op.b
			continue
		case opNot:
			if ti < len(s.tokens) && s.fits(op, opKind(op.b), ti, m.first) {
				return false
			}
		default:
			if ti >= len(s.tokens) || !s.fits(op, op.kind, ti, m.first) {
				return false
			}
			s.take(m, op, ti, around)
			ti++
		}
		pc++
	}
}

// hopeless reports whether an alternative fails on its first token, which spares
// the copying of the match.
func (s *dateScanner) hopeless(op *dateOp, ti, first int) bool {
	if op.kind > opAny {
		return false
	}
	return ti >= len(s.tokens) || !s.fits(op, op.kind, ti, first)
}

// take notes a token that fitted.
func (s *dateScanner) take(m *dateMatch, op *dateOp, ti int, around bool) {
	if !around {
		if m.from < 0 {
			m.from = ti
		}
		m.to = ti + 1
	}
	if op.kind == opClass {
		if n := m.have[op.class]; n < 2 {
			m.slots[op.class][n] = s.tokens[ti].value(op.class)
			m.have[op.class] = n + 1
		}
	}
}

// fits reports whether the token is what the operation asks for.
func (s *dateScanner) fits(op *dateOp, kind opKind, ti, first int) bool {
	t := &s.tokens[ti]
	if ti > first && t.gap == gapBreak || op.glued && t.gap != gapNone {
		return false
	}
	switch kind {
	case opWord:
		return t.id == op.id && t.id != 0
	case opClass:
		return t.classes&(1<<op.class) != 0
	case opMark:
		return t.mark == op.mark
	case opNumber:
		return t.classes&(1<<clDigits) != 0 && int(t.num) == op.a
	case opAny:
		return t.mark == 0 || t.mark == '0'
	}
	return false
}

// best is the longest match that begins at token ti; of two equally long ones
// that of the rule that stands first.
func (s *dateScanner) best(ti int) (dateMatch, bool) { return s.next(ti, nil) }

// next is best without the rules that share a meaning with one that failed.
func (s *dateScanner) next(ti int, failed *dateRule) (dateMatch, bool) {
	t := &s.tokens[ti]
	var best dateMatch
	best.to = -1
	try := func(rules []*dateRule) {
		for _, rule := range rules {
			if failed != nil && rule.meaning == failed.meaning {
				continue
			}
			m := dateMatch{rule: rule, from: -1, first: ti}
			if !s.run(&m, 0, ti, false) {
				continue
			}
			if n, o := m.to, best.to; n > o || n == o && rule.rank < best.rule.rank {
				best = m
			}
		}
	}
	if t.id != 0 {
		try(s.rules.byID[t.id])
	}
	for c := dateClass(0); t.classes>>c != 0; c++ {
		if t.classes&(1<<c) != 0 {
			try(s.rules.byClass[c])
		}
	}
	if t.mark != 0 && t.mark < 128 {
		try(s.rules.byMark[t.mark])
	}
	return best, best.to >= 0
}
