package link

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// The day of publication of a document that does not state one is solved from
// all documents together. Every clue either rules days out or weighs them: the
// weight is a logarithm of odds, so clues add up. The likeliest days that together
// are sure enough are kept, and the clues that decided are told.
const (
	// sure is how much of all probability the days kept must have together.
	sure = 0.7
	// narrow is the widest range that is given as a date.
	narrow = 31
	// reach is how far, in days, a document may lie from the days told in the set.
	reach = 370
	// rounds of letting what is known of one document narrow the others.
	rounds = 6
)

// dating is the solving of one set of documents.
type dating struct {
	p     *pack.Pack
	v     *vocabulary
	scale *scale
	docs  []*undated
}

// undated is a document whose day is looked for; documents that state theirs
// take part with that one day.
type undated struct {
	*article
	stated   bool
	mentions []mention
	lead     *mention             // the weekday of the news itself
	saidDays []*secondsource.When // of every statement, worked out when asked for
	clues    []clue
	links    []linkClue
	near     []*undated         // documents that may tell of the same affair
	days     []secondsource.Day // possible by all that rules out
	kept     []secondsource.Day // the likeliest
	against  []string           // clues that contradict the others
}

// clue is what one document says about its own day.
type clue struct {
	why    string
	assume string
	hard   bool
	score  func(pub secondsource.Day) float64 // hard: below 0 is impossible
	at     []float64                          // of every possible day
}

// linkClue is what another document says about it, for the days on which that
// one may have been published.
type linkClue struct {
	other  *undated
	why    string
	assume string
	about  *mention // of the links about one expression the strongest counts: they tell of one event
	on     func(other belief) func(pub secondsource.Day) float64
	at     []float64 // of every possible day, as the other stands
}

// publicationDates solves the days of publication of docs, in their order.
func publicationDates(docs []*secondsource.Doc, p *pack.Pack) []secondsource.Published {
	out := make([]secondsource.Published, len(docs))
	open := false
	for i, d := range docs {
		out[i] = statedDay(d)
		open = open || out[i].From == 0
	}
	if open {
		g := newDating(docs, out, p)
		g.solve()
		for i, u := range g.docs {
			if !u.stated {
				out[i] = u.result()
			}
		}
	}
	for i, d := range docs {
		if p := &out[i]; p.From != 0 && p.From == p.To && !strings.Contains(p.Why, against) {
			p.Why = withAgainst(p.Why, crossed(d, p.From))
		}
	}
	return out
}

// against leads what contradicts a day.
const against = "against it: "

// withAgainst adds what contradicts a day to why it is believed.
func withAgainst(why string, contradicting []string) string {
	if len(contradicting) == 0 {
		return why
	}
	slices.Sort(contradicting)
	return why + "; " + against + strings.Join(slices.Compact(contradicting), ", ")
}

// statedDay is what the document or the person who gave it says.
func statedDay(d *secondsource.Doc) secondsource.Published {
	p := d.Published
	if p.From == 0 && d.Given.Published != 0 {
		p = secondsource.Published{Interval: secondsource.Interval{From: d.Given.Published, To: d.Given.Published}, Basis: "stated", Why: d.Given.Basis}
	}
	if p.From == 0 || p.To == 0 {
		return secondsource.Published{}
	}
	if p.Basis == "" {
		p.Basis = "stated"
	}
	return p
}

func unknownDay(why string) secondsource.Published {
	return secondsource.Published{Basis: "unknown", Why: why}
}

func newDating(docs []*secondsource.Doc, stated []secondsource.Published, p *pack.Pack) *dating {
	g := &dating{p: p, v: newVocabulary()}
	arts := articles(docs, nil, p, g.v)
	(&directory{p: p}).markOutlets(arts, g.v)
	for i, a := range arts {
		u := &undated{article: a}
		a.pub = stated[i]
		if a.pub.From != 0 {
			u.stated = true
			for d := a.pub.From; d <= a.pub.To && d-a.pub.From < narrow; d++ {
				u.days = append(u.days, d)
			}
		}
		u.read(g)
		g.docs = append(g.docs, u)
	}
	g.weigh()
	g.meet()
	return g
}

// weigh counts in how many documents a term stands.
func (g *dating) weigh() {
	g.scale = &scale{v: g.v, df: make([]int, len(g.v.names)), n: float64(len(g.docs))}
	for _, u := range g.docs {
		for t := range u.tf {
			g.scale.df[t]++
		}
	}
}

