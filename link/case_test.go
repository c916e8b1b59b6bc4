package link

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"
	"testing"

	"secondsource"
	"secondsource/annotate"
	"secondsource/pack"
)

// A case is a small set of documents with marked statements and what linking
// must make of them:
//
//	A sentence of intent.
//	-- a 2024-05-02 The Post
//	The ministry {~ministry institution assert SVN: seized 42 crates} at the port.
//	-- want
//	roots a1: 1/1
//
// A mark is {speaker kind act [state] [key=value …]: content}; [2024-05-02|on
// Thursday] is a time expression. Statements are counted through a document: a1, a2.
type caseFile struct {
	name, intent string
	docs         []*secondsource.Doc
	want         []string
	missed       []string // what a reader finds and linking does not yet
}

var (
	markRE = regexp.MustCompile(`\{([^{}:]*): ([^{}]*)\}`)
	dateRE = regexp.MustCompile(`\[(\d{4}-\d\d-\d\d)\|([^\]]*)\]`)
)

func readCase(t *testing.T, path string) *caseFile {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split("\n"+string(data), "\n-- ")
	c := &caseFile{name: filepath.Base(path), intent: strings.TrimSpace(parts[0])}
	for _, p := range parts[1:] {
		head, body, _ := strings.Cut(p, "\n")
		if head == "want" {
			c.want = strings.Split(strings.TrimSpace(body), "\n")
			continue
		}
		if head == "missed" {
			c.missed = strings.Split(strings.TrimSpace(body), "\n")
			continue
		}
		c.docs = append(c.docs, markedDoc(t, head, strings.TrimSpace(body)))
	}
	if c.intent == "" || len(c.docs) == 0 || len(c.want) == 0 {
		t.Fatalf("%s: wants a sentence of intent, documents and expectations", path)
	}
	return c
}

// markedDoc builds a document from marked text.
func markedDoc(t testing.TB, head, marked string) *secondsource.Doc {
	t.Helper()
	f := strings.SplitN(head, " ", 3)
	d := &secondsource.Doc{ID: f[0], Path: f[0] + ".txt", Own: true, Published: secondsource.Published{Basis: "unknown"}}
	if len(f) > 1 && f[1] != "?" {
		day, err := secondsource.ParseDay(f[1])
		if err != nil {
			t.Fatal(err)
		}
		d.Published = secondsource.Published{Interval: secondsource.Interval{From: day, To: day}, Basis: "stated", Why: "test"}
	}
	if len(f) > 2 {
		d.Outlet = &secondsource.Fact{Text: f[2], Basis: "stated"}
	}
	for {
		m, x := markRE.FindStringSubmatchIndex(marked), dateRE.FindStringSubmatchIndex(marked)
		switch {
		case x != nil && (m == nil || x[0] < m[0] || x[0] < m[1]):
			day, err := secondsource.ParseDay(marked[x[2]:x[3]])
			if err != nil {
				t.Fatal(err)
			}
			text := marked[x[4]:x[5]]
			at := x[0]
			if m != nil && m[0] < x[0] { // inside a mark: the mark's head goes first
				at = x[0] - (m[4] - m[0])
			}
			d.Dates = append(d.Dates, secondsource.Date{Span: secondsource.Span{Start: at, End: at + len(text)}, Text: text, Type: "DATE",
				Interval: secondsource.Interval{From: day, To: day}})
			marked = marked[:x[0]] + text + marked[x[1]:]
		case m != nil:
			content := marked[m[4]:m[5]]
			d.Statements = append(d.Statements, markedStatement(t, d, marked[m[2]:m[3]], secondsource.Span{Start: m[0], End: m[0] + len(content)}))
			marked = marked[:m[0]] + content + marked[m[1]:]
		default:
			d.Text = marked
			for _, step := range steps() {
				step.Run(d)
			}
			d.Quotes = straightQuotes(marked)
			for _, s := range d.Statements {
				s.Content = secondsource.WordsAt(marked, s.Content.Spans...)
				if at := strings.LastIndex(marked[:s.Content.Spans[0].Start], s.Source.Text); at >= 0 {
					s.Source.Spans[0] = secondsource.Span{Start: at, End: at + len(s.Source.Text)}
				}
				s.Paragraph = strings.Count(marked[:s.Content.Spans[0].Start], "\n") + 1
			}
			return d
		}
	}
}

