package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/term"
)

// screen is what is known of where the output goes.
type screen struct {
	terminal bool
	columns  int // 0 for unknown
}

func screenOf(f *os.File) screen {
	fd := int(f.Fd())
	if !term.IsTerminal(fd) {
		return screen{}
	}
	columns, _, err := term.GetSize(fd)
	if err != nil {
		columns = 0
	}
	return screen{terminal: true, columns: columns}
}

// colored decides about colour: always, never, or on a terminal that wants it
// (no-color.org; TERM=dumb).
func (w *world) colored(choice string, toFile bool) bool {
	switch choice {
	case "always":
		return true
	case "never":
		return false
	}
	if toFile || !w.screen.terminal || w.getenv("NO_COLOR") != "" || w.getenv("TERM") == "dumb" {
		return false
	}
	// An old Windows console prints the codes; the new ones say who they are.
	return runtime.GOOS != "windows" || w.getenv("WT_SESSION") != "" || w.getenv("TERM") != "" || w.getenv("ANSICON") != ""
}

// writable reports before the work starts that a file cannot be written with -o.
func writable(path string) error {
	if path == "" || path == "-" {
		return nil
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("-o %s: it is a folder; give a file name", path)
	}
	dir := filepath.Dir(path)
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("-o %s: folder %s does not exist; create it first", path, dir)
	case err == nil && !info.IsDir():
		return fmt.Errorf("-o %s: %s is no folder", path, dir)
	}
	return nil
}

// save writes to standard output, or to a file that is only there when it is
// whole: it is written beside and renamed.
func (w *world) save(path string, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		return write(w.out)
	}
	if err := writable(path); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return into(path, write) // a pipe or a device: it cannot be replaced
	}
	return replace(path, write)
}

func into(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("write: %w", err)
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func replace(path string, write func(io.Writer) error) (err error) {
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real
	}
	f, err := os.CreateTemp(filepath.Dir(target), ".secondsource-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err = write(f); err != nil {
		return err
	}
	if err = f.Chmod(0o644); err != nil && runtime.GOOS != "windows" {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err = f.Close(); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err = os.Rename(f.Name(), target); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
