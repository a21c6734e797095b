package dev.ravel.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.url.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random steps, each compared with {@link NaivePoliteness}. */
class PolitenessModelTest {
    private static final int STEPS = 10_000;
    private static final List<HostKey> HOSTS =
            IntStream.range(0, 12).mapToObj(i -> new HostKey("h" + i, 80)).toList();

    private final Random random = new Random(42);
    private final Set<Integer> given = new HashSet<>();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private int added;
    private NaivePoliteness naive;
    private Politeness<Integer> politeness;

    private void pace(int perHost, long delayMs) {
        Pace pace = new Pace(perHost, Duration.ofMillis(delayMs));
        naive = new NaivePoliteness(pace, HOSTS);
        politeness = new Politeness<>(pace);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "3, 0", "0, 40", "1, 40", "2, 40", "1, 1", "4, 300"})
    void every_step_keeps_the_rules(int perHost, long delayMs) {
        pace(perHost, delayMs);
        for (int step = 0; step < STEPS; step++) {
            step();
            assertThat(politeness.waiting()).isEqualTo(naive.waiting());
        }
        drain(delayMs);

        assertThat(given).hasSize(added).hasSizeGreaterThan(STEPS / 5);
        assertThat(politeness.remembered()).isZero();
    }

    private void step() {
        switch (random.nextInt(5)) {
            case 0, 1 -> add();
            case 2 -> now = now.plusMillis(random.nextInt(30));
            case 3 -> finishOne();
            default -> next();
        }
    }

    private void add() {
        // Few tasks for most hosts, many for some; so that queues run empty and run full.
        HostKey host = HOSTS.get(random.nextInt(random.nextInt(HOSTS.size()) + 1));
        int task = added++;
        if (random.nextInt(4) == 0) {
            naive.addFirst(host, task);
            politeness.addFirst(host, task);
        } else {
            naive.add(host, task);
            politeness.add(host, task);
        }
    }

    private void finishOne() {
        List<HostKey> busy = naive.busy();
        if (!busy.isEmpty()) {
            HostKey host = busy.get(random.nextInt(busy.size()));
            naive.finish(host);
            politeness.finished(host);
        }
    }

    private boolean next() {
        Map<Integer, HostKey> candidates = naive.candidates(now);
        Optional<Integer> task = politeness.next(now);
        assertThat(task.isPresent()).isEqualTo(!candidates.isEmpty());
        if (task.isEmpty()) {
            assertThat(politeness.nextAt()).isEqualTo(naive.nextAt());
            assertThat(politeness.remembered()).isEqualTo((int) naive.alive(now));
            return false;
        }
        assertThat(candidates).containsKey(task.get());
        assertThat(given.add(task.get())).isTrue();
        assertThat(naive.start(candidates.get(task.get()), now)).isEmpty();
        return true;
    }

    private void drain(long delayMs) {
        while (politeness.waiting() > 0 || !naive.busy().isEmpty()) {
            while (next()) {
                finishOne();
            }
            finishOne();
            now = politeness.nextAt().filter(now::isBefore).orElse(now);
        }
        now = now.plusMillis(delayMs);
        next();
    }

    @ParameterizedTest
    @CsvSource({"0, 40", "1, 40"})
    void a_clock_set_back_again_and_again_neither_shortens_a_delay_nor_holds_anybody_up(int perHost, long delayMs) {
        pace(perHost, delayMs);
        Map<Integer, HostKey> left = new HashMap<>();
        for (int task = 0; task < STEPS; task++) {
            left.put(task, HOSTS.get(random.nextInt(HOSTS.size())));
            politeness.add(left.get(task), task);
        }
        Map<HostKey, Long> starts = new HashMap<>();
        long elapsed = 0;
        for (int round = 0; round < 10 * STEPS && politeness.waiting() > 0; round++) {
            Optional<HostKey> host = politeness.next(now).map(left::remove);
            host.ifPresentOrElse(politeness::finished, () -> soon(delayMs));
            if (host.isPresent()) {
                Long before = starts.put(host.get(), elapsed);
                assertThat(before == null || elapsed - before >= delayMs).isTrue();
            }
            int passed = random.nextInt(10);
            elapsed += passed;
            now = now.plusMillis(passed).minusSeconds(random.nextInt(50) == 0 ? 3600 : 0);
        }
        assertThat(left).isEmpty();
    }

    private void soon(long delayMs) {
        assertThat(politeness.nextAt().orElseThrow()).isBeforeOrEqualTo(now.plusMillis(delayMs));
    }
}
