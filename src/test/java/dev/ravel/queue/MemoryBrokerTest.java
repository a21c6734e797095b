package dev.ravel.queue;

/** The broker in memory keeps what is asked of all brokers. */
final class MemoryBrokerTest extends BrokerContract {
    private final MemoryMake make = new MemoryMake(context.clockwork());

    @Override
    protected BrokerMake make() {
        return make;
    }

    @Override
    protected void leave(String job, byte[] notice) {
        run(() -> make.leave(job, notice));
    }
}
