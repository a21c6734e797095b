package dev.ravel.queue;

/** The broker in memory keeps what is asked of all brokers. */
final class MemoryShardTest extends ShardContract {
    private final MemoryMake make = new MemoryMake(context.clockwork());

    @Override
    protected BrokerMake make() {
        return make;
    }
}
