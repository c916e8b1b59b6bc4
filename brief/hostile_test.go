package brief

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"secondsource"
)

// renderings are all the ways in which a ledger leaves the program.
func renderings() map[string]renderer {
	return map[string]renderer{"text": Text, "markdown": Markdown, "html": HTML, "json": JSON}
}

// hostile is the fixture with everything in it that somebody might try: markup,
// escape sequences and direction marks in the text, in the file name, in names.
func hostile(t *testing.T) *secondsource.Ledger {
	const attack = "\x1b[2J\x1b]0;owned\a<script>alert(1)</script><img src=x onerror=alert(1)>\u202egnp.exe\u2066 [a](javascript:alert(1)) ![](http://evil.example/x.png) | `code` \u2028 $x$ <!-- --> </style></mark></article>"
	led := fixture(t)
	for _, d := range led.Documents {
		d.Path = "press/" + attack + d.ID + ".txt"
		d.Outlet = &secondsource.Fact{Text: attack, Basis: attack}
		d.Published.Why, d.Published.Assumes = attack, secondsource.Opt(attack)
	}
	led.Stories[0].Title = attack
	led.Engine.Program = attack
	for _, e := range led.Statements {
		e.Speaker.Name = attack + e.Speaker.Name
		e.Venue = secondsource.Opt(attack)
	}
	for _, c := range led.Claims {
		c.Gist = attack
		c.Roots.NotCounted = append(c.Roots.NotCounted, secondsource.Reason{Name: attack, Why: attack})
		c.Rules = []secondsource.Rule{{Rule: attack, Why: attack}}
	}
	for _, r := range led.Responses {
		r.Scope, r.Note = secondsource.Opt(attack), attack
	}
	src := led.Documents[2].Source
	start := len(src.Text)
	src.Text += attack
	src.Zones = append(src.Zones, secondsource.Zone{Kind: secondsource.ZoneBody, Span: secondsource.Span{Start: start, End: len(src.Text)}, Paragraph: 6})
	led.Unread = append(led.Unread, secondsource.Unread{Doc: "dc", Spans: []secondsource.Span{{Start: start, End: len(src.Text)}}, Text: attack})
	led.Skipped = append(led.Skipped, secondsource.Skip{Doc: attack, Reason: secondsource.SkipBinary, Detail: attack})
	return led
}

func TestNothingActsOnATerminal(t *testing.T) {
	for _, r := range []renderer{Text, Markdown, HTML} {
		for i, c := range told(t, r, hostile(t), Options{Full: true}) {
			if c != '\n' && (unicode.IsControl(c) || hidden(c)) {
				t.Fatalf("%q at byte %d is printed", c, i)
			}
		}
	}
}

func TestAddressesAreNeverPrinted(t *testing.T) {
	for name, r := range renderings() {
		for _, o := range []Options{{}, {Full: true}} {
			out := told(t, r, fixture(t), o)
			for _, secret := range []string{"harbourpost.example", "@liisakask", "liisakask", "@marettamm", "l.kask"} {
				if strings.Contains(out, secret) {
					t.Errorf("%s prints %q", name, secret)
				}
			}
		}
	}
	for _, d := range fixture(t).Documents {
		var b strings.Builder
		if err := AnnotationJSON(&b, d.Source, nil); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "harbourpost.example") {
			t.Errorf("the annotation prints an address")
		}
	}
}

func TestMasks(t *testing.T) {
	for in, want := range map[string]string{
		"write to a.b+c@d-e.example.org, she said": "write to [e-mail address removed], she said",
		"on X @some_one.":                          "on X [handle removed].",
		"(@x) and @y_z":                            "([handle removed]) and [handle removed]",
		"a b@c d":                                  "a [e-mail address removed] d",
		"5 apples @ 3":                             "5 apples @ 3",
		"no address":                               "no address",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
		if got := starred(in); len(got) != len(in) {
			t.Errorf("starred(%q) = %q: another length", in, got)
		}
	}
}

// TestMarkdownIsInert reads the Markdown as its parser would look for marks: no
// HTML, no link, no image and no code that an article brought along.
func TestMarkdownIsInert(t *testing.T) {
	out := told(t, Markdown, hostile(t), Options{Full: true})
	for i := range len(out) {
		if i > 0 && out[i-1] == '\\' {
			continue
		}
		rest := out[i:]
		switch {
		case strings.HasPrefix(rest, "<") && !strings.HasPrefix(rest, `<a id="claim-`) && !strings.HasPrefix(rest, "</a>"):
			t.Fatalf("HTML: %.40s", rest)
		case strings.HasPrefix(rest, "](") && !strings.HasPrefix(rest, "](#claim-"):
			t.Fatalf("link: %.40s", rest)
		case strings.HasPrefix(rest, "!["), strings.HasPrefix(rest, "```"), strings.HasPrefix(rest, "|"):
			t.Fatalf("mark: %.40s", rest)
		}
	}
}

// TestHTMLIsInert parses the page: no element that loads or runs anything, no
// handler, no link that leaves the page, one policy that forbids the rest.
func TestHTMLIsInert(t *testing.T) {
	root, err := html.Parse(strings.NewReader(told(t, HTML, hostile(t), Options{})))
	if err != nil {
		t.Fatal(err)
	}
	policy := false
	allowed := strings.Fields("html head meta title style body a div main header p h1 h2 nav ul li section span strong dl dt dd i details summary footer article mark")
	walk(root, func(n *html.Node) {
		if !slices.Contains(allowed, n.Data) {
			t.Errorf("element <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src":
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "#"):
				t.Errorf("a link leaves the page: %q", a.Val)
			case a.Key == "content" && strings.HasPrefix(a.Val, "default-src 'none'; style-src 'unsafe-inline'"):
				policy = true
			}
		}
		if n.Data == "style" && strings.ContainsAny(textOf(n), "<@\\") && strings.Contains(textOf(n), "url(") {
			t.Error("the style sheet loads something")
		}
	})
	if !policy {
		t.Error("no content security policy")
	}
}

