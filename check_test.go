package secondsource

import (
	"slices"
	"strings"
	"testing"
)

// sample is a document that holds, with a little of every layer.
func sample() *Doc {
	const text = "A mast fell.\nThe mayor said “it was old”, on Monday.\nPhoto: J. Doe\n"
	at := func(w string) Span {
		i := strings.Index(text, w)
		return Span{i, i + len(w)}
	}
	d := &Doc{ID: "d1", Path: "a.txt", Text: text,
		Zones: []Zone{{ZoneTitle, at("A mast fell."), 1}, {ZoneBody, at("The mayor said “it was old”, on Monday."), 2}, {ZoneCredit, at("Photo: J. Doe"), 3}}}
	for i, z := range d.Zones[:2] {
		s := Sentence{Span: z.Span, First: len(d.Tokens), Zone: i}
		p := z.Span.Start
		for _, w := range strings.FieldsFunc(z.Span.Of(text), func(r rune) bool { return r == ' ' }) {
			p += strings.Index(text[p:], w)
			d.Tokens = append(d.Tokens, Token{Span: Span{p, p + len(w)}, Lemma: w, Head: s.First})
			p += len(w)
		}
		d.Tokens[s.First].Head = -1
		s.Last = len(d.Tokens)
		d.Sentences = append(d.Sentences, s)
	}
	d.Names = []Name{{Span: at("mayor"), Type: "PER"}}
	d.Mentions = [][]Span{{at("The mayor")}}
	d.Quotes = []Quote{{Outer: at("“it was old”"), Inner: at("it was old")}}
	d.Dates = []Date{{Span: at("Monday"), Text: "Monday", Type: "DATE", Interval: Interval{10, 10}}}
	d.Title = &Fact{Text: "A mast fell.", Span: new(Span)}
	*d.Title.Span = at("A mast fell.")
	d.Statements = []*Statement{{ID: "s1", Doc: "d1", Paragraph: 2, Source: WordsAt(text, at("The mayor")), Cue: WordsAt(text, at("said")),
		Content: WordsAt(text, at("it was old")), Mode: Direct, Act: Assert, Polarity: Asserted, Confidence: 1, Accepted: true, SaidAt: 0,
		Said: &When{Interval: Interval{10, 10}}, Speaker: &Speaker{Name: "mayor", Kind: KindPerson}}}
	return d
}

// rules gives the names of the invariants broken.
func rules(list []Fault) []string {
	var out []string
	for _, f := range list {
		if !slices.Contains(out, f.Rule) {
			out = append(out, f.Rule)
		}
	}
	return out
}

