// Package pack holds the editable knowledge of the program: which words are
// acts of speech, who the actors of the news are and which body they speak for,
// how certainty is hedged, when public events took place. All of it is text
// (tab-separated tables, one row a fact), embedded in the program and
// overridable by folders of the same form; docs/packs.md says how.
//
// A pack is loaded whole or not at all, and never changes afterwards: it may be
// read from many goroutines.
package pack
