package train

import "testing"

func TestReadGUMTimes(t *testing.T) {
	text := "# newdoc id = d1\n# meta::dateCreated = 2001-10-29\n# newpar\n# sent_id = 1\n" +
		"1\tIn\tin\tADP\tIN\t_\t2\tcase\t_\t_\n" +
		"2\tAugust\tAugust\tPROPN\tNNP\t_\t0\troot\t_\tXML=<date when:::\"1799-08\">\n" +
		"3\t1799\t1799\tNUM\tCD\t_\t2\tnmod\t_\tXML=</date>|SpaceAfter=No\n" +
		"4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
	got, err := readGUMTimes("", []byte(text))
	if err != nil || len(got) != 1 || len(got[0].Gold) != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	g := got[0].Gold[0]
	if g.Of(got[0].Text) != "August 1799" || g.Value != "1799-08" || got[0].Published.String() != "2001-10-29" {
		t.Errorf("%q %+v", got[0].Text, got[0])
	}
}

func TestReadMeantime(t *testing.T) {
	text := `<Document><token number="0" sentence="0" t_id="1">Bridge</token><token number="1" sentence="1" t_id="2">March</token>
<token number="2" sentence="1" t_id="3">01</token><token number="3" sentence="6" t_id="4">today</token>
<Markables><TIMEX3 functionInDocument="CREATION_TIME" m_id="9" type="DATE" value="2008-03-01"><token_anchor t_id="2"/><token_anchor t_id="3"/></TIMEX3>
<TIMEX3 functionInDocument="NONE" m_id="8" type="DATE" value="2008-03-01"><token_anchor t_id="4"/></TIMEX3></Markables></Document>`
	got, err := readMeantime("x", []byte(text))
	if err != nil || len(got) != 1 || len(got[0].Gold) != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	if d := got[0]; d.Gold[0].Of(d.Text) != "March 01" || d.Until >= len(d.Text) || d.Published.String() != "2008-03-01" {
		t.Errorf("%+v", got[0])
	}
}
