package train

import (
	"fmt"
	"math/rand"
	"strings"
	"time"

	"secondsource"
)

// Affair is one article of an invented story, as a line of JSON Lines.
type Affair struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	Title     string `json:"title"`
	Published string `json:"published,omitempty"`
	Text      string `json:"text"`
}

// How the articles of an invented story hang together.
const (
	// Retold: they tell of one affair day by day: what is said and decided, retold
	// in full, in part and in other words, denied, unanswered and foretold; one in
	// eight takes over most of an earlier one.
	Retold = "retold"
	// Copies: all have the words of the first.
	Copies = "copies"
	// Edited: all have the words of the first but for a few that their editors changed.
	Edited = "edited"
	// Undated: they are told as Retold, bear no day and contradict each other's days.
	Undated = "undated"
)

// Affairs makes n articles of one invented story, always the same ones.
func Affairs(n int, kind string) []Affair {
	r := rand.New(rand.NewSource(7))
	w := &newsroom{r: r}
	out := make([]Affair, 0, n)
	for i := range n {
		w.day = i / perDay
		var a Affair
		switch {
		case i > 0 && (kind == Copies || kind == Edited):
			a = out[0]
			if kind == Edited {
				a.Text = w.edited(a.Text)
			}
		case kind == Retold && i > perDay && r.Intn(8) == 0:
			a = w.taken(out[i-1-r.Intn(perDay)])
		default:
			a = w.article()
		}
		a.ID, a.Outlet = fmt.Sprintf("a%05d", i), w.of(towns)+" "+w.of(papers)
		a.Published = (firstDay + secondsource.Day(w.day)).String()
		if kind == Undated {
			a.Published = ""
			a.Text = strings.Replace(a.Text, ". ", fmt.Sprintf(" on %s. ", written(firstDay+secondsource.Day(r.Intn(400)))), 1)
		}
		out = append(out, a)
	}
	return out
}

// perDay is the number of articles that come out on one day.
const perDay = 25

var firstDay = secondsource.DayOf(2023, 3, 6)

// newsroom puts articles together.
type newsroom struct {
	r    *rand.Rand
	day  int
	past []occasion // what was said so far, in order
}

// occasion is one act of speech, as those present heard it.
type occasion struct {
	day      int
	who, act string
	what     string // what is asserted, with its verb in the past
	more     string // the rest of the words
	denies   bool
}

var (
	towns  = list(`Harsk, Brelling, Osterfeld, Lundby, Tarnmouth, Velden, Kirrow, Sandal, Morrick, Aldby, Pellin, Quarne`)
	papers = list(`Post, Courier, Herald, Gazette, Tribune, Observer, Chronicle, Mail, Standard, Echo`)
	voices = list(`Interior Minister Tomas Reiner, Mayor Ilse Brandvold, Karel Dunmore of Corvane Chemicals, Corvane Chemicals, the environment ministry, the river authority,
		Health Minister Ana Costel, the Harsk hospital, union leader Piet Garrow, police chief Mara Lindt, prosecutor Egon Vass, the chemists' union, a foreman at the works,
		two people familiar with the inquiry, an official who asked not to be named, the insurer Halden Mutual, Professor Rosa Tirell, a fisherman from Lundby,
		the Austrian government, the Slovenian environment ministry, a spokeswoman for Corvane Chemicals, the waterworks of Tarnmouth`)
	acts  = list(`said, said, said, told reporters, announced, confirmed, claimed, warned, insisted, stated`)
	doers = list(`Corvane Chemicals, the company, the environment ministry, inspectors, the police, engineers, the night shift, the river authority, the mayor's office,
		the carrier Velo Freight, the insurer, the prosecutor's office`)
	deeds = list(`closed, opened, inspected, sealed, sold, moved, tested, drained, hid, replaced, shipped, ordered, returned, destroyed, seized, repaired`)
	goods = list(`barrels of solvent, tonnes of acid, tanks, valves, water samples, lorries, pumps, letters, safety reports, filters, drums of resin, gas masks, containers, invoices`)
	sites = list(`at the Lindow works, in Harsk, near the Tarne bridge, at the depot in Brelling, on the river bank, in Tarnmouth, at the port of Velden, behind hall four,
		at the waterworks, in the cellar of the laboratory`)
	heads = list(`Nobody had told the residents | We will publish every page of the file | The alarm did not ring that night | The valves were twenty years old | There is no danger for the town any more
		| The bill will go to those who caused this | What was in the tank is a matter for the court | Our people did what the rules ask of them | Two of the three pumps had no licence | The water can be drunk again`)
	tails = list(`and nobody will forget it | and the company knew it | whatever the lawyers write | because the river belongs to all of us | as the inspectors found in spring | and that is the end of it
		| which is more than was promised | and I have seen it with my own eyes | though it took far too long | and we ask for patience`)
	// others are words for the deeds in the mouths of others.
	others = map[string]string{"closed": "shut down", "inspected": "examined", "sold": "disposed of", "moved": "took away", "tested": "checked", "hid": "concealed", "replaced": "exchanged", "shipped": "sent off",
		"seized": "confiscated", "repaired": "mended"}
	scenes = list(`The Lindow works stand where the Tarne leaves the hills, and half of Harsk has worked there. | Corvane Chemicals employs 1,400 people on the river and makes solvents for paint.
		| The leak at the Lindow works poisoned the Tarne as far as Tarnmouth. | Shops in Harsk sold bottled water for weeks after the leak at the Lindow works.
		| The river authority had inspected the Lindow works of Corvane Chemicals in the spring before. | Fish lay on the banks of the Tarne for eleven miles, and the children of Harsk were kept indoors.
		| The Lindow works in Harsk reopened one hall after the other.`)
	openings = []string{"", "", "It was not the first time. ", "There was more. ", "Not everybody agrees. ", "In Harsk few were surprised. ", "That is one side of it. ", "The file tells another story. "}
	urgent   = list(`urged the government to publish the file, called on Corvane Chemicals to pay the fishermen, demanded an inquiry into the river authority, asked the court to seal the depot`)
	ahead    = list(`The works will reopen in June, | A report will be published within two weeks, | The trial is expected to begin next year, | Corvane Chemicals will pay the fishermen by the end of the month,`)
)

