package secondsource

// Act is the closed list of speech acts.
type Act string

const (
	Assert          Act = "assert"
	Announce        Act = "announce"
	Confirm         Act = "confirm"
	Deny            Act = "deny"
	NonConfirmation Act = "non-confirmation"
	NoComment       Act = "no-comment"
	Accuse          Act = "accuse"
	Condemn         Act = "condemn"
	Praise          Act = "praise"
	Warn            Act = "warn"
	Threaten        Act = "threaten"
	Urge            Act = "urge"
	Pledge          Act = "pledge"
	Propose         Act = "propose"
	Refuse          Act = "refuse"
	Ask             Act = "ask"
	Predict         Act = "predict"
	Assess          Act = "assess"
	Agree           Act = "agree"
	OtherAct        Act = "other"
)

// Mode is how the words of a statement are carried.
type Mode string

const (
	Direct   Mode = "direct"   // a quotation that stands by itself
	Indirect Mode = "indirect" // no quotation marks
	Mixed    Mode = "mixed"    // a quoted fragment built into a sentence
	Headline Mode = "headline"
)

// Polarity of the content of a statement.
type Polarity string

const (
	Asserted     Polarity = "asserted"
	Negated      Polarity = "negated"
	Conditional  Polarity = "conditional"
	Planned      Polarity = "planned"
	Hypothetical Polarity = "hypothetical"
)

// SpeakerKind says what sort of source a speaker is.
type SpeakerKind string

const (
	KindPerson      SpeakerKind = "person"
	KindInstitution SpeakerKind = "institution"
	KindState       SpeakerKind = "state"
	KindCollective  SpeakerKind = "collective"
	KindAnonymous   SpeakerKind = "anonymous"
	KindDocument    SpeakerKind = "document"
	KindOutlet      SpeakerKind = "outlet"
)

// Speaker is whoever a statement is attributed to.
type Speaker struct {
	// ID is the actor's id in the pack; a person or body that the pack does not
	// know gets "~" and its normalised full name, an anonymous source "?" and
	// its description with the document's id.
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	Kind        SpeakerKind `json:"kind"`
	Institution Opt         `json:"institution"` // the body it speaks for, by name
	Role        Opt         `json:"role"`

	Body    string   `json:"-"` // id of that body: in the pack, or "~name"
	State   string   `json:"-"` // id of the state behind it, or ""
	Members []string `json:"-"` // ids of a collective's members, where the text names them
	Plural  bool     `json:"-"` // unnamed sources in the plural
	Others  bool     `json:"-"` // "and other officials": one more root is possible
}

// Actor is somebody a document speaks of: a person, a body, a state, an outlet,
// or an unnamed source that says something.
type Actor struct {
	Speaker
	Doubtful bool // a name that several bear in this document: nobody for certain
	Mentions []Mention
}

// Mention is a place where a document speaks of an actor.
type Mention struct {
	Span  Span
	Named bool // by a name, not by a pronoun or a description
}

// Statement is one attribution in one document: who, how and what.
type Statement struct {
	ID         string   `json:"id"`
	Doc        string   `json:"doc"`
	Paragraph  int      `json:"paragraph"`
	Source     *Words   `json:"source"`
	Cue        *Words   `json:"cue"`
	Content    *Words   `json:"content"`
	Mode       Mode     `json:"mode"`
	Act        Act      `json:"act"`
	Polarity   Polarity `json:"polarity"`
	Hedges     []string `json:"hedges"`
	Speaker    *Speaker `json:"speaker"`
	To         Opt      `json:"to"`
	Venue      Opt      `json:"venue"`
	Said       *When    `json:"said"`
	Happened   *When    `json:"happened"` // what the content's main clause tells of
	Chain      []string `json:"chain"`    // from the outlet to the origin
	Confidence float64  `json:"confidence"`
	Accepted   bool     `json:"accepted"`
	By         string   `json:"by"` // rule or model that found it

	// What linking needs and the JSON does not carry.
	SaidAt   int    `json:"-"`                  // index in Doc.Dates of the expression that dates the act of speech, -1 for none
	Iterated bool   `json:"iterated,omitempty"` // repeatedly, previously, has long said: many acts or one of unknown day
	Sentence int    `json:"-"`                  // index in Doc.Sentences of the content's first sentence
	Inside   string `json:"-"`                  // id of the statement whose content holds this one, or ""
	// Continues is the id of the statement whose words this one goes on with, after
	// the end of its sentence and without a cue of its own; "" for none.
	Continues string   `json:"-"`
	Relays    []string `json:"-"` // names of who carried it between outlet and speaker ("New York Times", "TASS")
	Basis     []Basis  `json:"-"`
	Nominal   bool     `json:"-"` // the cue is a noun: denials, allegations
	Silent    bool     `json:"-"` // no act of speech at all: did not respond, could not be reached
	Unsaid    bool     `json:"-"` // the sentence leaves open that it was said, or tells that it was not: no claim rests on it
	// Told is the learnt extractor's reading, nil where it has none; see [Attributions].
	Told *Told `json:"-"`
}

// Told is an attribution in the wider sense of PolNeAR: whatever somebody is told to
// say, think or want.
type Told struct {
	Source, Cue, Content *Words
	Confidence           float64
}

// Basis is what a source says its knowledge rests on.
type Basis struct {
	Kind string // intelligence, document, witness, footage, data, other source
	Text string
	Span Span
}

// Date is one time expression of a document. Interval is its meaning where the
// text or the publication date decide it.
type Date struct {
	Span Span
	Text string
	Type string // TIMEX3: DATE, TIME, DURATION, SET
	// Value is the TIMEX3 value, "" where it hangs on an unknown publication date.
	Value string
	Interval
	Why  string
	Expr Expr
}