// steps are the text layers of a case, made once.
var steps = sync.OnceValue(func() []secondsource.Step { return annotate.Steps(pack.Default()) })

func straightQuotes(text string) []secondsource.Quote {
	var out []secondsource.Quote
	for _, m := range regexp.MustCompile(`"[^"\n]*"`).FindAllStringIndex(text, -1) {
		out = append(out, secondsource.Quote{Outer: secondsource.Span{Start: m[0], End: m[1]}, Inner: secondsource.Span{Start: m[0] + 1, End: m[1] - 1}})
	}
	return out
}

func markedStatement(t testing.TB, d *secondsource.Doc, attrs string, at secondsource.Span) *secondsource.Statement {
	t.Helper()
	f := strings.Fields(attrs)
	if len(f) < 3 {
		t.Fatalf("mark %q: want speaker, kind and act", attrs)
	}
	s := &secondsource.Statement{ID: fmt.Sprintf("%s%d", d.ID, len(d.Statements)+1), Doc: d.ID, Content: &secondsource.Words{Spans: []secondsource.Span{at}},
		Source: &secondsource.Words{Text: f[0], Spans: []secondsource.Span{{Start: at.Start, End: at.Start}}},
		Mode:   secondsource.Indirect, Act: secondsource.Act(f[2]), Polarity: secondsource.Asserted, Accepted: true, Confidence: 1, SaidAt: -1, By: "test"}
	name := strings.ReplaceAll(strings.TrimLeft(f[0], "~?"), "-", " ")
	s.Speaker = &secondsource.Speaker{ID: f[0], Name: name, Kind: secondsource.SpeakerKind(f[1])}
	if f[1] == "anonymous" {
		s.Speaker.ID = "?" + d.ID + f[0]
	}
	for _, a := range f[3:] {
		k, v, ok := strings.Cut(a, "=")
		switch {
		case !ok:
			s.Speaker.State, s.Speaker.Body = a, a
		case k == "body":
			s.Speaker.Body = v
		case k == "mode":
			s.Mode = secondsource.Mode(v)
		case k == "relay":
			s.Relays = append(s.Relays, strings.ReplaceAll(v, "_", " "))
		case k == "basis":
			s.Basis = append(s.Basis, secondsource.Basis{Kind: strings.ReplaceAll(v, "-", " "), Text: v})
		case k == "source": // stands in the text before the content
			s.Source.Text = strings.ReplaceAll(v, "_", " ")
		case k == "cue":
			s.Cue = &secondsource.Words{Text: strings.ReplaceAll(v, "_", " "), Spans: []secondsource.Span{{Start: at.Start, End: at.Start}}}
		case k == "others":
			s.Speaker.Others = true
		case k == "plural":
			s.Speaker.Plural = true
		case k == "iterated":
			s.Iterated = true
		case k == "said":
			day, err := secondsource.ParseDay(v)
			if err != nil {
				t.Fatal(err)
			}
			d.Dates = append(d.Dates, secondsource.Date{Span: secondsource.Span{Start: at.Start, End: at.Start}, Type: "DATE", Interval: secondsource.Interval{From: day, To: day}})
			s.SaidAt = len(d.Dates) - 1
		default:
			t.Fatalf("mark %q: unknown key %q", attrs, k)
		}
	}
	return s
}

// linkCase links without the solver of dates, so that a case shows linking alone.
func linkCase(docs []*secondsource.Doc, p *pack.Pack, o Options) *secondsource.Ledger {
	docs = inOrder(docs)
	pubs := make([]secondsource.Published, len(docs))
	for i, d := range docs {
		pubs[i] = d.Published
	}
	return newCaseLinker(p, o).link(docs, pubs)
}

// newCaseLinker dates what was said by the marks of a case alone.
func newCaseLinker(p *pack.Pack, o Options) *Linker {
	k := NewLinker(p, o)
	k.said = func(d *secondsource.Doc, pub secondsource.Published) []*secondsource.When {
		var out []*secondsource.When
		for _, s := range d.Statements {
			w := &secondsource.When{Interval: secondsource.Interval{To: pub.To}, Basis: "before publication"}
			if s.SaidAt >= 0 {
				w = &secondsource.When{Interval: d.Dates[s.SaidAt].Interval, Basis: "stated"}
			}
			out = append(out, w)
		}
		return out
	}
	return k
}

