package dev.ravel.queue.redis;

import dev.ravel.queue.Connection;

/** Tells people how the connection fares, once each time. */
final class Fortune implements Line.Watcher {
    private final Connection connection;
    private final Address address;
    private Runnable whenBack = () -> {};

    Fortune(Connection connection, Address address) {
        this.connection = connection;
        this.address = address;
    }

    void whenBack(Runnable action) {
        this.whenBack = action;
    }

    @Override
    public void lost(String reason) {
        connection.told().accept(reason);
    }

    @Override
    public void back() {
        connection.told().accept(address + " is back");
        whenBack.run();
    }

    @Override
    public void givenUp(String reason) {
        connection.told().accept(reason);
    }
}
