package link

import (
	"slices"

	"secondsource"
)

// bearers finds the claims of a story that a response can have enough in common
// with, so that not every response is held against every claim.
type bearers struct {
	claims  []*claim
	in      map[*article][]int // claims, by place
	holding map[int32][]int    // of every term: the claims that have it, or name it in the same act of speech
	by      map[string][]int   // of every speaker, body and state: the claims it makes
	deeds   map[deed][]int     // of everything that happens in a main clause: the claims
	doers   map[int32][]int32  // of everything that happens: the names of those who do it
	known   map[deed]bool      // the same
	moving  []int              // claims in which goods change hands or places
	dealing []int              // claims in which a deal is made
	moves   []bool
	words   []float64 // of every claim, the weight of words shared, while it is being worked out
	all     []float64
	touched []int
}

// bearers of the story of a statement, made once all claims are.
func (l *linker) bearers(s *stmt) *bearers {
	l.claimOf(s)
	n := l.story[s.art.n]
	if b := l.bearersOf[n]; b != nil {
		return b
	}
	cs := l.byStory[n]
	b := &bearers{claims: cs, in: map[*article][]int{}, holding: map[int32][]int{}, by: map[string][]int{}, deeds: map[deed][]int{}, doers: map[int32][]int32{}, known: map[deed]bool{},
		moves: make([]bool, len(cs)), words: make([]float64, len(cs)), all: make([]float64, len(cs))}
	for i, c := range cs {
		b.add(l, i, c)
	}
	if l.bearersOf == nil {
		l.bearersOf = map[int]*bearers{}
	}
	l.bearersOf[n] = b
	return b
}

func (b *bearers) add(l *linker, i int, c *claim) {
	for _, t := range c.stmts {
		once(b.in, t.art, i)
		for _, x := range t.terms {
			once(b.holding, x, i)
		}
		for _, x := range t.scene() {
			if l.v.isName[x] {
				once(b.holding, x, i)
			}
		}
		for _, q := range t.props {
			if q.main {
				b.addDeed(l, i, q)
			}
		}
		for _, key := range []string{t.who.key, t.who.body, t.who.state} {
			once(b.by, key, i)
		}
	}
	if b.moves[i] = c.moves(); b.moves[i] {
		b.moving = append(b.moving, i)
	}
	if c.bargains(l) {
		b.dealing = append(b.dealing, i)
	}
}

func (b *bearers) addDeed(l *linker, i int, q *proposition) {
	once(b.deeds, deed{q.event, -1}, i)
	for k, x := range slices.Concat(q.agent.terms, q.theme.terms) {
		if k < len(q.agent.terms) && l.v.isName[x] && !b.known[deed{q.event, x}] {
			b.known[deed{q.event, x}] = true
			b.doers[q.event] = append(b.doers[q.event], x)
		}
		once(b.deeds, deed{q.event, x}, i)
		if y, ok := l.v.parent[x]; ok {
			once(b.deeds, deed{q.event, y}, i)
		}
	}
}

// once notes the claim that is being added, which is the last one in every list.
func once[K int32 | string | deed | *article](m map[K][]int, k K, i int) {
	if at := m[k]; len(at) == 0 || at[len(at)-1] != i {
		m[k] = append(at, i)
	}
}

// likely gives the claims, in order, whose bearing on a response can be more than
// share: all in its own document, and of the others those that have enough of its
// words. It may give one too many, never one too few.
func (b *bearers) likely(l *linker, s *stmt, terms []int32, share float64, here bool) []*claim {
	var out []*claim
	if here {
		for _, i := range b.in[s.art] {
			out = append(out, b.claims[i])
		}
		return out
	}
	words, all := b.weigh(l, s, terms)
	const slack = 1e-9 // sums in another order
	kin := s.reply == secondsource.IsDenial && s.moves()
	slices.Sort(b.touched)
	own := b.in[s.art]
	for _, i := range b.touched {
		w, got := b.words[i], b.all[i]
		b.words[i], b.all[i] = 0, 0
		enough := w >= 0.4*words-slack && w > 0 || kin && b.moves[i] || words == 0 && s.reply != secondsource.IsDenial
		if _, inside := slices.BinarySearch(own, i); !inside && enough && got >= 0.25-slack && got/all+0.1 > share-slack {
			out = append(out, b.claims[i])
		}
	}
	b.touched = b.touched[:0]
	return out
}

// weigh sums, for every claim, the weight of the terms that it can share, names
// and numbers or not, and gives the weight of all terms.
func (b *bearers) weigh(l *linker, s *stmt, terms []int32) (words, all float64) {
	for _, x := range terms {
		if l.beside(s, x) {
			continue
		}
		name := l.v.names[x]
		w, named := l.scale.weight(x), l.v.isName[x]
		add := func(list []int) {
			for _, i := range list {
				if b.all[i] == 0 && b.words[i] == 0 {
					b.touched = append(b.touched, i)
				}
				b.all[i] += w
				if !named && !l.v.isNum[x] {
					b.words[i] += w
				}
			}
		}
		add(b.holding[x])
		switch {
		case named:
			add(b.by[name[1:]])
			add(b.by[name])
		case transport[l.v.lex.stage[name]]:
			add(b.moving)
		case l.isDeal(x):
			add(b.dealing)
		}
		all += w
		if !named && !l.v.isNum[x] {
			words += w
		}
	}
	return words, all
}
