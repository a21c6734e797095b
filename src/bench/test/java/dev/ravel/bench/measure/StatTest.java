package dev.ravel.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatTest {
    private static final String REST =
            " S 1 42 42 0 -1 4194304 100 200 0 0 250 150 3000 1000 20 0 30 0 12345 6789 100 18446744073709551615";

    @Test
    void times_are_user_and_system_together() {
        assertThat(Stat.parse("42 (java)" + REST)).isEqualTo(new Stat(4, 40));
    }

    @Test
    void the_name_of_a_program_may_hold_anything() {
        assertThat(Stat.parse("42 (a b) S 9 (c)" + REST).seconds()).isEqualTo(44);
    }

    @Test
    void a_process_that_is_gone_counts_as_nothing() {
        assertThat(Proc.stat(Long.MAX_VALUE)).isEqualTo(Stat.NONE);
        assertThat(Proc.tree(Long.MAX_VALUE)).containsExactly(Long.MAX_VALUE);
        assertThat(Proc.peakBytes(Long.MAX_VALUE)).isZero();
    }

    @Test
    void this_process_has_a_peak_and_a_place_in_its_tree() {
        long self = ProcessHandle.current().pid();

        assertThat(Proc.peakBytes(self)).isGreaterThan(1 << 20);
        assertThat(Proc.tree(self)).startsWith(self);
    }

    @Test
    void the_peak_is_read_in_kib() {
        assertThat(Proc.peakBytes("Name:\tjava\nVmPeak:\t  9 kB\nVmHWM:\t    1024 kB\nVmRSS:\t  7 kB\n"))
                .isEqualTo(1 << 20);
    }

    @Test
    void neither_idle_nor_waiting_nor_stolen_time_is_busy() {
        assertThat(Proc.busySeconds("cpu  100 200 300 9999 9999 400 500 9999 0 0\ncpu0 1 1 1\n"))
                .isEqualTo(15);
    }
}
