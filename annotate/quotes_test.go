package annotate

import (
	"strings"
	"testing"

	"secondsource"
)

// Each case gives the text and the inner words of its quotations; a trailing
// "~" marks one left open, a leading "1 " one inside another.
func TestQuotes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"straight", `"We know," she said. "We always did."`, "We know,|We always did."},
		{"curly with apostrophes", `“It’s the drivers’ port,” he said.`, "It’s the drivers’ port,"},
		{"single quotes, British", `‘We do not know,’ the minister’s aide said, ‘and shan’t ask.’`, "We do not know,|and shan’t ask."},
		{"possessive inside single", `‘The drivers’ union knew,’ he said.`, "The drivers’ union knew,"},
		{"headline", `Ministers 'Not Told' Of Sale`, "Not Told"},
		{"nested", `"He told me 'never again' twice," she said.`, "He told me 'never again' twice,|1 never again"},
		{"apostrophes are none", `The '90s weren't theirs, the drivers' union said.`, ""},
		{"left open", `"They were weighing it, the adviser said.`, "They were weighing it, the adviser said.~"},
		{"stray before a pair", `"They were weighing it, he said. Yet "nothing" came.`, "They were weighing it, he said. Yet ~|nothing"},
		{"each paragraph by itself", "\"First, he said.\nThe port \"closed early\" again.", "First, he said.~|closed early"},
		{"typewriter doubles", "``Not now,'' he said.", "Not now,"},
		{"brackets inside", `"[It's] not theirs," he said.`, "[It's] not theirs,"},
		{"guillemets", `«Nein», he said.`, "Nein"},
		{"opened by the closing form", `”The dam held,” she said. ”We watched it all night.”`, "The dam held,|We watched it all night."},
		{"opened by the closing form, dots", `” … it held through the night,” she wrote.`, " … it held through the night,"},
		{"a closing form too many", `“The dam held,”” she said. “It did.”`, "The dam held,|It did."},
		{"nothing but marks", `""""`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &secondsource.Doc{Text: c.text}
			at := 0
			for i, l := range strings.Split(c.text, "\n") {
				d.Zones = append(d.Zones, secondsource.Zone{Kind: secondsource.ZoneBody, Span: secondsource.Span{Start: at, End: at + len(l)}, Paragraph: i + 1})
				at += len(l) + 1
			}
			quotes(d)
			var got []string
			for _, q := range d.Quotes {
				w := q.Inner.Of(c.text)
				if q.Open {
					w += "~"
				}
				if q.Depth > 0 {
					w = "1 " + w
				}
				if w != "" && w != "~" {
					got = append(got, w)
				}
			}
			if g := strings.Join(got, "|"); g != c.want {
				t.Errorf("got  %s\nwant %s", g, c.want)
			}
		})
	}
}
