package link

import (
	"testing"

	"secondsource"
	"secondsource/pack"
)

// TestWordings compares two wordings of one act of speech, the fullest first.
func TestWordings(t *testing.T) {
	for _, c := range []struct{ base, other, change, diff string }{
		{`"We opened the sluice at dawn and told nobody in the valley"`, `"We opened the sluice at dawn and told nobody in the valley"`, "identical", ""},
		{`"We opened the sluice at dawn and told nobody in the valley"`, `"opened the sluice at dawn"`, "truncated", "[-we] opened the sluice at dawn [-and told nobody in the valley]"},
		{`"We opened the sluice at dawn and told nobody in the valley"`, `"We opened the sluice [...] and told nobody in the valley"`, "edited", "we opened the sluice [-at dawn] and told nobody in the valley"},
		{`"We opened the sluice at dawn and told nobody in the valley"`, `"We opened the sluice at dawn and told [no person] in the valley"`, "edited", "we opened the sluice at dawn and told [-nobody] [+no person] in the valley"},
		{`"We opened the sluice at dawn and told nobody in the valley"`, `"We opened the sluice at noon and told nobody in the valley"`, "altered", "we opened the sluice at [-dawn] [+noon] and told nobody in the valley"},
		{`"We did not open the sluice at dawn"`, `"We did open the sluice at dawn"`, "altered", "we did [-not] open the sluice at dawn"},
		{`"The programme of the harbour was cut by the ministry"`, `"The program of the harbor was cut by the ministry"`, "identical", ""},
		{`"We opened the sluice at dawn and told nobody in the valley"`, `"opened the sluice" and had "told nobody in the valley"`, "truncated", "[-we] opened the sluice [-at dawn and] told nobody in the valley"},
		{`"The repairs will be done within weeks, not months"`, `the repairs would come "within weeks"`, "truncated", "[-the repairs will be done] within weeks [-not months]"},
		{`"We opened the sluice at dawn and told nobody in the valley"`, `"The mayor was asleep when the water came down"`, "", ""},
	} {
		mark := func(id, text string) *secondsource.Doc {
			return markedDoc(t, id+" 2024-03-02 The "+id+" Post", "{~ana-ruiz person assert said=2024-03-01: "+text+"}, Ana Ruiz said on Friday.")
		}
		led := linkCase([]*secondsource.Doc{mark("a", c.base), mark("b", c.other)}, pack.Default(), Options{})
		got := secondsource.QuoteVersion{}
		for _, q := range led.Quotes {
			if len(q.Versions) == 2 {
				got = q.Versions[1]
			}
		}
		if got.Change != c.change || got.Diff != c.diff {
			t.Errorf("%s\nagainst %s\nis %q %q, want %q %q", c.other, c.base, got.Change, got.Diff, c.change, c.diff)
		}
	}
}

// TestOnlyWitness: words of a carried act that one document alone has say so.
func TestOnlyWitness(t *testing.T) {
	led := linkCase([]*secondsource.Doc{
		markedDoc(t, "a 2024-03-02 The Post", `{~ana-ruiz person assert said=2024-03-01: "We opened the sluice at dawn"}, she said. {~ana-ruiz person assert said=2024-03-01: "I would do it again tomorrow morning"}, she said.`),
		markedDoc(t, "b 2024-03-02 The Herald", `{~ana-ruiz person assert said=2024-03-01: "We opened the sluice at dawn"}, she said.`),
	}, pack.Default(), Options{})
	only := map[string]bool{}
	for _, q := range led.Quotes {
		only[q.Versions[0].Statement] = q.Only
	}
	if only["a1"] || !only["a2"] {
		t.Errorf("only witness: %v\n%s", only, describe(led))
	}
}
