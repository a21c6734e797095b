package dev.ravel.page;

import static dev.ravel.timeline.RunFiles.NOON;
import static dev.ravel.timeline.RunFiles.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.timeline.Recording;
import dev.ravel.timeline.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
    private static final Axis AXIS = new Axis(NOON, 0, 1000, 1000);

    @TempDir
    Path folder;

    private RunFiles files;

    @BeforeEach
    void open() throws IOException {
        files = new RunFiles(folder).start(0);
    }

    @Test
    void one_after_another_they_share_a_row() throws IOException {
        add(0, 100, "");
        add(100, 50, "");
        add(170, 10, "");

        assertThat(rows().count()).isEqualTo(1);
    }

    @Test
    void side_by_side_they_have_a_row_each_and_the_lowest_free_one_is_taken() throws IOException {
        add(0, 100, "");
        add(10, 20, "");
        add(50, 10, "");
        add(55, 10, "");

        assertThat(rows().count()).isEqualTo(3);
        assertThat(rows().placed()).extracting(Rows.Placed::row).containsExactly(0, 1, 1, 2);
    }

    @Test
    void the_order_of_the_journal_does_not_matter() throws IOException {
        add(50, 10, "");
        add(0, 100, "");

        assertThat(rows().placed())
                .extracting(placed -> placed.bar().task().ordinal())
                .containsExactly(0L, 90L);
    }

    @Test
    void a_polite_wait_takes_room_before_the_start() throws IOException {
        add(0, 100, "");
        add(120, 10, ",'politeness':30");

        assertThat(rows().count()).isEqualTo(2);
    }

    @Test
    void no_bar_ever_covers_another() throws IOException {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            add(random.nextInt(1000), 1 + random.nextInt(60), "");
        }
        Rows rows = rows();
        double[] busyUntil = new double[rows.count()];
        for (Rows.Placed placed : rows.placed()) {
            assertThat(placed.bar().beginMs()).isGreaterThanOrEqualTo(busyUntil[placed.row()] - 0.01);
            busyUntil[placed.row()] = placed.bar().endMs();
        }
        assertThat(rows.placed()).hasSize(300);
    }

    /** Its ordinal is 100 less its length, so that the order can be told. */
    private void add(double startMs, double ms, String phases) throws IOException {
        files.task(
                (long) Math.max(0, 100 - ms),
                "done",
                "'url':'u'," + attempt("loop-0", startMs, "'firstByte':" + ms + phases));
    }

    private Rows rows() throws IOException {
        List<Bar> bars = new ArrayList<>();
        Recording.of(folder).tasks(task -> bars.add(new Bar(task, 0, AXIS)));
        return Rows.of(bars);
    }
}
