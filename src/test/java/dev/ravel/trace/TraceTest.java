package dev.ravel.trace;

import static dev.ravel.timeline.RunFiles.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import dev.ravel.timeline.Recording;
import dev.ravel.timeline.RunFiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Slow(11)
class TraceTest {
    private static final String HOSTILE = "http://h/<img src=x onerror=alert(1)>\\\\ \u2028";

    @TempDir
    Path folder;

    private final List<String> names = new ArrayList<>();

    @Test
    void a_run_without_a_task_is_a_process_without_threads() throws IOException {
        run("one").start(0);

        TraceFormat trace = trace();
        assertThat(trace.events("M"))
                .extracting(event -> event.getString("name"))
                .containsExactly("process_name", "process_sort_index");
        assertThat(trace.events("C")).extracting(TraceTest::told).containsExactly("0 in flight 0");
    }

    @Test
    void a_request_is_a_pair_with_its_phases_in_order() throws IOException {
        run("one")
                .start(0)
                .task(
                        4,
                        "done",
                        "'url':'" + HOSTILE + "','status':200,'bytes':9,"
                                + attempt(
                                        "loop-0",
                                        100,
                                        "'politeness':50,'queue':0.5,'connect':1,'firstByte':20.25,'body':3"));

        TraceFormat trace = trace();
        assertThat(pairs(trace))
                .containsExactly(
                        "b 0 fetch",
                        "b 0 politeness",
                        "e 50000 politeness",
                        "b 50000 queue",
                        "e 50500 queue",
                        "b 50500 connect",
                        "e 51500 connect",
                        "b 51500 first byte",
                        "e 71750 first byte",
                        "b 71750 body",
                        "e 74750 body",
                        "e 74750 fetch");
        assertThat(trace.requests().get(0).getJsonObject("args"))
                .isEqualTo(new JsonObject()
                        .put("task", 4)
                        .put("url", "http://h/<img src=x onerror=alert(1)>\\ \u2028")
                        .put("outcome", "done")
                        .put("status", 200)
                        .put("attempts", 1)
                        .put("bytes", 9));
    }

    @Test
    void several_attempts_are_numbered_and_carry_their_causes() throws IOException {
        run("one")
                .start(0)
                .task(
                        0,
                        "failed",
                        "'url':'u','cause':'status','detail':'status 404','status':404,'tried':["
                                + "{'cause':'timeout'," + attempt("loop-1", 0, "'firstByte':10") + "}],"
                                + attempt("loop-0", 30, "'politeness':25,'firstByte':5"));

        TraceFormat trace = trace();
        assertThat(pairs(trace))
                .containsExactly(
                        "b 0 fetch",
                        "b 0 attempt 1",
                        "b 0 first byte",
                        "e 10000 first byte",
                        "e 10000 attempt 1",
                        // two clocks: it waited for politeness only after the first attempt
                        "b 10000 attempt 2",
                        "b 10000 politeness",
                        "e 30000 politeness",
                        "b 30000 first byte",
                        "e 35000 first byte",
                        "e 35000 attempt 2",
                        "e 35000 fetch");
        assertThat(trace.events("b").get(1).getJsonObject("args"))
                .isEqualTo(new JsonObject().put("lane", "loop-1").put("cause", "timeout"));
        JsonObject request = trace.requests().get(0).getJsonObject("args");
        assertThat(request.getString("cause")).isEqualTo("status");
        assertThat(request.getString("detail")).isEqualTo("status 404");
    }

    @Test
    void a_thread_that_does_one_thing_at_a_time_shows_its_requests_on_its_row() throws IOException {
        run("one")
                .start(0)
                .task(0, "done", "'url':'u'," + attempt("worker-0", 0, "'connect':1,'firstByte':9.9"))
                // the clock of the starts is a little behind that of the lengths
                .task(1, "done", "'url':'v'," + attempt("worker-0", 10.5, "'firstByte':9.6"))
                .task(2, "done", "'sum':'[0, 9)'," + attempt("worker-0", 20, "'queue':3,'lock':2,'compute':5"));

        assertThat(complete(trace()))
                .containsExactly(
                        "0+10500 fetch",
                        "0+1000 connect",
                        "1000+9500 first byte",
                        "10500+9500 fetch",
                        "10500+9500 first byte",
                        "23000+7000 sum",
                        "23000+2000 lock");
    }

