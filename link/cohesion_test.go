package link

import (
	"fmt"
	"testing"

	"secondsource"
	"secondsource/pack"
)

// TestTwoAlike: two affairs of one kind, told in the same words of other people
// and places, are two stories, and each is one.
func TestTwoAlike(t *testing.T) {
	tell := []string{
		"A ferry ran aground off %[1]s on its way to %[2]s, and captain %[3]s was questioned about the radar.",
		"Passengers of the ferry that ran aground near %[1]s waited for hours, while %[3]s stayed on the bridge; %[2]s sent a tug.",
		"The ferry of captain %[3]s, aground off %[1]s, lost no oil, the harbour of %[2]s found.",
		"Investigators asked why captain %[3]s left the channel before the ferry ran aground off %[1]s, bound for %[2]s.",
		"The ferry line said captain %[3]s had sailed from %[2]s to %[1]s for years before he ran aground.",
	}
	var docs []*secondsource.Doc
	for k, who := range [][3]any{{"Brennor", "Halmstrand", "Ruud Tack"}, {"Costa Verra", "Almedina", "Inês Falcato"}} {
		for i, text := range tell {
			docs = append(docs, markedDoc(t, fmt.Sprintf("%c%d 2024-03-%02d Paper %d", 'a'+k, i, 2+i, i), fmt.Sprintf(text, who[:]...)))
		}
	}
	led := linkCase(docs, pack.Default(), Options{})
	if len(led.Stories) != 2 || len(led.Stories[0].Documents) != 5 {
		t.Errorf("want two stories of five:\n%s", describe(led))
	}
}
