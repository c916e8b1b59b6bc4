package link

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"secondsource"
	"secondsource/pack"
)

const notice = `The harbour office said {~harbour-office institution announce: officers seized 42 crates of controllers at the port of Koper on the second day of the inspection}. The crates stood beside the crane for three days, in a shed that nobody had opened since the winter, and the drivers who brought them had gone home before the rain began. The papers named a buyer in a town that has no factory.`

// TestAsOf: only what was out by the day counts; a document without a day is
// left out with its reason.
func TestAsOf(t *testing.T) {
	docs := []*secondsource.Doc{
		markedDoc(t, "a 2025-06-04 The Post", "Customs said {SVN/customs institution announce SVN: officers seized the crates of controllers at the port}."),
		markedDoc(t, "b 2025-06-09 The Herald", "{AUT/customs institution assert AUT basis=document: Officers seized the crates of controllers at the port}, Vienna said."),
		markedDoc(t, "c ? The Globe", "{~carrier institution assert: Officers seized the crates of controllers at the port}, the carrier said."),
	}
	p := pack.Default()
	early, _ := secondsource.ParseDay("2025-06-05")
	led := linkCase(docs, p, Options{AsOf: early})
	if len(led.Documents) != 1 || len(led.Claims) != 1 || led.Claims[0].Roots.Max != 1 {
		t.Errorf("as of 5 June: %d documents\n%s", len(led.Documents), describe(led))
	}
	if len(led.Skipped) != 1 || led.Skipped[0].Doc != "c" || led.Skipped[0].Reason != secondsource.SkipUndated {
		t.Errorf("skipped %v, want the undated document", led.Skipped)
	}
	led = linkCase(docs[:2], p, Options{})
	if c := claimOf(led, "a1"); c == nil || c.Roots.Min != 2 || fmt.Sprint(c.Roots.Timeline) != "[{2025-06-03 0 0} {2025-06-08 1 1} { 2 2}]" {
		t.Errorf("timeline\n%s%v", describe(led), c.Roots.Timeline)
	}
}

// TestThousandCopies: a thousand copies of one article are one act with one root.
func TestThousandCopies(t *testing.T) {
	var docs []*secondsource.Doc
	for i := range 1000 {
		docs = append(docs, markedDoc(t, fmt.Sprintf("d%04d 2025-06-04 Paper %d", i, i), notice))
	}
	led := linkCase(docs, pack.Default(), Options{})
	if len(led.Stories) != 1 || len(led.Copies) != 999 || len(led.Utterances) != 1 {
		t.Errorf("%d stories, %d copies, %d acts of speech", len(led.Stories), len(led.Copies), len(led.Utterances))
	}
	for _, c := range led.Claims {
		if c.Roots.Max != 1 {
			t.Errorf("claim %q has roots %d/%d", c.Gist, c.Roots.Min, c.Roots.Max)
		}
	}
}

// TestManyEdits: a text that many papers take over, each with a word of its own in
// every sentence, is one text with its copies, though no run of its words is rare.
func TestManyEdits(t *testing.T) {
	const n = 200
	own := strings.Fields("old grey wide late cold busy quiet")
	var docs []*secondsource.Doc
	for i := range n {
		text := strings.Replace(notice, "three days", own[i%7]+" days", 1)
		text = strings.Replace(text, "winter", own[i/7%7]+" winter", 1)
		text = strings.Replace(text, "a town", "a "+own[i/49%7]+" town", 1)
		docs = append(docs, markedDoc(t, fmt.Sprintf("d%04d 2025-06-%02d Paper %d", i, 4+i%20, i), text))
	}
	led := linkCase(docs, pack.Default(), Options{})
	if len(led.Stories) != 1 || len(led.Copies) != n-1 || len(led.Utterances) != 1 {
		t.Errorf("%d stories, %d copies, %d acts of speech", len(led.Stories), len(led.Copies), len(led.Utterances))
	}
}

