package extract

import (
	"bytes"
	"errors"
	"testing"

	"secondsource"
	"secondsource/pack"
)

// The embedded model loads; damaged, cut and foreign ones say so.
func TestLearntFile(t *testing.T) {
	if _, err := DefaultLearnt(); err != nil {
		t.Fatal(err)
	}
	damaged := bytes.Clone(learntFile)
	damaged[len(damaged)/2] ^= 1
	for name, b := range map[string][]byte{"damaged": damaged, "cut": learntFile[:len(learntFile)/2], "foreign": []byte("PK\x03\x04"), "empty": nil} {
		if _, err := ParseLearnt(b); !errors.Is(err, secondsource.ErrInvalid) {
			t.Errorf("%s model: error %v, want %v", name, err, secondsource.ErrInvalid)
		}
	}
}

// What is written is read again, but for the rounding to 8 bits.
func TestWeights(t *testing.T) {
	trans := make([]float32, 12)
	rows := []WeightRow{{7, []float32{1, -1, 0}}, {9, []float32{0.5, 0, 0.25}}, {4_000_000_000, []float32{0.001, 0, 0}}}
	b := AppendWeights(nil, 3, trans, rows, 1)
	w, rest, err := readWeights(append(b, 42), Follows)
	if err != nil || len(rest) != 1 {
		t.Fatalf("rest %v, error %v", rest, err)
	}
	var s [3]float32
	w.Add([]uint32{7, 9, 11, 4_000_000_000}, s[:])
	for y, want := range []float32{1.5, -1, 0.25} {
		if d := s[y] - want; d > 0.01 || d < -0.01 {
			t.Errorf("score %d is %.3f, want about %.3f", y, s[y], want)
		}
	}
	if _, _, err := readWeights(b[:len(b)-1], Follows); !errors.Is(err, secondsource.ErrInvalid) {
		t.Errorf("a table cut short gives %v", err)
	}
}

// The decoder gives at most one source and at least one content.
func TestRoleDecoder(t *testing.T) {
	scores := make([]float32, 6*RoleLabels)
	set := func(i, label int, v float32) { scores[i*RoleLabels+label] = v }
	set(0, RoleSource, 3)
	set(1, RoleSourceIn, 2)
	set(3, RoleSource, 2) // a second one, less likely
	set(4, RoleContent, -1)
	set(5, RoleContent, -2)
	set(3, RoleContent, -1.5)
	var d RoleDecoder
	n := d.Decode(scores, make([]float32, (RoleLabels+1)*RoleLabels), 2, 3, 0)
	if n != Readings {
		t.Fatalf("%d readings, want %d", n, Readings)
	}
	labels, score := d.Reading(0)
	if want := []uint8{RoleSource, RoleSourceIn, 0, 0, RoleContent, 0}; !bytes.Equal(labels, want) {
		t.Errorf("labels %v, want %v", labels, want)
	}
	if score != 4 {
		t.Errorf("score %v, want 4", score)
	}
	seen := map[string]bool{}
	for k := range n {
		labels, s := d.Reading(k)
		sources, contents := 0, 0
		for _, y := range labels {
			sources += int(bit(y == RoleSource))
			contents += int(bit(y == RoleContent))
		}
		if s > score || sources > 1 || contents == 0 || labels[2] != RoleOutside || seen[string(labels)] {
			t.Errorf("reading %d: %v with score %v after %v", k, labels, s, score)
		}
		score, seen[string(labels)] = s, true
	}
	if n := d.Decode(scores[:RoleLabels], make([]float32, (RoleLabels+1)*RoleLabels), 0, 1, 0); n != 0 {
		t.Errorf("%d readings where nothing but the cue is in view", n)
	}
}

// Of several readings that is chosen on which most of the probability agrees.
func TestChoose(t *testing.T) {
	content := func(a, b int) [][2]int { return [][2]int{{a, b}} }
	rs := []Report{
		{Source: [2]int{-1, -1}, Content: content(4, 5), LogP: -1},
		{Source: [2]int{0, 1}, Content: content(4, 9), LogP: -1.3},
		{Source: [2]int{0, 1}, Content: content(4, 10), LogP: -1.4},
	}
	if got := Choose(rs, 0); got != &rs[1] {
		t.Errorf("chosen: source %v, content %v", got.Source, got.Content)
	}
	if a := rs[1].Agreement; a.Both < 0.5 || a.Both != a.Source || a.Content != a.Both {
		t.Errorf("agreement %+v, want all of the second and third reading", a)
	}
}

// A sentence without structure stays linear: what is seen from a cue is bounded.
func TestViewIsBounded(t *testing.T) {
	const n = 10_000
	d := &secondsource.Doc{Text: string(bytes.Repeat([]byte("a "), n))}
	d.Zones = []secondsource.Zone{{Kind: secondsource.ZoneBody, Span: secondsource.Span{End: len(d.Text) - 1}, Paragraph: 1}}
	for i := range n {
		d.Tokens = append(d.Tokens, secondsource.Token{Span: secondsource.Span{Start: 2 * i, End: 2*i + 1}, UPOS: secondsource.NOUN, Head: i - 1})
	}
	d.Sentences = []secondsource.Sentence{{Span: d.Zones[0].Span, First: 0, Last: n}}
	l := NewLayout(pack.Default())
	l.Reset(d)
	v := Roles{Layout: l, Guesses: make([]Guess, n)}
	v.Look(Spot{First: n / 2, Last: n / 2, Main: n / 2}, l.Units[0])
	if got := v.Last - v.First; got > 4*maxView+1 {
		t.Errorf("%d tokens in view of one cue, want at most %d", got, 4*maxView+1)
	}
	var buf [MaxFeatures]uint32
	for i := v.First; i < v.Last; i += 50 {
		if got := len(v.Features(buf[:0], i)); got > MaxFeatures {
			t.Errorf("%d features, want at most %d", got, MaxFeatures)
		}
	}
}
