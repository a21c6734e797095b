package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes is a message or rubbish: any other exception fails these tests. */
class CodecFuzzTest {
    private static final byte[] SPICE = "{}[],:\"\\0-9eE.tfn \u0000".getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(42);

    @Test
    void random_bytes_are_rubbish() {
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);

            assertThat(isMessage(bytes)).isFalse();
        }
    }

    @Test
    void the_beginning_of_a_message_is_none() {
        for (Message message : Samples.many(4).toList()) {
            byte[] whole = Codec.encode(message);
            for (int length = 0; length < whole.length; length++) {
                assertThat(isMessage(Arrays.copyOf(whole, length))).isFalse();
            }
        }
    }

    @Test
    void a_message_with_changed_bytes_is_rubbish_or_another_message() {
        List<Message> messages = Samples.many(20).toList();
        int read = 0;
        for (int i = 0; i < 30_000; i++) {
            byte[] bytes = Codec.encode(messages.get(i % messages.size()));
            read += isMessage(mutated(bytes)) ? 1 : 0;
        }

        assertThat(read).isBetween(1, 29_999);
    }

    private byte[] mutated(byte[] bytes) {
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : SPICE[random.nextInt(SPICE.length)];
        }
        return bytes;
    }

    /** What can be read can be written again. */
    private static boolean isMessage(byte[] bytes) {
        try {
            return Codec.encode(Codec.decode(bytes)).length > 0;
        } catch (RubbishException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            return false;
        }
    }
}
