package secondsource

import "fmt"

// Layer is a set of the things that steps add to a document.
type Layer uint16

const (
	Zones Layer = 1 << iota
	Sentences
	Tokens
	Tags
	Trees
	Names
	Quotes
	Facts // outlet, title, byline, the date stated
	Dates
	Statements
	Events
	Handovers
)

var layerNames = []string{"zones", "sentences", "tokens", "tags", "trees", "names", "quotes", "facts", "dates", "statements", "events", "handovers"}

func (l Layer) String() string {
	s := ""
	for i, n := range layerNames {
		if l&(1<<i) != 0 {
			if s != "" {
				s += ", "
			}
			s += n
		}
	}
	return s
}

// Step is one pass over a document. Run may only add the layers it gives.
type Step struct {
	Name         string
	Needs, Gives Layer
	Run          func(*Doc)
	RunAll       func([]*Doc) // the same for several documents; nil where there is nothing to gain
}

// RunOver runs the step over documents, one after the other or all at once.
func (s Step) RunOver(docs []*Doc) {
	if s.RunAll != nil {
		s.RunAll(docs)
		return
	}
	for _, d := range docs {
		s.Run(d)
	}
}

// CheckSteps reports the first step whose needs no earlier step gives.
func CheckSteps(steps []Step) error {
	var have Layer
	for _, s := range steps {
		if lack := s.Needs &^ have; lack != 0 {
			return fmt.Errorf("step %s needs %v, which no earlier step gives: %w", s.Name, lack, ErrInvalid)
		}
		have |= s.Gives
	}
	return nil
}
