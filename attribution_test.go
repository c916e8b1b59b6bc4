package secondsource

import "testing"

// A quotation that goes on belongs to its report and stays a statement; in another
// paragraph it only stays one.
func TestAttributions(t *testing.T) {
	d := &Doc{Text: "“One,” he said. “Two. Three.”\n“Four.”"}
	say := func(id, after, words string, paragraph int) *Statement {
		for i := range d.Text {
			if len(d.Text)-i >= len(words) && d.Text[i:i+len(words)] == words {
				return &Statement{ID: id, Continues: after, Accepted: true, Paragraph: paragraph, Content: WordsAt(d.Text, Span{i, i + len(words)})}
			}
		}
		t.Fatalf("%q is not in the text", words)
		return nil
	}
	d.Statements = []*Statement{say("a", "", "One,", 1), say("b", "a", "Two.", 1), say("c", "b", "Three.", 1), say("d", "c", "Four.", 2)}
	want := []string{"One, […] Two. […] Three.", "Two.", "Three.", "Four."}
	got := Attributions(d)
	for i, w := range want {
		if got[i].Content.Text != w {
			t.Errorf("attribution %d is %q, want %q", i, got[i].Content.Text, w)
		}
	}
	if d.Statements[0].Content.Text != "One," {
		t.Errorf("the statement itself was changed to %q", d.Statements[0].Content.Text)
	}
}

// Where the learnt extractor read a report, its words and its confidence are given;
// the statement stays what it was.
func TestAttributionsAsTold(t *testing.T) {
	d := &Doc{Text: "Ann wants the port closed."}
	own, told := WordsAt(d.Text, Span{10, 25}), WordsAt(d.Text, Span{4, 25})
	d.Statements = []*Statement{{ID: "a", Content: own, Confidence: 0.3, Told: &Told{Content: told, Confidence: 0.8}}}
	got := Attributions(d)[0]
	if got.Content != told || !got.Accepted || got.Confidence != 0.8 {
		t.Errorf("attribution is %q, %v, %v", got.Content.Text, got.Accepted, got.Confidence)
	}
	if s := d.Statements[0]; s.Content != own || s.Accepted {
		t.Errorf("the statement was changed to %q, %v", s.Content.Text, s.Accepted)
	}
}
