package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"time"

	"secondsource"
	"secondsource/link"
	"secondsource/train"
)

// benchCommand times steps over much data.
type benchCommand struct {
	Link  benchLinkCommand  `cmd:"" help:"Time linking after analysis, on one core."`
	Story benchStoryCommand `cmd:"" help:"Make one large invented story to time things on."`
}

type benchStoryCommand struct {
	Documents int    `arg:"" help:"How many articles, up to 100000."`
	Kind      string `enum:"retold,copies,edited,undated" default:"retold" placeholder:"KIND" help:"How they hang together: retold (day by day; the default), copies (all have the same words), edited (all but a few), undated (no day, and days that contradict each other)."`
}

// Help teaches the command by example.
func (benchStoryCommand) Help() string {
	return `Writes the articles of one invented story as JSON Lines, always the same ones: a leak at a chemical works, told day by day by a hundred papers that quote, cut, retell, deny and copy.

Examples:

  secondsource bench story 5000 > story.jsonl
  secondsource bench link story.jsonl
  secondsource bench story --kind copies 1000 > copies.jsonl`
}

func (c *benchStoryCommand) Run(w *world) error {
	if c.Documents < 1 || c.Documents > 100000 {
		return fmt.Errorf("%d documents: from 1 to 100000", c.Documents)
	}
	out := json.NewEncoder(w.out)
	for _, a := range train.Affairs(c.Documents, c.Kind) {
		if err := out.Encode(a); err != nil {
			return err
		}
	}
	return nil
}

type benchLinkCommand struct {
	input
	Times int `default:"1" placeholder:"N" help:"Link N times as many documents: copies with other names and other dates."`
}

// Help teaches the command by example.
func (benchLinkCommand) Help() string {
	return `Reads and analyses articles, then links them on one core and prints the time it took and what came out. With --times N every article stands there N times, each time with other names of persons, places and bodies and on other days, as a stream of other stories would be: the time should grow as the number of articles does.

Examples:

  secondsource bench link wire.jsonl
  secondsource bench link --times 10 wire.jsonl`
}

func (c *benchLinkCommand) Run(w *world) error {
	if c.Times < 1 || c.Times > 100 {
		return fmt.Errorf("--times %d: from 1 to 100", c.Times)
	}
	pl, err := newPipeline(c.Pack)
	if err != nil {
		return err
	}
	begin := time.Now()
	m, err := pl.documents(w, c.input)
	if err != nil {
		return err
	}
	analysed := time.Since(begin)
	var docs []*secondsource.Doc
	for k := range c.Times {
		for _, d := range m.docs {
			docs = append(docs, train.Renamed(d, k))
		}
	}
	runtime.GC()
	before := runtime.GOMAXPROCS(1)
	begin = time.Now()
	led := link.Link(docs, pl.p, link.Options{})
	linked := time.Since(begin)
	runtime.GOMAXPROCS(before)
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	fmt.Fprintf(w.out, "read and analysed %s in %.1f s\n", count(len(m.docs), "document"), analysed.Seconds())
	fmt.Fprintf(w.out, "linked %s in %.1f s on one core: %d statements, %d acts of speech, %d claims, %d stories; %d MB from the system\n",
		count(len(docs), "document"), linked.Seconds(), len(led.Statements), len(led.Utterances), len(led.Claims), len(led.Stories), mem.Sys>>20)
	return m.err
}
