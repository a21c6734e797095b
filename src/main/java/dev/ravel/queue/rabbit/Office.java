package dev.ravel.queue.rabbit;

import dev.ravel.bus.RubbishException;
import dev.ravel.bus.Ticket;
import java.util.Optional;

/** What everything that takes messages works with. */
record Office(Line line, Post post, Settling settling, Pulse pulse) {
    Names names() {
        return settling.mail().names();
    }

    /** The ticket, if it is time for it and it can be read; otherwise the message is where it belongs already. */
    Optional<Ticket> read(Message message, Queue queue) {
        if (settling.mail().early(message)) {
            settling.onwards(message, queue);
            return Optional.empty();
        }
        try {
            return Optional.of(settling.mail().read(message.body()));
        } catch (RubbishException e) {
            settling.bury(message, "a ticket that " + e.getMessage());
            return Optional.empty();
        }
    }
}
