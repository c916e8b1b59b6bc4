package brief

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"

	"secondsource"
)

// JSON writes the ledger as docs/brief.schema.json describes it: one object, a
// line for each entry so that two runs can be compared with diff. Lists are
// never null. Addresses and handles are starred, byte for byte.
func JSON(w io.Writer, led *secondsource.Ledger, _ Options) error {
	b := bufio.NewWriter(w)
	v := publishable(reflect.ValueOf(*led))
	if err := writeObject(b, v); err != nil {
		return fmt.Errorf("brief: encode ledger: %w", err)
	}
	return b.Flush()
}

// writeObject writes the fields of a struct a line each, lists an element a line.
func writeObject(b *bufio.Writer, v reflect.Value) error {
	b.WriteString("{")
	for i := range v.NumField() {
		name, _, _ := bytes.Cut([]byte(v.Type().Field(i).Tag.Get("json")), []byte(","))
		if string(name) == "-" {
			continue
		}
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(b, "\n%q: ", name)
		if err := writeLines(b, v.Field(i)); err != nil {
			return err
		}
	}
	b.WriteString("\n}\n")
	return nil
}

func writeLines(b *bufio.Writer, v reflect.Value) error {
	if v.Kind() != reflect.Slice || v.Len() == 0 {
		return writeValue(b, v)
	}
	for i := range v.Len() {
		b.WriteString([]string{",\n ", "[\n "}[btoi(i == 0)])
		if err := writeValue(b, v.Index(i)); err != nil {
			return err
		}
	}
	b.WriteString("\n]")
	return nil
}

func writeValue(b *bufio.Writer, v reflect.Value) error {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	value := v.Interface()
	if d, ok := value.(*secondsource.Document); ok {
		value = documentOf(d)
	}
	if err := e.Encode(value); err != nil {
		return err
	}
	_, err := b.Write(bytes.TrimRight(buf.Bytes(), "\n"))
	return err
}

// documentJSON is a document in the JSON, where an outlet has a name.
type documentJSON struct {
	*secondsource.Document
	Outlet *outletJSON `json:"outlet"`
}

type outletJSON struct {
	Name  string             `json:"name"`
	Basis string             `json:"basis"`
	Span  *secondsource.Span `json:"span"`
}

func documentOf(d *secondsource.Document) documentJSON {
	out := documentJSON{Document: d}
	if d.Outlet != nil {
		out.Outlet = &outletJSON{d.Outlet.Text, d.Outlet.Basis, d.Outlet.Span}
	}
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// verbatim are the fields whose strings name things and are not prose.
var verbatim = map[string]bool{"id": true, "path": true, "url": true, "record": true, "sha256": true, "doc": true}

// publishable is a deep copy with nil lists made empty and e-mail addresses and
// handles starred; fields that JSON does not carry are left out.
func publishable(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	publish(out, v)
	return out
}

// publish sets out, which is zero, to the publishable copy of v.
func publish(out, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			publish(out.Elem(), v.Elem())
		}
	case reflect.Slice:
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			publish(out.Index(i), v.Index(i))
		}
	case reflect.Struct:
		for _, f := range fieldsOf(v.Type()) {
			if f.asIs {
				out.Field(f.index).Set(v.Field(f.index))
			} else {
				publish(out.Field(f.index), v.Field(f.index))
			}
		}
	case reflect.String:
		out.SetString(starred(v.String()))
	default:
		out.Set(v)
	}
}

// field is one that JSON carries; asIs where there is nothing in it to change.
type field struct {
	index int
	asIs  bool
}

var fields sync.Map // of reflect.Type to []field

func fieldsOf(t reflect.Type) []field {
	if known, ok := fields.Load(t); ok {
		return known.([]field)
	}
	var out []field
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" || !f.IsExported() {
			continue
		}
		out = append(out, field{i, verbatim[name] || f.Type.Kind() <= reflect.Complex128})
	}
	fields.Store(t, out)
	return out
}

// TransfersJSON writes the alleged transfers and the references to law of a ledger,
// as in its JSON, with the documents they cite.
func TransfersJSON(w io.Writer, led *secondsource.Ledger) error {
	type part struct {
		Version     int                       `json:"version"`
		AsOf        secondsource.Day          `json:"as_of"`
		Documents   []*secondsource.Document  `json:"documents"`
		Transfers   []*secondsource.Transfer  `json:"transfers"`
		Instruments []secondsource.Instrument `json:"instruments"`
	}
	b := bufio.NewWriter(w)
	v := publishable(reflect.ValueOf(part{led.Version, led.AsOf, led.Documents, led.Transfers, led.Instruments}))
	if err := writeObject(b, v); err != nil {
		return fmt.Errorf("brief: encode transfers: %w", err)
	}
	return b.Flush()
}
