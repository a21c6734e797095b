package dev.ravel.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.lab.Entry.Ending;
import dev.ravel.url.HostKey;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabLedgerTest {
    private final Browser browser = new Browser();
    private Lab lab;

    @AfterEach
    void stop() {
        Labs.close(lab);
        browser.close();
    }

    private String url(String variable, String target) {
        return lab.variables().get(variable) + target;
    }

    @Test
    void it_tells_who_was_asked_for_what_and_how_it_ended() {
        lab = Labs.start(Labs.hosts(2));
        browser.get(url("lab2", "/status/404?x=1"));
        browser.get(url("labs1", "/echo"));

        List<Entry> entries = lab.ledger().entries();
        assertThat(entries)
                .extracting(Entry::host)
                .containsExactly(new HostKey("127.0.0.2", lab.port()), new HostKey("127.0.0.1", lab.securePort()));
        assertThat(entries).extracting(Entry::target).containsExactly("/status/404?x=1", "/echo");
        assertThat(entries).extracting(Entry::method).containsExactly("GET", "GET");
        assertThat(entries).extracting(Entry::status).containsExactly(404, 200);
        assertThat(entries).extracting(Entry::ending).containsOnly(Ending.ANSWERED);
        assertThat(entries.get(1).arrivedNanos())
                .isGreaterThanOrEqualTo(entries.get(0).endedNanos());
    }

    @Test
    void it_numbers_the_requests_for_each_url() {
        lab = Labs.start(Labs.config());
        List.of("/echo", "/echo?a", "/echo", "/echo").forEach(target -> browser.get(url("lab", target)));

        assertThat(lab.ledger().entries()).extracting(Entry::nth).containsExactly(1, 1, 2, 3);
    }

    @Test
    void it_knows_how_many_were_in_flight_together() {
        lab = Labs.start(Labs.latency(300));
        Browser.await(Future.all(IntStream.range(0, 50)
                .mapToObj(i -> browser.send(url("lab", "/echo")))
                .toList()));

        HostKey host = new HostKey("127.0.0.1", lab.port());
        int highest =
                lab.ledger().entries().stream().mapToInt(Entry::inFlight).max().orElseThrow();
        assertThat(lab.ledger().peakInFlight(host)).isEqualTo(highest).isBetween(2, 50);
    }

    @Test
    void it_can_be_read_from_outside_and_is_not_part_of_itself() {
        lab = Labs.start(Labs.config());
        browser.get(url("lab", "/echo"));

        assertThat(LabCodec.entries(browser.get(url("lab", "/_lab/ledger")).body()))
                .isEqualTo(lab.ledger().entries())
                .hasSize(1);
        assertThat(LabCodec.entries(
                        browser.get(url("lab", "/_lab/ledger?from=1")).body()))
                .isEmpty();
    }

    @Test
    void a_lab_that_does_not_record_has_none() {
        lab = Browser.await(Lab.start(Labs.config(), false));

        assertThat(browser.get(url("lab", "/_lab/ledger")).status()).isEqualTo(404);
        assertThatThrownBy(lab::ledger).isInstanceOf(IllegalStateException.class);
    }
}
