package brief

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"secondsource"
)

// Selection narrows a ledger to what somebody asks about. Empty fields select
// everything.
type Selection struct {
	Story string // id or title of a story
	Claim string // id of a claim, its number in the brief, or words of it
	Actor string // name of a speaker or of the body behind one
	Doc   string // label, file name or path of a document
}

// Narrow is the part of a ledger that a selection asks for: complete claims, with
// every statement and document they rest on, so that the bounds of their roots
// stay true. The error says what there is to choose from.
func Narrow(led *secondsource.Ledger, s Selection) (*secondsource.Ledger, error) {
	var err error
	for _, f := range []func() error{
		func() error { led, err = narrowStory(led, s.Story); return err },
		func() error { led = numbered(led, s); return nil },
		func() error { led, err = narrowDoc(led, s.Doc); return err },
		func() error { led, err = narrowActor(led, s.Actor); return err },
		func() error { led, err = narrowClaim(led, s.Claim); return err },
	} {
		if err := f(); err != nil {
			return nil, err
		}
	}
	return led, nil
}

// numbered gives every claim the number it has before anything is left out, so
// that a claim is called the same in every view of its story.
func numbered(led *secondsource.Ledger, s Selection) *secondsource.Ledger {
	if s.Doc == "" && s.Actor == "" && s.Claim == "" {
		return led
	}
	number := newIndex(led).number
	out := *led
	out.Claims = make([]*secondsource.Claim, len(led.Claims))
	for i, c := range led.Claims {
		n := *c
		n.Number = number[c.ID]
		out.Claims[i] = &n
	}
	return &out
}

// nothing is the error for a selection that matches nothing.
func nothing(what, asked string, there []string) error {
	if len(there) == 0 {
		return fmt.Errorf("no %s %q: there are none in these documents: %w", what, trim(asked), secondsource.ErrNotFound)
	}
	list, more := cut(there, 12)
	s := strings.Join(list, "\n  ")
	if more > 0 {
		s += fmt.Sprintf("\n  and %d more", more)
	}
	return fmt.Errorf("no %s %q; there are:\n  %s\n%w", what, trim(asked), s, secondsource.ErrNotFound)
}

