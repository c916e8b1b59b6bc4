package link

import (
	"secondsource"
)

// absences finds things of which one says that there were none, where others tell
// what was done to them.
func (l *linker) absences(group []int) []*dispute {
	var out []*dispute
	for _, n := range group {
		for _, s := range l.arts[n].stmts {
			none := s.absent()
			if none < 0 || len(s.denies) == 0 || l.isDeal(none) {
				continue
			}
			var told []secondsource.Place
			for _, t := range s.denies {
				for _, q := range t.props {
					if !q.neg && !q.unreal && (l.headedBy(q.theme, none) || l.headedBy(q.agent, none) || q.event == none && l.mutualEvent(q)) {
						told = append(told, q.cite())
						break
					}
				}
			}
			if len(told) > 0 {
				out = append(out, sided("conflict", "goods", "one tells of them, the other says that there were none", true, told, []secondsource.Place{s.content()}))
			}
		}
	}
	return out
}
