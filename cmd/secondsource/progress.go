package main

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// patience is how long the program may be silent.
const patience = 2 * time.Second

// progress tells a waiting person how far it is, on a terminal only and only
// when it takes long.
type progress struct {
	out   io.Writer
	mu    sync.Mutex
	what  string
	total int
	n     atomic.Int64
	quit  chan struct{}
	over  sync.WaitGroup
}

func (w *world) progress(what string) *progress {
	p := &progress{out: w.err, what: what, quit: make(chan struct{})}
	if w.errTTY {
		p.over.Add(1)
		go p.show()
	}
	return p
}

func (p *progress) start(what string, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.what, p.total = what, total
	p.n.Store(0)
}

func (p *progress) add(n int) { p.n.Add(int64(n)) }

// done ends the display and clears its line.
func (p *progress) done() {
	close(p.quit)
	p.over.Wait()
}

func (p *progress) show() {
	defer p.over.Done()
	wait := time.NewTimer(patience)
	defer wait.Stop()
	select {
	case <-p.quit:
		return
	case <-wait.C:
	}
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		p.mu.Lock()
		line := p.what
		if p.total > 0 {
			line += fmt.Sprintf(" %d of %d documents", p.n.Load(), p.total)
		}
		p.mu.Unlock()
		fmt.Fprintf(p.out, "\r\x1b[K%s …", line)
		select {
		case <-p.quit:
			fmt.Fprint(p.out, "\r\x1b[K")
			return
		case <-tick.C:
		}
	}
}
