package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.bus.Message.Beat;
import dev.ravel.bus.Message.Bye;
import dev.ravel.bus.Message.Over;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final byte[] KEY = new byte[Hmac.LENGTH];

    private final Seal node = Seal.ofNode(KEY);
    private final Seal coordinator = Seal.ofCoordinator(KEY);

    @Test
    void any_message_passes_in_order() throws Exception {
        for (Message message : Samples.many(20).toList()) {
            assertThat(coordinator.open(node.close(message))).isEqualTo(message);
            assertThat(node.open(coordinator.close(message))).isEqualTo(message);
        }
    }

    @Test
    void a_lost_frame_holds_up_nothing() throws Exception {
        node.close(new Bye("lost"));

        assertThat(coordinator.open(node.close(new Over()))).isEqualTo(new Over());
    }

    @Test
    void a_frame_is_opened_once() throws Exception {
        byte[] frame = node.close(new Over());
        coordinator.open(frame);

        assertRubbish(coordinator, frame);
    }

    @Test
    void a_frame_is_not_opened_after_a_later_one() throws Exception {
        byte[] earlier = node.close(new Bye("earlier"));
        byte[] later = node.close(new Bye("later"));

        assertThat(coordinator.open(later)).isEqualTo(new Bye("later"));
        assertRubbish(coordinator, earlier);
    }

    @Test
    void what_was_dropped_does_not_move_the_counter() throws Exception {
        byte[] frame = node.close(new Over());
        byte[] ahead = frame.clone();
        ahead[1] = 0x7f;

        assertRubbish(coordinator, ahead);
        assertThat(coordinator.open(frame)).isEqualTo(new Over());
    }

    @Test
    void a_frame_does_not_come_back_to_its_sender() {
        assertRubbish(node, node.close(new Over()));
    }

    @Test
    void a_frame_of_another_key_is_not_opened() {
        byte[] other = KEY.clone();
        other[0] = 1;

        assertRubbish(coordinator, Seal.ofNode(other).close(new Over()));
    }

    @Test
    void a_frame_with_any_bit_changed_is_not_opened() throws Exception {
        byte[] frame = node.close(new Beat(List.of(1L, 2L), List.of(3L)));
        for (int bit = 0; bit < 8 * frame.length; bit++) {
            byte[] changed = frame.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertRubbish(coordinator, changed);
        }
        assertThat(coordinator.open(frame)).isEqualTo(new Beat(List.of(1L, 2L), List.of(3L)));
    }

    @Test
    void random_bytes_and_cut_frames_are_not_opened() {
        Random random = new Random(42);
        byte[] frame = node.close(new Over());
        for (int length = 0; length < frame.length; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);

            assertRubbish(coordinator, bytes);
            assertRubbish(coordinator, Arrays.copyOf(frame, length));
        }
    }

    @Test
    void what_is_vouched_for_may_still_be_no_message() {
        byte[] payload = {'{', '}'};
        byte[] mac = new Hmac(KEY).of(ByteBuffer.allocate(9).putLong(1, 5), payload);

        assertThatThrownBy(() -> coordinator.open(Frame.sealed(Frame.Kind.SEALED, 5, mac, payload)))
                .isInstanceOf(RubbishException.class)
                .hasMessage("is not typed by its only key");
    }

    @Test
    void many_threads_never_share_a_counter() {
        Set<String> heads = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> node.close(new Over()))
                .map(frame -> new String(frame, 0, 9, StandardCharsets.ISO_8859_1))
                .forEach(heads::add);

        assertThat(heads).hasSize(2000);
    }

    private static void assertRubbish(Seal seal, byte[] frame) {
        assertThatThrownBy(() -> seal.open(frame)).isInstanceOf(RubbishException.class);
    }
}
