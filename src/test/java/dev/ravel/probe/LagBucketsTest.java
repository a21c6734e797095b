package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.probe.LagBuckets.Bucket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LagBucketsTest {
    private static final long MS = 1_000_000;
    private static final long START = Long.MAX_VALUE - 500 * MS;

    private final LagBuckets buckets = new LagBuckets();

    @Test
    void a_bucket_has_the_worst_lag_of_the_ticks_that_were_intended_in_it() {
        begin();
        add(10, 2);
        add(40, 7);
        add(49, 3);
        add(50, 1);

        assertThat(buckets.drain()).containsExactly(bucket(0, 50, 7));
    }

    @Test
    void the_open_bucket_is_told_when_it_has_ended_and_only_once() {
        begin();
        add(10, 2);
        assertThat(buckets.drain()).isEmpty();

        add(60, 3);
        assertThat(buckets.drain()).containsExactly(bucket(0, 50, 2));
        assertThat(buckets.drain()).isEmpty();

        add(110, 4);
        assertThat(buckets.drain()).containsExactly(bucket(50, 50, 3));
    }

    @Test
    void a_stretch_without_a_tick_has_no_bucket() {
        begin();
        add(120, 1);
        add(410, 2);
        add(460, 3);

        assertThat(buckets.drain()).containsExactly(bucket(100, 50, 1), bucket(400, 50, 2));
    }

    @Test
    void buckets_get_twice_as_long_after_each_thousand() {
        begin();
        List<Bucket> all = new ArrayList<>();
        for (long ms = 0; ms < 50_000 + 100_000 + 1000; ms += 10) {
            add(ms, 1);
            all.addAll(buckets.drain());
        }

        assertThat(all.subList(0, 1000))
                .allSatisfy(bucket -> assertThat(bucket.length()).isEqualTo(50 * MS));
        assertThat(all.subList(1000, 2000))
                .allSatisfy(bucket -> assertThat(bucket.length()).isEqualTo(100 * MS));
        assertThat(all.get(2000)).isEqualTo(bucket(150_000, 200, 1));
    }

    @Test
    void a_day_is_about_ten_thousand_buckets() {
        begin();
        long count = 0;
        for (long ms = 0; ms < TimeUnit.DAYS.toMillis(1); ms += 50) {
            add(ms, 1);
            count += buckets.drain().size();
        }

        assertThat(count).isBetween(9_000L, 12_000L);
    }

    @Test
    void where_nobody_reads_the_last_bucket_gets_longer_and_no_lag_is_lost() {
        begin();
        for (long i = 0; i < 3000; i++) {
            add(i * 50, 1);
        }
        add(150_010, 99);
        add(150_020, 2);

        List<Bucket> all = buckets.finish(at(150_030), 10 * MS, at(150_030));

        assertThat(all).hasSizeLessThan(1100);
        assertThat(all.get(all.size() - 1).worst()).isEqualTo(99 * MS);
        assertWithoutGaps(all, 150_020);
    }

    @Test
    void a_reader_that_comes_again_gets_short_buckets_again() {
        begin();
        for (long i = 0; i < 3000; i++) {
            add(i * 50, 1);
        }
        List<Bucket> all = new ArrayList<>(buckets.drain());
        add(150_010, 1);
        add(150_200, 5);
        add(150_400, 1);
        all.addAll(buckets.drain());

        assertThat(all.get(all.size() - 1)).satisfies(last -> {
            assertThat(last.worst()).isEqualTo(5 * MS);
            assertThat(last.length()).isEqualTo(100 * MS);
        });
    }

    @Test
    void at_the_end_the_open_bucket_is_told_with_the_ticks_that_are_overdue() {
        begin();
        add(10, 3);

        assertThat(buckets.finish(at(20), 10 * MS, at(135)))
                .containsExactly(bucket(0, 50, 115), bucket(50, 50, 85), bucket(100, 50, 35));
    }

    @Test
    void a_loop_that_is_in_time_at_the_end_has_no_overdue_tick() {
        begin();
        add(10, 3);
        add(60, 4);

        assertThat(buckets.finish(at(70), 10 * MS, at(75))).containsExactly(bucket(0, 50, 3), bucket(50, 50, 4));
    }

    @Test
    void a_loop_that_never_ran_a_tick_has_nothing_to_tell() {
        begin();

        assertThat(buckets.finish(at(10), 10 * MS, at(15))).isEmpty();
    }

    @Test
    void a_loop_and_its_reader_do_not_disturb_each_other() throws Exception {
        begin();
        long ticks = 400_000;
        CompletableFuture<Void> loop = CompletableFuture.runAsync(() -> {
            for (long i = 0; i < ticks; i++) {
                add(i * 25, 1 + i % 2);
            }
        });
        List<Bucket> all = new ArrayList<>();
        while (!loop.isDone()) {
            all.addAll(buckets.drain());
        }
        loop.get(60, TimeUnit.SECONDS);
        all.addAll(buckets.finish(at(ticks * 25), 25 * MS, at(ticks * 25)));

        assertThat(all).allSatisfy(bucket -> assertThat(bucket.worst()).isEqualTo(2 * MS));
        assertWithoutGaps(all, (ticks - 1) * 25);
    }

    /** From the start to a time, one after the other. */
    private static void assertWithoutGaps(List<Bucket> all, long untilMs) {
        long from = START;
        for (Bucket bucket : all) {
            assertThat(bucket.from()).isEqualTo(from);
            from += bucket.length();
        }
        assertThat(from - at(untilMs)).isPositive();
    }

    private void begin() {
        buckets.begin(START);
    }

    private void add(long ms, long lagMs) {
        buckets.add(at(ms), lagMs * MS);
    }

    private static Bucket bucket(long fromMs, long ms, long worstMs) {
        return new Bucket(at(fromMs), ms * MS, worstMs * MS);
    }

    /** The counter overflows in mid-test, as {@link System#nanoTime()} may. */
    private static long at(long ms) {
        return START + ms * MS;
    }
}