func TestCheckDoc(t *testing.T) {
	if f := CheckDoc(sample()); len(f) > 0 {
		t.Fatalf("the sample does not hold: %v", f)
	}
	for rule, spoil := range map[string]func(*Doc){
		"text is UTF-8":                                           func(d *Doc) { d.Text = strings.Replace(d.Text, "J.", "\xff.", 1) },
		"zones lie in the text":                                   func(d *Doc) { d.Zones[2].Span.End += 50 },
		"zones are in order and do not overlap":                   func(d *Doc) { d.Zones[1].Span.Start = 3 },
		"zones cover the text":                                    func(d *Doc) { d.Zones = d.Zones[:2] },
		"zones begin and end with a word":                         func(d *Doc) { d.Zones[0].Span.End++ },
		"paragraphs are counted from 1 in order":                  func(d *Doc) { d.Zones[2].Paragraph = 1 },
		"sentences lie in the text":                               func(d *Doc) { d.Sentences[1].Span.End = 1000 },
		"sentences are in order and do not overlap":               func(d *Doc) { d.Sentences[1].Span.Start = 0 },
		"a sentence lies in its zone":                             func(d *Doc) { d.Sentences[1].Zone = 0 },
		"a sentence holds its tokens":                             func(d *Doc) { d.Sentences[1].Last = 99 },
		"tokens are in order in the text":                         func(d *Doc) { d.Tokens[1].Span = d.Tokens[0].Span },
		"tokens and gaps give the text back":                      func(d *Doc) { d.Tokens[1].Span.Start++ },
		"the head of a token stands in its sentence":              func(d *Doc) { d.Tokens[1].Head = 5 },
		"names lie in the text":                                   func(d *Doc) { d.Names[0].Span.End = -1 },
		"mentions lie in the text":                                func(d *Doc) { d.Mentions[0][0].Start = 900 },
		"facts lie in the text":                                   func(d *Doc) { d.Title.Span.End = 900 },
		"intervals run forward":                                   func(d *Doc) { d.Dates[0].Interval = Interval{12, 10} },
		"a date is the words of its span":                         func(d *Doc) { d.Dates[0].Text = "Tuesday" },
		"a statement names its document":                          func(d *Doc) { d.Statements[0].Doc = "d2" },
		"the ids of statements differ":                            func(d *Doc) { d.Statements = append(d.Statements, d.Statements[0]) },
		"a statement names its date":                              func(d *Doc) { d.Statements[0].SaidAt = 7 },
		"words equal their spans":                                 func(d *Doc) { d.Statements[0].Content.Text = "it was new" },
		"spans lie in the text":                                   func(d *Doc) { d.Statements[0].Cue.Spans[0].End = 900 },
		"words have spans":                                        func(d *Doc) { d.Statements[0].Cue.Spans = nil },
		"statements stand in the body":                            func(d *Doc) { d.Zones[1].Kind = ZoneCaption },
		"a statement has content or a cue":                        func(d *Doc) { d.Statements[0].Content, d.Statements[0].Cue = nil, nil },
		"confidence lies between 0 and 1":                         func(d *Doc) { d.Statements[0].Confidence = 1.5 },
		"speech acts are a closed list":                           func(d *Doc) { d.Statements[0].Act = "sing" },
		"modes are a closed list":                                 func(d *Doc) { d.Statements[0].Mode = "" },
		"polarities are a closed list":                            func(d *Doc) { d.Statements[0].Polarity = "maybe" },
		"quotations lie in the text, the words between the marks": func(d *Doc) { d.Quotes[0].Inner.Start = 0 },
	} {
		d := sample()
		spoil(d)
		if got := rules(CheckDoc(d)); !slices.Contains(got, rule) {
			t.Errorf("%s: not reported; reported: %q", rule, got)
		}
	}
}

// book is a ledger that holds, of the sample.
func book() *Ledger {
	d := sample()
	place := func(s Span) []Place { return []Place{{Doc: "d1", Spans: []Span{s}, Text: s.Of(d.Text)}} }
	return &Ledger{Version: 1,
		Documents:  []*Document{{ID: "d1", Path: "a.txt", Published: Published{Basis: "unknown"}, Story: "t1", Source: d}},
		Statements: []*Entry{{Statement: d.Statements[0], Utterance: "u1", Claims: []string{"c1"}}},
		Utterances: []*Utterance{{ID: "u1", Statements: []string{"s1"}}},
		Claims: []*Claim{{ID: "c1", Kind: Evidence, Statements: []string{"s1"}, Utterances: []string{"u1"}, Documents: []string{"d1"}, Responses: []string{"s1"},
			Roots: Roots{Min: 1, Max: 1, List: []Origin{{ID: "r1", Name: "mayor", Certainty: "sure", Utterances: []string{"u1"}, Why: "saw it"}},
				NotCounted: []Reason{{Name: "paper", Why: "re-tells"}}, Timeline: []BoundAt{{Min: 1, Max: 1}}}}},
		Responses:   []*Response{{Statement: "s1", Kind: IsDenial, Claims: []string{"c1"}}},
		Differences: []Difference{{ID: "x1", Kind: "conflict", Strict: true, Sides: [][]Place{place(Span{2, 6}), place(Span{7, 11})}}},
		Quotes:      []QuoteSet{{ID: "q1", Utterance: "u1", Versions: []QuoteVersion{{Statement: "s1", Change: "identical"}}}},
		Dates:       []DateEntry{{Doc: "d1", Spans: []Span{{2, 6}}, Text: "mast"}},
		Copies:      []Copy{{ID: "k1", Source: "d1", Copy: "d1", Share: 1}},
		Circular:    []Circular{{ID: "o1", Doc: "d1", Spans: []Span{{2, 6}}, Text: "mast", Claim: "c1"}},
		Stories:     []Story{{ID: "t1", Documents: []string{"d1"}}},
		Skipped:     []Skip{{Doc: "d1", Spans: []Span{{2, 6}}, Reason: SkipCaption}},
		Unread:      []Unread{{Doc: "d1", Spans: []Span{{2, 6}}, Text: "mast"}},
	}
}

