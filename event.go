package secondsource

// EventStatus says how an event is told.
type EventStatus string

const (
	Held          EventStatus = "held"     // as a fact, in the article's own voice
	ReportedEvent EventStatus = "reported" // by somebody it quotes or reports
	PlannedEvent  EventStatus = "planned"
	DeniedEvent   EventStatus = "denied"
	// PossibleEvent is told as a possibility, a wish or a condition: it stands in
	// no list of events.
	PossibleEvent EventStatus = "possible"
)

// Event is one happening as one text tells it in one place.
type Event struct {
	Kind         string // id in the packs
	Participants []Participant
	Date         int // index in Doc.Dates of the expression that dates it, -1 for none
	Status       EventStatus
	Span         Span // of the words that tell of it, first to last
	Sentence     int  // index in Doc.Sentences
	Statement    string
}

// Participant fills a role of an event.
type Participant struct {
	Role  string
	Actor string // name of the actor, else the words
	ID    string // of the actor, "" for none
	Head  Span   // the word that carries the phrase
	Span  Span   // of the phrase
	Count *Count // how many, where the text says
}

// Count is a number of people or things with what weakens it.
type Count struct {
	N         float64
	Qualifier string // at least, about …; "" for an exact number
	Part      bool   // a part or an addition: three of them, two more
	Span      Span
}

// Detail is what one place of a text says about one facet of an affair.
type Detail struct {
	Facet     string // id in the packs
	Word      string // lemma of the word that tells of it
	Text      string // the words, as far as they answer
	Span      Span
	Actor     string // id of the actor, "" for none
	Count     *Count // of a facet that is a number
	Status    EventStatus
	Date      int // index in Doc.Dates, -1 for none
	Sentence  int
	Statement string // id of the innermost statement that says it, "" for the outlet itself
}

// Ways in which the event of a clause gets its time.
const (
	ByOwn         = "own"         // the expression that hangs on it
	ByGovernor    = "governor"    // the clause above it
	BySpeech      = "speech"      // it is an act of speech, dated as a statement
	ByUtterance   = "utterance"   // before, at or after the act of speech that tells of it
	ByPublication = "publication" // before, at or after the publication
)

// Happening is the event of one clause with its time.
type Happening struct {
	Span // of the word that carries it
	When
	Way       string // one of the ways above, "" where it has no known time
	Negated   bool   // it is told that it did not happen
	Statement string // id of the innermost statement that tells of it, "" for the article itself
}
