package link

import (
	"slices"
	"sort"
	"strings"

	"secondsource"
)

// load is one consignment of a story: goods that were stopped, or on their way,
// told of by many texts as crates, boxes, the goods.
type load struct {
	heads   map[string]bool // lemmas of what it holds
	classes []string
	legs    []*leg
	givers  map[string]dealer
	stopped bool
	counts  bool // a register would hold it
}

// loads finds the consignments of every story and which legs are about them. A
// word that only holds goods (the crates) means the one consignment of its
// document, or of the story where that has only one.
func (l *linker) loads(legs []*leg) []*load {
	byStory := map[int][]*load{}
	var all []*load
	for _, g := range legs {
		if !physical(g) || g.h.Goods == nil || len(goodsNouns(g.h.Goods)) == 0 {
			continue
		}
		k := l.sameLoad(byStory[g.story], g)
		if k == nil {
			k = &load{heads: map[string]bool{}}
			byStory[g.story] = append(byStory[g.story], k)
			all = append(all, k)
		}
		k.take(g)
	}
	for _, g := range legs {
		if g.load != nil {
			continue
		}
		if g.h.Goods != nil && len(goodsNouns(g.h.Goods)) > 0 {
			if k := l.sameLoad(byStory[g.story], g); k != nil && (len(g.classes) == 0 || l.exact(g.classes, k.classes)) {
				k.take(g)
			}
			continue
		}
		if g.h.Goods == nil && !elliptic(g) || g.h.Goods != nil && unspecific[strings.ToLower(firstWordOf(g.h.Goods.Text))] {
			continue
		}
		if k := onlyLoad(byStory[g.story], g.s.art); k != nil {
			k.take(g)
		}
	}
	for _, k := range all {
		k.counts = k.stopped || slices.ContainsFunc(k.classes, func(c string) bool { return !prices[l.p.Goods.Top(c)] })
		l.settleLoad(k)
	}
	return all
}

// unspecific words before goods mean the kind, not the ones spoken of.
var unspecific = wordSet(`such many most some all any every more other various`)

func firstWordOf(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// physical: the goods are on their way, arrive, or are stopped.
func physical(g *leg) bool {
	return strings.HasPrefix(g.h.By, "path ") || strings.HasPrefix(g.h.By, "stop ")
}

func lastWord(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' {
			return s[i+1:]
		}
	}
	return s
}

// elliptic: a sale or buyer told of without naming the goods again.
func elliptic(g *leg) bool {
	if g.h.Other {
		return false
	}
	if g.s.reply == secondsource.IsDenial && g.giver.known() && g.rec.known() { // has sent nothing there
		return true
	}
	return g.h.By == "buyer" || (lastWord(g.h.By) == "sell" || lastWord(g.h.By) == "buy") && (g.rec.known() || g.giver.known())
}

// goodsNouns are the heads of goods that say what they are.
func goodsNouns(g *secondsource.Goods) []string {
	var out []string
	for _, h := range g.Heads {
		if !holders[h] {
			out = append(out, h)
		}
	}
	return out
}

// holders are words for goods that do not say what they are.
var holders = wordSet(`crate box container shipment consignment cargo load case pallet parcel package batch shipload planeload truckload tonne ton
	delivery stockpile goods good supply supplies item equipment hardware part component kit`)

func (k *load) take(g *leg) {
	g.load = k
	k.legs = append(k.legs, g)
	for _, h := range goodsNouns(goodsOf(g)) {
		k.heads[h] = true
	}
	for _, c := range g.classes {
		if !slices.Contains(k.classes, c) {
			k.classes = append(k.classes, c)
		}
	}
	sort.Strings(k.classes)
	k.stopped = k.stopped || g.stage == secondsource.Interdicted && g.asserted()
}

func goodsOf(g *leg) *secondsource.Goods {
	if g.h.Goods != nil {
		return g.h.Goods
	}
	return &secondsource.Goods{}
}

func (l *linker) sameLoad(loads []*load, g *leg) *load {
	for _, k := range loads {
		if l.exact(g.classes, k.classes) && g.rec.known() && slices.ContainsFunc(k.legs, func(o *leg) bool { return o.rec.key == g.rec.key }) {
			return k // yellowcake to Iran and uranium ore to Iran
		}
		for _, h := range goodsNouns(g.h.Goods) {
			if k.heads[h] {
				return k
			}
		}
	}
	return nil
}

// onlyLoad is the one consignment that a document speaks of, else the only one of
// the story.
func onlyLoad(loads []*load, a *article) *load {
	var here *load
	for _, k := range loads {
		if slices.ContainsFunc(k.legs, func(g *leg) bool { return g.s.art == a }) {
			if here != nil {
				return nil
			}
			here = k
		}
	}
	if here == nil && len(loads) == 1 {
		here = loads[0]
	}
	return here
}

// settleLoad completes the legs of a consignment. One speaker has it go to one
// place: a town that he names beside a state lies there. In a document that names
// a buyer, another place is one on the way. Who hands it on is its supplier, and
// from whom he had it, its origin.
func (l *linker) settleLoad(k *load) {
	for _, g := range k.legs {
		if !isPlace(g.rec) {
			continue
		}
		states := map[string]dealer{}
		for _, o := range k.legs {
			if o.rec.known() && !isPlace(o.rec) && o.s.art == g.s.art && (o.s.who.same(g.s.who) || o.s == g.s) {
				states[o.rec.key] = o.rec
			}
		}
		if key := singleKey(states); key != "" {
			place := g.rec.key
			for _, o := range k.legs {
				if o.rec.key == place {
					o.rec = states[key]
				}
			}
		}
	}
	for _, g := range k.legs {
		for _, b := range k.legs {
			if b.h.By == "buyer" && b.s.art == g.s.art && b.rec.known() && g.h.By != "buyer" && g.rec.known() && g.rec.key != b.rec.key && lastWord(g.h.By) == "to" && !g.giver.known() {
				g.via, g.rec, g.stage = g.rec.name, b.rec, secondsource.Considered
			}
		}
	}
	givers := map[string]dealer{}
	for _, g := range k.legs {
		if g.giver.known() && g.asserted() {
			givers[g.giver.key] = g.giver
		}
	}
	for _, g := range k.legs { // the maker's sale to the one who hands it on
		if g.giver.known() && g.rec.known() && givers[g.rec.key].known() && len(givers) > 1 {
			delete(givers, g.giver.key)
			g.giver, g.rec = g.rec, dealer{}
		}
	}
	if len(givers) == 0 { // who denies having sent them is said to have
		for _, g := range k.legs {
			if g.giver.known() && g.s.reply == secondsource.IsDenial && g.voices(g.giver) {
				givers[g.giver.key] = g.giver
			}
		}
	}
	k.givers = givers
	if key := singleKey(givers); key != "" {
		for _, g := range k.legs {
			if !g.giver.known() && len(g.sides) == 0 && g.rec.key != key {
				g.giver = givers[key]
			}
		}
	}
}

func isPlace(d dealer) bool { return len(d.key) > 6 && d.key[:6] == "place " }

func singleKey(m map[string]dealer) string {
	if len(m) != 1 {
		return ""
	}
	for k := range m {
		return k
	}
	return ""
}
