// Checks recorded histories with Porcupine: the arguments are their files. Prints a line for each, as JudgeFiles.java does. The script
// compare beside it builds and runs both.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/anishathalye/porcupine"
)

var (
	registerLine = regexp.MustCompile(`^INFO\s+jepsen\.util\s+-\s+(\d+)\s+:(\w+)\s+:(\w+)\s+(.*)$`)
	mapLine      = regexp.MustCompile(`^\{:process (\d+), :type :(\w+), :f :(\w+), :key "(.*)", :value (.*)\}$`)
	pairOf       = regexp.MustCompile(`\[(\d+) (\d+)\]`)
)

const (
	none  = -1
	limit = 20 * time.Second // for one history; without a verdict then
)

type call struct {
	f        string
	key      string
	text     string
	from, to int
}

type answer struct {
	unknown bool
	ok      bool
	number  int
	text    string
}

var register = porcupine.Model{
	Init: func() interface{} { return none },
	Step: func(state, input, output interface{}) (bool, interface{}) {
		value, in, out := state.(int), input.(call), output.(answer)
		switch in.f {
		case "read":
			return out.unknown || out.number == value, state
		case "write":
			return true, in.to
		}
		swaps := in.from == value
		if swaps {
			return out.unknown || out.ok, in.to
		}
		return out.unknown || !out.ok, state
	},
}

var texts = porcupine.Model{
	PartitionEvent: func(history []porcupine.Event) [][]porcupine.Event {
		parts := map[string][]porcupine.Event{}
		keys := map[int]string{}
		for _, e := range history {
			if e.Kind == porcupine.CallEvent {
				keys[e.Id] = e.Value.(call).key
			}
			parts[keys[e.Id]] = append(parts[keys[e.Id]], e)
		}
		var all [][]porcupine.Event
		for _, part := range parts {
			all = append(all, part)
		}
		return all
	},
	Init: func() interface{} { return "" },
	Step: func(state, input, output interface{}) (bool, interface{}) {
		in := input.(call)
		switch in.f {
		case "get":
			out := output.(answer)
			return out.unknown || out.text == state.(string), state
		case "put":
			return true, in.text
		}
		return true, state.(string) + in.text
	},
}

type reader struct {
	events []porcupine.Event
	open   map[int]int
	next   int
}

func (r *reader) invoke(process int, c call) {
	r.events = append(r.events, porcupine.Event{ClientId: process, Kind: porcupine.CallEvent, Value: c, Id: r.next})
	r.open[process] = r.next
	r.next++
}

func (r *reader) returned(process int, a answer) {
	r.events = append(r.events, porcupine.Event{ClientId: process, Kind: porcupine.ReturnEvent, Value: a, Id: r.open[process]})
	delete(r.open, process)
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return none
	}
	return n
}

func (r *reader) line(line string) {
	if m := registerLine.FindStringSubmatch(line); m != nil {
		process := number(m[1])
		switch {
		case m[2] == "invoke" && m[3] == "cas":
			pair := pairOf.FindStringSubmatch(m[4])
			r.invoke(process, call{f: m[3], from: number(pair[1]), to: number(pair[2])})
		case m[2] == "invoke":
			r.invoke(process, call{f: m[3], to: number(m[4])})
		case m[2] == "fail" && m[3] == "read":
			r.returned(process, answer{unknown: true})
		case m[2] == "ok" || m[2] == "fail":
			r.returned(process, answer{ok: m[2] == "ok", number: number(m[4])})
		}
	} else if m := mapLine.FindStringSubmatch(line); m != nil {
		process := number(m[1])
		text := strings.Trim(m[5], `"`)
		if m[2] == "invoke" {
			r.invoke(process, call{f: m[3], key: m[4], text: text})
		} else {
			r.returned(process, answer{text: text})
		}
	}
}

func main() {
	for _, file := range os.Args[1:] {
		data, err := os.ReadFile(file)
		if err != nil {
			panic(err)
		}
		r := reader{open: map[int]int{}}
		for _, line := range strings.Split(string(data), "\n") {
			r.line(line)
		}
		for process := range r.open {
			r.returned(process, answer{unknown: true})
		}
		model := register
		if strings.HasPrefix(string(data), "{") {
			model = texts
		}
		start := time.Now()
		result := porcupine.CheckEventsTimeout(model, r.events, limit)
		verdict := map[porcupine.CheckResult]string{porcupine.Ok: "Legal", porcupine.Illegal: "Illegal", porcupine.Unknown: "Undecided"}[result]
		fmt.Printf("%s %s (%d ms)\n", filepath.Base(file), verdict, time.Since(start).Milliseconds())
	}
}
