package annotate

import (
	"errors"
	"testing"

	"secondsource"
)

func TestModelFile(t *testing.T) {
	m := NewModel("tags")
	m.PutLines("tags", []string{"NOUN|NN", "VERB|VB"})
	m.Put("weights", AppendRows(nil, 2, []Row{{7, []uint16{NewPair(1, -511)}}, {9, []uint16{NewPair(0, 3), NewPair(1, 4)}}}))
	file := m.Bytes()
	got, err := ParseModel("tags", file)
	if err != nil {
		t.Fatal(err)
	}
	w, err := got.weights("weights")
	if err != nil {
		t.Fatal(err)
	}
	var scores [MaxClasses]int32
	w.Add([]uint32{7, 8, 9}, &scores)
	if scores[0] != 3 || scores[1] != -507 || w.Best(&scores) != 0 {
		t.Errorf("scores %v", scores[:2])
	}
	for i := range file {
		bad := append([]byte(nil), file...)
		bad[i] ^= 0x10
		if _, err := ParseModel("tags", bad); !errors.Is(err, secondsource.ErrInvalid) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
		if _, err := ParseModel("tags", file[:i]); !errors.Is(err, secondsource.ErrInvalid) {
			t.Fatalf("cut at %d: %v", i, err)
		}
	}
	if _, err := ParseModel("parse", file); !errors.Is(err, secondsource.ErrInvalid) {
		t.Errorf("of another kind: %v", err)
	}
}

// A row with many weights is kept full; all the forms add up alike, more full
// rows than can be added at once among them.
func TestFullRows(t *testing.T) {
	const classes = 21
	var rows []Row
	var feats []uint32
	var want [MaxClasses]int32
	for f := range uint32(maxFeatures) {
		row := Row{Feature: (f + 1) * 2654435761}
		for c := range int(f % classes) {
			weight := MaxWeight
			if f%2 == 0 {
				weight = -int(f) - c
			}
			row.Pairs = append(row.Pairs, NewPair(c, weight))
			want[c] += int32(weight)
		}
		rows, feats = append(rows, row), append(feats, row.Feature)
	}
	w, err := NewWeights(classes, rows)
	if err != nil {
		t.Fatal(err)
	}
	var got [MaxClasses]int32
	if w.Add(feats, &got); got != want {
		t.Errorf("scores %v, want %v", got[:classes], want[:classes])
	}
	if w.Add([]uint32{5}, &got); got != want {
		t.Error("a feature that was not learnt adds something")
	}
}

// The slots of few classes hold their weights themselves; both forms must agree.
func TestWeightsForms(t *testing.T) {
	var rows []Row
	for f := uint32(1); f < 4000; f++ {
		rows = append(rows, Row{f * 2654435761, []uint16{NewPair(int(f%3), int(f%1000)-500), NewPair(int((f+1)%3), 5)}})
	}
	few, err := NewWeights(3, rows)
	if err != nil {
		t.Fatal(err)
	}
	many, err := NewWeights(4, rows)
	if err != nil {
		t.Fatal(err)
	}
	for f := uint32(0); f < 5000; f++ {
		var a, b [MaxClasses]int32
		few.Add([]uint32{f * 2654435761, 17}, &a)
		many.Add([]uint32{f * 2654435761, 17}, &b)
		if a != b {
			t.Fatalf("feature %d: %v and %v", f, a[:4], b[:4])
		}
		if known := f > 0 && f < 4000; known != (a[0] != 0 || a[1] != 0 || a[2] != 0) {
			t.Fatalf("feature %d: %v", f, a[:3])
		}
	}
}
