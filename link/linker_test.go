package link

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"secondsource"
	"secondsource/pack"
)

// manyStories are the documents of every n-th case, under ids that tell the cases apart.
func manyStories(t *testing.T, n int) []*secondsource.Doc {
	t.Helper()
	files, _ := filepath.Glob("testdata/cases/*.txt")
	var docs []*secondsource.Doc
	for i, f := range files {
		if i%n != 0 {
			continue
		}
		for _, d := range readCase(t, f).docs {
			d.ID = fmt.Sprintf("%s%02d", d.ID, i)
			for _, s := range d.Statements {
				s.ID, s.Doc = fmt.Sprintf("%s-%02d", s.ID, i), d.ID
			}
			docs = append(docs, d)
		}
	}
	if len(docs) < 15 {
		t.Fatalf("only %d documents", len(docs))
	}
	return docs
}

// groupsOf gives the documents of every story of a ledger.
func groupsOf(led *secondsource.Ledger) map[string]bool {
	out := map[string]bool{}
	for _, s := range led.Stories {
		ids := slices.Sorted(slices.Values(s.Documents))
		out[strings.Join(ids, " ")] = true
	}
	return out
}

// TestOneByOne: documents that come one after another, in any order, make the
// ledger that all of them make together; and of its stories only those are linked
// again whose documents are others than before.
func TestOneByOne(t *testing.T) {
	p := pack.Default()
	docs := manyStories(t, 5)
	r := rand.New(rand.NewSource(7))
	again, all := 0, 0
	for range 3 {
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		k := newCaseLinker(p, Options{})
		before := map[string]bool{}
		for n := range docs {
			led := k.link(inOrder(docs[:n+1]), days(inOrder(docs[:n+1])))
			got, err := json.Marshal(led)
			if err != nil {
				t.Fatal(err)
			}
			if want, _ := json.Marshal(linkCase(docs[:n+1], p, Options{})); string(got) != string(want) {
				t.Fatalf("the ledger of %d documents is another when they come one by one", n+1)
			}
			touched, now := 0, groupsOf(led)
			for g := range now {
				if !before[g] {
					touched++
				}
			}
			if k.Relinked != touched {
				t.Errorf("%d stories were linked again, %d have other documents than before", k.Relinked, touched)
			}
			again, all, before = again+k.Relinked, all+len(now), now
		}
	}
	if 3*again > all {
		t.Errorf("%d of %d stories were linked again", again, all)
	}
}

func days(docs []*secondsource.Doc) []secondsource.Published {
	out := make([]secondsource.Published, len(docs))
	for i, d := range docs {
		out[i] = d.Published
	}
	return out
}

// TestStoriesApart: what is made of a story does not change when another affair
// stands beside it.
func TestStoriesApart(t *testing.T) {
	p := pack.Default()
	docs := manyStories(t, 7)
	led := linkCase(docs, p, Options{})
	byID := map[string]*secondsource.Doc{}
	for _, d := range docs {
		byID[d.ID] = d
	}
	claims := map[string]string{}
	for _, c := range led.Claims {
		b, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		claims[c.ID] = string(b)
	}
	if len(led.Stories) < 3 {
		t.Fatalf("only %d stories", len(led.Stories))
	}
	for _, s := range led.Stories {
		var own []*secondsource.Doc
		for _, id := range s.Documents {
			own = append(own, byID[id])
		}
		alone := linkCase(own, p, Options{})
		if len(alone.Stories) != 1 {
			continue // cut further where nothing else stands beside it
		}
		for _, c := range alone.Claims {
			if b, _ := json.Marshal(c); claims[c.ID] != string(b) {
				t.Errorf("alone: %s\nbeside others: %s", b, claims[c.ID])
			}
		}
	}
}

// TestLateCopies: for every case, a copy of a document that comes in later but was
// published on the same day or before raises no bound of any day after its own.
func TestLateCopies(t *testing.T) {
	p := pack.Default()
	files, _ := filepath.Glob("testdata/cases/*.txt")
	compared, fell := 0, 0
	for _, f := range files {
		c := readCase(t, f)
		before := holding(linkCase(c.docs, p, Options{}), c.docs)
		for _, d := range c.docs {
			for _, back := range []secondsource.Day{0, 1, 3} {
				wire := copyOf(d, "zwire", d.Published.To-back)
				after := holding(linkCase(append(slices.Clone(c.docs), wire), p, Options{}), c.docs)
				for key, old := range before {
					now := after[key]
					if now == nil || !d.Published.Known() {
						continue
					}
					for day := d.Published.To; day < d.Published.To+12; day++ {
						a, b := boundsOn(old, day), boundsOn(now, day)
						compared++
						if b.Min > a.Min || b.Max > a.Max {
							t.Errorf("%s: a wire copy of %s, %d days back, raises %v on %v from %d/%d to %d/%d", c.name, d.ID, back, key, day, a.Min, a.Max, b.Min, b.Max)
						}
						if b.Min < a.Min || b.Max < a.Max {
							fell++
						}
					}
				}
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d bounds compared", compared)
	}
	t.Log(compared, "bounds compared,", fell, "fell")
}