// company is how many documents, the nearest, are asked about one that is
// undated: those of one affair, and no more than a day can be decided by.
const company = 24

// meet finds the documents that each undated one is compared with: those that
// share at least three terms which are not everywhere.
func (g *dating) meet() {
	index := map[int32][]int{}
	for i, u := range g.docs {
		for t := range u.tf {
			if g.v.weight[t] >= 0.3 && g.scale.df[t] > 1 && g.scale.df[t] <= max(12, min(len(g.docs)/10, 2*crowd)) {
				index[t] = append(index[t], i)
			}
		}
	}
	for i, u := range g.docs {
		if u.stated {
			continue
		}
		shared := make(map[int]int)
		for t := range u.tf {
			for _, k := range index[t] {
				shared[k]++
			}
		}
		delete(shared, i)
		var near []int
		for k, n := range shared {
			if n >= 3 {
				near = append(near, k)
			}
		}
		slices.SortFunc(near, func(x, y int) int { return cmp.Or(cmp.Compare(shared[y], shared[x]), cmp.Compare(x, y)) })
		near = near[:min(len(near), company)]
		slices.Sort(near)
		for _, k := range near {
			u.near = append(u.near, g.docs[k])
		}
	}
}

// latestTold is the latest day, written with its year, that the document tells
// of the past. It bounds the publication from below.
func (u *undated) latestTold() secondsource.Day {
	var latest secondsource.Day
	for i := range u.mentions {
		m := &u.mentions[i]
		if m.expr.Kind == secondsource.ExprFixed && m.expr.Grain == secondsource.GrainDay && m.past() {
			latest = max(latest, m.expr.On(0).From)
		}
	}
	return latest
}

// around is the span of the stated days of the documents nearby; where there
// are none, the last day that they or the document itself tell of.
func (u *undated) around(p *pack.Pack) (span secondsource.Interval, stated bool) {
	add := func(from, to secondsource.Day) {
		if span.From == 0 || from < span.From {
			span.From = from
		}
		span.To = max(span.To, to)
	}
	for _, o := range u.near {
		if o.stated {
			add(o.pub.From, o.pub.To)
		}
	}
	if span.From != 0 {
		return span, true
	}
	latest := u.latestTold()
	for _, o := range u.near {
		latest = max(latest, o.latestTold())
	}
	if latest != 0 {
		add(latest, latest)
		return span, false
	}
	return u.publicDays(p), true
}

func (g *dating) solve() {
	for _, u := range g.docs {
		if u.stated {
			u.kept = u.days
			continue
		}
		span, stated := u.around(g.p)
		if span.From == 0 {
			continue
		}
		u.ownClues(g)
		u.clues = append(u.clues, nearStory(span, stated))
		u.filter(secondsource.Interval{From: max(span.From-reach, 1), To: span.To + reach})
		u.settle()
	}
	g.compareAll()
	for range rounds {
		said := make([][][]float64, len(g.docs)) // all speak at once
		for i, u := range g.docs {
			if !u.stated {
				said[i] = u.relink()
			}
		}
		news := false
		for i, u := range g.docs {
			for k := range said[i] {
				news = news || !slices.Equal(u.links[k].at, said[i][k])
				u.links[k].at = said[i][k]
			}
		}
		if !news {
			break
		}
	}
	for _, u := range g.docs {
		if !u.stated && len(u.days) > 0 {
			u.kept = u.weighed(-1, false)
		}
	}
}

// compareAll compares every undated document with those nearby, each pair once,
// and with those that it refers to.
func (g *dating) compareAll() {
	for _, u := range g.docs {
		if !u.stated && len(u.days) > 0 {
			g.refer(u)
		}
		for _, o := range u.near {
			if (o.stated || u.n < o.n || !slices.Contains(o.near, u)) && len(u.days) > 0 && len(o.days) > 0 {
				g.compare(u, o)
			}
		}
	}
}

// nearStory holds the documents of one affair together: beyond a week, one in e
// for every three weeks; for every two months where only days told are known.
func nearStory(span secondsource.Interval, stated bool) clue {
	slope, assume := 20.0, "it belongs to the same weeks as the documents around it"
	if !stated {
		slope, assume = 60, "it was published soon after the last day told of"
	}
	return clue{assume: assume, score: func(pub secondsource.Day) float64 {
		return -float64(max(span.From-7-pub, pub-span.To-7, 0)) / slope
	}}
}

