package secondsource

// Doc is one article as read, with the layers and findings added to it. Its
// Text never changes after read. A Doc is not safe for concurrent writing.
type Doc struct {
	ID     string // derived from the text (and the path, where two files hold the same text)
	Path   string // as given by the person, for citing
	Record string // id of a JSON Lines record, or ""
	URL    string
	SHA256 string // hex, of the bytes read
	Text   string // valid UTF-8
	// Own reports that Text is the file's own bytes; otherwise it was extracted
	// or decoded and is carried in the JSON.
	Own bool
	// Given is what the container or the person said about the article (HTML
	// head, JSON Lines fields, --published), as opposed to the article's text.
	Given Given
	// Hints is what the mark-up of a page says about its paragraphs (headings,
	// captions); it is known before any layer and serves the zones.
	Hints []Zone

	// Layers, in the order in which they are added.
	Zones     []Zone
	Sentences []Sentence
	Tokens    []Token
	Names     []Name
	Mentions  [][]Span // coreference: the places of one entity, a list an entity
	Actors    []Actor  // who those entities are, as far as they can speak; in order of appearance
	Quotes    []Quote

	// Findings.
	Outlet, Title, Byline *Fact
	Published             Published // from this text alone; link solves the rest
	Dates                 []Date
	Statements            []*Statement
	Events                []Event
	Details               []Detail
	Handovers             []*Handover
	Skipped               []Skip
	Unread                []Unread
}

// Given is knowledge about a document from outside its text.
type Given struct {
	Outlet, Title, Byline string
	Published             Day
	Basis                 string // "meta data", "record", "front matter", "command line"
	PublishedBasis        string // that of Published, where it is another
}

// ZoneKind says what a stretch of a document is for.
type ZoneKind string

const (
	ZoneTitle       ZoneKind = "title"
	ZoneDateline    ZoneKind = "dateline" // place, day and agency before the first sentence; date lines and headers
	ZoneBody        ZoneKind = "body"
	ZoneSubheading  ZoneKind = "subheading"
	ZoneCaption     ZoneKind = "caption"
	ZoneCredit      ZoneKind = "credit" // agency or reporter credits, copyright lines
	ZoneByline      ZoneKind = "byline"
	ZoneBio         ZoneKind = "bio"    // about the author
	ZoneWidget      ZoneKind = "widget" // players, share buttons, read-more boxes
	ZoneBoilerplate ZoneKind = "boilerplate"
)

// Readable reports whether statements may be found in a zone of this kind.
func (k ZoneKind) Readable() bool {
	return k == ZoneTitle || k == ZoneBody || k == ZoneSubheading
}

// Zone is a stretch of one paragraph. Zones are in text order, do not overlap,
// cover every byte that is not white space, and begin and end with none.
type Zone struct {
	Kind      ZoneKind `json:"kind"`
	Span      Span     `json:"span"`
	Paragraph int      `json:"paragraph"` // counted from 1; a line of text, or a block of HTML
}

// Sentence is a stretch of one zone with its tokens.
type Sentence struct {
	Span  Span
	First int // index of the first token in Doc.Tokens
	Last  int // index after the last token
	Zone  int // index in Doc.Zones
}

// Token is one word or mark, as Universal Dependencies counts them (multiword
// tokens are split where the text allows: "don't" is "do" + "n't").
type Token struct {
	Span   Span
	Lemma  string
	UPOS   UPOS
	Feats  Feats
	Head   int // index in Doc.Tokens of the governor, -1 for the root of the sentence
	Deprel Deprel
}

// Name is a named entity.
type Name struct {
	Span   Span
	Type   string // PER, ORG, LOC, NORP (people and nationalities), MISC
	Entity string // id of the actor it names: of the pack, or as in Speaker.ID; "" for none
}

// Quote is a quotation: Outer with its marks, Inner without. An unbalanced one
// ends where its paragraph does and says so.
type Quote struct {
	Outer, Inner Span
	Open         bool // no closing mark in this paragraph
	Continues    bool // the next paragraph takes it up with another opening mark
	Depth        int  // 0 for an outermost quotation
	Scare        bool // a word or name between marks, title case or a single token that is not speech
}

// Fact is something a document says about itself.
type Fact struct {
	Text  string `json:"text"`
	Basis string `json:"basis"`
	Span  *Span  `json:"span"`
}

// Published is the publication date of a document.
type Published struct {
	Interval
	Basis      string `json:"basis"` // stated, inferred, assumed, unknown
	Candidates []Day  `json:"candidates"`
	Assumes    Opt    `json:"assumes"`
	Why        string `json:"why"`
}

// SkipReason is the short typed list of reasons for not reading something.
type SkipReason string

const (
	SkipEmpty     SkipReason = "empty"
	SkipBinary    SkipReason = "binary"
	SkipFormat    SkipReason = "format not supported"
	SkipLanguage  SkipReason = "not in English"
	SkipTooLarge  SkipReason = "too large"
	SkipLongLine  SkipReason = "line too long"
	SkipMalformed SkipReason = "malformed"
	SkipNoText    SkipReason = "no article text"
	SkipDuplicate SkipReason = "read already"
	// SkipUnreadable is a file that the system does not let us read.
	SkipUnreadable SkipReason = "cannot be read"
	SkipBio        SkipReason = "about the author"
	SkipCaption    SkipReason = "caption"
	SkipWidget     SkipReason = "page furniture"
	SkipUndated    SkipReason = "undated" // left out by --as-of
)

// MaxParagraph is the length in bytes from which a paragraph is not read: it is
// no prose (data, minified code), and quotation marks would be paired across it.
const MaxParagraph = 1 << 17

// Skip is something that was not read, with its reason. Doc is the id, or the
// path where there is no document.
type Skip struct {
	Doc    string     `json:"doc"`
	Spans  []Span     `json:"spans"`
	Reason SkipReason `json:"reason"`
	Detail string     `json:"detail,omitempty"` // what to do about it
}

// Unread is a sentence with a cue or a quotation from which no statement was taken.
type Unread struct {
	Doc   string `json:"doc"`
	Spans []Span `json:"spans"`
	Text  string `json:"text"`
}
