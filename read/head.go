package read

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"secondsource"
)

// head is what a page says about itself, by the vocabulary it says it in; the
// first that speaks wins.
type head struct {
	linked, meta, element secondsource.Given
	canonical, address    string
	times                 []secondsource.Day // of <time> elements
}

// readHead fills d.Given from JSON-LD, meta elements and <time>, in this order.
func readHead(d *secondsource.Doc, root *html.Node) {
	h := &head{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			h.node(n)
		}
	}
	if h.element.Published == 0 && len(h.times) > 0 && same(h.times) {
		h.element.Published = h.times[0]
	}
	g := &d.Given
	for _, from := range []secondsource.Given{h.linked, h.meta, h.element} {
		if g.Outlet == "" {
			g.Outlet = from.Outlet
		}
		if g.Title == "" {
			g.Title = from.Title
		}
		if g.Byline == "" {
			g.Byline = from.Byline
		}
		if g.Published == 0 {
			g.Published = from.Published
		}
	}
	g.Title = withoutSite(g.Title, g.Outlet)
	g.Basis = "meta data"
	d.URL = webAddress(h.canonical)
	if d.URL == "" {
		d.URL = webAddress(h.address)
	}
	// A time stamp in UTC can name the neighbour of the outlet's own day.
	if day := secondsource.DayInURL(d.URL); day != 0 && (day == g.Published-1 || day == g.Published+1) {
		g.Published = day
	}
}

func same(days []secondsource.Day) bool {
	for _, d := range days {
		if d != days[0] {
			return false
		}
	}
	return true
}

func (h *head) node(n *html.Node) {
	switch n.DataAtom {
	case atom.Script:
		if strings.Contains(attr(n, "type"), "ld+json") && n.FirstChild != nil {
			var v any
			if json.Unmarshal([]byte(n.FirstChild.Data), &v) == nil {
				h.linkedData(v, 0)
			}
		}
	case atom.Meta:
		h.metaElement(n)
	case atom.Link:
		if attr(n, "rel") == "canonical" {
			h.canonical = attr(n, "href")
		}
	case atom.Time:
		h.timeElement(n)
	case atom.Title:
		if h.element.Title == "" && n.FirstChild != nil && n.Parent != nil && n.Parent.DataAtom == atom.Head {
			h.element.Title = oneLine(n.FirstChild.Data)
		}
	}
}

// linkedData reads JSON-LD: an object, a list of them or a graph. Only what
// calls itself an article counts.
func (h *head) linkedData(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			h.linkedData(e, depth+1)
		}
	case map[string]any:
		h.linkedData(v["@graph"], depth+1)
		if isArticle(v["@type"]) {
			first(&h.linked.Title, oneLine(html.UnescapeString(text(v["headline"]))))
			first(&h.linked.Outlet, oneLine(text(v["publisher"])))
			first(&h.linked.Byline, person(text(v["author"])))
			if day, ok := isoDay(text(v["datePublished"])); ok && h.linked.Published == 0 {
				h.linked.Published = day
			}
		}
	}
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || v == "Report"
	case []any:
		for _, e := range v {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

// text gives a JSON-LD value as words: a string, the name of an object, or the
// names of a list.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		s, _ := v["name"].(string)
		return s
	case []any:
		var all []string
		for _, e := range v {
			if s := text(e); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}

func first(to *string, s string) {
	if *to == "" {
		*to = s
	}
}

func (h *head) metaElement(n *html.Node) {
	key := attr(n, "property")
	first(&key, attr(n, "name"))
	first(&key, attr(n, "itemprop"))
	value := oneLine(attr(n, "content"))
	switch strings.ToLower(key) {
	case "og:title", "twitter:title", "dc.title":
		first(&h.meta.Title, value)
	case "og:site_name", "application-name", "dc.publisher":
		first(&h.meta.Outlet, value)
	case "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author":
		first(&h.meta.Byline, person(value))
	case "og:url":
		h.address = value
	case "article:published_time", "article:published", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
		"publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date",
		"sailthru.date", "article.published", "published-date", "ptime", "cxenseparse:recs:publishtime":
		if day, ok := isoDay(value); ok && h.meta.Published == 0 {
			h.meta.Published = day
		}
	}
}

// timeElement takes the time that is marked as that of publication; others
// count only where all agree.
func (h *head) timeElement(n *html.Node) {
	day, ok := isoDay(attr(n, "datetime"))
	if !ok {
		return
	}
	mark := strings.ToLower(attr(n, "itemprop") + " " + attr(n, "class") + " " + attr(n, "pubdate"))
	if strings.Contains(mark, "publish") || strings.Contains(mark, "pubdate") {
		if h.element.Published == 0 {
			h.element.Published = day
		}
		return
	}
	h.times = append(h.times, day)
}

// withoutSite cuts " - Outlet" and " | Outlet" off a title.
func withoutSite(title, outlet string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: "} {
		i := strings.LastIndex(title, sep)
		if i > 0 && outlet != "" && strings.Contains(fold(title[i+len(sep):]), fold(outlet)) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

func fold(s string) string {
	s = strings.TrimPrefix(strings.ToLower(s), "the ")
	if u, err := url.Parse(s); err == nil && u.Host != "" {
		s = u.Host
	}
	return strings.NewReplacer(" ", "", ".com", "", "www.", "").Replace(s)
}
