package dev.ravel.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A trace, and the rules of the trace event format as far as such a trace has to keep them. */
public final class TraceFormat {
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "M", Set.of("name", "pid", "args"),
            "X", Set.of("name", "cat", "pid", "tid", "ts", "dur"),
            "b", Set.of("name", "cat", "pid", "tid", "ts", "id"),
            "e", Set.of("name", "cat", "pid", "tid", "ts", "id"),
            "C", Set.of("name", "pid", "ts", "args"),
            "i", Set.of("name", "pid", "tid", "ts", "s"));

    private final JsonObject trace;
    private final List<JsonObject> events;

    TraceFormat(JsonObject trace) {
        this.trace = trace;
        this.events = trace.getJsonArray("traceEvents").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    public static TraceFormat read(Path file) throws IOException {
        return new TraceFormat(new JsonObject(Files.readString(file)));
    }

    public JsonObject other() {
        return trace.getJsonObject("otherData");
    }

    List<JsonObject> all() {
        return events;
    }

    /** The events of a type, in the order of the file. */
    public List<JsonObject> events(String phase) {
        return events.stream()
                .filter(event -> phase.equals(event.getString("ph")))
                .toList();
    }

    /** The beginnings of whole requests. */
    public List<JsonObject> requests() {
        return events("b").stream()
                .filter(event -> event.getJsonObject("args", new JsonObject()).containsKey("task"))
                .toList();
    }

    /** Everything that thread lanes did, without its phases. */
    public List<JsonObject> alone() {
        return events("X").stream()
                .filter(event -> event.getString("cat").equals("task"))
                .toList();
    }

    /** Fails where the trace breaks a rule. */
    public TraceFormat valid() {
        events.forEach(TraceFormat::requireFields);
        requireNames();
        by(events("X"), "pid", "tid").values().forEach(TraceFormat::requireNesting);
        requirePairs();
        by(events("C"), "pid", "name").values().forEach(TraceFormat::requireOrder);
        return this;
    }

    private static void requireFields(JsonObject event) {
        String phase = event.getString("ph");
        assertThat(REQUIRED).as(event::encode).containsKey(phase);
        assertThat(event.fieldNames()).as(event::encode).containsAll(REQUIRED.get(phase));
        for (String number : List.of("ts", "dur", "pid", "tid")) {
            Object value = event.getValue(number, 0);
            assertThat(value).as(event::encode).isInstanceOf(Number.class);
            assertThat(((Number) value).doubleValue()).as(event::encode).isNotNegative();
        }
        if (phase.equals("i")) {
            assertThat(event.getString("s")).as(event::encode).isIn("g", "p", "t");
        }
        if (phase.equals("C")) {
            assertThat(event.getJsonObject("args")).as(event::encode).allSatisfy(entry -> assertThat(entry.getValue())
                    .isInstanceOf(Number.class));
        }
    }

    /** Every process and every thread has one name, a thread's number is its own, and no event is of another. */
    private void requireNames() {
        List<JsonObject> processes = named("process_name");
        List<JsonObject> threads = named("thread_name");
        assertThat(processes).extracting(event -> event.getInteger("pid")).doesNotHaveDuplicates();
        assertThat(threads).extracting(event -> event.getInteger("tid")).doesNotHaveDuplicates();
        Set<List<Object>> known = by(threads, "pid", "tid").keySet();
        Set<Object> pids =
                processes.stream().map(event -> event.getInteger("pid")).collect(Collectors.toSet());
        for (JsonObject event : events) {
            assertThat(pids).as(event::encode).contains(event.getInteger("pid"));
            if (event.containsKey("tid")) {
                assertThat(known).as(event::encode).contains(key(event, "pid", "tid"));
            }
        }
    }

    private List<JsonObject> named(String name) {
        return events("M").stream()
                .filter(event -> event.getString("name").equals(name))
                .toList();
    }

    /** What a thread did lies one in the other or one after the other. */
    private static void requireNesting(List<JsonObject> ofThread) {
        Deque<Long> ends = new ArrayDeque<>();
        List<JsonObject> sorted = ofThread.stream()
                .sorted(Comparator.comparing((JsonObject event) -> event.getLong("ts"))
                        .thenComparing(event -> -event.getLong("dur")))
                .toList();
        for (JsonObject event : sorted) {
            long begin = event.getLong("ts");
            while (!ends.isEmpty() && ends.peek() <= begin) {
                ends.pop();
            }
            long end = begin + event.getLong("dur");
            assertThat(end).as(event::encode).isLessThanOrEqualTo(ends.isEmpty() ? end : ends.peek());
            ends.push(end);
        }
    }

    private void requirePairs() {
        Map<List<Object>, Deque<JsonObject>> open = new HashMap<>();
        Set<List<Object>> over = new HashSet<>();
        for (JsonObject event : events) {
            List<Object> id = key(event, "pid", "cat", "id");
            if (event.getString("ph").equals("b")) {
                Deque<JsonObject> stack = open.computeIfAbsent(id, unseen -> new ArrayDeque<>());
                assertThat(over.contains(id))
                        .as(() -> "used again: " + event.encode())
                        .isFalse();
                requireNotBefore(stack.peek(), event);
                stack.push(event);
            } else if (event.getString("ph").equals("e")) {
                assertThat(open.containsKey(id))
                        .as(() -> "never begun: " + event.encode())
                        .isTrue();
                requirePair(open.get(id).pop(), event);
                if (open.get(id).isEmpty()) {
                    open.remove(id);
                    over.add(id);
                }
            }
        }
        assertThat(open).as("pairs without an end").isEmpty();
    }

    private static void requirePair(JsonObject begin, JsonObject end) {
        assertThat(end.getString("name")).as(end::encode).isEqualTo(begin.getString("name"));
        requireNotBefore(begin, end);
    }

    private static void requireNotBefore(JsonObject earlier, JsonObject later) {
        if (earlier != null) {
            assertThat(later.getLong("ts")).as(later::encode).isGreaterThanOrEqualTo(earlier.getLong("ts"));
        }
    }

    private static void requireOrder(List<JsonObject> counter) {
        assertThat(counter).extracting(event -> event.getLong("ts")).isSorted();
    }

    private static Map<List<Object>, List<JsonObject>> by(List<JsonObject> events, String... keys) {
        return events.stream().collect(Collectors.groupingBy(event -> key(event, keys)));
    }

    private static List<Object> key(JsonObject event, String... keys) {
        return List.of(keys).stream().map(key -> event.getValue(key, "")).toList();
    }
}
