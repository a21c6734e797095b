package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A gate that remembers who came. */
final class Porch implements Gate {
    private final BlockingQueue<Guest> guests = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> turnedAway = new LinkedBlockingQueue<>();

    record Guest(String node, Link link, Ear ear) {}

    @Override
    public Link.Hearer admitted(String node, Link link) {
        Guest guest = new Guest(node, link, new Ear());
        guests.add(guest);
        return guest.ear();
    }

    @Override
    public void turnedAway(String reason) {
        turnedAway.add(reason);
    }

    /** Waits for the next one. */
    Guest guest() throws InterruptedException {
        Guest guest = guests.poll(30, TimeUnit.SECONDS);
        assertThat(guest).as("a guest within 30 s").isNotNull();
        return guest;
    }

    /** Waits for the next reason. */
    String reason() throws InterruptedException {
        return turnedAway.poll(30, TimeUnit.SECONDS);
    }

    boolean empty() {
        return guests.isEmpty();
    }
}
