package train

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"secondsource"
	"secondsource/pack"
)

// CodedEvent is a sentence with who does something to whom and the class that
// people gave it.
type CodedEvent struct {
	Text           string
	Source, Target []secondsource.Span
	Class          string
}

// CodedEvents reads a table of coded sentences: tab-separated, with a header in
// which marked_sentence (source between <s> and </s>, target between <t> and
// </t>) and gold_root stand.
func CodedEvents(path string) ([]CodedEvent, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("coded events: %w", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	var out []CodedEvent
	text, class := -1, -1
	for n := 1; lines.Scan(); n++ {
		cells := strings.Split(lines.Text(), "\t")
		if text < 0 {
			text, class = slices.Index(cells, "marked_sentence"), slices.Index(cells, "gold_root")
			if text < 0 || class < 0 {
				return nil, fmt.Errorf("%s:%d: no columns marked_sentence and gold_root: %w", path, n, secondsource.ErrInvalid)
			}
			continue
		}
		if len(cells) <= max(text, class) {
			return nil, fmt.Errorf("%s:%d: %d cells, want at least %d: %w", path, n, len(cells), max(text, class)+1, secondsource.ErrInvalid)
		}
		e := CodedEvent{Class: cells[class]}
		e.unmark(cells[text])
		out = append(out, e)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no coded sentence: %w", path, secondsource.ErrInvalid)
	}
	return out, nil
}

// unmark takes the marks out of a sentence and notes where they stood.
func (e *CodedEvent) unmark(marked string) {
	var b strings.Builder
	open := 0
	for marked != "" {
		i := strings.IndexByte(marked, '<')
		if i < 0 {
			break
		}
		b.WriteString(marked[:i])
		marked = marked[i:]
		switch {
		case strings.HasPrefix(marked, "<s>"), strings.HasPrefix(marked, "<t>"):
			open, marked = b.Len(), marked[3:]
		case strings.HasPrefix(marked, "</s>"):
			e.Source, marked = append(e.Source, secondsource.Span{Start: open, End: b.Len()}), marked[4:]
		case strings.HasPrefix(marked, "</t>"):
			e.Target, marked = append(e.Target, secondsource.Span{Start: open, End: b.Len()}), marked[4:]
		default:
			b.WriteByte('<')
			marked = marked[1:]
		}
	}
	b.WriteString(marked)
	e.Text = b.String()
}

// ScoreEvents codes the sentences by the kinds of the packs and prints how often
// that agrees, class by class; misses lists every sentence that is coded wrong.
func ScoreEvents(w io.Writer, coded []CodedEvent, p *pack.Pack, steps []secondsource.Step, misses bool) {
	type counts struct{ right, given, gold int }
	by := map[string]*counts{}
	of := func(class string) *counts {
		if by[class] == nil {
			by[class] = &counts{}
		}
		return by[class]
	}
	right, none := 0, 0
	for _, c := range coded {
		got := c.code(p, steps)
		of(c.Class).gold++
		switch got {
		case "":
			none++
		case c.Class:
			right++
			of(got).right++
			of(got).given++
		default:
			of(got).given++
		}
		if misses && got != c.Class {
			fmt.Fprintf(w, "%s for %s: %s\n", cmp.Or(got, "nothing"), c.Class, c.Text)
		}
	}
	var classes []string
	for class, n := range by {
		if n.gold > 0 {
			classes = append(classes, class)
		}
	}
	slices.Sort(classes)
	var macro [3]float64
	for _, class := range classes {
		n := by[class]
		pr, re, f := prf(n.right, n.given, n.gold)
		macro[0], macro[1], macro[2] = macro[0]+pr, macro[1]+re, macro[2]+f
		fmt.Fprintf(w, "%-20s P %5.1f  R %5.1f  F %5.1f\n", fmt.Sprintf("%s (%d)", class, n.gold), pr, re, f)
	}
	n := float64(len(classes))
	fmt.Fprintf(w, "%-20s P %5.1f  R %5.1f  F %5.1f\n", "mean of classes", macro[0]/n, macro[1]/n, macro[2]/n)
	fmt.Fprintf(w, "%-20s %4d of %d, %d without a class\n", "class right", right, len(coded), none)
}

// code is the class of the event that holds most of source and target; of several
// that of the word highest in the tree, then the first.
func (c CodedEvent) code(p *pack.Pack, steps []secondsource.Step) string {
	d := &secondsource.Doc{ID: "d", Text: c.Text}
	d.Zones = []secondsource.Zone{{Kind: secondsource.ZoneBody, Span: secondsource.Span{End: len(c.Text)}, Paragraph: 1}}
	for _, s := range steps {
		if s.Name != "zones" {
			s.Run(d)
		}
	}
	best, class := 0, ""
	for _, e := range d.Events {
		as := classOf(p.Kinds.Event(e.Kind), e.Status)
		if as == "" {
			continue
		}
		n := 1000 - depth(d, e.Span)
		if meets(e.Participants, c.Source) {
			n += 400
		}
		if meets(e.Participants, c.Target) {
			n += 300
		}
		if n > best {
			best, class = n, as
		}
	}
	return class
}

// classOf is the class of a kind of event told in a way.
func classOf(k *pack.EventKind, st secondsource.EventStatus) string {
	if class, ok := k.Class[st]; ok {
		return class
	}
	return k.Class[""]
}

// depth of the token at the beginning of a span: 0 for the root of its sentence.
func depth(d *secondsource.Doc, at secondsource.Span) int {
	for _, t := range d.Tokens {
		if t.Span.Start != at.Start {
			continue
		}
		n := 0
		for k := t.Head; k >= 0 && n < 100; k = d.Tokens[k].Head {
			n++
		}
		return n
	}
	return 0
}

func meets(ps []secondsource.Participant, spans []secondsource.Span) bool {
	return slices.ContainsFunc(ps, func(p secondsource.Participant) bool {
		return slices.ContainsFunc(spans, p.Span.Overlaps)
	})
}
