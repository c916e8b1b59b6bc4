// Command secondsource reads news articles and keeps the case file on a
// contested story: who claims what, on whose authority, who answered, when, and
// how many roots stand behind each claim.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"

	"secondsource"
)

// commands lists what the program can do, one line a command: a new command is a
// struct with a Run method in a file of its own, and a line here.
type commands struct {
	Brief     briefCommand     `cmd:"" help:"Read articles and print the case file: claims, answers, roots, dates."`
	Why       whyCommand       `cmd:"" help:"Print the whole argument for one entry of the case file: words, finders, joins and refusals."`
	Annotate  annotateCommand  `cmd:"" help:"Print the layers and the statements of single documents."`
	Actors    actorsCommand    `cmd:"" help:"Show who is in the documents, under which names, with institution, role and state."`
	Transfers transfersCommand `cmd:"" help:"List the alleged transfers in the columns of an arms-transfer register."`
	Dates     datesCommand     `cmd:"" help:"Show every time expression, its value and why, and when each document was published."`
	Check     checkCommand     `cmd:"" help:"Check that everything found stands where it is said to stand."`
	Pack      packCommand      `cmd:"" help:"Check the knowledge in folders of your own."`
	Version   versionCommand   `cmd:"" help:"Print the version."`
	Score     scoreCommand     `cmd:"" help:"Measure a step against gold data." group:"For developers"`
	Train     trainCommand     `cmd:"" help:"Fit a model of the language engine." group:"For developers"`
	Bench     benchCommand     `cmd:"" help:"Time a step over much data." group:"For developers"`

	ShowVersion kong.VersionFlag `name:"version" help:"Print the version."`
}

// Exit statuses.
const (
	exitOK     = 0
	exitUsage  = 1 // wrong usage or unreadable input
	exitBroken = 2 // an invariant of our own does not hold
)

// world is what the program has of its surroundings: a test gives another one.
type world struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	screen   screen // of out
	errTTY   bool   // err is a terminal
}

// errBroken makes the program end with exitBroken.
var errBroken = errors.New("an invariant does not hold")

func main() {
	w := &world{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv,
		screen: screenOf(os.Stdout), errTTY: screenOf(os.Stderr).terminal}
	os.Exit(run(os.Args[1:], w))
}

// stop carries the status with which the parser wants to leave (help, version).
type stop int

// run is the whole program; it gives the exit status.
func run(args []string, w *world) (status int) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case stop:
			status = int(r)
		default:
			panic(r)
		}
	}()
	parser, err := kong.New(&commands{},
		kong.Name("secondsource"), kong.Description(about), kong.Help(help),
		kong.ConfigureHelp(kong.HelpOptions{NoExpandSubcommands: true, WrapUpperBound: 90}),
		kong.Vars{"version": version()},
		kong.Writers(w.out, w.err), kong.Exit(func(code int) { panic(stop(code)) }), kong.Bind(w))
	if err != nil {
		fmt.Fprintln(w.err, "secondsource:", err)
		return exitBroken
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	ctx, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(w.err, "secondsource: %s\nTry: %s\n", inert(err.Error()), helpFor(err))
		return exitUsage
	}
	return report(ctx.Run(), w)
}

// report turns an error into a message and an exit status.
func report(err error, w *world) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errBroken):
		fmt.Fprintln(w.err, "secondsource:", err)
		return exitBroken
	}
	fmt.Fprintln(w.err, "secondsource:", plainly(err))
	return exitUsage
}

// sentinels say which kind of error it is; the message has said it in words.
var sentinels = []error{secondsource.ErrNotFound, secondsource.ErrInvalid, secondsource.ErrConflict, secondsource.ErrUnsupported}
