package secondsource

// UPOS is a universal part-of-speech tag; the zero value is X, "not known".
type UPOS uint8

const (
	X UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

var uposNames = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

func (u UPOS) String() string               { return uposNames[u] }
func (u UPOS) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// ParseUPOS gives the tag of a name, X for an unknown one.
func ParseUPOS(s string) UPOS {
	for i, n := range uposNames {
		if n == s {
			return UPOS(i)
		}
	}
	return X
}

// Deprel is a universal dependency relation, with the sub-types that extraction
// asks for; the zero value is dep, "some relation".
type Deprel uint8

const (
	Dep Deprel = iota
	Root
	Acl
	AclRelcl
	Advcl
	Advmod
	Amod
	Appos
	AuxRel
	AuxPass
	Case
	Cc
	Ccomp
	Compound
	CompoundPrt
	Conj
	Cop
	Csubj
	DetRel
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	Nmod
	NmodPoss
	Nsubj
	NsubjPass
	Nummod
	Obj
	Obl
	OblTmod
	OblAgent
	Orphan
	Parataxis
	Punct
	Reparandum
	Vocative
	Xcomp
)

var deprelNames = [...]string{"dep", "root", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:poss", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:tmod", "obl:agent", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"}

func (r Deprel) String() string               { return deprelNames[r] }
func (r Deprel) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// ParseDeprel gives the relation of a name; an unlisted sub-type gives its
// relation ("cc:preconj" is cc), an unknown name dep.
func ParseDeprel(s string) Deprel {
	for {
		for i, n := range deprelNames {
			if n == s {
				return Deprel(i)
			}
		}
		cut := -1
		for i := range s {
			if s[i] == ':' {
				cut = i
			}
		}
		if cut < 0 {
			return Dep
		}
		s = s[:cut]
	}
}

// Feats is the set of the morphological features that extraction asks for.
type Feats uint16

const (
	Past Feats = 1 << iota
	Present
	Participle
	Gerund
	Infinitive
	Finite
	Passive
	Plural
	Singular
	Person1
	Person2
	Person3
)

// Has reports whether all features of g are set.
func (f Feats) Has(g Feats) bool { return f&g == g }
