package pack

import (
	"maps"
	"slices"
	"strings"

	"secondsource"
)

var goodsColumns = []string{"class", "parent", "label", "umbrella", "terms", "note"}

// GoodsClass is a kind of goods.
type GoodsClass struct {
	ID, Parent, Label string
	// Umbrella: the class's own words leave open which of its kinds is meant.
	Umbrella bool
	row      row
}

// The classes that are no class: what holds other goods, and goods unnamed.
const (
	Container  = "container"
	AnyGoods   = "goods"
	Technology = "technology"
	NoGoods    = "none" // words that hold one for goods and mean none: a think tank
)

// Goods knows the words for what is traded.
type Goods struct {
	classes map[string]*GoodsClass
	terms   map[string][]goodsTerm // by first word, the longest first
}

type goodsTerm struct {
	words []string
	class string
}

func buildGoods(rows []row, bad *problems) *Goods {
	g := &Goods{classes: map[string]*GoodsClass{}, terms: map[string][]goodsTerm{}}
	first := map[string]row{}
	for _, r := range rows {
		c := &GoodsClass{ID: r.cells[0], Parent: r.cells[1], Label: r.cells[2], Umbrella: r.cells[3] == "yes", row: r}
		if r.cells[3] != "" && r.cells[3] != "yes" {
			bad.at(r.file, r.line, secondsource.ErrInvalid, "umbrella is yes or empty, not %q", r.cells[3])
		}
		g.classes[c.ID] = c
		for _, t := range list(r.cells[4]) {
			if old, ok := first[t]; ok {
				bad.at(r.file, r.line, secondsource.ErrConflict, "the word %q stands already in line %d", t, old.line)
				continue
			}
			first[t] = r
			w := strings.Fields(strings.ReplaceAll(t, "-", " - "))
			g.terms[w[0]] = append(g.terms[w[0]], goodsTerm{w, c.ID})
		}
	}
	for _, ts := range g.terms {
		slices.SortStableFunc(ts, func(a, b goodsTerm) int { return len(b.words) - len(a.words) })
	}
	g.tree(bad)
	return g
}

// tree checks that every parent exists and that none is its own ancestor.
func (g *Goods) tree(bad *problems) {
	for _, id := range slices.Sorted(maps.Keys(g.classes)) {
		c := g.classes[id]
		up := c
		for n := 0; up.Parent != ""; n++ {
			next := g.classes[up.Parent]
			if next == nil {
				if up == c {
					bad.at(c.row.file, c.row.line, secondsource.ErrNotFound, "unknown parent %q", c.Parent)
				}
				break
			}
			if next == c || n > len(g.classes) {
				bad.at(c.row.file, c.row.line, secondsource.ErrInvalid, "%s is its own parent by way of %s", c.ID, c.Parent)
				c.Parent = ""
				break
			}
			up = next
		}
	}
}

// Class is a class by its id, nil for none.
func (g *Goods) Class(id string) *GoodsClass { return g.classes[id] }

// Within reports whether a class is another or one of its kinds.
func (g *Goods) Within(class, wider string) bool {
	for n := 0; class != "" && n < 20; n++ {
		if class == wider {
			return true
		}
		c := g.classes[class]
		if c == nil {
			return false
		}
		class = c.Parent
	}
	return false
}

// Top is the widest class of a class.
func (g *Goods) Top(class string) string {
	for n := 0; n < 20; n++ {
		c := g.classes[class]
		if c == nil || c.Parent == "" {
			break
		}
		class = c.Parent
	}
	return class
}

// At is the longest term for goods that begins at a word, with its class; n is
// its length in words, 0 for none. text gives the lower-case text and the lemma
// of word i, "" beyond the end.
func (g *Goods) At(i int, text func(int) (lower, lemma string)) (n int, class string) {
	lower, lemma := text(i)
	for _, first := range []string{lower, lemma} {
		for _, t := range g.terms[first] {
			if len(t.words) > n && t.matches(i, text) {
				n, class = len(t.words), t.class
			}
		}
		if first == lemma {
			break
		}
	}
	return n, class
}

func (t goodsTerm) matches(i int, text func(int) (lower, lemma string)) bool {
	for k, w := range t.words {
		lower, lemma := text(i + k)
		if w != lower && w != lemma {
			return false
		}
	}
	return true
}
