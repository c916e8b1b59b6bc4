package annotate

import (
	"strings"
	"testing"
)

func TestSplitParagraphs(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"lines":    {"One.\nTwo.\n\n\nThree.", "One.|Two.|Three."},
		"returns":  {"One.\r\nTwo.\rThree.\u2028Four.\f\u00a0\nFive.", "One.|Two.|Three.|Four.|Five."},
		"blank":    {" \n\t\n", ""},
		"one line": {"  One.  ", "One."},
		"wrapped": {
			"Ship leaves quay\n\nThe harbour office said on Tuesday that it had not been told\nof the inspection and would ask the ministry for the papers.\n\nThe ministry did not answer. It has never answered before,\nand nobody in the town expects that it ever will.\n",
			"Ship leaves quay|The harbour office said on Tuesday that it had not been told of the inspection and would ask the ministry for the papers.|The ministry did not answer. It has never answered before, and nobody in the town expects that it ever will.",
		},
		"wrapped and indented": {
			"   The harbour office said on Tuesday that it had not\nbeen told of the inspection and would ask the ministry\nfor the papers.\n   The ministry did not answer. Nobody in the town\nexpects that it ever will, whatever the office says.\n",
			"The harbour office said on Tuesday that it had not been told of the inspection and would ask the ministry for the papers.|The ministry did not answer. Nobody in the town expects that it ever will, whatever the office says.",
		},
		"wrapped, short last line": {
			"The harbour office said on Tuesday that it had not been told\nof the inspection and would ask the ministry for the papers.\nNobody knew.\nThe ministry did not answer. It has never answered before,\nand nobody in the town expects that it ever will.\n",
			"The harbour office said on Tuesday that it had not been told of the inspection and would ask the ministry for the papers. Nobody knew.|The ministry did not answer. It has never answered before, and nobody in the town expects that it ever will.",
		},
		"list": {"He has to:\nstop lying\nShow humility\nFill in the gaps", "He has to:|stop lying|Show humility|Fill in the gaps"},
	} {
		var got []string
		for _, p := range splitParagraphs(c.text) {
			got = append(got, strings.Join(strings.Fields(p.span.Of(c.text)), " "))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, s, c.want)
		}
	}
}
