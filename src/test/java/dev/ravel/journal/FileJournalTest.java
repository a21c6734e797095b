package dev.ravel.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Kernel;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Stored;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    private static final RunLine RUN = new RunLine("0.1.0", "abc", "2026-01-01T12:00:00Z");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void the_first_line_says_whose_outcomes_follow() throws Exception {
        assertThat(written(List.of()))
                .singleElement()
                .isEqualTo(
                        new JsonObject(
                                """
                        {"run": {"version": "0.1.0", "job": "abc", "startedAt": "2026-01-01T12:00:00Z"}}"""));
    }

    @Test
    void a_page_is_told_with_its_times() throws Exception {
        Span span = Span.fetched("loop-0", NOON, 1_500_000, 200_000_000, 3_250_500);
        Result answered = new Result.Answered(span, 200, 1234, Optional.of(new Stored("a.html", "ff")));

        JsonObject line = outcome(new Outcome.Done(page(7), answered));

        assertThat(line)
                .isEqualTo(
                        new JsonObject(
                                """
                        {"ordinal": 7, "url": "http://h/a", "outcome": "done", "attempts": 1, "hops": 0,
                         "status": 200, "bytes": 1234, "sha256": "ff", "file": "a.html",
                         "lane": "loop-0", "startedAt": "2026-01-01T12:00:00Z",
                         "phases": {"connect": 1.5, "firstByte": 200.0, "body": 3.251}}"""));
    }

    @Test
    void a_redirected_page_names_both_urls_and_the_time_of_all_hops() throws Exception {
        Span span = Span.fetched("loop-0", NOON, 0, 1_000_000, 0);
        Task hop = page(7).hop((Work.Fetch) page(7).work(), Url.parse("http://other/b"), span);

        JsonObject line = outcome(new Outcome.Done(hop, new Result.Answered(span, 200, 0, Optional.empty())));

        assertThat(line.getString("url")).isEqualTo("http://h/a");
        assertThat(line.getString("finalUrl")).isEqualTo("http://other/b");
        assertThat(line.getInteger("hops")).isEqualTo(1);
        assertThat(line.getJsonObject("phases").getDouble("firstByte")).isEqualTo(2.0);
    }

    @Test
    void what_a_server_repeats_is_redacted_and_what_was_asked_stays() throws Exception {
        Span span = Span.computed("loop-0", NOON, 1);
        Task hop = page(7).hop((Work.Fetch) page(7).work(), Url.parse("http://h/b?k=s3cret&token=issued"), span);
        Outcome failed = new Outcome.Failed(hop, Cause.STATUS, "no s3cret", Optional.empty());

        JsonObject line = outcome(failed, text -> text.replace("s3cret", "REF"));

        assertThat(line.getString("url")).isEqualTo("http://h/a");
        assertThat(line.getString("finalUrl")).isEqualTo("http://h/b?k=REF&token=***");
        assertThat(line.getString("detail")).isEqualTo("no REF");
    }

    @Test
    void a_sum_is_told_with_its_range_and_value() throws Exception {
        Task task = Task.first(0, new Work.Sum(1, 10, Kernel.WIDE, 1));

        JsonObject line = outcome(new Outcome.Done(task, new Result.Computed(Span.computed("worker-0", NOON, 1), 45)));

        assertThat(line.getString("sum")).isEqualTo("[1, 10)");
        assertThat(line.getLong("value")).isEqualTo(45);
    }

    @Test
    void what_an_attempt_waited_for_is_told_apart_and_in_order() throws Exception {
        Task first = page(7).spared(Duration.ofMillis(400)).paused(Duration.ofMillis(1500));
        Span span = Span.computed("worker-0", NOON, 9_000_000).locked(4_000_000).startingAt(NOON, 2_500_000);
        Result lost = new Result.Failed(span, Cause.LOST, "gone", 0, 0);
        Task second = first.again(Cause.LOST, lost).spared(Duration.ofMillis(30));

        JsonObject line = outcome(new Outcome.Done(second, new Result.Computed(span, 45)));

        assertThat(line.getJsonArray("tried")
                        .getJsonObject(0)
                        .getJsonObject("phases")
                        .encode())
                .isEqualTo(
                        "{'politeness':400.0,'pause':1500.0,'queue':2.5,'lock':4.0,'compute':5.0}".replace('\'', '"'));
        assertThat(line.getJsonObject("phases").encode())
                .isEqualTo("{'politeness':30.0,'queue':2.5,'lock':4.0,'compute':5.0}".replace('\'', '"'));
    }

    @Test
    void a_phase_that_rounds_to_nothing_is_left_out() throws Exception {
        Span span = Span.fetched("loop-0", NOON, 499, 500, 0).startingAt(NOON, 1);

        JsonObject line = outcome(new Outcome.Done(page(7), new Result.Answered(span, 200, 1, Optional.empty())));

        assertThat(line.getJsonObject("phases").encode()).isEqualTo("{\"firstByte\":0.001}");
    }

    @Test
    void a_failure_is_told_with_its_cause_and_every_attempt() throws Exception {
        Result result = new Result.Failed(Span.computed("loop-0", NOON, 1), Cause.STATUS, "status 404", 404, 9);

        Result first = new Result.Refused(Span.computed("loop-1", NOON, 2_000_000), 503, Optional.empty());
        Task second = page(7).paused(Duration.ofMillis(1500)).again(Cause.STATUS, first);

        JsonObject line = outcome(new Outcome.Failed(second, Cause.STATUS, "in words", Optional.of(result)));

        assertThat(line.getString("outcome")).isEqualTo("failed");
        assertThat(line.getString("cause")).isEqualTo("status");
        assertThat(line.getString("detail")).isEqualTo("in words");
        assertThat(line.getInteger("attempts")).isEqualTo(2);
        assertThat(line.getInteger("status")).isEqualTo(404);
        assertThat(line.getJsonArray("tried").encode())
                .isEqualTo(("[{'cause':'status','status':503,'lane':'loop-1','startedAt':'" + NOON
                                + "','phases':{'pause':1500.0,'compute':2.0}}]")
                        .replace('\'', '"'));
    }

    @Test
    void a_task_that_never_started_has_no_attempts_and_no_times() throws Exception {
        Task task = Task.first(3, new Work.Unusable("what?"));

        JsonObject line = outcome(new Outcome.Failed(task, Cause.URL, "not a URL", Optional.empty()));

        assertThat(line.getInteger("attempts")).isZero();
        assertThat(line.getString("url")).isEqualTo("what?");
        assertThat(line.fieldNames()).doesNotContain("lane", "phases", "status");
    }

    @Test
    void every_outcome_is_acknowledged_and_none_is_lost_at_the_end() throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            outcomes.add(new Outcome.Expired(page(i)));
        }

        List<JsonObject> lines = written(outcomes);

        assertThat(lines).hasSize(5001);
        assertThat(lines.stream().skip(1).map(line -> line.getJsonObject("outcome")
                        .getLong("ordinal")))
                .isSorted();
        assertThat(synced.get()).isEqualTo(5000);
    }

    @Test
    void a_second_start_appends() throws Exception {
        written(List.of(new Outcome.Expired(page(0))));
        assertThat(written(List.of(new Outcome.Expired(page(1))))).hasSize(4);
    }

    @Test
    void a_folder_that_is_not_there_is_told_at_once() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> JournalFile.open(folder.resolve("no/such"))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_defect_while_writing_ends_the_journal_with_a_word() throws Exception {
        CompletableFuture<String> failed = new CompletableFuture<>();
        CompletableFuture<Optional<String>> closed = new CompletableFuture<>();
        Journal.Receipt receipt = new Journal.Receipt() {
            @Override
            public void synced(int outcomes) {
                failed.completeExceptionally(new AssertionError("nothing was written"));
            }

            @Override
            public void failed(String reason) {
                failed.complete(reason);
            }
        };
        Result none = new Result.Failed(Span.computed("loop-0", NOON, 1), Cause.STATUS, "status 404", 404, 9);
        try (JournalFile open = JournalFile.open(folder.resolve("outcomes.jsonl"))) {
            FileJournal journal = FileJournal.open(open, RUN, receipt, text -> {
                throw new StackOverflowError();
            });
            journal.append(new Outcome.Failed(page(7), Cause.STATUS, "in words", Optional.of(none)));
            journal.close(closed::complete);

            assertThat(failed.get(30, TimeUnit.SECONDS)).contains("internal error");
            assertThat(closed.get(30, TimeUnit.SECONDS)).isPresent();
        }
    }

    private final AtomicInteger synced = new AtomicInteger();

    private Journal.Receipt receipt() {
        return new Journal.Receipt() {
            @Override
            public void synced(int outcomes) {
                synced.addAndGet(outcomes);
            }

            @Override
            public void failed(String reason) {
                throw new AssertionError(reason);
            }
        };
    }

    private JsonObject outcome(Outcome outcome) throws Exception {
        return outcome(outcome, UnaryOperator.identity());
    }

    private JsonObject outcome(Outcome outcome, UnaryOperator<String> redaction) throws Exception {
        return written(List.of(outcome), redaction).get(1).getJsonObject("outcome");
    }

    private List<JsonObject> written(List<Outcome> outcomes) throws Exception {
        return written(outcomes, UnaryOperator.identity());
    }

    private List<JsonObject> written(List<Outcome> outcomes, UnaryOperator<String> redaction) throws Exception {
        Path file = folder.resolve("outcomes.jsonl");
        try (JournalFile open = JournalFile.open(file)) {
            FileJournal journal = FileJournal.open(open, RUN, receipt(), redaction);
            outcomes.forEach(journal::append);
            CountDownLatch closed = new CountDownLatch(1);
            journal.close(failure -> {
                assertThat(failure).isEmpty();
                closed.countDown();
            });
            assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        }
        return Files.readAllLines(file).stream().map(JsonObject::new).toList();
    }

    private static Task page(long ordinal) {
        try {
            return Task.first(ordinal, Work.Fetch.of("http://h/a", Url.parse("http://h/a"), Target.of("a.html")));
        } catch (InvalidUrlException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
