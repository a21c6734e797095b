package dev.ravel.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
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
@Slow(10)
class PolitenessModelTest {
    private static final int STEPS = 20_000;
    private static final Duration LONG_AFTER = Duration.ofMinutes(10);
    private static final List<HostKey> HOSTS =
            IntStream.range(0, 12).mapToObj(i -> new HostKey("h" + i, 80)).toList();

    private final Random random = new Random(42);
    private final Set<Integer> given = new HashSet<>();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private int added;
    private int refusals;
    private Duration longest = Duration.ZERO;
    private NaivePoliteness naive;
    private Politeness<Integer> politeness;

    private void pace(int perHost, long minMs, long maxMs, long apartMs) {
        Delay delay = new Delay(Duration.ofMillis(minMs), Duration.ofMillis(maxMs), Duration.ofMillis(3));
        BackOff backOff = new BackOff(Duration.ofMillis(20), Duration.ofMillis(150), 0.3, Duration.ofMillis(200));
        Pace pace = new Pace(perHost, delay, Duration.ofMillis(apartMs), backOff);
        naive = new NaivePoliteness(pace, HOSTS);
        politeness = new Politeness<>(pace);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "1, 0, 0, 0",
        "3, 0, 0, 0",
        "0, 40, 40, 0",
        "1, 40, 40, 0",
        "2, 10, 70, 0",
        "1, 1, 1, 0",
        "4, 0, 300, 0",
        "2, 0, 50, 20",
        "0, 0, 0, 33"
    })
    void every_step_keeps_the_rules(int perHost, long minMs, long maxMs, long apartMs) {
        pace(perHost, minMs, maxMs, apartMs);
        for (int step = 0; step < STEPS; step++) {
            step();
            assertThat(politeness.waiting()).isEqualTo(naive.waiting());
            assertThat(politeness.onlyHost()).isEqualTo(naive.onlyHost());
        }
        drain();

        assertThat(given).hasSize(added).hasSizeGreaterThan(STEPS / 5);
        assertThat(refusals).isGreaterThan(STEPS / 50);
        assertThat(longest).isGreaterThan(Duration.ofMillis(20));
        assertThat(politeness.remembered()).isZero();
    }

    private void step() {
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> add();
            case 3 -> pass(random.nextInt(30));
            case 4 -> finishOne();
            case 5 -> reserve();
            case 6 -> beginOne();
            case 7 -> enter();
            default -> next();
        }
        if (random.nextInt(STEPS / 10) == 0) {
            withdraw();
        }
    }

    private void pass(long millis) {
        Instant before = now;
        now = before.plusMillis(millis);
        naive.pass(before, now);
    }

    private void add() {
        politeness.now(now);
        // Few tasks for most hosts, many for some; so that queues run empty and run full.
        HostKey host = anyOf(HOSTS.subList(0, random.nextInt(HOSTS.size()) + 1));
        int task = added++;
        if (random.nextInt(4) == 0) {
            naive.addFirst(host, task);
            politeness.addFirst(host, task);
        } else {
            naive.add(host, task);
            politeness.add(host, task);
        }
    }

    private <E> E anyOf(List<E> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void finishOne() {
        List<HostKey> busy = naive.busy();
        if (!busy.isEmpty()) {
            HostKey host = anyOf(busy);
            Instant started = anyOf(naive.inFlight(host));
            answer(host, started);
            naive.finish(host, started);
            politeness.finished(host);
        }
    }

    /** A refusal, a success or, as for a request that came to nothing, neither. */
    private void answer(HostKey host, Instant started) {
        int kind = random.nextInt(6);
        if (kind == 0) {
            double chance = random.nextDouble();
            Optional<Duration> wanted = random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis(Math.max(0, random.nextInt(300) - 30)));
            naive.refused(host, started, now, wanted, chance);
            politeness.refused(host, started, now, wanted, chance);
            refusals++;
        } else if (kind < 4) {
            naive.succeeded(host, started);
            politeness.succeeded(host, started);
        }
    }

    private boolean next() {
        double chance = random.nextDouble();
        Map<Integer, HostKey> candidates = naive.candidates(now);
        Optional<Integer> task = politeness.next(now, chance);
        given(task, candidates);
        task.map(candidates::get).ifPresent(host -> {
            keptBack(host);
            assertThat(naive.start(host, now, chance)).isEmpty();
        });
        return task.isPresent();
    }

    private void reserve() {
        Map<Integer, HostKey> candidates = naive.candidates(now);
        Optional<Integer> task = politeness.reserve(now);
        given(task, candidates);
        task.map(candidates::get).ifPresent(host -> {
            keptBack(host);
            assertThat(naive.reserve(host, now)).isEmpty();
        });
    }

    private void keptBack(HostKey host) {
        assertThat(politeness.keptBack()).isEqualTo(naive.keptBack(host));
        longest = longest.compareTo(politeness.keptBack()) < 0 ? politeness.keptBack() : longest;
    }

    private void enter() {
        HostKey host = anyOf(HOSTS);
        assertThat(politeness.enter(host)).isEqualTo(naive.enter(host));
    }

    private void given(Optional<Integer> task, Map<Integer, HostKey> candidates) {
        assertThat(task.isPresent()).isEqualTo(!candidates.isEmpty());
        naive.forget(now);
        if (task.isPresent()) {
            assertThat(candidates).containsKey(task.get());
            assertThat(given.add(task.get())).isTrue();
        } else {
            assertThat(politeness.nextAt()).isEqualTo(naive.nextAt());
            assertThat(politeness.remembered()).isEqualTo((int) naive.alive(now));
        }
    }

    private void beginOne() {
        if (!naive.reserving().isEmpty()) {
            HostKey host = anyOf(naive.reserving());
            double chance = random.nextDouble();
            assertThat(politeness.begin(host, now, chance).isEmpty()).isEqualTo(naive.begin(host, now, chance));
        }
    }

    private void withdraw() {
        Set<Integer> taken = new HashSet<>();
        politeness.withdraw(task -> assertThat(taken.add(task)).isTrue());
        assertThat(taken).isEqualTo(naive.withdraw());
        given.addAll(taken);
    }

    private void drain() {
        while (politeness.waiting() > 0
                || !naive.busy().isEmpty()
                || !naive.reserving().isEmpty()) {
            while (next()) {
                finishOne();
            }
            beginOne();
            finishOne();
            pass(5);
        }
        now = now.plus(LONG_AFTER);
        next();
    }

    @ParameterizedTest
    @CsvSource({"0, 40", "1, 40"})
    void a_clock_set_back_again_and_again_neither_shortens_a_delay_nor_holds_anybody_up(int perHost, long delayMs) {
        pace(perHost, delayMs, delayMs, 0);
        Map<Integer, HostKey> left = new HashMap<>();
        for (int task = 0; task < STEPS; task++) {
            left.put(task, HOSTS.get(random.nextInt(HOSTS.size())));
            politeness.add(left.get(task), task);
        }
        Map<HostKey, Long> starts = new HashMap<>();
        long elapsed = 0;
        for (int round = 0; round < 10 * STEPS && politeness.waiting() > 0; round++) {
            Optional<HostKey> host = politeness.next(now, 0).map(left::remove);
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
