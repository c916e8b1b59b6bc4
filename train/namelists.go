package train

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"secondsource"
	"secondsource/annotate"
)

// nameList is a list of names: a file, and the bits that a word of it gets: that
// of a name of one word, of the first and of a later word of a longer one.
type nameList struct {
	file                string
	single, first, more uint16
}

// nameLists are the lists that the name tagger knows; what they are and where
// they come from stands in docs/models.md.
var nameLists = []nameList{{"given.txt", 1, 1, 1}, {"family.txt", 2, 2, 2}, {"place.txt", 4, 8, 16}}

// ReadNameLists reads the lists of names of a folder, a name a line.
func ReadNameLists(dir string) (keys []uint32, bits []uint16, err error) {
	all := map[uint32]uint16{}
	for _, l := range nameLists {
		b, err := os.ReadFile(filepath.Join(dir, l.file))
		if err != nil {
			return nil, nil, fmt.Errorf("list of names: %w: %w", err, secondsource.ErrNotFound)
		}
		for line := range strings.Lines(string(b)) {
			l.add(all, strings.Fields(line))
		}
	}
	keys = slices.Sorted(maps.Keys(all))
	for _, k := range keys {
		bits = append(bits, all[k])
	}
	return keys, bits, nil
}

func (l *nameList) add(all map[uint32]uint16, words []string) {
	for i, w := range words {
		k := annotate.LowHash(w)
		switch {
		case len(words) == 1:
			all[k] |= l.single
		case i == 0:
			all[k] |= l.first
		default:
			all[k] |= l.more
		}
	}
}
