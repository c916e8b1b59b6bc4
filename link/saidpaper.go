package link

import (
	"sort"
	"strings"

	"secondsource"
)

// papering are participles that give a document its day: a letter dated 3 May.
var papering = wordSet(`date sign issue publish write adopt file draft release compile`)

// ofPaper is the day of a document that speaks, where the text dates it: by a
// participle (the memo, dated May 3, says) or by a year or day before its name (a
// 2019 resolution called on). What it says it says on that day, wherever the article
// quotes it; not where the article has two of its name with two dates.
func (t *teller) ofPaper(i int) *secondsource.When {
	s := t.Statements[i]
	if s.Speaker == nil || s.Speaker.Kind != secondsource.KindDocument {
		return nil
	}
	if t.papers == nil {
		t.papers = t.readPapers()
	}
	noun := t.paperNoun(s)
	n, ok := t.papers[noun]
	if !ok || n < 0 {
		return nil
	}
	x := &t.Dates[n]
	iv := t.meaning(x)
	if !iv.Known() || t.pub.To != 0 && iv.From > t.pub.To {
		return nil
	}
	if t.pub.To != 0 && iv.To > t.pub.To {
		iv.To = t.pub.To
	}
	return &secondsource.When{Interval: iv, Basis: "the day of the document, “" + x.Text + "”"}
}

// readPapers gives, for every noun that an expression dates as a document, the index
// of the expression; -1 where two do.
func (t *teller) readPapers() map[string]int {
	out := map[string]int{}
	for n := range t.Dates {
		x := &t.Dates[n]
		if x.Type != "DATE" || x.Expr.Kind == secondsource.ExprVague {
			continue
		}
		noun := t.papered(x.Span)
		if noun == "" {
			continue
		}
		if old, ok := out[noun]; ok && (old < 0 || t.meaning(&t.Dates[old]) != t.meaning(x)) {
			n = -1
		}
		out[noun] = n
	}
	return out
}

// papered is the noun that an expression dates as a document, "" for none.
func (t *teller) papered(at secondsource.Span) string {
	k := sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].Span.End > at.Start })
	for k < len(t.Tokens) && t.Tokens[k].Head >= 0 && at.Contains(t.Tokens[t.Tokens[k].Head].Span) {
		k = t.Tokens[k].Head
	}
	if k >= len(t.Tokens) || t.Tokens[k].Head < 0 {
		return ""
	}
	rel, h := t.Tokens[k].Deprel, t.Tokens[k].Head
	switch rel {
	case secondsource.Nummod, secondsource.Compound, secondsource.Amod, secondsource.NmodPoss:
		return t.noun(h)
	}
	if !papering[t.Tokens[h].Lemma] {
		return ""
	}
	for i := max(0, h-12); i < h; i++ { // the memo is dated May 3
		if x := &t.Tokens[i]; x.Head == h && x.Deprel == secondsource.NsubjPass && x.UPOS == secondsource.NOUN {
			return t.noun(i)
		}
	}
	for n := 0; n < 4; n++ {
		x := &t.Tokens[h]
		if x.Head < 0 {
			return ""
		}
		if h = x.Head; x.Deprel == secondsource.Acl || x.Deprel == secondsource.AclRelcl || x.Deprel == secondsource.Amod {
			return t.noun(h)
		}
		if x.Deprel != secondsource.Conj {
			return ""
		}
	}
	return ""
}

// noun is the lemma of a noun at token k.
func (t *teller) noun(k int) string {
	if x := &t.Tokens[k]; x.UPOS == secondsource.NOUN {
		return strings.ToLower(x.Lemma)
	}
	return ""
}

// paperNoun is the noun by which the document that speaks is called: the last of
// its name before "of".
func (t *teller) paperNoun(s *secondsource.Statement) string {
	name, _, _ := strings.Cut(s.Speaker.Name, " of ")
	f := strings.Fields(strings.ToLower(name))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}
