package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"secondsource"
)

// directory is the page of a folder that holds several stories: a paragraph for
// each, and how to open one.
func (x *index) directory(o Options, k caps) *page {
	p := &page{title: plural(len(x.led.Stories), "story", "stories"), lead: []line{x.material()}, note: limits()}
	s := section{id: "stories", title: "Stories", what: "stories"}
	stories, more := cut(byWeight(x.led.Stories), k.stories)
	s.more = more
	for i, st := range stories {
		s.items = append(s.items, x.story(st, i+1, o, k))
	}
	p.sections = append(p.sections, s)
	if d := x.strays(k); len(d.items) > 0 {
		p.sections = append(p.sections, d)
	}
	if u := x.unreadSection(k); len(u.items) > 0 {
		p.sections = append(p.sections, u)
	}
	return p
}

// byWeight puts the stories that most documents tell first. The place in this
// order is a story's number, for --story.
func byWeight(stories []secondsource.Story) []secondsource.Story {
	out := slices.Clone(stories)
	slices.SortStableFunc(out, func(a, b secondsource.Story) int {
		return cmp.Or(cmp.Compare(len(b.Documents), len(a.Documents)), cmp.Compare(b.To, a.To), strings.Compare(a.ID, b.ID))
	})
	return out
}

// story is one paragraph: how much there is, who speaks, what is contested most.
func (x *index) story(st secondsource.Story, n int, o Options, k caps) item {
	sub := newIndex(keep(x.led, func(d *secondsource.Document) bool { return string(d.Story) == st.ID }))
	sub.label = x.label
	it := item{id: "story-" + st.ID, tag: fmt.Sprintf("%d.", n), class: "story",
		head: line{stress(upperFirst(trim(st.Title)))}}
	l := append(line{}, sub.material()...)
	if says, _ := sub.voices(); len(says) > 0 {
		l = append(l, say(" Claims come from "), say(list(names(says, 3))), say("."))
	}
	if h := sub.mostContested(k); len(h) > 0 {
		l = append(append(l, say(" ")), h...)
	}
	it.rows = append(it.rows,
		row{text: l},
		row{tag: "open", text: line{say(fmt.Sprintf("%s --story %s", o.hint(), trim(st.ID)))}})
	return it
}

// mostContested is the claim at the top, as a sentence.
func (x *index) mostContested(k caps) line {
	if len(x.ranked) == 0 {
		return nil
	}
	c := x.ranked[0]
	l := line{say("Contested most: ")}
	if len(x.answers[c.ID]) == 0 {
		l = line{say("Told most: ")}
	}
	l = append(l, x.heading(c, k)...)
	if kinds := x.kinds(c); len(kinds) > 0 {
		l = append(l, say(": "+tally(kinds)))
	}
	return append(l, say("; "+bounds(c)+"."))
}

func names(parties []*party, n int) []string {
	var out []string
	for _, p := range parties[:min(n, len(parties))] {
		out = append(out, p.name)
	}
	return out
}

// strays are the documents that belong to no story.
func (x *index) strays(k caps) section {
	s := section{id: "strays", title: "In no story"}
	var at []place
	for _, d := range x.led.Documents {
		if d.Story == "" {
			at = append(at, x.place(d.ID, head(d)))
		}
	}
	if len(at) > 0 {
		s.items = append(s.items, item{tag: "documents", head: line{
			say(plural(len(at), "document", "documents") + " "), cite(k.documents, at...)}})
	}
	return s
}
