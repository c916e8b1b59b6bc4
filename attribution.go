package secondsource

import "slices"

// Attributions are the statements of a document, each with all its words: those
// of a quotation that goes on in the same paragraph, after the report and without
// a cue of its own, are part of the report's content, as well as statements of
// their own. Who asks what is attributed to whom wants the whole; who links claims
// wants the parts. Where the learnt extractor read the report too, its reading and
// its confidence are given: an attribution is whatever somebody is told to say, think
// or want, while the ledger accepts acts of speech alone.
func Attributions(d *Doc) []*Statement {
	at := make(map[string]int, len(d.Statements))
	out := slices.Clone(d.Statements)
	for i, s := range out {
		at[s.ID] = i
	}
	for _, s := range d.Statements {
		i, ok := at[s.Continues]
		if s.Continues == "" || !ok || !s.Accepted || out[i].Paragraph != s.Paragraph || out[i].Told != nil {
			continue
		}
		whole := *out[i]
		whole.Content = WordsAt(d.Text, slices.Concat(whole.Content.Spans, s.Content.Spans)...)
		out[i] = &whole
		at[s.ID] = i // what goes on with the continuation goes on with the report
	}
	for i, s := range out {
		if t := s.Told; t != nil {
			told := *s
			told.Source, told.Cue, told.Content = t.Source, t.Cue, t.Content
			told.Confidence, told.Accepted = t.Confidence, t.Confidence >= 0.5
			out[i] = &told
		}
	}
	return out
}
