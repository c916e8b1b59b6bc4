package link

import (
	"fmt"
	"os"
)

func (l *linker) debugProps(s *stmt) {
	if os.Getenv("DBGP") == "" {
		return
	}
	fmt.Fprintf(os.Stderr, "S %s | %s\n", s.art.Path, s.Content.Text)
	nm := func(f []int32) (o []string) {
		for _, t := range f {
			o = append(o, l.v.names[t])
		}
		return
	}
	for _, p := range s.props {
		fmt.Fprintf(os.Stderr, "    %s neg=%v unreal=%v main=%v noun=%v agent=%v own=%v theme=%v with=%v\n", l.v.names[p.event], p.neg, p.unreal, p.main, p.noun, nm(p.agent.terms), p.agent.own, nm(p.theme.terms), nm(p.with))
	}
}

func (l *linker) debugNamed() {
	if os.Getenv("DBGN") == "" {
		return
	}
	for i := range l.groups {
		for k, m := range l.namedThings(i) {
			for x := range m {
				fmt.Fprintln(os.Stderr, "N", i, l.v.names[k], l.v.names[x])
			}
		}
	}
	for _, s := range l.stmts {
		for _, p := range s.props {
			if l.v.names[p.event] == "search" || l.v.names[p.event] == "visit" {
				fmt.Fprintln(os.Stderr, "P", s.Content.Text, s.reply, s.kind, p.neg, p.unreal, p.theme.head, l.themeOf(p).terms)
			}
		}
	}
}
