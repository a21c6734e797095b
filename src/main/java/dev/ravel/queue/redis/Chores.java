package dev.ravel.queue.redis;

import java.time.Duration;

/** What any worker does for all: puts tasks whose wait is over on their queues, and orphans those of lost workers. */
final class Chores {
    /** The next round comes before. */
    private static final Duration LATER = Duration.ofSeconds(2);

    private final Session session;

    Chores(Session session) {
        this.session = session;
    }

    void run() {
        sweep();
        move();
    }

    private void sweep() {
        session.runOnce(Script.SWEEP).onSuccess(reply -> {
            if (reply.number() > 0) {
                sweep();
            }
        });
    }

    private void move() {
        session.runOnce(Script.MOVE).onSuccess(reply -> {
            if (reply.number() == 0) {
                move();
            } else if (reply.number() > 0) {
                movesAfter(Duration.ofMillis(reply.number()));
            }
        });
    }

    /** Sooner than the next round, where that is due. */
    void movesAfter(Duration delay) {
        if (!delay.isNegative() && !delay.isZero() && delay.compareTo(LATER) < 0) {
            session.clockwork().timer().after(delay.plusMillis(1), this::move);
        }
    }
}
