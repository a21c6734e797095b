package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears one end of a link, and can be asked from another thread. */
final class Ear implements Link.Hearer {
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    private record Closed(String reason) {}

    @Override
    public void received(Message message) {
        heard.add(message);
    }

    @Override
    public void rubbish(String reason) {
        throw new AssertionError("a connection ends at rubbish");
    }

    @Override
    public void closed(String reason) {
        heard.add(new Closed(reason));
    }

    /** Waits for it. */
    void hears(Message message) throws InterruptedException {
        assertThat(next()).isEqualTo(message);
    }

    /** Waits for it. */
    void hearsEnd(String reason) throws InterruptedException {
        assertThat(next()).isEqualTo(new Closed(reason));
    }

    Object next() throws InterruptedException {
        Object next = heard.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("heard within 30 s").isNotNull();
        return next;
    }

    void hasHeardNothingMore() {
        assertThat(heard).isEmpty();
    }
}
