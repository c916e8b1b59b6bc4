package secondsource

// Ledger is what many documents amount to. Its JSON is the program's JSON: the
// field names and their meaning are fixed by docs/brief.schema.json.
type Ledger struct {
	Version     int          `json:"version"`
	Engine      Engine       `json:"engine"`
	AsOf        Day          `json:"as_of"`
	Since       Day          `json:"since"`   // the earlier day of a comparison, 0 for none
	Changes     []Change     `json:"changes"` // since then
	Documents   []*Document  `json:"documents"`
	Statements  []*Entry     `json:"statements"`
	Utterances  []*Utterance `json:"utterances"`
	Claims      []*Claim     `json:"claims"`
	Responses   []*Response  `json:"responses"`
	Differences []Difference `json:"differences"`
	Quotes      []QuoteSet   `json:"quotes"`
	Transfers   []*Transfer  `json:"transfers"`
	Instruments []Instrument `json:"instruments"`
	Dates       []DateEntry  `json:"dates"`
	Copies      []Copy       `json:"copies"`
	Circular    []Circular   `json:"circular"`
	Forecasts   []Forecast   `json:"forecasts"`
	Events      []EventEntry `json:"events"`
	Accounts    []*Account   `json:"accounts"`
	Stories     []Story      `json:"stories"`
	Skipped     []Skip       `json:"skipped"`
	Unread      []Unread     `json:"unread"`

	Decisions []Decision `json:"-"` // why it was linked so, where that was asked for
}

// Decision is a step of linking that joined two things, or came near to it and
// did not. A and B are ids: of statements (utterance, claim), of a statement and
// a claim (response), or of documents (copy, story).
type Decision struct {
	Of     string  `json:"of"` // utterance, claim, response, copy, story
	A      string  `json:"a"`
	B      string  `json:"b"`
	Joined bool    `json:"joined"`
	Near   float64 `json:"near"` // how near they are, 0 to 1; compare within one kind only
	Why    string  `json:"why"`
}

// Engine names what produced a ledger.
type Engine struct {
	Program string   `json:"program"`
	Models  []string `json:"models"`
	Packs   []string `json:"packs"`
}

// Document is a document's row in the ledger.
type Document struct {
	ID        string    `json:"id"`
	Path      string    `json:"path"`
	Record    Opt       `json:"record"`
	URL       Opt       `json:"url"`
	SHA256    string    `json:"sha256"`
	Text      Opt       `json:"text,omitempty"` // only where it is not the file's own bytes
	Outlet    *Fact     `json:"outlet"`
	Title     *Fact     `json:"title"`
	Byline    *Fact     `json:"byline"`
	Published Published `json:"published"`
	Story     Opt       `json:"story"`

	Source *Doc `json:"-"` // the document itself, for citing and rendering
}

// Entry is a statement with its place in the ledger.
type Entry struct {
	*Statement
	Utterance Opt      `json:"utterance"`
	Claims    []string `json:"claims"`
}

// Utterance is one act of speech: one speaker on one occasion.
type Utterance struct {
	ID          string   `json:"id"`
	Speaker     string   `json:"speaker"`
	Institution Opt      `json:"institution"`
	Date        When     `json:"date"`
	Occasion    Opt      `json:"occasion"`
	Statements  []string `json:"statements"`
}

// ClaimKind separates evidence from what is none.
type ClaimKind string

const (
	Evidence ClaimKind = "evidence"
	Opinion  ClaimKind = "opinion"
	Self     ClaimKind = "self" // a party about itself
	Urging   ClaimKind = "urging"
)

// Claim is one proposition with the acts of speech that assert or answer it.
type Claim struct {
	ID         string    `json:"id"`
	Gist       string    `json:"gist"`
	Kind       ClaimKind `json:"kind"`
	Statements []string  `json:"statements"`
	Utterances []string  `json:"utterances"`
	Documents  []string  `json:"documents"`
	Roots      Roots     `json:"roots"`
	Responses  []string  `json:"responses"` // ids of the responding statements
	Rules      []Rule    `json:"rules"`

	Number int `json:"-"` // of a narrowed ledger: the claim's number in the whole; else 0
}

// Roots is where the knowledge behind a claim comes from: surely Min distinct
// origins, at most Max.
type Roots struct {
	Min        int       `json:"min"`
	Max        int       `json:"max"`
	List       []Origin  `json:"list"`
	NotCounted []Reason  `json:"not_counted"`
	Timeline   []BoundAt `json:"timeline"`
}

// Origin is one root. Certainty is "sure" or "possible".
type Origin struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Certainty  string   `json:"certainty"`
	Utterances []string `json:"utterances"`
	Why        string   `json:"why"`
}

// Reason says why something was not counted. Statement is where it stands.
type Reason struct {
	Name      string `json:"name"`
	Why       string `json:"why"`
	Statement Opt    `json:"statement"`
}

// BoundAt is the state of the bounds for readers up to a day (0: the whole corpus).
type BoundAt struct {
	Until Day `json:"until"`
	Min   int `json:"min"`
	Max   int `json:"max"`
}

// Rule is a legal rule that a claim, if true, would fall under.
type Rule struct {
	Rule      string   `json:"rule"`
	Version   string   `json:"version"`
	Why       string   `json:"why"`
	Unchecked []string `json:"unchecked"`
}

// ResponseKind: four kinds, never mixed.
type ResponseKind string

