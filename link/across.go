package link

import (
	"slices"
	"sort"
	"strings"

	"secondsource"
)

// wish is the wish to merge two utterances, with its strength and the pair of
// statements that it rests on.
type wish struct {
	a, b   *utterance
	s, t   *stmt
	weight float64
	why    string
}

// across merges the acts that several documents carry, the best founded first;
// a merge that would put two days, or two persons, into one act is refused.
func (l *linker) across() {
	for _, s := range l.stmts {
		if t := s.copyOf; t != nil && s.utt != nil && t.utt != nil && !twoStates(s, t) {
			l.trail.joined("utterance", t.ID, s.ID, 1, "the same words in a copy")
			unite(t.utt.root(), s.utt.root())
		}
	}
	var wishes []wish
	for _, pair := range l.candidates() {
		if w := l.oneAct(pair[0], pair[1]); w.weight > 0 {
			wishes = append(wishes, w)
		} else {
			l.trail.refusedActs(l, pair[0], pair[1])
		}
	}
	sort.SliceStable(wishes, func(i, j int) bool { return wishes[i].weight > wishes[j].weight })
	for _, w := range wishes {
		a, b := w.a.root(), w.b.root()
		if a == b {
			continue
		}
		if why := unfit(a, b); why != "" {
			l.trail.refused("utterance", w.s.ID, w.t.ID, l.scale.closeness(w.s, w.t), w.why+", but with what else belongs to each "+why)
			continue
		}
		l.trail.joined("utterance", w.s.ID, w.t.ID, l.scale.closeness(w.s, w.t), w.why)
		unite(a, b)
	}
}

// unite merges two acts of speech into the one that comes first.
func unite(a, b *utterance) {
	if a == b {
		return
	}
	if b.stmts[0].n < a.stmts[0].n {
		a, b = b, a
	}
	b.into = a
	for _, s := range b.stmts {
		a.add(s)
	}
}

// crowd is a number of acts of one speaker that are not all compared.
const crowd = 200

// candidates gives the pairs of utterances of different documents that share a
// speaker, a body, a government or a relaying outlet.
func (l *linker) candidates() [][2]*utterance {
	groups := map[string][]int{}
	for i, u := range l.utts {
		if u.into != nil {
			continue
		}
		for _, k := range u.keys() {
			if g := groups[k]; len(g) == 0 || g[len(g)-1] != i {
				groups[k] = append(g, i)
			}
		}
	}
	seen := map[[2]int]bool{}
	for _, g := range groups {
		reach := len(g)
		if reach > crowd { // a government speaks every day: only days near each other can be one
			reach = crowd / 4
			slices.SortStableFunc(g, func(i, j int) int { return int(l.utts[i].stmts[0].art.pub.To - l.utts[j].stmts[0].art.pub.To) })
		}
		for x, i := range g {
			for _, j := range g[x+1 : min(len(g), x+1+reach)] {
				i, j := min(i, j), max(i, j)
				if l.utts[i].stmts[0].art != l.utts[j].stmts[0].art && l.sameStory(l.utts[i], l.utts[j]) {
					seen[[2]int{i, j}] = true
				}
			}
		}
	}
	order := make([][2]int, 0, len(seen))
	for p := range seen {
		order = append(order, p)
	}
	sort.Slice(order, func(i, j int) bool {
		return order[i][0] < order[j][0] || order[i][0] == order[j][0] && order[i][1] < order[j][1]
	})
	out := make([][2]*utterance, len(order))
	for i, p := range order {
		out[i] = [2]*utterance{l.utts[p[0]], l.utts[p[1]]}
	}
	return out
}

func (l *linker) sameStory(a, b *utterance) bool {
	return l.story[a.stmts[0].art.n] == l.story[b.stmts[0].art.n]
}

