package dev.ravel.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.lab.Entry.Ending;
import dev.ravel.url.HostKey;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final HostKey HERE = new HostKey("127.0.0.1", 8080);
    private static final HostKey THERE = new HostKey("127.0.0.2", 8080);
    private final Ledger ledger = new Ledger(3);

    private long arrive(HostKey host) {
        return ledger.arrived(host, "GET", "/a", 1);
    }

    @Test
    void the_peak_is_of_one_host_and_does_not_sink() {
        long first = arrive(HERE);
        arrive(HERE);
        arrive(THERE);
        ledger.ended(first, HERE, 200, Ending.ANSWERED);
        arrive(HERE);

        assertThat(ledger.peakInFlight(HERE)).isEqualTo(2);
        assertThat(ledger.peakInFlight(THERE)).isEqualTo(1);
        assertThat(ledger.peakInFlight(new HostKey("127.0.0.3", 8080))).isZero();
    }

    @Test
    void an_entry_is_open_until_it_ends() {
        long place = arrive(HERE);
        assertThat(ledger.entries().get(0).ending()).isEqualTo(Ending.OPEN);

        ledger.ended(place, HERE, 0, Ending.ABORTED);
        Entry entry = ledger.entries().get(0);
        assertThat(entry.aborted()).isTrue();
        assertThat(entry.endedNanos()).isGreaterThanOrEqualTo(entry.arrivedNanos());
    }

    @Test
    void it_says_how_many_requests_it_had_no_room_for() {
        for (int i = 0; i < 3; i++) {
            arrive(HERE);
        }
        assertThat(ledger.overflow()).isZero();
        long lost = arrive(HERE);
        ledger.ended(lost, HERE, 200, Ending.ANSWERED);

        assertThat(ledger.entries()).hasSize(3).allMatch(entry -> entry.ending() == Ending.OPEN);
        assertThat(ledger.overflow()).isEqualTo(1);
        assertThat(ledger.peakInFlight(HERE)).isEqualTo(4);
    }

    @Test
    void it_is_read_in_parts() {
        for (int i = 0; i < 3; i++) {
            arrive(HERE);
        }
        assertThat(ledger.entries(1, 10)).extracting(Entry::sequence).containsExactly(1L, 2L);
        assertThat(ledger.entries(0, 2)).hasSize(2);
        assertThat(ledger.entries(9, 2)).isEmpty();
    }

    @Test
    void an_entry_survives_its_journey_between_processes() {
        arrive(HERE);
        ledger.ended(arrive(THERE), THERE, 503, Ending.ANSWERED);

        assertThat(LabCodec.entries(LabCodec.entries(ledger.entries()))).isEqualTo(ledger.entries());
    }
}
