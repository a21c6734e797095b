package dev.ravel.trace;

import dev.ravel.timeline.LagSpan;
import dev.ravel.timeline.Recording;
import dev.ravel.timeline.StallSpan;
import dev.ravel.timeline.TaskSpan;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the events of one run. */
final class RunEvents {
    private final Tracks tracks;
    private final int pid;
    private final Event event;
    private final Numbers numbers;
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, Integer> nodes = new HashMap<>();
    private final Map<String, LagCounter> lags = new LinkedHashMap<>();

    RunEvents(Tracks tracks, int pid, Event event, Numbers numbers) {
        this.tracks = tracks;
        this.pid = pid;
        this.event = event;
        this.numbers = numbers;
    }

    void write() throws IOException {
        Recording recording = tracks.run().recording();
        process(pid, tracks.run().name());
        for (String lane : tracks.lanes().keySet()) {
            thread(lane);
        }
        recording.tasks(this::task);
        tracks.inFlight().forEach(this::inFlight);
        recording.lags(this::lag);
        for (LagCounter lag : lags.values()) {
            lag.close();
        }
        recording.stalls(this::stall);
    }

    private void process(int number, String name) throws IOException {
        event.open("M", "process_name", number, 0).args().with("name", name).close();
        event.open("M", "process_sort_index", number, 0)
                .args()
                .with("sort_index", number)
                .close();
    }

    /** The process of a lane: the lanes of another node than the run's own begin with its name. */
    private int process(String lane) throws IOException {
        int slash = lane.indexOf('/');
        return slash < 0 ? pid : node(lane.substring(0, slash));
    }

    private int node(String name) throws IOException {
        Integer known = nodes.get(name);
        if (known != null) {
            return known;
        }
        int number = numbers.next();
        nodes.put(name, number);
        process(number, tracks.run().name() + ": " + name);
        return number;
    }

    private void thread(String lane) throws IOException {
        Row row = new Row(process(lane), numbers.next());
        rows.put(lane, row);
        event.open("M", "thread_name", row.pid(), 0)
                .with("tid", row.tid())
                .args()
                .with("name", lane)
                .close();
        event.open("M", "thread_sort_index", row.pid(), 0)
                .with("tid", row.tid())
                .args()
                .with("sort_index", rows.size())
                .close();
    }

    private void task(TaskSpan task) throws IOException {
        if (tracks.thinning().shows(task) && !task.attempts().isEmpty()) {
            new RequestEvents(task, tracks, rows, event).write(numbers.request());
        }
    }

    private void inFlight(long micros, long number) throws IOException {
        event.open("C", "in flight", pid, micros)
                .args()
                .with("attempts", number)
                .close();
    }

    private void lag(LagSpan lag) throws IOException {
        lags.computeIfAbsent(lag.lane(), lane -> new LagCounter((micros, ms) -> lag(lane, micros, ms)))
                .take(lag, tracks.axis());
    }

    private void lag(String lane, long micros, double ms) throws IOException {
        event.open("C", "lag " + lane, process(lane), micros)
                .args()
                .with("ms", ms)
                .close();
    }

    private void stall(StallSpan stall) throws IOException {
        Row row = rows.get(stall.lane());
        event.open(
                        "i",
                        "stall: " + stall.kind().label(),
                        row.pid(),
                        tracks.axis().micros(stall.startedAt()))
                .with("tid", row.tid())
                .with("cat", "stall")
                .with("s", "t")
                .args()
                .with("ms", stall.ms())
                .withAny("culprit", stall.culprit())
                .with("stack", stall.stack());
        if (stall.ordinal().isPresent()) {
            event.with("task", stall.ordinal().get());
        }
        event.close();
    }
}
