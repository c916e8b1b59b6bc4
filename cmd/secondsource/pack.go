package main

import (
	"errors"
	"fmt"
	"strings"

	"secondsource"
	"secondsource/annotate"
	"secondsource/extract"
	"secondsource/pack"
)

// packCommand groups what can be done with packs.
type packCommand struct {
	Check packCheckCommand `cmd:"" help:"Check folders of knowledge and run their examples."`
}

// Help teaches the command by example.
func (packCommand) Help() string {
	return `A pack is a folder of tab-separated tables: speech acts, actors, outlets, kinds of events, facets of an affair. Packs are built in; --pack DIR of the other commands reads a folder over them. docs/packs.md teaches to write one.

Example:

  secondsource pack check mypack/`
}

type packCheckCommand struct {
	Dirs []string `arg:"" optional:"" name:"dir" help:"Folders that are read over the built-in packs, in this order; without any, the built-in packs are checked."`
}

// Help teaches the command by example.
func (packCheckCommand) Help() string {
	return `Loads the built-in packs with the folders over them, and reads every example sentence with them: those of the folders, and those of the built-in packs, which a folder may have broken. What is wrong is told with file and line: an unknown table or column, a doubled name, a reference that leads nowhere, a rule without examples, an example that does not come out. A pack with a problem is not used at all.

Examples:

  secondsource pack check
      The built-in packs.

  secondsource pack check mypack/
      A folder of your own. Then: secondsource brief --pack mypack/ articles/`
}

func (c *packCheckCommand) Run(w *world) error {
	p, err := pack.Load(c.Dirs...)
	if err != nil {
		return fmt.Errorf("%w\nNothing was loaded", err)
	}
	steps := append(annotate.Steps(p), extract.Steps(p)...)
	n, err := extract.RunExamples(p, steps)
	if len(c.Dirs) > 0 {
		traps, bad := extract.RunTraps(p, steps, c.Dirs...)
		n, err = n+traps, errors.Join(err, bad)
	}
	if err != nil {
		return fmt.Errorf("%w\nMend the examples or the rules: a pack with a failing example is not used", err)
	}
	_, err = fmt.Fprintf(w.out, "%s: %d kinds of events, %d facets, %d examples hold.\n", strings.Join(p.Names, ", "), len(p.Kinds.Events), len(p.Kinds.Facets), n)
	return err
}

// loadPacks reads the packs with a person's folders over the built-in ones, and
// sees that the examples of the folders hold.
func loadPacks(dirs []string) (*pack.Pack, []secondsource.Step, error) {
	p, err := pack.Load(dirs...)
	if err != nil {
		return nil, nil, fmt.Errorf("--pack: %w", err)
	}
	steps := append(annotate.Steps(p), extract.Steps(p)...)
	if len(dirs) > 0 {
		_, err := extract.RunExamples(p, steps, dirs...)
		_, bad := extract.RunTraps(p, steps, dirs...)
		if err := errors.Join(err, bad); err != nil {
			return nil, nil, fmt.Errorf("--pack: %w", err)
		}
	}
	return p, steps, nil
}
