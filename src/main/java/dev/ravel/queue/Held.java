package dev.ravel.queue;

import dev.ravel.bus.Ticket;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * A task that a worker has in hand, and the delivery by which it will be settled. Where a claim was lost, a later delivery
 * of the same takes the place of the earlier one. Others of the same task stand by until this one is settled.
 */
final class Held {
    private final List<Delivery> standBy = new ArrayList<>();
    private Delivery delivery;
    private boolean begun;
    private boolean lost;
    private boolean settling;

    Held(Delivery delivery) {
        this.delivery = delivery;
    }

    Ticket ticket() {
        return delivery.ticket();
    }

    Delivery delivery() {
        return delivery;
    }

    String queue() {
        return delivery.queue();
    }

    HandKey key() {
        return HandKey.of(ticket());
    }

    boolean lost() {
        return lost;
    }

    boolean begun() {
        return begun;
    }

    /** From here on the broker is asked to settle it: whatever becomes of the claim, that answer is waited for. */
    void settles() {
        settling = true;
    }

    /** Whether it may be worked on now, as far as is known of the claim; see {@link Delivery#begin}. */
    Future<Boolean> begin() {
        return delivery.begin().onSuccess(may -> begun |= may);
    }

    /** Another delivery of a task that is in hand. */
    void arrived(Delivery other) {
        if (lost && !settling && same(other)) {
            adopt(other);
        } else {
            standBy.add(other);
        }
    }

    /** The claim of one of the deliveries is lost. */
    void lost(Delivery gone) {
        if (gone != delivery) {
            standBy.remove(gone);
            return;
        }
        lost = true;
        standBy.stream().filter(this::same).findFirst().ifPresent(other -> {
            if (!settling) {
                standBy.remove(other);
                adopt(other);
            }
        });
    }

    private boolean same(Delivery other) {
        Task task = other.ticket().task();
        return task.equals(ticket().task()) && other.queue().equals(queue());
    }

    private void adopt(Delivery other) {
        delivery = other;
        lost = false;
        if (begun) {
            // Whether or not it may: it runs.
            other.begin();
        }
    }

    /** Takes out those that stand by. */
    List<Delivery> standBy() {
        List<Delivery> all = List.copyOf(standBy);
        standBy.clear();
        return all;
    }
}
