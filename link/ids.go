package link

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// hashID derives a short id from content. 48 bits: a ledger has some ten
// thousand entries at most.
func hashID(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return parts[0][:1] + hex.EncodeToString(sum[:6])
}
