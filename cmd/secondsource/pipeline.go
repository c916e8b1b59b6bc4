package main

import (
	"cmp"
	"fmt"
	"iter"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"secondsource"
	"secondsource/annotate"
	"secondsource/extract"
	"secondsource/link"
	"secondsource/pack"
	"secondsource/read"
)

// input is what all commands that read articles share.
type input struct {
	Paths     []string `arg:"" name:"path" help:"Files, folders, or - for standard input."`
	Published []string `placeholder:"FILE=DATE" sep:"none" help:"The day a document was published, known from outside (repeatable); FILE is its path or base name, DATE is YYYY-MM-DD."`
	Pack      []string `placeholder:"DIR" sep:"none" help:"A folder of knowledge read over the built-in packs (repeatable)."`
}

// pipeline is the steps lined up, with the knowledge they use.
type pipeline struct {
	p     *pack.Pack
	steps []secondsource.Step
}

func newPipeline(dirs []string) (*pipeline, error) {
	p, steps, err := loadPacks(dirs)
	if err != nil {
		return nil, err
	}
	if err := secondsource.CheckSteps(steps); err != nil {
		return nil, err
	}
	return &pipeline{p: p, steps: steps}, nil
}

// material is what was read and analysed. err holds the paths that could not be
// read; the documents of the others are there all the same.
type material struct {
	docs    []*secondsource.Doc
	skipped []secondsource.Skip
	err     error
}

// documents reads the paths and runs every step over every document.
func (pl *pipeline) documents(w *world, in input) (*material, error) {
	days, err := in.days()
	if err != nil {
		return nil, err
	}
	bar := w.progress("reading")
	defer bar.done()
	m := &material{}
	m.docs, m.skipped, m.err = read.Paths(in.Paths, w.in, read.Options{Published: days})
	if err := known(days, m.docs); err != nil {
		return nil, err
	}
	if len(m.docs) == 0 && m.err != nil {
		return nil, m.err
	}
	bar.start("analysing", len(m.docs))
	pl.analyse(m.docs, bar)
	return m, nil
}

// days parses the dates given on the command line.
func (in input) days() (map[string]secondsource.Day, error) {
	out := make(map[string]secondsource.Day, len(in.Published))
	for _, s := range in.Published {
		at := strings.LastIndexByte(s, '=') // a file name may hold one too
		d, err := secondsource.ParseDay(s[at+1:])
		if at < 0 || err != nil {
			return nil, fmt.Errorf("--published %s: write FILE=DATE, the date as YYYY-MM-DD", s)
		}
		out[s[:at]] = d
	}
	return out, nil
}

// known reports a --published that names no document, with those there are.
func known(days map[string]secondsource.Day, docs []*secondsource.Doc) error {
	var wrong, there []string
	for file := range days {
		if !slices.ContainsFunc(docs, func(d *secondsource.Doc) bool {
			return file == "" || file == d.Path || file == filepath.Base(d.Path) || file == d.Record
		}) {
			wrong = append(wrong, file)
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	for _, d := range docs {
		there = append(there, filepath.Base(d.Path)+strings.TrimSuffix(":"+d.Record, ":"))
	}
	slices.Sort(wrong)
	slices.Sort(there)
	const most = 20
	if n := len(there); n > most {
		there = append(there[:most], fmt.Sprintf("and %d more", n-most))
	}
	return fmt.Errorf("--published names %s, which was not read; there are:\n  %s", strings.Join(wrong, ", "), strings.Join(there, "\n  "))
}

// analyse runs the steps over the documents on all cores. A document's analysis
// depends on nothing but its text and the packs. Every step goes over a handful
// of documents before the next begins, so that its tables stay in the
// processor's cache.
func (pl *pipeline) analyse(docs []*secondsource.Doc, bar *progress) {
	work := make(chan []*secondsource.Doc)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(1, len(docs))) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for some := range work {
				for _, s := range pl.steps {
					s.RunOver(some)
				}
				bar.add(len(some))
			}
		}()
	}
	for some := range handfuls(docs) {
		work <- some
	}
	close(work)
	wg.Wait()
}

// handfuls cuts a list of documents into runs of about handful bytes of text. There
// are enough of them for all cores where there are enough documents.
func handfuls(docs []*secondsource.Doc) iter.Seq[[]*secondsource.Doc] {
	most := max(1, len(docs)/(4*runtime.GOMAXPROCS(0)))
	return func(yield func([]*secondsource.Doc) bool) {
		first, size := 0, 0
		for i, d := range docs {
			size += len(d.Text)
			if size >= handful || i+1-first >= most || i+1 == len(docs) {
				if !yield(docs[first : i+1]) {
					return
				}
				first, size = i+1, 0
			}
		}
	}
}

const handful = 256 << 10

// byPath are the skips of a ledger, with a document that did not come into it
// named by its path: its id would lead nowhere.
func byPath(led *secondsource.Ledger, docs []*secondsource.Doc) []secondsource.Skip {
	in, path := map[string]bool{}, map[string]string{}
	for _, d := range led.Documents {
		in[d.ID] = true
	}
	for _, d := range docs {
		path[d.ID] = shown(d)
	}
	out := slices.Clone(led.Skipped)
	for i, s := range out {
		if !in[s.Doc] && path[s.Doc] != "" {
			out[i].Doc = path[s.Doc]
		}
	}
	return out
}

// ledger links what was read.
func (pl *pipeline) ledger(m *material, asOf secondsource.Day) *secondsource.Ledger {
	return pl.link(m, link.Options{AsOf: asOf})
}

func (pl *pipeline) link(m *material, o link.Options) *secondsource.Ledger {
	led := link.Link(m.docs, pl.p, o)
	led.Engine.Models = slices.Concat(annotate.Models(), extract.Models())
	led.Skipped = append(byPath(led, m.docs), m.skipped...)
	slices.SortStableFunc(led.Skipped, func(a, b secondsource.Skip) int {
		return cmp.Or(strings.Compare(a.Doc, b.Doc), strings.Compare(string(a.Reason), string(b.Reason)))
	})
	return led
}
