package dev.ravel.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.journal.EndedLine.As;
import dev.ravel.work.Cause;
import dev.ravel.work.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalReaderTest {
    private static final String RUN = "{'run':{'version':'1','job':'abc','startedAt':'2026-01-01T12:00:00Z'}}\n";

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Phases NO_PHASES = new Phases(0, 0, 0, 0, 0, 0, 0, 0);

    private final List<JournalLine> lines = new ArrayList<>();

    @Test
    void a_start_is_read_with_all_that_it_depends_on() throws IOException {
        read("{'run':{'version':'1','job':'abc','startedAt':'2026-01-01T12:00:00Z','input':{'size':5,'sha256':'ff'},"
                + "'lab':{'port':80,'securePort':443},'retryOf':'other','more':[{'a':1}],'x':{'y':{}}}}\n");

        RunLine run = (RunLine) lines.get(0);
        assertThat(run.input()).contains(new Fingerprint(5, "ff"));
        assertThat(run.lab()).contains(new RunLine.LabPorts(80, 443));
        assertThat(run.retryOf()).contains("other");
    }

    @Test
    void an_outcome_is_read_as_far_as_later_starts_need_it() throws IOException {
        read(RUN
                + "{'outcome':{'ordinal':7,'url':'u','outcome':'done','bytes':9,'sha256':'ff','file':'a','phases':{}}}\n"
                + "{'outcome':{'ordinal':8,'sum':'[0, 9)','outcome':'failed','cause':'lost','detail':'in words'}}\n");

        EndedLine done = (EndedLine) lines.get(1);
        assertThat(done.ordinal()).isEqualTo(7);
        assertThat(done.as()).isEqualTo(As.DONE);
        assertThat(done.bytes()).contains(9L);
        assertThat(done.stored()).contains(new Stored("a", "ff"));
        EndedLine failed = (EndedLine) lines.get(2);
        assertThat(failed.cause()).contains(Cause.LOST);
        assertThat(failed.detail()).isEqualTo("in words");
        assertThat(failed.course()).isEmpty();
    }

    @Test
    void who_asks_hears_how_a_task_went() throws IOException {
        readCourses("{'outcome':{'ordinal':8,'url':'u','outcome':'failed','cause':'status','status':404,"
                + "'tried':[{'cause':'reset','lane':'loop-1','startedAt':'2026-01-01T12:00:00Z','phases':{}}],"
                + "'lane':'loop-0','startedAt':'2026-01-01T12:00:01.5Z','phases':{'politeness':500,'pause':1,"
                + "'queue':2,'connect':4.5,'firstByte':8,'body':16,'lock':32,'compute':64.25,'more':'x'}}}\n");

        Course course = ((EndedLine) lines.get(1)).course().orElseThrow();
        assertThat(course.label()).isEqualTo("u");
        assertThat(course.status()).isEqualTo(404);
        assertThat(course.attempts())
                .containsExactly(
                        new Attempt("loop-1", NOON, NO_PHASES, Optional.of(Cause.RESET), 0),
                        new Attempt(
                                "loop-0",
                                NOON.plusMillis(1500),
                                new Phases(500, 1, 2, 4.5, 8, 16, 32, 64.25),
                                Optional.of(Cause.STATUS),
                                404));
        Attempt last = course.attempts().get(1);
        assertThat(last.begin()).isEqualTo(NOON.plusMillis(1000));
        assertThat(last.end()).isEqualTo(NOON.plusNanos(1_627_750_000));
    }

    @Test
    void a_task_that_ended_well_or_never_began_has_no_cause_or_no_attempt() throws IOException {
        readCourses("{'outcome':{'ordinal':0,'sum':'[0, 9)','outcome':'done','lane':'l',"
                + "'startedAt':'2026-01-01T12:00:00Z'}}\n"
                + "{'outcome':{'ordinal':1,'url':'u','outcome':'skipped','cause':'notModified'}}\n");

        assertThat(course(1))
                .isEqualTo(
                        new Course("[0, 9)", "", 0, List.of(new Attempt("l", NOON, NO_PHASES, Optional.empty(), 0))));
        assertThat(course(2)).isEqualTo(new Course("u", "notModified", 0, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'startedAt':'2026-01-01T12:00:00Z'|has no lane",
                "'lane':'l','startedAt':'noon'|has a startedAt that is no time",
                "'lane':'l','startedAt':'2026-01-01T12:00:00Z','phases':7|has a phases of another type",
                "'lane':'l','startedAt':'2026-01-01T12:00:00Z','phases':{'body':-1}"
                        + "|has a phase body that is no length of time",
                "'lane':'l','startedAt':'2026-01-01T12:00:00Z','phases':{'body':1e300}"
                        + "|has a phase body that is no length of time",
                "'tried':[{'cause':'odd'}]|has an unknown cause: odd",
                "'tried':{}|has a tried of another type",
            })
    void a_broken_attempt_is_refused_by_who_asks_and_passed_over_by_who_does_not(String fields, String rule)
            throws IOException {
        String line = "{'outcome':{'ordinal':7,'outcome':'done'," + fields + "}}\n";

        assertThatThrownBy(() -> readCourses(line)).hasMessage("line 2 " + rule);
        read(RUN + line);
        assertThat(lines.get(lines.size() - 1)).isInstanceOf(EndedLine.class);
    }

    @Test
    void lines_of_types_that_are_not_known_are_passed_over() throws IOException {
        read(RUN + "{'found':{'url':'u'}}\n");

        assertThat(lines.get(1)).isEqualTo(new JournalLine.Unknown("found"));
    }

    @Test
    void what_follows_the_last_newline_is_torn_whatever_it_is() throws IOException {
        String torn = "{'outcome':{'ordinal':7,'outcome':'expired'}}";

        JournalReader.Tail tail = read(RUN + torn);

        assertThat(lines).hasSize(1);
        assertThat(tail).isEqualTo(new JournalReader.Tail(RUN.length(), torn.length()));
        assertThat(read("")).isEqualTo(new JournalReader.Tail(0, 0));
    }

    @Test
    void a_line_may_be_longer_than_what_is_read_at_once() throws IOException {
        String detail = "x".repeat(200_000);
        read(RUN + "{'outcome':{'ordinal':1,'outcome':'failed','cause':'dns','detail':'" + detail + "'}}\n" + RUN);

        assertThat(((EndedLine) lines.get(1)).detail()).isEqualTo(detail);
        assertThat(lines).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'outcome':{'ordinal':7,'outc|is not JSON",
                "{'outcome':{'ordinal':7}} {}|holds more than one object",
                "{'outcome':{},'more':{}}|is not typed by its only key",
                "{'outcome':7}|is not typed by its only key",
                "[]|is not an object",
                "{'outcome':{'outcome':'done'}}|has no ordinal",
                "{'outcome':{'ordinal':-1,'outcome':'done'}}|has an ordinal below 0",
                "{'outcome':{'ordinal':'7','outcome':'done'}}|has a ordinal of another type",
                "{'outcome':{'ordinal':7,'outcome':'gone'}}|has an unknown outcome: gone",
                "{'outcome':{'ordinal':7,'outcome':'failed'}}|has no cause",
                "{'outcome':{'ordinal':7,'outcome':'failed','cause':'odd'}}|has an unknown cause: odd",
                "{'outcome':{'ordinal':7,'outcome':'done','file':'a'}}|has no sha256",
                "{'run':{'version':'1','job':'abc','startedAt':'noon'}}|has a startedAt that is no time",
            })
    void what_is_broken_is_refused_with_its_line(String line, String rule) {
        assertThatThrownBy(() -> read(RUN + line + "\n" + RUN))
                .isInstanceOf(BrokenJournalException.class)
                .hasMessage("line 2 " + rule);
    }

    @Test
    void a_journal_begins_with_a_start() {
        assertThatThrownBy(() -> read("{'outcome':{'ordinal':7,'outcome':'expired'}}\n"))
                .hasMessage("line 1 is not that of a run's start");
    }

    @Test
    void a_line_without_end_needs_no_memory() throws IOException {
        assertThatThrownBy(() -> read(RUN + "x".repeat(JournalReader.MAX_LINE + 1) + "\n"))
                .hasMessage("line 2 is longer than a line may be");
        assertThat(read(RUN + "x".repeat(JournalReader.MAX_LINE + 1)).torn()).isEqualTo(JournalReader.MAX_LINE + 1);
    }

    private JournalReader.Tail read(String text) throws IOException {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return JournalReader.read(new ByteArrayInputStream(bytes), lines::add);
    }

    private void readCourses(String text) throws IOException {
        byte[] bytes = (RUN + text).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        JournalReader.readCourses(new ByteArrayInputStream(bytes), lines::add);
    }

    private Course course(int line) {
        return ((EndedLine) lines.get(line)).course().orElseThrow();
    }
}
