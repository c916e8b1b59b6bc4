package main

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"unicode"

	"github.com/alecthomas/kong"
)

const about = `Second Source reads news articles and keeps the case file on a contested story: every claim, who stands behind it, who answered, when, and how many independent roots stand behind it. Each line says where it stands.

It runs on this machine alone: nothing is sent anywhere.`

// examples teach by showing; they stand under the help of a command.
const examples = `
Examples:
  secondsource brief articles/               the case file of a folder
  secondsource brief a.txt b.html feed.jsonl the same for single files
  secondsource brief -o story.html articles/ a page to read and to send round
  secondsource brief --claim 3 articles/     one claim, with all it rests on
  secondsource why 3 articles/               why claim 3 is one, and its roots
  secondsource annotate article.txt          what one article says, as JSON
  secondsource pack check mypack/            is this folder of knowledge sound?
  secondsource brief --help                  all the options of a command
`

// help is kong's help with examples below.
func help(o kong.HelpOptions, ctx *kong.Context) error {
	if err := kong.DefaultHelpPrinter(o, ctx); err != nil {
		return err
	}
	if ctx.Selected() == nil {
		_, err := ctx.Stdout.Write([]byte(examples))
		return err
	}
	return nil
}

// helpFor is the command that explains what was wrong.
func helpFor(err error) string {
	var e *kong.ParseError
	if errors.As(err, &e) && e.Context != nil && e.Context.Selected() != nil {
		return "secondsource " + e.Context.Selected().Name + " --help"
	}
	return "secondsource --help"
}

// version is the module version, or the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "secondsource, version unknown"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "development"
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				v = "development, commit " + s.Value[:12]
			}
		}
	}
	return "secondsource " + v
}

type versionCommand struct{}

func (versionCommand) Run(w *world) error {
	_, err := w.out.Write([]byte(version() + "\n"))
	return err
}

// plainly is the message of an error for a person: without the kind of error at
// the end of each line, and without anything that could act on a terminal.
func plainly(err error) string {
	lines := strings.Split(err.Error(), "\n")
	out := lines[:0]
	for _, l := range lines {
		for _, s := range sentinels {
			l = strings.TrimSuffix(l, ": "+s.Error())
			if l == s.Error() {
				l = ""
			}
		}
		l = inert(l)
		if strings.TrimSpace(l) != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// inert drops what could act on a terminal: file names come from others.
func inert(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return -1
		}
		return r
	}, s)
}

// warn writes one line on the error stream.
func (w *world) warn(format string, args ...any) {
	fmt.Fprintln(w.err, "secondsource: "+strings.TrimRight(inert(fmt.Sprintf(format, args...)), "; "))
}