const (
	IsDenial          ResponseKind = "denial"
	IsNonConfirmation ResponseKind = "non-confirmation"
	IsNoComment       ResponseKind = "no-comment"
	IsNoResponse      ResponseKind = "no-response"
)

// Response is a statement that answers claims. Primary is false for a response
// told without words, day or channel of its own.
type Response struct {
	Statement string       `json:"statement"`
	Kind      ResponseKind `json:"kind"`
	Claims    []string     `json:"claims"`
	Scope     Opt          `json:"scope"`
	Primary   bool         `json:"primary"`
	Note      string       `json:"note,omitempty"` // "told as a denial; the words were …"
}

// Place is a stretch of one document with the value read from it.
type Place struct {
	Doc   string `json:"doc"`
	Spans []Span `json:"spans"`
	Text  string `json:"text"`
	Value Opt    `json:"value"`
}

// Difference is two or more sides that do not say the same. Places of one side
// agree. Only a conflict is Strict, a contradiction.
type Difference struct {
	ID     string    `json:"id"`
	Kind   string    `json:"kind"` // conflict, distortion, scope, time, attribution, omission
	Slot   string    `json:"slot"`
	Sides  [][]Place `json:"sides"`
	Strict bool      `json:"strict"`
	Why    string    `json:"why"`
}

// QuoteSet is the wordings of one utterance, the fullest first. Only reports that
// just one of the documents that carry the utterance has these words.
type QuoteSet struct {
	ID        string         `json:"id"`
	Utterance string         `json:"utterance"`
	Versions  []QuoteVersion `json:"versions"`
	Only      bool           `json:"only"`
}

// QuoteVersion is one wording and its change against the fullest.
type QuoteVersion struct {
	Statement string `json:"statement"`
	Change    string `json:"change"` // identical, truncated, edited, altered
	Diff      string `json:"diff"`
	Why       string `json:"why,omitempty"`
}

// DateEntry is a time expression in the ledger.
type DateEntry struct {
	Doc   string `json:"doc"`
	Spans []Span `json:"spans"`
	Text  string `json:"text"`
	Type  string `json:"type"`
	Value Opt    `json:"value"`
	Interval
	Why string `json:"why"`
}

// Copy is text that one document took from another.
type Copy struct {
	ID       string  `json:"id"`
	Source   string  `json:"source"`
	Copy     string  `json:"copy"`
	Kind     string  `json:"kind"`  // identical, near, passage
	Share    float64 `json:"share"` // of the copy's words that stand in the source
	Credited bool    `json:"credited"`
}

// Circular is a sentence that calls something confirmed by what is its own source.
type Circular struct {
	ID    string `json:"id"`
	Doc   string `json:"doc"`
	Spans []Span `json:"spans"`
	Text  string `json:"text"`
	Claim Opt    `json:"claim"`
	Why   string `json:"why"`
}

// Forecast is a statement about what is to come. Outcome is true or false where a
// later document surely reports it, else unknown; OutcomeBasis is where it does.
type Forecast struct {
	Statement    string   `json:"statement"`
	By           string   `json:"by"`
	Content      string   `json:"content"`
	Horizon      Interval `json:"horizon"` // open where no term is told
	Outcome      string   `json:"outcome"` // true, false, unknown
	OutcomeBasis []Place  `json:"outcome_basis"`
}

// Story is a group of documents about one affair.
type Story struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Documents []string `json:"documents"`
	Interval
}

// EventEntry is an event as one document tells it.
type EventEntry struct {
	ID           string       `json:"id"`
	Type         string       `json:"type"` // a kind of event of the packs
	Participants []EventActor `json:"participants"`
	Place        Opt          `json:"place"`
	Date         When         `json:"date"`
	Status       EventStatus  `json:"status"` // held, planned, reported, denied
	Doc          string       `json:"doc"`
	Spans        []Span       `json:"spans"`
	Text         string       `json:"text"`       // the words that tell of it
	Statements   []string     `json:"statements"` // that report it; none where the outlet itself does
}

// EventActor is who or what takes part in an event. Number is how many, where the
// text counts them.
type EventActor struct {
	Role   string   `json:"role"`
	Actor  string   `json:"actor"`
	ID     Opt      `json:"id"`
	Number *float64 `json:"number"`
}

// AccountStatus is how a value stands among the others that are given.
type AccountStatus string

const (
	AccountStated     AccountStatus = "stated"
	AccountPossible   AccountStatus = "possible"   // never more than may or could
	AccountContested  AccountStatus = "contested"  // denied by another, or counted otherwise at the same time
	AccountSuperseded AccountStatus = "superseded" // a number that a later one replaces
	AccountDenied     AccountStatus = "denied"     // only ever denied
)

// Account is one value that is given for a facet of an affair (how many died, what
// the cause was), with who gives it and who denies it.
type Account struct {
	ID         string        `json:"id"`
	Story      Opt           `json:"story"`
	Facet      string        `json:"facet"`
	Label      string        `json:"label"`
	Value      string        `json:"value"`
	Number     *float64      `json:"number"`
	Qualifier  Opt           `json:"qualifier"`
	Status     AccountStatus `json:"status"`
	By         []string      `json:"by"`
	Statements []string      `json:"statements"`
	DeniedBy   []string      `json:"denied_by"`
	First      Day           `json:"first"` // by when it was first given
	Places     []Place       `json:"places"`
	Why        string        `json:"why"` // of the status
}
