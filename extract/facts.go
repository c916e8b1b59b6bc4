package extract

import (
	"secondsource"
	"secondsource/pack"
)

func facts(d *secondsource.Doc, p *pack.Pack) {}