// crowdOf is a large story: every document says something of its own about the
// same affair.
func crowdOf(tb testing.TB, n int) []*secondsource.Doc {
	verbs := strings.Fields("seized sold shipped bought tested hid returned stopped counted opened")
	things := strings.Fields("crates fuzes controllers papers engines lorries barrels helmets radios shells")
	var docs []*secondsource.Doc
	for i := range n {
		text := fmt.Sprintf("Minister Number%d said {~number-%d person assert body=~office-%d: agents %s the %s and the %s near the port of Koper}.\nOffice %d said {~office-%d institution deny: that agents %s the %s}. An official said {?official anonymous assert: the %s were bound for Tobruk}.",
			i%97, i%97, i%31, verbs[i%10], things[i/10%10], things[i/7%10], i%31, i%31, verbs[i%10], things[i/10%10], things[i/3%10])
		docs = append(docs, markedDoc(tb, fmt.Sprintf("d%05d 2025-%02d-%02d Paper %d", i, 1+i/28%12, 1+i%28, i%50), text))
	}
	return docs
}

func TestLargeStory(t *testing.T) {
	if testing.Short() {
		t.Skip("seconds")
	}
	docs, p := crowdOf(t, 2000), pack.Default()
	led := linkCase(docs, p, Options{})
	if len(led.Statements) != 6000 {
		t.Errorf("%d statements", len(led.Statements))
	}
	t.Log(len(led.Claims), "claims", len(led.Utterances), "acts")
}

// oneAffair is a large story that is one: every document speaks of one ship and one
// port, in words put together at random.
func oneAffair(tb testing.TB, n int) []*secondsource.Doc {
	r := rand.New(rand.NewSource(3))
	verbs := strings.Fields("seized sold shipped bought tested hid returned stopped counted opened")
	things := strings.Fields("crates fuzes controllers papers engines lorries barrels helmets radios shells")
	people := strings.Fields("Amsel Brandt Castelli Dorn Eklund Farkas Gruber Hollan Ivers Jansson")
	of := func(x []string) string { return x[r.Intn(len(x))] }
	var docs []*secondsource.Doc
	for i := range n {
		text := fmt.Sprintf("%s and %s spoke in Koper of the %s of the Meltem Star. {~%s person assert body=~port-of-koper: agents %s %d %s in Koper from the Meltem Star}, he said. At the port of Koper {?docker-%d anonymous assert: the %s of %s were %s by night}, a docker said. %s said {~%s person deny body=~port-of-koper: that agents %s the %s of the Meltem Star}.",
			of(people), of(people), of(things), of(people), of(verbs), 2+r.Intn(90), of(things), i%40, of(things), of(people), of(verbs), of(people), of(people), of(verbs), of(things))
		docs = append(docs, markedDoc(tb, fmt.Sprintf("d%05d 2025-%02d-%02d Paper %d", i, 1+i/28%12, 1+i%28, i%50), text))
	}
	return docs
}

// TestOneLargeStory: a story of many documents that all speak of one ship stays one,
// and every claim keeps its bounds in order.
func TestOneLargeStory(t *testing.T) {
	if testing.Short() {
		t.Skip("seconds")
	}
	led := linkCase(oneAffair(t, 1000), pack.Default(), Options{})
	if len(led.Stories) != 1 || len(led.Documents) != 1000 || len(led.Statements) != 3000 {
		t.Errorf("%d stories, %d documents, %d statements", len(led.Stories), len(led.Documents), len(led.Statements))
	}
	for _, c := range led.Claims {
		if c.Roots.Min > c.Roots.Max {
			t.Errorf("claim %q has roots %d/%d", c.Gist, c.Roots.Min, c.Roots.Max)
		}
	}
}

func BenchmarkLink(b *testing.B) {
	docs := crowdOf(b, 100)
	p := pack.Default()
	words := 0
	for _, d := range docs {
		words += len(strings.Fields(d.Text))
	}
	b.ResetTimer()
	for range b.N {
		linkCase(docs, p, Options{})
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
