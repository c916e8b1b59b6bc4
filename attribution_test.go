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
