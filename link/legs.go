package link

import (
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// dealer is one side of a transfer, as linking sees it: a state by its id, a firm
// or person by the key that is the same in all documents, or a place.
type dealer struct{ key, name string }

func (d dealer) known() bool { return d.key != "" }

// leg is a handover prepared for comparing.
type leg struct {
	h          *secondsource.Handover
	s          *stmt
	story      int
	giver, rec dealer
	sides      []dealer
	user       dealer
	classes    []string // of the goods
	ret        []string // classes of what is given in return
	stage      secondsource.Stage
	pol        secondsource.Polarity
	load       *load  // the consignment that it is about, nil for none
	via        string // a place on the way, not the goal
}

// asserted: it moves the status. What is denied, possible or planned does not.
func (g *leg) asserted() bool { return g.pol == secondsource.Asserted }

// legs prepares the handovers that stand in statements.
func (l *linker) legs() []*leg {
	if l.p == nil || l.p.Goods == nil {
		return nil
	}
	byID := map[string]*stmt{}
	for _, s := range l.stmts {
		byID[s.ID] = s
	}
	var out []*leg
	for _, a := range l.arts {
		for _, h := range a.Handovers {
			s := byID[h.Statement]
			if h.Aside || s == nil || s.reply != "" && s.reply != secondsource.IsDenial {
				continue
			}
			g := &leg{h: h, s: s, story: l.story[a.n], stage: h.Stage, pol: h.Polarity}
			g.giver, g.rec, g.user = l.dealer(s, h.Giver), l.dealer(s, h.Recipient), l.dealer(s, h.User)
			for k := range h.Sides {
				if d := l.dealer(s, &h.Sides[k]); d.known() {
					g.sides = append(g.sides, d)
				}
			}
			if h.Goods != nil {
				g.classes = h.Goods.Classes
			}
			if h.InReturn != nil {
				g.ret = h.InReturn.Classes
			}
			if s.reply == secondsource.IsDenial {
				g.pol = secondsource.Negated
			}
			g.pledge()
			g.urged()
			out = append(out, g)
		}
	}
	return out
}

// pledge: who says that he will give what is his to give offers it.
func (g *leg) pledge() {
	if g.pol == secondsource.Planned && g.giver.known() && g.speaks(g.giver) {
		g.pol = secondsource.Asserted
		if g.stage.Rung() < secondsource.Offered.Rung() {
			g.stage = secondsource.Offered
		}
	}
}

// urged: what somebody calls for has not come about.
func (g *leg) urged() {
	switch g.s.Act {
	case secondsource.Urge, secondsource.Ask, secondsource.Propose:
		if g.asserted() && (g.stage.Ends() || g.stage.Rung() > secondsource.Sought.Rung()) {
			g.stage, g.pol = secondsource.Considered, secondsource.Hypothetical
		}
	}
}

// speaks reports whether the statement is one side's own.
func (g *leg) speaks(d dealer) bool {
	if g.s.Act == secondsource.Accuse || g.s.Act == secondsource.Agree || g.s.reply != "" { // who is accused, or told to have agreed, admits nothing
		return false
	}
	return g.voices(d)
}

// voices reports whether one side, or somebody for it, is the speaker.
func (g *leg) voices(d dealer) bool {
	w := g.s.who
	return d.known() && (w.key == d.key || w.body == d.key || w.state == d.key && !w.channel)
}

var ownWord = wordSet(`we us our ours i me my`)

// dealer resolves one side: persons stand for their body, bodies of a government
// and its people for the state, a place for the state it lies in.
func (l *linker) dealer(s *stmt, p *secondsource.Party) dealer {
	switch {
	case p == nil || p.Loose:
		return dealer{}
	case ownWord[strings.ToLower(p.Text)]:
		if s.who.channel || s.who.anon && s.who.state == "" {
			return dealer{}
		}
		return l.dealerOf(s, firstOfNames(s.who.state, s.who.body, s.who.key), s.who.name)
	case p.State != "":
		return l.dealerOf(s, p.State, p.Text)
	case p.ID != "" && p.ID[0] != '?':
		return l.figure(s, p)
	case p.Place != "":
		key := "~" + fold(p.Place)
		if t, ok := l.v.ids[key]; ok {
			if st, ok := l.in[t]; ok {
				return l.dealerOf(s, l.v.names[st][1:], p.Place)
			}
		}
		if st := l.p.Places.State(p.Place); st != "" {
			return l.dealerOf(s, st, p.Place)
		}
		return dealer{key: "place " + fold(p.Place), name: p.Place}
	}
	return dealer{}
}

func firstOfNames(keys ...string) string {
	for _, k := range keys {
		if k != "" {
			return k
		}
	}
	return ""
}

// dealerOf is a dealer by key, with the pack's name of it.
func (l *linker) dealerOf(s *stmt, key, text string) dealer {
	if a := l.dir.actor(key); a != nil {
		if a.State != "" && a.State != key {
			return l.dealerOf(s, a.State, text)
		}
		return dealer{a.ID, a.Name}
	}
	return dealer{key, text}
}

// figure resolves a party that the document knows by an id: a person by the body
// that he speaks for.
func (l *linker) figure(s *stmt, p *secondsource.Party) dealer {
	key := l.dir.canonical(p.ID, "", s.art)
	if a := l.dir.actor(key); a != nil {
		switch {
		case a.State != "":
			return l.dealerOf(s, a.State, p.Text)
		case a.Kind == pack.KindOutlet || a.Kind == pack.KindAgency:
			return dealer{}
		case a.Kind == pack.KindPerson && a.Body != "":
			return l.dealerOf(s, a.Body, p.Text)
		}
		return dealer{a.ID, a.Name}
	}
	for _, x := range s.art.Actors {
		if x.ID != p.ID {
			continue
		}
		if x.State != "" {
			return l.dealerOf(s, x.State, x.Name)
		}
		if x.Kind == secondsource.KindPerson {
			if b := l.dir.speaks[key]; b != "" {
				return l.dealerOf(s, b, l.bodyName(b, x.Speaker))
			}
			if d := l.firmOf(key); d.known() {
				return d
			}
			if x.Body != "" && x.Body[0] != '?' {
				b := l.dir.canonical(x.Body, string(x.Institution), s.art)
				return l.dealerOf(s, b, l.bodyName(b, x.Speaker))
			}
		}
		return dealer{key, x.Name}
	}
	return dealer{key, p.Text}
}

var holdings = wordSet(`owner founder head boss director chief chairman chairwoman president manager co-owner`)

// firmOf is the firm that some document says a person owns or heads: Acme's owner,
// Jane Doe; Jane Doe, who owns the forwarder Acme. Two answers are none.
func (l *linker) firmOf(person string) dealer {
	if l.firms == nil {
		l.firms = map[string]map[string]dealer{}
		for _, a := range l.arts {
			l.readFirms(a)
		}
	}
	return l.firms[person][singleKey(l.firms[person])]
}

func (l *linker) readFirms(a *article) {
	for _, x := range a.Actors {
		if x.Kind != secondsource.KindPerson {
			continue
		}
		key := l.dir.canonical(x.ID, "", a)
		for _, m := range x.Mentions {
			if !m.Named {
				continue
			}
			if n := a.firmBeside(m.Span); n != nil {
				if l.firms[key] == nil {
					l.firms[key] = map[string]dealer{}
				}
				body := l.dir.canonical(n.Entity, n.Span.Of(a.Text), a)
				l.firms[key][body] = l.dealerOf(nil, body, n.Span.Of(a.Text))
			}
		}
	}
}

// firmBeside is the name of a firm that the words beside a person give him.
func (a *article) firmBeside(sp secondsource.Span) *secondsource.Name {
	after := a.Text[sp.End:min(len(a.Text), sp.End+60)]
	for _, w := range []string{", who owns ", ", who runs ", ", who heads ", ", who founded "} {
		if strings.HasPrefix(after, w) {
			return a.nameWithin(sp.End+len(w), sp.End+60)
		}
	}
	before := strings.TrimRight(a.Text[max(0, sp.Start-60):sp.Start], " ,")
	at := strings.LastIndexByte(before, ' ')
	if at < 0 || !holdings[strings.ToLower(before[at+1:])] {
		return nil
	}
	rest := before[:at]
	for _, end := range []string{"'s", "’s"} {
		if strings.HasSuffix(rest, end) {
			stop := max(0, sp.Start-60) + len(rest) - len(end)
			return a.nameWithin(max(0, stop-40), stop)
		}
	}
	return nil
}

// nameWithin is the first name of a body that lies in a stretch of the text and is
// no state.
func (a *article) nameWithin(from, to int) *secondsource.Name {
	for i := range a.Names {
		n := &a.Names[i]
		if n.Span.Start >= from && n.Span.End <= to && n.Entity != "" && n.Entity[0] == '~' && n.Type != "PER" {
			return n
		}
	}
	return nil
}

// bodyName is what the documents call a body that the pack does not know.
func (l *linker) bodyName(key string, sp secondsource.Speaker) string {
	if sp.Institution != "" && l.dir.canonical(sp.Body, "", nil) == key {
		return string(sp.Institution)
	}
	for _, a := range l.arts {
		for _, x := range a.Actors {
			if x.ID == key {
				return x.Name
			}
			if x.Body == key && x.Institution != "" {
				return string(x.Institution)
			}
		}
	}
	return strings.TrimPrefix(key, "~")
}

// prices are classes that count as what is given for goods, not as a transfer of
// their own.
var prices = map[string]bool{"food": true, "finance": true, "commodity": true, "medicine": true, "services": true}

// trades reports whether a leg is about goods that a register would hold.
func (l *linker) trades(g *leg) bool {
	for _, c := range g.classes {
		if top := l.p.Goods.Top(c); !prices[top] && !(g.h.Exchange && top == "energy") {
			return true
		}
	}
	return g.load != nil && len(g.classes) == 0 && g.load.counts
}

// related reports whether two sets of classes may be of one deal: every class of
// the second is wider or narrower than one of the first.
func (l *linker) related(a, b []string) bool {
	for _, y := range b {
		if !slices.ContainsFunc(a, func(x string) bool { return l.p.Goods.Within(x, y) || l.p.Goods.Within(y, x) }) {
			return false
		}
	}
	return true
}

// akin reports whether two sets of classes have a class in common, or one within another.
func (l *linker) akin(a, b []string) bool {
	return slices.ContainsFunc(b, func(y string) bool { return l.related(a, []string{y}) })
}

// exact reports a class in common that says what the goods are: drones, not arms.
func (l *linker) exact(a, b []string) bool {
	return slices.ContainsFunc(a, func(c string) bool {
		k := l.p.Goods.Class(c)
		return k != nil && !k.Umbrella && slices.Contains(b, c)
	})
}
