package annotate

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"strings"

	"secondsource"
)

// A model file is: the magic line, the kind and version line, the CRC-32C of the
// rest (4 bytes, little endian), then sections, each with its name (1 byte of
// length, the name), its length (4 bytes) and its bytes.
const modelMagic = "secondsource model 3\n"

// Model is a model file in memory: its kind and its sections.
type Model struct {
	Kind     string
	Sections map[string][]byte
	order    []string
}

// NewModel gives an empty model of a kind: tags, parse, names, sentences, words.
func NewModel(kind string) *Model { return &Model{Kind: kind, Sections: map[string][]byte{}} }

// Put adds a section.
func (m *Model) Put(name string, b []byte) {
	m.Sections[name] = b
	m.order = append(m.order, name)
}

// Bytes is the model as a file.
func (m *Model) Bytes() []byte {
	var body []byte
	for _, name := range m.order {
		body = append(append(body, byte(len(name))), name...)
		body = binary.LittleEndian.AppendUint32(body, uint32(len(m.Sections[name])))
		body = append(body, m.Sections[name]...)
	}
	head := []byte(modelMagic + m.Kind + "\n")
	head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)))
	return append(head, body...)
}

// ParseModel reads a model file of a kind. The error says whether the file is
// foreign, of another kind, or damaged.
func ParseModel(kind string, b []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(b, []byte(modelMagic))
	if !ok {
		return nil, fmt.Errorf("model %s: not a model file of this version of secondsource: %w", kind, secondsource.ErrInvalid)
	}
	got, rest, ok := bytes.Cut(rest, []byte("\n"))
	if !ok || string(got) != kind {
		return nil, fmt.Errorf("model %s: the file holds %q: %w", kind, got, secondsource.ErrInvalid)
	}
	damaged := fmt.Errorf("model %s: damaged (its checksum differs): %w", kind, secondsource.ErrInvalid)
	if len(rest) < 4 || crc32.Checksum(rest[4:], crc32.MakeTable(crc32.Castagnoli)) != binary.LittleEndian.Uint32(rest) {
		return nil, damaged
	}
	m := NewModel(kind)
	for rest = rest[4:]; len(rest) > 0; {
		n := int(rest[0])
		if len(rest) < 1+n+4 {
			return nil, damaged
		}
		name := string(rest[1 : 1+n])
		size := int(binary.LittleEndian.Uint32(rest[1+n:]))
		rest = rest[1+n+4:]
		if size > len(rest) {
			return nil, damaged
		}
		m.Put(name, rest[:size])
		rest = rest[size:]
	}
	return m, nil
}

// ReadModel reads a model file from disk.
func ReadModel(kind, path string) (*Model, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	m, err := ParseModel(kind, b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

// weights reads a section of weights.
func (m *Model) weights(section string) (*Weights, error) {
	b, ok := m.Sections[section]
	if !ok {
		return nil, fmt.Errorf("model %s: no section %s: %w", m.Kind, section, secondsource.ErrInvalid)
	}
	w, err := readWeights(b)
	if err != nil {
		return nil, fmt.Errorf("model %s: section %s: %w", m.Kind, section, err)
	}
	return w, nil
}

// lines reads a section of text lines.
func (m *Model) lines(section string) []string {
	s := strings.TrimSuffix(string(m.Sections[section]), "\n")
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

// PutLines adds a section of text lines.
func (m *Model) PutLines(name string, lines []string) {
	m.Put(name, []byte(strings.Join(lines, "\n")+"\n"))
}
