package train

import (
	"cmp"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"secondsource"
)

// StoryText is an article with the story that it belongs to.
type StoryText struct {
	ID, Story, URL, Text string
}

// ReadStories reads ECB+ (Cybulska and Vossen, 2014): the articles of the folders
// DIR/1 … DIR/45, packed or not. Two events stand behind a topic, one in the files
// that end in ecb and one in those that end in ecbplus; they are alike, and two
// stories.
func ReadStories(dir string) ([]StoryText, error) {
	var out []StoryText
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(strings.TrimSuffix(e.Name(), ".gz"), ".xml")
		topic, _, _ := strings.Cut(name, "_")
		if e.IsDir() || !strings.HasSuffix(name, "ecb") && !strings.HasSuffix(name, "ecbplus") {
			return nil
		}
		t, err := readECB(path)
		if err != nil {
			return fmt.Errorf("train: %s: %w", path, err)
		}
		t.ID, t.Story = name, topic+"ecb"
		if strings.HasSuffix(name, "ecbplus") {
			t.Story += "plus"
		}
		out = append(out, t)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("train: no files of ECB+ in %s: %w", dir, secondsource.ErrNotFound)
	}
	return out, nil
}

// readECB reads the tokens of one file as running text, a sentence a line. A
// first line that is the address of the page is none of the text.
func readECB(path string) (StoryText, error) {
	f, err := os.Open(path)
	if err != nil {
		return StoryText{}, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return StoryText{}, err
		}
	}
	var lines [][]string
	last := ""
	d := xml.NewDecoder(r)
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return StoryText{}, err
		}
		start, ok := tok.(xml.StartElement)
		if !ok || start.Name.Local != "token" {
			continue
		}
		var w struct {
			Sentence string `xml:"sentence,attr"`
			Text     string `xml:",chardata"`
		}
		if err := d.DecodeElement(&w, &start); err != nil {
			return StoryText{}, err
		}
		if w.Sentence != last || lines == nil {
			lines, last = append(lines, nil), w.Sentence
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], strings.TrimSpace(w.Text))
	}
	t := StoryText{}
	if len(lines) > 0 && len(lines[0]) > 2 && strings.HasPrefix(lines[0][0], "http") {
		t.URL, lines = strings.Join(lines[0], ""), lines[1:]
	}
	for _, l := range lines {
		t.Text += running(l) + "\n"
	}
	return t, nil
}

// running joins tokens as print does.
func running(words []string) string {
	var b strings.Builder
	open := true
	for _, w := range words {
		switch w {
		case "``":
			w = "“"
		case "''":
			w = "”"
		}
		if !open && !strings.ContainsAny(w[:min(1, len(w))], ".,;:!?)%'’”") && w != "n't" {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		open = w == "(" || w == "“" || w == "$"
	}
	return b.String()
}

// StoryScore is the agreement of stories with gold.
type StoryScore struct {
	Documents, Gold, Found int
	P, R, F                float64 // B-cubed (Bagga and Baldwin, 1998)
}

// ScoreStories compares the stories of documents with gold, both by document.
func ScoreStories(gold, found map[string]string) StoryScore {
	type cell struct{ gold, found string }
	both, golds, founds := map[cell]int{}, map[string]int{}, map[string]int{}
	for id, g := range gold {
		f := found[id]
		both[cell{g, f}]++
		golds[g]++
		founds[f]++
	}
	s := StoryScore{Documents: len(gold), Gold: len(golds), Found: len(founds)}
	for c, n := range both { // every one of n documents sees n of its own
		s.P += float64(n*n) / float64(founds[c.found])
		s.R += float64(n*n) / float64(golds[c.gold])
	}
	s.P, s.R = s.P/float64(max(1, len(gold))), s.R/float64(max(1, len(gold)))
	if s.P+s.R > 0 {
		s.F = 2 * s.P * s.R / (s.P + s.R)
	}
	return s
}

func (s StoryScore) String() string {
	return fmt.Sprintf("%d documents, %d stories, %d found: B-cubed P %.1f  R %.1f  F %.1f", s.Documents, s.Gold, s.Found, 100*s.P, 100*s.R, 100*s.F)
}

// StoryMisses lists the found stories that hold documents of several gold ones,
// and the gold ones that are split.
func StoryMisses(w io.Writer, gold, found map[string]string) {
	list := func(title string, by, of map[string]string) {
		groups := map[string]map[string]int{}
		for id, k := range by {
			if groups[k] == nil {
				groups[k] = map[string]int{}
			}
			groups[k][of[id]]++
		}
		keys := make([]string, 0, len(groups))
		for k, m := range groups {
			if len(m) > 1 {
				keys = append(keys, k)
			}
		}
		slices.SortFunc(keys, func(a, b string) int { return cmp.Or(len(groups[b])-len(groups[a]), strings.Compare(a, b)) })
		for _, k := range keys {
			fmt.Fprintf(w, "  %s %s: %v\n", title, k, groups[k])
		}
	}
	list("mixed", found, gold)
	list("split", gold, found)
}
