package secondsource

import "errors"

// The four kinds of failure. An odd text is none of them: it becomes a [Skip].
var (
	ErrNotFound    = errors.New("not found")
	ErrInvalid     = errors.New("invalid")
	ErrConflict    = errors.New("conflict")
	ErrUnsupported = errors.New("unsupported")
)