func (u *utterance) keys() []string {
	set := map[string]bool{}
	for _, s := range u.stmts {
		if s.who.anon || s.who.channel {
			for _, r := range s.who.relays {
				set["relay "+r] = true
			}
			if s.who.anon && (s.who.state == "" || s.Mode == secondsource.Direct && len(s.at) >= verbatim) {
				set["anon"] = true
			}
		}
		if s.who.channel && s.who.key[0] == '?' {
			set["anon"] = true
		}
		for _, k := range []string{s.who.key, s.who.body, s.who.state} {
			if k != "" {
				set[k] = true
			}
		}
		if s.who.anon && s.art.outlet != "" {
			set["relay "+s.art.outlet] = true
		}
	}
	out := make([]string, 0, len(set))
	for k := range set {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// unfit says why two acts cannot be one: their days do not meet, or two
// different persons speak by name. "" where they can.
func unfit(a, b *utterance) string {
	if _, ok := a.hard.Meet(b.hard); !ok {
		return "their days cannot be one"
	}
	for k := range a.named {
		if len(b.named) > 0 && !b.named[k] {
			return "two persons by name speak"
		}
	}
	for _, s := range a.stmts {
		for _, t := range b.stmts {
			if twoStates(s, t) {
				return "two governments speak"
			}
			if s.Iterated != t.Iterated {
				return "one tells of repeated or earlier acts"
			}
			if long(s, t) && !s.quotesAgain(b) || long(t, s) && !t.quotesAgain(a) {
				return "one bears no day and appeared long after the other was said: it may have been said again"
			}
			if _, ok := s.hard.Meet(t.hard); !ok {
				return "their days cannot be one"
			}
		}
	}
	return ""
}

// quotesAgain reports whether t only quotes again what a statement of u quotes of the same
// person: all its words, six at least, stand there in the same order, and it shows that
// it was cut (“not our paper […] not our pen”), or tells it in the perfect. Without such
// a sign the same words may have been said a second time.
func (t *stmt) quotesAgain(u *utterance) bool {
	const many = 6
	if t.dated || !t.who.named {
		return false
	}
	at := t.quotedWords()
	for _, s := range u.stmts {
		from := s.quotedWords()
		if len(at) < many || len(from) < len(at) || !s.who.same(t.who) {
			continue
		}
		base, q := quotation{s, from}, quotation{t, at}
		edits := alignWords(base, q)
		shown := perfect(t.Statement) || slices.ContainsFunc(edits, func(e edit) bool { return e.kind == '-' && q.marked(e) })
		if shown && countEdits(edits).put == 0 && weighty(base, q) {
			return true
		}
	}
	return false
}

// long reports that s bears no day of its own and appeared long after t was
// said: the same words may have been said again. Only a report retold by others
// is an exception, because it tells of the past by its nature.
func long(s, t *stmt) bool {
	if s.dated || s.who.anon || s.who.channel || s.copyOf != nil || t.copyOf != nil {
		return false
	}
	return s.art.pub.From != 0 && t.hard.To != 0 && t.hard.To < s.art.pub.From-lately
}

// oneAct weighs the evidence that two utterances of different documents are one.
func (l *linker) oneAct(a, b *utterance) wish {
	best := wish{a: a, b: b}
	if unfit(a, b) != "" {
		return best
	}
	for _, s := range a.stmts {
		for _, t := range b.stmts {
			if (s.copyOf != nil || t.copyOf != nil) && !exclusive(s, t) && !exclusive(t, s) {
				continue // its source is compared, but one may tell of the copy
			}
			if w, why := l.oneActPair(a, b, s, t); w > best.weight {
				best.s, best.t, best.weight, best.why = s, t, w, why
			}
		}
	}
	return best
}

// verbatim is a run of words that two unnamed sources hardly say alike by chance, however
// common the words are.
const verbatim = 8

// oneActPair weighs one statement of each.
func (l *linker) oneActPair(a, b *utterance, s, t *stmt) (float64, string) {
	link := speakerLink(s, t)
	if link == linkNone && !(s.who.anon && t.who.anon) {
		return 0, ""
	}
	if link == linkReport && l.otherSort(s, t) {
		return 0, ""
	}
	quote, weight := l.scale.sharedQuote(s, t)
	if link == linkNone && (quote < 5 || weight < 1.2) && quote < verbatim {
		return 0, ""
	}
	content := l.scale.cosine(s.terms, t.terms)
	day := a.date.Single() && a.date == b.date
	switch {
	case quote >= verbatim, quote >= 4 && weight >= 1.2:
		return 5 + weight, "the same speaker and the same words in quotation marks"
	case link == linkPerson && day:
		return 4 + content, "the same speaker on the same day"
	case link >= linkState && day && content > 0.2:
		return 3 + content, "the same body on the same day, about the same"
	case link >= linkState && quote >= 2 && weight >= 0.7 && content > 0.2:
		return 3 + content, "the same speaker, some of the same words in quotation marks and the same content"
	case link >= linkBody && quote == 1 && (len(s.quotedWords()) == 1 || len(t.quotedWords()) == 1) && weight >= 0.5 && content > 0.3:
		return 2 + content, "the same speaker, a telling word in quotation marks and the same content"
	case link >= linkBody && content > 0.45 && (len(s.terms) > 1 || len(t.terms) > 1):
		return 2 + content, "the same speaker with the same content, on days that can be one"
	case link == linkEarlier && quote >= 2 && content > 0.15:
		return 2 + content, "what the outlet was told before, in some of the same words"
	case link == linkReport && content > 0.3:
		return 2 + content, "a report retold"
	case link == linkReport && l.figureTold(s, t):
		return 2 + content, "a number that an outlet is said to have given, and its report of it"
	case link == linkReport && quote >= 2 && content > 0.15:
		return 2 + content, "a report retold in some of its words"
	case s.reply != "" && t.reply != "" && link >= linkState && l.retold(s, t):
		return 1 + content, "an answer retold without words, day or channel of its own"
	}
	return 0, ""
}

// sorts are words that tell one unnamed official from another.
var sorts = wordSet(`intelligence defence defense military security police navy army diplomat diplomats diplomatic military customs aviation prosecutor prosecutors`)

// otherSort reports whether two unnamed sources are described as people of two sorts or
// places (an American official, a Western intelligence official): one was not told as the
// other. What is left out tells nothing.
func (l *linker) otherSort(s, t *stmt) bool {
	if !s.who.anon || !t.who.anon {
		return false
	}
	a, b := l.sortsOf(s), l.sortsOf(t)
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// sortsOf gives the words of a description that tell its sort: states, other names, and
// services.
func (l *linker) sortsOf(s *stmt) []string {
	var out []string
	for i, w := range strings.FieldsFunc(s.Speaker.Name, func(r rune) bool { return r == ' ' || r == ',' || r == '-' }) {
		low := strings.ToLower(w)
		switch {
		case sorts[low]:
			out = append(out, strings.TrimSuffix(low, "s"))
		case w[0] < 'A' || w[0] > 'Z' || i == 0 && stopWords[low]:
		case l.p.Actors.State(w) != nil:
			out = append(out, l.p.Actors.State(w).ID)
		default:
			out = append(out, low)
		}
	}
	return out
}

// figureTold reports whether one of two statements is an outlet's number, told in the
// perfect and little else (the paper had put the figure at 9,000), and the other has it.
func (l *linker) figureTold(s, t *stmt) bool {
	if !s.who.channel {
		s, t = t, s
	}
	return s.who.channel && perfect(s.Statement) && len(s.terms) <= 3 && slices.ContainsFunc(s.terms, func(x int32) bool { return isNumber(l.v.names[x]) && has(t.terms, x) })
}

// isNumber reports whether a term is a number of three digits or more.
func isNumber(name string) bool {
	return len(name) > 2 && strings.Trim(name, "#0123456789.") == ""
}

// How two sources hang together.
const (
	linkNone    = iota
	linkEarlier // an outlet's unnamed source, and a later article of the outlet that tells of it
	linkReport  // an outlet's unnamed source and its re-telling
	linkState   // a government, and a body of it
	linkBody
	linkPerson
)

func speakerLink(s, t *stmt) int {
	a, b := s.who, t.who
	switch {
	case a.key == "" || b.key == "" || len(a.members) != len(b.members):
		return linkNone
	case a.channel && b.channel && a.same(b):
		return linkReport
	case a.same(b) && !a.anon:
		if a.named {
			return linkPerson
		}
		return linkBody
	case a.channel || b.channel || a.anon && b.anon:
		if exclusive(s, t) || exclusive(t, s) || relayed(a, b) {
			return linkReport
		}
		if earlierReport(s, t) || earlierReport(t, s) {
			return linkEarlier
		}
		return linkNone
	case a.oneBody(b) && !a.anon && !b.anon:
		return linkBody
	case a.oneBody(b):
		return linkState
	case a.oneState(b):
		return linkState
	}
	return linkNone
}

// exclusive reports whether t tells what the outlet of s had from an unnamed source.
func exclusive(s, t *stmt) bool {
	if !s.who.anon || !(t.who.anon || t.who.channel) {
		return false
	}
	if t.who.channel && t.who.key[0] == '?' || slices.Contains(t.who.relays, "?") { // a newspaper, without its name
		return t.art != s.art && !after(s.art, t.art)
	}
	return s.art.outlet != "" && s.art.outlet != t.art.outlet && slices.Contains(t.who.relays, s.art.outlet)
}

// earlierReport reports whether t tells, in a later article of one outlet, what an
// unnamed source once told that outlet.
func earlierReport(s, t *stmt) bool {
	return s.who.anon && t.who.anon && s.art.outlet != "" && s.art.outlet == t.art.outlet && after(t.art, s.art) && slices.Contains(t.who.relays, t.art.outlet)
}

// relayed: both had it from the same outlet.
func relayed(a, b who) bool {
	for _, r := range a.relays {
		if slices.Contains(b.relays, r) {
			return true
		}
	}
	return false
}

// retold reports whether one of two answers of one source is only told of: no
// day and no quotation of its own, in a document that is not older than the
// other and names its outlet. Otherwise it may be a new answer.
func (l *linker) retold(s, t *stmt) bool {
	return l.told(s, t) || l.told(t, s)
}

func (l *linker) told(first, second *stmt) bool {
	return second.bare() && !first.bare() && !after(first.art, second.art) && l.credits(second.art, first.art)
}

// after reports whether a is surely published after b.
func after(a, b *article) bool {
	return a.pub.From != 0 && b.pub.To != 0 && a.pub.From > b.pub.To
}

// bare reports an answer that is only told of: no words in quotation marks, no
// day, no channel, hardly any content.
func (s *stmt) bare() bool {
	return !s.dated && s.Mode != secondsource.Direct && len(s.quotedRuns()) == 0 && s.To == "" && s.Venue == "" && len(s.terms) <= 2
}
