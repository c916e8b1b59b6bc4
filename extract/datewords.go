package extract

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed rules/dates.words
var dateWords string

// dateClass is a class of words in the rules of dates; a word may be of several.
type dateClass uint8

const (
	clWeekday dateClass = iota
	clWeekdays
	clMonth
	clSeason
	clUnit
	clUnits
	clLast
	clNext
	clEarly
	clEre
	clEdge
	clDayPart
	clDayParts
	clNoon
	clOrd
	clNum
	clSome
	clDecade
	clEvery
	clOften
	clZone
	clNear
	clDay    // a number from 1 to 31, in figures
	clNth    // an ordinal from 1 to 31, in figures or words
	clYear   // four figures that can be a year
	clYear2  // two figures after an apostrophe or a dash
	clDigits // any number in figures
	dateClasses
)

var dateClassNames = map[string]dateClass{
	"WEEKDAY": clWeekday, "WEEKDAYS": clWeekdays, "MONTH": clMonth, "SEASON": clSeason, "UNIT": clUnit, "UNITS": clUnits,
	"LAST": clLast, "NEXT": clNext, "EARLY": clEarly, "ERE": clEre, "EDGE": clEdge, "DAYPART": clDayPart, "DAYPARTS": clDayParts,
	"NOON": clNoon, "ORD": clOrd, "NUM": clNum, "SOME": clSome, "DECADE": clDecade, "EVERY": clEvery, "OFTEN": clOften,
	"ZONE": clZone, "NEAR": clNear, "DAY": clDay, "NTH": clNth, "YEAR": clYear, "YEAR2": clYear2, "DIGITS": clDigits,
}

// dateWord is what the lexicon knows of one form.
type dateWord struct {
	id      int // of the form, for rules that name it; 0 for none
	classes uint32
	capital uint32 // classes that ask for a capital
	values  [dateClasses]int16
}

// dateLexicon maps lower-case forms.
type dateLexicon struct {
	words map[string]*dateWord
	ids   int
}

func readDateWords(text string) (*dateLexicon, error) {
	l := &dateLexicon{words: map[string]*dateWord{}}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		head, forms, ok := strings.Cut(line, ":")
		class, value, ok2 := strings.Cut(strings.TrimSpace(head), " ")
		if !ok || !ok2 {
			return nil, fmt.Errorf("dates.words line %d: want CLASS VALUE: forms", n+1)
		}
		name, capital := strings.CutSuffix(class, "!")
		c, ok := dateClassNames[name]
		v, err := strconv.Atoi(value)
		if !ok || err != nil {
			return nil, fmt.Errorf("dates.words line %d: class %q, value %q", n+1, class, value)
		}
		for _, f := range strings.Fields(forms) {
			l.add(f, c, int16(v), capital)
		}
	}
	return l, nil
}

func (l *dateLexicon) add(form string, c dateClass, v int16, capital bool) {
	w := l.word(form)
	w.classes |= 1 << c
	w.values[c] = v
	if capital {
		w.capital |= 1 << c
	}
	if c == clOrd && v <= 31 {
		w.classes |= 1 << clNth
		w.values[clNth] = v
	}
}

// word is the entry of a form, made when it is new.
func (l *dateLexicon) word(form string) *dateWord {
	w := l.words[form]
	if w == nil {
		w = &dateWord{}
		l.words[form] = w
	}
	return w
}

// literal numbers a form that a rule names.
func (l *dateLexicon) literal(form string) int {
	w := l.word(form)
	if w.id == 0 {
		l.ids++
		w.id = l.ids
	}
	return w.id
}