    @Test
    void a_loop_that_serves_many_shows_only_what_it_computes() throws IOException {
        run("one")
                .start(0)
                .task(0, "done", "'url':'u'," + attempt("loop-0", 0, "'firstByte':50"))
                .task(1, "done", "'block':'20 ms'," + attempt("loop-0", 1, "'queue':1,'compute':20"))
                .task(2, "done", "'block':'50 ms'," + attempt("loop-0", 1, "'queue':20.9,'compute':50"));

        TraceFormat trace = trace();
        assertThat(complete(trace)).containsExactly("2000+19900 block", "21900+50000 block");
        assertThat(trace.requests()).hasSize(3);
    }

    @Test
    void every_node_is_a_process_of_its_own() throws IOException {
        run("one")
                .start(0)
                .task(0, "done", "'url':'u'," + attempt("n-0/loop-0", 0, "'firstByte':5"))
                .task(1, "done", "'block':'20 ms'," + attempt("n-1/worker-0", 1, "'compute':20"))
                .task(2, "done", "'block':'20 ms'," + attempt("n-1/worker-1", 1, "'compute':20"));

        TraceFormat trace = trace();
        assertThat(trace.events("M").stream()
                        .filter(event -> event.getString("name").equals("process_name"))
                        .map(event -> event.getJsonObject("args").getString("name")))
                .containsExactlyInAnyOrder("one", "one: n-0", "one: n-1");
        assertThat(trace.events("X").stream()
                        .map(event -> event.getInteger("pid"))
                        .distinct())
                .hasSize(2)
                .doesNotContain(1);
    }

    @Test
    void counters_say_how_many_were_in_flight() throws IOException {
        run("one")
                .start(0)
                .task(0, "done", "'url':'u'," + attempt("loop-0", 0, "'firstByte':8"))
                .task(1, "done", "'url':'v'," + attempt("loop-0", 4, "'firstByte':4"))
                .task(2, "done", "'url':'w'," + attempt("loop-0", 10, "'firstByte':2"));

        assertThat(counters(trace()))
                .containsExactly(
                        "0 in flight 1",
                        "4000 in flight 2",
                        "8000 in flight 0",
                        "10000 in flight 1",
                        "12000 in flight 0");
    }

    @Test
    void lags_are_steps_and_stalls_are_moments() throws IOException {
        run("one")
                .start(0)
                .task(0, "done", "'block':'180 ms'," + attempt("loop-0", 100, "'compute':180"))
                .lag("loop-0", 100, 50, 12.5)
                .lag("loop-1", 100, 50, 0.5)
                .lag("loop-0", 150, 50, 3)
                .lag("loop-0", 400, 50, 4)
                .stall("loop-0", 110, 40.5, "'kind':'task','ordinal':0,'culprit':'A.b(A.java:1)','stack':['x','<y>']")
                .stall("loop-7", 120, 30, "'kind':'pause'");

        TraceFormat trace = trace();
        assertThat(counters(trace))
                .containsSubsequence(
                        "0 lag loop-0 12.5",
                        "50000 lag loop-0 3.0",
                        "100000 lag loop-0 0.0",
                        "300000 lag loop-0 4.0",
                        "350000 lag loop-0 0.0");
        JsonObject stall = trace.events("i").get(0);
        assertThat(stall.getString("name")).isEqualTo("stall: task");
        assertThat(stall.getLong("ts")).isEqualTo(10_000);
        assertThat(stall.getJsonObject("args"))
                .isEqualTo(new JsonObject()
                        .put("ms", 40.5)
                        .put("culprit", "A.b(A.java:1)")
                        .put("stack", new JsonArray().add("x").add("<y>"))
                        .put("task", 0));
        assertThat(trace.events("i")).hasSize(2);
    }

