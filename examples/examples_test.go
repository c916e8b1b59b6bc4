// Package examples_test holds the example stories to their gold: what gold.json
// says stands in an article must stand there, and what a story promises to
// plant must be planted.
package examples_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// span is a half-open byte range of an article.
type span [2]int

// gold is what these tests read of a gold.json; absent texts are "".
type gold struct {
	Documents []struct {
		ID, File, Published string
		DateBasis           string `json:"date_basis"`
		Bytes, Words        int
		Statements          int `json:"attributed_statements"`
	}
	Statements []statement
	Utterances []struct {
		ID                              string
		Statements, Documents, Optional []string
		Singleton                       bool
	}
	Claims    []claim
	Transfers []struct {
		Statements []string
		DeniedBy   []struct{ Statement string } `json:"denied_by"`
	}
	Accounts []struct {
		ID, Facet, Status string
		Value             any // a number, or words
		Text              string
		Statements        []string
		DeniedBy          []string `json:"denied_by"`
	}
	Denials []struct {
		Statement, Target, Kind, Primary string
		Distorted                        bool
	}
	Conflicts []struct {
		ID, Kind, Slot string
		Strict         any // true, false or "optional"
		Spans          []struct {
			place
			Side string
		}
	}
	QuoteVariants []struct {
		Utterance, Base, Kind string
		Statements            []string
	} `json:"quote_variants"`
	FalseFriends []struct{ Statements []string } `json:"false_friends"`
	Circular     []struct {
		place
		Claim string
	}
	Copies []struct {
		Source, Copy string
		Credited     bool
	}
	Forecasts []struct {
		Statements   []string
		Outcome      string
		OutcomeBasis []string `json:"outcome_basis"`
	}
	Dates []struct {
		place
		Value, Role string
	}
}

type statement struct {
	ID, Doc, Mention, Cue, Content, Utterance string
	MentionByte                               *span  `json:"mention_byte"`
	CueByte                                   *span  `json:"cue_byte"`
	ContentBytes                              []span `json:"content_bytes"`
}

type claim struct {
	ID, Kind              string
	Statements            []string
	Utterances, Documents []string
	RootsMin              int `json:"roots_min"`
	RootsMax              int `json:"roots_max"`
	Roots                 []struct {
		Root, Certainty string
		Utterances      []string
	}
	Timeline []struct {
		Until    *string
		Min, Max int
	} `json:"roots_timeline"`
	ContradictedBy []string `json:"contradicted_by"`
	Why            string
}

// place is a stretch of one article, with its words repeated.
type place struct {
	Doc  string
	Byte span
	Text string
}

// story is a gold file with the articles it speaks of, by document id.
type story struct {
	gold
	text map[string]string
}

// eachStory runs a test on every gold.json below this folder, and fails where
// there is none.
func eachStory(t *testing.T, test func(t *testing.T, s *story)) {
	t.Helper()
	files, err := filepath.Glob("*/gold.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no gold.json below examples/ (%v)", err)
	}
	for _, f := range files {
		t.Run(filepath.Dir(f), func(t *testing.T) { test(t, load(t, f)) })
	}
}

func load(t *testing.T, file string) *story {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := &story{text: map[string]string{}}
	if err := json.Unmarshal(b, &s.gold); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	for _, d := range s.Documents {
		b, err := os.ReadFile(filepath.Join(filepath.Dir(file), d.File))
		if err != nil {
			t.Fatal(err)
		}
		s.text[d.ID] = string(b)
	}
	return s
}

// words cuts a span out of an article. A span is not empty, stays in one
// paragraph and neither begins nor ends with a blank.
func (s *story) words(t *testing.T, doc string, p span) string {
	t.Helper()
	text := s.text[doc]
	if p[0] < 0 || p[0] >= p[1] || p[1] > len(text) {
		t.Errorf("%s: span %v outside the article of %d bytes", doc, p, len(text))
		return ""
	}
	w := text[p[0]:p[1]]
	if !utf8.ValidString(w) || strings.TrimSpace(w) != w || strings.Contains(w, "\n") {
		t.Errorf("%s: span %v is %q", doc, p, w)
	}
	return w
}

