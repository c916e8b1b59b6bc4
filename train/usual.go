package train

import (
	"maps"
	"slices"

	"secondsource/annotate"
)

// A context counts as decided by its tags where it was met so often and the
// parser chose otherwise at most so seldom.
const (
	usualTimes = 25
	usualShare = 0.997
)

// choices counts what a parser chose in a context.
type choices map[uint32]*[annotate.MaxClasses]int32

func (c choices) add(context uint32, choice int) {
	n := c[context]
	if n == nil {
		n = new([annotate.MaxClasses]int32)
		c[context] = n
	}
	n[choice]++
}

// usual lists the contexts in which the parser p, run over the examples, has
// always made the same choice, with that choice plus one.
func usual(p *annotate.Parser, examples []parseExample, o ParseOptions) (keys []uint32, choice []uint16) {
	c := choices{}
	p.Watch = c.add
	var state annotate.ParseState
	var ws []annotate.Word
	for i := range examples {
		x := &examples[i]
		ws = words(ws, x.sent, formsOf(x.sent), o.Clusters)
		state.Reset(ws, x.tags)
		p.Parse(&state)
	}
	for _, k := range slices.Sorted(maps.Keys(c)) {
		var sum int32
		best := 0
		for i, n := range c[k] {
			sum += n
			if n > c[k][best] {
				best = i
			}
		}
		if sum >= usualTimes && float64(c[k][best]) >= usualShare*float64(sum) {
			keys, choice = append(keys, k), append(choice, uint16(best+1))
		}
	}
	return keys, choice
}
