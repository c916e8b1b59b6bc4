package link

import (
	"math/rand"
	"strings"
	"testing"

	"secondsource"
	"secondsource/pack"
)

// timed is a time expression of a test text.
type timed struct {
	words string
	expr  secondsource.Expr
}

func weekday(day int8, toward secondsource.Toward) secondsource.Expr {
	return secondsource.Expr{Kind: secondsource.ExprWeekday, Grain: secondsource.GrainDay, Day: day, Toward: toward}
}

func onDay(y, m, d int) secondsource.Expr {
	return secondsource.Expr{Kind: secondsource.ExprFixed, Grain: secondsource.GrainDay, Year: int16(y), Month: int8(m), Day: int8(d)}
}

// undatedDoc makes a document of body lines; a line that begins with "Photo:" is
// a caption. Expressions are found in order.
func undatedDoc(id, text string, dates ...timed) *secondsource.Doc {
	d := &secondsource.Doc{ID: id, Text: text, Own: true}
	start := 0
	for n, line := range strings.Split(text, "\n") {
		kind := secondsource.ZoneBody
		if strings.HasPrefix(line, "Photo:") {
			kind = secondsource.ZoneCaption
		}
		d.Zones = append(d.Zones, secondsource.Zone{Kind: kind, Span: secondsource.Span{Start: start, End: start + len(line)}, Paragraph: n + 1})
		start += len(line) + 1
	}
	at := 0
	for _, x := range dates {
		i := at + strings.Index(text[at:], x.words)
		at = i + len(x.words)
		d.Dates = append(d.Dates, secondsource.Date{Span: secondsource.Span{Start: i, End: at}, Text: x.words, Type: "DATE", Expr: x.expr})
	}
	for i := strings.Index(text, "“"); i >= 0; {
		end := i + strings.Index(text[i:], "”")
		d.Quotes = append(d.Quotes, secondsource.Quote{Outer: secondsource.Span{Start: i, End: end + 3}, Inner: secondsource.Span{Start: i + 3, End: end}})
		next := strings.Index(text[end:], "“")
		if next < 0 {
			break
		}
		i = end + next
	}
	return d
}

func datedDoc(id, text string, pub secondsource.Day, dates ...timed) *secondsource.Doc {
	d := undatedDoc(id, text, dates...)
	d.Published = secondsource.Published{Interval: secondsource.Interval{From: pub, To: pub}, Basis: "stated"}
	return d
}

func span(p secondsource.Published) string { return p.From.String() + "/" + p.To.String() }

// The picture bounds the day, and its weekday is the one that the text tells.
func TestPublishedByPicture(t *testing.T) {
	d := undatedDoc("a", "The minister told reporters Tuesday that the bridge was safe.\nPhoto: Vilma Okoro at the bridge on March 12, 2019.\nPhoto: The bridge in 2016.",
		timed{"Tuesday", weekday(1, secondsource.TowardPast)}, timed{"March 12, 2019", onDay(2019, 3, 12)})
	p := publicationDates([]*secondsource.Doc{d}, nil)[0]
	if p.From != secondsource.DayOf(2019, 3, 12) || p.To > secondsource.DayOf(2019, 3, 14) {
		t.Fatalf("%s (%s), want 2019-03-12 or just after: %s", span(p), p.Basis, p.Why)
	}
}

func TestUndatedStaysUnknown(t *testing.T) {
	d := undatedDoc("a", "The minister told reporters Tuesday that the bridge was safe.", timed{"Tuesday", weekday(1, secondsource.TowardPast)})
	p := publicationDates([]*secondsource.Doc{d}, nil)[0]
	if p.Basis != "unknown" || p.From != 0 || p.To != 0 || p.Why == "" {
		t.Fatalf("%+v, want unknown with a reason", p)
	}
}

// bridgeStory is two documents with one day stated, one with the same words.
func bridgeStory() []*secondsource.Doc {
	quote := "“The pillars were never built to carry trams,” the engineer Vilma Okoro said"
	return []*secondsource.Doc{
		datedDoc("a", quote+" on Tuesday in Ardvale, and the Bridge Board closed the Ardvale Bridge.", secondsource.DayOf(2019, 3, 14), timed{"Tuesday", weekday(1, secondsource.TowardPast)}),
		undatedDoc("b", "The Bridge Board closed the Ardvale Bridge, the engineer said Tuesday.\n"+quote+". The Bridge Board of Ardvale met earlier this month.",
			timed{"Tuesday", weekday(1, secondsource.TowardPast)}, timed{"earlier this month", secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainMonth, Part: secondsource.PartBefore}}),
	}
}

func TestPublishedBySharedWords(t *testing.T) {
	p := publicationDates(bridgeStory(), nil)[1]
	if p.From != secondsource.DayOf(2019, 3, 12) || p.To > secondsource.DayOf(2019, 3, 13) || !strings.Contains(p.Why, "The pillars") {
		t.Fatalf("%s (%s): %s", span(p), p.Basis, p.Why)
	}
}

