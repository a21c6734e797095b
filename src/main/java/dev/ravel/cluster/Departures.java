package dev.ravel.cluster;

import java.util.function.Consumer;

/** Tells of who has left; nothing else. */
record Departures(Consumer<String> left) implements Membership {
    @Override
    public void joined(String member) {}

    @Override
    public void left(String member) {
        left.accept(member);
    }

    @Override
    public void merged() {}
}
