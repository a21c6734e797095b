package dev.ravel.functional;

/** The queue on a RabbitMQ, skipped with a loud line where there is none. */
class RabbitQueueTest extends QueueContract {
    @Override
    TestBroker broker() {
        return TestBroker.rabbit();
    }
}
