package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.work.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TicketCodecTest {
    private final TicketCodec codec = new TicketCodec();

    @Test
    void every_ticket_comes_back_equal() throws Exception {
        TicketCodec elsewhere = new TicketCodec();
        for (int seed = 0; seed < 500; seed++) {
            Ticket ticket = new Samples(seed).ticket();

            assertThat(elsewhere.decode(codec.encode(ticket))).isEqualTo(ticket);
        }
    }

    @Test
    void the_terms_of_a_job_are_read_once() throws Exception {
        Ticket ticket = new Samples(1).ticket();
        Ticket next = ticket.with(new Samples(2).task());

        Terms first = codec.decode(codec.encode(ticket)).terms();

        assertThat(codec.decode(codec.encode(next)).terms()).isSameAs(first);
    }

    @Test
    void every_notice_comes_back_equal() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            for (Notice notice : new Samples(seed).notices()) {
                assertThat(NoticeCodec.decode(NoticeCodec.encode(notice))).isEqualTo(notice);
            }
        }
    }

    @Test
    void the_samples_leave_no_type_out() {
        List<Notice> notices = new Samples(0).notices();

        assertThat(types(notices)).containsExactlyInAnyOrder(Notice.class.getPermittedSubclasses());
        assertThat(types(notices.stream()
                        .filter(Notice.Ended.class::isInstance)
                        .map(notice -> ((Notice.Ended) notice).outcome())
                        .toList()))
                .containsExactlyInAnyOrder(Outcome.class.getPermittedSubclasses());
    }

    private static Collection<Class<?>> types(List<?> values) {
        return values.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    @Test
    void what_another_version_wrote_is_refused_and_not_guessed_at() {
        String ticket = text(codec.encode(new Samples(3).ticket()));
        String notice = text(NoticeCodec.encode(new Notice.Submitted(1)));

        assertThat(ticket).startsWith("{\"ravel\":1,");
        assertThatThrownBy(() -> codec.decode(bytes(ticket.replace("{\"ravel\":1,", "{\"ravel\":2,"))))
                .isInstanceOf(RubbishException.class)
                .hasMessageContaining("is of format 2, and this Ravel reads 1");
        assertThatThrownBy(() -> codec.decode(bytes(ticket.replace("{\"ravel\":1,", "{"))))
                .isInstanceOf(RubbishException.class);
        assertThat(notice).isEqualTo("{\"ravel\":1,\"notice\":{\"submitted\":{\"total\":1}}}");
        assertThatThrownBy(() -> NoticeCodec.decode(bytes(notice.replace(":1,", ":0,"))))
                .hasMessageContaining("is of format 0");
    }

    @Test
    void whatever_else_comes_is_rubbish() {
        Random random = new Random(42);
        byte[] ticket = codec.encode(new Samples(4).ticket());
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = ticket.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            readOrRubbish(changed);
            readOrRubbish(Arrays.copyOf(ticket, random.nextInt(ticket.length)));
        }
        assertThat(readOrRubbish(ticket)).isTrue();
        assertThat(readOrRubbish(new byte[0])).isFalse();
    }

    private boolean readOrRubbish(byte[] bytes) {
        try {
            return codec.encode(codec.decode(bytes)).length > 0;
        } catch (RubbishException e) {
            return false;
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
