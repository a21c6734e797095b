package dev.ravel.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final long PATIENT = TimeUnit.SECONDS.toMillis(Reader.DEADLINE_SECONDS);

    private static Screen screen(Reader reader, int mostWaiting, long closeMs) {
        return new Screen(reader.stream(), mostWaiting, closeMs);
    }

    /** What a terminal's line shows after these characters. */
    private static String visible(String text) {
        StringBuilder row = new StringBuilder();
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                column = 0;
            } else if (column < row.length()) {
                row.setCharAt(column++, c);
            } else {
                row.append(c);
                column++;
            }
        }
        return row.toString().stripTrailing();
    }

    @Test
    void lines_are_written_in_order_and_all_of_them_before_it_is_closed() {
        Reader reader = Reader.quick();
        Screen screen = screen(reader, 10_000, PATIENT);
        screen.start();
        IntStream.range(0, 1000).forEach(i -> screen.line(() -> "line " + i));
        screen.close();

        assertThat(reader.lines())
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void lines_stand_above_the_bar_and_the_bar_stays_whole() {
        Reader reader = Reader.quick();
        Screen screen = screen(reader, 10, PATIENT);
        screen.bar("[====  ]", 8);
        screen.line(() -> "one");
        screen.start();
        reader.waitFor("[====  ]");
        screen.bar("[===== ]", 8);
        reader.waitFor("[===== ]");
        screen.line(() -> "a longer line than the bar");
        screen.line(() -> "two");
        screen.close();

        assertThat(reader.text().split(System.lineSeparator(), -1))
                .extracting(ScreenTest::visible)
                .containsExactly("one", "a longer line than the bar", "two", "");
    }

    @Test
    void a_bar_is_removed_at_the_end() {
        Reader reader = Reader.quick();
        Screen screen = screen(reader, 10, PATIENT);
        screen.start();
        screen.bar("[==]", 4);
        reader.waitFor("[==]");
        screen.close();

        assertThat(reader.text()).endsWith("\r    \r").doesNotContain("\n");
    }

    @Test
    void who_says_something_does_not_wait_for_a_reader_that_reads_nothing() {
        Reader reader = Reader.stuck();
        Screen screen = screen(reader, 3, PATIENT);
        screen.start();
        screen.line(() -> "first");
        reader.holdsUp();
        IntStream.range(0, 1000).forEach(i -> screen.line(() -> "line " + i));
        reader.goOn();
        screen.close();

        assertThat(reader.lines())
                .containsExactly(
                        "first",
                        "line 0",
                        "line 1",
                        "line 2",
                        "(997 lines were left out here: they came faster than they could be written)");
    }

    @Test
    void a_gap_is_where_the_lines_are_missing() {
        Reader reader = Reader.quick();
        Screen screen = screen(reader, 1, PATIENT);
        screen.line(() -> "first");
        screen.line(() -> "missing");
        screen.start();
        reader.waitFor("1 line was left out here");
        screen.line(() -> "last");
        screen.close();

        assertThat(reader.lines())
                .containsExactly(
                        "first", "(1 line was left out here: they came faster than they could be written)", "last");
    }

    @Test
    void a_reader_that_reads_nothing_holds_the_end_up_only_so_long_and_gets_nothing_after_it() {
        Reader reader = Reader.stuck();
        Screen screen = screen(reader, 10, 1);
        screen.start();
        screen.line(() -> "first");
        reader.holdsUp();
        screen.line(() -> "second");
        screen.bar("bar", 3);
        screen.close();
        reader.goOn();

        assertThat(screen.written(PATIENT)).isTrue();
        assertThat(reader.lines()).containsExactly("first");
    }

    @Test
    void what_comes_after_the_end_is_not_shown() {
        Reader reader = Reader.quick();
        Screen screen = screen(reader, 10, PATIENT);
        screen.start();
        screen.close();
        screen.line(() -> "late");
        screen.bar("late", 4);
        screen.close();

        assertThat(reader.text()).isEmpty();
    }

    @Test
    void a_dark_screen_asks_for_no_words() {
        Screen dark = Screen.dark();
        dark.line(() -> {
            throw new AssertionError("asked");
        });
        dark.close();

        assertThat(dark.written(PATIENT)).isTrue();
    }
}