// TestEveryLinkLeadsToItsWords follows every citation of the page.
func TestEveryLinkLeadsToItsWords(t *testing.T) {
	two := fixture(t)
	two.Stories = append(two.Stories, secondsource.Story{ID: "s2", Title: "another"})
	two.Documents[2].Story = "s2"
	follow(t, two, 2)
	follow(t, fixture(t), 30)
}

// follow follows the links of a page; at least that many lead to words.
func follow(t *testing.T, led *secondsource.Ledger, least int) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(told(t, HTML, led, Options{})))
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]*html.Node{}
	var links []string
	walk(root, func(n *html.Node) {
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				if byID[a.Val] != nil {
					t.Errorf("id %q is given twice", a.Val)
				}
				byID[a.Val] = n
			case "href":
				links = append(links, strings.TrimPrefix(a.Val, "#"))
			}
		}
	})
	cited := 0
	for _, l := range links {
		n := byID[l]
		if n == nil {
			t.Errorf("#%s leads nowhere", l)
		} else if n.Data == "mark" {
			cited++
			if strings.TrimSpace(textOf(n)) == "" {
				t.Errorf("#%s leads to nothing", l)
			}
		}
	}
	if cited < least {
		t.Errorf("%d links to words, want more", cited)
	}
}

// TestCrossingMarks weaves spans that nest, touch and cross, and reads the text
// back unchanged.
func TestCrossingMarks(t *testing.T) {
	b := newBuilder(t)
	d := b.document("dx", "x.txt", "one two three four five six\n", nil)
	x := newIndex(b.led)
	h := &weaver{x: x, anchors: map[string]*anchor{}, byDoc: map[string][]*anchor{}}
	spans := []string{"one two three", "two three four five", "three", "four five six", "one two three four five six", "six"}
	for _, s := range spans {
		h.anchor("dx", []secondsource.Span{b.span("dx", s)})
	}
	h.anchor("dx", []secondsource.Span{b.span("dx", "one"), b.span("dx", "five")})
	var text strings.Builder
	lit := map[string]string{}
	ids := map[string]int{}
	var read func([]node, []string)
	read = func(ns []node, in []string) {
		for _, n := range ns {
			if !n.Mark {
				text.WriteString(n.Text)
				for _, id := range in {
					lit[id] += n.Text
				}
				continue
			}
			if n.ID != "" {
				ids[n.ID]++
			}
			read(n.Kids, append(slices.Clone(in), n.Class))
		}
	}
	read(h.weave(d, d.Source.Zones[0].Span), nil)
	if got := text.String(); got != "one two three four five six" {
		t.Errorf("the text is %q", got)
	}
	for i, s := range spans {
		if id := fmt.Sprintf("w%d", i+1); lit[id] != s || ids[id] != 1 {
			t.Errorf("%s lights %q with %d ids, want %q with one", id, lit[id], ids[id], s)
		}
	}
	if lit["w7"] != "onefive" || ids["w7"] != 1 {
		t.Errorf("w7 lights %q with %d ids", lit["w7"], ids["w7"])
	}
	if rules := h.pieces(); !strings.Contains(rules, "#w2:target) .w2{") || strings.Contains(rules, "#w3:") {
		t.Errorf("rules for the parts: %s", rules)
	}
}

// TestAddressAcrossMarks cuts an address in two with a mark: neither half shows.
func TestAddressAcrossMarks(t *testing.T) {
	b := newBuilder(t)
	d := b.document("dx", "x.txt", "Send it to jan.kask@post.example or to @jan today\n", nil)
	h := &weaver{x: newIndex(b.led), anchors: map[string]*anchor{}, byDoc: map[string][]*anchor{}}
	h.anchor("dx", []secondsource.Span{b.span("dx", "it to jan.ka")})
	h.anchor("dx", []secondsource.Span{b.span("dx", "example or to @j")})
	out := fmt.Sprint(h.weave(d, d.Source.Zones[0].Span))
	for _, secret := range []string{"jan", "kask", "sk@", "post.", "example"} {
		if strings.Contains(out, secret) {
			t.Errorf("%q shows in %s", secret, out)
		}
	}
	if !strings.Contains(out, "today") || !strings.Contains(out, "e-mail address removed") || !strings.Contains(out, "handle removed") {
		t.Errorf("too much is gone: %s", out)
	}
}

// TestJSONHasNoNulls holds that lists are never null and unknown knowledge is.
func TestJSONHasNoNulls(t *testing.T) {
	for name, led := range map[string]*secondsource.Ledger{"fixture": fixture(t), "empty": {}} {
		var v map[string]any
		if err := json.Unmarshal([]byte(told(t, JSON, led, Options{})), &v); err != nil {
			t.Fatal(err)
		}
		for _, key := range strings.Fields("documents statements utterances claims responses differences quotes dates copies circular stories skipped unread") {
			if _, ok := v[key].([]any); !ok {
				t.Errorf("%s: %q is %v, want a list", name, key, v[key])
			}
		}
	}
}

func walk(n *html.Node, f func(*html.Node)) {
	if n.Type == html.ElementNode {
		f(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, f)
	}
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	s := ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s += textOf(c)
	}
	return s
}
