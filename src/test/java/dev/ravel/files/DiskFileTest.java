package dev.ravel.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes at one part: one that stood still while its task was given to the other. */
class DiskFileTest {
    @TempDir
    Path folder;

    private Place place;
    private DiskFile frozen;
    private DiskFile other;

    @BeforeEach
    void freeze() throws Exception {
        place = Place.of(folder, "x");
        frozen = new DiskFile(place);
        frozen.create();
        write(frozen, 0, "half");
        other = new DiskFile(place);
        other.create();
    }

    @Test
    void what_the_one_writes_later_never_gets_into_the_file_of_the_other() throws Exception {
        write(other, 0, "whole body");
        write(frozen, 4, "XXXXXXXX");
        other.publish(place.target(), 10);
        write(frozen, 0, "XXXXXXXX");

        assertThat(place.target()).hasContent("whole body");
        assertThat(place.part()).doesNotExist();
    }

    @Test
    void the_one_whose_part_was_taken_over_publishes_nothing_and_deletes_nothing() throws Exception {
        write(other, 0, "whole body");

        assertThatThrownBy(() -> frozen.publish(place.target(), 4))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("taken the download over");
        frozen.delete();
        assertThat(place.part()).hasContent("whole body");
        assertThat(place.target()).doesNotExist();
        other.publish(place.target(), 10);
        assertThat(place.target()).hasContent("whole body");
    }

    @Test
    void after_the_other_has_published_there_is_nothing_left_to_publish() throws Exception {
        write(other, 0, "whole body");
        other.publish(place.target(), 10);

        assertThatThrownBy(() -> frozen.publish(place.target(), 4)).isInstanceOf(IOException.class);
        assertThat(place.target()).hasContent("whole body");
    }

    private static void write(DiskFile file, long from, String text) throws IOException {
        file.write(from, List.of(Buffer.buffer(text)), new RunningHash());
    }
}
