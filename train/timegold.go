package train

import (
	"bufio"
	"compress/gzip"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"secondsource"
)

// TimeText is a text whose time expressions a person has annotated.
type TimeText struct {
	ID, Text  string
	Published secondsource.Day
	// Until is the byte where annotation ends; what is found after it counts for
	// nothing. 0 is the whole text.
	Until int
	Gold  []TimeGold
	Links []TimeLink
}

// TimeGold is one annotated expression: its place, TIMEX3 type and value.
type TimeGold struct {
	secondsource.Span
	Type, Value string
}

// ReadTimeGold reads gold data: TimeML (.tml), GUM (.conllu, "date when" in the
// last column) and MEANTIME (CAT .xml, of which the headline, the date line and
// the first sentences up to number 5 are annotated), each plain or .gz, from a
// file or all below a folder.
func ReadTimeGold(path string) ([]TimeText, error) {
	var files []string
	err := filepath.WalkDir(path, func(p string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() && timeReader(p) != nil {
			files = append(files, p)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("gold of dates: %w", err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("gold of dates: %s holds no .tml, .conllu or .xml: %w", path, secondsource.ErrNotFound)
	}
	slices.Sort(files)
	var out []TimeText
	for _, f := range files {
		texts, err := readTimeFile(f)
		if err != nil {
			return nil, fmt.Errorf("gold of dates: %s: %w", f, err)
		}
		out = append(out, texts...)
	}
	return out, nil
}

// timeReader is the reader for a file's name, nil for none.
func timeReader(path string) func(id string, data []byte) ([]TimeText, error) {
	switch filepath.Ext(strings.TrimSuffix(path, ".gz")) {
	case ".tml":
		return readTimeML
	case ".conllu":
		return readGUMTimes
	case ".xml":
		return readMeantime
	}
	return nil
}

func readTimeFile(path string) ([]TimeText, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	id := filepath.Base(strings.TrimSuffix(path, ".gz"))
	return timeReader(path)(strings.TrimSuffix(id, filepath.Ext(id)), data)
}

var (
	timeMLTag  = regexp.MustCompile(`<(/?)([A-Za-z0-9_]+)([^>]*)>`)
	timeMLBody = regexp.MustCompile(`(?s)<TEXT>(.*?)</TEXT>`)
	timeMLDay  = regexp.MustCompile(`<TIMEX3[^>]*CREATION_TIME[^>]*>`)
)

func attribute(tag, name string) string {
	_, after, ok := strings.Cut(tag, " "+name+`="`)
	if !ok {
		return ""
	}
	v, _, _ := strings.Cut(after, `"`)
	return v
}

func readTimeML(id string, data []byte) ([]TimeText, error) {
	raw := string(data)
	t := TimeText{ID: id, Published: dayOf(attribute(timeMLDay.FindString(raw), "value"))}
	body := raw
	if m := timeMLBody.FindStringSubmatch(raw); m != nil {
		body = m[1]
	}
	var b strings.Builder
	var open []TimeGold
	links := newTimeLinks(raw)
	at := 0
	for _, m := range timeMLTag.FindAllStringSubmatchIndex(body, -1) {
		b.WriteString(html.UnescapeString(body[at:m[0]]))
		at = m[1]
		tag := body[m[6]:m[7]]
		if body[m[4]:m[5]] == "EVENT" {
			links.event(tag, m[2] == m[3], b.Len())
		}
		switch {
		case body[m[4]:m[5]] != "TIMEX3" || strings.HasSuffix(strings.TrimSpace(tag), "/"):
		case m[2] == m[3]:
			open = append(open, TimeGold{Span: secondsource.Span{Start: b.Len()}, Type: attribute(tag, "type"), Value: attribute(tag, "value")})
		case len(open) > 0:
			g := open[len(open)-1]
			open = open[:len(open)-1]
			g.End = b.Len()
			t.Gold = append(t.Gold, g)
		}
	}
	b.WriteString(html.UnescapeString(body[at:]))
	t.Text = b.String()
	t.Links = links.read()
	return []TimeText{t}, nil
}

// dayOf is the day that a value begins with, 0 for none.
func dayOf(v string) secondsource.Day {
	if len(v) < 10 {
		return 0
	}
	d, err := secondsource.ParseDay(v[:10])
	if err != nil {
		return 0
	}
	return d
}

// readMeantime reads a document of CAT, whose tokens stand apart.
func readMeantime(id string, data []byte) ([]TimeText, error) {
	var doc struct {
		Tokens []struct {
			ID       string `xml:"t_id,attr"`
			Sentence int    `xml:"sentence,attr"`
			Text     string `xml:",chardata"`
		} `xml:"token"`
		Times []struct {
			Type     string `xml:"type,attr"`
			Value    string `xml:"value,attr"`
			Function string `xml:"functionInDocument,attr"`
			Tokens   []struct {
				ID string `xml:"t_id,attr"`
			} `xml:"token_anchor"`
		} `xml:"Markables>TIMEX3"`
	}
	if err := xml.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	t := TimeText{ID: id}
	var b strings.Builder
	spans := map[string]secondsource.Span{}
	for i, k := range doc.Tokens {
		if i > 0 && k.Sentence != doc.Tokens[i-1].Sentence {
			b.WriteString("\n\n")
		} else if i > 0 {
			b.WriteByte(' ')
		}
		spans[k.ID] = secondsource.Span{Start: b.Len(), End: b.Len() + len(k.Text)}
		b.WriteString(k.Text)
		if k.Sentence <= 5 {
			t.Until = b.Len()
		}
	}
	t.Text = b.String()
	for _, x := range doc.Times {
		if x.Function == "CREATION_TIME" {
			t.Published = dayOf(x.Value)
		}
		g := TimeGold{Type: x.Type, Value: x.Value}
		for _, k := range x.Tokens {
			s := spans[k.ID]
			if g.End == 0 || s.Start < g.Start {
				g.Start = s.Start
			}
			g.End = max(g.End, s.End)
		}
		if g.End > 0 && g.Start < t.Until {
			t.Gold = append(t.Gold, g)
		}
	}
	return []TimeText{t}, nil
}

var (
	gumWhen    = regexp.MustCompile(`<date when:::"([^"]*)"`)
	gumDate    = regexp.MustCompile(`<(/?)date\b([^>]*)>`)
	gumCreated = regexp.MustCompile(`^# meta::dateCreated = (\d{4}-\d{2}-\d{2})`)
)

// gumReader rebuilds the documents of a .conllu file.
type gumReader struct {
	out  []TimeText
	b    strings.Builder
	open []TimeGold
}

// readGUMTimes takes the dates with a "when"; those with other attributes are
// open ranges and are left out, and so is what is found there.
func readGUMTimes(_ string, data []byte) ([]TimeText, error) {
	r := &gumReader{}
	lines := bufio.NewScanner(strings.NewReader(string(data)))
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		r.line(lines.Text())
	}
	r.close()
	return r.out, lines.Err()
}

func (r *gumReader) line(line string) {
	switch {
	case strings.HasPrefix(line, "# newdoc id = "):
		r.close()
		r.out = append(r.out, TimeText{ID: strings.TrimPrefix(line, "# newdoc id = ")})
	case strings.HasPrefix(line, "# newpar") && r.b.Len() > 0:
		r.b.WriteString("\n\n")
	case line == "" || line[0] == '#' || len(r.out) == 0:
		if m := gumCreated.FindStringSubmatch(line); m != nil && len(r.out) > 0 {
			r.out[len(r.out)-1].Published = dayOf(m[1])
		}
	default:
		r.token(strings.Split(line, "\t"))
	}
}

func (r *gumReader) token(f []string) {
	if len(f) < 10 || strings.ContainsAny(f[0], "-.") {
		return
	}
	t := &r.out[len(r.out)-1]
	start := r.b.Len()
	r.b.WriteString(f[1])
	end := r.b.Len()
	if !strings.Contains(f[9], "SpaceAfter=No") {
		r.b.WriteByte(' ')
	}
	for _, m := range gumDate.FindAllStringSubmatch(f[9], -1) {
		if m[1] == "" {
			g := TimeGold{Span: secondsource.Span{Start: start}, Type: "DATE"}
			if w := gumWhen.FindStringSubmatch(m[0]); w != nil {
				g.Value = w[1]
			}
			r.open = append(r.open, g)
			continue
		}
		if n := len(r.open); n > 0 {
			g := r.open[n-1]
			r.open = r.open[:n-1]
			g.End = end
			t.Gold = append(t.Gold, g)
		}
	}
}

func (r *gumReader) close() {
	if len(r.out) > 0 {
		r.out[len(r.out)-1].Text = r.b.String()
	}
	r.b.Reset()
	r.open = nil
}
