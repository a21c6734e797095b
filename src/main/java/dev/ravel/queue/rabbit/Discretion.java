package dev.ravel.queue.rabbit;

import com.rabbitmq.client.impl.ForgivingExceptionHandler;

/** Keeps the client from writing to a log what is told by other ways: that a connection was lost. */
final class Discretion extends ForgivingExceptionHandler {
    @Override
    protected void log(String message, Throwable e) {}
}
