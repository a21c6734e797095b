// The same work with Go's standard library:
//
//	pages pages LIST IN_FLIGHT        fetches every URL of the list, keeps nothing
//	pages files LIST IN_FLIGHT OUT    stores them in the folder OUT, by their number
//	pages sum FROM TO WORKERS         adds the whole numbers of [FROM, TO)
package main

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"sync"
)

type task struct {
	number int
	url    string
}

func main() {
	log.SetFlags(0)
	args := os.Args[1:]
	if len(args) < 3 {
		log.Fatal("pages|files|sum, and what it needs")
	}
	switch args[0] {
	case "pages":
		fetchAll(args[1], number(args[2]), discard)
	case "files":
		fetchAll(args[1], number(args[2]), storeIn(args[3]))
	case "sum":
		fmt.Println(sum(number(args[1]), number(args[2]), number(args[3])))
	}
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		log.Fatal(err)
	}
	return n
}

func discard(_ task, body io.Reader) error {
	_, err := io.Copy(io.Discard, body)
	return err
}

func storeIn(folder string) func(task, io.Reader) error {
	return func(t task, body io.Reader) error {
		file, err := os.Create(filepath.Join(folder, strconv.Itoa(t.number)))
		if err != nil {
			return err
		}
		if _, err = io.Copy(file, body); err != nil {
			return err
		}
		return file.Close()
	}
}

func fetchAll(list string, inFlight int, use func(task, io.Reader) error) {
	transport := &http.Transport{MaxIdleConnsPerHost: inFlight, DisableCompression: true}
	client := &http.Client{Transport: transport}
	tasks := make(chan task, inFlight)
	var fetchers sync.WaitGroup
	for i := 0; i < inFlight; i++ {
		fetchers.Add(1)
		go func() {
			defer fetchers.Done()
			for t := range tasks {
				if err := fetch(client, t, use); err != nil {
					log.Fatal(err)
				}
			}
		}()
	}
	read(list, tasks)
	fetchers.Wait()
}

func fetch(client *http.Client, t task, use func(task, io.Reader) error) error {
	response, err := client.Get(t.url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", t.url, response.Status)
	}
	return use(t, response.Body)
}

func read(list string, tasks chan<- task) {
	defer close(tasks)
	file, err := os.Open(list)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		tasks <- task{n, lines.Text()}
	}
}

func sum(from, to, workers int) int {
	sums := make(chan int, workers)
	for w := 0; w < workers; w++ {
		first := from + (to-from)/workers*w
		end := from + (to-from)/workers*(w+1)
		if w == workers-1 {
			end = to
		}
		go func() {
			part := 0
			for i := first; i < end; i++ {
				part += i
			}
			sums <- part
		}()
	}
	total := 0
	for w := 0; w < workers; w++ {
		total += <-sums
	}
	return total
}
