package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    private static final int LONGEST = 100;

    private final List<String> taken = new ArrayList<>();
    private final Frames frames =
            new Frames(LONGEST, frame -> taken.add(new String(frame, StandardCharsets.ISO_8859_1)));

    private static Buffer framed(String text) {
        return Frames.framed(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void frames_may_be_split_at_any_place() throws Exception {
        Buffer stream = framed("one").appendBuffer(framed("2")).appendBuffer(framed("three"));
        for (int first = 0; first <= stream.length(); first++) {
            for (int second = first; second <= stream.length(); second++) {
                taken.clear();
                frames.received(stream.getBuffer(0, first));
                frames.received(stream.getBuffer(first, second));
                frames.received(stream.getBuffer(second, stream.length()));

                assertThat(taken).containsExactly("one", "2", "three");
            }
        }
    }

    @Test
    void random_frames_in_random_pieces_come_out_whole() throws Exception {
        Random random = new Random(42);
        Buffer stream = Buffer.buffer();
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            sent.add("f".repeat(1 + random.nextInt(LONGEST)));
            stream.appendBuffer(framed(sent.get(i)));
        }
        for (int at = 0; at < stream.length(); ) {
            int end = Math.min(stream.length(), at + 1 + random.nextInt(300));
            frames.received(stream.getBuffer(at, end));
            at = end;
        }

        assertThat(taken).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, LONGEST + 1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void an_impossible_length_is_refused_before_anything_of_it_is_kept(int length) {
        assertThatThrownBy(() -> frames.received(Buffer.buffer().appendInt(length)))
                .isInstanceOf(RubbishException.class)
                .hasMessage("a frame of an impossible length");
    }

    @Test
    void the_longest_frame_passes() throws Exception {
        frames.received(framed("f".repeat(LONGEST)));

        assertThat(taken).containsExactly("f".repeat(LONGEST));
    }

    @Test
    void more_may_be_allowed_from_the_next_frame_on() throws Exception {
        Frames growing = new Frames(1, frame -> taken.add("length " + frame.length));
        growing.received(framed("1"));
        growing.allow(3);
        growing.received(framed("123"));

        assertThat(taken).containsExactly("length 1", "length 3");
    }

    @Test
    void a_taker_that_throws_is_heard() {
        Frames strict = new Frames(LONGEST, frame -> {
            throw new RubbishException("not wanted");
        });

        assertThatThrownBy(() -> strict.received(framed("a")))
                .isInstanceOf(RubbishException.class)
                .hasMessage("not wanted");
    }
}