// list cuts a list at commas, or at bars where it has them.
func list(text string) []string {
	mark := ","
	if strings.Contains(text, "|") {
		mark = "|"
	}
	out := strings.Split(text, mark)
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

func (w *newsroom) of(options []string) string { return options[w.r.Intn(len(options))] }

// says makes a new act of speech: an assertion, or a denial of one of the last.
func (w *newsroom) says() occasion {
	o := occasion{day: w.day, who: w.of(voices), act: w.of(acts), more: w.of(heads) + ", " + w.of(tails) + "."}
	if n := len(w.past); n > 5 && w.r.Intn(4) == 0 {
		o.denies, o.act, o.what = true, "denied", w.past[n-1-w.r.Intn(5)].what
	} else {
		o.what = fmt.Sprintf("%s %s %d %s %s", w.of(doers), w.of(deeds), 2+w.r.Intn(60), w.of(goods), w.of(sites))
	}
	w.past = append(w.past, o)
	return o
}

// known is one of the acts of the last days, now and then a famous old one.
func (w *newsroom) known() occasion {
	if w.r.Intn(5) == 0 {
		return w.past[w.r.Intn(min(len(w.past), 12))]
	}
	return w.past[len(w.past)-1-w.r.Intn(min(len(w.past), 40))]
}

// article is news of one act, with what others said of late.
func (w *newsroom) article() Affair {
	for len(w.past) < 12 || w.r.Intn(5) == 0 {
		w.says()
	}
	o := w.known()
	a := Affair{Title: w.headline(o)}
	parts := []string{w.told(o, true), w.of(scenes)}
	for range 2 + w.r.Intn(3) {
		parts = append(parts, w.of(openings)+w.told(w.known(), false))
		if w.r.Intn(3) == 0 {
			parts = append(parts, w.aside())
		}
	}
	parts = append(parts, w.of(scenes))
	a.Text = strings.Join(parts, "\n\n")
	a.Title = "Lindow leak: " + a.Title
	return a
}

func (w *newsroom) headline(o occasion) string {
	if o.denies {
		return capital(o.who) + " denies that " + o.what
	}
	return capital(o.what) + ", says " + o.who
}

// told is a paragraph about an act: quoted, cut short, or in other words.
func (w *newsroom) told(o occasion, news bool) string {
	if !news && w.r.Intn(3) == 0 {
		for deed, other := range others {
			o.what = strings.Replace(o.what, " "+deed+" ", " "+other+" ", 1)
		}
	}
	that := "that " + o.what
	when := ""
	if news {
		when = " on " + weekday(o.day)
	}
	switch form := w.r.Intn(6); {
	case o.denies:
		return fmt.Sprintf("%s denied%s %s. “%s”", capital(o.who), when, that, o.more)
	case form == 0:
		return fmt.Sprintf("“%s. %s” %s said%s.", capital(o.what), strings.TrimSuffix(o.more, "."), o.who, when)
	case form == 1:
		return fmt.Sprintf("%s %s%s %s, adding: “%s”", capital(o.who), o.act, when, that, o.more)
	case form == 2:
		return fmt.Sprintf("According to %s, %s.", o.who, o.what)
	case form == 3:
		words := strings.Fields(o.more)
		return fmt.Sprintf("%s spoke%s of “%s”, and %s %s.", capital(o.who), when, strings.Join(words[:min(5, len(words))], " "), o.act, that)
	case form == 4:
		return fmt.Sprintf("%s %s%s %s may have been so before, and that %s.", capital(o.who), o.act, when, "that it", o.what)
	}
	return fmt.Sprintf("%s %s%s %s.", capital(o.who), o.act, when, that)
}

// aside is what stands between the news: no answer, a call, a forecast, a retelling.
func (w *newsroom) aside() string {
	o := w.known()
	switch w.r.Intn(5) {
	case 0:
		return capital(w.of(voices)) + " did not respond to a request for comment."
	case 1:
		return capital(w.of(voices)) + " " + w.of(urgent) + "."
	case 2:
		return w.of(ahead) + " " + w.of(voices) + " said."
	case 3:
		return fmt.Sprintf("The %s %s reported that %s, citing %s.", w.of(towns), w.of(papers), o.what, o.who)
	}
	return fmt.Sprintf("%s declined to comment on reports that %s.", capital(w.of(voices)), o.what)
}

// taken is an article that takes over the first paragraphs of another one.
func (w *newsroom) taken(a Affair) Affair {
	parts := strings.Split(a.Text, "\n\n")
	parts = append(parts[:(len(parts)+1)/2:(len(parts)+1)/2], w.told(w.known(), false))
	return Affair{Title: a.Title, Text: strings.Join(parts, "\n\n")}
}

// edited changes one word in thirty.
func (w *newsroom) edited(text string) string {
	parts := strings.Split(text, " ")
	for i := range parts {
		if w.r.Intn(30) == 0 {
			parts[i] = w.of(towns)
		}
	}
	return strings.Join(parts, " ")
}

func weekday(day int) string {
	return [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}[day%7]
}

func written(d secondsource.Day) string {
	y, m, day := d.Date()
	return fmt.Sprintf("%d %s %d", day, time.Month(m), y)
}
