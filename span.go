package secondsource

import "encoding/json"

// Span is a half-open byte range [Start,End) of a document's text. In JSON it
// is a pair [start,end].
type Span struct{ Start, End int }

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Of slices text. It panics when the span lies outside, like a slice does.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

func (s Span) MarshalJSON() ([]byte, error) { return json.Marshal([2]int{s.Start, s.End}) }

func (s *Span) UnmarshalJSON(b []byte) error {
	var p [2]int
	if err := json.Unmarshal(b, &p); err != nil {
		return err
	}
	s.Start, s.End = p[0], p[1]
	return nil
}

// Words is a piece of text found at one or more places of one document. Text
// is the spans' words, joined by " […] " where there are several.
type Words struct {
	Text  string `json:"text"`
	Spans []Span `json:"spans"`
}

// WordsAt cuts the spans out of text.
func WordsAt(text string, spans ...Span) *Words {
	w := &Words{Spans: spans}
	for i, s := range spans {
		if i > 0 {
			w.Text += " […] "
		}
		w.Text += s.Of(text)
	}
	return w
}

// Cover is the smallest span around all spans of w.
func (w *Words) Cover() Span {
	c := w.Spans[0]
	for _, s := range w.Spans[1:] {
		c.Start, c.End = min(c.Start, s.Start), max(c.End, s.End)
	}
	return c
}

// Opt is a string that may be unknown: empty is null in JSON, never "".
type Opt string

func (o Opt) MarshalJSON() ([]byte, error) {
	if o == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(o))
}