// filter applies what rules days out. Clues that leave nothing contradict each
// other: the one that stands later gives way, and is told.
func (u *undated) filter(window secondsource.Interval) {
	for d := window.From; d <= window.To; d++ {
		u.days = append(u.days, d)
	}
	for i := range u.clues {
		c := &u.clues[i]
		if !c.hard {
			continue
		}
		var left []secondsource.Day
		for _, d := range u.days {
			if c.score(d) >= 0 {
				left = append(left, d)
			}
		}
		if len(left) == 0 {
			u.against = append(u.against, c.why)
			c.hard, c.score = false, func(secondsource.Day) float64 { return 0 }
			continue
		}
		u.days = left
	}
	u.kept = u.days
}

// settle notes what the clues say of every day that is possible, and drops
// those that say the same of all.
func (u *undated) settle() {
	u.clues = slices.DeleteFunc(u.clues, func(c clue) bool {
		if c.hard {
			return false
		}
		for _, d := range u.days {
			if c.score(d) != c.score(u.days[0]) {
				return false
			}
		}
		return true
	})
	for k := range u.clues {
		c := &u.clues[k]
		for _, d := range u.days {
			if !c.hard {
				c.at = append(c.at, c.score(d))
			}
		}
	}
}

// relink works out what the links say now: sums and products passed between
// documents, a few rounds of them.
func (u *undated) relink() [][]float64 {
	out := make([][]float64, len(u.links))
	for k := range u.links {
		l := &u.links[k]
		if len(l.other.days) == 0 {
			continue
		}
		f := l.on(l.other.without(u))
		for _, d := range u.days {
			out[k] = append(out[k], f(d))
		}
	}
	return out
}

// without is what is believed of u's day leaving out what o says of it.
func (u *undated) without(o *undated) belief {
	scores := make([]float64, len(u.days))
	for k := range u.clues {
		add(scores, u.clues[k].at)
	}
	u.addLinks(scores, func(k int) bool { return u.links[k].other != o })
	return belief{u.days, probabilities(scores)}
}

func add(scores, at []float64) {
	for i, x := range at {
		scores[i] += x
	}
}

// addLinks adds what the links say that take part: of those about one expression,
// for every day, the one that says most.
func (u *undated) addLinks(scores []float64, part func(k int) bool) {
	var about []*mention
	var most [][]float64
	for k := range u.links {
		l := &u.links[k]
		if len(l.at) == 0 || !part(k) {
			continue
		}
		if l.about == nil {
			add(scores, l.at)
			continue
		}
		n := slices.Index(about, l.about)
		if n < 0 {
			about, most = append(about, l.about), append(most, slices.Clone(l.at))
			continue
		}
		for i, x := range l.at {
			most[n][i] = max(most[n][i], x)
		}
	}
	for _, at := range most {
		add(scores, at)
	}
}

// probabilities turns scores into probabilities.
func probabilities(scores []float64) []float64 {
	best, sum := slices.Max(scores), 0.0
	p := make([]float64, len(scores))
	for i, x := range scores {
		p[i] = math.Exp(x - best)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p
}

// scores weighs every possible day, without the clue or link of number skip
// (links are counted after the clues; -1 skips none) and, where bare is set,
// without everything that takes something for granted.
func (u *undated) scores(skip int, bare bool) []float64 {
	scores := make([]float64, len(u.days))
	for k := range u.clues {
		if c := &u.clues[k]; !c.hard && k != skip && !(bare && c.assume != "") {
			add(scores, c.at)
		}
	}
	u.addLinks(scores, func(k int) bool { return len(u.clues)+k != skip && !(bare && u.links[k].assume != "") })
	return scores
}

// weighed gives the likeliest days that are sure enough together, with those as
// likely as the last of them.
func (u *undated) weighed(skip int, bare bool) []secondsource.Day {
	p := probabilities(u.scores(skip, bare))
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(p[j], p[i]) })
	var kept []secondsource.Day
	mass, last := 0.0, 0.0
	for _, i := range order {
		if mass >= sure && p[i] < 0.99*last {
			break
		}
		mass, last = mass+p[i], p[i]
		kept = append(kept, u.days[i])
	}
	slices.Sort(kept)
	return kept
}
