package brief

import (
	"fmt"
	"slices"
	"strings"

	"secondsource"
)

// documentSection is the sheet of documents with the basis of every date.
func (x *index) documentSection(k caps) section {
	s := section{id: "documents", title: "Documents", what: "documents"}
	count := map[string]int{}
	for _, e := range x.entries {
		count[e.Doc]++
	}
	docs := slices.Clone(x.led.Documents)
	slices.SortStableFunc(docs, func(a, b *secondsource.Document) int { return strings.Compare(x.label[a.ID], x.label[b.ID]) })
	docs, s.more = cut(docs, k.sheet)
	for _, d := range docs {
		s.items = append(s.items, x.sheet(d, count[d.ID], k))
	}
	return s
}

// sheet is one document: who published it when, and how that is known.
func (x *index) sheet(d *secondsource.Document, statements int, k caps) item {
	l := line{}
	if d.Outlet == nil {
		l = append(l, hush("outlet unknown"))
	} else {
		l = append(l, stress(trim(d.Outlet.Text)))
		l = append(l, x.factCite(d, d.Outlet)...)
	}
	if d.Title != nil {
		t := say(trim(d.Title.Text))
		if d.Title.Span != nil {
			if q := x.quote(d.ID, []secondsource.Span{*d.Title.Span}, k.event); len(q) > 0 {
				l = append(append(l, say(", ")), q...)
				t = say("")
			}
		}
		if t.text != "" {
			l = append(l, say(", "), t)
		}
	}
	l = append(l, say(" "), x.whole(d.ID, k), say("; published "+x.published(d.Published, k)))
	if k.full {
		l = append(l, hush(fmt.Sprintf("; %s", plural(statements, "statement", "statements"))))
	}
	it := item{id: "sheet-" + d.ID, tag: x.label[d.ID], head: l, class: "document"}
	if k.full {
		it.rows = append(it.rows, row{tag: "file", text: line{hush(trim(d.Path))}})
	}
	return it
}

// factCite cites where a document says something about itself, or names the
// basis where it stands outside the text.
func (x *index) factCite(d *secondsource.Document, f *secondsource.Fact) line {
	if f.Span != nil {
		return line{say(" "), cite(1, x.place(d.ID, []secondsource.Span{*f.Span}))}
	}
	if b := trim(f.Basis); b != "" {
		return line{hush(" (" + b + ")")}
	}
	return nil
}

// published is a publication date with the basis, the assumption and the other
// days that are possible.
func (c calendar) published(p secondsource.Published, k caps) string {
	basis := trim(p.Basis)
	if basis == "" {
		basis = "unknown"
	}
	if !p.Known() {
		if w := brevity(trim(p.Why), k.why); w != "" {
			return "unknown: " + w
		}
		return "unknown"
	}
	s := c.days(p.Interval) + ", " + basis
	a := trim(string(p.Assumes))
	if w := brevity(trim(p.Why), k.why); w != "" && (a == "" || k.full) {
		s += ": " + w
	}
	if a != "" {
		s += "; assumes " + brevity(a, max(150, k.why))
	}
	var others []string
	for _, d := range p.Candidates {
		if d != 0 && (d < p.From || p.To != 0 && d > p.To) {
			others = append(others, c.day(d))
		}
	}
	if others, more := cut(others, 3); len(others) > 0 {
		s += "; otherwise " + strings.Join(others, " or ")
		if more > 0 {
			s += fmt.Sprintf(" or %d more", more)
		}
	}
	return s
}

// unreadSection says what was not read, and why.
func (x *index) unreadSection(k caps) section {
	s := section{id: "unread", title: "Not read"}
	s.items = append(s.items, x.skippedItems(k)...)
	if n := len(x.led.Unread); n > 0 {
		l := line{say(plural(n, "sentence", "sentences") + " with a cue or a quotation gave no statement")}
		list, more := cut(x.led.Unread, k.unread)
		if more > 0 || len(list) == 0 {
			l = append(l, hush(" (--full lists them)"))
		}
		l = append(l, say(" "), x.unreadCite(k))
		it := item{tag: "sentences", head: l, class: "unread"}
		for _, u := range list {
			it.rows = append(it.rows, row{text: append(x.quote(u.Doc, u.Spans, k.runes), say(" "), cite(1, x.place(u.Doc, u.Spans)))})
		}
		s.items = append(s.items, it)
	}
	return s
}

func (x *index) unreadCite(k caps) run {
	var at []place
	for _, u := range x.led.Unread {
		at = append(at, x.place(u.Doc, u.Spans))
	}
	return cite(k.cites, at...)
}

// skippedItems are the files not read, each with its reason and what to do, and
// the passages not read, counted by reason.
func (x *index) skippedItems(k caps) []item {
	var files []item
	passages := map[secondsource.SkipReason][]place{}
	var reasons []secondsource.SkipReason
	for _, sk := range x.led.Skipped {
		if x.docs[sk.Doc] != nil && len(sk.Spans) > 0 {
			if passages[sk.Reason] == nil {
				reasons = append(reasons, sk.Reason)
			}
			passages[sk.Reason] = append(passages[sk.Reason], x.place(sk.Doc, sk.Spans))
			continue
		}
		name := trim(sk.Doc)
		if l := x.label[sk.Doc]; l != "" {
			name = l
		}
		if name == "-" {
			name = "standard input"
		}
		tag := "skipped"
		if x.docs[sk.Doc] != nil {
			tag = "note" // it was read all the same
		}
		l := line{stress(name), say(": " + trim(string(sk.Reason)))}
		if d := trim(sk.Detail); d != "" {
			l = append(l, hush("; "+d))
		}
		files = append(files, item{tag: tag, head: l, class: "skipped"})
	}
	files, more := cut(files, k.unread+6)
	if more > 0 {
		files = append(slices.Clone(files), item{tag: "skipped", head: line{say(plural(more, "more file", "more files")), hush(" (--full lists them)")}})
	}
	slices.Sort(reasons)
	for _, r := range reasons {
		files = append(files, item{tag: "passages", class: "skipped", head: line{
			say(fmt.Sprintf("%s: %s ", trim(string(r)), plural(len(passages[r]), "passage", "passages"))), cite(k.cites, passages[r]...)}})
	}
	return files
}
