package extract

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"sync"

	_ "embed"

	"secondsource"
	"secondsource/pack"
)

//go:embed models/statements.bin
var learntFile []byte

// Learnt finds reports by learnt weights: a tagger marks cues, sources and
// contents; from each cue a second tagger looks for its source and content; a
// judge says how likely the whole is right. All three are linear; they were
// fitted on PolNeAR (Newell et al. 2018), see docs/models.md. It is read-only and
// may be shared by any number of goroutines.
type Learnt struct {
	Tags, Roles, Judge *Weights
	Priors             map[uint32]uint8 // how often a word reports, in buckets; see Layout.Prior
	Bonus              float32          // in favour of a source
}

// Models names the embedded model with its checksum (CRC-32C, hex).
func Models() []string {
	return []string{fmt.Sprintf("statements %08x", crc32.Checksum(learntFile, crc32.MakeTable(crc32.Castagnoli)))}
}

// DefaultLearnt is the embedded model, loaded when first asked for.
var DefaultLearnt = sync.OnceValues(func() (*Learnt, error) { return ParseLearnt(learntFile) })

// ParseLearnt reads a model file.
func ParseLearnt(b []byte) (*Learnt, error) {
	b, err := unpackModel(b)
	if err != nil {
		return nil, err
	}
	m := &Learnt{Priors: map[uint32]uint8{}}
	for _, t := range []struct {
		to     **Weights
		labels int
		follow func(a, b int) bool
	}{{&m.Tags, TagLabels, Follows}, {&m.Roles, RoleLabels, Follows}, {&m.Judge, 2, func(a, b int) bool { return true }}} {
		if *t.to, b, err = readWeights(b, t.follow); err != nil {
			return nil, err
		}
		if (*t.to).Labels != t.labels {
			return nil, fmt.Errorf("model of statements: %d labels, want %d: %w", (*t.to).Labels, t.labels, secondsource.ErrInvalid)
		}
	}
	if len(b) < 8 || (len(b)-8)%5 != 0 || int(binary.LittleEndian.Uint32(b[4:]))*5 != len(b)-8 {
		return nil, fmt.Errorf("model of statements: priors cut short: %w", secondsource.ErrInvalid)
	}
	m.Bonus = math.Float32frombits(binary.LittleEndian.Uint32(b))
	for b = b[8:]; len(b) > 0; b = b[5:] {
		m.Priors[binary.LittleEndian.Uint32(b)] = b[4]
	}
	return m, nil
}

// LearntFile gives a model as a file, from the bytes of its three tables.
func LearntFile(tables []byte, bonus float32, keys []uint32, buckets []uint8) []byte {
	b := binary.LittleEndian.AppendUint32(tables, math.Float32bits(bonus))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(keys)))
	for i, k := range keys {
		b = append(binary.LittleEndian.AppendUint32(b, k), buckets[i])
	}
	return packModel(b)
}

// Finder looks for reports in documents, one at a time; its buffers are kept.
type Finder struct {
	m        *Learnt
	layout   *Layout
	lattice  Lattice
	decoder  RoleDecoder
	view     Roles
	guesses  []Guess
	marg     []float32
	spots    []Spot
	feats    []uint32
	reports  []Report
	readings []Report // of one spot, best first
	unit     []*Report
}

// NewFinder gives a finder for documents read with the pack.
func (m *Learnt) NewFinder(p *pack.Pack) *Finder {
	f := &Finder{m: m, layout: NewLayout(p), feats: make([]uint32, 0, MaxFeatures)}
	f.layout.Prior = func(k uint32) uint8 { return m.Priors[k] }
	return f
}

// Find gives the reports of a document in text order, each with its certainty.
// They stay valid until the next call.
func (f *Finder) Find(d *secondsource.Doc) []Report {
	f.layout.Reset(d)
	f.guesses = resize(f.guesses, len(d.Tokens))
	clear(f.guesses)
	f.reports = f.reports[:0]
	for _, u := range f.layout.Units {
		f.tag(u)
		from := len(f.reports)
		for _, s := range f.spots {
			f.roles(s, u)
		}
		f.unit = f.unit[:0]
		for i := range f.reports[from:] {
			f.unit = append(f.unit, &f.reports[from+i])
		}
		for _, r := range f.unit {
			r.Compare(f.unit)
			f.judge(r)
		}
	}
	return f.reports
}

// tag guesses the kinds of a unit's tokens and finds its spots.
func (f *Finder) tag(u Unit) {
	l := &f.lattice
	l.Reset(u.Last-u.First, TagLabels)
	for i := u.First; i < u.Last; i++ {
		f.feats = f.layout.TagFeatures(f.feats[:0], i)
		k := (i - u.First) * TagLabels
		f.m.Tags.Add(f.feats, l.Score[k:k+TagLabels])
	}
	l.Forward(f.m.Tags.expT, 0, 0)
	l.Backward(f.m.Tags.expT)
	f.marg = resize(f.marg, len(l.Marg))
	for i, v := range l.Marg {
		f.marg[i] = float32(v)
	}
	for i := u.First; i < u.Last; i++ {
		k := (i - u.First) * TagLabels
		f.guesses[i] = GuessOf(f.marg[k : k+TagLabels])
	}
	f.spots = f.layout.Spots(f.spots[:0], u, f.marg)
}

// roles looks for source and content around a spot.
func (f *Finder) roles(s Spot, u Unit) {
	v, l := &f.view, &f.lattice
	v.Layout, v.Guesses = f.layout, f.guesses
	v.Look(s, u)
	l.Reset(v.Last-v.First, RoleLabels)
	for i := v.First; i < v.Last; i++ {
		if i >= s.First && i <= s.Last {
			continue
		}
		f.feats = v.Features(f.feats[:0], i)
		k := (i - v.First) * RoleLabels
		f.m.Roles.Add(f.feats, l.Score[k:k+RoleLabels])
	}
	shut, open := s.First-v.First, s.Last+1-v.First
	l.Forward(f.m.Roles.expT, shut, open)
	f.readings = f.readings[:0]
	for k := range f.decoder.Decode(l.Score, f.m.Roles.Trans, shut, open, f.m.Bonus) {
		labels, score := f.decoder.Reading(k)
		f.readings = append(f.readings, NewReport(s, u, labels, v.First, score-float32(l.LogZ)))
	}
	if len(f.readings) > 0 {
		f.reports = append(f.reports, *Choose(f.readings, f.m.Bonus))
	}
}

// NewReport makes a report of a spot and the labels of the tokens from first on.
func NewReport(s Spot, u Unit, labels []uint8, first int, logP float32) Report {
	r := Report{Spot: s, Unit: u, Source: [2]int{-1, -1}, LogP: logP}
	for i := 0; i < len(labels); i++ {
		begin := labels[i]
		if begin != RoleSource && begin != RoleContent {
			continue
		}
		j := i
		for j+1 < len(labels) && labels[j+1] == begin+1 {
			j++
		}
		if run := [2]int{first + i, first + j}; begin == RoleSource {
			r.Source = run
		} else {
			r.Content = append(r.Content, run)
		}
		i = j
	}
	return r
}

// judge sets how likely a report is right as a whole.
func (f *Finder) judge(r *Report) {
	v := &f.view
	v.Look(r.Spot, r.Unit)
	f.feats = v.JudgeFeatures(f.feats[:0], r)
	var s [2]float32
	f.m.Judge.Add(f.feats, s[:])
	t := f.m.Judge.Trans[4:] // a sequence of one: the row of the beginning
	r.Certainty = float32(1 / (1 + math.Exp(float64(s[0]+t[0]-s[1]-t[1]))))
}
