package dev.ravel.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.lab.Entry;
import dev.ravel.lab.Entry.Ending;
import dev.ravel.lab.Lab;
import dev.ravel.lab.Labs;
import dev.ravel.lab.Raw;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BrokenAnswerTest {
    private Lab lab;

    @BeforeEach
    void start() {
        lab = Labs.start(Labs.config());
    }

    @AfterEach
    void stop() {
        Labs.close(lab);
    }

    private Raw.Answer get(String target) {
        return Raw.exchange(lab.port(), target);
    }

    private Ending ending() {
        return Labs.ended(lab).ending();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "STALL.*")
    void a_broken_answer_goes_out_byte_by_byte_and_the_site_ends_it(Broken broken) {
        Raw.Answer answer = get("/wire/" + broken.word());

        assertThat(answer.text()).isEqualTo(broken.bytes());
        assertThat(answer.reset()).isEqualTo(broken.end() == End.RESET);
        assertThat(ending()).isEqualTo(Ending.CUT);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ALL, names = "STALL.*")
    void a_stalled_answer_stays_open_until_the_client_leaves(Broken broken) throws IOException {
        try (Socket socket = Raw.ask(lab.port(), "/wire/" + broken.word())) {
            byte[] begin = socket.getInputStream().readNBytes(broken.bytes().length());

            assertThat(new String(begin, StandardCharsets.ISO_8859_1)).isEqualTo(broken.bytes());
            assertThat(lab.ledger().entries()).extracting(Entry::ending).containsExactly(Ending.OPEN);
        }
        assertThat(ending()).isEqualTo(Ending.ABORTED);
    }

    @Test
    void the_lines_of_an_answer_end_with_carriage_return_and_line_feed() {
        assertThat(get("/wire/lengths-differ").text())
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 10\r\n\r\nfive, ten?");
    }

    @Test
    void the_url_may_choose_the_end() {
        assertThat(get("/wire/chunk-cut?end=reset").reset()).isTrue();
        assertThat(get("/wire/reset-in-body?end=close").reset()).isFalse();
        assertThat(get("/wire/stall-in-headers?end=close").text()).isEqualTo("HTTP/1.1 200 OK\r\nContent-Le");
    }

    @Test
    void what_is_unknown_is_a_bad_request() {
        assertThat(Raw.get(lab.port(), "/wire/nothing", "Connection: close")).startsWith("HTTP/1.1 400 ");
        assertThat(Raw.get(lab.port(), "/wire/chunk-cut?end=well", "Connection: close"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void a_broken_answer_leaves_the_site_whole() {
        for (int i = 0; i < 50; i++) {
            get("/wire/reset-in-headers");
        }
        assertThat(Raw.get(lab.port(), "/echo", "Connection: close")).startsWith("HTTP/1.1 200 OK");
    }
}
