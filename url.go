package secondsource

import "regexp"

var urlDay = regexp.MustCompile(`/((?:19|20)\d\d)([/-])(0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)|[/-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\D|$)`)

// DayInURL is the day that many outlets write into the address of an article
// (/2023/09/06/, /2023-09-06-, -20230906-), 0 where there is none.
func DayInURL(address string) Day {
	m := urlDay.FindStringSubmatch(address)
	if m == nil {
		return 0
	}
	if m[1] == "" {
		m[1], m[3], m[4] = m[5], m[6], m[7]
	}
	day := DayOf(number(m[1]), number(m[3]), number(m[4]))
	if _, month, _ := day.Date(); month != number(m[3]) {
		return 0 // 31 June
	}
	return day
}

func number(digits string) int {
	n := 0
	for _, c := range digits {
		n = 10*n + int(c-'0')
	}
	return n
}
