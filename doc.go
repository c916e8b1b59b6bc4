// Package secondsource is the vocabulary of the program: what a document is,
// what one text says in one place (a finding), and what many texts amount to
// (a ledger entry). It does no reading, no linguistics and no input or output.
//
// # The tour
//
// One value, [*Doc], is carried from the first byte to the last finding:
//
//	read      bytes of a file or page  ->  *Doc with its text and what the container said about it
//	annotate  text layers              ->  zones, sentences, tokens, tags, trees, names, quotations
//	extract   findings of one Doc      ->  dates, statements
//	link      findings of many Docs    ->  *Ledger: dates solved, utterances, claims, roots, responses, copies
//	brief     the ledger told to a person, as text, Markdown, HTML or JSON
//
// The text of a Doc never changes after read; layers are only added. Every
// [Span] is a half-open byte range of [Doc.Text]. Tokens plus gaps give the text
// back exactly. The analysis of a document is a pure function of its text and
// of the packs; linking is a pure function of a set of documents, so the order
// in which they arrive cannot matter.
//
// A [Statement] is a finding: one attribution in one document. An [Utterance]
// is a ledger entry: one act of speech, however many statements carry it. The
// two are never one type. The words are defined in docs/design.md.
package secondsource
