package secondsource

// Expr is what a time expression says, before it is known on which day it was
// written.
type Expr struct{}

// On is the meaning of the expression in a text published on day pub (0 for
// unknown); the zero Interval when it cannot be known.
func (e Expr) On(pub Day) Interval { return Interval{} }
