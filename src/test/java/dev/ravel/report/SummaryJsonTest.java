package dev.ravel.report;

import static dev.ravel.report.Facts.CALM;
import static dev.ravel.report.Facts.COMPLETE;
import static dev.ravel.report.Facts.LOOP;
import static dev.ravel.report.Facts.PROCESS;
import static dev.ravel.report.Facts.UNTOLD;
import static dev.ravel.report.Facts.UNWATCHED;
import static dev.ravel.report.Facts.WORKER;
import static dev.ravel.report.Facts.answered;
import static dev.ravel.report.Facts.computed;
import static dev.ravel.report.Facts.episode;
import static dev.ravel.report.Facts.fetch;
import static dev.ravel.report.Facts.sum;
import static dev.ravel.report.Facts.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Ending;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.Stall;
import dev.ravel.probe.StallKind;
import dev.ravel.probe.StallTotal;
import dev.ravel.work.Cause;
import dev.ravel.work.Outcome;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {
    private final Clocked run = new Clocked();

    @Test
    void a_whole_run_has_every_key_of_the_design() {
        run.read(2).start(fetch(0), LOOP).pass(64).answer(fetch(0), answered(64, 1000), LOOP);
        run.end(new Outcome.Done(fetch(0), answered(64, 1000))).done(sum(1), computed(2, 45), WORKER);

        String json = SummaryJson.of(summary(run.tally, COMPLETE, OptionalLong.of(2), CALM, PROCESS));

        assertThat(new JsonObject(json))
                .isEqualTo(new JsonObject(
                        """
                                {
                                  "job": "io",
                                  "model": "eventLoop",
                                  "lab": "inside",
                                  "transport": "epoll",
                                  "runDir": "RUN",
                                  "ending": "complete",
                                  "tasks": {"total": 2, "done": 2, "failed": 0, "skipped": 0, "expired": 0, "pending": 0},
                                  "causes": {},
                                  "wallMs": 64.0,
                                  "tasksPerSecond": 31.25,
                                  "bytes": 1000,
                                  "latencyMs": {"p50": 64.031, "p90": 64.031, "p99": 64.031, "max": 64.031},
                                  "sum": 45,
                                  "loop": {
                                    "lagMs": {"p50": 0.1, "p99": 1.25, "max": 12.0},
                                    "warnings": 0,
                                    "workerWarnings": 0,
                                    "episodes": 0,
                                    "blockedMs": 0.0,
                                    "longestMs": 0.0,
                                    "stalls": {"startup": 0, "pause": 0, "other": 0},
                                    "worst": [],
                                    "busyShare": {"loop-0": 0.123}
                                  },
                                  "process": {
                                    "rssPeakBytes": 150000000,
                                    "cpuMs": 2500,
                                    "threadsPeak": 23,
                                    "contextSwitches": {"voluntary": 12345, "involuntary": 67},
                                    "jobCpuMs": {"tasks": 220.25, "compiler": 900.0, "collector": 12.0,
                                                 "measuring": 60.0, "lab": 0.0, "other": 8.0}
                                  },
                                  "members": [
                                    {"lane": "loop-0", "kinds": ["fetch"], "slots": 64, "tasks": 1, "busyMs": 64.0},
                                    {"lane": "worker-0", "kinds": ["sum", "block"], "slots": 1, "tasks": 1, "busyMs": 2.0}
                                  ]
                                }
                                """
                                .replace("RUN", run())));
    }

    @Test
    void keys_come_from_what_was_done_to_what_it_cost() {
        run.read(1).start(fetch(0), LOOP).pass(1).answer(fetch(0), answered(1, 0), LOOP);
        run.end(new Outcome.Done(fetch(0), answered(1, 0)));
        JsonObject json = json(summary(run.tally, COMPLETE, OptionalLong.of(1), CALM, PROCESS));

        assertThat(json.fieldNames())
                .containsExactly(
                        "job",
                        "model",
                        "lab",
                        "transport",
                        "runDir",
                        "ending",
                        "tasks",
                        "causes",
                        "wallMs",
                        "tasksPerSecond",
                        "bytes",
                        "latencyMs",
                        "loop",
                        "process",
                        "members");
    }

    @Test
    void what_was_not_measured_is_left_out_and_never_0() {
        JsonObject json = json(summary(run.tally, COMPLETE, OptionalLong.of(0), UNWATCHED, UNTOLD));

        assertThat(json.fieldNames()).doesNotContain("tasksPerSecond", "latencyMs", "sum", "reason");
        assertThat(json.getJsonObject("loop")).isEqualTo(new JsonObject("{\"busyShare\": {}}"));
        assertThat(json.getJsonObject("process")).isEqualTo(new JsonObject("{\"contextSwitches\": {}}"));
        assertThat(json.getJsonArray("members")).isEmpty();
    }

    @Test
    void a_recording_that_is_not_whole_is_told() {
        LoopFacts loop = new LoopFacts(
                CALM.lag(), CALM.warned(), List.of(), CALM.totals(), Map.of(), Optional.of("No space left on device"));

        JsonObject json = json(summary(run.tally, COMPLETE, OptionalLong.of(0), loop, UNTOLD));

        assertThat(json.getJsonObject("loop").getString("unrecorded")).isEqualTo("No space left on device");
    }

    @Test
    void failures_are_counted_by_cause_and_a_page_that_failed_leaves_the_sum_whole() {
        run.read(4).failed(0, Cause.DNS).failed(1, Cause.NAME_TAKEN).failed(2, Cause.DNS);
        run.done(sum(3), computed(1, 7), WORKER);

        JsonObject json = json(summary(run.tally, OptionalLong.of(4)));

        assertThat(json.getJsonObject("causes")).isEqualTo(new JsonObject("{\"dns\": 2, \"nameTaken\": 1}"));
        assertThat(json.getJsonObject("tasks").getLong("failed")).isEqualTo(3);
        assertThat(json.getLong("sum")).isEqualTo(7);
    }

    @Test
    void a_run_that_ended_early_says_why() {
        JsonObject json = json(summary(run.tally, new Ending.Stopped("SIGINT"), OptionalLong.of(5), CALM, PROCESS));

        assertThat(json.getString("ending")).isEqualTo("stopped");
        assertThat(json.getString("reason")).isEqualTo("SIGINT");
        assertThat(json.getJsonObject("tasks").getLong("pending")).isEqualTo(5);
    }

    @Test
    void the_five_longest_episodes_are_told_with_task_and_stack() {
        Stall[] stalls = new Stall[7];
        for (int i = 0; i < stalls.length; i++) {
            stalls[i] = episode(
                    i == 1 ? OptionalLong.empty() : OptionalLong.of(i), 100 - i, i == 2 ? "" : "a.B.c(B.java:7)");
        }
        LoopFacts loop = Facts.blocked(Map.of(StallKind.TASK, new StallTotal(7, 679, 100)), stalls);

        JsonArray worst = loop(loop).getJsonArray("worst");

        assertThat(worst).hasSize(5);
        assertThat(worst.getJsonObject(0))
                .isEqualTo(
                        new JsonObject(
                                """
                        {"lane": "loop-0", "ms": 100.0, "task": 0, "culprit": "a.B.c(B.java:7)",
                         "stack": ["a.B.c(B.java:7)", "java.lang.Thread.run(Thread.java:840)"]}
                        """));
        assertThat(worst.getJsonObject(1).containsKey("task")).isFalse();
        assertThat(worst.getJsonObject(2).getJsonArray("stack")).isEmpty();
    }

    @Test
    void stalls_are_counted_apart_from_episodes() {
        LoopFacts loop = Facts.blocked(Map.of(
                StallKind.TASK, new StallTotal(2, 90.5, 60),
                StallKind.STARTUP, new StallTotal(3, 100, 50),
                StallKind.PAUSE, new StallTotal(4, 100, 50),
                StallKind.OTHER, new StallTotal(5, 100, 50)));

        JsonObject json = loop(loop);

        assertThat(json.getLong("episodes")).isEqualTo(2);
        assertThat(json.getDouble("blockedMs")).isEqualTo(90.5);
        assertThat(json.getDouble("longestMs")).isEqualTo(60);
        assertThat(json.getJsonObject("stalls")).isEqualTo(new JsonObject("{\"startup\":3,\"pause\":4,\"other\":5}"));
        assertThat(json.getLong("warnings")).isEqualTo(2);
        assertThat(json.getLong("workerWarnings")).isEqualTo(1);
    }

    @Test
    void names_may_hold_whatever_json_must_escape() {
        Summary.Subject subject = new Summary.Subject("a \"b\"\n\\é", "workers", "none", "nio", Path.of("runs"));
        Summary summary = Summary.of(subject, COMPLETE, OptionalLong.of(0), run.tally, UNWATCHED, UNTOLD);

        assertThat(json(summary).getString("job")).isEqualTo("a \"b\"\n\\é");
    }

    @Test
    void the_text_ends_with_one_newline() {
        assertThat(SummaryJson.of(summary(run.tally, OptionalLong.of(0)))).endsWith("}\n");
    }

    private JsonObject loop(LoopFacts loop) {
        return json(summary(run.tally, COMPLETE, OptionalLong.of(0), loop, UNTOLD))
                .getJsonObject("loop");
    }

    private static JsonObject json(Summary summary) {
        return new JsonObject(SummaryJson.of(summary));
    }

    private static String run() {
        return Path.of("runs", "first").toString().replace("\\", "\\\\");
    }
}
