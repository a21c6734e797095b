package dev.ravel.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Queue<Runnable> turns = new ArrayDeque<>();
    private final List<Object> received = new ArrayList<>();

    @Test
    void what_is_there_by_then_is_handed_over_in_one_turn() {
        Inbox<Integer> inbox = new Inbox<>(turns::add, received::add, () -> received.add("end"));

        inbox.add(1);
        inbox.add(2);

        assertThat(received).isEmpty();
        assertThat(turns).hasSize(1);
        turns.remove().run();
        assertThat(received).containsExactly(1, 2, "end");
    }

    @Test
    void a_turn_leaves_what_is_too_much_for_it_to_the_next() {
        Inbox<Integer> inbox = new Inbox<>(turns::add, received::add, () -> {});
        for (int i = 0; i <= Inbox.MOST; i++) {
            inbox.add(i);
        }

        turns.remove().run();
        assertThat(received).hasSize(Inbox.MOST);
        turns.remove().run();

        assertThat(received).hasSize(Inbox.MOST + 1).endsWith(Inbox.MOST);
        assertThat(turns).isEmpty();
    }

    @Test
    void what_comes_after_a_turn_gets_another() {
        Inbox<Integer> inbox = new Inbox<>(turns::add, received::add, () -> {});
        inbox.add(1);
        turns.remove().run();

        inbox.add(2);
        turns.remove().run();

        assertThat(received).containsExactly(1, 2);
        assertThat(turns).isEmpty();
    }

    @Test
    void what_a_receiver_adds_is_handed_over() {
        List<Inbox<Integer>> self = new ArrayList<>();
        Inbox<Integer> inbox = new Inbox<>(
                turns::add,
                item -> {
                    received.add(item);
                    if (item < 3) {
                        self.get(0).add(item + 1);
                    }
                },
                () -> {});
        self.add(inbox);

        inbox.add(1);
        while (!turns.isEmpty()) {
            turns.remove().run();
        }

        assertThat(received).containsExactly(1, 2, 3);
    }

    @Test
    void an_item_that_cannot_be_received_does_not_keep_back_those_behind_it() {
        Inbox<Integer> inbox = new Inbox<>(
                turns::add,
                item -> {
                    if (item == 1) {
                        throw new IllegalStateException("1");
                    }
                    received.add(item);
                },
                () -> {});
        inbox.add(1);
        inbox.add(2);
        assertThatThrownBy(() -> turns.remove().run()).hasMessage("1");

        turns.remove().run();

        assertThat(received).containsExactly(2);
    }

    @Test
    void what_is_there_can_be_handed_over_before_its_turn() {
        Inbox<Integer> inbox = new Inbox<>(turns::add, received::add, () -> {});
        for (int i = 0; i < 2 * Inbox.MOST; i++) {
            inbox.add(i);
        }

        inbox.drain();

        assertThat(received).hasSize(2 * Inbox.MOST);
    }

    @Test
    void nothing_is_lost_between_threads() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            int each = 20_000;
            CountDownLatch all = new CountDownLatch(2 * each);
            Inbox<Integer> inbox = new Inbox<>(
                    executor,
                    item -> {
                        received.add(item);
                        all.countDown();
                    },
                    () -> {});
            Thread other = new Thread(() -> fill(inbox, each));
            other.start();
            fill(inbox, each);

            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            other.join();
            assertThat(received).hasSize(2 * each);
        } finally {
            executor.shutdownNow();
        }
    }

    private static void fill(Inbox<Integer> inbox, int items) {
        for (int i = 0; i < items; i++) {
            inbox.add(i);
        }
    }
}
