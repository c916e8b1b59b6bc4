package secondsource

import "slices"

// Attributions are the statements of a document, each with all its words: those
// of a quotation that goes on in the same paragraph, after the report and without
// a cue of its own, are part of the report's content, as well as statements of
// their own. Who asks what is attributed to whom wants the whole; who links claims
// wants the parts.
func Attributions(d *Doc) []*Statement {
	at := make(map[string]int, len(d.Statements))
	out := slices.Clone(d.Statements)
	for i, s := range out {
		at[s.ID] = i
	}
	for _, s := range d.Statements {
		i, ok := at[s.Continues]
		if s.Continues == "" || !ok || !s.Accepted || out[i].Paragraph != s.Paragraph {
			continue
		}
		whole := *out[i]
		whole.Content = WordsAt(d.Text, slices.Concat(whole.Content.Spans, s.Content.Spans)...)
		out[i] = &whole
		at[s.ID] = i // what goes on with the continuation goes on with the report
	}
	return out
}