func (s *story) stands(t *testing.T, what string, p place) {
	t.Helper()
	if got := s.words(t, p.Doc, p.Byte); got != p.Text {
		t.Errorf("%s: %s %v is %q, gold says %q", what, p.Doc, p.Byte, got, p.Text)
	}
}

func TestEveryArticleIsInTheGold(t *testing.T) {
	eachStory(t, func(t *testing.T, s *story) {
		files, err := filepath.Glob(filepath.Base(t.Name()) + "/*.txt")
		if err != nil || len(files) != len(s.Documents) {
			t.Errorf("%d articles, %d documents in the gold (%v)", len(files), len(s.Documents), err)
		}
		for _, d := range s.Documents {
			text, n := s.text[d.ID], 0
			for _, st := range s.Statements {
				if st.Doc == d.ID {
					n++
				}
			}
			if len(text) != d.Bytes || len(strings.Fields(text)) != d.Words || n != d.Statements {
				t.Errorf("%s: %d bytes, %d words, %d statements; gold says %d, %d, %d", d.ID, len(text), len(strings.Fields(text)), n, d.Bytes, d.Words, d.Statements)
			}
			if d.Words < 200 || d.Words > 380 {
				t.Errorf("%s: %d words, want 200 to 380", d.ID, d.Words)
			}
		}
	})
}

func TestOffsets(t *testing.T) {
	eachStory(t, func(t *testing.T, s *story) {
		for _, st := range s.Statements {
			if st.MentionByte != nil {
				s.stands(t, st.ID, place{st.Doc, *st.MentionByte, st.Mention})
			}
			if st.CueByte != nil {
				s.stands(t, st.ID, place{st.Doc, *st.CueByte, st.Cue})
			}
			var parts []string
			for _, p := range st.ContentBytes {
				parts = append(parts, s.words(t, st.Doc, p))
			}
			if got := strings.Join(parts, " […] "); got != st.Content || got == "" {
				t.Errorf("%s: content is %q, gold says %q", st.ID, got, st.Content)
			}
		}
		for _, c := range s.Conflicts {
			for _, p := range c.Spans {
				s.stands(t, c.ID, p.place)
			}
		}
		for _, c := range s.Circular {
			s.stands(t, "circular", c.place)
		}
		for _, d := range s.Dates {
			s.stands(t, "date", d.place)
		}
	})
}

// ids are the names that a gold file gives, each to be given once.
type ids map[string]bool

func (k ids) add(t *testing.T, id string) {
	t.Helper()
	if id == "" || k[id] {
		t.Errorf("id %q is empty or given twice", id)
	}
	k[id] = true
}

func (k ids) want(t *testing.T, where string, refs ...string) {
	t.Helper()
	for _, r := range refs {
		if !k[r] {
			t.Errorf("%s: nothing is called %q", where, r)
		}
	}
}

func TestReferences(t *testing.T) {
	eachStory(t, func(t *testing.T, s *story) {
		st, utt, cl, docs := ids{}, ids{}, ids{}, ids{}
		for _, d := range s.Documents {
			docs.add(t, d.ID)
		}
		for _, x := range s.Statements {
			st.add(t, x.ID)
			docs.want(t, x.ID, x.Doc)
		}
		for _, u := range s.Utterances {
			utt.add(t, u.ID)
			st.want(t, u.ID, u.Statements...)
			st.want(t, u.ID, u.Optional...)
			docs.want(t, u.ID, u.Documents...)
			if u.Singleton != (len(u.Statements) == 1) {
				t.Errorf("%s: singleton with %d statements", u.ID, len(u.Statements))
			}
		}
		for _, c := range s.Claims {
			cl.add(t, c.ID)
			st.want(t, c.ID, c.Statements...)
			st.want(t, c.ID, c.ContradictedBy...)
			utt.want(t, c.ID, c.Utterances...)
			docs.want(t, c.ID, c.Documents...)
		}
		for _, d := range s.Denials {
			st.want(t, "denials", d.Statement)
			if d.Target != "" {
				cl.want(t, d.Statement, d.Target)
			}
			if d.Primary != "" {
				st.want(t, d.Statement, d.Primary)
			}
		}
		s.moreReferences(t, st, utt, cl, docs)
	})
}

