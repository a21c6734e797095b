package dev.ravel.functional;

import dev.ravel.Slow;

/** The queue on a RabbitMQ, skipped with a loud line where there is none. */
@Slow(170)
class RabbitQueueTest extends QueueContract {
    @Override
    TestBroker broker() {
        return TestBroker.rabbit();
    }
}
