package pack

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"secondsource"
)

//go:embed base/*.tsv arms/*.tsv accidents/*.tsv
var embedded embed.FS

// Pack is all knowledge the steps ask for.
type Pack struct {
	Names   []string // the folders it was loaded from, in order: those built in, then those of the person
	Acts    *Acts
	Actors  *Actors
	Roles   *Roles
	Objects Objects
	Hedges  []Hedge
	Events  []PublicEvent
	Traps   []Trap
	Kinds   *Kinds // of events, and the facets of an affair
	Goods   *Goods
	Trade   *Trade
	Law     *Law
	Places  Places
}

type kind struct {
	file    string
	columns []string
}

// kinds lists the tables of a pack with their columns, the key first.
var kinds = [...]kind{
	{"speech_acts.tsv", actColumns},
	{"objects.tsv", objectColumns},
	{"hedges.tsv", hedgeColumns},
	{"roles.tsv", roleColumns},
	{"generic_bodies.tsv", bodyColumns},
	{"states.tsv", stateColumns},
	{"institutions.tsv", institutionColumns},
	{"persons.tsv", personColumns},
	{"outlets.tsv", outletColumns},
	{"events.tsv", eventColumns},
	{"traps.tsv", trapColumns},
	{"word_groups.tsv", groupColumns},
	{"event_kinds.tsv", eventKindColumns},
	{"event_words.tsv", eventWordColumns},
	{"facets.tsv", facetColumns},
	{"examples.tsv", exampleColumns},
	{"goods.tsv", goodsColumns},
	{"transfers.tsv", frameColumns},
	{"stages.tsv", stageColumns},
	{"rules.tsv", ruleColumns},
	{"instruments.tsv", instrumentColumns},
	{"places.tsv", placeColumns},
}

// Default is the embedded knowledge. It is read anew on every call (a few
// milliseconds): keep it. It cannot fail, because a test loads it.
func Default() *Pack {
	p, err := Load()
	if err != nil {
		panic("pack: the embedded packs do not load: " + err.Error())
	}
	return p
}

// Load reads the embedded packs and then each folder over them: a row whose key
// (form and kind of a cue, id of an actor, form of a role …) stands in an
// earlier pack replaces it, a row that begins with "-" removes it, any other
// row is added. The error joins all problems found, each with file and line.
func Load(dirs ...string) (*Pack, error) {
	bad := &problems{}
	var sources []source
	for _, name := range builtIn {
		sub, err := fs.Sub(embedded, name)
		if err != nil {
			return nil, fmt.Errorf("pack: %s: %w", name, err)
		}
		sources = append(sources, source{name, sub})
	}
	for _, dir := range dirs {
		sources = append(sources, source{filepath.ToSlash(filepath.Clean(dir)), os.DirFS(dir)})
	}
	tables, err := readAll(sources, bad)
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	p := build(tables, bad)
	if err := bad.err(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	for _, s := range sources {
		p.Names = append(p.Names, filepath.Base(s.name))
	}
	return p, nil
}

// builtIn are the folders of the embedded packs, in the order in which they are read.
var builtIn = []string{"base", "arms", "accidents"}

type source struct {
	name string
	fsys fs.FS
}

// readAll reads the tables of all sources; the rows of one kind stay in the
// order of the sources, one slice a source.
func readAll(sources []source, bad *problems) (map[string][][]row, error) {
	tables := map[string][][]row{}
	for _, s := range sources {
		entries, err := fs.ReadDir(s.fsys, ".")
		if err != nil {
			return nil, fmt.Errorf("folder %s: %w (%w)", s.name, secondsource.ErrNotFound, err)
		}
		found := 0
		for _, e := range entries {
			if e.IsDir() || !strings.HasSuffix(e.Name(), ".tsv") {
				continue
			}
			found++
			at := slices.IndexFunc(kinds[:], func(k kind) bool { return k.file == e.Name() })
			if at < 0 {
				bad.at(s.name+"/"+e.Name(), 0, secondsource.ErrInvalid, "no table of a pack has this name (known: %s)", tableNames())
				continue
			}
			tables[e.Name()] = append(tables[e.Name()], readTable(s.fsys, s.name, e.Name(), kinds[at].columns, bad))
		}
		if found == 0 {
			return nil, fmt.Errorf("folder %s holds no table (*.tsv): %w", s.name, secondsource.ErrInvalid)
		}
	}
	return tables, nil
}

func tableNames() string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.file)
	}
	return strings.Join(names, ", ")
}