func (s *story) moreReferences(t *testing.T, st, utt, cl, docs ids) {
	t.Helper()
	for _, tr := range s.Transfers {
		st.want(t, "transfers", tr.Statements...)
		for _, d := range tr.DeniedBy {
			st.want(t, "transfers", d.Statement)
		}
	}
	named := ids{}
	for _, a := range s.Accounts {
		named.add(t, a.ID)
		st.want(t, a.ID, a.Statements...)
		st.want(t, a.ID, a.DeniedBy...)
		if a.Text == "" || !slices.Contains([]string{"stated", "possible", "contested", "superseded", "denied"}, a.Status) {
			t.Errorf("%s: text %q, status %q", a.ID, a.Text, a.Status)
		}
	}
	for _, q := range s.QuoteVariants {
		utt.want(t, "quote_variants", q.Utterance)
		st.want(t, "quote_variants", q.Statements...)
		if !slices.Contains(q.Statements, q.Base) {
			t.Errorf("quote_variants: base %s is not among %v", q.Base, q.Statements)
		}
	}
	for _, f := range s.FalseFriends {
		st.want(t, "false_friends", f.Statements...)
	}
	for _, c := range s.Circular {
		cl.want(t, "circular", c.Claim)
	}
	for _, c := range s.Copies {
		docs.want(t, "copies", c.Source, c.Copy)
	}
	for _, f := range s.Forecasts {
		st.want(t, "forecasts", f.Statements...)
		st.want(t, "forecasts", f.OutcomeBasis...)
	}
}

// A statement stands in the utterance that it names, and in no other.
func TestUtterancesHoldTheirStatements(t *testing.T) {
	eachStory(t, func(t *testing.T, s *story) {
		in := map[string]string{}
		for _, u := range s.Utterances {
			for _, id := range u.Statements {
				if in[id] != "" {
					t.Errorf("%s is in %s and %s", id, in[id], u.ID)
				}
				in[id] = u.ID
			}
		}
		for _, st := range s.Statements {
			if st.Utterance != in[st.ID] {
				t.Errorf("%s names utterance %q and is in %q", st.ID, st.Utterance, in[st.ID])
			}
		}
		for _, q := range s.QuoteVariants {
			for _, id := range q.Statements {
				if in[id] != q.Utterance {
					t.Errorf("quote variant %s of %s is in %q", id, q.Utterance, in[id])
				}
			}
		}
	})
}

func TestRootsAddUp(t *testing.T) {
	eachStory(t, func(t *testing.T, s *story) {
		for _, c := range s.Claims {
			sure := 0
			for _, r := range c.Roots {
				if r.Certainty == "sure" {
					sure++
				} else if r.Certainty != "possible" {
					t.Errorf("%s: root %q is %q", c.ID, r.Root, r.Certainty)
				}
				for _, u := range r.Utterances {
					if !slices.Contains(c.Utterances, u) {
						t.Errorf("%s: root %q rests on %s, which is not the claim's", c.ID, r.Root, u)
					}
				}
			}
			if sure != c.RootsMin || len(c.Roots) != c.RootsMax || c.Why == "" {
				t.Errorf("%s: %d sure of %d roots, gold says %d/%d (why %q)", c.ID, sure, len(c.Roots), c.RootsMin, c.RootsMax, c.Why)
			}
			if none := c.Kind == "opinion" || c.Kind == "artefact"; none && c.RootsMax > 0 {
				t.Errorf("%s: %s with a root", c.ID, c.Kind)
			}
			c.checkTimeline(t)
		}
	})
}

