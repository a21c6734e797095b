package dev.ravel.timeline;

import static dev.ravel.timeline.RunFiles.NOON;
import static dev.ravel.timeline.RunFiles.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.journal.Attempt;
import dev.ravel.journal.BrokenJournalException;
import dev.ravel.journal.EndedLine.As;
import dev.ravel.probe.StallKind;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    private static final int FEW = 20;

    @TempDir
    Path folder;

    private RunFiles files;

    @BeforeEach
    void open() throws IOException {
        files = new RunFiles(folder);
    }

    @Test
    void a_task_is_told_with_all_its_attempts() throws IOException {
        files.start(0)
                .task(
                        7,
                        "failed",
                        "'url':'http://h/<b>','cause':'status','detail':'status 404','status':404,'tried':[{"
                                + "'cause':'timeout'," + attempt("loop-1", 100, "'connect':10") + "}],"
                                + attempt("loop-0", 300, "'firstByte':25.5"));

        TaskSpan task = tasks().get(0);
        assertThat(task.ordinal()).isEqualTo(7);
        assertThat(task.kind()).isEqualTo(Kind.FETCH);
        assertThat(task.label()).isEqualTo("http://h/<b>");
        assertThat(task.ended())
                .isEqualTo(new TaskSpan.Ended(As.FAILED, "status", "status 404", 404, Optional.empty()));
        assertThat(task.unsuccessful()).isTrue();
        assertThat(task.attempts()).extracting(Attempt::lane).containsExactly("loop-1", "loop-0");
        assertThat(task.attempts())
                .extracting(Attempt::cause)
                .containsExactly(Optional.of(Cause.TIMEOUT), Optional.of(Cause.STATUS));
        assertThat(task.begin()).contains(NOON.plusMillis(100));
        assertThat(task.end()).contains(NOON.plusNanos(325_500_000));
    }

    @Test
    void a_task_without_an_attempt_has_no_time() throws IOException {
        files.start(0).task(1, "skipped", "'url':'u','cause':'exists'").task(2, "expired", "'url':'v'");

        assertThat(tasks()).allSatisfy(task -> {
            assertThat(task.begin()).isEmpty();
            assertThat(task.end()).isEmpty();
        });
        assertThat(tasks()).extracting(task -> task.ended().cause()).containsExactly("exists", "");
        assertThat(tasks()).extracting(TaskSpan::unsuccessful).containsExactly(false, true);
    }

    @Test
    void the_timeline_begins_with_the_wait_before_the_first_attempt_and_ends_with_the_last() throws IOException {
        files.start(0)
                .task(1, "done", "'sum':'[0, 9)'," + attempt("worker-0", 900, "'compute':50"))
                .start(2000)
                .task(0, "done", "'url':'u'," + attempt("loop-0", 800, "'politeness':300,'pause':1,'body':9"))
                .task(2, "expired", "'url':'v'");

        Recording recording = Recording.of(folder);
        assertThat(recording.begin()).isEqualTo(NOON.plusMillis(500));
        assertThat(recording.end()).isEqualTo(NOON.plusMillis(950));
        assertThat(recording.ended()).isEqualTo(3);
        assertThat(recording.starts()).hasSize(2);
    }

    @Test
    void where_nothing_started_it_begins_and_ends_with_the_first_start() throws IOException {
        files.start(0).task(0, "expired", "'url':'v'").start(50);

        Recording recording = Recording.of(folder);
        assertThat(recording.begin()).isEqualTo(NOON);
        assertThat(recording.end()).isEqualTo(NOON);
    }

    @Test
    void conf_and_summary_are_given_as_they_are() throws IOException {
        files.start(0);
        assertThat(Recording.of(folder).conf()).isEmpty();
        assertThat(Recording.of(folder).summary()).isEmpty();

        files.write(folder.resolve("conf.json"), "{ }").write(folder.resolve("summary.json"), "{'job':'a'}");
        assertThat(Recording.of(folder).conf()).contains("{ }");
        assertThat(Recording.of(folder).summary()).contains("{\"job\":\"a\"}");
    }

    @Test
    void stalls_and_lags_are_told_apart() throws IOException {
        files.start(0)
                .lag("loop-0", 0, 50, 12.3)
                .stall("loop-0", 10, 181.25, "'kind':'task','ordinal':3,'culprit':'A.b(A.java:1)','stack':['x','y']")
                .lag("loop-0", 50, 50, 0)
                .stall("loop-1", 20, 30, "'kind':'pause'");

        assertThat(stalls())
                .containsExactly(
                        new StallSpan(
                                "loop-0",
                                StallKind.TASK,
                                Optional.of(3L),
                                NOON.plusMillis(10),
                                181.25,
                                "A.b(A.java:1)",
                                List.of("x", "y")),
                        new StallSpan(
                                "loop-1", StallKind.PAUSE, Optional.empty(), NOON.plusMillis(20), 30, "", List.of()));
        assertThat(lags())
                .containsExactly(
                        new LagSpan("loop-0", NOON, 50, 12.3), new LagSpan("loop-0", NOON.plusMillis(50), 50, 0));
    }

    @Test
    void without_a_probe_nothing_was_seen() throws IOException {
        files.start(0);

        assertThat(stalls()).isEmpty();
        assertThat(lags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'stall':{'lane':'loop-0','kind':'ta",
                "{'stall':{'lane':'loop-0'}}",
                "{'stall':{'lane':'l','kind':'odd','startedAt':'2026-01-01T12:00:00Z','ms':1}}",
                "{'stall':{'lane':'l','kind':'task','startedAt':'2026-01-01T12:00:00Z','ms':-1}}",
                "{'stall':{'lane':'l','kind':'task','startedAt':'noon','ms':1}}",
                "{'stall':[]}",
                "{'later':{'lane':'l'}}",
                "\u0000\u0000",
                ""
            })
    void what_a_killed_start_left_broken_is_passed_over(String line) throws IOException {
        files.start(0)
                .stall("loop-0", 10, 20, "'kind':'other'")
                .probe(line + "\n")
                .stall("loop-0", 50, 20, "'kind':'startup'")
                .probe(line);

        assertThat(stalls()).extracting(StallSpan::kind).containsExactly(StallKind.OTHER, StallKind.STARTUP);
        assertThat(lags()).isEmpty();
    }

    @Test
    void a_torn_last_line_of_the_journal_is_no_task() throws IOException {
        files.start(0).task(0, "expired", "'url':'v'").journal("{'outcome':{'ordinal':1,'outc");

        assertThat(tasks()).hasSize(1);
        assertThat(Recording.of(folder).ended()).isEqualTo(1);
    }

    @Test
    void what_a_run_adds_meanwhile_is_not_told() throws IOException {
        files.start(0).task(0, "expired", "'url':'v'").lag("loop-0", 0, 50, 1);
        Recording recording = Recording.of(folder);
        files.task(1, "expired", "'url':'v'").lag("loop-0", 50, 50, 2);

        List<Object> told = new ArrayList<>();
        recording.tasks(told::add);
        recording.lags(told::add);
        assertThat(told).hasSize(2);
        assertThat(tasks()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {FEW, FEW + 1})
    void few_tasks_and_many_are_told_in_the_order_of_the_journal_however_often_they_are_asked_for(int many)
            throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < many; i++) {
            lines.append("{'outcome':{'ordinal':").append(i).append(",'outcome':'expired','url':'v'}}\n");
        }
        files.start(0).journal(lines.toString());
        Recording recording = Recording.of(folder, FEW * (Few.BYTES_EACH + 1));

        for (int round = 0; round < 2; round++) {
            List<Long> ordinals = new ArrayList<>();
            recording.tasks(task -> ordinals.add(task.ordinal()));
            assertThat(ordinals).hasSize(many).isSorted().startsWith(0L).endsWith(many - 1L);
        }
    }

    @Test
    void what_a_hearer_fails_with_ends_the_telling_of_few_and_of_many() throws IOException {
        files.start(0).task(0, "expired", "'url':'v'");
        IOException full = new IOException("no space left");
        Recording few = Recording.of(folder);

        assertThatThrownBy(() -> few.tasks(failing(full))).isSameAs(full);
        files.journal("{'outcome':{'ordinal':1,'outcome':'expired','url':'v'}}\n".repeat(FEW));
        Recording many = Recording.of(folder, FEW * (Few.BYTES_EACH + 1));
        assertThatThrownBy(() -> many.tasks(failing(full))).isSameAs(full);
    }

    @Test
    void tasks_are_kept_in_an_eighth_of_the_heap_at_most() {
        assertThat(Few.mostBytes(24_000_000)).isEqualTo(3_000_000);
        assertThat(Few.mostBytes(Long.MAX_VALUE)).isEqualTo(150_000_000);
    }

    private static Hearer<TaskSpan> failing(IOException thrown) {
        return task -> {
            throw thrown;
        };
    }

    @Test
    void a_broken_journal_is_refused_with_its_line() throws IOException {
        files.start(0).journal("{'outcome':{'ordinal':1}}\n");

        assertThatThrownBy(() -> Recording.of(folder))
                .isInstanceOf(BrokenJournalException.class)
                .hasMessage("line 2 has no outcome");
    }

    @Test
    void a_run_that_never_started_leaves_nothing_to_draw() throws IOException {
        assertThatThrownBy(() -> Recording.of(folder)).isInstanceOf(NoSuchFileException.class);
        files.journal("");
        assertThatThrownBy(() -> Recording.of(folder)).hasMessage("line 1 is missing: the run never started");
    }

    private List<TaskSpan> tasks() throws IOException {
        List<TaskSpan> tasks = new ArrayList<>();
        Recording.of(folder).tasks(tasks::add);
        return tasks;
    }

    private List<StallSpan> stalls() throws IOException {
        List<StallSpan> stalls = new ArrayList<>();
        Recording.of(folder).stalls(stalls::add);
        return stalls;
    }

    private List<LagSpan> lags() throws IOException {
        List<LagSpan> lags = new ArrayList<>();
        Recording.of(folder).lags(lags::add);
        return lags;
    }
}
