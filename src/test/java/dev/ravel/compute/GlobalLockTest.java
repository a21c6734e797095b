package dev.ravel.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No test measures a time: intervals are either over at once or never. */
class GlobalLockTest {
    private static final long DEADLINE_S = 60;
    private static final int ROUNDS = 5_000;

    private final GlobalLock impatient = new GlobalLock(Duration.ofNanos(1));
    private final GlobalLock patient = new GlobalLock(Duration.ofHours(1));
    private final List<Thread> threads = new ArrayList<>();
    private int inside;
    private long counted;

    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_S));
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private <T> FutureTask<T> start(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return task;
    }

    private <T> FutureTask<T> startUnder(GlobalLock lock, Callable<T> action) {
        return start(() -> under(lock, action));
    }

    private static <T> T under(GlobalLock lock, Callable<T> action) throws Exception {
        Turn turn = lock.take();
        try {
            return action.call();
        } finally {
            turn.close();
        }
    }

    private static <T> T result(FutureTask<T> task) throws InterruptedException, ExecutionException, TimeoutException {
        return task.get(DEADLINE_S, TimeUnit.SECONDS);
    }

    private static void until(BooleanSupplier holds) {
        long from = System.nanoTime();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime() - from).isLessThan(TimeUnit.SECONDS.toNanos(DEADLINE_S));
            Thread.onSpinWait();
        }
    }

    private void untilWaiting(int thread) {
        until(() -> threads.get(thread).getState() == Thread.State.TIMED_WAITING);
    }

    private Void computeAlone(GlobalLock lock) {
        for (int round = 0; round < ROUNDS; round++) {
            try (Turn turn = lock.take()) {
                step();
                turn.check();
                step();
            }
        }
        return null;
    }

    /** Not atomic: two threads at once would lose counts, or see each other. */
    private void step() {
        assertThat(++inside).isEqualTo(1);
        counted++;
        inside--;
    }

    @Test
    void one_thread_computes_at_a_time_however_impatient_the_others_are() throws Exception {
        everyThreadCountsAlone(impatient);
    }

    @Test
    void who_waits_is_woken_by_the_end_of_another_and_not_only_by_the_clock() throws Exception {
        everyThreadCountsAlone(patient);
    }

    private void everyThreadCountsAlone(GlobalLock lock) throws Exception {
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tasks.add(start(() -> computeAlone(lock)));
        }
        for (FutureTask<Void> task : tasks) {
            result(task);
        }
        assertThat(counted).isEqualTo(4L * 2 * ROUNDS);
    }

    @Test
    void two_threads_that_compute_all_the_time_have_it_again_and_again() throws Exception {
        List<String> holders = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch both = new CountDownLatch(2);
        FutureTask<Void> one = start(() -> computeUntilSwitched("one", holders, both));
        FutureTask<Void> other = start(() -> computeUntilSwitched("other", holders, both));
        result(one);
        result(other);

        assertThat(holders).hasSizeGreaterThanOrEqualTo(100);
        for (int i = 1; i < holders.size(); i++) {
            assertThat(holders.get(i)).isNotEqualTo(holders.get(i - 1));
        }
    }

    private Void computeUntilSwitched(String name, List<String> holders, CountDownLatch both) throws Exception {
        both.countDown();
        both.await();
        try (Turn turn = impatient.take()) {
            while (impatient.switches() < 100) {
                if (holders.isEmpty() || !holders.get(holders.size() - 1).equals(name)) {
                    holders.add(name);
                }
                turn.check();
            }
            holders.add(name + ", at its end");
        }
        return null;
    }

    @Test
    void a_thread_that_is_alone_never_gives_way() {
        try (Turn turn = impatient.take()) {
            long waited = turn.waited();
            for (int i = 0; i < ROUNDS; i++) {
                turn.check();
            }
            assertThat(turn.waited()).isEqualTo(waited);
        }
        assertThat(impatient.switches()).isEqualTo(1);
    }

    @Test
    void who_was_asked_to_give_way_goes_on_when_another_has_computed() throws Exception {
        Turn mine = impatient.take();
        FutureTask<Integer> other = startUnder(impatient, () -> ++inside);
        until(impatient::asked);
        assertThat(inside).isZero();
        long waited = mine.waited();
        mine.check();

        assertThat(inside).isEqualTo(1);
        assertThat(mine.waited()).isGreaterThan(waited);
        assertThat(impatient.switches()).isEqualTo(3);
        mine.close();
        assertThat(result(other)).isEqualTo(1);
    }

    @Test
    void who_was_asked_and_is_through_cannot_have_it_again_before_another() throws Exception {
        Turn mine = impatient.take();
        FutureTask<Integer> other = startUnder(impatient, () -> ++inside);
        until(impatient::asked);
        mine.close();
        Turn again = impatient.take();

        assertThat(inside).isEqualTo(1);
        again.close();
        assertThat(result(other)).isEqualTo(1);
    }

    @Test
    void nobody_is_asked_before_the_interval_is_over() throws Exception {
        Turn mine = patient.take();
        FutureTask<Integer> other = startUnder(patient, () -> ++inside);
        untilWaiting(0);
        mine.check();
        assertThat(inside).isZero();
        assertThat(patient.asked()).isFalse();
        mine.close();

        assertThat(result(other)).isEqualTo(1);
    }

    @Test
    void a_thread_that_is_interrupted_while_it_waits_keeps_its_place_and_its_status() throws Exception {
        Turn mine = patient.take();
        FutureTask<Boolean> other = startUnder(patient, () -> {
            inside++;
            return Thread.currentThread().isInterrupted();
        });
        untilWaiting(0);
        threads.get(0).interrupt();
        // The status is cleared when the thread has noticed; it then waits once more.
        until(() -> !threads.get(0).isInterrupted());
        untilWaiting(0);
        assertThat(inside).isZero();
        mine.close();

        assertThat(result(other)).isTrue();
    }

    @Test
    void a_thread_that_was_interrupted_before_waits_all_the_same() throws Exception {
        Turn mine = patient.take();
        FutureTask<Boolean> other = start(() -> {
            Thread.currentThread().interrupt();
            return under(patient, () -> Thread.currentThread().isInterrupted());
        });
        untilWaiting(0);
        mine.close();

        assertThat(result(other)).isTrue();
    }

    @Test
    void an_exception_while_computing_frees_it() throws Exception {
        FutureTask<Void> failing = startUnder(patient, () -> {
            throw new IllegalStateException("as planned");
        });
        assertThat(failing)
                .failsWithin(Duration.ofSeconds(DEADLINE_S))
                .withThrowableThat()
                .withMessageContaining("as planned");

        result(start(() -> computeAlone(patient)));
    }

    @Test
    void the_interval_is_that_of_cpython() {
        assertThat(GlobalLock.SWITCH_INTERVAL).hasMillis(5);
    }
}