// checkTimeline holds a timeline to growing days that end with the whole corpus.
func (c claim) checkTimeline(t *testing.T) {
	t.Helper()
	last := ""
	for i, e := range c.Timeline {
		if end := i == len(c.Timeline)-1; end != (e.Until == nil) {
			t.Errorf("%s: timeline entry %d: only the last is open", c.ID, i)
		} else if end && (e.Min != c.RootsMin || e.Max != c.RootsMax) {
			t.Errorf("%s: timeline ends with %d/%d, roots are %d/%d", c.ID, e.Min, e.Max, c.RootsMin, c.RootsMax)
		} else if !end && *e.Until <= last {
			t.Errorf("%s: timeline goes back to %s", c.ID, *e.Until)
		} else if !end {
			last = *e.Until
		}
	}
}

// What a story promises: the counts that the measurements rely on.
func TestPromises(t *testing.T) {
	eachStory(t, func(t *testing.T, s *story) {
		n := map[string]int{}
		for _, c := range s.Claims {
			n["claims"]++
			if c.RootsMin != 1 || c.RootsMax != 1 {
				n["claims with roots other than 1/1"] += 2 // twice as many are as many as all
			}
		}
		slots := []string{"date", "place", "quantity", "goods", "party", "status", "certainty", "speaker"}
		for _, c := range s.Conflicts {
			if !slices.Contains(slots, c.Slot) {
				t.Errorf("%s: slot %q", c.ID, c.Slot)
			}
			switch c.Strict {
			case true:
				n["contradictions"]++
				if c.Kind != "conflict" {
					t.Errorf("%s: strict, but a %s", c.ID, c.Kind)
				}
			case false:
				n["look-alikes"]++
			}
		}
		for _, d := range s.Denials {
			n[d.Kind]++
			if d.Distorted && d.Primary != "" {
				n["answers retold as what they were not"]++
			}
		}
		s.countDocuments(n)
		least, known := promises[filepath.Base(t.Name())]
		if !known {
			t.Fatal("promises says nothing of this story")
		}
		least["claims"], least["claims with roots other than 1/1"] = 12, n["claims"]
		for what, least := range least {
			if n[what] < least {
				t.Errorf("%d %s, want at least %d", n[what], what, least)
			}
		}
	})
}

// promises is the least number of everything that a story plants.
var promises = map[string]map[string]int{
	"burgas": {"contradictions": 8, "look-alikes": 8,
		"denial": 1, "non-confirmation": 1, "no-comment": 1, "no-response": 1, "answers retold as what they were not": 1,
		"articles": 8, "undated articles": 2, "copies": 3, "credited copies": 1, "uncredited copies": 2, "copies that come later": 1,
		"circular confirmations": 1, "forecasts": 1, "false friends": 1, "quote variants": 1, "transfers": 1, "dates": 1},
	"callan": {"contradictions": 2, "look-alikes": 8,
		"denial": 1, "non-confirmation": 1, "no-comment": 1, "no-response": 1,
		"articles": 5, "undated articles": 2, "forecasts": 3, "false friends": 1, "quote variants": 1, "dates": 1,
		"deaths": 5, "superseded": 8, "contested": 1, "cause": 3},
}

func (s *story) countDocuments(n map[string]int) {
	published := map[string]string{}
	for _, d := range s.Documents {
		n["articles"]++
		published[d.ID] = d.Published
		if d.DateBasis == "inferable" {
			n["undated articles"]++
		}
	}
	for _, c := range s.Copies {
		n["copies"]++
		if c.Credited {
			n["credited copies"]++
		} else {
			n["uncredited copies"]++
		}
		if published[c.Copy] > published[c.Source] {
			n["copies that come later"]++
		}
	}
	n["circular confirmations"] = len(s.Circular)
	n["forecasts"] = len(s.Forecasts)
	n["false friends"] = len(s.FalseFriends)
	n["quote variants"] = len(s.QuoteVariants)
	n["transfers"] = len(s.Transfers)
	for _, a := range s.Accounts {
		n[a.Facet]++
		n[a.Status]++
	}
	n["dates"] = len(s.Dates)
}