func TestCheckLedger(t *testing.T) {
	if f := CheckLedger(book()); len(f) > 0 {
		t.Fatalf("the book does not hold: %v", f)
	}
	for rule, spoils := range map[string][]func(*Ledger){
		"ids are given once": {
			func(l *Ledger) { l.Claims = append(l.Claims, l.Claims[0]) },
			func(l *Ledger) { l.Utterances[0].ID = "" },
		},
		"ids name something": {
			func(l *Ledger) { l.Statements[0].Claims = []string{"c9"} },
			func(l *Ledger) { l.Responses[0].Statement = "s9" },
			func(l *Ledger) { l.Claims[0].Utterances = []string{"u9"} },
			func(l *Ledger) { l.Claims[0].Roots.List[0].Utterances = []string{"u9"} },
			func(l *Ledger) { l.Copies[0].Source = "d9" },
			func(l *Ledger) { l.Documents[0].Story = "t9" },
			func(l *Ledger) { l.Circular[0].Claim = "c9" },
			func(l *Ledger) { l.Quotes[0].Versions[0].Statement = "s9" },
		},
		"utterance and statement name each other": {func(l *Ledger) { l.Statements[0].Utterance = "" }},
		"claim and statement name each other":     {func(l *Ledger) { l.Statements[0].Claims = nil }},
		"claim and response name each other":      {func(l *Ledger) { l.Claims[0].Responses = nil }},
		"story and document name each other":      {func(l *Ledger) { l.Documents[0].Story = "" }},
		"a claim names its documents":             {func(l *Ledger) { l.Claims[0].Documents = nil }},
		"an utterance has a statement":            {func(l *Ledger) { l.Utterances[0].Statements = nil }},
		"what is not accepted counts nowhere":     {func(l *Ledger) { l.Statements[0].Accepted = false }},
		"root bounds add up": {
			func(l *Ledger) { l.Claims[0].Roots.Min = 0 },
			func(l *Ledger) { l.Claims[0].Roots.Max = 2 },
			func(l *Ledger) { l.Claims[0].Roots.Timeline[0].Max = 0 },
		},
		"a root is sure or possible":           {func(l *Ledger) { l.Claims[0].Roots.List[0].Certainty = "likely" }},
		"every root has its reason":            {func(l *Ledger) { l.Claims[0].Roots.List[0].Why = "" }},
		"what is not counted has its reason":   {func(l *Ledger) { l.Claims[0].Roots.NotCounted[0].Why = "" }},
		"opinion and urging have no root":      {func(l *Ledger) { l.Claims[0].Kind = Opinion }},
		"kinds of claim are a closed list":     {func(l *Ledger) { l.Claims[0].Kind = "truth" }},
		"the kinds of response are four":       {func(l *Ledger) { l.Responses[0].Kind = "silence" }},
		"a difference has two sides":           {func(l *Ledger) { l.Differences[0].Sides = l.Differences[0].Sides[:1] }},
		"only a conflict is a contradiction":   {func(l *Ledger) { l.Differences[0].Kind = "scope" }},
		"changes of wording are a closed list": {func(l *Ledger) { l.Quotes[0].Versions[0].Change = "other" }},
		"words equal their spans":              {func(l *Ledger) { l.Unread[0].Text = "mask" }, func(l *Ledger) { l.Differences[0].Sides[0][0].Text = "x" }, func(l *Ledger) { l.Statements[0].Content.Text = "x" }},
		"spans lie in the text":                {func(l *Ledger) { l.Skipped[0].Spans[0].End = 900 }},
		"what is skipped has its reason":       {func(l *Ledger) { l.Skipped[0].Reason = "" }},
		"shares lie between 0 and 1":           {func(l *Ledger) { l.Copies[0].Share = 1.2 }},
		"a publication date has a basis":       {func(l *Ledger) { l.Documents[0].Published.Basis = "guessed" }},
		"an assumed date names its assumption": {func(l *Ledger) { l.Documents[0].Published.Basis = "assumed" }},
		"an unknown date is no day":            {func(l *Ledger) { l.Documents[0].Published.Interval = Interval{5, 5} }},
		"intervals run forward":                {func(l *Ledger) { l.Utterances[0].Date.Interval = Interval{5, 4} }},
		"statements stand in the body":         {func(l *Ledger) { l.Documents[0].Source.Zones[1].Kind = ZoneBio }},
	} {
		for i, spoil := range spoils {
			l := book()
			spoil(l)
			if got := rules(CheckLedger(l)); !slices.Contains(got, rule) {
				t.Errorf("%s (%d): not reported; reported: %q", rule, i, got)
			}
		}
	}
}
