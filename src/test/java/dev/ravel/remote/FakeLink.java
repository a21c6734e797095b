package dev.ravel.remote;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is sent until the test takes it. */
final class FakeLink implements Link {
    private final List<Message> sent = new ArrayList<>();
    private boolean closed;

    @Override
    public void send(Message message) {
        if (!closed) {
            sent.add(message);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** All messages of this kind so far. */
    <T extends Message> List<T> all(Class<T> type) {
        return sent.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends Message> T last(Class<T> type) {
        List<T> all = all(type);
        return all.get(all.size() - 1);
    }

    List<Message.Lease> leases() {
        return all(Message.Tasks.class).stream()
                .flatMap(tasks -> tasks.leases().stream())
                .toList();
    }

    List<Message.Answer> answers() {
        return all(Message.Results.class).stream()
                .flatMap(results -> results.answers().stream())
                .toList();
    }

    List<Message.Claim> claims() {
        return all(Message.Claims.class).stream()
                .flatMap(claims -> claims.claims().stream())
                .toList();
    }

    List<Long> acknowledged() {
        return all(Message.Acks.class).stream()
                .flatMap(acks -> acks.leases().stream())
                .toList();
    }

    List<String> acknowledgedClaims() {
        return all(Message.Acks.class).stream()
                .flatMap(acks -> acks.claims().stream())
                .toList();
    }

    /** Forgets what was sent. */
    void clear() {
        sent.clear();
    }
}