func TestCases(t *testing.T) {
	p := pack.Default()
	files, _ := filepath.Glob("testdata/cases/*.txt")
	if len(files) < 10 {
		t.Fatalf("only %d cases found", len(files))
	}
	for _, f := range files {
		c := readCase(t, f)
		t.Run(c.name, func(t *testing.T) {
			led := linkCase(c.docs, p, Options{})
			for _, w := range c.want {
				if got := holdsTrue(led, w); got != "" {
					t.Errorf("%s\nwant %s\n%s", c.intent, w, got)
				}
			}
			for _, w := range c.missed {
				if holdsTrue(led, w) == "" {
					t.Errorf("%s: %s is found now: move it from missed to want", c.name, w)
				}
			}
		})
	}
}

// TestPairs holds linking to what a reader makes of two statements of two
// sources: look-alikes that are no contradiction, and claims that are not one.
func TestPairs(t *testing.T) {
	p := pack.Default()
	data, err := os.ReadFile("testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), " | ")
		if len(f) != 3 {
			continue
		}
		missed := false
		if rest, ok := strings.CutPrefix(f[0], "missed "); ok {
			f[0], missed = rest, true
		}
		n[f[0]]++
		var docs []*secondsource.Doc
		for k, side := range f[1:] {
			who, words, _ := strings.Cut(side, ": ")
			docs = append(docs, markedDoc(t, fmt.Sprintf("%c 2025-06-0%d Paper %c", 'a'+k, k+1, 'A'+k), fmt.Sprintf("It said {%s institution assert: %s}.", who, words)))
		}
		want := map[string]string{"same": "same a1 b1", "different": "different a1 b1", "conflict": "conflicts 1", "no-conflict": "conflicts 0"}[f[0]]
		if holds := holdsTrue(linkCase(docs, p, Options{}), want) == ""; holds == missed {
			t.Errorf("holds %v: %s", holds, strings.TrimSpace(line))
		}
	}
	if n["no-conflict"] < 20 || n["different"] < 20 || n["same"] < 10 || n["conflict"] < 5 {
		t.Errorf("too few pairs: %v", n)
	}
}

// holdsTrue checks one expectation and says what is the case instead.
func holdsTrue(led *secondsource.Ledger, want string) string {
	verb, rest, _ := strings.Cut(want, " ")
	switch verb {
	case "together", "apart": // statements of one act of speech, or of two
		f := strings.Fields(rest)
		if (utteranceOf(led, f[0]) == utteranceOf(led, f[1])) != (verb == "together") {
			return describe(led)
		}
	case "same", "different": // statements of one claim, or of none in common
		f := strings.Fields(rest)
		if shareClaim(led, f[0], f[1]) != (verb == "same") {
			return describe(led)
		}
	case "no-claim": // a statement stands in none
		if claimOf(led, rest) != nil {
			return describe(led)
		}
	case "roots":
		id, bounds, _ := strings.Cut(rest, ": ")
		if c := claimOf(led, id); c == nil || fmt.Sprintf("%d/%d", c.Roots.Min, c.Roots.Max) != bounds {
			return describe(led)
		}
	case "kind":
		id, kind, _ := strings.Cut(rest, ": ")
		if c := claimOf(led, id); c == nil || string(c.Kind) != kind {
			return describe(led)
		}
	case "answers", "answers-nothing":
		f := strings.Fields(rest)
		for _, r := range led.Responses {
			if r.Statement != f[0] {
				continue
			}
			if verb == "answers-nothing" {
				if len(r.Claims) > 0 {
					return describe(led)
				}
				return ""
			}
			if c := claimOf(led, f[1]); c != nil && slices.Contains(r.Claims, c.ID) {
				return ""
			}
		}
		return describe(led)
	case "note":
		id, text, _ := strings.Cut(rest, ": ")
		for _, r := range led.Responses {
			if r.Statement == id && strings.Contains(r.Note, text) {
				return ""
			}
		}
		return describe(led)
	case "conflicts":
		n := 0
		for _, d := range led.Differences {
			if d.Strict {
				n++
			}
		}
		if fmt.Sprint(n) != rest {
			return describe(led)
		}
	case "difference", "no-difference": // of a kind and slot
		found := false
		for _, d := range led.Differences {
			found = found || rest == d.Kind+" "+d.Slot
		}
		if found != (verb == "difference") {
			return describe(led)
		}
	case "response", "no-response": // a statement is a response of a kind, or none
		id, kind, _ := strings.Cut(rest, " ")
		got := ""
		for _, r := range led.Responses {
			if r.Statement == id {
				got = string(r.Kind)
			}
		}
		if got != kind {
			return describe(led)
		}
	case "copy":
		for _, c := range led.Copies {
			if rest == c.Source+" "+c.Copy+" "+c.Kind {
				return ""
			}
		}
		return describe(led)
	case "stories", "circular", "copies":
		n := map[string]int{"stories": len(led.Stories), "circular": len(led.Circular), "copies": len(led.Copies)}[verb]
		if fmt.Sprint(n) != rest {
			return describe(led)
		}
	case "quote":
		f := strings.Fields(rest)
		for _, q := range led.Quotes {
			for _, v := range q.Versions {
				if v.Statement == f[0] && v.Change == f[1] {
					return ""
				}
			}
		}
		return describe(led)
	default:
		return "unknown expectation"
	}
	return ""
}