// build turns rows into a pack; what is wrong goes to bad.
func build(tables map[string][][]row, bad *problems) *Pack {
	p := &Pack{}
	p.Acts = buildActs(overlay(tables["speech_acts.tsv"], 2, false, bad), bad)
	p.Roles = buildRoles(overlay(tables["roles.tsv"], 1, false, bad), bad)
	p.Objects = buildObjects(overlay(tables["objects.tsv"], 2, true, bad), bad)
	p.Hedges = buildHedges(overlay(tables["hedges.tsv"], 2, true, bad), bad)
	p.Events = buildEvents(overlay(tables["events.tsv"], 1, true, bad), bad)
	p.Traps = buildTraps(overlay(tables["traps.tsv"], 1, true, bad), bad)
	p.Kinds = buildKinds(tables, bad)
	p.Goods = buildGoods(overlay(tables["goods.tsv"], 1, true, bad), bad)
	p.Trade = buildTrade(overlay(tables["transfers.tsv"], 2, true, bad), overlay(tables["stages.tsv"], 2, true, bad), bad)
	p.Actors = buildActors(tables, p.Roles, bad)
	p.Places = buildPlaces(overlay(tables["places.tsv"], 1, true, bad), p.Actors, bad)
	p.Law = buildLaw(overlay(tables["rules.tsv"], 1, false, bad), overlay(tables["instruments.tsv"], 2, true, bad), p.Goods, p.Actors, bad)
	return p
}

// overlay merges the tables of several packs. The first key cells are a row's
// key: a later pack's rows replace all rows of earlier packs with the same key.
// Where keys are unique, one may stand only once in one pack.
func overlay(packs [][]row, key int, unique bool, bad *problems) []row {
	var out []row
	for n, rows := range packs {
		if n == 0 && !unique && !slices.ContainsFunc(rows, func(r row) bool { return r.remove }) {
			out = rows
			continue
		}
		lines := make(map[string]int, len(rows)) // key -> line
		for _, r := range rows {
			k := rowKey(r, key)
			if first := lines[k]; first > 0 && unique {
				bad.at(r.file, r.line, secondsource.ErrConflict, "%s stands already in line %d", k, first)
			}
			lines[k] = r.line
		}
		kept, replaced := out, map[string]bool{}
		if n > 0 {
			kept = make([]row, 0, len(out)+len(rows))
			for _, r := range out {
				if k := rowKey(r, key); lines[k] > 0 {
					replaced[k] = true
				} else {
					kept = append(kept, r)
				}
			}
		}
		out = add(kept, rows, key, replaced, bad)
	}
	return out
}

// add puts the rows of a pack behind those kept of earlier ones.
func add(kept, rows []row, key int, replaced map[string]bool, bad *problems) []row {
	kept = slices.Grow(kept, len(rows))
	for _, r := range rows {
		switch k := rowKey(r, key); {
		case !r.remove:
			kept = append(kept, r)
		case !replaced[k]:
			bad.at(r.file, r.line, secondsource.ErrNotFound, "nothing to remove: no earlier pack has %s", k)
		}
	}
	return kept
}

func rowKey(r row, key int) string {
	if key == 1 {
		return r.cells[0]
	}
	return strings.Join(r.cells[:key], "\t")
}
