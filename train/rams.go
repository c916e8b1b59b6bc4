package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"secondsource"
)

// ownership begins the kinds of events that are scored.
const ownership = "transaction.transferownership."

// ramsLine is one line of RAMS (Ebner et al. 2020, "Multi-Sentence Argument
// Linking"): five tokenised sentences with one event, its trigger and arguments as
// inclusive token ranges over all sentences.
type ramsLine struct {
	Sentences [][]string        `json:"sentences"`
	Triggers  []json.RawMessage `json:"evt_triggers"`
	Links     []json.RawMessage `json:"gold_evt_links"`
}

// ramsEvent is a transfer of ownership with the arguments that its sentence holds.
type ramsEvent struct {
	doc     *secondsource.Doc
	kind    string
	trigger secondsource.Span
	args    map[string]secondsource.Span // giver, recipient
}

// ScoreTransfers reads RAMS lines and prints how often the giver and the recipient
// of a transfer of ownership are right, where the sentence of the trigger holds
// them: found words must overlap the annotated ones. Of the right ones it tells how
// many are guesses of position, of which linking makes nothing.
func ScoreTransfers(w io.Writer, file string, steps []secondsource.Step) error {
	events, err := ramsEvents(file, ownership)
	if err != nil {
		return err
	}
	if len(events) == 0 {
		return fmt.Errorf("%s: no transfer of ownership: %w", file, secondsource.ErrInvalid)
	}
	right, guessed, all, wrong := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, e := range events {
		for _, s := range steps {
			s.Run(e.doc)
		}
		h := e.handover()
		for _, role := range []string{"giver", "recipient"} {
			want, ok := e.args[role]
			var got *secondsource.Party
			if h != nil {
				got = map[string]*secondsource.Party{"giver": h.Giver, "recipient": h.Recipient}[role]
			}
			if !ok {
				continue
			}
			for _, k := range []string{role, "both", e.kind} {
				all[k]++
				switch {
				case got == nil:
				case e.same(got, want):
					right[k]++
					if got.Loose {
						guessed[k]++
					}
				default:
					wrong[k]++
				}
			}
		}
	}
	fmt.Fprintf(w, "%d transfers of ownership\n", len(events))
	fmt.Fprintf(w, "%-24s %6s %8s %6s %6s\n", "role or kind", "right", "guessed", "wrong", "gold")
	for _, k := range append([]string{"giver", "recipient", "both"}, kindsOf(events)...) {
		if all[k] > 0 {
			fmt.Fprintf(w, "%-24s %6d %8d %6d %6d  %5.1f %%\n", k, right[k], guessed[k], wrong[k], all[k], 100*float64(right[k])/float64(all[k]))
		}
	}
	fmt.Fprintf(w, "%-20s %4d of %d\n", "giver and recipient", right["both"], all["both"])
	return nil
}

func kindsOf(events []*ramsEvent) []string {
	seen := map[string]bool{}
	var out []string
	for _, e := range events {
		if !seen[e.kind] {
			seen[e.kind] = true
			out = append(out, e.kind)
		}
	}
	return out
}

// same reports whether found words overlap the annotated ones, or whoever they mean
// is named there too (it: WikiLeaks).
func (e *ramsEvent) same(got *secondsource.Party, want secondsource.Span) bool {
	meet := func(s secondsource.Span) bool { return s.Start < want.End && want.Start < s.End }
	if meet(got.Span) {
		return true
	}
	for _, a := range e.doc.Actors {
		if a.ID != got.ID || got.ID == "" {
			continue
		}
		for _, m := range a.Mentions {
			if meet(m.Span) {
				return true
			}
		}
	}
	return false
}

// handover is what was found at the trigger, else the nearest in its sentence.
func (e *ramsEvent) handover() *secondsource.Handover {
	var near *secondsource.Handover
	far := len(e.doc.Text)
	for _, h := range e.doc.Handovers {
		if h.Cue.Start < e.trigger.End && e.trigger.Start < h.Cue.End {
			return h
		}
		s := e.doc.Sentences[h.Sentence].Span
		if d := max(h.Cue.Start-e.trigger.End, e.trigger.Start-h.Cue.End); d < far && s.Start <= e.trigger.Start && e.trigger.End <= s.End {
			near, far = h, d
		}
	}
	return near
}

// ramsEvents reads the events of a file whose kind begins so.
func ramsEvents(file, kinds string) ([]*ramsEvent, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("score transfers: %w", err)
	}
	defer f.Close()
	var out []*ramsEvent
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		var l ramsLine
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("%s:%d: not a line of RAMS: %w", file, n, secondsource.ErrInvalid)
		}
		if e := l.event(kinds); e != nil {
			e.doc.ID = fmt.Sprintf("line%d", n)
			out = append(out, e)
		}
	}
	return out, lines.Err()
}

// event is the line's event, nil where it is of another kind. A sentence is
// a line of the text, its tokens stand one blank apart.
func (l *ramsLine) event(prefix string) *ramsEvent {
	if len(l.Triggers) != 1 {
		return nil
	}
	var trigger [3]json.RawMessage
	var at [2]int
	var kinds [][]any
	if json.Unmarshal(l.Triggers[0], &trigger) != nil || json.Unmarshal(trigger[0], &at[0]) != nil || json.Unmarshal(trigger[1], &at[1]) != nil ||
		json.Unmarshal(trigger[2], &kinds) != nil || len(kinds) == 0 || len(kinds[0]) == 0 {
		return nil
	}
	kind, _ := kinds[0][0].(string)
	rest, ok := strings.CutPrefix(kind, prefix)
	if !ok {
		return nil
	}
	text, spans, sentence := l.text()
	if at[1] >= len(spans) {
		return nil
	}
	e := &ramsEvent{doc: &secondsource.Doc{Text: text}, kind: rest, trigger: secondsource.Span{Start: spans[at[0]].Start, End: spans[at[1]].End}, args: map[string]secondsource.Span{}}
	for _, raw := range l.Links {
		var link [3]json.RawMessage
		var arg [2]int
		var role string
		if json.Unmarshal(raw, &link) != nil || json.Unmarshal(link[1], &arg) != nil || json.Unmarshal(link[2], &role) != nil || arg[1] >= len(spans) || sentence[arg[0]] != sentence[at[0]] {
			continue
		}
		for _, r := range []string{"giver", "recipient"} {
			if strings.HasSuffix(role, r) {
				e.args[r] = secondsource.Span{Start: spans[arg[0]].Start, End: spans[arg[1]].End}
			}
		}
	}
	return e
}

// text joins the tokens, with the place and sentence of each.
func (l *ramsLine) text() (string, []secondsource.Span, []int) {
	var b strings.Builder
	var spans []secondsource.Span
	var sentence []int
	for n, s := range l.Sentences {
		if n > 0 {
			b.WriteString("\n")
		}
		for i, t := range s {
			if i > 0 {
				b.WriteString(" ")
			}
			spans = append(spans, secondsource.Span{Start: b.Len(), End: b.Len() + len(t)})
			sentence = append(sentence, n)
			b.WriteString(t)
		}
	}
	return b.String(), spans, sentence
}