    @Test
    void what_was_seen_before_the_first_task_has_its_place_and_all_runs_begin_together() throws IOException {
        run("one")
                .start(0)
                .stall("loop-0", 960, 30, "'kind':'startup'")
                .task(0, "done", "'url':'u'," + attempt("loop-0", 1000, "'body':1"));
        run("two").start(5000).task(0, "done", "'url':'u'," + attempt("loop-0", 5500, "'body':1"));

        TraceFormat trace = trace();
        assertThat(trace.requests()).extracting(event -> event.getLong("ts")).containsExactly(41_000L, 41_000L);
        assertThat(trace.requests())
                .extracting(event -> event.getInteger("pid"))
                .containsExactly(1, 2);
        assertThat(trace.events("i").get(0).getLong("ts")).isEqualTo(1000);
        assertThat(trace.other().getJsonArray("runs").getJsonObject(1).getString("zero"))
                .isEqualTo("2026-01-01T12:00:05.459Z");
    }

    @Test
    void lanes_are_threads_in_their_natural_order() throws IOException {
        RunFiles files = run("one").start(0);
        for (String lane : List.of("worker-0", "loop-10", "loop-2")) {
            files.task(lane.hashCode() & 0xFF, "done", "'url':'u'," + attempt(lane, 0, "'body':1"));
        }

        assertThat(trace().events("M"))
                .filteredOn(event -> event.getString("name").equals("thread_name"))
                .extracting(event -> event.getJsonObject("args").getString("name"))
                .containsExactly("loop-2", "loop-10", "worker-0");
    }

    @Test
    void very_many_requests_are_thinned_but_no_failure_is_left_out() throws IOException {
        RunFiles files = run("one").start(0);
        int tasks = (int) Thinning.MOST * 3;
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < tasks; i++) {
            String ending = i % 1000 == 1 ? "'failed','cause':'reset'" : "'done'";
            lines.append("{'outcome':{'ordinal':" + i + ",'outcome':" + ending + ",'url':'u',"
                    + attempt("loop-0", i * 0.01, "") + "}}\n");
        }
        files.journal(lines.toString()).task(tasks + 1, "expired", "'url':'v'");

        TraceFormat trace = trace();
        JsonObject run = trace.other().getJsonArray("runs").getJsonObject(0);
        assertThat(trace.other().getInteger("everyOrdinal")).isEqualTo(4);
        assertThat(trace.other().getString("requests")).contains("4 successive ordinals");
        assertThat(trace.requests()).hasSize(tasks / 4 + tasks / 1000);
        assertThat(trace.requests())
                .filteredOn(event -> event.getJsonObject("args").containsKey("cause"))
                .hasSize(tasks / 1000);
        assertThat(run.getInteger("tasks")).isEqualTo(tasks + 1);
        assertThat(run.getInteger("requests")).isEqualTo(tasks);
        assertThat(run.getInteger("shown")).isEqualTo(tasks / 4 + tasks / 1000);
        assertThat(run.getInteger("endedWithoutAttempt")).isEqualTo(1);
    }

    private RunFiles run(String name) throws IOException {
        RunFiles files = new RunFiles(folder.resolve(name));
        names.add(name);
        return files;
    }

    private TraceFormat trace() throws IOException {
        List<TracedRun> runs = new ArrayList<>();
        for (String name : names) {
            runs.add(new TracedRun(name, Recording.of(folder.resolve(name))));
        }
        Path file = folder.resolve("trace.json");
        Trace.write(runs, file);
        return TraceFormat.read(file).valid();
    }

    private static List<String> pairs(TraceFormat trace) {
        List<String> told = new ArrayList<>();
        trace.all().stream()
                .filter(event -> "be".contains(event.getString("ph")))
                .forEach(event ->
                        told.add(event.getString("ph") + " " + event.getLong("ts") + " " + event.getString("name")));
        return told;
    }

    private static List<String> complete(TraceFormat trace) {
        return trace.events("X").stream()
                .map(event -> event.getLong("ts") + "+" + event.getLong("dur") + " " + event.getString("name"))
                .toList();
    }

    private static List<String> counters(TraceFormat trace) {
        return trace.events("C").stream().map(TraceTest::told).toList();
    }

    private static String told(JsonObject counter) {
        Object value = counter.getJsonObject("args").iterator().next().getValue();
        return counter.getLong("ts") + " " + counter.getString("name") + " " + value;
    }
}
