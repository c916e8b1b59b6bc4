package pack

import "strings"

// Key is the spelling under which the names of one person or body are compared:
// lower case, without marks on letters, dots or hyphens, with straight apostrophes.
func Key(name string) string { return strings.ToLower(fold(name)) }
