package secondsource_test

import (
	"testing"

	"secondsource"
)

func TestDayInURL(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/world/2023/09/06/talks":      "2023-09-06",
		"https://a.example/2023-9-6/talks.html":         "2023-09-06",
		"https://a.example/talks-20230906":              "2023-09-06",
		"https://a.example/news/20230906/talks":         "2023-09-06",
		"https://a.example/2023/06/31/talks":            "",
		"https://a.example/2023/09/talks":               "",
		"https://a.example/view?ud=20230916000031":      "",
		"https://a.example/articles/120230906/talks":    "",
		"https://a.example/article-1234567-20231332-x/": "",
	} {
		if got := secondsource.DayInURL(address).String(); got != want {
			t.Errorf("DayInURL(%q) = %q, want %q", address, got, want)
		}
	}
}
