package main

import (
	"fmt"

	"secondsource"
	"secondsource/link"
	"secondsource/train"
)

type scoreStoriesCommand struct {
	Data   string `arg:"" name:"data" help:"Folder of ECB+: topics in folders, *ecb.xml and *ecbplus.xml, also .gz."`
	Misses bool   `help:"List the stories that were mixed or split."`
	Dates  bool   `help:"Say the day on which an article appeared where its web address holds it."`
}

// Help teaches the command by example.
func (scoreStoriesCommand) Help() string {
	return `Groups the articles of all topics at once to stories and prints B-cubed precision, recall and F1 against the topics, each of which holds two events that are alike (ecb and ecbplus). The web address that stands at the head of a file is none of its text; with --dates the day in it is given as the day of publication.

Example:

  secondsource score stories shared/data/ecbplus`
}

func (c *scoreStoriesCommand) Run(w *world) error {
	texts, err := train.ReadStories(c.Data)
	if err != nil {
		return err
	}
	pl, err := newPipeline(nil)
	if err != nil {
		return err
	}
	gold := map[string]string{}
	var docs []*secondsource.Doc
	for _, t := range texts {
		d := &secondsource.Doc{ID: "d" + t.ID, Path: t.ID, Text: t.Text, Own: true, URL: t.URL}
		if c.Dates {
			d.Given.Published, d.Given.Basis = secondsource.DayInURL(t.URL), "web address"
		}
		docs, gold[d.ID] = append(docs, d), t.Story
	}
	bar := w.progress("analysing")
	pl.analyse(docs, bar)
	bar.done()
	found := map[string]string{}
	for _, d := range link.Link(docs, pl.p, link.Options{}).Documents {
		found[d.ID] = string(d.Story)
	}
	fmt.Fprintln(w.out, train.ScoreStories(gold, found))
	if c.Misses {
		train.StoryMisses(w.out, gold, found)
	}
	return nil
}