func TestPublishedByPublicEvent(t *testing.T) {
	p := &pack.Pack{Events: []pack.PublicEvent{
		{Name: "Ardvale Regatta", From: secondsource.DayOf(2017, 4, 18), To: secondsource.DayOf(2017, 4, 20)},
		{Name: "Ardvale Regatta", From: secondsource.DayOf(2019, 4, 23), To: secondsource.DayOf(2019, 4, 25)},
	}}
	docs := append(bridgeStory(), undatedDoc("c", "The Bridge Board said Friday the Ardvale Bridge would open for the Ardvale Regatta next week, as the engineer Vilma Okoro asked.",
		timed{"Friday", weekday(4, secondsource.TowardPast)}, timed{"next week", secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainWeek, N: 1}}))
	got := publicationDates(docs, p)[2]
	if got.From != secondsource.DayOf(2019, 4, 19) || got.Basis != "assumed" || !strings.Contains(string(got.Assumes), "Ardvale Regatta was on 2019-04-23") {
		t.Fatalf("%s (%s, assumes %q): %s", span(got), got.Basis, got.Assumes, got.Why)
	}
}

// Clues that leave no day are reported, not averaged.
func TestPublishedContradiction(t *testing.T) {
	d := undatedDoc("a", "He left yesterday, Monday.\nPhoto: The bridge on March 12, 2019.\nHe leaves today, Friday, for good.",
		timed{"yesterday", secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainDay, N: -1}}, timed{"Monday", weekday(0, secondsource.TowardPast)},
		timed{"March 12, 2019", onDay(2019, 3, 12)}, timed{"today", secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainDay}}, timed{"Friday", weekday(4, secondsource.TowardNear)})
	p := publicationDates([]*secondsource.Doc{d}, nil)[0]
	if !strings.Contains(p.Why, "against it: \"today\" is \"Friday\"") {
		t.Fatalf("%s: %s", span(p), p.Why)
	}
}

// A day that is stated and cannot be what it says is a finding: told, not mended.
func TestStatedContradiction(t *testing.T) {
	thursday := onDay(2024, 6, 6)
	thursday.N = 5 // written as a Friday
	right := onDay(2024, 6, 4)
	right.N = 2 // a Tuesday, as it is
	near := secondsource.Expr{Kind: secondsource.ExprCalendar, Grain: secondsource.GrainDay, Month: 6, Day: 7, N: 4}
	today := secondsource.Expr{Kind: secondsource.ExprShift, Grain: secondsource.GrainDay}
	d := datedDoc("a", "Friday, June 6, 2024. He came on Tuesday, June 4, 2024, and leaves today, Monday, or on Wednesday, June 7.", secondsource.DayOf(2024, 6, 6),
		timed{"Friday, June 6, 2024", thursday}, timed{"Tuesday, June 4, 2024", right}, timed{"today", today}, timed{"Monday", weekday(0, secondsource.TowardNear)}, timed{"Wednesday, June 7", near})
	d.Published.Why = "stated"
	p := publicationDates([]*secondsource.Doc{d}, nil)[0]
	want := `stated; against it: "Friday, June 6, 2024" is a Thursday, "Wednesday, June 7" is a Friday, "today" is not "Monday"`
	if p.Why != want || p.From != secondsource.DayOf(2024, 6, 6) {
		t.Fatalf("%v: %s\nwant %s", p.From, p.Why, want)
	}
}

func TestPublishedWhateverTheOrder(t *testing.T) {
	docs := bridgeStory()
	docs = append(docs, undatedDoc("c", "The Bridge Board of Ardvale said Wednesday that the engineer Vilma Okoro was right about the Ardvale Bridge.", timed{"Wednesday", weekday(2, secondsource.TowardPast)}))
	want := map[string]secondsource.Published{}
	for i, p := range publicationDates(docs, nil) {
		want[docs[i].ID] = p
	}
	r := rand.New(rand.NewSource(1))
	for range 20 {
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		for i, p := range publicationDates(docs, nil) {
			if w := want[docs[i].ID]; span(p) != span(w) || p.Why != w.Why || p.Assumes != w.Assumes {
				t.Fatalf("%s: %s %s\nwas %s %s", docs[i].ID, span(p), p.Why, span(w), w.Why)
			}
		}
	}
}

func TestSaid(t *testing.T) {
	pub := secondsource.Published{Interval: secondsource.Interval{From: secondsource.DayOf(2019, 3, 14), To: secondsource.DayOf(2019, 3, 14)}, Basis: "stated"}
	d := bridgeStory()[0]
	vilma := &secondsource.Speaker{ID: "~vilma okoro", Name: "Vilma Okoro", Kind: secondsource.KindPerson}
	first := &secondsource.Statement{ID: "1", Speaker: vilma, SaidAt: 0, Accepted: true}
	next := &secondsource.Statement{ID: "2", Speaker: vilma, SaidAt: -1, Accepted: true}
	perfect := &secondsource.Statement{ID: "3", Speaker: vilma, SaidAt: -1, Accepted: true, Cue: &secondsource.Words{Text: "has warned"}}
	other := &secondsource.Statement{ID: "4", Speaker: &secondsource.Speaker{ID: "~ola", Kind: secondsource.KindPerson}, SaidAt: -1, Accepted: true}
	inner := &secondsource.Statement{ID: "5", Speaker: other.Speaker, SaidAt: -1, Accepted: true, Inside: "1"}
	d.Statements = []*secondsource.Statement{first, next, perfect, other, inner}
	for i, want := range []string{"2019-03-12/2019-03-12", "2019-03-12/2019-03-12", "/2019-03-14", "/2019-03-14", "/2019-03-12"} {
		w := sayings(d, pub)[i]
		if w == nil || w.From.String()+"/"+w.To.String() != want {
			t.Errorf("statement %d: %+v, want %s", i+1, w, want)
		}
	}
	if w := sayings(d, secondsource.Published{Basis: "unknown"})[3]; w != nil {
		t.Errorf("an undated document bounds nothing, got %+v", w)
	}
}