func utteranceOf(led *secondsource.Ledger, id string) secondsource.Opt {
	for _, s := range led.Statements {
		if s.ID == id {
			if s.Utterance == "" {
				return secondsource.Opt("none " + id)
			}
			return s.Utterance
		}
	}
	return "?"
}

func claimOf(led *secondsource.Ledger, id string) *secondsource.Claim {
	for _, c := range led.Claims { // the largest first
		if slices.Contains(c.Statements, id) {
			return c
		}
	}
	return nil
}

func shareClaim(led *secondsource.Ledger, a, b string) bool {
	for _, c := range led.Claims {
		if slices.Contains(c.Statements, a) && slices.Contains(c.Statements, b) {
			return true
		}
	}
	return false
}

func describe(led *secondsource.Ledger) string {
	var b strings.Builder
	for _, u := range led.Utterances {
		fmt.Fprintf(&b, "act %s %v\n", u.Speaker, u.Statements)
	}
	for _, c := range led.Claims {
		fmt.Fprintf(&b, "claim %s %v %d/%d %q\n", c.Kind, c.Statements, c.Roots.Min, c.Roots.Max, c.Gist)
		for _, r := range c.Roots.List {
			fmt.Fprintf(&b, "  root %s %s: %s\n", r.Certainty, r.Name, r.Why)
		}
		for _, r := range c.Roots.NotCounted {
			fmt.Fprintf(&b, "  not %s: %s\n", r.Name, r.Why)
		}
	}
	for _, r := range led.Responses {
		fmt.Fprintf(&b, "response %s %s %v %s\n", r.Statement, r.Kind, r.Claims, r.Note)
	}
	for _, d := range led.Differences {
		fmt.Fprintf(&b, "difference %s %s %v %s\n", d.Kind, d.Slot, d.Strict, d.Why)
	}
	for _, c := range led.Copies {
		fmt.Fprintf(&b, "copy %s %s %s %.2f\n", c.Source, c.Copy, c.Kind, c.Share)
	}
	for _, q := range led.Quotes {
		fmt.Fprintf(&b, "quotes %v\n", q.Versions)
	}
	for _, s := range led.Stories {
		fmt.Fprintf(&b, "story %s %v\n", s.Title, s.Documents)
	}
	return b.String()
}

// TestOrder: linking is a function of the set of documents.
func TestOrder(t *testing.T) {
	p := pack.Default()
	files, _ := filepath.Glob("testdata/cases/*.txt")
	sort.Strings(files)
	var docs []*secondsource.Doc
	for i, f := range files {
		for _, d := range readCase(t, f).docs {
			d.ID = fmt.Sprintf("%02d%s", i, d.ID)
			for _, s := range d.Statements {
				s.ID, s.Doc = fmt.Sprintf("%02d%s", i, s.ID), d.ID
			}
			docs = append(docs, d)
		}
	}
	want, err := json.Marshal(linkCase(docs, p, Options{}))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewSource(1))
	for range 25 {
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		got, err := json.Marshal(linkCase(docs, p, Options{}))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Fatal("another order of the documents gives another ledger")
		}
	}
}