// matches reports whether name is asked for: equal, or containing all its words.
func matches(asked, name string) bool {
	asked, name = strings.ToLower(trim(asked)), strings.ToLower(trim(name))
	if asked == "" || name == "" {
		return false
	}
	if asked == name {
		return true
	}
	have := strings.FieldsFunc(name, notWord)
	for _, w := range strings.FieldsFunc(asked, notWord) {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return len(strings.FieldsFunc(asked, notWord)) > 0
}

func notWord(r rune) bool {
	return strings.ContainsRune(" \t.,;:!?\"'’‘“”()[]/-–—_", r)
}

func narrowStory(led *secondsource.Ledger, asked string) (*secondsource.Ledger, error) {
	if asked == "" {
		return led, nil
	}
	var found []secondsource.Story
	var there []string
	for i, s := range byWeight(led.Stories) {
		there = append(there, fmt.Sprintf("%s  %s", s.ID, trim(s.Title)))
		if s.ID == asked || strconv.Itoa(i+1) == asked {
			found = []secondsource.Story{s}
			break
		}
		if matches(asked, s.Title) {
			found = append(found, s)
		}
	}
	if len(found) != 1 {
		return nil, choose(len(found), "story", asked, there)
	}
	return keep(led, func(d *secondsource.Document) bool { return string(d.Story) == found[0].ID }), nil
}

// choose is the error for a selection that matches nothing, or too much.
func choose(n int, what, asked string, there []string) error {
	if n > 1 {
		return fmt.Errorf("%q fits %d; choose one:\n  %s\n%w", trim(asked), n, strings.Join(there, "\n  "), secondsource.ErrInvalid)
	}
	return nothing(what, asked, there)
}

func narrowDoc(led *secondsource.Ledger, asked string) (*secondsource.Ledger, error) {
	if asked == "" {
		return led, nil
	}
	label := labels(led.Documents)
	var there []string
	want := map[string]bool{}
	for _, d := range led.Documents {
		there = append(there, label[d.ID]+"  "+trim(d.Path)+strings.TrimSuffix(":"+trim(string(d.Record)), ":"))
		base := d.Path[strings.LastIndexAny(d.Path, `/\`)+1:]
		if asked == label[d.ID] || asked == d.Path || asked == base || asked == string(d.Record) || asked == d.ID {
			want[d.ID] = true
		}
	}
	if len(want) == 0 {
		return nil, nothing("document", asked, there)
	}
	return about(led, func(e *secondsource.Entry) bool { return want[e.Doc] }, want), nil
}

func narrowActor(led *secondsource.Ledger, asked string) (*secondsource.Ledger, error) {
	if asked == "" {
		return led, nil
	}
	var there []string
	hit := false
	says := func(e *secondsource.Entry) bool {
		s := e.Speaker
		return s != nil && (s.ID == asked || matches(asked, s.Name) || matches(asked, string(s.Institution)))
	}
	for _, e := range led.Statements {
		if e.Accepted && e.Speaker != nil {
			if n := speaker(e); !slices.Contains(there, n) {
				there = append(there, n)
			}
			hit = hit || says(e)
		}
	}
	slices.Sort(there)
	if !hit {
		return nil, nothing("speaker", asked, there)
	}
	return about(led, says, nil), nil
}

func narrowClaim(led *secondsource.Ledger, asked string) (*secondsource.Ledger, error) {
	if asked == "" {
		return led, nil
	}
	x := newIndex(led)
	var there []string
	want := map[string]bool{}
	for _, c := range x.ranked {
		n := x.number[c.ID]
		there = append(there, fmt.Sprintf("%d  %s", n, trim(c.Gist[:clip(c.Gist, 70)])))
		if c.ID == asked || strconv.Itoa(n) == asked {
			want = map[string]bool{c.ID: true}
			break
		}
		if x.wordsOf(c, asked) {
			want[c.ID] = true
		}
	}
	if len(want) == 0 {
		return nil, nothing("claim", asked, there)
	}
	return only(led, want, func(*secondsource.Entry) bool { return false }, nil), nil
}

// wordsOf reports whether the words asked for stand in one statement of a claim.
func (x *index) wordsOf(c *secondsource.Claim, asked string) bool {
	if matches(asked, c.Gist) {
		return true
	}
	for _, id := range c.Statements {
		if e := x.entries[id]; e != nil && e.Content != nil && matches(asked, e.Content.Text) {
			return true
		}
	}
	return false
}

// about keeps the statements asked for and the whole of every claim they put
// forward or answer.
func about(led *secondsource.Ledger, want func(*secondsource.Entry) bool, docs map[string]bool) *secondsource.Ledger {
	claims := map[string]bool{}
	hit := map[string]bool{}
	for _, e := range led.Statements {
		if e.Accepted && want(e) {
			hit[e.ID] = true
			for _, c := range e.Claims {
				claims[c] = true
			}
		}
	}
	for _, r := range led.Responses {
		if hit[r.Statement] {
			for _, c := range r.Claims {
				claims[c] = true
			}
		}
	}
	return only(led, claims, want, docs)
}

// only keeps claims with all they rest on, further statements, and documents.
func only(led *secondsource.Ledger, claims map[string]bool, want func(*secondsource.Entry) bool, docs map[string]bool) *secondsource.Ledger {
	statements := map[string]bool{}
	for _, c := range led.Claims {
		if claims[c.ID] {
			for _, id := range slices.Concat(c.Statements, c.Responses) {
				statements[id] = true
			}
		}
	}
	for _, r := range led.Responses {
		if slices.ContainsFunc(r.Claims, func(c string) bool { return claims[c] }) {
			statements[r.Statement] = true
		}
	}
	in := map[string]bool{}
	for id := range docs {
		in[id] = true
	}
	for _, e := range led.Statements {
		if want(e) {
			statements[e.ID] = true
		}
		if statements[e.ID] {
			in[e.Doc] = true
		}
	}
	for _, c := range led.Claims {
		if claims[c.ID] {
			for _, d := range c.Documents {
				in[d] = true
			}
		}
	}
	return prune(led, in, statements, claims)
}

// keep keeps the documents asked for with everything that stands in them.
func keep(led *secondsource.Ledger, want func(*secondsource.Document) bool) *secondsource.Ledger {
	docs, statements, claims := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, d := range led.Documents {
		docs[d.ID] = want(d)
	}
	for _, e := range led.Statements {
		statements[e.ID] = docs[e.Doc]
	}
	for _, c := range led.Claims {
		claims[c.ID] = slices.ContainsFunc(c.Documents, func(d string) bool { return docs[d] })
	}
	return prune(led, docs, statements, claims)
}
