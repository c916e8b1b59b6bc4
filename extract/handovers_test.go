package extract

import (
	"slices"
	"testing"

	"secondsource"
	"secondsource/annotate"
	"secondsource/pack"
)

// TestTradeExamples runs the examples of the packs: every frame and stage word
// with a sentence that it fits and one that it does not.
func TestTradeExamples(t *testing.T) {
	p := pack.Default()
	run, bad := runTrade(p, append(annotate.Steps(p), Steps(p)...), nil)
	if run < 350 {
		t.Fatalf("only %d examples", run)
	}
	for _, err := range bad {
		t.Error(err)
	}
}

// TestHandovers reads sentences as news has them: who gives and who receives in
// the passive, in nouns of action, in talks and barters; and that nothing that is
// only possible stands above considered.
func TestHandovers(t *testing.T) {
	p := pack.Default()
	steps := append(annotate.Steps(p), Steps(p)...)
	for _, c := range []struct{ text, want string }{
		{"Two frigates were delivered to Chile by Italy in May.", "ITA > CHL, ship, delivered"},
		{"Ethiopia has accused Egypt of supplying Somalia with rifles.", "EGY > SOM, small-arms, delivered"},
		{"Kenya took delivery of a shipment of mortars from Serbia.", "SRB > KEN, artillery, delivered"},
		{"Algeria is in talks with Italy to buy helicopters.", "ITA > DZA, helicopter, negotiated"},
		{"Algeria could buy helicopters from Italy.", "ITA > DZA, helicopter, considered"},
		{"Any sale of helicopters by Italy to Algeria would be debated.", "ITA > DZA, helicopter, considered"},
		{"Italian ministers flew to Algiers to sell helicopters.", "ITA > ?, helicopter, considered"},
		{"Italy has not sold helicopters to Algeria.", "ITA > DZA, helicopter, not agreed"},
		{"Bolivia urged Iran to halt the sale of drones to Chile.", "IRN > CHL, aircraft.drone, considered"},
		{"Zimbabwe shipped uranium ore to Iran in return for rifles.", "IRN > ZWE, small-arms, shipped"},
		{"Norway is in talks with Ghana to sell it two frigates, Togo's finance minister, Ama Koffi, said, quoting her own embassy.", "NOR > GHA, ship, negotiated"},
		{"Nine hundred mortars that left Serbia last month under a permit for Togo were put ashore in the Yemeni port of Aden, an official said.", "? > YEM, artillery, delivered"},
		{"Chad, which could lose its port, is reportedly in search of missiles from Oman.", "OMN > TCD, missile, sought"},
		{"Serbia has apparently flown 300 mortars and four field radars to Angola, two officials said.", "SRB > AGO, artillery protection, delivered"},
		{"Angola's defence ministry had requested the mortars from Serbia in May.", "SRB > AGO, artillery, sought"},
		{"Angola placed an order for 300 mortars with Serbia.", "SRB > AGO, artillery, ordered"},
		{"South Africa and Oman have been negotiating the sale of surveillance drones to Muscat since March.", "ZAF > OMN, aircraft.drone, negotiated"},
		{"Under the deal signed on Friday, Spain will deliver two corvettes to Morocco.", "ESP > MAR, ship, agreed"},
		{"Under the proposed deal, Spain will deliver two corvettes to Morocco.", "ESP > MAR, ship, considered"},
		{"Three fighter jets supplied by Pakistan have arrived in Nigeria, the air force said.", "PAK > NGA, aircraft, delivered"},
		{"Peru has delivered spare parts for Soviet-designed helicopters to Ghana, an official said.", "PER > GHA, helicopter, delivered"},
		{"A consignment of parts for French-built tanks, sold to Ghana, never reached Accra, the ministry said.", "? > GHA, tank, agreed"},
		{"Forty crates of Peruvian tank parts that vanished in Panama were unloaded in the Ghanaian port of Tema on Monday.", "? > GHA, tank, delivered"},
		{"Rifles sold by Serbia ended up in Yemen, a panel said.", "? > YEM, small-arms, delivered"},
		{"Belarus is considering a request by Venezuela for rockets.", "BLR > VEN, rocket, considered"},
		{"Iran has supplied the drone to two governments, the Oslo Peace Institute, a think tank, said.", "IRN > two governments, aircraft.drone, delivered"},
		{"Nigeria was looking to broker a grain-for-rifles deal with Ukraine, in which Abuja would provide Kyiv with rifles in return for grain.", "NGA > UKR, small-arms, sought"},
	} {
		if got := gists(c.text, steps); !slices.Contains(got, c.want) {
			t.Errorf("%s\n\twant %s\n\tgot  %q", c.text, c.want, got)
		}
	}
}

// TestGoodsText holds what goods are called: parts of a thing are not the thing.
func TestGoodsText(t *testing.T) {
	p := pack.Default()
	steps := append(annotate.Steps(p), Steps(p)...)
	for _, c := range [][2]string{
		{"Peru sold engines for attack drones to Ghana.", "engines for attack drones"},
		{"Peru has delivered spare parts for Soviet-designed helicopters to Ghana.", "spare parts for Soviet-designed helicopters"},
		{"Forty crates of Peruvian tank parts were unloaded in the Ghanaian port of Tema on Monday.", "Forty crates of Peruvian tank parts"},
		{"Peru sold rifles for its army to Ghana.", "rifles"},
	} {
		d := &secondsource.Doc{Text: c[0]}
		for _, s := range steps {
			s.Run(d)
		}
		if len(d.Handovers) == 0 || d.Handovers[0].Goods == nil || d.Handovers[0].Goods.Text != c[1] {
			t.Errorf("%s: goods are not %q: %v", c[0], c[1], gists(c[0], steps))
		}
	}
}
