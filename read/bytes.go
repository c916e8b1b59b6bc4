package read

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"

	"secondsource"
)

// sniffLen is how many bytes are looked at to tell what a stream holds.
const sniffLen = 1 << 16

// content reads the whole of one article's bytes.
func (r *reader) content(p string, k kind, b []byte) error {
	if len(b) > MaxText {
		r.tooLarge(p, int64(len(b)))
		return nil
	}
	if len(bytes.TrimSpace(b)) == 0 {
		r.skip(p, secondsource.SkipEmpty, "")
		return nil
	}
	if what, todo := magic(b); what != "" {
		r.skip(p, secondsource.SkipFormat, what+": "+strings.ReplaceAll(todo, "FILE", "the file"))
		return nil
	}
	if k == sniffed || k == nothing {
		k = sniff(b)
	}
	switch k {
	case page:
		r.page(p, b)
		return nil
	case records:
		return r.records(p, bytes.NewReader(b))
	case foreign:
		r.skip(p, secondsource.SkipFormat, "JSON: give JSON Lines, one object a line with id, url, outlet, title, published, text (jq -c '.[]' turns a list into lines)")
		return nil
	}
	t, ok := decode(b)
	if !ok {
		reason := secondsource.SkipMalformed
		detail := "neither UTF-8 nor Western European text: convert it to UTF-8 (iconv -f ENCODING -t UTF-8)"
		if binary(b) {
			reason, detail = secondsource.SkipBinary, ""
		}
		r.skip(p, reason, detail)
		return nil
	}
	d := &secondsource.Doc{Path: p, SHA256: sum(b), Text: t.text, Own: t.own}
	remark(d, t.remark)
	if k == markdown {
		readMarkdown(d)
	}
	r.add(d)
	return nil
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// magic knows the formats that come with the wrong name, or with none.
func magic(b []byte) (what, todo string) {
	for _, m := range []struct{ head, ext string }{
		{"%PDF-", ".pdf"}, {`{\rtf`, ".rtf"}, {"PK\x03\x04", ".zip"}, {"\xD0\xCF\x11\xE0", ".doc"},
		{"\x1f\x8b", ".txt.gz"}, {"WARC/", ".warc"}, {"%!PS", ".ps"},
	} {
		if bytes.HasPrefix(b, []byte(m.head)) {
			return advice("FILE" + m.ext)
		}
	}
	return "", ""
}

// sniff tells HTML, records and JSON from plain text.
func sniff(b []byte) kind {
	head := bytes.TrimSpace(bytes.TrimPrefix(b[:min(len(b), sniffLen)], []byte("\xEF\xBB\xBF")))
	lower := bytes.ToLower(head[:min(len(head), 1024)])
	switch {
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")),
		bytes.HasPrefix(lower, []byte("<")) && bytes.Contains(lower, []byte("<html")),
		bytes.HasPrefix(lower, []byte("<body")), bytes.HasPrefix(lower, []byte("<head")), bytes.HasPrefix(lower, []byte("<article")):
		return page
	case looksLikeRecords(head):
		return records
	case len(head) < sniffLen && json.Valid(head) && bytes.ContainsAny(head[:1], "{["):
		return foreign
	}
	return plain
}

// looksLikeRecords reports whether the first line is a JSON object with a text.
func looksLikeRecords(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	if !bytes.HasPrefix(head, []byte("{")) || !bytes.Contains(head, []byte(`"text"`)) {
		return false
	}
	line, _, whole := bytes.Cut(head, []byte("\n"))
	return json.Valid(line) || (!whole && len(head) >= sniffLen/2)
}

// peek looks at the head of a stream without consuming it.
func peek(in io.Reader) ([]byte, io.Reader, error) {
	br := bufio.NewReaderSize(in, sniffLen)
	head, err := br.Peek(sniffLen)
	if err == io.EOF {
		err = nil
	}
	return head, br, err
}

// decoded is the text of bytes as UTF-8.
type decoded struct {
	text   string
	own    bool   // it is the bytes themselves
	remark string // how bytes that are not UTF-8 were read, for the reader of the brief
}

// remark notes on a document that its bytes were not what they should be; it is
// read all the same.
func remark(d *secondsource.Doc, detail string) {
	if detail != "" {
		d.Skipped = append(d.Skipped, secondsource.Skip{Spans: []secondsource.Span{}, Reason: secondsource.SkipMalformed, Detail: detail})
	}
}

const (
	readWestern  = "not UTF-8; read as Windows-1252"
	readRepaired = "not UTF-8 throughout; broken characters read as \uFFFD"
)

// decode reads bytes as UTF-16 where they have its mark or its zero bytes, as
// UTF-8, and else as windows-1252 where that makes text; UTF-8 with a few broken
// bytes is repaired.
func decode(b []byte) (decoded, bool) {
	if order, ok := wide(b); ok {
		out, err := utf.UTF16(order, utf.UseBOM).NewDecoder().Bytes(b)
		return decoded{text: string(out)}, err == nil && !binary(out)
	}
	if binary(b) {
		return decoded{}, false
	}
	// The mark of UTF-16 in other text is what joining and resaving files leaves.
	own := len(b)
	for _, mark := range []string{"\xFF\xFE", "\xFE\xFF"} {
		b = bytes.ReplaceAll(b, []byte(mark), nil)
	}
	if utf8.Valid(b) {
		t := decoded{text: string(b), own: len(b) == own}
		if rest, ok := strings.CutPrefix(strings.TrimPrefix(t.text, "\uFEFF"), "ÿþ"); ok {
			t = decoded{text: rest}
		}
		if !t.own {
			t.remark = "not UTF-8 throughout; stray marks of UTF-16 dropped"
		}
		return t, true
	}
	good, bad := multibyte(b)
	if bad*20 <= good {
		return decoded{text: strings.ToValidUTF8(string(b), "\uFFFD"), remark: readRepaired}, true
	}
	if !western(b) {
		return decoded{}, false
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(b)
	return decoded{text: string(out), remark: readWestern}, err == nil
}

// marked reports whether b begins with the mark of UTF-16.
func marked(b []byte) bool {
	return bytes.HasPrefix(b, []byte("\xFF\xFE")) || bytes.HasPrefix(b, []byte("\xFE\xFF"))
}

// wide reports whether b is UTF-16: by its mark, unless other text follows it, or by
// a zero byte in nearly every second place.
func wide(b []byte) (utf.Endianness, bool) {
	head := b[:min(len(b), sniffLen)]
	zeros, ascii := [2]int{}, 0
	for i, c := range head {
		switch {
		case c == 0:
			zeros[i%2]++
		case c < utf8.RuneSelf:
			ascii++
		}
	}
	switch half := len(head) / 2; {
	case marked(b):
		return utf.LittleEndian, zeros[0]+zeros[1] > 0 || ascii*10 < len(head)*7 && !utf8.Valid(b[2:])
	case half >= 8 && zeros[1]*10 > half*8 && zeros[0] == 0:
		return utf.LittleEndian, true
	case half >= 8 && zeros[0]*10 > half*8 && zeros[1] == 0:
		return utf.BigEndian, true
	}
	return utf.LittleEndian, false
}

// binary reports bytes that no text has: a zero byte, or many controls.
func binary(b []byte) bool {
	controls := 0
	for _, c := range b {
		switch {
		case c == 0:
			return true
		case c < 0x20 && (c < '\b' || c > '\r') && c != 0x1B, c == 0x7F:
			controls++
		}
	}
	return controls > 4+len(b)/500
}

// multibyte counts the well-formed sequences of more than one byte and the
// bytes that belong to none.
func multibyte(b []byte) (good, bad int) {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good, bad
}

// western reports whether b reads as windows-1252: mostly ASCII, and the rest
// letters, quotation marks and dashes as they stand in Western European text.
func western(b []byte) bool {
	high, odd, letters := 0, 0, 0
	for _, c := range b {
		switch {
		case c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D:
			return false // not assigned
		case c >= 0x80:
			high++
			if r := charmap.Windows1252.DecodeByte(c); !unicode.IsLetter(r) && !strings.ContainsRune("‘’“”„‚–—…•€£«»°·§©®™½¼¾¢¿¡\u00a0\u00ad", r) {
				odd++
			}
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			letters++
		}
	}
	return high*5 < letters && odd*4 <= high
}
