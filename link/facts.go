package link

import (
	"slices"
	"strings"
)

// facts are what the statements of a claim tell of each other's sources, whatever
// their days. All of them can only lower the count.
type facts struct {
	c          *claim
	tells      map[*stmt]bool   // an outlet's words that tell what a source beside them says
	witnesses  map[string]bool  // bare keys of unnamed eyewitnesses
	ministries map[string]*stmt // government -> the first word of a body of it
	papers     map[*stmt]string // of every document that speaks, its key
}

// factsOf reads a claim once.
func (l *linker) factsOf(c *claim) *facts {
	f := &facts{c: c, tells: map[*stmt]bool{}, witnesses: map[string]bool{}, ministries: map[string]*stmt{}, papers: map[*stmt]string{}}
	var papers []paper
	for _, s := range c.stmts {
		w := s.who
		if s.Speaker == nil || w.channel || s.utt == nil {
			continue
		}
		if s.outer != nil && s.outer.who.channel {
			f.tells[s.outer] = true
		}
		if w.anon && l.eyewitness(s) {
			f.witnesses[bareKey(w.key)] = true
		}
		if first := f.ministries[w.state]; w.body != "" && w.body != w.state && (first == nil || after(first.art, s.art)) {
			f.ministries[w.state] = s
		}
		if w.document {
			f.papers[s], papers = l.paperOf(s, papers)
		}
	}
	delete(f.ministries, "")
	return f
}

// paper is a document that speaks, with the names that stand where it is cited.
type paper struct {
	key   string
	names []int32
}

// paperNouns are what a text that speaks is called, whichever it is.
var paperNouns = wordSet(`paper report document assessment text file study memo memorandum dossier analysis`)

// paperOf is the key of the document that a statement cites. One is called by many
// names: a paper of one body beside an assessment of that body is one, and so is
// "the same paper".
func (l *linker) paperOf(s *stmt, known []paper) (string, []paper) {
	key := bareKey(s.who.key)
	p := paper{key: "document " + key, names: l.authors(s)}
	if !paperNouns[key[strings.LastIndexAny(key, "-~")+1:]] {
		return p.key, known
	}
	for _, x := range known {
		if len(p.names) == 0 || len(x.names) == 0 || slices.ContainsFunc(p.names, func(n int32) bool { return has(x.names, n) }) {
			return x.key, known
		}
	}
	return p.key, append(known, p)
}

// authors are the names that stand in the source of a statement.
func (l *linker) authors(s *stmt) []int32 {
	var out []int32
	if s.Source == nil {
		return nil
	}
	for _, i := range s.art.wordsIn(s.Source.Spans) {
		if x := s.art.words[i].term; x >= 0 && l.v.isName[x] && !has(out, x) {
			out = append(out, x)
		}
	}
	return out
}
