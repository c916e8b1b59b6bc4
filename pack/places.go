package pack

import "secondsource"

var placeColumns = []string{"name", "state", "note"}

// Places knows in which state a town or port lies: the id of the state by folded name.
type Places map[string]string

func buildPlaces(rows []row, actors *Actors, bad *problems) Places {
	p := make(Places, len(rows))
	for _, r := range rows {
		if a := actors.ByID(r.cells[1]); a == nil || a.Kind != KindState {
			bad.at(r.file, r.line, secondsource.ErrNotFound, "unknown state %q", r.cells[1])
			continue
		}
		p[fold(r.cells[0])] = r.cells[1]
	}
	return p
}

// State is the id of the state in which a place lies, "" where the pack does not know.
func (p Places) State(name string) string { return p[fold(name)] }
