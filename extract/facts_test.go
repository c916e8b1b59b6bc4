package extract

import (
	"testing"

	"secondsource"
	"secondsource/pack"
)

// zoned builds a document from pairs of zone kind and text, a paragraph each.
func zoned(pairs ...string) *secondsource.Doc {
	d := &secondsource.Doc{ID: "d1"}
	for i := 0; i < len(pairs); i += 2 {
		at := len(d.Text)
		d.Text += pairs[i+1] + "\n\n"
		d.Zones = append(d.Zones, secondsource.Zone{Kind: secondsource.ZoneKind(pairs[i]), Span: secondsource.Span{Start: at, End: at + len(pairs[i+1])}, Paragraph: i/2 + 1})
	}
	return d
}

func factText(t *testing.T, d *secondsource.Doc, f *secondsource.Fact) string {
	t.Helper()
	if f == nil {
		return ""
	}
	if f.Basis == "" || (f.Span != nil && f.Span.Of(d.Text) != f.Text) {
		t.Errorf("fact %+v, span %q", f, f.Span.Of(d.Text))
	}
	return f.Text
}

const story = "The ferry operator halted its night sailings on Monday, the ministry told this newspaper."

func TestFacts(t *testing.T) {
	p := pack.Default()
	for name, c := range map[string]struct {
		doc                            *secondsource.Doc
		outlet, title, byline, publish string
	}{
		"nothing":              {doc: zoned("body", story)},
		"masthead":             {zoned("boilerplate", "La Gazzetta di Lussino — English edition", "title", "Ferries stop", "body", story), "La Gazzetta di Lussino", "Ferries stop", "", ""},
		"masthead, two parts":  {zoned("title", "Ferries stop", "boilerplate", "Morski List, Piran edition. English digest", "body", story), "Morski List", "Ferries stop", "", ""},
		"known name":           {zoned("boilerplate", "Straits Times", "body", story), "Straits Times", "", "", ""},
		"label":                {doc: zoned("boilerplate", "OPINION", "boilerplate", "World", "body", story)},
		"dateline":             {zoned("dateline", "SPLIT, March 3 (Adriatic Press) -", "body", story), "Adriatic Press", "", "", ""},
		"dateline of TASS":     {zoned("dateline", "MOSCOW, September 5. /TASS/.", "body", story), "TASS", "", "", ""},
		"dateline, no place":   {zoned("dateline", "(Reuters) -", "body", story), "Reuters", "", "", ""},
		"dateline, a country":  {doc: zoned("dateline", "VICTORIA (Seychelles) -", "body", story)},
		"closing credit":       {zoned("body", story, "credit", "(Yonhap)"), "Yonhap", "", "", ""},
		"credit in the midst":  {doc: zoned("body", story, "credit", "(Reuters)", "body", story)},
		"closing, two":         {doc: zoned("body", story, "credit", "(AFP/Reuters)")},
		"with inputs":          {doc: zoned("body", story, "credit", "(With inputs from PTI)")},
		"copyright":            {zoned("dateline", "SPLIT (Reuters) -", "body", story, "credit", "© 2031 The Lantern. All rights reserved."), "The Lantern", "", "", ""},
		"copyright, no name":   {doc: zoned("body", story, "credit", "Copyright 2031. All rights reserved.")},
		"caption":              {doc: zoned("caption", "The mayor speaks, May 2, 2030. — AFP", "body", story)},
		"note":                 {zoned("body", story, "bio", "Ida Brun is a Weekly Lantern transport correspondent. She joined Weekly Lantern in 2029. Mail i.brun@lantern.example or find @IdaBrun."), "Weekly Lantern", "", "Ida Brun", ""},
		"note, known paper":    {zoned("body", story, "bio", "Ida Brun is a Newsweek White House correspondent."), "Newsweek", "", "Ida Brun", ""},
		"note, place":          {zoned("body", story, "bio", "Ida Brun is a Washington correspondent."), "", "", "Ida Brun", ""},
		"note, staff":          {zoned("body", story, "bio", "Oton Vries is a columnist for the Straits Times and a sailor."), "Straits Times", "", "Oton Vries", ""},
		"byline":               {zoned("byline", "By Ida Brun and Ivo A. Maras, Adriatic Press", "body", story), "Adriatic Press", "", "Ida Brun and Ivo A. Maras", ""},
		"byline, capitals":     {zoned("byline", "By IDA BRUN AND IVO MARAS", "body", story), "", "", "IDA BRUN AND IVO MARAS", ""},
		"dateline, unknown":    {zoned("dateline", "SPLIT, March 3 (Kotorska) -", "body", story), "Kotorska", "", "", ""},
		"masthead, unknown":    {zoned("boilerplate", "Slobodna Kotorska", "dateline", "4 March 2031", "title", "Ferries stop", "body", story), "Slobodna Kotorska", "Ferries stop", "", ""},
		"masthead with a day":  {zoned("title", "Ferries stop", "boilerplate", "The Hvar Observer,", "dateline", "4 March 2031", "body", story), "The Hvar Observer", "Ferries stop", "", ""},
		"label and word":       {doc: zoned("boilerplate", "World News", "boilerplate", "Letters to the Editor", "boilerplate", "Exclusive:", "body", story)},
		"agency over the text": {zoned("title", "Ferries stop", "credit", "Reuters", "body", story), "Reuters", "Ferries stop", "", ""},
		"byline, agency":       {zoned("byline", "By Reuters", "body", story), "Reuters", "", "", ""},
		"byline, bare":         {zoned("byline", "T. Š. Babić", "body", story), "", "", "T. Š. Babić", ""},
		"byline, place":        {zoned("byline", "By Jean de la Croix in Paris", "body", story), "", "", "Jean de la Croix", ""},
		"byline, staff":        {doc: zoned("byline", "By our correspondent", "body", story)},
		"byline, address":      {zoned("byline", "By Ida Brun ida@lantern.example", "body", story), "", "", "Ida Brun", ""},
		"credit":               {zoned("body", story, "credit", "(Reporting by Ivo Maras in Split; Editing by L. Hart)"), "", "", "Ivo Maras", ""},
		"more reporting":       {doc: zoned("body", story, "credit", "Additional reporting by Ivo Maras")},
		"published line":       {zoned("dateline", "Updated 5 March 2031 | Published: Tuesday, March 4, 2031", "body", story), "", "", "", "2031-03-04"},
		"published at the end": {zoned("body", story, "widget", "First Published: 4. 3. 2031 08:38"), "", "", "", "2031-03-04"},
		"a link":               {doc: zoned("body", story, "widget", "Read more: the report published 4 March 2031")},
		"time stamp":           {zoned("dateline", "2031-03-04T08:12:00Z", "body", story), "", "", "", "2031-03-04"},
		"no such day":          {doc: zoned("dateline", "Published 31 February 2031", "body", story)},
	} {
		facts(c.doc, p)
		if got := factText(t, c.doc, c.doc.Outlet); got != c.outlet {
			t.Errorf("%s: outlet %q, want %q", name, got, c.outlet)
		}
		if got := factText(t, c.doc, c.doc.Title); got != c.title {
			t.Errorf("%s: title %q, want %q", name, got, c.title)
		}
		if got := factText(t, c.doc, c.doc.Byline); got != c.byline {
			t.Errorf("%s: byline %q, want %q", name, got, c.byline)
		}
		if got := c.doc.Published.From.String(); got != c.publish || (got != "" && c.doc.Published.Basis != "stated") {
			t.Errorf("%s: published %+v, want %q", name, c.doc.Published, c.publish)
		}
	}
}

// What the container says about outlet and day goes before the text; the text's
// own title and byline go before the container's.
func TestFactsGiven(t *testing.T) {
	d := zoned("title", "Ferries stop", "dateline", "SPLIT (Reuters) -", "body", story)
	d.Given = secondsource.Given{Outlet: "The Lantern", Title: "FERRIES STOP | The Lantern", Byline: "Ida Brun", Published: secondsource.DayOf(2031, 3, 4), Basis: "meta data", PublishedBasis: "command line"}
	facts(d, pack.Default())
	if d.Outlet.Text != "The Lantern" || d.Outlet.Basis != "meta data" || d.Outlet.Span != nil || d.Title.Text != "Ferries stop" || d.Byline.Text != "Ida Brun" {
		t.Errorf("outlet %+v, title %+v, byline %+v", d.Outlet, d.Title, d.Byline)
	}
	if d.Published.From != d.Given.Published || d.Published.To != d.Given.Published || d.Published.Basis != "stated" || d.Published.Why != "command line" {
		t.Errorf("published %+v", d.Published)
	}
}
